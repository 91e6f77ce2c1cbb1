"""Where something stands: its line, and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from provenance.reports._characters import clip, one_line

_LINE_END, _LINE_FEED = re.compile(r"\r\n|\r|\n"), re.compile("\n")


class Lines:
    """The line of any code point of one text, counted from 1."""

    def __init__(self, content: str) -> None:
        ends = _LINE_END if "\r" in content else _LINE_FEED  # one character is found far quicker
        self.starts = [0, *(end.end() for end in ends.finditer(content))]

    def at(self, position: int) -> int:
        """Return the line that the code point at ``position`` stands in."""
        return bisect_right(self.starts, position)


@dataclass(frozen=True, slots=True)
class Quote:
    """A reading with the words around it; all three on one line and harmless."""

    before: str
    reading: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.reading}{self.after}"


def quote(content: str, start: int, end: int, around: int = 32, longest: int = 200) -> Quote:
    """Return the slice with up to ``around`` code points each side, cut between words."""
    left = content[max(start - around, 0) : start]
    right = content[end : end + around]
    if start > around:
        left = "…" + (left.split(" ", 1)[1] if " " in left[:-1] else left)
    if end + around < len(content):
        right = (right.rsplit(" ", 1)[0] if " " in right[1:] else right) + "…"
    return Quote(one_line(left), one_line(clip(content[start:end], longest)), one_line(right))
