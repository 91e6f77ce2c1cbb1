"""A difference before it gets its readings and its id."""

from __future__ import annotations

import re
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

    def mirrored(self) -> Raw:
        """Return the same difference seen from the other side."""
        return self._replace(
            base=self.witness,
            witness=self.base,
            code=_MIRRORED_CODES.get(self.code, self.code),
            note=_SIDE.sub(lambda match: _OTHER.get(match[0], match[0]), self.note),
            extra=_OTHER.get(self.extra) if self.extra else None,  # type: ignore[arg-type]
        )


_MIRRORED_CODES = {"omission": "insertion", "insertion": "omission"}
_OTHER = {"base": "witness", "witness": "base"}
_SIDE = re.compile(r"“[^”]*”|\bbase\b|\bwitness\b")
"""Names of the sides in a note; what a note quotes is the sources' own."""
