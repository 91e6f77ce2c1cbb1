"""The file of accepted differences: where it is, and how it is read and written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.baseline import Baseline
from provenance.cli._verdict import today
from provenance.errors import BaselineError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.baseline import Acceptance
    from provenance.cli._run import Run

FILE: Final = Path("provenance-baseline.toml")
"""Where it is looked for, unless the configuration names another."""


def place_of(run: Run, file: Path | None) -> Path:
    """Return the path of the file: the option's, the configuration's, or the usual one."""
    return file or run.configuration.baseline or FILE


def known(run: Run, file: Path | None) -> Baseline:
    """Read the file; only the usual one may be missing. Raise BaselineError where it is amiss."""
    path = place_of(run, file)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if file is None and run.configuration.baseline is None:
            return Baseline()
        raise BaselineError(
            f"there is no {path}; make it with 'provenance baseline create', or do not name it"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BaselineError(f"cannot read {path}: {error}; mend it, or name another file") from None
    baseline = Baseline.parse(text, str(path))
    if baseline.entries:
        baseline.check(today())
    return baseline


def in_force(baseline: Baseline) -> dict[str, dict[str, Acceptance]]:
    """Return what counts today, by source and id."""
    found: dict[str, dict[str, Acceptance]] = {}
    if not baseline.entries:
        return found
    day = today()
    for entry in baseline.entries.values():
        if entry.expires is None or day < entry.expires:
            found.setdefault(entry.source, {})[entry.id] = entry
    return found


def ids_of(accepted: Mapping[str, Mapping[str, Acceptance]]) -> dict[str, frozenset[str]]:
    """Return only the ids that are accepted, by source."""
    return {source: frozenset(entries) for source, entries in accepted.items()}
