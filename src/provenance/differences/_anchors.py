"""Words that correspond inside an unequal stretch: damaged, misspelled, split or glued ones.

They are found by laying the words of the stretch against each other by likeness, one to one, one
to several and several to one; what is left between them is other wording.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from provenance.text.contractions import is_contracted
from provenance.text.numbers import is_joint, is_range, same_figures, same_value
from provenance.text.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CELLS = 4096
"""Stretches of more cells (base words times witness words) are taken whole."""

_SPLITS = ((1, 2), (2, 1), (1, 3), (3, 1))
_SIGNS = frozenset("$€£¥₹₽")
_PER_CENT = frozenset({"%", "percent"})


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
            best, step = row[j - 1] + 1.0, (0, 1)
            if (other_best := above[j] + 1.0) < best:
                best, step = other_best, (1, 0)
            if (other_best := above[j - 1] + 1.4 * unlike(word, other)) < best:
                best, step = other_best, (1, 1)
            for a, b in splits.get((i, j), ()):
                best, step = min((best, step), (cost[i - a][j - b] + 0.1, (a, b)))
            row.append(best)
            taken.append(step)
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
    letters = "".join((*base, *witness))
    spelled = _as_they_are if letters.isascii() and letters.isalpha() else _spelled
    for a, b in _SPLITS:
        there: dict[str, list[int]] = {}
        for j in range(b, len(witness) + 1):
            for key in spelled(witness[j - b : j]):
                there.setdefault(key, []).append(j)
        for i in range(a, len(base) + 1):
            keys = spelled(base[i - a : i])
            for key in keys if len(keys[0]) > 1 else ():
                for j in there.get(key, ()) if key else ():
                    found.setdefault((i, j), []).append((a, b))
    if spelled is _as_they_are:
        return found
    for ends, sizes in (*_short_forms(base, witness), *_amounts(base, witness)):
        found.setdefault(ends, []).append(sizes)
    return found


def _short_forms(
    base: list[str], witness: list[str]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield ends, and numbers of words, of a short form beside two words: that's, that is."""
    for short, long, mirrored in ((base, witness, False), (witness, base, True)):
        for i, word in enumerate(short, 1):
            if "'" not in word:
                continue
            for j in range(2, len(long) + 1):
                if is_contracted(word, long[j - 2 : j], "en"):
                    yield ((j, i), (2, 1)) if mirrored else ((i, j), (1, 2))


def _amounts(
    base: list[str], witness: list[str]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield ends, and numbers of words, of an amount with a sign beside one in words: $1."""
    for signed, said, mirrored in ((base, witness, False), (witness, base, True)):
        for i in range(2, len(signed) + 1):
            sign, figure = signed[i - 2 : i]
            if sign not in _SIGNS or not figure[:1].isdigit():
                continue
            for j in range(1, len(said) + 1):
                if is_joint(said[j - 1]) or is_range(said[j - 1]):
                    continue
                for size in (1, 2):
                    words = " ".join(said[max(j - size, 0) : j])
                    if size <= j and is_amount(sign + figure, words):
                        yield ((j, i), (size, 2)) if mirrored else ((i, j), (2, size))


def _as_they_are(forms: list[str]) -> tuple[str, ...]:
    return ("".join(forms),)


def _spelled(forms: list[str]) -> tuple[str, ...]:
    """Return forms as one, also without the letters that became marks in a text of ASCII."""
    joined = _joined(forms)
    return (joined,) if joined.isascii() else (joined, "".join(filter(str.isascii, joined)))


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
    if {one, other} == _PER_CENT:
        return 0.1
    if not (one.isascii() and other.isascii()) and plain(one) == plain(other):
        return 0.1
    return Indel.normalized_distance(one, other)


@lru_cache(maxsize=1 << 12)
def is_amount(signed: str, said: str) -> bool:
    """Whether "$1" stands for what is said: "one dollar", and "one", which leaves that out."""
    return same_value(signed, said) or same_figures(signed, said)
