"""Names and labels: what a label says, and whether two of them name one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from provenance.text.spelling import fold, romanize, same_name, same_word, skeleton
from provenance.text.titles import (
    ARTICLES,
    COURTESIES,
    NATIONALITIES,
    OFFICES,
    PARTICLES,
    QUALIFIERS,
    ROLES,
    SUFFIXES,
)
from provenance.text.variants import NICKNAMES

__all__ = [
    "Name",
    "fold",
    "parse",
    "recapitalize",
    "same_name",
    "same_person",
    "same_speaker",
    "skeleton",
    "strip",
]

LONGEST = 260
"""No label is longer than this many characters; the rest is not looked at."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a label says: ``SECRETARY KERRY, State Department`` has title, surname, affiliation.

    Everything is as printed. ``role`` is the canonical speaking role ("question"), ``office`` the
    canonical office ("president"), ``gender`` m, f or empty; ``number`` tells Speaker 1 from 2.
    """

    title: str = ""
    role: str = ""
    office: str = ""
    gender: str = ""
    number: str = ""
    given: str = ""
    surname: str = ""
    affiliation: str = ""

    @property
    def full(self) -> str:
        """The name without title: given name and surname, or what there is of them."""
        return f"{self.given} {self.surname}".strip()

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name, particles left out."""
        return tuple(w for w in fold(self.full).split() if w not in PARTICLES)


_STAMP = re.compile(r"\\?[\[(<]?\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\\?[\])>]?")
_EDGE = ' \t\r\n\u00a0*_#>-–—:：.,;\\•\ufeff\u200b\u200e\u200f"“”«»'
_AGENCY = re.compile(r"\s(?:-|–|—|/|\|)\s")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_GLUED = re.compile(r"(?<!\w)([^\W\d_])\.(?=[^\W\d_])")


def strip(label: str) -> str:
    """Take marks, colon, time stamp and agency prefix off a label.

    >>> strip("**USPA NEWS - SECRETARY KERRY:**"), strip("[00:01:02] JOHN KERRY:")
    ('SECRETARY KERRY', 'JOHN KERRY')
    """
    bare = _STAMP.sub(" ", label[:LONGEST]).strip(_EDGE)
    if bare[:1] in ("[", "(") and bare[-1:] in ("]", ")"):
        bare = bare[1:-1].strip(_EDGE)
    parts = _AGENCY.split(bare)
    if len(parts) > 1:
        # What stands before a dash is an agency when what stands after it is somebody.
        last = parts[-1].strip(_EDGE)
        if _opens_with_title(last) or fold(last) in ROLES:
            return last
        if _opens_with_title(parts[0]) or len(parts[-1].split()) > 4:
            return parts[0].strip(_EDGE)
        return last
    return bare


def _opens_with_title(text: str) -> bool:
    words = fold(text).split()
    return any(
        " ".join(words[:n]) in OFFICES or " ".join(words[:n]) in COURTESIES
        for n in range(1, min(4, len(words)) + 1)
    )


