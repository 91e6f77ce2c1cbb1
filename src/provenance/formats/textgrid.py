"""TextGrid of Praat: intervals of tiers, one tier a voice, put in the order of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._cues import Cue, Line, Piece, joined, voiced
from provenance.formats._draft import bounded
from provenance.formats._format import Format
from provenance.formats._keys import LONGEST_NAME
from provenance.model import Step

if TYPE_CHECKING:
    from provenance.model import Text, Transcript

_BEGINS: Final = re.compile(
    r'\ufeff?\s{0,20}File type = "ooTextFile(?: short)?"\s{1,20}(?:Object class = )?"TextGrid"'
)
_VALUE: Final = re.compile(r'"((?:[^"]++|"")*+)"|(?<![\w.\[])(-?\d{1,9}(?:\.\d{1,20})?)(?![\w\]])')
_KIND: Final = "IntervalTier"


def _claims(text: Text) -> bool:
    """Claim what opens with the two lines that every TextGrid opens with."""
    return bool(_BEGINS.match(text.content[:300]))


def _read(text: Text) -> Transcript:
    bounded(text, "textgrid")
    cues = sorted(_cues(text.content), key=lambda cue: cue.start)
    if not cues:
        raise FormatError(
            f"{text.source.path}: a TextGrid without an interval that holds words. Save it again "
            'from Praat, or declare format = "plain-text" in the catalogue'
        )
    steps = (
        Step("tiers", "put in the order of time", 0.9),
        Step("offsets", "count characters of the extracted text, not bytes of the file"),
    )
    return joined(text, "textgrid", cues, *steps, located=False)


def _cues(content: str) -> list[Cue]:
    """Read the intervals: in the long form and the short one their values come in one order."""
    cues: list[Cue] = []
    name = ""
    wanted = 0
    times: list[float] = []
    for value in _VALUE.finditer(content):
        if value[1] is None:
            times.append(float(value[2]))
            continue
        if wanted == 1:
            name, wanted = value[1].strip()[:LONGEST_NAME], 2
        elif value[1] in (_KIND, "TextTier"):
            wanted = value[1] == _KIND
        elif wanted and len(times) > 1 and value[1].strip():
            begin, end = times[-2:]
            words = value[1].replace('""', '"')
            piece = Piece(value.start(1), value.end(1), words)
            cue = Cue(begin, max(begin, end), (Line((piece,), None, timed=False),))
            place = value.start(1)
            cues.append(voiced(cue, Piece(place, place, name)) if name else cue)
        times = []
    return [cue for cue in cues if cue.start >= 0]


plugin = Format(
    code="textgrid",
    rank=235,
    meaning="TextGrid of Praat: one tier a voice, put in the order of time",
    claims=_claims,
    read=_read,
)
