"""Moves and repeats: passages that stand in both texts but not in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._seeds import Blocks, Ids
    from provenance.model import Side

NEAR = 40
"""Runs off the chain no farther apart than so many tokens belong to one passage."""

LEAST_FREE = 4
"""Shorter stretches of a run say nothing about where a passage went."""

SMALL_EDIT = 5
"""A passage goes on over an edit of so many words, on both sides together."""

LEAST_MOVED = 6
LEAST_REPEATED = 12
"""Shorter passages are phrases that a speaker uses again."""


class Found(NamedTuple):
    """A passage in token positions; ``extra`` is the side that repeats it, empty for a move.

    ``rows`` are the runs that it was made of, in order.
    """

    base: tuple[int, int]
    witness: tuple[int, int]
    extra: Side | Literal[""]
    rows: tuple[tuple[int, int, int], ...]


def passages(
    base: Ids,
    witness: Ids,
    chained: Blocks,
    runs: Blocks,
    weights: NDArray[np.float64],
    label: int,
) -> list[Found]:
    """Return the passages among the runs that the chain leaves free, in order of base position.

    A run whose text the chain leaves free on both sides was moved; one that is free on one side
    only is printed once more there. Long passages are taken first, and no token twice.
    """
    if not len(runs):
        return []
    taken_base, taken_witness = _taken(len(base), chained, 0), _taken(len(witness), chained, 1)
    sides = _Sides(base, witness, taken_base, taken_witness, weights, label)
    groups = _groups(_free(runs, taken_base, taken_witness))
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


def _taken(size: int, blocks: Blocks, side: int) -> NDArray[np.bool_]:
    edges = np.zeros(size + 1, np.int32)
    np.add.at(edges, blocks[:, side], 1)
    np.add.at(edges, blocks[:, side] + blocks[:, 2], -1)
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


def _groups(rows: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Join rows, in order of witness position, that follow each other closely on both sides."""
    groups: list[list[tuple[int, int, int]]] = []
    open_groups: list[list[tuple[int, int, int]]] = []
    for i, j, length in rows:
        open_groups = [g for g in open_groups if j - g[-1][1] - g[-1][2] <= NEAR][-32:]
        for group in reversed(open_groups):
            x, y, size = group[-1]
            if x < i and y < j and i - x - size <= NEAR and j - y - size <= NEAR:
                group.append((i, j, length))
                break
        else:
            groups.append([(i, j, length)])
            open_groups.append(groups[-1])
    return groups


def _claim(sides: _Sides, group: list[tuple[int, int, int]]) -> Found | None:
    """Return the passage that a group of runs makes, if what is free of it is long enough."""
    i, j = group[0][:2]
    end_i, end_j = group[-1][0] + group[-1][2], group[-1][1] + group[-1][2]
    on_base = 2 * int(sides.taken_base[i:end_i].sum()) <= end_i - i
    on_witness = 2 * int(sides.taken_witness[j:end_j].sum()) <= end_j - j
    if not (on_base or on_witness):
        return None
    sides = sides.only(on_base=on_base, on_witness=on_witness)
    while i < end_i and j < end_j and not sides.free(i, j):
        i, j = i + 1, j + 1
    while i < end_i and j < end_j and not sides.free(end_i - 1, end_j - 1):
        end_i, end_j = end_i - 1, end_j - 1
    i, j = _grown(sides, i - 1, j - 1, -1)
    end_i, end_j = _grown(sides, end_i, end_j, 1)
    i, j = i + 1, j + 1
    while end_i > i and end_j > j and sides.base[end_i - 1] == sides.label:
        end_i, end_j = end_i - 1, end_j - 1
    if sides.taken_base[i:end_i].any() or sides.taken_witness[j:end_j].any():
        return None
    rows = tuple(
        (max(x, i), y + max(i - x, 0), min(x + n, end_i) - max(x, i))
        for x, y, n in group
        if x + n > i and x < end_i
    )
    shared = sum(row[2] for row in rows)
    least = LEAST_MOVED if on_base and on_witness else LEAST_REPEATED
    if shared < least or 3 * shared < max(end_i - i, end_j - j):
        return None
    extra: Side | Literal[""] = "" if on_base and on_witness else "base" if on_base else "witness"
    return Found((i, end_i), (j, end_j), extra, rows)


def _grown(sides: _Sides, i: int, j: int, way: int) -> tuple[int, int]:
    """Go on from tokens ``i`` and ``j`` while the words are free and the same, over small edits.

    Returns the first tokens that no longer belong to the passage.
    """
    while True:
        while sides.same(i, j):
            i, j = i + way, j + way
        for skipped in range(1, SMALL_EDIT + 1):
            # Words replaced by as many are likelier than words put in or left out.
            options = sorted(range(skipped + 1), key=lambda a: abs(2 * a - skipped))
            steps = [(i + way * a, j + way * (skipped - a)) for a in options]
            found = next((at for at in steps if sides.resumes(*at, way)), None)
            if found and sides.free_between(i, found[0], j, found[1]):
                i, j = found
                break
        else:
            return i, j


class _Sides(NamedTuple):
    """The ids of both texts, what of them is taken, and what a shared word proves by id."""

    base: Ids
    witness: Ids
    taken_base: NDArray[np.bool_]
    taken_witness: NDArray[np.bool_]
    weights: NDArray[np.float64]
    label: int

    def only(self, *, on_base: bool, on_witness: bool) -> _Sides:
        """Return the same with nothing taken on a side where the passage may lie on others."""
        return self._replace(
            taken_base=self.taken_base if on_base else np.zeros(len(self.base), bool),
            taken_witness=self.taken_witness if on_witness else np.zeros(len(self.witness), bool),
        )

    def free(self, i: int, j: int) -> bool:
        """Whether there are such tokens, and neither is taken."""
        return (
            0 <= i < len(self.base)
            and 0 <= j < len(self.witness)
            and not self.taken_base[i]
            and not self.taken_witness[j]
        )

    def same(self, i: int, j: int) -> bool:
        """Whether both tokens are free and equal."""
        return self.free(i, j) and bool(self.base[i] == self.witness[j])

    def resumes(self, i: int, j: int, way: int) -> bool:
        """Whether two tokens from here on are the same, and not both of them common words."""
        return (
            self.same(i, j)
            and self.same(i + way, j + way)
            and float(self.weights[self.base[i]] + self.weights[self.base[i + way]]) > 1
        )

    def free_between(self, i: int, to_i: int, j: int, to_j: int) -> bool:
        """Whether nothing is taken between two places on either side."""
        left = slice(*sorted((i, to_i)))
        right = slice(*sorted((j, to_j)))
        return not (self.taken_base[left].any() or self.taken_witness[right].any())
