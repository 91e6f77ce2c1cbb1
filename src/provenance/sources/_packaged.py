"""The data that is shipped with the package: the default expectations and the seeds."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from provenance.errors import SourceError

FOLDERS: Final = ("expectations", "seeds")
_PACKAGE = Path(__file__).resolve().parent.parent


def packaged(name: str) -> Path:
    """Return the shipped folder ``name`` (``expectations`` or ``seeds``).

    An installed wheel has it inside the package, a source checkout beside ``src``. Raise
    ``SourceError`` where neither does.
    """
    if name not in FOLDERS:
        raise SourceError(f"no folder {name!r} is shipped; there are {', '.join(FOLDERS)}")
    for folder in (_PACKAGE / "_packaged" / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise SourceError(f"the shipped folder {name!r} is missing; install the package again")
