"""What moved as one: passages that are in line after all, go on in each other, or are headings."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import numpy as np

from provenance.alignment._chain import ALONE, NEAR
from provenance.alignment._extent import FEW, REST
from provenance.alignment._passages import Found, taken
from provenance.model import ANNOTATION, LABEL, PARAGRAPH

if TYPE_CHECKING:
    from provenance.alignment._seeds import Blocks, Ids
    from provenance.model import Tokens

SHORT = 4
"""A whole paragraph of so many words that each text has once is the same one wherever it stands."""

LONG = 12
"""Longer paragraphs are found word by word."""


def settled(
    base: Tokens, witness: Tokens, blocks: Blocks, found: list[Found]
) -> tuple[Blocks, list[Found]]:
    """Return the chain with what is in line with it, and the passages with what belongs to them."""
    found = sorted(found + _short(base, witness, blocks, found))
    blocks = _past_remarks(base, blocks, found)
    blocks, found = _in_line((len(base), len(witness)), blocks, found)
    return blocks, _joined(base, witness, blocks, found)


def _past_remarks(base: Tokens, blocks: Blocks, found: list[Found]) -> Blocks:
    """Take stage directions off the chain that words are said to have moved past.

    "Now! [Applause] Now!" beside "Now! Now! [Applause]": it is the applause that stands elsewhere.
    """
    for each in found:
        if each.extra or not len(blocks):
            continue
        low, high = sorted(
            int(np.searchsorted(blocks[:, side], at[0]))
            for side, at in ((0, each.base), (1, each.witness))
        )
        past = blocks[low:high]
        if len(past) and all(
            (base.kinds[i : i + length] == ANNOTATION).all() for i, _, length in past.tolist()
        ):
            blocks = np.delete(blocks, np.s_[low:high], axis=0)
    return blocks


def _in_line(
    sizes: tuple[int, int], blocks: Blocks, found: list[Found]
) -> tuple[Blocks, list[Found]]:
    """Put moves on the chain that keep its order: such a passage stands in its place.

    A short one joins what is near, or what both texts begin or end with; far from all, it may be a
    formula that closes one text and stands somewhere in the other. ``sizes`` are in tokens.
    """
    rest = []
    for each in sorted(found, key=lambda one: -sum(row[2] for row in one.rows)):
        (i, end_i), (j, end_j) = each.base, each.witness
        at = int(np.searchsorted(blocks[:, 0], i))
        if each.extra or at != int(np.searchsorted(blocks[:, 1], j)):
            rest.append(each)
            continue
        before = (blocks[at - 1, :2] + blocks[at - 1, 2]).tolist() if at else (0, 0)
        after = blocks[at, :2].tolist() if at < len(blocks) else sizes
        apart = max(i - before[0], j - before[1]), max(after[0] - end_i, after[1] - end_j)
        if min(apart) > NEAR and sum(row[2] for row in each.rows) < ALONE:
            rest.append(each)
            continue
        blocks = np.insert(blocks, at, _trimmed(each.rows), axis=0)
    return blocks, sorted(rest)


def _trimmed(rows: tuple[tuple[int, int, int], ...]) -> Blocks:
    """Return the rows of a passage without what two of them share."""
    kept: list[tuple[int, int, int]] = []
    i = j = -1
    for x, y, length in rows:
        over = max(i - x, j - y, 0) if kept else 0
        if length > over:
            kept.append((x + over, y + over, length - over))
            i, j = x + length, y + length
    return np.array(kept, np.int64).reshape(-1, 3)


def _joined(base: Tokens, witness: Tokens, blocks: Blocks, found: list[Found]) -> list[Found]:
    """Join moves that follow each other on one side where the other has words between them.

    Those words were put in or left out inside what moved. They belong to nothing else: neither the
    chain nor another passage has them.
    """
    moves = [each for each in found if not each.extra]
    if len(moves) < 2:
        return found
    taken = _taken(base, blocks, found, 0), _taken(witness, blocks, found, 1)
    joined: list[Found] = []
    for each in moves:  # in order of base position
        before = joined[-1] if joined else None
        if before is not None and _goes_on((base, witness), before, each, taken):
            joined[-1] = Found(
                (before.base[0], each.base[1]),
                (before.witness[0], each.witness[1]),
                "",
                before.rows + each.rows,
            )
        else:
            joined.append(each)
    return sorted([each for each in found if each.extra] + joined)


def _goes_on(
    tokens: tuple[Tokens, Tokens], one: Found, other: Found, taken: tuple[Ids, Ids]
) -> bool:
    """Whether two moves are one: nothing but free words lies between them, and on one side none.

    Whole paragraphs between them are no more than the two have; the rest of one may be longer.
    """
    gaps = []
    for side, here, there in ((0, one.base, other.base), (1, one.witness, other.witness)):
        start, stop = here[1], there[0]
        if stop < start or taken[side][stop] != taken[side][start]:
            return False
        gaps.append((stop - start, side, start, stop))
    few, many = sorted(gaps)
    size, side, start, stop = many
    if few[0] > FEW:
        return False
    if size <= sum(row[2] for each in (one, other) for row in each.rows):
        return True
    parted = (tokens[side].border(at) >= PARAGRAPH for at in range(start, stop + 1))
    return size <= REST and not any(parted)


def _taken(tokens: Tokens, blocks: Blocks, found: list[Found], side: int) -> Ids:
    """Return for each token how many before it the chain or a passage has."""
    held = taken(len(tokens), blocks, side)
    for each in found:
        if each.extra != ("witness", "base")[side]:
            held[slice(*(each.witness if side else each.base))] = True
    return np.concatenate(([0], np.cumsum(held))).astype(np.int32)


def _short(base: Tokens, witness: Tokens, blocks: Blocks, found: list[Found]) -> list[Found]:
    """Return the short paragraphs that each text has once, in their place or another.

    A heading of five words makes no seed, and yet it is the same one.
    """
    here = _paragraphs(base, _taken(base, blocks, found, 0))
    there = _paragraphs(witness, _taken(witness, blocks, found, 1))
    moved = []
    for forms, (start, stop, times) in here.items():
        other = there.get(forms)
        if other is None or times > 1 or other[2] > 1:
            continue
        x, y, length = start, other[0], stop - start
        moved.append(Found((x, stop), (y, y + length), "", ((x, y, length),)))
    return moved


def _paragraphs(tokens: Tokens, taken: Ids) -> dict[tuple[int, ...], tuple[int, int, int]]:
    """Return the short paragraphs of which nothing is taken: place, and how often they stand."""
    found: dict[tuple[int, ...], tuple[int, int, int]] = {}
    for start, end in itertools.pairwise(_begins(tokens, taken)):
        if SHORT <= end - start < LONG and taken[start] == taken[end]:
            key = tuple(tokens.forms[start:end].tolist())
            times = found[key][2] + 1 if key in found else 1
            found[key] = (start, end, times)
    return found


def _begins(tokens: Tokens, taken: Ids) -> list[int]:
    """Return where paragraphs begin beside a token that is free, and the text's end."""
    lines = [match.start() for match in _NEWLINE.finditer(tokens.content)]
    likely = np.zeros(len(tokens) + 1, bool)
    likely[np.searchsorted(tokens.starts, lines)] = True
    likely[:-1] |= tokens.kinds == LABEL
    likely[[0, -1]] = True
    free = np.diff(taken, prepend=0, append=taken[-1:]) == 0
    likely &= free[1:] | free[:-1]
    return [at for at in np.flatnonzero(likely).tolist() if tokens.border(at) >= PARAGRAPH]


_NEWLINE = re.compile("\n")
