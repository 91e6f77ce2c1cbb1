"""Where a row is to be found in its source, and what is shown of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Place

if TYPE_CHECKING:
    from provenance.model import Span

LONGEST = 160


def shorten(text: str, longest: int = LONGEST) -> str:
    r"""Return ``text`` on one line, cut in the middle where it is longer than ``longest``.

    >>> shorten("one  two\nthree", 40), shorten("abcdefghijklmnop", 9)
    ('one two three', 'abcd…mnop')
    """
    # A text of megabytes is cut before it is split into words.
    if len(text) > 8 * longest:
        text = f"{text[: 4 * longest]} {text[-4 * longest :]}"
    line = " ".join(text.split()) or text[:longest]
    if len(line) <= longest:
        return line
    kept = longest - 1
    return f"{line[: (kept + 1) // 2]}…{line[len(line) - kept // 2 :]}"


def place(source: str, span: Span | None, text: str) -> Place:
    """Return the place at ``span`` of ``source``, or of the whole source, with its evidence."""
    if span is None:
        return Place(source, None, None, shorten(text))
    return Place(source, span.start, span.end, shorten(text))
