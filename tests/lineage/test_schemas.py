"""The JSON Schemas: what the command prints meets them, and holds no field they leave out."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator as Validator
from jsonschema.exceptions import ValidationError

from provenance.cli._schemas import SCHEMAS, printed

ROOT = Path(__file__).parents[2]


def strict(schema):
    """Return the schema with every object closed: a field that is not in it is an error."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    # What 'then' says of an object is said of one that was closed outside.
    if "properties" in schema and "required" in schema:
        closed.setdefault("additionalProperties", False)
    return closed


def check(name, data):
    Validator(strict(json.loads(printed(name)))).validate(data)


@pytest.fixture
def seeds(archive, monkeypatch):
    """The command in the folder of this project, whose seeds are real."""
    monkeypatch.chdir(ROOT)
    return archive


@pytest.fixture
def judged(archive):
    archive.witness(archive.number, name="seeds/copy.txt")
    archive.write("seeds/empty.txt", "")
    return archive


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name, archive):
    data = archive.run("schema", name).data
    Validator.check_schema(data)
    assert data["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$ref" not in json.dumps(data)


def test_all_are_listed(archive):
    ran = archive.run("schema")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == list(SCHEMAS)


@pytest.mark.parametrize("name", ["difference", "", "-f", "Diff"])
def test_an_unknown_schema_is_an_error(name, archive):
    assert archive.run("schema", name).code == 2


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("diff", ("diff", "002", "004")),
        ("diff", ("diff", "004", "001", "--redact-paths")),
        ("diff", ("diff", "000", "000")),
        ("match", ("match", "004")),
        ("match", ("match", "000")),
        ("inspect", ("inspect", "000")),
        ("inspect", ("inspect", "002", "--explain")),
        ("catalogue", ("list",)),
    ],
)
def test_what_is_printed_of_the_seeds_meets_it(name, arguments, seeds):
    ran = seeds.run(*arguments, "-f", "json")
    assert ran.code == 0, ran.err
    check(name, ran.data)


def test_captions_with_times_meet_it(archive):
    archive.write(
        "talk.srt",
        "1\n00:00:01,000 --> 00:00:04,000\nMR KIRBY: We met in Vienna and then we talked.\n\n"
        "2\n00:00:05,000 --> 00:00:09,500\nIt was agreed that we will meet again in May.\n",
    )
    data = archive.run("inspect", "talk.srt", "-f", "json").data
    assert data["anchors"]
    assert data["turns"][0]["seconds"]
    check("inspect", data)


def test_check_and_verdict_of_the_seeds(seeds):
    for source in ("004", "000"):
        data = seeds.run("check", source, "-f", "json").data
        check("check", data)
        check("verdict", data["verdict"])


def test_gate_with_everything_in_it(judged):
    data = judged.run("gate", "-f", "json").data
    assert (data["judged"], len(data["errors"])) == (1, 1)
    check("gate", data)
    judged.run("baseline", "create", "--reviewer", "A", "--reason", "b", "--expires", "2099-01-01")
    (judged.folder / "seeds" / "empty.txt").unlink()
    who = ("--reviewer", "A", "--reason", "b", "--expires", "2099-01-01")
    assert judged.run("baseline", "create", *who).code == 0
    judged.write("seeds/talks.txt", "A: These are other bytes than those that were registered.\n")
    data = judged.run("gate", "-f", "json").data
    check("gate", data)
    assert {each["state"] for each in data["sources"]} == {"new", "changed"}


def test_every_kind_of_event(judged):
    (judged.folder / "seeds" / "empty.txt").unlink()
    who = ("--reviewer", "A", "--reason", "b")
    assert judged.run("baseline", "create", *who).code == 0
    judged.run("check", "seeds/copy.txt", "--record")
    judged.run("verify", "--record")
    data = judged.run("log", "-f", "json").data
    check("log", data)
    kinds = {"capture", "registration", "decision", "comparison", "validation", "fixity"}
    assert {each["activity"] for each in data["events"]} == kinds
    for line in judged.log.read_text().splitlines():
        check("event", json.loads(line))


def test_verify(archive):
    check("verify", archive.run("verify", "-f", "json").data)
    archive.log.write_bytes(b"")
    check("verify", archive.run("verify", "-f", "json").data)


def removed(*path):
    def change(data):
        for key in path[:-1]:
            data = data[key]
        del data[path[-1]]

    return change


def changed(value, *path):
    def change(data):
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        removed("format_version"),
        removed("base"),
        removed("differences"),
        removed("tally"),
        removed("differences", 0, "code"),
        removed("differences", 0, "base", "start"),
        changed(2, "format_version"),
        changed("1", "format_version"),
        changed("similar", "relation"),
        changed(1.5, "coverage", "base"),
        changed(-1, "coverage", "base"),
        changed("x", "base", "sha256"),
        changed(-1, "differences", 0, "base", "start"),
        changed("grave", "differences", 0, "severity"),
        changed("falsified", "differences", 0, "group"),
        changed(None, "differences", 0, "note"),
        changed(1.5, "tally", "number"),
        changed(-1, "tally", "number"),
        changed(1, "tally", "Number"),
        changed([], "tally"),
        changed(None, "verdict"),
    ],
)
def test_what_is_no_diff_does_not_meet_it(change, archive):
    path = archive.witness(archive.number)
    data = archive.run("diff", "talks", path, "-f", "json").data
    Validator(json.loads(printed("diff"))).validate(data)
    broken = copy.deepcopy(data)
    change(broken)
    with pytest.raises(ValidationError):
        Validator(json.loads(printed("diff"))).validate(broken)


def test_more_fields_may_be_added(archive):
    path = archive.witness(archive.number)
    data = archive.run("diff", "talks", path, "-f", "json").data
    data["new"] = data["base"]["new"] = 1
    Validator(json.loads(printed("diff"))).validate(data)
    with pytest.raises(ValidationError):
        check("diff", data)


@pytest.mark.parametrize(
    "change",
    [
        changed("frolic", "activity"),
        changed("2026-01-01", "when"),
        changed("abc", "digest"),
        removed("previous"),
        removed("outcome", "bytes"),
        changed(-1, "outcome", "bytes"),
    ],
)
def test_what_is_no_event_does_not_meet_it(change, archive):
    data = json.loads(archive.log.read_text().splitlines()[0])
    check("event", data)
    change(data)
    with pytest.raises(ValidationError):
        check("event", data)
