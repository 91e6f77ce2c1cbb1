"""A label beside its own speaker's label, where a turn came or went next to it.

"A: Yes. B: Go on. A: I will." beside "A: Yes. A: I will." may be aligned so that the label of B
stands beside that of A and the second label of A is put in. No words of B are given to A there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from provenance.model import LABEL
from provenance.text.names import same_speaker
from provenance.text.titles import MANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from provenance.model import Alignment, Speaker, Tokens, Transcript

SHORT = 60
"""So many tokens between two blocks are a turn that came or went; more are other talk."""

FARTHEST = 400
"""So many tokens behind a label its speaker's own one is looked for."""


def with_own_labels(
    base: Transcript,
    witness: Transcript,
    alignment: Alignment,
    aliases: frozenset[tuple[str, str]],
) -> Alignment:
    """Return ``alignment`` with a label that stands beside another speaker's beside its own.

    Only a label behind which nothing is equal is moved: no words correspond under it. Between
    blocks, where labels stand on both sides, two of one speaker are laid side by side.
    """
    if len(alignment.blocks) < 2:
        return alignment
    left, right = _Side(base, alignment.base), _Side(witness, alignment.witness)
    alignment = _with_own_in_gaps(left, right, alignment, aliases)
    blocks = alignment.blocks
    ends = blocks[:-1, :2] + blocks[:-1, 2:]
    labels = (left.kinds[ends[:, 0] - 1] == LABEL) & (right.kinds[ends[:, 1] - 1] == LABEL)
    moved: dict[int, tuple[int, int]] = {}
    for at in np.flatnonzero(labels).tolist():
        (i, j), (i_next, j_next) = ends[at].tolist(), blocks[at + 1, :2].tolist()
        one, other = left.speaker(i - 1), right.speaker(j - 1)
        if one is None or other is None or _are_one(one, other, aliases):
            continue
        there = [k for k, each in right.labels(j, j_next) if _same(one, each, aliases)]
        here = [k for k, each in left.labels(i, i_next) if _same(each, other, aliases)]
        if bool(there) != bool(here):
            moved[at] = (i - 1, there[0]) if there else (here[0], j - 1)
    return replace(alignment, blocks=_with(blocks, moved)) if moved else alignment


def _with_own_in_gaps(
    left: _Side, right: _Side, alignment: Alignment, aliases: frozenset[tuple[str, str]]
) -> Alignment:
    """Lay labels of one speaker side by side where the first two between blocks are two people's.

    One side has one label there and few words; where more differs, or a passage lies between the
    blocks, too, nothing is laid.
    """
    blocks = alignment.blocks
    starts, stops = blocks[:-1, :2] + blocks[:-1, 2:], blocks[1:, :2]
    both = (stops - starts <= SHORT).all(axis=1)
    for n, side in enumerate((left, right)):
        before = np.concatenate(([0], np.cumsum(side.kinds == LABEL)))
        both &= before[stops[:, n]] > before[starts[:, n]]
    added: dict[int, list[int]] = {}
    for at in np.flatnonzero(both).tolist():
        (i, j), (i_stop, j_stop) = starts[at].tolist(), stops[at].tolist()
        here, there = list(left.labels(i, i_stop)), list(right.labels(j, j_stop))
        if min(len(here), len(there)) != 1 or _are_one(here[0][1], there[0][1], aliases):
            continue
        if any(
            i <= passage.base.start < i_stop or j <= passage.witness.start < j_stop
            for passage in alignment.passages
        ):
            continue
        fit = [(x, y) for x, one in here for y, other in there if _same(one, other, aliases)]
        if fit:
            added[at + 1] = [*min(fit), 1]
    if not added:
        return alignment
    return replace(alignment, blocks=np.insert(blocks, list(added), list(added.values()), axis=0))


class _Side:
    """The labels of one text and whom they name."""

    def __init__(self, transcript: Transcript, tokens: Tokens) -> None:
        self.kinds = tokens.kinds
        self._starts = tokens.starts
        self._transcript = transcript

    def speaker(self, at: int) -> Speaker | None:
        """Return whom the label at token ``at`` names."""
        turn = self._transcript.turn_at(int(self._starts[at]))
        return turn.speaker if turn else None

    def labels(self, start: int, stop: int) -> Iterator[tuple[int, Speaker]]:
        """Yield the labels between two tokens, and whom they name."""
        stop = min(stop, start + FARTHEST)
        for at in (start + np.flatnonzero(self.kinds[start:stop] == LABEL)).tolist():
            speaker = self.speaker(at)
            if speaker is not None:
                yield at, speaker


def _same(one: Speaker, other: Speaker, aliases: frozenset[tuple[str, str]]) -> bool:
    names = one.name, other.name
    return names in aliases or same_speaker(*names)


def _are_one(one: Speaker, other: Speaker, aliases: frozenset[tuple[str, str]]) -> bool:
    """Whether two labels can name one speaker: a role of many may be anybody."""
    return one.role in MANY or other.role in MANY or _same(one, other, aliases)


def _with(blocks: NDArray[np.int64], moved: dict[int, tuple[int, int]]) -> NDArray[np.int64]:
    """Take the last pair off blocks, and put another pair behind each."""
    rows: list[list[int]] = []
    for at, (i, j, length) in enumerate(blocks.tolist()):
        if at not in moved:
            rows.append([i, j, length])
            continue
        if length > 1:
            rows.append([i, j, length - 1])
        rows.append([*moved[at], 1])
    return np.array(rows, np.int64)
