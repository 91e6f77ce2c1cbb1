"""Marks beside a word that are part of it: a letter that damage made a mark, a label's colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences import _surface
from provenance.differences._cuts import after_break, before_break
from provenance.model import LABEL, Span
from provenance.text.numbers import value

if TYPE_CHECKING:
    from provenance.differences._ledger import Ledger
    from provenance.differences._place import Part
    from provenance.differences._raw import Raw
    from provenance.model import Passage

LOST = "\ufffd"
_LOST_SIGNS = re.compile(r"[?\ufffd]{1,3}(?=\s|$)")


def with_colon(part: Part, other: Part) -> Part:
    """Take the colon along where one side has a label that was not taken for one."""
    if other.only(LABEL) and not part.has_label and part.after.startswith(":"):
        return part.covering(Span(part.text.start, part.text.end + 1))
    return part


def with_marks(part: Part, other: Part) -> Part:
    """Take a mark along that is a damaged letter of the word beside it: "caf‚" / "café".

    The other way round, a character that was lost behind a word may have been a mark.
    """
    if part.size != 1 or other.size != 1:
        return part
    if LOST in (part.printed[:1], part.printed[-1:]):
        # A mark that stands behind both words was not lost: "communiqu\ufffd," is no "communiqu,".
        before = "" if other.before == part.before else other.before[-1:]
        after = "" if other.after[:1] == part.after[:1] else other.after[:1]
        cut_start = part.printed[0] == LOST != other.printed[0] and _is_mark(before)
        cut_end = part.printed[-1] == LOST != other.printed[-1] and _is_mark(after)
        return part.covering(Span(part.text.start + cut_start, part.text.end - cut_end))
    if not 0 < len(other.printed) - len(part.printed) < 3:
        return part  # no more than a letter or two can have become marks
    before, after = part.before, part.after
    asked = len(after) - len(after.lstrip("?"))  # "café?" leaves "caf??"
    own = len(other.after) - len(other.after.lstrip("?"))
    ahead = _surface.damaged_edge(other.printed, part.printed, after, back=False)
    if asked and asked <= own:
        ahead = 0
    behind = _surface.damaged_edge(other.printed, part.printed, before, back=True)
    return part.covering(Span(part.text.start - behind, part.text.end + ahead))


def with_fraction(part: Part, other: Part, language: str) -> Part:
    """Take signs of damage along behind a figure where the other text has a fraction: "2??"."""
    if part.size != 1 or not part.printed.isdigit():
        return part
    signs = None if "?" in other.after else _LOST_SIGNS.match(part.after)
    stated = value(other.printed, language) if signs and 0 < other.size <= 6 else ""
    if not signs or not stated.startswith(f"{part.printed}."):
        return part
    return part.covering(Span(part.text.start, part.text.end + signs.end()))


def with_looked_at(part: Part, other: Part, behind: bool, ahead: bool) -> Part:
    """Take marks along on the sides on which the gap is looked at, too."""
    wide = with_marks(part, other).text
    return part.covering(
        Span(
            wide.start if behind else part.text.start,
            wide.end if ahead else part.text.end,
        )
    )


def with_rims(ledger: Ledger, base: Part, witness: Part) -> tuple[Part, Part]:
    """Take marks along at the first and the last word of a place."""
    starts, stops = [], []
    for at in (0, -1) if base.size > 1 or witness.size > 1 else (0,):
        i, j = (part.at.end - 1 if at else part.at.start for part in (base, witness))
        one, other = ledger.base.part(Span(i, i + 1)), ledger.witness.part(Span(j, j + 1))
        one, other = with_marks(one, other), with_marks(other, one)
        starts.append((one.text.start, other.text.start))
        stops.append((one.text.end, other.text.end))
    (x, y), (x_end, y_end) = starts[0], stops[-1]
    return (
        base.covering(Span(x, max(x_end, base.text.end) if base.size > 1 else x_end)),
        witness.covering(Span(y, max(y_end, witness.text.end) if witness.size > 1 else y_end)),
    )


def kept_within(part: Part, place: Part, before: Part | None) -> Part:
    """Keep what a word took along within its place, and behind the word before it."""
    floor = before.text.end if before else place.text.start
    return part.covering(Span(max(part.text.start, floor), min(part.text.end, place.text.end)))


def with_marks_around(ledger: Ledger, passage: Passage, piece: Raw) -> tuple[Span, Span]:
    """Return the text of both printings with the marks before the first and behind the last word.

    They are taken in only where the difference that tells of the move holds them on both sides.
    """
    inner, outer = [], []
    for edition, at in ((ledger.base, passage.base), (ledger.witness, passage.witness)):
        part = edition.part(at)
        inner.append(part.text)
        ahead = len(part.before) - after_break(part.before)
        outer.append(Span(part.text.start - ahead, part.text.end + before_break(part.after)))
    pieces = (piece.base, piece.witness)
    head = all(a.start >= b.start for a, b in zip(outer, pieces, strict=True))
    tail = all(a.end <= b.end for a, b in zip(outer, pieces, strict=True))
    base, witness = (
        Span(a.start if head else b.start, a.end if tail else b.end)
        for a, b in zip(outer, inner, strict=True)
    )
    return base, witness


def _is_mark(character: str) -> bool:
    return bool(character) and not character.isspace() and character != LOST
