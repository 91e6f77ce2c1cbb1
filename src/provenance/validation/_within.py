"""Judging by suites and by thresholds together, with what somebody has accepted left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from provenance.model import Outcome, Verdict, reaches
from provenance.text.identity import identities
from provenance.validation._judge import judge_each
from provenance.validation._limits import MEASURES, Limit, Limits
from provenance.validation._pairs import coverage_of
from provenance.validation._places import place, shorten
from provenance.validation._tables import words_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from provenance.model import (
        Difference,
        Examination,
        Finding,
        Place,
        Severity,
        Status,
        Threshold,
    )
    from provenance.validation._suites import Suite

SUITE = "gate"
"""What outcomes of thresholds give as their suite."""


@dataclass(frozen=True, slots=True)
class Terms:
    """By what is judged, besides suites: thresholds, the day, and what is accepted.

    ``accepted`` holds for the id of a source the ids of differences and findings that a person
    has accepted. ``parameters`` outrank those of the thresholds.
    """

    today: date
    limits: Limits = field(default_factory=Limits)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    accepted: Mapping[str, Collection[str]] = field(default_factory=dict)


def judge_within(
    examinations: Sequence[Examination],
    suites: Sequence[Suite],
    terms: Terms,
    fail_on: Threshold = "critical",
    *,
    rules: Collection[str] = (),
    codes: Collection[str] = (),
    places: int = 20,
) -> tuple[Verdict, ...]:
    """Return a verdict on each examination, in their order; all are judged in one pass a table.

    A difference or a finding that is accepted counts as a note. What a threshold speaks of is
    judged by the threshold alone. Raises SuiteError as ``judge`` does.
    """
    roles = {
        each.transcript.text.source.id: each.transcript.text.source.facts.role
        for each in examinations
    }
    prepared = [_Prepared.of(each, terms) for each in examinations]
    parameters = _known(terms.limits.parameters(terms.today, roles), terms)
    for name, values in _measured(prepared, suites).items():
        parameters[name] = {**parameters.get(name, {}), **values}
    verdicts = judge_each(
        [each.examination for each in prepared],
        suites,
        {**parameters, **terms.parameters},
        fail_on,
        rules=rules,
        codes=codes,
        places=places,
    )
    return tuple(
        each.verdict(verdict, terms, fail_on, places)
        for each, verdict in zip(prepared, verdicts, strict=True)
    )


def finding_ids(examination: Examination) -> list[str]:
    """Return the id of each finding of ``examination``, in their order."""
    return identities(
        examination.transcript.text.content,
        ((f.rule, f.span.start, f.span.end) for f in examination.findings),
    )


def _known(parameters: dict[str, Any], terms: Terms) -> dict[str, Any]:
    """Leave out for roles and sources what outranks them: an option or a variable."""
    return {
        key: {k: v for k, v in value.items() if k not in terms.parameters}
        if isinstance(value, dict)
        else value
        for key, value in parameters.items()
    }


def _measured(
    prepared: Sequence[_Prepared], suites: Sequence[Suite]
) -> dict[str, dict[str, float]]:
    """Keep the suites from asking a share that a threshold asks."""
    asked = {w for suite in suites for rule in suite.rules for w in rule.parameters}
    return {
        each.source: values
        for each in prepared
        if (
            values := {
                MEASURES[name]: 0.0
                for name in each.limits
                if name in MEASURES and MEASURES[name] in asked
            }
        )
    }


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An examination as the suites shall see it, and what was taken from their sight."""

    source: str
    examination: Examination
    limits: Mapping[str, Limit]
    differences: Sequence[Difference]
    findings: Sequence[Finding]

    @classmethod
    def of(cls, examination: Examination, terms: Terms) -> _Prepared:
        source = examination.transcript.text.source
        limits = terms.limits.of(source.id, source.facts.role, terms.today)
        accepted = terms.accepted.get(source.id, ())
        quiet = examination
        if accepted:
            kept = [
                finding
                for finding, name in zip(
                    examination.findings, finding_ids(examination), strict=True
                )
                if name not in accepted
            ]
            quiet = replace(quiet, findings=tuple(kept))
        findings = quiet.findings
        if limits:
            quiet = replace(
                quiet,
                findings=tuple(
                    replace(f, severity="info") if f.rule in limits else f for f in findings
                ),
            )
        differences: list[Difference] = []
        if examination.collation is not None:
            differences = [d for d in examination.collation if d.id not in accepted]
            shown = tuple(
                replace(d, severity="info") if d.code in limits or d.id in accepted else d
                for d in examination.collation
            )
            quiet = replace(quiet, collation=replace(examination.collation, differences=shown))
        return cls(source.id, quiet, limits, differences, findings)

    def verdict(self, verdict: Verdict, terms: Terms, fail_on: Threshold, places: int) -> Verdict:
        """Return ``verdict`` with what the thresholds say."""
        outcomes = [self._regraded(outcome, fail_on) for outcome in verdict.outcomes]
        reasons = list(verdict.not_applicable)
        role = self.examination.transcript.text.source.facts.role
        for where, day in terms.limits.expired(self.source, role, terms.today):
            reasons.append((f"{SUITE} {where}", f"it does not count any more, since {day}"))
        added: list[Outcome] = []
        for limit in self.limits.values():
            if limit.kind == "rule":
                continue
            if limit.kind != "finding" and self.examination.collation is None:
                reasons.append((f"{SUITE} {limit.name}", "nothing was compared"))
                continue
            added.append(self._outcome(limit, fail_on, places))
        return replace(
            verdict,
            outcomes=(*outcomes, *added),
            declared=verdict.declared + len(added),
            evaluated=verdict.evaluated + len(added),
            not_applicable=tuple(reasons),
        )

    def _regraded(self, outcome: Outcome, fail_on: Threshold) -> Outcome:
        limit = self.limits.get(outcome.rule)
        if limit is None or limit.kind != "rule" or outcome.status == "error":
            return outcome
        count = max(outcome.unexpected, 1) if outcome.status != "pass" else 0
        level = limit.level(count, outcome.rows or 1)
        status = _status(level, fail_on)
        return replace(
            outcome,
            severity=level or limit.highest,
            status=status,
            threshold=f"{outcome.threshold}; {limit}",
            unexpected=0 if status == "pass" else outcome.unexpected,
            places=() if status == "pass" else outcome.places,
        )

    def _outcome(self, limit: Limit, fail_on: Threshold, most: int) -> Outcome:
        found: list[Place] = []
        level: Severity | None
        if limit.kind == "measure":
            level, observed = self._share(limit)
            unexpected = int(level is not None)
            about = f"Enough {limit.name}: the share that [gate] asks for."
        else:
            found = self._places(limit)
            unexpected = len(found)
            whole = words_in(self.examination.transcript.text.content)
            level = limit.level(unexpected, whole)
            observed = f"{unexpected} in {whole} words"
            about = f"Fewer of {limit.name!r} than [gate] lets pass."
        status = _status(level, fail_on)
        return Outcome(
            rule=limit.where,
            suite=SUITE,
            expectation="threshold",
            description=about,
            severity=level or limit.highest,
            status=status,
            observed=observed,
            threshold=str(limit),
            places=tuple(found[:most]) if status != "pass" else (),
            unexpected=unexpected if status != "pass" else 0,
        )

    def _places(self, limit: Limit) -> list[Place]:
        if limit.kind == "finding":
            return [
                place(self.source, f.span, f.text) for f in self.findings if f.rule == limit.name
            ]
        return [
            place(
                self.source,
                d.witness.span,
                f"{shorten(d.base.text, 80)} → {shorten(d.witness.text, 80)}",
            )
            for d in self.differences
            if d.code == limit.name
        ]

    def _share(self, limit: Limit) -> tuple[Severity | None, str]:
        collation = self.examination.collation
        if collation is None:
            raise AssertionError(f"{limit.name} of nothing")
        coverage = limit.name == "coverage"
        share = coverage_of(collation) if coverage else collation.fidelity.ratio
        levels: tuple[Severity, ...] = ("critical", "warning")
        for severity in levels:
            bound = limit.bounds.get(severity)
            if bound is not None and share < bound.value:
                return severity, f"{share:.4f}"
        return None, f"{share:.4f}"


def _status(level: Severity | None, fail_on: Threshold) -> Status:
    if level is None:
        return "pass"
    return "fail" if reaches(level, fail_on) else "warn"
