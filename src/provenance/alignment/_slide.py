"""Slide what was put in or left out to where a reader would see its borders.

"the [cat and the] dog" and "[the cat and] the dog" are the same change; the one that begins and
ends where a turn, paragraph, sentence or clause does is the one a person would name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.model import SENTENCE

if TYPE_CHECKING:
    from provenance.alignment._seeds import Blocks, Ids
    from provenance.model import Tokens

FARTHEST = 400
"""Tokens that a hunk is moved at most; a whole repeated paragraph is shorter."""


def slide(base: Tokens, witness: Tokens, left: Ids, right: Ids, blocks: Blocks) -> Blocks:
    """Return ``blocks`` with each gap that is empty on one side moved to the best border.

    ``left`` and ``right`` are the ids that were aligned: the forms, except where a token is taken
    by a passage and equal to nothing.
    """
    if len(blocks) < 2:
        return blocks
    ends = blocks[:-1, :2] + blocks[:-1, 2:]
    sizes = blocks[1:, :2] - ends
    movable = np.zeros(len(sizes), bool)
    for side, ids in ((0, left), (1, right)):
        begin, end = ends[:, side], blocks[1:, side]
        here = (sizes[:, side] > 0) & (sizes[:, 1 - side] == 0)
        movable |= here & ((ids[begin - 1] == ids[end - 1]) | (ids[begin] == ids[end]))
    if not movable.any():
        return blocks
    blocks = blocks.copy()
    for at in np.flatnonzero(movable).tolist():
        side = 0 if sizes[at, 0] else 1
        tokens, ids = (base, left) if side == 0 else (witness, right)
        start = int(blocks[at, side] + blocks[at, 2])
        stop = int(blocks[at + 1, side])
        back = min(int(blocks[at, 2]) - 1, FARTHEST)
        ahead = min(int(blocks[at + 1, 2]) - 1, FARTHEST)
        shift = _best(tokens, ids, start, stop, back, ahead)
        blocks[at, 2] += shift
        blocks[at + 1, :2] += shift
        blocks[at + 1, 2] -= shift
    return blocks


def _best(tokens: Tokens, ids: Ids, start: int, stop: int, back: int, ahead: int) -> int:
    low = 0
    while -low < back and ids[start + low - 1] == ids[stop + low - 1]:
        low -= 1
    high = 0
    while high < ahead and ids[start + high] == ids[stop + high]:
        high += 1
    return max(
        range(low, high + 1),
        key=lambda shift: (
            _strength(tokens, start + shift) + _strength(tokens, stop + shift),
            -abs(shift),
            shift,
        ),
    )


def _strength(tokens: Tokens, at: int) -> int:
    """Return how strong a border lies before token ``at``; the mark of "Mr." ends no sentence."""
    strength = tokens.border(at)
    if strength == SENTENCE and tokens.content[tokens.ends[at - 1] : tokens.starts[at]] == ". ":
        before = tokens.content[tokens.starts[at - 1] : tokens.ends[at - 1]]
        if before in _SHORT or (len(before) == 1 and before.isupper()):
            return 0
    return strength


_SHORT = frozenset("Mr Mrs Ms Dr St Prof Gen Sen Rep Gov Col Lt Sr Sra Dra Lic Ing Mme No".split())
"""Titles and the like that are written with a full stop, and never alone."""
