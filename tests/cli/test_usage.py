"""What is said of a command that was called in a way without a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from housing import TALKS, Folder, move_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: Any) -> Folder:
    """Return a folder with one text twice."""
    move_in(tmp_path, monkeypatch)
    made = Folder(tmp_path)
    made.write("a.txt", TALKS)
    made.write("b.txt", TALKS)
    return made


@pytest.mark.parametrize(
    ("group", "verb"), [("baseline", "prune"), ("expectations", "show"), ("config", "show")]
)
def test_a_group_without_a_verb_shows_its_verbs(folder: Folder, group: str, verb: str) -> None:
    ran = folder.run(group)
    assert (ran.code, ran.out) == (2, "")
    assert f"Usage: provenance {group} [OPTIONS] COMMAND" in ran.err
    assert f"\n  {verb} " in ran.err
    assert "error" not in ran.err
    assert "..." not in ran.err.partition("Commands:")[2]


@pytest.mark.parametrize(
    ("arguments", "said", "hint"),
    [
        (["diff", "a.txt"], "Missing argument 'WITNESS'", "'provenance diff --help'"),
        (["check"], "Missing argument 'SOURCE...'", "'provenance check --help'"),
        (["baseline", "prune", "--x"], "No such option: --x", "'provenance baseline prune --help'"),
        (["frob"], "No such command 'frob'", "'provenance --help'"),
        (["--frob"], "No such option: --frob", "'provenance --help'"),
        (["diff", "a.txt", "b.txt", "-o", "html"], "-o html: no file", "write -o html=FILE"),
        (["diff", "a.txt", "b.txt", "-o", "prov"], "-o prov: no file", "write -o prov=FILE"),
        (["diff", "a.txt", "b.txt", "-o", "x"], "-o x: no format", "write -o FORMAT=x"),
        (["diff", "a.txt", "b.txt", "-o", "html="], "-o html=: no file", "write -o html=FILE"),
    ],
)
def test_what_is_wrong_and_where_help_is(
    folder: Folder, arguments: list[str], said: str, hint: str
) -> None:
    ran = folder.run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    what, how = ran.err.splitlines()
    assert what.startswith(f"provenance: error[usage]: {said}")
    assert how.startswith(f"hint: {hint}")


@pytest.mark.parametrize("name", ["html", "prov", "json"])
def test_a_file_may_be_called_like_a_format(folder: Folder, name: str) -> None:
    ran = folder.run("diff", "a.txt", "b.txt", "-q", "-o", f"markdown={name}")
    assert ran.code == 0
    assert "**This is " in (folder.folder / name).read_text()
