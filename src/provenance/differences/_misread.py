"""Words that a machine read wrongly on paper: the ending of an ordinal, letters of another script.

Each is told beside the other reading only. Figures that part are for ``number`` to tell, and words
of two scripts that are both words are a translation.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from provenance.differences import _surface
from provenance.differences._raw import Raw
from provenance.model import Span

if TYPE_CHECKING:
    from provenance.differences._ledger import Frame, Ledger

_ORDINAL = re.compile(r"(\d{1,4})(st|nd|rd|th|er|ère|re|e|ème|eme|nde|º|ª|-?й|-?го|-?я)")
_FIGURE = re.compile(r"(\d{1,4})([^\W\d_]{1,4})")
_AMOUNTS = frozenset("k m mn bn b tn km kg g mg cm mm h s min p x % am pm".split())
"""What stands behind a figure and is no ending of an ordinal that was misread."""

_SHORTEST = 4
"""So few letters of another script may be an abbreviation in it."""

_STROKES = str.maketrans("I", "l")
_LONE = re.compile(r"(?<!\S)[|!¡©@$](?!\S)")
_CASES = re.compile(r"[^\W\d_A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ]")


def explain_misreading(one: str, other: str) -> str:
    """Return how one of two words is the other one misread; "" where it is not.

    >>> explain_misreading("5th", "5t"), explain_misreading("ведиЮн", "region")
    ('the ending of the ordinal “5th” misread', 'letters of another script: “region” misread')
    >>> explain_misreading("5th", "5k"), explain_misreading("да", "yes")
    ('', '')
    """
    if max(len(one), len(other)) > 40 or any(map(str.isspace, one + other)):
        return ""
    return (
        _ordinal(one, other) or _ordinal(other, one) or _script(one, other) or _stroke(one, other)
    )


def _ordinal(whole: str, broken: str) -> str:
    right, wrong = _ORDINAL.fullmatch(whole.casefold()), _FIGURE.fullmatch(broken.casefold())
    if not right or not wrong or right[1] != wrong[1] or right[2] == wrong[2]:
        return ""
    if wrong[2] in _AMOUNTS or _ORDINAL.fullmatch(broken.casefold()):
        return ""
    return f"the ending of the ordinal “{whole}” misread"


def _stroke(one: str, other: str) -> str:
    """Tell a capital i beside a small l: in print the two are one stroke."""
    alike = one != other and one.translate(_STROKES) == other.translate(_STROKES)
    if not alike or not one.isalpha() or {one, other} == {"AI", "Al"}:
        return ""
    return f"“{one}” and “{other}” look alike in print"


def _script(one: str, other: str) -> str:
    """Tell letters of one script, capitals among small ones, beside a word of another script."""
    if not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) < _SHORTEST:
        return ""
    if abs(len(one) - len(other)) > 3:
        return ""
    scripts = [{unicodedata.name(c, "").partition(" ")[0] for c in word} for word in (one, other)]
    if any(len(each) != 1 for each in scripts) or scripts[0] == scripts[1]:
        return ""
    mixed = [_CASES.search(word) is not None for word in (one, other)]
    if mixed[0] == mixed[1]:
        return ""
    return f"letters of another script: “{other if mixed[0] else one}” misread"


def read_as_mark(ledger: Ledger, frame: Frame) -> bool:
    """Tell a word of one letter that the other text has as a mark that looks like it: "I", "|"."""
    on_base = bool(len(frame.base))
    full, poor = (ledger.base, ledger.witness) if on_base else (ledger.witness, ledger.base)
    at, text = (frame.base, frame.base_text) if on_base else (frame.witness, frame.witness_text)
    facing = frame.witness_text if on_base else frame.base_text
    word = full.span(at)
    letter, gap = full.slice(word), poor.slice(facing)
    alone = [m.start() for m in _LONE.finditer(gap) if _surface.explain_damage(letter, m.group())]
    if len(letter) != 1 or len(alone) != 1:
        return False
    mark = Span(facing.start + alone[0], facing.start + alone[0] + 1)
    note = _surface.explain_damage(letter, poor.slice(mark))
    for here, there in (
        (Span(text.start, word.start), Span(facing.start, mark.start)),
        (word, mark),
        (Span(word.end, text.end), Span(mark.end, facing.end)),
    ):
        base, witness = (here, there) if on_base else (there, here)
        if here == word:
            ledger.add(Raw(base, witness, "encoding", None, note))
        else:
            ledger.gap(base, witness)
    return True
