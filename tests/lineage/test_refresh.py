"""refresh: a changed source is a new revision, and nothing that was registered is lost silently."""

from __future__ import annotations

import tomllib
from hashlib import sha256

import pytest


def digest(data):
    return sha256(data).hexdigest()


def entry(archive):
    return tomllib.loads((archive.folder / "seeds/catalogue.toml").read_text())["source"][0]


def test_what_is_unchanged_is_said_to_be_and_recorded(archive):
    before = archive.files()
    ran = archive.run("refresh", "talks")
    assert ran.code == 0
    assert ran.out.startswith("talks  unchanged  sha256 ")
    assert archive.activities()[2:] == [("fixity", "talks")]
    after = archive.files()
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"seeds/events.jsonl", "seeds/events.head"}


def test_new_bytes_are_a_revision_and_the_old_are_kept(archive):
    old = (archive.folder / "seeds/talks.txt").read_bytes()
    new = archive.witness(archive.number).read_bytes()
    ran = archive.run("refresh", "talks", "--from", "copy.txt", "--captured-at", "2026-01-31")
    assert ran.code == 0, ran.err
    assert f"talks  revision 2  sha256 {digest(new)}" in ran.out
    assert (archive.folder / "seeds/talks.txt").read_bytes() == new
    assert (archive.folder / f"seeds/.revisions/{digest(old)}.txt").read_bytes() == old
    found = entry(archive)
    assert (found["sha256"], found["captured_at"]) == (digest(new), "2026-01-31")
    kept = {"sha256": digest(old), "file": f".revisions/{digest(old)}.txt"}
    assert found["revisions"] == [kept]
    event = archive.events()[-1]
    assert event["outcome"]["revision_of"] == digest(old)
    ran = archive.run("verify", "-f", "json")
    assert (ran.code, [each["kind"] for each in ran.data["checks"]]) == (
        0,
        ["log", "source", "revision"],
    )


def test_a_third_revision_remembers_both(archive):
    first = archive.base.encode()
    second = archive.witness(archive.number).read_bytes()
    assert archive.run("refresh", "talks", "--from", "copy.txt", "--captured-at", "a").code == 0
    third = archive.witness(("December", "January")).read_bytes()
    assert archive.run("refresh", "talks", "--from", "copy.txt").code == 0
    found = entry(archive)
    assert [each["sha256"] for each in found["revisions"]] == [digest(first), digest(second)]
    assert found["revisions"][1]["captured_at"] == "a"
    assert "captured_at" not in found
    assert found["sha256"] == digest(third)
    assert archive.run("show", "talks").out.count(".revisions/") == 2
    assert archive.run("verify").out == "verified: 1 event log, 1 source, 2 revisions hold\n"


def test_going_back_to_an_earlier_revision_keeps_all(archive):
    first = archive.base.encode()
    archive.witness(archive.number)
    assert archive.run("refresh", "talks", "--from", "copy.txt").code == 0
    assert archive.run("refresh", "talks", "--from", "talks.txt").code == 0
    assert entry(archive)["sha256"] == digest(first)
    assert archive.run("verify").code == 0


def test_bytes_that_were_replaced_before_are_said_to_be_lost(archive):
    archive.witness(archive.number, name="seeds/talks.txt")
    assert archive.run("verify").code == 2
    ran = archive.run("refresh", "talks")
    assert ran.code == 0
    assert "not kept" in ran.err
    assert entry(archive)["revisions"] == [{"sha256": digest(archive.base.encode())}]
    ran = archive.run("verify")
    assert (ran.code, "1 unchecked" in ran.out) == (0, True)


