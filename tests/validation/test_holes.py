"""Where Great Expectations says success and nothing was checked; each guard has its test."""

from __future__ import annotations

import importlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from provenance.errors import SuiteError
from provenance.model import Examination, Span
from provenance.validation import _gx, judge, judge_each, load_suites
from provenance.validation._types import CORE_TYPES
from validation.making import (
    CODES,
    EXPECTATIONS,
    RULES,
    SPEECH,
    alone,
    finding,
    only,
    pair,
    statuses,
    transcript,
    unmet,
    with_findings,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from provenance.model import Verdict

SUITES = load_suites(EXPECTATIONS)
SHORT = {"min_words": 5}


def told(
    examinations: Sequence[Examination],
    suites: Any = SUITES,
    fail_on: Any = "critical",
    **more: Any,
) -> Verdict:
    known = {word for suite in suites for word in suite.vocabulary}
    given = {**SHORT, **more} if "min_words" in known else more
    return judge(examinations, suites, given, fail_on, rules=RULES, codes=CODES)


def house(folder: Path, table: str, *rules: dict[str, Any], **more: Any) -> Any:
    content = {"name": table, "expectations": list(rules), **more}
    (folder / f"{table}.json").write_text(json.dumps(content), "utf-8")
    return load_suites(folder)


def between(column: str, **kwargs: Any) -> dict[str, Any]:
    return {"type": "expect_column_values_to_be_between", "kwargs": {"column": column, **kwargs}}


# --- empty tables -------------------------------------------------------------------------------


def test_all_is_evaluated_on_a_pair_that_differs() -> None:
    witness = SPEECH.replace("–", "—")
    verdict = told([pair(SPEECH, witness, ("typography", "form", "info"))])
    assert verdict.passed
    assert verdict.declared == verdict.evaluated == sum(len(s.rules) for s in SUITES)
    assert verdict.not_applicable == ()
    assert unmet(verdict) == []


def test_nothing_to_judge_is_an_error_for_every_rule() -> None:
    verdict = told([])
    assert not verdict.passed
    assert not verdict.complete
    assert verdict.rows == verdict.evaluated == 0
    assert set(statuses(verdict).values()) == {"error"}


def test_no_suite_is_refused() -> None:
    with pytest.raises(SuiteError, match="no suite"):
        told([alone()], ())


def test_what_matches_nothing_does_not_pass_silently() -> None:
    verdict = told([alone()])
    assert verdict.complete
    assert [name for name, _ in verdict.not_applicable] == ["alignment", "differences"]
    assert all("nothing was compared" in why for _, why in verdict.not_applicable)
    assert unmet(verdict) == ["DOC-13"]
    assert not told([alone()], fail_on="warning").passed
    assert not {o.suite for o in verdict.outcomes} & {"alignment", "differences"}


@pytest.mark.parametrize("name", ["alignment", "differences"])
def test_a_comparison_alone_asked_for_where_there_was_none_does_not_pass(name: str) -> None:
    verdict = told([alone()], load_suites(EXPECTATIONS, [name]))
    assert verdict.declared == 0
    assert not verdict.complete
    assert not verdict.passed


def test_one_of_two_that_matches_nothing_is_named() -> None:
    verdict = told([pair(), alone(SPEECH + "More.\n", "lonely")])
    (outcome,) = [o for o in verdict.outcomes if o.rule == "DOC-13"]
    assert [place.source for place in outcome.places] == ["lonely"]


def test_identical_texts_have_no_difference_and_pass_with_proof() -> None:
    verdict = told([pair()])
    assert verdict.passed
    assert verdict.not_applicable == (
        ("differences", "the texts that were compared do not differ"),
    )
    assert statuses(verdict)["ALN-09"] == "pass"


def test_no_difference_without_proof_fails() -> None:
    """A collation that holds neither differences nor equal runs has compared nothing."""
    examination = pair()
    assert examination.collation is not None
    hollow = replace(examination, collation=replace(examination.collation, equal=()))
    verdict = told([hollow])
    assert not verdict.passed
    assert statuses(verdict)["ALN-09"] == "fail"


def test_a_text_without_turns_is_told_by_the_sources() -> None:
    verdict = told([alone("Just a statement with no label at all.\n")])
    assert verdict.complete
    assert dict(verdict.not_applicable)["turns"] == "it has no turn of speech"
    assert "DOC-09" in unmet(verdict)


def test_a_condition_that_no_row_meets_is_an_error(tmp_path: Path) -> None:
    condition = {
        "type": "comparison",
        "column": {"name": "role"},
        "operator": "==",
        "parameter": "official",
    }
    rule = between("n_words", min_value=1, row_condition=condition)
    verdict = told([alone()], house(tmp_path, "sources", rule))
    (outcome,) = verdict.outcomes
    assert outcome.status == "error"
    assert "no row meets its condition" in outcome.observed
    assert not verdict.passed


@pytest.mark.parametrize(
    ("type_", "kwargs"),
    [
        ("expect_column_mean_to_be_between", {"column": "n_words", "min_value": 0}),
        ("expect_column_sum_to_be_between", {"column": "n_words", "max_value": 9}),
        ("expect_table_row_count_to_be_between", {"max_value": 9}),
        ("expect_compound_columns_to_be_unique", {"column_list": ["source", "role"]}),
    ],
)
def test_a_condition_that_no_row_meets_is_an_error_for_aggregates_too(
    tmp_path: Path, type_: str, kwargs: dict[str, Any]
) -> None:
    rule = {"type": type_, "kwargs": {**kwargs, "row_condition": 'role=="official"'}}
    rule["kwargs"]["condition_parser"] = "pandas"
    verdict = told([alone()], house(tmp_path, "sources", rule))
    assert [o.status for o in verdict.outcomes] == ["error"]


def test_a_rule_may_say_that_no_row_need_meet_its_condition(tmp_path: Path) -> None:
    rule = between(
        "n_words", min_value=1, row_condition='role=="official"', condition_parser="pandas"
    )
    suites = house(tmp_path, "sources", {**rule, "meta": {"may_be_empty": True, "rule": "A"}})
    verdict = told([alone()], suites)
    assert verdict.not_applicable == (("sources A", "no row meets its condition"),)
    assert verdict.outcomes == ()
    assert not verdict.passed, "a rule that was not asked proves nothing"
    short = told([alone(role="official")], house(tmp_path, "sources", {**rule, "severity": "info"}))
    assert statuses(short) == {"column_values_to_be_between-n_words": "pass"}


def test_an_empty_table_is_an_error_even_for_a_rule_that_may_be_empty(tmp_path: Path) -> None:
    rule = between("n_words", min_value=1)
    suites = house(tmp_path, "sources", {**rule, "meta": {"may_be_empty": True}})
    assert [o.status for o in told([], suites).outcomes] == ["error"]


# --- nulls --------------------------------------------------------------------------------------


def pairs_equal(**kwargs: Any) -> dict[str, Any]:
    return {
        "type": "expect_column_pair_values_to_be_equal",
        "kwargs": {"column_A": "licence", "column_B": "publisher", **kwargs},
    }


def without(examination: Examination, **fields: Any) -> Examination:
    source = examination.transcript.text.source
    bare = replace(source, facts=replace(source.facts, **fields))
    text = replace(examination.transcript.text, source=bare)
    return replace(examination, transcript=replace(examination.transcript, text=text))


def test_a_null_fails_the_rule_that_would_pass_it_over(tmp_path: Path) -> None:
    rule = {
        "type": "expect_column_values_to_not_be_in_set",
        "kwargs": {"column": "publisher", "value_set": ["x"]},
    }
    suites = house(tmp_path, "sources", rule)
    given = [alone(), without(alone(SPEECH + "\n", "b"), publisher=None)]
    (outcome,) = told(given, suites).outcomes
    assert outcome.status == "fail"
    assert outcome.unexpected == 1
    assert [place.source for place in outcome.places] == ["b"]
    assert "1 of them empty" in outcome.observed


def test_nulls_are_passed_over_only_where_the_suite_says_so(tmp_path: Path) -> None:
    rule = {
        "type": "expect_column_values_to_not_be_in_set",
        "kwargs": {"column": "publisher", "value_set": ["x"]},
        "meta": {"nulls": "ignored"},
    }
    suites = house(tmp_path, "sources", rule)
    given = [alone(), without(alone(SPEECH + "\n", "b"), publisher=None)]
    assert told(given, suites).passed
    (outcome,) = told(given[1:], suites).outcomes
    assert outcome.status == "error", "all rows were passed over, so nothing was evaluated"


@pytest.mark.parametrize("clause", ["either_value_is_missing", "both_values_are_missing"])
def test_a_pair_of_which_every_row_is_passed_over_is_an_error(tmp_path: Path, clause: str) -> None:
    suites = house(tmp_path, "sources", pairs_equal(ignore_row_if=clause))
    (outcome,) = told([without(alone(), publisher=None, licence=None)], suites).outcomes
    assert outcome.status == "error"


def test_a_mean_that_leaves_out_a_nan_fails(tmp_path: Path) -> None:
    rule = {
        "type": "expect_column_mean_to_be_between",
        "kwargs": {"column": "decoding_confidence", "min_value": 0.5},
    }
    suites = house(tmp_path, "sources", rule)
    good, bad = alone(), alone(SPEECH + "\n", "b")
    step = replace(bad.transcript.text.steps[0], confidence=float("nan"))
    text = replace(bad.transcript.text, steps=(step,))
    bad = replace(bad, transcript=replace(bad.transcript, text=text))
    assert told([good], suites).passed
    verdict = told([good, bad], suites)
    assert not verdict.passed
    assert [o.status for o in verdict.outcomes] == ["fail"]


# --- severity and errors ------------------------------------------------------------------------


def test_info_that_fails_is_no_failure_and_is_told(tmp_path: Path) -> None:
    rule = {**between("n_words", min_value=9999), "severity": "info"}
    suites = house(tmp_path, "sources", rule)
    verdict = told([alone()], suites)
    assert verdict.passed
    assert [o.status for o in verdict.outcomes] == ["warn"]
    assert not told([alone()], suites, "info").passed
    assert told([alone()], suites, "never").passed


@pytest.mark.parametrize(
    ("severity", "fail_on", "status", "passed"),
    [
        ("critical", "critical", "fail", False),
        ("critical", "warning", "fail", False),
        ("critical", "never", "warn", True),
        ("warning", "critical", "warn", True),
        ("warning", "warning", "fail", False),
        ("info", "warning", "warn", True),
        ("info", "info", "fail", False),
    ],
)
def test_status_and_verdict_by_severity(
    tmp_path: Path, severity: str, fail_on: str, status: str, passed: bool
) -> None:
    rule = {**between("n_words", min_value=9999), "severity": severity}
    verdict = told([alone()], house(tmp_path, "sources", rule), fail_on)
    assert [o.status for o in verdict.outcomes] == [status]
    assert verdict.passed is passed


@pytest.mark.parametrize("fail_on", ["critical", "warning", "info", "never"])
@pytest.mark.parametrize("severity", ["critical", "warning", "info"])
def test_an_error_never_passes_whatever_its_severity(
    tmp_path: Path, severity: str, fail_on: str
) -> None:
    rule = {**between("n_wrods", min_value=1), "severity": severity}
    fine = between("n_words", min_value=1)
    verdict = told([alone()], house(tmp_path, "sources", rule, fine), fail_on)
    assert statuses(verdict) == {
        "column_values_to_be_between-n_wrods": "error",
        "column_values_to_be_between-n_words": "pass",
    }
    assert not verdict.passed
    assert "did you mean 'n_words'" in verdict.errors[0].observed


def test_a_rule_about_findings_that_nobody_looks_for_is_an_error(tmp_path: Path) -> None:
    suites = house(tmp_path, "sources", between("n_cut_wrod", max_value=0))
    verdict = told([alone()], suites)
    assert not verdict.passed
    assert "did you mean 'n_cut_word'" in verdict.errors[0].observed


def test_values_that_cannot_be_compared_are_an_error(tmp_path: Path) -> None:
    verdict = told([alone()], house(tmp_path, "sources", between("path", min_value=3)))
    assert [o.status for o in verdict.outcomes] == ["error"]


def test_an_expectation_that_great_expectations_drops_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = _gx.Engine.answers

    def forgetful(self: _gx.Engine, *args: Any) -> Any:
        answers = whole(self, *args)
        return {key: answer for key, answer in answers.items() if key != "DOC-07"}

    monkeypatch.setattr(_gx.Engine, "answers", forgetful)
    verdict = told([alone()])
    assert statuses(verdict)["DOC-07"] == "error"
    assert not verdict.passed
    assert verdict.declared == verdict.evaluated + 1


def test_an_unanswered_guard_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _gx.Engine.answers

    def forgetful(self: _gx.Engine, *args: Any) -> Any:
        return {k: a for k, a in whole(self, *args).items() if not k.startswith("=")}

    monkeypatch.setattr(_gx.Engine, "answers", forgetful)
    assert statuses(told([alone()], only(SUITES, "DOC-07"))) == {"DOC-07": "error"}


def test_arguments_that_an_expectation_refuses_are_told(tmp_path: Path) -> None:
    for kwargs in ({"colum": "n_words"}, {"column": "n_words", "mostyl": 0.5}):
        rule = {"type": "expect_column_values_to_be_unique", "kwargs": kwargs}
        with pytest.raises(SuiteError, match="refuses its arguments"):
            told([alone()], house(tmp_path, "sources", rule))


def test_a_class_of_ones_own_must_say_its_severity_in_the_suite(
    tmp_path: Path, great_expectations: Any
) -> None:
    """Great Expectations would make its severity critical without a word."""
    between_class = great_expectations.expectations.ExpectColumnValuesToBeBetween

    class ExpectWordsToAbound(between_class):  # type: ignore[misc]
        column: str = "n_words"
        min_value: Any = 9999
        severity: Any = "warning"

    rule = {"type": "expect_words_to_abound", "kwargs": {}}
    with pytest.raises(SuiteError, match="write its severity into the suite"):
        house(tmp_path, "sources", rule)
    suites = house(tmp_path, "sources", {**rule, "severity": "warning"})
    (outcome,) = told([alone()], suites).outcomes
    assert (outcome.severity, outcome.status) == ("warning", "warn")


def test_the_types_we_know_are_those_that_great_expectations_brings(
    great_expectations: Any,
) -> None:
    registry = importlib.import_module("great_expectations.expectations.registry")
    brought = {
        name
        for name in registry.list_registered_expectation_implementations()
        if registry.get_expectation_impl(name).__module__.startswith("great_expectations.")
    }
    assert brought == CORE_TYPES


# --- parameters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"min_coverag": 0.5}, "did you mean 'min_coverage'"),
        ({"repint": {"min_coverage": 0.5}}, "neither a role nor a source; did you mean 'reprint'"),
        ({"reprint": {"min_fidelty": 0.5}}, "did you mean 'min_fidelity'"),
        ({"min_words": None}, "decides nothing"),
        ({"min_words": float("nan")}, "decides nothing"),
        ({"machine": {"min_words": float("nan")}}, "decides nothing"),
        ({"min_words": "many"}, "refuses its arguments"),
        ({"min_words": [1]}, "refuses its arguments"),
    ],
)
def test_a_parameter_that_decides_nothing_is_refused(parameters: dict[str, Any], said: str) -> None:
    with pytest.raises(SuiteError, match=said):
        judge([alone()], SUITES, parameters, rules=RULES, codes=CODES)


