"""ASS and SSA captions: the dialogue of a subtitle script, with the names that stand beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._cues import Cue, Piece, joined, lines_of, voiced, without
from provenance.formats._draft import bounded
from provenance.formats._format import Format
from provenance.formats._keys import LONGEST_NAME, seconds_of
from provenance.model import Metadata

if TYPE_CHECKING:
    from provenance.formats._cues import Line
    from provenance.model import Text, Transcript

_BEGINS: Final = re.compile(r"\ufeff?\s{0,100}\[Script Info\]", re.IGNORECASE)
_TITLE: Final = re.compile(r"Title:[ \t]*([^\r\n]{1,300})")
_USUAL: Final = (
    "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
)  # fmt: skip
_BREAK: Final = re.compile(r"\\[Nn]")
_STYLE: Final = re.compile(r"\{[^{}]{0,1000}\}|\\h")
_DRAWN: Final = re.compile(r"\{[^{}]{0,200}\\p[1-9]")


def _claims(text: Text) -> bool:
    """Claim what opens with the head of a subtitle script."""
    return bool(_BEGINS.match(text.content[:300]))


def _read(text: Text) -> Transcript:
    bounded(text, "ass")
    content = text.content
    columns = list(_USUAL)
    title = ""
    section = ""
    cues: list[Cue] = []
    for start, end in lines_of(content):
        head = content[start : min(end, start + 400)]
        key, colon, _ = head.partition(":")
        if head.startswith("["):
            section = head.strip("[] \t").lower()
        elif section == "script info" and (found := _TITLE.match(head)) and not title:
            title = " ".join(found[1].split())
        elif section == "events" and colon and key == "Format":
            columns = [name.strip().lower() for name in head[len(key) + 1 :].split(",")]
        elif section == "events" and colon and key == "Dialogue":
            cues += _cue(content, start + len(key) + 1, end, columns)
    if not cues:
        raise FormatError(
            f"{text.source.path}: a subtitle script (ASS) without a line of dialogue. Export it "
            'again, or declare format = "plain-text" in the catalogue to read it as it stands'
        )
    cues.sort(key=lambda cue: cue.start)
    return joined(text, "ass", cues, metadata=Metadata(title=title))


def _cue(content: str, start: int, end: int, columns: list[str]) -> tuple[Cue, ...]:
    """Read one line of dialogue; the last column is the text, commas and all.

    A line that shows nothing, or a drawing, is none.
    """
    cells: list[tuple[int, int]] = []
    at = start
    for _ in columns[:-1]:
        comma = content.find(",", at, end)
        if comma < 0:
            return ()
        cells.append((at, comma))
        at = comma + 1
    found = {
        name: content[slice(*cell)].strip() for name, cell in zip(columns, cells, strict=False)
    }
    begin, finish = (seconds_of(found.get(name, "")[:40]) for name in ("start", "end"))
    if begin is None or finish is None or _DRAWN.match(content, at, end):
        return ()
    lines: list[Line] = []
    for stop in (*_BREAK.finditer(content, at, end), None):
        until = stop.start() if stop else end
        line = without(_STYLE, content, at, until)
        lines += [line] if line.words.strip() else []
        at = stop.end() if stop else end
    if not lines:
        return ()
    cue = Cue(begin, finish, tuple(lines))
    who = next((c for n, c in zip(columns, cells, strict=False) if n in ("name", "actor")), None)
    name = content[slice(*who)].strip() if who else ""
    if who is None or not 0 < len(name) <= LONGEST_NAME:
        return (cue,)
    place = content.index(name, *who)
    return (voiced(cue, Piece(place, place + len(name), name)),)


plugin = Format(
    code="ass",
    rank=230,
    meaning="ASS and SSA captions: the dialogue of a subtitle script, with its names",
    claims=_claims,
    read=_read,
)
