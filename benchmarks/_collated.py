"""Pairs of long texts with known word pairs, to measure aligners with.

Words are drawn from a vocabulary in which few words are frequent and most are rare, as in speech.
What was edited, omitted, moved and printed again is known, so that the share of true word pairs
that an aligner finds can be counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PARAGRAPH = 100
VOCABULARY = 40_000


@dataclass(frozen=True)
class Pair:
    """Two texts as word ids, and rows (base word, witness word) of the true counterparts.

    ``passage`` has the number of the passage of each row that stands elsewhere or is printed again,
    and 0 for what keeps its place.
    """

    base: NDArray[np.int32]
    witness: NDArray[np.int32]
    pairs: NDArray[np.int64]
    passage: NDArray[np.int32]

    def neighboured(self) -> NDArray[np.bool_]:
        """Tell which rows have a neighbour: the word before or behind it is the same, too.

        A word is told by its neighbours. One that the edits left alone may be one that was put in
        and happens to be the same, and nothing in the two texts says which.
        """
        beside = (np.diff(self.pairs, axis=0) == 1).all(axis=1) & (np.diff(self.passage) == 0)
        return np.append(beside, False) | np.append(False, beside)


def _draw(rng: np.random.Generator, count: int) -> NDArray[np.int32]:
    ranks = np.arange(1, VOCABULARY + 1, dtype=np.float64)
    weights = 1 / (ranks + 2.7)
    return rng.choice(VOCABULARY, count, p=weights / weights.sum()).astype(np.int32)


def _edited(
    rng: np.random.Generator, words: NDArray[np.int32], share: float
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Substitute, drop and add words, a third each; return the text and where each word was."""
    count = len(words)
    kind = rng.choice(4, count, p=[1 - share, share / 3, share / 3, share / 3])
    width = np.array([1, 1, 0, 2])[kind]
    starts = np.cumsum(width) - width
    out = np.empty(int(width.sum()), np.int32)
    came = np.full(len(out), -1, np.int64)
    same = (kind == 0) | (kind == 3)
    out[starts[same]] = words[same]
    came[starts[same]] = np.flatnonzero(same)
    fresh = _draw(rng, count)
    out[starts[kind == 1]] = fresh[kind == 1]
    out[starts[kind == 3] + 1] = fresh[kind == 3]
    return out, came


def _assembled(
    base: NDArray[np.int32],
    parts: list[tuple[NDArray[np.int32], NDArray[np.int64], bool]],
) -> Pair:
    """Put parts together: words, the base position of each (-1: none), and whether it moved."""
    witness = np.concatenate([words for words, _, _ in parts])
    came = np.concatenate([origin for _, origin, _ in parts])
    numbers = np.cumsum([moved for _, _, moved in parts])
    passage = np.concatenate(
        [
            np.full(len(words), number if moved else 0, np.int32)
            for (words, _, moved), number in zip(parts, numbers, strict=True)
        ]
    )
    at = np.flatnonzero(came >= 0)
    return Pair(base, witness, np.column_stack([came[at], at]), passage[at])


def _blocks(
    rng: np.random.Generator, base: NDArray[np.int32], bounds: list[int], share: float
) -> list[tuple[NDArray[np.int32], NDArray[np.int64], bool]]:
    parts = []
    for start, end in pairwise(bounds):
        words, came = _edited(rng, base[start:end], share)
        parts.append((words, np.where(came >= 0, came + start, -1), False))
    return parts


