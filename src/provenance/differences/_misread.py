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

_STROKED = re.compile("[147]{1,2}")
"""What the raised ending of an ordinal is read as: "79th" becomes "797"."""

_RINGS = re.compile("[029]")

_READ_AS = {
    "ñ": ("fi", "ft", "fl", "ii"), "ü": ("ii",), "é": ("6",), "ó": ("6",), "ö": ("6",),
    "ß": ("b", "fi"), "œ": ("ce",), "æ": ("ze",),
}  # fmt: skip

_SHORTEST = 4
"""So few letters of another script may be an abbreviation in it."""

_TWINS = str.maketrans(
    "аеорсухіѕјһАВЕКМНОРСТХІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxisjhABEKMHOPCTXIJABEZHIKMNOPTYX"
)
"""Letters of Cyrillic and Greek, and the Latin ones that print the same."""

_SHAPES = (("rn", "m"), ("I'", "F"))
"""Letters, and the one letter as which a machine reads them."""

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
    if max(len(one), len(other)) > 40:
        return ""
    if not (one.isascii() and other.isascii()) and one.translate(_TWINS) == other.translate(_TWINS):
        return "letters of another script that look the same" if one != other else ""
    if any(map(str.isspace, one + other)):
        return _glued_stroke(one, other) or _glued_stroke(other, one)
    if one.isascii() and other.isascii() and one.isalpha() and other.isalpha():
        return _stroke(one, other) or _look_alike(one, other)
    return (
        _ordinal(one, other)
        or _ordinal(other, one)
        or _script(one, other)
        or _stroke(one, other)
        or _look_alike(one, other)
        or _letter(one, other)
        or _letter(other, one)
    )


def _ordinal(whole: str, broken: str) -> str:
    right, wrong = _ORDINAL.fullmatch(whole.casefold()), _FIGURE.fullmatch(broken.casefold())
    if right and broken.startswith(right[1]):
        raised = _RINGS if right[2] in "ºª" else _STROKED
        if raised.fullmatch(broken[len(right[1]) :]):
            return f"the ending of the ordinal “{whole}” misread"
    if not right or not wrong or right[1] != wrong[1] or right[2] == wrong[2]:
        return ""
    if wrong[2] in _AMOUNTS or _ORDINAL.fullmatch(broken.casefold()):
        return ""
    return f"the ending of the ordinal “{whole}” misread"


def _letter(whole: str, broken: str) -> str:
    """Tell a letter outside ASCII that was read as several, or as a figure: "niño", "nifio"."""
    small, wrong = whole.casefold(), broken.casefold()
    for letter, groups in _READ_AS.items():
        if letter in small and any(small.replace(letter, each) == wrong for each in groups):
            return f"“{letter}” of “{whole}” misread"
    return ""


def _glued_stroke(whole: str, broken: str) -> str:
    """Tell a lone capital i that was read as the figure one and glued on: "1. I", "1.1"."""
    if whole[-1:] != "I" or not broken[:1].isdigit() or broken.split() != [broken]:
        return ""
    parts = whole.split()
    return "“I” read as “1”" if parts[-1] == "I" and "".join(parts)[:-1] + "1" == broken else ""


def _stroke(one: str, other: str) -> str:
    """Tell a capital i beside a small l: in print the two are one stroke."""
    alike = len(one) == len(other) and one.translate(_STROKES) == other.translate(_STROKES)
    if not alike or one == other or not one.isalpha() or {one, other} == {"AI", "Al"}:
        return ""
    return f"“{one}” and “{other}” look alike in print"


def _look_alike(one: str, other: str) -> str:
    """Tell letters that are one shape in print: "modern" and "modem", "I'm" and "Fm"."""
    if abs(len(one) - len(other)) != 1:
        return ""
    for pair in ((one, other), (other, one)):
        whole, broken = (word.replace("’", "'") for word in pair)
        for letters, shape in _SHAPES:
            fits = len(whole) == len(broken) + 1 and letters in whole
            if fits and whole.replace(letters, shape) == broken.replace(letters, shape):
                return f"“{pair[0]}” and “{pair[1]}” look alike in print"
    return ""


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


def before_mark(ledger: Ledger, frame: Frame) -> tuple[Frame, ...]:
    """Part the words of one side before a last one that the other text has as a mark: "3. I"."""
    on_base = bool(len(frame.base))
    full, poor = (ledger.base, ledger.witness) if on_base else (ledger.witness, ledger.base)
    at, text = (frame.base, frame.base_text) if on_base else (frame.witness, frame.witness_text)
    if at.end - at.start < 2:
        return (frame,)
    facing = frame.witness_text if on_base else frame.base_text
    letter = full.span(Span(at.end - 1, at.end))
    if len(letter) != 1:
        return (frame,)
    marks = [m.start() for m in _LONE.finditer(poor.slice(facing))]
    mark = facing.start + marks[0] if len(marks) == 1 else -1
    if mark < 0 or not _surface.explain_damage(
        full.slice(letter), poor.slice(Span(mark, mark + 1))
    ):
        return (frame,)
    last = Span(at.end - 1, at.end)
    pairs = (
        (Span(at.start, last.start), Span(text.start, letter.start), Span(facing.start, mark)),
        (last, Span(letter.start, text.end), Span(mark, facing.end)),
    )
    return tuple(
        frame._replace(base=here, base_text=one, witness_text=other)
        if on_base
        else frame._replace(witness=here, witness_text=one, base_text=other)
        for here, one, other in pairs
    )


def read_as_mark(ledger: Ledger, frame: Frame) -> bool:
    """Tell a word of one letter that the other text has as a mark that looks like it: "I", "|"."""
    on_base = bool(len(frame.base))
    full, poor = (ledger.base, ledger.witness) if on_base else (ledger.witness, ledger.base)
    at, text = (frame.base, frame.base_text) if on_base else (frame.witness, frame.witness_text)
    facing = frame.witness_text if on_base else frame.base_text
    word = full.span(at)
    if len(word) != 1:
        return False
    letter, gap = full.slice(word), poor.slice(facing)
    alone = [m.start() for m in _LONE.finditer(gap) if _surface.explain_damage(letter, m.group())]
    if len(alone) != 1:
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
