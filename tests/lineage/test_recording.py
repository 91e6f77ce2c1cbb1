"""Who writes to the event log, and who does not."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from provenance.cli import _record


def test_what_is_added_is_recorded(archive):
    capture, registration = archive.events()
    assert capture == {
        "line": 1,
        "when": "2023-11-14T22:13:20Z",
        "activity": "capture",
        "subject": "talks",
        "digest": sha256(archive.base.encode()).hexdigest(),
        "agent": capture["agent"],
        "outcome": {"file": "talks.txt", "bytes": len(archive.base)},
    }
    assert capture["agent"].startswith("provenance ")
    assert (registration["activity"], registration["line"]) == ("registration", 2)
    assert registration["outcome"]["facts"]["role"] == "official"


def test_what_was_not_added_is_not_recorded(archive):
    before = archive.log.read_bytes()
    assert archive.run("add", "talks.txt").code == 2
    assert archive.run("add", "nowhere.txt").code == 2
    assert archive.log.read_bytes() == before


@pytest.mark.parametrize(
    ("configured", "options", "written"),
    [
        ("", (), False),
        ("", ("--no-record",), False),
        ("", ("--record",), True),
        ('log = "auto"', (), False),
        ('log = "always"', (), True),
        ('log = "always"', ("--no-record",), False),
        ('log = "never"', (), False),
        ('log = "never"', ("--record",), True),
    ],
)
@pytest.mark.parametrize("verb", [("check", "copy.txt"), ("gate", "copy.txt")])
def test_who_judges_writes_only_where_it_is_wanted(verb, configured, options, written, archive):
    archive.write("provenance.toml", configured)
    archive.witness(archive.number)
    before = archive.files()
    ran = archive.run(*verb, *options, "-f", "json")
    assert ran.code == 1, ran.err
    changed = {name for name, data in archive.files().items() if before.get(name) != data}
    assert changed == ({"seeds/events.jsonl", "seeds/events.head"} if written else set())
    if written:
        comparison, validation = archive.events()[2:]
        assert (comparison["subject"], validation["subject"]) == ("copy", "copy")
        assert comparison["outcome"]["base"] == "talks"
        assert comparison["outcome"]["tally"] == {"number": 1}
        assert validation["outcome"]["passed"] is False
        assert validation["outcome"]["findings"].keys() == {"critical", "warning", "info"}
        assert validation["outcome"]["differences"] == {"number": 1}


def test_never_means_that_nothing_is_written(archive):
    archive.write("provenance.toml", 'log = "never"')
    archive.witness(archive.number)
    before = archive.log.read_bytes()
    assert archive.run("add", "copy.txt").code == 0
    assert archive.log.read_bytes() == before


def test_what_only_looks_never_writes(archive):
    archive.write("provenance.toml", 'log = "always"')
    archive.witness(archive.number)
    before = archive.files()
    for verb in (("diff", "talks", "copy.txt"), ("match", "copy.txt"), ("inspect", "copy.txt")):
        assert archive.run(*verb).code == 0
    assert archive.run("list").code == 0
    assert archive.files() == before


@pytest.mark.parametrize("verb", ["check", "gate"])
def test_reports_are_recorded_with_what_they_report(verb, archive):
    archive.witness(archive.number)
    for options, more in (("--no-record", 0), ("--record", 4)):
        before = len(archive.events())
        files = ("-o", "html=made.html", "-o", "text=made.txt")
        archive.run(verb, "copy.txt", options, *files)
        new = archive.events()[before:]
        assert len(new) == more
    assert [each["activity"] for each in new] == ["comparison", "validation", "report", "report"]
    assert new[2]["outcome"] == {"file": "made.html", "format": "html"}
    assert new[2]["digest"] == sha256((archive.folder / "made.html").read_bytes()).hexdigest()


def test_a_check_without_a_catalogue_cannot_be_recorded(archive, tmp_path, monkeypatch):
    path = archive.witness()
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert archive.run("check", path).code == 0
    monkeypatch.setenv("PROVENANCE_LOG", "always")
    assert archive.run("check", path).code == 0
    ran = archive.run("check", path, "--record")
    assert ran.code == 2
    assert "no catalogue" in ran.err


def full(*_):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("options", "code"), [((), 1), (("--record",), 2)])
def test_a_verdict_does_not_depend_on_a_disk(options, code, archive, monkeypatch):
    archive.write("provenance.toml", 'log = "always"')
    archive.witness(archive.number)
    monkeypatch.setattr(_record.lineage, "append", full)
    for verb in ("check", "gate"):
        ran = archive.run(verb, "copy.txt", *options)
        assert ran.code == code
        assert "No space left" in ran.err


def test_what_changes_the_catalogue_must_be_recorded(archive, monkeypatch):
    archive.witness(archive.number)
    monkeypatch.setattr(_record.lineage, "append", full)
    ran = archive.run("add", "copy.txt")
    assert ran.code == 2
    assert "error[record]" in ran.err


@pytest.mark.parametrize(
    "verb",
    [
        ("add", "copy.txt"),
        ("check", "copy.txt", "--record"),
        ("gate", "--record"),
        ("log",),
        ("log", "talks"),
        ("baseline", "update", "--reviewer", "Ann", "--reason", "known"),
        ("baseline", "prune"),
    ],
)
def test_a_log_that_was_edited_stops_whoever_writes_or_reads_it(verb, archive):
    archive.witness(archive.number)
    archive.log.write_bytes(archive.log.read_bytes().replace(b"official", b"reprint "))
    before = archive.files()
    ran = archive.run(*verb)
    assert ran.code == 2
    assert "events.jsonl, line 2 was edited" in ran.err
    assert archive.files() == before


@pytest.mark.parametrize("verb", [("check", "copy.txt"), ("list",), ("diff", "talks", "copy.txt")])
def test_a_log_that_was_edited_is_no_matter_to_others(verb, archive):
    archive.witness()
    archive.log.write_bytes(b"{}\n")
    assert archive.run(*verb).code == 0


def test_decisions_are_those_of_a_person(archive):
    archive.witness(archive.number, name="seeds/copy.txt")
    who = ("--reviewer", "Ann Ö.", "--reason", "the agency rounds", "--expires", "2099-12-31")
    ran = archive.run("baseline", "create", *who)
    assert ran.code == 0, ran.err
    (event,) = archive.events()[2:]
    assert (event["activity"], event["subject"], event["agent"]) == ("decision", "copy", "Ann Ö.")
    assert event["outcome"]["decision"] == "accepted"
    assert event["outcome"]["reason"] == "the agency rounds"
    assert event["outcome"]["expires"] == "2099-12-31"
    assert len(event["outcome"]["ids"]) >= 1
    before = archive.log.read_bytes()
    assert archive.run("baseline", "update", *who).code == 0
    assert archive.run("baseline", "audit").code == 0
    assert archive.log.read_bytes() == before
    archive.witness(name="seeds/copy.txt")
    assert archive.run("baseline", "prune").code == 0
    (gone,) = archive.events()[3:]
    assert gone["outcome"] == {
        "decision": "withdrawn",
        "ids": event["outcome"]["ids"],
        "expires": "2099-12-31",
    }


def test_the_log_is_no_source(archive):
    ran = archive.run("gate", "--all", "-f", "json")
    assert [each["source"]["id"] for each in ran.data["sources"]] == ["talks"]
    ran = archive.run("match", "talks.txt", "--against", "seeds", "-f", "json")
    assert len(ran.data["matches"]) == 1


# ---- the verb


def test_one_source_alone(archive):
    archive.witness(archive.number)
    archive.run("add", "copy.txt")
    assert {subject for _, subject in archive.activities()} == {"talks", "copy"}
    rows = archive.run("log", "copy", "-f", "jsonl").out.splitlines()
    assert [json.loads(row)["line"] for row in rows] == [3, 4]


def test_no_event_is_an_answer_and_no_source_is_none(archive):
    archive.log.unlink()
    archive.head.unlink()
    ran = archive.run("log", "talks")
    assert (ran.code, "no event of talks" in ran.out) == (0, True)
    assert archive.run("log", "-f", "json").data == {"format_version": 1, "events": []}
    assert archive.run("log", "-f", "jsonl").out == ""
    ran = archive.run("log", "talk")
    assert (ran.code, "did you mean talks" in ran.err) == (2, True)
    assert archive.run("log", "-f", "html").code == 2


def test_what_the_log_holds_is_shown_and_never_obeyed(archive):
    archive.write("odd.txt", archive.base.replace("twelve", "nine"))
    title = "\x1b]0;owned\x07 \u202e"
    assert archive.run("add", "odd.txt", "--title", title).code == 0
    archive.witness(archive.number, name="seeds/copy.txt")
    who = ("--reviewer", "A\x1b[31m", "--reason", "r\u202e")
    archive.run("baseline", "create", *who)
    text = archive.run("log").out
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert len(text.splitlines()) == len(archive.events())


def test_doctor_looks_at_the_log(archive):
    checks = {each["what"]: each for each in archive.run("doctor", "--json").data["checks"]}
    assert checks["event log"]["state"] == "ok"
    assert "2 events" in checks["event log"]["detail"]
    archive.log.write_bytes(b"{}\n")
    ran = archive.run("doctor", "--json")
    checks = {each["what"]: each for each in ran.data["checks"]}
    assert (ran.code, checks["event log"]["state"]) == (2, "fail")
