"""What a structure or substance code is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.differences._place import Place
    from provenance.model import Group, Severity


@dataclass(frozen=True, slots=True)
class Claim:
    """A detector's word on a place; ``severity`` is None where the code's own applies."""

    note: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Detector:
    """A code: its place in the queue, its meaning, and what it claims of the unequal places.

    ``claims`` returns a Claim, or None to leave the place to the next in the queue.
    """

    code: str
    rank: int
    group: Group
    severity: Severity
    meaning: str
    claims: Callable[[Place], Claim | None]


def never(_: Place) -> None:
    """Claim nothing: the aligner finds what has this code, and no unequal place is one."""
