"""All sources of a catalogue: what each is, whose event it is of, and what is known of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.model import SEVERITIES
from provenance.reports import _data, _history
from provenance.reports._words import counted, listed

if TYPE_CHECKING:
    from provenance.model import Examination
    from provenance.reports._data import Data
    from provenance.reports._subject import Overview


def overview(subject: Overview, *, redact_paths: bool = False) -> Data:
    """Return the JSON of a catalogue's index: sources, events, relations, verdicts, findings."""
    pages = dict(subject.pages)
    sources = [_source(each, pages, redact_paths) for each in subject.examinations]
    events: dict[str, list[str]] = {}
    for each in sources:
        if each.get("event"):
            events.setdefault(each["event"], []).append(each["id"])
    return {
        "format_version": _data.FORMAT_VERSION,
        "sentence": _sentence(subject, len(events)),
        "catalogue": subject.title,
        "sources": sources,
        "events": [
            {"event": name, "sources": ids, "page": pages.get(name)}
            for name, ids in sorted(events.items())
        ],
        "relations": [
            {"source": examination.transcript.text.source.id, **_renamed(match)}
            for examination in subject.examinations
            for match in (_data.match(each) for each in examination.matches)
        ],
        "history": _history.history(subject.history),
    }


def _renamed(match: Data) -> Data:
    return {
        "match": match["source"],
        "relation": match["relation"],
        "score": match["score"],
        "coverage": match["coverage"],
    }


def _source(examination: Examination, pages: dict[str, str], redact_paths: bool) -> Data:
    transcript = examination.transcript
    found = Counter(each.severity for each in examination.findings)
    verdict = examination.verdict
    text = _data.text(transcript.text, redact_paths)
    return {
        **text,
        "title": text.get("title") or transcript.metadata.title,
        "date": text.get("date") or transcript.metadata.date,
        "turns": transcript.turn_count,
        "findings": {severity: found[severity] for severity in reversed(SEVERITIES)},
        "verdict": verdict
        and {
            "passed": verdict.passed,
            "complete": verdict.complete,
            "met": sum(each.status == "pass" for each in verdict.outcomes),
            "declared": verdict.declared,
        },
        "page": pages.get(transcript.text.source.id),
    }


def _sentence(subject: Overview, events: int) -> str:
    examined = subject.examinations
    related = sum(bool(each.matches) for each in examined)
    judged = [each.verdict for each in examined if each.verdict is not None]
    sources = counted(len(examined), "source")
    lead = f"{sources} of {counted(events, 'event')}" if events else sources
    said = [f"{related or 'none'} {'is' if related < 2 else 'are'} like another"]
    if judged:
        passed = sum(each.passed for each in judged)
        said.append(f"{passed or 'none'} of the {len(judged)} judged passed")
    return f"{lead} {'is' if len(examined) == 1 else 'are'} registered; {listed(said)}."
