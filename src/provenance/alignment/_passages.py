"""Moves and repeats: passages that stand in both texts but not in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq, Levenshtein

from provenance.alignment._rims import RIM, Chain
from provenance.alignment._sides import LEAST_REPEATED, Sides
from provenance.model import LABEL, PARAGRAPH, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._seeds import Blocks
    from provenance.model import Side, Tokens

NEAR = 64
"""Runs off the chain no farther apart than so many tokens belong to one passage."""

DETOUR = 0.5
"""Tokens that a passage must gain for each token by which its two sides come out of step."""

LEAST_FREE = 4
"""Shorter stretches of a run say nothing about where a passage went."""

SMALL_EDIT = 5
"""A passage goes on over an edit of so many words, on both sides together."""

REST = 80
"""A passage goes on to the border of its paragraph when that lies so many tokens away at most."""

FEW = 2
"""So few tokens belong to the passage beside them, whatever they are."""

SENTENCES = 40
"""So many tokens that stand twice are more than a phrase, wherever they begin and end."""

LEAST_MOVED = 6
"""Shorter passages are phrases that a speaker uses again; so are repeated ones of fewer than 12."""


class Found(NamedTuple):
    """A passage in token positions; ``extra`` is the side that repeats it, empty for a move.

    ``rows`` are the runs that it was made of, in order.
    """

    base: tuple[int, int]
    witness: tuple[int, int]
    extra: Side | Literal[""]
    rows: tuple[tuple[int, int, int], ...]


def passages(
    base: Tokens,
    witness: Tokens,
    chained: Blocks,
    runs: Blocks,
    weights: NDArray[np.float64],
    label: int,
) -> list[Found]:
    """Return the passages among the runs that the chain leaves free, in order of base position.

    A run whose text the chain leaves free on both sides was moved; one that is free on one side
    only is printed once more there. Long passages are taken first, and no token twice. Where the
    chain has taken the first or last words of a passage along, ``chained`` is cut in place.
    """
    if not len(runs):
        return []
    taken_base, taken_witness = taken(len(base), chained, 0), taken(len(witness), chained, 1)
    sides = Sides(
        base.forms,
        witness.forms,
        taken_base,
        taken_witness,
        weights,
        label,
        (base, witness),
        (np.zeros_like(taken_base), np.zeros_like(taken_witness)),
        Chain(chained, taken_base, taken_witness),
    )
    groups = _groups(sides, _free(runs, taken_base, taken_witness))
    found = []
    for group in sorted(groups, key=lambda g: (-sum(r[2] for r in g), g[0])):
        passage = _claim(sides, group)
        if passage:
            found.append(passage)
            if passage.extra != "witness":
                taken_base[slice(*passage.base)] = True
            if passage.extra != "base":
                taken_witness[slice(*passage.witness)] = True
    return sorted(found)


def taken(size: int, blocks: Blocks, side: int) -> NDArray[np.bool_]:
    """Tell which of ``size`` tokens of a side the blocks hold."""
    starts = blocks[:, side]
    edges = np.bincount(starts, minlength=size + 1)
    edges -= np.bincount(starts + blocks[:, 2], minlength=size + 1)
    return np.cumsum(edges[:-1]) > 0


def _free(
    runs: Blocks, taken_base: NDArray[np.bool_], taken_witness: NDArray[np.bool_]
) -> list[tuple[int, int, int]]:
    """Return the stretches of ``runs`` that the chain leaves free on one side or both."""
    free_base = np.concatenate(([0], np.cumsum(~taken_base)))
    free_witness = np.concatenate(([0], np.cumsum(~taken_witness)))
    at_base = free_base[runs[:, 0] + runs[:, 2]] - free_base[runs[:, 0]]
    at_witness = free_witness[runs[:, 1] + runs[:, 2]] - free_witness[runs[:, 1]]
    rows = []
    for i, j, length in runs[np.maximum(at_base, at_witness) >= LEAST_FREE].tolist():
        free = ~taken_base[i : i + length] | ~taken_witness[j : j + length]
        edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8)))
        rows += [
            (i + start, j + start, stop - start)
            for start, stop in edges.reshape(-1, 2).tolist()
            if stop - start >= LEAST_FREE
        ]
    return sorted(rows, key=lambda row: (row[1], row[0]))


def _groups(sides: Sides, rows: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Join rows, in order of witness position, that follow each other closely on both sides.

    Collinear chaining (Abouelhoda and Ohlebusch 2005), a row looking back at the few before it: a
    phrase that stands nearby a second time costs the way to it and back, so the passage does not
    leave its diagonal for it.
    """
    scores: list[float] = []
    before: list[tuple[int, int]] = []
    near: list[int] = []
    for at, (i, j, length) in enumerate(rows):
        best, parent, covered = float(length), -1, 0
        near = [p for p in near if j - rows[p][1] - rows[p][2] <= NEAR][-32:]
        for p in near:
            x, y, size = rows[p]
            over = max(x + size - i, y + size - j, 0)
            apart_base, apart_witness = i + over - x - size, j + over - y - size
            if x >= i or y >= j or over >= length or max(apart_base, apart_witness) > NEAR:
                continue
            score = scores[p] + length - over - DETOUR * abs(apart_base - apart_witness)
            between = x + size, i + over, y + size, j + over
            if score > best and not (sides.parted(*between) or sides.crossed(*between)):
                best, parent, covered = score, p, over
        scores.append(best)
        before.append((parent, covered))
        near.append(at)
    groups = []
    used = [False] * len(rows)
    for end in sorted(range(len(rows)), key=lambda at: (-scores[at], rows[at])):
        at, group = end, []
        while at >= 0 and not used[at]:
            used[at] = True
            parent, over = before[at]
            if parent >= 0 and used[parent]:
                over = 0
            i, j, length = rows[at]
            group.append((i + over, j + over, length - over))
            at = parent
        if group:
            groups.append(group[::-1])
    return groups


