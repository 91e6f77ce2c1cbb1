"""verify: whatever was changed is found and named, and what was not looked at is no success."""

from __future__ import annotations

import json

import pytest

from provenance.reports import seal, seal_holds

MADE = {}


@pytest.fixture
def whole(archive):
    """An archive with two sources, a log, and reports of three kinds; made once, then copied."""
    if not MADE:
        make(archive)
        MADE.update(archive.files())
    for name, data in MADE.items():
        archive.write(name, data)
    return archive


def make(archive):
    archive.witness(archive.number)
    assert archive.run("add", "copy.txt", "--event", "Talks").code == 0
    (archive.folder / "reports").mkdir()
    outputs = [f"-o{code}=reports/both.{code}" for code in ("html", "json", "markdown")]
    assert archive.run("diff", "talks", "copy", *outputs).code == 0
    assert archive.run("inspect", "copy", "-o", "reports/alone.json").code == 0
    assert archive.run("gate", "-o", "json=reports/gate.json").code == 0


def differing(ran):
    return [(each["kind"], each["name"]) for each in ran.data["checks"] if each["state"] != "holds"]


def test_all_that_holds_is_counted(whole):
    ran = whole.run("verify")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "verified: 1 event log, 2 sources, 4 reports hold\n"
    data = whole.run("verify", "-f", "json").data
    assert (data["holds"], data["checked"], data["differs"]) == (True, 7, 0)
    assert [each["kind"] for each in data["checks"]] == ["log", *["source"] * 2, *["report"] * 4]


TARGETS = ["seeds/talks.txt", "seeds/copy.txt", "seeds/events.jsonl", "seeds/events.head"]
REPORTS = ["reports/both.html", "reports/both.json", "reports/alone.json"]


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.77, 1.0])
def test_one_flipped_bit_is_found_and_named(name, share, whole):
    path = whole.folder / name
    data = bytearray(path.read_bytes())
    data[int((len(data) - 1) * share)] ^= 4
    path.write_bytes(data)
    ran = whole.run("verify", "-f", "json")
    assert ran.code == 2
    ((_, said),) = differing(ran)
    assert said in name or said == "seeds/events.jsonl"
    assert said.removeprefix("seeds/").removesuffix(".jsonl") in whole.run("verify").out


