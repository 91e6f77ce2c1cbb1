"""Words that correspond inside an unequal stretch: damaged, misspelled, split or glued ones.

They are found by laying the words of the stretch against each other by likeness, one to one, one
to several and several to one; what is left between them is other wording.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from provenance.text.numbers import same_value

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

    >>> anchors(["sergey", "operation"], ["sergei", "hat", "now"])
    [Anchor(i=0, i_end=1, j=0, j_end=1)]
    >>> anchors(["my", "hands", "of"], ["some", "handsof"])
    [Anchor(i=1, i_end=3, j=1, j_end=2)]
    """
    n, m = len(base), len(witness)
    if not n or not m or n * m > MOST_CELLS:
        return []
    # The cost of the best way to lay the first i words against the first j, and its last step. A
    # word that is left out costs 1, two words that have nothing in common 1.4: fewer than leaving
    # out both, so that other wording stays together.
    splits = _splits(base, witness)
    above = [float(j) for j in range(m + 1)]
    cost = [above]
    steps = [[(0, 0)] + [(0, 1)] * m]
    for i, word in enumerate(base, 1):
        row, taken = [float(i)], [(1, 0)]
        for j, other in enumerate(witness, 1):
            best = row[j - 1] + 1.0, (0, 1)
            best = min(best, (above[j] + 1.0, (1, 0)))
            best = min(best, (above[j - 1] + 1.4 * unlike(word, other), (1, 1)))
            for a, b in splits.get((i, j), ()):
                best = min(best, (cost[i - a][j - b] + 0.1, (a, b)))
            row.append(best[0])
            taken.append(best[1])
        cost.append(row)
        steps.append(taken)
        above = row
    found = []
    i, j = n, m
    while i or j:
        a, b = steps[i][j]
        if a and b and (a + b > 2 or unlike(base[i - 1], witness[j - 1]) <= 0.5):
            found.append(Anchor(i - a, i, j - b, j))
        i, j = i - a, j - b
    return found[::-1]


def _splits(base: list[str], witness: list[str]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return by (i, j) how many words before them are the same letters, split otherwise."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for a, b in _SPLITS:
        there: dict[str, list[int]] = {}
        for j in range(b, len(witness) + 1):
            other = _joined(witness[j - b : j])
            for key in {other, _ascii(other)}:
                there.setdefault(key, []).append(j)
        for i in range(a, len(base) + 1):
            one = _joined(base[i - a : i])
            for key in {one, _ascii(one)} - {""} if len(one) > 1 else ():
                for j in there.get(key, ()):
                    found.setdefault((i, j), []).append((a, b))
    return found


def _ascii(form: str) -> str:
    """Leave out letters outside ASCII, as a text does in which they became marks."""
    return form if form.isascii() else "".join(filter(str.isascii, form))


def _joined(forms: list[str]) -> str:
    """Return forms as one, without the marks that are lost where a word or figure is cut."""
    joined = "".join(forms)
    for mark in "'.,:" if any(map(str.isdigit, joined)) else "'":
        joined = joined.replace(mark, "")
    return joined


@lru_cache(maxsize=1 << 16)
def unlike(one: str, other: str) -> float:
    """Return how unlike two compared forms are: 0 the same, 1 nothing in common."""
    if one == other:
        return 0.0
    if one[:1] == "\x00" or other[:1] == "\x00":  # labels and stage directions are no words
        return 0.2 if one[:2] == other[:2] else 1.0
    if any(c.isdigit() for c in one) and any(c.isdigit() for c in other):
        return 0.3
    if one.isdigit() != other.isdigit() and same_value(one, other):
        return 0.1  # "2" and "two"
    return Indel.normalized_distance(one, other)
