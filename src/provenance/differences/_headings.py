"""What headings share with the rest by chance: no passage was moved, no words correspond.

A title is printed over a speech in one text and cited below it in the other, or the moderator says
the words of the title. Such words are told where they stand, as front and back matter.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from provenance.differences._often import is_printed_often
from provenance.model import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from provenance.model import Alignment, Passage, Transcript, Turn

MATTER = frozenset({"heading", "masthead", "dateline", "footer"})
"""Why a stretch is nobody's: front and back matter, other than a lead that is printed twice."""

LONGEST = 40
"""A passage of a heading has at most so many words."""

LONGEST_HEAD = 20
"""A line at the top of every page has no more; a paragraph may be printed three times."""

CHANCE = 12
"""So many words of a heading may be said by chance; as many lie between them and the speech."""


class _Side:
    """The front and back matter of one text, and what is said, in code points."""

    def __init__(self, transcript: Transcript) -> None:
        self._matter = [each.span for each in transcript.unattributed if each.why in MATTER]
        self._turns: Sequence[Turn] = transcript.turns
        self._begins = [turn.span.start for turn in transcript.turns]

    def is_matter(self, start: int, end: int) -> bool:
        """Whether a stretch lies in front or back matter."""
        return any(span.start <= start and end <= span.end for span in self._matter)

    def is_outside(self, start: int, end: int) -> bool:
        """Whether a stretch lies before the first turn or behind the last one."""
        return end <= self._begins[0] or start >= self._turns[-1].span.end

    def is_between(self, start: int, end: int) -> bool:
        """Whether a stretch lies in a turn that begins before it and goes on behind it."""
        at = bisect_right(self._begins, start - 1) - 1
        return at >= 0 and end < self._turns[at].span.end

    def is_said(self, start: int, end: int) -> bool:
        """Whether a stretch lies in a turn."""
        at = bisect_right(self._begins, start) - 1
        return at >= 0 and end <= self._turns[at].span.end


def without_headings(base: Transcript, witness: Transcript, alignment: Alignment) -> Alignment:
    """Return ``alignment`` without what headings share with the rest of the other text by chance.

    A passage that lies in the headings of both texts and crosses nothing is laid on the chain.
    """
    sides = _Side(base), _Side(witness)
    if not (base.turns and witness.turns):
        return alignment
    blocks = _without_chance(sides, alignment)
    passages: list[Passage] = []
    for passage in alignment.passages:
        if passage.kind == "repeat" and _is_on_every_page(alignment, passage):
            continue
        matter = _matter_of(sides, alignment, passage)
        chain = _laid(blocks, passage) if all(matter) and passage.kind == "move" else blocks
        if len(chain) > len(blocks):
            blocks = chain
        elif not any(matter) or not _is_chance(sides, alignment, passage):
            passages.append(passage)
    if len(passages) == len(alignment.passages) and len(blocks) == len(alignment.blocks):
        return alignment
    return replace(alignment, blocks=blocks, passages=tuple(passages))


def _is_on_every_page(alignment: Alignment, passage: Passage) -> bool:
    """Whether a short passage begins with what its text prints again and again: page furniture."""
    on_base = passage.extra == "base"
    tokens = alignment.base if on_base else alignment.witness
    span = passage.base if on_base else passage.witness
    return len(span) <= LONGEST_HEAD and is_printed_often(tokens, span)


def _matter_of(
    sides: tuple[_Side, _Side], alignment: Alignment, passage: Passage
) -> tuple[bool, bool]:
    """Whether each end of a short passage that is no sentence lies in front or back matter."""
    found = []
    for side, tokens, span in (
        (sides[0], alignment.base, passage.base),
        (sides[1], alignment.witness, passage.witness),
    ):
        stop = int(tokens.starts[span.end]) if span.end < len(tokens) else len(tokens.content)
        start, end = int(tokens.starts[span.start]), int(tokens.ends[span.end - 1])
        closed = tokens.content[end:stop].lstrip("\"'”’»)*_").startswith((".", "?", "!", "…"))
        found.append(len(span) <= LONGEST and not closed and side.is_matter(start, end))
    return found[0], found[1]


