"""How far a passage goes on where many of its words were edited.

Near its rim a passage may have an edit every few words, and no six in a row for a seed. What lies
there is aligned word by word, and the passage ends where the words that are the same outweigh the
edits most (as BLAST extends a seed over gaps: Altschul et al. 1997).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq, Levenshtein

from provenance.alignment._sides import paragraph

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._sides import Sides
    from provenance.model import Tokens

AHEAD = 40
"""Tokens that are looked at in one step; a passage may take several."""

EDIT = 0.5
"""What a word that was put in, left out or replaced weighs against words that are the same."""

LEAST = 1.5
"""What the same words must weigh more than the edits: one word alone may be chance."""


def onward(sides: Sides, i: int, j: int, way: int) -> tuple[int, int]:
    """Return the first tokens behind what a passage that reaches to ``i`` and ``j`` goes on with.

    Only free tokens of the same paragraph are looked at; ``i`` and ``j`` themselves come back
    where the passage ends.
    """
    base, witness = sides.tokens
    left = sides.base[_stretch(base, sides.taken_base, i, way)][::way]
    right = sides.witness[_stretch(witness, sides.taken_witness, j, way)][::way]
    if min(len(left), len(right)) < 2 or not set(left.tolist()) & set(right.tolist()):
        return i, j
    score, best, at = 0.0, LEAST, (0, 0)
    for step in Levenshtein.opcodes(left.tolist(), right.tolist()):
        one, other = step.src_end - step.src_start, step.dest_end - step.dest_start
        if step.tag != "equal":
            score -= EDIT * max(one, other)
            continue
        score += float(sides.weights[left[step.src_start : step.src_end]].sum())
        if score > best:
            best, at = score, (step.src_end, step.dest_end)
    return i + way * at[0], j + way * at[1]


def much_alike(
    sides: Sides,
    start: tuple[int, int],
    rows: tuple[tuple[int, int, int], ...],
    end: tuple[int, int],
    size: int,
) -> bool:
    """Whether half of ``size`` words are the same in a passage: in its rows, or in order between.

    ``size`` is how long it was before paragraphs were cut off that are none of it. Where every
    fifth word was edited, few words stand in a seed, and most are the same.
    """
    shared, (i, j) = 0, start
    for x, y, length in [*rows, (*end, 0)]:
        if i < x and j < y:
            shared += LCSseq.similarity(sides.base[i:x].tolist(), sides.witness[j:y].tolist())
        shared += length
        i, j = x + length, y + length
    return 2 * shared >= max(size, end[0] - start[0], end[1] - start[1])


def _stretch(tokens: Tokens, taken: NDArray[np.bool_], at: int, way: int) -> slice:
    """Return where free tokens of one paragraph stand from ``at`` on, in the order of the text."""
    if way > 0:
        held = np.flatnonzero(taken[at : at + AHEAD])
        stop = at + int(held[0]) if len(held) else min(at + AHEAD, len(tokens))
        found = paragraph(tokens, at + 1, stop - 1) if stop - at > 1 else None
        return slice(at, stop if found is None else found)
    start = max(at - AHEAD + 1, 0)
    held = np.flatnonzero(taken[start : at + 1])
    start += int(held[-1]) + 1 if len(held) else 0
    found = paragraph(tokens, at, start + 1) if at > start else None
    return slice(start if found is None else found, at + 1)
