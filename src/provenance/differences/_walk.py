"""Walk along an alignment and name every place at which the two texts part.

The walk covers each code point of both texts once: equal words are compared as printed, the gaps
between them mark by mark, and what lies between equal words goes to the detectors. Passages that
stand elsewhere are walked on their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from provenance.differences._anchors import anchors
from provenance.differences._apart import apart, complete
from provenance.differences._cut_out import cut_out
from provenance.differences._cuts import before_break
from provenance.differences._judge import DETECTORS, judge_pair, judge_place
from provenance.differences._ledger import Edition, Frame, Ledger
from provenance.differences._marks import (
    kept_within,
    with_colon,
    with_looked_at,
    with_marks,
    with_rims,
)
from provenance.differences._raw import Raw
from provenance.differences._rests import rests
from provenance.differences._signs import furniture, is_stripped
from provenance.differences._surface import SURFACE
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from provenance.differences._place import Part
    from provenance.model import Alignment, Passage

NEGLIGIBLE = 12
"""A change of so few words at the very beginning or end is one like any other."""


class _Stretch(NamedTuple):
    """What is walked in one go: the whole texts, or the two printings of a passage."""

    blocks: NDArray[np.int64]
    base: Span
    witness: Span
    base_text: Span
    witness_text: Span
    passages: Sequence[tuple[int, Passage]] = ()
    outer: bool = False


def walk(ledger: Ledger, alignment: Alignment) -> None:
    """Write every difference into ``ledger``, those within passages after the passages."""
    ledger.repeated = furniture(ledger, alignment)
    ledger.stripped = is_stripped(ledger.base, ledger.witness) or is_stripped(
        ledger.witness, ledger.base
    )
    base, witness = alignment.base, alignment.witness
    passages = list(enumerate(alignment.passages))
    _stretch(
        ledger,
        _Stretch(
            alignment.blocks,
            Span(0, len(base)),
            Span(0, len(witness)),
            Span(0, len(base.content)),
            Span(0, len(witness.content)),
            passages,
            outer=True,
        ),
    )
    complete(ledger, alignment.passages)
    for at, passage in passages:
        ledger.passage = at
        _inside(ledger, passage)


def _stretch(ledger: Ledger, stretch: _Stretch) -> None:
    _equal(ledger, stretch.blocks)
    left, right = ledger.base.columns, ledger.witness.columns
    passages = _Passages(stretch.passages)
    edges = [*stretch.blocks.tolist(), (stretch.base.end, stretch.witness.end, 0)]
    first, last = _speech(ledger, edges) if stretch.outer else (0, 0)
    i, j = stretch.base.start, stretch.witness.start
    x, y = stretch.base_text.start, stretch.witness_text.start
    for at, (i_next, j_next, length) in enumerate(edges):
        head, tail = at == 0, at == len(edges) - 1
        stop_x = stretch.base_text.end if tail else left.starts[i_next]
        stop_y = stretch.witness_text.end if tail else right.starts[j_next]
        edge = "all" if head and tail else "head" if at <= first else "tail" if at >= last else ""
        frame = Frame(
            Span(i, i_next),
            Span(j, j_next),
            Span(x, stop_x),
            Span(y, stop_y),
            edge if stretch.outer else "",
        )
        if x < stop_x or y < stop_y:
            _between(ledger, frame, passages)
        i, j = i_next + length, j_next + length
        if length:
            x, y = left.ends[i - 1], right.ends[j - 1]


def _speech(ledger: Ledger, edges: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Return the first block of the shared stretch, and the edge behind its last one.

    A title that stands in both texts belongs to the front matter: what lies between it and the
    first words that are spoken in both is not inside the shared stretch.
    """
    spoken = [
        at
        for at, (i, j, length) in enumerate(edges[:-1])
        if _is_spoken(ledger.base, i, i + length) and _is_spoken(ledger.witness, j, j + length)
    ]
    return (spoken[0], spoken[-1] + 1) if spoken else (0, len(edges) - 1)


def _is_spoken(edition: Edition, start: int, stop: int) -> bool:
    """Whether a block lies in a turn with its beginning or its end."""
    starts, transcript = edition.columns.starts, edition.transcript
    return bool(transcript.turn_at(starts[start]) or transcript.turn_at(starts[stop - 1]))


