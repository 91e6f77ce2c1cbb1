"""An unequal place: what stands there in both texts, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from provenance.model import ANNOTATION, LABEL, WORD, Span

if TYPE_CHECKING:
    from provenance.model import Side, Tokens, Transcript, Turn


@dataclass(frozen=True, eq=False)
class Part:
    """One side of a place: the tokens, the text they stand in, and its transcript."""

    transcript: Transcript
    tokens: Tokens
    at: Span
    """Tokens of this side that belong to the place; empty where this side has none."""
    text: Span
    """Code points of this side that belong to the place."""

    def __len__(self) -> int:
        return len(self.at)

    @cached_property
    def printed(self) -> str:
        """The text of the place, as printed."""
        return self.tokens.content[self.text.start : self.text.end]

    @cached_property
    def words(self) -> list[str]:
        """The tokens as printed."""
        return [
            self.tokens.content[a:b]
            for a, b in zip(
                self.tokens.starts[self.at.start : self.at.end].tolist(),
                self.tokens.ends[self.at.start : self.at.end].tolist(),
                strict=True,
            )
        ]

    @cached_property
    def forms(self) -> list[str]:
        """The tokens as compared; labels and annotations carry a mark of their kind."""
        return self.tokens.compared(self.at)

    @cached_property
    def kinds(self) -> list[int]:
        """The kind of each token."""
        kinds: list[int] = self.tokens.kinds[self.at.start : self.at.end].tolist()
        return kinds

    def only(self, kind: int) -> bool:
        """Whether there are tokens here, and all of them are of ``kind``."""
        return bool(self.kinds) and all(each == kind for each in self.kinds)

    @property
    def spoken(self) -> int:
        """How many spoken words stand here."""
        return sum(kind == WORD for kind in self.kinds)

    @property
    def has_label(self) -> bool:
        """Whether a speaker's label stands here."""
        return LABEL in self.kinds

    @property
    def has_annotation(self) -> bool:
        """Whether a stage direction stands here."""
        return ANNOTATION in self.kinds

    @property
    def before(self) -> str:
        """The text between the last token before the place and its first token."""
        start = int(self.tokens.ends[self.at.start - 1]) if self.at.start else 0
        stop = (
            int(self.tokens.starts[self.at.start])
            if self.at.start < len(self.tokens)
            else len(self.tokens.content)
        )
        return self.tokens.content[start:stop]

    @property
    def after(self) -> str:
        """The text between the last token of the place and the first one after it."""
        start = int(self.tokens.ends[self.at.end - 1]) if self.at.end else 0
        stop = (
            int(self.tokens.starts[self.at.end])
            if self.at.end < len(self.tokens)
            else len(self.tokens.content)
        )
        return self.tokens.content[start:stop]

    def word_at(self, index: int) -> str:
        """Return the printed token at ``index`` of the whole text, or nothing beyond its ends."""
        if not 0 <= index < len(self.tokens):
            return ""
        return self.tokens.printed(Span(index, index + 1))

    def turn(self) -> Turn | None:
        """Return the turn that holds the beginning of the place."""
        return self.transcript.turn_at(self.text.start)

    @cached_property
    def attributed(self) -> int:
        """How many of the spoken words here belong to a turn."""
        if not len(self.at):
            return 0
        starts = self.tokens.starts[self.at.start : self.at.end].tolist()
        total = 0
        for turn in self.transcript.turns:
            if turn.span.end <= starts[0] or turn.span.start > starts[-1]:
                continue
            total += sum(
                turn.span.start <= start < turn.span.end and kind == WORD
                for start, kind in zip(starts, self.kinds, strict=True)
            )
        return total

    @property
    def at_paragraph(self) -> bool:
        """Whether the place begins where a paragraph does."""
        return self.at.start == 0 or "\n" in self.before

    @property
    def to_paragraph(self) -> bool:
        """Whether the place ends where a paragraph does."""
        return self.at.end >= len(self.tokens) or "\n" in self.after


@dataclass(frozen=True, eq=False)
class Place:
    """An unequal place, and where it lies: at the ``head`` or ``tail`` of the shared stretch."""

    base: Part
    witness: Part
    edge: str = ""
    """``head``, ``tail``, or empty inside the shared stretch."""
    language: str = "en"
    repeated: frozenset[str] = field(default_factory=frozenset)
    """What is put in more than once: page furniture."""
    aliases: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Pairs of speakers' names that the two texts use for one another throughout."""

    @property
    def one_sided(self) -> Side | None:
        """The only side that has tokens here; None where both or neither have."""
        if len(self.base) and not len(self.witness):
            return "base"
        if len(self.witness) and not len(self.base):
            return "witness"
        return None

    @property
    def fuller(self) -> Part:
        """The side with more tokens."""
        return self.base if len(self.base) >= len(self.witness) else self.witness

    @property
    def other(self) -> Part:
        """The side with fewer tokens."""
        return self.witness if len(self.base) >= len(self.witness) else self.base
