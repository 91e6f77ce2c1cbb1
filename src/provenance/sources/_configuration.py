"""The configuration: what may be set, where each value came from, and in which order they count.

Options go before ``PROVENANCE_*`` variables, these before the file, the file before the defaults.
A new key is one line in the class ``Configuration``.
"""

# ruff: noqa: RUF009  (the fields are the table of keys, and each is a call)
from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from provenance.errors import ConfigurationError
from provenance.model import SEVERITIES, Severity, Threshold
from provenance.sources._bytes import MAX_BYTES

Read = Callable[[object, Path], Any]
"""Takes a raw value and the folder that relative paths start from; raises ``ValueError``."""

CONFIGURATIONS: Final = ("provenance.toml", "pyproject.toml")
"""Names of files that may hold a configuration; of two in one folder, the first counts."""
_PREFIX: Final = "PROVENANCE_"
# Read by the command line itself, before there is a configuration.
_RESERVED: Final = frozenset({"PROVENANCE_CONFIG"})


def _one_of(*choices: str) -> Read:
    def read(value: object, _folder: Path) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return str(value)

    return read


def _whole(least: int) -> Read:
    def read(value: object, _folder: Path) -> int:
        # Text comes from the environment; to Python, true is a number, too.
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise ValueError("must be a whole number")
        try:
            number = int(value)
        except ValueError:
            raise ValueError("must be a whole number") from None
        if number < least:
            raise ValueError(f"must be a whole number, {least} or more")
        return number

    return read


def _share(value: object, _folder: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("must be a share between 0 and 1")
    try:
        number = float(value)
    except ValueError:
        raise ValueError("must be a share between 0 and 1") from None
    if not 0 <= number <= 1:
        raise ValueError("must be a share between 0 and 1")
    return number


def _path(value: object, folder: Path) -> Path:
    if not isinstance(value, str | Path) or not str(value):
        raise ValueError("must be a path")
    return folder / Path(value).expanduser()


def _names(value: object, _folder: Path) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) and v for v in value):
        raise ValueError("must be a list of names")
    return tuple(value)


def _severities(value: object, _folder: Path) -> Mapping[str, Severity]:
    if isinstance(value, str):
        pairs = [part.partition("=") for part in value.split(",") if part.strip()]
        value = {code.strip(): severity.strip() for code, _, severity in pairs}
    if not isinstance(value, Mapping):
        raise ValueError("must be a table of code = severity")
    for code, severity in value.items():
        if severity not in SEVERITIES:
            raise ValueError(f"{code}: must be one of {', '.join(SEVERITIES)}")
    return MappingProxyType(dict(value))


def _limits(value: object, _folder: Path) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError("must be a table, which only a file can hold")
    return MappingProxyType(dict(value))


def _switch(value: object, _folder: Path) -> bool:
    words = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _paths(value: object, folder: Path) -> tuple[Path, ...]:
    return tuple(_path(name, folder) for name in _names(value, folder))


def _key(default: object, read: Read, meaning: str) -> Any:  # noqa: ANN401  (any field)
    return field(default_factory=lambda: default, metadata={"read": read, "meaning": meaning})


