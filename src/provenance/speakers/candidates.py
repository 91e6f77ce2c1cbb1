"""Everything at the beginning of a line that could be a speaker's label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from provenance.speakers.vocabulary import FIRST_PERSON, NOT_NAMES
from provenance.text.names import Name, fold, parse, strip
from provenance.text.titles import ARTICLES, OFFICES, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.speakers.lines import Line

Style = Literal["colon", "stop", "dash", "letter", "line", "ruled", "stamped", "chevron", "bracket"]
Shape = Literal["role", "office", "titled", "name", ""]
Case = Literal["capitals", "mixed", "uncased"]

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
_LETTER = re.compile(r"[QA](?=[ \t\u00a0]{1,8}[^\W\d_a-z]|[ \t\u00a0]{1,8}[(\[\"“—–-])")
_SPACE = re.compile(r"[\s*_]*")


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


@lru_cache(maxsize=65536)
def case_of(text: str) -> Case:
    """Say how the letters of a label are written; titles in small letters do not count."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 1 and fold(w) not in PARTICLES]
    if not any(c.isupper() or c.islower() for c in text):
        return "uncased"
    last = words[-1] if words else text
    bare = last[2:] if last[:2] in ("Mc", "Mac") else last
    if bare.isupper() and (len(words) < 2 or sum(w.isupper() for w in words) * 2 >= len(words)):
        return "capitals"
    return "capitals" if text.isupper() else "mixed"


@lru_cache(maxsize=65536)
def shape_of(text: str) -> tuple[Shape, Name, str]:
    """Say what a phrase looks like as a label: a role, an office, a titled name, a name, nothing.

    >>> shape_of("SECRETARY KERRY")[0], shape_of("QUESTION")[0], shape_of("I underscore")[0]
    ('titled', 'role', '')
    """
    key = fold(strip(text))
    name = parse(text)
    nothing: tuple[Shape, Name, str] = ("", name, key)
    if not key or len(key) > 2 * REACH or any(c in key for c in '?!;=@{}|<>%$"“”…'):
        return nothing
    if name.affiliation and not _affiliated(name):
        return nothing
    if name.role:
        return ("role" if case_of(text) != "mixed" or text[:1].isupper() else ""), name, key
    if not name.surname:
        return ("office" if _office(name) else ""), name, key
    words = name.full.split()
    if not 0 < len(words) <= 7 or not _nameable(words[0]):
        return nothing
    # Within a long name any capital word may be a surname: Mónica Georgina Cinco Basurto.
    doubtful = sum(not _nameable(word) for word in words[1:])
    if doubtful > (len(words) > 3 and not any(word.islower() for word in words)):
        return nothing
    if fold(words[-1]) in PARTICLES or not _title(name):
        return nothing
    if name.title or (name.affiliation and text.isupper() and _opens_office(name.affiliation)):
        return "titled", name, key
    if fold(words[0]) in PARTICLES | ARTICLES and len(words) < 2:
        return nothing
    return "name", name, key


def _opens_office(affiliation: str) -> bool:
    words = fold(affiliation).split()
    return any(" ".join(words[:size]) in OFFICES for size in (1, 2, 3))


def _nameable(word: str) -> bool:
    folded = fold(word)
    if folded in PARTICLES:
        return True
    if len(folded) == 1:
        return word[:1].isupper()  # an initial
    if folded in NOT_NAMES or not folded:
        return False
    first = word.lstrip("'’`\"(")[:1]
    if not first.isalpha() or first.islower():
        return folded.startswith(("al-", "el-", "d'", "l'")) and not word.islower()
    return sum(c.isdigit() for c in word) == 0


def _title(name: Name) -> bool:
    """Whether the words before a name are a title and no sentence ("Thank you, Mr. Kerry")."""
    allowed = {"united", "states", "nations", "european", "union", "of", "for", "federal"}
    first = True
    for word in name.title.split():
        folded = fold(word)
        if folded in NOT_NAMES and folded not in allowed | PARTICLES | ARTICLES:
            return False
        if first and word[:1].islower():
            return False
        first = False
    return True