def test_a_parameter_without_a_value_is_refused(tmp_path: Path) -> None:
    rule = between("n_words", min_value={"$PARAMETER": "min_wrods"})
    suites = house(tmp_path, "sources", rule, suite_parameters={"min_words": 3})
    with pytest.raises(SuiteError, match="'min_wrods' has no value; did you mean 'min_words'"):
        judge([alone()], suites)


@pytest.mark.parametrize("expression", ["nothing + 1", "((", ""])
def test_an_expression_that_gives_no_value_is_refused(tmp_path: Path, expression: str) -> None:
    rule = between("n_words", min_value={"$PARAMETER": expression})
    with pytest.raises(SuiteError):
        judge([alone()], house(tmp_path, "sources", rule))


def test_a_parameter_where_none_is_looked_for_is_refused(tmp_path: Path) -> None:
    rule = {
        "type": "expect_column_values_to_be_in_set",
        "kwargs": {"column": "role", "value_set": [{"$PARAMETER": "roles"}]},
    }
    suites = house(tmp_path, "sources", rule, suite_parameters={"roles": "official"})
    with pytest.raises(SuiteError, match="only stand for a whole argument"):
        judge([alone()], suites)


def test_a_parameter_that_makes_a_rule_harmless_is_refused(tmp_path: Path) -> None:
    rule = between("n_words", min_value=1, mostly={"$PARAMETER": "share"})
    suites = house(tmp_path, "sources", rule, suite_parameters={"share": 0.5})
    with pytest.raises(SuiteError, match="can never fail"):
        judge([alone()], suites, {"share": 0})


