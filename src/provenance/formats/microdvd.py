"""MicroDVD subtitles: two numbers of frames in braces, and what is shown between them.

``{250}{325}Good evening.|Thank you.`` is a cue of two lines. How many frames a second has stands
in a first cue of its own, or nowhere: then it is 25, and a step says that the times are unsure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._cues import Cue, joined, lines_of, without
from provenance.formats._draft import bounded
from provenance.formats._format import Format
from provenance.model import Step

if TYPE_CHECKING:
    from provenance.formats._cues import Line
    from provenance.model import Text, Transcript

_FRAMES: Final = re.compile(r"[ \t]{0,9}\{(\d{1,8})\}\{(\d{0,8})\}")
_RATE: Final = re.compile(r"\s{0,9}(\d{2,3}(?:[.,]\d{1,6})?)\s{0,9}")
_STYLE: Final = re.compile(r"\{[a-zA-Z]:[^{}]{0,100}\}|(?<=[}|])/(?=\S)")
_USUAL: Final = 25.0
_SAMPLE: Final = 5_000
_SHOWN: Final = 5.0
"""Seconds for which a cue that has no end is shown."""


def _claims(text: Text) -> bool:
    """Claim what opens with two lines that each have two numbers of frames before words."""
    lines = text.content[:_SAMPLE].lstrip("\ufeff\r\n ").splitlines()
    first = [line for line in lines if line.strip()][:2]
    return len(first) > 1 and all(
        (found := _FRAMES.match(line)) is not None and bool(line[found.end() :].strip())
        for line in first
    )


def _read(text: Text) -> Transcript:
    bounded(text, "microdvd")
    content = text.content
    found: list[tuple[int, int | None, tuple[Line, ...]]] = []
    rate = 0.0
    for start, end in lines_of(content):
        frames = _FRAMES.match(content, start, min(end, start + 60))
        if frames is None:
            continue
        if not found and not rate and (told := _RATE.fullmatch(content, frames.end(), end)):
            rate = float(told[1].replace(",", "."))
            continue
        lines = _lines(content, frames.end(), end)
        if lines:
            found.append((int(frames[1]), int(frames[2]) if frames[2] else None, lines))
    if not found:
        raise FormatError(
            f"{text.source.path}: read as microdvd, and no line shows words between two numbers of "
            'frames ({25}{75}Words). Export it again, or declare format = "plain-text" in the '
            "catalogue to read it as it stands"
        )
    known = 10 <= rate <= 120
    a_second = rate if known else _USUAL
    cues = [
        Cue(begin / a_second, (end / a_second if end else begin / a_second + _SHOWN), lines)
        for begin, end, lines in sorted(found, key=lambda cue: cue[0])
    ]
    detail = f"{a_second:g} a second, " + ("as the file says" if known else "since it does not say")
    step = Step("frames", detail, 1.0 if known else 0.5)
    return joined(text, "microdvd", cues, step)


def _lines(content: str, start: int, end: int) -> tuple[Line, ...]:
    """Return what a cue shows, a bar between two lines; marks of style are left out."""
    lines: list[Line] = []
    while start <= end:
        bar = content.find("|", start, end)
        until = bar if bar >= 0 else end
        line = without(_STYLE, content, start, until)
        lines += [line] if line.words.strip() else []
        start = until + 1
    return tuple(lines)


plugin = Format(
    code="microdvd",
    rank=225,
    meaning="MicroDVD subtitles: cues by numbers of frames, joined to paragraphs and turns",
    claims=_claims,
    read=_read,
)