def _office(name: Name) -> bool:
    """Whether an office alone labels somebody; with a courtesy it addresses him instead."""
    words = name.title.split()
    if not words or not words[0][:1].isupper() and words[0][:1].isalpha() and words[0].islower():
        return False
    if name.gender and case_of(name.title) != "capitals":
        return False
    return _title(name)


def _affiliated(name: Name) -> bool:
    words = [fold(w) for w in name.affiliation.split()]
    if len(words) > 30 or any(w in FIRST_PERSON for w in words):
        return False
    small = sum(w[:1].islower() and fold(w) not in PARTICLES for w in name.affiliation.split())
    return len(name.words) > 1 or bool(name.title or name.role) or small == 0


def candidates_of(
    content: str, lines: Sequence[Line], declared: frozenset[str] = frozenset()
) -> Iterator[Candidate]:
    """Yield what may be a label, at most one for each style and line, in text order.

    What is ``declared`` (folded) may be one whatever it looks like.
    """
    count = len(lines)
    taken = 0
    for at, line in enumerate(lines):
        if line.rule or line.start < taken:
            continue
        start, end = line.start, line.end
        begin = start
        first = content[start]
        marked = first in "*_#>•\ufeff\u200b\u200e\u200f<&"
        chevrons = False
        if marked:
            lead = _LEAD.match(content, start, end)
            start = lead.end() if lead else start
            chevrons = (
                content.find(">>", begin, start) >= 0 or content.find("&gt;&gt;", begin, start) >= 0
            )
            first = content[start] if start < end else " "
        stamp = _STAMP.match(content, start, end) if first.isdigit() or first in "[(<\\" else None
        name_at = start
        if stamp:
            lead = _LEAD.match(content, stamp.end(), end)
            name_at = lead.end() if lead else stamp.end()
            if content[name_at : name_at + 1] == "":
                continue
            first = content[name_at : name_at + 1]
        bold = marked and content.find("*", begin, start) >= 0
        if chevrons:
            yield _candidate(at, line, (begin, start, start, start), "", "chevron", bold, content)
        if first.islower() or not (first.isalpha() or first in "[("):
            continue
        following = lines[at + 1] if at + 1 < count else None
        if bold or (line.gap and following and end - name_at < REACH):
            if bold:
                wrapped = _wrapped(content, name_at, end)
            else:
                wrapped = _wrapped_capitals(content, name_at, line, following)
            if wrapped and shape_of(" ".join(content[name_at:wrapped].split()))[0]:
                text = " ".join(content[name_at:wrapped].split())
                place = (begin, start, wrapped + 1, _after(content, wrapped + 1, len(content)))
                yield _candidate(at, line, place, text, "colon", bold, content)
                taken = wrapped
                continue
        colon = content.find(":", name_at, min(end, name_at + REACH))
        if colon < 0 and "：" in content[name_at : min(end, name_at + 40)]:
            colon = content.find("：", name_at, end)
        if colon > name_at and content[colon + 1 : colon + 2] not in tuple("0123456789/\\"):
            text = content[name_at:colon]
            if shape_of(text)[0] or (declared and fold(strip(text)) in declared):
                place = (begin, start, colon + 1, _after(content, colon + 1, end))
                yield _candidate(at, line, place, text, "colon", bold, content)
                if not _DASH.search(text, 1):
                    continue
        yield from _other(content, lines, at, count, (begin, start, name_at), bold)


def _wrapped(content: str, at: int, end: int) -> int:
    """Where the colon of a bold label stands that runs on into the next lines; 0 if none does."""
    close = content.find("**", at, at + 2 * REACH)
    if close <= end:
        return 0
    colon = close - 1 if content[close - 1] == ":" else close + 2
    if content[colon : colon + 1] != ":":
        return 0
    inner = content[at:close]
    lone = "\n\n" in inner or "\r\n\r\n" in inner or inner.count("\n") > 3
    return 0 if lone or ":" in inner[:-1] else colon


