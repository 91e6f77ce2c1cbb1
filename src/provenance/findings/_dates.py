"""Calendar dates as headings, file names and sentences write them, in several languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS: dict[str, int] = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "jan feb mar apr _ jun jul aug sep oct nov dec",
        "_ _ _ _ _ _ _ _ sept _ _ _",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "_ _ _ _ _ _ _ _ setiembre _ _ _",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    )
    for number, name in enumerate(names.split(), 1)
    if name != "_"
}
DAYS: dict[str, int] = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    )
    for number, name in enumerate(names.split())
}
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_DAY = "|".join(DAYS)
DATE = re.compile(
    rf"(?:\b(?P<weekday>{_DAY}),? {{1,2}}(?:the )?)?"
    r"(?:"
    rf"\b(?P<m1>{_MONTH})\.? {{1,2}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? {{1,2}}(?P<y1>\d{{4}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)? {{1,2}}(?:de |of )?(?P<m2>{_MONTH})\.?,?"
    r" {1,2}(?:de |del |of )?(?P<y2>\d{4})\b"
    r"|(?<![\d/.\-])(?P<y3>(?:17|18|19|20)\d\d)[-_.](?P<m3>0\d|1[0-2])[-_.](?P<d3>[0-3]\d)(?!\d)"
    r"|(?<![\d/.\-])(?P<d4>[0-3]?\d)\.(?P<m4>[01]?\d)\.(?P<y4>(?:17|18|19|20)\d\d)(?!\d)"
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text, where it stands, and the day of the week it claims (Monday is 0)."""

    start: int
    end: int
    day: date
    weekday: int | None = None


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """Yield the full dates (day, month and year) in ``text``; impossible ones are passed over.

    >>> [found.day.isoformat() for found in dates("Vienna, 14 November 2015; 31 June 2015")]
    ['2015-11-14']
    """
    for match in DATE.finditer(text, start, len(text) if end is None else end):
        year, month, day = next(
            (match[f"y{n}"], match[f"m{n}"], match[f"d{n}"]) for n in "1234" if match[f"y{n}"]
        )
        number = MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
        try:
            found = date(int(year), number, int(day))
        except ValueError:
            continue
        name = match["weekday"]
        yield Dated(*match.span(), found, DAYS[name.lower()] if name else None)
