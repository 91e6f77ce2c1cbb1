"""When something is said, as XML tells it: points of a time line, and attributes of elements.

A transcription in TEI lists points (``when``) and has its utterances point to them; other files
write seconds or a clock beside each turn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.formats._keys import FAR, seconds_of

if TYPE_CHECKING:
    from provenance.formats._xml_tree import Element

_UNITS: Final = {"s": 1.0, "sec": 1.0, "seconds": 1.0, "ms": 0.001, "min": 60.0, "m": 60.0}
_CLOCK: Final = re.compile(
    r"(?:(?P<date>\d{4}-\d{2}-\d{2})T)?(?P<clock>\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?)"
    r"(?:Z|[+-]\d{2}:?\d{2})?"
)
_BEGINS: Final = ("start", "starttime", "begin", "from", "audio_start", "xmin")
_ENDS: Final = ("end", "endtime", "finish", "to", "audio_end", "xmax")
_POINTS: Final = ("synch", "time", "when")
_DAY: Final = 86_400


class Times:
    """The points of one document's time line, by their identifiers."""

    def __init__(self, root: Element) -> None:
        self.points = _points(root)

    def span(self, element: Element) -> tuple[float | None, float | None]:
        """Return when an element begins and ends; None where it does not say."""
        begin = self._time(element.get(*_BEGINS))
        return begin, self._time(element.get(*_ENDS)) if begin is not None else None

    def point(self, element: Element) -> float | None:
        """Return the moment that an empty element marks within a turn; None if it marks none."""
        if element.name not in ("anchor", "sync", "timestamp", "when"):
            return None
        return self._time(element.get(*_POINTS))

    def _time(self, spelt: str) -> float | None:
        """Return the seconds of a reference to a point, or of a time that is spelt out."""
        if not spelt or len(spelt) > 100:
            return None
        pointed = spelt.split(maxsplit=1)[0].rpartition("#")[2]
        if pointed in self.points:
            return self.points[pointed]
        seconds = None if spelt.startswith("#") else seconds_of(spelt)
        return seconds if seconds is not None and seconds < FAR else None


def _points(root: Element) -> dict[str, float]:
    """Return the seconds of each point of a time line, counted from its origin."""
    found: dict[str, float] = {}
    first: float | None = None
    for line in root.walk():
        if line.name != "timeline":
            continue
        unit = _UNITS.get(line.get("unit").lower(), 1.0)
        for when in line.elements:
            identifier = when.get("id")
            if when.name != "when" or not identifier:
                continue
            own = _UNITS.get(when.get("unit").lower(), unit)
            interval, clock = when.get("interval")[:40], _absolute(when.get("absolute")[:60])
            if interval.replace(".", "", 1).isdecimal():
                since = found.get(when.get("since").rpartition("#")[2], 0.0)
                found[identifier] = since + float(interval) * own
            elif clock is not None:
                first = (clock if clock >= _DAY else 0.0) if first is None else first
                found[identifier] = max(clock - first, 0.0)
    return found


def _absolute(spelt: str) -> float | None:
    """Return a moment in seconds: of its day, or where a date is given of all days."""
    found = _CLOCK.fullmatch(spelt)
    if found is None:
        return None
    seconds = seconds_of(found["clock"]) or 0.0
    if not found["date"]:
        return seconds
    from datetime import date  # noqa: PLC0415, few files need it

    try:
        return date.fromisoformat(found["date"]).toordinal() * _DAY + seconds
    except ValueError:
        return None
