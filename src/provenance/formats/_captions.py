"""Captions, WebVTT and SRT alike: cues told from the lines, and cues joined to a text."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from provenance.formats._draft import Draft, bounded, clock, words
from provenance.model import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Text, Transcript

_CLOCK: Final = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMING: Final = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-{{1,2}}>[ \t]*{_CLOCK}(?:[ \t][^\r\n]*)?[ \t]*$")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MARKUP: Final = re.compile(
    r"<(?P<time>[\d:.]{1,20})>|<v(?:\.[^\s<>]{0,100})?\s(?P<voice>[^<>]{1,200})>"
    r"|</?(?P<tag>[A-Za-z]{1,10})(?:[.\s][^<>]{0,200})?/?>|<>"
    r"|\{\\[^{}]{0,100}\}|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)"
)
_TAGS: Final = words("c i b u v s em strong font ruby rt lang span br")
_LABEL: Final = re.compile(r"(?!\d)[A-Z][\w.'’ ()#-]{0,40}:(?=\s|$)")
_DASH: Final = re.compile(r"[-–—‐] ?(?=[^\W\d_]|[\"“'¿¡\[(…])")
_PAUSE: Final = 4.0
"""Seconds of silence after which a new paragraph begins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a cue: ``start`` to ``end`` of the file, which mean ``words``."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cue with its marks taken out, and the voice that ``<v …>`` names in it."""

    pieces: tuple[Piece, ...]
    voice: Piece | None
    timed: bool

    @property
    def words(self) -> str:
        """The line as it is shown."""
        return "".join(piece.words for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from ``start`` to ``end`` (seconds)."""

    start: float
    end: float
    lines: tuple[Line, ...]


def lines_of(content: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line of ``content``, line ends left out."""
    for match in _LINE.finditer(content):
        start, end = match.span()
        if start == end:
            return
        while end > start and content[end - 1] in "\r\n":
            end -= 1
        yield start, end


def cues_of(content: str, *, numbered: bool) -> list[Cue]:
    """Return the cues of a file: a line of times, and the lines up to an empty one.

    What is no cue (notes, styles, names of cues) is passed over. Where cues are ``numbered``
    (SRT has nothing else) an empty line ends nothing: what follows is shown, too, up to the
    number that stands before the next line of times.
    """
    cues: list[Cue] = []
    timing: tuple[float, float] | None = None
    lines: list[tuple[int, int]] = []
    blank = False
    for start, end in lines_of(content):
        line = content[start:end]
        if "->" in line and len(line) < 400 and (match := TIMING.match(line)):
            if numbered and lines and content[slice(*lines[-1])].strip().isdecimal():
                lines.pop()
            _finish(cues, timing, content, lines)
            times = match.groups()
            timing, lines, blank = (_seconds(times[:4]), _seconds(times[4:])), [], False
        elif not line:
            blank = True
        elif timing is not None and (numbered or not blank):
            lines.append((start, end))
    _finish(cues, timing, content, lines)
    return cues


def _finish(
    cues: list[Cue], timing: tuple[float, float] | None, content: str, lines: list[tuple[int, int]]
) -> None:
    if timing is not None:
        shown = (_shown(content, start, end) for start, end in lines)
        kept = tuple(line for line in shown if line.words.strip())
        if kept:
            cues.append(Cue(*timing, kept))


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, parts = clock
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + float(f"0.{parts}")


def _shown(content: str, start: int, end: int) -> Line:
    """Take the marks out of one line of a cue."""
    pieces: list[Piece] = []
    voice: Piece | None = None
    timed = False
    at = start
    for mark in _MARKUP.finditer(content, start, end):
        tag = mark["tag"]
        if tag and tag.lower() not in _TAGS:
            continue
        if at < mark.start():
            pieces.append(Piece(at, mark.start(), content[at : mark.start()]))
        at = mark.end()
        if mark["entity"]:
            pieces.append(Piece(mark.start(), at, _meant(mark["entity"])))
        elif mark["voice"]:
            voice = Piece(mark.start("voice"), mark.end("voice"), mark["voice"])
        elif tag and tag.lower() == "br":
            pieces.append(Piece(mark.start(), at, " "))
        timed = timed or bool(mark["time"])
    if at < end:
        pieces.append(Piece(at, end, content[at:end]))
    return Line(tuple(pieces), voice, timed)


def _meant(entity: str) -> str:
    """Return what ``&amp;`` and the like stand for; marks of direction are kept."""
    return entities.unescape(entity)


def _rolled(cues: list[Cue]) -> tuple[list[Cue], int]:
    """Leave out lines that are shown again because captions roll up, and count them.

    A line that one cue shows last and the next one shows first, without a pause, was said once,
    if cues of two lines do so throughout; what somebody says twice has cues of its own.
    """
    rolling = sum(
        later.lines[0].words.strip() == earlier.lines[-1].words.strip()
        for earlier, later in pairwise(cues)
        if later.start - earlier.end < 1 and max(len(earlier.lines), len(later.lines)) > 1
    )
    if rolling < 2 or rolling * 4 < len(cues):
        return cues, 0
    kept: list[Cue] = []
    dropped = 0
    shown: list[str] = []
    until = 0.0
    for cue in cues:
        words = [line.words.strip() for line in cue.lines]
        again = 0
        if cue.start - until < 1:
            for size in range(min(len(shown), len(words)), 0, -1):
                if shown[-size:] == words[:size] and not any(li.timed for li in cue.lines[:size]):
                    again = size
                    break
        dropped += again
        if cue.lines[again:]:
            kept.append(Cue(cue.start, cue.end, cue.lines[again:]))
        shown, until = words, cue.end
    return kept, dropped


def transcript_of(text: Text, code: str) -> Transcript:
    """Join the cues of a caption file to paragraphs, and to turns where voices are named."""
    bounded(text, code)
    shown = cues_of(text.content, numbered=code == "srt")
    cues, dropped = _rolled(shown)
    draft = Draft(text)
    voices = sum(line.voice is not None for cue in cues for line in cue.lines)
    dashes = _dashes(cues)
    voice = ""
    open_turn = False
    until = 0.0
    for cue in cues:
        pause = cue.start - until >= _PAUSE
        until = max(until, cue.end)
        shown_at: int | None = None
        for at, line in enumerate(cue.lines):
            named = line.voice.words.strip() if line.voice else ""
            if named and named != voice:
                if open_turn:
                    draft.end()
                draft.gap("\n\n")
                draft.begin(speaker=named)
                _label(draft, line.voice)
                voice, open_turn = named, True
            elif (pause and not at) or _begins(line.words.lstrip(), dashes=dashes):
                draft.gap("\n\n")
            else:
                draft.gap(" ")
            shown_at = draft.begins() if shown_at is None else shown_at
            for piece in line.pieces:
                if piece.end - piece.start == len(piece.words):
                    draft.words(piece.start, piece.end)
                else:
                    draft.prose(piece.words, piece.start, piece.end)
        draft.spoken_at(draft.length if shown_at is None else shown_at, cue.start, cue.end)
    if open_turn:
        draft.end()
    span = f", {clock(cues[0].start)[:8]} to {clock(until)[:8]}" if cues else ""
    details = f"{len(shown):,} cues{span}, joined where no new voice begins and no pause lies"
    steps = [Step("captions", details)]
    if dropped:
        steps.append(Step("rolling captions", f"{dropped:,} lines shown again, taken once", 0.9))
    dialect = "<v Name>: the captions name their voices." if voices else ""
    return draft.finish(code, *steps, dialect=dialect)


def _label(draft: Draft, voice: Piece | None) -> None:
    if voice is not None:
        at = draft.begins()
        draft.words(voice.start, voice.end)
        draft.labelled(at)
        draft.gap(" ")


def _dashes(cues: list[Cue]) -> bool:
    """Whether a dash at the beginning of a line marks another voice: cues hold two of them."""
    return any(
        sum(bool(_DASH.match(line.words.lstrip())) for line in cue.lines) > 1 for cue in cues
    )


def _begins(words: str, *, dashes: bool) -> bool:
    """Whether a line begins another voice's words, or is a direction of its own."""
    return bool(
        words.startswith((">>", "&gt;&gt;", "»"))
        or _LABEL.match(words)
        or (dashes and _DASH.match(words))
    )
