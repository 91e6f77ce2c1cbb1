"""The index of a catalogue: tables that can be read, sorted and searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reports import _history, _page
from provenance.reports._characters import clip, one_line
from provenance.reports._data import digest
from provenance.reports._encode import document
from provenance.reports._overview_data import overview as data_of
from provenance.reports._vocabulary import RELATED
from provenance.reports._words import count, counted, portion, weighed

if TYPE_CHECKING:
    from provenance.model import Match
    from provenance.reports._data import Data
    from provenance.reports._subject import Frame, Overview


def overview(subject: Overview, frame: Frame) -> Data:
    """Return the view of a catalogue's index."""
    data = data_of(subject, redact_paths=frame.redact_paths)
    pages = dict(subject.pages)
    best = {
        each.transcript.text.source.id: each.matches[0] if each.matches else None
        for each in subject.examinations
    }
    sources = [_source(each, best[each["id"]]) for each in data["sources"]]
    return {
        **_page.common(frame, data["sentence"], data, ()),
        "title": one_line(subject.title),
        "contents": [
            ("sources", "Sources"),
            *([("events", "Events")] if data["events"] else []),
            ("relations", "Relations"),
            ("history", "Findings over time"),
            ("digests", "Digests"),
        ],
        "sources": sources,
        # A column that says nothing of any source is left out.
        "told": {key for key in ("publisher", "role", "date") if any(s[key] for s in sources)},
        "events": [
            {
                "event": clip(one_line(each["event"]), 240),
                "page": each["page"],
                "sources": [(one_line(name), pages.get(name)) for name in each["sources"]],
            }
            for each in data["events"]
        ],
        "relations": [
            {
                "source": one_line(each["source"]),
                "page": pages.get(each["source"]),
                "match": one_line(each["match"]),
                "relation": each["relation"],
                "score": f"{each['score']:.2f}",
                "own": portion(each["coverage"]["source"]),
                "other": portion(each["coverage"]["match"]),
            }
            for each in data["relations"]
        ],
        "history": _history.rows(data["history"], pages),
        "judgements": _history.listing(data["history"]),
        "recorded": _history.summary(data["history"]),
        "digest": digest(document(data)),
        "figure": counted(len(data["sources"]), "source"),
    }


def _source(each: Data, match: Match | None) -> Data:
    verdict = each["verdict"]
    related = "" if match is None else f"{RELATED[match.relation]} {one_line(match.source)}"
    return {
        "id": one_line(each["id"]),
        "page": each["page"],
        "title": clip(one_line(each["title"]).rstrip(" ,;:"), 160),
        "event": clip(one_line(each.get("event", "")), 160),
        "publisher": one_line(each.get("publisher", "")),
        "role": each.get("role", ""),
        "date": one_line(each["date"]),
        "words": count(each["words"]),
        "turns": count(each["turns"]),
        "relation": related,
        "findings": [
            (severity, weighed(n, severity)) for severity, n in each["findings"].items() if n
        ],
        "grave": sum(n * 1000**i for i, n in enumerate(reversed(each["findings"].values()))),
        "verdict": verdict,
        "sha256": each["sha256"],
    }