@lru_cache(maxsize=65536)
def parse(label: str) -> Name:
    """Read a label or a name; never fails, and finds no more than is there.

    >>> parse("FOREIGN MINISTER LAVROV:").surname, parse("Staffan de Mistura").surname
    ('LAVROV', 'de Mistura')
    >>> parse("QUESTION:").role, parse("The President.").office
    ('question', 'president')
    """
    bare = strip(label)
    notes = " ".join(_BRACKET.findall(bare)).strip(_EDGE)
    bare = " ".join(_BRACKET.sub(" ", bare).split())
    bare, _, affiliation = bare.partition(",")
    if fold(affiliation) in SUFFIXES:
        affiliation = ""
    affiliation = (affiliation or notes).strip(_EDGE)
    if (holder := _holder(bare, notes)) is not None:
        return holder
    number = ""
    found = re.search(r"\s*[#№]?(\d{1,3})$", bare)
    if found:
        number, bare = found.group(1), bare[: found.start()].strip(_EDGE)
    words = _GLUED.sub(r"\1. ", bare.strip(_EDGE)).split()
    folded = [fold(word) or word for word in words]
    while folded and folded[-1] in SUFFIXES and len(folded) > 1:
        words.pop()
        folded.pop()
    plain = folded[1:] if len(folded) > 1 and folded[0] in ARTICLES else folded
    whole = " ".join(plain)
    for phrase in (whole, " ".join(folded)):
        if phrase in ROLES:
            role, gender = ROLES[phrase], _gender(phrase)
            return Name(bare, role, "", gender, number, affiliation=affiliation)
    title, office, gender, at = _title(folded)
    rest, small = words[at:], folded[at:]
    if title and "of" in small[1:-1] and not affiliation:  # Mr. SMITH of Ohio
        edge = small.index("of", 1)
        affiliation = " ".join(rest[edge + 1 :])
        rest, small = rest[:edge], small[:edge]
    given, surname = _split(rest, small)
    return Name(
        title=" ".join(words[:at]) if title else "",
        office=office,
        gender=gender,
        number=number,
        given=given,
        surname=surname,
        affiliation=affiliation,
    )


def _holder(bare: str, notes: str) -> Name | None:
    """Read an office that names its holder in brackets: The Minister for Ports (Robert Marsh)."""
    words = bare.split()
    if not 3 < len(words) <= 14 or not 1 < len(notes.split()) <= 6 or _BRACKET.search(notes):
        return None
    folded = [fold(word) for word in words]
    if folded[0] != "the" or not {"of", "for"} & set(folded[2:-1]) or not words[1][:1].isupper():
        return None
    office = next((OFFICES[w] for w in folded[1:4] for w in (w, w.rpartition("-")[2])
                   if w in OFFICES), "")  # fmt: skip
    person = parse(notes)
    if not office or not person.surname or person.affiliation or not _named(notes):
        return None
    return Name(bare, "", office, person.gender, "", person.given, person.surname, "")


def _named(notes: str) -> bool:
    """Whether every word begins with a capital, as in the name of a person."""
    return all(word[:1].isupper() for word in notes.split())


def _gender(role: str) -> str:
    """Whether a role is a man's or a woman's: moderador, moderadora; moderateur, moderatrice."""
    for man, woman in (("", "a"), ("o", "a"), ("eur", "rice"), ("ии", "ая")):
        if role.endswith(woman) and ROLES.get(role.removesuffix(woman) + man) == ROLES[role]:
            return "f"
        if role.endswith(man) and ROLES.get(role[: len(role) - len(man)] + woman) == ROLES[role]:
            return "m"
    return ""


def _title(folded: list[str]) -> tuple[bool, str, str, int]:
    """Find where the title ends: at the end of the last courtesy or office before the name."""
    office = gender = ""
    end = at = _article(folded)
    limit = min(len(folded), 9)
    while at < limit:
        for size in range(min(5, len(folded) - at), 0, -1):
            phrase = " ".join(folded[at : at + size])
            if phrase in OFFICES and _leads_to(folded[end:at]):
                office = OFFICES[phrase]
            elif (phrase in COURTESIES or (phrase == "c" and at == 1 == end)) and (
                size > 1 or at in {0, end}
            ):
                told = COURTESIES.get(phrase, "n")
                gender = gender or (told if told in "mf" else "")
            else:
                continue
            at += size
            end = at
            break
        else:
            at += 1
    if end == _article(folded):
        end = 0
    return end > 0, office, gender, end


def _article(folded: list[str]) -> int:
    """1 where an article opens a form of address ("El señor", "El C."), else 0."""
    opened = len(folded) > 2 and folded[0] in ARTICLES
    return int(opened and (folded[1] in COURTESIES or folded[1] == "c"))


def _leads_to(before: list[str]) -> bool:
    """Whether words may stand before an office: "Russian", "UN Special", but no whole phrase."""
    body = before[1:] if before and before[0] in ARTICLES else before
    return len(body) <= 3 and all(
        word in QUALIFIERS or (len(word) > 4 and word.endswith(NATIONALITIES)) for word in body
    )


