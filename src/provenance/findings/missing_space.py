"""A space is missing after a punctuation mark.

"Karen DeYoung,Washington Post": the words are there, but a search for either may miss them, and a
line break was often lost with the space. Figures (1,000, 9:30), initials and abbreviations (U.S.,
a.m.), addresses, file names and dots between the parts of a name (Node.js) are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

MARK = re.compile(
    r"[,;](?=[^\W\d_])|,\"(?=[^\W\d_])|[.!?…:][\"”»’)\]]?(?=[^\W\d_])"
    r"|(?<=[^\s\d_(\[—–-])(?=[“«][\s\u00a0]?[^\W\d_])"
    r"|[”»](?=[^\W\d_])|(?<=[.!?…])(?=[(\[][^\W\d_]{4})"
)
"""A mark with a letter right behind it, or a quotation or bracket right behind a word or mark."""
SENTENCE_END = re.compile(r"[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ]{2}[)\]\"”»’]?\Z")
YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d\Z")
ADDRESS = re.compile(r"https?:|www\.|@|://|[/\\=_#<>&{}|]")
TOKEN = re.compile(r"[^\W\d_]+")
ROW = 3
"""Commas in one piece from which on it is a list of keywords or a row of data."""
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]+")
INNER_CAPITAL = re.compile(r"[^\W\d_][^\W\d_]*[a-zß-öø-ÿ][A-Z]")


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup:
        return
    content = view.content
    for match in MARK.finditer(content):
        mark = match.start()
        sign = content[mark]
        before = content[max(0, mark - 80) : mark].split()
        after = content[mark : mark + 80].split()
        if not before or not after:
            continue
        if sign not in CLOSING and content[mark - 1 : mark].isspace():
            continue
        if ADDRESS.search(before[-1] + " " + after[0]):
            continue
        if sign == "," and (before[-1] + after[0]).count(",") >= ROW:
            continue
        left, right = TOKEN.findall(before[-1]), TOKEN.search(content, mark, mark + 60)
        if not right or not _missing(view, mark, left[-1] if left else "", right.group()):
            continue
        start = mark - len(left[-1]) if left and content[mark - 1].isalpha() else mark - 1
        end = right.end()
        yield Sighting(start, end, f"no space {'before' if sign in OPENING else 'after'} “{sign}”")


OPENING = "“«(["
CLOSING = "”»"


def _missing(view: View, mark: int, left: str, right: str) -> bool:
    """Whether a space is missing at ``mark``, between the words ``left`` and ``right``."""
    content = view.content
    sign, before = content[mark], content[mark - 1]
    if sign in ",;":
        if before.isdigit():
            year = YEAR.search(content, max(0, mark - 5), mark)
            return year is not None and right.islower() and len(right) > 1
        return before.isalpha() and max(len(left), len(right)) > 1
    if sign in OPENING:
        return _opens_apart(view, mark, right)
    if sign in CLOSING:
        if sign == "»" and _inwards(content):
            return False
        return right.islower() and right != "s" and view.known(right)
    sentence = SENTENCE_END.search(content, max(0, mark - 3), mark)
    return sentence is not None and bool(left) and _two_sentences(view, left, right)


def _opens_apart(view: View, mark: int, right: str) -> bool:
    """Whether a quotation or bracket that opens at ``mark`` should stand apart from the word.

    Of two quotations that open and close with the same sign, or the other way round as some
    languages print them (»so«), nothing is said.
    """
    content = view.content
    before = content[mark - 1]
    if content[mark] in "([":
        return content[max(0, mark - 2) : mark].rstrip(".!?…").isalpha()
    if content[mark] == "«" and _inwards(content):
        return False
    if content[mark] == "“" and "„" in content[max(0, mark - 400) : mark]:
        return False
    return before in ".,;:!?" or (before.isalpha() and view.known(right.lower()))


def _inwards(content: str) -> bool:
    """Whether quotations are printed »so« in this text."""
    return 0 <= content.find("»") < content.find("«")


def _two_sentences(view: View, left: str, right: str) -> bool:
    """Whether both sides are words of the text or its language, and not the parts of one name.

    In addresses and program code (sync.Group, db.Prepare) one of the two is no word, or the second
    one does not begin sentences.
    """
    if not right[0].isupper() or INNER_CAPITAL.match(right) or CONSONANTS.fullmatch(left):
        return False
    low, begins = left.lower(), right in view.starters
    if right.lower() in view.small:
        return True
    if begins and (view.words[low] > 1 or low in view.dictionary):
        return True
    if left.islower() and right.lower() in view.dictionary:
        return low in view.dictionary or (begins and len(left) > 4)
    if view.dictionary:
        return view.words[low] > 1 and right in view.names
    return view.words[low] > 1 or view.words[right.lower()] > 1


plugin = rule("missing-space", 190, "warning", __doc__, _find)