def test_codes_must_be_given() -> None:
    with pytest.raises(SuiteError, match="'codes' has no value"):
        judge([pair(SPEECH, SPEECH.lower(), ("case", "form", "info"))], SUITES, rules=RULES)


@pytest.mark.parametrize(
    ("parameters", "wanted"),
    [
        ({}, "pass"),
        ({"min_words": 50}, "warn"),
        ({"min_words": 50, "reprint": {"min_words": 5}}, "warn"),
        ({"min_words": 50, "official": {"min_words": 5}}, "pass"),
        ({"official": {"min_words": 50}}, "warn"),
        ({"official": {"min_words": 50}, "a": {"min_words": 5}}, "pass"),
        ({"b": {"min_words": 50}}, "pass"),
    ],
)
def test_what_is_nearest_to_the_source_decides(
    tmp_path: Path, parameters: dict[str, Any], wanted: str
) -> None:
    rule = {**between("n_words", min_value={"$PARAMETER": "min_words"}), "severity": "warning"}
    suites = house(
        tmp_path,
        "sources",
        rule,
        suite_parameters={"min_words": 40},
        meta={"roles": {"official": {"min_words": 10}}},
    )
    given = [alone(role="official"), alone(SPEECH * 3, "b", role="reprint")]
    verdict = judge(given, suites, parameters)
    assert [o.status for o in verdict.outcomes] == [wanted]


