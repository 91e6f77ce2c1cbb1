"""What the rules must find on the seed documents, and what they must not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from provenance.pipeline import inspect, read
from provenance.sources import open_source

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = {
    "000": "000_83d3b6aa49416e24.txt",
    "001": "001_f39cd95abf8520a8.txt",
    "002": "002_5f405feda406117b.txt",
    "004": "004_f811b9d8f237b145.txt",
}


@pytest.fixture(scope="module")
def findings() -> dict[str, tuple]:
    return {
        seed: inspect(read(open_source(str(SEEDS / name)))).findings for seed, name in NAMES.items()
    }


@pytest.mark.parametrize(
    ("seed", "code", "severity", "texts"),
    [
        ("000", "glued-heading", "warning", ["AgreementRemarks"]),
        ("000", "no-break-space", "info", ["\u00a0"] * 13),
        ("000", "inaudible", "info", ["(inaudible)"]),
        ("002", "cut-word", "critical", ["depa"]),
        ("002", "missing-space", "warning", ["DeYoung,Washington"]),
        ("002", "inaudible", "info", ["(Inaudible.)"]),
        ("002", "same-speaker-twice", "warning", ["FOREIGN MINISTER LAVROV:"] * 2),
        ("004", "lost-dash", "warning", ['""'] * 8),
        ("004", "broken-paragraph", "warning", ["transition,...\n\none", "end\n\ngame"]),
    ],
)
def test_what_is_there_is_found(
    findings: dict[str, tuple], seed: str, code: str, severity: str, texts: list[str]
) -> None:
    found = [one for one in findings[seed] if one.rule == code]
    assert [one.text for one in found] == texts
    assert {one.severity for one in found} == {severity}


def test_the_first_of_them_breaks_off(findings: dict[str, tuple]) -> None:
    (one,) = [one for one in findings["000"] if one.rule == "no-closing"]
    assert one.text.endswith("the unity of the Syrian people and the Syrian state.")
    assert "breaks off" in one.note


def test_the_opening_of_the_third_is_inferred_from_the_heading(findings: dict[str, tuple]) -> None:
    (one,) = [one for one in findings["002"] if one.rule == "unlabelled-opening"]
    assert one.text.startswith("I’ll just say what I said, the last part, in English.")
    assert "John Kerry" in one.note


def test_the_lead_of_the_fourth_is_printed_twice(findings: dict[str, tuple]) -> None:
    (one,) = [one for one in findings["004"] if one.rule == "printed-twice"]
    assert "Can I just mention on thing" in one.text
    assert one.text.endswith("inappropriately....")


@pytest.mark.parametrize("seed", ["001", "002", "004"])
def test_a_text_that_closes_is_not_said_to_break_off(findings: dict[str, tuple], seed: str) -> None:
    assert not {"no-closing", "breaks-off"} & {one.rule for one in findings[seed]}


@pytest.mark.parametrize("seed", ["000", "001", "004"])
def test_nothing_critical_is_found_where_no_word_is_lost(
    findings: dict[str, tuple], seed: str
) -> None:
    assert not [one for one in findings[seed] if one.severity == "critical"]


@pytest.mark.parametrize(
    ("seed", "allowed"),
    [
        ("000", {"glued-heading": 1, "no-closing": 1}),
        ("001", {}),
        (
            "002",
            {"cut-word": 1, "missing-space": 1, "unlabelled-opening": 1, "same-speaker-twice": 2},
        ),
        ("004", {"lost-dash": 8, "broken-paragraph": 2, "printed-twice": 1}),
    ],
)
def test_nothing_else_is_worth_a_look(
    findings: dict[str, tuple], seed: str, allowed: dict[str, int]
) -> None:
    counts = Counter(one.rule for one in findings[seed] if one.severity != "info")
    assert counts == allowed
