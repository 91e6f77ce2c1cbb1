"""Regular forms of Spanish words lead back to their headwords; slips of the pen do not."""

from __future__ import annotations

import pytest

from provenance.text.words import (
    headword,
    is_optional_accent,
    is_short_slip,
    is_word,
    same_word,
)

WORDS = """
    muchos presenta están casas puertas hablaban lluvias gobiernos qué aún campesinas jóvenes
    órdenes ingleses puede tiene dijeron fueron hicieron decirlo haciendo rápidamente realizó
    construyeron gobernadora ciudadanos votos mujeres leyes peces pidió quisiera naciones
""".split()
SLIPS = """
    govierno nacoines solucoin presdiente negociaicon desarollo educasion problama mexcano
    secreatrio prblema contruir cuidadanos campesnos trbajo polítca ecónomia estavan vamo puevlo
    rio jente sociedá comunidda hospitaels gobeirno caminnos mnistro digeron hirviendoo goverment
    lluviaas puertsa ordnes
""".split()


@pytest.mark.parametrize("form", WORDS)
def test_words(form: str) -> None:
    assert is_word(form, "es")


@pytest.mark.parametrize("form", SLIPS)
def test_slips(form: str) -> None:
    assert not is_word(form, "es")


def test_there_are_more_slips() -> None:
    assert len(SLIPS) > len(WORDS)


@pytest.mark.parametrize("form", ["casas", "presenta", "naciones"])
@pytest.mark.parametrize("language", ["fr", "ru", "xx", ""])
def test_only_spanish_has_headwords(form: str, language: str) -> None:
    assert headword(form, language) == {form}


@pytest.mark.parametrize(
    ("one", "other"),
    [("casas", "cosas"), ("mucho", "muchos"), ("presentar", "presenta"), ("votos", "vetos"),
     ("pesos", "pesas"), ("leyes", "reyes"), ("aun", "aún")],
)  # fmt: skip
def test_two_words_that_the_list_of_headwords_lacks_are_two(one: str, other: str) -> None:
    assert not same_word(one, other, "es")


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("sólo", "solo", "es"), ("éste", "este", "es"), ("guion", "guión", "es")],
)
def test_optional_accents(one: str, other: str, language: str) -> None:
    assert is_optional_accent(one, other, language)
    assert is_optional_accent(other, one, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("si", "sí", "es"), ("el", "él", "es"), ("aun", "aún", "es"), ("sólo", "sola", "es"),
     ("rio", "río", "es"), ("sólo", "solo", "pt"), ("ou", "où", "fr")],
)  # fmt: skip
def test_accents_that_are_none(one: str, other: str, language: str) -> None:
    assert not is_optional_accent(one, other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("it", "ijt", "en"), ("the", "teh", "en"), ("all", "alll", "en"), ("que", "qeu", "es"),
     ("und", "udn", "de"), ("fo", "to", "en"), ("tbe", "the", "en"), ("al", "all", "en"),
     ("f", "of", "en"), ("r", "or", "en")],
)  # fmt: skip
def test_short_slips(one: str, other: str, language: str) -> None:
    assert is_short_slip(one, other, language)
    assert is_short_slip(other, one, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("it", "is", "en"), ("in", "inn", "en"), ("of", "off", "en"), ("a", "an", "en"),
     ("to", "two", "en"), ("can", "cat", "en"), ("he", "the", "en"), ("so", "to", "en"),
     ("as", "an", "en"), ("ad", "and", "en"), ("i", "it", "en"), ("a", "at", "en"),
     ("o", "no", "es"), ("y", "ya", "es"), ("don't", "dont", "en"), ("1st", "st", "en"),
     ("по", "поо", "ru"), ("it", "ijt", "xx"), ("nation", "naton", "en")],
)  # fmt: skip
def test_no_short_slips(one: str, other: str, language: str) -> None:
    assert not is_short_slip(one, other, language)
