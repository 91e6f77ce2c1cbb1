"""Moves and repeats: passages that stand in both texts but not in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from provenance.alignment._extent import (
    chained_rim,
    freed,
    grown,
    relevant,
    repeated,
    rounded,
    within,
)
from provenance.alignment._onward import much_alike
from provenance.alignment._rims import Chain
from provenance.alignment._sides import LEAST_REPEATED, Sides

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._seeds import Blocks
    from provenance.model import Side, Tokens

NEAR = 64
"""Runs off the chain no farther apart than so many tokens belong to one passage."""

DETOUR = 0.5
"""Tokens that a passage must gain for each token by which its two sides come out of step."""

LEAST_FREE = 4
"""Shorter stretches of a run say nothing about where a passage went."""

SENTENCES = 40
"""So many tokens that stand twice are more than a phrase, wherever they begin and end."""

LEAST_MOVED = 6
"""Shorter passages are phrases that a speaker uses again; so are repeated ones of fewer than 12."""


class Found(NamedTuple):
    """A passage in token positions; ``extra`` is the side that repeats it, empty for a move.

    ``rows`` are the runs that it was made of, in order.
    """

    base: tuple[int, int]
    witness: tuple[int, int]
    extra: Side | Literal[""]
    rows: tuple[tuple[int, int, int], ...]


def passages(
    base: Tokens,
    witness: Tokens,
    chained: Blocks,
    runs: Blocks,
    weights: NDArray[np.float64],
    label: int,
) -> list[Found]:
    """Return the passages among the runs that the chain leaves free, in order of base position.

    A run whose text the chain leaves free on both sides was moved; one that is free on one side
    only is printed once more there. Long passages are taken first, and no token twice. Where the
    chain has taken the first or last words of a passage along, ``chained`` is cut in place.
    """
    if not len(runs):
        return []
    taken_base, taken_witness = taken(len(base), chained, 0), taken(len(witness), chained, 1)
    sides = Sides(
        base.forms,
        witness.forms,
        taken_base,
        taken_witness,
        weights,
        label,
        (base, witness),
        (np.zeros_like(taken_base), np.zeros_like(taken_witness)),
        Chain(chained, taken_base, taken_witness),
    )
    groups = _groups(sides, _free(runs, taken_base, taken_witness))
    found = []
    for group in sorted(groups, key=lambda g: (-sum(r[2] for r in g), g[0])):
        passage = _claim(sides, group)
        if passage:
            found.append(passage)
            if passage.extra != "witness":
                taken_base[slice(*passage.base)] = True
            if passage.extra != "base":
                taken_witness[slice(*passage.witness)] = True
    return sorted(found)


def taken(size: int, blocks: Blocks, side: int) -> NDArray[np.bool_]:
    """Tell which of ``size`` tokens of a side the blocks hold."""
    starts = blocks[:, side]
    edges = np.bincount(starts, minlength=size + 1)
    edges -= np.bincount(starts + blocks[:, 2], minlength=size + 1)
    return np.cumsum(edges[:-1]) > 0


def _free(
    runs: Blocks, taken_base: NDArray[np.bool_], taken_witness: NDArray[np.bool_]
) -> list[tuple[int, int, int]]:
    """Return the stretches of ``runs`` that the chain leaves free on one side or both."""
    free_base = np.concatenate(([0], np.cumsum(~taken_base)))
    free_witness = np.concatenate(([0], np.cumsum(~taken_witness)))
    at_base = free_base[runs[:, 0] + runs[:, 2]] - free_base[runs[:, 0]]
    at_witness = free_witness[runs[:, 1] + runs[:, 2]] - free_witness[runs[:, 1]]
    rows = []
    for i, j, length in runs[np.maximum(at_base, at_witness) >= LEAST_FREE].tolist():
        free = ~taken_base[i : i + length] | ~taken_witness[j : j + length]
        edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8)))
        rows += [
            (i + start, j + start, stop - start)
            for start, stop in edges.reshape(-1, 2).tolist()
            if stop - start >= LEAST_FREE
        ]
    return sorted(rows, key=lambda row: (row[1], row[0]))


def _groups(sides: Sides, rows: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Join rows, in order of witness position, that follow each other closely on both sides.

    Collinear chaining (Abouelhoda and Ohlebusch 2005), a row looking back at the few before it: a
    phrase that stands nearby a second time costs the way to it and back, so the passage does not
    leave its diagonal for it.
    """
    scores: list[float] = []
    before: list[tuple[int, int]] = []
    near: list[int] = []
    for at, (i, j, length) in enumerate(rows):
        best, parent, covered = float(length), -1, 0
        near = [p for p in near if j - rows[p][1] - rows[p][2] <= NEAR][-32:]
        for p in near:
            x, y, size = rows[p]
            over = max(x + size - i, y + size - j, 0)
            apart_base, apart_witness = i + over - x - size, j + over - y - size
            if x >= i or y >= j or over >= length or max(apart_base, apart_witness) > NEAR:
                continue
            score = scores[p] + length - over - DETOUR * abs(apart_base - apart_witness)
            between = x + size, i + over, y + size, j + over
            if score > best and not (sides.parted(*between) or sides.crossed(*between)):
                best, parent, covered = score, p, over
        scores.append(best)
        before.append((parent, covered))
        near.append(at)
    groups = []
    used = [False] * len(rows)
    for end in sorted(range(len(rows)), key=lambda at: (-scores[at], rows[at])):
        at, group = end, []
        while at >= 0 and not used[at]:
            used[at] = True
            parent, over = before[at]
            if parent >= 0 and used[parent]:
                over = 0
            i, j, length = rows[at]
            group.append((i + over, j + over, length - over))
            at = parent
        if group:
            groups.append(group[::-1])
    return groups


