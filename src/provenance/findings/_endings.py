"""How each paragraph ends, which several rules ask in their own way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from provenance.findings import _words
from provenance.findings._fragments import UNKNOWN, Fragments
from provenance.findings._furniture import is_furniture
from provenance.findings._view import BREAK, WORD
from provenance.model import Span

if TYPE_CHECKING:
    from provenance.findings._view import Paragraph, View

Kind = Literal["cut word", "continued", "unfinished", "unmarked"]

NUMBER = re.compile(r"[\W\d]{1,12}")
"""A paragraph without a letter, such as a page number: what is around it belongs together."""
PAGE_NUMBER = re.compile(r"\d{1,4}\s{0,4}\n\s{0,40}")
SHORT = 70
"""Characters up to which paragraphs in a row may be verse, a table or a list."""
PROSE = 40
"""Characters from which a paragraph is long enough to judge its last word by itself."""
ADDRESS = re.compile(r"[/\\@#_=]|\w\.\w")
"""What an address or a file's name has."""
ROW = re.compile(r"[-.·_]{4}|\t|\|")
"""What leads to the figure in the row of a table."""
LAST_BUT_ONE = frozenset("and or y o e et ou und oder и или".split())
FEW = 5
"""Words below which a sentence may do without a mark: an answer, an exclamation."""
DASH = re.compile(r"[\\*_ ]{0,4}[-–—]")
LIST_ITEM = re.compile(r"(?:[-*+•·–—]\s|\(?[0-9]{1,3}\\?[.)]\s|\(?[a-zA-Z]\\?[.)]\s|\||>|#|!\[|\[)")


@dataclass(frozen=True, slots=True)
class Ending:
    """A paragraph that ends without a closing mark: its last word's span, and what that tells."""

    paragraph: Paragraph
    following: Paragraph | None
    start: int
    end: int
    kind: Kind
    hint: str = ""
    last: bool = False
    """Whether this is the last thing anybody says."""


def endings(view: View) -> tuple[Ending, ...]:
    """Return the spoken paragraphs of ``view`` that end without a closing mark, in text order.

    A text whose paragraphs mostly end without one (captions, a list) has none: there it says
    nothing.
    """
    return view.once(_endings) if view.punctuated else ()


def _endings(view: View) -> tuple[Ending, ...]:
    found: list[Ending] = []
    spoken = [
        paragraph
        for paragraph in view.spoken
        if not NUMBER.fullmatch(view.text(paragraph)) and not is_furniture(view, paragraph)
    ]
    fragments = Fragments(view.words, view.language, lambda: view.dictionary)
    for at, paragraph in enumerate(spoken):
        following = spoken[at + 1] if at + 1 < len(spoken) else None
        within = following if following and following.turn == paragraph.turn else None
        end = paragraph.start + len(view.text(paragraph).rstrip("\"'”’*_\\ \t\xa0"))
        word = _last_word(view, paragraph, end)
        if word is None or not _prose(view, paragraph):
            continue
        start, bare_end, trail = word
        kind, hint = _judge(view, paragraph, Span(start, bare_end), trail, within, fragments)
        if kind == "cut word" and following and not within and _goes_on(view, following):
            kind = "unmarked"  # the next speaker finishes the sentence
        if kind == "unmarked" and len(view.text(paragraph)[:200].split()) < FEW:
            continue
        if kind:
            found.append(Ending(paragraph, within, start, bare_end, kind, hint, following is None))
    return tuple(found)


def _last_word(view: View, paragraph: Paragraph, end: int) -> tuple[int, int, str] | None:
    """Return the last word's span and the mark after it (a comma, dots, or none)."""
    tail = view.content[max(paragraph.start, end - 60) : end]
    bare = tail.rstrip(".…,")
    trail = tail[len(bare) :]
    if trail and trail != "," and not (len(trail) > 1 and trail[0] == ","):
        return None
    words = list(WORD.finditer(bare))
    if not words or words[-1].end() != len(bare):
        return None
    if ADDRESS.search(bare[bare.rfind(" ") + 1 :]):
        return None
    offset = end - len(tail)
    return offset + words[-1].start(), offset + words[-1].end(), trail


def _prose(view: View, paragraph: Paragraph) -> bool:
    """Whether the paragraph is running text rather than a heading, a list item or a signature."""
    text = view.content[paragraph.start : paragraph.end]
    if LIST_ITEM.match(text):
        return False
    words = text[-2000:].split()
    if len(words) < (4 if paragraph.turn is not None else 9):
        return False
    small = sum(word[:1].islower() for word in words)
    return small * 2 >= len(words)


def _judge(
    view: View,
    paragraph: Paragraph,
    last_word: Span,
    trail: str,
    following: Paragraph | None,
    fragments: Fragments,
) -> tuple[Kind | None, str]:
    """Return what the open end of ``paragraph`` shows, and the word that its last one may be of.

    ``following`` is the next paragraph of the same turn.
    """
    if following is not None and _goes_on(view, following):
        return _continued(view, paragraph, following), ""
    if trail or (following is not None and DASH.match(view.content, following.start)):
        return None, ""
    word = view.text(last_word)
    whole = fragments.whole(word)
    if whole and (whole != UNKNOWN or (following is not None and len(paragraph) >= PROSE)):
        return "cut word", whole
    before = view.content[max(0, last_word.start - 4) : last_word.start]
    if word in LAST_BUT_ONE and before.rstrip(' \t\r\n"”’').endswith((";", ",")):
        return None, ""  # "and" before the last item of a list
    if word.lower() in _words.UNFINISHED.get(view.language, frozenset()):
        gap = view.content[paragraph.end : following.start] if following else ""
        if following is None or ("\f" not in gap and BREAK.search(gap)):
            return "unfinished", ""
        return _continued(view, paragraph, following), ""  # a line break and no new paragraph
    return "unmarked", ""


def _continued(view: View, paragraph: Paragraph, following: Paragraph) -> Kind | None:
    """Return what it means that ``following`` goes on in lower case, if anything."""
    if max(len(paragraph), len(following)) < SHORT:
        return None
    if "\f" in view.content[paragraph.end : following.start]:
        return None  # a page ends here, and no paragraph
    if ROW.search(view.content, following.start, min(following.end, following.start + 200)):
        return None
    return "continued"


def _goes_on(view: View, following: Paragraph) -> bool:
    """Whether a paragraph begins in lower case, a page number at its head left out."""
    head = PAGE_NUMBER.match(view.content, following.start, following.end)
    at = head.end() if head else following.start
    return view.content[at : at + 1].islower()
