"""Other words.

What no other code has claimed. Articles, conjunctions and another number or tense of the same word
are a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._absence import is_begun
from provenance.differences._detector import Claim, Detector
from provenance.differences.boilerplate import in_heading, is_outside
from provenance.model import ANNOTATION, WORD
from provenance.text.contractions import spelled_out
from provenance.text.light_words import is_inflected, is_light, means_the_same
from provenance.text.negations import positive, strip
from provenance.text.words import plain

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place


def _claims(place: Place) -> Claim:
    if place.base.only(ANNOTATION) and place.witness.only(ANNOTATION):
        return Claim("another stage direction or interpreter’s mark", "info")
    one, other, language = place.base.forms, place.witness.forms, place.language
    if not one or not other or not (place.base.only(WORD) and place.witness.only(WORD)):
        return Claim()
    sides = place.base, place.witness
    if all(map(is_outside, sides)) or all(map(in_heading, sides)):
        return Claim("in a heading, outside of what is said", "info")
    for stump, word in ((place.base, place.witness), (place.witness, place.base)):
        if is_begun(stump, word, language):
            return Claim("a word broken off", "info")
    if _says_no_alike(one, other, language):
        return Claim("the same negation, said differently", "info")
    if means_the_same(one, other, language):
        return Claim("a word of the same meaning", "warning")
    light = is_light(one, language) and is_light(other, language)
    if light or _auxiliaries(one, other, language):
        return Claim("articles, prepositions or other small words", "warning")
    if plain("".join(one), language) == plain("".join(other), language):
        return Claim("an accent makes it another word", "warning")
    if len(one) == len(other) == 1 and is_inflected(one[0], other[0], language):
        return Claim("another form of the same word", "warning")
    return Claim()


def _auxiliaries(one: list[str], other: list[str], language: str) -> bool:
    """Whether all that parts two readings is a contracted small word: "I've" and "I"."""
    long = [spelled_out(forms, language) for forms in (one, other)]
    if long == [one, other]:
        return False
    left, right = long
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return all(not rest or is_light(rest, language) for rest in (left, right))


def inflects(one: Part, other: Part, language: str) -> bool:
    """Whether two words are one in another number or tense, or but for an accent.

    Small words are left to their place.
    """
    if one.size != 1 or other.size != 1 or not (one.only(WORD) and other.only(WORD)):
        return False
    if plain(one.forms[0], language) == plain(other.forms[0], language):
        return True
    small = is_light(one.forms, language) or is_light(other.forms, language)
    return not small and is_inflected(one.forms[0], other.forms[0], language)


def _says_no_alike(one: list[str], other: list[str], language: str) -> bool:
    """Whether both sides deny the same: "was never", "wasn't ever"."""
    left, negated_left = strip(one, language)
    right, negated_right = strip(other, language)
    if not negated_left or negated_left != negated_right:
        return False
    denied = [set(strip(positive(forms, language), language)[0]) for forms in (one, other)]
    return denied[0] == denied[1] or set(left) == set(right)


plugin = Detector(
    code="wording",
    rank=999,
    group="substance",
    severity="critical",
    meaning="Other words.",
    claims=_claims,
)
