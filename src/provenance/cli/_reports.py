"""What 'report' is asked for, made: a text, two texts, an event, a catalogue, a saved report."""

from __future__ import annotations

import re
import webbrowser
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from provenance import pipeline
from provenance.errors import CatalogueError, SourceError, UsageError
from provenance.reports import Check, Comparison, Event, Inspection, Overview, Saved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.cli._run import Run
    from provenance.model import Event as Recorded
    from provenance.model import Examination, Source, Transcript
    from provenance.reports import Subject, Wanted
    from provenance.sources import Catalogue

MANY = 3
"""Texts of one event from which on they have a page of their own."""


def of_sources(run: Run, references: Sequence[str]) -> tuple[Subject, list[str]]:
    """Return the subject of one, two or more sources, and the paths that must not be written."""
    if len(references) == 2:
        one, other = run.open_pair(*references)
        collation = pipeline.compare(pipeline.read(one), pipeline.read(other))
        examination = replace(pipeline.inspect(collation.witness), collation=collation)
        return Comparison(collation, examination), [one.path, other.path]
    opened: list[Source] = []
    for reference in references:
        with run.attempt():
            opened.append(run.open(reference))
    if len(opened) < len(references):
        run.finish()
    transcripts = [pipeline.read(source) for source in _told_apart(opened)]
    paths = [source.path for source in opened]
    if len(transcripts) == 1:
        return Inspection(pipeline.inspect(transcripts[0])), paths
    return _event(run, _title(transcripts), transcripts), paths


def _told_apart(sources: Sequence[Source]) -> list[Source]:
    """Return the sources with ids that no two share: files of one name lie in many folders."""
    seen: dict[str, int] = {}
    apart = []
    for source in sources:
        seen[source.id] = seen.get(source.id, 0) + 1
        times = seen[source.id]
        apart.append(replace(source, id=f"{source.id}-{times}") if times > 1 else source)
    return apart


def _title(transcripts: Sequence[Transcript]) -> str:
    declared = {each.text.source.facts.event for each in transcripts} - {""}
    if len(declared) == 1:
        return declared.pop()
    return ", ".join(each.text.source.id for each in transcripts)


def of_event(run: Run, name: str) -> tuple[Subject, list[str]]:
    """Return the event that the catalogue calls ``name``, or that the source ``name`` is of."""
    catalogue = run.demanded_catalogue()
    if name in catalogue.ids:
        name = catalogue.facts(name).event or name
    members = [each.id for each in catalogue if each.facts.event == name]
    if not members:
        known = sorted({each.facts.event for each in catalogue} - {""})
        raise CatalogueError(
            f"no registered source is of the event {name!r}; "
            + (
                f"known events: {'; '.join(known)}"
                if known
                else 'no source declares one; write event = "…" in the catalogue'
            )
        )
    if len(members) == 1:
        raise CatalogueError(
            f"{members[0]} is the only registered source of its event; register others with "
            f"'provenance add', or see 'provenance report {members[0]}'"
        )
    sources = [run.open(member) for member in members]
    transcripts = [pipeline.read(source) for source in sources]
    return _event(run, name, transcripts), [source.path for source in sources]


def _event(run: Run, title: str, transcripts: Sequence[Transcript]) -> Event:
    pairs = list(permutations(transcripts, 2))
    collations = []
    with run.talk.progress("comparing", len(pairs)) as step:
        for pair in pairs:
            collations.append(pipeline.compare(*pair))
            step()
    return Event(title, tuple(collations))


def of_catalogue(run: Run) -> list[tuple[str, Subject]]:
    """Return the pages of the whole catalogue by name: the index first, sources, then events."""
    from provenance.cli._matching import matched
    from provenance.cli._verdict import judged, suites_of

    catalogue = run.demanded_catalogue()
    if not len(catalogue):
        raise CatalogueError(
            f"{catalogue.path} lists no source yet; register one with 'provenance add FILE'"
        )
    suites = suites_of(run)
    looked_at = matched(run, list(catalogue.ids), None, check=True)
    examinations = judged(run, suites, looked_at, run.fail_on(None))
    names = _Names()
    pages: list[tuple[str, Subject]] = []
    links: list[tuple[str, str]] = []
    for each in examinations:
        name = names.of(each.transcript.text.source.id)
        links.append((each.transcript.text.source.id, f"{name}.html"))
        pages.append((name, Check(each)))
    for event, members in _events(examinations).items():
        if len(members) >= MANY:
            name = names.of(f"event-{event}")
            links.append((event, f"{name}.html"))
            pages.append((name, _event(run, event, members)))
    title = catalogue.path.name if catalogue.path.name != "catalogue.toml" else ""
    title = title or catalogue.path.resolve().parent.name
    index = Overview(title, tuple(examinations), tuple(links), _history(run, catalogue))
    return [("index", index), *pages]


