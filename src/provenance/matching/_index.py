"""Where fingerprints are kept and looked up: an inverted index in SQLite.

A cache, never a record: whatever it holds can be made again from the sources, so a file that is
old, broken or somebody else's is emptied and filled anew. A source and its fingerprint are added
in one transaction; a process killed at any moment leaves all of it or nothing.

Several processes may use one file at once, each with a stock of its own, and any of them may empty
it. So nobody looks anything up in a shared file: what is asked is a private copy of it, which is
counted first (``copied`` and ``is_whole``).
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

LAYOUT = 1
"""Raised whenever the tables change."""

_SCHEMA = """
DROP TABLE IF EXISTS stamp;
DROP TABLE IF EXISTS source;
DROP TABLE IF EXISTS posting;
CREATE TABLE stamp (value TEXT NOT NULL);
CREATE TABLE source (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL,
    hashes INTEGER NOT NULL, card TEXT NOT NULL);
CREATE TABLE posting (
    hash INTEGER NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (hash, source)) WITHOUT ROWID;
"""
_ASKED = "CREATE TEMP TABLE asked (hash INTEGER PRIMARY KEY)"


_BROKEN = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def _broken(what: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


@dataclass(frozen=True, slots=True)
class Entry:
    """One source as the index knows it: its fingerprint, and what its heading says of it.

    ``hashes`` are ascending; ``words`` counts the compared words of the whole text.
    """

    id: str
    sha256: str
    hashes: NDArray[np.uint64] = field(repr=False, compare=False)
    words: int = 0
    title: str = ""
    date: str = ""
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source that shares ``shared`` kept sequences with the one asked about.

    ``asked_share`` and ``share`` are what of the asked text's fingerprint, and of this source's,
    the two have in common (0..1); sequences that too many sources hold count nowhere.
    """

    id: str
    shared: int
    asked_share: float
    share: float

    @property
    def score(self) -> float:
        """The larger of the two shares: an excerpt is known by what it is part of."""
        return max(self.asked_share, self.share)