def test_each_role_is_measured_by_its_own(tmp_path: Path) -> None:
    rule = between("n_words", min_value={"$PARAMETER": "min_words"})
    suites = house(tmp_path, "sources", rule, suite_parameters={"min_words": 40})
    given = [
        alone(SPEECH, "a", role="official"),
        alone(SPEECH, "b", role="excerpt"),
        alone(SPEECH, "c", role="official"),
    ]
    (outcome,) = judge(given, suites, {"excerpt": {"min_words": 5}}).outcomes
    assert [place.source for place in outcome.places] == ["a", "c"]
    assert outcome.observed == "2 of 3 sources: 38"
    assert outcome.threshold == "at least 40; at least 5"


# --- what an outcome carries --------------------------------------------------------------------


def test_lost_dashes_are_warnings_with_their_places() -> None:
    lost = SPEECH.replace("–", '""')
    examination = pair(SPEECH, lost, ("encoding", "damage", "warning"))
    witness = examination.transcript
    first = witness.text.content.index('""')
    found = [
        replace(finding(witness, "lost-dash", '""'), span=Span(at, at + 2))
        for at in (first, witness.text.content.index('""', first + 2))
    ]
    examination = with_findings(examination, *found)
    verdict = told([examination])
    assert verdict.passed
    assert unmet(verdict) == ["TRN-07", "DIF-08"]
    assert not told([examination], fail_on="warning").passed
    findings, differences = (o for o in verdict.outcomes if o.status == "warn")
    assert [(p.start, p.end) for p in findings.places] == [
        (f.span.start, f.span.end) for f in found
    ]
    assert [p.start for p in differences.places] == [f.span.start for f in found]
    assert differences.places[0].excerpt == '– → ""'
    assert (differences.observed, differences.threshold) == ("2 of 2 differences", "at most 0")
    assert findings.unexpected == differences.unexpected == 2


