"""The real command in a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from housing import TALKS

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).resolve().parents[2]
SEEDS = REPOSITORY / "seeds"


@dataclass(frozen=True)
class Ran:
    """What came of one run."""

    code: int
    out: str
    err: str
    raw: bytes


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Ran]:
    """Return the runner of the command, in ``tmp_path`` and with no configuration around."""

    def runner(
        *arguments: object,
        stdin: bytes = b"",
        environ: dict[str, str] | None = None,
        folder: Path | None = None,
    ) -> Ran:
        kept = {
            k: v for k, v in os.environ.items() if not k.startswith(("PROVENANCE_", "NO_COLOR"))
        }
        done = subprocess.run(
            [sys.executable, "-m", "provenance", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=folder or tmp_path,
            env=kept | (environ or {}),
            timeout=120,
            check=False,
        )
        err = done.stderr.decode()
        assert "Traceback" not in err, err
        return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), err, done.stdout)

    return runner


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a small clean transcript."""
    path = tmp_path / "base.txt"
    path.write_text(TALKS, encoding="utf-8")
    return path


@pytest.fixture
def witness(tmp_path: Path) -> Path:
    """Return a copy of it in which one number was changed."""
    path = tmp_path / "witness.txt"
    path.write_text(TALKS.replace("twelve countries", "fifteen countries"), encoding="utf-8")
    return path


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Return a copy of the seeds with their catalogue, in the folder the command is run in."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for path in sorted(SEEDS.iterdir()):
        if path.is_file():
            shutil.copy(path, folder)
    return folder


@pytest.fixture
def seed(seeds: Path) -> Callable[[str], Path]:
    """Return the path of a seed by its number."""

    def find(number: str) -> Path:
        (path,) = seeds.glob(f"{number}_*")
        return path

    return find


Json = dict[str, Any]
