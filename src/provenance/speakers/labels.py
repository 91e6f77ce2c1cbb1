"""Which of the candidates are labels: learnt from the document itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.speakers import styles
from provenance.speakers.candidates import Candidate, candidates_of
from provenance.speakers.evidence import Ledger, describe, told
from provenance.speakers.inline import inline_of
from provenance.speakers.vocabulary import FIELDS, INTERLUDES
from provenance.text.names import fold, strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Considered
    from provenance.speakers.lines import Line


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a document in text order, its interludes, its style, and what else was seen."""

    accepted: tuple[Candidate, ...]
    interludes: tuple[Candidate, ...]
    dialect: str
    considered: tuple[Considered, ...] = ()


def learn(content: str, lines: Sequence[Line], declared: frozenset[str] = frozenset()) -> Labels:
    """Find the labels of a document by what recurs in it and what parses as a name or a role.

    ``declared`` holds the folded labels that the catalogue knows; they need no proof.
    """
    ledger = Ledger()
    strays: list[Candidate] = []
    every = list(candidates_of(content, lines, declared, strays))
    interludes = tuple(c for c in every if c.style == "colon" and c.key in INTERLUDES)
    ledger.refuse(interludes, "stands for no voice")
    found = [c for c in every if not (c.style == "colon" and c.key in INTERLUDES)]
    found = _without_fields(found, content, lines, ledger)
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        groups[candidate.style].append(candidate)
    voices = len(groups["chevron"]) >= 2
    accepted: list[Candidate] = _colons(content, groups["colon"], lines, declared, ledger)
    accepted += styles.stamped(groups["stamped"], ledger)
    accepted += styles.ruled(groups["ruled"], lines, ledger)
    accepted += styles.stops(groups["stop"], ledger)
    accepted += styles.dashes(content, groups["dash"], lines, ledger)
    accepted += styles.letters(groups["letter"], accepted, ledger)
    if len(accepted) < 2:
        accepted += styles.opened(groups["opened"], ledger)
    if len(accepted) < 2:
        accepted += styles.columns(content, groups["column"], lines, ledger)
    if len(accepted) < 2:
        accepted += styles.own_lines(content, groups["line"], lines, ledger)
    accepted += _misread(strays, accepted)
    if voices:
        accepted += _named_voices(groups["colon"], groups["chevron"], accepted)
        accepted += groups["chevron"]
    ledger.refuse(groups["chevron"], "one voice alone")
    if accepted:
        accepted += styles.brackets(groups["bracket"], ledger)
    accepted = _one_a_line(_without_masthead(accepted, ledger))
    accepted += inline_of(content, accepted, lines)
    accepted.sort(key=lambda c: c.start)
    considered = told(every, accepted, ledger, strays, declared)
    accepted = _with_times(content, accepted, lines)
    return Labels(tuple(accepted), interludes, describe(accepted), considered)


def _without_masthead(accepted: list[Candidate], ledger: Ledger) -> list[Candidate]:
    """Drop names under drawn lines and in brackets that stand before the first label of a habit.

    They are what a title page is made of, where the labels are of another style.
    """
    odd = {"ruled", "bracket"}
    habit = [c for c in accepted if c.style not in odd]
    if len(habit) < _HABIT or len(habit) < 2 * sum(c.style == "ruled" for c in accepted):
        return accepted
    first = min(c.start for c in habit)
    page = [c for c in accepted if c.style in odd and c.start < first]
    ledger.refuse(page, "stands before the first label, on the title page")
    return [c for c in accepted if c not in page]


_HABIT = 8
_LETTERS = str.maketrans("0158", "OISB")


def _misread(strays: Sequence[Candidate], accepted: Sequence[Candidate]) -> list[Candidate]:
    """Take known labels that are mistyped: MR. SMITH; or, as machines read it, MR. SM1TH."""
    known = {c.key: c for c in accepted if c.style == "colon"}
    found: list[Candidate] = []
    for c in strays:
        if c.key in known and known[c.key].case == c.case == "capitals":
            found.append(c)
        elif any(mark in c.text for mark in "0158"):
            meant = known.get(fold(strip(c.text.upper().translate(_LETTERS))))
            if meant is not None and (meant.case != "capitals" or c.text.isupper()):
                found.append(
                    replace(c, key=meant.key, name=meant.name, shape=meant.shape, case=meant.case)
                )
    return found


