"""Figures, amounts and dates, in digits and in words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from text_to_num import alpha2digit, text2num

_DATES = {
    "en": "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre lunes martes miércoles jueves viernes sábado domingo",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "januar februar märz april mai juni juli august september oktober november dezember "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "понедельник вторник среда четверг пятница суббота воскресенье",
}
_SCALES = {
    "en": "one hundred thousand million billion trillion hundreds thousands millions billions "
    "dozen half quarter percent double twice triple first second third fourth fifth sixth seventh "
    "eighth ninth tenth eleventh twelfth zero oh point",
    "es": "cien ciento mil millón millones billones medio media cuarto por ciento docena doble "
    "primero primera primer segundo segunda tercero tercera tercer cuarta quinto quinta",
    "fr": "cent cents mille million millions milliard milliards demi demie quart pour douzaine "
    "premier première deuxième second seconde troisième quatrième cinquième",
    "de": "hundert tausend million millionen milliarde milliarden halb prozent dutzend erste "
    "ersten zweite zweiten dritte dritten vierte vierten",
    "ru": "один одна два две три четыре пять шесть семь восемь девять десять сто двести тысяч "
    "тысяча тысячи миллион миллиона миллионов миллиард миллиарда миллиардов первый второй третий "
    "двадцать тридцать сорок пятьдесят процентов половина",
}
_JOINTS = frozenset({"and", "y", "et", "und", "a", "of", "de", "и"})
_UNITS = {
    "$": "dollar", "dollars": "dollar", "usd": "dollar", "€": "euro", "euros": "euro",
    "£": "pound", "pounds": "pound", "%": "percent", "per": "", "cent": "percent",
    "percentage": "percent", "por": "", "ciento": "percent", "pour": "", "¥": "yen",
}  # fmt: skip
_ENGLISH_ORDINALS = dict(
    zip(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        range(1, 13),
        strict=True,
    )
)
_POWERS = tuple(Decimal(10) ** power for power in (3, 6, 9, 12))
_SPOKEN = frozenset({"en", "es", "fr", "de", "pt", "it", "nl"})
_FIGURE = re.compile(r"\d[\d.,:\u0660-\u0669]*[^\W\d]{0,4}")
_DIGITS = re.compile(r"\d")
_SEPARATED = re.compile(r"(?<=\d)[.,\u00a0\u202f'’ ](?=\d{3}(?!\d))")
_ORDINAL = re.compile(r"(?<!\d)(\d{1,12})(?:st|nd|rd|th|º|ª|er|ère|ème|e)\b")
_FRACTION = re.compile(r"(?<!\d)(\d{1,12})\s*[/⁄]\s*(\d{1,12})")
_HALF = {
    "half": "0.5", "quarter": "0.25", "media": "0.5", "medio": "0.5", "demi": "0.5", "demie": "0.5",
}  # fmt: skip


@lru_cache(maxsize=1 << 14)
def is_number(form: str, language: str = "en") -> bool:
    """Whether a compared form is a figure, a number word, or part of a date.

    >>> [is_number(w) for w in ("1973", "eight", "thousand", "$", "january", "one", "may")]
    [True, True, True, True, True, True, False]
    """
    if _FIGURE.fullmatch(form) or form in tuple("$€£¥₹₽%‰½¼¾⅓⅔⅛⅜⅝⅞"):
        return True
    if form in _words(language):
        return True
    if form in _JOINTS or language not in _SPOKEN:
        return False
    return (
        _figure(form, language) is not None
        or _DIGITS.search(alpha2digit(form, language)) is not None
    )


@lru_cache(maxsize=16)
def _words(language: str) -> frozenset[str]:
    words = {*_DATES.get(language, "").split(), *_SCALES.get(language, "").split()}
    # These are other words far more often than months or parts of a number.
    return frozenset(words - {"may", "por", "pour", "point", "oh", "march", "среда"})


def is_joint(form: str) -> bool:
    """Whether a compared form may stand inside a number: "two *and* a half"."""
    return form in _JOINTS


_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")


def time_stamp(printed: str) -> str:
    """Return the time that ``printed`` states, to the second; "" where it is no time.

    >>> time_stamp("[00:02:04.07]") == time_stamp("[02:04]"), time_stamp("1,000")
    (True, '')
    """
    match = _TIME.fullmatch(printed.strip("[]()\\{} "))
    if not match:
        return ""
    return f"{int(match[1] or 0)}:{int(match[2])}:{int(match[3])}"


@lru_cache(maxsize=1 << 12)
def value(printed: str, language: str = "en") -> str:
    """Return a canonical form of the number that ``printed`` states; "" where it states none.

    >>> value("2 ½") == value("two and a half") == value("2 1/2") == value("two and one half")
    True
    >>> value("$15,000") == value("fifteen thousand dollars"), value("six") == value("eight")
    (True, False)
    """
    stamp = time_stamp(printed)
    if stamp:
        return stamp
    text = "".join(
        f" {unicodedata.numeric(c)} " if unicodedata.category(c) == "No" else c
        for c in printed.casefold()
    )
    text = re.sub(r"[-–—]", " ", _SEPARATED.sub("", text))
    text = _ORDINAL.sub(r"\1", text)
    text = _FRACTION.sub(_fraction, text)
    words = [_HALF.get(w, w) for w in re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[$€£¥%]", text)]
    words = [
        str(_ENGLISH_ORDINALS[w])
        if language == "en" and w in _ENGLISH_ORDINALS and not before.endswith("ty")
        else w
        for before, w in zip(["", *words], words, strict=False)
    ]
    kept = [
        w
        for at, w in enumerate(words)
        if not (
            w in ("a", "one", "y", "and", "et")
            and any(later.startswith("0.") for later in words[at + 1 : at + 3])
        )
    ]
    spoken = " ".join(kept)
    if language in _SPOKEN:
        spoken = _ORDINAL.sub(r"\1", alpha2digit(spoken, language))
    found: list[str] = []
    for printed_word in spoken.replace(",", ".").split():
        word = _UNITS.get(printed_word, printed_word)
        if not word or word in _JOINTS or word == "the":
            continue
        figure = _figure(word, language)
        last = _figure(found[-1], language) if found else None
        if figure is None:
            found.append(word)
        elif last is not None and figure < 1 <= last:
            found[-1] = _written(last + figure)
        elif last is not None and figure in _POWERS and last < 1000:
            found[-1] = _written(last * figure)
        else:
            found.append(_written(figure))
    return " ".join(sorted(found))


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
