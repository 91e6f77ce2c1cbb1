"""What cannot be done exits with 2 and says what is wrong, where, and what to do."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    Run = Callable[..., Ran]

ERROR = re.compile(r"^provenance: error\[([a-z-]+)\]: (.+)$", re.MULTILINE)
HINT = re.compile(r"^hint: \S.+$", re.MULTILINE)

BYTES = {
    "empty.txt": b"",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "zeros.bin": bytes(3000),
    "noise.bin": bytes((i * 167 + i // 3 * 91) % 256 for i in range(4000)),
}


def complaint(ran: Ran, slug: str, *words: str) -> None:
    """Demand exit 2, one error of this kind with these words, a hint, and a clean stdout."""
    assert ran.code == 2, (ran.code, ran.err)
    assert ran.out == ""
    found = ERROR.search(ran.err)
    assert found, ran.err
    assert found[1] == slug, ran.err
    assert HINT.search(ran.err), ran.err
    for word in words:
        assert word in ran.err, ran.err


VERBS = [
    ("inspect", ("{}",)),
    ("check", ("{}",)),
    ("match", ("{}", "--against", "base.txt")),
    ("diff", ("base.txt", "{}")),
    ("diff", ("{}", "base.txt")),
    ("report", ("{}", "-o", "x.html")),
    ("add", ("{}",)),
]


@pytest.mark.parametrize(
    ("verb", "arguments", "name"),
    [("inspect", ("{}",), name) for name in ("missing.txt", ".", *BYTES)]
    + [
        (verb, arguments, name)
        for verb, arguments in VERBS[1:]
        for name in ("missing.txt", "zeros.bin")
    ],
)
def test_a_source_that_is_none(
    verb: str, arguments: tuple[str, ...], name: str, run: Run, base: Path, tmp_path: Path
) -> None:
    if name in BYTES:
        (tmp_path / name).write_bytes(BYTES[name])
    ran = run(verb, *(a.format(name) for a in arguments))
    assert ran.code == 2, ran.err
    assert ran.out == ""
    assert ERROR.search(ran.err), ran.err
    assert HINT.search(ran.err), ran.err
    assert not (tmp_path / "x.html").exists()
    assert not (tmp_path / "seeds").exists()


@pytest.mark.parametrize(
    ("name", "slug", "words"),
    [
        ("missing.txt", "source", ("no such file", "missing.txt")),
        (".", "source", ("directory",)),
        ("empty.txt", "source", ("empty", "0 bytes")),
        ("", "source", ("empty name",)),
    ],
)
def test_the_message_names_the_trouble(
    name: str, slug: str, words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    complaint(run("inspect", name), slug, *words)


def test_a_misspelt_file_is_guessed(run: Run, base: Path) -> None:
    complaint(run("inspect", "bsae.txt"), "source", "base.txt")


def test_an_undecodable_source_names_the_place(run: Run, seeds: Path, base: Path) -> None:
    (seeds / "bad.txt").write_bytes(b"SPEAKER: Good \xff\xfe\x81 morning to all.\n" * 40)
    digest = hashlib.sha256((seeds / "bad.txt").read_bytes()).hexdigest()
    with (seeds / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(
            f'\n[[source]]\nid = "bad"\nfile = "bad.txt"\nsha256 = "{digest}"\nencoding = "ascii"\n'
        )
    complaint(run("inspect", "bad"), "undecodable", "ascii")


def test_one_missing_source_does_not_hide_the_others(run: Run, base: Path) -> None:
    ran = run("inspect", "missing.txt", base, "-f", "jsonl")
    assert ran.code == 2
    assert "missing.txt" in ran.err
    (line,) = ran.out.splitlines()
    assert json.loads(line)["source"]["path"] == str(base)


def test_both_sides_are_told_of(run: Run) -> None:
    ran = run("diff", "one.txt", "two.txt")
    assert ran.code == 2
    assert len(ERROR.findall(ran.err)) == 2


@pytest.mark.parametrize(
    ("arguments", "slug", "words"),
    [
        (("dif", "a", "b"), "usage", ("dif",)),
        (("diff", "base.txt"), "usage", ("WITNESS",)),
        (("diff", "base.txt", "base.txt", "--no-such"), "usage", ("--no-such",)),
        (("diff", "base.txt", "base.txt", "-f", "yaml"), "usage", ("yaml", "json")),
        (("diff", "base.txt", "base.txt", "-o", "yaml=x"), "usage", ("yaml", "json")),
        (("diff", "base.txt", "base.txt", "-o", "json="), "usage", ("FILE",)),
        (("diff", "base.txt", "base.txt", "-o", "plain"), "usage", ("FORMAT",)),
        (("diff", "base.txt", "base.txt", "-o", "json=base.txt"), "usage", ("overwrite",)),
        (("diff", "base.txt", "base.txt", "--select", "typo"), "usage", ("typo", "wording")),
        (("diff", "base.txt", "base.txt", "--ignore", "typo"), "usage", ("typo",)),
        (("diff", "base.txt", "base.txt", "--fail-on", "grave"), "usage", ("grave", "critical")),
        (("diff", "-", "-"), "usage", ("standard input",)),
        (("check", "base.txt", "--fail-on", "grave"), "usage", ("grave",)),
        (("check",), "usage", ("SOURCE",)),
        (("match", "base.txt", "--against", "nowhere"), "source", ("nowhere",)),
        (("rules", "-f", "html"), "usage", ("html", "markdown")),
        (("rule", "wording", "-f", "yaml"), "usage", ("yaml",)),
        (("rule", "wordin"), "unknown-code", ("wording",)),
        (("rule", "xyzzy"), "unknown-code", ("rules",)),
        (("show", "nobody"), "catalogue", ()),
        (("list",), "catalogue", ("provenance add",)),
        (("--jobs", "0", "list"), "usage", ("jobs",)),
        (("--jobs", "many", "list"), "usage", ("--jobs", "integer")),
        (("--color", "green", "list"), "usage", ("green",)),
        (("--config", "nowhere.toml", "list"), "configuration", ("nowhere.toml",)),
        (("add", "base.txt", "base.txt", "--id", "x"), "usage", ("--id",)),
        (("add", "base.txt", "--role", "king"), "catalogue", ("king", "reprint")),
        (("add", "base.txt", "--id", "a/b"), "catalogue", ("a/b",)),
        (("add", "base.txt", "--json-path", "words"), "usage", ("words", "turns, speaker, text")),
        (("add", "base.txt", "--json-path", "words=a"), "usage", ("words=a",)),
        (("add", "base.txt", "--json-path", "turns=a"), "usage", ("'text'",)),
    ],
)
def test_a_call_that_has_no_meaning(
    arguments: tuple[str, ...], slug: str, words: tuple[str, ...], run: Run, base: Path
) -> None:
    before = base.read_bytes()
    complaint(run(*arguments), slug, *words)
    assert base.read_bytes() == before


def test_an_empty_folder_is_nothing_to_match_against(run: Run, base: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    complaint(run("match", base, "--against", "bare"), "source", "bare")


@pytest.mark.parametrize(
    ("toml", "slug", "words"),
    [
        ("fail_onn = 'warning'", "configuration", ("fail_onn", "fail_on")),
        ("xyzzy = 1", "configuration", ("xyzzy",)),
        ("fail_on = 'grave'", "configuration", ("fail_on", "critical")),
        ("jobs = 0", "configuration", ("jobs",)),
        ("catalogue = 'nowhere.toml'", "catalogue", ("nowhere.toml",)),
        ("suites = ['turnz']", "suite", ("turnz", "turns")),
        ("expectations = 'nowhere'", "suite", ("nowhere",)),
        ("expectations = 'bare'", "suite", ("bare",)),
        ("expectations = 'hollow'", "suite", ("turns.json",)),
        ("severity = {wordng = 'info'}", "configuration", ("wordng",)),
        ("not toml", "configuration", ("provenance.toml",)),
    ],
)
def test_a_configuration_that_is_wrong(
    toml: str, slug: str, words: tuple[str, ...], run: Run, seeds: Path, tmp_path: Path
) -> None:
    (tmp_path / "provenance.toml").write_text(f"{toml}\n", encoding="utf-8")
    (tmp_path / "bare").mkdir()
    (tmp_path / "hollow").mkdir()
    suite = {"name": "hollow", "meta": {"table": "turns"}, "expectations": []}
    (tmp_path / "hollow" / "turns.json").write_text(json.dumps(suite), encoding="utf-8")
    complaint(run("check", "004"), slug, *words)


def test_an_unknown_key_of_the_environment(run: Run, base: Path) -> None:
    ran = run("inspect", base, environ={"PROVENANCE_FAIL_ONN": "info"})
    complaint(ran, "configuration", "fail_onn", "fail_on")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", ("JSON",)),
        ("{", ("JSON",)),
        ("[]", ("diff",)),
        ("7", ("diff",)),
        ("[" * 100_000, ("JSON",)),
        ("{}", ("format_version",)),
        ('{"format_version": 2}', ("format_version 2",)),
        ('{"format_version": 1}', ("base",)),
        ('{"format_version": 1, "base": 1, "witness": 2, "differences": 3}', ("JSON",)),
    ],
)
def test_a_broken_diff(content: str, words: tuple[str, ...], run: Run, base: Path) -> None:
    (base.parent / "d.json").write_text(content, encoding="utf-8")
    ran = run("apply", base, "d.json")
    complaint(ran, "source" if not content else "difference-file", *(words if content else ()))


@pytest.mark.parametrize(
    "damage",
    ["start", "text", "drop", "code", "sha256", "characters", "negative", "encoding"],
)
def test_a_diff_that_was_tampered_with(damage: str, run: Run, base: Path, witness: Path) -> None:
    data = json.loads(run("diff", base, witness, "-f", "json").out)
    first = data["differences"][0]
    if damage == "start":
        first["witness"]["start"] += 1
    elif damage == "negative":
        first["witness"]["start"] = -5
    elif damage == "text":
        first["witness"]["text"] = "thirty"[: len(first["witness"]["text"])]
    elif damage == "drop":
        data["differences"] = []
    elif damage == "code":
        first["code"] = "duplication"
    elif damage == "sha256":
        data["witness"]["sha256"] = "0" * 64
    elif damage == "encoding":
        data["witness"]["encoding"] = "rot13"
    else:
        data["witness"]["characters"] += 1
    (base.parent / "d.json").write_text(json.dumps(data), encoding="utf-8")
    complaint(run("apply", base, "d.json"), "difference-file", "d.json")


def test_a_diff_of_another_base(run: Run, base: Path, witness: Path, tmp_path: Path) -> None:
    (tmp_path / "d.json").write_bytes(run("diff", base, witness, "-f", "json").raw)
    other = tmp_path / "other.txt"
    other.write_text("SMITH: Something else altogether was said here.\n", encoding="utf-8")
    complaint(run("apply", other, "d.json"), "difference-file", "another base", "other.txt")
    complaint(run("apply", witness, "d.json"), "difference-file", "witness")


def test_a_diff_of_which_a_part_was_left_out(run: Run, base: Path, witness: Path) -> None:
    partial = run("diff", base, witness, "-f", "json", "--ignore", "number")
    (base.parent / "d.json").write_bytes(partial.raw)
    complaint(run("apply", base, "d.json"), "difference-file", "--ignore")


def test_a_registered_file_that_was_changed(run: Run, seed: Callable[[str], Path]) -> None:
    path = seed("002")
    path.write_bytes(path.read_bytes().replace(b"Syria", b"Libya", 1))
    complaint(run("inspect", "002"), "catalogue", "has changed", "002")


def test_a_check_against_a_registered_file_that_was_changed(
    run: Run, seed: Callable[[str], Path]
) -> None:
    path = seed("002")
    path.write_bytes(path.read_bytes().replace(b"Syria", b"Libya", 1))
    ran = run("match", "004", "-f", "json")
    assert ran.code == 2
    assert "has changed" in ran.err


def test_a_folder_that_is_missing_is_no_place_for_a_report(run: Run, base: Path) -> None:
    ran = run("diff", base, base, "-o", "json=nowhere/x.json")
    assert ran.code == 2
    assert "nowhere" in ran.err


def test_names_with_escape_sequences_are_shown_and_not_obeyed(run: Run) -> None:
    ran = run("inspect", "\x1b[31mred\x1b[0m.txt")
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "\\x1b[31mred" in ran.err
