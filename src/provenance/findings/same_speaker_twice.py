"""Two turns in a row carry the same label.

Somebody seems to answer themselves: a turn between the two was lost, or a label was printed once
too often. Different people under one role (QUESTION), a stage direction or a heading between the
two, and texts that label every paragraph are none; a text that does so here and there is only
noted.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule
from provenance.findings._words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View
    from provenance.model import Turn

ROLES = words_of(
    "q question questioner reporter journalist audience speaker participant "
    "unidentified unknown pregunta interlocutor interlocutora periodista voz voces "
    "asistentes frage frager question: journaliste вопрос журналист male female man "
    "woman moderator "
    "moderador moderadora intervención"
)

OFTEN = 5
"""Times from which on a text seems to print the label at some paragraphs anew."""


def _find(view: View) -> Iterator[Sighting]:
    turns = view.turns
    pairs = [
        (one, other)
        for one, other in pairwise(turns)
        if one.label and other.label and _bare(one) == _bare(other)
    ]
    if len(pairs) * 10 > len(turns):
        return  # the custom of this text
    often = len(pairs) >= OFTEN
    for one, other in pairs:
        label = other.label
        if label is None or _is_role(_bare(other)) or _something_between(view, one, other):
            continue
        note = "the turn before has the same label"
        if often:
            note += f", as {len(pairs)} times in this text"
        yield Sighting(label.start, label.end, note, "info" if often else None)


def _bare(turn: Turn) -> str:
    return " ".join(turn.label_text.casefold().strip("*_ \t:.-—").split())


def _is_role(label: str) -> bool:
    return not label or any(word in ROLES for word in label.replace(",", " ").split())


def _something_between(view: View, one: Turn, other: Turn) -> bool:
    if any(
        part.span.start >= one.span.end and part.span.end <= other.span.start
        for part in view.transcript.unattributed
    ):
        return True
    floor = max(one.span.start, one.span.end - 80)
    return view.content[floor : other.span.start].rstrip("*_.- \t\r\n").endswith((")", "]"))


plugin = rule("same-speaker-twice", 250, "warning", __doc__, _find)
