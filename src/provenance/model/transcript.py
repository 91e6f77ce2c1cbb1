"""Who says what: the structure of one text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from provenance.model.source import Text
    from provenance.model.span import Span

AnnotationKind = Literal["audience", "inaudible", "interpreter", "stage"]
AnchorKind = Literal["time", "page"]


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
    continues: bool = False
    """Whether this goes on with the turn before it, which page furniture or a heading cuts."""


@dataclass(frozen=True, slots=True)
class Unattributed:
    """Text that belongs to no speaker: ``masthead``, ``heading``, ``footer``, ``lead``."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of the text that the file ties to a moment of the recording, or to a page.

    ``label`` is as people cite it ("00:01:02.500", "iv"). ``begin`` and ``finish`` are seconds from
    the beginning of the recording, 0.0 for a page.
    """

    span: Span
    kind: AnchorKind
    label: str
    begin: float = 0.0
    finish: float = 0.0


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a text says of itself in its heading; an empty string means that it does not say."""

    title: str = ""
    date: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Considered:
    """A phrase that stands where a label could, and what was concluded from how it is used.

    ``style`` is the manner in which it stands there ("colon"); of ``count`` places, ``taken`` were
    taken for labels. ``first`` is the first of the places that ``why`` speaks of.
    """

    text: str
    style: str
    count: int
    taken: int
    why: str
    first: Span


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
    considered: tuple[Considered, ...] = ()
    """What could have been a label: first the phrases taken for labels, then those refused."""
    anchors: tuple[Anchor, ...] = ()
    """Moments or pages, where the file tells them, in text order and without overlap."""

    def times(self, span: Span) -> tuple[float, float] | None:
        """Return when ``span`` is spoken, in seconds; None where the file does not say."""
        first = bisect_right(self.anchors, span.start, key=lambda anchor: anchor.span.end)
        last = bisect_left(self.anchors, span.end, key=lambda anchor: anchor.span.start)
        held = [anchor for anchor in self.anchors[first:last] if anchor.kind == "time"]
        if not held:
            return None
        return held[0].begin, max(anchor.finish for anchor in held)

    @property
    def turn_count(self) -> int:
        """How many turns there are; one that page furniture cuts in two is one."""
        return sum(not turn.continues for turn in self.turns)

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
