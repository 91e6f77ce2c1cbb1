"""Bytes that end within a character: what is whole of them, and the rest.

A file that was cut at a number of bytes (a download that broke off, a column of a database) may
end so in any encoding of several bytes a character.
"""

from __future__ import annotations

from typing import Final

_BROKEN_OFF: Final = frozenset(
    {"incomplete multibyte sequence", "unexpected end of data", "truncated data"}
)
"""What the codecs say where a character has begun and the bytes are at an end."""

_LONGEST: Final = 4
_WIDE: Final = ("utf-16", "utf-32")
_LETTERS = 8
_BEYOND_ASCII = 4


def whole_and_rest(data: bytes, codec: str) -> tuple[bytes, bytes]:
    """Return ``data`` up to the character it breaks off in, and the bytes of that.

    The rest is empty where no character is cut, or where so little is whole that the bytes may as
    well be of another encoding. Whether the whole part can be read is not asked.

    >>> whole_and_rest("é’".encode()[:-1], "utf-8")
    (b'\\xc3\\xa9', b'\\xe2\\x80')
    >>> whole_and_rest(b"caf\\xe9", "utf-8")
    (b'caf\\xe9', b'')
    """
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        left = len(data) - error.start
        if error.reason in _BROKEN_OFF and left < _LONGEST and _enough(data, error.start, codec):
            return data[: error.start], data[error.start :]
    return data, b""


def _enough(data: bytes, end: int, codec: str) -> bool:
    """Whether what is before ``end`` shows that the encoding is the right one."""
    body = data[:end].decode(codec, "replace")
    if codec.startswith(_WIDE):
        return len(body) >= _LETTERS
    if codec == "utf-8" and len(data) - end > 1:
        return True
    return len(body) - len(body.encode("ascii", "ignore")) >= _BEYOND_ASCII
