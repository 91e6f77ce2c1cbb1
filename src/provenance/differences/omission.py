"""Base text that is absent inside the shared stretch.

From half a clause to several turns; one passage is one omission. The note says whether the cut is
marked ("…", "[...]", "(inaudible)"). What lies outside the stretch that an excerpt reprints is
``excerpt``; a stage direction or a sound of hesitation is information only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._absence import claim_absence
from provenance.differences._detector import Claim, Detector

if TYPE_CHECKING:
    from provenance.differences._place import Place


def _claims(place: Place) -> Claim | None:
    return claim_absence(place, place.base, place.witness)


plugin = Detector(
    code="omission",
    rank=180,
    group="structure",
    severity="critical",
    meaning="Base text that is absent inside the shared stretch.",
    claims=_claims,
)