def test_places_are_limited_and_counted() -> None:
    content = "MR KIRBY: â€™ " * 1 + "â€™ " * 60 + "\n"
    witness = transcript(content)
    found = [
        replace(finding(witness, "mojibake", "â€™", "critical"), span=Span(at, at + 3))
        for at in range(10, 200, 4)
    ]
    verdict = judge(
        [with_findings(Examination(witness), *found)],
        only(SUITES, "TRN-06"),
        rules=RULES,
        codes=CODES,
        places=5,
    )
    (outcome,) = verdict.outcomes
    assert len(outcome.places) == 5
    assert outcome.unexpected == len(found) == 48


def test_damage_outside_the_turns_is_told_too() -> None:
    content = "A headlineâ€™s here\n\n" + SPEECH
    witness = transcript(content)
    examined = with_findings(Examination(witness), finding(witness, "mojibake", "â€™", "critical"))
    verdict = told([examined])
    assert "DOC-19" in unmet(verdict)


def test_an_omission_of_no_weight_does_not_count() -> None:
    witness = SPEECH.replace(" very much", "")
    for severity, wanted in (("info", "pass"), ("critical", "fail")):
        verdict = told([pair(SPEECH, witness, ("omission", "structure", severity))])
        assert statuses(verdict)["DIF-06"] == wanted


