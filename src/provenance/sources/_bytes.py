"""Reading bytes with a bound, and saying in plain words why it did not work."""

from __future__ import annotations

import hashlib
import sys
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from provenance.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

MAX_BYTES: Final = 256 * 1024 * 1024
"""How large a source may be, in bytes, unless the configuration says otherwise."""

_MEBIBYTE = 1024 * 1024


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_file(path: Path, shown: str, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of ``path``, which messages call ``shown``.

    Raise ``SourceError`` where it is missing, a directory, unreadable, blank or above ``limit``.
    """
    try:
        if path.is_dir():
            raise SourceError(
                f"{shown} is a directory, not a source; name the files in it, or give it to "
                "--against to compare with all of them"
            )
        with path.open("rb") as stream:
            data = _read(stream, shown, limit)
    except FileNotFoundError:
        raise SourceError(f"no such file: {shown}{_nearest(path)}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(
            f"cannot read {shown}: {reason}; check its name and permissions"
        ) from None
    return _not_empty(data, shown)


def read_standard_input(limit: int = MAX_BYTES) -> bytes:
    """Return all of standard input; raise ``SourceError`` where it is blank or above ``limit``."""
    if sys.stdin is None:
        raise SourceError("standard input is closed; name a file, or pipe the text in")
    try:
        data = _read(sys.stdin.buffer, "standard input", limit)
    except OSError as error:
        raise SourceError(
            f"cannot read standard input: {error.strerror or error}; name a file instead"
        ) from None
    return _not_empty(data, "standard input")


def _read(stream: BinaryIO, shown: str, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        size = f"{limit / _MEBIBYTE:g} MiB" if limit >= _MEBIBYTE else f"{limit} bytes"
        raise SourceError(
            f"{shown} is larger than {size}; no transcript is. Raise max_bytes in the "
            "configuration (or PROVENANCE_MAX_BYTES) if this one is"
        )
    return data


def _not_empty(data: bytes, shown: str) -> bytes:
    if not data:
        raise SourceError(f"{shown} is empty (0 bytes); fetch or export it again")
    # Judged, it would be found to have no fault.
    written = data.removeprefix(BOM_UTF8)
    if not written or written.isspace():
        raise SourceError(
            f"{shown} holds nothing but white space ({len(data)} bytes); fetch or export it again"
        )
    return data


def _nearest(path: Path) -> str:
    """Suggest the file of the same folder whose name is most like the one asked for."""
    from rapidfuzz import process  # noqa: PLC0415  (only for a message)

    folder = path.parent
    if not folder.is_dir():
        return f" (nor is there a directory {folder})"
    try:
        names = [entry.name for entry in folder.iterdir() if entry.is_file()]
    except OSError:
        return ""
    for name in names:
        if normalize("NFC", name) == normalize("NFC", path.name):
            return f"; {folder / name} looks alike and has other code points: rename one of them"
    best = process.extractOne(path.name, names, score_cutoff=75)
    return f"; did you mean {folder / best[0]}?" if best else "; check the path"
