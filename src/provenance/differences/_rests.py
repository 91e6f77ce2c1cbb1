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
    head = _head(ledger, frame, left, right)
    if head is not None:
        frame = Frame(
            Span(head.base.end, frame.base.end),
            Span(head.witness.end, frame.witness.end),
            Span(head.base_text.end, frame.base_text.end),
            Span(head.witness_text.end, frame.witness_text.end),
            frame.edge,
        )
    tail = _tail(ledger, frame, left, right)
    if tail is not None:
        frame = Frame(
            Span(frame.base.start, tail.base.start),
            Span(frame.witness.start, tail.witness.start),
            Span(frame.base_text.start, tail.base_text.start),
            Span(frame.witness_text.start, tail.witness_text.start),
            frame.edge,
        )
    return head, frame, tail


def _head(
    ledger: Ledger, frame: Frame, left: Sequence[Span], right: Sequence[Span]
) -> Frame | None:
    base = _until(ledger.base, frame.base, left)
    witness = _until(ledger.witness, frame.witness, right)
    if (
        base is None
        or witness is None
        or not _alike(base - frame.base.start, witness - frame.witness.start)
    ):
        return _broken_off(ledger, frame, left, right)
    return _from_start(ledger, frame, base, witness)


def _from_start(ledger: Ledger, frame: Frame, base: int, witness: int) -> Frame:
    """Return what ``frame`` begins with, up to the tokens ``base`` and ``witness``."""
    return Frame(
        Span(frame.base.start, base),
        Span(frame.witness.start, witness),
        Span(frame.base_text.start, _line_end(ledger.base, base)),
        Span(frame.witness_text.start, _line_end(ledger.witness, witness)),
    )


def _broken_off(
    ledger: Ledger, frame: Frame, left: Sequence[Span], right: Sequence[Span]
) -> Frame | None:
    """Return the rest of a paragraph that breaks off on one side, be it ever so long."""
    if not frame.base.start or not frame.witness.start:
        return None
    if frame.edge == "tail" and not (left or right):
        return None  # all that follows is lost with it
    base = _until(ledger.base, frame.base, left, LONGEST_LOST)
    witness = _until(ledger.witness, frame.witness, right, LONGEST_LOST)
    for one, other in (
        (base, witness),
        (base, frame.witness.start if _at_border(ledger.witness, frame.witness, right) else None),
        (frame.base.start if _at_border(ledger.base, frame.base, left) else None, witness),
    ):
        if one is None or other is None:
            continue
        head = _from_start(ledger, frame, one, other)
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


def _tail(
    ledger: Ledger, frame: Frame, left: Sequence[Span], right: Sequence[Span]
) -> Frame | None:
    base = _from(ledger.base, frame.base, left)
    witness = _from(ledger.witness, frame.witness, right)
    if (
        base is None
        or witness is None
        or not _alike(frame.base.end - base, frame.witness.end - witness)
    ):
        return None
    return Frame(
        Span(base, frame.base.end),
        Span(witness, frame.witness.end),
        Span(_line_start(ledger.base, base), frame.base_text.end),
        Span(_line_start(ledger.witness, witness), frame.witness_text.end),
    )


def _alike(one: int, other: int) -> bool:
    few, many = sorted((one, other))
    return few > 0 and many <= LONGEST and many <= 3 * few + 2


def _until(
    edition: Edition, at: Span, passages: Sequence[Span], longest: int = LONGEST
) -> int | None:
    """Return where the paragraph ends that goes on at the beginning of ``at``."""
    tokens = edition.tokens
    begins = {span.start for span in passages}
    if not at.start or at.start in begins or tokens.border(at.start) >= PARAGRAPH:
        return None
    for place in range(at.start + 1, min(at.end, at.start + longest) + 1):
        if place in begins or tokens.border(place) >= PARAGRAPH:
            return place
    return None


def _from(edition: Edition, at: Span, passages: Sequence[Span]) -> int | None:
    """Return where the paragraph begins that goes on behind ``at``."""
    tokens = edition.tokens
    ends = {span.end for span in passages}
    if at.end >= len(tokens) or at.end in ends or tokens.border(at.end) >= PARAGRAPH:
        return None
    for place in range(at.end - 1, max(at.start, at.end - LONGEST) - 1, -1):
        if place in ends or tokens.border(place) >= PARAGRAPH:
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
