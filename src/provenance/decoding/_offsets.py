"""Building the map from code points back to bytes, as stretches of constant width."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

import numpy as np

from provenance.model import OffsetMap

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CHUNK = 1 << 18
NO_POINTS: NDArray[np.int64] = np.zeros(0, dtype=np.int64)


def even(total: int, width: int, start: int = 0) -> OffsetMap:
    """Return the map of ``total`` code points of ``width`` bytes each, the first at ``start``."""
    return uneven(NO_POINTS, NO_POINTS, total, width, start)


def uneven(
    points: NDArray[np.int64],
    widths: NDArray[np.int64],
    total: int,
    usual: int,
    start: int = 0,
) -> OffsetMap:
    """Return the map of ``total`` code points of which only ``points`` are not ``usual`` wide.

    ``points`` (ascending) and ``widths`` are of equal length; ``start`` is the byte of the first
    code point, which is not 0 where a byte order mark comes first.
    """
    if not len(points):
        marks = [0, total] if total else [0]
        return OffsetMap(
            np.array(marks, dtype=np.int64),
            np.array([start + mark * usual for mark in marks], dtype=np.int64),
            np.array([usual, 0] if total else [0], dtype=np.int64),
        )
    follows = np.zeros(len(points), dtype=bool)
    follows[1:] = points[1:] == points[:-1] + 1
    begins = ~follows
    begins[1:] |= widths[1:] != widths[:-1]
    # After the last of each run of unusual code points the usual width begins again.
    last = np.ones(len(points), dtype=bool)
    last[:-1] = ~follows[1:]
    resumed = points[last] + 1
    resumed = resumed[resumed < total]
    marks_unusual = points[begins]
    head = NO_POINTS if points[0] == 0 else np.zeros(1, dtype=np.int64)
    all_points = np.concatenate([head, marks_unusual, resumed])
    all_widths = np.concatenate(
        [
            np.full(len(head), usual, dtype=np.int64),
            widths[begins],
            np.full(len(resumed), usual, dtype=np.int64),
        ]
    )
    order = np.argsort(all_points, kind="stable")
    starts = np.append(all_points[order], total)
    spans = np.append(all_widths[order], 0)
    offsets = np.empty(len(starts), dtype=np.int64)
    offsets[0] = start
    np.cumsum(np.diff(starts) * spans[:-1], out=offsets[1:])
    offsets[1:] += start
    return OffsetMap(starts, offsets, spans)


def utf8(data: bytes, start: int = 0, stray: NDArray[np.int64] | None = None) -> OffsetMap:
    """Return the map of UTF-8 ``data`` whose text begins at byte ``start``.

    ``stray`` holds the offsets of bytes that belong to no UTF-8 sequence and count as one code
    point each; all other bytes must be valid UTF-8. The work is done in chunks: what it takes in
    memory is the map and little more.
    """
    array = np.frombuffer(data, dtype=np.uint8)
    columns: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    total = 0
    begin = start
    while begin < len(array):
        end = _border(data, begin + _CHUNK, stray)
        here = None
        if stray is not None:
            low, high = np.searchsorted(stray, (begin, end))
            here = stray[low:high] - begin
        leads, widths, points = _changes(array[begin:end], here)
        columns.append((leads + begin, widths, points[:-1] + total))
        total += int(points[-1])
        begin = end
    if not columns:
        return even(0, 1, start)
    last = np.array([len(array)], dtype=np.int64)
    offsets = np.concatenate([*(column[0] for column in columns), last])
    spans = np.concatenate([*(column[1] for column in columns), np.zeros(1, dtype=np.int64)])
    starts = np.concatenate([*(column[2] for column in columns), np.array([total])])
    return OffsetMap(starts, offsets, spans)


def _border(data: bytes, end: int, stray: NDArray[np.int64] | None) -> int:
    """Return ``end``, or the beginning of the sequence that lies across it."""
    for back in (1, 2, 3) if end < len(data) else ():
        lead = data[end - back]
        length = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
        if lead >= 0xC0 and length > back:
            alone = stray is not None and _holds(stray, end - back)
            return end if alone else end - back
    return min(end, len(data))


def _holds(values: NDArray[np.int64], value: int) -> bool:
    at = int(values.searchsorted(value))
    return at < len(values) and int(values[at]) == value


def _changes(
    array: NDArray[np.uint8], stray: NDArray[np.int64] | None
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return where the width changes: byte offsets, widths, and points with the total behind."""
    high = array >= 0x80
    if not high.any():
        return (
            np.zeros(1, dtype=np.int64),
            np.ones(1, dtype=np.int64),
            np.array([0, len(array)], dtype=np.int64),
        )
    leading = (array & 0xC0) != 0x80
    if stray is not None:
        leading[stray] = True
    leads = np.flatnonzero(leading)
    widths = np.diff(leads, append=len(array))
    first = np.ones(len(widths), dtype=bool)
    np.not_equal(widths[1:], widths[:-1], out=first[1:])
    points = np.flatnonzero(first)
    return leads[points], widths[points], np.append(points, len(leads))


