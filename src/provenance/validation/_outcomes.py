"""From answers to outcomes, with a guard at each place where silence means success.

Beside every expectation of a suite, Great Expectations is asked two things more: whether the
expectation's condition leaves it any row, and whether the cells it is about are there at all,
because both an empty table and a null pass whatever is expected of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from provenance.model import Outcome, Place, reaches
from provenance.validation._places import place
from provenance.validation._suites import nearest
from provenance.validation._wording import observed, shown, threshold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Status, Threshold
    from provenance.validation._gx import Answer
    from provenance.validation._suites import Rule, Suite
    from provenance.validation._tables import Table

_ROWS = "=rows"
_NULLS = "=nulls"
_CONDITION = ("row_condition", "condition_parser")
GUARDS = {
    _ROWS: "expect_table_row_count_to_be_between",
    _NULLS: "expect_column_values_to_not_be_null",
}
"""The type of expectation of each kind of guard; a guard's key begins with its kind."""


@dataclass(slots=True)
class Asked:
    """A rule with one set of values for its parameters, and the rows that it is asked about."""

    rule: Rule
    kwargs: dict[str, Any]
    numbers: list[int]
    answer: Answer | None = None
    guards: dict[str, Answer | None] = field(default_factory=dict)


def guards_of(asked: Asked) -> list[tuple[str, dict[str, Any]]]:
    """Return the kind and the arguments of each guard that a rule needs."""
    condition = {key: asked.kwargs[key] for key in _CONDITION if asked.kwargs.get(key)}
    guards: list[tuple[str, dict[str, Any]]] = []
    if condition:
        guards.append((_ROWS, {"min_value": 1, **condition}))
    kind = asked.rule.type
    if asked.rule.nulls_ignored or "null" in kind or kind.endswith(("_to_exist", "_type_list")):
        return guards
    if "ignore_row_if" in asked.kwargs:
        return guards  # the suite says itself which rows it passes over
    columns = [asked.kwargs.get(key) for key in ("column", "column_A", "column_B")]
    columns += asked.kwargs.get("column_list") or []
    guards += [(_NULLS, {"column": c, **condition}) for c in columns if isinstance(c, str)]
    return guards


def divides(asked: Asked) -> bool:
    """Whether the answer about many sources holds the answer about each of them.

    It does where it names the rows that fail, and says nothing of shares and of rows passed over.
    """
    return (
        asked.kwargs.get("mostly", 1) == 1
        and not asked.rule.nulls_ignored
        and "ignore_row_if" not in asked.kwargs
        and (not asked.kwargs.get("row_condition") or _equals(asked) is not None)
        and (asked.answer is None or bool(asked.answer.error) or asked.answer.rows is not None)
    )


def is_about_columns(asked: Asked) -> bool:
    """Whether the rows make no difference to the answer, which is about the columns alone."""
    kind = asked.rule.type
    return kind.startswith("expect_table_column") or kind.endswith("_to_exist")


def narrowed(asked: Asked, numbers: frozenset[int], table: Table) -> Asked:
    """Return what ``asked`` says of the rows with these ``numbers``, which are among its own."""
    part = Asked(asked.rule, asked.kwargs, sorted(numbers))
    rows = len(looked_at(part, table))
    nulls = 0
    for key, guard in asked.guards.items():
        if guard is None or guard.error:
            part.guards[key] = guard
        elif key.startswith(_NULLS):
            part.guards[key] = _share(guard, numbers)
            nulls = max(nulls, len(guard.index & numbers))
        else:
            part.guards[key] = replace(guard, success=rows > 0)
    part.answer = asked.answer
    if asked.answer is not None and not asked.answer.error:
        part.answer = replace(_share(asked.answer, numbers), rows=rows, missing=nulls)
    return part


def _share(answer: Answer, numbers: frozenset[int]) -> Answer:
    index = answer.index & numbers
    return replace(answer, success=not index, index=index, unexpected=len(index))


