"""Looking at the surroundings: versions, files, folders, clock; one line each, nothing mended."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from provenance import __version__
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from provenance.cli._run import Run

State = Literal["ok", "warn", "fail"]

_NEEDED: Final = ("great-expectations", "pandas", "numpy", "rapidfuzz", "jinja2", "rich", "typer")
_OLDEST: Final = (3, 11)
_SAID: Final[dict[State, str]] = {"fail": "amiss", "warn": "to look at", "ok": "sound"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    what: str
    state: State
    detail: str


def examine_surroundings(run: Run) -> list[Check]:
    """Look at everything; what raises is a failure of its own and stops nothing else."""
    checks: list[Check] = []
    parts: tuple[tuple[str, Callable[[Run], Iterator[Check]]], ...] = (
        ("programs", _programs),
        ("configuration", _configuration),
        ("catalogue", _catalogue),
        ("event log", _log),
        ("expectations", _expectations),
        ("baseline", _baseline),
        ("index", _index),
        ("folders", _folders),
        ("clock", _clock),
    )
    for what, look in parts:
        try:
            checks += look(run)
        except ProvenanceError as error:
            checks.append(Check(what, "fail", str(error)))
    return checks


def told(checks: list[Check], *, as_json: bool) -> str:
    """Return the checks, one line each, and the sum of it."""
    if as_json:
        rows = [{"what": c.what, "state": c.state, "detail": c.detail} for c in checks]
        sound = all(check.state != "fail" for check in checks)
        return json.dumps({"format_version": 1, "sound": sound, "checks": rows}, indent=1) + "\n"
    width = max(len(check.what) for check in checks)
    lines = [f"{c.state:4}  {c.what.ljust(width)}  {c.detail}" for c in checks]
    states = Counter(check.state for check in checks)
    amiss = [f"{states[state]} {said}" for state, said in _SAID.items() if states[state]]
    lines.append(
        ", ".join(amiss) if len(amiss) > 1 or states["fail"] else f"all {len(checks)} sound"
    )
    return "".join(
        "".join(c if c.isprintable() else repr(c)[1:-1] for c in line) + "\n" for line in lines
    )


def _programs(_run: Run) -> Iterator[Check]:
    yield Check("provenance", "ok", __version__)
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check("python", "ok" if sys.version_info >= _OLDEST else "fail", version)
    for name in _NEEDED:
        try:
            yield Check(name, "ok", metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Check(name, "fail", f"not installed; run 'pip install {name}'")
    if util.find_spec("pyspark") and not util.find_spec("pyarrow"):
        # Its import then ends the process with code 0, as if all had been judged.
        yield Check("pyspark", "fail", "without pyarrow it ends every judgement; install pyarrow")
    git = shutil.which("git")
    yield Check("git", "ok" if git else "warn", git or "not found; 'gate --since' needs it")


def _configuration(run: Run) -> Iterator[Check]:
    origins = {o for o in run.configuration.origins.values() if o != "default"}
    yield Check("configuration", "ok", ", ".join(sorted(origins)) or "defaults only")


def _catalogue(run: Run) -> Iterator[Check]:
    catalogue = run.catalogue
    if catalogue is None:
        yield Check("catalogue", "warn", "there is none; begin one with 'provenance add FILE'")
        return
    yield Check("catalogue", "ok", f"{catalogue.path} lists {len(catalogue)}")
    amiss: list[str] = []
    for entry in catalogue:
        try:
            catalogue.source(entry.id, limit=run.configuration.max_bytes)
        except ProvenanceError as error:
            amiss.append(entry.id)
            yield Check("fixity", "fail", str(error))
    if not amiss:
        yield Check("fixity", "ok", f"all {len(catalogue)} have the bytes on record")


def _log(run: Run) -> Iterator[Check]:
    from provenance import lineage
    from provenance.cli._record import log_of

    if run.catalogue is not None:
        path = log_of(run.catalogue)
        events = len(lineage.read(path))
        yield Check("event log", "ok", f"{path}: {events} events, log = {run.configuration.log}")


def _expectations(run: Run) -> Iterator[Check]:
    from provenance.cli._verdict import limits_of, own_suites, suites_of

    suites = suites_of(run)
    rules = sum(len(suite.rules) for suite in suites)
    own = own_suites(run)
    where = f", own ones in {own}" if own else ""
    yield Check("expectations", "ok", f"{len(suites)} suites, {rules} rules{where}")
    if run.configuration.gate:
        limits_of(run, suites)
        yield Check("gate", "ok", "its thresholds are understood")


def _baseline(run: Run) -> Iterator[Check]:
    from provenance.cli._known import in_force, known, place_of

    baseline = known(run, None)
    counting = sum(map(len, in_force(baseline).values()))
    expired = len(baseline.entries) - counting
    state: State = "warn" if expired else "ok"
    place = place_of(run, None)
    yield Check("baseline", state, f"{place}: {counting} in force, {expired} expired")


def _index(run: Run) -> Iterator[Check]:
    if run.catalogue is None:
        return
    import sqlite3

    from provenance import pipeline
    from provenance.cli._shelf import index_beside
    from provenance.matching import Index

    place = run.configuration.index or index_beside(run.catalogue.path)
    if not place.exists():
        yield Check("index", "ok", f"{place} is not made yet")
        return
    try:
        with Index(place, pipeline.stamp()) as index:
            yield Check("index", "ok", f"{place} holds {len(list(index.cards()))}")
    except (OSError, sqlite3.Error) as error:
        yield Check("index", "warn", f"{place}: {error}; delete it, and it is made anew")


def _folders(_run: Run) -> Iterator[Check]:
    for what in ("this folder", "temporary"):
        folder = Path("nowhere")
        try:
            folder = Path.cwd() if what == "this folder" else Path(tempfile.gettempdir())
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"x")
        except OSError as error:
            yield Check(what, "warn", f"{folder} cannot be written to: {error.strerror}")
        else:
            free = shutil.disk_usage(folder).free // 2**20
            yield Check(what, "ok" if free > 64 else "warn", f"{folder}, {free} MiB free")


def _clock(_run: Run) -> Iterator[Check]:
    from provenance.cli._verdict import today

    yield Check("clock", "ok", today().isoformat())
