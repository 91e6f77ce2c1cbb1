"""Writing a catalogue with tomlkit: comments and order survive, and it is whole or not at all."""

from __future__ import annotations

import os
import tempfile
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.errors import CatalogueError
from provenance.model import Facts

if TYPE_CHECKING:
    from provenance.sources._catalogue import Entry

# The order in which people read them; what is not declared is left out.
ORDER: Final = (
    "title",
    "creator",
    "publisher",
    "event",
    "date",
    "role",
    "url",
    "captured_at",
    "language",
    "licence",
    "encoding",
    "format",
)


def with_entry(path: Path, entry: Entry) -> str:
    """Return the text of the catalogue at ``path`` with ``entry`` at its end."""
    import tomlkit  # noqa: PLC0415  (reading does without it)

    document = (
        tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
    )
    table = tomlkit.table()
    table.add("id", entry.id)
    table.add("file", entry.file)
    table.add("sha256", entry.sha256)
    defaults = {field.name: field.default for field in fields(Facts)}
    for key in ORDER:
        value = getattr(entry.facts, key)
        if value != defaults[key] or key in ("role", "licence"):
            table.add(key, value)
    for key, pairs in (("aliases", entry.facts.aliases), ("paths", entry.facts.paths)):
        if pairs:
            inner = tomlkit.table()
            for left, right in pairs:
                inner.add(left, right)
            table.add(key, inner)
    listed = document.get("source")
    if listed is None:
        listed = tomlkit.aot()
        document.add("source", listed)
    listed.append(table)
    return tomlkit.dumps(document)


def with_revision(path: Path, entry: Entry) -> str:
    """Return the text of the catalogue at ``path`` with ``entry`` in the place of the old one."""
    import tomlkit  # noqa: PLC0415  (reading does without it)

    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    (table,) = (each for each in document["source"] if each["id"] == entry.id)
    table["sha256"] = entry.sha256
    if entry.facts.captured_at:
        table["captured_at"] = entry.facts.captured_at
    else:
        table.pop("captured_at", None)
    listed = tomlkit.array().multiline(True)
    for each in entry.revisions:
        row = tomlkit.inline_table()
        row.update({key: value for key, value in asdict(each).items() if value})
        listed.append(row)
    table["revisions"] = listed
    return tomlkit.dumps(document)


def write(path: Path, data: bytes) -> None:
    """Write beside ``path``, then rename: a reader sees the old file or the new, never half."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CatalogueError(
            f"cannot write {path}: {error.strerror or error}; check the permissions of its folder"
        ) from None
