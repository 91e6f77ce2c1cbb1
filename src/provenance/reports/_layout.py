"""Two texts side by side: which stretch of the one stands beside which stretch of the other.

Pieces first, in the order of both texts: equal runs, differences, and what stands on one side only
(moved away, printed again). Then rows: pieces are cut where a turn or a paragraph begins on either
side, but never inside a difference, so that one difference stays one element of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Collation, Difference, Side, Transcript

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
LONG_ROW = 1000
"""Code points from which on a row is cut where a sentence ends."""

_BIG = 300
_GLANCE = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of each text (empty where it has none); ``equal`` where both print the same."""

    base: Span
    witness: Span
    difference: Difference | None = None
    equal: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: a paragraph, as a rule, with the differences that lie in it.

    ``opens`` says whether it begins where a turn or paragraph begins, rather than where a long
    one had to be cut.
    """

    base: Span
    witness: Span
    differences: tuple[Difference, ...] = ()
    opens: bool = True


def one_sided(difference: Difference) -> Side | None:
    """Return the side on which a repeat stands alone; None for all that has a place on both."""
    if difference.code == "duplication" or difference.extra:
        return difference.extra or "witness"
    return None


def off_chain(difference: Difference) -> bool:
    """Whether the two readings stand at unrelated places, as those of a move or a repeat do."""
    return difference.code in ("move", "duplication") or difference.extra is not None


def in_passing(difference: Difference) -> bool:
    """Whether one glance is enough for it: of no weight, short, and in its place."""
    longest = max(len(difference.base.text), len(difference.witness.text))
    return difference.severity == "info" and longest <= _GLANCE and not off_chain(difference)


def pieces(collation: Collation) -> list[Piece]:
    """Return the pieces that tile both texts, in the order in which rows show them.

    What no equal run and no difference holds (differences may have been left out) becomes a piece
    of its own, so that nothing of a text is ever lost.
    """
    chain, alone = _sort_out(collation)
    laid: list[Piece] = []
    base = witness = 0
    ends = len(collation.base.text.content), len(collation.witness.text.content)
    for piece in [*chain, Piece(Span(ends[0], ends[0]), Span(ends[1], ends[1]))]:
        if piece.base.start < base or piece.witness.start < witness:
            continue  # out of order: its place on each side is drawn as a mark all the same
        gaps = Span(base, piece.base.start), Span(witness, piece.witness.start)
        laid += _fill(gaps, alone, (base, witness))
        base, witness = piece.base.end, piece.witness.end
        if len(piece.base) or len(piece.witness):
            laid.append(piece)
    return laid


_Alone = tuple[list[tuple[Span, "Difference"]], list[tuple[Span, "Difference"]]]


def _sort_out(collation: Collation) -> tuple[list[Piece], _Alone]:
    known = {each.id for each in collation.differences}
    alone: _Alone = ([], [])
    chain: list[Piece] = []
    for each in collation.differences:
        side = one_sided(each)
        if each.within is not None and each.within in known:
            continue
        if off_chain(each) or each.within is not None:
            if side != "witness":
                alone[0].append((each.base.span, each))
            if side != "base":
                alone[1].append((each.witness.span, each))
        else:
            chain.append(Piece(each.base.span, each.witness.span, each))
    for spans in alone:
        spans.sort(key=lambda item: (item[0].start, item[0].end, item[1].id))
    starts = tuple([span.start for span, _ in spans] for spans in alone)
    for pair in collation.equal:
        # An equal run inside a moved or repeated passage belongs to that passage.
        inside = any(_held(span, alone[index], starts[index]) for index, span in enumerate(pair))
        if not inside:
            chain.append(Piece(pair[0], pair[1], None, equal=True))
    chain.sort(
        key=lambda piece: (
            piece.base.start,
            piece.witness.start,
            piece.base.end,
            piece.witness.end,
        )
    )
    return chain, alone


def _held(span: Span, spans: list[tuple[Span, Difference]], starts: list[int]) -> bool:
    at = bisect_right(starts, span.start) - 1
    return at >= 0 and len(span) > 0 and spans[at][0].covers(span)


def _fill(gaps: tuple[Span, Span], alone: _Alone, at: tuple[int, int]) -> Iterator[Piece]:
    if not len(gaps[0]) and not len(gaps[1]):
        return
    inside = tuple(_within(gap, spans) for gap, spans in zip(gaps, alone, strict=True))
    if not inside[0] and not inside[1]:
        yield Piece(gaps[0], gaps[1])
        return
    here = at[1]
    for span, difference in _tiled(gaps[0], inside[0]):
        yield Piece(span, Span(here, here), difference)
    here = gaps[0].end
    for span, difference in _tiled(gaps[1], inside[1]):
        yield Piece(Span(here, here), span, difference)


def _within(gap: Span, spans: Sequence[tuple[Span, Difference]]) -> list[tuple[Span, Difference]]:
    first = bisect_left(spans, gap.start, key=lambda item: item[0].start)
    last = bisect_left(spans, gap.end, key=lambda item: item[0].start)
    return [item for item in spans[first:last] if gap.covers(item[0]) and len(item[0])]


def _tiled(
    gap: Span, inside: Sequence[tuple[Span, Difference]]
) -> Iterator[tuple[Span, Difference | None]]:
    at = gap.start
    for span, difference in inside:
        if span.start < at:
            continue
        if at < span.start:
            yield Span(at, span.start), None
        yield span, difference
        at = span.end
    if at < gap.end:
        yield Span(at, gap.end), None


def openings(transcript: Transcript) -> list[int]:
    """Return the code points at which a turn or a paragraph begins, in order."""
    starts = {hit.end() for hit in _PARAGRAPH.finditer(transcript.text.content)}
    starts.update(turn.span.start for turn in transcript.turns)
    return sorted(starts)


def rows(collation: Collation) -> list[Row]:
    """Return the rows that show all of both texts, each stretch once."""
    children: dict[str, list[Difference]] = {}
    for each in collation.differences:
        if each.within is not None:
            children.setdefault(each.within, []).append(each)
    made = _Rows(children)
    begin = openings(collation.base), openings(collation.witness)
    heads = set(begin[0]), set(begin[1])
    content = collation.base.text.content
    for piece in pieces(collation):
        opens = piece.base.start in heads[0] or piece.witness.start in heads[1]
        big = not piece.equal and abs(len(piece.base) - len(piece.witness)) > _BIG
        if opens or big or made.after_big:
            made.cut(piece.base.start, piece.witness.start, opens)
        if piece.equal:
            for offset, hard in _cuts(piece, begin, content, made.length):
                made.cut(piece.base.start + offset, piece.witness.start + offset, hard)
        made.add(piece, big)
    return made.finish()


def _cuts(
    piece: Piece, begin: tuple[list[int], list[int]], content: str, length: int
) -> Iterator[tuple[int, bool]]:
    """Yield where to cut within an equal piece, as offsets, and whether something begins there."""
    offsets: set[int] = set()
    for span, starts in ((piece.base, begin[0]), (piece.witness, begin[1])):
        first, last = bisect_right(starts, span.start), bisect_left(starts, span.end)
        offsets.update(start - span.start for start in starts[first:last])
    at = 0
    for offset in [*sorted(offsets), len(piece.base)]:
        while length + offset - at > LONG_ROW + LONG_ROW // 2:
            low = piece.base.start + at + max(LONG_ROW - length, 0)
            soft = breathing_place(content, low, piece.base.start + offset)
            if soft is None:
                break
            at = soft - piece.base.start
            length = 0
            yield at, False
        if offset < len(piece.base):
            yield offset, True
            at, length = offset, 0


def breathing_place(content: str, low: int, end: int) -> int | None:
    """Return a place at or after ``low`` to cut a long row: after a sentence, else after a word."""
    window = content[low : min(low + LONG_ROW // 2, end)]
    for pattern in (r"[.?!][\"'”’)]?\s+", r"\s+"):
        hit = re.search(pattern, window)
        if hit and low + hit.end() < end:
            return low + hit.end()
    return None


class _Rows:
    """Rows in the making."""

    def __init__(self, children: dict[str, list[Difference]]) -> None:
        self.children = children
        self.done: list[Row] = []
        self.start = self.end = (0, 0)
        self.opens = True
        self.after_big = False
        self.differences: list[Difference] = []

    @property
    def length(self) -> int:
        """Code points of the row in the making, on its longer side."""
        return max(self.end[0] - self.start[0], self.end[1] - self.start[1])

    def cut(self, base: int, witness: int, opens: bool) -> None:
        """End the row before the two positions, unless nothing is in it yet."""
        if (base, witness) == self.start:
            self.opens = self.opens or opens
            return
        self.done.append(
            Row(
                Span(self.start[0], base),
                Span(self.start[1], witness),
                tuple(self.differences),
                self.opens,
            )
        )
        self.start = self.end = (base, witness)
        self.opens = opens
        self.differences = []

    def add(self, piece: Piece, big: bool) -> None:
        """Put a piece into the row in the making."""
        self.end = (piece.base.end, piece.witness.end)
        self.after_big = big
        if piece.difference is not None:
            self.differences.append(piece.difference)
            self.differences += self.children.get(piece.difference.id, ())

    def finish(self) -> list[Row]:
        """Return all rows; the last one ends where the texts end."""
        if self.start != self.end:
            self.cut(*self.end, opens=True)
        return self.done
