"""Two texts laid against each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from provenance.model.difference import Tally
from provenance.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from provenance.model.difference import Difference, Side
    from provenance.model.transcript import Transcript

Op = Literal["equal", "delete", "insert", "replace"]
Relation = Literal["identical", "copy", "excerpt", "extended", "overlap", "unrelated"]

WORD, LABEL, ANNOTATION = 0, 1, 2
"""Kinds of token: a spoken word, a speaker's label, a stage direction; the last two are whole."""

PARAGRAPH, SENTENCE = 5, 4
"""Strengths of a border between two tokens, as ``Tokens.border`` gives them."""

_CLOSING, _PAUSING = frozenset(".?!…؟"), frozenset(",;:–—()")


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of one text as columns of equal length; nothing is stored a token at a time.

    ``starts`` and ``ends`` count code points. ``forms`` holds the id of each token as compared
    (all folds applied), ``prints`` as printed; ids are shared by every text that was tokenized
    with the same vocabulary, ``forms`` and ``prints`` each having its own. ``gaps`` has one entry
    more than there are tokens: the id of the text before each token, and after the last one.
    ``words`` says how many words, as ``split()`` sees them, begin in each token; ``kinds`` what
    each is.
    """

    content: str = field(repr=False)
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    forms: NDArray[np.int32]
    prints: NDArray[np.int32]
    gaps: NDArray[np.int32]
    words: NDArray[np.int32]
    kinds: NDArray[np.uint8]
    lexicon: Sequence[str] = field(repr=False)
    """The compared form of each id in ``forms``."""
    paragraph_a_line: bool = False
    """Whether a line of the text is a paragraph; else a blank line stands between two."""

    def __len__(self) -> int:
        return len(self.starts)

    def printed(self, span: Span) -> str:
        """Return the text of the tokens in ``span`` as the source prints it."""
        if not len(span):
            return ""
        return self.content[int(self.starts[span.start]) : int(self.ends[span.end - 1])]

    def border(self, at: int) -> int:
        """Return how strong a border lies before token ``at``: 6 a turn, 5 a paragraph, … 0 none.

        ``PARAGRAPH`` and ``SENTENCE`` are the least strengths of those; 6 at the text's ends, too.
        """
        if at == 0 or at >= len(self) or self.kinds[at] == LABEL:
            return 6
        gap = self.content[self.ends[at - 1] : self.starts[at]]
        if gap == " ":
            return SENTENCE if self.kinds[at - 1] == LABEL else 0
        closed = not _CLOSING.isdisjoint(gap)
        if gap.count("\n") > 1 or (closed and self.paragraph_a_line and "\n" in gap):
            return PARAGRAPH
        if closed or self.kinds[at - 1] == LABEL:
            return SENTENCE
        return 2 if "\n" in gap else int(not _PAUSING.isdisjoint(gap))

    def compared(self, span: Span) -> list[str]:
        """Return the compared form of each token in ``span``."""
        return [self.lexicon[form] for form in self.forms[span.start : span.end].tolist()]


@dataclass(frozen=True, slots=True)
class Hunk:
    """One step of an alignment: a span of base tokens against a span of witness tokens."""

    op: Op
    base: Span
    witness: Span


def tile(blocks: NDArray[np.int64], base: Span, witness: Span) -> Iterator[Hunk]:
    """Yield the hunks that tile both spans, given rows (base start, witness start, length)."""
    i, j = base.start, witness.start
    for x, y, length in [*blocks.tolist(), (base.end, witness.end, 0)]:
        if i < x or j < y:
            op: Op = "replace" if i < x and j < y else "delete" if i < x else "insert"
            yield Hunk(op, Span(i, x), Span(j, y))
        if length:
            yield Hunk("equal", Span(x, x + length), Span(y, y + length))
        i, j = x + length, y + length


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A passage that stands elsewhere in the other text.

    A ``move`` is taken out at ``base`` and put in at ``witness``; a ``repeat`` is printed once
    more on the side ``extra``, while the span of the other side stays aligned where it is.
    Rows of ``blocks`` are (base start, witness start, length) of equal tokens inside.
    """

    kind: Literal["move", "repeat"]
    base: Span
    witness: Span
    blocks: NDArray[np.int64] = field(repr=False)
    extra: Side | None = None

    def mirrored(self) -> Passage:
        """Return the same passage with the sides swapped."""
        extra: dict[Side | None, Side | None] = {"base": "witness", "witness": "base", None: None}
        return Passage(
            self.kind, self.witness, self.base, self.blocks[:, [1, 0, 2]], extra[self.extra]
        )

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """The hunks that tile both spans."""
        return tuple(tile(self.blocks, self.base, self.witness))


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The main chain, and what lies off the chain.

    ``blocks`` are the equal runs of the main chain as rows (base start, witness start, length) in
    order. Every passage lies between blocks on each side on which it is not aligned.
    """

    base: Tokens
    witness: Tokens
    blocks: NDArray[np.int64] = field(repr=False)
    passages: tuple[Passage, ...] = ()

    @property
    def in_order(self) -> bool:
        """Whether the sides stand in the canonical order: the shorter text first."""
        one, other = self.base, self.witness
        return (len(one), one.content) <= (len(other), other.content)

    def mirrored(self) -> Alignment:
        """Return the same alignment with the sides swapped."""
        passages = (each.mirrored() for each in self.passages)
        return Alignment(
            self.witness,
            self.base,
            self.blocks[:, [1, 0, 2]],
            tuple(sorted(passages, key=lambda each: (each.base, each.witness))),
        )

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """The hunks that tile both texts in order."""
        return tuple(tile(self.blocks, Span(0, len(self.base)), Span(0, len(self.witness))))


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; shares of parts add to the share of the whole."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def ratio(self) -> float:
        """Part over whole; 0.0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Collation:
    """What comparing two transcripts gave.

    ``coverage`` counts each side's words that have a counterpart, ``fidelity`` the shared words
    that are the same; words as ``split()`` sees them, where they hold a letter or a digit.
    """

    base: Transcript
    witness: Transcript
    relation: Relation
    base_coverage: Share
    witness_coverage: Share
    fidelity: Share
    differences: tuple[Difference, ...]
    equal: tuple[tuple[Span, Span], ...] = field(repr=False, default=())
    """Pairs of code-point spans that print the same, in text order: what no difference holds."""

    @property
    def tally(self) -> Tally:
        """How many differences of each code."""
        return Tally.of(self.differences)

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.differences)


@dataclass(frozen=True, slots=True)
class Match:
    """A registered source that shares the event or whole passages with the one in question.

    ``score`` (0..1) is the better of the two coverages: what one text holds of the other.
    """

    source: str
    relation: Relation
    score: float
    source_coverage: float
    match_coverage: float
