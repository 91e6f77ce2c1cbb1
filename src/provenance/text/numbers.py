"""Figures, amounts and dates, in digits and in words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from text_to_num import alpha2digit, text2num

from provenance.text._number_words import CARDINALS, DECADES, MONTHS, NUMBERS, ONE, ORDINALS, PARTS

_JOINTS = frozenset({"and", "y", "et", "und", "a", "of", "de", "и", "e", "uh", "um"})
_RANGES = frozenset({"the", "to", "à", "bis", "hasta", "até"})
_UNITS = {
    "$": "dollar", "dollars": "dollar", "usd": "dollar", "€": "euro", "euros": "euro",
    "£": "pound", "pounds": "pound", "%": "percent", "percentage": "percent", "¥": "yen",
    "prozent": "percent", "процент": "percent", "процента": "percent",
    "процентов": "percent", "بالمئة": "percent", "بالمائة": "percent",
}  # fmt: skip
_SPANISH_UNITS = {"$": "peso", "pesos": "peso", "dólares": "dólar"}
_POWERS = tuple(Decimal(10) ** power for power in (3, 6, 9, 12))
_SPOKEN = frozenset({"en", "es", "fr", "de", "pt", "it", "nl"})
_FIGURE = re.compile(r"\d[\d.,:]*(?:'?[^\W\d]{1,4})?")
_DIGITS = re.compile(r"\d")
_SIGNS = tuple("$€£¥₹₽%‰½¼¾⅓⅔⅛⅜⅝⅞")
_SEPARATED = re.compile(r"(?<=\d)[.,\u00a0\u202f'’ ](?=\d{3}(?!\d))")
_ORDINAL = re.compile(r"(?<!\d)(\d{1,12})(?:st|nd|rd|th|º|ª|o|er|ère|ème|e)\b")
_FRACTION = re.compile(r"(?<!\d)(\d{1,12})\s*[/⁄]\s*(\d{1,12})")
_PER_CENT = re.compile(r"\b(?:per|por|pour) (?:cent|ciento|cento)\b")
_DATE = re.compile(r"(?<!\d)(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?!\d)", re.ASCII)
_HALF = {
    "half": "0.5", "quarter": "0.25", "media": "0.5", "medio": "0.5", "demi": "0.5", "demie": "0.5",
}  # fmt: skip
_GLYPHS = str.maketrans("٪٫٬", "%.,")


@lru_cache(maxsize=1 << 14)
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
    if form in _JOINTS or language not in _SPOKEN:
        return False
    if _figure(form, language) is not None:
        return True
    spoken = alpha2digit(form, language)
    return spoken != form and _DIGITS.search(spoken) is not None


def is_joint(form: str) -> bool:
    """Whether a compared form may stand inside a number: "two *and* a half"."""
    return form in _JOINTS


def is_range(form: str) -> bool:
    """Whether a compared form may stand between two numbers: "five *to* ten", "May *the* 5th"."""
    return form in _RANGES


_TIME = re.compile(r"(?<![\d:.,])(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,6})?(?![\d:])")


def time_stamp(printed: str) -> str:
    """Return the time that ``printed`` states, to the second; "" where it is no time.

    >>> time_stamp("[00:02:04.07]") == time_stamp("[02:04]"), time_stamp("1,000")
    (True, '')
    """
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
    first = value(one, language)
    if first and first == value(other, language):
        return True
    return bool(_dates(one, language) & _dates(other, language))


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
    text = _TIME.sub(_seconds, _plain(printed))
    text = re.sub(r"[-–—]", " ", _SEPARATED.sub("", text))
    text = _FRACTION.sub(_fraction, _ORDINAL.sub(r"\1", text))
    text = _PER_CENT.sub("%", text)
    words = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[$€£¥%]", text)
    spoken = " ".join(_without_joints(_parts(words, language)))
    if language in _SPOKEN:
        spoken = _ORDINAL.sub(r"\1", alpha2digit(spoken, language))
    elif language in CARDINALS:
        spoken = _added(spoken.split(), language)
    pairs = language == "en" and not _DIGITS.search(text)
    figures, others = _figures(spoken.replace(",", ".").split(), language, pairs=pairs)
    return " ".join(sorted([*map(_written, figures), *others]))


def _plain(printed: str) -> str:
    """Write figures of every script and signs such as ½ with the digits from 0 to 9."""
    out = []
    for character in printed.casefold().translate(_GLYPHS):
        if character.isdecimal():
            out.append(str(unicodedata.decimal(character)))
        elif unicodedata.category(character) == "No":
            out.append(f" {unicodedata.numeric(character)} ")
        else:
            out.append(character)
    return "".join(out)


def _parts(words: list[str], language: str) -> list[str]:
    """Write fractions, ordinals and months in words as figures and as ``month 3``."""
    parts, ordinals = PARTS.get(language, {}), ORDINALS.get(language, {})
    months = MONTHS.get(language, {})
    out: list[str] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        above = _whole(before, language)
        hundreds = _whole(words[at - 2], language) if before == "oh" and at > 1 else 0
        below = parts.get(word)
        if 10 < hundreds < 22 and 0 < _whole(word, language) < 10:  # nineteen oh five
            out[-2:] = [str(100 * hundreds + _whole(word, language))]
        elif below and (
            before in ("1", ONE.get(language)) if word in ordinals or above < 2 else above
        ):
            out[-1] = _written(Decimal(above) / below)
        elif word in _HALF:
            out.append(_HALF[word])
        elif word in ordinals and _figure(before, language) is None:
            out.append(str(ordinals[word]))
        elif language == "en" and word in DECADES:
            out += [DECADES[word][:-1], "s"]
        elif word in months:
            out.append(f"month{chr(96 + months[word])}")
        else:
            out.append(word)
    return out


def _whole(word: str, language: str) -> int:
    """Return the whole number from 1 to 99 that one word states, else 0."""
    figure = _figure(word, language)
    if figure is None:
        figure = Decimal(CARDINALS.get(language, {}).get(word, 0))
    return int(figure) if 0 < figure < 100 and figure == int(figure) else 0


def _without_joints(words: list[str]) -> list[str]:
    """Leave out what joins a number and its fraction: "two *and a* half"."""
    return [
        word
        for at, word in enumerate(words)
        if not (
            word in ("a", "one", "y", "and", "et")
            and any(later.startswith("0.") for later in words[at + 1 : at + 3])
        )
    ]


def _added(words: list[str], language: str) -> str:
    """Read the cardinals of a language that the library does not know."""
    known = CARDINALS[language]
    out: list[str] = []
    total = group = 0
    reading = False
    for word in [*words, ""]:
        bare = word[1:] if language == "ar" and word[:1] == "و" and word[1:] in known else word
        number = known.get(bare)
        if number is None:
            if reading:
                out.append(str(total + group))
            total, group, reading = 0, 0, False
            out.append(word)
        elif number >= 1000:
            total, group, reading = total + max(group, 1) * number, 0, True
        else:
            group, reading = group + number, True
    return " ".join(out)


def _figures(words: list[str], language: str, *, pairs: bool) -> tuple[list[Decimal], set[str]]:
    """Part figures from the words beside them; a unit counts once however often it is said.

    ``pairs`` says that two figures may be one year: nineteen ninety-five.
    """
    units = _UNITS | _SPANISH_UNITS if language == "es" else _UNITS
    figures: list[Decimal] = []
    others: set[str] = set()
    follows = False
    for at, printed in enumerate(words):
        word = units.get(printed, printed)
        inner = 0 < at < len(words) - 1
        if word in _RANGES and inner:
            follows = False
            continue
        if not word or word in _JOINTS or word == "the":
            continue
        figure = _figure(word, language)
        if figure is None:
            others.add(word)
        elif figures and follows and figure < 1 <= figures[-1]:
            figures[-1] += figure
        elif figures and follows and figure in _POWERS and figures[-1] < 1000:
            figures[-1] *= figure
        elif pairs and figures and follows and 10 < figures[-1] < 22 and 10 <= figure < 100:
            figures[-1] = figures[-1] * 100 + figure  # nineteen ninety-five, twenty sixteen
        else:
            figures.append(figure)
        follows = figure is not None
    return figures, others


def _dates(printed: str, language: str) -> frozenset[tuple[int, int, int]]:
    """Return the days that ``printed`` may state, as (year, month, day)."""
    text = _plain(printed)
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


def _seconds(match: re.Match[str]) -> str:
    return f" {3600 * int(match[1] or 0) + 60 * int(match[2]) + int(match[3])} seconds "


def _fraction(match: re.Match[str]) -> str:
    below = Decimal(match[2])
    return _written(Decimal(match[1]) / below) if below else match[0]


def _written(figure: Decimal) -> str:
    return f"{figure.normalize():f}"


def _figure(word: str, language: str) -> Decimal | None:
    if re.fullmatch(r"\d{1,40}(?:\.\d{1,40})?", word, re.ASCII):
        return Decimal(word)
    try:
        return Decimal(text2num(word, language)) if language in _SPOKEN else None
    except ValueError:
        return None
