"""Text for terminals: the figures alone, and a pager where there is a terminal and much to show."""

import os
import pty
import subprocess
import sys
from dataclasses import replace

import pytest

from provenance.reports import Comparison, render


def test_figures_alone_name_every_code_and_no_reading(reprint):
    told = render("text", [Comparison(reprint)], version="1", summary=True)
    for code, number in reprint.tally.counts.items():
        assert any(line.split()[:2] == [code, str(number)] for line in told.splitlines())
    assert "now, with" not in told
    assert "now, with" in render("text", [Comparison(reprint)], version="1")


def test_figures_of_nothing(reprint):
    told = render("text", [Comparison(replace(reprint, differences=()))], version="1", summary=True)
    assert "substance" in told
    assert "█" not in told.split("substance")[1]


def test_turns_are_counted_as_on_the_page(reprint):
    (number,) = [d for d in reprint.differences if d.code == "number" and d.turn is not None]
    told = render("text", [Comparison(reprint)], version="1")
    assert f"Mr Kirby, turn {number.turn + 1}  " in told


def shown(arguments, pager, folder, lines=24):
    """What a terminal of so many lines shows."""
    ours, theirs = pty.openpty()
    environ = {**os.environ, "PAGER": pager, "LINES": str(lines), "COLUMNS": "80", "NO_COLOR": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "provenance", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environ,
    ) as running:
        os.close(theirs)
        told = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            told += part
        assert running.wait(timeout=60) == 0
    os.close(ours)
    return told.decode()


@pytest.fixture
def pair(tmp_path):
    base = "MR A: We met for six hours in Vienna and agreed on all of it.\n\n" * 12
    (tmp_path / "a.txt").write_text(base)
    (tmp_path / "b.txt").write_text(base.replace("six", "eight"))
    return tmp_path


PAGER = f"{sys.executable} -c \"import sys; print('PAGED', len(sys.stdin.read()))\""


@pytest.mark.parametrize(
    ("arguments", "pager", "lines", "paged"),
    [
        (["diff", "a.txt", "b.txt"], PAGER, 24, True),
        (["diff", "a.txt", "b.txt"], PAGER, 500, False),
        (["diff", "a.txt", "b.txt", "--stat"], PAGER, 30, False),
        (["diff", "a.txt", "b.txt", "-f", "json"], PAGER, 24, False),
        (["diff", "a.txt", "b.txt"], "", 24, False),
        (["diff", "a.txt", "b.txt"], "no-such-pager --x", 24, False),
    ],
)
def test_a_pager_is_used_on_a_terminal_for_much_text(pair, arguments, pager, lines, paged):
    told = shown(arguments, pager, pair, lines)
    assert ("PAGED" in told) == paged
    assert ("eight" in told or "substance" in told) != paged


def test_off_a_terminal_nothing_is_paged(pair):
    done = subprocess.run(
        [sys.executable, "-m", "provenance", "diff", "a.txt", "b.txt"],
        capture_output=True,
        cwd=pair,
        env={**os.environ, "PAGER": PAGER},
        check=True,
        text=True,
    )
    assert "PAGED" not in done.stdout
    assert "eight" in done.stdout
