"""Figures, amounts and dates, in digits and in words."""

from __future__ import annotations

import re
from functools import lru_cache

from text_to_num import alpha2digit

from provenance.text._number_words import NUMBERS
from provenance.text.amounts import JOINTS, RANGES, SPOKEN, amount, figure_of, plain, readings

_FIGURE = re.compile(r"\d[\d.,:]*(?:'?[^\W\d]{1,4})?|\d{1,2}h\d{2}")
_DIGITS = re.compile(r"\d")
_SIGNS = tuple("$€£¥₹₽%‰½¼¾⅓⅔⅛⅜⅝⅞")
_DATE = re.compile(r"(?<!\d)(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?!\d)", re.ASCII)


@lru_cache(maxsize=1 << 16)
def is_number(form: str, language: str = "en") -> bool:
    """Whether a compared form is a figure, a number word, or part of a date.

    >>> [is_number(w) for w in ("1973", "eight", "thousand", "$", "january", "one", "may")]
    [True, True, True, True, True, True, False]
    """
    if _FIGURE.fullmatch(form) or form in _SIGNS:
        return True
    if form in NUMBERS.get(language, ()):
        return True
    if language == "ar" and len(form) > 3 and form[0] == "و":  # "and" is written with the word
        return form[1:] in NUMBERS["ar"]
    if form in JOINTS or language not in SPOKEN:
        return False
    if figure_of(form, language) is not None:
        return True
    spoken = alpha2digit(form, language)
    return spoken != form and _DIGITS.search(spoken) is not None


def is_joint(form: str) -> bool:
    """Whether a compared form may stand inside a number: "two *and* a half"."""
    return form in JOINTS


def is_range(form: str) -> bool:
    """Whether a compared form may stand between two numbers: "five *to* ten", "May *the* 5th"."""
    return form in RANGES


_TIME = re.compile(r"(?<![\d:.,])(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,6})?(?![\d:])")


def time_stamp(printed: str) -> str:
    """Return the time that ``printed`` states, to the second; "" where it is no time.

    >>> time_stamp("[00:02:04.07]") == time_stamp("[02:04]"), time_stamp("1,000")
    (True, '')
    """
    if printed[:1].isalpha():
        return ""
    match = _TIME.fullmatch(printed.strip("[]()\\{} "))
    if not match:
        return ""
    return f"{int(match[1] or 0)}:{int(match[2])}:{int(match[3])}"


def same_value(one: str, other: str, language: str = "en") -> bool:
    """Whether two printed numbers, amounts or dates state the same.

    A date in figures may begin with the day or with the month: it is the same as either.

    >>> same_value("two thirds", "2/3"), same_value("17 March 2016", "17/03/2016")
    (True, True)
    >>> same_value("March 17, 2016", "2016-03-17"), same_value("18 March 2016", "17/03/2016")
    (True, False)
    """
    first, second = amount(one, language), amount(other, language)
    if first == second and (first.figures or first.others):
        return True
    others, ones = readings(other, language), readings(one, language)
    if first in others or second in ones:
        return bool(first.figures)
    if any("seconds" in each.others and each in others for each in ones):
        return True  # both are a time of day: 10:00 and ten o'clock
    return bool(_dates(one, language) & _dates(other, language))


def same_figures(one: str, other: str, language: str = "en") -> bool:
    """Whether two amounts state the same but for the currency, which only one of them says.

    >>> same_figures("$4,300", "4,300"), same_figures("$5 trillion", "five trillion")
    (True, True)
    >>> same_figures("$300", "€300"), same_figures("$43", "34"), same_figures("43%", "43")
    (False, False, False)
    """
    first, second = amount(one, language), amount(other, language)
    alone = [each.others - each.bare for each in (first, second)]
    if bool(alone[0]) == bool(alone[1]):
        return False
    return any(
        left.figures == right.figures != () and left.bare == right.bare
        for left, right in [
            *((first, each) for each in (second, *readings(other, language))),
            *((each, second) for each in readings(one, language)),
        ]
    )


_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_LETTERS = {"X": 10, "V": 5, "I": 1}


def roman_value(printed: str) -> int:
    """Return the number from 1 to 39 that a Roman numeral in capitals states, else 0.

    >>> [roman_value(each) for each in ("II", "XIV", "IIX", "MIX", "ii")]
    [2, 14, 0, 0, 0]
    """
    if not _ROMAN.fullmatch(printed):
        return 0
    values = [_LETTERS[letter] for letter in printed]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def is_date(printed: str, language: str = "en") -> bool:
    """Whether ``printed`` states a day with its year.

    >>> is_date("17 March 2016"), is_date("March"), is_date("2016")
    (True, False, False)
    """
    return bool(_dates(printed, language))


@lru_cache(maxsize=1 << 12)
def value(printed: str, language: str = "en") -> str:
    """Return a canonical form of the number that ``printed`` states; "" where it states none.

    >>> value("2 ½") == value("two and a half") == value("2 1/2") == value("two and one half")
    True
    >>> value("$15,000") == value("fifteen thousand dollars"), value("six") == value("eight")
    (True, False)
    """
    stated = amount(printed, language)
    return " ".join(sorted([*(f"{each.normalize():f}" for each in stated.figures), *stated.others]))


def _dates(printed: str, language: str) -> frozenset[tuple[int, int, int]]:
    """Return the days that ``printed`` may state, as (year, month, day)."""
    text = plain(printed)
    match = _DATE.fullmatch(text.strip())
    if match:
        one, two, three = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) == 4:
            options = {(one, two, three)}
        else:
            years = {three} if three > 99 else {1900 + three, 2000 + three}
            options = {(year, *day) for year in years for day in ((two, one), (one, two))}
        return frozenset(day for day in options if 0 < day[1] <= 12 and 0 < day[2] <= 31)
    words = value(printed, language).split()
    months = [ord(word[5]) - 96 for word in words if re.fullmatch("month[a-l]", word)]
    numbers = sorted(int(word) for word in words if re.fullmatch(r"\d{1,4}", word))
    if len(months) == 1 and len(numbers) == 2 and len(words) == 3 and numbers[0] <= 31:
        return frozenset({(numbers[1], months[0], numbers[0])})
    return frozenset()
