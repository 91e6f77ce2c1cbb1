"""A paragraph stops in the middle of a word.

The last word is the beginning of a longer word of this text, stands nowhere else, and no mark
closes the sentence ("… demand Assad's depa"): what followed is lost. A whole word without its full
stop, an abbreviation and a word divided by a hyphen are none.
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
        if ending.kind == "cut word" and not ending.last:
            whole = f", perhaps “{ending.hint}”" if ending.hint != UNKNOWN else ""
            what = "paragraph" if ending.following else "turn"
            note = f"the {what} stops in mid-word{whole}"
            yield Sighting(ending.start, ending.end, note, None if ending.following else "warning")


plugin = rule("cut-word", 120, "critical", __doc__, _find)
