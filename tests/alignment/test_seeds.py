"""Positions of equal hashes: the same ones, whether or not they are looked up beforehand."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from provenance.alignment import _seeds

SIZE = 3 * _seeds._WORTH_LOOKING


def hashes(numbers: np.ndarray) -> np.ndarray:
    return _seeds._mix(numbers.astype(np.uint64))


def plainly(base: np.ndarray, witness: np.ndarray) -> set[tuple[int, int]]:
    """All pairs of places with one hash, but for those in too many places: as one would say it."""
    places: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, numbers in enumerate((base.tolist(), witness.tolist())):
        for at, number in enumerate(numbers):
            places[number][side].append(at)
    return {
        (i, j)
        for here, there in places.values()
        if len(here) * len(there) < _seeds.MOST_PAIRS
        and len(here) + len(there) <= _seeds.MOST_PAIRS
        for i in here
        for j in there
    }


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.59, 0.61, 0.98, 1.0])
@pytest.mark.parametrize("repeats", [1, 2, 5])
def test_pairs_are_those_that_are_there(share: float, repeats: int) -> None:
    random = np.random.default_rng(int(share * 100) + repeats)
    base = random.integers(0, SIZE // repeats, SIZE)
    fresh = random.integers(SIZE, 2 * SIZE, SIZE - 100)
    witness = np.where(random.random(SIZE - 100) < share, base[100:], fresh)
    found = _seeds.pairs(hashes(base), hashes(witness))
    pairs = list(zip(*(places.tolist() for places in found), strict=True))
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == plainly(base, witness)


def test_sides_of_very_different_length() -> None:
    base = np.arange(10 * SIZE)
    witness = np.arange(5, 5 + SIZE)[::-1].copy()
    x, y = _seeds.pairs(hashes(base), hashes(witness))
    assert sorted(zip(x.tolist(), y.tolist(), strict=True)) == [
        (at, SIZE + 4 - at) for at in range(5, 5 + SIZE)
    ]
