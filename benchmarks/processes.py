"""Whole programs on files: ours from the command line beside GNU wdiff and git.

    python benchmarks/processes.py [--words 10000,100000,1000000] [--bound 60] [--top 2000000]

Each run is a fresh process; times are CPU seconds (user and system), medians, with the time on
the clock beside them. ``benchmarks/alignment.py`` runs this as one of its parts.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

import _collated
import _measuring

if TYPE_CHECKING:
    from collections.abc import Callable

OURS = "provenance diff"


def _lines(text: Path) -> str:
    """The same text with one word on each line, in a file beside it."""
    lines = text.with_suffix(".lines")
    if not lines.exists():
        lines.write_text("\n".join(text.read_text("utf-8").split()) + "\n", "utf-8")
    return str(lines)


PROGRAMS: dict[str, tuple[str, Callable[[Path, Path], list[str]]]] = {
    OURS: (
        sys.executable,
        lambda b, w: [sys.executable, "-m", "provenance", "diff", str(b), str(w), "-f", "json"],
    ),
    "wdiff": ("wdiff", lambda b, w: ["wdiff", str(b), str(w)]),
    "git --patience": (
        "git",
        lambda b, w: [
            *("git", "diff", "--no-index", "--patience", "-U0", "--no-color"),
            *(_lines(b), _lines(w)),
        ],
    ),
    "git --word-diff": (
        "git",
        lambda b, w: ["git", "diff", "--no-index", "--patience", "--word-diff", str(b), str(w)],
    ),
}


def _written(pair: _collated.Pair, folder: str) -> tuple[Path, Path]:
    base, witness = Path(folder, "base.txt"), Path(folder, "witness.txt")
    base.write_text(_collated.printed(pair.base), "utf-8")
    witness.write_text(_collated.printed(pair.witness), "utf-8")
    return base, witness


def _found(printed: str) -> str:
    """How many differences our JSON tells of, and how many moves and repeats among them."""
    data = json.loads(printed)
    tally = data["tally"]
    return (
        f"{len(data['differences']):,} differences, {tally.get('move', 0)} moves, "
        f"{tally.get('duplication', 0)} repeats"
    )


def compare(sizes: list[int], seed: int, bound: float) -> None:
    """Print the table of whole programs; the ratio is how many times as long each takes."""
    for shape, make in _collated.SHAPES.items():
        for words in sizes:
            print(f"\n{shape}, {words:,} words (whole processes on files)")
            with tempfile.TemporaryDirectory() as folder:
                files = _written(make(seed, words), folder)
                ours = 0.0
                for name, (needs, command) in PROGRAMS.items():
                    if not shutil.which(needs):
                        print(f"  {name:16} not installed")
                        continue
                    taken = _measuring.median(command(*files), 3 if words > 10**5 else 5, bound)
                    if taken.skipped:
                        print(f"  {name:16} {taken.skipped}", flush=True)
                        continue
                    ours = taken.cpu if name == OURS else ours
                    told = _found(taken.printed) if name == OURS else ""
                    if ours and name != OURS:
                        told = f"ours takes {ours / taken.cpu:.2f} times as long"
                    print(
                        f"  {name:16} {taken.cpu:8.3f} s  ({taken.clock:.3f} s on the clock)"
                        f" {taken.megabytes:6.0f} MB  {told}",
                        flush=True,
                    )


def growth(top: int, seed: int, bound: float) -> None:
    """Print how the time of our whole process grows, on ordinary and on adversarial texts."""
    shapes = {
        **{name: _collated.SHAPES[name] for name in ("2 % edits", "20 % edits")},
        **_collated.ADVERSARIAL,
    }
    for shape, make in shapes.items():
        print(f"\ngrowth of the whole process, {shape}")
        first = 0.0
        for part in (8, 4, 2, 1):
            words = top // part
            with tempfile.TemporaryDirectory() as folder:
                files = _written(make(seed, words), folder)
                taken = _measuring.median(PROGRAMS[OURS][1](*files), 1, bound)
            if taken.skipped:
                print(f"  {words:>9,} words  {taken.skipped}")
                break
            share = taken.cpu / (words * math.log2(words))
            first = first or share
            print(
                f"  {words:>9,} words {taken.cpu:8.2f} s {taken.megabytes:6.0f} MB "
                f"{share / first:6.2f} x n log n of the first   {_found(taken.printed)}",
                flush=True,
            )


def main() -> int:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", default="10000,100000,1000000", help="sizes, comma between")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bound", type=float, default=60, help="CPU seconds that a run may take")
    parser.add_argument("--only", choices=("compare", "grow"), help="one part")
    parser.add_argument("--top", type=int, default=2_000_000, help="words at the end of growth")
    options = parser.parse_args()
    print(_measuring.machine())
    if options.only in (None, "compare"):
        compare([int(size) for size in options.words.split(",")], options.seed, options.bound)
    if options.only in (None, "grow"):
        growth(options.top, options.seed, options.bound)
    return 0


if __name__ == "__main__":
    sys.exit(main())