def _wrapped_capitals(content: str, at: int, line: Line, following: Line | None) -> int:
    """Where the colon of a label in capitals stands that ends in the next line; 0 if none does."""
    if following is None or following.gap or not content[at : line.end].isupper():
        return 0
    colon = content.find(":", following.start, min(following.end, following.start + REACH))
    if colon < 0 or not content[following.start : colon].isupper():
        return 0
    return colon if "," in content[at : line.end] and ":" not in content[at : line.end] else 0


def _other(
    content: str,
    lines: Sequence[Line],
    at: int,
    count: int,
    places: tuple[int, int, int],
    bold: bool,
) -> Iterator[Candidate]:
    """Yield candidates that end in no colon: Q, a full stop, a dash, a line of their own."""
    begin, start, name_at = places
    line = lines[at]
    end = line.end
    if content[name_at] in "QA":
        letter = _LETTER.match(content, name_at, end)
        if letter:
            place = (begin, start, letter.end(), _after(content, letter.end(), end))
            yield _candidate(at, line, place, letter.group(), "letter", bold, content)
            return
    head = content[name_at : min(end, name_at + REACH)]
    stop = _full_stop(head)
    if stop:
        place = (begin, start, name_at + stop, _after(content, name_at + stop, end))
        yield _candidate(at, line, place, head[: stop - 1], "stop", bold, content)
    dash = _DASH.search(head, 1, 80)
    if dash and shape_of(head[: dash.start()].rstrip(" .\u00a0"))[0]:
        edge = name_at + dash.end()
        place = (begin, start, edge, _after(content, edge, end))
        yield _candidate(at, line, place, head[: dash.start()], "dash", bold, content)
    if end - name_at > REACH or at + 1 >= count:
        return
    text = head.rstrip("*_ \t#")
    stamped = _STAMPED_END.search(text)
    bare = text[: stamped.start()] if stamped else text
    ruled = at > 0 and lines[at - 1].rule
    bracket = bare[:1] == "[" and bare[-1:] == "]"
    if bracket:
        bare = bare[1:-1]
    if not bare or bare[-1] in ".,;!?…-" or not shape_of(bare)[0]:
        if not ruled or len(bare.split()) > 24 or bare[-1:] in ".,;!?…:" or not bare.isupper():
            return
    style: Style = "line"
    if stamped or start != name_at:
        style = "stamped"
    elif ruled:
        style = "ruled"
    elif bracket:
        style = "bracket"
    place = (begin, start, name_at + len(text), end)
    yield _candidate(at, line, place, bare, style, bold, content)


def _full_stop(head: str) -> int:
    """Where the full stop of "THE PRESIDENT. Good" stands, one past it; 0 if there is none."""
    at = -1
    for _ in range(3):
        at = head.find(".", at + 1)
        if at < 0 or at > 60:
            return 0
        if head[at + 1 : at + 2] not in (" ", "\t", "\u00a0", ""):
            continue
        text = head[:at]
        if not text or _TITLE_STOP.search(text) and text not in ("Q", "A"):
            continue
        shape = shape_of(text)[0]
        if not shape:
            return 0
        if shape in ("role", "office") or text == "Q" or case_of(text) == "capitals":
            return at + 1
        return 0
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
    content: str,
) -> Candidate:
    begin, start, end, speech = place
    shape, name, key = shape_of(text)
    return Candidate(
        line=at,
        begin=begin,
        start=start,
        end=end,
        speech=speech,
        text=text,
        key=key,
        name=name,
        shape=shape,
        case=case_of(text),
        style=style,
        emphasised=bold,
        tail=speech < line.end or speech > line.end + 1,
        gap=line.gap,
    )
