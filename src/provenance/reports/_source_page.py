"""The page of a source alone, and the page that lists several subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import SEVERITIES, Span
from provenance.reports import _data, _page
from provenance.reports._characters import clip, one_line
from provenance.reports._encode import document
from provenance.reports._markup import Marked, finding_nodes, label_nodes
from provenance.reports._page import markup
from provenance.reports._places import Lines
from provenance.reports._subject import Event, Inspection, Matches, Overview
from provenance.reports._subject_data import data_of
from provenance.reports._words import count, counted, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Text, Transcript
    from provenance.reports._data import Data
    from provenance.reports._subject import Check, Frame, Subject

_LONG_PAGE = 150


def source(subject: Check | Inspection, frame: Frame) -> Data:
    """Return the view of a source alone."""
    examination = subject.examination
    transcript = examination.transcript
    text = transcript.text
    data = data_of(subject, frame.redact_paths)
    lines = Lines(text.content)
    ids = _data.finding_ids(examination)
    parts = _parts(transcript)
    marks = finding_nodes(examination.findings, ids, [span.end for span, _, _, _ in parts])
    marked = Marked(text.content, marks, label_nodes(transcript))
    return {
        **_page.common(frame, data["sentence"], data, (text,)),
        "alone": isinstance(subject, Inspection),
        "cards": [_page.card(text, frame)],
        "contents": [
            *([("expectations", "Expectations")] if examination.verdict is not None else []),
            *([("findings", "Findings")] if examination.findings else []),
            ("texts", "The text"),
            ("chain", "Making"),
        ],
        "metadata": [
            (label, one_line(value))
            for label, value in (
                ("title", transcript.metadata.title),
                ("date", transcript.metadata.date),
                ("place", transcript.metadata.place),
                ("labels", transcript.dialect),
            )
            if value
        ],
        "severities": [
            {
                "severity": severity,
                "count": count(sum(f.severity == severity for f in examination.findings)),
            }
            for severity in reversed(SEVERITIES)
        ],
        "speakers": _speakers(transcript),
        "verdict": _page.verdict(
            examination.verdict, _page.Seek({text.source.id: [part[0] for part in parts]})
        ),
        "findings": _page.findings(
            examination.findings,
            text.content,
            lines,
            [f"#f-{identity}" for identity in ids],
        ),
        "long": len(parts) > _LONG_PAGE,
        "parts_": [
            {
                "id": f"r{index}",
                "speaker": clip(one_line(who), 60),
                "turn": turn,
                "why": why,
                "text": markup(marked.shown(span)),
            }
            for index, (span, who, turn, why) in enumerate(parts)
        ],
        "chains": [_page.chain(transcript, frame)],
        "outcome": {
            "figure": counted(len(examination.findings), "finding"),
            "detail": "",
            "digest": _data.digest(document(data)),
        },
    }


def _parts(transcript: Transcript) -> list[tuple[Span, str, str, str]]:
    """Return all of a text in order: spans with speaker, turn number, and why nobody speaks."""
    known: list[tuple[Span, str, str, str]] = [
        (
            turn.span,
            (turn.speaker.name if turn.speaker else turn.label_text) or "speaker not named",
            count(turn.index + 1),
            f"inferred: {turn.why}" if turn.inferred else "",
        )
        for turn in transcript.turns
    ]
    known += [(part.span, "", "", part.why) for part in transcript.unattributed]
    known.sort(key=lambda item: (item[0].start, item[0].end))
    parts: list[tuple[Span, str, str, str]] = []
    at = 0
    content = transcript.text.content
    for span, who, turn, why in known:
        if span.start < at:
            continue
        if content[at : span.start].strip():
            parts.append((Span(at, span.start), "", "", ""))
            at = span.start
        # Blank lines between two parts end the first of them, so that nothing is lost.
        elif parts and at < span.start:
            parts[-1] = (Span(parts[-1][0].start, span.start), *parts[-1][1:])
            at = span.start
        parts.append((Span(at, span.end), who, turn, why))
        at = span.end
    if content[at:].strip() or not parts:
        parts.append((Span(at, len(content)), "", "", ""))
    elif at < len(content):
        parts[-1] = (Span(parts[-1][0].start, len(content)), *parts[-1][1:])
    return parts


def _speakers(transcript: Transcript) -> list[Data]:
    content = transcript.text.content
    said: dict[str, list[int]] = {}
    for turn in transcript.turns:
        who = turn.speaker.name if turn.speaker else "nobody named"
        entry = said.setdefault(who, [0, 0])
        entry[0] += 1
        entry[1] += words_in(content[turn.span.start : turn.span.end])
    total = max((words for _, words in said.values()), default=1) or 1
    return [
        {
            "name": one_line(who),
            "turns": count(turns),
            "words": count(words),
            "bar": f"{100 * words / total:.0f}",
        }
        for who, (turns, words) in sorted(said.items(), key=lambda item: (-item[1][1], item[0]))
    ]


def listing(subjects: Sequence[Subject], frame: Frame) -> Data:
    """Return the view of several subjects, or of a list of matches: one line each."""
    entries: list[Data] = []
    texts: list[Text] = []
    for subject in subjects:
        data = data_of(subject, frame.redact_paths)
        if isinstance(subject, Matches):
            entries += [
                {
                    "source": one_line(match.source),
                    "relation": match.relation,
                    "sentence": f"score {match.score:.2f}; {_page.covers(match)}",
                    "verdict": None,
                }
                for match in subject.matches
            ]
            continue
        if isinstance(subject, Event | Overview):
            entries.append(
                {
                    "source": one_line(subject.title),
                    "relation": "",
                    "sentence": data["sentence"],
                    "verdict": None,
                }
            )
            continue
        judged = data.get("verdict")
        whose = data.get("source") or data["witness"]
        compared = data.get("comparison") or data
        entries.append(
            {
                "source": one_line(whose["id"]),
                "relation": compared.get("relation", ""),
                "sentence": data["sentence"],
                "verdict": judged and {"passed": judged["passed"], "complete": judged["complete"]},
            }
        )
    values = [data_of(subject, frame.redact_paths) for subject in subjects]
    single = len(subjects) == 1
    sentence = values[0]["sentence"] if single else f"{counted(len(subjects), 'source')} looked at."
    return {
        **_page.common(
            frame,
            sentence,
            values[0] if single else {"format_version": 1, "reports": values},
            texts,
        ),
        "entries": entries,
    }
