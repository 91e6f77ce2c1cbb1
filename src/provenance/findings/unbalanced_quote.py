"""A quotation is opened and not closed, or closed and not opened.

Where a quotation ends decides whose words they are. In a quotation of several paragraphs each one
opens anew and only the last one closes, which is no slip; apostrophes and inches are none either.
Of straight marks, which do not show their direction, only an odd number is reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import Paragraph, View

QUOTE = re.compile(r"[\"“”«»]")
CLOSED_BY = {"“": "”", "«": "»"}
LOW_MARK = "„"
"""Where it opens a quotation, the mark that opens elsewhere closes: another custom, not judged."""


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup or view.language == "de" or not QUOTE.search(view.content):
        return
    paragraphs = view.paragraphs
    carried = ""
    for at, paragraph in enumerate(paragraphs):
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        marks = [
            (match.start(), match.group())
            for match in QUOTE.finditer(view.content, paragraph.start, paragraph.end)
        ]
        if not marks:
            continue
        if LOW_MARK in view.content[paragraph.start : paragraph.end]:
            carried = ""
            continue
        kinds = {mark == '"' for _, mark in marks}
        reopened = _reopened(view, following)
        left: list[tuple[int, str]] = _curly([m for m in marks if m[1] != '"'], carried)
        left += _straight(view.content, [place for place, mark in marks if mark == '"'], carried)
        if sorted(note for _, note in left) == [SHUT, OPEN] and len(kinds) > 1:
            left = []  # opened with one kind of mark and closed with another
        carried = reopened if any(note == OPEN for _, note in left) else ""
        yield from runs(sorted(one for one in left if not (carried and one[1] == OPEN)))


OPEN = "opens a quotation that is not closed"
SHUT = "closes a quotation that is not opened"


def _reopened(view: View, following: Paragraph | None) -> str:
    """Return the mark that the next paragraph opens with, if it opens with one."""
    first = view.content[following.start] if following else ""
    return first if first in CLOSED_BY or first == '"' else ""


def _curly(marks: list[tuple[int, str]], carried: str) -> list[tuple[int, str]]:
    open_marks: list[tuple[int, str]] = []
    left: list[tuple[int, str]] = []
    for place, mark in marks:
        if mark in CLOSED_BY:
            open_marks.append((place, mark))
        elif open_marks and CLOSED_BY[open_marks[-1][1]] == mark:
            open_marks.pop()
        elif carried and CLOSED_BY.get(carried) == mark:
            carried = ""
        else:
            left.append((place, SHUT))
    return left + [(place, OPEN) for place, _ in open_marks]


def _straight(content: str, places: list[int], carried: str) -> list[tuple[int, str]]:
    """Return the straight marks without a partner; their direction is told by what is around."""
    left: list[tuple[int, str]] = []
    opened = -1
    count = 0
    for place in places:
        before, after = content[place - 1 : place], content[place + 1 : place + 2]
        if opened < 0 and before.isdigit():
            continue  # inches
        count += 1
        leans_right = not before or before.isspace() or before in "([—–-:*_"
        if opened >= 0:
            if leans_right and after.isalnum():
                left.append((opened, OPEN))
                opened = place
            else:
                opened = -1
        elif leans_right or after.isalnum():
            opened = place
        elif carried == '"':
            carried = ""
        else:
            left.append((place, SHUT))
    if opened >= 0:
        left.append((opened, OPEN))
    return left if count % 2 else []


plugin = rule("unbalanced-quote", 270, "info", __doc__, _find)
