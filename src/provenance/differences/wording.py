"""Other words.

What no other code has claimed. Articles, conjunctions and another number or tense of the same word
are a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._absence import is_broken_off
from provenance.differences._detector import Claim, Detector
from provenance.differences.boilerplate import is_outside
from provenance.model import ANNOTATION, WORD
from provenance.text.light_words import is_inflected, is_light
from provenance.text.negations import positive, strip
from provenance.text.words import plain

if TYPE_CHECKING:
    from provenance.differences._place import Place


def _claims(place: Place) -> Claim:
    if place.base.only(ANNOTATION) and place.witness.only(ANNOTATION):
        return Claim("another stage direction or interpreter’s mark", "info")
    one, other, language = place.base.forms, place.witness.forms, place.language
    if not one or not other or not (place.base.only(WORD) and place.witness.only(WORD)):
        return Claim()
    if is_outside(place.base) and is_outside(place.witness):
        return Claim("in a heading, outside of what is said", "info")
    for stump, word in ((place.base, place.witness), (place.witness, place.base)):
        begun = stump.size == word.size == 1 and word.forms[0].startswith(stump.forms[0])
        short = begun and stump.after[:1] in tuple("-–—") and len(stump.forms[0]) < 3
        if short or (begun and is_broken_off(stump, language)):
            return Claim("a word broken off", "info")
    if _says_no_alike(one, other, language):
        return Claim("the same negation, said otherwise", "info")
    if is_light(one, language) and is_light(other, language):
        return Claim("articles, prepositions or other small words", "warning")
    if len(one) == len(other) == 1:
        if plain(one[0], language) == plain(other[0], language):
            return Claim("an accent makes it another word", "warning")
        if is_inflected(one[0], other[0], language):
            return Claim("another form of the same word", "warning")
    return Claim()


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
