"""Words grown together where a capital letter stands inside: ``AgreementRemarks``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.findings._words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

SEAM = re.compile(r"[a-zß-öø-ÿа-яё](?=[A-ZÀ-ÖØ-ÞА-ЯЁ][a-zß-öø-ÿа-яё])")
BEFORE = re.compile(r"(?<![\w@/#.\-'’`])[^\W\d_]{2,40}\Z")
AFTER = re.compile(r"[^\W\d_a-zß-öø-ÿа-яё][a-zß-öø-ÿа-яё]{1,40}(?![\w@/`(]|\.\w)")
PREFIXES = words_of(
    "mac mc fitz de del della van von la le les du di da dos al el ben bin abu "
    "saint san ap info tele euro news you face whats tik linked wiki power micro "
    "inter you pay i e my"
)


@dataclass(frozen=True, slots=True)
class Glue:
    """Two words without a space between them: the span of both, and where the second begins."""

    start: int
    middle: int
    end: int


def glued(view: View) -> tuple[Glue, ...]:
    """Return the places where a word ends and another begins with a capital without a space."""
    return view.once(_glued)


def _glued(view: View) -> tuple[Glue, ...]:
    return () if view.raw_markup else tuple(_places(view))


def _places(view: View) -> Iterator[Glue]:
    words, content = view.words, view.content
    for seam in SEAM.finditer(content):
        middle = seam.end()
        before = BEFORE.search(content, max(0, middle - 42), middle)
        after = AFTER.match(content, middle)
        if not before or not after:
            continue
        one, other = before.group().lower(), after.group().lower()
        if one in PREFIXES or len(one) < 3 or len(other) < 3:
            continue
        if words[one + other] > 2:
            continue  # printed so again and again: a name such as YouTube
        glue = Glue(before.start(), middle, after.end())
        known = bool(words[one]) + bool(words[other])
        if known == 2 or (known and in_heading(view, glue)):
            yield glue


def line_around(view: View, glue: Glue) -> tuple[int, int]:
    """Return the span of the line that holds ``glue``."""
    start = view.content.rfind("\n", 0, glue.start) + 1
    end = view.content.find("\n", glue.end)
    return start, end if end >= 0 else len(view.content)


def in_heading(view: View, glue: Glue) -> bool:
    """Whether ``glue`` stands in a heading: a line that nobody says and no full stop closes."""
    turns = view.turns
    if turns and glue.start >= turns[0].span.start:
        return any(
            part.span.start <= glue.start < part.span.end for part in view.transcript.unattributed
        )
    start, end = line_around(view, glue)
    line = view.content[start:end].strip()
    return bool(turns) or (len(line) < 250 and view.ending(end, start) not in ".!?…")
