"""What the gate looks at: files and registered sources, each new, changed, named or unchanged."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from provenance.cli._record import log_of
from provenance.cli._since import Since, real, since
from provenance.errors import ProvenanceError, SourceError
from provenance.lineage import head_of
from provenance.sources import Catalogue, open_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.cli._run import Run
    from provenance.model import Source
    from provenance.sources import Entry

State = Literal["new", "changed", "registered"]

_BESIDE: Final = (
    "allowed_signers",
    "*.intoto.json",
    "*.intoto.json.sig",
    ".git*",
    ".lock",
    ".ds_store",
)
"""Names of what lies beside the sources and is none; nobody wants to be told of it."""

_NO_SOURCE: Final = (
    "*.toml",
    *(f"{word}{end}" for word in ("readme", "license", "licence", "copying") for end in ("", ".*")),
    "notice",
    ".*",
)
"""Names that a source may have and hardly ever has: passed over, and counted."""

_OURS: Final = (".revisions", ".provenance")
"""Folders beside the catalogue that hold what can be looked up otherwise."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One source to be judged, and why; ``before`` is what it was at the revision asked about."""

    source: Source
    state: State
    before: Source | None = None


@dataclass(slots=True)
class Scope:
    """All that is to be judged, and what is known to be as it was."""

    candidates: list[Candidate] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, ProvenanceError]] = field(default_factory=list)
    amiss: set[str] = field(default_factory=set)
    """Ids of registered sources whose file is missing or changed: nothing is compared with them."""


def scope_of(
    run: Run, catalogue: Catalogue, paths: Sequence[str], revision: str | None, *, everything: bool
) -> Scope:
    """Find what is new or changed, below ``paths`` or else where the configuration says.

    A file that is named is always judged. What cannot be read is in ``Scope.unreadable``. Raises
    UsageError where ``revision`` is none.
    """
    changes = since(revision) if revision else None
    return _Search(run, catalogue, changes, everything).of(paths)