@pytest.mark.parametrize("name", REPORTS)
def test_one_flipped_bit_of_a_report_is_found_and_named(name, whole):
    path = whole.folder / name
    kept = path.read_bytes()
    places = {*range(0, len(kept), max(len(kept) // 20, 1)), *range(len(kept) - 100, len(kept), 4)}
    for at in sorted(places):
        data = bytearray(kept)
        data[at] ^= 1
        path.write_bytes(data)
        ran = whole.run("verify", "-f", "json")
        assert (ran.code, differing(ran)) == (2, [("report", name)]), (at, bytes(data[at - 9 : at]))


@pytest.mark.parametrize("keep", [0.1, 0.9, 0.999])
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_that_is_cut_is_found(name, keep, whole):
    path = whole.folder / name
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    ran = whole.run("verify", "-f", "json")
    # The head of a page alone is no report of ours.
    assert (ran.code, differing(ran)) in [(2, [("report", name)]), (0, [])]
    assert ran.code == 2 or keep == 0.1


def test_a_report_about_other_bytes_is_found(whole):
    other = whole.witness(("twelve countries", "thirty countries"), name="elsewhere/copy.txt")
    assert whole.run("inspect", other, "-o", "reports/other.json").code == 0
    ran = whole.run("verify", "-f", "json")
    assert (ran.code, differing(ran)) == (2, [("report", "reports/other.json")])
    assert "other bytes of 'copy'" in ran.out


def test_a_report_about_what_is_not_registered_is_sound_and_said_to_be(whole):
    whole.witness(("twelve countries", "thirty countries"), name="new.txt")
    assert whole.run("inspect", "new.txt", "-o", "reports/new.json").code == 0
    ran = whole.run("verify", "-f", "json")
    assert ran.code == 0
    assert "1 of them not registered" in ran.out


def test_a_list_of_reports_is_unchecked(whole):
    whole.run("inspect", "copy", "talks", "-o", "reports/list.json")
    ran = whole.run("verify")
    assert (ran.code, "1 unchecked" in ran.out) == (0, True)


@pytest.mark.parametrize(
    "name", ["notes.txt", "both.md", "catalogue.json", "page.html", "list.json", "empty.json"]
)
def test_what_is_no_report_is_passed_over_in_a_folder_and_refused_by_name(name, whole):
    contents = {
        "both.md": "# Talks\n",
        "catalogue.json": whole.run("list", "-f", "json").out,
        "page.html": "<!DOCTYPE html><p>Good evening.</p>",
        "list.json": "[1, 2]",
        "empty.json": "",
    }
    path = whole.write(f"reports/{name}", contents.get(name, "Nothing."))
    ran = whole.run("verify", "-f", "json")
    assert (ran.code, ran.data["checked"]) == (0, 7)
    ran = whole.run("verify", path)
    assert ran.code == 2
    assert "nothing that can be verified" in ran.err


def test_a_missing_path_is_told_and_the_rest_is_checked(whole):
    (whole.folder / "seeds" / "copy.txt").unlink()
    ran = whole.run("verify", "nowhere.html", "reports/both.html", "-f", "json")
    assert ran.code == 2
    assert "nowhere.html" in ran.err
    assert differing(ran) == [("source", "copy")]
    assert ran.data["checks"][-1]["state"] == "holds"


def test_file_and_catalogue_changed_together_are_found_by_the_log(whole):
    from hashlib import sha256

    path = whole.folder / "seeds" / "copy.txt"
    old = sha256(path.read_bytes()).hexdigest()
    path.write_bytes(path.read_bytes().replace(b"fifteen", b"sixteen"))
    catalogue = whole.folder / "seeds" / "catalogue.toml"
    new = sha256(path.read_bytes()).hexdigest()
    catalogue.write_text(catalogue.read_text().replace(old, new))
    ran = whole.run("verify", "seeds", "-f", "json")
    assert (ran.code, differing(ran)) == (2, [("source", "copy")])
    assert "both changed" in ran.out


def test_a_report_that_was_made_anew_is_found_by_the_log(whole, monkeypatch):
    monkeypatch.setenv("PROVENANCE_LOG", "always")
    assert whole.run("diff", "talks", "copy", "-o", "reports/both.html").code == 0
    assert whole.activities()[-1] == ("report", "copy")
    assert whole.run("verify").code == 0
    monkeypatch.setenv("PROVENANCE_LOG", "never")
    assert whole.run("diff", "copy", "talks", "-o", "reports/both.html").code == 0
    ran = whole.run("verify", "-f", "json")
    assert (ran.code, differing(ran)) == (2, [("report", "reports/both.html")])
    assert "it was replaced" in ran.out


def test_nothing_to_verify_is_no_success(tmp_path, archive, monkeypatch):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    ran = archive.run("verify")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing was verified" in ran.err
    (tmp_path / "empty" / "reports").mkdir()
    assert archive.run("verify").code == 2
    (tmp_path / "empty" / "catalogue.toml").write_text("# nothing is registered yet\n")
    assert archive.run("verify").code == 2


def test_without_a_log_the_rest_is_verified(whole):
    whole.log.unlink()
    whole.head.unlink()
    ran = whole.run("verify")
    assert (ran.code, "event log" in ran.out) == (0, False)


def test_what_was_verified_is_recorded_where_that_is_wanted(whole):
    before = whole.files()
    assert whole.run("verify").code == 0
    assert whole.files() == before
    (whole.folder / "seeds" / "copy.txt").write_text("A: Something else was said here.\n")
    assert whole.run("verify", "--record").code == 2
    talks, copy = whole.events()[4:]
    assert (talks["activity"], talks["outcome"]["holds"]) == ("fixity", True)
    assert talks["digest"] == talks["outcome"]["expected"]
    assert (copy["subject"], copy["outcome"]["holds"], copy["digest"]) == ("copy", False, "")


def test_the_shipped_seeds_and_their_report_hold(archive, monkeypatch):
    from pathlib import Path

    monkeypatch.chdir(Path(__file__).parents[2])
    ran = archive.run("verify", "seeds", "-f", "json")
    assert (ran.code, ran.data["checked"]) == (0, 4)


# ---- the seal


@pytest.mark.parametrize("content", ["<!DOCTYPE html>\n", "", "é – \u202e\n"])
def test_a_page_is_sealed(content):
    sealed = seal("html", content)
    assert sealed.startswith(content)
    assert seal_holds(sealed.encode()) is True
    assert seal_holds(sealed.replace("-->", "--> ").encode()) is None
    assert seal_holds(b"x" + sealed.encode()) is False


def test_an_object_is_sealed_and_stays_json():
    sealed = seal("json", '{\n  "a": "é",\n  "b": {}\n}\n')
    data = json.loads(sealed)
    assert (data["a"], data["b"], len(data["report_sha256"])) == ("é", {}, 64)
    assert seal_holds(sealed.encode()) is True
    assert seal_holds(sealed.replace("é", "è").encode()) is False
    assert seal_holds(sealed.rstrip("\n").encode()) is None


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("json", "[\n  {}\n]\n"),
        ("json", "{}\n"),
        ("json", ""),
        ("jsonl", '{\n  "a": 1\n}\n'),
        ("text", "<!DOCTYPE html>\n"),
        ("sarif", '{\n  "a": 1\n}\n'),
    ],
)
def test_nothing_else_is_sealed(code, content):
    assert seal(code, content) == content
    assert seal_holds(content.encode()) is None
