"""Aligners in memory, ours and the peers: each is given word ids and returns equal runs."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import _collated
import numpy as np

Blocks = list[tuple[int, int, int]] | np.ndarray
"""Equal runs: base word, witness word, length; in the form that an aligner gives them."""
Aligner = Callable[[_collated.Pair], Callable[[], Blocks]]
"""Prepares its input from a pair, and returns what is timed."""


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
        inside = (passage.blocks for passage in alignment.passages)
        return np.vstack((alignment.blocks, *inside))

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


def available(needs: str) -> bool:
    """Whether a peer can be run here."""
    return bool(collatex()) if needs == "collatex" else importlib.util.find_spec(needs) is not None


# ---------------------------------------------------------------- CollateX, which stays outside
COLLATEX = "2.3"
LARGEST_FOR_COLLATEX = 3000
"""Words from which on CollateX takes minutes."""

_DRIVER = """
import json, sys, time
from collatex import Collation, collate
collation = Collation()
for witness in json.load(sys.stdin)["witnesses"]:
    collation.add_witness(witness)
began = time.process_time()
table = collate(collation, segmentation=False)
took = time.process_time() - began
found, at = [], [0, 0]
for column in table.columns:
    here = [bool(column.tokens_per_witness.get(name)) for name in ("A", "B")]
    if all(here) and not column.variant:
        found.append((at[0], at[1], 1))
    at = [a + h for a, h in zip(at, here)]
json.dump({"seconds": took, "blocks": found}, sys.stdout)
"""


@cache
def collatex() -> Path | None:
    """The Python of an environment that holds CollateX, or None where it cannot be installed.

    CollateX is under the GPL: it is a program beside ours, in an environment and a process of its
    own, which is made once in the cache folder of the user.
    """
    cache_folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache_folder / "provenance-benchmarks" / f"collatex-{COLLATEX}"
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        try:
            venv.create(folder, with_pip=True, clear=True)
            subprocess.run(
                [python, "-m", "pip", "install", "--quiet", f"collatex=={COLLATEX}", "Levenshtein"],
                check=True,
                capture_output=True,
                timeout=300,
            )
            (folder / "complete").touch()
        except (OSError, subprocess.SubprocessError):
            return None
    return python


def run_collatex(pair: _collated.Pair, bound: float) -> tuple[float, Blocks] | None:
    """Seconds and equal runs of CollateX; None where it takes longer than ``bound`` seconds."""
    witnesses = [
        {"id": name, "tokens": [{"t": word} for word in _collated.spelled(ids)]}
        for name, ids in (("A", pair.base), ("B", pair.witness))
    ]
    try:
        done = subprocess.run(
            [str(collatex()), "-c", _DRIVER],
            input=json.dumps({"witnesses": witnesses}),
            capture_output=True,
            text=True,
            timeout=bound,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return None
    found = json.loads(done.stdout)
    return found["seconds"], [tuple(block) for block in found["blocks"]]


ALIGNERS: dict[str, tuple[str, Aligner | None]] = {
    "provenance": ("provenance", _ours),
    "patiencediff": ("patiencediff", _matcher("patiencediff", "PatienceSequenceMatcher")),
    "rapidfuzz": ("rapidfuzz", _rapidfuzz),
    "cydifflib": ("cydifflib", _matcher("cydifflib", autojunk=False)),
    "difflib": ("difflib", _matcher("difflib", autojunk=False)),
    "jiwer": ("jiwer", _jiwer),
    "collatex": ("collatex", None),
}
"""By name: the module that must be there, and how to run it; CollateX is run on its own."""

if sys.platform == "win32":
    ALIGNERS.pop("collatex")
