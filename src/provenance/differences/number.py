"""A figure, date, amount or number word that differs.

In digits or in words. The same value written otherwise (2 ½ and two and a half) is information
only. Another unit beside the same figure is other wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.text._number_words import MONTHS
from provenance.text.numbers import is_joint, is_number, is_range, same_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.differences._place import Part, Place

_SIGNS = frozenset("$€£¥₹₽%‰")
_PARTS = frozenset("halves thirds quarters fourths fifths sixths eighths tenths".split())
"""What is left of "three quarters" is no number: "quarters" alone are months or lodgings."""

_UNITS = frozenset("dollar dollars euro euros pounds percent cent pesos percentage prozent".split())


def _claims(place: Place) -> Claim | None:
    if place.one_sided and (is_unit(place.fuller) or cuts_number(place.fuller, place.language)):
        return Claim()
    if not (place.base.size and place.witness.size):
        return None
    if max(place.base.size, place.witness.size) > 14:
        return None
    language = place.language
    if not (_states(place.base, language) and _states(place.witness, language)):
        return None
    if same_value(place.base.printed, place.witness.printed, language):
        return Claim("the same value, written otherwise", "info")
    return Claim()


def is_unit(part: Part) -> bool:
    """Whether nothing but the sign of a unit stands here: "$", "%"."""
    return bool(part.forms) and all(form in _SIGNS for form in part.forms)


def cuts_number(part: Part, language: str) -> bool:
    """Whether words are a part of a number that goes on beside them: 15 *thousand* million."""
    if not 0 < part.size < 4 or not all(is_number(form, language) for form in part.forms):
        return False
    sides = ((part.before, part.at.start - 1), (part.after, part.at.end))
    beside = [
        part.word_at(at).casefold()
        for gap, at in sides
        if 0 <= at < len(part.tokens) and gap in (" ", "-", "\n", "")
    ]
    return any(is_number(word, language) and word not in _PARTS for word in beside)


def _states(part: Part, language: str) -> bool:
    """Whether a part is a number and nothing else."""
    return states_number(list(zip(part.forms, part.words, strict=True)), language)


def states_number(words: Sequence[tuple[str, str]], language: str) -> bool:
    """Whether words, as (compared, printed), are a number, amount or date and nothing else."""
    numbers = [belongs(form, printed, language) for form, printed in words]
    return any(numbers) and all(
        number or is_joint(form) or (is_range(form) and 0 < at < len(words) - 1)
        for at, ((form, _), number) in enumerate(zip(words, numbers, strict=True))
    )


def belongs(form: str, printed: str, language: str) -> bool:
    """Whether a word is part of a number, amount or date wherever it stands."""
    return (
        is_number(form, language)
        or form in _UNITS
        or (printed[:1].isupper() and form in MONTHS.get(language, ()))
    )


plugin = Detector(
    code="number",
    rank=210,
    group="substance",
    severity="critical",
    meaning="A figure, date, amount or number word that differs.",
    claims=_claims,
)
