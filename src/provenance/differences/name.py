"""A proper name that differs.

Two capitalised words inside a sentence. A transliteration (Sergey, Sergeï) is ``spelling``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._absence import is_begun
from provenance.differences._detector import Claim, Detector
from provenance.differences.spelling import is_abbreviation, is_contraction
from provenance.text.homographs import knows_capitals
from provenance.text.light_words import is_light
from provenance.text.names import same_name
from provenance.text.words import dictionary, is_variant, plain

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
_PEOPLES = ("s", "'s", "'", "n", "ns", "n's", "an", "ans", "an's", "ian", "ians", "ian's")
_SENTENCE_END = re.compile(r"[a-zà-ÿ]{3}[.?!…]\s")
_SENTENCE = re.compile(r"[.?!…:;\n“\"]")


def _claims(place: Place) -> Claim | None:
    base, witness = place.base, place.witness
    if not (base.size and witness.size) or max(base.size, witness.size) > 5:
        return None
    if any(base.kinds) or any(witness.kinds):
        return None  # labels and stage directions
    sides = [_names(part, place.language) for part in (base, witness)]
    if not any(sides) or not (
        all(sides) or not knows_capitals((witness if sides[0] else base).tokens.content)
    ):
        return None
    if is_abbreviation(place) or is_contraction(place):
        return None
    if is_begun(base, witness, place.language) or is_begun(witness, base, place.language):
        return None
    if any(_SENTENCE_END.search(part.printed) for part in (base, witness)):
        return None  # two sentences are no name
    if base.size == witness.size and all(
        left == right
        or plain(left) == plain(right)
        or same_name(possessed(left), possessed(right))
        or is_variant(left.casefold(), right.casefold(), place.language)
        or not _stems(left).isdisjoint(_stems(right))
        for left, right in zip(base.words, witness.words, strict=True)
    ):
        return None  # one name, spelled otherwise
    return Claim()


_PRONOUNS = frozenset(
    "i you he she it we they that there this these those who what here where how y".split()
)
_VERBS = frozenset("ll d m ma mma ve re all".split())
"""What is left of a verb behind an apostrophe; "'s" may be somebody's."""

_OWNED = re.compile(r"['’]s?$")
_ENDINGS = re.compile(r"(?:['’]?s|ns?|ans?|ians?|['’])$")


def possessed(word: str) -> str:
    """Return whose something is: "Qaida" of "Qaida's"."""
    return _OWNED.sub("", word)


def _stems(word: str) -> set[str]:
    """Leave out what makes a name a plural, a possessive or a people: America, Americans.

    >>> sorted(_stems("Americans") & _stems("American"))
    ['americ', 'america', 'american']
    """
    folded = word.casefold().replace("’", "'")
    cut = (folded.removesuffix(ending) for ending in _PEOPLES if len(folded) > len(ending) + 2)
    return {folded, *cut}


def _names(part: Part, language: str) -> bool:
    """Whether the words are capitalised because they are names, not because of their place."""
    if part.printed.islower():
        return False
    words = [w for w in part.words if w.casefold() not in _PARTICLES]
    if not words or not all(
        (w[:1].isupper() and w[1:] != w[1:].upper()) or _initials(w) for w in words
    ):
        return False
    if any(_is_short_for(word) for word in words):
        return False
    if language == "de":
        return False  # all nouns are capitalised
    around = part.word_at(part.at.start - 1), part.word_at(part.at.end)
    if all(w.isupper() for w in words) and any(len(w) > 1 and w.isupper() for w in around):
        return False  # among capitals a capital says nothing
    opens = part.follows_special or _SENTENCE.search(part.before) is not None
    last = part.word_at(part.at.start - 1)
    if opens and (last.casefold() in _ABBREVIATIONS or (len(last) == 1 and last.isupper())):
        opens = "\n" in part.before
    if not opens or _begins_name(part, language):
        return True
    known = dictionary(language)
    return all(
        word.casefold().removesuffix("'s") not in known or part.seen_inside(word) for word in words
    )


def _is_short_for(word: str) -> bool:
    """Whether a pronoun runs into a verb: "I'll", "There'd"."""
    head, mark, tail = word.casefold().replace("’", "'").partition("'")
    return bool(mark) and tail in _VERBS and head in _PRONOUNS


def _begins_name(part: Part, language: str) -> bool:
    """Whether a name goes on behind the place: "Cecilia" before "Yardley"."""
    following = part.word_at(part.at.end)
    return (
        part.after == " "
        and following[:1].isupper()
        and following[1:].islower()
        and part.size == 1
        and not is_light(part.forms, language)
        and (following.casefold() not in dictionary(language) or part.seen_inside(following))
    )


def _initials(word: str) -> bool:
    return 1 < len(word) <= 5 and word.isupper()


plugin = Detector(
    code="name",
    rank=220,
    group="substance",
    severity="critical",
    meaning="A proper name that differs.",
    claims=_claims,
)
