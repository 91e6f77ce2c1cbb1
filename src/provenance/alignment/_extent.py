"""From where to where a passage reaches: over small edits, to the border of its paragraph.

The runs that a passage is made of seldom begin and end where it does. What lies between their ends
and the border that a reader would name is too little to be found alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from rapidfuzz.distance import LCSseq, Levenshtein

from provenance.alignment._onward import onward
from provenance.alignment._rims import RIM
from provenance.alignment._sides import paragraph
from provenance.model import LABEL, PARAGRAPH, Span

if TYPE_CHECKING:
    from provenance.alignment._sides import Sides
    from provenance.model import Side, Tokens

SMALL_EDIT = 5
"""A passage goes on over an edit of so many words, on both sides together."""

_SKIPS = [
    [(a, skipped - a) for a in sorted(range(skipped + 1), key=lambda a: abs(2 * a - skipped))]
    for skipped in range(1, SMALL_EDIT + 1)
]
"""Words replaced by as many are likelier than words put in or left out."""

BESIDE = 5
"""So many times more words prove that a few others beside them are theirs."""

REST = 80
"""A passage goes on to the border of its paragraph when that lies so many tokens away at most."""

FEW = 2
"""So few tokens belong to the passage beside them, whatever they are."""


def freed(sides: Sides, group: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return a group of runs without what is taken at its two ends."""
    rows = list(group)
    while rows:
        i, j, length = rows[0]
        taken = next((at for at in range(length) if sides.free(i + at, j + at)), length)
        if taken < length:
            rows[0] = (i + taken, j + taken, length - taken)
            break
        del rows[0]
    while rows:
        i, j, length = rows[-1]
        while length and not sides.free(i + length - 1, j + length - 1):
            length -= 1
        if length:
            rows[-1] = (i, j, length)
            break
        del rows[-1]
    return rows


def relevant(
    extra: Side | Literal[""], base: tuple[int, int], witness: tuple[int, int]
) -> list[tuple[int, int, int]]:
    """Return the sides that hold the passage and nothing else, by number, with its place there."""
    places = ((0, *base), (1, *witness))
    return [places[0]] if extra == "base" else [places[1]] if extra == "witness" else [*places]


def within(sides: Sides, i: int, j: int, rim: int, way: int) -> tuple[int, int]:
    """Cut a passage back to the border of a paragraph that it has just read over on both sides.

    ``rim`` is its other end in the base.
    """
    base, witness = sides.tokens
    if max(base.border(i), witness.border(j)) >= PARAGRAPH:
        return i, j
    for size in range(1, min(RIM, abs(rim - i) - 1) + 1):
        x, y = i - way * size, j - way * size
        if min(base.border(x), witness.border(y)) >= PARAGRAPH:
            return x, y
    return i, j


def repeated(sides: Sides, i: int, j: int, rim: int, way: int, extra: Side) -> tuple[int, int]:
    """Cut whole paragraphs off the end of a repeated passage that the chain holds nowhere.

    What stands once in each text is printed once, though a repeated passage stands beside it.
    """
    side = 1 if extra == "base" else 0
    taken, tokens = sides.chain.taken[side], sides.tokens
    start = (i, j)[side]
    best = 0
    for size in range(1, abs(rim - i)):
        at = start - way * size
        if taken[at if way > 0 else at - 1]:
            break
        if min(tokens[0].border(i - way * size), tokens[1].border(j - way * size)) >= PARAGRAPH:
            best = size
    return i - way * best, j - way * best


def chained_rim(sides: Sides, i: int, j: int, way: int, extra: Side | Literal[""]) -> int:
    """Count the words up to the border of the paragraph that the chain has taken along."""
    base, witness = sides.tokens
    for size in range(RIM + 1):
        x, y = i + way * size, j + way * size
        if min(x, y) < 0 or x > len(base) or y > len(witness):
            return 0
        borders = base.border(x) >= PARAGRAPH, witness.border(y) >= PARAGRAPH
        if any(borders):
            break
        at = (x, y) if way > 0 else (x - 1, y - 1)
        if min(at) < 0 or at[0] >= len(base) or at[1] >= len(witness):
            return 0
        if sides.base[at[0]] != sides.witness[at[1]]:
            return 0
    else:
        return 0
    if not all(borders) or not size:
        return 0
    places = relevant(extra, (min(i, x), max(i, x)), (min(j, y), max(j, y)))
    free = [sides.chain.is_free(*place) for place in places]
    fits = all(f or sides.chain.yields(*place) for f, place in zip(free, places, strict=True))
    return size if fits and not all(free) else 0


