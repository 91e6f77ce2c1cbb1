"""Aligners side by side: time, memory, true word pairs, moves; ours and the peers in one run.

    python benchmarks/alignment.py [--words 10000,100000,1000000] [--bound 60] [--only align]

Three parts: ``align`` gives every aligner the same integer ids in memory; ``process`` runs whole
programs on files; ``grow`` asks how our time grows, on ordinary and adversarial texts. Each
measurement is a process of its own. A peer that would take longer than the bound is skipped, and
the line says so.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import _collated
import numpy as np

Blocks = list[tuple[int, int, int]]
"""Equal runs: base word, witness word, length."""
Aligner = Callable[[_collated.Pair], Callable[[], Blocks]]
"""Prepares its input from a pair, and returns what is timed."""


# ---------------------------------------------------------------- aligners in memory
def _ours(pair: _collated.Pair) -> Callable[[], Blocks]:
    from provenance.alignment import align  # noqa: PLC0415
    from provenance.model import Tokens  # noqa: PLC0415

    def tokens(ids: np.ndarray) -> Tokens:
        words = _collated.spelled(ids)
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        starts = np.cumsum(lengths + 1) - lengths - 1
        gaps = np.ones(len(ids) + 1, np.int32)
        gaps[0] = gaps[-1] = 0
        return Tokens(
            content=" ".join(words),
            starts=starts,
            ends=starts + lengths,
            forms=ids,
            prints=ids,
            gaps=gaps,
            words=np.ones(len(ids), np.int32),
            kinds=np.zeros(len(ids), np.uint8),
            lexicon=_collated.spelled(np.arange(_collated.VOCABULARY, dtype=np.int32)),
        )

    base, witness = tokens(pair.base), tokens(pair.witness)

    def run() -> Blocks:
        alignment = align(base, witness)
        blocks = [tuple(row) for row in alignment.blocks.tolist()]
        for passage in alignment.passages:
            blocks += [tuple(row) for row in passage.blocks.tolist()]
        return blocks

    return run


def _matcher(module: str, name: str = "SequenceMatcher", **options: Any) -> Aligner:
    def prepare(pair: _collated.Pair) -> Callable[[], Blocks]:
        matcher = getattr(importlib.import_module(module), name)
        base, witness = pair.base.tolist(), pair.witness.tolist()
        return lambda: [
            tuple(block) for block in matcher(None, base, witness, **options).get_matching_blocks()
        ]

    return prepare


def _rapidfuzz(pair: _collated.Pair) -> Callable[[], Blocks]:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    base, witness = pair.base.tolist(), pair.witness.tolist()
    return lambda: [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Levenshtein.opcodes(base, witness)
        if op.tag == "equal"
    ]


def _jiwer(pair: _collated.Pair) -> Callable[[], Blocks]:
    import jiwer  # noqa: PLC0415

    base = " ".join(_collated.spelled(pair.base))
    witness = " ".join(_collated.spelled(pair.witness))
    return lambda: [
        (chunk.ref_start_idx, chunk.hyp_start_idx, chunk.ref_end_idx - chunk.ref_start_idx)
        for chunk in jiwer.process_words(base, witness).alignments[0]
        if chunk.type == "equal"
    ]


def _collatex(pair: _collated.Pair) -> Callable[[], Blocks]:
    import collatex  # noqa: PLC0415

    collation = collatex.Collation()
    collation.add_plain_witness("A", " ".join(_collated.spelled(pair.base)))
    collation.add_plain_witness("B", " ".join(_collated.spelled(pair.witness)))

    def run() -> Blocks:
        table = collatex.collate(collation, segmentation=False)
        found, at = [], [0, 0]
        for column in table.columns:
            here = [column.tokens_per_witness.get(sigil) for sigil in ("A", "B")]
            if all(here) and not column.variant:
                found.append((at[0], at[1], 1))
            at = [a + bool(h) for a, h in zip(at, here, strict=True)]
        return found

    return run


ALIGNERS: dict[str, tuple[str, Aligner]] = {
    "provenance": ("provenance", _ours),
    "patiencediff": ("patiencediff", _matcher("patiencediff", "PatienceSequenceMatcher")),
    "rapidfuzz": ("rapidfuzz", _rapidfuzz),
    "jiwer": ("jiwer", _jiwer),
    "cydifflib": ("cydifflib", _matcher("cydifflib", autojunk=False)),
    "difflib": ("difflib", _matcher("difflib", autojunk=False)),
    "collatex": ("collatex", _collatex),
}


# ---------------------------------------------------------------- whole programs
def _words_a_line(text: Path) -> Path:
    lines = text.with_suffix(".lines")
    lines.write_text("\n".join(text.read_text("utf-8").split()) + "\n", "utf-8")
    return lines


def _git(base: Path, witness: Path) -> list[str]:
    one, other = str(_words_a_line(base)), str(_words_a_line(witness))
    return ["git", "diff", "--no-index", "--patience", "-U0", "--no-color", one, other]


PROGRAMS: dict[str, tuple[str, Callable[[Path, Path], list[str]]]] = {
    "provenance diff": (
        "git",  # always there; our own program is run from this environment
        lambda b, w: [sys.executable, "-m", "provenance", "diff", str(b), str(w), "-f", "json"],
    ),
    "wdiff": ("wdiff", lambda b, w: ["wdiff", str(b), str(w)]),
    "git --patience": ("git", _git),
    "git --word-diff": (
        "git",
        lambda b, w: ["git", "diff", "--no-index", "--patience", "--word-diff", str(b), str(w)],
    ),
}


def _git_blocks(output: str, base: int) -> Blocks:
    """Equal runs between the hunks that git prints for one word a line."""
    found, i, j = [], 0, 0
    for a, b, c, d in re.findall(
        r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", output, re.MULTILINE
    ):
        lost, gained = int(b or 1), int(d or 1)
        x = int(a) - (lost > 0)
        found.append((i, j, x - i))
        i, j = x + lost, int(c) - (gained > 0) + gained
    found.append((i, j, base - i))
    return found


# ---------------------------------------------------------------- measures
def quality(pair: _collated.Pair, blocks: Blocks) -> dict[str, float]:
    """Recall and precision of word pairs, and the recall of pairs that moved or were repeated."""
    rows = np.array([b for b in blocks if b[2] > 0], np.int64).reshape(-1, 3)
    total = int(rows[:, 2].sum())
    offset = np.arange(total) - np.repeat(np.cumsum(rows[:, 2]) - rows[:, 2], rows[:, 2])
    left = np.repeat(rows[:, 0], rows[:, 2]) + offset
    right = np.repeat(rows[:, 1], rows[:, 2]) + offset
    width = len(pair.witness) + 1
    got = np.unique(left * width + right)
    true = pair.pairs[:, 0] * width + pair.pairs[:, 1]
    hit = np.isin(true, got)
    # an edited word may be drawn equal to the old one: such a pair is right as well
    same = pair.base[left] == pair.witness[right] if total else np.zeros(0, bool)
    moved = pair.moved
    return {
        "recall": float(hit.mean()) if len(true) else 1.0,
        "precision": float(hit.sum() / len(got)) if len(got) else 1.0,
        "moved": float(hit[moved].mean()) if moved.any() else 1.0,
        "equal": float(same.mean()) if total else 1.0,
    }


def child(name: str, shape: str, words: int, seed: int, *, repeats: int, bound: int) -> None:
    """Measure one aligner on one pair, and print what came of it as JSON.

    The alarm ends the process, also inside compiled code, once an aligner takes too long.
    """
    make = {**_collated.SHAPES, **_collated.ADVERSARIAL}[shape]
    pair = make(seed, words)
    run = ALIGNERS[name][1](pair)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    blocks: Blocks = []
    signal.alarm(bound)
    for _ in range(repeats):
        began = time.perf_counter()
        blocks = run()
        times.append(time.perf_counter() - began)
        if sum(times) > 10:  # long runs need no median, and would run into the bound
            break
    signal.alarm(0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps(
            {
                "seconds": statistics.median(times),
                "megabytes": (peak - before) / 1024,
                "peak": peak / 1024,
                "blocks": len(blocks),
                **quality(pair, blocks),
            }
        )
    )


def measured(
    name: str, shape: str, words: int, seed: int, *, bound: float, repeats: int = 3
) -> dict[str, Any]:
    """Run :func:`child` in a process of its own; ``{"skipped": why}`` where nothing came of it."""
    command = [sys.executable, __file__, "--child", name, shape, str(words), str(seed)]
    try:
        done = subprocess.run(
            [*command, str(repeats), str(math.ceil(bound))],
            capture_output=True,
            text=True,
            timeout=bound + 300,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"skipped": f"over {bound:.0f} s"}
    if done.returncode == -signal.SIGALRM:
        return {"skipped": f"over {bound:.0f} s"}
    if done.returncode:
        return {"skipped": f"failed: {(done.stderr.strip().splitlines() or ['killed'])[-1][:90]}"}
    return json.loads(done.stdout)


def _available(needs: str) -> bool:
    return importlib.util.find_spec(needs) is not None


def line(name: str, result: dict[str, Any], ours: float | None) -> str:
    """One line of the table."""
    if "skipped" in result:
        return f"  {name:16} skipped: {result['skipped']}"
    ratio = f"{result['seconds'] / ours:7.2f} x ours" if ours else " " * 14
    text = f"  {name:16} {result['seconds']:9.4f} s {ratio} {result['megabytes']:8.1f} MB"
    if "recall" in result:
        text += (
            f"  recall {result['recall']:.4f} precision {result['precision']:.4f}"
            f" moved {result['moved']:.3f}"
        )
    return text


def compare_aligners(sizes: list[int], seed: int, bound: float) -> None:
    """Print the table of aligners in memory."""
    seconds: dict[tuple[str, str], tuple[int, float]] = {}
    for shape in _collated.SHAPES:
        for words in sizes:
            print(f"\n{shape}, {words:,} words (aligner alone; integer ids in memory)")
            ours: float | None = None
            for name, (needs, _) in ALIGNERS.items():
                if not _available(needs):
                    print(line(name, {"skipped": "not installed"}, ours))
                    continue
                if name == "collatex" and words > 3000:
                    print(line(name, {"skipped": "takes minutes beyond 3,000 words"}, ours))
                    continue
                last = seconds.get((name, shape))
                # quadratic at worst: growth tells what the next size would take
                guess = last[1] * (words / last[0]) ** 1.8 if last else 0.0
                if name not in ("provenance", "patiencediff") and guess > bound:
                    print(line(name, {"skipped": f"would take about {guess:,.0f} s"}, ours))
                    continue
                result = measured(name, shape, words, seed, bound=bound)
                if "seconds" in result:
                    seconds[name, shape] = words, result["seconds"]
                    ours = result["seconds"] if name == "provenance" else ours
                print(line(name, result, None if name == "provenance" else ours), flush=True)


def _high_water(pid: int) -> int:
    """Peak memory in kilobytes so far; what getrusage tells of a child includes our own pages."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s*(\d+)", status)
    return int(found[1]) if found else 0


