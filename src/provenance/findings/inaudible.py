"""The transcriber could not hear something, and says so.

An honest mark, and a note on how far the text can be relied on. Where there is more than one in
three hundred words, the recording was poor and the text has holes. Other stage directions, laughter
and interpreter marks are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View
    from provenance.model import Severity

MARK = re.compile(
    r"[(\[{][^()\[\]{}\n]{0,40}?"
    r"(?:inaudible|unintelligible|indistinct|indiscernible|audio (?:gap|break|cuts? out|lost)|"
    r"no audio|crosstalk|overlapping|off[- ]mic(?:rophone)?|ininteligible|"
    r"inintelligible|unverständlich|inaudível|incomprensibile|неразборчиво|неслышно|"
    r"غير مسموع|غير واضح)"
    r"[^()\[\]{}\n]{0,40}[)\]}]",
    re.IGNORECASE,
)
DENSE = 300
"""Words per mark below which the text has holes."""


def _find(view: View) -> Iterator[Sighting]:
    places = [match.span() for match in MARK.finditer(view.content)]
    if not places:
        return
    dense = len(places) >= 3 and view.size < DENSE * len(places)
    severity: Severity | None = "warning" if dense else None
    for number, (start, end) in enumerate(places, 1):
        note = f"{number} of {len(places)} in {view.size:,} words"
        yield Sighting(start, end, note, severity)


plugin = rule("inaudible", 290, "info", __doc__, _find)
