"""Which of the candidates are labels: learnt from the document itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.speakers.candidates import Candidate, candidates_of
from provenance.speakers.inline import inline_of
from provenance.speakers.vocabulary import FIELDS, INTERLUDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.speakers.lines import Line

_WORDS = {
    "colon": "a name or role and a colon at the beginning of a line",
    "stop": "a name or role and a full stop at the beginning of a line",
    "dash": "a name or role and a dash at the beginning of a line",
    "letter": "a bare Q or A at the beginning of a line",
    "line": "a name or role on a line of its own",
    "ruled": "a name or role on a line of its own under a drawn line",
    "stamped": "a name or role and a time on a line of its own",
    "chevron": "two pointed brackets (>>) where another voice begins",
    "bracket": "a name in square brackets on a line of its own",
    "inline": "a name or role and a colon after the end of a sentence",
}
_CASES = {"capitals": "in capitals", "mixed": "in capital and small letters", "uncased": ""}


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a document in text order, its interludes, and its style in words."""

    accepted: tuple[Candidate, ...]
    interludes: tuple[Candidate, ...]
    dialect: str


def learn(content: str, lines: Sequence[Line], declared: frozenset[str] = frozenset()) -> Labels:
    """Find the labels of a document by what recurs in it and what parses as a name or a role.

    ``declared`` holds the folded labels that the catalogue knows; they need no proof.
    """
    found = list(candidates_of(content, lines, declared))
    interludes = tuple(c for c in found if c.style == "colon" and c.key in INTERLUDES)
    found = [c for c in found if not (c.style == "colon" and c.key in INTERLUDES)]
    found = _without_fields(found, content, lines)
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        groups[candidate.style].append(candidate)
    accepted: list[Candidate] = _colons(content, groups["colon"], lines, declared)
    accepted += _stamped(groups["stamped"])
    accepted += _ruled(groups["ruled"], lines)
    accepted += _stops(groups["stop"])
    accepted += _dashes(content, groups["dash"], lines)
    accepted += _letters(groups["letter"], accepted)
    if len(accepted) < 2:
        accepted += _own_lines(content, groups["line"], lines)
    if len(groups["chevron"]) >= 2:
        accepted += groups["chevron"]
    if accepted:
        accepted += _brackets(groups["bracket"])
    accepted = _one_a_line(accepted)
    accepted += inline_of(content, accepted, lines)
    accepted.sort(key=lambda c: c.start)
    return Labels(tuple(accepted), interludes, _describe(accepted))


def _one_a_line(accepted: list[Candidate]) -> list[Candidate]:
    """Keep one label a line: a named one rather than bare brackets."""
    best: dict[int, Candidate] = {}
    for candidate in accepted:
        other = best.get(candidate.line)
        if other is None or other.style == "chevron":
            best[candidate.line] = candidate
    return sorted(best.values(), key=lambda c: c.start)


def _without_fields(found: list[Candidate], content: str, lines: Sequence[Line]) -> list[Candidate]:
    """Drop the fields of a heading ("Date: …", "President: James K. Polk")."""
    counts = Counter(c.key for c in found if c.style == "colon")
    kept: list[Candidate] = []
    for c in found:
        field = c.style == "colon" and c.key in FIELDS and counts[c.key] == 1
        if field and c.line < 40 and len(content[c.speech : lines[c.line].end].split()) <= 12:
            continue
        kept.append(c)
    return kept


def _strong(c: Candidate, count: int) -> bool:
    """Whether a colon label needs no support from the rest of the document."""
    clear = c.case != "mixed" or c.emphasised
    if c.case == "uncased" and count < 2:
        return False
    if c.shape == "role":
        return (clear and (len(c.key) > 1 or count > 1)) or count > 1
    if c.shape == "office":
        return clear if c.name.title.split()[0] != c.name.title else clear and count > 1
    if c.shape == "titled":
        return clear or count > 1
    words = len(c.name.words)
    if not c.tail and count < 3:
        return False
    if clear:
        return count > 1
    return count > 1 if words > 1 else count > 2


def _colons(
    content: str, found: list[Candidate], lines: Sequence[Line], declared: frozenset[str]
) -> list[Candidate]:
    counts = Counter(c.key for c in found)
    tails = Counter(c.key for c in found if c.tail)
    strong = [
        c
        for c in found
        if (c.key in declared or _strong(c, counts[c.key]))
        # A salutation ends its line; a label is followed by words.
        and (tails[c.key] * 2 >= counts[c.key] or c.shape == "role" or c.case == "capitals")
    ]
    if not strong:
        return []
    keys = {c.key for c in strong}
    cases = Counter(c.case for c in strong)
    cased = {case for case, n in cases.items() if n >= 2 or n * 2 >= len(strong)}
    bold = sum(c.emphasised for c in strong) * 5 >= len(strong) * 4
    gapped = sum(c.gap for c in strong) * 10 >= len(strong) * 9
    dense = len(strong) >= 4 and len(strong) * 3 >= sum(line.gap or not gapped for line in lines)
    accepted: list[Candidate] = []
    looked_up = 0
    small = ""
    for c in found:
        if c.key in keys:
            accepted.append(c)
            continue
        if c.case not in cased or not (c.tail or c.shape == "titled") or (gapped and not c.gap):
            continue
        if bold and not c.emphasised and c.shape != "titled":
            continue
        plain = len(c.name.words) > 1 or c.shape in ("role", "titled", "office")
        if not plain:
            continue
        good = c.shape in ("role", "titled") or (c.emphasised and bold) or dense
        if not good and looked_up < 300:
            looked_up += 1
            small = small or content.lower()
            good = _known(small, c)
        if good:
            accepted.append(c)
    return accepted