def _process(command: list[str], bound: float) -> tuple[dict[str, Any], str]:
    """Run a program; return its time and peak memory, and what it printed."""
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        running = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        peak = 0
        while running.poll() is None:
            peak = max(peak, _high_water(running.pid))
            if time.perf_counter() > began + bound:
                running.kill()
                running.wait()
                return {"skipped": f"over {bound:.0f} s"}, ""
            time.sleep(0.001)
        took = time.perf_counter() - began
        out.seek(0)
        printed = out.read().decode("utf-8", "replace")
    if running.returncode not in (0, 1):
        return {"skipped": f"exit code {running.returncode}"}, ""
    return {"seconds": took, "megabytes": peak / 1024}, printed


def compare_programs(sizes: list[int], seed: int, bound: float) -> None:
    """Print the table of whole programs on files."""
    for shape in ("2 % edits", "20 % edits", "permuted"):
        for words in sizes:
            pair = _collated.SHAPES[shape](seed, words)
            with tempfile.TemporaryDirectory() as folder:
                base, witness = Path(folder, "base.txt"), Path(folder, "witness.txt")
                base.write_text(_collated.printed(pair.base), "utf-8")
                witness.write_text(_collated.printed(pair.witness), "utf-8")
                print(f"\n{shape}, {words:,} words (whole processes on files)")
                ours: float | None = None
                for name, (needs, command) in PROGRAMS.items():
                    if not shutil.which(needs):
                        print(line(name, {"skipped": "not installed"}, ours))
                        continue
                    runs = [
                        _process(command(base, witness), bound)
                        for _ in range(3 if words < 10**6 else 1)
                    ]
                    good = [result for result, _ in runs if "seconds" in result]
                    if not good:
                        print(line(name, runs[0][0], ours), flush=True)
                        continue
                    result = {
                        "seconds": statistics.median(r["seconds"] for r in good),
                        "megabytes": max(r["megabytes"] for r in good),
                    }
                    if name == "git --patience":
                        result |= quality(pair, _git_blocks(runs[0][1], len(pair.base)))
                    ours = result["seconds"] if name == "provenance diff" else ours
                    print(
                        line(name, result, None if name == "provenance diff" else ours), flush=True
                    )


