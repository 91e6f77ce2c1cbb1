"""A paragraph or a long sentence is printed twice.

A lead that repeats the opening, or a passage pasted in again, makes a text longer than what was
said. The later or the shorter of the two is shown, with a word on where the other stands. What a
speaker says again in few words (thanks, a refrain, a formula of law) is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.findings._endings import LIST_ITEM
from provenance.findings._furniture import is_furniture
from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

MINIMUM = 80
"""Letters: what is shorter may be a formula."""
LONG = 160
"""Characters of a sentence that nobody repeats word for word by chance."""
AT_ONCE = 60
"""Characters of a sentence that nobody says twice in a row."""
NO_LETTER = re.compile(r"[\W_]+")
LABEL = re.compile(r"[^:\n]{1,80}:")
"""A lead that nobody is given has its label, if any, still before it."""
SENTENCE_END = re.compile(r"[.!?…]")


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup:
        return
    repeats = list(_paragraphs(view))
    covered = {repeat.number for repeat in repeats}
    yield from _passages(view, repeats)
    yield from _sentences(view, covered)
    yield from _again(view)


@dataclass(frozen=True, slots=True)
class _Repeat:
    """A paragraph, by its number, and the number of the one that has its words."""

    number: int
    other: int
    whole: bool


def _paragraphs(view: View) -> Iterator[_Repeat]:
    openings: dict[str, list[int]] = {}
    for number, paragraph in enumerate(view.paragraphs):
        if paragraph.end - paragraph.start < MINIMUM:
            continue
        if LIST_ITEM.match(view.content, paragraph.start, paragraph.end):
            continue
        if paragraph.why == "navigation" or is_furniture(view, paragraph):
            continue
        opening = _letters(_said(view, number, limit=4 * MINIMUM))[:MINIMUM]
        if len(opening) == MINIMUM:
            openings.setdefault(opening, []).append(number)
    repeats = [
        repeat
        for numbers in openings.values()
        if len(numbers) > 1
        for repeat in _alike(view, numbers)
    ]
    yield from sorted(repeats, key=lambda repeat: repeat.number)


def _said(view: View, number: int, limit: int | None = None) -> str:
    """Return a paragraph's text, or its beginning, without a label that nobody was given."""
    paragraph = view.paragraphs[number]
    end = paragraph.end if limit is None else min(paragraph.end, paragraph.start + limit)
    text = view.content[paragraph.start : end]
    return LABEL.sub("", text, count=1) if paragraph.why else text


def _alike(view: View, numbers: list[int]) -> Iterator[_Repeat]:
    """Yield the repeats among paragraphs that open alike."""
    whole: dict[str, int] = {}
    longest = -1, ""
    for number in numbers:
        letters = _letters(_said(view, number))
        if letters in whole:
            yield _Repeat(number, whole[letters], whole=True)
        elif longest[1].startswith(letters):
            yield _Repeat(number, longest[0], whole=False)
        else:
            if longest[0] >= 0 and letters.startswith(longest[1]):
                yield _Repeat(longest[0], number, whole=False)
            if len(letters) > len(longest[1]):
                longest = number, letters
        whole[letters] = number


def _passages(view: View, repeats: list[_Repeat]) -> Iterator[Sighting]:
    """Yield one place for each run of paragraphs that repeats a run of paragraphs."""
    paragraphs = view.paragraphs
    at = 0
    while at < len(repeats):
        first = last = repeats[at]
        while at + 1 < len(repeats) and _next_of(last, repeats[at + 1]):
            at += 1
            last = repeats[at]
        at += 1
        start, end = paragraphs[first.number].start, paragraphs[last.number].end
        place = paragraphs[first.other].start
        count = last.number - first.number + 1
        if count > 1:
            yield Sighting(start, end, f"{count} paragraphs, the same as at {place}")
        elif first.whole:
            yield Sighting(start, end, f"the same paragraph stands at {place}")
        else:
            yield Sighting(start, end, f"the same words open the paragraph at {place}")


def _next_of(one: _Repeat, other: _Repeat) -> bool:
    """Whether ``other`` follows ``one`` in both copies, but for a few short paragraphs."""
    step = other.number - one.number
    return one.whole and other.whole and step == other.other - one.other and 0 < step <= 4


def _sentences(view: View, covered: set[int]) -> Iterator[Sighting]:
    seen: dict[str, int] = {}
    for number, paragraph in enumerate(view.paragraphs):
        if paragraph.end - paragraph.start < LONG or number in covered:
            continue
        if LIST_ITEM.match(view.content, paragraph.start, paragraph.end):
            continue
        start = paragraph.start
        for mark in SENTENCE_END.finditer(view.content, paragraph.start, paragraph.end):
            if mark.end() - start < LONG:
                start = mark.end()
                continue
            sentence = view.content[start : mark.end()].lstrip()
            start = mark.end() - len(sentence)
            if len(sentence) >= LONG and sentence in seen:
                yield Sighting(start, mark.end(), f"the same sentence stands at {seen[sentence]}")
            else:
                seen.setdefault(sentence, start)
            start = mark.end()


def _again(view: View) -> Iterator[Sighting]:
    """Yield sentences that follow upon themselves; what is shorter is said again in earnest."""
    for paragraph in view.spoken:
        if len(paragraph) < 2 * AT_ONCE:
            continue
        before, start = "", paragraph.start
        for mark in SENTENCE_END.finditer(view.content, paragraph.start, paragraph.end):
            sentence = view.content[start : mark.end()].strip()
            if AT_ONCE <= len(sentence) < LONG and sentence == before:
                yield Sighting(mark.end() - len(sentence), mark.end(), "printed twice in a row")
            before, start = sentence, mark.end()


def _letters(text: str) -> str:
    return NO_LETTER.sub("", text).casefold()


plugin = rule("printed-twice", 210, "warning", __doc__, _find)
