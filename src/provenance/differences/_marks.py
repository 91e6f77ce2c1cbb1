"""Marks beside a word that are part of it: a letter that damage made a mark, a label's colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences import _surface
from provenance.differences._cuts import after_break, before_break
from provenance.model import LABEL, Span
from provenance.text.contractions import is_contracted
from provenance.text.numbers import value

if TYPE_CHECKING:
    from provenance.differences._ledger import Ledger
    from provenance.differences._place import Part
    from provenance.differences._raw import Raw
    from provenance.model import Passage

LOST = "\ufffd"
_SHORT_YEAR = re.compile(r"\d\d(?:'?s)?")
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
    if not (_is_one_word(part) and _is_one_word(other)):
        return part
    if LOST in (part.printed[:1], part.printed[-1:]):
        # A mark that stands behind both words was not lost: "communiqu\ufffd," is no "communiqu,".
        before = "" if other.before == part.before else other.before[-1:]
        after = "" if other.after[:1] == part.after[:1] else other.after[:1]
        cut_start = part.printed[0] == LOST != other.printed[0] and _is_mark(before)
        cut_end = part.printed[-1] == LOST != other.printed[-1] and _is_mark(after)
        return part.covering(Span(part.text.start + cut_start, part.text.end - cut_end))
    tail = _damaged_tail(part, other)
    if tail:
        return part.covering(Span(part.text.start, part.text.end + tail))
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


def _damaged_tail(part: Part, other: Part) -> int:
    """Return how many marks behind a word belong to it: with them damage explains all of it.

    "d?j?" beside "déjà": the last sign stands behind the word, and yet is a letter of it.
    """
    both = part.printed, other.printed
    if all(map(str.isascii, both)) or any(LOST in (side[:1], side[-1:]) for side in both):
        return 0
    ends = [_TAIL.match(side.after) for side in (part, other)]
    tails = [end.group() if end else "" for end in ends]
    if tails[0] == tails[1] or _surface.explain_damage(part.printed, other.printed):
        return 0
    note = _surface.explain_damage(part.printed + tails[0], other.printed + tails[1])
    return len(tails[0]) if note else 0


_TAIL = re.compile(r"[^\w\s]{1,4}")


def with_lost_words(part: Part, other: Part) -> Part:
    """Take a sign of damage along that stands for a word beside the place: "? la" for "à la"."""
    if part.size + 1 != other.size or not part.size:
        return part
    first, last = other.words[0], other.words[-1]
    before = _SIGN_BEHIND.search(part.before) if len(first) < 3 and not first.isascii() else None
    after = _SIGN_AHEAD.match(part.after) if len(last) < 3 and not last.isascii() else None
    start = part.text.start - (len(part.before) - before.start(1) if before else 0)
    end = part.text.end + (after.end(1) if after else 0)
    return part.covering(Span(start, end))


_SIGN_BEHIND = re.compile(r"(?:^|(?<=\s))([?\ufffd])\s+$")
_SIGN_AHEAD = re.compile(r"\s+([?\ufffd])(?=\s)")


def with_fraction(part: Part, other: Part, language: str) -> Part:
    """Take signs of damage along behind a figure where the other text has a fraction: "2??"."""
    if part.size != 1 or not part.printed.isdigit():
        return part
    signs = None if "?" in other.after else _LOST_SIGNS.match(part.after)
    stated = value(other.printed, language) if signs and 0 < other.size <= 6 else ""
    if not signs or not stated.startswith(f"{part.printed}."):
        return part
    return part.covering(Span(part.text.start, part.text.end + signs.end()))


def with_elision(part: Part, other: Part, language: str) -> Part:
    """Take the apostrophe along that stands for what is not said: "'80", "'cause"."""
    mark = part.before[-1:]
    if (
        part.size != 1
        or other.size > 3
        or not mark
        or mark not in "'’‘"
        or other.before[-1:] == mark
    ):
        return part
    short = is_contracted(f"'{part.forms[0]}", other.forms, language)
    if not short and not _SHORT_YEAR.fullmatch(part.printed):
        return part
    return part.covering(Span(part.text.start - 1, part.text.end))


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
    sides = base, witness
    if all(each.before == " " == each.after and LOST not in each.printed for each in sides):
        return base, witness  # as most have it: no mark stands beside them
    if _is_one_word(base) and _is_one_word(witness):
        return with_marks(base, witness), with_marks(witness, base)
    starts, stops = [], []
    for at in (0, -1):
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


def _is_one_word(part: Part) -> bool:
    """Whether a part is one token, or one word that signs of damage have cut: "s?curit"."""
    return part.size == 1 or (
        part.size <= LONGEST_CUT and _CUT_WORD.fullmatch(part.printed) is not None
    )


LONGEST_CUT = 6
_CUT_WORD = re.compile(r"\w+(?:[?\ufffd'’]{1,3}\w+){1,5}")


def _is_mark(character: str) -> bool:
    return bool(character) and not character.isspace() and character != LOST
