"""The event log: JSON lines, each with the hash of the one before, and a head that counts them.

A line is canonical JSON (sorted keys, no spaces, UTF-8). Its ``sha256`` is that of the same line
without it, so an edited line is told from a missing one; ``previous`` is the SHA-256 of the whole
line before, without its line end, as ``sha256sum`` would say it. The head, a file beside the log,
holds how many lines there are and the hash of the last: without it nobody would miss the last
line. Whoever can write both can write both anew; only a signature over the head tells of that.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, cast

from provenance.errors import RecordError
from provenance.model import ACTIVITIES, Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

VERSION: Final = 1
FIRST: Final = "0" * 64
"""What the first line names as the hash of the line before."""

_KEYS: Final = frozenset(
    {"format_version", "when", "activity", "subject", "digest", "agent", "outcome"}
)
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")
_HEAD: Final = re.compile(rb"([0-9]{1,18}) ([0-9a-f]{64})\n\Z")
_BEGINNING: Final = b'{"activity":"'
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Head:
    """How many lines a log has, and the hash of the last; the hash of none is ``FIRST``."""

    lines: int = 0
    sha256: str = FIRST


def head_of(path: Path) -> Path:
    """Return the path of the head of the log at ``path``."""
    return path.with_suffix(".head")


def canonical(value: object) -> str:
    """Return ``value`` as canonical JSON: sorted keys, no spaces, characters as themselves."""
    plain = json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    # UTF-8 cannot hold a lone surrogate; JSON has its own spelling of it.
    return _SURROGATE.sub(lambda hit: f"\\u{ord(hit[0]):04x}", plain)


def entry(event: Event, previous: str = FIRST) -> bytes:
    """Return the line of ``event``, without its line end; ``previous`` is the hash before it.

    Raises ``ValueError`` for a time that is not UTC, and ``TypeError`` for an outcome that JSON
    cannot hold.
    """
    if event.when.utcoffset() != timedelta(0):
        raise ValueError(f"the time of an event is in UTC, not {event.when!r}")
    values: dict[str, object] = {
        "format_version": VERSION,
        "when": event.when.replace(tzinfo=None).isoformat() + "Z",
        "activity": event.activity,
        "subject": event.subject,
        "digest": event.digest,
        "agent": event.agent,
        "outcome": event.outcome,
        "previous": previous,
    }
    own = sha256(canonical(values).encode()).hexdigest()
    return canonical({**values, "sha256": own}).encode()


def read(path: Path) -> tuple[Event, ...]:
    """Return all events of the log at ``path`` in order; no file and no head are no events.

    Raises ``RecordError`` that names the first line that does not hold: edited, removed, put in,
    or out of order.
    """
    events, _ = _checked(*_taken(path), path)
    return events


def checked_head(path: Path) -> tuple[int, str] | None:
    """Return how many lines the log has and the hash of the last; None where it has none.

    Raises ``RecordError`` as ``read`` does.
    """
    _, head = _checked(*_taken(path), path)
    return (head.lines, head.sha256) if head.lines else None


def check_line(path: Path, number: object, digest: object) -> None:
    """Raise ``RecordError`` where line ``number`` of the log has not the SHA-256 ``digest``."""
    data, head = _taken(path)
    _checked(data, head, path)
    lines = data.split(b"\n")[:-1]
    if not isinstance(number, int) or not 0 < number <= len(lines):
        raise RecordError(
            f"{path} has {len(lines)} lines, and {number} were attested: lines were removed; "
            "restore the log from a copy"
        )
    if sha256(lines[number - 1]).hexdigest() != digest:
        raise RecordError(
            f"{path}, line {number} is not the line that was attested; restore the log from a copy"
        )


def _taken(path: Path) -> tuple[bytes, Head | None]:
    """Return the bytes of the log and its head, as they were at one moment."""
    try:
        with path.open("rb") as stream, _locked(stream, alone=False):
            # Where nothing can be locked, a writer who comes between makes the log longer than
            # its head says, which is right; the other way round it would be too short.
            head = _read_head(path)
            return stream.read(), head
    except FileNotFoundError:
        head = _read_head(path)
        if head is not None and path.exists():  # made by another process a moment ago
            return _taken(path)
        return b"", head
    except OSError as error:
        raise RecordError(
            f"cannot read {path}: {error.strerror or error}; check its permissions"
        ) from None


def both(path: Path) -> tuple[bytes, bytes]:
    """Return the bytes of the log and of its head, as they were at one moment; empty where none.

    Raises ``RecordError`` as ``read`` does.
    """
    data, head = _taken(path)
    _checked(data, head, path)
    return data, _said(head) if head else b""


def append(path: Path, events: Sequence[Event]) -> None:
    """Write ``events`` at the end of the log at ``path``, all or none, and flush them to disk.

    The folder must exist. Any number of processes may do so at once. What stands before the last
    line is left to ``read``, so that many short writes do not each read the whole log. Raises
    ``RecordError`` where the end of the log does not hold, and ``OSError`` where it cannot be
    locked or written.
    """
    if not events:
        return
    with path.open("a+b") as stream, _locked(stream, alone=True):
        stream.seek(0)
        data = stream.read()
        head = _read_head(path)
        last = head if head and _ends(data, head) else _checked(data, head, path)[1]
        if head is None:
            # So that a log whose first lines were written, and no more, is not one without a head.
            _write_head(path, last)
        end = data.rfind(b"\n") + 1
        if end < len(data):
            stream.truncate(end)
        lines: list[bytes] = []
        previous = last.sha256
        for event in events:
            lines.append(entry(event, previous))
            previous = sha256(lines[-1]).hexdigest()
        _write_end(stream, end, b"".join(line + b"\n" for line in lines))
        _write_head(path, Head(last.lines + len(lines), previous))


def _ends(data: bytes, head: Head) -> bool:
    """Whether ``data`` has as many lines as the head counts, the last of them being the head's."""
    if not data.endswith(b"\n") or data.count(b"\n") != head.lines:
        return False
    last = data[data.rfind(b"\n", 0, len(data) - 1) + 1 : -1]
    return sha256(last).hexdigest() == head.sha256


