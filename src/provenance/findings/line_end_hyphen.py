"""A word is divided by a hyphen at the end of a line.

``nego-`` at a line's end and ``tiated`` on the next are one word to a reader and two to a search. A
compound that has its hyphen anyway (long-term) and a dash at a line's end are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

LINE_END = re.compile(r"[-\u2010\u00ad][ \t]{0,8}\r?\n[ \t]{0,40}([^\W\d_]{2,40})")
BEFORE = re.compile(r"(?<![\w\-'’])[^\W\d_]{2,40}\Z")
ASIDE = re.compile(r"(?<=\s)-(?=[^\W\d_])[^-.!?]*\Z")
"""A hyphen that opened an aside, which the one at the line's end then closes."""


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup:
        return
    words = view.words
    for match in LINE_END.finditer(view.content):
        before = BEFORE.search(view.content, max(0, match.start() - 42), match.start())
        other = match.group(1)
        if before is None or not other.islower():
            continue
        one = before.group()
        if words[one.lower()] > 1 and words[other.lower()] > 1 and not words[(one + other).lower()]:
            continue  # both are words of their own: a compound
        if ASIDE.search(view.content, max(0, before.start() - 200), before.start()):
            continue
        whole = one + other
        sure = "reads" if words[whole.lower()] else "perhaps"
        yield Sighting(before.start(), match.end(), f"{sure} “{whole}”")


plugin = rule("line-end-hyphen", 200, "info", __doc__, _find)
