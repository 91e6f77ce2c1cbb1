"""Lines that each begin with a time: copied caption panels, logs of recognisers, lyrics (LRC).

"0:05 Good evening", "[00:00:05.000 --> 00:00:09.000] Good evening", or the time on a line of its
own above the words. The times become anchors and are left out of the text. Lines that a label
follows, or a heading of a name and a time, are transcripts that the speakers' stage reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._cues import Cue, joined, lines_of, shown
from provenance.formats._draft import bounded
from provenance.formats._format import Format
from provenance.formats._keys import seconds_of
from provenance.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Text, Transcript

_CLOCK: Final = r"(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)"
_STAMP: Final = re.compile(
    rf"[ \t]*(?:\[{_CLOCK}(?:[ \t]*-{{1,2}}>[ \t]*{_CLOCK})?\]|{_CLOCK})(?=[ \t]|$|(?<=\])\S)[ \t]*"
)
_TAG: Final = re.compile(
    r"\[(ti|ar|al|au|by|re|ve|length|offset|la|tool|#):([^\[\]\r\n]{0,300})\]\s*"
)
_HEAD: Final = re.compile(r"[-–—•|]|[A-ZÀ-ÖØ-ÞА-ЯЁ][\w.'’ -]{0,40}:(?:\s|$)")
_LEAST: Final = 4
_SAMPLE: Final = 200
"""Lines from which the layout is told."""


def _claims(text: Text) -> bool:
    """Claim lines that begin with times which never go back, with words that no label opens."""
    stamped, own, words, tags, labelled = 0, 0, 0, 0, 0
    last = -1.0
    lines = _lines(text.content)
    for _, (start, end) in zip(range(_SAMPLE), lines, strict=False):
        if not stamped and _TAG.fullmatch(text.content, start, end):
            tags += 1
            continue
        found = _STAMP.match(text.content, start, min(end, start + 80))
        if found is None:
            words += 1
            if not stamped:
                return False
            continue
        begin = seconds_of(found[1] or found[3]) or 0.0
        if begin < last:
            return False
        last = begin
        stamped += 1
        own += found.end() >= end
        labelled += bool(_HEAD.match(text.content, found.end(), end))
    if stamped < _LEAST or labelled * 4 > stamped:
        return False
    if own * 10 >= stamped * 9:
        return own - 1 <= words <= own * 3
    return not words or (bool(tags) and words * 10 < stamped)


def _lines(content: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold anything."""
    return ((a, b) for a, b in lines_of(content) if content[a:b].strip("\ufeff \t"))


def _read(text: Text) -> Transcript:
    bounded(text, "timed-lines")
    content = text.content
    title = ""
    found: list[tuple[float, float | None, list[tuple[int, int]]]] = []
    for start, end in _lines(content):
        tag = _TAG.fullmatch(content, start, end) if not found else None
        if tag:
            title = " ".join(tag[2].split()) if tag[1] == "ti" else title
            continue
        stamp = _STAMP.match(content, start, min(end, start + 80))
        if stamp:
            finish = seconds_of(stamp[2]) if stamp[2] else None
            found.append((seconds_of(stamp[1] or stamp[3]) or 0.0, finish, []))
        said = stamp.end() if stamp else start
        if found and said < end:
            found[-1][2].append((said, end))
    cues: list[Cue] = []
    begins: list[float | None] = [*(begin for begin, _, _ in found[1:]), None]
    for (begin, finish, places), later in zip(found, begins, strict=False):
        lines = tuple(line for at in places if (line := shown(content, *at)).words.strip())
        until = finish if finish is not None else begin if later is None else later
        if lines:
            cues.append(Cue(begin, max(begin, until), lines))
    if not cues:
        raise FormatError(
            f"{text.source.path}: declared lines with times before them, and none begins with one "
            "(0:05, [00:00:05.000]). Correct the format in the catalogue, or leave it out"
        )
    return joined(text, "timed-lines", cues, metadata=Metadata(title=title))


plugin = Format(
    code="timed-lines",
    rank=240,
    meaning="lines that each begin with a time: copied caption panels, logs, lyrics (LRC)",
    claims=_claims,
    read=_read,
)
