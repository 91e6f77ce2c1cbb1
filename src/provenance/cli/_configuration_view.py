"""How the configuration is shown: key, value, and where the value comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.sources import Configuration


def shown(configuration: Configuration, *, as_json: bool) -> str:
    """Return every setting in the order in which the documentation lists them."""
    rows = {
        key: (_plain(getattr(configuration, key)), origin)
        for key, origin in configuration.origins.items()
    }
    if as_json:
        settings = {
            key: {"value": value, "origin": origin} for key, (value, origin) in rows.items()
        }
        return json.dumps({"format_version": 1, "settings": settings}, indent=1) + "\n"
    width = max(map(len, rows))
    return "".join(
        f"{key.ljust(width)}  {_line(value)}  ({_line(origin)})\n"
        for key, (value, origin) in rows.items()
    )


def _plain(value: object) -> Any:  # noqa: ANN401
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Path | date):
        return str(value)
    return value


def _line(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if value is None:
        text = "not set"
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