def utf16(content: str, start: int = 0) -> OffsetMap:
    """Return the map of UTF-16 text: two bytes a code point, four beyond the basic plane."""
    codes = np.frombuffer(content.encode("utf-32-le"), dtype="<u4")
    points = np.flatnonzero(codes > 0xFFFF).astype(np.int64)
    return uneven(points, np.full(len(points), 4, dtype=np.int64), len(codes), 2, start)


def by_codec(content: str, data: bytes, codec: str) -> OffsetMap | None:
    """Return the map for any other codec, or None where its characters do not stand alone.

    The width of each character is the length it encodes to on its own; a codec that shifts
    between states (ISO-2022) gives another sum than the length of ``data``.
    """
    codes = np.frombuffer(content.encode("utf-32-le"), dtype="<u4")
    unique = np.flatnonzero(np.bincount(codes)) if len(codes) else NO_POINTS
    sizes = np.zeros(int(unique[-1]) + 1 if len(unique) else 1, dtype=np.uint8)
    try:
        for code in unique.tolist():
            sizes[code] = len(chr(code).encode(codec))
    except UnicodeError:
        return None
    widths = sizes[codes]
    if int(widths.sum(dtype=np.int64)) != len(data):
        return None
    return _in_stretches(widths)


def _in_stretches(widths: NDArray[np.uint8] | NDArray[np.int64]) -> OffsetMap:
    """Return the map of code points of these widths, one after another."""
    if not len(widths):
        return even(0, 1)
    changes = np.flatnonzero(widths[1:] != widths[:-1]) + 1
    starts = np.concatenate([np.zeros(1, dtype=np.int64), changes])
    spans = widths[starts].astype(np.int64)
    points = np.append(starts, len(widths))
    offsets = np.zeros(len(points), dtype=np.int64)
    np.cumsum(np.diff(points) * spans, out=offsets[1:])
    return OffsetMap(points, offsets, np.append(spans, 0))


def lengthened(offsets: OffsetMap, more: int) -> OffsetMap:
    """Return ``offsets`` with ``more`` code points of one byte each behind the last one."""
    total, end = int(offsets.points[-1]), int(offsets.offsets[-1])
    return OffsetMap(
        np.append(offsets.points, total + more),
        np.append(offsets.offsets, end + more),
        np.append(np.append(offsets.widths[:-1], 1), 0),
    )


_ESCAPE: Final = re.compile(rb"\x1b(?:\$[@B]|\$\(D|\([BIJ])")
_PAIRS: Final = frozenset({b"\x1b$@", b"\x1b$B", b"\x1b$(D"})
"""Escape sequences after which two bytes are one character."""


def by_escapes(content: str, data: bytes) -> OffsetMap | None:
    """Return the map of Japanese text that escape sequences shift between sets of characters.

    An escape sequence belongs to the character that comes after it. None where the sets hold
    other characters than of one byte or two, or a set ends otherwise than by an escape sequence.
    """
    escapes = list(_ESCAPE.finditer(data))
    bodies = np.array([0, *(found.end() for found in escapes)], dtype=np.int64)
    ends = np.array([*(found.start() for found in escapes), len(data)], dtype=np.int64)
    wide = [1, *(2 if found[0] in _PAIRS else 1 for found in escapes)]
    each = np.array(wide, dtype=np.int64)
    if ((ends - bodies) % each).any():
        return None
    counts = (ends - bodies) // each
    if int(counts.sum()) != len(content) or not len(content):
        return None
    held = counts > 0
    firsts = np.cumsum(counts[held]) - counts[held]
    widths = np.repeat(each[held], counts[held])
    # The first character of a stretch begins where the stretch before it has ended.
    before = np.concatenate([np.zeros(1, dtype=np.int64), ends[held][:-1]])
    widths[firsts] += bodies[held] - before
    widths[-1] += len(data) - int(ends[held][-1])
    return _in_stretches(widths)


def by_steps(data: bytes, codec: str) -> OffsetMap:
    """Return the map for a codec that shifts between states, fed one byte at a time.

    A character is counted from the byte after the one that completed its predecessor, so that
    an escape sequence belongs to the character it introduces.
    """
    decoder = codecs.getincrementaldecoder(codec)()
    starts: list[int] = []
    begin = 0
    for at in range(len(data)):
        found = decoder.decode(data[at : at + 1], at == len(data) - 1)
        if found:
            starts.append(begin)
            # Several characters from one step: the later ones have no bytes of their own.
            starts.extend([at + 1] * (len(found) - 1))
            begin = at + 1
    edges = np.array([*starts, len(data)], dtype=np.int64)
    widths: NDArray[np.int64] = edges[1:] - edges[:-1]
    return _in_stretches(widths)