def _write_end(stream: BinaryIO, size: int, data: bytes) -> None:
    try:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    except OSError:
        # A full disk may have taken half of it.
        stream.truncate(size)
        raise


def _write_head(path: Path, head: Head) -> None:
    """Replace the head; a crash before it leaves one that is right about the lines it counts."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_said(head))
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, path.stat().st_mode & 0o777)  # noqa: PTH101  (a name, not a path)
        os.replace(name, head_of(path))  # noqa: PTH105
    except BaseException:
        os.unlink(name)  # noqa: PTH108
        raise


def _said(head: Head) -> bytes:
    return f"{head.lines} {head.sha256}\n".encode()


def _read_head(path: Path) -> Head | None:
    place = head_of(path)
    try:
        data = place.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RecordError(
            f"cannot read {place}: {error.strerror or error}; check its permissions"
        ) from None
    found = _HEAD.match(data)
    if found is None:
        raise RecordError(f"{place} was edited: it is no count and hash; restore it")
    return Head(int(found[1]), found[2].decode())


def _checked(data: bytes, head: Head | None, path: Path) -> tuple[tuple[Event, ...], Head]:
    """Return the events of ``data`` and its true head; raise ``RecordError`` for what is amiss."""
    lines = data.split(b"\n")
    if (rest := lines.pop()) and not _broken_off(rest, len(lines), head):
        raise RecordError(
            f"{path}, line {len(lines) + 1} has no end: its writing was broken off, or it was "
            "edited; restore the log"
        )
    events: list[Event] = []
    hashes = [sha256(line).hexdigest() for line in lines]
    previous = FIRST
    for number, (line, digest) in enumerate(zip(lines, hashes, strict=True), 1):
        event, named = _parsed(line, f"{path}, line {number}")
        if named != previous:
            raise RecordError(f"{path}, line {number} {_misplaced(named, hashes)}")
        events.append(event)
        previous = digest
    if head is None and lines:
        raise RecordError(f"{path} has no head: {head_of(path)} was removed; restore it")
    if head is not None:
        _check_head(head, hashes, path)
    return tuple(events), Head(len(lines), previous)


def _broken_off(rest: bytes, lines: int, head: Head | None) -> bool:
    """Whether ``rest`` is the beginning of a line that was never written whole.

    A process that is killed while it writes leaves one, and the head does not count it: what is
    missing is an event of which nobody was told that it was written.
    """
    return head is not None and head.lines <= lines and rest.startswith(_BEGINNING[: len(rest)])


def _misplaced(named: str, hashes: Sequence[str]) -> str:
    """Say what became of a line that names ``named`` as the hash of the line before it."""
    if named == FIRST:
        return "is the first of a log and stands elsewhere: lines were put in before it"
    if named in hashes:
        was = hashes.index(named) + 2
        return f"is out of order: it belongs after line {was - 1}; restore the order"
    return "does not follow the line before it: a line was removed between them; restore the log"


def _check_head(head: Head, hashes: Sequence[str], path: Path) -> None:
    if head.lines > len(hashes):
        raise RecordError(
            f"{path}, line {len(hashes) + 1} was removed: {head_of(path).name} counts "
            f"{head.lines} lines, and there are {len(hashes)}; restore the log"
        )
    there = hashes[head.lines - 1] if head.lines else FIRST
    if there != head.sha256:
        raise RecordError(
            f"{path}, line {max(head.lines, 1)} is not the line that {head_of(path).name} "
            "names: one of the two was edited; restore them"
        )


def _parsed(line: bytes, where: str) -> tuple[Event, str]:
    """Return the event of a line and the hash that it names as the one before."""
    edited = RecordError(f"{where} was edited: it is not as it was written; restore the log")
    try:
        values: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise edited from None
    if not isinstance(values, dict):
        raise edited
    version = values.get("format_version")
    if version != VERSION or isinstance(version, bool):
        raise RecordError(
            f"{where} has format_version {version!r}, and this program reads {VERSION}; "
            "read it with the version that wrote it"
        )
    own, previous = values.pop("sha256", None), values.pop("previous", None)
    if not (_is_hash(own) and _is_hash(previous)) or values.keys() != _KEYS:
        raise edited
    try:
        event = _event(values)
        if entry(event, previous) != line:
            raise edited
    except (TypeError, ValueError, KeyError, OverflowError, RecursionError):
        raise edited from None
    return event, previous


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and _SHA256.match(value) is not None


def _event(values: Mapping[str, Any]) -> Event:
    for key in ("when", "subject", "digest", "agent"):
        if not isinstance(values[key], str):
            raise TypeError(key)
    if values["activity"] not in ACTIVITIES or not isinstance(values["outcome"], dict):
        raise ValueError("activity or outcome")
    return Event(
        datetime.fromisoformat(values["when"]).astimezone(UTC),
        values["activity"],
        values["subject"],
        values["digest"],
        values["agent"],
        cast("dict[str, object]", values["outcome"]),
    )


if sys.platform == "win32":
    import msvcrt

    _FAR: Final = 2**40
    """A byte that no log reaches: what is locked there can be read and written by its owner."""

    @contextmanager
    def _locked(stream: BinaryIO, *, alone: bool) -> Iterator[None]:
        if not alone:
            yield
            return
        place = stream.tell()
        stream.seek(_FAR)
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
        stream.seek(place)
        try:
            yield
        finally:
            stream.seek(_FAR)
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    @contextmanager
    def _locked(stream: BinaryIO, *, alone: bool) -> Iterator[None]:
        """Hold the log, ``alone`` for writing; closing the stream lets it go."""
        try:
            fcntl.flock(stream, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        except OSError:
            # Some network folders know no locks: reading without one is still right.
            if alone:
                raise
        yield
