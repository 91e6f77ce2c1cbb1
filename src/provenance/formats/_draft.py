"""Writing the text of a transcript out of the text of a file, and keeping account of both.

Every character that a draft writes is either copied from the decoded file or made (a paragraph
break, a character that stood there as ``&amp;``); the account of which is which becomes the map
that leads back to the bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from provenance.errors import FormatError
from provenance.model import (
    Anchor,
    Metadata,
    OffsetMap,
    Span,
    Speaker,
    Text,
    Transcript,
    Turn,
    Unattributed,
)
from provenance.text.names import fold, parse, recapitalize, strip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.model import Step

_BLANK: Final = re.compile(r"[ \t\n\r\f\v]+")
_UNTIDY: Final = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
_GAPS: Final = ("", " ", "\t", "\n", "\n\n")
LIMIT: Final = 20_000_000
"""Characters of a structured file that are read at all: a transcript of a day has a million."""


def words(text: str) -> frozenset[str]:
    """Return the set of words in ``text``, which stand apart by white space."""
    return frozenset(text.split())


@dataclass(slots=True)
class Region:
    """A stretch of the draft: somebody's turn, or nobody's for the reason ``why``.

    ``start`` is -1 until something is written in it.
    """

    why: str = ""
    speaker: Speaker | None = None
    start: int = -1
    end: int = -1
    label: Span | None = None
    label_text: str = ""
    spoken: bool = False
    outer: Region | None = field(default=None, repr=False)


class Draft:
    """The text and the structure of one transcript, written from front to back."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.source = text.content
        self.length = 0
        self._parts: list[str] = []
        self._points: list[int] = []
        self._places: list[int] = []
        self._copied: list[bool] = []
        self._place = 0
        self._gap = ""
        self._held: str | None = None
        self._regions: list[Region] = []
        self._open: Region | None = None
        self._speakers: dict[str, Speaker] = {}
        self._anchors: list[Anchor] = []
        aliases = text.source.facts.aliases
        self._aliases = {fold(strip(label)): name for label, name in aliases}

    def copy(self, start: int, end: int) -> None:
        """Write the characters ``start`` to ``end`` of the file as they are."""
        if start < end:
            self._write(self.source[start:end], start, end, copied=True)

    def put(self, made: str, start: int | None = None, end: int | None = None) -> None:
        """Write ``made``, which stands for the characters ``start`` to ``end`` of the file."""
        if made:
            place = self._place if start is None else start
            self._write(made, place, place if end is None else end, copied=False)

    def words(self, start: int, end: int, *, lines: bool = False) -> None:
        """Write a stretch of the file with its white space made one space each.

        With ``lines``, line ends and empty lines are kept as such.
        """
        source, at = self.source, start
        for blank in _UNTIDY.finditer(source, start, end):
            self._stretch(at, blank.start())
            breaks = blank[0].replace("\r\n", "\n").replace("\r", "\n").count("\n")
            self.gap(" " if not lines else "\n\n" if breaks > 1 else "\n" if breaks else " ")
            at = blank.end()
        self._stretch(at, end)

    def prose(self, made: str, start: int, end: int) -> None:
        """Write ``made`` as ``put`` does, with its white space made one space each."""
        tidy = _BLANK.sub(" ", made)
        if tidy.startswith(" "):
            self.gap(" ")
        self.put(tidy.strip(" "), start, end)
        if tidy.endswith(" "):
            self.gap(" ")

    def _stretch(self, start: int, end: int) -> None:
        """Copy what holds single spaces only; those at its ends are gaps."""
        if start < end and self.source[start] == " ":
            self.gap(" ")
            start += 1
        trailing = start < end and self.source[end - 1] == " "
        self.copy(start, end - trailing)
        if trailing:
            self.gap(" ")

    def gap(self, white: str) -> None:
        """Have at least ``white`` ("", " ", a tab, one or two line ends) before what comes next."""
        if _GAPS.index(white) > _GAPS.index(self._gap):
            self._gap = white

    def hold(self, white: str) -> None:
        """Have ``white`` before what comes next, whatever else is asked for until then."""
        self._held = white

    def release(self) -> None:
        """Forget what was to be held: what it was held for did not come."""
        self._held = None

    def line_break(self) -> None:
        """Begin a new line; where one has just begun, a new paragraph."""
        self.gap("\n\n" if "\n" in self._gap else "\n")

    def _write(self, words: str, start: int, end: int, *, copied: bool) -> None:
        if self._held is not None:
            self._gap, self._held = self._held, None
        if self._gap:
            if self.length:
                self._append(self._gap, self._place, copied=False)
            self._gap = ""
        region = self._open
        while region is not None and region.start < 0:
            region.start = self.length
            region = region.outer
        if start < self._place:
            # What stands earlier in the file was passed already: the map only goes forward.
            start, copied = self._place, False
        self._append(words, start, copied=copied)
        self._place = max(self._place, end)

    def _append(self, words: str, place: int, *, copied: bool) -> None:
        self._parts.append(words)
        self._points.append(self.length)
        self._places.append(place)
        self._copied.append(copied)
        self.length += len(words)

    def begin(self, why: str = "", speaker: str = "", role: str = "") -> Region:
        """Open a region: a turn of ``speaker``, or text that is nobody's for the reason ``why``.

        A turn of which no speaker is known has neither. Of regions within one another only the
        outermost counts, unless it is empty.
        """
        region = Region(why, self._speaker(speaker, role), outer=self._open, spoken=not why)
        self._regions.append(region)
        self._open = region
        return region

    def end(self) -> None:
        """Close the region opened last."""
        assert self._open is not None
        self._open.end = self.length
        self._open = self._open.outer

    @property
    def within(self) -> str:
        """Why the text of the region that is open is nobody's; empty in a turn and in none."""
        return self._open.why if self._open else ""

    def labelled(self, start: int, after: str = ":") -> None:
        """Say that the open turn's label was written from ``start`` on, and write ``after`` it."""
        assert self._open is not None
        self.put(after)
        self._open.label = Span(start, self.length)
        self._open.label_text = self.written(start)

    def spoken_at(self, start: int, begin: float, finish: float) -> None:
        """Say at which seconds of the recording was said what was written from ``start`` on."""
        if start >= self.length:
            return
        span = Span(start, self.length)
        self._anchors.append(Anchor(span, "time", clock(begin), begin, max(begin, finish)))

    def begins(self) -> int:
        """Return the position of what will be written next."""
        gap = self._gap if self._held is None else self._held
        return self.length + (len(gap) if self.length else 0)

    def opens_line(self) -> bool:
        """Return whether what will be written next begins a line."""
        gap = self._gap if self._held is None else self._held
        return not self.length or "\n" in gap

    def written(self, start: int) -> str:
        """Return what was written from ``start`` on."""
        taken: list[str] = []
        for part, point in zip(reversed(self._parts), reversed(self._points), strict=True):
            taken.append(part[max(start - point, 0) :])
            if point <= start:
                break
        return "".join(reversed(taken))

    def _speaker(self, label: str, role: str) -> Speaker | None:
        """Return the speaker whom a label of this document names, by the catalogue if it says."""
        printed = strip(label) or label.strip()
        if not printed:
            return None
        key = fold(printed)
        if key not in self._speakers:
            known = parse(printed)
            named = printed if known.role or not known.surname else recapitalize(known.full)
            if (known.title and len(known.words) == 1) or _numbered(named) != _numbered(printed):
                named = printed  # "S1" and "S2" are two voices
            self._speakers[key] = Speaker(self._aliases.get(key) or named, role or known.role)
        return self._speakers[key]

    def finish(
        self,
        code: str,
        *steps: Step,
        metadata: Metadata | None = None,
        dialect: str = "",
        located: bool = True,
    ) -> Transcript:
        """Return the transcript; raise ``FormatError`` where the file held no text at all.

        Where the text is not ``located`` in the bytes of the source (they are an archive), the
        map leads to the text itself.
        """
        content = "".join(self._parts)
        if not content.strip():
            raise FormatError(
                f"{self.text.source.path}: read as {code}, and there is no text in it. Look for "
                "the file that was meant, or declare another format in the catalogue"
            )
        text = Text(
            self.text.source,
            content,
            self.text.encoding,
            (*self.text.steps, *steps),
            self._offsets() if located else identity(len(content)),
            exact=False,
            container=code,
        )
        turns, unattributed = self._structure(content)
        return Transcript(
            text,
            code,
            turns=turns,
            unattributed=unattributed,
            metadata=metadata or Metadata(),
            dialect=dialect,
            anchors=tuple(self._anchors),
        )

    def _structure(self, content: str) -> tuple[tuple[Turn, ...], tuple[Unattributed, ...]]:
        turns: list[Turn] = []
        nobody: list[Unattributed] = []
        at = 0
        top = [r for r in self._regions if 0 <= r.start < r.end]
        any_turn = any(r.spoken for r in top)
        for region in top:
            if region.start < at:
                continue
            if any_turn:
                _loose(content, at, region.start, turns, nobody)
            span = Span(region.start, region.end)
            if region.why:
                nobody.append(Unattributed(span, region.why))
            elif _holds_words(content, span):
                unknown = region.speaker is None
                why = "the file names nobody here" if unknown else ""
                turns.append(
                    Turn(
                        len(turns),
                        span,
                        region.label,
                        region.label_text,
                        region.speaker,
                        inferred=region.label is None,
                        why=why or ("" if region.label else "the file says so beside the text"),
                    )
                )
            at = region.end
        if any_turn:
            _loose(content, at, len(content), turns, nobody)
        return tuple(turns), tuple(nobody)

    def _offsets(self) -> OffsetMap:
        """Lay the account of what was copied from where over the map of the file."""
        of_file = self.text.offsets
        points = np.array(self._points, dtype=np.int64)
        places = np.array(self._places, dtype=np.int64)
        copied = np.array(self._copied, dtype=bool)
        ends = np.append(points[1:], self.length)
        starts = points
        own = np.flatnonzero(copied)
        if len(own):
            # Where the width of the file's characters changes within a copied stretch, one begins.
            held = own[np.searchsorted(places[own], of_file.points, side="right") - 1]
            inner = points[held] + (of_file.points - places[held])
            inside = (of_file.points > places[held]) & (inner < ends[held])
            starts = np.unique(np.concatenate([points, inner[inside]]))
        at = np.searchsorted(points, starts, side="right") - 1
        where = places[at] + np.where(copied[at], starts - points[at], 0)
        offsets, widths = _bytes_at(of_file, where)
        last, _ = _bytes_at(of_file, np.array([self._place], dtype=np.int64))
        return OffsetMap(
            np.append(starts, self.length),
            np.append(offsets, last),
            np.append(np.where(copied[at], widths, 0), 0),
        )


