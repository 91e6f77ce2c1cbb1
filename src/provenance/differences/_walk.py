"""Walk along an alignment and name every place at which the two texts part.

The walk covers each code point of both texts once: equal words are compared as printed, the gaps
between them mark by mark, and what lies between equal words goes to the detectors. Passages that
stand elsewhere are walked on their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from provenance.differences._anchors import anchors
from provenance.differences._apart import apart, breaks_off, complete
from provenance.differences._broken import broken
from provenance.differences._cut_out import cut_out, is_marked_cut
from provenance.differences._cuts import to_line_end
from provenance.differences._denials import denied_alike
from provenance.differences._glued import glued_on
from provenance.differences._judge import DETECTORS, judge_pair, judge_place
from provenance.differences._labels import beside_labels
from provenance.differences._ledger import Edition, Frame, Ledger
from provenance.differences._marks import (
    kept_within,
    with_colon,
    with_elision,
    with_fraction,
    with_looked_at,
    with_lost_words,
    with_marks,
    with_marks_around,
    with_rims,
)
from provenance.differences._matter import before_speech
from provenance.differences._misread import before_mark, read_as_mark
from provenance.differences._passages_at import Passages
from provenance.differences._rests import rests
from provenance.differences._signs import furniture, is_stripped
from provenance.differences._surface import SURFACE
from provenance.differences._unmarked import unmarked
from provenance.differences.truncation import breaks
from provenance.differences.wording import inflects
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from provenance.differences._place import Part
    from provenance.differences._raw import Raw
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
    pieces = {raw.passage: raw for raw in ledger.found if raw.is_passage}
    for at, passage in passages:
        ledger.passage = at
        _inside(ledger, passage, pieces.get(at))


def _stretch(ledger: Ledger, stretch: _Stretch) -> None:
    _equal(ledger, stretch.blocks)
    left, right = ledger.base.columns, ledger.witness.columns
    passages = Passages(stretch.passages)
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
            parts = None if any(passages.within(frame)) else before_speech(ledger, frame)
            for part in parts or (frame,):
                _between(ledger, part, passages)
        i, j = i_next + length, j_next + length
        if length:
            x, y = left.ends[i - 1], right.ends[j - 1]


def _speech(ledger: Ledger, edges: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Return the first block of the shared stretch, and the edge behind its last one.

    A title that stands in both texts belongs to the front matter: what lies between it and the
    first words that are spoken in both is not inside the shared stretch.
    """

    def is_spoken(at: int) -> bool:
        i, j, length = edges[at]
        return _is_spoken(ledger.base, i, i + length) and _is_spoken(ledger.witness, j, j + length)

    count = len(edges) - 1
    first = next(filter(is_spoken, range(count)), None)
    if first is None:
        return 0, count
    return first, next(filter(is_spoken, range(count - 1, first - 1, -1))) + 1


def _is_spoken(edition: Edition, start: int, stop: int) -> bool:
    """Whether a block lies in a turn with its beginning or its end."""
    starts, transcript = edition.columns.starts, edition.transcript
    return bool(transcript.turn_at(starts[start]) or transcript.turn_at(starts[stop - 1]))


def _inside(ledger: Ledger, passage: Passage, piece: Raw | None) -> None:
    before = len(ledger.found)
    base_text, witness_text = ledger.base.span(passage.base), ledger.witness.span(passage.witness)
    if passage.kind == "move" and piece is not None:
        base_text, witness_text = with_marks_around(ledger, passage, piece)
    _stretch(
        ledger,
        _Stretch(passage.blocks, passage.base, passage.witness, base_text, witness_text),
    )
    if passage.kind == "repeat":
        # The form of the text is told where the text stands; its second printing is one event.
        inner = ledger.found[before:]
        form = [raw for raw in inner if raw.code in SURFACE - {"encoding"} and not raw.severity]
        ledger.found[before:] = [raw for raw in inner if raw not in form]
        hidden = len(form)
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


def _between(ledger: Ledger, frame: Frame, passages: Passages) -> None:
    left, right = passages.within(frame)
    label = unmarked(ledger, frame, [p.base for _, p in left], [p.witness for _, p in right])
    if label is not None:
        before, named, behind = label
        _between(ledger, before, passages)
        one = ledger.base.part(named.base, named.base_text)
        other = ledger.witness.part(named.witness, named.witness_text)
        _settle(ledger, one, other, named)
        _between(ledger, behind, passages)
        return
    if frame.edge == "tail" and not left and not right:
        parted = broken(ledger, frame)
        if parted:
            _plain(ledger, parted[0])
            frame = parted[1]
        if breaks_off(ledger, frame):
            return
    head = tail = None
    if frame.edge and not left and not right and is_marked_cut(ledger, frame):
        frame = frame._replace(edge="")  # words left out behind the heading, not left aside
    whole = frame.edge and not _is_inner(frame)
    if left or right or whole:
        spans = [passage.base for _, passage in left], [passage.witness for _, passage in right]
        head, frame, tail = rests(ledger, frame, *spans)
    if head is not None:
        _plain(ledger, head)
    if left or right or whole:
        if len(frame.base) or len(frame.witness):
            apart(ledger, frame, left, right)
        else:
            ledger.gap(frame.base_text, frame.witness_text)
    else:
        _plain(ledger, frame)
    if tail is not None:
        _plain(ledger, tail)