class Index:
    """Fingerprints of many sources, by what they hold; in memory when no path is given.

    ``stamp`` names what the fingerprints were made with; a file of another stamp is emptied.
    """

    def __init__(self, path: Path | None = None, stamp: str = "") -> None:
        self.stamp = f"{LAYOUT}/{stamp}"
        self.path = path
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        if self.path is None:
            return self._connected(":memory:")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connected(str(self.path))
        except sqlite3.DatabaseError as error:
            # A file that is no database, or is cut short or overwritten, is replaced, not mended.
            if getattr(error, "sqlite_errorcode", 0) not in _BROKEN:
                raise
        self._remove(self.path)
        return self._connected(str(self.path))

    def _connected(self, place: str) -> sqlite3.Connection:
        connection = sqlite3.connect(place, timeout=60, isolation_level=None)
        try:
            # A transaction survives a kill and a power cut, without waiting for the disk each time.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if sound != "ok":
                raise _broken(sound)
            if not self._is_ours(connection):
                connection.execute("BEGIN IMMEDIATE")
                # Another process may have set it up while this one waited for its turn.
                if not self._is_ours(connection):
                    for statement in filter(str.strip, _SCHEMA.split(";")):
                        connection.execute(statement)
                    connection.execute("INSERT INTO stamp VALUES (?)", (self.stamp,))
                connection.execute("COMMIT")
            connection.execute(_ASKED)
        except BaseException:
            connection.close()
            raise
        return connection

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        """Whether the tables are there, and made by this stamp."""
        try:
            row = connection.execute("SELECT value FROM stamp").fetchone()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_ERROR:
                raise
            return False
        return bool(row == (self.stamp,))

    @staticmethod
    def _remove(path: Path) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def copied(self, place: Path | None) -> Index:
        """Return a copy as it is at this moment, at ``place`` or in memory, that nobody shares."""
        copy = Index(place, self.stamp.partition("/")[2])
        copy._connection.execute("DROP TABLE temp.asked")
        self._connection.backup(copy._connection)
        copy._connection.execute(_ASKED)
        return copy

    def is_whole(self, digests: Mapping[str, str]) -> bool:
        """Whether it holds exactly these sources, by id and SHA-256, with all their sequences."""
        rows = self._connection.execute("SELECT id, sha256, hashes FROM source").fetchall()
        held = self._connection.execute("SELECT count(*) FROM posting").fetchone()[0]
        return dict(row[:2] for row in rows) == digests and held == sum(row[2] for row in rows)

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM source").fetchone()[0])

    def holds(self, id: str, sha256: str) -> bool:  # noqa: A002 - the catalogue's own word
        """Whether these very bytes are indexed under this id."""
        row = self._connection.execute(
            "SELECT 1 FROM source WHERE id = ? AND sha256 = ?", (id, sha256)
        ).fetchone()
        return row is not None

    def add(self, entry: Entry) -> None:
        """Add ``entry``, in place of an earlier one of the same id."""
        card = json.dumps([entry.words, entry.title, entry.date, entry.speakers])
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            self._drop(entry.id)
            number = connection.execute(
                "INSERT INTO source (id, sha256, hashes, card) VALUES (?, ?, ?, ?)",
                (entry.id, entry.sha256, len(entry.hashes), card),
            ).lastrowid
            connection.executemany(
                "INSERT INTO posting VALUES (?, ?)",
                ((h, number) for h in entry.hashes.view(np.int64).tolist()),
            )
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise

    def keep(self, ids: Collection[str]) -> None:
        """Forget every source that is not among ``ids``."""
        kept = set(ids)
        gone = [known for known in self._ids() if known not in kept]
        if gone:
            self._connection.execute("BEGIN IMMEDIATE")
            for known in gone:
                self._drop(known)
            self._connection.execute("COMMIT")

    def _ids(self) -> list[str]:
        return [row[0] for row in self._connection.execute("SELECT id FROM source")]

    def _drop(self, id: str) -> None:  # noqa: A002
        row = self._connection.execute("SELECT number FROM source WHERE id = ?", (id,)).fetchone()
        if row:
            self._connection.execute("DELETE FROM posting WHERE source = ?", row)
            self._connection.execute("DELETE FROM source WHERE number = ?", row)

    def cards(self) -> Iterator[Entry]:
        """Yield every source without its fingerprint, in the order of addition."""
        rows = self._connection.execute("SELECT id, sha256, card FROM source ORDER BY number")
        for known, sha256, card in rows.fetchall():
            words, title, date, speakers = json.loads(card)
            yield Entry(known, sha256, np.empty(0, np.uint64), words, title, date, tuple(speakers))

    def candidates(self, entry: Entry, exclude: Collection[str] = ()) -> list[Candidate]:
        """Return the sources that share anything with ``entry``, the likeliest first.

        Sequences held by more than one source in twenty (and more than 64) are passed over: site
        navigation and standing legal text say nothing about the event.
        """
        hashes = entry.hashes.view(np.int64).tolist()
        with closing(self._connection.cursor()) as cursor:
            cursor.execute("BEGIN")
            cursor.execute("DELETE FROM asked")
            cursor.executemany("INSERT INTO asked VALUES (?)", ((h,) for h in hashes))
            rows = cursor.execute(
                "SELECT p.hash, p.source FROM asked CROSS JOIN posting p ON p.hash = asked.hash"
            ).fetchall()
            sources = cursor.execute("SELECT number, id, hashes FROM source").fetchall()
            cursor.execute("COMMIT")
        if not rows:
            return []
        postings = np.array(rows, np.int64)
        _, places, counts = np.unique(postings[:, 0], return_inverse=True, return_counts=True)
        most = max(64, len(sources) // 20)
        common = counts[places] > most
        asked = len(hashes) - int((counts > most).sum())
        formulaic = Counter(postings[common, 1].tolist())
        numbers, shared = np.unique(postings[~common, 1], return_counts=True)
        known = {number: (name, size) for number, name, size in sources}
        found = []
        for number, count in zip(numbers.tolist(), shared.tolist(), strict=True):
            name, size = known[number]
            if name not in exclude:
                whole = size - formulaic[number]
                found.append(Candidate(name, count, count / asked, count / whole))
        return sorted(found, key=lambda c: (-c.score, -c.shared, c.id))
