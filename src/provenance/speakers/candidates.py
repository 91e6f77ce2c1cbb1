"""Everything at the beginning of a line that could be a speaker's label."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from provenance.speakers.annotations import kind_of
from provenance.speakers.shapes import LONGEST, case_of, shape_of
from provenance.text.names import fold, strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.speakers.lines import Line
    from provenance.speakers.shapes import Case, Shape
    from provenance.text.names import Name

Style = Literal[
    "colon", "stop", "dash", "letter", "line", "ruled", "stamped", "chevron", "bracket", "opened",
    "column",
]  # fmt: skip

REACH = 120
"""A label ends within this many characters of the beginning of its line."""

_LEAD = re.compile(
    r"[\s*_#>•\ufeff\u200b\u200e\u200f]*"
    r"(?:(?:<(?:p|b|i|em|strong|br ?/?|span|div)>|&gt;|&nbsp;)[\s*_#>]*){0,6}"
)
_STAMP = re.compile(
    r"\\?[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
    r"(?:\s*(?:-->|-|–)\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?\\?[\])>]?[\s*_]*[-–—:]?[\s*_]*"
)
_STAMPED_END = re.compile(r"\s+\\?[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\\?[\])]?$")
_STOP = re.compile(r"[^\s.][^.\r\n]{0,60}?(?:\.[^.\r\n]{1,40}?)?\.(?=\s)")
_TITLE_STOP = re.compile(
    r"(?<!\w)(?:Mrs?|Ms|MM?|Mme|Mlle|Dr|Sr|Sra|Hr|Fr|Gov|Sen|Rep|Gen|Hon|Prof|St|[A-Z])\.?$",
    re.IGNORECASE,
)
_DASH = re.compile(r"[ \u00a0]?[—–]|[ \u00a0]--?(?=[ \u00a0])")
_LETTER = re.compile(
    r"(?:[QA]|[RPFDВОСسج](?=[ \t\u00a0]{1,8}[—–-]))"
    r"(?=[ \t\u00a0]{1,8}[^\W\d_a-z]|[ \t\u00a0]{1,8}[(\[\"“«—–-])"
)
_COLUMN = re.compile(r"(?:\t[ \t\u00a0]*| {3,})(?=\S)")
_TIME_AT_END = re.compile(r"[ \u00a0][\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?$")
_MARKS = "*_#>•\ufeff\u200b\u200e\u200f<&"
_SPACE = re.compile(r"(?:[^\S\n]|[*_])*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible label on the line numbered ``line``.

    ``begin`` is where its line begins, marks included; ``start`` and ``end`` are the label's own
    span, ``speech`` is where the words after it begin. ``tail`` says that they begin on the same
    line, ``gap`` that an empty line comes before.
    """

    line: int
    begin: int
    start: int
    end: int
    speech: int
    text: str
    key: str
    name: Name
    shape: Shape
    case: Case
    style: Style
    emphasised: bool
    tail: bool
    gap: bool


def candidates_of(
    content: str,
    lines: Sequence[Line],
    declared: frozenset[str] = frozenset(),
    strays: list[Candidate] | None = None,
) -> Iterator[Candidate]:
    """Yield what may be a label, at most one for each style and line, in text order.

    What is ``declared`` (folded) may be one whatever it looks like. What stands before a colon
    and looks like none is added to ``strays``, and so is a name in capitals before a semicolon.
    """
    taken = 0
    for at, line in enumerate(lines):
        if line.rule or line.start < taken:
            continue
        opening = _opened(content, line)
        if opening is None:
            continue
        (begin, start, name_at), chevrons = opening
        end, first = line.end, content[name_at]
        bold = content.find("*", begin, start) >= 0
        if chevrons:
            yield _candidate(at, line, (begin, start, start, start), "", "chevron", bold)
        if first.islower() or not (first.isalpha() or first in "[("):
            continue
        wrapped = _wrapped(content, lines, at, name_at, bold)
        if wrapped:
            text = " ".join(content[name_at:wrapped].split())
            place = (begin, start, wrapped + 1, _after(content, wrapped + 1, len(content)))
            yield _candidate(at, line, place, text, "colon", bold)
            taken = wrapped
            continue
        colon = _colon(content, name_at, min(end, name_at + REACH))
        if colon > name_at:
            text = content[name_at:colon]
            if shape_of(text)[0] or (declared and fold(strip(text)) in declared):
                place = (begin, start, colon + 1, _after(content, colon + 1, end))
                yield _candidate(at, line, place, text, "colon", bold)
                if not _DASH.search(text, 1):
                    continue
            elif strays is not None and colon - name_at < 60:
                place = (begin, start, colon + 1, _after(content, colon + 1, end))
                strays.append(_candidate(at, line, place, text, "colon", bold))
        if strays is not None and (semicolon := _semicolon(content, name_at, line)):
            place = (begin, start, semicolon + 1, _after(content, semicolon + 1, end))
            strays.append(_candidate(at, line, place, content[name_at:semicolon], "colon", bold))
        yield from _other(content, lines, at, (begin, start, name_at), bold)


