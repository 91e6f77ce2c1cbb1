"""The command that writes the pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
CLOCK = {"SOURCE_DATE_EPOCH": "1447459200", "COLUMNS": "100"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("catalogue")
    shutil.copytree(SEEDS, place / "seeds")
    return place


@pytest.fixture
def run(folder):
    def runner(*arguments, **environ):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PROVENANCE_", "BROWSER"))}
        done = subprocess.run(
            [sys.executable, "-m", "provenance", *map(str, arguments)],
            capture_output=True,
            cwd=folder,
            env=kept | CLOCK | environ,
            timeout=120,
            check=False,
            text=True,
        )
        assert "Traceback" not in done.stderr
        return done

    return runner


def test_a_page_is_made_again_from_its_json_and_from_itself(run, folder):
    assert run("report", "002", "004", "-o", "a.html", "-o", "a.json").returncode == 0
    for source in ("a.json", "a.html"):
        assert run("report", "--from", source, "-o", "b.html").returncode == 0
        assert (folder / "b.html").read_bytes() == (folder / "a.html").read_bytes()


def test_a_saved_report_whose_text_is_gone_says_which(run, folder, tmp_path):
    shutil.copy(SEEDS / "004_f811b9d8f237b145.txt", tmp_path / "copy.txt")
    (tmp_path / "other.txt").write_text("MR A: Nothing that is registered anywhere.\n" * 9)
    run("report", tmp_path / "other.txt", "-o", "c.json")
    (tmp_path / "other.txt").rename(tmp_path / "moved.txt")
    told = run("report", "--from", "c.json", "-o", "c.html")
    assert told.returncode == 2
    assert "other" in told.stderr
    assert "sha256" in told.stderr
    again = run("report", "--from", "c.json", tmp_path / "moved.txt", "-o", "c.html")
    assert again.returncode == 0, again.stderr


def test_the_whole_catalogue_becomes_a_folder_of_pages(run, folder):
    told = run("report", "--all", "-o", "out", "--redact-paths")
    assert told.returncode == 0
    assert told.stderr.count("\n") == 1
    assert "4 pages of sources written to out" in told.stderr
    assert "out/index.html" in told.stderr
    names = {path.name for path in (folder / "out").iterdir()}
    assert names == {"index.html", "000.html", "001.html", "002.html", "004.html"}
    index = (folder / "out" / "index.html").read_text("utf-8")
    for name in names - {"index.html"}:
        assert f'href="{name}"' in index
    for name in names:
        assert str(folder) not in (folder / "out" / name).read_text("utf-8")
        assert "seeds/0" not in (folder / "out" / name).read_text("utf-8")


def test_the_index_tells_what_the_event_log_holds(run, folder):
    log = folder / "seeds" / "events.jsonl"
    run("report", "--all", "-o", "out")
    index = folder / "out" / "index.html"
    assert "No history is recorded yet" in index.read_text("utf-8")
    for _ in range(2):
        run("check", "004", "--record", "--exit-zero")
    assert log.exists()
    assert run("report", "--all", "-o", "out").returncode == 0
    page = index.read_text("utf-8")
    assert "No history" not in page
    assert "2 judgements of 1 source recorded" in page
    log.write_bytes(log.read_bytes().replace(b"validation", b"vaIidation"))
    told = run("report", "--all", "-o", "out")
    assert told.returncode == 2
    assert "events.jsonl" in told.stderr
    assert "judgements of" not in index.read_text("utf-8")
    for each in (log, log.with_suffix(".head")):
        each.unlink()


@pytest.mark.parametrize("event", ["004", "002"])
def test_an_event_is_named_by_one_of_its_sources(run, folder, event):
    assert run("report", "--event", event, "-o", "event.html").returncode == 0
    page = (folder / "event.html").read_text("utf-8")
    assert "2 texts of one event" in page
    assert "Vienna, 14 November 2015" in page


def test_three_texts_are_read_against_one_another(run):
    told = run("report", "000", "001", "002")
    assert told.returncode == 0
    assert "3 texts of one event" in told.stdout


def test_the_page_is_opened(run, folder):
    opener = folder / "open.py"
    opener.write_text("import sys\nopen('opened', 'w').write(sys.argv[1])\n")
    run("report", "004", "-o", "page.html", "--open", BROWSER=f"{sys.executable} {opener} %s")
    assert (folder / "opened").read_text() == (folder / "page.html").as_uri()


def test_without_a_browser_it_is_said_where_the_page_lies(run, folder):
    told = run("report", "004", "-o", "page.html", "--open", BROWSER="no-such-browser", PATH="")
    assert told.returncode == 0
    assert "page.html" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "one of them"),
        (["002", "--event", "004"], "one of them"),
        (["--all", "--event", "004"], "one of them"),
        (["--all"], "-o DIR"),
        (["--event", "nowhere"], "known events"),
        (["--event", "000"], "only registered source"),
        (["--from", "missing.json"], "cannot read"),
        (["--from", "seeds/catalogue.toml"], "no report"),
        (["002", "-o", "seeds/002_5f405feda406117b.txt"], "overwrite"),
        (["002", "nothing.txt"], "nothing.txt"),
        (["002", "004", "nothing.txt"], "nothing.txt"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(run, folder, arguments, says):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.txt")}
    told = run("report", *arguments)
    assert told.returncode == 2
    assert says in told.stderr
    assert told.stdout == ""
    assert before == {path: path.stat().st_mtime_ns for path in folder.rglob("*.txt")}
