"""A statement turned round: can for can't, not dropped or added.

Negating words and prefixes are compared apart from the rest of the place: where the rest is the
same and the negations are not, the statement is turned round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._absence import repeats_neighbour
from provenance.differences._detector import Claim, Detector
from provenance.text.negations import opposites, strip

if TYPE_CHECKING:
    from provenance.differences._place import Place

_AUXILIARIES = frozenset(
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "can",
        "could",
        "have",
        "has",
        "had",
    ]
)


def _claims(place: Place) -> Claim | None:
    if max(place.base.size, place.witness.size) > 6:
        return None
    language = place.language
    left, negated_left = strip(place.base.forms, language)
    right, negated_right = strip(place.witness.forms, language)
    if len(left) == len(right) == 1 and opposites(left[0], right[0], language):
        return Claim()
    if place.one_sided and repeats_neighbour(place.fuller):
        return None
    if negated_left == negated_right or not (place.base.size or place.witness.size):
        return None
    if left == right or _content(left) == _content(right):
        return Claim()
    return None


def _content(forms: list[str]) -> list[str]:
    """Leave out the auxiliaries that a negation brings along: "go" / "do not go"."""
    return [form for form in forms if form not in _AUXILIARIES]


plugin = Detector(
    code="negation",
    rank=200,
    group="substance",
    severity="critical",
    meaning="A statement turned round: can for can't, not dropped or added.",
    claims=_claims,
)
