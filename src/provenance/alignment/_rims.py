"""Words at the rim of a moved passage that the chain has taken along by chance.

Two answers that change places often begin with the same words: the chain, which reads on as long as
the words are the same, then keeps the label and the first words of both in their old places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._seeds import Blocks

RIM = 5
"""So few words that two paragraphs begin or end with alike are chance: one more makes a seed."""


class Chain:
    """The blocks of the main chain, and which tokens are taken; both are changed in place.

    ``taken`` has an array of flags for each side. Passages that are taken later are no part of the
    chain, and nothing is taken back from them.
    """

    def __init__(self, blocks: Blocks, base: NDArray[np.bool_], witness: NDArray[np.bool_]) -> None:
        self.blocks = blocks
        self.taken = (base, witness)
        self.held = (base.copy(), witness.copy())

    def yields(self, side: int, start: int, stop: int) -> bool:
        """Whether each token is free or on the chain, and one of them is on the chain."""
        taken, held = self.taken[side][start:stop], self.held[side][start:stop]
        return bool((taken <= held).all() and held.any())

    def is_free(self, side: int, start: int, stop: int) -> bool:
        """Whether no token is taken."""
        return not self.taken[side][start:stop].any()

    def give_back(self, side: int, start: int, stop: int, *, tail: bool) -> None:
        """Take the tokens off the chain, and what they stand beside on the other side.

        ``tail`` says that they end a block; else they begin one.
        """
        for at in range(stop - 1, start - 1, -1) if tail else range(start, stop):
            if not self.held[side][at]:
                continue
            row = int(np.searchsorted(self.blocks[:, side], at, side="right")) - 1
            while row and not self.blocks[row, 2]:
                row -= 1
            i, j, length = self.blocks[row].tolist()
            offset = at - (i, j)[side]
            if offset not in (0, length - 1):
                continue
            self.blocks[row, 2] -= 1
            if offset == 0:
                self.blocks[row, :2] += 1
            for flags in (self.taken, self.held):
                flags[0][i + offset] = flags[1][j + offset] = False
