"""The text was extracted from a page without a usable table of characters.

Some PDF fonts do not say which letters their glyphs are: what comes out are glyph numbers
(``/56/i255``, ``(cid:44)``), or words without their ligatures ("na ons" for nations). Words are
lost and the text has to be taken from the page's picture. Tables of figures, program code,
fractions and short words are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule
from provenance.findings._words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

GLYPH = r"/(?:i?\d{1,4}|g\d{1,4}|[a-z]\d{1,4}) ?"
GLYPHS = re.compile(f"{GLYPH}(?:{GLYPH}){{4,}}")
GLYPH_NAMES = re.compile(r"\(cid:\d{1,5}\) ?(?:\(cid:\d{1,5}\) ?){1,}")
BETWEEN = re.compile(r"(?:[\s/i\d]|\(cid:\d{1,5}\))*")
"""What stands between two stretches of glyph numbers that belong together."""
RESIDUES = words_of(
    "ons onal onally onals oned oning erent erently erence erences ort orts cial cially cials "
    "culty cers nancial nance nancing nally rst elds ghters ghting cantly cance cient ciently "
    "ciency cation cations ict icts icted ected ects nition nitely rmed rms uence uences uential"
)
"""What is left of English and French words behind a lost ti, ff, fi or fl, and is no word."""
PIECE = re.compile(
    r"(?<![\w'’\-])([A-Za-z]{1,10}) ("
    + "|".join(sorted(RESIDUES, key=len, reverse=True))
    + r")(?![\w'’\-])"
)
ENOUGH = 3
"""Different pieces without which a text is not said to have lost its ligatures."""


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup:
        return
    if view.content.count("/") >= 5:
        yield from _glyph_numbers(view, GLYPHS)
    if "(cid:" in view.content:
        yield from _glyph_numbers(view, GLYPH_NAMES)
    kinds = sum(1 for residue in RESIDUES if view.words.get(residue, 0))
    if kinds < ENOUGH:
        return
    places = list(PIECE.finditer(view.content))
    if len({place.group(2) for place in places}) < ENOUGH:
        return
    for place in places:
        yield Sighting(*place.span(), "a word that lost its ligature", "warning")


def _glyph_numbers(view: View, glyphs: re.Pattern[str]) -> Iterator[Sighting]:
    """Yield stretches of glyph numbers, those with only line breaks between them taken as one."""
    start = end = -1
    for match in glyphs.finditer(view.content):
        if start >= 0 and BETWEEN.fullmatch(view.content, end, match.start()):
            end = match.end()
            continue
        if start >= 0:
            yield _stretch(view, start, end)
        start, end = match.span()
    if start >= 0:
        yield _stretch(view, start, end)


def _stretch(view: View, start: int, end: int) -> Sighting:
    while end > start and view.content[end - 1].isspace():
        end -= 1
    return Sighting(start, end, "glyph numbers instead of letters")


plugin = rule("unreadable-extraction", 10, "critical", __doc__, _find)
