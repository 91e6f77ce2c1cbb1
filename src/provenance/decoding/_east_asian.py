"""The multi-byte encodings of Chinese, Japanese and Korean text, told apart by charset-normalizer.

It is asked only where most bytes are above 127 and no 8-bit encoding makes words of them: it
takes short Western texts for Chinese ones.
"""

from __future__ import annotations

from typing import Final

_ENCODINGS: Final = ("cp932", "euc_jp", "gb18030", "cp949", "big5")
_SAMPLE = 1 << 16
_HIGH_AT_LEAST = 0.4
_DISORDER_AT_MOST = 0.1
_SHIFTS: Final = (b"\x1b$B", b"\x1b$@")


def east_asian(data: bytes) -> str | None:
    """Return the encoding in which all of ``data`` reads as East Asian text, or None."""
    sample = data[:_SAMPLE]
    high = sum(1 for byte in sample if byte >= 0x80)
    if high < _HIGH_AT_LEAST * len(sample):
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to import, seldom needed)

    best = from_bytes(sample, cp_isolation=list(_ENCODINGS), enable_fallback=False).best()
    if best is None or best.chaos > _DISORDER_AT_MOST or best.encoding not in _ENCODINGS:
        return None
    return best.encoding if comes_back(data, best.encoding) else None


def shifted(data: bytes) -> str | None:
    """Return ``iso2022_jp`` for ASCII bytes that its escape sequences turn into Japanese."""
    if any(shift in data for shift in _SHIFTS) and comes_back(data, "iso2022_jp"):
        return "iso2022_jp"
    return None


def comes_back(data: bytes, codec: str) -> bool:
    """Whether ``data`` can be read by ``codec`` and written back byte for byte."""
    try:
        return data.decode(codec).encode(codec) == data
    except UnicodeError:
        return False
