"""One word, spelled differently.

Accents, British and American spelling, an apostrophe added or dropped, words that sound alike
(its, it's), slips by which one of the two is no word of the language, contractions (information
only) and transliterated names (information only). Two words that look alike are other wording:
thinking, thanking.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.text.abbreviations import abbreviates
from provenance.text.contractions import is_contracted
from provenance.text.names import same_name
from provenance.text.negations import strip
from provenance.text.words import (
    is_optional_accent,
    is_short_slip,
    plain,
    same_word,
    sounds_alike,
)

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

_APOSTROPHES = ("'", "’", "‘")

LONGEST_NAME = 8
"""What an abbreviation stands for has at most so many words."""


def _claims(place: Place) -> Claim | None:
    base, witness = place.base, place.witness
    if any(base.kinds) or any(witness.kinds):
        return None  # labels and stage directions
    if is_abbreviation(place):
        return Claim("abbreviated", "info")
    one_each = base.size == witness.size == 1
    denied = strip(base.forms, place.language) if one_each else ([], 0)
    if denied[0] and denied == strip(witness.forms, place.language):
        return Claim("contracted", "info")
    if is_contraction(place):
        return Claim("contracted", "info")
    if not one_each:
        return Claim() if _is_parted(base.forms, witness.forms) else None
    one, other = base.forms[0], witness.forms[0]
    if _may_be_name(place) and (
        plain(one) == plain(other) or _one_name(base.words[0], witness.words[0])
    ):
        return Claim("the same name, spelled differently", "info")
    if is_optional_accent(one, other, place.language):
        return Claim("an accent that the orthography has made optional", "info")
    if sounds_alike(one, other, place.language):
        return Claim("two words that sound alike")
    slip = (
        (base.words[0] + witness.words[0]).islower()
        and is_short_slip(one, other, place.language)
        and not any(part.after[:1] in tuple("-–—") for part in (base, witness))  # begun, perhaps
    )
    return Claim() if slip or same_word(one, other, place.language) else None


def _is_parted(one: list[str], other: list[str]) -> bool:
    """Whether one word is written as two, and has lost an apostrophe: "bull's-eye", "bullseye"."""
    if sorted((len(one), len(other))) != [1, 2] or "'" not in "".join(one + other):
        return False
    return "".join(one).replace("'", "") == "".join(other).replace("'", "")


def is_abbreviation(place: Place) -> bool:
    """Whether one side is the short form of the other: U.S. and United States."""
    base, witness = place.base, place.witness
    if not (base.size and witness.size) or max(base.size, witness.size) > LONGEST_NAME:
        return False
    if is_initial(base) != is_initial(witness):
        short, long = (base, witness) if is_initial(base) else (witness, base)
        return long.size == 1 and long.words[0].istitle() and long.words[0][0] == short.words[0]
    return abbreviates(base.words, witness.words, place.language) or abbreviates(
        witness.words, base.words, place.language
    )


def is_initial(part: Part) -> bool:
    """Whether a letter stands for a name before another: "J." before "Brown"."""
    if part.size != 1 or len(part.forms[0]) != 1:
        return False
    letter = part.words[0]
    following = part.word_at(part.at.end)
    return letter.isupper() and part.after == ". " and following.istitle()


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
    if any(part.seen_inside(part.words[0]) for part in parts):
        return True
    return all(_goes_on(part) for part in parts)


def _goes_on(part: Part) -> bool:
    """Whether a name goes on behind a word that opens a sentence: "Sergey" before "Antonov"."""
    following = part.word_at(part.at.end)
    named = part.words[0].istitle() and following.istitle() and len(following) > 2
    return named and part.after == " " and not part.seen_small(part.words[0])


def _elided(part: Part) -> list[str]:
    """Return the compared forms, an apostrophe before the first that the place has taken along."""
    if part.forms and part.printed[:1] in _APOSTROPHES:
        return [f"'{part.forms[0]}", *part.forms[1:]]
    return part.forms


def is_contraction(place: Place) -> bool:
    """Whether one word stands for another, or for two: "we're" and "we are", "pra" and "para"."""
    short, long = _elided(place.other), _elided(place.fuller)
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
    meaning="One word, spelled differently.",
    claims=_claims,
)
