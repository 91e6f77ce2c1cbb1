"""UTF-8 with stray single bytes: where each stray byte is, and how the file reads with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


_CHUNK = 1 << 21
_PLACES_AT_MOST = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """The bytes above 127 of a file: whole UTF-8 sequences, and bytes that belong to none.

    ``sequences`` counts the whole ones; ``places`` has the offset of each of their
    bytes, of the first ones only. ``stray`` has the offset of each
    byte that belongs to none, ascending, and ``before`` how many sequences precede it.
    """

    sequences: int
    places: NDArray[np.int64]
    stray: NDArray[np.int64]
    before: NDArray[np.int64]


def survey(data: bytes) -> Survey:
    """Find the valid UTF-8 sequences of ``data``, and all other bytes above 127.

    Valid means what the Unicode standard calls well-formed: no overlong forms, no surrogates,
    nothing above U+10FFFF. The work is done in chunks, so that only stray bytes cost memory.
    """
    count = kept = 0
    places: list[NDArray[np.int64]] = []
    stray: list[NDArray[np.int64]] = []
    before: list[NDArray[np.int64]] = []
    for start in range(0, len(data), _CHUNK):
        # Three bytes more on either side: a sequence may lie across the border.
        back = min(start, 3)
        window = data[start - back : start + _CHUNK + 3]
        leads, taken, alone = _survey(window, back, min(_CHUNK, len(data) - start))
        offset = start - back
        stray.append(alone + offset)
        before.append(np.searchsorted(leads, alone) + count)
        count += len(leads)
        if kept < _PLACES_AT_MOST:
            places.append(taken + offset)
            kept += len(taken)
    return Survey(count, np.concatenate(places), np.concatenate(stray), np.concatenate(before))


def _survey(
    window: bytes, back: int, size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the leads, all bytes of sequences, and the stray bytes from ``back`` on.

    Sequences that begin in the last three bytes of the window belong to the next one, but have
    their first bytes counted as taken here.
    """
    array = np.frombuffer(window + b"\0\0\0", dtype=np.uint8)
    high = np.flatnonzero(array >= 0x80)
    lead, one = array[high], array[high + 1]
    two, three = array[high + 2], array[high + 3]
    second, third, fourth = _continues(one), _continues(two), _continues(three)
    of_two = (lead >= 0xC2) & (lead <= 0xDF) & second
    of_three = (lead >= 0xE0) & (lead <= 0xEF) & second & third
    of_three &= ~((lead == 0xE0) & (one < 0xA0)) & ~((lead == 0xED) & (one > 0x9F))
    of_four = (lead >= 0xF0) & (lead <= 0xF4) & second & third & fourth
    of_four &= ~((lead == 0xF0) & (one < 0x90)) & ~((lead == 0xF4) & (one > 0x8F))
    sizes = 2 * of_two + 3 * of_three + 4 * of_four
    # A lead byte is never a continuation byte, so that sequences cannot overlap.
    starts = sizes > 0
    leads, lengths = high[starts], sizes[starts]
    marked = np.zeros(len(array), dtype=bool)
    for step in range(4):
        marked[leads[lengths > step] + step] = True
    inside = (high >= back) & (high < back + size)
    taken = marked[high]
    leads = leads[(leads >= back) & (leads < back + size)]
    return leads, high[inside & taken], high[inside & ~taken]


def _continues(values: NDArray[np.uint8]) -> NDArray[np.bool_]:
    continues: NDArray[np.bool_] = (values & 0xC0) == 0x80
    return continues


def stretches(found: Survey) -> list[tuple[int, int]]:
    """Return half-open stretches of bytes that hold stray bytes and no UTF-8 sequence.

    Two stray bytes lie in one stretch where no sequence stands between them: a passage pasted
    from a file in another encoding is one stretch, however many bytes of it are above 127.
    """
    cuts = np.flatnonzero(np.diff(found.before)) + 1
    firsts = np.concatenate([np.zeros(1, dtype=np.int64), cuts])
    lasts = np.concatenate([cuts, np.array([len(found.stray)])]) - 1
    starts, ends = found.stray[firsts], found.stray[lasts] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
