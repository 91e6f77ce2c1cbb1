"""Where a result goes: one format to standard output, and any number of formats to files."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provenance import __version__
from provenance.cli import _as_prov
from provenance.cli._moment import moment
from provenance.cli._paging import paged
from provenance.cli._record import record_report
from provenance.cli._sparing import spare
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

    def spare(self, run: Run, sources: Sequence[str] = ()) -> None:
        """Raise UsageError where a file to be written is a source or part of the record."""
        spare(run, [path for _, path in self.files], sources)

    def deliver(
        self,
        run: Run,
        subjects: Sequence[Subject],
        *,
        only_files: bool = False,
        told: bool = True,
    ) -> None:
        """Write the files, each whole or not at all, then the result to standard output.

        ``told`` says of each file that it was written.
        """
        from provenance.reports import seal, write

        clock = clock_said()
        for code, path in self.files:
            with run.attempt():
                content = seal(code, self._made(run, code, subjects, clock, shown=False))
                write(path, content)
                record_report(run, subjects, path, code, content)
                if told:
                    run.talk.note(f"{code} written to {path}")
        if only_files:
            return
        content = self._made(run, self.format, subjects, clock, shown=True)
        if self.format != "text" or not paged(content):
            result(seal(self.format, content))

    def _made(
        self, run: Run, code: str, subjects: Sequence[Subject], clock: str, *, shown: bool
    ) -> str:
        from provenance.reports import render

        if code == _as_prov.CODE:
            return _as_prov.as_prov(subjects, redact_paths=self.redact_paths)
        return render(
            code,
            subjects,
            version=__version__,
            clock=clock,
            redact_paths=self.redact_paths,
            colour=run.colourful and shown,
            width=shutil.get_terminal_size((100, 24)).columns if shown else 100,
            everything=self.everything or not shown,
            summary=self.summary and shown,
        )


def _output(output: str) -> tuple[str, Path]:
    code, equals, path = output.partition("=")
    if not equals:
        suffix = Path(output).suffix.lower()
        code, path = _SUFFIXES.get(suffix, suffix.removeprefix(".")), output
        if not code:
            _known_as_file(output)
            raise UsageError(f"-o {output}: no format; write -o FORMAT={output}")
    if not path:
        raise UsageError(f"-o {output}: no file; write -o {code}=FILE")
    return code, Path(path)


def _known_as_file(output: str) -> None:
    """Raise UsageError where a format is named, and no file for it."""
    from provenance.reports import FORMATS

    if output in FORMATS or output == _as_prov.CODE:
        raise UsageError(f"-o {output}: no file; write -o {output}=FILE")


def _known(code: str) -> None:
    from provenance.reports import FORMATS

    if code not in FORMATS and code != _as_prov.CODE:
        known = ", ".join((*FORMATS.plugins, _as_prov.CODE))
        raise UsageError(f"unknown format {code!r}; known formats: {known}")


def clock_said() -> str:
    """Return the time of making in UTC, as reports print it."""
    return moment().strftime("%Y-%m-%dT%H:%M:%SZ")
