"""From the characters of a page and their places to lines in reading order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from provenance.formats._pages import PAGE_NUMBER, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN: Final = 0.14
"""The share of a page's height, above and below, in which its furniture stands."""
_LETTERS: Final = 8
_FIGURES: Final = re.compile(r"\d+")
_SENTENCE_ENDS: Final = tuple(".?!…:;”»\"')]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and the box it is drawn in, counted in points from below left."""

    character: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; ``why`` says what it is if it is the page's and not the text's.

    ``spaced`` says that its letters are drawn apart.
    """

    words: str
    left: float
    right: float
    bottom: float
    top: float
    why: str = ""
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its height, and its lines as the file draws them, then as people read them."""

    height: float
    lines: tuple[Line, ...]
    columns: int = 1


def line_of(glyphs: Sequence[Glyph]) -> Line | None:
    """Make a line of glyphs; None where they show nothing."""
    drawn = [g for g in glyphs if not g.character.isspace() and g.right > g.left]
    tight = _tightened(glyphs)
    words = "".join(g.character for g in glyphs).strip() if tight is None else tight
    if not words:
        return None
    if not drawn:
        drawn = list(glyphs)
    return Line(
        words,
        min(g.left for g in drawn),
        max(g.right for g in drawn),
        median(g.bottom for g in drawn),
        median(g.top for g in drawn),
        spaced=tight is not None,
    )


def _tightened(glyphs: Sequence[Glyph]) -> str | None:
    """Return the words of a line whose letters are drawn apart, None for any other line.

    Between nearly all its letters stands a space; words are parted by clearly wider gaps.
    """
    drawn = [g for g in glyphs if not g.character.isspace()]
    if len(drawn) < _LETTERS or (len(glyphs) - len(drawn)) * 10 < (len(drawn) - 1) * 8:
        return None
    parts = "".join(g.character for g in glyphs).split()
    gaps = [later.left - earlier.right for earlier, later in pairwise(drawn)]
    usual = median(gaps)
    if len(parts) * 10 < len(drawn) * 8 or usual <= 0:
        return None
    words = drawn[0].character
    for gap, glyph in zip(gaps, drawn[1:], strict=True):
        words += (" " if gap > 2 * usual else "") + glyph.character
    return words


def page_of(rows: Sequence[Sequence[Glyph]], width: float, height: float) -> Page:
    """Lay out one page: two columns drawn line by line are read one after the other."""
    gutter = _gutter(rows, width)
    if gutter is None:
        return Page(height, tuple(line for row in rows if (line := line_of(row))))
    parts: list[tuple[int, Line]] = []
    for row in rows:
        across = any(g.left < gutter < g.right for g in row)
        if across or _close(row, gutter):
            halves = [(0, row)]
        else:
            halves = [
                (1, [g for g in row if g.left < gutter]),
                (2, [g for g in row if g.left >= gutter]),
            ]
        parts += [(side, line) for side, half in halves if (line := line_of(half))]
    ordered: list[Line] = []
    band: list[tuple[int, Line]] = []
    for side, line in [*parts, (0, None)]:
        if side:
            assert line is not None
            band.append((side, line))
            continue
        # A line across both columns parts what stands above it from what stands below.
        ordered += [own for wanted in (1, 2) for at, own in band if at == wanted]
        band = []
        if line is not None:
            ordered.append(line)
    return Page(height, tuple(ordered), 2)


def _close(row: Sequence[Glyph], gutter: float) -> bool:
    """Whether a row runs over the gutter with no more than a space there."""
    before = [g for g in row if g.right <= gutter and not g.character.isspace()]
    after = [g for g in row if g.left >= gutter and not g.character.isspace()]
    if not before or not after:
        return False
    gap = min(g.left for g in after) - max(g.right for g in before)
    return gap < 0.8 * max(g.top - g.bottom for g in row)


def _gutter(rows: Sequence[Sequence[Glyph]], width: float) -> float | None:
    """Return where the white stripe between two columns lies, None for a page of one."""
    best: tuple[int, float] | None = None
    for share in range(36, 65, 2):
        at = width * share / 100
        left = right = across = 0
        for row in rows:
            drawn = [g for g in row if not g.character.isspace()]
            if not drawn:
                continue
            if any(g.left < at < g.right for g in drawn) or _close(drawn, at):
                across += 1
                continue
            left += any(g.right <= at for g in drawn)
            right += any(g.left >= at for g in drawn)
        if min(left, right) >= 8 and across * 6 <= left + right:
            balance = min(left, right) * 10 - across
            if best is None or balance > best[0]:
                best = (balance, at)
    return best[1] if best else None


def told_furniture(pages: Sequence[Page]) -> list[Page]:
    """Mark headers, footers and page numbers, which are no part of the text."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(line) for line in page.lines if _edge(line, page)})
    often = max(2, min(len(pages) // 2, 4)) if len(pages) > 1 else 2
    told: list[Page] = []
    for page in pages:
        lines: list[Line] = []
        for line in page.lines:
            edge = _edge(line, page)
            number = bool(edge) and PAGE_NUMBER.fullmatch(line.words) is not None and len(pages) > 1
            lines.append(replace(line, why=edge) if number or seen[_key(line)] >= often else line)
        told.append(Page(page.height, tuple(lines), page.columns))
    return told


def page_labels(pages: Sequence[Page]) -> list[str]:
    """Return the number of each page, as it is printed where the file prints numbers."""
    printed = [
        [f[1] for line in page.lines if line.why and (f := PAGE_NUMBER.fullmatch(line.words))]
        for page in pages
    ]
    return numbered(printed)


def _edge(line: Line, page: Page) -> str:
    if line.bottom > page.height * (1 - _MARGIN):
        return "page header"
    return "page footer" if line.top < page.height * _MARGIN else ""


def _key(line: Line) -> str:
    return _FIGURES.sub("0", line.words)


def breaks_of(lines: Sequence[Line]) -> list[str]:
    """Return what stands before each line of a page: one line end, or two for a paragraph."""
    steps = [
        earlier.bottom - later.bottom
        for earlier, later in pairwise(lines)
        if earlier.bottom > later.bottom
    ]
    usual = median(steps) if steps else 0.0
    apart = [a.bottom - b.bottom > 1.35 * usual > 0 for a, b in pairwise(lines)]
    return ["", *("\n\n" if far else "\n" for far in apart)][: len(lines)]


def goes_on(last: str) -> bool:
    """Whether a page's last line is in the middle of a sentence."""
    return not last.rstrip().endswith(_SENTENCE_ENDS)