def _claim(sides: Sides, group: list[tuple[int, int, int]]) -> Found | None:
    """Return the passage that a group of runs makes, if what is free of it is long enough.

    Free on both sides it was moved. Where part of it stands in its place on one side, the other
    side prints it once more.
    """
    i, j = group[0][:2]
    end_i, end_j = group[-1][0] + group[-1][2], group[-1][1] + group[-1][2]
    at_base = int(sides.taken_base[i:end_i].sum())
    at_witness = int(sides.taken_witness[j:end_j].sum())
    on_base, on_witness = 2 * at_base <= end_i - i, 2 * at_witness <= end_j - j
    if on_base and on_witness:
        moved = _cut(sides, group, "")
        if moved or bool(at_base) == bool(at_witness):
            return moved
        on_base, on_witness = not at_base, not at_witness
    if on_base:
        return _cut(sides, group, "base")
    return _cut(sides, group, "witness") if on_witness else None


def _cut(
    sides: Sides, group: list[tuple[int, int, int]], extra: Side | Literal[""]
) -> Found | None:
    """Return the passage from where to where its words are free, if it is long enough."""
    sides = sides.only(on_base=extra != "witness", on_witness=extra != "base")
    group = freed(sides, group)
    if not group:
        return None
    i, j = group[0][:2]
    end_i, end_j = group[-1][0] + group[-1][2], group[-1][1] + group[-1][2]
    i, j = grown(sides, i - 1, j - 1, -1, extra)
    end_i, end_j = grown(sides, end_i, end_j, 1, extra)
    i, j = within(sides, i + 1, j + 1, end_i, -1)
    end_i, end_j = within(sides, end_i, end_j, i, 1)
    size = max(end_i - i, end_j - j)
    while end_i > i and end_j > j and sides.base[end_i - 1] == sides.label:
        end_i, end_j = end_i - 1, end_j - 1
    end_i, end_j = rounded(sides, end_i, end_j, 1, extra, (i, j))
    i, j = rounded(sides, i, j, -1, extra, (end_i, end_j))
    if extra:
        i, j = repeated(sides, i, j, end_i, -1, extra)
        end_i, end_j = repeated(sides, end_i, end_j, i, 1, extra)
    if sides.taken_base[i:end_i].any() or sides.taken_witness[j:end_j].any():
        return None
    head, tail = chained_rim(sides, i, j, -1, extra), chained_rim(sides, end_i, end_j, 1, extra)
    i, j, end_i, end_j = i - head, j - head, end_i + tail, end_j + tail
    rows = tuple(
        (max(x, i), y + max(i - x, 0), min(x + n, end_i) - max(x, i))
        for x, y, n in group
        if x + n > i and x < end_i
    )
    shared = sum(row[2] for row in rows)
    if shared < LEAST_REPEATED <= size <= SENTENCES:  # an edit in it leaves its seeds short
        one, other = sides.base[i:end_i].tolist(), sides.witness[j:end_j].tolist()
        alike = LCSseq.similarity(one, other)
        shared = alike if 3 * alike >= 2 * max(len(one), len(other)) else shared
    if shared < (LEAST_REPEATED if extra else LEAST_MOVED):
        return None
    if 3 * shared < size and not much_alike(sides, (i, j), rows, (end_i, end_j), size):
        return None
    if extra and shared < SENTENCES and not sides.rounded((i, end_i), (j, end_j), extra):
        return None
    if not extra and shared < LEAST_REPEATED and not sides.paused((i, end_i), (j, end_j)):
        return None
    for side, start, stop in relevant(extra, (i, end_i), (j, end_j)):
        sides.chain.give_back(side, start, start + head, tail=True)
        sides.chain.give_back(side, stop - tail, stop, tail=False)
    return Found((i, end_i), (j, end_j), extra, rows)
