"""Give each difference its readings, its speaker and its id."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from provenance.model import Difference, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.differences._detector import Detector
    from provenance.differences._raw import Raw
    from provenance.model import Span, Transcript, Turn
    from provenance.text._fold import Fold

CONTEXT = 32
"""Characters on either side of a difference that its id is made from, with the difference."""


def build(
    raws: Sequence[Raw],
    base: Transcript,
    witness: Transcript,
    codes: Mapping[str, Fold | Detector],
) -> tuple[Difference, ...]:
    """Return the differences in text order: of the base, then of the witness."""
    seen: dict[str, int] = {}
    ordered = sorted(raws, key=_place)
    ids = [_identify(raw, base.text.content, witness.text.content, seen) for raw in ordered]
    passages = {raw.passage: id_ for raw, id_ in zip(ordered, ids, strict=True) if raw.is_passage}
    found = []
    for raw, id_ in zip(ordered, ids, strict=True):
        turn = _turn(raw, base, witness)
        code = codes[raw.code]
        found.append(
            Difference(
                id=id_,
                code=raw.code,
                group=code.group,
                severity=raw.severity or code.severity,
                base=_reading(base, raw.base),
                witness=_reading(witness, raw.witness),
                speaker=turn.speaker.name if turn and turn.speaker else None,
                turn=turn.index if turn else None,
                note=raw.note,
                within=None if raw.is_passage else passages.get(raw.passage),
                extra=raw.extra,
            )
        )
    return tuple(found)


def _place(raw: Raw) -> tuple[int, int, int, int, int]:
    base, witness = raw.base, raw.witness
    return base.start, base.end, witness.start, witness.end, raw.passage


def _turn(raw: Raw, base: Transcript, witness: Transcript) -> Turn | None:
    """Return the base's turn there, or the witness's where only the witness has text."""
    if len(raw.base) or raw.code not in ("boilerplate", "excerpt", "duplication"):
        found = base.turn_at(raw.base.start)
        if found:
            return found
    return witness.turn_at(raw.witness.start)


def _reading(transcript: Transcript, span: Span) -> Reading:
    return Reading(transcript.text.content[span.start : span.end], span)


def _identify(raw: Raw, base: str, witness: str, seen: dict[str, int]) -> str:
    """Hash what differs and what stands around it; the same once more gets the next number.

    Where a difference stands in the list, or in the text, plays no part: what is inserted above
    leaves the ids below as they are.
    """
    key = f"{raw.code}\x00{_in_context(base, raw.base)}\x00{_in_context(witness, raw.witness)}"
    seen[key] = count = seen.get(key, 0) + 1
    if count > 1:
        key = f"{key}\x00{count}"
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _in_context(content: str, span: Span) -> str:
    start, end = span.start, span.end
    before = content[start - CONTEXT if start > CONTEXT else 0 : start]
    return f"{before}\x00{content[start:end]}\x00{content[end : end + CONTEXT]}"
