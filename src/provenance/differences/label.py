"""The same speaker, labelled in another way.

``SECRETARY KERRY:`` and ``John Kerry:``, or a label repeated where the same speaker goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.differences.speaker import labels, names_nobody, one_of_many
from provenance.model import LABEL

if TYPE_CHECKING:
    from provenance.differences._place import Place


def _claims(place: Place) -> Claim | None:
    # Asked after ``speaker``, which has taken every label that names someone else.
    if not (place.base.has_label or place.witness.has_label):
        return None
    if labels(place):
        return Claim("a role in one text, a name in the other" if one_of_many(place) else "")
    if place.fuller.only(LABEL) and place.fuller.size == 1 and not place.other.size:
        if names_nobody(place.other):
            return Claim("label left out: the other text names nobody")
        return Claim("label left out: the same speaker goes on")
    return None


plugin = Detector(
    code="label",
    rank=170,
    group="form",
    severity="info",
    meaning="The same speaker, labelled in another way.",
    claims=_claims,
)
