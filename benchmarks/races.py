"""Several processes of every verb over one archive, some of them killed, for as long as asked.

``python benchmarks/races.py --seconds 120 --seed 1`` makes a small archive in a folder of its own
and lets processes work at it: the gate, checks that record, additions, refreshes, acceptances,
exports, reports. Some are killed (SIGKILL) at a random moment. After each round nobody is at work,
and then must hold: the event log can be read and ``verify`` finds nothing that one more ``refresh``
does not mend; the catalogue lists all that an ``add`` said it had added; the file of acceptances
can be read and holds all that was accepted; a package that lies there is whole; and the gate gives
1 for the text with another number in it, in and after the turmoil, never 0.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

LINE = "MR. {name}: The {thing} of the {place} was opened in {year}, and {count} people came.\n\n"
WORDS = {
    "name": "SMITH JONES ORTEGA MILLER WONG BAKER".split(),
    "thing": "bridge library harbour school market station theatre".split(),
    "place": "city valley island border district village river".split(),
}


def text(seed: int, lines: int = 40) -> str:
    """Return a transcript of its own for each seed."""
    chance = random.Random(seed)
    said = "".join(
        LINE.format(
            **{key: chance.choice(words) for key, words in WORDS.items()},
            year=chance.randrange(1900, 2020),
            count=chance.randrange(100, 9000),
        )
        for _ in range(lines)
    )
    return f"Hearing number {seed}\n\n{said}"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a verb to its end."""
    return subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Begin a verb in a group of processes of its own, so that all of it can be killed."""
    return subprocess.Popen(
        [sys.executable, "-m", "provenance", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


class Archive:
    """The folder, and what the processes that were not killed said that they had done."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.added: set[str] = set()
        self.made = 0
        for number in range(3):
            (folder / f"talk{number}.txt").write_text(text(number))
            assert run(folder, "add", f"talk{number}.txt").returncode == 0
        # Nobody accepts what stands in this one, so the gate must refuse it whatever happens.
        changed = text(1).replace(" people came", " thousand people came", 1)
        (folder / "seeds" / "copy.txt").write_text(changed)

    def tasks(self) -> list[tuple[str, ...]]:
        """Return what the processes of a round do."""
        self.made += 1
        number = 100 + self.made
        new = self.folder / f"new{number}.txt"
        new.write_text(text(number))
        (self.folder / "later.txt").write_text(text(2) + f"\nTHE CHAIR: Correction {number}.\n")
        every = [
            ("gate",),
            ("gate", "--no-cache"),
            ("gate", "--all", "--record", "-o", "json=gate.json"),
            ("check", "seeds/copy.txt", "--record"),
            ("add", new.name),
            ("add", new.name, "--id", f"other{number}"),
            ("refresh", "talk2", "--from", "later.txt"),
            ("refresh", "talk0"),
            ("baseline", "update", "seeds/copy.txt", "--reviewer", "A", "--reason", "x",
             "--only", "wording", "--level", "info", "--file", "kept.toml"),
            ("log",),
            ("verify", "--record"),
            ("export", "bagit", "-o", f"bag{number}"),
            ("export", "prov", "-o", "prov.json"),
            ("report", "--all", "-o", "pages"),
        ]  # fmt: skip
        return self.chance.sample(every, 4)

    def round(self) -> list[str]:
        """Let four verbs work at once, kill half of them, and return what does not hold."""
        wrong: list[str] = []
        tasks = self.tasks()
        began = [(task, start(self.folder, *task)) for task in tasks]
        killed = set()
        for at in self.chance.sample(range(len(began)), 2):
            time.sleep(self.chance.random() * 1.5)
            if began[at][1].poll() is None:
                os.killpg(began[at][1].pid, signal.SIGKILL)
                killed.add(at)
        for at, (task, process) in enumerate(began):
            out, err = process.communicate(timeout=300)
            said = f"{' '.join(task)}: {process.returncode}: {err.strip()[-300:]}"
            if at in killed and process.returncode == -signal.SIGKILL:
                continue
            if task[0] == "gate" and process.returncode != 1:
                # Sources may change under it, which is no verdict; nothing may pass.
                wrong += [said] if process.returncode != 2 else []
            if process.returncode not in (0, 1, 2):
                wrong.append(said)
            if task[0] == "add" and process.returncode == 0:
                self.added.add(out.split()[0])
        return [*wrong, *self.settled()]

    def settled(self) -> list[str]:
        """Return what does not hold now that nobody is at work."""
        wrong = []
        listed = tomllib.loads((self.folder / "seeds/catalogue.toml").read_text())["source"]
        lost = self.added - {each["id"] for each in listed}
        if lost:
            wrong.append(f"added and not listed: {sorted(lost)}")
        kept = self.folder / "kept.toml"
        if kept.exists():
            tomllib.loads(kept.read_text())
        run(self.folder, "refresh", "talk2")
        for verb in ("log", "verify"):
            ran = run(self.folder, verb)
            if ran.returncode:
                wrong.append(f"{verb}: {ran.stdout[-600:]} {ran.stderr[-600:]}")
        ran = run(self.folder, "gate", "-f", "json")
        if ran.returncode != 1 or json.loads(ran.stdout)["failed"] != 1:
            wrong.append(f"the gate, alone: {ran.returncode}: {ran.stderr[-600:]}")
        for bag in self.folder.glob("bag*"):
            missing = [
                line
                for line in (bag / "manifest-sha256.txt").read_text().splitlines()
                if not (bag / line.partition("  ")[2]).is_file()
            ]
            inner = run(bag / "data", "verify")
            if missing or inner.returncode:
                wrong.append(f"{bag.name} is not whole: {missing} {inner.stdout} {inner.stderr}")
            for path in sorted(bag.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            bag.rmdir()
        return wrong


def main() -> int:
    """Run rounds until the time is over; print what does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="races-") as folder:
        archive = Archive(Path(folder), options.seed)
        end = time.monotonic() + options.seconds
        rounds = 0
        while time.monotonic() < end:
            found = archive.round()
            rounds += 1
            for each in found:
                print(f"round {rounds}: {each}", flush=True)
            wrong += found
        print(f"{rounds} rounds of 4 processes, seed {options.seed}: {len(wrong)} wrong")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
