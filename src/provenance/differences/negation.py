"""A statement turned round: can for can't, not dropped or added.

Negating words and prefixes are compared apart from the rest of the place: where the rest is the
same and the negations are not, the statement is turned round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.text.negations import opposites, strip

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

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
    if max(len(place.base), len(place.witness)) > 6:
        return None
    language = place.language
    left, negated_left = strip(place.base.forms, language)
    right, negated_right = strip(place.witness.forms, language)
    if len(left) == len(right) == 1 and opposites(left[0], right[0], language):
        return Claim()
    if place.one_sided and repeats_neighbour(place.fuller):
        return None
    if negated_left == negated_right or not (len(place.base) or len(place.witness)):
        return None
    if left == right or _content(left) == _content(right):
        return Claim()
    return None


def repeats_neighbour(part: Part) -> bool:
    """Whether a word only says again what stands beside it: "No, no"."""
    neighbours = (part.word_at(part.at.start - 1), part.word_at(part.at.end))
    return len(part) == 1 and part.words[0].casefold() in [w.casefold() for w in neighbours]


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
