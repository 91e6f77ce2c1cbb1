"""What changed since a revision of git: only what git knows to be as it was counts as unchanged."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Source


def real(path: Path) -> Path:
    """Return where ``path`` leads; a link that leads to itself is left as it is."""
    # Path.resolve raises for such a link, on some versions of Python.
    return Path(os.path.realpath(path))


@dataclass(frozen=True, slots=True)
class Since:
    """The files of the repository as they were at a commit, and those that differ now.

    ``changed`` holds for each file how to get at what it was, or nothing where it was not there.
    """

    tracked: frozenset[Path]
    changed: Mapping[Path, str]

    def is_changed(self, path: Path) -> bool:
        """Whether ``path`` is not known to be as it was.

        That is so for what git ignores, and for what lies outside the repository, as well.
        """
        place = real(path)
        return place in self.changed or place not in self.tracked

    def before(self, source: Source) -> Source | None:
        """Return what ``source`` was at the commit; None where it was not there, or nothing."""
        data = self.bytes_before(Path(source.path))
        if not data:
            return None
        blob = self.changed[real(Path(source.path))]
        name = f"{source.id}@{blob.partition(':')[0][:12]}"
        return replace(source, id=name, data=data, sha256=sha256(data).hexdigest())

    def bytes_before(self, path: Path) -> bytes:
        """Return what the file at ``path``, which differs now, was; nothing where it was not."""
        blob = self.changed.get(real(path), "")
        try:
            return _raw("show", blob) if blob else b""
        except UsageError:
            return b""


def since(revision: str) -> Since:
    """Return what changed since ``revision``; raise UsageError where git knows no such commit."""
    if revision.startswith("-"):
        raise UsageError(
            f"--since {revision}: a revision does not begin with a dash; name a commit"
        )
    top = Path(_git("rev-parse", "--show-toplevel").strip())
    commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    names = _git("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit).split("\0")
    changed: dict[Path, str] = {}
    listed = _git("diff", "--name-status", "--no-renames", "-z", commit, "--").split("\0")
    for status, name in zip(listed[::2], listed[1::2], strict=False):
        if status != "D":
            changed[real(top / name)] = f"{commit}:{name}" if status == "M" else ""
    untracked = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", str(top))
    for name in filter(None, untracked.split("\0")):
        changed[real(top / name)] = ""
    return Since(frozenset(top / name for name in names if name), changed)


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
            "name a revision of the repository that you are in, and fetch its history (a shallow "
            "clone has none)"
        )
    return ran.stdout
