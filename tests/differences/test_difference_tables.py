"""Every code against its table, and what is demanded of codes and tables alike.

A case is one passage as the base and as the witness have it, inside a frame. ``expect`` lists all
differences in text order, no more and no less: a code, or a code with any of its ``base`` and
``witness`` readings, ``severity``, and a part of its ``note``. Without ``expect`` the case only
says that the table's own code must not occur. ``fails`` tells why a case is known to fail.
"""

from __future__ import annotations

import hashlib
import importlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from differences.framing import FRAMES, framed
from lawful import assert_lawful, assert_mirrors, assert_rebuilds
from provenance import pipeline
from provenance.differences import CODES, DETECTORS
from provenance.model import GROUPS, SEVERITIES, Facts, Source
from provenance.text.folds import FOLDS

if TYPE_CHECKING:
    from provenance.model import Collation, Difference, Transcript

TABLES = Path(__file__).parent
CASES = {
    table.stem: yaml.safe_load(table.read_text(encoding="utf-8"))
    for table in sorted(TABLES.glob("*.yaml"))
}
KEYS = {"label", "frame", "base", "witness", "expect", "language", "fails"}
EXPECTED = {"code", "base", "witness", "severity", "note"}


def read(name: str, content: str, language: str = "") -> Transcript:
    data = content.encode()
    facts = Facts(language=language)
    return pipeline.read(Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest(), facts))


@cache
def compared(frame: str, base: str, witness: str, language: str) -> Collation:
    sides = framed(frame, base), framed(frame, witness)
    return pipeline.compare(read("base", sides[0], language), read("witness", sides[1], language))


def collation(case: dict[str, Any], *, swapped: bool = False) -> Collation:
    sides = (case["base"], case["witness"])[:: -1 if swapped else 1]
    return compared(case.get("frame", "speech"), *sides, case.get("language", ""))


def shown(difference: Difference) -> tuple[str, ...]:
    base, witness = difference.base.text, difference.witness.text
    return difference.code, base, witness, difference.severity, difference.note


def meets(expected: str | dict[str, Any], difference: Difference) -> bool:
    if isinstance(expected, str):
        return difference.code == expected
    assert set(expected) <= EXPECTED, expected
    return (
        difference.code == expected["code"]
        and all(
            getattr(difference, side).text.strip() == expected[side].strip()
            for side in ("base", "witness")
            if side in expected
        )
        and expected.get("severity", difference.severity) == difference.severity
        and expected.get("note", "") in difference.note
    )


def expected_codes(case: dict[str, Any]) -> list[str]:
    return [one if isinstance(one, str) else one["code"] for one in case.get("expect", ())]


def parameters(*, known: bool) -> list[Any]:
    """One parameter a case; a known failure must fail, where failing is what the test is about."""
    return [
        pytest.param(
            code,
            case,
            id=f"{code}: {case['label']}",
            marks=[pytest.mark.xfail(reason=case["fails"], strict=True)]
            if known and "fails" in case
            else [],
        )
        for code, cases in CASES.items()
        for case in cases
    ]


@pytest.mark.parametrize(("code", "case"), parameters(known=True))
def test_case(code: str, case: dict[str, Any]) -> None:
    found = collation(case).differences
    if "expect" not in case:
        assert found or case["base"] == case["witness"]
        assert code not in [each.code for each in found], [shown(each) for each in found]
        return
    assert len(found) == len(case["expect"]), [shown(each) for each in found]
    for expected, difference in zip(case["expect"], found, strict=True):
        assert meets(expected, difference), (expected, [shown(each) for each in found])


@pytest.mark.parametrize(("code", "case"), parameters(known=False))
def test_a_case_loses_nothing_and_reads_the_same_from_both_sides(
    code: str, case: dict[str, Any]
) -> None:
    there, back = collation(case), collation(case, swapped=True)
    for each in (there, back):
        assert_lawful(each)
        assert_rebuilds(each)
    assert_mirrors(there, back)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_alone_differs_in_nothing(frame: str) -> None:
    assert compared(frame, "", "", "").differences == ()


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_table_in_which_negatives_outnumber_positives(code: str) -> None:
    positives = sum(code in expected_codes(case) for case in CASES[code])
    assert 2 * positives < len(CASES[code])
    assert positives >= 2


@pytest.mark.parametrize("code", CASES)
def test_no_table_is_an_orphan(code: str) -> None:
    assert code in CODES


@pytest.mark.parametrize("code", CASES)
def test_a_table_is_well_formed(code: str) -> None:
    labels = [case["label"] for case in CASES[code]]
    assert len(set(labels)) == len(labels)
    for case in CASES[code]:
        assert set(case) <= KEYS, case["label"]
        assert set(expected_codes(case)) <= set(CODES), case["label"]
        assert len(case.get("fails", "a reason in words").split()) > 2, case["label"]


@pytest.mark.parametrize("code", CODES)
def test_a_code_says_in_one_sentence_what_it_means(code: str) -> None:
    meaning = CODES[code].meaning
    assert meaning.endswith(".")
    assert not re.search(r"[.?!]\s+[A-Z]", meaning), "one sentence"
    assert "\n" not in meaning
    assert len(meaning) <= 100
    assert CODES[code].severity in SEVERITIES
    assert CODES[code].group in GROUPS


@pytest.mark.parametrize("code", CODES)
def test_the_file_is_found_by_the_code(code: str) -> None:
    folder = "provenance.text.folds" if code in FOLDS else "provenance.differences"
    module = importlib.import_module(f"{folder}.{code}")
    assert module.plugin is CODES[code]
    assert module.__doc__
    assert module.__doc__.splitlines()[0].endswith(".")


def test_the_codes_are_these_twenty_and_asked_in_this_order() -> None:
    assert list(CODES) == [
        "encoding", "typography", "markup", "whitespace", "case", "punctuation",
        "truncation", "duplication", "move", "boilerplate", "excerpt", "speaker", "label",
        "omission", "insertion", "negation", "number", "name", "spelling", "wording",
    ]  # fmt: skip
    assert not set(FOLDS.plugins) & set(DETECTORS.plugins)


PUBLISHED = {
    "critical": {
        "truncation", "omission", "wording", "number", "name", "negation", "speaker",
    },
    "warning": {"encoding", "insertion", "duplication", "move", "spelling"},
    "info": {
        "whitespace", "typography", "markup", "case", "punctuation", "label", "boilerplate",
        "excerpt",
    },
}  # fmt: skip


def test_default_severities_are_the_published_ones() -> None:
    found = {s: {code for code in CODES if CODES[code].severity == s} for s in SEVERITIES}
    assert found == PUBLISHED
