"""CSV and TSV: a table with a column of text, and one of speakers or of times."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._draft import Draft, bounded
from provenance.formats._format import Format
from provenance.formats._keys import (
    ENDS,
    LONGEST_NAME,
    SPANS,
    SPEAKERS,
    STARTS,
    TEXTS,
    plain,
    seconds_of,
    unit_of,
)
from provenance.model import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Text, Transcript

_DELIMITERS: Final = ",\t;|"
_COLUMNS: Final = 100
_SAMPLE: Final = 100_000
_ROWS: Final = 50
_MOST: Final = 300_000
_OTHERS: Final = ("president", "candidate", "time", "date", "title", "id", "turn", "url", "source")
_FROM_TO: Final = re.compile(r"\s(?:[-–—]|-->)\s")
_DOUBLED: Final = re.compile(r'""|"')


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where its words stand in the file, and whether quotation marks stand around."""

    start: int
    end: int
    quoted: bool

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Table:
    """How a file is laid out: what parts its cells, and which column is which (-1: none)."""

    delimiter: str
    names: tuple[str, ...]
    text: int
    speaker: int
    timed: bool
    start: int
    end: int
    unit: float = 1.0
    """How many of the table's units of time make a second."""


def _rows(content: str, delimiter: str, end: int) -> Iterator[list[Cell]]:
    """Yield the rows of a table; a quotation mark within a cell's words is a mark like others."""
    mark = re.escape(delimiter)
    cell = re.compile(
        rf'"((?:[^"]++|"")*+)"(?={mark}|[\r\n]|\Z)({mark}|\r\n|\r|\n|\Z)'
        rf"|([^{mark}\r\n]*+)({mark}|\r\n|\r|\n|\Z)"
    )
    at = 1 if content.startswith("\ufeff") else 0
    row: list[Cell] = []
    while at < end:
        found = cell.match(content, at)
        assert found is not None
        quoted = found[2] is not None
        row.append(Cell(*found.span(1 if quoted else 3), quoted))
        at = found.end()
        if found[2 if quoted else 4] != delimiter or at >= end:
            if len(row) > 1 or len(row[0]):
                yield row
            row = []


def _table(content: str) -> Table | None:
    """Return how the table is laid out; None if no first row names its columns."""
    stop = min(len(content), _SAMPLE)
    for delimiter in _DELIMITERS:
        head = next(_rows(content, delimiter, min(stop, 5_000)), [])
        if not 2 <= len(head) <= _COLUMNS or (delimiter == "|" and not len(head[0])):
            continue  # rows of Markdown begin with a bar
        names = tuple(plain(content[cell.start : cell.end]) for cell in head)
        text = next((names.index(name) for name in TEXTS if name in names), -1)
        speaker = next((names.index(n) for n in (*SPEAKERS, *_OTHERS[:2]) if n in names), -1)
        known = {*SPEAKERS, *STARTS, *ENDS, *_OTHERS} & set(names)
        if text < 0 or not known:
            continue
        rows = list(islice(_rows(content, delimiter, stop), 1, _ROWS))
        even = sum(len(row) == len(head) for row in rows)
        if rows and even * 10 >= len(rows) * 9 - 10 and even:
            timed = bool({*STARTS, *ENDS, "time", *SPANS[:-1]} & set(names))
            start = next((names.index(n) for n in (*STARTS, "time", *SPANS) if n in names), -1)
            end = next((names.index(n) for n in ENDS if n in names), -1)
            speaker = speaker if speaker != text else -1
            table = Table(delimiter, names, text, speaker, timed, start, end)
            return replace(table, unit=_unit(content, rows, table))
    return None


def _unit(content: str, rows: list[list[Cell]], table: Table) -> float:
    """Return how many units make a second: bare numbers may count thousandths."""
    stretches: list[tuple[float | None, float | None, int]] = []
    for row in rows:
        cells = [row[at] for at in (table.start, table.end) if 0 <= at < len(row)]
        if any(":" in content[cell.start : min(cell.end, cell.start + 40)] for cell in cells):
            return 1.0
        size = len(row[table.text]) if table.text < len(row) else 0
        since = _time(content, row, table, table.start)
        stretches.append((since, _time(content, row, table, table.end), size))
    return unit_of(stretches) or 1.0


def _claims(text: Text) -> bool:
    """Claim a table whose first row names a column of text and one of speakers, times or dates."""
    return _table(text.content) is not None


def _read(text: Text) -> Transcript:
    bounded(text, "csv")
    content = text.content
    table = _table(content)
    if table is None:
        raise FormatError(
            f"{text.source.path}: no table whose first row names a column of text "
            f"({', '.join(TEXTS[:6])}, …) and another one (speaker, start, date, …). "
            "Name the columns so, or declare another format in the catalogue"
        )
    draft = Draft(text)
    last: str | None = None
    count = 0
    for row in islice(_rows(content, table.delimiter, len(content)), 1, None):
        if table.text >= len(row):
            continue
        count += 1
        if count > _MOST:
            raise FormatError(
                f"{text.source.path}: a table of more than {_MOST:,} rows is no one transcript. "
                "Cut it into its documents"
            )
        who = row[table.speaker] if 0 <= table.speaker < len(row) else None
        name = content[who.start : who.end].strip() if who else ""
        if len(name) > LONGEST_NAME:
            who, name = None, ""
        goes_on = table.timed and name == last
        draft.gap(" " if goes_on or (table.timed and table.speaker < 0) else "\n\n")
        if table.speaker >= 0 and not goes_on:
            if last is not None:
                draft.end()
            draft.begin(speaker=name)
            at = draft.begins()
            if who is not None:
                _write(draft, who)
            if draft.length > at:
                draft.labelled(at, "" if name.endswith(":") else ":")
                draft.gap(" ")
            last = name
        begun = draft.begins()
        _write(draft, row[table.text])
        if (since := _time(content, row, table, table.start)) is not None:
            until = _time(content, row, table, table.end)
            if table.end < 0:
                until = _time(content, row, table, table.start, 1)
            until = since if until is None else until
            draft.spoken_at(begun, since / table.unit, until / table.unit)
    if last is not None:
        draft.end()
    columns = ", ".join(name or "(no name)" for name in table.names[:12])
    step = Step("csv", f"{count:,} rows of {len(table.names)} columns: {columns}")
    return draft.finish("csv", step)


def _time(content: str, row: list[Cell], table: Table, column: int, part: int = 0) -> float | None:
    """Return the seconds in a cell, None where there are none.

    Of a cell that holds a beginning and an end, ``part`` says which of them is meant.
    """
    if not 0 <= column < len(row) or len(row[column]) > LONGEST_NAME:
        return None
    spelt = content[row[column].start : row[column].end]
    parts = _FROM_TO.split(spelt)
    if len(parts) != 2 and (part or table.names[column] in SPANS):
        return None
    seconds = seconds_of(parts[part] if len(parts) == 2 else spelt)
    return None if table.names[column] == "offset" else seconds


def _write(draft: Draft, cell: Cell) -> None:
    """Write the words of a cell; a doubled quotation mark is one."""
    at = cell.start
    if cell.quoted:
        for mark in _DOUBLED.finditer(draft.source, cell.start, cell.end):
            draft.words(at, mark.start(), lines=True)
            draft.put('"', mark.start(), mark.end())
            at = mark.end()
    draft.words(at, cell.end, lines=True)


plugin = Format(
    code="csv",
    rank=400,
    meaning="CSV and TSV: a table with a column of text, and one of speakers or times",
    claims=_claims,
    read=_read,
)