def _semicolon(content: str, at: int, line: Line) -> int:
    """Where a semicolon stands behind a name in capitals, as one typed for a colon; else 0."""
    found = content.find(";", at, min(line.end, at + 60))
    text = content[at : max(found, at)]
    return found if line.gap and text.isupper() and shape_of(text)[0] else 0


def _colon(content: str, at: int, end: int) -> int:
    """Where the colon of a label would stand; -1 if there is none. A time's colons are none."""
    colon = content.find(":", at, end)
    for _ in range(3):
        if colon < 0 or content[colon + 1 : colon + 2] not in tuple("0123456789"):
            break
        later = content.find(":", colon + 1, end)
        if later > 0 and content[later + 1 : later + 2].isdigit():
            colon = later  # the minutes of 0:12:34
        elif later > 0 and _TIME_AT_END.search(content, at, later):
            return later
        else:
            return -1
    if colon < 0 and "：" in content[at : min(end, at + 40)]:
        colon = content.find("：", at, end)
    return colon if colon < 0 or content[colon + 1 : colon + 2] not in ("/", "\\") else -1


def _opened(content: str, line: Line) -> tuple[tuple[int, int, int], bool] | None:
    """Return where a line, its label and the name in it begin, and whether ">>" opens it.

    Marks of emphasis, tags and a time stamp may stand before the name; None if nothing follows.
    """
    begin = start = line.start
    chevrons = False
    if content[start] in _MARKS:
        lead = _LEAD.match(content, start, line.end)
        start = lead.end() if lead else start
        chevrons = ">>" in content[begin:start] or "&gt;&gt;" in content[begin:start]
    name_at = start
    if start < line.end and (content[start].isdigit() or content[start] in "[(<\\"):
        stamp = _STAMP.match(content, start, line.end)
        lead = _LEAD.match(content, stamp.end(), line.end) if stamp else None
        name_at = lead.end() if lead else start
    return ((begin, start, name_at), chevrons) if name_at < line.end else None


def _wrapped(content: str, lines: Sequence[Line], at: int, name_at: int, bold: bool) -> int:
    """Where the colon of a label stands that runs on into the next lines; 0 if none does."""
    line = lines[at]
    colon = 0
    if bold:
        colon = _wrapped_bold(content, name_at, line.end)
    elif line.gap and line.end - name_at < REACH and at + 1 < len(lines):
        colon = _wrapped_capitals(content, name_at, line, lines[at + 1])
    if colon and shape_of(" ".join(content[name_at:colon].split()))[0]:
        return colon
    return 0


def _wrapped_bold(content: str, at: int, end: int) -> int:
    """Where the colon of a bold label stands that runs on into the next lines; 0 if none does."""
    close = content.find("**", at, at + LONGEST)
    if close <= end:
        return 0
    colon = close - 1 if content[close - 1] == ":" else close + 2
    if content[colon : colon + 1] != ":":
        return 0
    inner = content[at:close]
    lone = "\n\n" in inner or "\r\n\r\n" in inner or inner.count("\n") > 3
    return 0 if lone or ":" in inner[:-1] else colon


def _wrapped_capitals(content: str, at: int, line: Line, following: Line) -> int:
    """Where the colon of a label in capitals stands that ends in the next line; 0 if none does."""
    if following.gap or not content[at : line.end].isupper():
        return 0
    colon = content.find(":", following.start, min(following.end, following.start + REACH))
    if colon < 0 or not content[following.start : colon].isupper():
        return 0
    return colon if "," in content[at : line.end] and ":" not in content[at : line.end] else 0


