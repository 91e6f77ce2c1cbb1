"""The catalogue: which sources are registered, what is known of them, and that they are unchanged.

``catalogue.toml`` is for people to read and to review: one ``[[source]]`` table each. It is
written with tomlkit, so that comments and order survive, beside the old one and then renamed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import CatalogueError, SourceError
from provenance.model import Facts, Source
from provenance.sources._bytes import MAX_BYTES, digest, read_file
from provenance.sources._writing import ORDER, with_entry, with_revision, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROLES: Final = ("official", "reprint", "excerpt", "machine", "unknown")
"""What a source is to its event; ``machine`` is a transcript that no person wrote."""

PATHS: Final = ("turns", "speaker", "text", "start", "end")
"""What of a JSON file a catalogue can say the place of."""
_KNOWN: Final = frozenset({"id", "file", "sha256", "aliases", "paths", "revisions", *ORDER})
REVISIONS: Final = ".revisions"
"""The folder beside the catalogue that keeps the bytes of earlier revisions, by their SHA-256."""
_RESERVED: Final = ("events.jsonl", "events.head", "allowed_signers")
"""Names that lie beside a catalogue and hold what was done, or who may sign."""
_ID = re.compile(r"[\w][\w.\-]{0,199}\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Revision:
    """What a source was before; ``file`` is empty where nobody kept the bytes."""

    sha256: str
    file: str = ""
    captured_at: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One registered source; ``file`` is relative to the catalogue's folder.

    ``revisions`` are what it was before, the oldest first.
    """

    id: str
    file: str
    sha256: str
    facts: Facts
    revisions: tuple[Revision, ...] = ()


