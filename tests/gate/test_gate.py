"""The gate: what it looks at, what it says, and which code it leaves with."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

NUMBER = ("twelve countries", "fifteen countries")
FORM = ("That is progress.", "That  is progress.")


def told(house: Any, *arguments: object) -> tuple[int, dict[str, Any]]:
    ran = house.run("gate", "-f", "json", "-q", *arguments)
    return ran.code, json.loads(ran.out)


def states(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["source"]["id"], each["state"]) for each in data["sources"]]


def test_an_unchanged_archive_passes_and_says_why(house: Any) -> None:
    ran = house.run("gate")
    assert (ran.code, ran.out) == (0, "")
    assert "passed: 0 judged, 2 unchanged" in ran.err
    assert "--all" in ran.err


def test_a_new_file_is_compared_and_judged(house: Any) -> None:
    house.witness(FORM)
    code, data = told(house)
    assert (code, states(data)) == (0, [("copy", "new")])
    assert data["passed"] is True
    assert data["sources"][0]["comparison"]["base"]["id"] == "talks"


def test_a_new_file_that_says_something_else_fails(house: Any) -> None:
    house.witness(NUMBER)
    ran = house.run("gate")
    assert ran.code == 1
    assert "fail  seeds/copy.txt (new, compared with talks)" in ran.out
    assert "DIF-05" in ran.out
    assert "line 6: twelve → fifteen" in ran.out
    assert house.run("gate", "--exit-zero").code == 0
    assert house.run("gate", "--fail-on", "never").code == 0


def test_a_registered_file_that_changed_fails_whatever_changed(house: Any) -> None:
    house.write("seeds/budget.txt", (house.seeds / "budget.txt").read_text() + "\n")
    code, data = told(house)
    assert (code, states(data)) == (1, [("budget", "changed")])
    (outcome,) = [
        o for o in data["sources"][0]["verdict"]["expectations"] if o["rule"] == "gate.unchanged"
    ]
    assert (outcome["status"], outcome["severity"]) == ("fail", "critical")


@pytest.mark.parametrize("change", ["missing", "empty", "binary"])
def test_what_cannot_be_read_is_2_and_the_rest_is_judged(house: Any, change: str) -> None:
    house.witness(NUMBER)
    if change == "missing":
        (house.seeds / "budget.txt").unlink()
    elif change == "empty":
        house.write("seeds/empty.txt", b"")
    else:
        house.write("seeds/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
    code, data = told(house)
    assert (code, states(data)) == (2, [("copy", "new")])
    assert (data["failed"], len(data["errors"])) == (1, 1)
    ran = house.run("gate", "--exit-zero")
    assert ran.code == 2
    assert "not done" in ran.err


@pytest.mark.parametrize("arguments", [["seeds/talks.txt"], ["--all"]])
def test_a_file_that_is_named_is_judged_though_registered(house: Any, arguments: Any) -> None:
    _, data = told(house, *arguments)
    assert ("talks", "registered") in states(data)


def test_paths_limit_what_is_looked_at(house: Any) -> None:
    house.witness(NUMBER, name="new/copy.txt")
    house.write("seeds/empty.txt", b"")
    assert told(house, "new")[0] == 1
    assert told(house, "new", "seeds/talks.txt")[1]["judged"] == 2
    assert told(house)[0] == 2
    house.configure('paths = ["new"]\n')
    assert told(house)[0] == 1
    house.configure('exclude = ["empty*"]\n')
    assert told(house)[0] == 0
    assert told(house)[1]["passed_over"] == 1


@pytest.mark.parametrize("arguments", [["nosuch"], ["new"], ["--since", "HEAD"], ["--since=-x"]])
def test_nothing_looked_at_is_no_success(house: Any, arguments: Any) -> None:
    (house.folder / "new").mkdir()
    assert house.run("gate", *arguments).code == 2


def test_no_catalogue_and_an_empty_one(house: Any) -> None:
    for path in house.seeds.glob("*.txt"):
        path.unlink()
    house.write("seeds/catalogue.toml", "")
    ran = house.run("gate")
    assert ran.code == 2
    assert "no source to look at" in ran.err
    (house.seeds / "catalogue.toml").unlink()
    assert house.run("gate").code == 2


# ---- git


def git(house: Any, *arguments: str) -> None:
    known = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=m"]
    done = subprocess.run(
        ["git", *known, *arguments], cwd=house.folder, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_since_a_revision(house: Any) -> None:
    house.witness(name="seeds/old.txt")
    git(house, "init", "-q")
    git(house, "add", ".")
    git(house, "commit", "-qm", "one")
    assert told(house, "--since", "HEAD")[1]["judged"] == 0
    # An unregistered file changes: it is held against what it was.
    house.witness(("forty days", "sixty days"), name="seeds/old.txt")
    code, data = told(house, "--since", "HEAD")
    assert (code, states(data)) == (1, [("old", "new")])
    assert data["sources"][0]["comparison"]["base"]["id"].startswith("old@")
    git(house, "add", ".")
    git(house, "commit", "-qm", "two")
    assert told(house, "--since", "HEAD")[0] == 0
    assert told(house, "--since", "HEAD~1")[0] == 1
    # A new file is registered in the same commit: it is judged all the same.
    house.witness(NUMBER, name="seeds/fresh.txt")
    house.catalogue("fresh")
    code, data = told(house, "--since", "HEAD")
    assert (code, states(data)) == (1, [("fresh", "registered")])
    assert house.run("gate", "--since", "nosuch").code == 2


# ---- memory


def test_what_was_judged_is_not_judged_again_until_something_it_depends_on_changes(
    house: Any,
) -> None:
    house.witness(NUMBER)
    first = told(house, "--all")
    again = told(house, "--all")
    assert (first[1]["remembered"], again[1]["remembered"]) == (0, 3)
    assert again[1]["sources"] == first[1]["sources"]
    assert told(house, "--all", "--no-cache")[1]["remembered"] == 0
    house.configure("[gate]\nnumber.critical = 9\n")
    code, data = told(house, "--all")
    assert (code, data["remembered"]) == (0, 0)
    house.catalogue(role="reprint")
    assert told(house, "--all")[1]["remembered"] == 0
    house.witness(FORM)
    # The registered ones do not depend on a file that nobody registered.
    assert told(house, "--all")[1]["remembered"] == 2


@pytest.mark.parametrize("damage", ["cut", "flip", "foreign", "directory"])
def test_a_damaged_memory_is_none(house: Any, damage: str) -> None:
    house.witness(NUMBER)
    assert told(house)[0] == 1
    kept = list((house.folder / ".provenance" / "results").glob("*/*"))
    assert len(kept) == 1
    for path in kept:
        data = bytearray(path.read_bytes())
        if damage == "cut":
            path.write_bytes(data[: len(data) // 2])
        elif damage == "flip":
            data[-9] ^= 1
            path.write_bytes(data)
        elif damage == "foreign":
            path.write_bytes(b"{}")
        else:
            path.unlink()
            path.mkdir()
    code, data = told(house)
    assert (code, data["remembered"]) == (1, 0)


def test_the_same_bytes_twice_are_seen_though_each_was_judged_before(house: Any) -> None:
    house.witness(FORM)
    told(house)
    house.witness(FORM, name="seeds/twin.txt")
    _, data = told(house)
    found = {
        each["source"]["id"]: [
            o["status"] for o in each["verdict"]["expectations"] if o["rule"] == "DOC-03"
        ]
        for each in data["sources"]
    }
    assert found == {"copy": ["warn"], "twin": ["warn"]}
