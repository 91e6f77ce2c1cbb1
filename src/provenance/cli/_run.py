"""One run of the command: the global options, and the exit code that grows as things go wrong."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NoReturn, cast

import typer

from provenance.cli._streams import Talk
from provenance.errors import CatalogueError, ProvenanceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Source, Threshold
    from provenance.sources import Catalogue, Configuration

Colour = Literal["auto", "always", "never"]

_LARGE: Final = 32 * 1024 * 1024
"""Bytes from which on it is said what a file costs."""


@dataclass
class Run:
    """The options that every verb understands, and what has come of the run so far.

    Codes only rise: 0 done, 1 done and judged wanting, 2 not done. One source that cannot be read
    makes 2 of the whole run, and the others are still reported.
    """

    config: Path | None = None
    colour: Colour = "auto"
    jobs: int | None = None
    talk: Talk = field(default_factory=Talk)
    code: int = 0
    record: bool | None = None
    """Whether what is judged and reported goes to the event log; None for as configured."""

    @classmethod
    def of(cls, context: typer.Context) -> Run:
        """Return the run that the global options began."""
        return cast(Run, context.obj)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Report an error of ours, remember it, and go on with the next source."""
        try:
            yield
        except ProvenanceError as error:
            self.talk.error(error)
            self.code = max(self.code, error.exit_code)

    def refuse(self) -> None:
        """Remember that something reached the threshold."""
        self.code = max(self.code, 1)

    def finish(self) -> NoReturn:
        """Leave with the code."""
        raise typer.Exit(self.code)

    @cached_property
    def configuration(self) -> Configuration:
        """What options, environment and file say, in this order."""
        from provenance.sources import load_configuration

        return load_configuration(Path(), os.environ, {"jobs": self.jobs}, file=self.config)

    @cached_property
    def catalogue(self) -> Catalogue | None:
        """The catalogue of this folder or of the configuration, or None where there is none."""
        from provenance.sources import Catalogue, find_catalogue

        path = find_catalogue(self.configuration, Path())
        return Catalogue.read(path) if path else None

    def demanded_catalogue(self) -> Catalogue:
        """Return the catalogue, or say that there is none."""
        if self.catalogue is None:
            raise CatalogueError(
                f"no catalogue in {Path.cwd()}; go where seeds/catalogue.toml lies, name it "
                "in provenance.toml, or begin one with 'provenance add FILE'"
            )
        return self.catalogue

    def open(self, reference: str) -> Source:
        """Return the source that a path, ``-`` or a catalogue id names."""
        from provenance.sources import open_source

        source = open_source(reference, self.catalogue, limit=self.configuration.max_bytes)
        if len(source.data) >= _LARGE:
            self.talk.note(
                f"{reference} has {len(source.data) / 1e6:.0f} MB: reading it takes some 20 MB of "
                "memory for each of them, comparing it 100 MB; max_bytes in provenance.toml "
                "refuses such files"
            )
        return source

    def open_pair(self, one: str, other: str) -> tuple[Source, Source]:
        """Return two sources; where both are amiss both are told of before the run ends."""
        if one == other == "-":
            raise UsageError("standard input can be read once; name a file for one of the two")
        opened: list[Source] = []
        for reference in (one, other):
            with self.attempt():
                opened.append(self.open(reference))
        if len(opened) < 2:
            self.finish()
        return opened[0], opened[1]

    def fail_on(self, option: Threshold | None) -> Threshold:
        """Return the threshold: the option's, or else the configuration's."""
        return option or self.configuration.fail_on

    @property
    def workers(self) -> int:
        """How many processes may work at once."""
        return self.configuration.jobs or os.cpu_count() or 1

    @property
    def colourful(self) -> bool:
        """Whether standard output is to be coloured."""
        if self.colour == "auto":
            return not os.environ.get("NO_COLOR") and sys.stdout is not None and sys.stdout.isatty()
        return self.colour == "always"
