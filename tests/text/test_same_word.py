"""One word spelled in two ways, and two words that look alike."""

from __future__ import annotations

import pytest

from provenance.text.words import (
    dictionary,
    is_common,
    is_filler,
    plain,
    same_word,
    sounds_alike,
)

SAME = {
    "en": """
        communique communiqué; naive naïve; colour color; honour honor; programme program;
        organise organize; organisation organization; analyse analyze; centre center;
        theatre theater; travelled traveled; dialogue dialog; defence defense; judgement judgment;
        towards toward; ceasefire ceasfeire; committee comittee; accommodate accomodate;
        government goverment; negotiations negociations; supporters supporter's; dont don't;
        separate seperate; recieve receive; eleven elevven; parliament parliment
    """,
    "es": "solución solucion; gobierno govierno; negociación negociacion; también tambien; "
    "público publico; últimas ultimas; volcán volcan; diciéndole diciendole; dueños duenos",
    "fr": "première premiere; gouvernement gouvernemnet; état etat; développement developement",
    "de": "regierung regieurng; straße strasse; müller mueller; für fuer; größe groesse",
    "pt": "coração coracao; governo govreno",
    "ru": "пришёл пришел; правительство правителство",
}
OTHER = {
    "en": """
        thinking thanking; years hours; operation resolution; we're were; it's its; casual causal;
        plan plans; walk walked; cat cot; economic economical; affect effect; accept except;
        country county; united untied; trail trial; angel angle; quiet quite; desert dessert;
        principal principle; statue statute; marital martial; sacred scared; board broad;
        expand expend; adopt adapt; lose loose; prosecute persecute; historic historical;
        defuse diffuse; moral morale; ensure insure; form from; 1973 1974; 15,000 50,000;
        can can't; will won't; she'll shell; i'll ill; we'll well;
        he'll hell; let's lets; whole hole;
        peace piece; weapons weapon; iraq iran; a the; in on; mister minister; attack attach;
        policy police; nuclear unclear
    """,
    "es": "si sí; el él; tu tú; mas más; cien cine; país paja; casa caza; pero perro; "
    "hombre hombro; tres trece; años anos; caña cana; habló hablo; cantó canto; campaña campana; "
    "alcanzarán alcanzaran; pérdidas perdidas; montaña montana; está esta",
    "fr": "ou où; a à; la là; du dû; sur sûr; poisson poison; "
    "dessert désert; cote côté; peuple peuplé",
    "de": "haus maus; nadel nagel; schon schön; fordern fördern; tochter töchter; mutter mütter",
    "pt": "avô avó; pais país; é e",
    "ru": "дом том; кот кит; год код; мир пир",
    "ar": "سلام كلام; كتاب كاتب",
}


def pairs(table):
    return [
        (language, *pair.split())
        for language, listed in table.items()
        for pair in listed.split(";")
        if pair.strip()
    ]


@pytest.mark.parametrize(("language", "one", "other"), pairs(SAME))
def test_one_word(language: str, one: str, other: str) -> None:
    assert same_word(one, other, language)
    assert same_word(other, one, language)


@pytest.mark.parametrize(("language", "one", "other"), pairs(OTHER))
def test_two_words(language: str, one: str, other: str) -> None:
    assert not same_word(one, other, language)
    assert not same_word(other, one, language)


def test_the_negatives_outnumber_the_positives_and_there_are_many() -> None:
    assert len(pairs(OTHER)) > len(pairs(SAME)) > 40
    assert len(set(pairs(OTHER)) | set(pairs(SAME))) == len(pairs(OTHER)) + len(pairs(SAME))


@pytest.mark.parametrize("language", ["en", "es", "ru", "xx", ""])
@pytest.mark.parametrize("form", ["", "a", "word", "é", "\x00L", "слово", "1973"])
def test_a_word_is_itself(language: str, form: str) -> None:
    assert same_word(form, form, language)


def test_a_language_without_a_dictionary_is_asked_nothing() -> None:
    assert "anything" not in dictionary("xx")


@pytest.mark.parametrize("form", ["uh", "um", "er", "erm", "ah", "hmm", "mhm"])
def test_fillers(form: str) -> None:
    assert is_filler(form, "en")


@pytest.mark.parametrize(
    "form",
    ["a", "i", "oh", "no", "yes", "well", "like", "umbrella", "her", "ham", "me", "sum", "the"],
)
def test_words_that_are_no_fillers(form: str) -> None:
    assert not is_filler(form, "en")


@pytest.mark.parametrize(
    ("form", "bare"),
    [("communiqué", "communique"), ("žluťoučký", "zlutoucky"), ("word", "word"), ("ø", "ø")],
)
def test_plain(form: str, bare: str) -> None:
    assert plain(form) == bare
    assert plain(bare) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [("its", "it's"), ("your", "you're"), ("there", "they're"), ("who's", "whose"), ("to", "too")],
)
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sounds_alike(one, other, "en")
    assert sounds_alike(other, one, "en")
    assert not sounds_alike(one, other, "de")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("were", "we're"),
        ("well", "we'll"),
        ("hell", "he'll"),
        ("to", "two"),
        ("its", "is"),
        ("cause", "because"),
        ("then", "than"),
    ],
)
def test_words_that_do_not(one: str, other: str) -> None:
    assert not sounds_alike(one, other, "en")


@pytest.mark.parametrize("form", ["the", "of", "no", "we", "all"])
def test_common_words(form: str) -> None:
    assert is_common(form, "en")


@pytest.mark.parametrize("form", ["th", "ps", "al", "fo", "qq", "f", ""])
def test_entries_that_nobody_says(form: str) -> None:
    assert not is_common(form, "en")


@pytest.mark.parametrize(("letters", "same"), [(900, True), (1001, False), (200_000, False)])
def test_a_text_without_spaces_is_no_word(letters, same):
    assert same_word("x" * letters, "x" * (letters - 1) + "y", "en") is same
