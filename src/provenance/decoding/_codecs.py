"""The encodings by name, and the way back from text to bytes.

Besides Python's codecs there are names for what Python has none for: ``utf-16-le-sig`` and its
like begin with a byte order mark, and ``utf-8+cp1252@120-181,300`` is UTF-8 in which the non-ASCII
characters at those code points (half-open stretches, or one alone) are single bytes of cp1252.
``gb18030+latin-1@640`` is what ends within a character: its one byte is kept as that of Latin-1.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.errors import DecodingError

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKS: Final[dict[str, bytes]] = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-32-le-sig": codecs.BOM_UTF32_LE,
    "utf-32-be-sig": codecs.BOM_UTF32_BE,
    "utf-16-le-sig": codecs.BOM_UTF16_LE,
    "utf-16-be-sig": codecs.BOM_UTF16_BE,
}
"""Byte order marks; the mark of UTF-32 begins with that of UTF-16 and therefore comes first."""

EIGHT_BIT: Final[tuple[str, ...]] = (
    "latin-1",
    "cp1252",
    "mac_roman",
    "iso8859-15",
    "cp1251",
    "koi8-r",
    "koi8-u",
    "iso8859-5",
    "cp866",
    "mac_cyrillic",
    "cp1250",
    "iso8859-2",
    "cp1253",
    "iso8859-7",
    "cp1254",
    "iso8859-9",
    "cp1255",
    "iso8859-8",
    "cp1256",
    "iso8859-6",
    "cp1257",
    "cp850",
    "cp437",
)
"""8-bit encodings that may be concluded from the bytes; the first of equals is taken."""

_MIXED = re.compile(r"([a-z0-9_-]+)\+([a-z0-9_-]+)@([0-9,-]+)\Z")
_REFUSED = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})


@cache
def table(encoding: str) -> str:
    """Return the 256 characters of an 8-bit ``encoding``.

    A byte that the encoding leaves open is kept rather than refused or replaced: below 0xA0 it
    stands for the control character of its own number, as on the web, and above for a character
    of the private use area, since the number may be that of a character it does have.
    """
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte if byte < 0xA0 else 0xF700 + byte)
        for byte in range(256)
    )


@cache
def _encoding_map(encoding: str) -> object:
    return codecs.charmap_build(table(encoding))


def read_eight_bit(data: bytes, encoding: str) -> str:
    """Decode ``data`` by one of ``EIGHT_BIT``; every byte has a character."""
    return codecs.charmap_decode(data, "strict", table(encoding))[0]


@cache
def one_byte(encoding: str) -> bool:
    """Whether ``encoding`` has one byte a character, and those of ASCII where ASCII has them."""
    try:
        ascii_bytes = bytes(range(128))
        return ascii_bytes.decode(encoding) == ascii_bytes.decode("ascii") and all(
            len(bytes([byte]).decode(encoding, "ignore")) <= 1 for byte in range(128, 256)
        ) and len(bytes(range(128, 256)).decode(encoding, "replace")) == 128  # fmt: skip
    except (UnicodeError, LookupError):
        return False


def normal_name(name: str) -> str | None:
    """Return the name by which this module knows a declared encoding, None for an unknown one.

    >>> normal_name("UTF8"), normal_name("Windows-1252"), normal_name("ISO_8859-1")
    ('utf-8', 'cp1252', 'latin-1')
    >>> normal_name("rot13"), normal_name("nonsense")
    (None, None)
    """
    name = name.strip().lower()
    if name in MARKS:
        return name
    if mixed := _MIXED.fullmatch(name):
        return name if normal_name(mixed[1]) else None
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True):
        return None
    found = info.name.replace("_", "-") if info.name.startswith("utf") else info.name
    if found.replace("-", "_") in _REFUSED:
        return None
    return {"iso8859-1": "latin-1"}.get(found, found.replace("mac-", "mac_"))


def mixed_name(other: str, points: Sequence[tuple[int, int]], name: str = "utf-8") -> str:
    """Return the name of ``name`` with single bytes of ``other`` in these stretches of code points.

    >>> mixed_name("cp1252", [(120, 181), (300, 301)])
    'utf-8+cp1252@120-181,300'
    >>> mixed_name("latin-1", [(64, 65)], "utf-16-le-sig")
    'utf-16-le-sig+latin-1@64'
    """
    stretches = (f"{start}" if end == start + 1 else f"{start}-{end}" for start, end in points)
    return f"{name}+{other}@{','.join(stretches)}"


def encode(content: str, encoding: str) -> bytes:
    """Return the bytes that ``decode`` read as ``content`` in ``encoding``: its exact inverse.

    Raise ``DecodingError`` where the encoding is unknown or has no bytes for a character.
    """
    try:
        return _encode(content, encoding)
    except UnicodeEncodeError as error:
        character = content[error.start]
        raise DecodingError(
            f"U+{ord(character):04X} at code point {error.start} cannot be written in {encoding}; "
            "choose utf-8"
        ) from None


def _encode(content: str, encoding: str) -> bytes:
    if mark := MARKS.get(encoding):
        return mark + content.encode(encoding.removesuffix("-sig"))
    if encoding in EIGHT_BIT:
        return codecs.charmap_encode(content, "strict", _encoding_map(encoding))[0]  # type: ignore[arg-type]
    if found := _MIXED.fullmatch(encoding):
        return _encode_mixed(content, *found.groups())
    if normal_name(encoding) is None:
        raise DecodingError(f"unknown encoding {encoding!r}; name one that Python knows")
    return content.encode(encoding)


def _encode_mixed(content: str, name: str, other: str, places: str) -> bytes:
    if normal_name(name) is None:
        raise DecodingError(f"unknown encoding {name!r}; name one that Python knows")
    if other not in EIGHT_BIT:
        raise DecodingError(
            f"unknown 8-bit encoding {other!r} beside {name}; name one of {', '.join(EIGHT_BIT)}"
        )
    codec = name.removesuffix("-sig")
    parts: list[bytes] = []
    done = 0
    for place in places.split(","):
        first, dash, last = place.partition("-")
        start = int(first) if first.isdigit() else -1
        end = (int(last) if last.isdigit() else -1) if dash else start + 1
        if not done <= start < end <= len(content):
            raise DecodingError(
                f"{place!r} is no stretch of the code points of this text; name the "
                "encoding as it was "
                "recorded when the text was read"
            )
        # A byte order mark stands once, before all that is not of the other encoding.
        parts.append(_encode(content[done:start], name if not done else codec))
        parts.append(_encode(content[start:end], other))
        done = end
    parts.append(_encode(content[done:], codec))
    return b"".join(parts)
