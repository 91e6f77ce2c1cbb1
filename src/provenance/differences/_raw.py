"""A difference before it gets its readings and its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from provenance.model import Severity, Side, Span


class Raw(NamedTuple):
    """Spans count code points; ``severity`` is None where the code's own applies."""

    base: Span
    witness: Span
    code: str
    severity: Severity | None = None
    note: str = ""
    passage: int = -1
    """The passage it lies in, by its place in the alignment; -1 outside of all."""
    extra: Side | None = None
    is_passage: bool = False
