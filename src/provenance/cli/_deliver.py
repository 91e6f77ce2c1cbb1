"""Where a result goes: one format to standard output, and any number of formats to files."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from provenance import __version__
from provenance.cli._paging import paged
from provenance.cli._streams import result
from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.cli._run import Run
    from provenance.reports import Subject

_SUFFIXES = {".txt": "text", ".md": "markdown", ".htm": "html"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """The formats asked for, each known to exist before any work is done."""

    format: str
    files: tuple[tuple[str, Path], ...] = ()
    everything: bool = False
    redact_paths: bool = False
    summary: bool = False

    @classmethod
    def of(
        cls,
        format: str,  # noqa: A002 - the option's own word
        outputs: Sequence[str] | None,
        *,
        everything: bool = False,
        redact_paths: bool = False,
        summary: bool = False,
    ) -> Delivery:
        """Read ``-f`` and ``-o``; raise UsageError for a format that nobody offers."""
        files = tuple(_output(output) for output in outputs or ())
        for code in (format, *(code for code, _ in files)):
            _known(code)
        return cls(format, files, everything, redact_paths, summary)

    def spare(self, paths: Sequence[str]) -> None:
        """Raise UsageError where a file to be written is a source."""
        sources = {Path(path).resolve() for path in paths if path != "-"}
        for _, path in self.files:
            if path.resolve() in sources:
                raise UsageError(f"-o would overwrite the source {path}; name another file")

    def deliver(self, run: Run, subjects: Sequence[Subject], *, only_files: bool = False) -> None:
        """Write the files, each whole or not at all, then the result to standard output."""
        from provenance.reports import render, write

        clock = _clock()
        for code, path in self.files:
            with run.attempt():
                content = render(
                    code,
                    subjects,
                    version=__version__,
                    clock=clock,
                    redact_paths=self.redact_paths,
                    everything=True,
                )
                write(path, content)
                run.talk.note(f"{code} written to {path}")
        if only_files:
            return
        content = render(
            self.format,
            subjects,
            version=__version__,
            clock=clock,
            redact_paths=self.redact_paths,
            colour=run.colourful,
            width=shutil.get_terminal_size((100, 24)).columns,
            everything=self.everything,
            summary=self.summary,
        )
        if self.format != "text" or not paged(content):
            result(content)


def _output(output: str) -> tuple[str, Path]:
    code, equals, path = output.partition("=")
    if not equals:
        suffix = Path(output).suffix.lower()
        code, path = _SUFFIXES.get(suffix, suffix.removeprefix(".")), output
        if not code:
            raise UsageError(f"-o {output}: no format; write -o FORMAT={output}")
    if not path:
        raise UsageError(f"-o {output}: no file; write -o {code}=FILE")
    return code, Path(path)


def _known(code: str) -> None:
    from provenance.reports import FORMATS

    if code not in FORMATS:
        raise UsageError(f"unknown format {code!r}; known formats: {', '.join(FORMATS.plugins)}")


def _clock() -> str:
    """Return the time of making in UTC; SOURCE_DATE_EPOCH fixes it for reproducible builds."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isascii() and fixed.isdigit() and len(fixed) < 12:
        moment = datetime.fromtimestamp(int(fixed), UTC)
    else:
        moment = datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