def _other(
    content: str,
    lines: Sequence[Line],
    at: int,
    places: tuple[int, int, int],
    bold: bool,
) -> Iterator[Candidate]:
    """Yield candidates that end in no colon: Q, a full stop, a dash, a line of their own."""
    begin, start, name_at = places
    line = lines[at]
    end = line.end
    if content[name_at] in "QARPFDВОСسج":
        letter = _LETTER.match(content, name_at, end)
        if letter:
            place = (begin, start, letter.end(), _after(content, letter.end(), end))
            yield _candidate(at, line, place, letter.group(), "letter", bold)
            return
    head = content[name_at : min(end, name_at + REACH)]
    stop = _full_stop(head)
    if stop:
        place = (begin, start, name_at + stop, _after(content, name_at + stop, end))
        yield _candidate(at, line, place, head[: stop - 1], "stop", bold)
    column = _COLUMN.search(head, 1, 60)
    if column and shape_of(head[: column.start()])[0]:
        edge = name_at + column.start()
        place = (begin, start, edge, name_at + column.end())
        yield _candidate(at, line, place, head[: column.start()], "column", bold)
    yield from _bracketed(at, line, (begin, start, name_at), head, bold)
    dash = _DASH.search(head, 1, 80)
    if dash and shape_of(head[: dash.start()].rstrip(" .\u00a0"))[0]:
        edge = name_at + dash.end()
        place = (begin, start, edge, _after(content, edge, end))
        yield _candidate(at, line, place, head[: dash.start()], "dash", bold)
    if end - name_at > REACH or at + 1 >= len(lines):
        return
    text = head.rstrip("*_ \t#")
    stamped = _STAMPED_END.search(text)
    bare = text[: stamped.start()] if stamped else text
    ruled = at > 0 and lines[at - 1].rule
    bracket = bare[:1] == "[" and bare[-1:] == "]"
    if bracket:
        bare = bare[1:-1]
    named = bool(bare) and bare[-1] not in ".,;!?…-" and bool(shape_of(bare)[0])
    drawn = ruled and bare.isupper() and len(bare.split()) <= 24 and bare[-1:] not in ".,;!?…:"
    if not named and not drawn:
        return
    style: Style = "line"
    if stamped or start != name_at:
        style = "stamped"
    elif ruled:
        style = "ruled"
    elif bracket:
        style = "bracket"
    place = (begin, start, name_at + len(text), end)
    yield _candidate(at, line, place, bare, style, bold)


def _bracketed(
    at: int, line: Line, places: tuple[int, int, int], head: str, bold: bool
) -> Iterator[Candidate]:
    """Yield the label in brackets with which a line of speech begins: [MODERATOR] Welcome."""
    begin, start, name_at = places
    close = head.find({"[": "]", "(": ")"}.get(head[0], "\n"), 2, 80)
    if close < 0 or head[close + 1 : close + 2] not in (" ", "\t", "\u00a0", "*", "_"):
        return
    inner = head[1:close]
    speech = close + 1
    while speech < len(head) and head[speech] in " \t\u00a0*_":
        speech += 1
    if speech < len(head) and shape_of(inner)[0] and kind_of(inner, square=True) is None:
        place = (begin, start, name_at + close + 1, name_at + speech)
        yield _candidate(at, line, place, inner, "opened", bold)


def _full_stop(head: str) -> int:
    """Where the full stop of "THE PRESIDENT. Good" stands, one past it; 0 if there is none."""
    at = -1
    for _ in range(5):
        at = head.find(".", at + 1)
        if at < 0 or at > 60:
            return 0
        if head[at + 1 : at + 2] not in (" ", "\t", "\u00a0", "", "*", "_"):
            continue
        text = head[:at]
        if not text or (_TITLE_STOP.search(text) and text not in ("Q", "A")):
            continue
        shape = shape_of(text)[0]
        if not shape:
            return 0
        if text == "Q" or case_of(text) == "capitals":
            return at + 1
        # "The President." labels him, "President." and "Canciller, buenos días." address him.
        named = shape == "role" or (shape == "office" and " " in text)
        return at + 1 if shape == "titled" or (named and "," not in text) else 0
    return 0


def _after(content: str, at: int, end: int) -> int:
    match = _SPACE.match(content, at, end)
    return match.end() if match else at


def _candidate(
    at: int,
    line: Line,
    place: tuple[int, int, int, int],
    text: str,
    style: Style,
    bold: bool,
) -> Candidate:
    begin, start, end, speech = place
    shape, name, key = shape_of(text)
    return Candidate(
        line=at,
        begin=begin,
        start=start,
        end=end,
        speech=speech,
        text=sys.intern(text),  # few labels, each many times
        key=key,
        name=name,
        shape=shape,
        case=case_of(text),
        style=style,
        emphasised=bold,
        tail=speech < line.end or speech > line.end + 1,
        gap=line.gap,
    )
