"""One registry for every kind of plug-in: a folder, one file per plug-in.

The folder is the list. A module whose name begins with an underscore is machinery; every other
module offers one object named ``plugin`` whose ``code`` is the module's own name (hyphens for
underscores), so that a reader finds the file by the code and the code by the file.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from provenance.errors import RegistryError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Plugin(Protocol):
    """What every plug-in declares about itself."""

    @property
    def code(self) -> str:
        """The word users see; never renamed."""

    @property
    def rank(self) -> int:
        """The place in the queue: lower is asked first."""


P = TypeVar("P", bound=Plugin)


class Registry(Generic[P]):
    """The plug-ins of one folder in order of rank, loaded when first asked for.

    One that is asked for by its code is loaded alone: writing JSON needs no library of terminals.
    """

    def __init__(self, package: str) -> None:
        self.package = package
        self._plugins: dict[str, P] | None = None
        self._alone: dict[str, P] = {}

    def _load(self) -> dict[str, P]:
        found: dict[str, P] = {}
        ranks: dict[int, str] = {}
        root = importlib.import_module(self.package)
        for info in pkgutil.iter_modules(root.__path__, f"{self.package}."):
            stem = info.name.rpartition(".")[2]
            if stem.startswith("_"):
                continue
            plugin = self._offered(stem)
            if plugin.rank in ranks:
                raise RegistryError(
                    f"{plugin.code!r} and {ranks[plugin.rank]!r} both have rank {plugin.rank}; "
                    "give one of them another"
                )
            found[plugin.code] = plugin
            ranks[plugin.rank] = plugin.code
        return dict(sorted(found.items(), key=lambda item: item[1].rank))

    def _offered(self, stem: str) -> P:
        """Return what the module ``stem`` offers; raise RegistryError where that is no plug-in."""
        name = f"{self.package}.{stem}"
        plugin: P | None = getattr(importlib.import_module(name), "plugin", None)
        if plugin is None:
            raise RegistryError(
                f"{name} offers no object named 'plugin'; add one, or take the file away"
            )
        if plugin.code != stem.replace("_", "-"):
            raise RegistryError(f"{name} calls itself {plugin.code!r}; give file and code one name")
        return plugin

    def _named(self, code: str) -> P | None:
        if self._plugins is not None:
            return self._plugins.get(code)
        if code not in self._alone:
            stem = code.replace("-", "_")
            if stem.startswith("_") or not stem.isidentifier():
                return None
            if importlib.util.find_spec(f"{self.package}.{stem}") is None:
                return None
            self._alone[code] = self._offered(stem)
        return self._alone[code]

    @property
    def plugins(self) -> dict[str, P]:
        """All plug-ins by code, in order of rank."""
        if self._plugins is None:
            self._plugins = self._load()
        return self._plugins

    def __iter__(self) -> Iterator[P]:
        return iter(self.plugins.values())

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self._named(code) is not None

    def __getitem__(self, code: str) -> P:
        plugin = self._named(code)
        if plugin is None:
            known = ", ".join(self.plugins)
            raise RegistryError(f"unknown code {code!r}; known: {known}")
        return plugin
