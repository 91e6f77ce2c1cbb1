"""What lies between the blocks of a chain: extended, filled, and cleaned of chance.

Small gaps are aligned word by word (Levenshtein, bit-parallel: Myers 1999, Hyyrö 2003), large
ones by shorter seeds. Text that is foreign to the other side is left alone: a word that happens
to stand in both is no counterpart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Levenshtein

from provenance.alignment import _chain, _seeds, _within

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.alignment._seeds import Blocks, Ids

LARGEST = 100_000_000
"""Gaps of more cells than this (base tokens times witness tokens) are seeded again, not filled."""

LOPSIDED = 3
"""A gap with so many times more words on one side lacks most of them on the other."""

PARAGRAPH = 100
"""Words that may have come or gone before the words that close both texts."""

TOGETHER = 3
"""Runs with so few words between them stand or fall together."""

_STEPS = 24
_FEW = 7
"""Words on either side of a gap whose pattern of equal words is aligned once."""

_RARE = 32
"""Gaps of one size that are so few are aligned one by one: looking for patterns costs more."""


def extend(base: Ids, witness: Ids, blocks: Blocks, label: int) -> Blocks:
    """Let each block of a chain grow into the gaps beside it while the tokens are the same.

    Rows are (base start, witness start, length). ``label`` is the id that all speakers' labels
    share: a label goes with the words that follow it, never with those before it.
    """
    if not len(blocks):
        return blocks
    blocks = without_last(base, blocks, label)
    ends = blocks[:, :2] + blocks[:, 2:]
    limits = np.vstack((blocks[1:, :2], [[len(base), len(witness)]]))
    grown = _grow(base, witness, ends, (limits - ends).min(axis=1), 1)
    blocks[:, 2] += grown
    blocks = without_last(base, blocks, label)
    ends = blocks[:, :2] + blocks[:, 2:]
    floors = np.vstack(([[0, 0]], ends[:-1]))
    grown = _grow(base, witness, blocks[:, :2] - 1, (blocks[:, :2] - floors).min(axis=1), -1)
    blocks[:, :2] -= grown[:, None]
    blocks[:, 2] += grown
    return blocks


def without_last(base: Ids, blocks: Blocks, label: int) -> Blocks:
    """Take a label off the end of each block that ends in one."""
    blocks = blocks.copy()
    while len(blocks):
        last = base[blocks[:, 0] + blocks[:, 2] - 1] == label
        if not last.any():
            break
        blocks[last, 2] -= 1
        blocks = blocks[blocks[:, 2] > 0]
    return blocks


def _grow(
    base: Ids, witness: Ids, places: Blocks, limits: NDArray[np.int64], way: int
) -> NDArray[np.int64]:
    """Return how many tokens from each place on, in direction ``way``, are the same."""
    grown = np.zeros(len(places), np.int64)
    active = np.flatnonzero(limits > 0)
    for step in range(_STEPS):
        at = places[active] + way * step
        same = base[at[:, 0]] == witness[at[:, 1]]
        active = active[same]
        grown[active] += 1
        active = active[limits[active] > step + 1]
        if not len(active):
            return grown
    for index in active.tolist():  # few go on so far: these are measured in slices
        i, j = places[index].tolist()
        done, limit, size = int(grown[index]), int(limits[index]), 256
        while done < limit:
            size = min(size * 4, limit - done)
            left = base[_reach(i + way * done, size, way)]
            right = witness[_reach(j + way * done, size, way)]
            other = np.flatnonzero(left != right)
            if len(other):
                done += int(other[0])
                break
            done += size
        grown[index] = done
    return grown


def _reach(start: int, size: int, way: int) -> slice:
    stop = start + way * size
    return slice(start, stop if stop >= 0 else None, way)


def fill(
    base: Ids, witness: Ids, blocks: Blocks, weights: NDArray[np.float64], k: int, label: int
) -> Blocks:
    """Return ``blocks`` with the words added that correspond inside the gaps between them.

    Negative ids are equal to nothing. ``weights`` says by id how much a shared word proves
    (``information``); ``k`` is the length of the seeds that made ``blocks``: large gaps are seeded
    with shorter ones.
    """
    begins, sizes = _between(base, witness, blocks)
    within = _within.runs(base, witness, begins, sizes)
    if len(within):
        blocks = np.vstack((blocks, within))
        blocks = extend(base, witness, blocks[np.lexsort((blocks[:, 1], blocks[:, 0]))], label)
        begins, sizes = _between(base, witness, blocks)
    worth = (sizes.min(axis=1) > 0) & (sizes.max(axis=1) > 1)
    hidden = _hidden(base, begins[:, 0], sizes[:, 0])
    hidden |= _hidden(witness, begins[:, 1], sizes[:, 1])
    alike = worth & ~hidden & (sizes <= _FEW).all(axis=1)
    alike[[0, -1]] = False  # beside nothing that has proved itself
    added = _by_pattern(base, witness, begins[alike], sizes[alike], weights)
    found: list[tuple[int, int, int]] = []
    rest = np.flatnonzero(worth & ~alike)
    rows = np.column_stack((rest, begins[rest], sizes[rest], hidden[rest])).tolist()
    for at, i, j, n, m, holds in rows:
        left, right = base[i : i + n], witness[j : j + m]
        if holds:  # what a passage has taken does not part the words on both sides of it
            here, there = np.flatnonzero(left >= 0), np.flatnonzero(right >= 0)
            left, right = left[here], right[there]
        if n * m <= LARGEST:
            inside = small(left, right, weights, head=i + j > 0, tail=at < len(blocks))
        elif k > 3:
            inside = solve(left, right, weights, k - 2, label).tolist()
        else:
            inside = []
        for x, y, length in inside:
            if holds:
                found += _spread(i + here[x : x + length], j + there[y : y + length])
            else:
                found.append((i + x, j + y, length))
    if not found and not len(added):
        return blocks
    added = np.vstack((blocks, added, np.array(found, np.int64).reshape(-1, 3)))
    return added[np.lexsort((added[:, 1], added[:, 0]))]


def _between(base: Ids, witness: Ids, blocks: Blocks) -> tuple[Blocks, Blocks]:
    """Return where the gaps before, between and behind the blocks begin, and their sizes."""
    edges = np.vstack((blocks, [[len(base), len(witness), 0]]))
    begins = np.vstack(([[0, 0]], blocks[:, :2] + blocks[:, 2:]))
    return begins, edges[:, :2] - begins


def _by_pattern(
    base: Ids, witness: Ids, begins: Blocks, sizes: Blocks, weights: NDArray[np.float64]
) -> Blocks:
    """Align gaps of a few words, each pattern of equal words once.

    How a gap is aligned depends on which words are equal and how much they prove, and not on what
    they are; of a hundred thousand gaps, a few thousand have a pattern of their own.
    """
    found: list[Blocks] = []
    rest: list[tuple[int, int, int]] = []
    shapes = sizes[:, 0] * (_FEW + 1) + sizes[:, 1]
    for shape in np.unique(shapes).tolist():
        n, m = divmod(shape, _FEW + 1)
        these = np.flatnonzero(shapes == shape)
        if len(these) < _RARE:
            for i, j in begins[these].tolist():
                equal_runs = small(base[i : i + n], witness[j : j + m], weights)
                rest += [(i + x, j + y, length) for x, y, length in equal_runs]
            continue
        left = base[begins[these, 0][:, None] + np.arange(n)]
        right = witness[begins[these, 1][:, None] + np.arange(m)]
        equal = (left[:, :, None] == right[:, None, :]).reshape(len(these), n * m)
        some = equal.any(axis=1)
        these, left, right, equal = these[some], left[some], right[some], equal[some]
        # How much a word proves counts only where it has an equal.
        proved = equal.reshape(len(these), n, m).any(axis=2)
        bits = np.hstack((equal, proved & (weights[left] < 1)))
        keys = bits @ (np.int64(1) << np.arange(bits.shape[1], dtype=np.int64))
        _, first, which = np.unique(keys, return_index=True, return_inverse=True)
        order = np.argsort(which, kind="stable")
        bounds = np.searchsorted(which[order], np.arange(len(first) + 1))
        for at, sample in enumerate(first.tolist()):
            members = begins[these[order[bounds[at] : bounds[at + 1]]]]
            for x, y, length in small(left[sample], right[sample], weights):
                rows = np.empty((len(members), 3), np.int64)
                rows[:, 0], rows[:, 1], rows[:, 2] = members[:, 0] + x, members[:, 1] + y, length
                found.append(rows)
    return np.vstack((*found, np.array(rest, np.int64).reshape(-1, 3)))


def _hidden(ids: Ids, begins: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which stretches hold ids that are equal to nothing."""
    if not len(begins) or int(ids.min()) >= 0:
        return np.zeros(len(begins), bool)
    before = np.concatenate(([0], np.cumsum(ids < 0)))
    found: NDArray[np.bool_] = before[begins + sizes] > before[begins]
    return found