def _known(small: str, c: Candidate) -> bool:
    """Whether a name that labels one turn only is spoken of elsewhere in the text."""
    full = c.name.full.lower()
    first = small.find(full)
    return first >= 0 and small.find(full, first + len(full)) >= 0


def _stamped(found: list[Candidate]) -> list[Candidate]:
    counts = Counter(c.key for c in found)
    good = [c for c in found if c.shape]
    return good if len(good) >= 3 and max(counts.values()) >= 2 else []


def _ruled(found: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    rules = sum(line.rule for line in lines)
    good = [c for c in found if c.shape or (c.case == "capitals" and rules > 2)]
    capitals = sum(c.case == "capitals" for c in good)
    if not good or len(good) * 2 < rules:
        return []
    return [c for c in good if c.case == "capitals" or capitals * 2 < len(good)]


def _stops(found: list[Candidate]) -> list[Candidate]:
    counts = Counter(c.key for c in found)
    good = [
        c
        for c in found
        if counts[c.key] > 1 and (c.shape != "name" or counts[c.key] > 2) and c.tail
    ]
    if not good:
        return []
    cases = {c.case for c in good}
    keys = {c.key for c in good}
    return [
        c for c in found if (c.key in keys and c.tail) or (c.shape == "titled" and c.case in cases)
    ]


_COUNTED = re.compile(r"\W*(?:[^\W\d]{1,12}\W+)?\d{1,4}\W*")


def _dashes(content: str, found: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    # "Herald - Page 3" is a running head, and nobody says "Page 3".
    found = [c for c in found if not _COUNTED.fullmatch(content[c.speech : lines[c.line].end])]
    counts = Counter(c.key for c in found)
    good = {
        c.key
        for c in found
        if counts[c.key] > (2 if c.shape == "name" else 1)
        and (c.shape != "role" or c.case != "mixed")
    }
    return [c for c in found if c.key in good or (good and c.shape == "titled")]


def _letters(found: list[Candidate], accepted: list[Candidate]) -> list[Candidate]:
    questions = [c for c in found if c.text == "Q"]
    answers = [c for c in found if c.text == "A"]
    if len(questions) < 2 and not (questions and len(accepted) > 3):
        return []
    # "A" begins many a sentence: it is a label only where it answers most of the questions.
    named = any(c.shape != "role" for c in accepted)
    if named or len(answers) * 2 < len(questions) or len(answers) > len(questions) * 2:
        return questions
    return questions + answers


def _own_lines(content: str, found: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    counts = Counter(c.key for c in found)
    good: list[Candidate] = []
    for c in found:
        if counts[c.key] < 2 or not c.shape:
            continue
        following = lines[c.line + 1]
        longer = following.end - following.start > 40 or content[following.end - 1] in '.?!…)"”»'
        if longer and not following.rule:
            good.append(c)
    names = Counter(c.key for c in good)
    if len(good) < 4 or len(names) < 2:
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


def _brackets(found: list[Candidate]) -> list[Candidate]:
    return [
        c
        for c in found
        if (c.shape == "name" and len(c.name.words) > 1 and c.name.affiliation)
        or c.shape == "titled"
    ]


def _describe(accepted: Sequence[Candidate]) -> str:
    """Tell in one sentence which style the labels follow, and why it was believed."""
    if not accepted:
        return ""
    styles = Counter(c.style for c in accepted)
    style, _ = styles.most_common(1)[0]
    like = [c for c in accepted if c.style == style]
    case = Counter(c.case for c in like).most_common(1)[0][0]
    bold = sum(c.emphasised for c in like)
    shown = list(dict.fromkeys(c.text.strip() for c in like if c.text.strip()))[:3]
    written = f", {_CASES[case]}" if _CASES[case] and shown else ""
    emphasis = ""
    if bold:
        emphasis = ", in bold" if bold == len(like) else f", {bold} of them in bold"
    examples = f" ({', '.join(shown)})" if shown else ""
    others = ""
    if len(styles) > 1:
        rest = [f"{_WORDS[s]} ({n})" for s, n in styles.most_common()[1:]]
        others = "; also " + "; ".join(rest)
    distinct = len({c.key for c in accepted})
    return (
        f"Labels are {_WORDS[style]}{written}{emphasis}{examples}: "
        f"{len(accepted)} labels of {distinct} kinds, learnt because they recur or hold a title "
        f"or a role{others}."
    )