@dataclass(frozen=True, slots=True)
class Configuration:
    """Every setting, with what it means; ``origins`` tells where each value came from."""

    fail_on: Threshold = _key(
        "critical",
        _one_of("critical", "warning", "info", "never"),
        "the least severity that makes a check fail",
    )
    catalogue: Path | None = _key(None, _path, "the catalogue of registered sources")
    expectations: Path | None = _key(None, _path, "the folder with suites of expectations")
    suites: tuple[str, ...] | None = _key(None, _names, "the suites to judge by; all if not set")
    min_coverage: float | None = _key(
        None, _share, "the least share of the witness found in the base"
    )
    min_fidelity: float | None = _key(
        None, _share, "the least share of shared words that are the same"
    )
    max_encoding: int | None = _key(None, _whole(0), "how many encoding differences are let pass")
    max_omissions: int | None = _key(None, _whole(0), "how many omissions are let pass")
    severity: Mapping[str, Severity] = _key(
        MappingProxyType({}), _severities, "another severity for a code"
    )
    gate: Mapping[str, Any] = _key(
        MappingProxyType({}), _limits, "how much of what is too much, for whom and how long"
    )
    baseline: Path | None = _key(None, _path, "the file of differences that are accepted")
    strict_baseline: bool = _key(
        False, _switch, "whether what is accepted and not there any more fails the gate"
    )
    paths: tuple[Path, ...] | None = _key(
        None, _paths, "what the gate looks at; the folder of the catalogue if not set"
    )
    exclude: tuple[str, ...] = _key((), _names, "patterns of files that the gate passes over")
    index: Path | None = _key(None, _path, "where the index of the catalogue is kept")
    log: Literal["auto", "always", "never"] = _key(
        "auto",
        _one_of("auto", "always", "never"),
        "who writes to the event log: what changes the catalogue, all that judges too, or nobody",
    )
    signers: Path | None = _key(None, _path, "the file that says whose signatures count")
    jobs: int | None = _key(None, _whole(1), "how many processes work at once")
    max_bytes: int = _key(MAX_BYTES, _whole(1), "how large a source may be, in bytes")
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Key -> ``default``, a file's path, a variable's name, or ``option``."""


KEYS: Final[dict[str, Any]] = {
    item.name: item for item in fields(Configuration) if "read" in item.metadata
}


def load_configuration(
    start: Path,
    environ: Mapping[str, str],
    overrides: Mapping[str, object] | None = None,
    *,
    file: Path | None = None,
) -> Configuration:
    """Return the configuration that holds in the folder ``start``.

    ``overrides`` are options of the command line, None for one that was not given; ``file`` is a
    configuration named there, else the nearest one of ``start`` and the folders above it is
    taken. Relative paths start from the folder of the file that states them, all others from
    ``start``. Raise ``ConfigurationError`` for an unknown key or a value of the wrong shape.
    """
    values: dict[str, Any] = {}
    origins = dict.fromkeys(KEYS, "default")
    path, stated = _stated(start, file)
    variables = {
        name.removeprefix(_PREFIX).lower(): value
        for name, value in environ.items()
        if name.startswith(_PREFIX) and name not in _RESERVED
    }
    layers: tuple[tuple[Mapping[str, object], Path, Callable[[str], str]], ...] = (
        (stated, path.parent if path else start, lambda _key: str(path)),
        (variables, start, lambda key: _PREFIX + key.upper()),
        (
            {key: value for key, value in (overrides or {}).items() if value is not None},
            start,
            lambda _key: "option",
        ),
    )
    for layer, folder, origin in layers:
        for key, raw in layer.items():
            values[key] = _value(key, raw, folder, origin(key))
            origins[key] = origin(key)
    return Configuration(**values, origins=MappingProxyType(origins))


def _value(key: str, raw: object, folder: Path, origin: str) -> Any:  # noqa: ANN401
    if key not in KEYS:
        raise ConfigurationError(f"unknown configuration key {key!r} ({origin}); {_nearest(key)}")
    try:
        return KEYS[key].metadata["read"](raw, folder)
    except ValueError as error:
        raise ConfigurationError(f"{key} ({origin}) {error}, not {raw!r}") from None


def _nearest(key: str) -> str:
    from rapidfuzz import process  # noqa: PLC0415  (only for a message)

    best = process.extractOne(key.lower().replace("-", "_"), list(KEYS), score_cutoff=60)
    return f"did you mean {best[0]!r}?" if best else f"known keys: {', '.join(KEYS)}"


def _stated(start: Path, file: Path | None) -> tuple[Path | None, Mapping[str, object]]:
    """Return the file that configures ``start``, if there is one, and what it states."""
    if file is not None:
        found = _table(file)
        if found is None:
            raise ConfigurationError(
                f"{file} has no table [tool.provenance]; add it, or name another"
            )
        return file, found
    for folder in (start.resolve(), *start.resolve().parents):
        for name in CONFIGURATIONS:
            path = folder / name
            # A link that leads nowhere is an error, and not a project without a configuration.
            if (path.exists() or path.is_symlink()) and (found := _table(path)) is not None:
                return path, found
    return None, {}


def _table(path: Path) -> Mapping[str, object] | None:
    """Return the keys that ``path`` states; None for a pyproject.toml that has no such table."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(
            f"cannot read the configuration {path}: {error}. Mend it there"
        ) from None
    if path.name != "pyproject.toml":
        return document
    table = document.get("tool", {}).get("provenance")
    if table is not None and not isinstance(table, dict):
        raise ConfigurationError(
            f"{path}: tool.provenance must be a table; write [tool.provenance]"
        )
    return table


def find_catalogue(configuration: Configuration, start: Path) -> Path | None:
    """Return the catalogue's path: the configured one, else one in ``start`` or its ``seeds``.

    None where there is none.
    """
    if configuration.catalogue is not None:
        path = configuration.catalogue
        return path / "catalogue.toml" if path.is_dir() else path
    for path in (start / "catalogue.toml", start / "seeds" / "catalogue.toml"):
        if path.is_file():
            return path
    return None
