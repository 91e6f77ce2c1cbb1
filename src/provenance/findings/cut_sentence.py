"""A paragraph stops in the middle of a sentence, and the next one does not go on with it.

A last word that needs another one after it (the, of, and) shows that something is lost. A paragraph
that merely lacks its full stop is noted at ``info``. A sentence broken off with a dash or dots is
how people talk and how interruptions are printed; headings, list items and signatures end without
a mark by custom; these are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.findings._endings import endings
from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View


def _find(view: View) -> Iterator[Sighting]:
    for ending in endings(view):
        if ending.last:
            continue
        if ending.kind == "unfinished":
            word = view.content[ending.start : ending.end]
            where = "" if ending.following else " under this label"
            yield Sighting(ending.start, ending.end, f"nothing follows “{word}”{where}")
        elif ending.kind == "unmarked":
            yield Sighting(ending.start, ending.end, "no mark closes the paragraph", "info")


plugin = rule("cut-sentence", 130, "warning", __doc__, _find)
