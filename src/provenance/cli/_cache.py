"""What is kept between runs for speed alone, in the user's cache folder; it may be thrown away.

The index of a folder that sources were matched against is kept there. Everything in it is found
by the digest of a file's bytes and of the program, so that a changed file is read anew.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BYTES: Final = 512 * 1024 * 1024
"""Indexes take no more room than this; beyond, those that nobody asked for longest go."""


def cache_folder() -> Path | None:
    """Return the folder for caches as the platform has it, or None where there is no home."""
    try:
        if sys.platform == "win32":
            named, usual = os.environ.get("LOCALAPPDATA", ""), Path.home() / "AppData" / "Local"
        elif sys.platform == "darwin":
            named, usual = "", Path.home() / "Library" / "Caches"
        else:
            named, usual = os.environ.get("XDG_CACHE_HOME", ""), Path.home() / ".cache"
    except RuntimeError:
        return None
    return (Path(named) if Path(named).is_absolute() else usual) / "provenance"


def index_of(names: Sequence[str]) -> Path | None:
    """Return where the index of these folders and files is kept, as they were named here."""
    folder = cache_folder()
    if folder is None:
        return None
    told = "\0".join(part for name in names for part in (name, str(Path(name).resolve())))
    digest = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
    return folder / "indexes" / f"{digest[:32]}.sqlite"


def tidy(used: Path) -> None:
    """Mark the index at ``used`` as asked for, and take away the oldest where there is no room."""
    with suppress(OSError):
        os.utime(used)
        kept = sorted(used.parent.glob("*.sqlite"), key=lambda path: -path.stat().st_mtime)
        room = MOST_BYTES
        for path in kept:
            room -= path.stat().st_size
            if room < 0 and path != used:
                for suffix in ("", "-wal", "-shm"):
                    path.with_name(path.name + suffix).unlink(missing_ok=True)
