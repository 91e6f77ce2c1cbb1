"""A figure, date, amount or number word that differs.

In digits or in words. The same value written otherwise (2 ½ and two and a half) is information
only. Another unit beside the same figure is other wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.text.numbers import is_joint, is_number, value

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

_MONTH_OR_VERB = frozenset({"may", "march", "mars", "mai"})


def _claims(place: Place) -> Claim | None:
    if not (place.base.size and place.witness.size):
        return None
    if max(place.base.size, place.witness.size) > 14:
        return None
    language = place.language
    if not (_states(place.base, language) and _states(place.witness, language)):
        return None
    one, other = value(place.base.printed, language), value(place.witness.printed, language)
    if one and one == other:
        return Claim("the same value, written otherwise", "info")
    return Claim()


def _states(part: Part, language: str) -> bool:
    """Whether a part is a number and nothing else."""
    numbers = [
        is_number(form, language) or (form in _MONTH_OR_VERB and printed[:1].isupper())
        for form, printed in zip(part.forms, part.words, strict=True)
    ]
    units = ("dollar", "dollars", "euro", "euros", "pounds", "percent", "cent", "pesos")
    return any(numbers) and all(
        number or is_joint(form) or form in units
        for form, number in zip(part.forms, numbers, strict=True)
    )


plugin = Detector(
    code="number",
    rank=210,
    group="substance",
    severity="critical",
    meaning="A figure, date, amount or number word that differs.",
    claims=_claims,
)
