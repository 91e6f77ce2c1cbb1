"""Capitals only: VIENNA for Vienna.

Capitals that make another word are other wording: Polish and polish, US and us, May and may.
"""

from provenance.text._fold import Fold

plugin = Fold(
    code="case",
    rank=50,
    group="form",
    severity="info",
    meaning="Capitals only: VIENNA for Vienna.",
    # Folding may compose again ("ẞ" to "ss"), and a second time must change nothing.
    apply=lambda text: text.casefold().casefold(),
)
