"""A date in the heading does not agree with another one that the document bears.

The heading, the file name and the catalogue should tell of one event; where they differ by more
than the days between an event and its publication, one of them is wrong. So is a date whose day of
the week is another one in the calendar. Dates that people mention in what they say are history, and
are not compared.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from provenance.findings._dates import Dated, dates
from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from provenance.findings._view import View

TOLERANCE = 10
"""Days: an event, its publication and an update lie close together."""
HEADING = 1500
"""Characters of a text without known structure in which its heading is looked for."""


def _find(view: View) -> Iterator[Sighting]:
    heading = _heading(view)
    for found in heading:
        if found.weekday is not None and found.day.weekday() != found.weekday:
            name = found.day.strftime("%A")
            yield Sighting(found.start, found.end, f"{found.day.isoformat()} was a {name}")
    for other, where in _elsewhere(view):
        if heading and all(abs((found.day - other).days) > TOLERANCE for found in heading):
            first = heading[0]
            yield Sighting(first.start, first.end, f"{where} says {other.isoformat()}")
            return


def _heading(view: View) -> list[Dated]:
    """Return the dates before anybody speaks."""
    turns = view.turns
    limit = turns[0].span.start if turns else HEADING
    content = view.content
    end = min(limit, HEADING, len(content))
    found = []
    for dated in dates(content, 0, end):
        line_start = content.rfind("\n", 0, dated.start) + 1
        line_end = content.find("\n", dated.end)
        line = content[line_start : line_end if line_end >= 0 else len(content)]
        if len(line) <= 160:
            found.append(dated)
    return found


def _elsewhere(view: View) -> Iterator[tuple[date, str]]:
    source = view.transcript.text.source
    for found in dates(source.facts.date):
        yield found.day, "the catalogue"
    for found in dates(PurePath(source.path).stem.replace("_", "-")):
        yield found.day, "the file name"


plugin = rule("date-mismatch", 300, "warning", __doc__, _find)
