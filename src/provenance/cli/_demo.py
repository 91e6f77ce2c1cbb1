"""The main job on the packaged seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.cli._run import Run

REPRINT = "004"
"""The seed that reprints part of another."""


def demonstrate(run: Run, folder: Path, *, redact_paths: bool) -> None:
    """Check the reprint against the other seeds; write the report into ``folder``.

    Nothing of the folder that the command is run in is read: neither catalogue nor configuration.
    """
    from provenance.cli._deliver import Delivery
    from provenance.cli._matching import matched
    from provenance.cli._verdict import judged, suites_of
    from provenance.reports import Check
    from provenance.sources import Catalogue, Configuration, packaged

    run.configuration = Configuration(jobs=run.jobs)
    run.catalogue = Catalogue.read(packaged("seeds"))
    files = [folder / f"seeds.{suffix}" for suffix in ("html", "json")]
    outputs = [f"{path.suffix[1:]}={path}" for path in files]
    delivery = Delivery.of("text", outputs, redact_paths=redact_paths)
    delivery.spare(run)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(
            f"cannot make the folder {folder}: {error.strerror}; name another with --output"
        ) from error
    suites = suites_of(run)
    examined = matched(run, [REPRINT], run.catalogue.ids, check=True)
    delivery.deliver(run, [Check(each) for each in judged(run, suites, examined, "critical")])
    if run.code == 0:
        run.talk.note(f"the report to open in a browser is {files[0].resolve()}")