def growth(top: int, seed: int, bound: float) -> None:
    """Print how our time grows with the length, on ordinary and on adversarial texts."""
    for shape in ("2 % edits", "20 % edits", *_collated.ADVERSARIAL):
        print(f"\ngrowth, {shape}")
        first: float | None = None
        for part in (8, 4, 2, 1):
            words = top // part
            result = measured(
                "provenance", shape, words, seed, bound=bound, repeats=1 if part == 1 else 3
            )
            if "skipped" in result:
                print(f"  {words:>9,} words  skipped: {result['skipped']}")
                break
            share = result["seconds"] / (words * np.log2(words))
            first = first or share
            print(
                f"  {words:>9,} words {result['seconds']:8.3f} s {result['megabytes']:8.1f} MB "
                f"{share / first:6.2f} x n log n of the first   {result['blocks']} blocks",
                flush=True,
            )


def main() -> int:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", default="10000,100000,1000000", help="sizes, comma between")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bound", type=float, default=60, help="seconds that a peer may take")
    parser.add_argument("--only", choices=("align", "process", "grow"), help="one part")
    parser.add_argument("--top", type=int, default=2_000_000, help="words at the end of growth")
    parser.add_argument("--child", nargs=6, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        name, shape, words, seed, repeats, bound = options.child
        child(name, shape, int(words), int(seed), repeats=int(repeats), bound=int(bound))
        return 0
    sizes = [int(size) for size in options.words.split(",")]
    if options.only in (None, "align"):
        compare_aligners(sizes, options.seed, options.bound)
    if options.only in (None, "process"):
        compare_programs(sizes, options.seed, options.bound)
    if options.only in (None, "grow"):
        growth(options.top, options.seed, options.bound)
    return 0


if __name__ == "__main__":
    sys.exit(main())
