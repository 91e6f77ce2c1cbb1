"""What was found in one text alone, and whether it meets what is expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from provenance.model.difference import SEVERITIES

if TYPE_CHECKING:
    from provenance.model.collation import Collation, Match
    from provenance.model.difference import Severity
    from provenance.model.span import Span
    from provenance.model.transcript import Transcript

Threshold = Literal["critical", "warning", "info", "never"]
Status = Literal["pass", "warn", "fail", "error"]


def reaches(severity: Severity, threshold: Threshold) -> bool:
    """Whether ``severity`` is at or above ``threshold``.

    >>> reaches("warning", "critical"), reaches("critical", "warning"), reaches("critical", "never")
    (False, True, False)
    """
    return threshold != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(threshold)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a single-source rule saw: ``text`` is exactly the slice ``span``."""

    rule: str
    severity: Severity
    span: Span
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expectation failed: the source's id, the span if there is one, and the evidence."""

    source: str
    start: int | None
    end: int | None
    excerpt: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one expectation; ``observed`` and ``threshold`` are for people to read."""

    rule: str
    suite: str
    expectation: str
    description: str
    severity: Severity
    status: Status
    observed: str
    threshold: str
    places: tuple[Place, ...] = ()
    unexpected: int = 0
    """How many rows failed; ``places`` may show only the first of them."""
    rows: int = 0
    """How many rows were looked at; 0 where the expectation is about a table or an aggregate."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All outcomes, and the proof that all that was declared was evaluated on something."""

    declared: int
    evaluated: int
    rows: int
    outcomes: tuple[Outcome, ...]
    fail_on: Threshold = "critical"
    not_applicable: tuple[tuple[str, str], ...] = ()
    """Suites and rules that had nothing to judge in this run, each with the reason in words."""

    @property
    def complete(self) -> bool:
        """Whether every declared expectation was evaluated, on at least one row, without error."""
        return self.declared == self.evaluated > 0 and self.rows > 0 and not self.errors

    @property
    def errors(self) -> tuple[Outcome, ...]:
        """The expectations that could not be evaluated."""
        return tuple(o for o in self.outcomes if o.status == "error")

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The expectations not met whose severity reaches ``fail_on``."""
        return tuple(
            o
            for o in self.outcomes
            if o.status in ("warn", "fail") and reaches(o.severity, self.fail_on)
        )

    @property
    def passed(self) -> bool:
        """Whether all was evaluated and nothing at or above ``fail_on`` failed."""
        return self.complete and not self.failed


@dataclass(frozen=True, slots=True, eq=False)
class Examination:
    """All that is known of one source: what readers of a report are shown, and no more.

    ``matches`` are in order of score; ``collation`` compares with the best of them, and is None
    where nothing registered is like it or where the source was looked at alone.
    """

    transcript: Transcript
    findings: tuple[Finding, ...] = ()
    matches: tuple[Match, ...] = ()
    collation: Collation | None = None
    verdict: Verdict | None = None
