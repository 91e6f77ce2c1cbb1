"""No import before it is needed, no network, no files, no noise: each seen from outside."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path

from provenance.validation import _gx

TESTS = Path(__file__).parents[1]


def run(code: str, cwd: Path, *options: str) -> subprocess.CompletedProcess[str]:
    home = cwd / "home"
    work = cwd / "work"
    for folder in (home, work):
        folder.mkdir(exist_ok=True)
    kept = ("PATH", "LANG", "SYSTEMROOT")
    environment = {key: os.environ[key] for key in kept if key in os.environ}
    environment |= {"HOME": str(home), "PYTHONPATH": str(TESTS), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *options, "-c", code],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


JUDGE = """
from validation.making import *
from provenance.validation import judge, load_suites
witness = SPEECH.replace("–", '""')
examined = pair(SPEECH, witness, ("encoding", "damage", "warning"))
verdict = judge([examined], load_suites(EXPECTATIONS), rules=RULES, codes=CODES)
assert verdict.complete and verdict.passed, verdict
"""


def test_neither_import_nor_loading_imports_great_expectations_or_pandas(tmp_path: Path) -> None:
    done = run(
        "import sys, provenance.validation as v\n"
        "from validation.making import EXPECTATIONS\n"
        "assert len(v.load_suites(EXPECTATIONS)) == 4\n"
        "print(sorted({'great_expectations', 'pandas'} & set(sys.modules)))",
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


FORBID = """
import sys
def forbidden(event, arguments):
    # Pairs of sockets are how a process talks to itself; an address is somebody else.
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(forbidden)
"""
AGAIN = """
again = judge([examined], load_suites(EXPECTATIONS), rules=RULES, codes=CODES)
assert again == verdict
"""


def test_judging_is_silent_writes_nothing_asks_nobody_and_stands_strict_warnings(
    tmp_path: Path,
) -> None:
    done = run(FORBID + JUDGE + AGAIN, tmp_path, "-W", "error")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [*(tmp_path / "home").rglob("*"), *(tmp_path / "work").rglob("*")] == []


def test_the_trap_for_whoever_asks_the_network_works(tmp_path: Path) -> None:
    done = run(FORBID + "import socket; socket.getaddrinfo('localhost', 80)", tmp_path)
    assert "socket.getaddrinfo" in done.stderr


def test_without_a_home_it_judges_all_the_same(tmp_path: Path) -> None:
    code = "import os; os.environ['HOME'] = '/nonexistent'\n"
    done = run(code + JUDGE, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_log_and_warnings_are_left_as_they_were() -> None:
    logger = logging.getLogger("great_expectations")
    before, level = list(warnings.filters), logger.level
    logger.setLevel(logging.INFO)
    try:
        with _gx.opened():
            assert logger.level > logging.CRITICAL
        assert logger.level == logging.INFO
        assert list(warnings.filters) == before
    finally:
        logger.setLevel(level)
