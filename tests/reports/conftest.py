"""Comparisons built by hand, ready to be told."""

from __future__ import annotations

import pytest

from reports import making

collect_ignore = ["making.py"]


@pytest.fixture
def pair():
    """Two empty texts to write side by side."""
    return making.Pair()


@pytest.fixture
def reprint():
    """An excerpt with a difference of every group, a repeat with a cut in it, and a move."""
    return making.reprint()


@pytest.fixture
def hostile():
    """A comparison in which everything that a source controls is an attack."""
    return making.hostile()


@pytest.fixture(scope="session")
def new_pair():
    """The class of ``pair``, for tests that write many."""
    return making.Pair


@pytest.fixture
def event():
    """Three texts of one event."""
    return making.event()


@pytest.fixture
def overview():
    """A catalogue of three sources."""
    return making.overview()
