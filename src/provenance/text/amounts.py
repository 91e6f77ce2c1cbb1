"""What an amount states: its figures, and the units and other words beside them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from text_to_num import alpha2digit, text2num

from provenance.text._number_words import (
    CARDINALS,
    DECADES,
    MAGNITUDES,
    MONTHS,
    ONE,
    ORDINALS,
    PARTS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

JOINTS = frozenset({"and", "y", "et", "und", "a", "of", "de", "и", "e", "uh", "um"})
RANGES = frozenset(
    "the to à bis hasta até point punto coma virgule komma ponto vírgula virgola oh heures heure "
    "uhr".split()
)
SPOKEN = frozenset({"en", "es", "fr", "de", "pt", "it", "nl"})
"""Languages of which the library reads the number words."""

CURRENCIES = frozenset({"dollar", "euro", "pound", "yen", "peso", "dólar", "rouble", "rupee"})
_UNITS = {
    "$": "dollar", "dollars": "dollar", "usd": "dollar", "bucks": "dollar", "buck": "dollar",
    "€": "euro", "euros": "euro", "eur": "euro", "£": "pound", "pounds": "pound", "gbp": "pound",
    "%": "percent", "¥": "yen", "₹": "rupee", "rupees": "rupee",
    "₽": "rouble", "roubles": "rouble", "rubles": "rouble", "ruble": "rouble",
    "prozent": "percent", "процент": "percent", "процента": "percent",
    "процентов": "percent", "рублей": "rouble", "рубля": "rouble", "рубль": "rouble",
    "بالمئة": "percent", "بالمائة": "percent",
}  # fmt: skip
_SPANISH_UNITS = {"$": "peso", "pesos": "peso", "dólares": "dólar"}
_CENTS = frozenset({"cents", "cent"})
_DOZENS = frozenset({"dozen", "docena", "douzaine", "dutzend"})
_SCALES = frozenset(
    "hundred thousand million millions billion billions trillion cien mil millones cent cents "
    "mille millions milliard milliards hundert tausend millionen milliarden milhões mila milioni "
    "miliardi miljoen miljard".split()
)
"""Words that count for both ends of a range: three to four *thousand*."""

_POWERS = tuple(Decimal(10) ** power for power in (3, 6, 9, 12))
_ENDS = (*_POWERS, Decimal(100), Decimal(100_000))
_DIGITS = re.compile(r"\d")
_SEPARATED = re.compile(r"(?<=\d)[.,\u00a0\u202f'’ ](?=\d{3}(?!\d))")
_ORDINAL = re.compile(r"(?<!\d)(\d{1,12})(?:st|nd|rd|th|º|ª|o|er|ère|ème|e)\b")
_FRACTION = re.compile(r"(?<!\d)(\d{1,12})\s*[/⁄]\s*(\d{1,12})")
_PER_CENT = re.compile(r"\b(?:per|por|pour) (?:cent|ciento|cento)\b")
_HALF = {
    "half": "0.5", "quarter": "0.25", "media": "0.5", "medio": "0.5", "demi": "0.5", "demie": "0.5",
}  # fmt: skip
_GLYPHS = str.maketrans("٪٫٬", "%.,")
_TIME = re.compile(r"(?<![\d:.,])(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,6})?(?![\d:])")
_CLOCK = re.compile(r"(?<![\d:.,])(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b\.?")
_HOURS = re.compile(r"(?<![\d:.,])(\d{1,2}) ?(?:h|heures?|uhr) ?(\d{2})(?!\d)")
_YEARS = re.compile(r"(?<!\d)(\d\d)(\d\d) ?[-–/] ?(\d\d)(?!\d)")
_HALF_DAY = re.compile(r"\b[ap]\.? ?m\b")
_SECONDS = frozenset({"seconds"})
_POINT = re.compile(r"(?:(?<=[\s$€£-])|^)\.(?=\d)")
_SAID_POINT = re.compile(r"^\s*point(?= )")
_AMERICAN = re.compile(r"\bu\.?s\.?\s?(?=\$|dollar)")
_ALWAYS = {"k": 3, "mn": 6, "mio": 6, "bn": 9, "tn": 12}
_OF_MONEY = {**_ALWAYS, "m": 6, "mm": 6, "b": 9, "t": 12}
_SHORT = re.compile(r"(?<=\d) ?(k|mn|mio|mm|m|bn|b|tn|t)\b")
_MONEY = re.compile(r"[$€£¥₹₽]|\b(?:dollars|euros|pounds)\b")
_ELIDED = re.compile(r"['’‘](\d\d)(s?)")
_SPOKEN_DIGITS = range(3, 12)
"""So many figures below ten may be said one by one: nine one one."""


class Amount(NamedTuple):
    """Figures in order, and every other word: units, months, the s of a decade.

    Beside a month the figures stand from the smallest on, since a date is said in either order.
    """

    figures: tuple[Decimal, ...]
    others: frozenset[str]

    @property
    def bare(self) -> frozenset[str]:
        """What stands beside the figures, but for the currency, which a text may leave out."""
        return self.others - CURRENCIES


@lru_cache(maxsize=1 << 12)
def amount(printed: str, language: str = "en") -> Amount:
    """Return what ``printed`` states; without figures and words where it states nothing.

    >>> amount("$2.50") == amount("two dollars and fifty cents"), amount("$5bn").figures
    (True, (Decimal('5000000000'),))
    """
    text = _HOURS.sub(r"\1:\2", plain(printed))
    return _read(_TIME.sub(_seconds, _CLOCK.sub(_of_day, text)), language)


@lru_cache(maxsize=1 << 12)
def readings(printed: str, language: str = "en") -> tuple[Amount, ...]:
    """Return what else ``printed`` may state.

    Both ends of a range may count by the word that follows it, a time and a fraction may be two
    figures, a year of two figures may be one of four, and figures may be said one by one.

    >>> amount("$3,000 to $4,000") in readings("three to four thousand dollars")
    True
    >>> amount("911") in readings("nine one one"), amount("35") in readings("3, 5")
    (True, False)
    """
    return tuple(_readings(printed, language))


def _readings(printed: str, language: str) -> Iterator[Amount]:
    text = plain(printed)
    words = set(re.findall(r"[^\W\d_]+", text))
    first = amount(printed, language)
    parts = re.sub(r"(?<=\d)[:/](?=\d)", " ", text)
    if parts != text and first.figures:
        yield _read(parts, language)
    if "oh" in words:  # two oh six
        text = re.sub(r"\boh\b", "zero", text)
        first = _read(text, language)
    yield from _of_clock(text, first, language)
    if _YEARS.search(text):  # 2014-15
        yield _read(_YEARS.sub(r"\1\2-\1\3", text), language)
    if "s" in first.others and len(first.figures) == 1 and first.figures[0] < 100:
        yield Amount((1900 + first.figures[0],), first.others)  # the twenties
    elided = _ELIDED.search(text)
    if elided:
        for century in ("18", "19", "20"):
            yield _read(_ELIDED.sub(rf"{century}\1\2", text), language)
    figures = list(first.figures) if len(first.figures) > 1 else []
    if figures and words & _SCALES:
        for end in _ENDS:
            widened = _with_end(figures, end)
            if widened != figures:
                yield Amount(tuple(widened), first.others)
    if not _DIGITS.search(text) and "," not in text and not words & {"to", "and"}:
        joined = _one_by_one(_spoken(text, language))
        if joined:
            yield Amount((Decimal(joined),), first.others)


def _one_by_one(spoken: list[str]) -> str:
    """Join figures that are said one by one or in tens: "9 1 1", "2 06", "7 47"; "" for others."""
    if len(spoken) < 2 or not all(each.isdecimal() for each in spoken):
        return ""
    joined = "".join(spoken)
    tens = len(spoken) == 2 and len(spoken[0]) < 3 and len(spoken[1]) == 2
    digits = all(int(each) < 10 for each in spoken) and len(joined) in _SPOKEN_DIGITS
    return joined if tens or digits else ""


def _of_clock(text: str, stated: Amount, language: str) -> Iterator[Amount]:
    """Yield the time of day: 19:30 in figures, seven thirty p.m. and ten o'clock in words."""
    match = re.fullmatch(r"\s*(\d{1,2}):(\d{2})\s*", text)
    if match:
        yield Amount((Decimal(3600 * int(match[1]) + 60 * int(match[2])),), _SECONDS)
    said = _HALF_DAY.search(text) or re.search(r"\bo['’]clock\b", text)
    figures = _read(text[: said.start()], language).figures if said else ()
    hour, minute = [*figures, Decimal(0)][:2] if 0 < len(figures) < 3 else (Decimal(0), Decimal(0))
    if not said or not 0 < hour <= 12 or not 0 <= minute < 60 or stated.others >= _SECONDS:
        return
    if said.group()[0] in "ap":
        hour = hour % 12 + (12 if said.group()[0] == "p" else 0)
    yield Amount((3600 * hour + 60 * minute,), _SECONDS)