def _spread(base: Blocks, witness: Blocks) -> list[tuple[int, int, int]]:
    """Return the places of words that correspond as runs, parted where either side skips some."""
    cuts = np.flatnonzero((np.diff(base) != 1) | (np.diff(witness) != 1)) + 1
    begins = [0, *cuts.tolist()]
    ends = [*cuts.tolist(), len(base)]
    return [(int(base[a]), int(witness[a]), b - a) for a, b in zip(begins, ends, strict=True)]


def solve(base: Ids, witness: Ids, weights: NDArray[np.float64], k: int, label: int) -> Blocks:
    """Align by seeds of ``k`` tokens, then extend and fill: without moves."""
    runs = _seeds.runs(base, witness, k)
    blocks = _chain.trim(runs[_chain.chain(runs)])
    blocks = _chain.supported(blocks, min(len(base), len(witness)))
    blocks = extend(base, witness, blocks, label)
    return fill(base, witness, blocks, weights, k, label) if len(blocks) else blocks


def small(
    base: Ids, witness: Ids, weights: NDArray[np.float64], *, head: bool = True, tail: bool = True
) -> list[tuple[int, int, int]]:
    """Align a small gap word by word, and dissolve what is equal by chance.

    ``head`` and ``tail`` say whether equal words stand before and behind the gap.
    """
    n, m = len(base), len(witness)
    if not n or not m:
        return []
    if n == 1 or m == 1:
        equal = _single(base, witness)
    elif max(n, m) > LOPSIDED * min(n, m) + LOPSIDED:
        equal = _at_rims(base, witness, head=head, tail=tail)
    else:
        equal = _opcodes(base, witness)
    return clean(equal, weights[base].tolist(), n, m) if equal else []


