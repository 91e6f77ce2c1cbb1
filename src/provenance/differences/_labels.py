"""Labels and stage directions at the rims of an unequal place: no spoken word corresponds to them.

A turn may lose its label and its first words, or other words may be said at its beginning: those
are two events. Raw captions have no labels at all; what they lack beside a label is another event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._absence import unheard
from provenance.differences._judge import DETECTORS
from provenance.differences._ledger import Edition, Frame, Ledger
from provenance.differences._marks import with_colon
from provenance.differences.speaker import is_label_like, names_nobody
from provenance.model import ANNOTATION, LABEL, WORD, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.differences._place import Part

    _Two = tuple[Frame, Frame] | None

FEW = 12
"""So many words at most are other words at the beginning or end of a turn; more are a turn."""


def beside_labels(ledger: Ledger, frame: Frame) -> list[Frame]:
    """Part ``frame`` beside labels, or stage directions, that only one side has at its rim.

    Each is a frame of its own. Where there is nothing to part, the frame is returned alone.
    """
    one = ledger.base.columns.kinds[frame.base.start : frame.base.end]
    two = ledger.witness.columns.kinds[frame.witness.start : frame.witness.end]
    if not any(one) and not any(two):
        return [frame]  # words only
    parted = _beside(ledger, frame, LABEL, _parted_label)
    if parted is not None:
        # Whole turns that one text lacks are one event, with the labels inside.
        return [
            each
            for part in parted
            for each in (
                beside_labels(ledger, part) if len(part.base) and len(part.witness) else [part]
            )
        ]
    parted = _both_directions(ledger, frame) or _beside(
        ledger, frame, ANNOTATION, _parted_direction
    )
    if parted is None:
        return [frame]
    return [each for part in parted for each in beside_labels(ledger, part)]


def _both_directions(ledger: Ledger, frame: Frame) -> _Two:
    """Part a frame in which both sides have a stage direction at one rim, and words beside it."""
    if min(len(frame.base), len(frame.witness)) < 2:
        return None
    one = ledger.base.columns.kinds[frame.base.start : frame.base.end]
    two = ledger.witness.columns.kinds[frame.witness.start : frame.witness.end]
    if one.count(ANNOTATION) != 1 or two.count(ANNOTATION) != 1:
        return None
    if one[0] == two[0] == ANNOTATION:
        return _cut(ledger, frame, frame.base.start + 1, frame.witness.start + 1)
    if one[-1] == two[-1] == ANNOTATION:
        return _cut(ledger, frame, frame.base.end - 1, frame.witness.end - 1)
    return None


def _cut(ledger: Ledger, frame: Frame, i: int, j: int) -> tuple[Frame, Frame]:
    """Cut a frame before the tokens ``i`` and ``j``; the gaps before them go with them."""
    x, y = ledger.base.columns.ends[i - 1], ledger.witness.columns.ends[j - 1]
    return (
        Frame(
            Span(frame.base.start, i),
            Span(frame.witness.start, j),
            Span(frame.base_text.start, x),
            Span(frame.witness_text.start, y),
            frame.edge,
        ),
        Frame(
            Span(i, frame.base.end),
            Span(j, frame.witness.end),
            Span(x, frame.base_text.end),
            Span(y, frame.witness_text.end),
            frame.edge,
        ),
    )


def _beside(
    ledger: Ledger,
    frame: Frame,
    kind: int,
    part: Callable[[Edition, Edition, Frame], _Two],
) -> _Two:
    on_base = kind in ledger.base.columns.kinds[frame.base.start : frame.base.end]
    if on_base == (kind in ledger.witness.columns.kinds[frame.witness.start : frame.witness.end]):
        return None
    whole = ledger.place(
        ledger.base.part(frame.base, frame.base_text),
        ledger.witness.part(frame.witness, frame.witness_text),
    )
    if DETECTORS["boilerplate"].claims(whole) is not None:
        return None  # a running head was taken for a label
    if on_base:
        return part(ledger.base, ledger.witness, frame)
    parted = part(ledger.witness, ledger.base, _mirrored(frame))
    return (_mirrored(parted[0]), _mirrored(parted[1])) if parted else None


def _mirrored(frame: Frame) -> Frame:
    return Frame(frame.witness, frame.base, frame.witness_text, frame.base_text, frame.edge)


def _parted_label(full: Edition, poor: Edition, frame: Frame) -> _Two:
    """Part a frame of which ``full``, here the base, has the labels."""
    one = full.part(frame.base)
    two = poor.part(frame.witness) if len(frame.witness) else None
    if two is None and (one.size == 1 or _is_silent_turn(one)):
        return None
    if two is not None and is_label_like(with_colon(two, one)):
        return None
    empty = Span(frame.witness.start, frame.witness.start)
    if not _are_two(one, two, poor.part(empty, Span(0, 0))):
        return None
    if one.kinds[-1] == LABEL and one.size > 1:
        return _before(full, poor, frame)
    return _behind(full, poor, frame) if one.kinds[0] == LABEL else None


def _is_silent_turn(part: Part) -> bool:
    """Whether a whole turn stands here in which nothing is said: "QUESTION: (In Russian.)"."""
    if part.kinds[0] != LABEL or part.kinds.count(ANNOTATION) != part.size - 1:
        return False
    return part.at.end >= part.total or part.tokens.kinds[part.at.end] == LABEL


def _are_two(one: Part, two: Part | None, poor: Part) -> bool:
    """Whether the label is one event, and what stands beside it another."""
    words = one.kinds.count(WORD)
    if names_nobody(poor):
        return True
    if one.kinds.count(LABEL) > 1:
        return False
    if not words:
        return True  # stage directions, or other words beside the label alone
    few, many = sorted((words, two.size if two is not None else 0))
    return few > 0 and many <= FEW and many <= 3 * few + 2


def _parted_direction(full: Edition, poor: Edition, frame: Frame) -> _Two:
    """Part a frame of which ``full`` has a stage direction where ``poor`` has words.

    A mark that something was not heard may stand for the words.
    """
    if not len(frame.witness):
        return None
    one, two = full.part(frame.base), poor.part(frame.witness)
    if not two.only(WORD) or one.has_label or unheard(one.printed):
        return None
    if one.kinds[-1] == ANNOTATION and one.size > 1:
        return _before(full, poor, frame)
    return _behind(full, poor, frame) if one.kinds[0] == ANNOTATION else None


def _before(full: Edition, poor: Edition, frame: Frame) -> _Two:
    """Part a frame before the last token of its base; the gap before that goes with it."""
    at, facing = frame.base.end - 1, frame.witness
    x = full.columns.ends[at - 1]
    y = poor.columns.ends[facing.end - 1] if len(facing) else frame.witness_text.start
    return (
        Frame(
            Span(frame.base.start, at),
            facing,
            Span(frame.base_text.start, x),
            Span(frame.witness_text.start, y),
            frame.edge,
        ),
        Frame(
            Span(at, frame.base.end),
            Span(facing.end, facing.end),
            Span(x, frame.base_text.end),
            Span(y, frame.witness_text.end),
            frame.edge,
        ),
    )


def _behind(full: Edition, poor: Edition, frame: Frame) -> _Two:
    """Part a frame behind the first token of its base; the gap behind that goes with it."""
    at, facing = frame.base.start + 1, frame.witness
    x = full.columns.starts[at] if at < frame.base.end else frame.base_text.end
    y = poor.columns.starts[facing.start] if len(facing) else frame.witness_text.end
    return (
        Frame(
            Span(frame.base.start, at),
            Span(facing.start, facing.start),
            Span(frame.base_text.start, x),
            Span(frame.witness_text.start, y),
            frame.edge,
        ),
        Frame(
            Span(at, frame.base.end),
            facing,
            Span(x, frame.base_text.end),
            Span(y, frame.witness_text.end),
            frame.edge,
        ),
    )
