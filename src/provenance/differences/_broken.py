"""Where one text breaks off behind words that differ: two events, not one.

"for the nation was stro" beside "for the country was strong and at peace." is another word and then
a sentence that breaks off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._judge import DETECTORS
from provenance.differences._ledger import Frame
from provenance.differences.truncation import breaks
from provenance.model import Span

if TYPE_CHECKING:
    from provenance.differences._ledger import Edition, Ledger

MOST = 12
"""Words before a word that is cut; more are no edit but another text."""

ASTRAY = 3
"""So many words may have come or gone before the word that is cut."""

SURE = 2
"""So many equal words before the word that is cut show where it belongs."""

FARTHEST = 200
"""So far a word that is cut is looked for, in words."""

LEAST = 2
"""A stump of fewer letters may be a word of its own."""


def broken(ledger: Ledger, frame: Frame) -> tuple[Frame, Frame] | None:
    """Part a frame in which one side breaks off in a word: what lies before, and what is lost."""
    if not len(frame.base) or not len(frame.witness):
        return None
    if len(frame.base) >= len(frame.witness):
        at = _cut_word(ledger.base, frame.base, ledger.witness, frame.witness)
        i, j = frame.base.start + at, frame.witness.end - 1
    else:
        at = _cut_word(ledger.witness, frame.witness, ledger.base, frame.base)
        i, j = frame.base.end - 1, frame.witness.start + at
    if at < 0 or (i == frame.base.start and j == frame.witness.start):
        return None
    x, y = ledger.base.columns.starts[i], ledger.witness.columns.starts[j]
    lost = Frame(
        Span(i, frame.base.end),
        Span(j, frame.witness.end),
        Span(x, frame.base_text.end),
        Span(y, frame.witness_text.end),
        frame.edge,
    )
    base, witness = ledger.base.part(lost.base), ledger.witness.part(lost.witness)
    if DETECTORS["truncation"].claims(ledger.place(base, witness, frame.edge)) is None:
        return None
    before = Frame(
        Span(frame.base.start, i),
        Span(frame.witness.start, j),
        Span(frame.base_text.start, x),
        Span(frame.witness_text.start, y),
    )
    return before, lost


def _cut_word(full: Edition, whole: Span, poor: Edition, cut: Span) -> int:
    """Return which word of ``whole`` the last word of ``cut`` begins, counted from 0; else -1."""
    if len(cut) > MOST:
        return -1
    part = poor.part(cut)
    stump = part.forms[-1]
    before = part.forms[-1 - SURE : -1]
    if len(stump) < LEAST or not stump[0].isalpha() or not breaks(part):
        return -1
    last = len(cut) - 1
    forms = full.part(Span(whole.start, whole.start + min(len(whole), FARTHEST))).forms
    fit = [
        at
        for at, form in enumerate(forms)
        if form.startswith(stump)
        and len(form) > len(stump)
        and (abs(at - last) <= ASTRAY or (len(before) == SURE and forms[at - SURE : at] == before))
    ]
    return min(fit, key=lambda at: abs(at - last), default=-1)
