"""Where the speech begins: what differs in the heading is one event, the first words another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._cuts import after_break
from provenance.differences._ledger import Frame
from provenance.model import Span

if TYPE_CHECKING:
    from provenance.differences._ledger import Edition, Ledger


def before_speech(ledger: Ledger, frame: Frame) -> tuple[Frame, Frame] | None:
    """Part ``frame`` where the first turn begins, if on both sides it does so inside of it."""
    if frame.edge != "head":
        return None
    i, j = _first_word(ledger.base, frame.base), _first_word(ledger.witness, frame.witness)
    if i < 0 or j < 0:
        return None
    x, y = _line_start(ledger.base, i), _line_start(ledger.witness, j)
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


def _line_start(edition: Edition, at: int) -> int:
    """Return where the line begins that the word ``at`` stands on; marks before it go with it."""
    end = edition.columns.ends[at - 1]
    return end + after_break(edition.slice(Span(end, edition.columns.starts[at])))


def _first_word(edition: Edition, at: Span) -> int:
    """Return the first token of the first turn, if others lie before it in ``at``; else -1."""
    turns, starts = edition.transcript.turns, edition.columns.starts
    if not turns or not len(at) or starts[at.end - 1] < turns[0].span.start:
        return -1
    if starts[at.start] >= turns[0].span.start:
        return -1
    return next(token for token in range(at.start, at.end) if starts[token] >= turns[0].span.start)
