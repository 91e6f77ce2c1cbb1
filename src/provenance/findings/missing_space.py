"""A space is missing after a punctuation mark.

"Karen DeYoung,Washington Post": the words are there, but a search for either may miss them, and a
line break was often lost with the space. Figures (1,000, 9:30), initials and abbreviations (U.S.,
a.m.), addresses, file names and dots between the parts of a name (Node.js) are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

MARK = re.compile(r"[,;](?=[^\W\d_])|[.!?…:][\"”»’)\]]?(?=[A-ZÀ-ÖØ-ÞА-ЯЁ¿¡][a-zß-öø-ÿа-яё' ])")
SENTENCE_END = re.compile(r"[a-zß-öø-ÿа-яё]{2}[)\]\"”»’]?\Z")
ADDRESS = re.compile(r"https?:|www\.|@|://|[/\\=_#<>&{}|]")
TOKEN = re.compile(r"[^\W\d_]+")


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup:
        return
    content = view.content
    for match in MARK.finditer(content):
        mark = match.start()
        comma = content[mark] in ",;"
        if comma and not content[mark - 1 : mark].isalpha():
            continue
        if not comma and not SENTENCE_END.search(content, max(0, mark - 3), mark):
            continue
        before = content[max(0, mark - 80) : mark].split()
        after = content[mark + 1 : mark + 80].split()
        if not before or not after or ADDRESS.search(before[-1] + " " + after[0]):
            continue
        left = TOKEN.findall(before[-1])
        right = TOKEN.findall(after[0])
        if not left or not right:
            continue
        if not comma and not _two_sentences(view, left[-1], right[0]):
            continue
        start = mark - len(left[-1]) if content[mark - 1].isalpha() else mark - 1
        end = content.index(right[0], mark) + len(right[0])
        yield Sighting(start, end, f"no space after “{content[mark]}”")


def _two_sentences(view: View, left: str, right: str) -> bool:
    """Whether both sides are words of this text elsewhere, and not the parts of one name."""
    words = view.words
    return words[left.lower()] > 1 or words[right.lower()] > 1


plugin = rule("missing-space", 190, "warning", __doc__, _find)
