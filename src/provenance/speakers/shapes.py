"""What a phrase looks like as a label: a role, an office, a titled name, a name, or nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from provenance.speakers.vocabulary import FIRST_PERSON, MONTHS, NOT_NAMES
from provenance.text.names import Name, fold, parse, strip
from provenance.text.titles import ARTICLES, COURTESIES, OFFICES, PARTICLES

Shape = Literal["role", "office", "titled", "name", ""]
Case = Literal["capitals", "mixed", "uncased"]

_MONTHS = frozenset(fold(month) for month in MONTHS)
_NOTE = re.compile(r"[ \t]\([^()]{0,80}\)[ \t*_]*$")
"""What a label says of the voice, in brackets: (via telephone)."""
LONGEST = 240
"""No label is longer, not even one that runs over several lines."""


@lru_cache(maxsize=65536)
def case_of(text: str) -> Case:
    """Say how the letters of a label are written; titles in small letters do not count."""
    text = _NOTE.sub("", text.partition(" of ")[0]) or text
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 1 and fold(w) not in PARTICLES]
    if not any(c.isupper() or c.islower() for c in text):
        return "uncased"
    last = words[-1] if words else text
    bare = last[2:] if last[:2] in ("Mc", "Mac") else last
    if bare.isupper() and (len(words) < 2 or sum(w.isupper() for w in words) * 2 >= len(words)):
        return "capitals"
    return "capitals" if text.isupper() else "mixed"


def shape_of(text: str) -> tuple[Shape, Name, str]:
    """Say what a phrase looks like as a label: a role, an office, a titled name, a name, nothing.

    >>> shape_of("SECRETARY KERRY")[0], shape_of("QUESTION")[0], shape_of("I underscore")[0]
    ('titled', 'role', '')
    """
    return _judged(text)[:3]


def why_none(text: str) -> str:
    """Say why a phrase looks like no label; empty if it looks like one.

    >>> why_none("I underscore"), why_none("MR KIRBY")
    ('“underscore” is no part of a name', '')
    """
    return _judged(text)[3]


@lru_cache(maxsize=65536)
def _judged(text: str) -> tuple[Shape, Name, str, str]:
    key = fold(strip(text))
    name = parse(text)

    def nothing(why: str) -> tuple[Shape, Name, str, str]:
        return "", name, key, why

    if not key:
        return nothing("there is no word in it")
    if len(key) > LONGEST:
        return nothing("it is too long")
    strange = next((c for c in key if c in '?!;=@{}|<>%$"“”…'), "")
    if strange:
        return nothing(f"it holds {strange}")
    if name.affiliation and not _affiliated(name):
        return nothing("what follows the comma is no house or office")
    if name.number and name.words and name.words[-1] in _MONTHS:
        return nothing("it is a date")
    if name.role:
        if case_of(text) == "mixed" and not strip(text)[:1].isupper():
            return nothing("it is written small")
        return "role", name, key, ""
    if not name.surname:
        return ("office", name, key, "") if _office(name) else nothing("it addresses somebody")
    why = _no_name(name)
    if why:
        return nothing(why)
    if name.title or (name.affiliation and text.isupper() and _opens_office(name.affiliation)):
        return "titled", name, key, ""
    return "name", name, key, ""


def _no_name(name: Name) -> str:
    """Why what a label would call somebody is no name; empty if it is one."""
    words = name.full.split()
    if len(words) > 7:
        return "it has too many words for a name"
    if not _nameable(words[0]):
        return f"“{words[0]}” is no part of a name"
    # Within a long name any capital word may be a surname: Mónica Georgina Cinco Basurto.
    doubtful = [word for word in words[1:] if not _nameable(word)]
    if len(doubtful) > (len(words) > 3 and not any(word.islower() for word in words)):
        return f"“{doubtful[0]}” is no part of a name"
    if fold(words[-1]) in PARTICLES:
        return f"no name ends in “{words[-1]}”"
    if not _title(name):
        return f"“{name.title}” is no title"
    lone = len(words) == 1 and not name.title and fold(words[0]) in PARTICLES | ARTICLES
    return "it is no name" if lone else ""


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
    if not words or words[0].islower() or not name.office:
        return False
    if name.gender and case_of(name.title) != "capitals":
        # Nobody is addressed with an article: "El señor presidente", "M. le président".
        opened = [fold(word) for word in words[:2]]
        short = len(opened) > 1 and len(opened[0]) <= 3 and opened[0] in COURTESIES
        told = opened[0] in ARTICLES or (short and opened[1] in ARTICLES)
        return told and _title(name)
    return _title(name)


def _affiliated(name: Name) -> bool:
    words = [fold(w) for w in name.affiliation.split()]
    if len(words) > 30 or any(w in FIRST_PERSON for w in words):
        return False
    small = sum(w[:1].islower() and fold(w) not in PARTICLES for w in name.affiliation.split())
    return len(name.words) > 1 or bool(name.title or name.role) or small == 0
