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
