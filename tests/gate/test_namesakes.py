"""Files of one name in several folders, and files that nothing registered is like."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

NUMBER = ("twelve countries", "fifteen countries")
ACCEPT = ("--reviewer", "Ines", "--reason", "misread")
STRANGER = "THE GARDENER: Roses want to be cut in March, and never against the wind.\n" * 3
WORDS = "judged, neither coverage nor differences"


def ids(house: Any, *arguments: object) -> tuple[int, dict[str, str]]:
    ran = house.run("gate", "-f", "json", "-q", *arguments)
    sources = json.loads(ran.out)["sources"]
    verdicts = {each["source"]["id"]: each["verdict"]["passed"] for each in sources}
    return ran.code, verdicts


def test_what_is_accepted_of_one_is_not_accepted_of_its_namesake(house: Any) -> None:
    house.witness(NUMBER, name="in/a/x.txt")
    house.witness(NUMBER, ("That is progress.", "That  is progress."), name="in/b/x.txt")
    assert ids(house, "in") == (1, {"in/a/x.txt": False, "in/b/x.txt": False})
    given = "[[accepted]]"
    assert house.run("baseline", "create", "in", *ACCEPT, "--level", "critical").code == 0
    path = house.folder / "provenance-baseline.toml"
    assert path.read_text().count(given) == 2
    assert ids(house, "in")[0] == 0
    head, one, other = path.read_text().split(given)
    assert ('source = "in/a/x.txt"' in one, 'source = "in/b/x.txt"' in other) == (True, True)
    path.write_text(head + given + one)
    assert ids(house, "in") == (1, {"in/a/x.txt": True, "in/b/x.txt": False})


def test_a_file_without_a_namesake_is_called_by_its_stem(house: Any) -> None:
    house.witness(NUMBER, name="in/a/x.txt")
    house.witness(NUMBER, name="in/b/y.txt")
    assert ids(house, "in") == (1, {"x": False, "y": False})


@pytest.mark.parametrize(
    ("name", "limited", "code"),
    [
        ("in/talks.txt", "talks", 1),
        ("in/talks.txt", "budget", 1),
        ("in/copy.txt", "talks", 1),
        ("in/copy.txt", "copy", 0),
    ],
)
def test_a_check_takes_no_threshold_of_a_registered_namesake(
    house: Any, name: str, limited: str, code: int
) -> None:
    house.configure(f"[gate.source.{limited}]\nnumber.critical = 9\n")
    house.witness(NUMBER, name=name)
    assert house.run("check", name, "-q").code == code


def test_what_was_compared_with_nothing_is_told(house: Any) -> None:
    house.write("in/other.txt", STRANGER)
    ran = house.run("gate", "in")
    assert (ran.code, "1 compared with nothing" in ran.err) == (0, True)
    assert "1 passed with nothing to compare with" in ran.err
    assert WORDS in " ".join(ran.err.split())
    data = json.loads(house.run("gate", "in", "-f", "json", "-q").out)
    assert (data["judged"], data["uncompared"]) == (1, 1)


def test_it_fails_where_that_is_asked_and_nothing_more_is_told(house: Any) -> None:
    house.configure("[gate]\nDOC-13.critical = 1\n")
    house.write("in/other.txt", STRANGER)
    ran = house.run("gate", "in")
    assert (ran.code, "1 compared with nothing" in ran.err) == (1, True)
    assert "passed with nothing" not in ran.err


def test_where_all_were_compared_nothing_is_told(house: Any) -> None:
    house.witness(name="in/copy.txt")
    ran = house.run("gate", "in")
    assert (ran.code, "nothing" in ran.err) == (0, False)
    assert json.loads(house.run("gate", "in", "-f", "json", "-q").out)["uncompared"] == 0


@pytest.mark.parametrize(
    "data", [base64.encodebytes(STRANGER.encode()), STRANGER.encode().hex().encode()]
)
def test_a_text_in_a_code_is_not_passed(house: Any, data: bytes) -> None:
    house.write("in/other.txt", data)
    ran = house.run("gate", "in")
    assert (ran.code, "turn it back first" in ran.err) == (2, True)
