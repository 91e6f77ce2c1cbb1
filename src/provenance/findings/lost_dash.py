"""Empty quotation marks or a lone question mark stand where a dash belongs.

A conversion that had no dash wrote ``""`` or ``?`` between two words. The reader sees a quotation
of nothing or a question nobody asked. Only another copy can prove which mark it was. Quotation
marks with something between them, and the question mark with a space before it that French
writes, are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

EMPTY = re.compile('""|“”|«»')
QUESTION = re.compile(r" \? (?=[^\W\d_])")


def _find(view: View) -> Iterator[Sighting]:
    content = view.content
    if view.raw_markup:
        return
    for match in EMPTY.finditer(content):
        start, end = match.span()
        before, after = content[max(0, start - 1) : start], content[end : end + 1]
        inside_a_word = before.isalnum() and after.isalnum()
        apart = (not before or before in " \t\r\n(") and not after.strip(" \t\r\n")
        if (inside_a_word or apart) and _between_words(content, start, end):
            yield Sighting(start, end, "quotation marks around nothing: probably a lost dash")
    if view.language == "fr":
        return
    for match in QUESTION.finditer(content):
        at = match.start() + 1
        if content[match.end()].islower() and content[at - 2 : at - 1].isalnum():
            yield Sighting(at, at + 1, "a question mark between spaces: probably a lost dash")


def _between_words(content: str, start: int, end: int) -> bool:
    """Whether words stand on the same line: alone on a line the mark is something else."""
    before = content[max(0, start - 30) : start].rpartition("\n")[2]
    after = content[end : end + 30].partition("\n")[0]
    return any(map(str.isalnum, before + after))


plugin = rule("lost-dash", 110, "warning", __doc__, _find)
