"""Writing to the event log: who does, where it lies, and what happens where it cannot be written.

Verbs that change what is registered or accepted write to it; verbs that only judge do so where
they are asked to, since a check must not change files of a project by itself.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from provenance import __version__, lineage
from provenance.cli._moment import moment
from provenance.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from provenance.cli._run import Run
    from provenance.model import Event, Examination
    from provenance.reports import Subject
    from provenance.sources import Catalogue

LOG = "events.jsonl"
"""The file beside the catalogue."""

AGENT = f"provenance {__version__}"


def log_of(catalogue: Catalogue) -> Path:
    """Return the path of the event log of ``catalogue``."""
    return catalogue.path.with_name(LOG)


def ready(run: Run) -> None:
    """Raise RecordError, before anything is changed, where a log that will be written is amiss."""
    if run.configuration.log != "never":
        lineage.read(log_of(run.demanded_catalogue()))


def record(run: Run, events: Sequence[Event]) -> None:
    """Write what was changed; raise RecordError where it cannot be written."""
    if run.configuration.log == "never":
        return
    path = log_of(run.demanded_catalogue())
    try:
        lineage.append(path, events)
    except OSError as error:
        raise RecordError(
            f"what was done is not in the event log: cannot write {path}: "
            f'{error.strerror or error}; mend that, or set log = "never"'
        ) from None


def record_judged(run: Run, examinations: Sequence[Examination]) -> None:
    """Write what was compared and judged, where that is wanted and there is a catalogue."""

    def events() -> list[Event]:
        when = moment()
        found: list[Event] = []
        for each in examinations:
            if each.collation is not None:
                found.append(lineage.comparison(each.collation, when, AGENT))
            if each.verdict is not None:
                found.append(lineage.validation(each, when, AGENT))
        return found

    record_events(run, events)


def record_report(
    run: Run, subjects: Sequence[Subject], path: Path, code: str, content: str
) -> None:
    """Write that a report was written, one event for each text it is about, if all is recorded."""
    digest = sha256(content.encode("utf-8", "backslashreplace")).hexdigest()

    def events() -> list[Event]:
        when = moment()
        names = dict.fromkeys(name for each in subjects for name in _about(each))
        return [
            lineage.report(name, digest, when, AGENT, file=path.as_posix(), format=code)
            for name in names
        ]

    record_events(run, events)


def _about(subject: Subject) -> Iterator[str]:
    from provenance.reports import Comparison, Event, Matches, Overview

    if isinstance(subject, Matches):
        yield subject.source.id
    elif isinstance(subject, Comparison):
        yield subject.collation.witness.text.source.id
    elif isinstance(subject, Event):
        for collation in subject.collations:
            yield collation.witness.text.source.id
    elif isinstance(subject, Overview):
        for examination in subject.examinations:
            yield examination.transcript.text.source.id
    else:
        yield subject.examination.transcript.text.source.id


def record_events(run: Run, events: Callable[[], Sequence[Event]]) -> None:
    """Write the ``events`` of a verb that changes nothing, where that is asked or configured.

    A log that does not hold makes 2 of the run. One that cannot be written does so only where
    somebody asked for it: a verdict does not depend on a disk.
    """
    asked = run.record
    wanted = run.configuration.log == "always" if asked is None else asked
    if not wanted:
        return
    if run.catalogue is None:
        if asked:
            run.demanded_catalogue()
        return
    path = log_of(run.catalogue)
    with run.attempt():
        lineage.read(path)
        try:
            lineage.append(path, events())
        except OSError as error:
            said = f"cannot write {path}: {error.strerror or error}"
            if asked:
                raise RecordError(f"{said}; mend that, or leave --record out") from None
            run.talk.note(f"not in the event log: {said}")
