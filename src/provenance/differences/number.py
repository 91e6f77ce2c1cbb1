"""A figure, date, amount or number word that differs.

In digits or in words. The same value written differently (2 ½ and two and a half) is information
only, and the same amount of which one text does not say the currency ($300 and 300) is a
warning. Another unit beside the same figure is other wording.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.text._number_words import MONTHS
from provenance.text.numbers import (
    is_joint,
    is_number,
    is_range,
    roman_value,
    same_figures,
    same_value,
    value,
)
from provenance.text.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.differences._place import Part, Place

_CURRENCIES = frozenset("$€£¥₹₽")
_SIGNS = _CURRENCIES | frozenset("%‰")
_PARTS = frozenset("halves thirds quarters fourths fifths sixths eighths tenths".split())
"""What is left of "three quarters" is no number: "quarters" alone are months or lodgings."""

_MONEY = frozenset(
    "dollar dollars buck bucks euro euros usd eur gbp cent cents pesos dólares rubles roubles "
    "рублей".split()
)
_UNITS = _MONEY | frozenset("pounds percent percentage prozent процентов процента процент".split())
_MAGNITUDES = {
    short: long
    for long, shorts in (
        ("thousand", "k thousand"),
        ("million", "m mn million"),
        ("billion", "b bn billion"),
        ("trillion", "t tn trillion"),
    )
    for short in shorts.split()
}
_ORDINAL = re.compile(r"\d{1,4}(st|nd|rd|th|º|ª|er|e|ème)")
_PER = frozenset({"por", "pour", "per"})
_HUNDRED = frozenset({"ciento", "cento", "cent"})
UNSAID = "the same amount, of which one text does not say the currency"


def _claims(place: Place) -> Claim | None:
    if place.one_sided and is_unit(place.fuller, place.language):
        money = all(form in _CURRENCIES or form in _MONEY for form in place.fuller.forms)
        return Claim(UNSAID, "warning") if money else Claim()
    if place.one_sided and cuts_number(place.fuller, place.language):
        return Claim()
    if not (place.base.size and place.witness.size):
        return None
    if max(place.base.size, place.witness.size) > 14:
        return None
    language = place.language
    if _lost_figure(place.base.printed, place.witness.printed):
        return Claim("an ordinal without its figure")
    powers = [_magnitude(part, language) for part in (place.base, place.witness)]
    if all(powers):
        same = powers[0] == powers[1]
        return Claim("the same value, written differently", "info") if same else Claim()
    numerals = [_numeral(part) for part in (place.base, place.witness)]
    if all(numerals):
        return Claim() if numerals[0] != numerals[1] else None
    if any(numerals):
        return _beside_numeral(place, numerals)
    if not (_states(place.base, language) and _states(place.witness, language)):
        return None
    if plain(place.base.printed) == plain(place.witness.printed):
        return None  # an accent alone
    if same_value(place.base.printed, place.witness.printed, language):
        return Claim("the same value, written differently", "info")
    if same_figures(place.base.printed, place.witness.printed, language):
        return Claim(UNSAID, "warning")
    return Claim()


def _magnitude(part: Part, language: str) -> str:
    """Return what stands behind a figure to be multiplied by: "million" for "m" and "million"."""
    power = _MAGNITUDES.get(part.forms[0], "") if part.size == 1 and language == "en" else ""
    return power if power and part.word_at(part.at.start - 1)[-1:].isdigit() else ""


def _lost_figure(one: str, other: str) -> bool:
    """Whether only the ending of an ordinal is left: "21st" beside "st"."""
    if not (one[:1].isdigit() or other[:1].isdigit()):
        return False
    whole, ending = sorted((one, other), key=len, reverse=True)
    match = _ORDINAL.fullmatch(whole)
    return match is not None and match[1] == ending


def _numeral(part: Part) -> int:
    """Return what a Roman numeral states, else 0; one letter alone is one behind a name only."""
    if part.size != 1 or part.printed.islower() or not part.words[0].isupper():
        return 0
    number = roman_value(part.words[0])
    return number if len(part.words[0]) > 1 or follows_name(part) else 0


def _beside_numeral(place: Place, numerals: list[int]) -> Claim | None:
    """Claim a Roman numeral beside a number written differently: "VIII" and "the Eighth"."""
    other = place.witness if numerals[0] else place.base
    if other.size > 3 or not (_states(other, place.language) or other.forms[0] == "the"):
        return None
    if same_value(str(max(numerals)), other.printed, place.language):
        return Claim("the same value, written differently", "info")
    return Claim() if _states(other, place.language) else None


def follows_name(part: Part) -> bool:
    """Whether a word with a capital stands before, in the same sentence: "World War" I."""
    return part.before == " " and part.word_at(part.at.start - 1)[:1].isupper()


def is_unit(part: Part, language: str) -> bool:
    """Whether nothing but a unit stands here: "$", "%", and "dollars" behind a number."""
    if not part.size or (part.forms[0] not in _SIGNS and part.forms[0] not in _UNITS):
        return False  # as nearly all places
    if _SIGNS.issuperset(part.forms):
        return True
    before = part.word_at(part.at.start - 1).casefold()
    return (
        all(form in _UNITS for form in part.forms)
        and part.before in (" ", "-", "\n")
        and is_number(before, language)
    )


def cuts_number(part: Part, language: str) -> bool:
    """Whether words are a part of a number that goes on beside them: 15 *thousand* million."""
    if not 0 < part.size < 4 or not all(is_number(form, language) for form in part.forms):
        return False
    sides = ((part.before, part.at.start - 1), (part.after, part.at.end))
    beside = [
        (part.word_at(at).casefold(), at < part.at.start)
        for gap, at in sides
        if 0 <= at < len(part.tokens) and gap in (" ", "-", "\n", "")
    ]
    return any(
        is_number(word, language)
        and word not in _PARTS
        and not (ahead and _is_article(word, part, language))
        for word, ahead in beside
    )


def _is_article(word: str, part: Part, language: str) -> bool:
    """Whether a word before a number is no part of it: "una primera etapa" is no sum."""
    return value(word, language) == "1" and not value(f"{word} {part.printed}", language).isdigit()


def _states(part: Part, language: str) -> bool:
    """Whether a part is a number and nothing else."""
    return states_number(list(zip(part.forms, part.words, strict=True)), language)


def states_number(words: Sequence[tuple[str, str]], language: str) -> bool:
    """Whether words, as (compared, printed), are a number, amount or date and nothing else."""
    numbers = [belongs(form, printed, language) for form, printed in words]
    return any(numbers) and all(
        number
        or form == "a"
        or ((is_joint(form) or is_range(form)) and 0 < at < len(words) - 1)
        or _helps(words, numbers, at, language)
        for at, ((form, _), number) in enumerate(zip(words, numbers, strict=True))
    )


def _helps(words: Sequence[tuple[str, str]], numbers: list[bool], at: int, language: str) -> bool:
    """Whether a word is part of the number beside it: *por* ciento, *the* 5th, 3 *mars* 2012."""
    form = words[at][0]
    following = words[at + 1][0] if at + 1 < len(words) else ""
    if form in _PER:
        return following in _HUNDRED
    if form == "the":
        return at == 0 and len(words) > 1 and numbers[1]
    beside = [*numbers[max(at - 1, 0) : at], *numbers[at + 1 : at + 2]]
    return form in MONTHS.get(language, ()) and any(beside)


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
