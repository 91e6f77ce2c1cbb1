"""Words that a capital makes another word, and capitals that mean nothing."""

from __future__ import annotations

import pytest

from provenance.text.homographs import parted_by_case


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Polish", "polish"),
        ("US", "us"),
        ("May", "may"),
        ("March", "march"),
        ("Turkey", "turkey"),
        ("China", "china"),
        ("AIDS", "aids"),
        ("WHO", "who"),
    ],
)
def test_two_words_inside_a_sentence(one: str, other: str) -> None:
    assert parted_by_case(one, other, False, "en")
    assert parted_by_case(other, one, False, "en")


@pytest.mark.parametrize(
    ("one", "other", "opens", "language"),
    [
        ("Vienna", "VIENNA", False, "en"),
        ("Vienna", "vienna", False, "en"),
        ("Wells", "wells", False, "en"),
        ("agreement", "AGREEMENT", False, "en"),
        ("Minister", "minister", False, "en"),
        ("The", "the", False, "en"),
        ("Not", "NOT", False, "en"),
        ("Polish", "POLISH", False, "en"),
        ("Polish", "polish", True, "en"),
        ("May", "may", True, "en"),
        ("Turkey", "turkey", True, "en"),
        ("Us", "us", True, "en"),
        ("Polish", "polish", False, "fr"),
        ("May", "may", False, "ru"),
        ("Enero", "enero", False, "es"),
        ("Вас", "вас", False, "ru"),
        ("I", "i", False, "en"),
        ("", "", False, "en"),
        ("Polish", "polish", False, ""),
    ],
)
def test_one_word_whatever_its_capitals(one: str, other: str, opens: bool, language: str) -> None:
    assert not parted_by_case(one, other, opens, language)
    assert not parted_by_case(other, one, opens, language)
