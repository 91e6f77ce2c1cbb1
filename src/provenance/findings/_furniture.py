"""Lines that belong to the page rather than to the text: numbers, headers, footers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.findings._view import FINAL, PAUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import Paragraph, View

DIGITS = re.compile(r"\d+")
PAGE = re.compile(
    r"(?:[-–—|\[(]\s?)?(?:(?:page|página|pagina|seite|стр\.?|p\.)\s?)?(\d{1,4})"
    r"(?:\s?(?:of|de|von|из|/|sur)\s?\d{1,4})?(?:\s?[-–—|\])])?",
    re.IGNORECASE,
)
DIRECTION = re.compile(r"\W*[(\[][^()\[\]#]+[)\]]\W*")
"""A line in brackets without a figure: something that happens, such as a film that is shown."""
NEAR = 3
"""Lines beside a page number within which a line that comes back belongs to the page."""


def furniture(view: View) -> dict[int, str]:
    """Return the numbers of the lines that are furniture of the page, with what they are."""
    return view.once(_furniture)


def is_furniture(view: View, paragraph: Paragraph) -> bool:
    """Whether a paragraph is furniture from its first to its last line."""
    starts = view.once(_starts)
    last = view.content.rfind("\n", paragraph.start, paragraph.end) + 1
    return paragraph.start in starts and (not last or last in starts)


def _starts(view: View) -> frozenset[int]:
    return frozenset(view.lines[at].start for at in furniture(view))


def _furniture(view: View) -> dict[int, str]:
    numbers = _page_numbers(view)
    notes = dict.fromkeys(numbers, "a page number")
    for at, count in _repeated(view, frozenset(numbers)).items():
        notes.setdefault(at, f"the same line stands {count} times")
    return dict(sorted(notes.items()))


def _page_numbers(view: View) -> list[int]:
    """Return the lines that hold only a page number, where at least three count up."""
    found: dict[int, int] = {}
    for at, line in enumerate(view.lines):
        if len(line) <= 24:
            match = PAGE.fullmatch(view.content, line.start, line.end)
            if match:
                found[at] = int(match[1])
    rising = sum(0 < other - one <= 2 for one, other in pairwise(found.values()))
    return list(found) if rising >= 2 and rising * 2 >= len(found) - 1 else []


def _repeated(view: View, numbers: frozenset[int]) -> dict[int, int]:
    """Return the lines that come back, figures aside, each with how often it stands."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(view.lines):
        if 6 <= len(line) <= 200:
            places.setdefault(DIGITS.sub("#", view.text(line)), []).append(at)
    return {
        at: len(lines)
        for key, lines in places.items()
        if len(lines) >= 3 and _comes_with_the_page(view, key, lines, numbers)
        for at in lines
    }


def _comes_with_the_page(view: View, key: str, lines: list[int], numbers: frozenset[int]) -> bool:
    """Whether a line that comes back is furniture of the page rather than something said."""
    if _is_label(view, lines[0]) or DIRECTION.fullmatch(key):
        return False
    near = sum(not numbers.isdisjoint(range(at - NEAR, at + NEAR + 1)) for at in lines)
    if near * 4 >= len(lines) * 3:
        return True
    if len(key) < 12 or sum(map(str.isalpha, key)) < 4:
        return False
    before = {view.text(view.lines[at - 1]) if at else "" for at in lines}
    if len(before) * 2 <= len(lines):
        return False  # a whole passage that is printed again
    if "#" in key and _counts_up([view.text(view.lines[at]) for at in lines]):
        return True
    inside = sum(cut for at in lines for _, cut in cutting(view, [at]))
    return inside * 2 > len(lines)


def _is_label(view: View, at: int) -> bool:
    turn = view.transcript.turn_at(view.lines[at].start)
    return turn is not None and turn.label is not None and turn.label.end > view.lines[at].start


def _counts_up(lines: list[str]) -> bool:
    """Whether one of the figures in these lines is a page number: it rises from line to line."""
    figures = ([int(figure[:9]) for figure in DIGITS.findall(line)] for line in lines)
    return any(
        column[-1] < 1000 and all(0 < other - one <= 2 for one, other in pairwise(column))
        for column in zip(*figures, strict=False)
    )


def cutting(view: View, places: list[int]) -> Iterator[tuple[int, bool]]:
    """Yield each line with whether it stands inside a sentence.

    ``places`` are numbers of lines in order; lines in a row stand in the same place.
    """
    lines = view.lines
    at = 0
    while at < len(places):
        first = at
        while at + 1 < len(places) and places[at + 1] == places[at] + 1:
            at += 1
        before, after = places[first] - 1, places[at] + 1
        cut = (
            before >= 0
            and after < len(lines)
            and view.ending(lines[before].end, lines[before].start) not in FINAL + PAUSE
            and view.content[lines[after].start].islower()
        )
        yield from ((place, cut) for place in places[first : at + 1])
        at += 1