def _inside(ledger: Ledger, passage: Passage) -> None:
    before = len(ledger.found)
    _stretch(
        ledger,
        _Stretch(
            passage.blocks,
            passage.base,
            passage.witness,
            ledger.base.span(passage.base),
            ledger.witness.span(passage.witness),
        ),
    )
    if passage.kind == "repeat":
        # The form of the text is told where the text stands; its second printing is one event.
        inner = ledger.found[before:]
        ledger.found[before:] = [r for r in inner if r.code not in SURFACE - {"encoding"}]
        hidden = len(inner) - (len(ledger.found) - before)
        for at, raw in enumerate(ledger.found if hidden else ()):
            if raw.is_passage and raw.passage == ledger.passage:
                places = "1 place" if hidden == 1 else f"{hidden} places"
                note = f"{raw.note}; its form differs in {places}"
                ledger.found[at] = raw._replace(note=note)


def _equal(ledger: Ledger, blocks: NDArray[np.int64]) -> None:
    """Compare equal words as printed, and the gaps between them, all at once by id."""
    if not len(blocks):
        return
    left, right = ledger.base.tokens, ledger.witness.tokens
    one, other = ledger.base.columns, ledger.witness.columns
    lengths = blocks[:, 2]
    within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    at_base = np.repeat(blocks[:, 0], lengths) + within
    at_witness = np.repeat(blocks[:, 1], lengths) + within
    words = left.prints[at_base] != right.prints[at_witness]
    gaps = (left.gaps[at_base] != right.gaps[at_witness]) & (within > 0)
    behind, ahead = gaps.tolist(), [*gaps[1:].tolist(), False]
    done = (0, 0)
    for at in np.flatnonzero(words | gaps).tolist():
        i, j = int(at_base[at]), int(at_witness[at])
        base = witness = None
        x, y = one.starts[i], other.starts[j]
        if words[at]:
            base, witness = ledger.base.part(Span(i, i + 1)), ledger.witness.part(Span(j, j + 1))
            if behind[at] or ahead[at]:
                rims = behind[at], ahead[at]
                base, witness = (
                    with_looked_at(base, witness, *rims),
                    with_looked_at(witness, base, *rims),
                )
            x, y = base.text.start, witness.text.start
        if gaps[at]:
            ledger.gap(
                Span(max(one.ends[i - 1], done[0]), x), Span(max(other.ends[j - 1], done[1]), y)
            )
        if base is not None and witness is not None:
            ledger.add_all(judge_pair(ledger.place(base, witness)))
            done = base.text.end, witness.text.end


class _Passages:
    """The passages of a stretch, in order of their place on each side that holds them."""

    def __init__(self, passages: Sequence[tuple[int, Passage]]) -> None:
        self._base = [(p.base, k, p) for k, p in passages if p.extra != "witness"]
        self._witness = [(p.witness, k, p) for k, p in passages if p.extra != "base"]
        self._base.sort(key=itemgetter(0, 1))
        self._witness.sort(key=itemgetter(0, 1))

    def within(self, frame: Frame) -> tuple[list[tuple[int, Passage]], list[tuple[int, Passage]]]:
        """Return the passages that the base and the witness hold in ``frame``."""
        return _covered(self._base, frame.base), _covered(self._witness, frame.witness)


def _covered(passages: list[tuple[Span, int, Passage]], span: Span) -> list[tuple[int, Passage]]:
    if not passages or not len(span):
        return []
    first = bisect_left(passages, span.start, key=lambda each: each[0].start)
    last = bisect_right(passages, span.end, first, key=lambda each: each[0].start)
    found = [(k, passage) for at, k, passage in passages[first:last] if at.end <= span.end]
    return sorted(found, key=itemgetter(0))


def _between(ledger: Ledger, frame: Frame, passages: _Passages) -> None:
    left, right = passages.within(frame)
    head = tail = None
    whole = frame.edge and not _is_inner(frame)
    if left or right or whole:
        spans = [passage.base for _, passage in left], [passage.witness for _, passage in right]
        head, frame, tail = rests(ledger, frame, *spans)
    if head is not None:
        _replaced(ledger, head)
    if not len(frame.base) and not len(frame.witness):
        ledger.gap(frame.base_text, frame.witness_text)
    elif left or right or whole:
        apart(ledger, frame, left, right)
    elif len(frame.base) and len(frame.witness):
        _replaced(ledger, frame)
    else:
        cut_out(ledger, frame)
    if tail is not None:
        _replaced(ledger, tail)


def _is_inner(frame: Frame) -> bool:
    """Whether a place at the head or tail is a change of a few words like any other."""
    few, many = sorted((len(frame.base), len(frame.witness)))
    return few > 0 and many <= NEGLIGIBLE and many <= 3 * few + 2


