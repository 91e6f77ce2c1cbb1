"""Pages of which every line bears its number: depositions, hearings before a court.

The numbers are left out of the text, which is read as any other; so are the heads and feet of the
pages, which stand outside the numbered lines. A page that ends becomes an anchor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._cues import lines_of
from provenance.formats._draft import Draft, bounded
from provenance.formats._format import Format
from provenance.model import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Text, Transcript

_NUMBERED: Final = re.compile(r"[ \t\f]{0,12}(\d{1,2})(?:[ \t]{1,40}|$)(?![.)])")
_FEWEST, _MOST = 15, 40
"""Lines on a page that is numbered."""
_LEAST: Final = 20
_EMPTY: Final = 12
"""Characters of a line that holds hardly more than its number."""
_SAMPLE: Final = 600
_INDENT: Final = 6
"""Spaces by which a paragraph begins farther to the right than its other lines."""


def _claims(text: Text) -> bool:
    """Claim lines that nearly all count up, from one again on each page."""
    content = text.content
    counted = steps = filled = spoken = 0
    last = 0
    tops: list[int] = []
    for _, (start, end, number) in zip(range(_SAMPLE), _lines(content), strict=False):
        filled += 1
        if number is None:
            continue
        counted += 1
        spoken += end - start > _EMPTY
        if number == last + 1:
            steps += 1
        elif number == 1:
            steps += 1
            tops.append(last)
        last = number
    if (
        counted < _LEAST
        or spoken * 2 < counted
        or counted * 10 < filled * 7
        or steps * 20 < counted * 19
    ):
        return False
    ends = tops[1:] if tops[:1] == [0] else tops
    return (bool(ends) and all(_FEWEST <= top <= _MOST for top in ends)) or (
        not ends and _FEWEST <= last <= _MOST
    )


def _lines(content: str) -> Iterator[tuple[int, int, int | None]]:
    """Yield the lines that hold anything, each with the number that it begins with."""
    for start, end in lines_of(content):
        if content[start:end].strip(" \t\f\ufeff"):
            found = _NUMBERED.match(content, start, min(end, start + 60))
            yield start, end, int(found[1]) if found else None


def _read(text: Text) -> Transcript:
    bounded(text, "numbered-lines")
    content = text.content
    draft = Draft(text)
    last = count = outside = 0
    edge = _edge(content)
    for start, end, number in _lines(content):
        found = _NUMBERED.match(content, start, min(end, start + 60))
        if number is None or found is None or number not in (last + 1, 1):
            outside += 1
            draft.gap("\n")
            draft.begin("page header" if last > _FEWEST or not last else "page footer")
            draft.words(start, end)
            draft.end()
            draft.gap("\n")
            continue
        last = number
        count += 1
        said = found.end()
        if said >= end or not content[said:end].strip():
            draft.gap("\n\n")
            continue
        draft.gap("\n\n" if said - start >= edge + _INDENT or _opens(content, said, end) else "\n")
        draft.words(said, end)
    if not count:
        raise FormatError(
            f"{text.source.path}: declared lines with their numbers, and none begins with one. "
            "Correct the format in the catalogue, or leave it out"
        )
    told = [Step("line numbers", f"{count:,} left out", 0.95)]
    if outside:
        told.append(Step("page furniture", f"{outside:,} lines outside the numbers", 0.9))
    return draft.finish("numbered-lines", *told)


_OPENS: Final = re.compile(r"(?:[QA]\.?[ \t]|(?:BY )?[A-Z][A-Z.' -]{2,40}:)")


def _opens(content: str, start: int, end: int) -> bool:
    """Whether a line begins with a letter for question or answer, or a label in capitals."""
    return bool(_OPENS.match(content, start, end))


def _edge(content: str) -> int:
    """Return how far from the left most numbered lines begin to speak."""
    widths: dict[int, int] = {}
    for _, (start, end, _) in zip(range(_SAMPLE), _lines(content), strict=False):
        found = _NUMBERED.match(content, start, min(end, start + 60))
        if found and found.end() < end:
            width = found.end() - start
            widths[width] = widths.get(width, 0) + 1
    return max(widths, key=lambda width: (widths[width], -width), default=0)


plugin = Format(
    code="numbered-lines",
    rank=260,
    meaning="pages of which every line bears its number, as courts print them",
    claims=_claims,
    read=_read,
)
