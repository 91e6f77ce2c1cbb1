"""Two words are grown together where a space or a line break was lost.

"the handsof democrats": both parts are words of this very text, and the whole stands nowhere else
in it. Compounds, names with an inner capital and words that merely begin or end like another one
(therefore, husband, understand) are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings import _words
from provenance.findings._glue import glued, in_heading
from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.findings._view import View


MANY = 60
"""Words for which one reading of the whole text is quicker than a search for each."""
WORD = re.compile(r"[^\W\d_]{5,}")


def _find(view: View) -> Iterator[Sighting]:
    for glue in glued(view):
        if not in_heading(view, glue):
            yield _sighting(view, glue.start, glue.middle, glue.end)
    if view.raw_markup:
        return
    suspects = _suspects(view)
    for start, end in _places(view.content, suspects):
        middle = suspects[view.content[start:end].lower()]
        yield _sighting(view, start, start + middle, end)


def _places(content: str, suspects: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield where the suspects stand, each of which stands once."""
    if len(suspects) > MANY:
        for match in WORD.finditer(content):
            if match.group() in suspects or match.group().lower() in suspects:
                yield match.span()
        return
    for word in suspects:
        for printed in (word, word.capitalize()):
            at = content.find(printed)
            if at >= 0 and _whole_word(content, at, at + len(printed)):
                yield at, at + len(printed)
                break


def _whole_word(content: str, start: int, end: int) -> bool:
    return not (content[start - 1 : start].isalnum() or content[end : end + 1].isalnum())


def _sighting(view: View, start: int, middle: int, end: int) -> Sighting:
    one, other = view.content[start:middle], view.content[middle:end]
    return Sighting(start, end, f"“{one}” and “{other}” without a space")


def _suspects(view: View) -> dict[str, int]:
    """Return the words that are two in one, each with where the second begins."""
    tails = _words.GLUED_TAILS.get(view.language, frozenset())
    heads = _words.GLUED_HEADS.get(view.language, frozenset())
    whole = _words.NOT_GLUED.get(view.language, frozenset())
    if not tails:
        return {}
    words = view.words
    ending = re.compile(f"(?:{'|'.join(sorted(tails, key=len, reverse=True))})$")
    beginning = re.compile(f"(?:{'|'.join(sorted(heads, key=len, reverse=True))})")
    found: dict[str, int] = {}
    for word, count in words.items():
        if count > 1 or len(word) < 5 or len(word) > 40 or word in whole:
            continue
        if word in _words.GLUED_PAIRS.get(view.language, {}):
            found[word] = _words.GLUED_PAIRS[view.language][word]
            continue
        if len(word) < 7:
            continue
        tail = ending.search(word, max(0, len(word) - 8))
        if tail and tail.start() >= 4 and words[word[: tail.start()]] > 1:
            found[word] = tail.start()
            continue
        head = beginning.match(word)
        if head and len(word) - head.end() >= 5 and words[word[head.end() :]] > 1:
            found[word] = head.end()
    return found


plugin = rule("glued-words", 180, "warning", __doc__, _find)
