"""Which candidates are labels, in every style but the colon's: each style has its own proof."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.speakers.candidates import Candidate
    from provenance.speakers.evidence import Ledger
    from provenance.speakers.lines import Line

_COUNTED = re.compile(r"\W*(?:[^\W\d]{1,12}\W+)?\d{1,4}\W*")
_ONCE = "too few recur"
_ANSWERS = {"Q": "AR", "P": "R", "F": "A", "D": "R", "В": "О", "س": "ج"}
"""The letters for a question, each with those for its answer: English, French, Spanish, German,
Italian, Russian, Arabic."""


_TIME = re.compile(
    r"[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
    r"(?: ?(?:-->|-|–) ?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?[\])>]?"
)


def is_time(content: str, line: Line) -> bool:
    """Whether a line is a time stamp and nothing else."""
    return line.end - line.start < 40 and bool(_TIME.fullmatch(content[line.start : line.end]))


def stamped(found: list[Candidate], ledger: Ledger) -> list[Candidate]:
    """Take names and times on lines of their own, of which there must be three."""
    counts = Counter(c.key for c in found)
    good = [c for c in found if c.shape]
    if len(good) >= 3 and max(counts.values()) >= 2:
        return good
    ledger.refuse(found, _ONCE)
    return []


def ruled(found: list[Candidate], lines: Sequence[Line], ledger: Ledger) -> list[Candidate]:
    """Take names under drawn lines, where half of the drawn lines have one."""
    rules = sum(line.rule for line in lines)
    good = [c for c in found if c.shape or (c.case == "capitals" and rules > 2)]
    capitals = sum(c.case == "capitals" for c in good)
    if not good or len(good) * 2 < rules:
        ledger.refuse(found, "most drawn lines have no name under them")
        return []
    taken = [c for c in good if c.case == "capitals" or capitals * 2 < len(good)]
    return ledger.keep(found, taken, "not in capitals, as the labels are")


def stops(found: list[Candidate], ledger: Ledger) -> list[Candidate]:
    """Take names and offices before a full stop that recur."""
    counts = Counter(c.key for c in found)
    good = [
        c
        for c in found
        if counts[c.key] > 1 and (c.shape != "name" or counts[c.key] > 2) and c.tail
    ]
    # "Mr. Kerry." may call somebody; it labels where such lines are the habit.
    habit = len(good) >= 4 and len({c.key for c in good}) > 1
    if not habit:
        good = [c for c in good if c.case != "mixed" or c.shape != "titled"]
    cases = {c.case for c in good}
    keys = {c.key for c in good}
    taken = [
        c
        for c in found
        if (c.key in keys and c.tail) or (c.case in cases and good and _labels_once(c))
    ]
    return ledger.keep(found, taken, "stands too seldom before a full stop")


def _labels_once(c: Candidate) -> bool:
    """Whether a name or office before a full stop may label one turn only.

    In small letters a rank may be called out ("Sergeant Doe. Please rise."): it needs a "Mr.".
    """
    if c.shape in ("office", "role"):
        return c.tail and (c.shape == "office" or (c.case == "capitals" and len(c.key) > 1))
    told = c.case == "capitals" or c.name.gender or c.name.office not in ("", "general")
    return c.shape == "titled" and bool(told)


def dashes(
    content: str, found: list[Candidate], lines: Sequence[Line], ledger: Ledger
) -> list[Candidate]:
    """Take names and roles before a dash that recur."""
    # "Herald - Page 3" is a running head, and nobody says "Page 3".
    heads = [c for c in found if _COUNTED.fullmatch(content[c.speech : lines[c.line].end])]
    ledger.refuse(heads, "a running head: only a number follows")
    numbered = {c.start for c in heads}
    found = [c for c in found if c.start not in numbered]
    counts = Counter(c.key for c in found)
    good = {
        c.key
        for c in found
        if counts[c.key] > (2 if c.shape == "name" else 1)
        and (c.shape != "role" or c.case != "mixed" or c.text.rstrip()[-1:] == ".")
    }
    # Names that recur but once join labels of a surer kind, or a stop before the dash tells them.
    surer = sum(counts[key] for key in good)
    full = {c.key for c in found if c.text.rstrip()[-1:] == "."}
    good |= {c.key for c in found if counts[c.key] > 1 and (surer > 1 or c.key in full)}
    taken = [c for c in found if c.key in good or (good and c.shape == "titled")]
    return ledger.keep(found, taken, "stands too seldom before a dash")


def letters(
    found: list[Candidate], accepted: Sequence[Candidate], ledger: Ledger
) -> list[Candidate]:
    """Take the letters for question and answer; a letter is also a word, and the first of many."""
    counts = Counter(c.text for c in found)
    asking = max(_ANSWERS, key=lambda letter: counts[letter])
    questions = [c for c in found if c.text == asking]
    answers = [c for c in found if c.text != asking and c.text in _ANSWERS[asking]]
    taken: list[Candidate] = []
    if asking != "Q" and not answers:
        ledger.refuse(found, "a letter that nothing answers")
        return []
    if len(questions) >= 2 or (questions and len(accepted) > 3):
        taken = questions
        # "A" begins many a sentence: it is a label only where it answers most of the questions.
        named = any(c.shape != "role" for c in accepted)
        if not named and len(questions) <= len(answers) * 2 <= len(questions) * 4:
            taken = questions + answers
    return ledger.keep(found, taken, "letters that ask and answer nothing")


def own_lines(
    content: str, found: list[Candidate], lines: Sequence[Line], ledger: Ledger
) -> list[Candidate]:
    """Take names on lines of their own: four at least, of two people, each before speech."""
    broken = [c for c in found if _goes_on(content, lines[c.line + 1])]
    ledger.refuse(broken, "the sentence goes on in the next line")
    found = [c for c in found if c not in broken]
    counts = Counter(c.key for c in found)
    good: list[Candidate] = []
    for c in found:
        if counts[c.key] < 2 or not c.shape:
            ledger.refuse([c], "stands once only")
            continue
        following = lines[c.line + 1]
        longer = following.end - following.start > 40 or content[following.end - 1] in '.?!…)"”»'
        if longer and not following.rule:
            good.append(c)
    names = Counter(c.key for c in good)
    ledger.keep(found, good, "what follows is no speech")
    if len(good) < 4 or len(names) < 2:
        ledger.refuse(good, _ONCE)
        return []
    case = Counter(c.case for c in good).most_common(1)[0][0]
    bold = sum(c.emphasised for c in good) * 2 >= len(good)
    once = [
        c
        for c in found
        if counts[c.key] == 1
        and c.case == case
        and c.emphasised == bold
        and (c.shape in ("role", "titled") or len(c.name.words) > 1)
        and c.line > good[0].line
        and (lines[c.line].gap or c.emphasised)
    ]
    return good + once


def _goes_on(content: str, following: Line) -> bool:
    """Whether a line goes on with the sentence of the one before it: wrapped prose."""
    return not following.gap and content[following.start].islower()


def brackets(found: list[Candidate], ledger: Ledger) -> list[Candidate]:
    """Take names in brackets on lines of their own, where they bring a house or a title."""
    taken = [
        c
        for c in found
        if (c.shape == "name" and len(c.name.words) > 1 and c.name.affiliation)
        or c.shape == "titled"
    ]
    return ledger.keep(found, taken, "neither a title nor a house in it")


def opened(found: list[Candidate], ledger: Ledger) -> list[Candidate]:
    """Take names and roles in brackets before speech, where two of them alternate."""
    counts = Counter(c.key for c in found)
    good = {key for key in counts if counts[key] > 1}
    if len(good) < 2 and not (good and len(counts) > 1 and len(found) > 3):
        ledger.refuse(found, "brackets that do not recur before speech")
        return []
    roles = {c.key for c in found if c.shape != "name"}
    taken = [c for c in found if c.key in good | roles or len(c.name.words) > 1]
    return ledger.keep(found, taken, "stands once only")


def columns(
    content: str, found: list[Candidate], lines: Sequence[Line], ledger: Ledger
) -> list[Candidate]:
    """Take labels that a wide space parts from speech; the cells of a table are none."""
    clear = [
        c
        for c in found
        if c.case == "capitals"
        or c.shape in ("titled", "role")
        or (len(c.name.words) > 1 and "\t" in content[c.end : c.speech])
    ]
    ledger.keep(found, clear, "neither in capitals nor a title")
    counts = Counter(c.key for c in clear)
    spoken = sum(len(content[c.speech : lines[c.line].end].split()) > 2 for c in clear)
    recurring = [c for c in clear if counts[c.key] > 1]
    if len(recurring) < 4 or len(set(counts)) < 2 or spoken * 2 < len(clear):
        ledger.refuse(clear, "a table's cells, or too few")
        return []
    once = [
        c
        for c in clear
        if counts[c.key] == 1
        and c.shape != "name"
        and len(content[c.speech : lines[c.line].end].split()) > 2
    ]
    taken = recurring + once
    return ledger.keep(clear, taken, "stands once only")
