"""Cues of captions, of whatever format: lines with their marks taken out, joined to a text."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from provenance.formats._draft import Draft, clock, words
from provenance.model import Metadata, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Text, Transcript

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MARKUP: Final = re.compile(
    r"<(?P<time>[\d:.]{1,20})>|<v(?:\.[^\s<>]{0,100})?\s(?P<voice>[^<>]{1,200})>"
    r"|</?(?P<tag>[A-Za-z]{1,10})(?:[.\s][^<>]{0,200})?/?>|<>"
    r"|\{\\[^{}]{0,100}\}|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)"
)
_TAGS: Final = words("c i b u v s em strong font ruby rt lang span br")
_LABEL: Final = re.compile(r"(?!\d)[A-Z][\w.'’ ()#-]{0,40}:(?=\s|$)")
_DASH: Final = re.compile(r"[-–—‐] ?(?=[^\W\d_]|[\"“'¿¡\[(…])")
_NAME: Final = re.compile(
    r"(?=[^\W\d_a-zà-ÿа-я])[\w.'’-]{1,30}(?: [\w.'’()-]{1,30}){0,5}(?<![.!?])"
)
_NAMED_AT_LEAST: Final = 4
"""Cues that show by their first lines that these are names."""
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


def without(marks: re.Pattern[str], content: str, start: int, end: int) -> Line:
    """Return the characters ``start`` to ``end`` of a file as a line, ``marks`` left out."""
    pieces: list[Piece] = []
    at = start
    for mark in marks.finditer(content, start, end):
        if at < mark.start():
            pieces.append(Piece(at, mark.start(), content[at : mark.start()]))
        at = mark.end()
    if at < end:
        pieces.append(Piece(at, end, content[at:end]))
    return Line(tuple(pieces), None, timed=False)


def shown(content: str, start: int, end: int) -> Line:
    """Return the characters ``start`` to ``end`` of a file as a line, its marks taken out."""
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


def voiced(cue: Cue, voice: Piece) -> Cue:
    """Return ``cue`` as said by ``voice``, unless it names one itself."""
    first, *others = cue.lines
    if first.voice is not None:
        return cue
    return replace(cue, lines=(replace(first, voice=voice), *others))


def named_above(cues: list[Cue]) -> list[Cue]:
    """Take the first line of each cue for its voice where every cue has one and few have many."""
    firsts = [cue.lines[0] for cue in cues if len(cue.lines) > 1]
    names = {line.words.strip() for line in firsts}
    if len(firsts) < max(len(cues), _NAMED_AT_LEAST) or len(names) * 2 > len(firsts):
        return cues
    if any(line.voice for line in firsts) or not all(map(_NAME.fullmatch, names)):
        return cues
    named: list[Cue] = []
    for cue in cues:
        pieces = cue.lines[0].pieces
        voice = Piece(pieces[0].start, pieces[-1].end, cue.lines[0].words)
        named.append(voiced(replace(cue, lines=cue.lines[1:]), voice))
    return named


def joined(
    text: Text,
    code: str,
    cues: list[Cue],
    *steps: Step,
    metadata: Metadata | None = None,
    located: bool = True,
) -> Transcript:
    """Join cues to paragraphs, and to turns where voices are named.

    ``steps`` come after those that tell how the cues were joined. Where the cues do not stand in
    the order of the file, the text is not ``located`` in it.
    """
    count = len(cues)
    cues, dropped = _rolled(cues)
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
    details = f"{count:,} cues{span}, joined where no new voice begins and no pause lies"
    told = [Step("captions", details)]
    if dropped:
        told.append(Step("rolling captions", f"{dropped:,} lines shown again, taken once", 0.9))
    dialect = "<v Name>: the captions name their voices." if voices else ""
    return draft.finish(code, *told, *steps, metadata=metadata, dialect=dialect, located=located)


def _label(draft: Draft, voice: Piece | None) -> None:
    if voice is not None:
        at = draft.begins()
        if draft.source[voice.start : voice.end] == voice.words:
            draft.words(voice.start, voice.end)
        else:
            draft.put(" ".join(voice.words.split()), voice.start, voice.start)
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
