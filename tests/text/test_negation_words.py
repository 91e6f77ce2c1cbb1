"""Negations taken out of words, and words that only look like negations."""

from __future__ import annotations

import pytest

from provenance.text.negations import negators, opposites, strip


@pytest.mark.parametrize(
    ("language", "forms", "rest", "count"),
    [
        ("en", "can't", "can", 1),
        ("en", "cannot", "can", 1),
        ("en", "won't", "will", 1),
        ("en", "shan't", "shall", 1),
        ("en", "don't", "do", 1),
        ("en", "isn't", "is", 1),
        ("en", "do not go", "do go", 1),
        ("en", "never", "", 1),
        ("en", "not never", "", 2),
        ("en", "nobody", "", 1),
        ("en", "without", "", 1),
        ("es", "no se trata", "se trata", 1),
        ("es", "nunca jamás", "", 2),
        ("fr", "ne peut pas", "peut", 2),
        ("fr", "n'a pas", "a", 2),
        ("de", "nicht", "", 1),
        ("pt", "não", "", 1),
        ("it", "non", "", 1),
        ("ru", "не будем", "будем", 1),
        ("ar", "لا نريد", "نريد", 1),
        ("nl", "niet", "", 1),
    ],
)
def test_a_negation_is_taken_out(language: str, forms: str, rest: str, count: int) -> None:
    assert strip(forms.split(), language) == (rest.split(), count)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "can"), ("en", "knot"), ("en", "note"), ("en", "now"), ("en", "notable"),
        ("en", "nothingness"), ("en", "nevertheless"), ("en", "n't"), ("en", "ant"),
        ("en", "kein"), ("en", "pas"), ("en", "ne"), ("en", "the no's"), ("en", "i'm"),
        ("en", "didnt"), ("en", "nobel"), ("en", "want"), ("en", ""),
        ("es", "noche"), ("es", "nadar"), ("es", "not"), ("es", "nación"), ("es", "sino"),
        ("fr", "passe"), ("fr", "nous"), ("fr", "note"), ("fr", "l'eau"), ("fr", "d'un"),
        ("de", "nichte"), ("de", "ein"), ("de", "no"), ("de", "nah"),
        ("pt", "nação"), ("pt", "nem-se"), ("it", "nonna"), ("it", "no"),
        ("ru", "небо"), ("ru", "нетто"), ("ru", "на"), ("ar", "سلام"), ("nl", "nieuw"),
        ("xx", "not"), ("", "not"),
    ],
)  # fmt: skip
def test_another_word_stays(language: str, forms: str) -> None:
    assert strip(forms.split(), language) == (forms.split(), 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("possible", "impossible"),
        ("legal", "illegal"),
        ("regular", "irregular"),
        ("believable", "unbelievable"),
        ("honest", "dishonest"),
        ("violent", "nonviolent"),
        ("acceptable", "unacceptable"),
        ("complete", "incomplete"),
    ],
)
def test_opposites(one: str, other: str) -> None:
    assert opposites(one, other, "en")
    assert opposites(other, one, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deed", "indeed"),
        ("stall", "install"),
        ("form", "inform"),
        ("press", "impress"),
        ("prove", "improve"),
        ("port", "import"),
        ("tend", "intend"),
        ("valuable", "invaluable"),
        ("flammable", "inflammable"),
        ("different", "indifferent"),
        ("famous", "infamous"),
        ("habitable", "inhabitable"),
        ("cover", "discover"),
        ("tribute", "distribute"),
        ("play", "display"),
        ("pulse", "impulse"),
        ("crease", "increase"),
        ("vision", "division"),
        ("possible", "possibly"),
        ("possible", "possible"),
        ("", "un"),
        ("fluent", "influent"),
    ],
)
def test_no_opposites(one: str, other: str) -> None:
    assert not opposites(one, other, "en")
    assert not opposites(other, one, "en")


def test_prefixes_mean_nothing_in_a_language_without_them() -> None:
    assert not opposites("possible", "impossible", "ru")


def test_negators_are_lower_case_words() -> None:
    for language in ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "nl"):
        known = negators(language)
        assert known
        assert all(word == word.casefold() and " " not in word for word in known)
    assert negators("xx") == frozenset()