def test_nothing_depends_on_the_order_of_the_sources() -> None:
    one = pair(SPEECH, SPEECH.replace("–", "-"), ("typography", "form", "info"), name="x")
    two = pair(
        SPEECH, SPEECH.replace("three", "four"), ("number", "substance", "critical"), name="y"
    )
    assert statuses(told([one, two])) == statuses(told([two, one]))
    assert [o.rule for o in told([one, two]).outcomes if o.status == "fail"] == ["DIF-05"]


def test_a_thousand_sources_are_one_pass_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    passes: list[int] = []
    whole = _gx.Engine.answers

    def counted(self: _gx.Engine, columns: Any, rows: Any, numbers: Any, *rest: Any) -> Any:
        passes.append(len(numbers))
        return whole(self, columns, rows, numbers, *rest)

    monkeypatch.setattr(_gx.Engine, "answers", counted)
    lost = SPEECH.replace("–", "—")
    one = pair(SPEECH, lost, ("typography", "form", "info"))
    many = []
    for number in range(1000):
        source = replace(one.transcript.text.source, id=f"w{number}")
        read = replace(one.transcript, text=replace(one.transcript.text, source=source))
        assert one.collation is not None
        many.append(replace(one, transcript=read, collation=replace(one.collation, witness=read)))
    verdict = told(many)
    assert passes == [1000, 4000, 5000, 2000]
    assert verdict.complete
    assert unmet(verdict) == ["DOC-03"]


# --- a verdict on each --------------------------------------------------------------------------


def each_of(examinations: Sequence[Examination], suites: Any = SUITES, **more: Any) -> Any:
    given = {**SHORT, **more} if suites is SUITES else more
    return judge_each(examinations, suites, given, rules=RULES, codes=CODES)


def many() -> list[Examination]:
    lost = SPEECH.replace("–", '""')
    other = SPEECH.replace("three", "four")
    text = transcript(SPEECH + "Off.\n", "found")
    return [
        pair(name="same"),
        pair(SPEECH, lost, ("encoding", "damage", "warning"), name="lost"),
        pair(SPEECH, other, ("number", "substance", "critical"), name="other", role="reprint"),
        alone("No label here, and no turn.\n", "bare"),
        with_findings(Examination(text), finding(text, "cut-word", "Thank", "critical")),
        pair(SPEECH, SPEECH + "\n", ("whitespace", "form", "info"), name="role", role="official"),
    ]