def _named_voices(
    colons: Sequence[Candidate], voices: Sequence[Candidate], accepted: Sequence[Candidate]
) -> list[Candidate]:
    """Take what names a voice after ">>", be it once only."""
    lines = {c.line for c in voices} - {c.line for c in accepted}
    return [
        c
        for c in colons
        if c.line in lines and (c.shape != "name" or len(c.name.words) > 1 or c.case == "capitals")
    ]


def _with_times(content: str, accepted: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Draw the times that stand on lines of their own above the labels into the labels."""
    above = {
        c.line: lines[c.line - 1]
        for c in accepted
        if c.line
        and not c.gap
        and lines[c.line].start == c.begin
        and styles.is_time(content, lines[c.line - 1])
    }
    if len(above) * 2 < len(accepted):
        return accepted
    return [
        replace(c, begin=above[c.line].start, start=above[c.line].start) if c.line in above else c
        for c in accepted
    ]


def _one_a_line(accepted: list[Candidate]) -> list[Candidate]:
    """Keep one label a line: a named one rather than bare brackets."""
    best: dict[int, Candidate] = {}
    for candidate in accepted:
        other = best.get(candidate.line)
        if other is None or other.style == "chevron":
            best[candidate.line] = candidate
    return sorted(best.values(), key=lambda c: c.start)


def _without_fields(
    found: list[Candidate], content: str, lines: Sequence[Line], ledger: Ledger
) -> list[Candidate]:
    """Drop the fields of a heading ("Date: …", "President: James K. Polk")."""
    counts = Counter(c.key for c in found if c.style == "colon")
    spoken = (c.line for c in found if c.style == "colon" and counts[c.key] > 1)
    begun = min(next(spoken, 40), 40)
    kept: list[Candidate] = []
    for c in found:
        field = c.style == "colon" and c.key in FIELDS and counts[c.key] == 1
        if field and c.line < begun and len(content[c.speech : lines[c.line].end].split()) <= 12:
            ledger.refuse([c], "a field of the heading")
            continue
        kept.append(c)
    return kept


def _without_quarters(found: list[Candidate], ledger: Ledger) -> list[Candidate]:
    """Drop "Q1:", a quarter of the year, where no "A1:" answers it."""
    numbered = [c for c in found if c.name.number and len(c.key.rstrip("0123456789 ")) == 1]
    if {"q", "a"} <= {c.key[0] for c in numbered}:
        return found
    ledger.refuse(numbered, "a letter and a number that nothing answers")
    places = {c.start for c in numbered}
    return [c for c in found if c.start not in places]


def _without_furniture(
    content: str, found: list[Candidate], lines: Sequence[Line], ledger: Ledger
) -> list[Candidate]:
    """Drop what the foot of every page says: "Prepared: Jane Roe, page 3".

    A speaker may say the same words again and again, but he says them in sentences.
    """
    counts = Counter(c.key for c in found)
    often = [
        c
        for c in found
        if counts[c.key] > 2 and c.shape == "name" and len(c.name.words) == 1 and c.case == "mixed"
    ]
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for c in often:
        words = content[c.speech : lines[c.line].end].split()[:24]
        if words and words[-1][-1] in ".?!…":
            continue
        said[c.key][" ".join(w for w in words if not any(map(str.isdigit, w)))] += 1
    pages = {
        key
        for key, each in said.items()
        if 3 <= len(each.most_common(1)[0][0]) <= 120
        and each.most_common(1)[0][1] * 2 > counts[key]
    }
    left = [c for c in found if c.key in pages]
    ledger.refuse(left, "the same words follow it each time: the furniture of a page")
    return [c for c in found if c.key not in pages]


def _strong(c: Candidate, count: int) -> bool:
    """Whether a colon label needs no support from the rest of the document."""
    clear = c.case != "mixed" or c.emphasised
    if c.case == "uncased" and count < 2:
        return False
    if c.shape == "role":
        return (clear and len(c.key) > 1) or count > 1
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
    content: str,
    found: list[Candidate],
    lines: Sequence[Line],
    declared: frozenset[str],
    ledger: Ledger,
) -> list[Candidate]:
    found = _without_furniture(content, _without_quarters(found, ledger), lines, ledger)
    counts = Counter(c.key for c in found)
    tails = Counter(c.key for c in found if c.tail)
    habit = _lines_of_colons(content, found, lines)
    strong = [
        c
        for c in found
        if (c.key in declared or _strong(c, counts[c.key]) or (habit and counts[c.key] > 1))
        # A salutation ends its line; a label is followed by words.
        and (
            tails[c.key] * 2 >= counts[c.key] or c.shape == "role" or c.case == "capitals" or habit
        )
    ]
    if not strong:
        ledger.refuse(found, "stands once only, and holds neither title nor role")
        return []
    manner = _Manner(content, lines, found, strong, habit)
    accepted: list[Candidate] = []
    for c in found:
        why = manner.refuses(c)
        if why:
            ledger.refuse([c], why)
        else:
            accepted.append(c)
    return accepted


def _lines_of_colons(content: str, found: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    """Whether labels stand on lines of their own here, speech below: "Dr. Anna Weber (SPD):"."""
    alone = [
        c
        for c in found
        if not c.tail
        and (c.shape != "name" or len(c.name.words) > 1)
        and c.line + 1 < len(lines)
        and content[lines[c.line + 1].end - 1] != ":"
    ]
    counts = Counter(c.key for c in alone)
    near = sum(not lines[c.line + 1].gap for c in alone)
    again = sum(count > 1 for count in counts.values())
    return len(alone) >= 4 and len(counts) > 1 and again > (0 if near * 2 > len(alone) else 1)


class _Manner:
    """How the sure labels of a document are printed, by which the others are judged."""

    def __init__(
        self,
        content: str,
        lines: Sequence[Line],
        found: Sequence[Candidate],
        strong: Sequence[Candidate],
        habit: bool,
    ) -> None:
        self.keys = {c.key for c in strong}
        self.surnames = {
            fold(c.name.surname)
            for c in found
            if c.case == "capitals" and len(c.name.words) > 1 and c.name.affiliation
        }
        cases = Counter(c.case for c in strong)
        self.cased = {case for case, n in cases.items() if n >= 2 or n * 2 >= len(strong)}
        self.bold = sum(c.emphasised for c in strong) * 5 >= len(strong) * 4
        self.gapped = sum(c.gap for c in strong) * 10 >= len(strong) * 9
        begun = sum(line.gap or not self.gapped for line in lines)
        self.dense = len(strong) >= 4 and len(strong) * 3 >= begun
        self.habit, self.lines = habit, lines
        self.content, self.small, self.looked_up = content, "", 0

    def refuses(self, c: Candidate) -> str:
        """Say why ``c`` is no label; empty if it is one."""
        if c.key in self.keys:
            return ""
        if c.case not in self.cased:
            return "written differently from the labels, in capital and small letters"
        follows = c.tail or (c.line + 1 < len(self.lines) and not self.lines[c.line + 1].gap)
        if c.name.affiliation and c.case == "capitals" and len(c.name.words) > 1 and follows:
            return ""
        if not (c.tail or c.shape == "titled" or self.habit):
            return "nothing follows it on its line"
        if self.gapped and not c.gap:
            return "no empty line before it, as before the labels"
        if self.bold and not c.emphasised and c.shape != "titled":
            return "not in bold, as the labels are"
        if len(c.name.words) < 2 and c.shape == "name":
            if c.case == "capitals" and c.tail and fold(c.name.surname) in self.surnames:
                return ""  # MARSH, whom ROBERT MARSH, COUNCIL MEMBER has introduced
            return "one word that labels nothing else"
        alone = self.habit and c.gap and not c.tail
        if c.shape in ("role", "titled") or (c.emphasised and self.bold) or self.dense or alone:
            return ""
        return "" if self._known(c) else "a name that stands nowhere else"

    def _known(self, c: Candidate) -> bool:
        """Whether a name that labels one turn only is spoken of elsewhere in the text."""
        if self.looked_up >= 300:
            return False
        self.looked_up += 1
        self.small = self.small or self.content.lower()
        full = c.name.full.lower()
        first = self.small.find(full)
        return first >= 0 and self.small.find(full, first + len(full)) >= 0
