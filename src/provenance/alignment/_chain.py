"""The main chain: the heaviest set of runs that keep one order in both texts."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._seeds import Blocks

NEAR = 60
"""Runs no farther apart than so many tokens, on both sides, support each other."""

FEW = 4
"""Runs that share fewer tokens than this can both be kept: one of them is cut shorter."""

ENOUGH = 16
"""Runs that support each other carry a claim when they share so many tokens."""

ALONE = 12
"""A run that nothing supports carries a claim alone when it is so long."""

ROUNDS = 4
"""A chain is built anew so many times at most, without runs that others cover."""


def chain(runs: Blocks) -> NDArray[np.bool_]:
    """Return which of ``runs`` (sorted by base, then witness start) form the heaviest chain.

    Runs that are neighbours in both orders stand or fall together, so they are joined first, except
    where another run claims the same words; what is left is a weighted longest increasing
    subsequence over few elements (Fredman 1975).
    """
    count = len(runs)
    if not count:
        return np.zeros(0, bool)
    order = np.lexsort((runs[:, 0], runs[:, 1]))
    rank = np.empty(count, np.int64)
    rank[order] = np.arange(count)
    together = (np.diff(rank) == 1) & (np.diff(runs[:, 0]) > 0) & (np.diff(runs[:, 1]) > 0)
    contested = _overlap(runs[:, 0], runs[:, 2])
    contested[order] |= _overlap(runs[order, 1], runs[order, 2])
    together &= ~(contested[:-1] | contested[1:])
    begins = np.flatnonzero(np.concatenate(([True], ~together)))
    ends = np.append(begins[1:], count)
    weights = np.add.reduceat(runs[:, 2], begins)
    chosen = _heaviest(
        runs[begins, 0].tolist(),
        runs[begins, 1].tolist(),
        runs[ends - 1, 1].tolist(),
        weights.tolist(),
    )
    mask = np.zeros(count, bool)
    for at in chosen:
        mask[begins[at] : ends[at]] = True
    return mask


def standing(runs: Blocks) -> Blocks:
    """Return the runs of the heaviest chain; none of them is long and covered by another.

    A run weighs all its words in a chain, though the one before it may hold them already: a passage
    that is printed twice would then outweigh what truly stands between two others.
    """
    for _ in range(ROUNDS):
        chosen = np.flatnonzero(chain(runs))
        blocks = runs[chosen]
        if len(blocks) < 2:
            break
        ends = np.maximum.accumulate(blocks[:-1, :2] + blocks[:-1, 2:])
        covered = (ends - blocks[1:, :2]).max(axis=1)
        lost = (blocks[1:, 2] - covered < FEW) & (blocks[1:, 2] >= ALONE)
        if not lost.any():
            break
        runs = np.delete(runs, chosen[1:][lost], axis=0)
    return blocks


def _overlap(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which runs, sorted by start, share more than a few words of one side with another."""
    ends = starts + lengths
    found = np.zeros(len(starts), bool)
    found[1:] = np.minimum(np.maximum.accumulate(ends)[:-1], ends[1:]) - starts[1:] >= FEW
    found[:-1] |= np.minimum(ends[:-1], ends[1:]) - starts[1:] >= FEW
    return found


def _heaviest(
    bases: list[int], firsts: list[int], lasts: list[int], weights: list[int]
) -> list[int]:
    """Return the indices of the heaviest chain whose witness starts rise strictly.

    The front holds, by rising witness start, the best weight that ends there; both rise.
    """
    keys: list[int] = []
    bests: list[int] = []
    tips: list[int] = []
    parents: list[int] = []
    pending: list[tuple[int, int, int]] = []
    base = -1

    def settle() -> None:
        # Runs that begin at one base token cannot follow each other: they enter together.
        for last, best, at in pending:
            place = bisect_left(keys, last)
            if place and bests[place - 1] >= best:
                continue
            if place < len(keys) and keys[place] == last and bests[place] >= best:
                continue
            stop = place
            while stop < len(keys) and bests[stop] <= best:
                stop += 1
            keys[place:stop], bests[place:stop], tips[place:stop] = [last], [best], [at]
        pending.clear()

    for at, first in enumerate(firsts):
        if bases[at] != base:
            settle()
            base = bases[at]
        place = bisect_left(keys, first)
        parents.append(tips[place - 1] if place else -1)
        pending.append((lasts[at], weights[at] + (bests[place - 1] if place else 0), at))
    settle()
    found = []
    at = tips[-1] if tips else -1
    while at >= 0:
        found.append(at)
        at = parents[at]
    return found[::-1]


def trim(blocks: Blocks) -> Blocks:
    """Cut from each block of a chain what the block before it already covers on either side."""
    while len(blocks) > 1:
        ends = blocks[:-1, :2] + blocks[:-1, 2:]
        over = np.maximum((ends - blocks[1:, :2]).max(axis=1), 0)
        if not over.any():
            break
        blocks = blocks.copy()
        blocks[1:, 0] += over
        blocks[1:, 1] += over
        blocks[1:, 2] -= over
        blocks = blocks[blocks[:, 2] > 0]
    return blocks


def supported(blocks: Blocks, shorter: int) -> Blocks:
    """Drop what may have met by chance: short blocks of a chain far from any other.

    ``shorter`` is the length of the shorter text: texts of a few words share but a few.
    """
    if not len(blocks):
        return blocks
    ends = blocks[:-1, :2] + blocks[:-1, 2:]
    far = (blocks[1:, :2] - ends).max(axis=1) > NEAR
    begins = np.flatnonzero(np.concatenate(([True], far)))
    cluster = np.cumsum(np.concatenate(([0], far)))
    shared = np.add.reduceat(blocks[:, 2], begins)
    longest = np.maximum.reduceat(blocks[:, 2], begins)
    keep = (shared >= min(ENOUGH, shorter // 2)) | (longest >= ALONE)
    kept: Blocks = blocks[keep[cluster]]
    return kept
