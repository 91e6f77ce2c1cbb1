"""Reports on disk: whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from provenance.errors import ProvenanceError


def write(path: Path | str, content: str) -> None:
    """Write ``content`` as UTF-8 beside ``path``, then rename it, so that no reader sees a half.

    Line ends are written as they are. Raises ``ProvenanceError`` where the folder is missing or
    may not be written to.
    """
    target = Path(path)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    data = content.encode("utf-8")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise ProvenanceError(
            f"cannot write {target}: {error.strerror}; name a file in a folder that exists "
            "and can be written to"
        ) from error