def _plain(ledger: Ledger, frame: Frame) -> None:
    """Name what a frame holds in which no passage lies, a label at its rim apart."""
    for each in beside_labels(ledger, frame):
        if len(each.base) and len(each.witness):
            _replaced(ledger, each)
        elif len(each.base) or len(each.witness):
            for part in before_mark(ledger, each):
                if not read_as_mark(ledger, part):
                    cut_out(ledger, part)
        else:
            ledger.gap(each.base_text, each.witness_text)


def _is_inner(frame: Frame) -> bool:
    """Whether a place at the head or tail is a change of a few words like any other."""
    few, many = sorted((len(frame.base), len(frame.witness)))
    return few > 0 and many <= NEGLIGIBLE and many <= 3 * few + 2


def _replaced(ledger: Ledger, frame: Frame) -> None:
    parted = broken(ledger, frame)
    if parted:
        for each in parted:
            _plain(ledger, each)
        return
    base, witness = ledger.base.part(frame.base), ledger.witness.part(frame.witness)
    base, witness = with_rims(ledger, base, witness)
    base, witness = with_colon(base, witness), with_colon(witness, base)
    base, witness = with_lost_words(base, witness), with_lost_words(witness, base)
    base, witness = (
        with_fraction(base, witness, ledger.language),
        with_fraction(witness, base, ledger.language),
    )
    base, witness = (
        with_elision(base, witness, ledger.language),
        with_elision(witness, base, ledger.language),
    )
    if glued_on(ledger, frame, base, witness):
        return
    base, witness = _to_line_end(ledger, base, witness, frame)
    _settle(ledger, base, witness, frame)


def _as_one(ledger: Ledger, base: Part, witness: Part, frame: Frame, raws: list[Raw]) -> None:
    """Write down what parts two readings, and the gaps of ``frame`` on both sides of them."""
    ledger.before(frame, base.text.start, witness.text.start)
    ledger.pair(base, witness, raws)
    ledger.behind(frame, base.text.end, witness.text.end)


def _to_line_end(ledger: Ledger, base: Part, witness: Part, frame: Frame) -> tuple[Part, Part]:
    """Take the closing mark along where a text breaks off before it, as far as ``frame`` goes."""
    if not (breaks(base) or breaks(witness)):
        return base, witness
    if DETECTORS["truncation"].claims(ledger.place(base, witness)) is None:
        return base, witness
    one, other = (
        part.covering(Span(part.text.start, max(part.text.end, min(end, text.end))))
        for part, text, end in (
            (base, frame.base_text, base.text.end + to_line_end(base.after)),
            (witness, frame.witness_text, witness.text.end + to_line_end(witness.after)),
        )
    )
    return one, other


def _settle(ledger: Ledger, base: Part, witness: Part, frame: Frame) -> None:
    """Name a place that both sides fill: whole if it has one name, else word by word.

    What one side has alone at its rim is cut out of the gaps of ``frame`` around the place.
    """
    if base.printed == witness.printed:  # a label in one text, the same words unmarked in the other
        _as_one(ledger, base, witness, frame, [])
        return
    whole = judge_place(ledger.place(base, witness))
    if base.size == witness.size == 1 or all(
        raw.code not in ("wording", "omission", "insertion") or raw.severity for raw in whole
    ):
        _as_one(ledger, base, witness, frame, whole)
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
        one, other = (
            with_elision(one, other, ledger.language),
            with_elision(other, one, ledger.language),
        )
        raws = judge_pair(ledger.place(one, other))
        if all(raw.code != "wording" or inflects(one, other, ledger.language) for raw in raws):
            pairs.append((one, other, raws))
    pairs = denied_alike(ledger, base, witness, pairs)
    if not pairs or (pairs[0][0].at == base.at and pairs[0][1].at == witness.at):
        _as_one(ledger, base, witness, frame, whole)
        return
    x, y = frame.base_text.start, frame.witness_text.start
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
            Span(x, frame.base_text.end),
            Span(y, frame.witness_text.end),
        ),
    )


def _rest(ledger: Ledger, frame: Frame) -> None:
    """Name what lies between two words that correspond inside an unequal place."""
    if not len(frame.base) and not len(frame.witness):
        ledger.gap(frame.base_text, frame.witness_text)
    elif len(frame.base) and len(frame.witness):
        one, other = ledger.base.part(frame.base), ledger.witness.part(frame.witness)
        one, other = with_lost_words(one, other), with_lost_words(other, one)
        one, other = _to_line_end(ledger, one, other, frame)
        _as_one(ledger, one, other, frame, judge_place(ledger.place(one, other)))
    else:
        for each in beside_labels(ledger, frame):
            cut_out(ledger, each)
