"""Gaps between the blocks of a chain: aligned by pattern, taken apart by three words in a row."""

import numpy as np
import pytest

from provenance.alignment import _gaps, _within


def laid_out(rng, count, longest, vocabulary):
    """Gaps one after the other on both sides: ids of base and witness, begins, sizes."""
    sizes = rng.integers(1, longest + 1, (count, 2))
    begins = np.cumsum(sizes, axis=0) - sizes
    sides = [rng.integers(0, vocabulary, total).astype(np.int32) for total in sizes.sum(axis=0)]
    return *sides, begins, sizes


@pytest.mark.parametrize("rare", [0, 12, 600], ids=["by pattern", "both", "one by one"])
@pytest.mark.parametrize("vocabulary", [2, 6, 40])
def test_a_pattern_is_aligned_as_each_of_its_gaps_would_be(vocabulary, rare, monkeypatch):
    monkeypatch.setattr(_gaps, "_RARE", rare)
    rng = np.random.default_rng(vocabulary)
    base, witness, begins, sizes = laid_out(rng, 600, 7, vocabulary)
    weights = np.where(np.arange(vocabulary) % 3, 1.0, 0.35)
    expected = sorted(
        (i + x, j + y, length)
        for (i, j), (n, m) in zip(begins.tolist(), sizes.tolist(), strict=True)
        for x, y, length in _gaps.small(base[i : i + n], witness[j : j + m], weights)
    )
    found = _gaps._by_pattern(base, witness, begins, sizes, weights)
    assert sorted(map(tuple, found.tolist())) == expected
    assert expected


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        ("a b c d e x y z", "a b c d f x y z", [(0, 0, 4), (5, 5, 3)]),
        ("p a b c d q r s", "t u a b c d v w", [(1, 2, 4)]),
        # negatives: twice on a side, in another order, on one side alone, few beside much
        ("a b c x a b c y", "a b c z w v u t", []),
        ("a b c d e f g h", "e f g h a b c d", []),
        ("a b c", "a b c", []),
        ("a b d e f g h i", "a b x y z w v u", []),
        (" ".join("abcdefghijklmnop"), "A B C D E F G h i j K L M N O P", []),
        ("a b c d", "a b c d " + " ".join("efghijklmnop"), []),
    ],
)
def test_three_words_in_a_row_take_a_gap_apart(base, witness, expected):
    words = {word: at for at, word in enumerate(sorted({*base.split(), *witness.split()}))}
    left, right = (np.array([words[w] for w in text.split()]) for text in (base, witness))
    runs = _within.runs(
        left, right, np.zeros((1, 2), np.int64), np.array([[len(left), len(right)]])
    )
    assert [tuple(row) for row in runs.tolist()] == expected


def test_runs_stay_in_their_gap():
    side = np.arange(8, dtype=np.int32)
    other = np.concatenate((side[4:], side[:4]))
    begins, sizes = np.array([[0, 0], [4, 4]]), np.array([[4, 4], [4, 4]])
    assert not len(_within.runs(side, other, begins, sizes))


@pytest.mark.parametrize(
    ("count", "total", "weight"),
    [(9, 2000, 0.35), (8, 100, 1.0), (9, 2250, 1.0), (1, 1, 1.0), (400, 1000, 0.35)],
)
def test_a_frequent_word_proves_little(count, total, weight):
    base = np.concatenate((np.zeros(count, np.int32), np.arange(1, total - count + 1)))
    weights = _gaps.information(base.astype(np.int32), np.zeros(0, np.int32))
    assert weights[0] == weight
    assert (weights[1:] == 1).all()
