"""The lines of WebVTT and SRT, which differ in little, read to cues."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.formats._cues import Cue, Piece, joined, lines_of, named_above, shown, voiced
from provenance.formats._draft import bounded

if TYPE_CHECKING:
    from provenance.model import Text, Transcript

_CLOCK: Final = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMING: Final = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-{{1,2}}>[ \t]*{_CLOCK}(?:[ \t][^\r\n]*)?[ \t]*$")
_NAMED: Final = re.compile(r"\s*\d{1,7}[ \t]+\"([^\"\r\n]{1,100})\"[ \t]*(?:\(\d{1,12}\))?\s*")
"""The name of a cue that holds the name of a voice, as meetings of Webex are written."""


def transcript_of(text: Text, code: str) -> Transcript:
    """Return the transcript of a WebVTT or SRT file."""
    bounded(text, code)
    cues = cues_of(text.content, numbered=code == "srt")
    return joined(text, code, named_above(cues))


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
    above = (0, 0)
    named: re.Match[str] | None = None
    for start, end in lines_of(content):
        line = content[start:end]
        if "->" in line and len(line) < 400 and (match := TIMING.match(line)):
            if numbered and lines and content[slice(*lines[-1])].strip().isdecimal():
                lines.pop()
            _finish(cues, timing, content, lines, named)
            times = match.groups()
            named = None if numbered else _NAMED.fullmatch(content, *above)
            timing, lines, blank = (_seconds(times[:4]), _seconds(times[4:])), [], False
        elif not line:
            blank = True
        elif timing is not None and (numbered or not blank):
            lines.append((start, end))
        if line:
            above = (start, end)
    _finish(cues, timing, content, lines, named)
    return cues


def _finish(
    cues: list[Cue],
    timing: tuple[float, float] | None,
    content: str,
    lines: list[tuple[int, int]],
    named: re.Match[str] | None,
) -> None:
    if timing is not None:
        kept = tuple(line for at in lines if (line := shown(content, *at)).words.strip())
        if kept:
            cue = Cue(*timing, kept)
            voice = Piece(named.start(1), named.end(1), named[1]) if named else None
            cues.append(voiced(cue, voice) if voice else cue)


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, parts = clock
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + float(f"0.{parts}")
