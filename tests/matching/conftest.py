"""Tokens and alignments made by hand: the stage is tested without any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from provenance.model import WORD, Alignment, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable


def _tokens(text: str, kinds: dict[str, int] | None = None) -> Tokens:
    words = text.split()
    content = " ".join(words)
    starts = np.cumsum([0, *(len(word) + 1 for word in words)])[:-1].astype(np.int64)
    lexicon = list(dict.fromkeys(words))
    forms = np.array([lexicon.index(word) for word in words], np.int32)
    return Tokens(
        content=content,
        starts=starts,
        ends=starts + [len(word) for word in words],
        forms=forms,
        prints=forms,
        gaps=np.zeros(len(words) + 1, np.int32),
        words=np.arange(len(words), dtype=np.int32),
        kinds=np.array([(kinds or {}).get(word, WORD) for word in words], np.uint8),
        lexicon=lexicon,
    )


@pytest.fixture
def tokens() -> Callable[..., Tokens]:
    """Return the maker of tokens: words at spaces, of other kinds where a table says so."""
    return _tokens


@pytest.fixture
def alignment() -> Callable[..., Alignment]:
    """Return the maker of alignments from pairs of pieces; what is the same in both is aligned."""

    def make(*pieces: tuple[str, str]) -> Alignment:
        blocks: list[tuple[int, int, int]] = []
        base: list[str] = []
        witness: list[str] = []
        for one, other in pieces:
            if one == other:
                blocks.append((len(base), len(witness), len(one.split())))
            base += one.split()
            witness += other.split()
        rows = np.array(blocks, np.int64).reshape(-1, 3)
        return Alignment(_tokens(" ".join(base)), _tokens(" ".join(witness)), rows)

    return make
