"""Aligners side by side: time, memory, true word pairs, moves and repeats; ours and the peers.

    python benchmarks/alignment.py [--words 1000,10000,1000000] [--bound 60] [--only align]

Three parts in one run: ``align`` gives every aligner the same integer ids in memory; ``process``
runs whole programs on files (benchmarks/processes.py); ``grow`` asks how our time grows, on
ordinary and adversarial texts. Each measurement is a process of its own; times are CPU seconds,
medians. A peer that takes longer than the bound is stopped, and its line says so.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import _collated
import _measuring
import _peers
import numpy as np
import processes

SMALL = "1000,3000"
"""Sizes at which CollateX, too, comes to an end; programs that take files are not run at these."""

LEGEND = """\
recall and precision are of pairs of words that are each other's counterpart
moves are passages that stand elsewhere or are printed again, found when most of their words are
in brackets: of the words beside one that is their neighbour in both texts; a word that the edits
left alone cannot be told from one that was put in and happens to be the same"""


def quality(pair: _collated.Pair, blocks: _peers.Blocks) -> dict[str, float]:
    """Recall and precision of word pairs, and what is found of what moved or was repeated.

    ``passages`` counts the passages, ``found`` those of which most words are; ``moved`` is the
    recall of their words, ``neighboured`` of those words that have a neighbour in the truth.
    """
    rows = np.asarray(blocks, np.int64).reshape(-1, 3)
    rows = rows[rows[:, 2] > 0]
    total = int(rows[:, 2].sum())
    offset = np.arange(total) - np.repeat(np.cumsum(rows[:, 2]) - rows[:, 2], rows[:, 2])
    left = np.repeat(rows[:, 0], rows[:, 2]) + offset
    right = np.repeat(rows[:, 1], rows[:, 2]) + offset
    width = len(pair.witness) + 1
    got = np.unique(left * width + right)
    true = pair.pairs[:, 0] * width + pair.pairs[:, 1]
    hit = np.isin(true, got)
    moved = pair.passage > 0
    sizes = np.bincount(pair.passage)[1:]
    hits = np.bincount(pair.passage[hit], minlength=len(sizes) + 1)[1:]
    tellable = moved & pair.neighboured()
    return {
        "recall": float(hit.mean()) if len(true) else 1.0,
        "precision": float(hit.sum() / len(got)) if len(got) else 1.0,
        "passages": int((sizes > 0).sum()),
        "found": int((2 * hits > sizes).sum()),
        "moved": float(hit[moved].mean()) if moved.any() else 1.0,
        "neighboured": float(hit[tellable].mean()) if tellable.any() else 1.0,
    }


def child(name: str, shape: str, words: int, seed: int, *, repeats: int, bound: int) -> None:
    """Measure one aligner on one pair, and print what came of it as JSON.

    The alarm ends the process, also inside compiled code, once an aligner takes too long.
    """
    make = {**_collated.SHAPES, **_collated.ADVERSARIAL}[shape]
    pair = make(seed, words)
    prepare = _peers.ALIGNERS[name][1]
    if prepare is None:
        ran = _peers.run_collatex(pair, bound)
        result = {"skipped": f"> {bound} s"}
        if ran is not None:
            result = {"seconds": ran[0], "blocks": len(ran[1]), **quality(pair, ran[1])}
        print(json.dumps(result))
        return
    run = prepare(pair)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    signal.alarm(4 * bound)
    signal.setitimer(signal.ITIMER_VIRTUAL, bound)
    began = time.perf_counter()
    blocks = run()
    # The clock of CPU time ticks every few milliseconds: short runs are timed several at once.
    batch = max(1, math.ceil(0.1 / (time.perf_counter() - began)))
    for _ in range(repeats):
        began = time.process_time()
        for _ in range(batch):
            blocks = run()
        times.append((time.process_time() - began) / batch)
        if sum(times) > 10:  # long runs need no median, and would run into the bound
            break
    signal.alarm(0)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps(
            {
                "seconds": statistics.median(times),
                "megabytes": (peak - before) / 1024,
                "blocks": len(blocks),
                **quality(pair, blocks),
            }
        )
    )


def measured(
    name: str, shape: str, words: int, seed: int, *, bound: float, repeats: int = 5
) -> dict[str, Any]:
    """Run :func:`child` in a process of its own; ``{"skipped": why}`` where nothing came of it."""
    command = [sys.executable, __file__, "--child", name, shape, str(words), str(seed)]
    done = subprocess.run(
        [*command, str(repeats), str(math.ceil(bound))], capture_output=True, text=True, check=False
    )
    if done.returncode in (-signal.SIGALRM, -signal.SIGVTALRM):
        return {"skipped": f"> {bound:.0f} s"}
    if done.returncode:
        return {"skipped": f"failed: {(done.stderr.strip().splitlines() or ['killed'])[-1][:90]}"}
    return dict(json.loads(done.stdout))


def line(name: str, result: dict[str, Any], ours: float | None) -> str:
    """One line of the table."""
    if "skipped" in result:
        return f"  {name:14} {result['skipped']}"
    ratio = f"{result['seconds'] / ours:8.2f} x ours" if ours else " " * 15
    memory = f"{result['megabytes']:6.0f} MB" if "megabytes" in result else " " * 9
    return (
        f"  {name:14} {result['seconds']:9.4f} s {ratio} {memory}  recall {result['recall']:.4f}"
        f"  precision {result['precision']:.4f}"
        f"  moves {result['found']}/{result['passages']}"
        f"  their words {result['moved']:.3f} ({result['neighboured']:.3f})"
    )


def compare_aligners(sizes: list[int], seed: int, bound: float) -> None:
    """Print the table of aligners in memory."""
    print("\n" + LEGEND)
    seconds: dict[tuple[str, str], tuple[int, float]] = {}
    for shape in _collated.SHAPES:
        for words in sizes:
            print(f"\n{shape}, {words:,} words (aligner alone; integer ids in memory)")
            ours: float | None = None
            for name, (needs, _) in _peers.ALIGNERS.items():
                if name == "collatex" and words > _peers.LARGEST_FOR_COLLATEX:
                    result: dict[str, Any] = {"skipped": "takes minutes beyond 3,000 words"}
                elif not _peers.available(needs):
                    result = {"skipped": "not installed"}
                elif _guess(seconds.get((name, shape)), words) > bound:
                    result = {"skipped": f"> {bound:.0f} s (not run: its growth tells)"}
                else:
                    result = measured(name, shape, words, seed, bound=bound)
                if "seconds" in result:
                    seconds[name, shape] = words, result["seconds"]
                    ours = result["seconds"] if name == "provenance" else ours
                print(line(name, result, None if name == "provenance" else ours), flush=True)


def _guess(last: tuple[int, float] | None, words: int) -> float:
    """What ``words`` words would take; a third of what quadratic growth gives, to be fair."""
    return last[1] * (words / last[0]) ** 2 / 3 if last and words > last[0] else 0.0


def growth(top: int, seed: int, bound: float) -> None:
    """Print how our time grows with the length, on ordinary and on adversarial texts."""
    for shape in ("2 % edits", "20 % edits", *_collated.ADVERSARIAL):
        print(f"\ngrowth of the aligner, {shape}")
        first: float | None = None
        for part in (8, 4, 2, 1):
            words = top // part
            result = measured("provenance", shape, words, seed, bound=bound, repeats=3)
            if "skipped" in result:
                print(f"  {words:>9,} words  {result['skipped']}")
                break
            share = result["seconds"] / (words * math.log2(words))
            first = first or share
            print(
                f"  {words:>9,} words {result['seconds']:8.3f} s {result['megabytes']:8.1f} MB "
                f"{share / first:6.2f} x n log n of the first   {result['blocks']} blocks",
                flush=True,
            )


def main() -> int:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", default=f"{SMALL},10000,100000,1000000", help="comma between")
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
    print(_measuring.machine())
    if options.only in (None, "align"):
        compare_aligners(sizes, options.seed, options.bound)
    if options.only in (None, "process"):
        processes.compare([size for size in sizes if size >= 10_000], options.seed, options.bound)
    if options.only in (None, "grow"):
        growth(options.top, options.seed, options.bound)
        processes.growth(options.top, options.seed, options.bound)
    return 0


if __name__ == "__main__":
    sys.exit(main())
