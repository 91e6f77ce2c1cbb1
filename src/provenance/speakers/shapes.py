"""What a phrase looks like as a label: a role, an office, a titled name, a name, or nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from provenance.speakers.vocabulary import FIRST_PERSON, NOT_NAMES
from provenance.text.names import Name, fold, parse, strip
from provenance.text.titles import ARTICLES, OFFICES, PARTICLES

Shape = Literal["role", "office", "titled", "name", ""]
Case = Literal["capitals", "mixed", "uncased"]

LONGEST = 240
"""No label is longer, not even one that runs over several lines."""


@lru_cache(maxsize=65536)
def case_of(text: str) -> Case:
    """Say how the letters of a label are written; titles in small letters do not count."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 1 and fold(w) not in PARTICLES]
    if not any(c.isupper() or c.islower() for c in text):
        return "uncased"
    last = words[-1] if words else text
    bare = last[2:] if last[:2] in ("Mc", "Mac") else last
    if bare.isupper() and (len(words) < 2 or sum(w.isupper() for w in words) * 2 >= len(words)):
        return "capitals"
    return "capitals" if text.isupper() else "mixed"


@lru_cache(maxsize=65536)
def shape_of(text: str) -> tuple[Shape, Name, str]:
    """Say what a phrase looks like as a label: a role, an office, a titled name, a name, nothing.

    >>> shape_of("SECRETARY KERRY")[0], shape_of("QUESTION")[0], shape_of("I underscore")[0]
    ('titled', 'role', '')
    """
    key = fold(strip(text))
    name = parse(text)
    nothing: tuple[Shape, Name, str] = ("", name, key)
    if not key or len(key) > LONGEST or any(c in key for c in '?!;=@{}|<>%$"“”…'):
        return nothing
    if name.affiliation and not _affiliated(name):
        return nothing
    if name.role:
        return ("role" if case_of(text) != "mixed" or text[:1].isupper() else ""), name, key
    if not name.surname:
        return ("office" if _office(name) else ""), name, key
    words = name.full.split()
    if not 0 < len(words) <= 7 or not _nameable(words[0]):
        return nothing
    # Within a long name any capital word may be a surname: Mónica Georgina Cinco Basurto.
    doubtful = sum(not _nameable(word) for word in words[1:])
    if doubtful > (len(words) > 3 and not any(word.islower() for word in words)):
        return nothing
    if fold(words[-1]) in PARTICLES or not _title(name):
        return nothing
    if name.title or (name.affiliation and text.isupper() and _opens_office(name.affiliation)):
        return "titled", name, key
    if fold(words[0]) in PARTICLES | ARTICLES and len(words) < 2:
        return nothing
    return "name", name, key


def _opens_office(affiliation: str) -> bool:
    words = fold(affiliation).split()
    return any(" ".join(words[:size]) in OFFICES for size in (1, 2, 3))


def _nameable(word: str) -> bool:
    folded = fold(word)
    if folded in PARTICLES:
        return True
    if len(folded) == 1:
        return word[:1].isupper()  # an initial
    if folded in NOT_NAMES or not folded:
        return False
    first = word.lstrip("'’`\"(")[:1]
    if not first.isalpha() or first.islower():
        return folded.startswith(("al-", "el-", "d'", "l'")) and not word.islower()
    return sum(c.isdigit() for c in word) == 0


def _title(name: Name) -> bool:
    """Whether the words before a name are a title and no sentence ("Thank you, Mr. Kerry")."""
    allowed = {"united", "states", "nations", "european", "union", "of", "for", "federal"}
    first = True
    for word in name.title.split():
        folded = fold(word)
        if folded in NOT_NAMES and folded not in allowed | PARTICLES | ARTICLES:
            return False
        if first and word[:1].islower():
            return False
        first = False
    return True


def _office(name: Name) -> bool:
    """Whether an office alone labels somebody; with a courtesy it addresses him instead."""
    words = name.title.split()
    if not words or words[0].islower():
        return False
    if name.gender and case_of(name.title) != "capitals":
        return False
    return _title(name)


def _affiliated(name: Name) -> bool:
    words = [fold(w) for w in name.affiliation.split()]
    if len(words) > 30 or any(w in FIRST_PERSON for w in words):
        return False
    small = sum(w[:1].islower() and fold(w) not in PARTICLES for w in name.affiliation.split())
    return len(name.words) > 1 or bool(name.title or name.role) or small == 0
