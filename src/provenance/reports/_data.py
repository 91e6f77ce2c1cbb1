"""What readers see, as plain dictionaries: every format places these and computes nothing else."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from provenance.reports import _sentence
from provenance.reports._places import Lines
from provenance.reports._redact import last_part
from provenance.reports._words import ratio, words_in
from provenance.text.identity import identities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import (
        Collation,
        Difference,
        Examination,
        Match,
        Outcome,
        Reading,
        Source,
        Span,
        Text,
        Transcript,
        Verdict,
    )

FORMAT_VERSION = 1

Data = dict[str, Any]


def path_of(source: Source, redact_paths: bool) -> str:
    """Return the source's path as it may be shown: with ``redact_paths`` its last part only."""
    if not redact_paths:
        return source.path
    return last_part(source.path)


def source(source: Source, redact_paths: bool = False) -> Data:
    """Return what identifies a source: id, path and the SHA-256 of its bytes."""
    return {"id": source.id, "path": path_of(source, redact_paths), "sha256": source.sha256}


def text(text: Text, redact_paths: bool = False) -> Data:
    """Return a source with its text's measures, and what its catalogue declares, where it does."""
    facts = text.source.facts
    declared = {
        "title": facts.title,
        "publisher": facts.publisher,
        "role": facts.role if facts.role != "unknown" else "",
        "event": facts.event,
        "date": facts.date,
        "url": facts.url,
        "captured_at": facts.captured_at,
    }
    return {
        **source(text.source, redact_paths),
        "encoding": text.encoding,
        "characters": len(text.content),
        "words": words_in(text.content),
        "bytes": len(text.source.data),
        **{key: value for key, value in declared.items() if value},
    }


def _reading(reading: Reading, lines: Lines) -> Data:
    return {
        "start": reading.span.start,
        "end": reading.span.end,
        "line": lines.at(reading.span.start),
        "text": reading.text,
    }


def difference(difference: Difference, base: Lines, witness: Lines) -> Data:
    """Return one difference; ``within`` and ``extra`` are there only where they say something."""
    data: Data = {
        "id": difference.id,
        "code": difference.code,
        "group": difference.group,
        "severity": difference.severity,
        "base": _reading(difference.base, base),
        "witness": _reading(difference.witness, witness),
        "speaker": difference.speaker,
        "turn": difference.turn,
        "note": difference.note,
    }
    if difference.within is not None:
        data["within"] = difference.within
    if difference.extra is not None:
        data["extra"] = difference.extra
    return data


def _compared(compared: Text, redact_paths: bool) -> Data:
    """Return a text as ``text`` does; one that was taken out of its file has a digest of its own.

    That it is not the file's own text is told, since no bytes of the file can be made from it.
    """
    data = text(compared, redact_paths)
    if not compared.exact:
        data |= {"exact": False, "text_sha256": digest(compared.content)}
    return data


def comparison(
    collation: Collation, examination: Examination | None = None, *, redact_paths: bool = False
) -> Data:
    """Return the JSON of ``diff``; an examination of the witness adds its findings and verdict."""
    lines = Lines(collation.base.text.content), Lines(collation.witness.text.content)
    data: Data = {
        "format_version": FORMAT_VERSION,
        "sentence": _sentence.comparison(collation),
        "base": _compared(collation.base.text, redact_paths),
        "witness": _compared(collation.witness.text, redact_paths),
        "relation": collation.relation,
        "coverage": {
            "base": ratio(collation.base_coverage),
            "witness": ratio(collation.witness_coverage),
        },
        "fidelity": {
            "shared_words": collation.fidelity.whole,
            "same_words": collation.fidelity.part,
        },
        "differences": [difference(each, *lines) for each in collation.differences],
        "tally": dict(collation.tally.counts),
    }
    if examination is not None:
        data["findings"] = findings(examination)
        if examination.verdict is not None:
            data["verdict"] = verdict(examination.verdict)
    return data


def findings(examination: Examination) -> list[Data]:
    """Return what the single-source rules saw, in the order of the examination."""
    content = examination.transcript.text.content
    lines = Lines(content)
    return [
        {
            "id": identity,
            "rule": finding.rule,
            "severity": finding.severity,
            "start": finding.span.start,
            "end": finding.span.end,
            "line": lines.at(finding.span.start),
            "text": finding.text,
            "note": finding.note,
        }
        for identity, finding in zip(finding_ids(examination), examination.findings, strict=True)
    ]


def finding_ids(examination: Examination) -> list[str]:
    """Return an id for each finding, made from its rule, its words and those around them."""
    content = examination.transcript.text.content
    return identities(
        content, ((each.rule, each.span.start, each.span.end) for each in examination.findings)
    )


