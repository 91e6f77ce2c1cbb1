"""Lay two token sequences against each other: seeds, the main chain, passages, gaps.

What is compared are ids of compared forms, so that surface damage cannot hide a match.
The order of the two sides decides nothing: they are aligned in a canonical order, and the
result is mirrored where they were given the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.alignment import _chain, _gaps, _passages, _seeds, _slide, _whole
from provenance.model import LABEL, Alignment, Passage, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._seeds import Blocks, Ids
    from provenance.model import Tokens

SEED = 6
"""Tokens in a seed: so many words in the same order seldom meet by chance."""


def align(base: Tokens, witness: Tokens) -> Alignment:
    """Return the main chain of equal tokens, and the passages moved or repeated off the chain.

    Both must have been tokenized with one lexicon. Time grows with n log n, memory with n.
    """
    left, right = base.forms, witness.forms
    whole = Alignment(base, witness, np.array([[0, 0, len(left)]], np.int64))
    if base.content == witness.content and np.array_equal(left, right) and len(left):
        return whole
    if not whole.in_order:
        return align(witness, base).mirrored()
    if not len(left) or not len(right):
        return Alignment(base, witness, np.empty((0, 3), np.int64))
    weights = _gaps.information(left, right)
    label = _label(base, witness)
    runs, blocks = _backbone(left, right, label)
    # Where a passage is printed twice, the chain may change over from one printing to the other
    # in its middle; only when it changes at a border does a whole passage stay free.
    blocks = _slide.slide(base, witness, left, right, _joined(blocks)).copy()
    found = _passages.passages(base, witness, blocks, runs, weights, label)
    blocks, found = _whole.settled(base, witness, blocks[blocks[:, 2] > 0], found)
    free_left, free_right = _without(left, right, found)
    blocks = _gaps.fill(free_left, free_right, blocks, weights, SEED, label)
    if not len(blocks) or int(blocks[:, 2].sum()) * 4 < min(len(left), len(right), 40):
        blocks = blocks[:0]
    blocks = _slide.slide(base, witness, free_left, free_right, _joined(blocks))
    return Alignment(
        base,
        witness,
        blocks[blocks[:, 2] > 0],
        tuple(_passage(left, right, weights, each, label) for each in found),
    )


def _label(base: Tokens, witness: Tokens) -> int:
    """Return the form that all labels share, or -1 where there are none."""
    for tokens in (base, witness):
        at = np.flatnonzero(tokens.kinds == LABEL)
        if len(at):
            return int(tokens.forms[at[0]])
    return -1


def _backbone(left: Ids, right: Ids, label: int) -> tuple[Blocks, Blocks]:
    """Return all seeded runs, and the chain of them, grown."""
    for k in (SEED, SEED - 2):
        runs = _seeds.runs(left, right, k)
        blocks = _chain.trim(_chain.standing(runs))
        blocks = _chain.supported(blocks, min(len(left), len(right)))
        if len(blocks):
            break
    else:
        blocks = _rims(left, right)
    return runs, _gaps.extend(left, right, blocks, label)


def _rims(left: Ids, right: Ids) -> Blocks:
    """Return what both texts begin and end with, if it is most of the shorter one.

    Texts that say one thing over and over have no seed that stands in few places.
    """
    shorter = min(len(left), len(right))
    begin = np.flatnonzero(left[:shorter] != right[:shorter])
    head = int(begin[0]) if len(begin) else shorter
    end = np.flatnonzero(left[::-1][: shorter - head] != right[::-1][: shorter - head])
    tail = int(end[0]) if len(end) else shorter - head
    rows = [(0, 0, head), (len(left) - tail, len(right) - tail, tail)]
    if 2 * (head + tail) < shorter:
        rows = []
    return np.array([row for row in rows if row[2]], np.int64).reshape(-1, 3)


def _without(left: Ids, right: Ids, found: list[_passages.Found]) -> tuple[Ids, Ids]:
    """Return the ids with those of moved and repeated passages made equal to nothing."""
    if not found:
        return left, right
    left, right = left.copy(), right.copy()
    for each in found:
        if each.extra != "witness":
            left[slice(*each.base)] = -1
        if each.extra != "base":
            right[slice(*each.witness)] = -2
    return left, right


def _joined(blocks: Blocks) -> Blocks:
    """Join blocks that follow each other without a gap on either side."""
    if len(blocks) < 2:
        return blocks
    ends = blocks[:-1, :2] + blocks[:-1, 2:]
    fresh = np.append(True, (ends != blocks[1:, :2]).any(axis=1))
    begins = np.flatnonzero(fresh)
    joined = blocks[begins].copy()
    joined[:, 2] = np.add.reduceat(blocks[:, 2], begins)
    return joined


def _passage(
    left: Ids, right: Ids, weights: NDArray[np.float64], found: _passages.Found, label: int
) -> Passage:
    """Align the inside of a passage, from the runs that it was made of."""
    base, witness = Span(*found.base), Span(*found.witness)
    one, other = left[slice(*found.base)], right[slice(*found.witness)]
    if len(one) == len(other) and one[-1] != label and np.array_equal(one, other):
        blocks = np.array([[base.start, witness.start, len(one)]], np.int64)
    else:
        start = np.array((base.start, witness.start, 0), np.int64)
        rows = np.array(found.rows, np.int64) - start
        inside = rows[(rows[:, 1] >= 0) & (rows[:, 1] + rows[:, 2] <= len(other))]
        blocks = _gaps.extend(one, other, _chain.trim(inside), label)
        blocks = _joined(_gaps.fill(one, other, blocks, weights, SEED, label) + start)
    return Passage(
        kind="repeat" if found.extra else "move",
        base=base,
        witness=witness,
        blocks=blocks,
        extra=found.extra or None,
    )