@dataclass(slots=True)
class _Search:
    run: Run
    catalogue: Catalogue
    changes: Since | None
    """What changed since the revision asked about."""
    everything: bool
    scope: Scope = field(default_factory=Scope)
    seen: set[Path] = field(default_factory=set)
    ours: frozenset[Path] = frozenset()
    """Files of the record itself."""
    declared_anew: frozenset[str] = frozenset()
    """Ids of which the catalogue says something else than at the revision asked about."""

    def of(self, paths: Sequence[str]) -> Scope:
        log = log_of(self.catalogue)
        self.ours = frozenset(map(real, (self.catalogue.path, log, head_of(log))))
        if self.changes is not None:
            self.declared_anew = _declared_anew(self.catalogue, self.changes)
        places: dict[Path, list[Entry]] = {}
        for each in self.catalogue:
            places.setdefault(real(self.catalogue.location(each.id)), []).append(each)
        configured = self.run.configuration.paths
        roots = [Path(path) for path in paths] or list(configured or [self.catalogue.path.parent])
        for root in roots:
            with self._attempt(root):
                for path, named in self._files(root):
                    if real(path) not in self.seen:
                        self.seen.add(real(path))
                        for entry in places.get(real(path)) or (None,):
                            self._look(path, entry, named)
        for place, listed in places.items():
            if place not in self.seen and (not paths or _below(place, roots)):
                # Its file is listed and lies nowhere, or lies elsewhere.
                for each in listed:
                    self._registered(each)
        self.scope.candidates = _told_apart(self.scope.candidates)
        return self.scope

    def _attempt(self, path: Path) -> _Attempt:
        return _Attempt(self.scope, str(path))

    def _files(self, root: Path) -> Iterator[tuple[Path, bool]]:
        if not root.is_dir():
            if real(root) in self.ours:
                self.scope.passed_over.append(str(root))
            else:
                yield root, True
            return
        found = 0
        for path in sorted(self._walked(root)):
            found += 1
            inside = path.relative_to(root)
            if real(path) in self.ours or _is_ours(inside):
                continue
            if self._passed_over(inside):
                self.scope.passed_over.append(str(path))
            else:
                yield path, False
        if not found:
            raise SourceError(f"{root} holds no file; name a folder of transcripts")

    def _walked(self, root: Path) -> Iterator[Path]:
        """Yield every file below ``root``, behind links too; a closed folder is an error."""

        def closed(error: OSError) -> None:
            with self._attempt(Path(error.filename)):
                raise error

        visited: set[Path] = set()
        for place, folders, names in os.walk(root, onerror=closed, followlinks=True):
            if real(Path(place)) in visited:
                folders.clear()
                continue
            visited.add(real(Path(place)))
            yield from (Path(place) / name for name in names)

    def _passed_over(self, path: Path) -> bool:
        hidden = any(part.startswith(".") for part in path.parts)
        patterns = (*_NO_SOURCE, *self.run.configuration.exclude)
        # The patterns of ours are in lower case, and a project's own count as they are written.
        return hidden or any(
            fnmatch(path.name.lower(), pattern)
            or fnmatch(path.name, pattern)
            or fnmatch(path.as_posix(), pattern)
            for pattern in patterns
        )

    def _look(self, path: Path, entry: Entry | None, named: bool) -> None:
        with self._attempt(path):
            limit = self.run.configuration.max_bytes
            try:
                if path.exists() and not path.is_file():
                    raise SourceError(
                        f"{path} is neither a file nor a folder, and reading it might never end; "
                        "move it away"
                    )
                source = open_source(_path_name(path), limit=limit)
            except (ProvenanceError, OSError):
                if entry is not None:
                    self.scope.amiss.add(entry.id)
                raise
            entry = entry or self.catalogue.registered(source.sha256)
            if entry is None:
                if source.id in self.catalogue.ids:
                    # What is accepted of a registered source is not accepted of a namesake.
                    source = replace(source, id=source.path)
                self._add(source, "new", named)
                return
            source = replace(source, id=entry.id, facts=entry.facts)
            if source.sha256 != entry.sha256:
                self.scope.amiss.add(entry.id)
                self._add(source, "changed", named)
            else:
                self._add(source, "registered", named)

    def _registered(self, entry: Entry) -> None:
        with self._attempt(self.catalogue.location(entry.id)):
            try:
                source = self.catalogue.source(entry.id, limit=self.run.configuration.max_bytes)
            except (ProvenanceError, OSError):
                self.scope.amiss.add(entry.id)
                raise
            self._add(source, "registered", named=False)

    def _add(self, source: Source, state: State, named: bool) -> None:
        if self.changes is None:
            wanted = state != "registered"
        else:
            wanted = (
                state == "changed"
                or self.changes.is_changed(Path(source.path))
                or (state == "registered" and source.id in self.declared_anew)
            )
        if not (wanted or named or self.everything):
            # Registered, or not registered and as it was at the revision.
            self.scope.unchanged.append(source.id if state == "registered" else source.path)
            return
        before = self.changes.before(source) if self.changes is not None else None
        self.scope.candidates.append(Candidate(source, state, before))


@dataclass(slots=True)
class _Attempt:
    """Remembers an error of ours, or of the file system, and goes on."""

    scope: Scope
    name: str

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        if isinstance(error, OSError):
            error = SourceError(
                f"cannot read {self.name}: {error.strerror or error}; check its name and "
                "permissions"
            )
        if isinstance(error, ProvenanceError):
            self.scope.unreadable.append((self.name, error))
            return True
        return False


def _told_apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, new ones of one stem with their paths for ids.

    Else what a person accepts of one file would be accepted of its namesake in another folder.
    """
    shared = Counter(each.source.id for each in candidates if each.state == "new")
    return [
        replace(each, source=replace(each.source, id=each.source.path))
        if each.state == "new" and shared[each.source.id] > 1
        else each
        for each in candidates
    ]


def _declared_anew(catalogue: Catalogue, changes: Since) -> frozenset[str]:
    """Return the ids that are new in the catalogue, or of which it says something new.

    Another role may have other thresholds, so that a verdict changes where no text does.
    """
    if not changes.is_changed(catalogue.path):
        return frozenset()
    try:
        text = changes.bytes_before(catalogue.path).decode("utf-8")
        before = {each.id: each for each in Catalogue.parse(text, catalogue.path)}
    except (UnicodeDecodeError, ProvenanceError):
        before = {}
    return frozenset(
        each.id
        for each in catalogue
        if each.id not in before or before[each.id].facts != each.facts
    )


def _is_ours(path: Path) -> bool:
    return bool(set(_OURS) & set(path.parts)) or any(
        fnmatch(path.name.lower(), pattern) for pattern in _BESIDE
    )


def _path_name(path: Path) -> str:
    """Return the path from here where it lies below, as reports for a repository need it."""
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return str(path.relative_to(Path.cwd()))
    return str(path)


def _below(place: Path, roots: Iterable[Path]) -> bool:
    return any(place.is_relative_to(real(root)) for root in roots)
