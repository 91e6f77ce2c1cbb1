"""Three words in a row that a gap has once on both sides, found in all gaps at once.

Where words are changed every few words, a gap is a long row of small ones; taken apart here, each
costs no call of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.alignment import _seeds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._seeds import Blocks, Ids

WORDS = 3

SMALLEST, LARGEST = 4, 128
"""Tokens of a gap, its shorter and its longer side; others are aligned as they are."""

LOPSIDED = 2
"""A gap with so many times more tokens on one side lacks most of them: no place for chance."""


def runs(base: Ids, witness: Ids, begins: Blocks, sizes: Blocks) -> Blocks:
    """Return runs of equal tokens inside gaps as (base start, witness start, length) rows.

    ``begins`` and ``sizes`` have a row for each gap, base and witness. The runs keep one order, and
    each outweighs what is unequal around it in its gap.
    """
    few, many = sizes.min(axis=1), sizes.max(axis=1)
    chosen = np.flatnonzero((few >= SMALLEST) & (many <= np.minimum(LARGEST, LOPSIDED * few)))
    if not len(chosen):
        return np.empty((0, 3), np.int64)
    at_base, key_base = _shingles(base, begins[chosen, 0], sizes[chosen, 0])
    at_witness, key_witness = _shingles(witness, begins[chosen, 1], sizes[chosen, 1])
    x, y = _seeds.pairs(key_base, key_witness, 2)
    order = np.argsort(at_base[x])
    i, j = at_base[x][order], at_witness[y][order]
    sure = (base[i] >= 0) & (base[i] == witness[j]) & (base[i + 2] == witness[j + 2])
    i, j = i[sure], j[sure]
    ordered = (j == np.maximum.accumulate(j)) if len(j) else np.zeros(0, bool)
    if len(j):
        ordered &= j == np.minimum.accumulate(j[::-1])[::-1]
    i, j = i[ordered], j[ordered]
    if not len(i):
        return np.empty((0, 3), np.int64)
    fresh = np.append(True, (np.diff(i) != 1) | (np.diff(j) != 1))
    starts = np.flatnonzero(fresh)
    lengths = np.diff(np.append(starts, len(i))) + WORDS - 1
    return _outweighing(np.column_stack((i[starts], j[starts], lengths)), begins, sizes)


def _shingles(
    ids: Ids, begins: NDArray[np.int64], sizes: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Return where three tokens in a row stand in each gap, and a key of them and of the gap."""
    counts = sizes - WORDS + 1
    gap = np.repeat(np.arange(len(begins)), counts)
    at = begins[gap] + np.arange(len(gap)) - np.repeat(np.cumsum(counts) - counts, counts)
    keys = gap.astype(np.uint64)
    for offset in range(WORDS):
        keys = (keys + ids[at + offset].astype(np.int64).view(np.uint64)) * _MIX
        keys ^= keys >> np.uint64(29)
    return at, keys


_MIX = np.uint64(0x9E3779B97F4A7C15)


def _outweighing(found: Blocks, begins: Blocks, sizes: Blocks) -> Blocks:
    """Drop runs that are short beside what is unequal on both sides of them."""
    while len(found):
        gap = np.searchsorted(begins[:, 0], found[:, 0], side="right") - 1
        ends = found[:, :2] + found[:, 2:]
        same = gap[1:] == gap[:-1]
        before = found[:, :2] - begins[gap]
        before[1:][same] = (found[1:, :2] - ends[:-1])[same]
        after = begins[gap] + sizes[gap] - ends
        after[:-1][same] = (found[1:, :2] - ends[:-1])[same]
        keep = 2 * found[:, 2] > np.minimum(before.max(axis=1), after.max(axis=1))
        # runs that overlap on a side are cut by nobody here: the later one goes
        keep[1:] &= (before[1:] >= 0).all(axis=1)
        if keep.all():
            break
        found = found[keep]
    return found
