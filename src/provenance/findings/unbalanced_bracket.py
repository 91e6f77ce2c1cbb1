"""A bracket is opened and not closed, or closed and not opened.

Stage directions and remarks of the editor stand in brackets; where one is missing, it cannot be
told any more which words were spoken. Numbers and letters of a list, as in a) or 2), faces made of
marks, and brackets that close a few paragraphs later are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

BRACKET = re.compile(r"[()\[\]]")
LIST_MARK = re.compile(r"(?:\A|[\s(;,.:])[(]?(?:[^\W\d_]|[ivxIVX]{2,5}|\d{1,3})[.]?\Z")
FACE = re.compile(r"(?:\A|\s)[:;=8][-o^']?\Z")
REACH = 6
"""Paragraphs over which a bracket may stay open."""
OPEN_OF = {")": "(", "]": "["}


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup:
        return
    content = view.content
    open_marks: list[tuple[int, int, str]] = []
    left: list[tuple[int, str]] = []
    for number, paragraph in enumerate(view.paragraphs):
        for match in BRACKET.finditer(content, paragraph.start, paragraph.end):
            place, mark = match.start(), match.group()
            before = content[max(paragraph.start, place - 6) : place]
            if FACE.search(before):
                continue
            if mark in "([":
                open_marks.append((number, place, mark))
                continue
            if open_marks and open_marks[-1][2] == OPEN_OF[mark]:
                if number - open_marks.pop()[0] <= REACH:
                    continue
            elif not (mark == ")" and LIST_MARK.search(before)):
                left.append((place, "closes a bracket that is not opened"))
    left += [(place, "opens a bracket that is not closed") for _, place, _ in open_marks]
    yield from runs(sorted(left))


plugin = rule("unbalanced-bracket", 280, "warning", __doc__, _find)
