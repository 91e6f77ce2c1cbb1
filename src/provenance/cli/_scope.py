"""What the gate looks at: files and registered sources, each new, changed, named or unchanged."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from provenance.errors import ProvenanceError, SourceError, UsageError
from provenance.sources import open_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.cli._run import Run
    from provenance.model import Source
    from provenance.sources import Catalogue, Entry

State = Literal["new", "changed", "registered"]

_NO_SOURCE: Final = (
    "*.toml",
    "readme*",
    "license*",
    "licence*",
    "copying*",
    "notice*",
    "events.jsonl",
    "events.head",
    "allowed_signers",
    "*.intoto.json",
    "*.sig",
    ".*",
)


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
    run: Run, catalogue: Catalogue, paths: Sequence[str], since: str | None, *, everything: bool
) -> Scope:
    """Find what is new or changed, below ``paths`` or else where the configuration says.

    A file that is named is always judged. What cannot be read is in ``Scope.unreadable``. Raises
    UsageError where ``since`` is no revision.
    """
    return _Search(run, catalogue, _changes(since) if since else None, everything).of(paths)


@dataclass(slots=True)
class _Search:
    run: Run
    catalogue: Catalogue
    changes: dict[Path, str] | None
    """Files that changed since the revision, each with how to get at what it was, or nothing."""
    everything: bool
    scope: Scope = field(default_factory=Scope)
    seen: set[Path] = field(default_factory=set)

    def of(self, paths: Sequence[str]) -> Scope:
        places = {self.catalogue.location(entry.id).resolve(): entry for entry in self.catalogue}
        configured = self.run.configuration.paths
        roots = [Path(path) for path in paths] or list(configured or [self.catalogue.path.parent])
        for root in roots:
            with self._attempt(str(root)):
                for path, named in self._files(root):
                    if path.resolve() not in self.seen:
                        self.seen.add(path.resolve())
                        self._look(path, places.get(path.resolve()), named)
        for place, entry in places.items():
            if place not in self.seen and (not paths or _below(place, roots)):
                # Its file is listed and lies nowhere, or lies elsewhere.
                self._registered(entry)
        return self.scope

    def _attempt(self, name: str) -> _Attempt:
        return _Attempt(self.scope, name)

    def _files(self, root: Path) -> Iterator[tuple[Path, bool]]:
        if not root.is_dir():
            yield root, True
            return
        found = 0
        for path in sorted(root.rglob("*")):
            if path.is_dir():
                continue
            inside = path.relative_to(root)
            found += 1
            if self._passed_over(inside):
                self.scope.passed_over.append(str(path))
            else:
                yield path, False
        if not found:
            raise SourceError(f"{root} holds no file; name a folder of transcripts")

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
        with self._attempt(str(path)):
            limit = self.run.configuration.max_bytes
            try:
                if path.exists() and not path.is_file():
                    raise SourceError(
                        f"{path} is neither a file nor a folder, and reading it might never end; "
                        "move it away"
                    )
                source = open_source(_path_name(path), limit=limit)
            except ProvenanceError:
                if entry is not None:
                    self.scope.amiss.add(entry.id)
                raise
            entry = entry or self.catalogue.registered(source.sha256)
            if entry is None:
                self._add(source, "new")
                return
            source = replace(source, id=entry.id, facts=entry.facts)
            if source.sha256 != entry.sha256:
                self.scope.amiss.add(entry.id)
                self._add(source, "changed")
            elif named or self.everything or self._is_changed(path):
                self._add(source, "registered")
            else:
                self.scope.unchanged.append(entry.id)

    def _registered(self, entry: Entry) -> None:
        with self._attempt(str(self.catalogue.location(entry.id))):
            try:
                source = self.catalogue.source(entry.id, limit=self.run.configuration.max_bytes)
            except ProvenanceError:
                self.scope.amiss.add(entry.id)
                raise
            if self.everything or self._is_changed(Path(source.path)):
                self._add(source, "registered")
            else:
                self.scope.unchanged.append(entry.id)

    def _is_changed(self, path: Path) -> bool:
        return self.changes is not None and path.resolve() in self.changes

    def _add(self, source: Source, state: State) -> None:
        before = None
        if self.changes is not None:
            place = Path(source.path).resolve()
            if place not in self.changes and state == "new":
                # It is not registered, and was there before.
                self.scope.unchanged.append(source.path)
                return
            if blob := self.changes.get(place):
                before = _at(blob, source)
        self.scope.candidates.append(Candidate(source, state, before))


@dataclass(slots=True)
class _Attempt:
    """Remembers an error of ours and goes on."""

    scope: Scope
    name: str

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        if isinstance(error, ProvenanceError):
            self.scope.unreadable.append((self.name, error))
            return True
        return False


def _path_name(path: Path) -> str:
    """Return the path from here where it lies below, as reports for a repository need it."""
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return str(path.relative_to(Path.cwd()))
    return str(path)


def _below(place: Path, roots: Iterable[Path]) -> bool:
    return any(place.is_relative_to(root.resolve()) for root in roots)


def _changes(since: str) -> dict[Path, str]:
    """Return the files that differ from a revision of git, those it does not know included."""
    if since.startswith("-"):
        raise UsageError(f"--since {since}: a revision does not begin with a dash; name a commit")
    top = Path(_git("rev-parse", "--show-toplevel").strip())
    commit = _git("rev-parse", "--verify", "--quiet", f"{since}^{{commit}}").strip()
    found: dict[Path, str] = {}
    listed = _git("diff", "--name-status", "--no-renames", "-z", commit, "--").split("\0")
    for status, name in zip(listed[::2], listed[1::2], strict=False):
        if status != "D":
            found[(top / name).resolve()] = f"{commit}:{name}" if status == "M" else ""
    untracked = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", str(top))
    for name in untracked.split("\0"):
        if name:
            found[(top / name).resolve()] = ""
    return found


def _at(blob: str, source: Source) -> Source | None:
    """Return what a file was; None where the revision cannot show it."""
    import hashlib

    try:
        data = _raw("show", blob)
    except UsageError:
        return None
    if not data:
        return None
    return replace(
        source,
        id=f"{source.id}@{blob.partition(':')[0][:12]}",
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _git(*arguments: str) -> str:
    return os.fsdecode(_raw(*arguments))


def _raw(*arguments: str) -> bytes:
    """Return what git says; raise UsageError where it is not there or knows no such thing."""
    try:
        ran = subprocess.run(  # noqa: S603  (no shell; a revision cannot begin with a dash)
            ["git", "--no-optional-locks", *arguments],  # noqa: S607  (the user's own git)
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "GIT_PAGER": "cat", "LC_ALL": "C"},
        )
    except OSError as error:
        raise UsageError(
            f"--since needs git, which cannot be run ({error.strerror}); install it, or leave "
            "--since out"
        ) from None
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(
            f"--since: git {arguments[0]} says: {said[-1] if said else 'no such revision'}; "
            "name a revision of the repository that you are in"
        )
    return ran.stdout
