"""What a character is called, so that nobody has to guess at an odd glyph."""

from __future__ import annotations

import unicodedata


def name(character: str) -> str:
    """Return the Unicode name of one character, with its code point.

    >>> name("–"), name("\\x97")
    ('EN DASH (U+2013)', 'control character (U+0097)')
    """
    code = f"U+{ord(character):04X}"
    return f"{unicodedata.name(character, 'control character')} ({code})"


def describe(text: str) -> str:
    """Return ``text`` for a note: a lone odd character by its name, words in quotation marks.

    >>> describe("–"), describe("café")
    ('EN DASH (U+2013)', '“café”')
    """
    if len(text) == 1 and not text.isalnum():
        return name(text)
    if len(text) > 60:
        text = text[:57] + "…"
    return f"“{''.join(c if c.isprintable() else name(c) for c in text)}”"


LEGIBLE = 0.15
"""The least share of letters in a text; captions with their times have twice as many."""

TELLING = 200
"""Characters of a text without which the share says nothing."""


def is_legible(text: str) -> bool:
    """Whether ``text`` has letters at all: a layer of glyph numbers has next to none.

    >>> is_legible("The wells are full. " * 20), is_legible("/0 /1/2/3/i255 /8 " * 20)
    (True, False)
    """
    seen = [character for character in text if not character.isspace()]
    letters = sum(map(str.isalpha, seen))
    return len(seen) < TELLING or letters >= LEGIBLE * len(seen)
