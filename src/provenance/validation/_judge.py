"""From tables and suites to a verdict: who is asked what, and what comes of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from provenance.errors import SuiteError
from provenance.model import Verdict
from provenance.validation import _gx
from provenance.validation._outcomes import (
    GUARDS,
    Asked,
    divides,
    guards_of,
    is_about_columns,
    narrowed,
    outcome_of,
)
from provenance.validation._parameters import check_parameters, parameters_of
from provenance.validation._suites import is_comparable, nearest, refuse_if_it_cannot_fail
from provenance.validation._tables import build_tables

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from provenance.model import Examination, Outcome, Threshold
    from provenance.validation._suites import Rule, Suite
    from provenance.validation._tables import Table


def judge(
    examinations: Sequence[Examination],
    suites: Sequence[Suite],
    parameters: Mapping[str, Any] | None = None,
    fail_on: Threshold = "critical",
    *,
    rules: Collection[str] = (),
    codes: Collection[str] = (),
    places: int = 20,
) -> Verdict:
    """Judge all ``examinations`` at once by ``suites``, one pass for each table.

    ``parameters`` holds values for the suites' parameters by name, and under the name of a role or
    the id of a source a mapping of values for it alone. ``rules`` and ``codes`` are the finding
    rules and difference codes that exist: what is not among them and was not seen has no column,
    so that a misspelt one is an error and not a zero. An outcome shows at most ``places`` places.

    A suite whose table is rightly empty is not declared, and ``Verdict.not_applicable`` says why.
    Raises SuiteError where something asked for can be looked up by nobody.
    """
    owners, given = _prepared(examinations, suites, parameters, codes)
    tables = build_tables(examinations, rules, codes)
    return assess(tables, owners, suites, given, fail_on=fail_on, places=places)


def judge_each(
    examinations: Sequence[Examination],
    suites: Sequence[Suite],
    parameters: Mapping[str, Any] | None = None,
    fail_on: Threshold = "critical",
    *,
    rules: Collection[str] = (),
    codes: Collection[str] = (),
    places: int = 20,
) -> tuple[Verdict, ...]:
    """Judge all ``examinations`` at once, and return a verdict on each, in their order.

    Takes the same as ``judge``, and costs hardly more for many than for one. What two sources
    have together, such as the same bytes, counts against both.
    """
    owners, given = _prepared(examinations, suites, parameters, codes)
    tables = build_tables(examinations, rules, codes)
    verdicts = assess_each(tables, owners, suites, given, fail_on=fail_on, places=places)
    return tuple(verdicts[each.transcript.text.source.id] for each in examinations)


def _prepared(
    examinations: Sequence[Examination],
    suites: Sequence[Suite],
    parameters: Mapping[str, Any] | None,
    codes: Collection[str],
) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the role of each source, and all parameters, after a look at both."""
    if not suites:
        raise SuiteError(
            "no suite of expectations was given, so nothing can be judged; "
            "name one, or leave the option out"
        )
    sources = [each.transcript.text.source for each in examinations]
    owners = {source.id: source.facts.role for source in sources}
    check_parameters(parameters or {}, suites, owners)
    return owners, {**({"codes": sorted(codes)} if codes else {}), **(parameters or {})}


def assess(
    tables: Mapping[str, Table],
    owners: Mapping[str, str],
    suites: Sequence[Suite],
    parameters: Mapping[str, Any],
    *,
    fail_on: Threshold = "critical",
    places: int = 20,
) -> Verdict:
    """Judge tables that were built; ``owners`` gives the role of each source in them."""
    sheet = _Sheet(fail_on, places)
    with _gx.opened() as engine:
        for suite in suites:
            table = tables[suite.table]
            if not table.rows and table.absent:
                sheet.not_applicable.append((suite.name, table.absent))
                continue
            asked = _asked(engine, suite, table, owners, parameters)
            _ask(engine, suite, table, asked)
            sheet.rows[table.name] = len(table.rows)
            for rule in suite.rules:
                sheet.add(suite, rule, [each for each in asked if each.rule is rule], table)
    return sheet.verdict()


def assess_each(
    tables: Mapping[str, Table],
    owners: Mapping[str, str],
    suites: Sequence[Suite],
    parameters: Mapping[str, Any],
    *,
    fail_on: Threshold = "critical",
    places: int = 20,
) -> dict[str, Verdict]:
    """Judge tables that were built, and return a verdict on each source by its id."""
    sheets = {owner: _Sheet(fail_on, places) for owner in owners}
    with _gx.opened() as engine:
        for suite in suites:
            table = tables[suite.table]
            numbers = table.by_source()
            asked = _asked(engine, suite, table, owners, parameters)
            _ask(engine, suite, table, asked)
            members = {id(each): frozenset(each.numbers) for each in asked}
            for owner, sheet in sheets.items():
                mine = numbers.get(owner, [])
                if not mine and owner in table.reasons:
                    sheet.not_applicable.append((suite.name, table.reasons[owner]))
                    continue
                sheet.rows[table.name] = len(mine)
                # All rows of a source have the same parameters, so one of them tells the part.
                own = frozenset(mine)
                parts = [each for each in asked if mine and mine[0] in members[id(each)]]
                alone = [
                    Asked(each.rule, each.kwargs, mine)
                    for each in parts
                    if not divides(each) and not is_about_columns(each)
                ]
                _ask(engine, suite, table, alone)
                parts = [
                    narrowed(each, own, table) if divides(each) else each
                    for each in parts
                    if divides(each) or is_about_columns(each)
                ]
                for rule in suite.rules:
                    said = [each for each in [*parts, *alone] if each.rule is rule]
                    sheet.add(suite, rule, said or [Asked(rule, dict(rule.kwargs), [])], table)
    return {owner: sheet.verdict() for owner, sheet in sheets.items()}


