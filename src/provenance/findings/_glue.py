"""Words grown together where a capital letter stands inside: ``AgreementRemarks``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
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

OPENING, CLOSING = '("“‘«[*_', ').,;:!?…"”’»]*_'
SWARM = 3
"""Sure places from which on the doubtful ones are taken for damage too: it comes in swarms."""


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
    if view.raw_markup:
        return ()
    likely = list(_places(view))
    wanted = {_parts(view, glue) for glue in likely}
    beside = _beside_each_other(view, wanted) if wanted else set()
    sure = [glue for glue in likely if _two_words(view, glue, beside)]
    return tuple(likely if len(sure) >= SWARM else sure)


def _places(view: View) -> Iterator[Glue]:
    """Yield where two words could be grown together; names may be among them."""
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
        printed = words[one] or words[other] or one in view.small
        if not printed and not (view.known(one) and view.known(other)):
            continue
        yield Glue(before.start(), middle, after.end())


def _parts(view: View, glue: Glue) -> tuple[str, str]:
    """Return the two words as printed."""
    return view.content[glue.start : glue.middle], view.content[glue.middle : glue.end]


def _two_words(view: View, glue: Glue, beside: set[tuple[str, str]]) -> bool:
    """Whether the text itself shows that the two are words of their own.

    In names of firms, programs and functions (ExxonMobil, forEach) the parts are known words as
    well. What such names lack: that the two stand beside each other elsewhere, or that the second
    one has its capital elsewhere too.
    """
    one, other = _parts(view, glue)
    both = view.known(one.lower()) and view.known(other.lower())
    if in_heading(view, glue):
        link = "](" in view.content[slice(*line_around(view, glue))]
        return not link and bool(view.words[one.lower()] or view.words[other.lower()])
    if (one, other) in beside:
        return True
    name = other in view.names or other.lower() not in view.dictionary
    if one.lower() in view.small:
        return name
    return one.islower() and both and other in view.names


def _beside_each_other(view: View, wanted: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return which pairs of words, printed so, stand beside each other somewhere in the text."""
    firsts = {one for one, _ in wanted}
    pairs = (
        (one.lstrip(OPENING), other.rstrip(CLOSING))
        for one, other in pairwise(view.content.split())
        if one.lstrip(OPENING) in firsts
    )
    return wanted.intersection(pairs)


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
