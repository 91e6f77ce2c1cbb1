"""What is accepted: new, known, stale and expired told apart, and nothing written by itself."""

from __future__ import annotations

import io
import json
import sys
from datetime import date, timedelta
from typing import Any

import pytest

from provenance.baseline import Acceptance, Baseline
from provenance.cli import _accepting, _known, _verdict
from provenance.errors import BaselineError

NUMBER = ("twelve countries", "fifteen countries")
NAMED = ("--reviewer", "Ann", "--reason", "the agency rounds")
FILE = "provenance-baseline.toml"


def create(house: Any, *more: object) -> Any:
    return house.run("baseline", "create", *NAMED, *more)


def audit(house: Any, *more: object) -> tuple[int, dict[str, int]]:
    ran = house.run("baseline", "audit", "--json", *more)
    data = json.loads(ran.out)
    return ran.code, {key: len(data[key]) for key in ("new", "known", "expired", "stale")}


def test_what_is_accepted_does_not_fail_and_what_is_new_does(house: Any) -> None:
    house.witness(NUMBER)
    assert house.run("gate").code == 1
    assert not (house.folder / FILE).exists()
    assert create(house).code == 0
    ran = house.run("gate")
    assert ran.code == 0
    assert "1 known, 0 expired, 0 stale" in ran.err
    house.witness(NUMBER, ("forty days", "sixty days"))
    ran = house.run("gate")
    assert ran.code == 1
    assert "forty → sixty" in ran.out
    assert "twelve" not in ran.out


def test_forty_lines_above_change_nothing_and_a_word_beside_does(house: Any) -> None:
    house.witness(NUMBER)
    create(house)
    lines = "\n".join(f"Line {number} of a notice." for number in range(40)) + "\n\n"
    house.witness(NUMBER, ("Remarks to the Press\n", f"Remarks to the Press\n\n{lines}"))
    assert audit(house)[1]["known"] == 1
    house.witness(("from twelve countries", "from fifteen friendly countries"))
    assert audit(house)[1]["known"] == 0


def test_stale_fails_only_where_it_is_asked(house: Any) -> None:
    house.witness(NUMBER)
    create(house)
    house.witness(("Good afternoon", "Good  afternoon"))
    assert house.run("gate").code == 0
    assert house.run("gate", "--strict-baseline").code == 1
    house.witness()
    assert house.run("gate", "--strict-baseline").code == 1
    house.configure("strict_baseline = true\n")
    assert house.run("gate").code == 1
    assert audit(house) == (1, {"new": 0, "known": 0, "expired": 0, "stale": 1})
    assert house.run("baseline", "prune").code == 0
    assert house.run("gate").code == 0
    assert audit(house)[0] == 0


def test_what_is_of_no_source_any_more_is_stale(house: Any) -> None:
    copy = house.witness(NUMBER)
    create(house)
    copy.unlink()
    assert audit(house)[1]["stale"] == 1
    # Who looks at one file cannot tell of others.
    assert audit(house, "seeds/talks.txt")[1]["stale"] == 0


def test_update_adds_and_keeps(house: Any) -> None:
    house.witness(NUMBER)
    create(house)
    house.witness(NUMBER, ("forty days", "sixty days"))
    assert house.run("baseline", "update", "--reviewer", "Bo", "--reason", "agreed").code == 0
    kept = Baseline.parse((house.folder / FILE).read_text(), FILE).entries.values()
    assert sorted((e.reviewer, e.reason) for e in kept) == [
        ("Ann", "the agency rounds"),
        ("Bo", "agreed"),
    ]
    before = (house.folder / FILE).stat().st_mtime_ns
    assert house.run("baseline", "update", *NAMED).code == 0
    assert (house.folder / FILE).stat().st_mtime_ns == before
    assert house.run("gate").code == 0


@pytest.mark.parametrize(("days", "code"), [(-1, 1), (0, 1), (1, 0)])
def test_an_acceptance_may_expire(house: Any, days: int, code: int) -> None:
    house.witness(NUMBER)
    create(house, "--expires", date.today() + timedelta(days=9))
    path = house.folder / FILE
    last = date.today() + timedelta(days=days)
    path.write_text(path.read_text().replace(str(date.today() + timedelta(days=9)), str(last)))
    assert house.run("gate").code == code
    assert audit(house)[1]["expired"] == code


