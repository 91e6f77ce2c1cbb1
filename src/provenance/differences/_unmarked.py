"""A label in one text whose words the other prints too, and which was not taken for one there.

A damaged letter or a lost line break is enough to hide a label: "PRESIDENTE ANDR&Eacute;S" above a
speech names its speaker to a reader all the same, and nobody's words have changed hands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._judge import judge_place
from provenance.differences._ledger import Frame
from provenance.differences._marks import with_colon
from provenance.differences._surface import SURFACE
from provenance.model import LABEL, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.differences._ledger import Edition, Ledger

LONGEST = 24
"""The words of a label, with what damage makes of them, are no more tokens."""

FARTHEST = 120
"""So many tokens of a place are looked through."""

_WORDS = re.compile(r"\w+")


def unmarked(
    ledger: Ledger, frame: Frame, left: Sequence[Span], right: Sequence[Span]
) -> tuple[Frame, Frame, Frame] | None:
    """Return what stands before such a label in ``frame``, the label on both sides, and the rest.

    None where there is none, or where both sides have labels. ``left`` and ``right`` are the token
    spans of passages in the frame; what they hold is told with them.
    """
    if not len(frame.base) or not len(frame.witness):
        return None
    kinds = [
        edition.columns.kinds[at.start : at.end]
        for edition, at in ((ledger.base, frame.base), (ledger.witness, frame.witness))
    ]
    if (LABEL in kinds[0]) == (LABEL in kinds[1]):
        return None
    on_base = LABEL in kinds[0]
    full, poor = (ledger.base, ledger.witness) if on_base else (ledger.witness, ledger.base)
    here, there = (frame.base, frame.witness) if on_base else (frame.witness, frame.base)
    if max(len(here), len(there)) > FARTHEST:
        return None
    for at in range(here.start, here.end):
        if full.columns.kinds[at] != LABEL:
            continue
        label = Span(at, at + 1)
        found = _same_words(ledger, full, poor, label, there)
        if found is None:
            continue
        one, other = (label, found) if on_base else (found, label)
        if not any(each.overlaps(one) for each in left) and not any(
            each.overlaps(other) for each in right
        ):
            return _parted(ledger, frame, one, other)
    return None


def _same_words(
    ledger: Ledger, full: Edition, poor: Edition, label: Span, there: Span
) -> Span | None:
    """Return the tokens of ``there`` that print what ``label`` prints, in a line's beginning."""
    wanted = _WORDS.findall(full.slice(full.span(label)).casefold())
    starts = [at for at in range(there.start, there.end) if _begins_line(poor, at)]
    for start in starts:
        ends = {_line_end(poor, start, there.end), min(start + len(wanted), there.end)}
        for end in sorted(ends):
            if end - start > LONGEST:
                continue
            words = Span(start, end)
            if _WORDS.findall(poor.slice(poor.span(words)).casefold()) == wanted:
                return words
            if _is_damaged(ledger, full, poor, label, words):
                return words
    return None


def _is_damaged(ledger: Ledger, full: Edition, poor: Edition, label: Span, words: Span) -> bool:
    one, other = full.part(label), poor.part(words)
    if one.printed[:1].casefold() != other.printed[:1].casefold():
        return False
    if full is not ledger.base:
        one, other = other, one
    return all(raw.code in SURFACE for raw in judge_place(ledger.place(one, other)))


def _begins_line(edition: Edition, at: int) -> bool:
    columns = edition.columns
    start = columns.ends[at - 1] if at else 0
    return at == 0 or "\n" in edition.content[start : columns.starts[at]]


def _line_end(edition: Edition, start: int, stop: int) -> int:
    """Return where the line that begins with token ``start`` ends, at ``stop`` at the latest."""
    return next((at for at in range(start + 1, stop) if _begins_line(edition, at)), stop)


def _parted(ledger: Ledger, frame: Frame, one: Span, other: Span) -> tuple[Frame, Frame, Frame]:
    """Part ``frame`` around the tokens ``one`` and ``other``; gaps go with what stands outside."""
    left, right = ledger.base.part(one), ledger.witness.part(other)
    base, witness = with_colon(left, right).text, with_colon(right, left).text
    before = Frame(
        Span(frame.base.start, one.start),
        Span(frame.witness.start, other.start),
        Span(frame.base_text.start, base.start),
        Span(frame.witness_text.start, witness.start),
        frame.edge if frame.edge == "head" else "",
    )
    behind = Frame(
        Span(one.end, frame.base.end),
        Span(other.end, frame.witness.end),
        Span(base.end, frame.base_text.end),
        Span(witness.end, frame.witness_text.end),
        frame.edge if frame.edge == "tail" else "",
    )
    return before, Frame(one, other, base, witness), behind
