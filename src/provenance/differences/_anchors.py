"""Words that correspond inside an unequal stretch: damaged, misspelled, split or glued ones.

They are found by laying the words of the stretch against each other by likeness, one to one, one
to several and several to one; what is left between them is other wording.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

MOST_CELLS = 4096
"""Stretches of more cells (base words times witness words) are taken whole."""

_SPLITS = ((1, 2), (2, 1), (1, 3), (3, 1))


class Anchor(NamedTuple):
    """Tokens from ``i`` to ``i_end`` of the base that correspond to ``j`` to ``j_end``."""

    i: int
    i_end: int
    j: int
    j_end: int


def anchors(base: list[str], witness: list[str]) -> list[Anchor]:
    """Return the likely counterparts among two lists of compared forms, in order.

    >>> anchors(["sergey", "operation"], ["sergei", "resolution", "now"])
    [Anchor(i=0, i_end=1, j=0, j_end=1)]
    >>> anchors(["the", "hands", "of"], ["some", "handsof"])
    [Anchor(i=1, i_end=3, j=1, j_end=2)]
    """
    n, m = len(base), len(witness)
    if not n or not m or n * m > MOST_CELLS:
        return []
    # Cost of the best way to lay the first i words against the first j; moves to get there.
    cost = [[float(i + j) for j in range(m + 1)] for i in range(n + 1)]
    move: list[list[tuple[int, int]]] = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if not i and not j:
                continue
            best, step = 1e9, (0, 0)
            if i and cost[i - 1][j] + 1 < best:
                best, step = cost[i - 1][j] + 1, (1, 0)
            if j and cost[i][j - 1] + 1 < best:
                best, step = cost[i][j - 1] + 1, (0, 1)
            if i and j:
                substituted = cost[i - 1][j - 1] + 1.4 * unlike(base[i - 1], witness[j - 1])
                if substituted <= best:
                    best, step = substituted, (1, 1)
            for a, b in _SPLITS:
                if i >= a and j >= b:
                    one, other = "".join(base[i - a : i]), "".join(witness[j - b : j])
                    if len(one) > 2 and one == other and cost[i - a][j - b] + 0.1 < best:
                        best, step = cost[i - a][j - b] + 0.1, (a, b)
            cost[i][j], move[i][j] = best, step
    found = []
    i, j = n, m
    while i or j:
        a, b = move[i][j]
        if a and b and (a + b > 2 or unlike(base[i - 1], witness[j - 1]) <= 0.5):
            found.append(Anchor(i - a, i, j - b, j))
        i, j = i - a, j - b
    return found[::-1]


@lru_cache(maxsize=1 << 16)
def unlike(one: str, other: str) -> float:
    """Return how unlike two compared forms are: 0 the same, 1 nothing in common."""
    if one == other:
        return 0.0
    if one[:1] == "\x00" or other[:1] == "\x00":  # labels and stage directions are no words
        return 0.2 if one[:2] == other[:2] else 1.0
    if any(c.isdigit() for c in one) and any(c.isdigit() for c in other):
        return 0.3
    return Indel.normalized_distance(one, other)