def _replaced(ledger: Ledger, frame: Frame) -> None:
    base, witness = ledger.base.part(frame.base), ledger.witness.part(frame.witness)
    base, witness = with_colon(base, witness), with_colon(witness, base)
    base, witness = with_rims(ledger, base, witness)
    if _glued_on(ledger, frame, base, witness):
        return
    base, witness = _to_line_end(ledger, base, witness)
    ledger.gap(
        Span(frame.base_text.start, base.text.start),
        Span(frame.witness_text.start, witness.text.start),
    )
    _settle(ledger, base, witness)
    ledger.gap(
        Span(base.text.end, frame.base_text.end), Span(witness.text.end, frame.witness_text.end)
    )


def _to_line_end(ledger: Ledger, base: Part, witness: Part) -> tuple[Part, Part]:
    """Take the closing mark along where a text breaks off before it."""
    if DETECTORS["truncation"].claims(ledger.place(base, witness)) is None:
        return base, witness
    return (
        base.covering(Span(base.text.start, base.text.end + before_break(base.after))),
        witness.covering(Span(witness.text.start, witness.text.end + before_break(witness.after))),
    )


def _glued_on(ledger: Ledger, frame: Frame, base: Part, witness: Part) -> bool:
    """Tell a heading that is glued to the next word: "AND CHANGELiberty" / "Liberty"."""
    on_base = len(base.printed) > len(witness.printed)
    full, empty = (base, witness) if on_base else (witness, base)
    long, short = full.printed, empty.printed
    border = len(long) - len(short)
    if not (
        long.endswith(short)
        and short[0].isupper()
        and border > 1
        and long[border - 1].isalpha()
        and (len(short) > 2 or short[-1].islower())
    ):
        return False
    ledger.gap(
        Span(frame.base_text.start, base.text.start),
        Span(frame.witness_text.start, witness.text.start),
    )
    here = Span(full.text.start, full.text.start + border)
    there = Span(empty.text.start, empty.text.start)
    code = "omission" if on_base else "insertion"
    both = (here, there) if on_base else (there, here)
    ledger.add(Raw(*both, code, None, "glued to the next word"))
    ledger.paired.append((base.at, witness.at, True))
    ledger.gap(
        Span(base.text.end, frame.base_text.end), Span(witness.text.end, frame.witness_text.end)
    )
    return True


def _settle(ledger: Ledger, base: Part, witness: Part) -> None:
    """Name a place that both sides fill: whole if it has one name, else word by word."""
    if base.printed == witness.printed:  # a label in one text, the same words unmarked in the other
        ledger.pair(base, witness, [])
        return
    whole = judge_place(ledger.place(base, witness))
    if all(
        raw.code not in ("wording", "omission", "insertion") or raw.severity == "info"
        for raw in whole
    ):
        ledger.pair(base, witness, whole)
        return
    i, j = base.at.start, witness.at.start
    pairs: list[tuple[Part, Part, list[Raw]]] = []
    for a in anchors(base.forms, witness.forms):
        one = ledger.base.part(Span(i + a.i, i + a.i_end))
        other = ledger.witness.part(Span(j + a.j, j + a.j_end))
        before = pairs[-1] if pairs else None
        one, other = (
            kept_within(with_marks(one, other), base, before and before[0]),
            kept_within(with_marks(other, one), witness, before and before[1]),
        )
        raws = judge_pair(ledger.place(one, other))
        if all(raw.code != "wording" for raw in raws):
            pairs.append((one, other, raws))
    if not pairs or (pairs[0][0].at == base.at and pairs[0][1].at == witness.at):
        ledger.pair(base, witness, whole)
        return
    x, y = base.text.start, witness.text.start
    for one, other, raws in pairs:
        _rest(
            ledger,
            Frame(
                Span(i, one.at.start),
                Span(j, other.at.start),
                Span(x, one.text.start),
                Span(y, other.text.start),
            ),
        )
        ledger.pair(one, other, raws)
        i, j, x, y = one.at.end, other.at.end, one.text.end, other.text.end
    _rest(
        ledger,
        Frame(
            Span(i, base.at.end),
            Span(j, witness.at.end),
            Span(x, base.text.end),
            Span(y, witness.text.end),
        ),
    )


def _rest(ledger: Ledger, frame: Frame) -> None:
    """Name what lies between two words that correspond inside an unequal place."""
    if not len(frame.base) and not len(frame.witness):
        ledger.gap(frame.base_text, frame.witness_text)
    elif len(frame.base) and len(frame.witness):
        one, other = ledger.base.part(frame.base), ledger.witness.part(frame.witness)
        ledger.gap(
            Span(frame.base_text.start, one.text.start),
            Span(frame.witness_text.start, other.text.start),
        )
        ledger.pair(one, other, judge_place(ledger.place(one, other)))
        ledger.gap(
            Span(one.text.end, frame.base_text.end), Span(other.text.end, frame.witness_text.end)
        )
    else:
        cut_out(ledger, frame)
