"""A character was lost, and a sign that stands for nothing took its place.

The sign � is written by a program that could not read a byte; a question mark inside a word
(``don?t``) is written by one that had no such character. What stood there cannot be told from this
text alone. A question mark at the end of a word, in an address or in program code is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

LOST = re.compile("\ufffd+")
INSIDE = re.compile(r"\?(?=[^\W\d_][\w\s'’.,:;!?-])")
ADDRESS = re.compile(r"[/=&\\@#]|\?.*\?")


def _find(view: View) -> Iterator[Sighting]:
    content = view.content
    if "\ufffd" in view.characters:
        for match in LOST.finditer(content):
            count = match.end() - match.start()
            note = "an unreadable character" if count == 1 else f"{count} unreadable characters"
            yield Sighting(*match.span(), note)
    if view.raw_markup:
        return
    for match in INSIDE.finditer(content):
        if content[match.start() - 1 : match.start()].isalpha() and _torn(content, match.start()):
            note = "a question mark between letters: a dash, an apostrophe or a letter lost"
            yield Sighting(*match.span(), note)


def _torn(content: str, at: int) -> bool:
    """Whether the question mark at ``at`` splits one word, and not two sentences or an address."""
    chunk = (
        content[max(0, at - 40) : at].rpartition(" ")[2],
        content[at : at + 40].split(" ", maxsplit=1)[0],
    )
    after = content[at + 1]
    return after.islower() and not ADDRESS.search(chunk[0] + chunk[1][1:])


plugin = rule("replacement-character", 30, "warning", __doc__, _find)
