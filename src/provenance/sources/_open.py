"""Opening what a command names: a path, standard input or a catalogue id."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import SourceError
from provenance.model import Source
from provenance.sources._bytes import MAX_BYTES, digest, read_file, read_standard_input

if TYPE_CHECKING:
    from provenance.sources._catalogue import Catalogue

__all__ = ["MAX_BYTES", "open_source"]


def open_source(
    reference: str, catalogue: Catalogue | None = None, *, limit: int = MAX_BYTES
) -> Source:
    """Return the source that ``reference`` names: a path, ``-`` or an id of the ``catalogue``.

    An id goes before a file of the same name (write ``./name`` for the file). A file whose bytes
    are registered gets the catalogue's id and facts; any other gets its stem as id. ``limit`` is
    in bytes. Raise ``SourceError`` where it is missing, a directory, unreadable, empty or too
    large, and ``CatalogueError`` where a registered file has changed.
    """
    if not reference:
        raise SourceError("an empty name is no source; give a path, - or a catalogue id")
    if catalogue is not None and reference in catalogue.ids:
        return catalogue.source(reference, limit=limit)
    if reference == "-":
        data = read_standard_input(limit)
        stem = "stdin"
    else:
        path = Path(reference)
        if catalogue is not None and not _is_there(path) and (known := catalogue.like(reference)):
            raise SourceError(f"no such file or catalogue id: {reference}; did you mean {known}?")
        data = read_file(path, reference, limit)
        stem = path.stem or path.name
    sha256 = digest(data)
    if catalogue is not None and (entry := catalogue.registered(sha256)):
        return Source(entry.id, reference, data, sha256, entry.facts)
    return Source(stem, reference, data, sha256)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that no file can have; reading it says so
        return True
