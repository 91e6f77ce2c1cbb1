"""A statement turned round: can for can't, not dropped or added.

Negating words and prefixes are compared apart from the rest of the place: where the rest is the
same and the negations are not, the statement is turned round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._absence import repeats_neighbour
from provenance.differences._detector import Claim, Detector
from provenance.text.negations import opposites, positive, strip, without_auxiliaries

if TYPE_CHECKING:
    from provenance.differences._place import Place


def _claims(place: Place) -> Claim | None:
    if max(place.base.size, place.witness.size) > 6:
        return None
    language = place.language
    left, negated_left = strip(place.base.forms, language)
    right, negated_right = strip(place.witness.forms, language)
    if len(left) == len(right) == 1 and opposites(left[0], right[0], language):
        return Claim()
    if negated_left == negated_right or not (place.base.size or place.witness.size):
        return None
    if place.one_sided and repeats_neighbour(place.fuller):
        return None
    if left == right or without_auxiliaries(left) == without_auxiliaries(right):
        return Claim()
    for one, other in ((place.base, place.witness), (place.witness, place.base)):
        turned = positive(one.forms, language)
        if turned != one.forms and turned == positive(other.forms, language):
            return Claim()
    return None


plugin = Detector(
    code="negation",
    rank=200,
    group="substance",
    severity="critical",
    meaning="A statement turned round: can for can't, not dropped or added.",
    claims=_claims,
)
