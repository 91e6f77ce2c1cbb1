"""One place where two texts part, and what kind of parting it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model.span import Span

Side = Literal["base", "witness"]
Severity = Literal["info", "warning", "critical"]
Group = Literal["form", "damage", "structure", "substance"]

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "critical")
GROUPS: tuple[Group, ...] = ("substance", "damage", "structure", "form")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text has at a place: exactly the slice ``span`` of its code points."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between a base and a witness.

    ``id`` is made from content and context, never from a position in a list. ``speaker`` and
    ``turn`` are the base's, or the witness's where the base has none there. ``within`` is the id
    of the moved or repeated passage that this difference lies in. ``extra`` is set for a
    duplication only: the side that prints the passage once more, while the other side's reading
    shows what it repeats.
    """

    id: str
    code: str
    group: Group
    severity: Severity
    base: Reading
    witness: Reading
    speaker: str | None = None
    turn: int | None = None
    note: str = ""
    within: str | None = None
    extra: Side | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many differences of each code; tallies add, and ``Tally()`` is their zero.

    >>> Tally({"move": 1}) + Tally({"move": 2, "case": 1})
    Tally(counts={'case': 1, 'move': 3})
    """

    counts: dict[str, int] = field(default_factory=dict)

    def __add__(self, other: Tally) -> Tally:
        return Tally(dict(sorted((Counter(self.counts) + Counter(other.counts)).items())))

    @classmethod
    def of(cls, differences: Iterable[Difference]) -> Tally:
        """Count ``differences`` by their code."""
        return cls(dict(sorted(Counter(d.code for d in differences).items())))
