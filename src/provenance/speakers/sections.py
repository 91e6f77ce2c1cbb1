"""What is no speech: heading before it, footer after it, and the lead that is printed twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.speakers.metadata import date_in
from provenance.speakers.vocabulary import DISCOURSE, FIELDS, FIRST_PERSON, GREETINGS
from provenance.text.names import fold
from provenance.text.titles import OFFICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.speakers.lines import Block, Line

_LINK = re.compile(r"https?:/|www\.|\S@\w+\.\w|\]\(|\(at\) ?\w+\.\w|<https?")
_FURNITURE = re.compile(
    r"official website|skip to|cookie|subscribe|newsletter|sign up|log ?in|menu|search\b|"
    r"home ?page|"
    r"you are here|share (?:this|on)|print this|follow us|breadcrumb|beat:|^\W*channel:|"
    r"^\W*video url|"
    r"site officiel|sitio oficial|offizielle (?:web)?seite|официальный сайт|الموقع الرسمي|"
    r"^\W*(?:language|extracted|extraction method|whisper model|confidence|upload date):",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"copyright|©|\(c\) ?\d{4}|all rights reserved|tous droits|derechos reservados|alle rechte|"
    r"все права|جميع الحقوق|editorial (?:office|team|program)|liabilit|disclaimer|"
    r"terms of (?:use|service)|"
    r"privacy policy|impressum|v\.i\.s\.d\.p|mentions l[ée]gales|aviso legal|publisher|"
    r"registered (?:office|in)|"
    r"licen[cs]ed under|creative commons|reproduction|reprinted|haftung|verantwortlich|"
    r"reg(?:istration)?\.? no|press (?:office|contact)|media contact|for (?:more|"
    r"further) information",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"read (?:more|also|the full)|lire (?:aussi|la suite)|leer m[áa]s|mehr lesen|weiterlesen|"
    r"читайте также|"
    r"اقرأ|^\W*(?:source|sources|quelle|fuente|note|notes?|tags?|keywords|contact|contacto|"
    r"kontakt|about|"
    r"related|photo|video|edited by|transcri(?:bed|pt|ption) by|author|by line|"
    r"article online)\b\W*:|"
    r"subscribe|newsletter|follow us|sign up|extracted from|retrieved from|accessed on|"
    r"^\W*(?:tel|phone|fax|e-?mail|t[ée]l[ée]phone)\b|\btel[.:]|^\W*#\w+(?: #\w+)*\W*$|"
    r"^\W*about the authors?\b|(?:the )?american presidency project|^\W*###?\W*$|"
    r"^\W*\[?end(?: of transcript)?\]?\W*$|^\W*-30-\W*$",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"\W*(?:about (?:the|us)|related (?:articles|content|links)|more (?:on|from)|topics|share)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\(\d{3}\) ?\d{3}[- ]\d{4}|\+\d{1,3}[ (]\d|\b(?:tel|fax|telephone|facsimile)\b|"
    r"\d+ (?:\S+ ){1,3}(?:avenue|street|road|floor|plaza|lane|boulevard|rue|calle|stra[sß]+e)\b",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(
    r"\btranscript|following (?:is|are)|as (?:prepared|delivered)|spoke at|check against|"
    r"prononc[ée]|"
    r"estenogr|stenogra|es gilt das|remarks (?:by|as|of)|tras?nscri|проверить|сверить",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"ladies and gentlemen|fellow|members of|gentlemen|mesdames|señoras|damen und herren|дамы и|"
    r"السيدات|excellenc|distinguished|amigas|compatriotas",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\W*(?:address|remarks|statement|speech|intervention|message|discours|discurso|mensaje|rede|"
    r"allocution|d[ée]claration|выступление|заявление)\b",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"\W*\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}")
"""The date and time that a browser prints over a page."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDS = tuple('.?!…"”»)')
_LONGEST = 3000


