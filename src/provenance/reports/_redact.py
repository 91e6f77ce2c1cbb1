"""Reports without the folders of whoever made them: of every path its last part alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING

from provenance.reports._subject import Check, Comparison, Event, Inspection, Matches

if TYPE_CHECKING:
    from provenance.model import Collation, Examination, Match, Source, Transcript, Verdict
    from provenance.reports._subject import Subject


def last_part(path: str) -> str:
    """Return the last part of a path of any system; what is no path stays as it is.

    >>> last_part("/home/someone/a.txt"), last_part("C:\\\\Users\\\\a.txt"), last_part("002")
    ('a.txt', 'a.txt', '002')
    """
    return PurePath(PureWindowsPath(path).name).name or path


def redacted(subject: Subject) -> Subject:
    """Return ``subject`` with no path in it that says more than the name of a file.

    A file that nobody registered may be known by its path, so ids are shortened too.
    """
    if isinstance(subject, Comparison):
        examination = subject.examination
        return replace(
            subject,
            collation=_collation(subject.collation),
            examination=_examination(examination) if examination is not None else None,
        )
    if isinstance(subject, Check | Inspection):
        return replace(subject, examination=_examination(subject.examination))
    if isinstance(subject, Matches):
        found = tuple(map(_match, subject.matches))
        return replace(subject, source=_source(subject.source), matches=found)
    if isinstance(subject, Event):
        return replace(subject, collations=tuple(map(_collation, subject.collations)))
    examined = tuple(map(_examination, subject.examinations))
    history = tuple(replace(each, subject=last_part(each.subject)) for each in subject.history)
    return replace(subject, title=last_part(subject.title), examinations=examined, history=history)


def _source(source: Source) -> Source:
    return replace(source, id=last_part(source.id), path=last_part(source.path))


def _transcript(transcript: Transcript) -> Transcript:
    text = transcript.text
    return replace(transcript, text=replace(text, source=_source(text.source)))


def _collation(collation: Collation) -> Collation:
    base, witness = _transcript(collation.base), _transcript(collation.witness)
    return replace(collation, base=base, witness=witness)


def _match(match: Match) -> Match:
    return replace(match, source=last_part(match.source))


def _examination(examination: Examination) -> Examination:
    collation, verdict = examination.collation, examination.verdict
    return replace(
        examination,
        transcript=_transcript(examination.transcript),
        matches=tuple(map(_match, examination.matches)),
        collation=_collation(collation) if collation is not None else None,
        verdict=_verdict(verdict) if verdict is not None else None,
    )


def _verdict(verdict: Verdict) -> Verdict:
    outcomes = tuple(
        replace(
            outcome,
            places=tuple(replace(p, source=last_part(p.source)) for p in outcome.places),
        )
        for outcome in verdict.outcomes
    )
    return replace(verdict, outcomes=outcomes)
