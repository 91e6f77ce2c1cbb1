"""SAMI captions: what is shown from each <SYNC> on, up to the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._cues import Cue, Line, Piece, joined, shown
from provenance.formats._draft import bounded
from provenance.formats._format import Format
from provenance.model import Metadata

if TYPE_CHECKING:
    from provenance.model import Text, Transcript

_BEGINS: Final = re.compile(r"\ufeff?\s{0,200}<SAMI[\s>]", re.IGNORECASE)
_SYNC: Final = re.compile(
    r"<SYNC\s[^<>]{0,100}?start\s{0,9}=\s{0,9}[\"']?(\d{1,9})[^<>]{0,100}>", re.IGNORECASE
)
_END: Final = re.compile(r"</BODY\s*>", re.IGNORECASE)
_TITLE: Final = re.compile(r"<TITLE>([^<>]{1,300})</TITLE>", re.IGNORECASE)
_SPLIT: Final = re.compile(
    r"<br\s{0,9}/?>|[\r\n]+|</?(?:p|sync|body|sami)\b[^<>]{0,200}>|<!--[^<>]{0,2000}-->",
    re.IGNORECASE,
)


def _claims(text: Text) -> bool:
    """Claim what opens with the root of a SAMI file."""
    return bool(_BEGINS.match(text.content[:500]))


def _read(text: Text) -> Transcript:
    bounded(text, "sami")
    content = text.content
    syncs = list(_SYNC.finditer(content))
    ended = _END.search(content, syncs[-1].end()) if syncs else None
    stop = ended.start() if ended else len(content)
    cues: list[Cue] = []
    for at, sync in enumerate(syncs):
        later = syncs[at + 1] if at + 1 < len(syncs) else None
        lines = _lines(content, sync.end(), later.start() if later else stop)
        begin = int(sync[1]) / 1000
        until = int(later[1]) / 1000 if later else begin
        if lines:
            cues.append(Cue(begin, max(begin, until), lines))
    if not cues:
        raise FormatError(
            f"{text.source.path}: SAMI captions without a <SYNC Start=…> that shows words. Export "
            'them again, or declare format = "plain-text" in the catalogue'
        )
    title = _TITLE.search(content, 0, 20_000)
    return joined(
        text, "sami", cues, metadata=Metadata(title=" ".join(title[1].split()) if title else "")
    )


def _lines(content: str, start: int, end: int) -> tuple[Line, ...]:
    """Return the lines that are shown; a no-break space alone shows nothing."""
    found: list[Line] = []
    at = start
    for mark in (*_SPLIT.finditer(content, start, end), None):
        line = shown(content, at, mark.start() if mark else end)
        pieces = tuple(_blank(piece) for piece in line.pieces)
        if any(piece.words.strip() for piece in pieces):
            found.append(Line(pieces, None, timed=False))
        at = mark.end() if mark else end
    return tuple(found)


def _blank(piece: Piece) -> Piece:
    """Read the no-break space that SAMI shows for nothing as a space."""
    return Piece(piece.start, piece.end, " ") if piece.words == "\xa0" else piece


plugin = Format(
    code="sami",
    rank=90,
    meaning="SAMI captions: cues joined to paragraphs",
    claims=_claims,
    read=_read,
)
