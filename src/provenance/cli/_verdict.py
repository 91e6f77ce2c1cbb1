"""Judging what was examined by the suites that the configuration names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.cli._selection import graded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.cli._run import Run
    from provenance.model import Examination, Threshold
    from provenance.validation import Suite

PARAMETERS = ("min_coverage", "min_fidelity", "max_encoding", "max_omissions")


def suites_of(run: Run) -> tuple[Suite, ...]:
    """Return the suites to judge by; raise SuiteError before any work where one is amiss."""
    from provenance.sources import packaged
    from provenance.validation import load_suites

    configuration = run.configuration
    folder = configuration.expectations or packaged("expectations")
    return load_suites(folder, configuration.suites)


def judged(
    run: Run, suites: Sequence[Suite], examinations: Sequence[Examination], fail_on: Threshold
) -> list[Examination]:
    """Return each examination with a verdict of its own."""
    from provenance.differences import CODES
    from provenance.findings import RULES
    from provenance.validation import judge

    configuration = run.configuration
    parameters = {
        name: value for name in PARAMETERS if (value := getattr(configuration, name)) is not None
    }
    done: list[Examination] = []
    with run.talk.progress("judging", len(examinations)) as step:
        for each in examinations:
            step()
            examination = each
            if each.collation is not None:
                collation = graded(each.collation, configuration.severity)
                examination = replace(each, collation=collation)
            verdict = judge(
                [examination],
                suites,
                parameters,
                fail_on,
                rules=[rule.code for rule in RULES],
                codes=tuple(CODES),
            )
            done.append(replace(examination, verdict=verdict))
    return done
