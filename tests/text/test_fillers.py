"""A sound of hesitation in one language is a word in another."""

import pytest

from provenance.text.words import is_filler


@pytest.mark.parametrize(
    ("form", "language"), [("um", "en"), ("er", "en"), ("euh", "fr"), ("äh", "de"), ("ähm", "de")]
)
def test_sounds(form, language):
    assert is_filler(form, language)


@pytest.mark.parametrize(
    ("form", "language"),
    [
        ("este", "es"), ("pues", "es"), ("bueno", "es"), ("er", "de"), ("um", "de"), ("um", "pt"),
        ("ben", "fr"), ("well", "en"), ("so", "en"),
    ],
)  # fmt: skip
def test_words(form, language):
    assert not is_filler(form, language)
