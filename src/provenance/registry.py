"""One registry for every kind of plug-in: a folder, one file per plug-in.

The folder is the list. A module whose name begins with an underscore is machinery; every other
module offers one object named ``plugin`` whose ``code`` is the module's own name (hyphens for
underscores), so that a reader finds the file by the code and the code by the file.
"""

from __future__ import annotations

import importlib
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
    """The plug-ins of one folder in order of rank, loaded when first asked for."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._plugins: dict[str, P] | None = None

    def _load(self) -> dict[str, P]:
        found: dict[str, P] = {}
        ranks: dict[int, str] = {}
        root = importlib.import_module(self.package)
        for info in pkgutil.iter_modules(root.__path__, f"{self.package}."):
            stem = info.name.rpartition(".")[2]
            if stem.startswith("_"):
                continue
            plugin: P | None = getattr(importlib.import_module(info.name), "plugin", None)
            if plugin is None:
                raise RegistryError(f"{info.name} offers no object named 'plugin'")
            if plugin.code != stem.replace("_", "-"):
                raise RegistryError(f"{info.name} calls itself {plugin.code!r}")
            if plugin.rank in ranks:
                raise RegistryError(
                    f"{plugin.code!r} and {ranks[plugin.rank]!r} both have rank {plugin.rank}"
                )
            found[plugin.code] = plugin
            ranks[plugin.rank] = plugin.code
        return dict(sorted(found.items(), key=lambda item: item[1].rank))

    @property
    def plugins(self) -> dict[str, P]:
        """All plug-ins by code, in order of rank."""
        if self._plugins is None:
            self._plugins = self._load()
        return self._plugins

    def __iter__(self) -> Iterator[P]:
        return iter(self.plugins.values())

    def __contains__(self, code: object) -> bool:
        return code in self.plugins

    def __getitem__(self, code: str) -> P:
        try:
            return self.plugins[code]
        except KeyError:
            known = ", ".join(self.plugins)
            raise RegistryError(f"unknown code {code!r}; known: {known}") from None
