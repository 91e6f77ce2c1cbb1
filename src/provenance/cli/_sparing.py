"""No file is written over a source or the record: asked before any work, wherever files are named.

A report in the place of a registered text would be the end of the only copy.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from provenance.cli._known import place_of
from provenance.cli._record import log_of
from provenance.cli._since import real
from provenance.errors import UsageError
from provenance.lineage import head_of
from provenance.sources import CONFIGURATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.cli._run import Run


def spare(run: Run, outputs: Sequence[Path], sources: Sequence[str] = ()) -> None:
    """Raise UsageError where one of ``outputs`` is a source, part of the record, or named twice."""
    if not outputs:
        return
    kept = {real(Path(name)): "the source" for name in sources if name != "-"}
    kept |= dict(_of_record(run))
    taken: set[Path] = set()
    for path in outputs:
        place = real(path)
        if place in kept:
            raise UsageError(f"-o would overwrite {kept[place]} {path}; name another file")
        if place in taken:
            raise UsageError(f"-o names {path} twice; give each format a file of its own")
        taken.add(place)


def _of_record(run: Run) -> Iterator[tuple[Path, str]]:
    for name in CONFIGURATIONS:
        yield real(Path(name)), "the configuration"
    yield real(place_of(run, None)), "the baseline"
    catalogue = run.catalogue
    if catalogue is None:
        return
    log = log_of(catalogue)
    yield real(catalogue.path), "the catalogue"
    yield real(log), "the event log"
    yield real(head_of(log)), "the head of the event log"
    for entry in catalogue:
        yield real(catalogue.location(entry.id)), "the registered source"
        for revision in entry.revisions:
            if revision.file:
                yield real(catalogue.path.parent / revision.file), "an earlier revision,"
