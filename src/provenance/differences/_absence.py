"""Text that only one side has: what omission and insertion have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim
from provenance.differences.number import cuts_number, is_unit
from provenance.differences.speaker import names_nobody
from provenance.differences.spelling import is_initial
from provenance.model import ANNOTATION, LABEL, WORD
from provenance.text.light_words import is_light
from provenance.text.negations import strip, without_auxiliaries
from provenance.text.numbers import time_stamp
from provenance.text.words import dictionary, is_common, is_filler

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

MARK = re.compile(r"\[\s*(?:\.{3,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|…|\.{3,}")
_DASHES = ("-", "–", "—")
LONGEST_STAGE = 300
"""A stage direction has at most so many characters."""

_BRACKETED = re.compile(r"(?:\([^()\n]+\)[\s*_.]*|\[[^\[\]\n]+\][\s*_.]*)+")
_REMARKS = frozenset("ph sic sp phonetic inaudible unintelligible crosstalk indiscernible".split())
_INAUDIBLE = ("inaudible", "unintelligible", "inaudib", "crosstalk")


SHORTEST = 3
"""Fewer letters before a dash are no word of their own where the other text has a longer one."""

MOST_REPEATED = 6
"""A speaker who starts again says at most so many words twice."""


def repeats_neighbour(part: Part) -> bool:
    """Whether words only say again what stands beside them: "No, no", "they were - they were"."""
    size = part.size
    if not 0 < size <= MOST_REPEATED or part.spoken < size:
        return False
    before, after = part.at.start - size, part.at.end
    kinds = part.tokens.kinds
    # "It is right. [Applause] It is right." says it again across a stage direction.
    if before > 0 and kinds[part.at.start - 1] == ANNOTATION:
        before -= 1
    if after < len(part.tokens) and kinds[after] == ANNOTATION:
        after += 1
    return part.stands_at(before) or part.stands_at(after)


def _in_brackets(part: Part) -> bool:
    """Whether whole lines are in brackets: what happened, not what was said."""
    if not (part.at_paragraph and part.to_paragraph):
        return False
    printed = part.printed.strip().strip("*_ ")
    opening = part.before.rstrip()[-1:]
    if opening and opening in "[(" and printed[:1] != opening:
        printed = opening + printed  # both texts may have a bracket there
    return len(printed) <= LONGEST_STAGE and _BRACKETED.fullmatch(printed) is not None


def unheard(printed: str) -> bool:
    """Whether a mark says that words were not heard: "(inaudible)", "[crosstalk]"."""
    return any(word in printed.casefold() for word in _INAUDIBLE)


def claim_absence(place: Place, there: Part, absent: Part) -> Claim | None:
    """Claim a place where ``there`` has text and ``absent`` has none, or next to none."""
    if not there.size:
        return None
    if absent.size:
        if absent.only(ANNOTATION):
            if there.only(ANNOTATION):
                return None
            if unheard(absent.printed):
                return Claim(f"the place is marked: {absent.printed.strip()}")
        if there.spoken < 8 or there.spoken < 3 * absent.spoken:
            return None
        return Claim(f"in its place stands “{absent.printed.strip()}”")
    light = _of_no_weight(place, there)
    if light:
        return light
    rest, negations = strip(there.forms, place.language)
    if negations and not without_auxiliaries(rest):
        return None  # turning a statement round is ``negation``
    if is_unit(there, place.language) or cuts_number(there, place.language):
        return None  # an amount without its unit, or without a figure, is another ``number``
    if MARK.search(absent.printed) and not _stops_alike(there, absent):
        return Claim(f"the cut is marked: {absent.printed.strip()}")
    if there.has_label and not names_nobody(absent):
        turns = there.kinds.count(LABEL)
        if turns > 1 and there.kinds[-1] == LABEL:
            turns -= 1  # what is said under the last label stands in both texts
        return Claim("a whole turn" if turns == 1 else f"{turns} turns")
    return Claim()


def _stops_alike(there: Part, absent: Part) -> bool:
    """Whether a bare "..." only stands where the other text has a dash: a speaker stops short."""
    ends = there.printed.strip()
    dashed = ends.startswith(_DASHES) or ends.endswith(_DASHES)
    return dashed and not any(mark in absent.printed for mark in "[]()")


def _of_no_weight(place: Place, there: Part) -> Claim | None:
    """Claim what is no statement: stage directions, hesitation, what is said twice, articles."""
    if there.only(ANNOTATION):
        return Claim("stage direction or interpreter’s mark", "info")
    if time_stamp(there.printed):
        return Claim("time stamp", "info")
    remark = _of_the_transcriber(there, place.language)
    if remark:
        return Claim(remark, "info")
    if _is_scrap(there, place.language):
        return Claim("a scrap of letters on a line of its own", "info")
    if _in_brackets(there):
        return Claim("a line in brackets, as stage directions stand", "info")
    if repeats_neighbour(there):
        return Claim("the same words stand beside it", "info")
    words = there.forms
    if there.has_label or there.has_annotation:
        words = [form for form, kind in zip(words, there.kinds, strict=True) if kind == WORD]
    if there.forms == ["out"] and there.word_at(there.at.end) == "of":
        return Claim("a word that carries no statement", "warning")  # one out of ten
    if is_initial(there) and there.word_at(there.at.start - 1).istitle():
        return Claim("an initial of a name", "warning")
    if words and all(is_filler(word, place.language) for word in words):
        return Claim("sounds of hesitation", "info")
    words = [word for word in words if not is_filler(word, place.language)]
    unnamed = there.has_label and names_nobody(place.other)  # the labels are no loss here
    if (there.only(WORD) or unnamed) and is_light(words, place.language):
        return Claim("a word that carries no statement", "warning")
    return None


def _is_scrap(part: Part, language: str) -> bool:
    """Whether a line holds nothing but two or three letters that are no word, nor said: "PS"."""
    if part.size != 1 or not part.only(WORD) or not 1 < len(part.forms[0]) < 4:
        return False
    alone = part.before.rpartition("\n")[2] + part.after.partition("\n")[0]
    inside = "\n" in part.before and "\n" in part.after and not alone.strip()
    return inside and part.forms[0].isalpha() and not is_common(part.forms[0], language)


def _of_the_transcriber(part: Part, language: str) -> str:
    """Say what a word is that nobody spoke: "(ph)", "(sic)", or the beginning of a word."""
    if part.size > 2 or not part.only(WORD):
        return ""
    if part.before[-1:] in "([" and part.before and all(form in _REMARKS for form in part.forms):
        return "a remark of the transcriber"
    return "a word broken off" if is_broken_off(part, language) else ""


def is_begun(stump: Part, word: Part, language: str) -> bool:
    """Whether one word is the other's first letters, with a dash behind: "Ob -" for "Obama"."""
    if stump.size != 1 or word.size != 1 or not word.forms[0].startswith(stump.forms[0]):
        return False
    stops = stump.after.lstrip(" ")[:1] in tuple("-–—") and len(stump.forms[0]) < SHORTEST
    return stops or is_broken_off(stump, language)


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
