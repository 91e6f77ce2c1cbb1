"""What a report can be about, and the one door to every output format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from provenance.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Collation, Examination, Match, Source
    from provenance.model import Event as Recorded


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two texts laid against each other; ``examination`` adds findings and a verdict."""

    collation: Collation
    examination: Examination | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Inspection:
    """One text alone: what it tells about itself; with ``explain``, also how that was concluded."""

    examination: Examination
    explain: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Which registered sources are like this one, best first."""

    source: Source
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """The main job's result: matched, compared with the best match, examined, judged."""

    examination: Examination


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Three or more texts of one event: every text compared with every other, both ways round."""

    title: str
    collations: tuple[Collation, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """All sources of a catalogue, each examined.

    ``pages`` pairs the id of a source or the name of an event with the file of its own page;
    ``history`` is what the event log holds, of which the judgements are shown.
    """

    title: str
    examinations: tuple[Examination, ...]
    pages: tuple[tuple[str, str], ...] = ()
    history: tuple[Recorded, ...] = ()


Subject = Comparison | Inspection | Matches | Check | Event | Overview


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a report holds besides its subject; nothing is read from the surroundings.

    ``clock`` is the time of making, as it shall be printed ("" for none); ``redact_paths`` leaves
    only the last part of every path; ``colour``, ``width``, ``everything`` (list differences of
    form too) and ``summary`` (list none) are heeded by the formats made for terminals.
    """

    version: str
    clock: str = ""
    redact_paths: bool = False
    colour: bool = False
    width: int = 100
    everything: bool = False
    summary: bool = False


class Format(Protocol):
    """An output format."""

    @property
    def code(self) -> str:
        """The word after ``--format``."""

    @property
    def rank(self) -> int:
        """The place in lists of formats."""

    @property
    def meaning(self) -> str:
        """One line for the help."""

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return the report of ``subjects``, ending in a line end."""


FORMATS: Registry[Format] = Registry("provenance.reports")


def render(
    code: str,
    subjects: Sequence[Subject],
    *,
    version: str,
    clock: str = "",
    redact_paths: bool = False,
    colour: bool = False,
    width: int = 100,
    everything: bool = False,
    summary: bool = False,
) -> str:
    """Return the report of ``subjects`` in the format ``code``; same arguments, same text.

    Raises ``RegistryError`` for a format that nobody offers.
    """
    frame = Frame(
        version=version,
        clock=clock,
        redact_paths=redact_paths,
        colour=colour,
        width=width,
        everything=everything,
        summary=summary,
    )
    if redact_paths:
        from provenance.reports._redact import redacted  # noqa: PLC0415 - it knows the subjects

        subjects = [redacted(each) for each in subjects]
    return FORMATS[code].render(subjects, frame)
