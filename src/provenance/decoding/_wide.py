"""UTF-16 and UTF-32 without a byte order mark, told by where the NUL bytes stand."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Final

from provenance.decoding._cut_off import whole_and_rest

_SAMPLE = 1 << 16
_WIDTHS: Final[dict[str, int]] = {
    "utf-32-le": 4,
    "utf-32-be": 4,
    "utf-16-le": 2,
    "utf-16-be": 2,
}
_COMMON = frozenset(" \n\r\t.,:ETAOINSHRDLUetaoinshrdlu")
# English has nine tenths of such characters, Chinese hardly more than its line ends.
_COMMON_AT_LEAST = 0.01
_ORDINARY_AT_LEAST = 0.97


def wide_reading(data: bytes) -> tuple[str, float, str] | None:
    """Return encoding, confidence (0..1) and evidence if ``data`` reads as wide text, else None.

    Each reading must decode to the last byte, or break off in the last character. Of those that
    give ordinary characters only, the one with most spaces and common letters wins: read the wrong
    way round, ``a`` is a Chinese character and a space is none.
    """
    best: tuple[float, float, str] | None = None
    for name, width in _WIDTHS.items():
        whole, _ = whole_and_rest(data, name)
        sample = whole[: _SAMPLE - _SAMPLE % width]
        try:
            content = sample.decode(name, "strict" if len(sample) == len(whole) else "ignore")
            whole.decode(name)
        except UnicodeDecodeError:
            continue
        counts = Counter(content)
        total = max(len(content), 1)
        ordinary = sum(n for c, n in counts.items() if _is_ordinary(c)) / total
        common = sum(n for c, n in counts.items() if c in _COMMON) / total
        if ordinary < _ORDINARY_AT_LEAST or common < _COMMON_AT_LEAST:
            continue
        if best is None or common > best[0]:
            best = (common, ordinary, name)
    if best is None:
        return None
    common, ordinary, name = best
    sure = round(min(0.99, ordinary * (0.6 + common)), 2)
    return name, sure, f"{name.upper()} without byte order mark, by the pattern of its NUL bytes"


def _is_ordinary(character: str) -> bool:
    if character in "\t\n\r\f":
        return True
    return unicodedata.category(character) not in ("Cc", "Cn", "Co", "Cs")
