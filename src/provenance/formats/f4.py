"""Transcripts of f4 and f5: paragraphs, each with the time at which it ends (#00:00:15-3#).

The times become anchors and are left out of the text. The labels are those of any transcript, and
the speakers' stage reads them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._cues import lines_of
from provenance.formats._draft import Draft, bounded
from provenance.formats._format import Format
from provenance.model import Step

if TYPE_CHECKING:
    from provenance.model import Text, Transcript

_STAMP: Final = re.compile(r"[ \t]{0,9}#(\d{2}):([0-5]\d):([0-5]\d)-(\d)#")
_LEAST: Final = 2
_SAMPLE: Final = 200_000


def _claims(text: Text) -> bool:
    """Claim what holds such times, two at the least, of which none goes back."""
    if "-" not in text.content or "#" not in text.content:
        return False
    times = [_seconds(stamp) for stamp in _STAMP.finditer(text.content[:_SAMPLE])]
    return len(times) >= _LEAST and times == sorted(times)


def _seconds(stamp: re.Match[str]) -> float:
    hours, minutes, seconds, tenths = map(int, stamp.groups())
    return hours * 3600 + minutes * 60 + seconds + tenths / 10


def _read(text: Text) -> Transcript:
    bounded(text, "f4")
    content = text.content
    draft = Draft(text)
    begin, count = 0.0, 0
    said_at: int | None = None
    for start, end in lines_of(content):
        draft.line_break()
        at = start + (content[start : start + 1] == "\ufeff")
        for stamp in _STAMP.finditer(content, at, end):
            said_at = _words(draft, at, stamp.start(), said_at)
            finish = _seconds(stamp)
            if said_at is not None and finish >= begin:
                draft.spoken_at(said_at, begin, finish)
            begin, said_at, at, count = max(begin, finish), None, stamp.end(), count + 1
        said_at = _words(draft, at, end, said_at)
    if not count:
        raise FormatError(
            f"{text.source.path}: declared as f4, and there is no time such as #00:00:15-3# in it. "
            "Correct the format in the catalogue, or leave it out"
        )
    return draft.finish("f4", Step("times", f"{count:,} times left out of the text"))


def _words(draft: Draft, start: int, end: int, said_at: int | None) -> int | None:
    """Write a stretch of a line, and return where what is said up to the next time began."""
    if not draft.source[start:end].strip():
        return said_at
    if said_at is None:
        said_at = draft.begins()
    draft.words(start, end)
    return said_at


plugin = Format(
    code="f4",
    rank=245,
    meaning="transcripts of f4 and f5: paragraphs with times such as #00:00:15-3#",
    claims=_claims,
    read=_read,
)
