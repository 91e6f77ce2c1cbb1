"""A stretch of something: code points of a text, bytes of a source, or tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(slots=True, order=True, init=False, unsafe_hash=True)
class Span:
    """A half-open stretch, ``start`` in and ``end`` out.

    A comparison makes millions of spans, which the lock of a frozen class would slow down by half:
    that nobody changes one is for the type checker to see.

    >>> len(Span(3, 7)), Span(3, 7).overlaps(Span(6, 9)), Span(3, 7).overlaps(Span(7, 9))
    (4, True, False)
    """

    start: Final[int]
    end: Final[int]

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return true even for an empty span: an insertion has a place."""
        return True

    def __contains__(self, position: object) -> bool:
        return isinstance(position, int) and self.start <= position < self.end

    def covers(self, other: Span) -> bool:
        """Whether all of ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one position."""
        return self.start < other.end and other.start < self.end
