"""Who says what: the structure of one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from provenance.model.source import Text
    from provenance.model.span import Span

AnnotationKind = Literal["audience", "inaudible", "interpreter", "stage"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words of the record that nobody spoke: (Laughter.), (Via interpreter), [Applause]."""

    span: Span
    text: str
    kind: AnnotationKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person or role; every label that names the same speaker leads to the same ``name``.

    ``name`` is the fullest form seen ("John Kerry"), or the role where no name is known
    ("QUESTION"). ``asker`` names the person behind a role, where the moderator said who it is.
    """

    name: str
    role: str = ""
    asker: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch of speech: its label, if it has one, and all that is said under it.

    ``span`` runs from the label's first character to the last one of the speech; ``label`` is the
    label as printed, colon included and emphasis marks around it not. ``speaker`` is None where
    nobody can be named; ``inferred`` says that no label names them, and ``why`` from what it was
    concluded.
    """

    index: int
    span: Span
    label: Span | None = None
    label_text: str = ""
    speaker: Speaker | None = None
    inferred: bool = False
    why: str = ""
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Unattributed:
    """Text that belongs to no speaker: ``masthead``, ``heading``, ``footer``, ``lead``."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a text says of itself in its heading; an empty string means that it does not say."""

    title: str = ""
    date: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Transcript:
    """A text with its structure; turns and unattributed spans do not overlap, in text order."""

    text: Text
    format: str
    turns: tuple[Turn, ...] = ()
    unattributed: tuple[Unattributed, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    metadata: Metadata = Metadata()
    dialect: str = ""
    """The label style that the document follows, in words, as ``inspect --explain`` tells it."""

    def turn_at(self, position: int) -> Turn | None:
        """Return the turn that holds the code point at ``position``, or None."""
        low, high = 0, len(self.turns)
        while low < high:
            middle = (low + high) // 2
            if self.turns[middle].span.end <= position:
                low = middle + 1
            else:
                high = middle
        if low < len(self.turns) and position in self.turns[low].span:
            return self.turns[low]
        return None