def grown(sides: Sides, i: int, j: int, way: int, extra: Side | Literal[""]) -> tuple[int, int]:
    """Go on from tokens ``i`` and ``j`` while the words are free and the same, over small edits.

    Returns the first tokens that no longer belong to the passage. What is printed again seldom goes
    on where a paragraph ends and something differs.
    """
    while True:
        while sides.same(i, j):
            i, j = i + way, j + way
        for skips in _SKIPS if sides.share(i, j, way, SMALL_EDIT + 1) else ():
            steps = [(i + way * a, j + way * b) for a, b in skips]
            found = next((at for at in steps if sides.resumes(*at, way)), None)
            if found and sides.free_between(i, found[0], j, found[1]):
                if extra and (sides.parts(0, i, found[0], way) or sides.parts(1, j, found[1], way)):
                    return i, j
                i, j = found
                break
        else:
            further = onward(sides, i, j, way)
            if further == (i, j):
                return i, j
            i, j = further


def rounded(
    sides: Sides, i: int, j: int, way: int, extra: Side | Literal[""], rim: tuple[int, int]
) -> tuple[int, int]:
    """Go on from borders ``i`` and ``j`` to where the paragraph begins or ends on both sides.

    A passage seldom begins or ends inside a paragraph; where an edit stands near its rim, what lies
    beyond is too little to be found alone. Nothing changes where the rests are not much alike.
    ``rim`` is the other end of the passage on both sides.
    """
    one, other = (_to_paragraph(t, at, way) for t, at in zip(sides.tokens, (i, j), strict=True))
    if one is None or other is None or not sides.free_between(i, one, j, other):
        return i, j
    left = sides.base[slice(*sorted((i, one)))].tolist()
    right = sides.witness[slice(*sorted((j, other)))].tolist()
    longest = max(len(left), len(right))
    if way < 0 and sorted((left, right)) == [[], [sides.label]]:
        side = 0 if left else 1
        if not _is_whole(sides.tokens[side], (i, j)[side], rim[side]):
            return i, j  # the label stays with the rest of the turn
    if extra and not (left and right):  # what only one printing has is no part of what they share
        return (one, other) if _loses_label(sides, (i, j), (left, right), extra) else (i, j)
    if longest <= FEW or 2 * Levenshtein.distance(left, right) <= longest:
        return one, other
    reach = min(abs(rim[0] - i), abs(rim[1] - j))
    labelled = [sides.label in rest for rest in (left, right)]
    replaced = left and right and longest <= SMALL_EDIT and BESIDE * longest <= reach
    if replaced and labelled[0] == labelled[1]:  # a lead names its source where a label stands
        return one, other  # the first words of a long paragraph were replaced
    rests = (Span(*sorted((i, one))), Span(*sorted((j, other))))
    glued = {"".join(t.compared(at)) for t, at in zip(sides.tokens, rests, strict=True)}
    if len(glued) == 1:  # the same letters, spaced otherwise
        return one, other
    if [sides.label] in (left, right) and (extra or not _same_label(sides, one, other)):
        return i, j  # that somebody speaks is all that the rests share
    return (one, other) if _holds(left[::-way], right[::-way], sides.label) else (i, j)


def _is_whole(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether what begins behind a label goes on to the end of the turn, or beyond."""
    return bool(stop >= len(tokens) or (tokens.kinds[start : stop + 1] == LABEL).any())


def _same_label(sides: Sides, i: int, j: int) -> bool:
    """Whether the labels at two places are printed alike."""
    base, witness = sides.tokens
    return base.printed(Span(i, i + 1)) == witness.printed(Span(j, j + 1))


def _loses_label(
    sides: Sides, at: tuple[int, int], rests: tuple[list[int], list[int]], extra: Side
) -> bool:
    """Whether a passage is printed once more without its label, under somebody else's."""
    side = 0 if extra == "base" else 1
    if rests[1 - side] != [sides.label] or rests[side]:
        return False
    mine, other = sides.tokens[1 - side], sides.tokens[side]
    above = np.flatnonzero(other.kinds[: at[side]] == LABEL)
    if not len(above):
        return False  # a lead stands above all labels
    label = Span(at[1 - side] - 1, at[1 - side])
    return mine.printed(label) != other.printed(Span(int(above[-1]), int(above[-1]) + 1))


def _holds(one: list[int], other: list[int], label: int) -> bool:
    """Whether the longer of two rests is the shorter one with more words put in.

    Both are read from the border of the paragraph: a label, or a few words, must be the same there.
    """
    few, many = sorted((one, other), key=len)
    if few[:1] != many[:1]:
        return False
    if few[0] != label and (len(few) <= FEW or few[:FEW] != many[:FEW]):
        return False
    return 3 * LCSseq.similarity(few, many) >= 2 * len(few)


def _to_paragraph(tokens: Tokens, at: int, way: int) -> int | None:
    """Return the nearest border of a paragraph at or beyond border ``at``, if it is near."""
    return paragraph(tokens, at, min(max(at + way * REST, 0), len(tokens)))
