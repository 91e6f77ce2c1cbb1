"""Which passages a place holds, on each side of the comparison."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.differences._ledger import Frame
    from provenance.model import Passage, Span


class Passages:
    """The passages of a stretch, in order of their place on each side that holds them."""

    def __init__(self, passages: Sequence[tuple[int, Passage]]) -> None:
        self._base = [(p.base, k, p) for k, p in passages if p.extra != "witness"]
        self._witness = [(p.witness, k, p) for k, p in passages if p.extra != "base"]
        self._base.sort(key=itemgetter(0, 1))
        self._witness.sort(key=itemgetter(0, 1))
        self._base_starts = [span.start for span, *_ in self._base]
        self._witness_starts = [span.start for span, *_ in self._witness]

    def within(self, frame: Frame) -> tuple[list[tuple[int, Passage]], list[tuple[int, Passage]]]:
        """Return the passages that the base and the witness hold in ``frame``."""
        if not self._base and not self._witness:
            return [], []
        return (
            _covered(self._base, self._base_starts, frame.base),
            _covered(self._witness, self._witness_starts, frame.witness),
        )


def _covered(
    passages: list[tuple[Span, int, Passage]], starts: list[int], span: Span
) -> list[tuple[int, Passage]]:
    if span.start == span.end:
        return []
    first = bisect_left(starts, span.start)
    last = bisect_right(starts, span.end, first)
    if first == last:
        return []
    found = [(k, passage) for at, k, passage in passages[first:last] if at.end <= span.end]
    return sorted(found, key=itemgetter(0))
