"""Other words.

What no other code has claimed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.model import ANNOTATION

if TYPE_CHECKING:
    from provenance.differences._place import Place


def _claims(place: Place) -> Claim:
    if place.base.only(ANNOTATION) and place.witness.only(ANNOTATION):
        return Claim("another stage direction or interpreter’s mark", "info")
    return Claim()


plugin = Detector(
    code="wording",
    rank=999,
    group="substance",
    severity="critical",
    meaning="Other words.",
    claims=_claims,
)
