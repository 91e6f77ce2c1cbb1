"""A page header, footer or page number stands inside the text.

The same short line comes back again and again, or lines hold nothing but a number that counts up:
the text was taken from pages. Where such a line cuts a sentence in two it is worth a look; between
paragraphs it is noted. Speakers' labels, stage directions and lines people say again (Thank you.)
are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.findings._furniture import cutting, furniture
from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup:
        return
    notes = furniture(view)
    for at, cut in cutting(view, list(notes)):
        line = view.lines[at]
        if cut:
            yield Sighting(line.start, line.end, f"{notes[at]}, in the middle of a sentence")
        else:
            yield Sighting(line.start, line.end, notes[at], "info")


plugin = rule("page-furniture", 220, "warning", __doc__, _find)
