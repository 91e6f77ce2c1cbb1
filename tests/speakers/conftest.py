"""Transcripts made by hand: the stage is tested without any other."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from provenance.model import Facts, OffsetMap, Source, Text, Transcript
from provenance.speakers import attribute

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = {
    "000": "000_83d3b6aa49416e24.txt",
    "001": "001_f39cd95abf8520a8.txt",
    "002": "002_5f405feda406117b.txt",
    "004": "004_f811b9d8f237b145.txt",
}


def _bare(content: str, name: str = "hand", **facts: object) -> Transcript:
    data = content.encode("utf-8", "surrogatepass")
    points = np.array([0, len(content)], dtype=np.int64)
    widths = np.array([1, 0], dtype=np.int64)
    source = Source(name, name, data, hashlib.sha256(data).hexdigest(), Facts(**facts))
    text = Text(source, content, "utf-8", (), OffsetMap(points, points, widths))
    return Transcript(text, "text")


@pytest.fixture
def bare() -> Callable[..., Transcript]:
    """Return the maker of transcripts that nobody has attributed yet."""
    return _bare


@pytest.fixture
def read() -> Callable[..., Transcript]:
    """Return the maker of attributed transcripts."""
    return lambda content, **facts: attribute(_bare(content, **facts))


@pytest.fixture
def seed() -> Callable[[str], Transcript]:
    """Return the reader of a seed by its number, attributed."""
    return lambda number: attribute(
        _bare((SEEDS / NAMES[number]).read_bytes().decode("utf-8"), number)
    )
