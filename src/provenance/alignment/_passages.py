"""Moves and repeats: passages that stand in both texts but not in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from provenance.model import PARAGRAPH, SENTENCE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._seeds import Blocks, Ids
    from provenance.model import Side, Tokens

NEAR = 64
"""Runs off the chain no farther apart than so many tokens belong to one passage."""

DETOUR = 0.5
"""Tokens that a passage must gain for each token by which its two sides come out of step."""

LEAST_FREE = 4
"""Shorter stretches of a run say nothing about where a passage went."""

SMALL_EDIT = 5
"""A passage goes on over an edit of so many words, on both sides together."""

REST = 80
"""A passage goes on to the border of its paragraph when that lies so many tokens away at most."""

FEW = 2
"""So few tokens belong to the passage beside them, whatever they are."""

SENTENCES = 40
"""So many tokens that stand twice are more than a phrase, wherever they begin and end."""

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
    base: Tokens,
    witness: Tokens,
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
    sides = _Sides(
        base.forms,
        witness.forms,
        taken_base,
        taken_witness,
        weights,
        label,
        (base, witness),
        (np.zeros_like(taken_base), np.zeros_like(taken_witness)),
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


def _groups(sides: _Sides, rows: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
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


def _claim(sides: _Sides, group: list[tuple[int, int, int]]) -> Found | None:
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
    sides: _Sides, group: list[tuple[int, int, int]], extra: Side | Literal[""]
) -> Found | None:
    """Return the passage from where to where its words are free, if it is long enough."""
    i, j = group[0][:2]
    end_i, end_j = group[-1][0] + group[-1][2], group[-1][1] + group[-1][2]
    sides = sides.only(on_base=extra != "witness", on_witness=extra != "base")
    while i < end_i and j < end_j and not sides.free(i, j):
        i, j = i + 1, j + 1
    while i < end_i and j < end_j and not sides.free(end_i - 1, end_j - 1):
        end_i, end_j = end_i - 1, end_j - 1
    i, j = _grown(sides, i - 1, j - 1, -1)
    end_i, end_j = _grown(sides, end_i, end_j, 1)
    i, j = _rounded(sides, i + 1, j + 1, -1, extra)
    while end_i > i and end_j > j and sides.base[end_i - 1] == sides.label:
        end_i, end_j = end_i - 1, end_j - 1
    end_i, end_j = _rounded(sides, end_i, end_j, 1, extra)
    if sides.taken_base[i:end_i].any() or sides.taken_witness[j:end_j].any():
        return None
    rows = tuple(
        (max(x, i), y + max(i - x, 0), min(x + n, end_i) - max(x, i))
        for x, y, n in group
        if x + n > i and x < end_i
    )
    shared = sum(row[2] for row in rows)
    if shared < (LEAST_REPEATED if extra else LEAST_MOVED):
        return None
    if 3 * shared < max(end_i - i, end_j - j):
        return None
    if extra and shared < SENTENCES and not sides.rounded((i, end_i), (j, end_j), extra):
        return None
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


def _rounded(sides: _Sides, i: int, j: int, way: int, extra: Side | Literal[""]) -> tuple[int, int]:
    """Go on from borders ``i`` and ``j`` to where the paragraph begins or ends on both sides.

    A passage seldom begins or ends inside a paragraph; where an edit stands near its rim, what lies
    beyond is too little to be found alone. Nothing changes where the rests are not much alike.
    """
    one, other = (_to_paragraph(t, at, way) for t, at in zip(sides.tokens, (i, j), strict=True))
    if one is None or other is None or not sides.free_between(i, one, j, other):
        return i, j
    left = sides.base[slice(*sorted((i, one)))].tolist()
    right = sides.witness[slice(*sorted((j, other)))].tolist()
    longest = max(len(left), len(right))
    if extra and not (left and right):  # what only one printing has is no part of what they share
        return i, j
    if longest > FEW and 2 * Levenshtein.distance(left, right) > longest:
        return i, j
    return one, other


def _to_paragraph(tokens: Tokens, at: int, way: int) -> int | None:
    """Return the nearest border of a paragraph at or beyond border ``at``, if it is near."""
    for place in range(at, at + way * (REST + 1), way):
        if not 0 <= place <= len(tokens):
            return None
        if tokens.border(place) >= PARAGRAPH:
            return place
    return None


class _Sides(NamedTuple):
    """The ids of both texts, what of them is taken, and what a shared word proves by id."""

    base: Ids
    witness: Ids
    taken_base: NDArray[np.bool_]
    taken_witness: NDArray[np.bool_]
    weights: NDArray[np.float64]
    label: int
    tokens: tuple[Tokens, Tokens]
    nothing: tuple[NDArray[np.bool_], NDArray[np.bool_]]

    def only(self, *, on_base: bool, on_witness: bool) -> _Sides:
        """Return the same with nothing taken on a side where the passage may lie on others."""
        return self._replace(
            taken_base=self.taken_base if on_base else self.nothing[0],
            taken_witness=self.taken_witness if on_witness else self.nothing[1],
        )

    def crossed(self, i: int, to_i: int, j: int, to_j: int) -> bool:
        """Whether the chain passes between two places on both sides."""
        return bool(self.taken_base[i:to_i].any() and self.taken_witness[j:to_j].any())

    def parted(self, i: int, to_i: int, j: int, to_j: int) -> bool:
        """Whether one side has whole paragraphs between two places, and the other next to nothing.

        What goes on behind them is a passage of its own: they may have gone elsewhere.
        """
        at = 0 if to_i - i > to_j - j else 1
        start, stop = ((i, to_i), (j, to_j))[at]
        if stop - start - min(to_i - i, to_j - j) < LEAST_REPEATED:
            return False
        tokens = self.tokens[at]
        return min(tokens.border(start), tokens.border(stop)) >= PARAGRAPH

    def rounded(self, base: tuple[int, int], witness: tuple[int, int], extra: Side) -> bool:
        """Whether the repeating side begins and ends it at sentences, or beside what is taken."""
        at = 0 if extra == "base" else 1
        start, stop = (base, witness)[at]
        taken = (self.taken_base, self.taken_witness)[at]
        begins = self.tokens[at].border(start) >= SENTENCE or taken[start - 1]
        ends = self.tokens[at].border(stop) >= SENTENCE or taken[stop]
        return bool(begins and ends)

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
