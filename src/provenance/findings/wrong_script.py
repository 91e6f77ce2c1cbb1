"""Letters of two scripts stand in one word, or the text is not in its language's script.

A Latin "a" inside a Russian word looks right and is never found by a search; it comes from
character recognition or from hiding words. A text declared as Arabic that is printed in Latin
letters was recognised wrongly altogether. Foreign names and quotations in their own script, and
words that join both with a hyphen, are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule
from provenance.findings._words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
OTHER = "\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff"
FOREIGN = re.compile(f"[{OTHER}]")
MIXED = re.compile(rf"[{LATIN}][{OTHER}]|[{OTHER}][{LATIN}]")
LETTERS = re.compile(r"[^\W\d_]+")
SCRIPTS = {
    "ru": ("Cyrillic", re.compile(r"[\u0400-\u052f]")),
    "uk": ("Cyrillic", re.compile(r"[\u0400-\u052f]")),
    "bg": ("Cyrillic", re.compile(r"[\u0400-\u052f]")),
    "sr": ("Cyrillic or Latin", re.compile(rf"[\u0400-\u052f{LATIN}]")),
    "el": ("Greek", re.compile(r"[\u0370-\u03ff]")),
    "he": ("Hebrew", re.compile(r"[\u0590-\u05ff]")),
    "ar": ("Arabic", re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")),
    "fa": ("Arabic", re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")),
}
LATIN_LANGUAGES = words_of("en es fr de pt it nl pl cs sv da no fi ro hu tr")
ENOUGH = 200
"""Letters below which nothing is said of the whole text."""


def _find(view: View) -> Iterator[Sighting]:
    content = view.content
    last = -1
    mixed = MIXED.finditer(content) if any(map(FOREIGN.match, view.characters)) else ()
    for match in mixed:
        if match.start() < last:
            continue
        start, end = _word(content, match.start())
        last = end
        if _is_unit(content[start:end]):
            continue
        yield Sighting(start, end, "Latin and other letters in one word")
    yield from _whole(view)


def _declared(view: View) -> str:
    return view.transcript.text.source.facts.language.strip().lower()[:2]


def _word(content: str, at: int) -> tuple[int, int]:
    start, end = at, at + 1
    while start > 0 and at - start < 60 and content[start - 1].isalpha():
        start -= 1
    while end < len(content) and end - at < 60 and content[end].isalpha():
        end += 1
    return start, end


def _is_unit(word: str) -> bool:
    """Whether the Greek letter is a sign: a micro or an angle, not part of a word."""
    return len(word) <= 3 and any(letter in "µμΩΔαβγπσ" for letter in word)


def _whole(view: View) -> Iterator[Sighting]:
    declared = _declared(view)
    if declared not in SCRIPTS and (declared not in LATIN_LANGUAGES or view.content.isascii()):
        return
    letters = sum(map(len, LETTERS.findall(view.content)))
    if letters < ENOUGH:
        return
    if declared in SCRIPTS:
        name, script = SCRIPTS[declared]
        own = sum(1 for _ in script.finditer(view.content))
        if own * 2 < letters:
            yield _first_line(view, f"declared {declared}, yet few letters are {name}")
    elif declared in LATIN_LANGUAGES:
        own = sum(1 for _ in re.finditer(f"[{LATIN}]", view.content))
        if own * 2 < letters:
            yield _first_line(view, f"declared {declared}, yet few letters are Latin")


def _first_line(view: View, note: str) -> Sighting:
    first = view.lines[0]
    return Sighting(first.start, first.end, note, "critical")


plugin = rule("wrong-script", 100, "warning", __doc__, _find)