def reprint(seed: int, count: int, share: float) -> Pair:
    """Word edits throughout, 20 paragraphs omitted and 10 moved far away."""
    rng = np.random.default_rng(seed)
    base = _draw(rng, count)
    bounds = [*range(0, count, PARAGRAPH), count]
    parts = _blocks(rng, base, bounds, share)
    chosen = rng.permutation(len(parts))[: 30 if len(parts) > 60 else max(len(parts) // 4, 3)]
    third = max(len(chosen) // 3, 1)
    moved = [int(i) for i in chosen[:third]]
    gone = {int(i) for i in chosen}
    kept = [part for i, part in enumerate(parts) if i not in gone]
    for i in moved:
        words, came, _ = parts[i]
        near_end = i < len(parts) // 2
        inset = int(rng.integers(0, max(len(kept) // 4, 1)))
        away = len(kept) - inset if near_end else inset
        kept.insert(away, (words, came, True))
    return _assembled(base, kept)


def moved_block(seed: int, count: int, share: float = 0.02) -> Pair:
    """Word edits, and one block of a twentieth of the text moved to the other half."""
    rng = np.random.default_rng(seed)
    base = _draw(rng, count)
    fifth, block = count // 5, count // 20
    bounds = [0, fifth, fifth + block, count * 4 // 5, count]
    one, two, three, four = _blocks(rng, base, bounds, share)
    return _assembled(base, [one, three, (two[0], two[1], True), four])


def permuted(seed: int, count: int, share: float = 0.02) -> Pair:
    """Five blocks out of order, the lead printed once more, boilerplate before and after."""
    rng = np.random.default_rng(seed)
    base = _draw(rng, count)
    bounds = [count * i // 5 for i in range(6)]
    one, two, three, four, five = _blocks(rng, base, bounds, share)
    lead = slice(0, min(60, count))
    repeated = (three[0][lead], three[1][lead], True)
    foreign = _draw(rng, 120), np.full(120, -1, np.int64), False
    # two blocks keep the order; whichever of the others an aligner calls moved, all are found alike
    order = [three, one, five, two, four]
    parts = [(words, came, at not in (1, 3)) for at, (words, came, _) in enumerate(order)]
    return _assembled(base, [foreign, repeated, *parts, foreign])


SHAPES = {
    "2 % edits": lambda seed, count: reprint(seed, count, 0.02),
    "20 % edits": lambda seed, count: reprint(seed, count, 0.20),
    "moved block": moved_block,
    "permuted": permuted,
}


def one_word(seed: int, count: int) -> Pair:
    """One word, again and again, and a few fewer of it."""
    del seed
    return _assembled(
        np.zeros(count, np.int32),
        [(np.zeros(count - count // 50, np.int32), np.full(count - count // 50, -1), False)],
    )


def reversed_(seed: int, count: int) -> Pair:
    """A text against itself, the last word first."""
    base = _draw(np.random.default_rng(seed), count)
    return _assembled(base, [(base[::-1].copy(), np.full(count, -1, np.int64), False)])


def unrelated(seed: int, count: int) -> Pair:
    """Two texts that share nothing but the language."""
    base = _draw(np.random.default_rng(seed), count)
    other = _draw(np.random.default_rng(seed + 1), count)
    return _assembled(base, [(other, np.full(count, -1, np.int64), False)])


def two_words(seed: int, count: int) -> Pair:
    """Two words in random order, edited."""
    rng = np.random.default_rng(seed)
    base = rng.integers(0, 2, count).astype(np.int32)
    other = rng.integers(0, 2, count).astype(np.int32)
    return _assembled(base, [(other, np.full(count, -1, np.int64), False)])


def periodic(seed: int, count: int) -> Pair:
    """A sentence of twenty words, again and again, with 2 % edits."""
    rng = np.random.default_rng(seed)
    base = np.tile(_draw(rng, 20), count // 20 + 1)[:count]
    words, came = _edited(rng, base, 0.02)
    return _assembled(base, [(words, came, False)])


ADVERSARIAL = {
    "one word": one_word,
    "two words": two_words,
    "periodic": periodic,
    "reversed": reversed_,
    "unrelated": unrelated,
}


def spelled(ids: NDArray[np.int32]) -> list[str]:
    """A word of letters for each id: different ids, different words."""
    syllables = [c + v for c in "bcdfghklmnprstvz" for v in "aeiou"]
    words = []
    for number in range(VOCABULARY):
        rest, word = number, ""
        while True:
            rest, digit = divmod(rest, len(syllables))
            word += syllables[digit]
            if not rest:
                break
        words.append(word)
    return [words[i] for i in ids.tolist()]


def printed(ids: NDArray[np.int32]) -> str:
    """The text in paragraphs; a word is printed alike wherever it stands.

    Some words always end a sentence, and some of these a paragraph, so that no program finds a
    difference where none was made.
    """
    ends = np.where(ids % 17 == 0, np.where(ids % 119 == 17, 2, 1), 0).tolist()
    marks = (" ", ". ", ".\n\n")
    return "".join(w + marks[end] for w, end in zip(spelled(ids), ends, strict=True)).strip() + "\n"
