"""Every rule of every shipped suite, on rows that must pass and on rows that must fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from provenance.differences import CODES as DIFFERENCE_CODES
from provenance.findings import RULES as FINDING_RULES
from provenance.model import Place
from provenance.validation import COLUMNS, TABLES, load_suites
from provenance.validation._judge import assess
from provenance.validation._tables import Table, build_tables, column_of
from validation.making import CODES, EXPECTATIONS, RULES, SPEECH, only, pair

SUITES = {suite.name: suite for suite in load_suites(EXPECTATIONS)}
CASES: dict[str, dict[str, Any]] = {
    table: yaml.safe_load((Path(__file__).parent / "rules" / f"{table}.yaml").read_text("utf-8"))
    for table in TABLES
}
GOOD = build_tables(
    [pair(SPEECH, SPEECH.replace("–", "—"), ("typography", "form", "info"), name="a")],
    RULES,
    CODES,
)
FLAT = [
    pytest.param(table, rule, wanted, case, id=f"{rule}-{wanted}-{number}")
    for table, rules in CASES.items()
    for rule, kinds in rules.items()
    for wanted in ("pass", "fail", "error")
    for number, case in enumerate(kinds.get(wanted, []))
]


def built(table: str, case: Any) -> tuple[Table, dict[str, str]]:
    """Make the rows of a case out of a good row; return the roles of its sources besides."""
    good = GOOD[table]
    dropped = case.get("drop", []) if isinstance(case, dict) else []
    rows = case.get("rows", [{}]) if isinstance(case, dict) else case
    made = Table(table, [column for column in good.columns if column not in dropped])
    roles = {}
    for number, row in enumerate(rows):
        unknown = set(row) - set(made.columns) - {"role"}
        assert not unknown, f"no such column: {unknown}"
        full = {**good.rows[0], "source": "a", **row}
        roles[full["source"]] = str(full.pop("role", "unknown"))
        if table == "sources":
            full["role"] = roles[full["source"]]
        made.add(
            {column: full[column] for column in made.columns},
            Place("a", number, number, f"row {number}"),
        )
    return made, roles


@pytest.mark.parametrize(("table", "rule", "wanted", "case"), FLAT)
def test_rule_on_rows(table: str, rule: str, wanted: str, case: Any) -> None:
    made, roles = built(table, case)
    spec = case if isinstance(case, dict) else {}
    verdict = assess(
        {table: made},
        roles,
        only([SUITES[table]], rule),
        {"codes": CODES, **spec.get("parameters", {})},
        fail_on="info",
    )
    (outcome,) = verdict.outcomes
    assert outcome.status == wanted, outcome
    assert outcome.rule == rule
    if wanted == "error":
        assert not verdict.complete
        assert "nothing was evaluated" in outcome.observed
    if wanted != "fail":
        assert outcome.places == ()
        assert outcome.unexpected == 0
        return
    if "drop" in spec:
        assert all(column in outcome.observed for column in spec["drop"])
        return
    at = spec.get("at", list(range(len(made.rows))))
    assert [place.start for place in outcome.places] == at
    assert outcome.unexpected == len(at)


def columns_of(rule: Any) -> list[str]:
    names = [rule.kwargs.get(key) for key in ("column", "column_A", "column_B")]
    return [name for name in [*names, *rule.kwargs.get("column_list", [])] if name]


@pytest.mark.parametrize(
    ("table", "rule", "column"),
    [
        pytest.param(table, rule.rule, column, id=f"{rule.rule}-{column}")
        for table in TABLES
        for rule in SUITES[table].rules
        for column in columns_of(rule)
    ],
)
def test_one_empty_cell_among_good_ones_fails(table: str, rule: str, column: str) -> None:
    """Great Expectations passes over nulls in silence; without the guard these all pass."""
    good = {"comparison": "b / a", "id": "1", "turn": 0, "source": "a", "base_turn": -1}
    other = {"comparison": "b / c", "id": "2", "turn": 1, "source": "c", "base_turn": -2}
    known = GOOD[table].columns
    rows = [{k: v for k, v in row.items() if k in known} for row in (good, other)]
    rows[1]["sha256"] = "f" * 64
    if "sha256" not in known:
        del rows[1]["sha256"]
    rows[1][column] = None
    if column == "source":
        rows[1].pop("source")
    made, roles = built(table, rows)
    if column == "source":
        made.rows[1]["source"] = None
    verdict = assess(
        {table: made}, roles, only([SUITES[table]], rule), {"codes": CODES, "min_words": 5}
    )
    (outcome,) = verdict.outcomes
    assert outcome.status in ("warn", "fail"), outcome
    assert [place.start for place in outcome.places] == [1]


def test_good_row_fails_nothing_but_what_its_shortness_does() -> None:
    suites = list(SUITES.values())
    verdict = assess(GOOD, {}, suites, {"codes": CODES, "min_words": 5})
    assert verdict.passed
    assert [o.rule for o in verdict.outcomes if o.status != "pass"] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_rule_has_a_table_and_no_table_is_an_orphan(table: str) -> None:
    assert [rule.rule for rule in SUITES[table].rules] == list(CASES[table])


@pytest.mark.parametrize(
    ("rule", "kinds"), [item for rules in CASES.values() for item in rules.items()]
)
def test_no_rule_is_without_a_failing_row(rule: str, kinds: dict[str, Any]) -> None:
    assert kinds["pass"], rule
    assert kinds["fail"], rule


def test_failing_cases_outnumber_passing_ones() -> None:
    counts = {"pass": 0, "fail": 0, "error": 0}
    for param in FLAT:
        counts[str(param.values[2])] += 1
    assert counts["fail"] > counts["pass"]


@pytest.mark.parametrize("suite", SUITES.values(), ids=list(SUITES))
def test_every_rule_says_what_it_means(suite: Any) -> None:
    assert suite.description
    for rule in suite.rules:
        assert rule.description.endswith("."), rule.rule
        assert "column" not in rule.description or rule.rule == "DOC-01"
        for banned in ("falsif", "censor"):
            assert banned not in rule.description.lower()


def test_no_two_rules_have_the_same_id() -> None:
    names = [rule.rule for suite in SUITES.values() for rule in suite.rules]
    ids = [rule.id for suite in SUITES.values() for rule in suite.rules]
    assert len(set(names)) == len(names) == len(set(ids))
    assert len(names) >= 36


def test_every_parameter_of_the_shipped_suites_has_a_value() -> None:
    for suite in SUITES.values():
        for rule in suite.rules:
            for word in rule.parameters:
                assert word in suite.parameters or word == "codes", (rule.rule, word)
        used = {word for rule in suite.rules for word in rule.parameters}
        assert set(suite.parameters) <= used, "a parameter that no rule reads"


def test_the_suites_speak_of_finding_rules_and_codes_that_exist() -> None:
    """A rule that is renamed must be renamed here too; otherwise it is an error at run time."""
    known = {
        *(column_of(rule.code, prefix) for rule in FINDING_RULES for prefix in ("n", "n_grave")),
        *(column_of(code, prefix) for code in DIFFERENCE_CODES for prefix in ("nth", "nth_grave")),
        *(column for columns in COLUMNS.values() for column in columns),
    }
    used = {
        column for suite in SUITES.values() for rule in suite.rules for column in columns_of(rule)
    }
    assert used <= known
    assert set(RULES) <= {rule.code for rule in FINDING_RULES}
    assert set(CODES) == set(DIFFERENCE_CODES)
