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
from provenance.text.contractions import is_contracted
from provenance.text.names import same_name
from provenance.text.negations import strip
from provenance.text.words import is_optional_accent, is_short_slip, plain, same_word

if TYPE_CHECKING:
    from provenance.differences._place import Place

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
    if is_contraction(place):
        return Claim("contracted", "info")
    if not one_each:
        return None
    one, other = base.forms[0], witness.forms[0]
    if _may_be_name(place) and (
        plain(one) == plain(other) or _one_name(base.words[0], witness.words[0])
    ):
        return Claim("the same name, spelled otherwise", "info")
    if is_optional_accent(one, other, place.language):
        return Claim("an accent that the orthography has made optional", "info")
    slip = (base.words[0] + witness.words[0]).islower() and is_short_slip(
        one, other, place.language
    )
    return Claim() if slip or same_word(one, other, place.language) else None


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
    """Whether one word stands for another, or for two: "we're" and "we are", "pra" and "para"."""
    short, long = place.other.forms, place.fuller.forms
    if len(short) != 1:
        return False
    return is_contracted(short[0], long, place.language) or (
        len(long) == 1 and is_contracted(long[0], short, place.language)
    )


plugin = Detector(
    code="spelling",
    rank=230,
    group="substance",
    severity="warning",
    meaning="One word, spelled otherwise.",
    claims=_claims,
)