def outcome_of(
    suite: Suite,
    rule: Rule,
    parts: Sequence[Asked],
    table: Table,
    *,
    fail_on: Threshold,
    limit: int,
) -> Outcome | None:
    """Join what was answered for the several groups of sources; None where nothing applies."""
    if not parts:
        raise AssertionError(f"{rule.rule} was not asked about")
    kept = [part for part in parts if not (rule.may_be_empty and table.rows and _is_empty(part))]
    if not kept:
        return None
    errors = list(dict.fromkeys(filter(None, (_error(part, table) for part in kept))))
    status: Status = "pass"
    failing: list[int] = []
    nulls: list[int] = []
    if errors:
        status = "error"
    else:
        for part in kept:
            failing += part.answer.index if part.answer else ()
            nulls += [n for answer in part.guards.values() if answer for n in answer.index]
        met = all(part.answer is not None and part.answer.success for part in kept)
        if not met or nulls:
            status = "fail" if reaches(rule.severity, fail_on) else "warn"
        else:
            failing = []  # within what `mostly` allows
    numbers = sorted({*failing, *nulls})
    first, count = _places(rule, table, numbers, limit)
    unexpected = max(count, sum(part.answer.unexpected for part in kept if part.answer))
    return Outcome(
        rule=rule.rule,
        suite=suite.name,
        expectation=rule.type,
        description=rule.description,
        severity=rule.severity,
        status=status,
        observed="; ".join(errors) if errors else _observed(kept, table, numbers, len(nulls)),
        threshold="; ".join(dict.fromkeys(threshold(rule.type, part.kwargs) for part in kept)),
        places=first,
        unexpected=unexpected if status in ("warn", "fail") else 0,
        rows=sum(part.answer.rows or 0 for part in kept if part.answer),
    )


def _is_empty(part: Asked) -> bool:
    """Whether the rule's condition leaves no row, or its own clause passes over each of them."""
    if not part.numbers:
        return True
    for key, answer in part.guards.items():
        if key.startswith(_ROWS) and answer and not answer.error and not answer.success:
            return True
    answer = part.answer
    return bool(answer and answer.rows and answer.rows == answer.missing and not part.guards)


def _error(part: Asked, table: Table) -> str:
    """Return why a rule was not evaluated, or nothing."""
    if not part.numbers:
        return f"the table {table.name!r} has no row, so nothing was evaluated"
    answer = part.answer
    if answer is None:
        return "Great Expectations dropped it without an answer"
    if answer.error:
        return answer.error + _missing_column(part, table)
    for key, guard in part.guards.items():
        if guard is None or guard.error:
            return "whether there was anything to evaluate could not be told"
        if key.startswith(_ROWS) and not guard.success:
            return "no row meets its condition, so nothing was evaluated"
    if answer.rows == 0:
        return "it was evaluated on no row"
    if answer.rows and answer.rows == answer.missing and "null" not in part.rule.type:
        return "every row is empty where it looks, so nothing was evaluated"
    return ""


def _missing_column(part: Asked, table: Table) -> str:
    columns = [part.kwargs.get(key) for key in ("column", "column_A", "column_B")]
    columns += part.kwargs.get("column_list") or []
    for column in columns:
        if isinstance(column, str) and column not in table.columns:
            return nearest(column, table.columns)
    return ""


def _places(
    rule: Rule, table: Table, numbers: Sequence[int], limit: int
) -> tuple[tuple[Place, ...], int]:
    """Return the first places, and how many there are in all.

    Where a row counts findings, the findings are the places.
    """
    column = rule.kwargs.get("column")
    places: list[Place] = []
    count = 0
    for number in numbers:
        meant = table.findings[number].get(column, ()) if isinstance(column, str) else ()
        count += len(meant) or 1
        if len(places) >= limit:
            continue
        source = table.places[number].source
        places += [place(source, f.span, f.text) for f in meant] or [table.places[number]]
    return tuple(places[:limit]), count


def _observed(parts: Sequence[Asked], table: Table, numbers: Sequence[int], nulls: int) -> str:
    answers = [part.answer for part in parts if part.answer]
    told = [
        a.observed if isinstance(a.observed, str) else shown(a.observed)
        for a in answers
        if a.observed is not None
    ]
    if told:
        return "; ".join(told)
    rows = [answer.rows for answer in answers if answer.rows is not None]
    if not rows:
        return ""
    looked = numbers or [number for part in parts for number in looked_at(part, table)]
    column = parts[0].kwargs.get("column")
    # Which of its code a difference is tells no more than how many rows there are.
    speaks = column if isinstance(column, str) and not column.startswith("nth") else ""
    cells = [table.rows[number].get(speaks) for number in looked] if speaks else []
    return observed(parts[0].rule.type, cells, len(numbers), sum(rows), nulls, table.name)


def looked_at(part: Asked, table: Table) -> Sequence[int]:
    """Return the rows that meet a condition on one column, which is as far as can be told here."""
    if not part.kwargs.get("row_condition"):
        return part.numbers
    wanted = _equals(part)
    if wanted is None:
        return ()
    name, value = wanted
    return [number for number in part.numbers if table.rows[number].get(name) == value]


def _equals(part: Asked) -> tuple[str, Any] | None:
    """Return column and value of a condition that a column is equal to a value."""
    match part.kwargs["row_condition"]:
        case {"type": "comparison", "operator": "==", "column": {"name": name}, "parameter": value}:
            return name, value
        case _:
            return None
