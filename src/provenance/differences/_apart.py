"""Name each side of a place on its own: front and back matter, excerpts, moved passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from provenance.differences._absence import MARK
from provenance.differences._cuts import after_break, around, before_break
from provenance.differences._judge import DETECTORS, judge_place
from provenance.differences._raw import Raw
from provenance.model import LABEL, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.differences._ledger import Edition, Frame, Ledger
    from provenance.model import Passage, Side

    Inside = Sequence[tuple[int, Passage]]


PART = 40
"""So many words of a speech were left aside by an excerpt; fewer were left out."""


class _Piece(NamedTuple):
    """A part of one side: tokens, code points, and the passage that it is, or -1."""

    at: Span
    text: Span
    passage: int


def apart(ledger: Ledger, frame: Frame, left: Inside, right: Inside) -> None:
    """Write down both sides of ``frame`` piece by piece, the base's pieces first.

    ``left`` and ``right`` are the passages that the base and the witness hold in the frame.
    """
    base, witness = _contents(ledger, frame)
    ledger.before(frame, base.start, witness.start)
    here = Span(witness.start, witness.start)
    spans = [(k, each.base) for k, each in left]
    for piece in _pieces(ledger.base, frame.base, base, spans, frame.edge):
        _write(ledger, frame, "base", piece, here)
    here = Span(base.end, base.end)
    spans = [(k, each.witness) for k, each in right]
    for piece in _pieces(ledger.witness, frame.witness, witness, spans, frame.edge):
        _write(ledger, frame, "witness", piece, here)
    ledger.behind(frame, base.end, witness.end)


def breaks_off(ledger: Ledger, frame: Frame) -> bool:
    """Write down a text that stops in a word, where the other one goes on: one difference."""
    if not len(frame.base) or not len(frame.witness):
        return False
    base, witness = ledger.base.part(frame.base), ledger.witness.part(frame.witness)
    claim = DETECTORS["truncation"].claims(ledger.place(base, witness, "tail"))
    if claim is None:
        return False
    ledger.before(frame, base.text.start, witness.text.start)
    here = Span(base.text.start, frame.base_text.end)
    there = Span(witness.text.start, frame.witness_text.end)
    ledger.add(Raw(here, there, "truncation", claim.severity, claim.note))
    return True


def complete(ledger: Ledger, passages: Sequence[Passage]) -> None:
    """Say of each repeated passage what it repeats, and whether its second printing was cut."""
    for at, found in enumerate(ledger.found):
        passage = passages[found.passage] if found.is_passage else None
        if passage is None or passage.extra is None:
            continue
        if passage.extra == "base":
            raw = found._replace(witness=ledger.witness.span(passage.witness))
            rest = Span(ledger.base.span(passage.base).end, raw.base.end)
            tail = ledger.base.slice(rest).strip()
        else:
            raw = found._replace(base=ledger.base.span(passage.base))
            rest = Span(ledger.witness.span(passage.witness).end, raw.witness.end)
            tail = ledger.witness.slice(rest).strip()
        note = f"printed once more in the {passage.extra}"
        if MARK.match(tail):
            note += f", cut with “{tail}”"
        ledger.found[at] = raw._replace(code="duplication", extra=passage.extra, note=note)


def _contents(ledger: Ledger, frame: Frame) -> tuple[Span, Span]:
    """Cut the gaps around both sides, so that what remains is as like as it can be.

    At the ends of the texts, and where both sides have text, gaps are cut at line ends: marks of
    emphasis stay with their words.
    """
    if len(frame.base) and len(frame.witness):
        return (
            _cut(ledger.base, frame.base, frame.base_text, frame.edge),
            _cut(ledger.witness, frame.witness, frame.witness_text, frame.edge),
        )
    if len(frame.base):
        base, witness = ledger.base, ledger.witness
        return _facing(base, frame.base, frame.base_text, witness, frame.witness_text, frame.edge)
    base, witness = ledger.base, ledger.witness
    full, empty = _facing(
        witness, frame.witness, frame.witness_text, base, frame.base_text, frame.edge
    )
    return empty, full


def _cut(edition: Edition, at: Span, text: Span, edge: str) -> Span:
    words = edition.span(at)
    left = edition.slice(Span(text.start, words.start))
    right = edition.slice(Span(words.end, text.end))
    start, stop = text.start, text.end
    if edge == "tail":
        start += before_break(left)
    elif not edge:
        start += after_break(left)
    if edge in ("head", ""):
        stop = words.end + after_break(right)
    return Span(start, stop)


def _facing(
    full: Edition, at: Span, text: Span, empty: Edition, facing: Span, edge: str
) -> tuple[Span, Span]:
    """Cut around text that only one side has; the other side has one gap in its place."""
    gap = empty.slice(facing)
    if (edge == "head" and not at.start) or (edge == "tail" and at.end == len(full.tokens)):
        content = _cut(full, at, text, edge)
        z = 0 if edge == "head" else len(gap)
        if edge == "tail" and full.slice(text).startswith(gap):
            content = Span(text.start + len(gap), text.end)
        elif edge == "head" and full.slice(text).endswith(gap):
            content = Span(text.start, text.end - len(gap))
    else:
        words = full.span(at)
        left = full.slice(Span(text.start, words.start))
        right = full.slice(Span(words.end, text.end))
        x, y, z = around(left, right, gap)
        content = Span(text.start + x, words.end + y)
    return content, Span(facing.start + z, facing.start + z)


def _pieces(
    edition: Edition, at: Span, text: Span, passages: list[tuple[int, Span]], edge: str = ""
) -> list[_Piece]:
    """Part one side of a place into passages and what lies between; together all of ``text``."""
    cuts: list[tuple[int, int, int]] = []  # first token, code point at which it begins, passage
    starts, ends = edition.tokens.starts, edition.tokens.ends
    i, x = at.start, text.start
    for k, span in sorted(passages, key=lambda item: item[1]):
        if span.start > i:
            cuts.append((i, x, -1))
            end = int(ends[span.start - 1])
            x = end + after_break(edition.slice(Span(end, int(starts[span.start]))))
        cuts.append((span.start, x, k))
        i = span.end
        x = int(ends[i - 1])
        if i < at.end:
            gap = edition.slice(Span(x, int(starts[i])))
            x += after_break(gap) if "\n" in gap else before_break(gap)
    if i < at.end or (not cuts and len(text)):
        cuts.append((i, x, -1))
        if edge == "head" and not passages:
            cuts += _behind_heading(edition, at)
    out = []
    for n, (first, start, k) in enumerate(cuts):
        last, stop = cuts[n + 1][:2] if n + 1 < len(cuts) else (at.end, text.end)
        out.append(_Piece(Span(first, last), Span(start, stop), k))
    return out


def _behind_heading(edition: Edition, at: Span) -> list[tuple[int, int, int]]:
    """Return where a few words of the speech begin behind a heading, as a cut; more are a part."""
    turns = edition.transcript.turns
    if not turns or edition.transcript.turn_at(edition.columns.starts[at.start]) is not None:
        return []
    begin = turns[0].span.start
    first = int(np.searchsorted(edition.tokens.starts[at.start : at.end], begin)) + at.start
    kinds = edition.columns.kinds[first : at.end]
    if not (at.start < first < at.end) or len(kinds) >= PART or LABEL in kinds:
        return []
    end = edition.columns.ends[first - 1]
    return [(first, end + after_break(edition.slice(Span(end, edition.columns.starts[first]))), -1)]


def _write(ledger: Ledger, frame: Frame, side: Side, piece: _Piece, facing: Span) -> None:
    """Write down one piece of one side; ``facing`` is its empty place on the other."""
    if piece.passage >= 0:
        _take(ledger, side, piece)
        return
    base_text, witness_text = (piece.text, facing) if side == "base" else (facing, piece.text)
    if not len(piece.at):
        ledger.gap(base_text, witness_text)
        return
    if side == "base":
        base = ledger.base.part(piece.at, base_text)
        witness = ledger.witness.part(Span(frame.witness.start, frame.witness.start), witness_text)
    else:
        base = ledger.base.part(Span(frame.base.end, frame.base.end), base_text)
        witness = ledger.witness.part(piece.at, witness_text)
    ledger.add_all(judge_place(ledger.place(base, witness, frame.edge)))


def _take(ledger: Ledger, side: Side, piece: _Piece) -> None:
    """Write down one end of a moved or repeated passage; a move is completed by its other end."""
    k = piece.passage
    for at, raw in enumerate(ledger.found):
        if raw.is_passage and raw.passage == k:
            ledger.found[at] = (
                raw._replace(base=piece.text)
                if side == "base"
                else raw._replace(witness=piece.text)
            )
            return
    empty = Span(0, 0)
    base, witness = (piece.text, empty) if side == "base" else (empty, piece.text)
    ledger.found.append(Raw(base, witness, "move", passage=k, is_passage=True))