def test_only_some(house: Any) -> None:
    house.witness(NUMBER, ("Good afternoon", "Good  afternoon"))
    assert create(house, "--only", "whitespace", "--level", "warning").code == 0
    assert not (house.folder / FILE).exists()
    assert create(house, "--only", "wordng").code == 2
    assert create(house, "--only", "number").code == 0
    assert len(Baseline.parse((house.folder / FILE).read_text(), FILE).entries) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["create"],
        ["create", "--reviewer", "Ann"],
        ["create", "--reason", "x"],
        ["update"],
        ["create", *NAMED, "--expires", "2020-01-01"],
        ["create", *NAMED, "--expires", "soon"],
        ["create", *NAMED, "--level", "grave"],
        ["create", *NAMED, "nosuch.txt"],
        ["audit", "--file", "nosuch.toml"],
        ["prune", "--file", "nosuch.toml"],
    ],
)
def test_without_a_name_and_a_reason_nothing_is_accepted(house: Any, arguments: Any) -> None:
    house.witness(NUMBER)
    assert house.run("baseline", *arguments).code == 2
    assert not (house.folder / FILE).exists()


def test_create_never_overwrites_and_nothing_is_written_with_a_source_unread(house: Any) -> None:
    house.witness(NUMBER)
    house.write("seeds/empty.txt", b"")
    assert create(house).code == 2
    assert not (house.folder / FILE).exists()
    (house.seeds / "empty.txt").unlink()
    create(house)
    assert create(house).code == 2
    house.write("seeds/empty.txt", b"")
    before = (house.folder / FILE).read_text()
    assert house.run("baseline", "prune").code == 2
    assert (house.folder / FILE).read_text() == before


# ---- on a terminal


@pytest.mark.parametrize(
    ("answers", "taken", "reason"),
    [
        ("Ann\ny\nit rounds\ny\n\n", 2, "it rounds"),
        ("Ann\nn\ny\nit rounds\n", 1, "it rounds"),
        ("\nAnn\na\nall of it\n", 2, "all of it"),
        ("Ann\nq\n", 0, ""),
        ("Ann\n\n\n", 0, ""),
        ("Ann\ny\n", 0, ""),
        ("", 0, ""),
    ],
)
def test_review(house: Any, monkeypatch: Any, answers: str, taken: int, reason: str) -> None:
    house.witness(NUMBER, ("forty days", "sixty days"))
    monkeypatch.setattr(_accepting, "_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    ran = house.run("baseline", "create")
    assert ran.code == 0
    path = house.folder / FILE
    kept = list(Baseline.parse(path.read_text(), FILE).entries.values()) if path.exists() else []
    assert len(kept) == taken
    assert {(e.reviewer, e.reason) for e in kept} == ({("Ann", reason)} if taken else set())


# ---- the file


ENTRY = """format_version = 1
[[accepted]]
source = "copy"
id = "0123456789abcdef"
code = "number"
reviewer = "Ann"
reason = "x"
date = 2026-01-02
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("format_version = 1", "format_version = 2", "format_version 2"),
        ("format_version = 1", "", "format_version None"),
        ("[[accepted]]", "[[acepted]]", "did you mean 'accepted'"),
        ("[[accepted]]", "[accepted]", "array of tables"),
        ("reviewer =", "reviwer =", "did you mean 'reviewer'"),
        ('reviewer = "Ann"', 'reviewer = " "', "'reviewer' is missing"),
        ('reason = "x"', "", "'reason' is missing"),
        ("date = 2026-01-02", "", "'date' is missing"),
        ("2026-01-02", '"2026-01-02"', "without quotes"),
        ("2026-01-02", "2026-01-02T10:00:00", "without quotes"),
        ("0123456789abcdef", "12", "is none"),
        ("0123456789abcdef", "0123456789ABCDEF", "is none"),
        ('"number"', "3", "write a text"),
        ('"number"', '"number', "no TOML"),
    ],
)
def test_what_cannot_be_relied_on_is_refused(house: Any, old: str, new: str, said: str) -> None:
    assert old in ENTRY
    house.write(FILE, ENTRY.replace(old, new))
    ran = house.run("gate")
    assert ran.code == 2
    assert said in " ".join(ran.err.split())


def test_an_entry_twice_is_refused() -> None:
    with pytest.raises(BaselineError, match="twice"):
        Baseline.parse(ENTRY + ENTRY.partition("\n")[2], "x")


def test_a_clock_before_the_acceptance_is_an_error(house: Any, monkeypatch: Any) -> None:
    house.write(FILE, ENTRY)
    assert house.run("gate").code == 0
    monkeypatch.setattr(_known, "today", lambda: date(2026, 1, 1))
    assert house.run("gate").code == 2
    monkeypatch.setattr(_verdict, "_FIRST_DAY", date.max)
    assert house.run("gate").code == 2


@pytest.mark.parametrize(
    "text",
    ["plain", 'quotes " and \\ and \\u0041', "new\nline\t", "\x00\x1b[31m\x7f", "☃ 😀 \u202e"],
)
def test_what_is_written_is_what_is_read(text: str) -> None:
    entry = Acceptance(text, "0" * 16, text, text + ".", text, date(2026, 1, 1), None, text, text)
    baseline = Baseline().adding([entry])
    assert Baseline.parse(baseline.dumps(), "x") == baseline
