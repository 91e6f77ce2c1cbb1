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
    r"""Return ``data`` as JSON, in the order of its keys, indented or on one line.

    Readable characters stay themselves; whatever a terminal might obey, and lone surrogates,
    which UTF-8 cannot hold, are written as ``\u`` escapes of the same value.
    """
    plain = _compact(data) if indent is None else _indented(data, "\n", " " * indent)
    return ODD.sub(lambda hit: _escaped(hit[0]), plain)


LONG = 500
"""In an indented document a list of more objects than this has one of them on each line."""

_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _indented(value: object, margin: str, step: str) -> str:
    """Return the JSON of ``value``, laid out as ``json.dumps`` does, long lists aside."""
    inner = margin + step
    if isinstance(value, dict) and value:
        members = [f"{_compact(k)}: {_indented(each, inner, step)}" for k, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{margin}}}"
    if isinstance(value, list | tuple) and value:
        if len(value) > LONG:
            members = list(map(_compact, value))
        else:
            members = [_indented(each, inner, step) for each in value]
        return f"[{inner}{f',{inner}'.join(members)}{margin}]"
    return _compact(value)


def embedded(data: object) -> str:
    """Return ``data`` as JSON that can stand in a ``<script>`` element of a page."""
    return _IN_HTML.sub(lambda hit: f"\\u{ord(hit[0]):04x}", document(data))


MANY = 20
"""Differences from which on a page holds them as rows of one table, a third of the size."""

_READING = ("start", "end", "line", "text")
_PLAIN = ("id", "code", "group", "severity", "speaker", "turn", "note", "within", "extra")
_COLUMNS = (
    *_PLAIN,
    *(f"{side}.{key}" for side in ("base", "witness") for key in _READING if key != "end"),
)
"""What rows hold; where a reading ends follows from its text, and empty columns are left out."""

_SHARED = frozenset({"code", "group", "severity", "speaker", "note"})
"""Columns of few values: each value is written once, and rows hold its number."""

_RISING = frozenset(f"{side}.{key}" for side in ("base", "witness") for key in ("start", "line"))
"""Columns that rise from row to row, as a rule: rows hold by how much, and a "+" says so."""


def packed(data: Data) -> Data:
    """Return the JSON of a comparison as pages hold it: many differences as one table."""
    inner = data.get("comparison")
    if isinstance(inner, dict):
        return {**data, "comparison": packed(inner)}
    differences = data.get("differences")
    if not isinstance(differences, list) or len(differences) <= MANY:
        return data
    columns = [
        column
        for column in _COLUMNS
        if "." in column or any(each.get(column) is not None for each in differences)
    ]
    values: dict[str, dict[Any, int]] = {column: {} for column in columns if column in _SHARED}
    last = dict.fromkeys(_RISING, 0)
    rows = []
    for each in differences:
        row: list[Any] = []
        for column in columns:
            side, _, key = column.rpartition(".")
            value = each[side][key] if side else each.get(column)
            if column in _SHARED:
                value = values[column].setdefault(value, len(values[column]))
            elif column in _RISING:
                value, last[column] = value - last[column], value
            row.append(value)
        rows.append(row)
    table = {
        "columns": [f"+{column}" if column in _RISING else column for column in columns],
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
    sums = dict.fromkeys(table["columns"], 0)
    return {**data, "differences": [_unrow(row, table, sums) for row in table["rows"]]}


def _unrow(row: list[Any], table: Data, sums: dict[str, int]) -> Data:
    flat: Data = {}
    for column, value in zip(table["columns"], row, strict=True):
        if column.startswith("+"):
            sums[column] += value
            flat[column[1:]] = sums[column]
        else:
            shared = table["values"].get(column)
            flat[column] = value if shared is None else shared[value]
    each = {key: flat[key] for key in ("id", "code", "group", "severity")}
    for side in ("base", "witness"):
        start, text = flat[f"{side}.start"], flat[f"{side}.text"]
        line = flat[f"{side}.line"]
        each[side] = {"start": start, "end": start + len(text), "line": line, "text": text}
    each |= {key: flat.get(key) for key in ("speaker", "turn", "note")}
    more = {key: flat.get(key) for key in ("within", "extra")}
    return each | {key: value for key, value in more.items() if value is not None}


def _escaped(character: str) -> str:
    point = ord(character)
    if point < 0x10000:
        return f"\\u{point:04x}"
    point -= 0x10000
    return f"\\u{0xD800 + (point >> 10):04x}\\u{0xDC00 + (point & 0x3FF):04x}"