def _claim(sides: Sides, group: list[tuple[int, int, int]]) -> Found | None:
    """Return the passage that a group of runs makes, if what is free of it is long enough.

    Free on both sides it was moved. Where part of it stands in its place on one side, the other
    side prints it once more.
    """
    i, j = group[0][:2]
    end_i, end_j = group[-1][0] + group[-1][2], group[-1][1] + group[-1][2]
    at_base = int(sides.taken_base[i:end_i].sum())
    at_witness = int(sides.taken_witness[j:end_j].sum())
    on_base, on_witness = 2 * at_base <= end_i - i, 2 * at_witness <= end_j - j
    if on_base and on_witness:
        moved = _cut(sides, group, "")
        if moved or bool(at_base) == bool(at_witness):
            return moved
        on_base, on_witness = not at_base, not at_witness
    if on_base:
        return _cut(sides, group, "base")
    return _cut(sides, group, "witness") if on_witness else None


def _cut(
    sides: Sides, group: list[tuple[int, int, int]], extra: Side | Literal[""]
) -> Found | None:
    """Return the passage from where to where its words are free, if it is long enough."""
    sides = sides.only(on_base=extra != "witness", on_witness=extra != "base")
    group = _freed(sides, group)
    if not group:
        return None
    i, j = group[0][:2]
    end_i, end_j = group[-1][0] + group[-1][2], group[-1][1] + group[-1][2]
    i, j = _grown(sides, i - 1, j - 1, -1, extra)
    end_i, end_j = _grown(sides, end_i, end_j, 1, extra)
    i, j = _within(sides, i + 1, j + 1, end_i, -1)
    end_i, end_j = _within(sides, end_i, end_j, i, 1)
    size = max(end_i - i, end_j - j)
    i, j = _rounded(sides, i, j, -1, extra)
    while end_i > i and end_j > j and sides.base[end_i - 1] == sides.label:
        end_i, end_j = end_i - 1, end_j - 1
    end_i, end_j = _rounded(sides, end_i, end_j, 1, extra)
    if extra:
        i, j = _repeated(sides, i, j, end_i, -1, extra)
        end_i, end_j = _repeated(sides, end_i, end_j, i, 1, extra)
    if sides.taken_base[i:end_i].any() or sides.taken_witness[j:end_j].any():
        return None
    head, tail = _rim(sides, i, j, -1, extra), _rim(sides, end_i, end_j, 1, extra)
    i, j, end_i, end_j = i - head, j - head, end_i + tail, end_j + tail
    rows = tuple(
        (max(x, i), y + max(i - x, 0), min(x + n, end_i) - max(x, i))
        for x, y, n in group
        if x + n > i and x < end_i
    )
    shared = sum(row[2] for row in rows)
    if shared < (LEAST_REPEATED if extra else LEAST_MOVED):
        return None
    if 3 * shared < size:
        return None
    if extra and shared < SENTENCES and not sides.rounded((i, end_i), (j, end_j), extra):
        return None
    if not extra and shared < LEAST_REPEATED and not sides.paused((i, end_i), (j, end_j)):
        return None
    for side, start, stop in _relevant(extra, (i, end_i), (j, end_j)):
        sides.chain.give_back(side, start, start + head, tail=True)
        sides.chain.give_back(side, stop - tail, stop, tail=False)
    return Found((i, end_i), (j, end_j), extra, rows)


