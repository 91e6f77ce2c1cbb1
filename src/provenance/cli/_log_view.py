"""How the event log is shown: a line an event for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from provenance import lineage
from provenance.cli._record import log_of

if TYPE_CHECKING:
    from provenance.cli._run import Run
    from provenance.model import Event

_WIDEST = 120


def shown(run: Run, subject: str | None, format: str) -> str:  # noqa: A002
    """Return the events in order, all or those of ``subject``, each with its line in the log.

    Raise CatalogueError for a subject that is neither registered nor in the log, and RecordError
    where the log does not hold.
    """
    catalogue = run.demanded_catalogue()
    path = log_of(catalogue)
    events = list(enumerate(lineage.read(path), 1))
    if subject is not None:
        events = [(line, each) for line, each in events if each.subject == subject]
        if not events:
            catalogue.entry(subject)
    if format == "text":
        if not events:
            about = f" of {subject}" if subject is not None else ""
            return f"{path} holds no event{about} yet\n"
        return _table([each for _, each in events])
    rows = [_data(line, each) for line, each in events]
    if format == "jsonl":
        return "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
    return json.dumps({"format_version": 1, "events": rows}, indent=1) + "\n"


def _data(line: int, event: Event) -> dict[str, Any]:
    return {
        "line": line,
        "when": event.when.isoformat().replace("+00:00", "Z"),
        "activity": event.activity,
        "subject": event.subject,
        "digest": event.digest,
        "agent": event.agent,
        "outcome": event.outcome,
    }


def _table(events: Sequence[Event]) -> str:
    width = max(len(_plain(each.subject)) for each in events)
    return "".join(
        f"{each.when:%Y-%m-%d %H:%M:%S}Z  {each.activity.ljust(12)}  "
        f"{_plain(each.subject).ljust(width)}  {_plain(_told(each))}  ({_plain(each.agent)})\n"
        for each in events
    )


def _told(event: Event) -> str:
    """Return the outcome in words; keys that are not known here are left to the JSON."""
    said: Mapping[str, Any] = event.outcome
    match event.activity:
        case "capture":
            what = "a new revision, " if said.get("revision_of") else ""
            size = f"{said.get('bytes')} bytes as {said.get('file')}"
            return f"{what}{size}, sha256 {event.digest[:12]}…"
        case "registration":
            facts = said.get("facts")
            role = facts.get("role", "unknown") if isinstance(facts, Mapping) else "unknown"
            return f"registered as {role}"
        case "fixity":
            good = f"sha256 {event.digest[:12]}… as on record"
            return good if said.get("holds") else f"differs: {said.get('problem', event.digest)}"
        case "comparison":
            return f"{said.get('relation')} of {said.get('base')}: {_counts(said.get('tally'))}"
        case "validation":
            word = "passed" if said.get("passed") else "failed"
            if not said.get("complete", True):
                word = "not evaluated whole"
            return f"{word}; findings: {_counts(said.get('findings'))}"
        case "decision":
            ids = said.get("ids")
            number = len(ids) if isinstance(ids, list) else 0
            reason = f": {said['reason']}" if said.get("reason") else ""
            return f"{number} {said.get('decision')}{reason}"
        case _:
            return f"{said.get('format', '')} {said.get('file', '')}".strip()


def _counts(counts: object) -> str:
    if not isinstance(counts, Mapping) or not any(counts.values()):
        return "none"
    return ", ".join(f"{number} {code}" for code, number in counts.items() if number)


def _plain(text: str) -> str:
    short = text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
    return short if short.isprintable() else repr(short)[1:-1]
