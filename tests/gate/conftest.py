"""A small archive of two sources, and whatever a test puts beside them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from housing import Folder, move_in

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


class House(Folder):
    """A folder with a catalogue of two sources."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.seeds = folder / "seeds"
        self.seeds.mkdir()
        self.write("seeds/talks.txt", BASE)
        self.write("seeds/budget.txt", OTHER)
        self.catalogue()

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
        return self.copied(BASE, changes, name)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: Any) -> House:
    """Return a small archive; the current folder is its top, and nothing around it counts."""
    move_in(tmp_path, monkeypatch)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return House(tmp_path)