def _history(run: Run, catalogue: Catalogue) -> tuple[Recorded, ...]:
    """Return what the event log of the catalogue holds; nothing, and code 2, where it is amiss."""
    from provenance import lineage
    from provenance.cli._record import log_of

    with run.attempt():
        return lineage.read(log_of(catalogue))
    return ()


def _events(examinations: Sequence[Examination]) -> dict[str, list[Transcript]]:
    events: dict[str, list[Transcript]] = {}
    for each in examinations:
        event = each.transcript.text.source.facts.event
        if event:
            events.setdefault(event, []).append(each.transcript)
    return events


_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""What Windows takes for a device, whatever follows after a dot."""


class _Names:
    """Names of files: safe on every system, and no two alike, though letter case be ignored."""

    def __init__(self) -> None:
        self._taken = {"index"}

    def of(self, title: str) -> str:
        """Return the name for ``title``, and never again."""
        stem = re.sub(r"[^a-z0-9._-]+", "-", title.lower()).strip("-.")[:60] or "page"
        if stem.partition(".")[0] in _DEVICES:
            stem = f"page-{stem}"
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        return name


def of_saved(run: Run, file: Path, references: Sequence[str]) -> tuple[list[Subject], list[str]]:
    """Return the subjects of a saved report; ``references`` may name its texts."""
    try:
        content = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or "it is no UTF-8"
        raise SourceError(
            f"cannot read {file}: {what}; name a report written as JSON or HTML"
        ) from None
    given = {source.sha256: source for source in map(run.open, references)}
    subjects: list[Subject] = []
    paths = [str(file)]
    for saved in Saved.read(content, str(file)):
        transcripts: dict[str, Transcript] = {}
        for wanted in saved.wanted:
            source = _found(run, wanted, given, file)
            paths.append(source.path)
            declared: dict[str, Any] = dict(wanted.declared)
            facts = replace(source.facts, **declared)
            source = replace(source, id=wanted.id, path=wanted.path, facts=facts)
            transcripts[wanted.sha256] = pipeline.read(source)
        subjects.append(saved.subject(transcripts, pipeline.compare))
    return subjects, paths


def _found(run: Run, wanted: Wanted, given: dict[str, Source], file: Path) -> Source:
    """Return the source of this digest: one given, the file that it was, or a registered one."""
    if wanted.sha256 in given:
        return given[wanted.sha256]
    if Path(wanted.path).is_file():
        source = run.open(wanted.path)
        if source.sha256 == wanted.sha256:
            return source
    registered = run.catalogue.registered(wanted.sha256) if run.catalogue else None
    if registered is not None:
        return run.open(registered.id)
    raise SourceError(
        f"the text {wanted.id!r} of {file} is neither at {wanted.path} nor registered (sha256 "
        f"{wanted.sha256}); name its file: 'provenance report --from {file} FILE...'"
    )


def folder_for(output: Sequence[str] | None) -> Path:
    """Return the folder that ``-o`` names for many pages, made where it is missing."""
    if not output or len(output) > 1:
        raise UsageError("--all writes many pages; name one folder for them with -o DIR")
    folder = Path(output[0].removeprefix("html="))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(
            f"cannot make the folder {folder}: {error.strerror}; name another with -o"
        ) from None
    return folder


def summary(folder: Path, subjects: Sequence[Subject]) -> str:
    """Return in one line what was written to ``folder``."""
    events = sum(isinstance(each, Event) for each in subjects)
    sources = sum(isinstance(each, Check) for each in subjects)
    pages = f"{sources} {'page' if sources == 1 else 'pages'} of sources"
    if events:
        pages += f" and {events} of {'an event' if events == 1 else 'events'}"
    return f"{pages} written to {folder}; begin with {folder / 'index.html'}"


def scratch() -> str:
    """Return a file of its own for a page that is only to be looked at."""
    return str(Path(mkdtemp(prefix="provenance-")) / "report.html")


def show(run: Run, page: Path) -> None:
    """Open ``page`` in the browser of whoever asks, or say where it lies."""
    try:
        opened = webbrowser.open(page.resolve().as_uri())
    except (OSError, webbrowser.Error):
        opened = False
    if not opened:
        run.talk.note(f"no browser could be opened; open {page.resolve()}")
