"""A proper name that differs.

Two capitalised words inside a sentence. A transliteration (Sergey, Sergeï) is ``spelling``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.model import WORD
from provenance.text.names import same_name
from provenance.text.words import dictionary, plain

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

_PARTICLES = frozenset(
    [
        "de",
        "da",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "bin",
        "al",
        "el",
        "of",
        "the",
        "y",
        "e",
    ]
)
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "sen",
        "rep",
        "gov",
        "pres",
        "col",
        "lt",
        "sgt",
        "st",
        "sr",
        "sra",
        "lic",
        "ing",
        "dip",
        "mme",
        "mlle",
        "m",
    ]
)
_SENTENCE = re.compile(r"[.?!…:;\n“\"]")


def _claims(place: Place) -> Claim | None:
    base, witness = place.base, place.witness
    if not (base.size and witness.size) or max(base.size, witness.size) > 5:
        return None
    if any(kind != WORD for kind in (*base.kinds, *witness.kinds)):
        return None
    sides = [_names(part, place.language) for part in (base, witness)]
    if not any(sides) or not (all(sides) or _lower_case(witness if sides[0] else base)):
        return None
    if base.size == witness.size and all(
        left == right
        or plain(left) == plain(right)
        or same_name(left, right)
        or _stem(left) == _stem(right)
        for left, right in zip(base.words, witness.words, strict=True)
    ):
        return None  # one name, spelled otherwise
    return Claim()


def _stem(word: str) -> str:
    """Leave out what makes a name a plural, a possessive or a people: America, Americans."""
    return re.sub(r"(?:['’]?s|ns?|ans?|ians?|['’])$", "", word.casefold())


def _names(part: Part, language: str) -> bool:
    """Whether the words are capitalised because they are names, not because of their place."""
    words = [w for w in part.words if w.casefold() not in _PARTICLES]
    if not words or not all(
        (w[:1].isupper() and w[1:] != w[1:].upper()) or _initials(w) for w in words
    ):
        return False
    if language == "de":
        return False  # all nouns are capitalised
    around = part.word_at(part.at.start - 1), part.word_at(part.at.end)
    if all(w.isupper() for w in words) and any(len(w) > 1 and w.isupper() for w in around):
        return False  # among capitals a capital says nothing
    opens = part.follows_special or _SENTENCE.search(part.before) is not None
    if opens and part.word_at(part.at.start - 1).casefold() in _ABBREVIATIONS:
        opens = "\n" in part.before
    known = dictionary(language)
    return not opens or all(
        word.casefold().removesuffix("'s") not in known or _seen_inside(part, word)
        for word in words
    )


def _initials(word: str) -> bool:
    return 1 < len(word) <= 5 and word.isupper()


def _seen_inside(part: Part, word: str) -> bool:
    """Whether ``word`` stands capitalised in mid-sentence elsewhere, and never in lower case."""
    content = part.tokens.content
    return (
        re.search(rf"[\w,] {re.escape(word)}\b", content) is not None
        and re.search(rf"\b{re.escape(word.lower())}\b", content) is None
    )


def _lower_case(part: Part) -> bool:
    """Whether the whole text knows no capitals, as machine transcripts do."""
    sample = part.tokens.content[:20_000]
    return sum(map(str.isupper, sample)) * 200 < sum(map(str.isalpha, sample))


plugin = Detector(
    code="name",
    rank=220,
    group="substance",
    severity="critical",
    meaning="A proper name that differs.",
    claims=_claims,
)