def _with_end(figures: Sequence[Decimal], end: Decimal) -> list[Decimal]:
    """Multiply each figure by ``end`` before a greater one that is so many hundreds, thousands."""
    out = list(figures)
    for at in range(len(out) - 1):
        follows = out[at + 1]
        if follows % end == 0 and out[at] < min(follows / end, Decimal(1000)):
            out[at] *= end
    return out


def _read(text: str, language: str) -> Amount:
    figures, others = _figures(_spoken(text, language), language, pairs=_in_words(text, language))
    if any(len(each) == 6 and each.startswith("month") for each in others):
        figures.sort()
    return Amount(tuple(figures), frozenset(others))


def _in_words(text: str, language: str) -> bool:
    return language == "en" and not _DIGITS.search(text)


def _spoken(text: str, language: str) -> list[str]:
    """Return the words of an amount, its number words written as figures."""
    text = _SAID_POINT.sub("zero point", _POINT.sub("0.", text))
    text = _SHORT.sub(_magnitude(_OF_MONEY if _MONEY.search(text) else _ALWAYS), text)
    text = re.sub(r"[-–—]", " ", _SEPARATED.sub("", _AMERICAN.sub("", text)))
    text = _FRACTION.sub(_fraction, _ORDINAL.sub(r"\1", text))
    text = _PER_CENT.sub("%", text)
    words = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[$€£¥₹₽%]", text)
    spoken = " ".join(_without_joints(_parts(words, language)))
    if language in SPOKEN:
        spoken = _ORDINAL.sub(r"\1", alpha2digit(spoken, language))
    elif language in CARDINALS:
        spoken = _added(spoken.split(), language)
    return spoken.replace(",", ".").split()


