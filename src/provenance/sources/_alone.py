"""One writer at a time: a lock on a folder, for as long as a block runs."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def alone(folder: Path, *, writing: bool = True) -> Iterator[None]:
        """Wait until nobody else writes in ``folder``; see below."""
        if not writing:
            yield
            return
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("a+b") as stream:
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                stream.seek(0)
                msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    @contextmanager
    def alone(folder: Path, *, writing: bool = True) -> Iterator[None]:
        """Wait until nobody else writes in ``folder``; then let no other writer in.

        Those who only read (not ``writing``) may do so together. The lock is on the folder itself,
        so that nothing is left behind, and it ends with the process however that ends. A process
        that holds it must not ask for it again. Where nothing can be locked (some network
        folders), the block runs all the same.
        """
        try:
            if writing:
                folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(folder, os.O_RDONLY)
        except OSError:
            # What is done in it will say better what is wrong with the folder.
            yield
            return
        try:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX if writing else fcntl.LOCK_SH)
            yield
        finally:
            os.close(handle)
