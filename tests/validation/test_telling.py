"""How thresholds and observations read."""

from __future__ import annotations

from typing import Any

import pytest

from provenance.validation._wording import observed, threshold


@pytest.mark.parametrize(
    ("kind", "kwargs", "said"),
    [
        ("expect_column_values_to_be_between", {"min_value": 0.95}, "at least 0.95"),
        ("expect_column_values_to_be_between", {"max_value": 0}, "at most 0"),
        ("expect_column_values_to_be_between", {"min_value": 0, "max_value": 1}, "0 to 1"),
        ("expect_column_values_to_be_between", {"min_value": 1, "max_value": 1}, "1"),
        (
            "expect_column_values_to_be_between",
            {"min_value": 1, "strict_min": True},
            "more than 1",
        ),
        (
            "expect_column_values_to_be_between",
            {"max_value": 3, "mostly": 0.95},
            "at most 3, for at least 0.95 of the rows",
        ),
        ("expect_column_values_to_be_in_set", {"value_set": [True]}, "true"),
        ("expect_column_values_to_be_in_set", {"value_set": ["a", "b"]}, "one of a, b"),
        ("expect_column_values_to_not_be_in_set", {"value_set": ["a", ""]}, "not one of a, “”"),
        ("expect_column_values_to_be_in_set", {"value_set": list(range(9))},
         "one of 0, 1, 2, 3, 4, 5 and 3 more"),
        ("expect_column_values_to_match_regex", {"regex": "^a$"}, "like ^a$"),
        ("expect_column_values_to_be_unique", {"column": "a"}, "each once"),
        ("expect_column_values_to_not_be_null", {"column": "a"}, "not empty"),
        ("expect_table_row_count_to_equal", {"value": 3}, '{"value": 3}'),
        ("expect_column_to_exist", {"column": "a"}, "column to exist"),
    ],
)  # fmt: skip
def test_threshold(kind: str, kwargs: dict[str, Any], said: str) -> None:
    assert threshold(kind, kwargs) == said


@pytest.mark.parametrize(
    ("cells", "unexpected", "rows", "missing", "said"),
    [
        ([0.91234], 1, 1, 0, "1 of 1 row: 0.9123"),
        ([1, 2, 3, 4], 4, 9, 0, "4 of 9 rows: 1 to 4"),
        ([0, 0, 0], 0, 3, 0, "all 3 rows: 0"),
        ([], 2, 3, 2, "2 of 3 rows, 2 of them empty"),
        ([True], 0, 1, 0, "1 row: true"),
        (["a", "b", "c", "d", "e"], 5, 5, 0, "5 of 5 rows: a, b, c and 2 more"),
        (["x" * 100], 1, 1, 0, "1 of 1 row"),
    ],
)
def test_observed(cells: list[Any], unexpected: int, rows: int, missing: int, said: str) -> None:
    assert observed("expect_x", cells, unexpected, rows, missing) == said


@pytest.mark.parametrize(
    ("table", "unexpected", "rows", "said"),
    [
        ("differences", 8, 72, "8 of 72 differences"),
        ("differences", 1, 1, "1 of 1 difference"),
        ("turns", 0, 16, "all 16 turns"),
        ("alignment", 2, 30, "2 of 30 pairs of turns"),
        ("sources", 0, 1, "1 source"),
        ("", 1, 2, "1 of 2 rows"),
    ],
)
def test_rows_are_called_what_they_are(table: str, unexpected: int, rows: int, said: str) -> None:
    assert observed("expect_x", [], unexpected, rows, table=table) == said
