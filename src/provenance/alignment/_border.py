"""How strong a border lies between two tokens, as a reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import LABEL

if TYPE_CHECKING:
    from provenance.model import Tokens

PARAGRAPH = 5
"""The least strength of a border where a paragraph or a turn begins."""

SENTENCE = 4
"""The least strength of a border where a sentence begins."""


def border(tokens: Tokens, at: int) -> int:
    """Return how strong a border lies before token ``at``: 6 a turn, 5 a paragraph, … 0 none."""
    if at == 0 or at >= len(tokens):
        return 6
    if tokens.kinds[at] == LABEL:
        return 6
    gap = tokens.content[int(tokens.ends[at - 1]) : int(tokens.starts[at])]
    if gap.count("\n") > 1:
        return 5
    if any(mark in gap for mark in ".?!…؟"):
        return 4
    if "\n" in gap:
        return 2
    return 1 if any(mark in gap for mark in ",;:–—()") else 0
