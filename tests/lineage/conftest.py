"""A small archive in a folder of its own, and the command run within this process."""

from __future__ import annotations

import contextlib
import io
import json
import os
import warnings
from dataclasses import dataclass

import pytest

import provenance.cli as command

BASE = """Remarks to the Press

November 14, 2015

SECRETARY SMITH: Good afternoon, everybody. We met this morning for three hours with our partners
from twelve countries, and I want to tell you what was agreed and what was left for next month.

QUESTION: Mr. Secretary, will the talks go on in December, and who is going to be invited to them?

SECRETARY SMITH: They will go on. Every country that sat at this table is invited again, and we
expect that the envoy will name two delegations before the first of January. Thank you very much.
"""


@dataclass(frozen=True)
class Ran:
    """What came of one run."""

    code: int
    out: str
    err: str

    @property
    def data(self):
        return json.loads(self.out)


class Archive:
    """A folder in which the command is run."""

    base = BASE
    number = ("twelve countries", "fifteen countries")

    def __init__(self, folder):
        self.folder = folder
        self.log = folder / "seeds" / "events.jsonl"
        self.head = folder / "seeds" / "events.head"

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def witness(self, *changes, name="copy.txt"):
        content = BASE
        for old, new in changes:
            assert old in content
            content = content.replace(old, new)
        return self.write(name, content)

    def files(self):
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and ".provenance" not in path.parts
        }

    def events(self):
        ran = self.run("log", "-f", "json")
        assert ran.code == 0, ran.err
        return ran.data["events"]

    def activities(self):
        return [(each["activity"], each["subject"]) for each in self.events()]

    @staticmethod
    def run(*arguments):
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


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """Return an archive with one source, registered at a fixed time as 'talks'."""
    monkeypatch.chdir(tmp_path)
    for name in [key for key in os.environ if key.startswith(("PROVENANCE_", "GIT_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = Archive(tmp_path)
    made.write("talks.txt", BASE)
    ran = made.run("add", "talks.txt", "--role", "official", "--event", "Talks")
    assert ran.code == 0, ran.err
    return made