class Look:
    """What the first characters of a stretch of text are like."""

    __slots__ = ("ends", "first", "own", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text[:_LONGEST]
        bare = text[-40:].rstrip(" \t*_\\")
        printed = _WORD.findall(self.text)
        words = [fold(w) for w in printed]
        self.words = len(words)
        self.first = words[0] if words else ""
        # The US and the EU are nobody's "us" and "eu".
        bodies = 0 if self.text.isupper() else sum(w in ("US", "EU") for w in printed)
        self.own = sum(w in FIRST_PERSON for w in words) - bodies
        self.ends = bare.endswith(_ENDS)

    @property
    def furniture(self) -> bool:
        """Whether it is the furniture of a page or an address."""
        return bool(self.words <= 60 and (_FURNITURE.search(self.text) or _LINK.search(self.text)))

    @property
    def closing(self) -> bool:
        """Whether it bears the marks of a footer: a link, an address, legal words."""
        linked = bool(_LINK.search(self.text))
        if linked and (self.own == 0 or self.words <= 12) and self.words <= 80:
            return True
        if _TEASER.match(self.text) and not self.ends and self.own == 0 and self.words < 12:
            return True
        if _FOOTER.search(self.text):
            return self.own <= 1 or self.words <= 25
        return bool(_LEGAL.search(self.text)) and self.own <= 1

    @property
    def speech(self) -> bool:
        """Whether somebody speaks here, strictly: sentences in which he says I, we or you."""
        if _EDITORIAL.search(self.text) and self.own < 3:
            return False
        if self.words >= 80 and self.own > 2:
            return True  # a label may cut it short of its sentence's end
        return self.ends and ((self.words >= 25 and self.own > 0) or self.words >= 80)

    @property
    def goes_on(self) -> bool:
        """Whether these are sentences that go on with talk: "Pero cuando …"."""
        talk = self.first in DISCOURSE and self.ends and self.words >= _TALK
        return talk and not (_EDITORIAL.search(self.text) or self.furniture)


_TALK = 8
"""Words of a paragraph that is told to be talk by its first word."""


def _with_those_before(content: str, blocks: Sequence[Block], at: int) -> int:
    """Return where the sentences begin with which the talk at block ``at`` goes on."""
    while at:
        look = Look(content[blocks[at - 1].start : blocks[at - 1].end])
        prose = look.ends and look.words >= _TALK and not look.text.isupper()
        if not prose or look.furniture or look.closing or _EDITORIAL.search(look.text):
            break
        if date_in(look.text) and look.words < 3 * _TALK:
            break
        at -= 1
    return at


def heading_kind(text: str) -> str:
    """Say which part of a heading a line is: masthead, dateline or heading."""
    if _FURNITURE.search(text) or _LINK.search(text) or _ADDRESS.search(text):
        return "masthead"
    if date_in(text) and re.search(r"\d{1,2}:\d{2}", text):
        return "dateline"
    return "heading"


def speech_before(content: str, blocks: Sequence[Block]) -> int | None:
    """Return the number of the first block that is speech although nothing labels it, or None."""
    for at, block in enumerate(blocks):
        if Look(content[block.start : block.end]).speech:
            return at
        if Look(content[block.start : block.end]).goes_on:
            return _with_those_before(content, blocks, at)
        # A greeting of few words opens a speech whose next paragraph is plain.
        look = Look(content[block.start : block.end])
        if (
            look.first in GREETINGS
            and look.own
            and look.ends
            and look.words <= 24
            and at + 1 < len(blocks)
            and Look(content[blocks[at + 1].start : blocks[at + 1].end]).speech
        ):
            return at
    return None


def speech_begins(content: str, lines: Sequence[Line]) -> int:
    """Return the number of the line at which a text without labels begins to speak.

    A heading may run into the speech without an empty line, as in a PDF's text layer.
    """
    in_heading = False
    for at, line in enumerate(lines[:120]):
        text = content[line.start : min(line.end, line.start + _LONGEST)]
        if line.gap or line.rule:
            in_heading = text.startswith("#") and not line.rule
        elif in_heading and not text.startswith("#") and at and len(text) < 200:
            continue
        if line.rule or text.startswith(("#", "![")) or _is_field(text):
            continue
        look = Look(text)
        if look.words == 0 or (look.furniture and look.words <= 40) or text.isupper():
            continue
        if _PRINTED.match(text) or _is_drawn(text):
            continue
        if _greets(text, look) or _greets_over(content, lines, at, look):
            return at
        if _EDITORIAL.search(text) and look.own == 0 and look.words < 60:
            continue
        if date_in(text) and look.words < 30 and look.own == 0:
            continue
        following = lines[at + 1] if at + 1 < len(lines) else None
        wrapped = following is not None and not following.gap and look.words >= 6
        told = look.ends or look.own > 0 or look.words >= 60
        if look.words >= 25 and told:
            return at
        if look.ends and look.words >= 5 and (look.own or look.words >= 12):
            return _with_line_before(content, lines, at)
        if wrapped and (look.own or _runs_on(content, lines, at)):
            return at
    return 0


def _with_line_before(content: str, lines: Sequence[Line], at: int) -> int:
    """Return where the paragraph begins of a line that goes on in small letters."""
    while at and not lines[at].gap and content[lines[at].start].islower():
        text = content[lines[at - 1].start : lines[at - 1].end]
        if lines[at - 1].rule or text.startswith(("#", "![")) or _is_field(text[:_LONGEST]):
            break
        at -= 1
    return at


def _greets(text: str, look: Look) -> bool:
    """Whether a line addresses an audience: "Mr. President, Excellencies,"."""
    if look.first in GREETINGS and look.words <= 24 and text[-1:] in ",:.!;…":
        return True
    if look.words > 40 or text[-1:] not in (",", ":") or _OCCASION.match(text):
        return False
    return bool(_AUDIENCE.search(text)) or (look.words <= 8 and fold(look.first) in OFFICES)


def _is_drawn(text: str) -> bool:
    """Whether a machine has read letters in a drawn line: "2k 2K ok 2k ok ok of of"."""
    words = text.split()
    return len(words) > 7 and sum(len(word) < 3 for word in words) * 5 > len(words) * 4


def _greets_over(content: str, lines: Sequence[Line], at: int, look: Look) -> bool:
    """Whether an address to an audience begins here that runs over two lines."""
    if look.first not in GREETINGS or at + 1 >= len(lines) or lines[at + 1].gap:
        return False
    text = content[lines[at].start : min(lines[at + 1].end, lines[at].start + _LONGEST)]
    return _greets(text, Look(text))


def _runs_on(content: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a wrapped paragraph of prose begins here: long lines, some sentence's end in them."""
    upto = at
    while upto + 1 < len(lines) and not lines[upto + 1].gap and upto - at < 8:
        upto += 1
    text = content[lines[at].start : lines[upto].end]
    look = Look(text)
    small = sum(word[:1].islower() for word in text.split())
    return look.words >= 40 and look.own > 0 and small * 2 > look.words and ". " in text


def _is_field(text: str) -> bool:
    name, colon, value = text.partition(":")
    return bool(colon) and fold(name.strip("*_# ")) in FIELDS and len(value.split()) <= 20


def footer_begins(content: str, blocks: Sequence[Block]) -> int | None:
    """Return the number of the block at which the footer begins, or None if there is none.

    ``blocks`` are those of the last turn; the first one never belongs to a footer. Looking from
    the end, what bears a footer's marks is taken, with plain sentences between such blocks, until
    somebody speaks.
    """
    start: int | None = None
    plain = 0
    for at in range(len(blocks) - 1, 0, -1):
        look = Look(content[blocks[at].start : blocks[at].end])
        if look.words == 0:
            continue
        if look.closing:
            start, plain = at, 0
        elif look.own and (look.ends or look.words > 25):
            break
        else:
            plain += 1
            if plain > 3 or look.words > 150:
                break
    if start is None:
        return None
    # Headings, names and addresses over the footer go with it, but nothing that anybody says.
    floor = max(1, start - 8)
    while start > floor:
        look = Look(content[blocks[start - 1].start : blocks[start - 1].end])
        stops = look.ends and not look.text.rstrip(" \t*_\\").endswith("…")
        if look.own or stops or look.words > 14 or look.first in GREETINGS:
            break
        start -= 1
    return start


def is_lead(text: str, later: str) -> bool:
    """Whether ``text`` is printed once more at the beginning of ``later``, cut short or whole."""
    first = " ".join(_WORD.findall(text[:_LONGEST]))
    second = " ".join(_WORD.findall(later[: _LONGEST + 400]))
    return len(first.split()) >= 12 and second.startswith(first)