@dataclass(slots=True)
class _Sheet:
    """A verdict in the making."""

    fail_on: Threshold
    places: int
    rows: dict[str, int] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    not_applicable: list[tuple[str, str]] = field(default_factory=list)

    def add(self, suite: Suite, rule: Rule, parts: Sequence[Asked], table: Table) -> None:
        """Write down what came of a rule."""
        outcome = outcome_of(suite, rule, parts, table, fail_on=self.fail_on, limit=self.places)
        if outcome is None:
            why = "no row meets its condition"
            self.not_applicable.append((f"{suite.name} {rule.rule}", why))
        else:
            self.outcomes.append(outcome)

    def verdict(self) -> Verdict:
        """Return all that was written down."""
        return Verdict(
            declared=len(self.outcomes),
            evaluated=sum(outcome.status != "error" for outcome in self.outcomes),
            rows=sum(self.rows.values()),
            outcomes=tuple(self.outcomes),
            fail_on=self.fail_on,
            not_applicable=tuple(self.not_applicable),
        )


def _asked(
    engine: _gx.Engine,
    suite: Suite,
    table: Table,
    owners: Mapping[str, str],
    given: Mapping[str, Any],
) -> list[Asked]:
    """Fill in the parameters; rows of sources for which they differ are asked about apart."""
    everything = list(range(len(table.rows)))
    by_source = table.by_source()
    values = {
        owner: parameters_of(suite, owner, owners.get(owner, ""), given)
        for owner in (by_source or {"": []})
    }
    asked: list[Asked] = []
    for rule in suite.rules:
        where = f"suite {suite.name!r}, {rule.rule}"
        groups: dict[str, Asked] = {}
        filled: dict[str, dict[str, Any]] = {}
        for owner, found in values.items():
            # Sources with equal values share one filling: there are few of those, many of them.
            key = json.dumps(found, sort_keys=True, default=str) if rule.parameters else ""
            if key not in filled:
                filled[key] = _filled(engine, rule, found, where)
            kwargs = json.dumps(filled[key], sort_keys=True, default=str)
            group = groups.setdefault(kwargs, Asked(rule, filled[key], []))
            group.numbers.extend(by_source.get(owner, ()))
        for group in groups.values():
            group.numbers = everything if len(groups) == 1 else sorted(group.numbers)
        asked.extend(groups.values())
    return asked


def _filled(engine: _gx.Engine, rule: Rule, found: Mapping[str, Any], where: str) -> dict[str, Any]:
    for word in rule.parameters:
        if str(word).isidentifier() and word not in found:
            raise SuiteError(
                f"{where}: the parameter {word!r} has no value{nearest(word, found)}; write one "
                "under 'suite_parameters'"
            )
    kwargs = engine.fill(rule.kwargs, found, where)
    for key, value in kwargs.items():
        if key in rule.kwargs and rule.kwargs[key] != value and not is_comparable(value):
            raise SuiteError(
                f"{where}: {key!r} is {value!r}, which decides nothing; write a number"
            )
    refuse_if_it_cannot_fail(rule.type, kwargs, where)
    return kwargs


def _ask(engine: _gx.Engine, suite: Suite, table: Table, asked: Sequence[Asked]) -> None:
    """Put all questions about the same rows in one pass."""
    passes: dict[tuple[int, ...], list[Asked]] = {}
    for each in asked if table.rows else ():
        passes.setdefault(tuple(each.numbers), []).append(each)
    for numbers, group in passes.items():
        requests: dict[str, _gx.Request] = {}
        guards: dict[str, str] = {}
        for each in group:
            rule = each.rule
            requests[rule.rule] = _gx.Request(
                rule.rule, rule.type, each.kwargs, rule.severity, rule.id
            )
            for kind, kwargs in guards_of(each):
                content = json.dumps([kind, kwargs], sort_keys=True, default=str)
                key = guards.setdefault(content, f"{kind} {len(guards)}")
                each.guards[key] = None
                requests[key] = _gx.Request(key, GUARDS[kind], kwargs)
        answers = engine.answers(
            table.columns, table.rows, numbers, list(requests.values()), f"suite {suite.name!r}"
        )
        for each in group:
            each.answer = answers.get(each.rule.rule)
            each.guards = {key: answers.get(key) for key in each.guards}
