"""What a folder of suites may hold, and every way in which it is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from provenance.errors import SuiteError
from provenance.validation import judge, load_suites
from validation.making import CODES, EXPECTATIONS, RULES, alone, statuses

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {
    "type": "expect_column_values_to_be_between",
    "kwargs": {"column": "n_words", "min_value": 1},
}


def write(folder: Path, name: str, suite: Any) -> Path:
    text = suite if isinstance(suite, str) else json.dumps(suite)
    (folder / f"{name}.json").write_text(text, "utf-8")
    return folder


def suite(*expectations: Any, **more: Any) -> dict[str, Any]:
    return {"name": "sources", "expectations": list(expectations), **more}


def test_the_shipped_suites_come_in_the_order_of_the_tables() -> None:
    names = [each.name for each in load_suites(EXPECTATIONS)]
    assert names == ["sources", "turns", "alignment", "differences"]


def test_named_suites_come_in_the_order_named_and_once() -> None:
    names = [each.name for each in load_suites(EXPECTATIONS, ["turns", "sources", "turns"])]
    assert names == ["turns", "sources"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["sourcs"], "did you mean 'sources'"),
        (["sources", "alignement"], "did you mean 'alignment'"),
        (["Turns"], "did you mean 'turns'"),
        (["zzz"], "known: alignment, differences, sources, turns"),
        ([""], "no suite is called ''"),
        ([], "no suite was named"),
    ],
)
def test_a_misspelt_name_is_refused(names: list[str], said: str) -> None:
    with pytest.raises(SuiteError, match=said):
        load_suites(EXPECTATIONS, names)


def test_a_folder_that_is_none_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="no folder of expectations"):
        load_suites(tmp_path / "nowhere")
    with pytest.raises(SuiteError, match="holds no suite"):
        load_suites(tmp_path)


def rule(**changes: Any) -> dict[str, Any]:
    return {**WORDS, **changes}


REFUSED: dict[str, tuple[Any, str]] = {
    "no expectation": (suite(), "would pass whatever it is given"),
    "no list of expectations": ({"name": "sources"}, "would pass whatever it is given"),
    "expectations are an object": (
        {"name": "sources", "expectations": {"a": 1}},
        "would pass whatever it is given",
    ),
    "not JSON": ("{", "no JSON that can be relied on"),
    "empty file": ("", "no JSON that can be relied on"),
    "a list": ([], "must be an object, not list"),
    "a number that is none": (
        '{"name": "sources", "expectations": [{"type": "expect_column_values_to_be_between",'
        ' "kwargs": {"column": "n_words", "min_value": NaN}}]}',
        "NaN is no number",
    ),
    "endless": (
        '{"name": "sources", "expectations": [{"type": "expect_column_values_to_be_between",'
        ' "kwargs": {"column": "n_words", "max_value": Infinity}}]}',
        "Infinity is no number",
    ),
    "a key twice": (
        '{"name": "sources", "expectations": [1], "expectations": []}',
        "'expectations' is written twice",
    ),
    "deeply nested": ("[" * 100_000, "no JSON that can be relied on"),
    "unknown type": (
        suite(rule(type="expect_column_value_to_be_between")),
        "did you mean 'expect_column_values_to_be_between'",
    ),
    "class name instead of type": (
        suite(rule(type="ExpectColumnValuesToBeBetween")),
        "no expectation is called",
    ),
    "custom class not imported": (
        suite(rule(type="expect_transcript_to_be_true", severity="info")),
        "must be imported first",
    ),
    "no type": (suite({"kwargs": {}}), "'type' must name an expectation"),
    "type is a number": (suite(rule(type=3)), "'type' must name an expectation"),
    "an expectation is a word": (suite("expect"), "must be an object, not str"),
    "kwargs are a list": (suite(rule(kwargs=[1])), "'kwargs' must be an object"),
    "meta is a word": (suite(rule(meta="x")), "'meta' must be an object"),
    "misspelt key of a rule": (suite(rule(kwarg={})), "unknown key 'kwarg'; did you mean 'kwargs'"),
    "misspelt severity key": (
        suite(rule(sevrity="info")),
        "unknown key 'sevrity'; did you mean 'severity'",
    ),
    "misspelt severity": (suite(rule(severity="warn")), "did you mean 'warning'"),
    "severity is a number": (suite(rule(severity=1)), "no severity is called 1"),
    "misspelt key of the suite": (
        {"name": "sources", "expectation": [WORDS], "expectations": [WORDS]},
        "unknown key 'expectation'; did you mean 'expectations'",
    ),
    "of Great Expectations 0.x": (
        {"expectation_suite_name": "sources", "expectations": [WORDS]},
        "call 'expectation_suite_name' 'name'",
    ),
    "an expectation of 0.x": (
        suite({"expectation_type": WORDS["type"], "kwargs": WORDS["kwargs"]}),
        "call 'expectation_type' 'type'",
    ),
    "two rules of one name": (
        suite(rule(meta={"rule": "A-1"}), rule(meta={"rule": "A-1"})),
        "another expectation of the suite has this rule's name",
    ),
    "rule's name is a number": (suite(rule(meta={"rule": 7})), "'meta.rule' must be a word"),
    "rule's name is taken": (suite(rule(meta={"rule": "=rows 0"})), "'meta.rule' must be a word"),
    "cannot fail, mostly": (
        suite(rule(kwargs={"column": "n_words", "min_value": 1, "mostly": 0})),
        "can never fail",
    ),
    "cannot fail, no bound": (suite(rule(kwargs={"column": "n_words"})), "can never fail"),
    "cannot fail, rows": (
        suite({"type": "expect_table_row_count_to_be_between", "kwargs": {}}),
        "can never fail",
    ),
    "unknown table": (suite(WORDS, meta={"table": "source"}), "did you mean 'sources'"),
    "no table": ({"name": "mine", "expectations": [WORDS]}, "does not say which table"),
    "no name": ({"name": "", "expectations": [WORDS]}, "'name' must be a word"),
    "role sets what nobody reads": (
        suite(
            WORDS,
            suite_parameters={"min_words": 1},
            meta={"roles": {"excerpt": {"min_word": 1}}},
        ),
        "did you mean 'min_words'",
    ),
    "nulls misspelt": (suite(rule(meta={"nulls": "ignore"})), "'meta.nulls'"),
    "may be empty is no truth": (suite(rule(meta={"may_be_empty": "no"})), "'meta.may_be_empty'"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=list(REFUSED))
def test_refused(tmp_path: Path, content: Any, said: str) -> None:
    name = "mine" if said == "does not say which table" else "sources"
    with pytest.raises(SuiteError) as caught:
        load_suites(write(tmp_path, name, content))
    assert said in str(caught.value)
    assert f"{name}.json" in str(caught.value)


def test_a_broken_suite_is_refused_even_where_another_one_is_named(tmp_path: Path) -> None:
    write(tmp_path, "sources", suite(WORDS))
    write(tmp_path, "turns", {"name": "turns", "expectations": []})
    with pytest.raises(SuiteError, match=r"turns\.json holds no expectation"):
        load_suites(tmp_path, ["sources"])


def test_two_suites_of_one_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "sources", suite(WORDS))
    write(tmp_path, "more", suite(WORDS))
    with pytest.raises(SuiteError, match="a second suite calls itself 'sources'"):
        load_suites(tmp_path)


def test_a_suite_that_was_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sources.json").write_bytes(b'{"name": "\xff"}')
    with pytest.raises(SuiteError, match="no JSON"):
        load_suites(tmp_path)


BY_HAND = """
{
  "name": "sources.house",
  "id": "0b2f4f5e-3a55-4c0e-9d36-6c5f0d1f2a3b",
  "notes": null,
  "meta": {"great_expectations_version": "1.24.1"},
  "expectations": [
    {
      "type": "expect_column_values_to_be_between",
      "kwargs": {"column": "n_words", "min_value": 5.0, "max_value": 100000.0},
      "meta": {},
      "id": "7d0f3f3e-0c8f-4a39-9b47-0a9c41a0a001",
      "severity": "critical",
      "rendered_content": []
    },
    {
      "type": "expect_column_values_to_be_between",
      "kwargs": {"column": "n_words", "min_value": 1.0, "batch_id": "pandas-x",
                 "result_format": "BOOLEAN_ONLY", "catch_exceptions": false},
      "meta": {},
      "notes": ["by hand"],
      "success_on_last_run": true,
      "expectation_context": {"description": null}
    },
    {
      "type": "expect_column_values_to_be_in_set",
      "kwargs": {"column": "role", "value_set": ["official"]},
      "severity": "warning"
    },
    {
      "type": "expect_column_values_to_be_between",
      "kwargs": {"column": "n_words", "min_value": 999,
                 "row_condition": "col(\\"role\\") == \\"unknown\\"",
                 "condition_parser": "great_expectations"},
      "severity": "info",
      "description": "Long enough."
    },
    {
      "type": "expect_table_row_count_to_equal",
      "kwargs": {"value": 1}
    },
    {
      "type": "expect_column_mean_to_be_between",
      "kwargs": {"column": "n_words", "min_value": {"$PARAMETER": "least * 2"}}
    }
  ],
  "suite_parameters": {"least": 10}
}
"""


def test_a_suite_written_by_hand_or_saved_by_great_expectations_is_judged_as_it_is(
    tmp_path: Path,
) -> None:
    (house,) = load_suites(write(tmp_path, "house", BY_HAND))
    assert house.table == "sources"
    verdict = judge([alone()], [house])
    assert verdict.declared == verdict.evaluated == 6
    assert statuses(verdict) == {
        "column_values_to_be_between-n_words": "pass",
        "column_values_to_be_between-n_words-2": "pass",
        "column_values_to_be_in_set-role": "warn",
        "column_values_to_be_between-n_words-3": "warn",
        "table_row_count_to_equal": "pass",
        "column_mean_to_be_between-n_words": "pass",
    }
    assert [o.severity for o in verdict.outcomes][:3] == ["critical", "critical", "warning"]


def test_a_suite_that_great_expectations_writes_itself_is_read(
    tmp_path: Path, great_expectations: Any
) -> None:
    expectations = great_expectations.expectations
    made = great_expectations.ExpectationSuite(name="sources-saved")
    made.add_expectation(
        expectations.ExpectColumnValuesToBeBetween(
            column="n_words",
            min_value=5,
            row_condition=expectations.row_conditions.Column("role") == "unknown",
            severity="warning",
        )
    )
    made.add_expectation(expectations.ExpectColumnValuesToBeUnique(column="source"))
    saved = json.dumps(made.to_json_dict())
    (read,) = load_suites(write(tmp_path, "saved", saved))
    verdict = judge([alone()], [read], rules=RULES, codes=CODES)
    assert verdict.passed
    assert [o.severity for o in verdict.outcomes] == ["warning", "critical"]


@pytest.mark.parametrize(
    ("name", "meta", "table"),
    [
        ("sources", {}, "sources"),
        ("turns.strict", {}, "turns"),
        ("alignment-house", {}, "alignment"),
        ("differences_2", {}, "differences"),
        ("house", {"table": "turns"}, "turns"),
        ("sources", {"table": "turns"}, "turns"),
    ],
)
def test_which_table_a_suite_is_about(
    tmp_path: Path, name: str, meta: dict[str, str], table: str
) -> None:
    content = {"name": name, "expectations": [WORDS], "meta": meta}
    (read,) = load_suites(write(tmp_path, "x", content))
    assert read.table == table


def test_ids_depend_on_suite_and_rule_alone(tmp_path: Path) -> None:
    one = suite(rule(meta={"rule": "A"}), rule(meta={"rule": "B"}))
    (first,) = load_suites(write(tmp_path, "sources", one))
    other = suite(rule(meta={"rule": "B"}), rule(meta={"rule": "A"}, severity="info"))
    (second,) = load_suites(write(tmp_path, "sources", other))
    assert {r.rule: r.id for r in first.rules} == {r.rule: r.id for r in second.rules}
    assert len({r.id for r in first.rules}) == 2
