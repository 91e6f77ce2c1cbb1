"""Both texts as the search for passages sees them: what stands where, and what is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.model import LABEL, PARAGRAPH, SENTENCE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from provenance.alignment._rims import Chain
    from provenance.alignment._seeds import Ids
    from provenance.model import Side, Tokens

LEAST_REPEATED = 12
"""A passage of fewer words that is printed again is a phrase that a speaker uses again."""


def paragraph(tokens: Tokens, at: int, to: int) -> int | None:
    """Return the first border of a paragraph from border ``at`` to border ``to``, both ways.

    Both lie in the text. Most stretches have no line end and no label, and are not walked through.
    """
    low, high = min(at, to), max(at, to)
    if low > 0 and high < len(tokens):
        between = tokens.content[tokens.ends[low - 1] : tokens.starts[high]]
        if "\n" not in between and not (tokens.kinds[low : high + 1] == LABEL).any():
            return None
    way = 1 if at <= to else -1
    return next((p for p in range(at, to + way, way) if tokens.border(p) >= PARAGRAPH), None)


class Sides(NamedTuple):
    """The ids of both texts, what of them is taken, and what a shared word proves by id."""

    base: Ids
    witness: Ids
    taken_base: NDArray[np.bool_]
    taken_witness: NDArray[np.bool_]
    weights: NDArray[np.float64]
    label: int
    tokens: tuple[Tokens, Tokens]
    nothing: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    chain: Chain

    def only(self, *, on_base: bool, on_witness: bool) -> Sides:
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

    def paused(self, base: tuple[int, int], witness: tuple[int, int]) -> bool:
        """Whether a few words begin and end where one pauses, or beside what is taken."""
        for tokens, taken, (start, stop) in zip(
            self.tokens, (self.taken_base, self.taken_witness), (base, witness), strict=True
        ):
            begins = tokens.border(start) or taken[start - 1]
            ends = tokens.border(stop) or taken[stop]
            if not (begins and ends):
                return False
        return True

    def parts(self, side: int, at: int, to: int, way: int) -> bool:
        """Whether a paragraph ends between the token before ``at`` and ``to``, on the way there."""
        first, last = (at, to) if way > 0 else (to + 1, at + 1)
        tokens = self.tokens[side]
        return any(tokens.border(each) >= PARAGRAPH for each in range(first, last + 1))

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

    def share(self, i: int, j: int, way: int, size: int) -> bool:
        """Whether any of the next ``size`` tokens of one side is among those of the other."""
        windows = (
            ids[at : at + size] if way > 0 else ids[max(at + 1 - size, 0) : max(at + 1, 0)]
            for ids, at in ((self.base, i), (self.witness, j))
        )
        left, right = (window.tolist() for window in windows)
        return not set(left).isdisjoint(right)

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
