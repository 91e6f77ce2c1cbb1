"""A speaker's label is doubtful: it names nobody, or looks like a slip for another label.

A label that stands once and differs from a frequent one by a letter (KERY for KERRY), that is a
whole clause, or for which no speaker could be told, may give words to the wrong person. A guest who
speaks once, a role (QUESTION, MODERATOR) and two people of one family are none.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

FREQUENT = 3
LONGEST = 200
"""Characters: names with an office and an institution stay below."""
LONGEST_COMPARED = 80
MANY = 200
"""Frequent labels above which slips are not looked for."""
LIKE_A_LABEL = re.compile(r"(?:^|(?<=\n))[*_]{0,3}([^\W\d_][^\n:*]{3,79}:)", re.MULTILINE)


def _find(view: View) -> Iterator[Sighting]:
    counts = Counter(_bare(turn.label_text) for turn in view.labelled)
    frequent = [label for label, count in counts.items() if count >= FREQUENT]
    meant = {
        label: _meant(label, frequent, counts)
        for label, count in counts.items()
        if count < FREQUENT and len(frequent) <= MANY
    }
    for turn in view.labelled:
        label = turn.label
        if label is None:
            continue
        bare = _bare(turn.label_text)
        other = meant.get(bare)
        if turn.speaker is None:
            yield Sighting(label.start, label.end, "no speaker could be told from this label")
        elif other:
            yield Sighting(
                label.start, label.end, f"stands {counts[bare]} times; perhaps “{other}”"
            )
        elif len(bare) > LONGEST:
            yield Sighting(label.start, label.end, "too long for a name: perhaps no label", "info")
    yield from _unnoticed(view, frequent, counts)


def _unnoticed(view: View, frequent: list[str], counts: Counter[str]) -> Iterator[Sighting]:
    """Yield what opens a line like a label and is a letter away from one, but was not taken so."""
    if not frequent or len(frequent) > MANY:
        return
    starts = {turn.label.start for turn in view.labelled if turn.label}
    for match in LIKE_A_LABEL.finditer(view.content):
        written = _bare(match[1])
        if match.start(1) in starts or written in counts:
            continue
        other = _meant(written, frequent, counts)
        if other:
            yield Sighting(*match.span(1), f"perhaps “{other}”; it was not taken for a label")


def _bare(label: str) -> str:
    return " ".join(label.strip("*_ \t:.-—").split())


def _meant(label: str, frequent: list[str], counts: Counter[str]) -> str | None:
    """Return the frequent label that ``label`` is a slip for, or None."""
    if not 4 <= len(label) <= LONGEST_COMPARED:
        return None
    low = label.casefold()
    for other in frequent:
        if abs(len(other) - len(label)) > 1 or counts[other] < FREQUENT * counts[label]:
            continue
        if len(label) == len(other) == 4:
            continue  # short names differ by a letter: Mark and Mary
        if not _same_role(low, other.casefold()) and (
            OSA.distance(low, other.casefold(), score_cutoff=1) == 1
        ):
            return other
    return None


def _same_role(one: str, other: str) -> bool:
    """Whether only a number or a gender tells the two apart (SPEAKER 2, INTERLOCUTORA)."""
    if [word.rstrip("aeos") for word in one.split()] == [
        word.rstrip("aeos") for word in other.split()
    ]:
        return True
    return "".join(c for c in one if not c.isdigit()) == "".join(
        c for c in other if not c.isdigit()
    )


plugin = rule("suspicious-label", 240, "warning", __doc__, _find)
