"""The table ``[gate]``: what may stand in it, and what it changes of a verdict."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from provenance.errors import ConfigurationError
from provenance.model import Examination
from provenance.validation import Limits, Terms, finding_ids, judge_within, load_suites
from validation.making import (
    CODES,
    EXPECTATIONS,
    RULES,
    SPEECH,
    alone,
    finding,
    pair,
    transcript,
    unmet,
    with_findings,
)

if TYPE_CHECKING:
    from provenance.model import Outcome, Verdict

SUITES = load_suites(EXPECTATIONS)
DAY = date(2026, 11, 22)
LOST = SPEECH.replace("–", '""')
DAMAGED = ("encoding", "damage", "warning")
CHANGED = SPEECH.replace("three", "four")
NUMBER = ("number", "substance", "critical")


def limits(toml: str) -> Limits:
    return Limits.read(
        tomllib.loads(toml), SUITES, rules=RULES, codes=CODES, sources=["a", "w", "found"]
    )


def judged(
    toml: str, *given: Examination, today: date = DAY, fail_on: Any = "critical", **more: Any
) -> Verdict:
    terms = Terms(today, limits("min_words = 5\n" + toml), **more)
    return judge_within(given, SUITES, terms, fail_on, rules=RULES, codes=CODES)[0]


def thresholds(verdict: Verdict) -> list[Outcome]:
    return [outcome for outcome in verdict.outcomes if outcome.suite == "gate"]


def test_nothing_set_changes_nothing() -> None:
    verdict = judged("", pair(SPEECH, LOST, DAMAGED))
    assert verdict.complete
    assert unmet(verdict) == ["DIF-08"]
    assert thresholds(verdict) == []


@pytest.mark.parametrize(
    ("toml", "status", "severity"),
    [
        ("encoding.warning = 3", "pass", "warning"),
        ("encoding.warning = 2", "warn", "warning"),
        ("encoding.critical = 3", "pass", "critical"),
        ("encoding.critical = 2", "fail", "critical"),
        ("encoding = {warning = 1, critical = 2}", "fail", "critical"),
        ("encoding = {warning = 1, critical = 3}", "warn", "warning"),
        # Two of thirty words.
        ('encoding.critical = "4%"', "fail", "critical"),
        ('encoding.critical = "9%"', "pass", "critical"),
        ('encoding = {warning = 1, critical = "50%"}', "warn", "warning"),
    ],
)
def test_a_threshold_alone_decides_about_its_code(toml: str, status: str, severity: str) -> None:
    examined = pair(SPEECH, LOST, DAMAGED)
    verdict = judged(toml, examined)
    (outcome,) = thresholds(verdict)
    assert (outcome.status, outcome.severity) == (status, severity)
    assert "DIF-08" not in unmet(verdict)
    assert verdict.complete
    assert verdict.passed == (status != "fail")
    assert len(outcome.places) == outcome.unexpected == (0 if status == "pass" else 2)


def test_a_code_of_substance_can_be_let_pass_and_others_cannot_hide_behind_it() -> None:
    examined = pair(SPEECH, CHANGED, NUMBER)
    assert not judged("", examined).passed
    assert judged("number.critical = 20", examined).passed
    assert not judged("wording.critical = 20", examined).passed


def test_what_was_not_compared_has_no_differences_to_count() -> None:
    verdict = judged("encoding.critical = 1", alone())
    assert thresholds(verdict) == []
    assert ("gate encoding", "nothing was compared") in verdict.not_applicable


def test_a_rule_for_single_sources() -> None:
    text = transcript()
    examined = with_findings(Examination(text), finding(text, "cut-word", "Thank", "critical"))
    assert not judged("", examined).passed
    assert judged("cut-word.warning = 1", examined).passed
    assert unmet(judged("cut-word.warning = 1", examined)) == ["DOC-13", "gate.cut-word"]
    assert unmet(judged("cut-word.critical = 2", examined)) == ["DOC-13"]
    assert not judged("cut-word.critical = 1", examined).passed


@pytest.mark.parametrize(
    ("toml", "status"),
    [
        ("DOC-13.critical = 1", "fail"),
        ("DOC-13.warning = 1", "warn"),
        ("DOC-13.warning = 2", "pass"),
        ('DOC-13.critical = "100%"', "fail"),
    ],
)
def test_a_rule_of_a_suite(toml: str, status: str) -> None:
    verdict = judged(toml, alone())
    assert {o.rule: o.status for o in verdict.outcomes}["DOC-13"] == status
    assert verdict.passed == (status != "fail")


def test_an_error_is_never_let_pass() -> None:
    verdict = judge_within(
        [],
        SUITES,
        Terms(DAY, limits("DOC-13.warning = 9")),
        rules=RULES,
        codes=CODES,
    )
    assert verdict == ()


def test_measures() -> None:
    examined = pair(
        SPEECH, SPEECH + "More than the base has of it.\n", ("insertion", "substance", "info")
    )
    assert judged("coverage.min = 0.5", examined).passed
    assert unmet(judged("coverage.min = 0.5", examined)) == []
    (outcome,) = thresholds(judged("fidelity.min = 1\ncoverage.min=1", pair()))[:1]
    assert outcome.status == "pass"


def test_role_outranks_general_and_source_outranks_role() -> None:
    toml = """
