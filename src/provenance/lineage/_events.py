"""What each activity leaves in the event log: one function an activity, from values of ``model``.

Nothing here knows a clock or a user: ``when`` (UTC) and ``agent`` are given.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

from provenance.model import SEVERITIES, Event

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from provenance.model import Collation, Examination, Share, Source


def capture(
    source: Source, when: datetime, agent: str, *, file: str, revision_of: str = ""
) -> Event:
    """Return the event of taking in the bytes of ``source``, kept beside the catalogue as ``file``.

    ``captured_at`` is when they were fetched, where the catalogue declares it: ``when`` is only
    when they came here. ``revision_of`` is the SHA-256 of the bytes that they replace.
    """
    outcome: dict[str, object] = {"file": file, "bytes": len(source.data)}
    if revision_of:
        outcome["revision_of"] = revision_of
    for key in ("url", "captured_at"):
        if value := getattr(source.facts, key):
            outcome[key] = value
    return Event(when, "capture", source.id, source.sha256, agent, outcome)


def registration(source: Source, when: datetime, agent: str, *, file: str) -> Event:
    """Return the event of listing ``source`` in the catalogue, with all that is declared of it."""
    facts = {key: value for key, value in asdict(source.facts).items() if value}
    for key, pairs in (("aliases", source.facts.aliases), ("paths", source.facts.paths)):
        if pairs:
            facts[key] = dict(pairs)
    return Event(
        when, "registration", source.id, source.sha256, agent, {"file": file, "facts": facts}
    )


def fixity(
    subject: str, expected: str, observed: str, when: datetime, agent: str, *, problem: str = ""
) -> Event:
    """Return the event of holding bytes against a digest; ``observed`` is empty if unreadable."""
    outcome: dict[str, object] = {"holds": expected == observed, "expected": expected}
    if problem:
        outcome["problem"] = problem
    return Event(when, "fixity", subject, observed, agent, outcome)


def comparison(collation: Collation, when: datetime, agent: str) -> Event:
    """Return the event of comparing a witness, the subject, with its base."""
    base, witness = collation.base.text.source, collation.witness.text.source
    outcome: dict[str, object] = {
        "base": base.id,
        "base_digest": base.sha256,
        "relation": collation.relation,
        "coverage": {
            "base": _ratio(collation.base_coverage),
            "witness": _ratio(collation.witness_coverage),
        },
        "tally": dict(collation.tally.counts),
    }
    return Event(when, "comparison", witness.id, witness.sha256, agent, outcome)


def validation(examination: Examination, when: datetime, agent: str) -> Event:
    """Return the event of judging a source; raise ``ValueError`` where it was not judged."""
    verdict = examination.verdict
    if verdict is None:
        raise ValueError("an examination without a verdict is no validation")
    found = Counter(finding.severity for finding in examination.findings)
    collation = examination.collation
    outcome: dict[str, object] = {
        "passed": verdict.passed,
        "complete": verdict.complete,
        "fail_on": verdict.fail_on,
        "declared": verdict.declared,
        "evaluated": verdict.evaluated,
        "failed": [f"{each.suite}/{each.rule}" for each in verdict.failed],
        "findings": {severity: found[severity] for severity in reversed(SEVERITIES)},
        "differences": dict(collation.tally.counts) if collation else {},
    }
    source = examination.transcript.text.source
    return Event(when, "validation", source.id, source.sha256, agent, outcome)


def decision(
    subject: str,
    digest: str,
    when: datetime,
    agent: str,
    *,
    kind: str,
    ids: Sequence[str],
    reason: str = "",
    expires: date | None = None,
) -> Event:
    """Return the event of a person's decision about differences or findings of ``subject``.

    ``kind`` is ``accepted`` or ``withdrawn``; ``ids`` are those of what it is about.
    """
    outcome: dict[str, object] = {"decision": kind, "ids": list(ids)}
    if reason:
        outcome["reason"] = reason
    if expires is not None:
        outcome["expires"] = expires.isoformat()
    return Event(when, "decision", subject, digest, agent, outcome)


def report(
    subject: str,
    digest: str,
    when: datetime,
    agent: str,
    *,
    file: str,
    format: str,  # noqa: A002
) -> Event:
    """Return the event of writing a report; ``digest`` is that of the report's own bytes."""
    return Event(when, "report", subject, digest, agent, {"file": file, "format": format})


def _ratio(share: Share) -> float:
    """Return the ratio to four digits, never rounded up to all nor down to nothing."""
    exact = share.ratio
    rounded = round(exact, 4)
    if rounded == 1.0 and exact < 1.0:
        return 0.9999
    return rounded if rounded or not exact else 0.0001
