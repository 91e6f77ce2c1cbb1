"""Words that turn a statement round on both sides, of which one side has two: with not, without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._judge import judge_pair
from provenance.model import Span

if TYPE_CHECKING:
    from provenance.differences._ledger import Ledger
    from provenance.differences._place import Part
    from provenance.differences._raw import Raw

    Pair = tuple[Part, Part, list[Raw]]


def denied_alike(ledger: Ledger, base: Part, witness: Part, pairs: list[Pair]) -> list[Pair]:
    """Return ``pairs`` with each negation taken one word wider where that denies the same.

    ``pairs`` are the words that correspond inside the place of ``base`` and ``witness``, in order.
    """
    out: list[Pair] = []
    for k, pair in enumerate(pairs):
        if [raw.code for raw in pair[2]] == ["negation"]:
            before = out[-1] if out else None
            after = pairs[k + 1] if k + 1 < len(pairs) else None
            room = (
                Span(
                    before[0].at.end if before else base.at.start,
                    after[0].at.start if after else base.at.end,
                ),
                Span(
                    before[1].at.end if before else witness.at.start,
                    after[1].at.start if after else witness.at.end,
                ),
            )
            out.append(_wider(ledger, pair, room) or pair)
        else:
            out.append(pair)
    return out


def _wider(ledger: Ledger, pair: Pair, room: tuple[Span, Span]) -> Pair | None:
    one, other = pair[0].at, pair[1].at
    for left, right in (
        (Span(one.start, one.end + 1), other),
        (Span(one.start - 1, one.end), other),
        (one, Span(other.start, other.end + 1)),
        (one, Span(other.start - 1, other.end)),
    ):
        if not (_within(left, room[0]) and _within(right, room[1])):
            continue
        base, witness = ledger.base.part(left), ledger.witness.part(right)
        raws = judge_pair(ledger.place(base, witness))
        if all(raw.code == "wording" and raw.severity == "info" for raw in raws):
            return base, witness, raws
    return None


def _within(span: Span, room: Span) -> bool:
    return room.start <= span.start and span.end <= room.end