def _opcodes(base: Ids, witness: Ids) -> list[tuple[int, int, int]]:
    if not len(base) or not len(witness):
        return []
    return [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Levenshtein.opcodes(base.tolist(), witness.tolist())
        if op.tag == "equal"
    ]


def _at_rims(base: Ids, witness: Ids, *, head: bool, tail: bool) -> list[tuple[int, int, int]]:
    """Align a few words with what lies at the rims of a long stretch that the other side lacks.

    Edit distance alone would scatter them over all of it: there each costs the same anywhere.
    """
    if len(base) < len(witness):
        mirrored = _at_rims(witness, base, head=head, tail=tail)
        return [(x, y, length) for y, x, length in mirrored]
    window = len(witness) + len(witness) // 2 + LOPSIDED
    left, right = base[:window], base[-window:]
    behind = len(base) - window
    best: list[tuple[int, int, int]] = []
    for cut in _cuts(left, right, witness):
        rows = _opcodes(left, witness[:cut])
        if rows and not head:
            i, j, length = rows[-1]
            rows = _backed(rows, min(i, j) + length)
        after = _opcodes(right, witness[cut:])
        if after and not tail and not _closes(after, len(base), len(right), len(witness) - cut):
            i, j, _ = after[0]
            after = _backed(after, min(len(right) - i, len(witness) - cut - j))
        rows += [(x + behind, y + cut, length) for x, y, length in after]
        if sum(row[2] for row in rows) > sum(row[2] for row in best):
            best = rows
    return best


def _backed(rows: list[tuple[int, int, int]], reach: int) -> list[tuple[int, int, int]]:
    """Return ``rows`` if they are half of what one text begins or ends with, else none.

    Two headings of one event share a name and a date, and are yet two headings.
    """
    shared = sum(row[2] for row in rows)
    return rows if shared >= TOGETHER and 2 * shared >= reach else []


