"""The text stops in the middle of its last sentence.

The last thing anybody says has no closing mark, or stops in mid-word: the end of the document is
missing. What follows the speech (a footer, a signature, a link) does not count. Captions and other
texts without punctuation are not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.findings._endings import endings
from provenance.findings._fragments import UNKNOWN
from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View


def _find(view: View) -> Iterator[Sighting]:
    for ending in endings(view):
        if not ending.last:
            continue
        if ending.kind == "cut word":
            whole = f", perhaps “{ending.hint}”" if ending.hint != UNKNOWN else ""
            yield Sighting(ending.start, ending.end, f"the text ends in mid-word{whole}")
        elif ending.kind == "unfinished":
            yield Sighting(ending.start, ending.end, "the text ends in mid-sentence")
        else:
            note = "no mark closes the last sentence"
            yield Sighting(ending.start, ending.end, note, "warning")


plugin = rule("breaks-off", 150, "critical", __doc__, _find)
