"""Seeds: stretches of k tokens that stand in both texts, as runs along diagonals.

Shingles of k compared forms are hashed and sorted together with their positions, so that equal
shingles of both texts become neighbours; nothing is looked up one at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ids = NDArray[np.int32]
    Blocks = NDArray[np.int64]
    """Rows of (base start, witness start, length)."""

MOST_PAIRS = 8
"""A shingle that stands in so many pairs of places or more says nothing about any of them."""

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def _mix(ids: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread ids over 64 bits (the finalizer of splitmix64, Steele et al. 2014)."""
    x = (ids + np.uint64(1)) * _GOLDEN
    x ^= x >> np.uint64(30)
    x *= np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(27)
    x *= np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def _hashes(ids: Ids, k: int) -> NDArray[np.uint64]:
    size = int(ids.max(initial=0)) + 1
    each = np.arange(size, dtype=np.uint64)
    mixed = _mix(each)[ids] if size < len(ids) else _mix(ids.astype(np.uint64))
    count = len(ids) - k + 1
    out = np.zeros(count, np.uint64)
    for offset in range(k):
        out *= np.uint64(0xD6E8FEB86659FD93)
        out += mixed[offset : offset + count]
    return _mix(out)


_WORTH_LOOKING = 4096
_MUCH_ALIKE = 0.6


def runs(base: Ids, witness: Ids, k: int) -> Blocks:
    """Return the maximal runs of shared shingles as (base start, witness start, length) rows.

    ``base`` and ``witness`` are one-dimensional arrays of non-negative ids. Rows are sorted by
    base start, then witness start. Shingles in ``MOST_PAIRS`` pairs of places or more are left out.
    """
    if min(len(base), len(witness)) < k:
        return np.empty((0, 3), np.int64)
    at_base, at_witness = pairs(_hashes(base, k), _hashes(witness, k))
    sure = (base[at_base] == witness[at_witness]) & (
        base[at_base + k - 1] == witness[at_witness + k - 1]
    )
    at_base, at_witness = at_base[sure], at_witness[sure]
    if not len(at_base):
        return np.empty((0, 3), np.int64)
    bits = np.int64(len(base).bit_length())
    keys = ((at_base - at_witness + len(witness)) << bits) | at_base
    keys.sort()
    begins = np.flatnonzero(np.concatenate(([True], np.diff(keys) != 1)))
    starts = keys[begins] & ((np.int64(1) << bits) - 1)
    found = np.empty((len(begins), 3), np.int64)
    found[:, 0] = starts
    found[:, 1] = starts - (keys[begins] >> bits) + len(witness)
    found[:, 2] = np.diff(np.append(begins, len(keys))) + k - 1
    return found[np.lexsort((found[:, 1], found[:, 0]))]


def pairs(
    base: NDArray[np.uint64], witness: NDArray[np.uint64], most: int = MOST_PAIRS
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the positions of equal hashes, by sorting hash, side and position in one word.

    A hash that stands in more than ``most`` places altogether is left out.
    """
    bits = np.uint64(max(len(base), len(witness)).bit_length())
    side = np.uint64(1) << bits
    mask = ~((side << np.uint64(1)) - np.uint64(1))
    left, right = _maybe_shared(base, witness)
    keys = np.concatenate(((base[left] & mask) | left, (witness[right] & mask) | right | side))
    keys.sort()
    fresh = np.empty(len(keys) + 1, bool)
    fresh[0] = fresh[-1] = True
    np.not_equal(keys[1:] & mask, keys[:-1] & mask, out=fresh[1:-1])
    begins = np.flatnonzero(fresh)
    sizes = np.diff(begins)
    begins = begins[:-1]
    positions = (keys & (side - np.uint64(1))).astype(np.int64)
    on_witness = (keys & side) != 0

    twos = begins[sizes == 2]
    twos = twos[~on_witness[twos] & on_witness[twos + 1]]
    at_base, at_witness = [positions[twos]], [positions[twos + 1]]

    some = (sizes > 2) & (sizes <= most)
    at, size = begins[some], sizes[some]
    if len(at):
        before = np.concatenate(([0], np.cumsum(on_witness)))
        in_witness = before[at + size] - before[at]
        in_base = size - in_witness
        for a in range(1, MOST_PAIRS):
            for b in range(1, MOST_PAIRS):
                if a + b < 3 or a * b >= MOST_PAIRS:
                    continue
                these = at[(in_base == a) & (in_witness == b)]
                for x in range(a) if len(these) else ():
                    for y in range(b):
                        at_base.append(positions[these + x])
                        at_witness.append(positions[these + a + y])
    return np.concatenate(at_base), np.concatenate(at_witness)


def _maybe_shared(
    base: NDArray[np.uint64], witness: NDArray[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the positions of hashes that may stand on both sides, and of all that do.

    A hash is looked up by its first bits (Bloom 1970, with one function). Where the two sides are
    much alike, that saves less than it costs, and all positions are returned.
    """
    everywhere = np.arange(len(base), dtype=np.uint64), np.arange(len(witness), dtype=np.uint64)
    if min(len(base), len(witness)) < _WORTH_LOOKING:
        return everywhere
    bits = max(len(base), len(witness)).bit_length() + 2
    left = (base >> np.uint64(64 - bits)).view(np.int64)
    right = (witness >> np.uint64(64 - bits)).view(np.int64)
    there = np.zeros(1 << bits, bool)
    there[left] = True
    if there[right[::64]].mean() > _MUCH_ALIKE:
        return everywhere
    on_right = np.flatnonzero(there.take(right))
    there[:] = False
    there[right[on_right]] = True
    on_left = np.flatnonzero(there.take(left))
    return on_left.astype(np.uint64), on_right.astype(np.uint64)