def _split(words: list[str], folded: list[str]) -> tuple[str, str]:
    if not words:
        return "", ""
    if len(words) == 1:
        return "", words[0]
    later = folded[1:]
    cyrillic = "\u0400" <= words[0][0] <= "\u04ff"
    if all(len(w) == 1 for w in later) and len(folded[0]) > 1 and (cyrillic or len(later) > 1):
        initials = [f"{word.rstrip('.')}." for word in words[1:]]
        return " ".join(initials), words[0]  # Иванов И.И.
    for at, word in enumerate(folded):
        if word in PARTICLES and (at > 0 or len(words) <= 3) and at < len(words) - 1:
            return " ".join(words[:at]), " ".join(words[at:])
    return " ".join(words[:-1]), words[-1]


def recapitalize(name: str) -> str:
    """Write a name that is printed in capitals as names are written.

    >>> recapitalize("ANDRÉS MANUEL LÓPEZ OBRADOR"), recapitalize("STAFFAN DE MISTURA")
    ('Andrés Manuel López Obrador', 'Staffan de Mistura')
    """
    if not name.isupper() or len(name) < 3:
        return name
    words = []
    for at, word in enumerate(name.split()):
        lower = word.lower()
        if at and fold(word) in PARTICLES:
            words.append(lower)
        elif "." in word and len(word) <= 6:
            words.append(word)
        else:
            written = re.sub(r"(?:^|(?<=[-'’]))\w", lambda m: m.group().upper(), lower)
            words.append(re.sub(r"^Mc(\w)", lambda m: "Mc" + m.group(1).upper(), written))
    return " ".join(words)


def same_speaker(one: str, other: str) -> bool:
    """Whether two labels can name one speaker, as far as the labels themselves tell.

    >>> same_speaker("SECRETARY KERRY:", "John Kerry"), same_speaker("QUESTION", "Q")
    (True, True)
    >>> same_speaker("Owen Smith", "Chloe Smith"), same_speaker("MR SMITH", "MRS SMITH")
    (False, False)
    """
    if fold(strip(one)) == fold(strip(other)):
        return True
    return same_person(parse(one), parse(other))


def same_person(one: Name, other: Name) -> bool:
    """Whether two parsed names can mean one person or role."""
    if one.number != other.number:
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if one.role or other.role:
        return one.role == other.role != ""
    first, second = one.words, other.words
    if not first or not second:
        return bool(one.office) and one.office == other.office
    return _same_words(first, second)


def _same_words(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    if len(first) > len(second):
        first, second = second, first
    if len(first) == 1:
        # A bare surname: the last word of the other name, or an inner one of a long name.
        inner = second[1:-1] if len(second) >= 3 else ()
        return same_word(first[0], second[-1]) or any(
            len(w) > 2 and same_word(first[0], w) for w in inner
        )
    tail = second[len(second) - len(first) :]
    if len(second) > len(first) and all(map(same_word, first, tail)):
        return True  # López Obrador is Andrés Manuel López Obrador
    if not _same_given(first[0], second[0]):
        return False
    at = 1
    for place, word in enumerate(first[1:], 2):
        # A surname is nobody's initial: John Adams is not John A. Smith.
        alike = _same_inner if place < len(first) else same_word
        while at < len(second) and not alike(word, second[at]):
            at += 1
        if at == len(second):
            return False
        at += 1
    return same_word(first[-1], second[-1]) or len(second) >= 3


def _same_given(one: str, other: str) -> bool:
    if same_word(one, other):
        return True
    if len(one) == 1 or len(other) == 1:
        return romanize(one)[0] == romanize(other)[0]
    return NICKNAMES.get(one, one) == NICKNAMES.get(other, other)


def _same_inner(one: str, other: str) -> bool:
    if len(one) <= 2 or len(other) <= 2:
        return romanize(one)[0] == romanize(other)[0]
    return same_word(one, other)