def _magnitude(known: dict[str, int]) -> Callable[[re.Match[str]], str]:
    """Return what writes the letters behind a figure out: 5 *bn* is 5 billions."""

    def written(match: re.Match[str]) -> str:
        power = known.get(match[1])
        return f" {10**power} " if power else match[0]

    return written


def plain(printed: str) -> str:
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
    months, magnitudes = MONTHS.get(language, {}), MAGNITUDES.get(language, {})
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
        elif word in ordinals and figure_of(before, language) is None:
            out.append(str(ordinals[word]))
        elif language == "en" and word in DECADES:
            out += [DECADES[word][:-1], "s"]
        elif word in months:
            out.append(f"month{chr(96 + months[word])}")
        else:
            out.append(magnitudes.get(word, word))
    return out


def _whole(word: str, language: str) -> int:
    """Return the whole number from 1 to 99 that one word states, else 0."""
    figure = figure_of(word, language)
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
        if word in RANGES and inner:
            follows = False
            continue
        if not word or word in JOINTS or word == "the":
            continue
        figure = figure_of(word, language)
        if figure is None and word in _DOZENS:
            figures = [*figures[:-1], 12 * figures[-1]] if follows else [*figures, Decimal(12)]
        elif figure is None and language == "en" and word in _CENTS and figures:
            _add_cents(figures, others)
        elif figure is None:
            others.add(word)
            if language == "en" and word in CURRENCIES and at and words[at - 1] == "a":
                figures += [] if follows else [Decimal(1)]  # a dollar
        elif figures and follows and figure < 1 <= figures[-1]:
            figures[-1] += figure * _power(figures[-1])
        elif figures and follows and figure in _POWERS and figures[-1] < 1000:
            figures[-1] *= figure
        elif pairs and figures and follows and 10 < figures[-1] < 22 and 10 <= figure < 100:
            figures[-1] = figures[-1] * 100 + figure  # nineteen ninety-five, twenty sixteen
        else:
            figures.append(figure)
        follows = figure is not None
    return figures, others


def _add_cents(figures: list[Decimal], others: set[str]) -> None:
    """Count the last figure in hundredths: two dollars and fifty *cents*."""
    cents = figures.pop() / 100
    if figures and others & CURRENCIES and figures[-1] == int(figures[-1]) and cents < 1:
        figures[-1] += cents
    else:
        figures.append(cents)
    if "euro" not in others:
        others.add("dollar")


def _power(figure: Decimal) -> Decimal:
    """Return what a half counts behind a round figure: two *million* and a half."""
    return next((power for power in _POWERS[:0:-1] if figure % power == 0), Decimal(1))


def _of_day(match: re.Match[str]) -> str:
    """Read a time with a.m. or p.m. as seconds since midnight."""
    hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0)
    return f" {3600 * hour + 60 * int(match[2] or 0)} seconds "


def _seconds(match: re.Match[str]) -> str:
    return f" {3600 * int(match[1] or 0) + 60 * int(match[2]) + int(match[3])} seconds "


def _fraction(match: re.Match[str]) -> str:
    below = Decimal(match[2])
    return _written(Decimal(match[1]) / below) if below else match[0]


def _written(figure: Decimal) -> str:
    return f"{figure.normalize():f}"


def figure_of(word: str, language: str) -> Decimal | None:
    """Return what one word states as a figure, in digits or in words; None for another word."""
    if re.fullmatch(r"\d{1,40}(?:\.\d{1,40})?", word, re.ASCII):
        return Decimal(word)
    try:
        return Decimal(text2num(word, language)) if language in SPOKEN else None
    except ValueError:
        return None
