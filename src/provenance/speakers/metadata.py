"""What a heading says of the document: its title, the day, the place."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from provenance.model import Metadata
from provenance.speakers.vocabulary import FIELDS, MONTHS, NOT_NAMES, folded
from provenance.text.names import fold, recapitalize
from provenance.text.titles import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d|\.\d)")
_MONTH_FIRST = re.compile(
    r"(?<!\w)([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|º|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,10})\.?,?"
    r"\s+(?:de\s+|del\s+)?(\d{4})(?!\d)",
    re.IGNORECASE,
)
_HANDLED = re.compile(
    r"\W*(?:(?:date )?(?:extracted|retrieved|accessed|downloaded|captured|scraped|crawled|"
    r"uploaded|updated|modified|transcribed|converted|archived|processed)|upload date|"
    r"last (?:updated|modified)|consult[ée]e? le|consultado el|abgerufen)\b",
    re.IGNORECASE,
)
_DANGLING = folded(
    "by of the at on in to for and de du des le la les l' par por del el al von der die "
    "das vom dem zum da do pelo от и в на"
)
_LONGEST_TITLE = 300
_PRINTED = re.compile(r"^\W*\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: [AP]M)?")
"""The date and time that a browser prints over a page."""
_AROUND = " \t*_#>-–—;|\u00a0"
_FIELD = re.compile(
    r"[\W_]*(title|titulo|título|titre|titel)[\s*_]*:[\s*_]*(\S.{0,200})", re.IGNORECASE
)
_WORDED = re.compile(r"[^\W\d_]{4}|[^\W\d_]{2,} [^\W\d_]{2,}|[\u0600-\u06ff]{2}")
_TRIM = " \t*_#>-–—,;|:\u00a0.()[]"
_DAYS = folded(
    """
    monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi
    vendredi  samedi dimanche lunes martes miercoles jueves viernes sabado domingo montag
    dienstag mittwoch  donnerstag freitag samstag sonntag segunda-feira le el den am a
    """
)


def date_in(line: str) -> tuple[str, int, int] | None:
    """Find a full date in ``line``: ISO form, start and end of where it stands; or None."""
    for pattern, order in (
        (_ISO, "ymd"),
        (_MONTH_FIRST, "mdy"),
        (_DAY_FIRST, "dmy"),
        (_DOTTED, "dmy"),
    ):
        for match in pattern.finditer(line[:400]):
            fields = dict(zip(order, match.groups(), strict=True))
            if pattern is _DOTTED and "/" in match.group() and int(fields["d"]) <= 12:
                continue  # 9/10/2016 is read in two ways
            month = fields["m"]
            number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
            try:
                day = date(int(fields["y"]), number, int(fields["d"]))
            except ValueError:
                continue
            return day.isoformat(), match.start(), match.end()
    return None


def place_in(text: str) -> str:
    """Return ``text`` as a place ("Vienna, Austria") if it looks like one, else nothing."""
    bare = text.strip(_TRIM)
    parts = [part.strip() for part in bare.split(",")]
    while parts and (fold(parts[-1]) in _DAYS or not parts[-1]):
        parts.pop()
    if not 1 <= len(parts) <= 3 or len(bare) > 60:
        return ""
    for part in parts:
        words = part.replace(".", ". ").split()
        if not 1 <= len(words) <= 4:
            return ""
        for word in words:
            if fold(word) in PARTICLES:
                continue
            if not word[:1].isupper() or any(c.isdigit() for c in word):
                return ""
            if fold(word) in _DAYS or word.lower() in MONTHS:
                return ""
            if fold(word) in NOT_NAMES - {"united", "states", "kingdom", "republic"}:
                return ""
    return recapitalize(", ".join(parts))


def metadata_of(front: Sequence[str], title: str = "") -> Metadata:
    """Read title, date and place from the lines of a heading, in order."""
    day = place = ""
    best = 0
    for at, line in enumerate(front):
        found = date_in(line)
        if found is None or _HANDLED.match(line):
            continue  # the day on which somebody handled the text is not the day of the event
        iso, start, _ = found
        here = place_in(_same_line(line[:start]))
        rank = 3 if "," in here else 1
        if not here and at and not line[:start].strip(_TRIM):
            above = place_in(front[at - 1])
            if "," in above:
                here, rank = above, 3
        rank = rank if here else 1
        if rank > best or not day:
            best, day, place = rank, iso, here or place
    return Metadata(title=title or title_of(front), date=day, place=place)


def _same_line(before: str) -> str:
    """What stands before a date on its line, if it ends as a place does."""
    bare = before.rstrip(" \t*_\u00a0")
    for article in (" le", " el", " den", " am"):
        if bare.endswith(article):
            bare = bare[: -len(article)].rstrip()
    return bare if bare.endswith((",", "-", "–", "—", "(")) else ""


def title_of(front: Sequence[str], wrapped: Sequence[bool] = ()) -> str:
    """Return the first line of the heading that names the document, with what goes on from it.

    ``wrapped`` says of each line whether it belongs to the line before.
    """
    for line in front:
        field = _FIELD.match(line)
        if field:
            return field.group(2).strip(_TRIM)
    for at, line in enumerate(front):
        bare = _PRINTED.sub("", line).strip(_AROUND)
        named = fold(bare.partition(":")[0]) if ":" in bare else ""
        if _is_field_name(named) or sum(c.isalpha() for c in bare) * 2 < len(bare):
            continue
        if len(bare) > 3 and not date_in(bare) and _WORDED.search(bare):
            after = [each.strip(_AROUND) for each in front[at + 1 : at + 5]]
            return _continued(bare, after, [*wrapped[at + 1 : at + 5], *[False] * 4])
    for line in front:  # a title that ends in the day
        bare = _PRINTED.sub("", line).strip(_AROUND)
        found = None if _HANDLED.match(line) else date_in(bare)
        said = bare[: found[1]].strip(_TRIM) if found else ""
        if len(said.split()) >= _TITLE and not _is_field_name(fold(bare.partition(":")[0])):
            return bare
    return ""


_TITLE = 4
"""A line with a date is a title if so many words stand before the date."""


def _is_field_name(named: str) -> bool:
    """Whether what stands before a colon names a field: "date", "video url"."""
    return bool(named) and (named in FIELDS or all(word in FIELDS for word in named.split()))


def _continued(title: str, following: Sequence[str], wrapped: Sequence[bool]) -> str:
    """Return a title with the lines on which it goes on: after "STATEMENT BY", after a comma."""
    for line, goes_on in zip(following, wrapped, strict=False):
        last = fold(title.rsplit(maxsplit=1)[-1])
        dangles = (last in _DANGLING or title.endswith(",")) and not date_in(line)
        if not line or not (dangles or goes_on):
            break
        if len(title) + len(line) > _LONGEST_TITLE:
            break
        title = f"{title} {line}"
    return title[:_LONGEST_TITLE].rstrip(" ,;:–—-|")
