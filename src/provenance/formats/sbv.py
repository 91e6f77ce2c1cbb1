"""SBV captions, as YouTube and Google Meet write them: a line of times, and what is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.formats._cues import Cue, joined, lines_of, shown
from provenance.formats._draft import bounded
from provenance.formats._format import Format
from provenance.formats._keys import seconds_of

if TYPE_CHECKING:
    from provenance.formats._cues import Line
    from provenance.model import Text, Transcript

_CLOCK: Final = r"(\d{1,3}:\d{2}:\d{2}\.\d{3})"
_TIMING: Final = re.compile(rf"{_CLOCK},{_CLOCK}[ \t]*")
_SAMPLE: Final = 5_000


def _claims(text: Text) -> bool:
    """Claim what opens with a line of two times parted by a comma, and goes on with words."""
    lines = text.content[:_SAMPLE].lstrip("\ufeff\r\n ").splitlines()[:2]
    return len(lines) > 1 and bool(_TIMING.fullmatch(lines[0])) and bool(lines[1].strip())


def _read(text: Text) -> Transcript:
    bounded(text, "sbv")
    cues: list[Cue] = []
    times: tuple[float, float] | None = None
    lines: list[Line] = []
    content = text.content
    for start, end in lines_of(content):
        timing = _TIMING.fullmatch(content, start, end) if end - start < 60 else None
        if timing is None:
            line = shown(content, start, end)
            lines += [line] if line.words.strip() else []
            continue
        if times and lines:
            cues.append(Cue(*times, tuple(lines)))
        times = (seconds_of(timing[1]) or 0.0, seconds_of(timing[2]) or 0.0)
        lines = []
    if times and lines:
        cues.append(Cue(*times, tuple(lines)))
    return joined(text, "sbv", cues)


plugin = Format(
    code="sbv",
    rank=220,
    meaning="SBV captions: cues joined to paragraphs and turns",
    claims=_claims,
    read=_read,
)
