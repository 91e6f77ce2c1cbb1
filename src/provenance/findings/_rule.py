"""What a single-source rule is made of, and what it says of a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from provenance.findings._view import View
    from provenance.model import Severity


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place, half-open in code points, and what is to be said of it.

    ``severity`` is set where this place is graver or lighter than the rule's usual one.
    """

    start: int
    end: int
    note: str
    severity: Severity | None = None


def runs(places: Iterable[tuple[int, str]]) -> Iterator[Sighting]:
    """Yield one sighting for each run of neighbouring characters that have the same note.

    ``places`` are positions with their notes, in text order.
    """
    start = end = -1
    said = ""
    for place, note in places:
        if place == end and note == said:
            end += 1
            continue
        if start >= 0:
            yield Sighting(start, end, said)
        start, end, said = place, place + 1, note
    if start >= 0:
        yield Sighting(start, end, said)


@dataclass(frozen=True, slots=True)
class Rule:
    """A single-source rule: its code, its place in the queue, its meaning, its search."""

    code: str
    rank: int
    severity: Severity
    meaning: str
    """One sentence for people who read the findings."""
    explanation: str
    """Why it matters, and what it is not."""
    find: Callable[[View], Iterator[Sighting]]


def rule(
    code: str,
    rank: int,
    severity: Severity,
    documentation: str | None,
    find: Callable[[View], Iterator[Sighting]],
) -> Rule:
    """Return the rule that a module's docstring describes: first line meaning, rest explanation."""
    meaning, _, explanation = (documentation or "").strip().partition("\n")
    return Rule(code, rank, severity, meaning.strip(), explanation.strip(), find)
