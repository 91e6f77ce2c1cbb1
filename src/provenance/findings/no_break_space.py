"""A no-break space stands where an ordinary space would do.

It looks like a space and is another character, so that searches pass it by. It harms nobody; the
count helps to tell which copy a text was taken from. Before French punctuation, inside quotation
marks and between a number and its unit it is good typography, and not listed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

SPACE = re.compile("[\u00a0\u202f]+")


def _find(view: View) -> Iterator[Sighting]:
    if not any(map(SPACE.match, view.characters)):
        return
    content = view.content
    places = [
        match.span()
        for match in SPACE.finditer(content)
        if not _typographic(
            content[max(0, match.start() - 1) : match.start()],
            content[match.end() : match.end() + 1],
        )
    ]
    total = len(places)
    for number, (start, end) in enumerate(places, 1):
        yield Sighting(start, end, f"no-break space, {number} of {total}")


def _typographic(before: str, after: str) -> bool:
    return (
        after in (":", ";", "!", "?", "»", "%", "€", "–", "—")
        or before in ("«", "–", "—", "§")
        or before.isdigit()
    )


plugin = rule("no-break-space", 90, "info", __doc__, _find)
