"""A new revision of a registered source: the new bytes become its own, the old ones are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance import lineage, pipeline
from provenance.cli._moment import moment
from provenance.cli._record import AGENT, log_of, ready, record
from provenance.errors import SourceError
from provenance.sources import Catalogue, open_source

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from provenance.cli._run import Run
    from provenance.model import Event, Source
    from provenance.sources import Entry


def refreshed(run: Run, name: str, path: Path | None, captured_at: str | None) -> str:
    """Read the bytes again, or from ``path``; return a line that says what became of them."""
    # Another process may have changed it before the lock was ours.
    catalogue = run.catalogue = Catalogue.read(run.demanded_catalogue().path)
    entry = catalogue.entry(name)
    place = catalogue.location(name)
    ready(run)
    try:
        source = open_source(str(path or place), limit=run.configuration.max_bytes)
    except SourceError as error:
        if path is not None:
            raise
        raise SourceError(
            f"{error}. Restore it, or name the file to take: 'provenance refresh {name} --from "
            "FILE'"
        ) from None
    source = replace(source, id=name, facts=replace(entry.facts, captured_at=captured_at or ""))
    when = moment()
    if source.sha256 == entry.sha256:
        if event := _missing(run, entry, source, when):
            run.talk.note("the event log had no line for the bytes that are registered; it has now")
            record(run, [event])
        else:
            record(run, [lineage.fixity(name, entry.sha256, source.sha256, when, AGENT)])
        return f"{name}  unchanged  sha256 {entry.sha256}\n"
    pipeline.read(source)  # what cannot be read is not worth registering
    revised = catalogue.revise(name, source, captured_at or "")
    record(
        run,
        [
            lineage.capture(
                source, when, AGENT, file=revised.file, revision_of=revised.revisions[-1].sha256
            )
        ],
    )
    was = revised.revisions[-1]
    if was.file:
        run.talk.note(f"the bytes before are kept as {catalogue.path.parent / was.file}")
    else:
        run.talk.note(
            f"the bytes before (sha256 {was.sha256}) were replaced before this, and are not kept"
        )
    number = len(revised.revisions) + 1
    return f"{name}  revision {number}  sha256 {revised.sha256}  {place}\n"


def _missing(run: Run, entry: Entry, source: Source, when: datetime) -> Event | None:
    """Return the capture that a run which was broken off did not write any more, or None.

    It is only missing where the log ends with what the catalogue calls an earlier revision, or
    says nothing of the source at all: a line that says something else is no accident.
    """
    if run.configuration.log == "never":
        return None
    events = lineage.read(log_of(run.demanded_catalogue()))
    taken = [e.digest for e in events if e.activity == "capture" and e.subject == entry.id]
    before = taken[-1] if taken else ""
    if before == entry.sha256 or (before and before not in {r.sha256 for r in entry.revisions}):
        return None
    was = entry.revisions[-1].sha256 if entry.revisions else ""
    return lineage.capture(source, when, AGENT, file=entry.file, revision_of=was)
