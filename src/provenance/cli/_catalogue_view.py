"""How the catalogue is shown: a table for people, JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.sources import Catalogue, Entry

_WIDEST = 48
_COLUMNS = ("id", "event", "role", "publisher", "title")


def listing(catalogue: Catalogue, *, as_json: bool) -> str:
    """Return all entries in the order of the catalogue."""
    if as_json:
        return _json(
            {"format_version": 1, "sources": [_data(catalogue, each) for each in catalogue]}
        )
    if not len(catalogue):
        return f"{catalogue.path} lists no source yet; register one with 'provenance add FILE'\n"
    rows = [_COLUMNS, *(_row(each) for each in catalogue)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def shown(catalogue: Catalogue, entry: Entry, *, unchanged: bool, as_json: bool) -> str:
    """Return one entry with every fact that is declared."""
    data = {**_data(catalogue, entry), "unchanged": unchanged}
    if as_json:
        return _json({"format_version": 1, **data})
    width = max(map(len, data))
    return "".join(f"{key.ljust(width)}  {_plain(value)}\n" for key, value in data.items())


def _row(entry: Entry) -> tuple[str, ...]:
    facts = entry.facts
    cells = (entry.id, facts.event, facts.role, facts.publisher, facts.title)
    return tuple(_short(cell if cell.isprintable() else repr(cell)[1:-1]) for cell in cells)


def _short(cell: str) -> str:
    return cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…"


def _data(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    facts = {key: value for key, value in asdict(entry.facts).items() if value}
    for key, pairs in (("aliases", entry.facts.aliases), ("paths", entry.facts.paths)):
        if pairs:
            facts[key] = dict(pairs)
    if entry.revisions:
        facts["revisions"] = [
            {key: value for key, value in asdict(each).items() if value} for each in entry.revisions
        ]
    path = str(catalogue.location(entry.id))
    return {"id": entry.id, "path": path, "sha256": entry.sha256, **facts}


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} = {name}" for key, name in value.items())
    if isinstance(value, list):
        return "; ".join(_plain(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return text if text.isprintable() else repr(text)[1:-1]


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
