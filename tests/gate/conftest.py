"""A small archive in a folder of its own, and the command run within this process."""

from __future__ import annotations

import contextlib
import io
import os
import warnings
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

import provenance.cli as command

if TYPE_CHECKING:
    from pathlib import Path

BASE = """Remarks to the Press

November 14, 2015

SECRETARY SMITH: Good afternoon, everybody. We met this morning for three hours with our partners
from twelve countries, and I want to tell you what was agreed and what was left for next month. The
work was long, and it was done by people who have not agreed on much for years. That is progress.

QUESTION: Mr. Secretary, will the talks go on in December, and who is going to be invited to them?

SECRETARY SMITH: They will go on. Every country that sat at this table is invited again, and we
expect that the envoy will name two delegations before the first of January. Nobody is excluded in
advance, and nobody has a veto. We will publish the list once both of the parties have seen it.

QUESTION: Is there a date for the ceasefire, and which of the borders will be watched, and by whom?

SECRETARY SMITH: There is no date yet. The monitors have asked for forty days, and we will support
them in that. The border crossings in the north come first. Thank you all very much, and good night.
"""
OTHER = """Budget Committee, second hearing

March 3, 2009

THE CHAIR: I call the meeting to order. The clerk has distributed the estimates for harbour works,
lighthouses and dredging, and I propose that we take them in the order in which they are printed.

MS. ORTEGA: Thank you, Madam Chair. The dredging estimate is higher than last year because the
channel silted after the storms of autumn, and the contractor asks for two more barges from May on.

THE CHAIR: I see no objection. The estimate is carried over to the plenary. The meeting is closed.
"""


@dataclass(frozen=True)
class Ran:
    """What came of one run."""

    code: int
    out: str
    err: str


def run_here(*arguments: object) -> Ran:
    """Run the command in this process, in the folder that is the current one."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        code = command._run(command._hoisted([str(each) for each in arguments]), False)
    out.flush()
    err.flush()
    said = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]
    assert "Traceback" not in said[1]
    return Ran(code, *said)


class House:
    """A folder with a catalogue of two sources, and whatever a test puts beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seeds = folder / "seeds"
        self.seeds.mkdir()
        self.write("seeds/talks.txt", BASE)
        self.write("seeds/budget.txt", OTHER)
        self.catalogue()

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def catalogue(self, *more: str, **facts: str) -> None:
        lines = []
        for name in ("talks", "budget", *more):
            data = (self.seeds / f"{name}.txt").read_bytes()
            lines += ["[[source]]", f'id = "{name}"', f'file = "{name}.txt"']
            lines += [f'sha256 = "{sha256(data).hexdigest()}"', 'licence = "CC0-1.0"', ""]
            lines[-1:] = [f'{key} = "{value}"' for key, value in facts.items()] + [""]
        self.write("seeds/catalogue.toml", "\n".join(lines))

    def configure(self, toml: str) -> None:
        self.write("provenance.toml", toml)

    def witness(self, *changes: tuple[str, str], name: str = "seeds/copy.txt") -> Path:
        content = BASE
        for old, new in changes:
            assert old in content
            content = content.replace(old, new)
        return self.write(name, content)

    @staticmethod
    def run(*arguments: object) -> Ran:
        return run_here(*arguments)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: Any) -> House:
    """Return a small archive; the current folder is its top, and nothing around it counts."""
    monkeypatch.chdir(tmp_path)
    for name in [key for key in os.environ if key.startswith(("PROVENANCE_", "GIT_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return House(tmp_path)