def identity(size: int) -> OffsetMap:
    """Return the map that leads from a text of ``size`` characters to itself."""
    ends = np.array([0, size], dtype=np.int64)
    return OffsetMap(ends, ends, np.array([1, 0], dtype=np.int64))


def _bytes_at(
    offsets: OffsetMap, points: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the byte offset and the width of each of ``points``."""
    at = np.maximum(np.searchsorted(offsets.points, points, side="right") - 1, 0)
    widths = offsets.widths[at]
    return offsets.offsets[at] + (points - offsets.points[at]) * widths, widths


def _numbered(label: str) -> str:
    """Return the figures in a label, which tell voices apart that nobody names."""
    return "".join(c for c in label if c.isdecimal())


def _holds_words(content: str, span: Span) -> bool:
    return any(c.isalnum() for c in content[span.start : span.end])


def _loose(
    content: str, start: int, end: int, turns: list[Turn], nobody: list[Unattributed]
) -> None:
    """Give text that lies between the regions of a file with turns to nobody."""
    while start < end and content[start].isspace():
        start += 1
    while start < end and content[end - 1].isspace():
        end -= 1
    span = Span(start, end)
    if start < end and _holds_words(content, span):
        nobody.append(Unattributed(span, "interlude" if turns else "heading"))


def clock(seconds: float) -> str:
    """Return seconds as hours, minutes, seconds and thousandths.

    >>> clock(3661.0426), clock(-1)
    ('01:01:01.043', '00:00:00.000')
    """
    whole, parts = divmod(round(max(seconds, 0.0) * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{parts:03}"


def bounded(text: Text, code: str) -> None:
    """Raise ``FormatError`` where a file of this format is too long to be a transcript."""
    if len(text.content) > LIMIT:
        raise FormatError(
            f"{text.source.path}: {len(text.content):,} characters are too many for one "
            f"transcript read as {code} (at most {LIMIT:,}). Cut it into its documents"
        )
