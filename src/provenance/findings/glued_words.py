"""Two words are grown together where a space or a line break was lost.

"the handsof democrats": the whole stands nowhere else in the text and in no dictionary, and its
parts are words of the text, one of them a small one. Where many spaces were lost, two longer words
are told apart as well. Put the space back, or take the text from another copy. Compounds, names
with an inner capital and words that merely begin or end like another one (therefore, husband,
understand) are none.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.findings import _words
from provenance.findings._glue import glued, in_heading
from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.findings._view import View


SWARM = 5
"""Sure places from which on two content words are told apart as well: damage comes in swarms."""
ATTACHED = tuple("@/#_`(=\\")
MANY = 60
"""Words for which one reading of the whole text is quicker than a search for each."""
LISTED = frozenset({"en", "es", "fr", "pt", "it"})
"""Languages whose dictionary is full enough to say of a word that it is none."""
PREFIXES = frozenset(
    "con de del des dos en entre in non para par per por sin sous su sur with for".split()
)
"""Small words that words begin with as well: delimitación, desserrer, withholden."""
REST = 5
"""Letters of the other word, where only the dictionary speaks for two."""
LONG = 3
"""Letters of a small word that no ending or beginning of words is as long as."""
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
            suspect = match.group() in suspects or match.group().lower() in suspects
            if suspect and _whole_word(content, *match.span()):
                yield match.span()
        return
    for word in suspects:
        for printed in (word, word.capitalize()):
            at = content.find(printed)
            if at >= 0 and _whole_word(content, at, at + len(printed)):
                yield at, at + len(printed)
                break


def _whole_word(content: str, start: int, end: int) -> bool:
    """Whether a word stands there by itself, and not in an address or in program code."""
    before, after = content[start - 1 : start], content[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in ATTACHED or after in ATTACHED)


def _sighting(view: View, start: int, middle: int, end: int) -> Sighting:
    one, other = view.content[start:middle], view.content[middle:end]
    return Sighting(start, end, f"“{one}” and “{other}” without a space")


def _suspects(view: View) -> dict[str, int]:
    """Return the words that are two in one, each with where the second begins.

    The whole stands once in the text and in no dictionary; one part is a small word, and the other
    one stands elsewhere in the text. Small words that whole words may end or begin with need more:
    that the two parts stand beside each other elsewhere.
    """
    language = view.language
    tails = _words.BESIDE_TAILS.get(language, frozenset())
    heads = _words.BESIDE_HEADS.get(language, frozenset())
    tails |= _words.GLUED_TAILS.get(language, tails)
    heads |= _words.GLUED_HEADS.get(language, heads)
    last, first = {word[-2:] for word in tails}, {word[:2] for word in heads}
    whole = _words.NOT_GLUED.get(language, frozenset())
    joints = _words.JOINTS.get(language, {})
    words = view.words
    found: dict[str, int] = {}
    beside: dict[tuple[str, str], list[str]] = {}
    for word, count in words.items():
        if count > 1 or not 3 < len(word) <= 40 or word in whole or "'" in word:
            continue
        if word in joints:
            if word not in view.dictionary:
                found[word] = joints[word]
            continue
        if word[-2:] not in last and word[:2] not in first:
            continue
        splits = [at for at in range(2, len(word) - 1) if word[at:] in tails or word[:at] in heads]
        if not splits or word in view.dictionary:
            continue
        sure = _sure_splits(view, word, splits)
        if sure:
            found[word] = sure[0]
            continue
        for at in splits:
            if at > 2 or len(word) - at > 2:
                beside.setdefault((word[:at], word[at:]), []).append(word)
    if beside:
        for one, other in pairwise(view.content.lower().split()):
            for word in beside.get((one, other), ()):
                found[word] = len(one)
    return found | _swarm(view, found) if len(found) >= SWARM else found


def _sure_splits(view: View, word: str, splits: list[int]) -> list[int]:
    """Return those of ``splits`` that part a word in two for certain, or that are likely to."""
    sure = [at for at in splits if _sure(view, word[:at], word[at:])]
    if sure or view.language not in LISTED:
        return sure
    likely = [at for at in splits if _likely(view, word[:at], word[at:])]
    # Last, since it goes through the whole text.
    return likely if likely and _printed_small(view.content, word) else []


def _printed_small(content: str, word: str) -> bool:
    """Whether a word stands somewhere in small letters: what bears a capital may be a name."""
    at = content.find(word)
    return at >= 0 and _whole_word(content, at, at + len(word))


def _likely(view: View, one: str, other: str) -> bool:
    """Whether a small word and a word of the text stand together that no dictionary has as one."""
    small, rest = (one, other) if one in view.small else (other, one)
    if small not in view.small or one in PREFIXES or len(rest) < REST or rest in view.small:
        return False
    if len(small) < LONG:
        return view.words[rest] > 1 and rest in view.dictionary
    return rest in view.dictionary


def _swarm(view: View, found: Mapping[str, int]) -> dict[str, int]:
    """Return the words that are two other words of a text that lost many spaces."""
    words, whole = view.words, _words.NOT_GLUED.get(view.language, frozenset())
    more: dict[str, int] = {}
    for word, count in words.items():
        if count > 1 or not 5 < len(word) <= 40 or word in found or word in whole or "'" in word:
            continue
        splits = [
            at
            for at in range(2, len(word) - 1)
            if words[word[:at]] and words[word[at:]] and max(at, len(word) - at) > 3
        ]
        if splits and word not in view.dictionary:
            more[word] = max(splits, key=lambda at: words[word[:at]] + words[word[at:]])
    return more


def _sure(view: View, one: str, other: str) -> bool:
    """Whether ``one`` and ``other`` need no further proof that they are two words."""
    language = view.language
    if len(one) >= 4 and other in _words.GLUED_TAILS.get(language, ()):
        return view.known(one)
    if len(other) >= 4 and one in _words.GLUED_HEADS.get(language, ()):
        return bool(view.words[other])
    return False


plugin = rule("glued-words", 180, "warning", __doc__, _find)
