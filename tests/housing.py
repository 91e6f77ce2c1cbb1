"""A folder of its own with the command at work in it: what the tests of whole verbs stand on."""

from __future__ import annotations

import contextlib
import io
import json
import os
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import provenance.cli as command

if TYPE_CHECKING:
    from pathlib import Path

TALKS = """Remarks to the Press

November 14, 2015

SECRETARY SMITH: Good afternoon, everybody. We met this morning for three hours with our partners
from twelve countries, and I want to tell you what was agreed and what was left for next month.

QUESTION: Mr. Secretary, will the talks go on in December, and who is going to be invited to them?

SECRETARY SMITH: They will go on. Every country that sat at this table is invited again, and we
expect that the envoy will name two delegations before the first of January. Thank you very much.
"""
"""A small clean transcript, of a role and of somebody who is named."""


@dataclass(frozen=True)
class Ran:
    """What came of one run."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What was printed, as JSON."""
        return json.loads(self.out)


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


def move_in(folder: Path, monkeypatch: Any) -> None:
    """Make ``folder`` the current one; nothing around it counts, neither settings nor git."""
    monkeypatch.chdir(folder)
    for name in [key for key in os.environ if key.startswith(("PROVENANCE_", "GIT_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))


class Folder:
    """A folder to write files into and to run the command in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file, and the folders it stands in."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def copied(self, base: str, changes: tuple[tuple[str, str], ...], name: str) -> Path:
        """Write a copy of ``base`` with ``changes`` (old, new), each of which must be possible."""
        for old, new in changes:
            assert old in base
            base = base.replace(old, new)
        return self.write(name, base)

    @staticmethod
    def run(*arguments: object) -> Ran:
        """Run the command."""
        return run_here(*arguments)
