"""A Frictionless Data Package: what it holds besides the files, a description and a table."""

from __future__ import annotations

import csv
import io
import json
import mimetypes
import re
from dataclasses import fields
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from provenance.model import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from provenance.lineage._packages import Item

DESCRIPTION: Final = "datapackage.json"
_TABLE: Final = "sources.csv"
_PAIRS: Final = ("aliases", "paths")
"""Facts that are no single word, and have their place in the catalogue."""

_COLUMNS: Final = (
    "id",
    "file",
    "bytes",
    "sha256",
    *(item.name for item in fields(Facts) if item.name not in _PAIRS),
)
_NO_NAME: Final = re.compile(r"[^a-z0-9._-]+")


def data_package(items: Sequence[Item], *, version: str, when: datetime) -> dict[str, bytes]:
    """Return the files of a Data Package by path: all at its top, the table and the description."""
    files = {item.path: item.data for item in items}
    table = _TABLE
    while table in files:
        table = f"_{table}"
    files[table] = _table(items)
    described = {
        "profile": "data-package",
        "name": "registered-transcripts",
        "title": "Registered transcripts",
        "description": "Transcripts as they were captured, the catalogue that describes them, and "
        "the log of what was done to them.",
        "created": f"{when:%Y-%m-%dT%H:%M:%SZ}",
        "sources": [{"title": f"provenance {version}"}],
        "resources": [
            _described(table, files[table])
            | {
                "name": "sources",
                "profile": "tabular-data-resource",
                "type": "table",
                "title": "What is registered, one source a row",
                "encoding": "utf-8",
                "schema": {"fields": [_column(name) for name in _COLUMNS], "primaryKey": ["id"]},
            },
            *_resources(items),
        ],
    }
    said = json.dumps(described, ensure_ascii=True, indent=1) + "\n"
    return {**files, DESCRIPTION: said.encode()}


def _column(name: str) -> dict[str, Any]:
    needed = name in ("id", "file", "bytes", "sha256")
    column: dict[str, Any] = {"name": name, "type": "integer" if name == "bytes" else "string"}
    return column | ({"constraints": {"required": True}} if needed else {})


def _table(items: Sequence[Item]) -> bytes:
    lines = io.StringIO()
    rows = csv.writer(lines, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for item in items:
        if item.facts is not None:
            told = [getattr(item.facts, name) for name in _COLUMNS[4:]]
            rows.writerow(
                [item.id, item.path, len(item.data), sha256(item.data).hexdigest(), *told]
            )
    return lines.getvalue().encode("utf-8", "backslashreplace")


def _resources(items: Sequence[Item]) -> list[dict[str, Any]]:
    taken = {"sources"}
    found = []
    for item in items:
        stem = _NO_NAME.sub("-", (item.id or item.path).lower()).strip("-.") or "file"
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        told = item.facts.title if item.facts is not None else item.meaning
        # Only the table of ours is one; a transcript that happens to be CSV is a text.
        resource = _described(item.path, item.data) | {"name": name, "type": "file"}
        found.append(resource | ({"title": told} if told else {}))
    return found


def _described(path: str, data: bytes) -> dict[str, Any]:
    kind, _ = mimetypes.guess_type(path)
    return {
        "path": path.encode("utf-8", "backslashreplace").decode(),
        "format": PurePosixPath(path).suffix.removeprefix(".").lower() or "bin",
        "mediatype": kind or "application/octet-stream",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }
