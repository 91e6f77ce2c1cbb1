"""Damage that shows in one text alone: what is repaired, and above all what is left as it is."""

from __future__ import annotations

import pytest

from provenance.text.damage import INVISIBLE, edits, repair, visible

REPAIRED = [
    ("donâ€™t", "don’t"),
    ("â€œnoâ€\x9d", "“no”"),
    ("warâ€”and peace", "war—and peace"),
    ("the war â€“ and peace", "the war – and peace"),
    ("and thenâ€¦", "and then…"),
    ("cafÃ©", "café"),
    ("niÃ±o", "niño"),
    ("Ã‰tat", "État"),
    ("fÃ¼r", "für"),
    ("Â£300", "£300"),
    ("20Â\u00a0km", "20\u00a0km"),
    ("Ð¼Ð¸Ñ€", "мир"),
    ("Ø³Ù„Ø§Ù…", "سلام"),
    ("Ã¢â‚¬Å“no", "“no"),
    ("Ã¢â‚¬â„¢", "’"),
    ("niÃƒÂ±o", "niño"),
    ("&rsquo;", "’"),
    ("&amp;rsquo;", "’"),
    ("&#8217;", "’"),
    ("&#x2019;", "’"),
    ("&ndash;", "–"),
    ("&eacute;tat", "état"),
    ("bread &amp; butter", "bread & butter"),
    ("<U+0097>", "—"),
    ("<U+2019>", "’"),
    ("\\u2019", "’"),
    ("\x92", "’"),
    ("\x97", "—"),
    ("agree\u200bment", "agreement"),
    ("\u202eabc\u202c", "abc"),
    ("soft\u00adhyphen", "softhyphen"),
    ("\ufeffBeginning", "Beginning"),
]
WHOLE = [
    # French
    "«été…»",
    "« L’été, disait-il, fut long… »",
    "À l’œuvre ! Où ça ? Là-bas, à Besançon.",
    "Noël, maïs, naïf, aigüe, cœur, Æsop",
    "ÉTÉ, FORÊT, ÂGE, ÎLE, DÛ, GARÇON",
    "un âne… «été…»",
    "« à »",
    # Portuguese
    "NÃO",
    "O POVO DISSE NÃO.",
    "“ATÉ AMANHÃ”",
    "MANHÃ”",
    "AMANHÃ…",
    "IRMÃ’ foi o título",
    "São João da Boa Vista, coração e pão",
    # Spanish
    "ESPAÑA",
    "«ESPAÑA»",
    "¿Año nuevo? ¡Mañana!",
    "CIGÜEÑA, PINGÜINO, ÁRBOL",
    "El 50 % de la población",
    # German
    "GROẞE STRAẞE",
    "Grüße aus München – „sehr schön“",
    "ÄÖÜ äöü ß »Guten Tag«",
    # Turkish, Czech, Polish, Romanian, Nordic
    "İstanbul’da Şişli, ÂLÎ Paşa, kâğıt",
    "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "Zażółć gęślą jaźń",
    "Ștefan și Țara: „bună”",
    "Ærø, Åland, Tromsø – Ísland",
    # Russian, Ukrainian, Arabic, Hebrew, Greek, Chinese
    "Что это было? «Мир» — и ничего больше…",
    "Їжак і ґанок",
    "السلام عليكم، كيف الحال؟",
    "שלום לכולם",
    "Ελλάδα – «ναι»",
    "你好，世界。",
    # prices, shares, degrees
    "20 €, £300, ¥500, $15,000, 5¢",
    "€20–€30 per head; 15 % off; 5‰",
    "at 20°C ± 2°, 3×4, ½ cup",
    # addresses and code
    "http://example.org/a?copy=1&reg=2;x",
    "https://example.org/?a=1&b=2&section=3",
    "Smith & Sons; R&D; AT&T; Q&A; S&P 500",
    "if (a && b) { c; }",
    "A&nbsp without its semicolon",
    "the letters â and Ã alone",
    "â, ê, î, ô, û",
    "C:\\users\\u name",
    "<U+ZZZZ> and <U+12>",
    "<Up> and <u+1>",
    # question marks and quotes that prove nothing alone
    'He wrote "" in the box.',
    "What? Why? Who?",
    "",
    "plain words only",
]


@pytest.mark.parametrize(("damaged", "whole"), REPAIRED)
def test_certain_damage_is_repaired(damaged: str, whole: str) -> None:
    assert repair(damaged) == whole
    assert repair(f"before {damaged} after") == f"before {whole} after"


@pytest.mark.parametrize("text", WHOLE)
def test_real_writing_is_left_alone(text: str) -> None:
    assert repair(text) == text
    assert list(edits(text)) == []


def test_the_negatives_outnumber_the_positives() -> None:
    assert len(WHOLE) > len(REPAIRED)


@pytest.mark.parametrize("text", [*WHOLE, *(one for pair in REPAIRED for one in pair)])
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    assert repair(repair(text)) == repair(text)


@pytest.mark.parametrize("text", [one for pair in REPAIRED for one in pair] + WHOLE)
def test_edits_are_in_order_apart_and_inside_the_text(text: str) -> None:
    at = 0
    for start, end, replacement in edits(text):
        assert at <= start < end <= len(text)
        assert text[start:end] != replacement
        at = end


@pytest.mark.parametrize("damaged", [damaged for damaged, _ in REPAIRED])
def test_what_is_damaged_is_worth_a_closer_look(damaged: str) -> None:
    assert visible(damaged)


@pytest.mark.parametrize("text", ["", "plain words", 'He wrote "" and left?', "a\tb\r\nc"])
def test_plain_ascii_is_not(text: str) -> None:
    assert not visible(text)


@pytest.mark.parametrize("unit", ["Ã", "â€", "&", "&amp;", "\\u", "<U+", "\u200b", "Ã¢â‚¬", "â"])
def test_a_flood_of_it_ends(unit: str) -> None:
    flood = unit * 30_000
    assert len(repair(flood)) <= len(flood)


def test_letters_and_spaces_are_not_invisible() -> None:
    assert not set(INVISIBLE) & set("abc \t\n\u00a0é’")
