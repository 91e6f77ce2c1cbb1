"""What a text prints again and again: the lines at the top and at the foot of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from provenance.model import Span, Tokens

BEGINNING = 6
"""So many tokens tell one line from another."""

TWICE = 2
"""What is printed more often than this is furniture, and no passage of its own."""


def is_printed_often(tokens: Tokens, span: Span) -> bool:
    """Whether the first six tokens of ``span`` stand more than twice in their text."""
    places = len(tokens) - BEGINNING + 1
    if len(span) < BEGINNING or places <= TWICE:
        return False
    forms = tokens.forms
    same = np.flatnonzero(forms[:places] == forms[span.start])
    for at in range(1, BEGINNING):
        same = same[forms[same + at] == forms[span.start + at]]
    return len(same) > TWICE