class Catalogue:
    """The registered sources of one ``catalogue.toml``, in the order in which they are listed."""

    def __init__(self, path: Path, entries: Mapping[str, Entry] | None = None) -> None:
        self.path = path
        self._entries: dict[str, Entry] = dict(entries or {})

    @classmethod
    def read(cls, path: Path | str, *, missing_ok: bool = False) -> Catalogue:
        """Read the catalogue at ``path``; where ``missing_ok``, a missing one is empty.

        Raise ``CatalogueError`` where it is missing, no TOML, or says something impossible.
        """
        path = Path(path)
        if path.is_dir():
            path = path / "catalogue.toml"
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            if missing_ok:
                return cls(path)
            raise CatalogueError(
                f"no catalogue at {path}; make one with 'provenance init' or "
                "'provenance add', or name another"
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise CatalogueError(
                f"cannot read the catalogue {path}: {error}; mend it there, or restore it"
            ) from None
        return cls.parse(text, path)

    @classmethod
    def parse(cls, text: str, path: Path) -> Catalogue:
        """Return the catalogue that ``path`` would be with this text; raise as ``read`` does."""
        try:
            document = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise CatalogueError(
                f"cannot read the catalogue {path}: {error}; mend it there, or restore it"
            ) from None
        return cls(path, _entries(document, path))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all registered sources."""
        return tuple(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def entry(self, id: str) -> Entry:  # noqa: A002  (the catalogue's own word)
        """Return the entry of ``id``; raise ``CatalogueError`` for an unknown one."""
        try:
            return self._entries[id]
        except KeyError:
            near = self.like(id)
            hint = (
                f"; did you mean {near}?"
                if near
                else f"; it lists {len(self)}, which 'provenance list' shows"
            )
            raise CatalogueError(f"no source {id!r} in the catalogue{hint}") from None

    def facts(self, id: str) -> Facts:  # noqa: A002
        """Return what the catalogue declares about ``id``."""
        return self.entry(id).facts

    def registered(self, sha256: str) -> Entry | None:
        """Return the entry that has these bytes, or None."""
        return next((e for e in self._entries.values() if e.sha256 == sha256), None)

    def revision(self, sha256: str) -> tuple[Entry, Revision] | None:
        """Return the earlier revision that had these bytes, and whose it was, or None."""
        return next(
            ((e, r) for e in self._entries.values() for r in e.revisions if r.sha256 == sha256),
            None,
        )

    def like(self, id: str) -> str | None:  # noqa: A002
        """Return the registered id that is most like ``id``, or None where none is near."""
        from rapidfuzz import process  # noqa: PLC0415  (only for a message)

        best = process.extractOne(id, self.ids, score_cutoff=75)
        return best[0] if best else None

    def location(self, id: str) -> Path:  # noqa: A002
        """Return the path of the file of ``id``."""
        return self.path.parent / self.entry(id).file

    def source(self, id: str, *, limit: int = MAX_BYTES) -> Source:  # noqa: A002
        """Return the source ``id``, whose bytes are checked against the digest on record.

        Raise ``CatalogueError`` where the file is missing or has changed.
        """
        entry = self.entry(id)
        path = self.location(id)
        try:
            data = read_file(path, str(path), limit)
        except SourceError as error:
            raise CatalogueError(f"the catalogue lists {id!r}, but: {error}") from None
        sha256 = digest(data)
        if sha256 != entry.sha256:
            raise CatalogueError(
                f"{path} has changed since it was registered as {id!r}: the catalogue says "
                f"sha256 {entry.sha256}, the file has {sha256}. Restore the file, take it as a "
                f"new revision with 'provenance refresh {id}', or register it under an id of its "
                "own"
            )
        return Source(entry.id, str(path), data, sha256, entry.facts)

    def add(
        self,
        source: Source,
        facts: Facts | None = None,
        *,
        id: str | None = None,  # noqa: A002
    ) -> Entry:
        """Register ``source`` and return its entry.

        The bytes are copied beside the catalogue, unless the source already lies there. Raise
        ``CatalogueError`` where the id has other bytes, or the bytes are registered already.
        """
        name = source.id if id is None else id
        facts = source.facts if facts is None else facts
        # Another process may have added to the file since it was read.
        self._entries = Catalogue.read(self.path, missing_ok=True)._entries
        self._refuse(name, source, facts)
        folder = self.path.parent
        given = Path(source.path)
        inside = _inside(given, folder) if source.path != "-" else None
        if inside is None:
            inside = f"{name}{given.suffix if source.path != '-' else '.txt'}"
            if inside.lower() in (self.path.name.lower(), *_RESERVED):
                raise CatalogueError(
                    f"a source that is kept as {inside} would stand where the record is; give it "
                    "another id with --id"
                )
            target = folder / inside
            if target.exists() and target.read_bytes() != source.data:
                raise CatalogueError(
                    f"{target} exists and holds other bytes; choose another id for "
                    f"{source.path}, or move the file away"
                )
            write(target, source.data)
        entry = Entry(name, inside, source.sha256, facts)
        write(self.path, with_entry(self.path, entry).encode("utf-8"))
        self._entries[name] = entry
        return entry

    def revise(self, id: str, source: Source, captured_at: str = "") -> Entry:  # noqa: A002
        """Make the bytes of ``source`` those of ``id``, keep the old ones, return the new entry.

        The old bytes go to the folder ``.revisions`` before anything is replaced; where they are
        not there any more, the revision has no file. Raise ``CatalogueError`` where nothing
        changed, the bytes are registered as another source, or the registered file holds bytes
        that are neither the old nor the new ones.
        """
        self._entries = Catalogue.read(self.path)._entries
        old = self.entry(id)
        same = self.registered(source.sha256)
        if same is not None:
            raise CatalogueError(
                f"{source.path} has the bytes of {same.id!r} ({same.file}); nothing was changed"
            )
        place = self.location(id)
        there = place.read_bytes() if place.is_file() else None
        kept = f"{REVISIONS}/{old.sha256}{place.suffix}"
        keeping = self.path.parent / kept
        if there is not None and digest(there) == old.sha256:
            write(keeping, there)
        elif there is not None and there != source.data:
            raise CatalogueError(
                f"{place} holds neither the registered bytes nor those of {source.path}; "
                f"restore it, or take it as a revision first: 'provenance refresh {id}'"
            )
        elif not (keeping.is_file() and digest(keeping.read_bytes()) == old.sha256):
            kept = ""  # else a run that was broken off has kept them
        if there != source.data:
            write(place, source.data)
        was = Revision(old.sha256, kept, old.facts.captured_at)
        facts = replace(old.facts, captured_at=captured_at)
        entry = Entry(id, old.file, source.sha256, facts, (*old.revisions, was))
        write(self.path, with_revision(self.path, entry).encode("utf-8"))
        self._entries[id] = entry
        return entry

    def _refuse(self, name: str, source: Source, facts: Facts) -> None:
        if not _ID.match(name):
            raise CatalogueError(
                f"{name!r} is no id; use letters, digits, '.', '_' and '-' (give one with --id)"
            )
        if facts.role not in ROLES:
            raise CatalogueError(f"unknown role {facts.role!r}; known: {', '.join(ROLES)}")
        same = self.registered(source.sha256)
        if same is not None:
            raise CatalogueError(
                f"{source.path} is registered already, as {same.id!r} ({same.file}); "
                "nothing was added"
            )
        if name in self._entries:
            raise CatalogueError(
                f"the id {name!r} is taken by other bytes (sha256 {self._entries[name].sha256}, "
                f"here {source.sha256}); give another id"
            )


def _entries(document: Mapping[str, Any], path: Path) -> dict[str, Entry]:
    tables = document.get("source", [])
    if not isinstance(tables, list):
        raise CatalogueError(
            f"{path}: 'source' must be an array of tables; begin each with [[source]]"
        )
    found: dict[str, Entry] = {}
    for number, item in enumerate(tables, start=1):
        where = f"{path}, source {number}"
        if not isinstance(item, dict):
            raise CatalogueError(f"{where}: not a table; begin it with [[source]]")
        entry = _entry(item, where)
        if entry.id in found:
            raise CatalogueError(f"{where}: the id {entry.id!r} is listed twice; rename one")
        for file in (entry.file, *(each.file for each in entry.revisions)):
            if not (path.parent / file).resolve().is_relative_to(path.parent.resolve()):
                raise CatalogueError(
                    f"{where}: the file {file!r} lies outside the catalogue's folder; move it in"
                )
        found[entry.id] = entry
    return found


def _entry(item: Mapping[str, Any], where: str) -> Entry:
    for key in item:
        if key not in _KNOWN:
            raise CatalogueError(
                f"{where}: unknown field {key!r}; known: {', '.join(sorted(_KNOWN))}"
            )
    required = {}
    for key in ("id", "file", "sha256"):
        value = item.get(key)
        if not isinstance(value, str) or not value:
            raise CatalogueError(f'{where}: {key!r} is missing or no text; write it as {key} = "…"')
        required[key] = value
    if not _SHA256.match(required["sha256"]):
        raise CatalogueError(
            f"{where}: sha256 must be 64 hexadecimal digits in lower case; "
            "copy them from 'sha256sum FILE'"
        )
    values: dict[str, Any] = {}
    for key in ORDER:
        if key in item:
            # A TOML date is written without quotes, which is natural in a catalogue.
            value = item[key]
            if not isinstance(value, str) and hasattr(value, "isoformat"):
                value = value.isoformat()
            if not isinstance(value, str):
                raise CatalogueError(
                    f"{where}: {key!r} must be text, not {value!r}; put it in quotation marks"
                )
            values[key] = value
    aliases = item.get("aliases", {})
    if not isinstance(aliases, dict) or not all(isinstance(n, str) for n in aliases.values()):
        raise CatalogueError(f"{where}: 'aliases' must be a table of label = name, both text")
    values["aliases"] = tuple(aliases.items())
    values["paths"] = _paths(item.get("paths", {}), where)
    facts = Facts(**values)
    if facts.role not in ROLES:
        raise CatalogueError(f"{where}: unknown role {facts.role!r}; known: {', '.join(ROLES)}")
    revisions = _revisions(item.get("revisions", []), where)
    return Entry(required["id"], required["file"], required["sha256"], facts, revisions)


def _revisions(items: object, where: str) -> tuple[Revision, ...]:
    if not isinstance(items, list):
        raise CatalogueError(f"{where}: 'revisions' must be a list of tables")
    found = []
    for item in items:
        known = isinstance(item, dict) and item.keys() <= {"sha256", "file", "captured_at"}
        if not known or not all(isinstance(value, str) for value in item.values()):
            raise CatalogueError(
                f"{where}: a revision has sha256, file and captured_at, all text; restore the entry"
            )
        if not _SHA256.match(item.get("sha256", "")):
            raise CatalogueError(
                f"{where}: a revision's sha256 must be 64 hexadecimal digits; restore it"
            )
        found.append(Revision(**item))
    return tuple(found)


def _paths(declared: object, where: str) -> tuple[tuple[str, str], ...]:
    """Return the declared places in a JSON file; its reader says whether they are there."""
    if not isinstance(declared, dict) or not all(isinstance(p, str) for p in declared.values()):
        raise CatalogueError(f"{where}: 'paths' must be a table of name = path, both text")
    for name in declared:
        if name not in PATHS:
            raise CatalogueError(f"{where}: unknown path {name!r}; known: {', '.join(PATHS)}")
    for name in ("turns", "text"):
        if declared and name not in declared:
            raise CatalogueError(f"{where}: 'paths' must say where the {name!r} of the file is")
    return tuple((name, declared[name]) for name in PATHS if name in declared)


def _inside(path: Path, folder: Path) -> str | None:
    """Return ``path`` relative to ``folder`` if it lies in it, else None."""
    real, base = path.resolve(), folder.resolve()
    if not real.is_file() or not real.is_relative_to(base):
        return None
    return real.relative_to(base).as_posix()
