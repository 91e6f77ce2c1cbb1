"""One word, spelled otherwise.

Accents, British and American spelling, an apostrophe added or dropped, slips by which one of the
two is no word of the language, contractions (information only) and transliterated names
(information only). Two words that look alike are other wording: thinking, thanking.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.model import WORD
from provenance.text.abbreviations import abbreviates
from provenance.text.names import same_name
from provenance.text.negations import strip
from provenance.text.words import plain, same_word

if TYPE_CHECKING:
    from provenance.differences._place import Place

_CONTRACTED = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'m", "am"),
    ("'s", "is"),
    ("'s", "has"),
    ("'d", "would"),
    ("'d", "had"),
)


_SPOKEN = {
    ("gonna", "going", "to"),
    ("wanna", "want", "to"),
    ("gotta", "got", "to"),
    ("kinda", "kind", "of"),
    ("sorta", "sort", "of"),
    ("oughta", "ought", "to"),
    ("oughtta", "ought", "to"),
    ("hafta", "have", "to"),
    ("lemme", "let", "me"),
    ("gimme", "give", "me"),
    ("dunno", "don't", "know"),
    ("outta", "out", "of"),
    ("gotcha", "got", "you"),
    ("alright", "all", "right"),
}


LONGEST_NAME = 8
"""What an abbreviation stands for has at most so many words."""


def _claims(place: Place) -> Claim | None:
    base, witness = place.base, place.witness
    if any(kind != WORD for kind in (*base.kinds, *witness.kinds)):
        return None
    if is_abbreviation(place):
        return Claim("abbreviated", "info")
    one_each = base.size == witness.size == 1
    if one_each and strip(base.forms, place.language) == strip(witness.forms, place.language):
        return Claim("contracted", "info")
    if sorted((base.size, witness.size)) == [1, 2]:
        return Claim("contracted", "info") if is_contraction(place) else None
    if not one_each:
        return None
    one, other = base.forms[0], witness.forms[0]
    if _may_be_name(place) and (
        plain(one) == plain(other) or _one_name(base.words[0], witness.words[0])
    ):
        return Claim("the same name, spelled otherwise", "info")
    return Claim() if same_word(one, other, place.language) else None


def is_abbreviation(place: Place) -> bool:
    """Whether one side is the short form of the other: U.S. and United States."""
    base, witness = place.base, place.witness
    if not (base.size and witness.size) or max(base.size, witness.size) > LONGEST_NAME:
        return False
    return abbreviates(base.words, witness.words, place.language) or abbreviates(
        witness.words, base.words, place.language
    )


def _one_name(one: str, other: str) -> bool:
    """Whether two words are one name, both of them possessives or neither."""
    stems = [re.sub(r"['’]s?$", "", word) for word in (one, other)]
    owned = [stem != word for stem, word in zip(stems, (one, other), strict=True)]
    return owned[0] == owned[1] and same_name(*stems)


def _may_be_name(place: Place) -> bool:
    """Whether a single word is a name: with a capital, and no word of the language that opens."""
    parts = place.base, place.witness
    if not any(part.words[0][:1].isupper() for part in parts):
        return False
    if not any(part.opens for part in parts):
        return True
    return any(part.seen_inside(part.words[0]) for part in parts)


def is_contraction(place: Place) -> bool:
    """Whether one word stands for two: "we're" and "we are"."""
    short, long = place.other.forms, place.fuller.forms
    if len(short) != 1 or len(long) != 2:
        return False
    if (short[0], *long) in _SPOKEN:
        return True
    if short[0] in ("cannot", "won't", "can't"):
        return long in (["can", "not"], ["will", "not"]) and short[0][0] == long[0][0]
    return any(short[0] == long[0] + end and long[1] == word for end, word in _CONTRACTED)


plugin = Detector(
    code="spelling",
    rank=230,
    group="substance",
    severity="warning",
    meaning="One word, spelled otherwise.",
    claims=_claims,
)
