"""Libraries that not everybody installs: loaded when a file needs them, named when missing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from provenance.errors import FormatError

if TYPE_CHECKING:
    from types import ModuleType

    from provenance.model import Source


def needed(module: str, extra: str, source: Source) -> ModuleType:
    """Return ``module``, or raise ``FormatError`` that names the extra to install for it."""
    try:
        return import_module(module)
    except ImportError:
        raise FormatError(
            f"{source.path}: reading {extra.upper()} needs the extra {extra!r}. "
            f"Install it with: pip install 'provenance-transcripts[{extra}]'"
        ) from None
