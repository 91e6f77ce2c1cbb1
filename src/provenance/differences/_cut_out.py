"""Text that only one side has, cut out of the gap that the other side has in its place."""

from __future__ import annotations

from rapidfuzz.distance.Levenshtein import distance

from provenance.differences import _surface
from provenance.differences._absence import MARK
from provenance.differences._cuts import around, before_break, to_line_end
from provenance.differences._judge import judge_place
from provenance.differences._ledger import STRIPPED, Edition, Frame, Ledger
from provenance.differences._raw import Raw
from provenance.model import Span


def cut_out(ledger: Ledger, frame: Frame) -> None:
    """Cut out text that one side has and the other has not."""
    on_base = bool(len(frame.base))
    full, empty = (ledger.base, ledger.witness) if on_base else (ledger.witness, ledger.base)
    at, text = (frame.base, frame.base_text) if on_base else (frame.witness, frame.witness_text)
    facing = frame.witness_text if on_base else frame.base_text
    words = full.span(at)
    if _lost_word(ledger, frame, full, empty):
        return
    left = full.content[text.start : words.start]
    right = full.content[words.end : text.end]
    whole = empty.slice(facing)
    mark = MARK.search(whole)
    if mark and not MARK.search(left + right):  # a marked cut: the mark stands in its place
        z_end = mark.end()
        x, z = min(
            ((len(left), mark.start()), (before_break(left), mark.start()), (0, 0)),
            key=lambda cut: distance(left[: cut[0]], whole[: cut[1]]),
        )
        y = min(
            (0, before_break(right), len(right)),
            key=lambda cut: distance(right[cut:], whole[z_end:]),
        )
    else:
        x, y, z = around(left, right, whole)
        z_end = z
    here = Span(text.start + x, words.end + y)
    there = Span(facing.start + z, facing.start + z_end)

    def both(one: Span, other: Span) -> tuple[Span, Span]:
        return (one, other) if on_base else (other, one)

    base_text, witness_text = both(here, there)
    place = ledger.place(
        ledger.base.part(frame.base, base_text),
        ledger.witness.part(frame.witness, witness_text),
        frame.edge,
    )
    raws = judge_place(place)
    if raws[0].code == "truncation":
        # All of the line is lost from the first mark on that the other text does not have.
        z_end = to_line_end(whole)
        x = z = _shared(left.rstrip(), whole[:z_end])
        here = Span(text.start + x, words.end + to_line_end(right))
        there = Span(facing.start + z, facing.start + z_end)
        base_text, witness_text = both(here, there)
        raws = [raws[0]._replace(base=base_text, witness=witness_text)]
    if raws[0].code == "boilerplate" and not (left + right + whole).strip():
        # A line between two halves of a sentence stands where the other text has a space.
        here, there = text, facing
        base_text, witness_text = both(here, there)
        raws = [raws[0]._replace(base=base_text, witness=witness_text)]
    one, other = both(here, there)
    ledger.before(frame, one.start, other.start)
    ledger.add_all(raws)
    ledger.behind(frame, one.end, other.end)


def is_marked_cut(ledger: Ledger, frame: Frame) -> bool:
    """Whether "[...]" stands where one text has words, and equal words on both sides of it."""
    on_base = bool(len(frame.base))
    if on_base == bool(len(frame.witness)):
        return False
    for edition, at in ((ledger.base, frame.base), (ledger.witness, frame.witness)):
        if not at.start or at.end >= edition.columns.count:
            return False
    full, text, at = (
        (ledger.base, frame.base_text, frame.base)
        if on_base
        else (ledger.witness, frame.witness_text, frame.witness)
    )
    empty = (
        ledger.witness.slice(frame.witness_text) if on_base else ledger.base.slice(frame.base_text)
    )
    words = full.span(at)
    own = full.slice(Span(text.start, words.start)) + full.slice(Span(words.end, text.end))
    return MARK.search(empty) is not None and MARK.search(own) is None


def _shared(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _lost_word(ledger: Ledger, frame: Frame, full: Edition, empty: Edition) -> bool:
    """Tell a short word of which only a sign of damage is left: "à" / "?"."""
    on_base = full is ledger.base
    at, text = (frame.base, frame.base_text) if on_base else (frame.witness, frame.witness_text)
    facing = frame.witness_text if on_base else frame.base_text
    gap = empty.slice(facing)
    mark = gap.strip()
    if not mark and not ledger.stripped:
        return False
    words = full.span(at)
    word = full.slice(words)
    note = _surface.explain_damage(word, mark) if mark and len(words) <= 4 else ""
    start = facing.start + gap.index(mark)
    if ledger.stripped and not any(c.isascii() for c in word):
        note, mark = f"“{word}” lost: {STRIPPED}", ""
        start = facing.start + min(words.start - text.start, len(gap))
    if not note:
        return False
    here = Span(start, start + len(mark))
    pairs = [
        (Span(text.start, words.start), Span(facing.start, here.start)),
        (words, here),
        (Span(words.end, text.end), Span(here.end, facing.end)),
    ]
    for n, pair in enumerate(pairs):
        base, witness = pair if on_base else pair[::-1]
        if n == 1:
            ledger.add(Raw(base, witness, "encoding", None, note))
        else:
            ledger.gap(base, witness)
    return True
