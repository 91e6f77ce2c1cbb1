"""Dictionaries as JSON that no terminal and no web page can be harmed by."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from provenance.reports._characters import ODD

if TYPE_CHECKING:
    from provenance.reports._data import Data

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


MANY = 200
"""Differences from which on a page holds them as rows of one table, a third of the size."""

_READING = ("start", "end", "line", "text")
_PLAIN = ("id", "code", "group", "severity", "speaker", "turn", "note", "within", "extra")
_COLUMNS = (*_PLAIN, *(f"{side}.{key}" for side in ("base", "witness") for key in _READING))
_SHARED = frozenset({"code", "group", "severity", "speaker", "note"})
"""Columns of few values: each value is written once, and rows hold its number."""


def packed(data: Data) -> Data:
    """Return the JSON of a comparison as pages hold it: many differences as one table."""
    inner = data.get("comparison")
    if isinstance(inner, dict):
        return {**data, "comparison": packed(inner)}
    differences = data.get("differences")
    if not isinstance(differences, list) or len(differences) <= MANY:
        return data
    values: dict[str, dict[Any, int]] = {column: {} for column in _COLUMNS if column in _SHARED}
    rows = []
    for each in differences:
        row: list[Any] = []
        for column in _COLUMNS:
            side, _, key = column.rpartition(".")
            value = each[side][key] if side else each.get(column)
            if column in _SHARED:
                value = values[column].setdefault(value, len(values[column]))
            row.append(value)
        rows.append(row)
    table = {
        "columns": _COLUMNS,
        "values": {column: list(known) for column, known in values.items()},
        "rows": rows,
    }
    return {**data, "differences": table}


def unpacked(data: Data) -> Data:
    """Return what ``packed`` was given; raise ``KeyError`` or ``TypeError`` for what it was not."""
    inner = data.get("comparison")
    if isinstance(inner, dict):
        return {**data, "comparison": unpacked(inner)}
    table = data.get("differences")
    if not isinstance(table, dict):
        return data
    return {**data, "differences": [_unrow(row, table) for row in table["rows"]]}


def _unrow(row: list[Any], table: Data) -> Data:
    flat = {
        column: table["values"][column][value] if column in table["values"] else value
        for column, value in zip(table["columns"], row, strict=True)
    }
    sides = {side: {key: flat[f"{side}.{key}"] for key in _READING} for side in ("base", "witness")}
    each = {key: flat[key] for key in ("id", "code", "group", "severity")}
    each |= sides
    each |= {key: flat[key] for key in ("speaker", "turn", "note")}
    return each | {key: flat[key] for key in ("within", "extra") if flat[key] is not None}


def _escaped(character: str) -> str:
    point = ord(character)
    if point < 0x10000:
        return f"\\u{point:04x}"
    point -= 0x10000
    return f"\\u{0xD800 + (point >> 10):04x}\\u{0xDC00 + (point & 0x3FF):04x}"
