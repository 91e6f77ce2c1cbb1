"""What is left of a paragraph beside a place where whole paragraphs came or went.

Where a passage was moved away behind a sentence that was itself edited, the edit is one of words
against words: both rests of the paragraph belong together, whatever stands behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._broken import broken
from provenance.differences._cuts import after_break, to_line_end
from provenance.differences._judge import DETECTORS
from provenance.differences._ledger import Frame
from provenance.model import PARAGRAPH, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.differences._ledger import Edition, Ledger

LONGEST = 12
"""Words of a rest; more are a clause that came or went."""

LONGEST_LOST = 400
"""Words of a rest that breaks off on the other side."""


def rests(
    ledger: Ledger, frame: Frame, left: Sequence[Span], right: Sequence[Span]
) -> tuple[Frame | None, Frame, Frame | None]:
    """Return the rests of a paragraph at the beginning and at the end of ``frame``, and between.

    ``left`` and ``right`` are the token spans of passages in it. A rest is only one where both
    sides have one; the frame between has what remains.
    """
    head = _rest(ledger, frame, left, right, 1) or _broken_off(ledger, frame, left, right)
    if head is not None:
        frame = Frame(
            Span(head.base.end, frame.base.end),
            Span(head.witness.end, frame.witness.end),
            Span(head.base_text.end, frame.base_text.end),
            Span(head.witness_text.end, frame.witness_text.end),
            frame.edge,
        )
    tail = _rest(ledger, frame, left, right, -1)
    if tail is not None:
        frame = Frame(
            Span(frame.base.start, tail.base.start),
            Span(frame.witness.start, tail.witness.start),
            Span(frame.base_text.start, tail.base_text.start),
            Span(frame.witness_text.start, tail.witness_text.start),
            frame.edge,
        )
    return head, frame, tail


def _rest(
    ledger: Ledger, frame: Frame, left: Sequence[Span], right: Sequence[Span], way: int
) -> Frame | None:
    """Return the rests at the beginning of ``frame``, or at its end where ``way`` is -1."""
    base = _border(ledger.base, frame.base, left, way)
    witness = _border(ledger.witness, frame.witness, right, way)
    if witness is None and not right and _is_rim(base, left, way):
        witness = _all(frame.witness, way)
    elif base is None and not left and _is_rim(witness, right, way):
        base = _all(frame.base, way)
    if base is None or witness is None:
        return None
    near = (
        (frame.base.start, frame.witness.start) if way > 0 else (frame.base.end, frame.witness.end)
    )
    if not _alike(abs(base - near[0]), abs(witness - near[1])):
        return None
    return _part(ledger, frame, base, witness, way)


def _is_rim(place: int | None, passages: Sequence[Span], way: int) -> bool:
    """Whether a rest ends where a passage begins: what stands beside it is all the other has."""
    return any(place == (span.start if way > 0 else span.end) for span in passages)


def _all(at: Span, way: int) -> int | None:
    """Return the far end of ``at``, if there is something in it."""
    return (at.end if way > 0 else at.start) if len(at) else None


def _part(ledger: Ledger, frame: Frame, base: int, witness: int, way: int) -> Frame:
    """Return what ``frame`` has up to the tokens ``base`` and ``witness``, or from them on."""
    if way > 0:
        return Frame(
            Span(frame.base.start, base),
            Span(frame.witness.start, witness),
            Span(frame.base_text.start, _line_end(ledger.base, base)),
            Span(frame.witness_text.start, _line_end(ledger.witness, witness)),
        )
    return Frame(
        Span(base, frame.base.end),
        Span(witness, frame.witness.end),
        Span(_line_start(ledger.base, base), frame.base_text.end),
        Span(_line_start(ledger.witness, witness), frame.witness_text.end),
    )


def _broken_off(
    ledger: Ledger, frame: Frame, left: Sequence[Span], right: Sequence[Span]
) -> Frame | None:
    """Return the rest of a paragraph that breaks off on one side, be it ever so long."""
    if not frame.base.start or not frame.witness.start:
        return None
    if frame.edge == "tail" and not (left or right):
        return None  # all that follows is lost with it
    base = _border(ledger.base, frame.base, left, 1, LONGEST_LOST)
    witness = _border(ledger.witness, frame.witness, right, 1, LONGEST_LOST)
    for one, other in (
        (base, witness),
        (base, frame.witness.start if _at_border(ledger.witness, frame.witness, right) else None),
        (frame.base.start if _at_border(ledger.base, frame.base, left) else None, witness),
    ):
        if one is None or other is None:
            continue
        head = _part(ledger, frame, one, other, 1)
        place = ledger.place(
            ledger.base.part(head.base, head.base_text),
            ledger.witness.part(head.witness, head.witness_text),
        )
        if broken(ledger, head) or DETECTORS["truncation"].claims(place):
            return head
    return None


def _at_border(edition: Edition, at: Span, passages: Sequence[Span]) -> bool:
    """Whether a paragraph begins where ``at`` does."""
    return edition.tokens.border(at.start) >= PARAGRAPH or any(
        span.start == at.start for span in passages
    )


def _alike(one: int, other: int) -> bool:
    few, many = sorted((one, other))
    return few > 0 and many <= LONGEST and many <= 3 * few + 2


def _border(
    edition: Edition, at: Span, passages: Sequence[Span], way: int, longest: int = LONGEST
) -> int | None:
    """Return where the paragraph ends that goes on at the beginning of ``at``, or begins.

    ``way`` is 1 to look on from the beginning of ``at``, -1 to look back from its end.
    """
    tokens = edition.tokens
    near, far = (at.start, at.end) if way > 0 else (at.end, at.start)
    rims = {span.start if way > 0 else span.end for span in passages}
    if near in rims or tokens.border(near) >= PARAGRAPH:
        return None
    for place in range(near + way, near + way * (min(abs(far - near), longest) + 1), way):
        if place in rims or tokens.border(place) >= PARAGRAPH:
            return place
    return None


def _line_end(edition: Edition, at: int) -> int:
    """Return where the line of the token before ``at`` ends."""
    tokens = edition.tokens
    end = int(tokens.ends[at - 1])
    stop = int(tokens.starts[at]) if at < len(tokens) else len(tokens.content)
    return end + to_line_end(tokens.content[end:stop])


def _line_start(edition: Edition, at: int) -> int:
    """Return where the line of token ``at`` begins."""
    tokens = edition.tokens
    start = int(tokens.ends[at - 1]) if at else 0
    return start + after_break(tokens.content[start : int(tokens.starts[at])])
