"""Reading all bytes by one codec, and what is told of any text: its line ends, a cut at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.decoding import _offsets
from provenance.decoding._codecs import MARKS, mixed_name
from provenance.decoding._cut_off import whole_and_rest
from provenance.errors import DecodingError
from provenance.model import Step, Text

if TYPE_CHECKING:
    from provenance.model import OffsetMap, Source

DECLARE: Final = 'declare its encoding in the catalogue (encoding = "…") or save it as UTF-8'
"""What to do where the bytes do not tell their encoding."""

_HALF = re.compile("[\ud800-\udfff]")
_REST: Final = "latin-1"
"""What the bytes of half a character are kept as: every byte has a character of its number."""


def text_of(source: Source, encoding: str, content: str, offsets: OffsetMap, *steps: Step) -> Text:
    """Return the text that ``source`` was read as, with a step for its line ends."""
    ends = Step("line ends", _line_ends(content))
    return Text(source, content, encoding, (*steps, ends), offsets)


def _line_ends(content: str) -> str:
    r"""Say which line ends a text has, and how many of each where they are mixed.

    >>> _line_ends("a\r\nb\r\n"), _line_ends("a\nb\r\nc\rd"), _line_ends("a")
    ('CRLF', 'mixed: 1 CRLF, 1 LF, 1 CR', 'none')
    """
    both = content.count("\r\n")
    found = {
        "CRLF": both,
        "LF": content.count("\n") - both,
        "CR": content.count("\r") - both,
    }
    kinds = {name: count for name, count in found.items() if count}
    if len(kinds) > 1:
        return "mixed: " + ", ".join(f"{count} {name}" for name, count in kinds.items())
    return next(iter(kinds), "none")


def strict(source: Source, name: str, *steps: Step) -> Text:
    """Decode by a codec of Python's or of ours, all bytes, and map the offsets.

    A character that the bytes break off in is kept as single bytes, and a step tells of it.
    """
    data = source.data
    start = len(MARKS.get(name, b""))
    codec = name.removesuffix("-sig")
    whole, rest = data, b""
    try:
        content = data[start:].decode(codec)
    except UnicodeDecodeError as error:
        body, rest = whole_and_rest(data[start:], codec)
        if not rest:
            at = start + error.start
            raise DecodingError(
                f"{source.path} breaks as {name} at byte {at} (0x{data[at]:02X}: {error.reason}): "
                "the file is damaged or its encoding is another one; fetch it again, or correct "
                "the declared encoding"
            ) from None
        content, whole = body.decode(codec), data[: start + len(body)]
    if codec == "utf-8":
        offsets = _offsets.utf8(whole, start)
    elif codec.startswith("utf-16"):
        offsets = _offsets.utf16(content, start)
    elif codec.startswith("utf-32"):
        offsets = _offsets.even(len(content), 4, start)
    else:
        if half := _HALF.search(content):
            raise DecodingError(
                f"{source.path} holds half a character (U+{ord(half[0]):04X}) when it is read as "
                f"{name}; {DECLARE}"
            )
        found = _offsets.by_codec(content, whole, codec)
        if found is None and codec.startswith("iso2022_jp"):
            found = _offsets.by_escapes(content, whole)
        offsets = found or _offsets.by_steps(whole, codec)
    if not rest:
        return text_of(source, name, content, offsets, *steps)
    first = "first byte" if len(rest) == 1 else f"first {len(rest)} bytes"
    told = Step(
        "cut off",
        f"the file ends within a character: there is only its {first} (0x{rest.hex().upper()} at "
        f"byte {len(whole)}), kept as U+00{rest[0]:02X}{' and so on' * (len(rest) > 1)}",
        0.9,
    )
    points = (len(content), len(content) + len(rest))
    return text_of(
        source,
        mixed_name(_REST, [points], name),
        content + rest.decode(_REST),
        _offsets.lengthened(offsets, len(rest)),
        *steps,
        told,
    )