def test_each_gets_the_verdict_that_it_would_get_alone() -> None:
    given = many()
    assert list(each_of(given)) == [told([each]) for each in given]


def test_what_two_sources_have_together_counts_against_both() -> None:
    one, two, three = alone(name="a"), alone(name="b"), alone(SPEECH + "\n", "c")
    verdicts = each_of([one, two, three])
    assert [statuses(verdict)["DOC-03"] for verdict in verdicts] == ["warn", "warn", "pass"]


@pytest.mark.parametrize(
    "rule",
    [
        between("n_words", min_value=30, mostly=0.5),
        {
            "type": "expect_column_mean_to_be_between",
            "kwargs": {"column": "n_words", "min_value": 30},
        },
        {"type": "expect_table_row_count_to_equal", "kwargs": {"value": 1}},
        between("n_words", min_value=30, row_condition="n_words > 6", condition_parser="pandas"),
        {**between("n_words", min_value=30), "meta": {"nulls": "ignored"}},
        pairs_equal(ignore_row_if="either_value_is_missing"),
        between("n_wrods", min_value=3),
        {"type": "expect_column_to_exist", "kwargs": {"column": "n_words"}},
        between(
            "n_words",
            min_value=30,
            row_condition={
                "type": "comparison",
                "column": {"name": "role"},
                "operator": "==",
                "parameter": "official",
            },
        ),
    ],
    ids=str,
)
def test_shares_means_and_conditions_are_those_of_each_source(
    tmp_path: Path, rule: dict[str, Any]
) -> None:
    suites = house(tmp_path, "sources", rule)
    given = many()
    assert list(each_of(given, suites)) == [told([each], suites) for each in given]


def test_parameters_are_those_of_each_source(tmp_path: Path) -> None:
    rule = between("n_words", min_value={"$PARAMETER": "min_words"})
    suites = house(tmp_path, "sources", rule, suite_parameters={"min_words": 5})
    verdicts = each_of(many(), suites, official={"min_words": 99}, other={"min_words": 98})
    assert [verdict.passed for verdict in verdicts] == [True, True, False, True, True, False]
    assert verdicts[2].outcomes[0].threshold == "at least 98"


def test_a_null_counts_against_its_own_source_alone(tmp_path: Path) -> None:
    rule = {
        "type": "expect_column_values_to_not_be_in_set",
        "kwargs": {"column": "speaker", "value_set": ["x"]},
    }
    given = many()[:2]
    turns = given[1].transcript.turns
    nobody = replace(turns[0], speaker=replace(turns[0].speaker, name=None))  # type: ignore[type-var]
    read = replace(given[1].transcript, turns=(nobody, *turns[1:]))
    given[1] = replace(given[1], transcript=read)
    verdicts = each_of(given, house(tmp_path, "turns", rule))
    assert [[o.status for o in verdict.outcomes] for verdict in verdicts] == [["pass"], ["fail"]]


def test_a_thousand_verdicts_are_one_pass_a_table_too(monkeypatch: pytest.MonkeyPatch) -> None:
    passes: list[int] = []
    whole = _gx.Engine.answers

    def counted(self: _gx.Engine, columns: Any, rows: Any, numbers: Any, *rest: Any) -> Any:
        passes.append(len(numbers))
        return whole(self, columns, rows, numbers, *rest)

    monkeypatch.setattr(_gx.Engine, "answers", counted)
    verdicts = each_of([alone(SPEECH + "\n" * n, f"w{n}") for n in range(1000)])
    assert passes == [1000, 4000]
    assert {tuple(unmet(verdict)) for verdict in verdicts} == {("DOC-13",)}


def test_no_examination_no_verdict() -> None:
    assert each_of([]) == ()
