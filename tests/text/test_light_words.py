"""Words that carry no statement, and forms of one word."""

from __future__ import annotations

import pytest

from provenance.text.light_words import is_inflected, is_light, means_the_same

LIGHT = {
    "en": ["the", "and the", "you know", "so", "I mean"],
    "es": ["el", "y", "o sea"],
    "fr": ["le", "et", "mais"],
    "de": ["und", "der"],
}
HEAVY = {
    "en": [
        "only",
        "not",
        "or",
        "for",
        "he",
        "will",
        "the mayor",
        "against",
        "all",
        "and the so but",
    ],
    "es": ["no", "solo", "contra", "el pan"],
    "fr": ["pas", "contre", "tous"],
    "de": ["nicht", "gegen", "alle"],
    "xx": ["the"],
    "": ["and"],
}
FORMS = [
    ("cost", "costs", "en"),
    ("propose", "proposed", "en"),
    ("policy", "policies", "en"),
    ("continue", "continuing", "en"),
    ("O'Neill".lower(), "o'neill's", "en"),
    ("camino", "caminos", "es"),
    ("mucho", "mucha", "es"),
    ("todas", "todo", "es"),
    ("muito", "muita", "pt"),
    ("estar", "están", "es"),
    ("presentar", "presentó", "es"),
]
OTHERS = [
    ("new", "news", "en"),
    ("puerto", "puerta", "es"),
    ("libro", "libra", "es"),
    ("casas", "cosas", "es"),
    ("pesos", "peces", "es"),
    ("este", "esta", "es"),
    ("mucho", "macho", "es"),
    ("partido", "parte", "pt"),
    ("gobierno", "gobernar", "es"),
    ("thing", "think", "en"),
    ("loss", "lost", "en"),
    ("cost", "coast", "en"),
    ("thinking", "thanking", "en"),
    ("operation", "resolution", "en"),
    ("votei", "votou", "pt"),
    ("cost", "cost", "en"),
    ("", "s", "en"),
    ("casa", "caso", "es"),
]


@pytest.mark.parametrize(
    ("language", "said"), [(language, said) for language in LIGHT for said in LIGHT[language]]
)
def test_these_carry_no_statement(language: str, said: str) -> None:
    assert is_light(said.lower().split(), language)


@pytest.mark.parametrize(
    ("language", "said"), [(language, said) for language in HEAVY for said in HEAVY[language]]
)
def test_these_do(language: str, said: str) -> None:
    assert not is_light(said.split(), language)


def test_nothing_is_not_light() -> None:
    assert not is_light([], "en")


@pytest.mark.parametrize(("one", "other", "language"), FORMS)
def test_two_forms_of_one_word(one: str, other: str, language: str) -> None:
    assert is_inflected(one, other, language)
    assert is_inflected(other, one, language)


@pytest.mark.parametrize(("one", "other", "language"), OTHERS)
def test_two_words(one: str, other: str, language: str) -> None:
    assert not is_inflected(one, other, language)
    assert not is_inflected(other, one, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [("come", "came"), ("says", "said"), ("women", "woman"), ("sold", "sell"), ("go", "gone")],
)
def test_irregular_forms_of_one_word(one: str, other: str) -> None:
    assert is_inflected(one, other, "en")
    assert is_inflected(other, one, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("come", "become"),
        ("says", "told"),
        ("women", "men"),
        ("sold", "told"),
        ("go", "got"),
        ("left", "felt"),
        ("found", "fund"),
        ("come", "come"),
    ],
)
def test_irregular_forms_of_two_words(one: str, other: str) -> None:
    assert not is_inflected(one, other, "en")
    assert not is_inflected(other, one, "en")


@pytest.mark.parametrize(
    ("one", "other"), [("nobody", "no one"), ("everyone", "everybody"), ("someone", "somebody")]
)
def test_words_of_one_meaning(one: str, other: str) -> None:
    assert means_the_same(one.split(), other.split(), "en")
    assert not means_the_same(one.split(), other.split(), "fr")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nobody", "somebody"),
        ("no one", "one"),
        ("everyone", "every body"),
        ("anyone", "someone"),
        ("nobody", "no"),
        ("", "nobody"),
    ],
)
def test_words_of_two_meanings(one: str, other: str) -> None:
    assert not means_the_same(one.split(), other.split(), "en")
    assert not means_the_same(other.split(), one.split(), "en")