def test_comments_and_neighbours_survive(archive):
    archive.witness(archive.number)
    archive.run("add", "copy.txt", "--event", "Talks")
    path = archive.folder / "seeds/catalogue.toml"
    path.write_text("# Ours.\n" + path.read_text() + 'title = "T" # of the copy\n')
    archive.witness(("December", "January"), name="new.txt")
    assert archive.run("refresh", "talks", "--from", "new.txt").code == 0
    text = path.read_text()
    assert text.startswith("# Ours.\n")
    assert text.endswith('title = "T" # of the copy\n')
    assert [each["id"] for each in tomllib.loads(text)["source"]] == ["talks", "copy"]
    assert archive.run("list").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("talk",), "did you mean talks"),
        (("talks", "--from", "nowhere.txt"), "no such file"),
        (("talks", "--from", "empty.txt"), "empty"),
        (("talks", "--from", "binary.bin"), ""),
        (("talks", "--from", "seeds"), "directory"),
        (("talks", "--from", "copy.txt"), "neither the registered bytes"),
    ],
)
def test_what_cannot_be_taken_changes_nothing(arguments, said, archive):
    archive.write("empty.txt", "")
    archive.write("binary.bin", b"\x7fELF" + bytes(range(256)) * 20)
    archive.witness(archive.number)
    if "copy.txt" in arguments:
        archive.write("seeds/talks.txt", "A: Neither the one nor the other.\n")
    before = archive.files()
    ran = archive.run("refresh", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert archive.files() == before


def test_bytes_of_another_source_are_refused(archive):
    archive.witness(archive.number)
    archive.run("add", "copy.txt")
    before = archive.files()
    ran = archive.run("refresh", "talks", "--from", "copy.txt")
    assert (ran.code, "has the bytes of 'copy'" in ran.err) == (2, True)
    assert archive.files() == before


def test_a_missing_file_is_told_what_to_do(archive):
    (archive.folder / "seeds/talks.txt").unlink()
    ran = archive.run("refresh", "talks")
    assert (ran.code, "--from FILE" in ran.err) == (2, True)
    archive.witness(archive.number)
    assert archive.run("refresh", "talks", "--from", "copy.txt").code == 0


@pytest.mark.parametrize("damage", [b"", b"Something else."])
def test_a_damaged_revision_is_found(damage, archive):
    archive.witness(archive.number)
    archive.run("refresh", "talks", "--from", "copy.txt")
    (kept,) = (archive.folder / "seeds/.revisions").iterdir()
    kept.write_bytes(damage)
    ran = archive.run("verify")
    assert ran.code == 2
    assert f"talks@{kept.name[:12]}" in ran.out
    kept.unlink()
    assert archive.run("verify").code == 2


def test_revisions_are_no_sources(archive):
    archive.witness(archive.number)
    archive.run("refresh", "talks", "--from", "copy.txt")
    ran = archive.run("gate", "-f", "json")
    assert (ran.data["judged"], ran.data["unchanged"]) == (0, 1)
    ran = archive.run("match", "talks.txt", "--against", "seeds", "-f", "json")
    assert [each["source"] for each in ran.data["matches"]] == ["seeds/talks.txt"]


def test_a_report_about_an_earlier_revision_still_holds(archive):
    archive.run("inspect", "talks", "-o", "reports.json")
    archive.witness(archive.number)
    archive.run("refresh", "talks", "--from", "copy.txt")
    assert archive.run("verify", "reports.json").code == 0


@pytest.mark.parametrize(
    "revisions",
    [
        '"x"',
        "[1]",
        "[{}]",
        '[{ sha256 = "abc" }]',
        f'[{{ sha256 = "{"a" * 64}", file = 1 }}]',
        f'[{{ sha256 = "{"a" * 64}", note = "x" }}]',
        f'[{{ sha256 = "{"a" * 64}", file = "../x.txt" }}]',
    ],
)
def test_a_catalogue_with_impossible_revisions_is_refused(revisions, archive):
    path = archive.folder / "seeds/catalogue.toml"
    path.write_text(path.read_text() + f"revisions = {revisions}\n")
    ran = archive.run("list")
    assert (ran.code, "error[catalogue]" in ran.err) == (2, True)
