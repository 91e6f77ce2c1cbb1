"""Numbers that an alignment has cut: whole dates and amounts are compared as one.

"November 14, 2015" and "14 November 2015" share a word and two figures, and yet are one number
written in two ways. Where the words around an unequal place are parts of the same number, and the
whole number states the same on both sides, the place is taken that wide.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from provenance.differences.number import belongs, states_number
from provenance.model import Span
from provenance.text.numbers import is_date, is_joint, is_number, is_range, same_figures, same_value
from provenance.text.words import is_filler, plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.model import Alignment, Tokens

REACH = 5
"""A number reaches at most so many equal words to either side of an unequal place."""

LONGEST = 14
"""No number has more words than this."""

LARGEST = 6
"""Unequal places of more words than this are no cut numbers."""


def whole_numbers(alignment: Alignment, language: str) -> Alignment:
    """Return ``alignment`` with the blocks cut back where a number was cut in two."""
    blocks = _widened(alignment, alignment.blocks, language)
    return alignment if blocks is alignment.blocks else replace(alignment, blocks=blocks)


def _widened(alignment: Alignment, blocks: NDArray[np.int64], language: str) -> NDArray[np.int64]:
    """Take the equal words of a number out of the blocks beside an unequal place."""
    places = _near_numbers(alignment, blocks, language)
    if not places:
        return blocks
    rows = blocks.tolist()
    base, witness = _Side(alignment.base, language), _Side(alignment.witness, language)
    changed = False
    for at in places:
        # From block ``first`` to block ``last``: the places between them, and what is equal there.
        first, last = at, at + 1
        while last + 1 < len(rows) and _inside(base, rows[last], rows[last + 1], witness):
            last += 1
        left = _reach(base, rows[first][0], rows[first][0] + rows[first][2], back=True)
        right = _reach(base, rows[last][0], rows[last][0] + rows[last][2], back=False)
        here = Span(rows[first][0] + rows[first][2] - left, rows[last][0] + right)
        there = Span(rows[first][1] + rows[first][2] - left, rows[last][1] + right)
        cut = last > at + 1  # a date of which only the order or a figure differs is one number
        if (left or right or cut) and _is_one_number(base, here, witness, there, cut=cut):
            rows[first][2] -= left
            for row in rows[first + 1 : last]:
                row[2] = 0
            rows[last] = [rows[last][0] + right, rows[last][1] + right, rows[last][2] - right]
            changed = True
    if not changed:
        return blocks
    return np.array([row for row in rows if row[2] > 0], np.int64).reshape(-1, 3)


class _Side:
    """One text: its words by number."""

    def __init__(self, tokens: Tokens, language: str) -> None:
        self.tokens = tokens
        self.language = language

    def words(self, at: Span) -> list[tuple[str, str]]:
        """The compared and the printed form of each token."""
        printed = [self.tokens.printed(Span(i, i + 1)) for i in range(at.start, at.end)]
        return list(zip(self.tokens.compared(at), printed, strict=True))

    def gap(self, index: int) -> str:
        """What stands before token ``index``."""
        return self.tokens.content[
            int(self.tokens.ends[index - 1]) : int(self.tokens.starts[index])
        ]


def _inside(base: _Side, row: list[int], following: list[int], witness: _Side) -> bool:
    """Whether a block is part of a number from end to end, and a small place follows."""
    i, j, length = row
    return (
        length <= REACH
        and following[0] - i - length <= LARGEST
        and following[1] - j - length <= LARGEST
        and _reach(base, i, i + length, back=False) == length
        and not _breaks(base.gap(following[0]))
        and not _breaks(witness.gap(following[1]))
    )


def _reach(side: _Side, start: int, stop: int, *, back: bool) -> int:
    """Count the tokens at one end of a block that are parts of a number, joints within."""
    count = 0
    steps = range(stop - 1, max(start, stop - REACH) - 1, -1)
    if not back:
        steps = range(start, min(stop, start + REACH))
    for taken, at in enumerate(steps, 1):
        border = at + 1 if back else at
        if border >= len(side.tokens) or (border and _breaks(side.gap(border))):
            break
        ((form, printed),) = side.words(Span(at, at + 1))
        if belongs(form, printed, side.language):
            count = taken
        elif not (is_joint(form) or is_range(form)):
            break
    return count


def _breaks(gap: str) -> bool:
    """Whether a sentence or a paragraph ends in a gap."""
    return gap.count("\n") > 1 or any(mark in gap for mark in ";:!?")


def _is_one_number(base: _Side, here: Span, witness: _Side, there: Span, *, cut: bool) -> bool:
    """Whether both sides are one number: of the same figures, or a date of which parts differ."""
    if not len(here) or not len(there) or max(len(here), len(there)) > LONGEST:
        return False
    texts = []
    for side, at in ((base, here), (witness, there)):
        if side.tokens.kinds[at.start : at.end].any():
            return False
        if not states_number(side.words(at), side.language):
            return False
        texts.append(side.tokens.printed(at))
    said = [
        [plain(form) for form, _ in side.words(at) if not is_filler(form, side.language)]
        for side, at in ((base, here), (witness, there))
    ]
    if said[0] == said[1]:
        return False  # a sound of hesitation or an accent alone: the number is the same
    if same_value(texts[0], texts[1], base.language):
        return True
    if same_figures(texts[0], texts[1], base.language):
        return True
    if cut and max(len(here), len(there)) < LARGEST:
        forms = [
            sorted(form for form, _ in side.words(at))
            for side, at in ((base, here), (witness, there))
        ]
        if forms[0] == forms[1]:
            return True  # the same figures the other way round: "3-2" and "2-3"
    return cut and all(is_date(text, base.language) for text in texts)


def _near_numbers(alignment: Alignment, blocks: NDArray[np.int64], language: str) -> list[int]:
    """Return each block after which a small unequal place has a number in it or beside it."""
    if len(blocks) < 2:
        return []
    ends = blocks[:, :2] + blocks[:, 2:]
    near = np.zeros(len(blocks) - 1, bool)
    small = np.ones(len(blocks) - 1, bool)
    for column in range(2):
        small &= blocks[1:, column] - ends[:-1, column] <= LARGEST
    lexicon = max(alignment.base.lexicon, alignment.witness.lexicon, key=len)
    numeric, asked = np.zeros(len(lexicon), bool), np.zeros(len(lexicon), bool)
    for column, tokens in enumerate((alignment.base, alignment.witness)):
        before = np.maximum(ends[:-1, column] - 1, 0)
        after = np.minimum(blocks[1:, column] + 1, len(tokens))
        there = np.zeros(len(tokens) + 1, np.int32)
        np.add.at(there, before[small], 1)
        np.add.at(there, after[small], -1)
        inside = np.zeros(len(lexicon), bool)
        inside[tokens.forms[np.cumsum(there[:-1]) > 0]] = True
        forms = np.flatnonzero(inside & ~asked)  # both texts are numbered by one lexicon
        numeric[forms] = [_is_numeric(lexicon[form], language) for form in forms.tolist()]
        asked[forms] = True
        counts = np.concatenate(([0], np.cumsum(numeric[tokens.forms])))
        near |= counts[after] > counts[before]
    return np.flatnonzero(near & small).tolist()


def _is_numeric(form: str, language: str) -> bool:
    return any(map(str.isdigit, form[-4:])) or is_number(form, language)