def _closes(rows: list[tuple[int, int, int]], size: int, long: int, short: int) -> bool:
    """Whether both texts close with the same words, and little more stands before them in one.

    "Thank you." at the end of an excerpt is not the one at the end of the whole text.
    """
    i, j, length = rows[-1]
    return size <= PARAGRAPH and length > 1 and i + length == long and j + length == short


def _cuts(left: Ids, right: Ids, short: Ids) -> list[int]:
    """Return where to part ``short``: nowhere, or after what it shares with the left rim."""
    same = min(len(left), len(right), len(short))
    head = np.append(np.flatnonzero(left[:same] != short[:same]), same)[0]
    tail = np.append(np.flatnonzero(right[::-1][:same] != short[::-1][:same]), same)[0]
    return sorted({len(short), 0, int(head), len(short) - int(tail)}, reverse=True)


def _single(base: Ids, witness: Ids) -> list[tuple[int, int, int]]:
    """Find the one token of the shorter side in the longer one."""
    places = np.flatnonzero(base == witness).tolist()
    if not places:
        return []
    longest = max(len(base), len(witness))
    at = places[-1] if places[-1] == longest - 1 else places[0]  # beside what is equal anyway
    return [(0, at, 1)] if len(base) == 1 else [(at, 0, 1)]


def clean(
    equal: list[tuple[int, int, int]], weights: list[float], n: int, m: int
) -> list[tuple[int, int, int]]:
    """Dissolve runs of equal words that weigh little against the unequal text on both sides.

    Like the semantic clean-up of diff-match-patch (Fraser 2006), with words weighed by what they
    prove: "of the" between two rewritten clauses is no counterpart, a name may be one.
    ``weights`` has one entry for each of the ``n`` tokens of the base.
    """
    while equal:
        kept: list[tuple[int, int, int]] = []
        last = len(equal) - 1
        i = j = 0
        for at, (x, y, length) in enumerate(equal):
            next_x, next_y = equal[at + 1][:2] if at < last else (n, m)
            # The rim of a gap is a block that has proved itself: it supports what touches it.
            weak = min(max(x - i, y - j), max(next_x - x - length, next_y - y - length))
            if weak and length <= 2 * weak:
                weight = sum(weights[x : x + length])
                if 2 * weight <= weak or (weight < 0.75 and weak > 1):
                    continue
            kept.append((x, y, length))
            i, j = x + length, y + length
        if len(kept) > 1 and max(n, m) > 4 * TOGETHER:
            kept = _outweighing(kept, weights, n, m)
        if len(kept) == len(equal):
            return kept
        equal = kept
    return []


def _outweighing(
    equal: list[tuple[int, int, int]], weights: list[float], n: int, m: int
) -> list[tuple[int, int, int]]:
    """Dissolve runs near one another that are together little beside what lies on both sides."""
    groups: list[list[tuple[int, int, int]]] = []
    i = j = -n - m
    for x, y, length in equal:
        if max(x - i, y - j) <= TOGETHER:
            groups[-1].append((x, y, length))
        else:
            groups.append([(x, y, length)])
        i, j = x + length, y + length
    kept: list[tuple[int, int, int]] = []
    i = j = 0
    for at, group in enumerate(groups):
        x, y, _ = group[0]
        end_x, end_y = group[-1][0] + group[-1][2], group[-1][1] + group[-1][2]
        next_x, next_y = groups[at + 1][0][:2] if at + 1 < len(groups) else (n, m)
        weak = min(max(x - i, y - j), max(next_x - end_x, next_y - end_y))
        if 3 * sum(sum(weights[a : a + length]) for a, _, length in group) <= weak:
            continue
        kept += group
        i, j = end_x, end_y
    return kept


def information(base: Ids, witness: Ids) -> NDArray[np.float64]:
    """Return by id how much a shared word proves: 1 for a rare word, less for a frequent one."""
    size = max(int(base.max(initial=0)), int(witness.max(initial=0))) + 1
    counts = np.bincount(base, minlength=size) + np.bincount(witness, minlength=size)
    weights = np.ones(size)
    several = np.flatnonzero(counts > 8)
    weights[several[counts[several] / (len(base) + len(witness)) > 0.004]] = 0.35
    return weights
