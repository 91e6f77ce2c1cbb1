"""Judging what was examined by the suites and the thresholds that the configuration names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from provenance.cli._selection import check_severities, graded
from provenance.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from provenance.cli._run import Run
    from provenance.model import Examination, Threshold
    from provenance.validation import Limits, Suite

PARAMETERS: Final = {
    "min_coverage": "coverage",
    "min_fidelity": "fidelity",
    "max_encoding": "encoding",
    "max_omissions": "omission",
}
"""Keys of the configuration that are parameters of the suites, and what they are about."""

_FIRST_DAY: Final = date(2026, 1, 1)


def suites_of(run: Run) -> tuple[Suite, ...]:
    """Return the suites to judge by; raise SuiteError before any work where one is amiss.

    A project's own folder stands beside the suites that are shipped: a suite of the same name
    replaces the shipped one.
    """
    from provenance.sources import packaged
    from provenance.validation import load_suites

    shipped = packaged("expectations")
    own = own_suites(run)
    if own is None or own.resolve() == shipped.resolve():
        return load_suites(shipped, run.configuration.suites)
    return load_suites(own, run.configuration.suites, beside=shipped)


def own_suites(run: Run) -> Path | None:
    """Return the project's own folder of suites: the configured one, or ``expectations``.

    That is looked for here, beside the catalogue and beside its folder, so that a suite counts
    wherever in the project the command is run.
    """
    if run.configuration.expectations is not None:
        return run.configuration.expectations
    places = [Path()]
    if run.catalogue is not None:
        beside = run.catalogue.path.resolve().parent
        places += [beside, beside.parent]
    for place in places:
        # A folder with a suite that nobody reads is taken, too, since reading it says so.
        if any(".json" in path.name.lower() for path in (place / "expectations").rglob("*")):
            return place / "expectations"
    return None


def limits_of(run: Run, suites: Sequence[Suite], sources: Collection[str] = ()) -> Limits:
    """Return the thresholds of ``[gate]``; raise ConfigurationError where one is amiss.

    So it does where another severity is given to what is no code. ``sources`` are the ids of
    sources that are looked at and not registered.
    """
    from provenance.differences import CODES
    from provenance.findings import RULES
    from provenance.validation import Limits

    check_severities(run.configuration.severity)
    table = run.configuration.gate
    if not table:
        return Limits()
    registered = run.catalogue.ids if run.catalogue is not None else ()
    limits = Limits.read(
        table,
        suites,
        rules=[rule.code for rule in RULES],
        codes=tuple(CODES),
        sources={*registered, *sources},
    )
    for name, about in PARAMETERS.items():
        if getattr(run.configuration, name) is None:
            continue
        for key in (name, about):
            if key in table:
                raise ConfigurationError(
                    f"{name} ({run.configuration.origins[name]}) and gate.{key} speak of the "
                    "same; keep one of them"
                )
    return limits


def today() -> date:
    """Return the day, by which things expire; raise ConfigurationError where it cannot be."""
    day = date.today()
    if day < _FIRST_DAY:
        raise ConfigurationError(
            f"the clock says {day}, so nothing can be said to have expired; set the clock"
        )
    return day


def judged(
    run: Run,
    suites: Sequence[Suite],
    examinations: Sequence[Examination],
    fail_on: Threshold,
    accepted: Mapping[str, Collection[str]] | None = None,
) -> list[Examination]:
    """Return each examination with a verdict of its own; all are judged in one pass.

    ``accepted`` holds for the id of a source what a person has accepted.
    """
    from provenance.differences import CODES
    from provenance.findings import RULES
    from provenance.validation import Terms, judge_within

    if not examinations:
        return []
    configuration = run.configuration
    ids = {each.transcript.text.source.id for each in examinations}
    limits = limits_of(run, suites, ids)
    terms = Terms(
        today=today() if limits.expiring else date.max,
        limits=limits,
        parameters=parameters_of(run),
        accepted=accepted or {},
    )
    weighed = [_graded(each, configuration.severity) for each in examinations]
    done: dict[int, Examination] = {}
    with run.talk.progress("judging", len(weighed)) as step:
        for group in _apart(weighed):
            verdicts = judge_within(
                [weighed[at] for at in group],
                suites,
                terms,
                fail_on,
                rules=[rule.code for rule in RULES],
                codes=tuple(CODES),
            )
            for at, verdict in zip(group, verdicts, strict=True):
                done[at] = replace(weighed[at], verdict=verdict)
                step()
    return [done[at] for at in range(len(weighed))]


def parameters_of(run: Run) -> dict[str, Any]:
    """Return the parameters of the suites that are keys of the configuration themselves."""
    return {
        name: value
        for name in PARAMETERS
        if (value := getattr(run.configuration, name)) is not None
    }


def _graded(examination: Examination, severities: Mapping[str, Any]) -> Examination:
    if examination.collation is None:
        return examination
    return replace(examination, collation=graded(examination.collation, severities))


def _apart(examinations: Sequence[Examination]) -> list[list[int]]:
    """Return the places of the examinations in groups without namesakes.

    Files that nobody registered are called by their stems, so two of different folders may share
    an id, under which the rows of one would count as the other's.
    """
    groups: list[dict[str, int]] = []
    for at, each in enumerate(examinations):
        name = each.transcript.text.source.id
        group = next((group for group in groups if name not in group), None)
        if group is None:
            groups.append(group := {})
        group[name] = at
    return [list(group.values()) for group in groups]
