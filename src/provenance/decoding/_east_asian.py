"""The multi-byte encodings of Chinese, Japanese and Korean text, told apart by charset-normalizer.

It is asked only where most bytes are above 127 and no 8-bit encoding makes words of them: it
takes short Western texts for Chinese ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.decoding._cut_off import whole_and_rest

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENCODINGS: Final = ("cp932", "euc_jp", "gb18030", "cp949", "big5")
_SAMPLE = 1 << 16
_HIGH_AT_LEAST = 0.4
_DISORDER_AT_MOST = 0.1
_SHIFTS: Final = (b"\x1b$B", b"\x1b$@")
_BACK: Final = b"\x1b(B"
_STATEFUL: Final = ("iso2022_", "hz")
_DECLARED: Final = frozenset(
    {
        "shift_jis", "cp932", "shift_jisx0213", "shift_jis_2004", "euc_jp", "euc_jis_2004",
        "euc_jisx0213", "gb2312", "gbk", "gb18030", "euc_kr", "cp949", "johab", "big5", "cp950",
        "big5hkscs",
    }
)  # fmt: skip
_WIDE: Final = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_ALONE: Final = re.compile(rf"(?<!{_WIDE.pattern}){_WIDE.pattern}(?!{_WIDE.pattern})")


def east_asian(data: bytes) -> str | None:
    """Return the encoding in which all of ``data`` reads as East Asian text, or None."""
    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE or sample[-1] >= 0x80:
        # Cut where no character is cut: after a line, or else after the last ASCII byte.
        ended = max(sample.rfind(b"\n"), sample.rfind(b" "))
        sample = sample[: ended + 1] or sample
    high = sum(1 for byte in sample if byte >= 0x80)
    if high < _HIGH_AT_LEAST * len(sample):
        return None
    # A file of one line may end within a character.
    tries = (sample, sample[:-1]) if sample[-1] >= 0x80 and len(sample) > 1 else (sample,)
    for tried in tries:
        if codec := _told_apart(tried):
            return codec if comes_back(data, codec) else None
    return None


def _told_apart(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to import, seldom needed)

    best = from_bytes(sample, cp_isolation=list(_ENCODINGS), enable_fallback=False).best()
    if best is None or best.chaos > _DISORDER_AT_MOST or best.encoding not in _ENCODINGS:
        return None
    return best.encoding


def shifted(data: bytes, declared: Sequence[str] = ()) -> str | None:
    """Return the codec whose escape sequences turn ASCII bytes into other letters, or None.

    ``iso2022_jp`` needs no declaration; its kin are read where they are ``declared``.
    """
    if any(shift in data for shift in _SHIFTS) and comes_back(data, "iso2022_jp"):
        return "iso2022_jp"
    for codec in declared:
        if codec.startswith(_STATEFUL) and comes_back(data, codec):
            return codec if not data.decode(codec).isascii() else None
    return None


def breaks_off_shifted(data: bytes) -> bool:
    """Whether ``data`` is ISO-2022-JP that ends before it has shifted back to ASCII."""
    if not any(shift in data for shift in _SHIFTS):
        return False
    begin = data.rfind(b"\n") + 1
    line = data[begin:]
    return comes_back(data[:begin], "iso2022_jp") and any(
        comes_back(line[: len(line) - less] + _BACK, "iso2022_jp") for less in range(4)
    )


def claimed(data: bytes, declared: Sequence[str]) -> str | None:
    """Return the first declared multi-byte encoding that ``data`` reads well in, or None.

    Nearly any bytes can be read as Chinese. Where they are, the characters stand beside one
    another; accented letters of a Western text give lone ones.
    """
    for codec in declared:
        if codec not in _DECLARED or not comes_back(data, codec):
            continue
        wide = whole_and_rest(data, codec)[0].decode(codec)[:_SAMPLE]
        alone = len(_ALONE.findall(wide))
        if alone * 3 < len(_WIDE.findall(wide)):
            return codec
    return None


def comes_back(data: bytes, codec: str) -> bool:
    """Whether ``data`` can be read by ``codec`` and written back byte for byte.

    It may end within a character.
    """
    whole = data
    try:
        content = data.decode(codec)
    except UnicodeDecodeError:
        whole, rest = whole_and_rest(data, codec)
        if not rest:
            return False
        content = whole.decode(codec)
    except UnicodeError:
        return False
    try:
        return content.encode(codec) == whole
    except UnicodeError:
        return False
