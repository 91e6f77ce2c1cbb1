"""Whether every rule can be evaluated, tried on a specimen; and the beginning of a suite."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.cli._streams import result
from provenance.cli._verdict import judged, limits_of, own_suites, suites_of
from provenance.errors import SuiteError, UsageError
from provenance.reports import write

if TYPE_CHECKING:
    from provenance.cli._run import Run

_NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,60}\Z")
_SPECIMEN: Final = ("002", "004")
_COLUMN: Final = {
    "sources": ("n_words", 300),
    "turns": ("n_words", 1),
    "alignment": ("coverage", 0.5),
    "differences": ("nth", 1),
}


def checked(run: Run) -> None:
    """Judge a packaged pair of texts by the suites; raise SuiteError where a rule has an error."""
    from provenance import pipeline
    from provenance.sources import Catalogue, packaged

    suites = suites_of(run)
    limits_of(run, suites)
    seeds = Catalogue.read(packaged("seeds"))
    base, witness = (pipeline.read(seeds.source(name)) for name in _SPECIMEN)
    collation = pipeline.compare(base, witness)
    specimen = replace(pipeline.inspect(collation.witness), collation=collation)
    (examined,) = judged(run, suites, [specimen], "never")
    verdict = examined.verdict
    if verdict is None:
        raise SuiteError("nothing was evaluated; give a suite, or a source that one applies to")
    for outcome in verdict.errors:
        run.talk.error(
            SuiteError(f"suite {outcome.suite!r}, {outcome.rule}: {outcome.observed}; mend it")
        )
    if not verdict.complete:
        run.code = 2
    for name, why in verdict.not_applicable:
        run.talk.note(f"{name} has nothing to judge in the specimen: {why}")
    result(
        f"{len(suites)} suites, {verdict.evaluated} of {verdict.declared} rules could be "
        "evaluated\n"
    )


def begun(run: Run, name: str, table: str) -> None:
    """Write a suite with one rule; raise UsageError where there is one of the name."""
    if not _NAME.match(name):
        raise UsageError(f"{name!r} is no name for a suite; use small letters, digits, - and _")
    folder = own_suites(run) or Path("expectations")
    path = folder / f"{name}.json"
    taken = [suite.name for suite in suites_of(run)]
    if path.exists() or name in taken:
        raise UsageError(
            f"a suite is called {name!r} already; 'provenance expectations show {name}' shows it"
        )
    column, least = _COLUMN[table]
    suite = {
        "name": name,
        "meta": {"table": table, "description": f"What we expect of {table} besides."},
        "suite_parameters": {},
        "expectations": [
            {
                "type": "expect_column_values_to_be_between",
                "kwargs": {"column": column, "min_value": least},
                "severity": "warning",
                "description": f"The column {column} is at least {least}.",
                "meta": {"rule": f"{name.upper()}-01"},
            }
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    write(path, json.dumps(suite, indent=2) + "\n")
    result(f"{path}\n")
    run.talk.note("change the rule, then 'provenance expectations check'")
