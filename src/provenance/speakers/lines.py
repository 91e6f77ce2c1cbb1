"""The lines of a text, trimmed, with what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"\S[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*")
_WRITTEN = re.compile(r"(?:\\n)+")
_FIELD_AHEAD = re.compile(r"\\n(?=[#=*_\-]|[A-Z][A-Za-z ]{1,24}:)")
_FIELDS = 3
"""So many fields behind "\\n" show that line ends were written out, and no path on a disk."""
_RULE = re.compile(r"[\s\\]*[-=_*~—–─═#]{3,}[\s\\]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something: its span without outer white space, and its surroundings.

    ``gap`` says that an empty line (or the beginning of the text) comes before it, ``rule`` that
    it is nothing but a drawn line.
    """

    start: int
    end: int
    gap: bool
    rule: bool


def lines_of(content: str) -> list[Line]:
    """Return the lines of ``content`` that are not empty, in order."""
    found: list[Line] = []
    before = 0
    for match in _LINE.finditer(content):
        start, end = match.span()
        while end > start and content[end - 1].isspace():
            end -= 1
        if not found and "\\n" in content[start:end]:
            found = _written_out(content, start, end)
            before = end
            if found:
                continue
            before = start
        between = content[before:start]
        breaks = between.count("\n") or between.count("\r") or (2 if "\f" in between else 1)
        found.append(Line(start, end, not found or breaks > 1, _is_rule(content, start, end)))
        before = end
    return found


def _is_rule(content: str, start: int, end: int) -> bool:
    return (
        end - start < 400
        and content[start] in "-=_*~—–─═#\\"
        and bool(_RULE.match(content[start:end]))
    )


def _written_out(content: str, start: int, end: int) -> list[Line]:
    """Return the lines of a heading whose line ends are written as a backslash and an n.

    The first words of the speech may stand on the same line. Nothing is returned for other text.
    """
    if content.startswith("\\n", start):
        return []
    if len(_FIELD_AHEAD.findall(content, start, end)) < _FIELDS:
        return []
    found: list[Line] = []
    at, gap = start, True
    for match in [*_WRITTEN.finditer(content, start, end), None]:
        stop = match.start() if match else end
        first, last = at, stop
        while first < last and content[first].isspace():
            first += 1
        while last > first and content[last - 1].isspace():
            last -= 1
        if first < last:
            found.append(Line(first, last, gap, _is_rule(content, first, last)))
            gap = False
        if match:
            at, gap = match.end(), gap or len(match.group()) > len("\\n")
    return found


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ``first`` to ``last`` (both in) between which no empty line stands."""

    first: int
    last: int
    start: int
    end: int


def blocks_of(lines: Sequence[Line], first: int, last: int) -> list[Block]:
    """Group the lines from ``first`` up to but not including ``last`` into blocks."""
    found: list[Block] = []
    at = first
    while at < last:
        upto = at
        while upto + 1 < last and not lines[upto + 1].gap:
            upto += 1
        found.append(Block(at, upto, lines[at].start, lines[upto].end))
        at = upto + 1
    return found
