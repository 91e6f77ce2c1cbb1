"""Characters that a reader cannot see, or that would act on the page: named instead of obeyed."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = (
    "NULL",
    "START OF HEADING",
    "START OF TEXT",
    "END OF TEXT",
    "END OF TRANSMISSION",
    "ENQUIRY",
    "ACKNOWLEDGE",
    "ALERT",
    "BACKSPACE",
    "CHARACTER TABULATION",
    "LINE FEED",
    "LINE TABULATION",
    "FORM FEED",
    "CARRIAGE RETURN",
    "SHIFT OUT",
    "SHIFT IN",
    "DATA LINK ESCAPE",
    "DEVICE CONTROL ONE",
    "DEVICE CONTROL TWO",
    "DEVICE CONTROL THREE",
    "DEVICE CONTROL FOUR",
    "NEGATIVE ACKNOWLEDGE",
    "SYNCHRONOUS IDLE",
    "END OF TRANSMISSION BLOCK",
    "CANCEL",
    "END OF MEDIUM",
    "SUBSTITUTE",
    "ESCAPE",
    "INFORMATION SEPARATOR FOUR",
    "INFORMATION SEPARATOR THREE",
    "INFORMATION SEPARATOR TWO",
    "INFORMATION SEPARATOR ONE",
)

# Controls except tab and line feed; soft hyphen; marks and joiners of no width; every
# bidirectional control; separators that browsers break lines at; fillers that look like nothing;
# interlinear and tag characters; surrogates, private use and the noncharacters of each plane.
ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""One character that is shown by its number instead of itself."""


def number(character: str) -> str:
    """Return the code point as Unicode writes it.

    >>> number("–")
    'U+2013'
    """
    return f"U+{ord(character):04X}"


def name(character: str) -> str:
    """Return number and name of a character.

    >>> name("–"), name(chr(7))
    ('U+2013 EN DASH', 'U+0007 ALERT')
    """
    point = ord(character)
    if point < len(_CONTROLS):
        return f"{number(character)} {_CONTROLS[point]}"
    if point == 0x7F:
        return "U+007F DELETE"
    known = unicodedata.name(character, "")
    if not known:
        kind = unicodedata.category(character)
        words = {"Cc": "CONTROL", "Co": "PRIVATE USE", "Cs": "SURROGATE", "Cn": "UNASSIGNED"}
        known = words.get(kind, "UNNAMED")
    return f"{number(character)} {known}"


def neutral(text: str) -> str:
    """Return ``text`` with odd characters spelled out, so that no terminal obeys them.

    Line ends of two characters become one; tabs and line feeds stay.

    >>> neutral(chr(27) + "[31mred" + chr(0x202e))
    '<U+001B>[31mred<U+202E>'
    """
    return ODD.sub(lambda hit: f"<{number(hit[0])}>", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return ``text`` neutralised and on one line; line feeds and tabs are shown.

    >>> one_line("a structured" + chr(10) + "transition")
    'a structured⏎transition'
    """
    return neutral(text).replace("\n", "⏎").replace("\t", "⇥")


def clip(text: str, length: int) -> str:
    """Return ``text`` cut in its middle to at most ``length`` code points, the cut marked.

    >>> clip("abcdefghij", 7)
    'abc…hij'
    """
    if len(text) <= length:
        return text
    head = length // 2
    tail = length - head - 1
    return f"{text[:head]}…{text[len(text) - tail :]}" if tail else f"{text[:head]}…"