def _is_around(sides: tuple[_Side, _Side], alignment: Alignment, passage: Passage) -> bool:
    """Whether both ends of a passage lie before or behind what is said in both texts."""
    blocks = alignment.blocks
    for n, (side, tokens, span) in enumerate(
        (
            (sides[0], alignment.base, passage.base),
            (sides[1], alignment.witness, passage.witness),
        )
    ):
        start, end = int(tokens.starts[span.start]), int(tokens.ends[span.end - 1])
        if side.is_outside(start, end):
            continue
        before = len(blocks) and span.end <= int(blocks[0, n])
        behind = len(blocks) and span.start >= int(blocks[-1, n] + blocks[-1, 2])
        if not (before or behind):
            return False
    return True


def _is_chance(sides: tuple[_Side, _Side], alignment: Alignment, passage: Passage) -> bool:
    """Whether words of a heading stand elsewhere by chance, or as back matter.

    A heading was moved if it stands between two paragraphs that are said, as one of its own. A
    citation below the speech, or the title in the moderator's words, is no such paragraph.
    """
    whole, between, said = True, False, False
    for side, tokens, span in (
        (sides[0], alignment.base, passage.base),
        (sides[1], alignment.witness, passage.witness),
    ):
        start, end = int(tokens.starts[span.start]), int(tokens.ends[span.end - 1])
        whole = whole and min(tokens.border(span.start), tokens.border(span.end)) >= PARAGRAPH
        between = between or side.is_between(start, end)
        said = said or side.is_said(start, end)
    if said and not whole:
        return True
    moved = passage.kind == "move" and whole and between
    return not moved and _is_around(sides, alignment, passage)


def _laid(blocks: NDArray[np.int64], passage: Passage) -> NDArray[np.int64]:
    """Lay a passage on the chain where it crosses nothing; else leave it out."""
    before = int(np.searchsorted(blocks[:, 0], passage.base.start, side="right"))
    behind = int(np.searchsorted(blocks[:, 1], passage.witness.start, side="right"))
    if before != behind:
        return blocks
    ends = blocks[before - 1, :2] + blocks[before - 1, 2] if before else np.zeros(2, np.int64)
    if passage.base.start < ends[0] or passage.witness.start < ends[1]:
        return blocks
    if before < len(blocks) and (
        passage.base.end > blocks[before, 0] or passage.witness.end > blocks[before, 1]
    ):
        return blocks
    return np.insert(blocks, before, passage.blocks, axis=0)


def _without_chance(sides: tuple[_Side, _Side], alignment: Alignment) -> NDArray[np.int64]:
    """Leave out words of one text's heading that the other text says, far from the shared speech.

    Nearer words may be the first ones of the speech, which one text has in its heading.
    """
    blocks = alignment.blocks
    kinds = [_kind(sides, alignment, row) for row in blocks[: CHANCE + 1].tolist()]
    speech = kinds.index("said") if "said" in kinds else 0
    at = speech
    while at and kinds[at - 1] == "mixed":
        at -= 1
    if at == speech or int(blocks[at:speech, 2].sum()) > CHANCE:
        return blocks
    before = blocks[speech - 1, :2] + blocks[speech - 1, 2]
    if int((blocks[speech, :2] - before).max()) <= CHANCE:
        return blocks
    return np.delete(blocks, slice(at, speech), axis=0)


def _kind(sides: tuple[_Side, _Side], alignment: Alignment, row: list[int]) -> str:
    """Say whether a block is ``said`` in both texts, or ``mixed``: said in one, heading in one."""
    said, matter = [], []
    for side, tokens, at in zip(sides, (alignment.base, alignment.witness), row[:2], strict=True):
        start, end = int(tokens.starts[at]), int(tokens.ends[at + row[2] - 1])
        said.append(side.is_said(start, end))
        matter.append(side.is_matter(start, end))
    if any(said) and any(matter):
        i, j, length = row
        ends = (alignment.base, i), (alignment.witness, j)
        whole = all(
            min(tokens.border(at), tokens.border(at + length)) >= PARAGRAPH for tokens, at in ends
        )
        return "" if whole and length > 1 else "mixed"
    return "said" if all(said) else ""