def _freed(sides: Sides, group: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
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


def _relevant(
    extra: Side | Literal[""], base: tuple[int, int], witness: tuple[int, int]
) -> list[tuple[int, int, int]]:
    """Return the sides that hold the passage and nothing else, by number, with its place there."""
    places = ((0, *base), (1, *witness))
    return [places[0]] if extra == "base" else [places[1]] if extra == "witness" else [*places]


def _within(sides: Sides, i: int, j: int, rim: int, way: int) -> tuple[int, int]:
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


def _repeated(sides: Sides, i: int, j: int, rim: int, way: int, extra: Side) -> tuple[int, int]:
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


def _rim(sides: Sides, i: int, j: int, way: int, extra: Side | Literal[""]) -> int:
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
    places = _relevant(extra, (min(i, x), max(i, x)), (min(j, y), max(j, y)))
    free = [sides.chain.is_free(*place) for place in places]
    fits = all(f or sides.chain.yields(*place) for f, place in zip(free, places, strict=True))
    return size if fits and not all(free) else 0


def _grown(sides: Sides, i: int, j: int, way: int, extra: Side | Literal[""]) -> tuple[int, int]:
    """Go on from tokens ``i`` and ``j`` while the words are free and the same, over small edits.

    Returns the first tokens that no longer belong to the passage. What is printed again seldom goes
    on where a paragraph ends and something differs.
    """
    while True:
        while sides.same(i, j):
            i, j = i + way, j + way
        for skipped in range(1, SMALL_EDIT + 1):
            # Words replaced by as many are likelier than words put in or left out.
            options = sorted(range(skipped + 1), key=lambda a: abs(2 * a - skipped))
            steps = [(i + way * a, j + way * (skipped - a)) for a in options]
            found = next((at for at in steps if sides.resumes(*at, way)), None)
            if found and sides.free_between(i, found[0], j, found[1]):
                if extra and (sides.parts(0, i, found[0], way) or sides.parts(1, j, found[1], way)):
                    return i, j
                i, j = found
                break
        else:
            return i, j


def _rounded(sides: Sides, i: int, j: int, way: int, extra: Side | Literal[""]) -> tuple[int, int]:
    """Go on from borders ``i`` and ``j`` to where the paragraph begins or ends on both sides.

    A passage seldom begins or ends inside a paragraph; where an edit stands near its rim, what lies
    beyond is too little to be found alone. Nothing changes where the rests are not much alike.
    """
    one, other = (_to_paragraph(t, at, way) for t, at in zip(sides.tokens, (i, j), strict=True))
    if one is None or other is None or not sides.free_between(i, one, j, other):
        return i, j
    left = sides.base[slice(*sorted((i, one)))].tolist()
    right = sides.witness[slice(*sorted((j, other)))].tolist()
    longest = max(len(left), len(right))
    if extra and not (left and right):  # what only one printing has is no part of what they share
        return (one, other) if _loses_label(sides, (i, j), (left, right), extra) else (i, j)
    if longest <= FEW or 2 * Levenshtein.distance(left, right) <= longest:
        return one, other
    rests = (Span(*sorted((i, one))), Span(*sorted((j, other))))
    glued = {"".join(t.compared(at)) for t, at in zip(sides.tokens, rests, strict=True)}
    if len(glued) == 1:  # the same letters, spaced otherwise
        return one, other
    return (one, other) if _holds(left[::-way], right[::-way], sides.label) else (i, j)


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
    for place in range(at, at + way * (REST + 1), way):
        if not 0 <= place <= len(tokens):
            return None
        if tokens.border(place) >= PARAGRAPH:
            return place
    return None
