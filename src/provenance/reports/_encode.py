"""Dictionaries as JSON that no terminal and no web page can be harmed by."""

from __future__ import annotations

import json
import re

from provenance.reports._characters import ODD

_IN_HTML = re.compile("[<>&]")


def document(data: object, indent: int | None = None) -> str:
    r"""Return ``data`` as JSON, in the order of its keys.

    Readable characters stay themselves; whatever a terminal might obey, and lone surrogates,
    which UTF-8 cannot hold, are written as ``\u`` escapes of the same value.
    """
    separators = (",", ":") if indent is None else None
    plain = json.dumps(
        data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators
    )
    return ODD.sub(lambda hit: _escaped(hit[0]), plain)


def embedded(data: object) -> str:
    """Return ``data`` as JSON that can stand in a ``<script>`` element of a page."""
    return _IN_HTML.sub(lambda hit: f"\\u{ord(hit[0]):04x}", document(data))


def _escaped(character: str) -> str:
    point = ord(character)
    if point < 0x10000:
        return f"\\u{point:04x}"
    point -= 0x10000
    return f"\\u{0xD800 + (point >> 10):04x}\\u{0xDC00 + (point & 0x3FF):04x}"
