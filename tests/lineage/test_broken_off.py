"""Whatever is broken off, by a kill or a full disk, leaves the record sound or easily mended."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from datetime import UTC, datetime

import pytest

from provenance import lineage
from provenance.cli import _accepting, _exports, _known
from provenance.errors import RecordError
from provenance.lineage import _log
from provenance.model import Event
from provenance.sources import _catalogue, alone

WHEN = datetime(2026, 1, 31, 12, 0, 1, tzinfo=UTC)


class Killed(BaseException):
    """Nobody catches it, as nobody catches a kill."""


def event(number):
    return Event(WHEN, "fixity", f"source-{number}", "a" * 64, "provenance 9", {"holds": True})


# ---- the event log


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "events.jsonl"
    lineage.append(path, [event(0), event(1)])
    return path


def test_half_a_line_is_passed_over_and_then_replaced(log):
    whole = log.read_bytes()
    line = lineage.entry(event(2))
    for size in (1, 5, 12, 40, len(line)):
        log.write_bytes(whole + line[:size])
        assert [each.subject for each in lineage.read(log)] == ["source-0", "source-1"]
    lineage.append(log, [event(3)])
    assert [each.subject for each in lineage.read(log)] == ["source-0", "source-1", "source-3"]
    assert log.read_bytes().startswith(whole)


@pytest.mark.parametrize("rest", [b"x", b" ", b'{"agent":', b"\0", b'{"activity": '])
def test_what_nobody_began_to_write_is_no_half_line(log, rest):
    log.write_bytes(log.read_bytes() + rest)
    with pytest.raises(RecordError, match="line 3 has no end"):
        lineage.read(log)
    with pytest.raises(RecordError, match="line 3 has no end"):
        lineage.append(log, [event(3)])


@pytest.mark.parametrize("cut", [1, 30])
def test_a_line_that_the_head_counts_is_missed(log, cut):
    log.write_bytes(log.read_bytes()[:-cut])
    with pytest.raises(RecordError, match="line 2 has no end"):
        lineage.read(log)


def test_a_whole_line_that_the_head_does_not_count_is_one(log, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(_log, "_write_head", broken_off)
        with pytest.raises(Killed):
            lineage.append(log, [event(2)])
    assert len(lineage.read(log)) == 3
    lineage.append(log, [event(3)])
    assert len(lineage.read(log)) == 4


def broken_off(*_arguments, **_named):
    raise Killed


def test_the_first_lines_of_all_are_no_log_without_a_head(tmp_path, monkeypatch):
    path = tmp_path / "events.jsonl"
    write_head = _log._write_head
    calls = []

    def second_is_killed(where, head):
        calls.append(head)
        if len(calls) == 2:
            raise Killed
        write_head(where, head)

    with monkeypatch.context() as broken:
        broken.setattr(_log, "_write_head", second_is_killed)
        with pytest.raises(Killed):
            lineage.append(path, [event(0)])
    assert len(lineage.read(path)) == 1
    lineage.append(path, [event(1)])
    assert len(lineage.read(path)) == 2
    lineage.head_of(path).unlink()
    with pytest.raises(RecordError, match="no head"):
        lineage.read(path)


# ---- the verbs: each is broken off before each thing that it writes


def after(monkeypatch, place, name, calls):
    """Let the function ``name`` be called so many times, and then never again."""
    real = getattr(place, name)
    left = [calls]

    def counted(*arguments, **named):
        if not left[0]:
            raise Killed
        left[0] -= 1
        return real(*arguments, **named)

    monkeypatch.setattr(place, name, counted)


@pytest.mark.parametrize(
    ("source", "writes"), [("--from", 0), ("--from", 1), ("--from", 2), ("place", 0)]
)
def test_a_refresh_that_was_broken_off_is_done_again(archive, monkeypatch, source, writes):
    old = archive.base.encode()
    new = archive.witness(archive.number)
    if source == "place":
        (archive.folder / "seeds/talks.txt").write_bytes(new.read_bytes())
    arguments = ["refresh", "talks", *(["--from", "copy.txt"] if source == "--from" else [])]
    with monkeypatch.context() as broken:
        after(broken, _catalogue, "write", writes)
        with pytest.raises(Killed):
            archive.run(*arguments)
    ran = archive.run(*arguments)
    assert ran.code == 0, ran.err
    assert "revision 2" in ran.out
    ran = archive.run("verify")
    assert ran.code == 0, ran.out
    (revision,) = listed(archive)[0]["revisions"]
    if source == "--from":
        assert (archive.folder / "seeds" / revision["file"]).read_bytes() == old


def listed(archive):
    return tomllib.loads((archive.folder / "seeds/catalogue.toml").read_text())["source"]


def test_a_refresh_that_the_log_does_not_know_is_written_by_the_next(archive, monkeypatch):
    archive.witness(archive.number)
    with monkeypatch.context() as broken:
        broken.setattr(lineage, "append", broken_off)
        with pytest.raises(Killed):
            archive.run("refresh", "talks", "--from", "copy.txt")
    ran = archive.run("verify")
    assert ran.code == 2
    assert "'provenance refresh talks' writes it" in ran.out
    ran = archive.run("refresh", "talks")
    assert (ran.code, "unchanged" in ran.out) == (0, True)
    assert archive.run("verify").code == 0
    assert archive.activities()[-1] == ("capture", "talks")


def test_a_changed_file_and_catalogue_are_not_taken_for_one_broken_off(archive):
    old = listed(archive)[0]["sha256"]
    path = archive.folder / "seeds/catalogue.toml"
    data = archive.witness(archive.number).read_bytes()
    (archive.folder / "seeds/talks.txt").write_bytes(data)
    path.write_text(path.read_text().replace(old, _catalogue.digest(data)))
    for _ in range(2):
        ran = archive.run("verify")
        assert ran.code == 2
        assert "file and catalogue were both changed" in ran.out
        assert archive.run("refresh", "talks").code == 0


@pytest.mark.parametrize("writes", range(2))
def test_an_addition_that_was_broken_off_is_done_again(archive, monkeypatch, writes):
    archive.witness(archive.number)
    with monkeypatch.context() as broken:
        after(broken, _catalogue, "write", writes)
        with pytest.raises(Killed):
            archive.run("add", "copy.txt")
    assert archive.run("verify").code == 0
    assert archive.run("add", "copy.txt").code == 0
    assert archive.run("verify").code == 0
    assert [each["id"] for each in listed(archive)] == ["talks", "copy"]


def test_an_addition_that_the_log_does_not_know_is_written_by_a_refresh(archive, monkeypatch):
    archive.witness(archive.number)
    with monkeypatch.context() as broken:
        broken.setattr(lineage, "append", broken_off)
        with pytest.raises(Killed):
            archive.run("add", "copy.txt")
    assert archive.run("verify").code == 0
    assert archive.run("refresh", "copy").code == 0
    assert archive.activities()[-1] == ("capture", "copy")


@pytest.mark.parametrize("form", ["bagit", "rocrate", "frictionless"])
def test_a_package_is_there_whole_or_not_at_all(archive, monkeypatch, form):
    archive.witness(archive.number)
    assert archive.run("refresh", "talks", "--from", "copy.txt").code == 0
    with monkeypatch.context() as broken:
        broken.setattr(_exports.Path, "rename", broken_off)
        with pytest.raises(Killed):
            archive.run("export", form, "-o", "packed")
    assert sorted(path.name for path in archive.folder.iterdir() if "packed" in path.name) == []
    assert archive.run("export", form, "-o", "packed").code == 0
    assert (archive.folder / "packed").is_dir()


def test_a_package_may_go_to_an_empty_folder_and_to_a_new_one_below(archive):
    (archive.folder / "empty").mkdir()
    for name in ("empty", "new/below"):
        assert archive.run("export", "bagit", "-o", name).code == 0
        assert (archive.folder / name / "bagit.txt").is_file()
    assert archive.run("export", "bagit", "-o", "empty").code == 2


# ---- two at once


def test_many_additions_at_once_are_all_listed(archive):
    names = []
    for number in range(24):
        name = f"talk{number}.txt"
        archive.write(name, archive.base.replace("twelve", f"{number} or so"))
        names.append(name)
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "provenance", "add", *names[at::4]],
            cwd=archive.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for at in range(4)
    ]
    for process in running:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    assert {each["id"] for each in listed(archive)} == {
        "talks",
        *(name.removesuffix(".txt") for name in names),
    }
    ran = archive.run("verify", "-f", "json")
    assert (ran.code, ran.data["holds"]) == (0, True)
    assert len(archive.activities()) == 2 * 25


def test_one_who_writes_waits_for_another(archive):
    # The other holds the folder while this one asks; what it writes meanwhile is not lost.
    program = (
        "import sys, time, pathlib\n"
        "from provenance.sources import alone\n"
        "with alone(pathlib.Path('seeds')):\n"
        "    print('mine', flush=True)\n"
        "    sys.stdin.readline()\n"
        "    path = pathlib.Path('seeds/catalogue.toml')\n"
        "    path.write_text('# a line\\n' + path.read_text())\n"
    )
    archive.witness(archive.number)
    other = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=archive.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout.readline() == "mine\n"
    adding = subprocess.Popen(
        [sys.executable, "-m", "provenance", "add", "copy.txt"],
        cwd=archive.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with pytest.raises(subprocess.TimeoutExpired):
        adding.wait(2)
    other.communicate("\n", timeout=60)
    adding.communicate(timeout=60)
    assert adding.returncode == 0
    text = (archive.folder / "seeds/catalogue.toml").read_text()
    assert text.startswith("# a line\n")
    assert [each["id"] for each in listed(archive)] == ["talks", "copy"]


def test_readers_do_not_wait_for_one_another(tmp_path):
    with alone(tmp_path, writing=False), alone(tmp_path, writing=False):
        pass
    with alone(tmp_path / "new" / "folder"):
        assert (tmp_path / "new" / "folder").is_dir()
    with alone(tmp_path / "nowhere", writing=False):
        assert not (tmp_path / "nowhere").exists()


def accepting(archive, code):
    return archive.run(
        "baseline", "update", "copy.txt", "--reviewer", "A", "--reason", "x", "--only", code
    )


def test_what_another_accepted_meanwhile_is_kept(archive, monkeypatch):
    archive.witness(archive.number, ("what was agreed", "what was decided"))
    ask = _accepting._examined
    done = []

    def meanwhile(*arguments):
        found = ask(*arguments)
        if not done:
            done.append(1)
            assert accepting(archive, "wording").code == 0
        return found

    monkeypatch.setattr(_accepting, "_examined", meanwhile)
    assert accepting(archive, "number").code == 0
    kept = tomllib.loads((archive.folder / _known.FILE).read_text())["accepted"]
    assert {each["code"] for each in kept} == {"number", "wording"}


def test_what_is_not_registered_any_more_is_told_of(archive):
    archive.witness(archive.number)
    assert archive.run("add", "copy.txt").code == 0
    path = archive.folder / "seeds/catalogue.toml"
    path.write_text(path.read_text().split('[[source]]\nid = "copy"')[0])
    ran = archive.run("verify", "--record")
    assert ran.code == 0
    assert "unchecked  source       copy: it was registered with sha256" in ran.out


def test_nothing_is_written_over_the_record(archive):
    archive.witness(archive.number)
    before = archive.files()
    for arguments in (
        ["check", "copy.txt", "-o", "json=seeds/talks.txt"],
        ["diff", "talks", "copy.txt", "-o", "json=seeds/events.head"],
        ["inspect", "copy.txt", "-o", "json=seeds/../seeds/catalogue.toml"],
        ["match", "copy.txt", "-o", "json=provenance-baseline.toml"],
        ["report", "talks", "copy.txt", "-o", "html=seeds/talks.txt"],
        ["export", "prov", "-o", "seeds/events.jsonl"],
        ["attest", "--key", "key", "-o", "seeds/talks.txt"],
        ["attest", "--key", "key", "-o", "key"],
    ):
        ran = archive.run(*arguments)
        assert ran.code == 2, arguments
        assert "would overwrite" in ran.err
    assert archive.files() == before


@pytest.mark.parametrize("name", ["events.jsonl", "Events.HEAD", "catalogue.toml"])
@pytest.mark.parametrize("first", [True, False])
def test_nothing_is_kept_where_the_record_is(archive, name, first):
    if first:
        for path in sorted((archive.folder / "seeds").iterdir()):
            path.unlink()
    archive.write(f"away/{name}", archive.base.replace("twelve", "nine"))
    before = archive.files()
    ran = archive.run("add", f"away/{name}")
    assert ran.code == 2
    assert "would stand where the record is" in ran.err
    assert archive.files() == before
    assert archive.run("add", f"away/{name}", "--id", "other").code == 0
    assert archive.run("verify").code == 0


def test_a_catalogue_may_be_called_otherwise(archive):
    archive.write("away/catalogue.toml", archive.base.replace("twelve", "nine"))
    ran = archive.run("add", "away/catalogue.toml", "--catalogue", "new/listed.toml")
    assert ran.code == 0, ran.err
