"""An unequal place: what stands there in both texts, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from provenance.model import ANNOTATION, LABEL, WORD, Span

if TYPE_CHECKING:
    from provenance.model import Side, Tokens, Transcript, Turn


class Columns:
    """The tokens of one text as plain numbers, which are quicker to ask for one at a time."""

    __slots__ = ("count", "ends", "forms", "kinds", "starts")

    def __init__(self, tokens: Tokens) -> None:
        self.count = len(tokens)
        self.starts: memoryview[int] = np.ascontiguousarray(tokens.starts).data
        self.ends: memoryview[int] = np.ascontiguousarray(tokens.ends).data
        self.forms: memoryview[int] = np.ascontiguousarray(tokens.forms).data
        self.kinds = tokens.kinds.tobytes()


class Part:
    """One side of a place: the tokens ``at``, the code points ``text`` that belong to it.

    ``at`` is empty where this side has no tokens. ``printed`` is the text of the place, ``words``
    are its tokens as printed, ``forms`` as compared, ``kinds`` what each is, ``size`` their number.
    """

    __slots__ = (
        "_after",
        "_attributed",
        "_before",
        "_columns",
        "_words",
        "at",
        "forms",
        "kinds",
        "printed",
        "size",
        "text",
        "tokens",
        "transcript",
    )

    def __init__(
        self, transcript: Transcript, tokens: Tokens, columns: Columns, at: Span, text: Span
    ) -> None:
        self.transcript = transcript
        self.tokens = tokens
        self._columns = columns
        self.at = at
        self.text = text
        self.printed = tokens.content[text.start : text.end]
        start, end = at.start, at.end
        self.kinds = columns.kinds[start:end]
        self.size = end - start
        lexicon = tokens.lexicon
        if self.size == 1:  # as most have
            self.forms = [lexicon[columns.forms[start]]]
        else:
            self.forms = [lexicon[form] for form in columns.forms[start:end]]
        self._words: list[str] | None = None
        self._before: str | None = None
        self._after: str | None = None
        self._attributed: int | None = None

    def covering(self, text: Span) -> Part:
        """Return the same tokens with other code points."""
        if text == self.text:
            return self
        return Part(self.transcript, self.tokens, self._columns, self.at, text)

    @property
    def words(self) -> list[str]:
        """The tokens as printed."""
        if self._words is None:
            self._words = [self.word_at(at) for at in range(self.at.start, self.at.end)]
        return self._words

    def stands_at(self, index: int) -> bool:
        """Whether the tokens that follow from ``index`` on are compared the same as these."""
        if index < 0:
            return False
        forms, start = self._columns.forms, self.at.start
        return forms[index : index + self.size] == forms[start : self.at.end]

    @property
    def words_span(self) -> Span:
        """The text from the first to the last token."""
        columns = self._columns
        return Span(columns.starts[self.at.start], columns.ends[self.at.end - 1])

    @property
    def total(self) -> int:
        """How many tokens the whole text has."""
        return self._columns.count

    def only(self, kind: int) -> bool:
        """Whether there are tokens here, and all of them are of ``kind``."""
        return self.size > 0 and self.kinds.count(kind) == self.size

    @property
    def spoken(self) -> int:
        """How many spoken words stand here."""
        return self.kinds.count(WORD)

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
        if self._before is None:
            self._before = self._gap(self.at.start)
        return self._before

    @property
    def after(self) -> str:
        """The text between the last token of the place and the first one after it."""
        if self._after is None:
            self._after = self._gap(self.at.end)
        return self._after

    def _gap(self, index: int) -> str:
        columns, content = self._columns, self.tokens.content
        start = columns.ends[index - 1] if index else 0
        stop = columns.starts[index] if index < columns.count else len(content)
        return content[start:stop]

    @property
    def follows_special(self) -> bool:
        """Whether the place opens the text, or follows a label or a stage direction."""
        return self.at.start == 0 or bool(self._columns.kinds[self.at.start - 1])

    @property
    def opens(self) -> bool:
        """Whether the place begins where any word has a capital, or lies among capitals."""
        around = self.word_at(self.at.start - 1), self.word_at(self.at.end)
        return (
            self.follows_special
            or any(mark in self.before for mark in '.?!…:\n“"')
            or any(len(word) > 3 and word.isupper() for word in around)
        )

    def seen_inside(self, word: str) -> bool:
        """Whether ``word`` is capitalised in mid-sentence elsewhere, and never in lower case."""
        content = self.tokens.content
        if word.isalnum():
            inside, words = _words_of(content)
            return word in inside and word.lower() not in words
        return (
            re.search(rf"[\w,] {re.escape(word)}\b", content) is not None
            and re.search(rf"\b{re.escape(word.lower())}\b", content) is None
        )

    def seen_small(self, word: str) -> bool:
        """Whether ``word`` stands anywhere in small letters."""
        return word.lower() in _words_of(self.tokens.content)[1]

    def word_at(self, index: int) -> str:
        """Return the printed token at ``index`` of the whole text, or nothing beyond its ends."""
        columns = self._columns
        if not 0 <= index < columns.count:
            return ""
        return self.tokens.content[columns.starts[index] : columns.ends[index]]

    def turn(self) -> Turn | None:
        """Return the turn that holds the first token of the place."""
        start = self._columns.starts[self.at.start] if self.kinds else self.text.start
        return self.transcript.turn_at(start)

    def turn_behind(self) -> Turn | None:
        """Return the turn that holds the first token behind the place."""
        columns, at = self._columns, self.at.end
        return self.transcript.turn_at(columns.starts[at]) if at < columns.count else None

    @property
    def attributed(self) -> int:
        """How many of the spoken words here belong to a turn."""
        if self._attributed is None:
            self._attributed = self._count_attributed() if self.kinds else 0
        return self._attributed

    def _count_attributed(self) -> int:
        starts = self.tokens.starts[self.at.start : self.at.end]
        spoken = starts[self.tokens.kinds[self.at.start : self.at.end] == WORD]
        total = 0
        for turn in self.transcript.turns:
            if turn.span.end <= starts[0] or turn.span.start > starts[-1]:
                continue
            total += int(((turn.span.start <= spoken) & (spoken < turn.span.end)).sum())
        return total

    @property
    def at_paragraph(self) -> bool:
        """Whether the place begins where a paragraph does."""
        return self.at.start == 0 or "\n" in self.before

    @property
    def to_paragraph(self) -> bool:
        """Whether the place ends where a paragraph does."""
        return self.at.end >= self._columns.count or "\n" in self.after


@dataclass(slots=True, eq=False)
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
    stripped: bool = False
    """Whether one text has lost all characters outside ASCII that the other one has."""

    @property
    def one_sided(self) -> Side | None:
        """The only side that has tokens here; None where both or neither have."""
        if self.base.size and not self.witness.size:
            return "base"
        if self.witness.size and not self.base.size:
            return "witness"
        return None

    @property
    def fuller(self) -> Part:
        """The side with more tokens."""
        return self.base if self.base.size >= self.witness.size else self.witness

    @property
    def other(self) -> Part:
        """The side with fewer tokens."""
        return self.witness if self.base.size >= self.witness.size else self.base


@lru_cache(maxsize=4)
def _words_of(content: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that follow a word or a comma, and all words."""
    return frozenset(_INSIDE.findall(content)), frozenset(_WORDS.findall(content))


_WORDS = re.compile(r"\w+")
_INSIDE = re.compile(r"(?<=[\w,] )\w+")
