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

LEAST_MOVED = 8
LEAST_REPEATED = 12
"""Shorter passages are phrases that a speaker uses again."""


class Found(NamedTuple):
    """A passage in token positions; ``extra`` is the side that repeats it, empty for a move."""

    base: tuple[int, int]
    witness: tuple[int, int]
    extra: Side | Literal[""]


def passages(base: Ids, witness: Ids, chained: Blocks, runs: Blocks, label: int) -> list[Found]:
    """Return the passages among the runs that the chain leaves free, in order of base position.

    A run whose text the chain leaves free on both sides was moved; one that is free on one side
    only is printed once more there. Long passages are taken first, and no token twice.
    """
    if not len(runs):
        return []
    taken_base, taken_witness = _taken(len(base), chained, 0), _taken(len(witness), chained, 1)
    groups = _groups(_free(runs, taken_base, taken_witness))
    found = []
    for group in sorted(groups, key=lambda g: (-sum(r[2] for r in g), g[0])):
        passage = _claim(base, witness, group, taken_base, taken_witness, label)
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


def _claim(
    base: Ids,
    witness: Ids,
    group: list[tuple[int, int, int]],
    taken_base: NDArray[np.bool_],
    taken_witness: NDArray[np.bool_],
    label: int,
) -> Found | None:
    i, j = group[0][:2]
    end_i, end_j = group[-1][0] + group[-1][2], group[-1][1] + group[-1][2]
    free_base = int((~taken_base[i:end_i]).sum())
    free_witness = int((~taken_witness[j:end_j]).sum())
    on_base, on_witness = 2 * free_base >= end_i - i, 2 * free_witness >= end_j - j
    if not (on_base or on_witness):
        return None
    # Cut what is taken from the ends, then grow while the words are the same and free.
    while i < end_i and j < end_j and _held(taken_base, taken_witness, i, j, on_base, on_witness):
        i, j = i + 1, j + 1
    while (
        i < end_i
        and j < end_j
        and _held(taken_base, taken_witness, end_i - 1, end_j - 1, on_base, on_witness)
    ):
        end_i, end_j = end_i - 1, end_j - 1
    while (
        i
        and j
        and base[i - 1] == witness[j - 1]
        and not _held(taken_base, taken_witness, i - 1, j - 1, on_base, on_witness)
    ):
        i, j = i - 1, j - 1
    while (
        end_i < len(base)
        and end_j < len(witness)
        and base[end_i] == witness[end_j]
        and not _held(taken_base, taken_witness, end_i, end_j, on_base, on_witness)
    ):
        end_i, end_j = end_i + 1, end_j + 1
    while end_i > i and end_j > j and base[end_i - 1] == label:
        end_i, end_j = end_i - 1, end_j - 1
    if on_base and taken_base[i:end_i].any():
        return None
    if on_witness and taken_witness[j:end_j].any():
        return None
    shared = sum(min(x + n, end_i) - max(x, i) for x, _, n in group if x + n > i and x < end_i)
    least = LEAST_MOVED if on_base and on_witness else LEAST_REPEATED
    if shared < least or 2 * shared < max(end_i - i, end_j - j):
        return None
    extra: Side | Literal[""] = "" if on_base and on_witness else "base" if on_base else "witness"
    return Found((i, end_i), (j, end_j), extra)


def _held(
    taken_base: NDArray[np.bool_],
    taken_witness: NDArray[np.bool_],
    i: int,
    j: int,
    on_base: bool,
    on_witness: bool,
) -> bool:
    return bool((on_base and taken_base[i]) or (on_witness and taken_witness[j]))