def inspection(
    examination: Examination, *, redact_paths: bool = False, explain: bool = False
) -> Data:
    """Return the JSON of ``inspect``: what one source tells about itself.

    With ``explain`` it says of every phrase that could be a label what was concluded, and why.
    """
    transcript = examination.transcript
    metadata = transcript.metadata
    data: Data = {
        "format_version": FORMAT_VERSION,
        "sentence": _sentence.inspection(examination),
        "source": {
            **text(transcript.text, redact_paths),
            "format": transcript.format,
            "steps": [
                {"name": step.name, "detail": step.detail, "confidence": step.confidence}
                for step in transcript.text.steps
            ],
        },
        "metadata": {"title": metadata.title, "date": metadata.date, "place": metadata.place},
        "dialect": transcript.dialect,
        "speakers": [
            {"name": speaker.name, "role": speaker.role, "asker": speaker.asker}
            for speaker in transcript.speakers
        ],
        "turns": _turns(transcript),
        "unattributed": [
            {"start": part.span.start, "end": part.span.end, "why": part.why}
            for part in transcript.unattributed
        ],
        "findings": findings(examination),
    }
    if transcript.anchors:
        data["anchors"] = [
            {
                "kind": anchor.kind,
                "label": anchor.label,
                "start": anchor.span.start,
                "end": anchor.span.end,
                **({"seconds": [anchor.begin, anchor.finish]} if anchor.kind == "time" else {}),
            }
            for anchor in transcript.anchors
        ]
    if explain:
        data["considered"] = [
            {
                "text": each.text,
                "style": each.style,
                "count": each.count,
                "taken": each.taken,
                "why": each.why,
                "start": each.first.start,
                "end": each.first.end,
            }
            for each in transcript.considered
        ]
    return data


def _times(transcript: Transcript, span: Span) -> Data:
    """Return from when to when a stretch was spoken, in seconds, where the source says so."""
    times = transcript.times(span)
    return {"seconds": [round(second, 3) for second in times]} if times else {}


def _turns(transcript: Transcript) -> list[Data]:
    return [
        {
            "index": turn.index,
            "speaker": {
                "label": turn.label_text,
                "name": turn.speaker.name if turn.speaker else None,
                "inferred": turn.inferred,
                "asker": turn.speaker.asker if turn.speaker else "",
                "why": turn.why,
            },
            "start": turn.span.start,
            "end": turn.span.end,
            **({"continues": True} if turn.continues else {}),
            **_times(transcript, turn.span),
            "annotations": [
                {
                    "start": annotation.span.start,
                    "end": annotation.span.end,
                    "text": annotation.text,
                    "kind": annotation.kind,
                }
                for annotation in turn.annotations
            ],
        }
        for turn in transcript.turns
    ]


def match(match: Match) -> Data:
    """Return one match: its source, how it is related, and how much of each text is shared."""
    return {
        "source": match.source,
        "relation": match.relation,
        "score": _rounded(match.score),
        "coverage": {
            "source": _rounded(match.source_coverage),
            "match": _rounded(match.match_coverage),
        },
    }


def _rounded(exact: float) -> float:
    rounded = round(exact, 4)
    if rounded == 1.0 and exact < 1.0:
        return 0.9999
    return rounded if rounded or not exact else 0.0001


def matches(questioned: Source, found: Sequence[Match], *, redact_paths: bool = False) -> Data:
    """Return the JSON of ``match``; an empty list is an answer."""
    return {
        "format_version": FORMAT_VERSION,
        "sentence": _sentence.matches(found),
        "source": source(questioned, redact_paths),
        "matches": [match(each) for each in found],
    }


def _outcome(outcome: Outcome) -> Data:
    return {
        "rule": outcome.rule,
        "suite": outcome.suite,
        "expectation": outcome.expectation,
        "description": outcome.description,
        "severity": outcome.severity,
        "status": outcome.status,
        "observed": outcome.observed,
        "threshold": outcome.threshold,
        "unexpected": outcome.unexpected,
        "places": [
            {
                "source": place.source,
                "start": place.start,
                "end": place.end,
                "excerpt": place.excerpt,
            }
            for place in outcome.places
        ],
    }


def verdict(verdict: Verdict) -> Data:
    """Return a verdict with every outcome, and the counts that prove what was evaluated."""
    return {
        "passed": verdict.passed,
        "complete": verdict.complete,
        "fail_on": verdict.fail_on,
        "declared": verdict.declared,
        "evaluated": verdict.evaluated,
        "rows": verdict.rows,
        "sentence": _sentence.verdict(verdict),
        "expectations": [_outcome(outcome) for outcome in verdict.outcomes],
        "not_applicable": [{"what": what, "why": why} for what, why in verdict.not_applicable],
    }


def examination(examination: Examination, *, redact_paths: bool = False) -> Data:
    """Return the JSON of ``check``: source, matches, comparison, findings and verdict.

    ``comparison`` is null where nothing registered is like the source, ``verdict`` where nothing
    was judged.
    """
    collation = examination.collation
    return {
        "format_version": FORMAT_VERSION,
        "sentence": _sentence.check(examination),
        "source": text(examination.transcript.text, redact_paths),
        "matches": [match(each) for each in examination.matches],
        "comparison": comparison(collation, redact_paths=redact_paths) if collation else None,
        "findings": findings(examination),
        "verdict": verdict(examination.verdict) if examination.verdict else None,
    }


def digest(content: str) -> str:
    """Return the SHA-256 of ``content`` in UTF-8, lone surrogates included, as 64 hex digits."""
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
