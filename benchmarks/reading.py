"""How transcripts of every format are read: turns, speakers, findings, refusals, and the time.

    python benchmarks/reading.py [FOLDER] [--match GLOB] [--files]

Without a folder the corpus that ``TRANSCRIPT_CORPUS`` names is read. Every file either gives a
transcript or is refused with its reason, in words; anything else is a defect, and ends the run.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from _corpus import VARIABLE
from rich.console import Console
from rich.table import Table

from provenance.errors import ProvenanceError
from provenance.findings import examine
from provenance.pipeline import read
from provenance.sources import open_source
from provenance.text.names import parse

if TYPE_CHECKING:
    from provenance.model import Transcript


@dataclass
class Tally:
    """What was counted over the files of one format; seconds are of the processor."""

    files: int = 0
    labelled: int = 0
    spoken: int = 0
    silent: int = 0
    turns: int = 0
    named: int = 0
    roles: int = 0
    inferred: int = 0
    nameless: int = 0
    findings: int = 0
    characters: int = 0
    nobodys: int = 0
    lost: int = 0
    reading: float = 0.0
    examining: float = 0.0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add the counts of ``other``."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def main() -> int:
    """Measure and print; 0 also where there is nothing to measure."""
    arguments = _arguments()
    folder = arguments.folder or os.environ.get(VARIABLE)
    if not folder or not Path(folder).is_dir():
        print(f"skipped: name a folder of transcripts, or set {VARIABLE} to one")
        return 0
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in sorted(p for p in Path(folder).glob(arguments.match) if p.is_file()):
        if path.name in ("MANIFEST.json", "README.md"):
            continue
        told, counted = _measured(path)
        tallies[told].add(counted)
        if arguments.files:
            print(_line(path, told, counted), file=sys.stderr)
    _report(tallies)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", help=f"default: what {VARIABLE} names")
    parser.add_argument("--match", default="**/*", help="which files below the folder")
    parser.add_argument("--files", action="store_true", help="a line a file on standard error")
    return parser.parse_args()


def _measured(path: Path) -> tuple[str, Tally]:
    """Read and examine one file: its format, and what was counted."""
    found = Tally(files=1)
    began = time.process_time()
    try:
        transcript = read(open_source(str(path)))
    except ProvenanceError as error:
        found.reading = time.process_time() - began
        found.refused.append((path.name, " ".join(str(error).split())))
        return path.suffix.lstrip(".") or "(none)", found
    found.reading = time.process_time() - began
    began = time.process_time()
    found.findings = len(examine(transcript))
    found.examining = time.process_time() - began
    _count(transcript, found)
    return transcript.format, found


def _count(transcript: Transcript, found: Tally) -> None:
    # What page furniture cuts in two is one turn.
    turns = [turn for turn in transcript.turns if not turn.continues]
    labels = any(turn.label_text for turn in turns)
    found.turns = len(turns)
    found.labelled, found.spoken = int(labels), int(bool(turns) and not labels)
    found.silent = int(not turns)
    found.inferred = sum(turn.inferred for turn in turns)
    found.nameless = sum(turn.speaker is None for turn in turns)
    found.roles = sum(bool(parse(speaker.name).role) for speaker in transcript.speakers)
    found.named = len(transcript.speakers) - found.roles
    content = transcript.text.content
    found.characters = len(content)
    found.nobodys = sum(len(part.span) for part in transcript.unattributed)
    spans = [turn.span for turn in transcript.turns]
    spans += [part.span for part in transcript.unattributed]
    at = 0
    for span in [*sorted(spans), None]:
        between = content[at : span.start if span else len(content)]
        found.lost += sum(c.isalnum() for c in between)
        at = span.end if span else at


def _line(path: Path, told: str, each: Tally) -> str:
    if each.refused:
        return f"{path.name}: refused: {each.refused[0][1]}"
    return (
        f"{path.name}: {told}, {each.turns} turns, {each.named} named, {each.roles} roles, "
        f"{each.inferred} inferred, {each.findings} findings, "
        f"{each.nobodys / max(each.characters, 1):.1%} nobody's, {each.reading:.2f} s"
    )


def _report(tallies: dict[str, Tally]) -> None:
    table = Table(title="reading", title_justify="left", padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("format", no_wrap=True)
    for column in (
        "files", "labelled", "one voice", "no turns", "refused", "turns", "inferred", "nameless",
        "people", "roles", "findings", "nobody's", "lost", "read s", "examine s",
    ):  # fmt: skip
        table.add_column(column, justify="right", no_wrap=True)
    whole = Tally()
    for told, tally in sorted(tallies.items()):
        table.add_row(told, *_cells(tally))
        whole.add(tally)
    table.add_section()
    table.add_row("all", *_cells(whole))
    console = Console(width=None if sys.stdout.isatty() else 170)
    console.print(table)
    console.print(
        "labelled: files in which some turn has a printed label; one voice: files with turns that "
        "nothing labels; inferred: turns whose speaker no label names; nameless: turns of nobody "
        "known; people, roles: speakers, file by file; nobody's: share of characters in headings, "
        "mastheads, footers; lost: letters and digits in no turn and no such part (must be 0). "
        "Seconds are of the processor."
    )
    for name, why in whole.refused:
        console.print(f"refused: {name}: {why}", highlight=False, markup=False)


def _cells(tally: Tally) -> list[str]:
    numbers = (
        tally.files, tally.labelled, tally.spoken, tally.silent, len(tally.refused), tally.turns,
        tally.inferred, tally.nameless, tally.named, tally.roles, tally.findings,
    )  # fmt: skip
    share = tally.nobodys / tally.characters if tally.characters else 0.0
    return [
        *(f"{number:,}" for number in numbers),
        f"{share:.1%}",
        f"{tally.lost:,}",
        f"{tally.reading:.1f}",
        f"{tally.examining:.1f}",
    ]


if __name__ == "__main__":
    sys.exit(main())
