"""Text that only one side has: what omission and insertion have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim
from provenance.differences.number import cuts_number, is_unit
from provenance.differences.speaker import names_nobody
from provenance.model import ANNOTATION, WORD, Span
from provenance.text.light_words import is_light
from provenance.text.negations import strip, without_auxiliaries
from provenance.text.numbers import time_stamp
from provenance.text.words import dictionary, is_filler

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

MARK = re.compile(r"\[\s*(?:\.{3,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|…|\.{3,}")
LONGEST_STAGE = 300
"""A stage direction has at most so many characters."""

_BRACKETED = re.compile(r"(?:\([^()\n]+\)[\s*_.]*|\[[^\[\]\n]+\][\s*_.]*)+")
_REMARKS = frozenset("ph sic sp phonetic inaudible unintelligible crosstalk indiscernible".split())
_INAUDIBLE = ("inaudible", "unintelligible", "inaudib", "crosstalk")


MOST_REPEATED = 6
"""A speaker who starts again says at most so many words twice."""


def repeats_neighbour(part: Part) -> bool:
    """Whether words only say again what stands beside them: "No, no", "they were - they were"."""
    size = part.size
    if not 0 < size <= MOST_REPEATED or part.spoken < size:
        return False
    tokens, at = part.tokens, part.at
    before = Span(max(at.start - size, 0), at.start)
    after = Span(at.end, min(at.end + size, len(tokens)))
    return part.forms in (tokens.compared(before), tokens.compared(after))


def _in_brackets(part: Part) -> bool:
    """Whether whole lines are in brackets: what happened, not what was said."""
    printed = part.printed.strip().strip("*_ ")
    return (
        part.at_paragraph
        and part.to_paragraph
        and len(printed) <= LONGEST_STAGE
        and _BRACKETED.fullmatch(printed) is not None
    )


def unheard(printed: str) -> bool:
    """Whether a mark says that words were not heard: "(inaudible)", "[crosstalk]"."""
    return any(word in printed.casefold() for word in _INAUDIBLE)


def claim_absence(place: Place, there: Part, absent: Part) -> Claim | None:
    """Claim a place where ``there`` has text and ``absent`` has none, or next to none."""
    if not there.size:
        return None
    if there.only(ANNOTATION) and absent.only(ANNOTATION):
        return None
    if absent.only(ANNOTATION) and unheard(absent.printed):
        return Claim(f"the place is marked: {absent.printed.strip()}")
    if absent.size:
        if there.spoken < 8 or there.spoken < 3 * absent.spoken:
            return None
        return Claim(f"in its place stands “{absent.printed.strip()}”")
    light = _of_no_weight(place, there)
    if light:
        return light
    rest, negations = strip(there.forms, place.language)
    if negations and not without_auxiliaries(rest):
        return None  # turning a statement round is ``negation``
    if is_unit(there) or cuts_number(there, place.language):
        return None  # an amount without its unit, or without a figure, is another ``number``
    if MARK.search(absent.printed):
        return Claim(f"the cut is marked: {absent.printed.strip()}")
    if there.has_label and not names_nobody(absent):
        turns = there.kinds.count(1)
        return Claim("a whole turn" if turns == 1 else f"{turns} turns")
    return Claim()


def _of_no_weight(place: Place, there: Part) -> Claim | None:
    """Claim what is no statement: stage directions, hesitation, what is said twice, articles."""
    if there.only(ANNOTATION):
        return Claim("stage direction or interpreter’s mark", "info")
    if time_stamp(there.printed):
        return Claim("time stamp", "info")
    remark = _of_the_transcriber(there, place.language)
    if remark:
        return Claim(remark, "info")
    if _in_brackets(there):
        return Claim("a line in brackets, as stage directions stand", "info")
    if repeats_neighbour(there):
        return Claim("the same words stand beside it", "info")
    words = [form for form, kind in zip(there.forms, there.kinds, strict=True) if kind == WORD]
    if words and all(is_filler(word, place.language) for word in words):
        return Claim("sounds of hesitation", "info")
    unnamed = there.has_label and names_nobody(place.other)  # the labels are no loss here
    if (len(words) == there.size or unnamed) and is_light(words, place.language):
        return Claim("a word that carries no statement", "warning")
    return None


def _of_the_transcriber(part: Part, language: str) -> str:
    """Say what a word is that nobody spoke: "(ph)", "(sic)", or the beginning of a word."""
    if part.size > 2 or not part.only(WORD):
        return ""
    if part.before[-1:] in "([" and part.before and all(form in _REMARKS for form in part.forms):
        return "a remark of the transcriber"
    return "a word broken off" if is_broken_off(part, language) else ""


def is_broken_off(part: Part, language: str) -> bool:
    """Whether one word here was begun and not ended: "th- they", "s- teachers"."""
    form, dash = part.forms[-1], part.after[:1]
    if part.size != 1 or len(form) > 3 or not form.isalpha() or not dash or dash not in "-–—":
        return False
    if part.word_at(part.at.end).casefold().startswith(form):
        return True  # it is begun again
    if form not in dictionary(language):
        return True
    consonants = language == "en" and not set("aeiouy") & set(form)  # "s", "th" are in word lists
    return consonants and part.words[-1].islower() and part.after[1:2].isspace()
