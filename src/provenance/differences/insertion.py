"""Witness text without a counterpart inside the shared stretch.

An editor's sentence, "Read more: …", words that the other text has not. Front and back matter is
``boilerplate``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._absence import claim_absence
from provenance.differences._detector import Claim, Detector

if TYPE_CHECKING:
    from provenance.differences._place import Place


def _claims(place: Place) -> Claim | None:
    return claim_absence(place, place.witness, place.base)


plugin = Detector(
    code="insertion",
    rank=190,
    group="structure",
    severity="warning",
    meaning="Witness text without a counterpart inside the shared stretch.",
    claims=_claims,
)
