"""What was asked and what was seen, in words for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

_LISTED = 6
_SHORT = 40
_NOT_A_THRESHOLD = (
    "column",
    "column_A",
    "column_B",
    "column_list",
    "row_condition",
    "condition_parser",
    "mostly",
    "ignore_row_if",
    "or_equal",
    "strict_min",
    "strict_max",
)


def threshold(kind: str, kwargs: Mapping[str, Any]) -> str:
    """Say what is asked: ``at least 0.95``, ``one of a, b``, ``each its own``."""
    said = _asked(kind, kwargs)
    mostly = kwargs.get("mostly", 1)
    return said if mostly == 1 else f"{said}, for at least {shown(mostly)} of the rows"


def _asked(kind: str, kwargs: Mapping[str, Any]) -> str:
    low, high = kwargs.get("min_value"), kwargs.get("max_value")
    if low is not None or high is not None:
        return _between(low, high, kwargs)
    for key, words in (("value_set", "one of "), ("column_set", "has "), ("regex", "like ")):
        if key in kwargs:
            negated = "not " if "_not_" in kind and key != "column_set" else ""
            alone = isinstance(kwargs[key], list) and len(kwargs[key]) == 1
            return f"{negated}{'' if alone else words}{_listed(kwargs[key])}"
    if kind == "expect_column_pair_values_a_to_be_greater_than_b":
        word = "at least" if kwargs.get("or_equal") else "more than"
        return f"{word} {kwargs.get('column_B')}"
    if kind.endswith("_not_be_null"):
        return "not empty"
    if "unique" in kind:
        return "each once"
    rest = {key: value for key, value in kwargs.items() if key not in _NOT_A_THRESHOLD}
    if rest:
        return json.dumps(rest, ensure_ascii=False, sort_keys=True, default=str)
    return kind.removeprefix("expect_").replace("_", " ")


def _between(low: object, high: object, kwargs: Mapping[str, Any]) -> str:
    above = "more than" if kwargs.get("strict_min") else "at least"
    below = "less than" if kwargs.get("strict_max") else "at most"
    if low is None:
        return f"{below} {shown(high)}"
    if high is None:
        return f"{above} {shown(low)}"
    return shown(low) if low == high else f"{shown(low)} to {shown(high)}"


def _listed(value: object) -> str:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return shown(value)
    told = [shown(part) for part in value[:_LISTED]]
    more = f" and {len(value) - _LISTED} more" if len(value) > _LISTED else ""
    return ", ".join(told) + more


_EACH: Final = {
    "sources": ("source", "sources"),
    "turns": ("turn", "turns"),
    "alignment": ("pair of turns", "pairs of turns"),
    "differences": ("difference", "differences"),
}
"""What a row of a table is, in the words of those who read the verdict."""


def observed(
    kind: str,
    cells: Sequence[object],
    unexpected: int,
    rows: int,
    missing: int = 0,
    table: str = "",
) -> str:
    """Say what was seen: how many of ``rows`` are not as asked, and what their ``cells`` hold.

    ``cells`` are those of the failing rows, or of all rows where none fails. ``table`` says what
    the rows are: ``turns`` of speech, ``differences``.
    """
    one, several = _EACH.get(table, ("row", "rows"))
    empty = f", {missing} of them empty" if missing else ""
    if unexpected:
        told = f"{unexpected} of {rows} {several if rows != 1 else one}{empty}"
    else:
        told = f"1 {one}" if rows == 1 else f"all {rows} {several}"
    if "_null" in kind:
        cells = ()
    if "_value_lengths_" in kind:
        cells = [len(cell) for cell in cells if isinstance(cell, str)]
    # What a text or a digest holds is told by the places, where there is room for it.
    cells = [c for c in cells if c is not None and len(str(c)) <= _SHORT]
    return f"{told}: {_range(cells)}" if cells else told


def _range(cells: Sequence[object]) -> str:
    kinds = list(dict.fromkeys(map(shown, cells)))
    if len(kinds) <= 3:
        return ", ".join(kinds)
    numbers = [c for c in cells if isinstance(c, int | float) and not isinstance(c, bool)]
    if len(numbers) == len(cells):
        return f"{shown(min(numbers))} to {shown(max(numbers))}"
    return f"{', '.join(kinds[:3])} and {len(kinds) - 3} more"


def shown(value: object) -> str:
    """Write one value short: floats to four digits, texts in quotes unless they are one word.

    >>> shown(0.91234567), shown(True), shown("cp1252"), shown("")
    ('0.9123', 'true', 'cp1252', '“”')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 10_000 else f"{value:.0f}"
    if isinstance(value, str):
        if value and not any(map(str.isspace, value)) and len(value) <= _SHORT:
            return value
        return f"“{value}”" if len(value) <= 60 else f"“{value[:59]}…”"
    return str(value)
