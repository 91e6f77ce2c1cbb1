"""Words that stand for others as people speak, and words that only look so."""

from __future__ import annotations

import pytest

from provenance.text.contractions import is_contracted, spelled_out

SHORT = {
    "en": "we're: we are; they've: they have; can't: can not; gonna: going to; 'em: them",
    "pt": "pra: para; tá: está; conosco: com nós; num: em um",
    "de": "im: in dem; zum: zu dem",
    "fr": "t'as: tu as; ouais: oui",
    "es": "pal: para el",
}
OTHER = {
    "en": """
        we're: we were; they've: they had; can't: can; won't: will; gonna: going; its: it is;
        were: we are; to: two; they're: their; a: an; let's: let; he'd: he will; ya: yard
    """,
    "pt": "pra: por; tá: estava; num: não; no: em um; para: pra",
    "de": "im: in der; am: an der; zum: zu; ein: eine",
    "fr": "t'as: tu es; ou: où; des: de",
    "es": "pra: para; solo: sólo; del: de la; we're: we are",
    "xx": "we're: we are; pra: para",
    "": "gonna: going to",
}


def pairs(table):
    return [
        (language, short.strip(), long.split())
        for language, listed in table.items()
        for short, _, long in (entry.partition(":") for entry in listed.split(";"))
    ]


@pytest.mark.parametrize(("language", "short", "long"), pairs(SHORT))
def test_one_stands_for_the_other(language: str, short: str, long: list[str]) -> None:
    assert is_contracted(short, long, language)


@pytest.mark.parametrize(("language", "short", "long"), pairs(OTHER))
def test_others(language: str, short: str, long: list[str]) -> None:
    assert not is_contracted(short, long, language)


def test_there_are_more_negatives() -> None:
    assert len(pairs(OTHER)) > len(pairs(SHORT))


@pytest.mark.parametrize(
    ("said", "long"),
    [
        ("we've", "we have"),
        ("you're", "you are"),
        ("that's", "that is"),
        ("i'll", "i will"),
        ("let's", "let is"),
    ],
)
def test_small_words_are_spelled_out(said: str, long: str) -> None:
    assert spelled_out([said], "en") == long.split()


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("king's", "en"),
        ("can't", "en"),
        ("he'd", "en"),
        ("'re", "en"),
        ("o'clock", "en"),
        ("we've", "fr"),
        ("qu'il", "fr"),
        ("its", "en"),
        ("were", "en"),
    ],
)
def test_other_words_stay(said: str, language: str) -> None:
    assert spelled_out([said], language) == [said]
