"""The lines of a text, trimmed, with what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"\S[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*")
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
        between = content[before:start]
        breaks = between.count("\n") or between.count("\r") or (2 if "\f" in between else 1)
        rule = (
            end - start < 400
            and content[start] in "-=_*~—–─═#\\"
            and bool(_RULE.match(content[start:end]))
        )
        found.append(Line(start, end, not found or breaks > 1, rule))
        before = end
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
