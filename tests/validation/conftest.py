"""Great Expectations itself, for the tests that look into it."""

from __future__ import annotations

import importlib
import warnings
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def great_expectations() -> Iterator[Any]:
    """Lend the module; it warns when it is imported and when a class is made of one of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield importlib.import_module("great_expectations")
