"""A small archive with a record: one source, registered at a fixed time."""

from __future__ import annotations

import pytest

from housing import TALKS, Folder, move_in


class Archive(Folder):
    """A folder in which the command is run."""

    base = TALKS
    number = ("twelve countries", "fifteen countries")

    def __init__(self, folder):
        super().__init__(folder)
        self.log = folder / "seeds" / "events.jsonl"
        self.head = folder / "seeds" / "events.head"

    def witness(self, *changes, name="copy.txt"):
        return self.copied(TALKS, changes, name)

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


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """Return an archive with one source, registered at a fixed time as 'talks'."""
    move_in(tmp_path, monkeypatch)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = Archive(tmp_path)
    made.write("talks.txt", TALKS)
    ran = made.run("add", "talks.txt", "--role", "official", "--event", "Talks")
    assert ran.code == 0, ran.err
    return made
