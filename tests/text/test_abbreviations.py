"""Short forms, and what they stand for."""

from __future__ import annotations

import pytest

from provenance.text.abbreviations import abbreviates

SAME = [
    ("Mr", "Mister", "en"),
    ("U S", "United States", "en"),
    ("US", "United States of America", "en"),
    ("us", "united states", "en"),
    ("EU", "European Union", "en"),
    ("NHS", "the National Health Service", "en"),
    ("EE UU", "Estados Unidos", "es"),
    ("Lic", "licenciado", "es"),
    ("ONU", "Nations Unies", "fr"),
    ("США", "Соединённых Штатов", "ru"),
]
OTHER = [
    ("Mr", "Doctor", "en"),
    ("U S", "United Kingdom", "en"),
    ("us", "all of us", "en"),
    ("as", "all sorts", "en"),
    ("NHS", "National Grain Board", "en"),
    ("EU", "USA", "en"),
    ("United", "United States", "en"),
    ("A", "Apple", "en"),
    ("TOO LONG ONE", "The Only Other", "en"),
    ("", "United States", "en"),
    ("US", "", "en"),
    ("Mr", "Mister", "xx"),
    ("go", "get out", "en"),
]


@pytest.mark.parametrize(("short", "long", "language"), SAME)
def test_a_short_form(short: str, long: str, language: str) -> None:
    assert abbreviates(short.split(), long.split(), language)


@pytest.mark.parametrize(("short", "long", "language"), OTHER)
def test_no_short_form(short: str, long: str, language: str) -> None:
    assert not abbreviates(short.split(), long.split(), language)