encoding.critical = 1
[role.machine]
encoding.critical = 2
[source.w]
encoding.critical = 9
"""
    lost = {"name": "found"}
    assert not judged(toml, pair(SPEECH, LOST, DAMAGED, name="a")).passed
    machine = pair(SPEECH, LOST, DAMAGED, role="machine", **lost)
    assert not judged(toml, machine).passed
    assert judged(toml.replace("= 2", "= 3"), machine).passed
    assert judged(toml, pair(SPEECH, LOST, DAMAGED, role="machine")).passed


def test_parameters_by_role_and_source() -> None:
    few = alone()
    assert "DOC-07" in unmet(judged("[source.a]\nmin_words = 1000", few))
    assert "DOC-07" not in unmet(judged("[role.machine]\nmin_words = 1000", few))
    assert "DOC-07" in unmet(judged("[role.unknown]\nmin_words = 1000", few))
    # An option outranks all of them.
    given = judged("[source.a]\nmin_words = 1000", few, parameters={"min_words": 1})
    assert "DOC-07" not in unmet(given)


@pytest.mark.parametrize(
    "toml",
    [
        "encoding = {critical = 9, expires = 2026-11-22}",
        "encoding = {critical = 9, expires = '2020-01-01'}",
        "[source.w]\nexpires = 2026-11-01\nencoding.critical = 9",
        "[role.unknown]\nexpires = 2026-11-22T10:00:00Z\nencoding.critical = 9",
    ],
)
def test_what_expired_is_told_and_does_not_count(toml: str) -> None:
    examined = pair(SPEECH, LOST, DAMAGED)
    verdict = judged(toml, examined)
    assert unmet(verdict) == ["DIF-08"]
    assert any("does not count any more" in why for _, why in verdict.not_applicable)
    earlier = judged(toml, examined, today=date(2019, 1, 1))
    assert unmet(earlier) == []
    assert limits(toml).expiring


def test_what_is_accepted_counts_as_a_note_and_nothing_else_does() -> None:
    examined = pair(SPEECH, CHANGED, NUMBER)
    ids = [difference.id for difference in examined.collation or ()]
    assert not judged("", examined, accepted={"w": ids[:-1]}).passed
    assert not judged("", examined, accepted={"other": ids}).passed
    assert judged("", examined, accepted={"w": ids}).passed
    assert judged("number.critical = 1", examined, accepted={"w": ids}).passed
    text = transcript()
    found = with_findings(Examination(text), finding(text, "cut-word", "Thank", "critical"))
    assert judged("", found, accepted={"a": finding_ids(found)}).passed
    assert not judged("", found, accepted={"a": ["0" * 16]}).passed


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("wordng.critical = 1", "did you mean 'wording'"),
        ("encodings = {critical = 1}", "did you mean 'encoding'"),
        ("DOC-7.critical = 1", "did you mean 'DOC-"),
        ("min_wrods = 3", "did you mean 'min_words'"),
        ("roles.machine.min_words = 3", "did you mean 'role'"),
        ("wording.critcal = 1", "did you mean 'critical'"),
        ("wording.min = 1", "unknown key 'min'"),
        ("coverage.max = 1", "known: critical"),
        ("coverage.warn = 1", "did you mean 'warning'"),
        ("role.machin.min_words = 3", "did you mean 'machine'"),
        ("source.foun.min_words = 3", "did you mean 'found'"),
        ("role = 3", "write a table"),
        ("source.a = 3", "write a table"),
        ("wording = 1", "write wording.warning or wording.critical"),
        ("wording = {}", "no threshold"),
        ("wording.expires = 2026-01-01", "no threshold"),
        ("wording.critical = 0", "1 or more"),
        ("wording.critical = -1", "1 or more"),
        ("wording.critical = true", "1 or more"),
        ("wording.critical = 0.5", "1 or more"),
        ("wording.critical = nan", "1 or more"),
        ("wording.critical = '0%'", "1 or more"),
        ("wording.critical = '101%'", "1 or more"),
        ("wording.critical = 'nan%'", "1 or more"),
        ("wording.critical = 'many'", "1 or more"),
        ("wording.critical = '3'", "1 or more"),
        ("wording = {warning = 5, critical = 2}", "exchange the two"),
        ("coverage = {warning = 0.5, min = 0.9}", "exchange the two"),
        ("coverage = {critical = 0.5, min = 0.9}", "keep one"),
        ("coverage.min = 0", "above 0"),
        ("coverage.min = 1.5", "above 0"),
        ("coverage.min = inf", "above 0"),
        ("coverage.min = '95'", "above 0"),
        ("min_words = nan", "decides nothing"),
        ("expires = 2026-01-01", "move it there"),
        ("wording = {critical = 1, expires = 'soon'}", "write a day"),
        ("role.machine.expires = 3", "write a day"),
    ],
)
def test_what_decides_nothing_is_refused(toml: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        limits(toml)
    assert said in str(refused.value)


def test_no_code_no_rule_and_no_parameter_share_a_name() -> None:
    named = [rule.rule for suite in SUITES for rule in suite.rules]
    words = [*named, *RULES, *CODES, "coverage", "fidelity", "role", "source"]
    words += sorted({word for suite in SUITES for word in suite.vocabulary})
    assert len(words) == len(set(words))
