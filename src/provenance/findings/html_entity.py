"""A character is written as an HTML entity that nobody resolved.

``&rsquo;`` or ``&#39;`` in running text is left over from a web page. In a page's own source it is
how the character is written, and no finding, unless it was escaped twice; in Markdown, which shows
it as the character, it is only noted. A bare ampersand (AT&T, R&D) is none.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
TWICE = re.compile(r"&amp;(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
DATA = frozenset({"json", "jsonl", "csv", "tsv"})


def _find(view: View) -> Iterator[Sighting]:
    markdown = view.transcript.format.lower() in {"markdown", "md"}
    in_source = view.raw_markup and view.transcript.format.lower() not in DATA
    for match in (TWICE if in_source else ENTITY).finditer(view.content):
        written = match.group()
        meant = html.unescape(written)
        if meant != written:
            note = f"stands for “{meant}”" if meant.strip() else "stands for a space"
            yield Sighting(*match.span(), note, "info" if markdown else None)


plugin = rule("html-entity", 60, "warning", __doc__, _find)
