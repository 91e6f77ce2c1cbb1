"""Every rule against its table, and what is demanded of rules and tables alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from findings.factory import build
from provenance.findings import RULES, Rule, examine
from provenance.model import SEVERITIES

TABLES = Path(__file__).parent
CASES = {
    table.stem: yaml.safe_load(table.read_text(encoding="utf-8"))
    for table in sorted(TABLES.glob("*.yaml"))
}
OPTIONS = {"labels", "opening", "footer", "path", "form", "exact", "language", "date"}
KEYS = {"label", "text", "times", "expect", "severity", "note"} | OPTIONS


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code}: {case['label']}")
        for code, cases in CASES.items()
        for case in cases
    ],
)
def test_case(code: str, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    options = {key: value for key, value in case.items() if key in OPTIONS}
    content = case["text"] * case.get("times", 1)
    found = [one for one in examine(build(content, **options)) if one.rule == code]
    assert [one.text for one in found] == case["expect"]
    if "severity" in case:
        assert {one.severity for one in found} == {case["severity"]}
    for part in case.get("note", ()):
        assert any(part in one.note for one in found), [one.note for one in found]


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_a_rule_says_in_one_line_what_it_means_and_in_a_paragraph_what_it_is_not(
    rule: Rule,
) -> None:
    assert rule.meaning.endswith(".")
    assert len(rule.meaning) <= 100
    assert len(rule.explanation) > 100
    assert any(word in rule.explanation for word in (" none", " no ", " not "))
    assert rule.severity in SEVERITIES


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_a_table_has_at_least_as_many_negatives_as_positives(rule: Rule) -> None:
    cases = CASES[rule.code]
    positives = sum(bool(case["expect"]) for case in cases)
    assert positives >= 1
    assert len(cases) - positives >= positives


@pytest.mark.parametrize("code", CASES)
def test_no_table_is_an_orphan(code: str) -> None:
    assert code in RULES


@pytest.mark.parametrize("code", CASES)
def test_labels_of_cases_are_unique(code: str) -> None:
    labels = [case["label"] for case in CASES[code]]
    assert len(set(labels)) == len(labels)
