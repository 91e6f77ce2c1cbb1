"""Text that only one side has: what omission and insertion have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim
from provenance.model import ANNOTATION, WORD
from provenance.text.negations import strip
from provenance.text.numbers import time_stamp
from provenance.text.words import is_filler

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

MARK = re.compile(r"\[\s*(?:\.{3,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|…|\.{3,}")
_INAUDIBLE = ("inaudible", "unintelligible", "inaudib", "crosstalk")


def repeats_neighbour(part: Part) -> bool:
    """Whether a word only says again what stands beside it: "No, no"."""
    neighbours = (part.word_at(part.at.start - 1), part.word_at(part.at.end))
    return part.size == 1 and part.words[0].casefold() in [w.casefold() for w in neighbours]


def claim_absence(place: Place, there: Part, absent: Part) -> Claim | None:
    """Claim a place where ``there`` has text and ``absent`` has none, or next to none."""
    if not there.size:
        return None
    if there.only(ANNOTATION) and absent.only(ANNOTATION):
        return None
    if absent.only(ANNOTATION) and any(w in absent.printed.casefold() for w in _INAUDIBLE):
        return Claim(f"the place is marked: {absent.printed.strip()}")
    if absent.size:
        if there.spoken < 8 or there.spoken < 3 * absent.spoken:
            return None
        return Claim(f"in its place stands “{absent.printed.strip()}”")
    if there.only(ANNOTATION):
        return Claim("stage direction or interpreter’s mark", "info")
    if time_stamp(there.printed):
        return Claim("time stamp", "info")
    rest, negations = strip(there.forms, place.language)
    if negations and not rest and not repeats_neighbour(there):
        return None  # turning a statement round is ``negation``
    words = [form for form, kind in zip(there.forms, there.kinds, strict=True) if kind == WORD]
    if words and all(is_filler(word, place.language) for word in words):
        return Claim("sounds of hesitation", "info")
    if MARK.search(absent.printed):
        return Claim(f"the cut is marked: {absent.printed.strip()}")
    if there.has_label:
        turns = there.kinds.count(1)
        return Claim("a whole turn" if turns == 1 else f"{turns} turns")
    return Claim()
