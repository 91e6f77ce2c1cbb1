"""Each chain of damage steps beside an undamaged reading, and pairs that no chain explains."""

from __future__ import annotations

import pytest

from provenance.text.chains import LONGEST, explain

EXPLAINED = [
    # one misreading
    ("’", "â€™", "UTF-8 read as cp1252"),
    ("–", "â€“", "UTF-8 read as cp1252"),
    ("café", "cafÃ©", "UTF-8 read as cp1252"),
    ("’", "â\x80\x99", "UTF-8 read as Latin-1"),
    ("’", "‚Äô", "UTF-8 read as MacRoman"),
    ("’", "ΓÇÖ", "UTF-8 read as cp437"),
    ("мир", "РјРёСЂ", "UTF-8 read as cp1251"),
    ("мир", "Ð¼Ð¸Ñ€", "UTF-8 read as cp1252"),
    ("سلام", "Ø³Ù„Ø§Ù…", "UTF-8 read as cp1252"),
    ("мир", "ìèð", "cp1251 read as cp1252"),
    ("мир", "ЛХП", "cp1251 read as KOI8-R"),
    ("é", "È", "cp1252 read as MacRoman"),
    ("’", "\x92", "cp1252 read as Latin-1"),
    ("é", "Ž", "MacRoman read as cp1252"),
    # two
    ("’", "Ã¢â‚¬â„¢", "UTF-8 read as cp1252, then UTF-8 read as cp1252"),
    ("ñ", "ÃƒÂ±", "UTF-8 read as cp1252, then UTF-8 read as cp1252"),
    ("’", "â€šÃ„Ã´", "UTF-8 read as MacRoman, then UTF-8 read as cp1252"),
    # repair tables
    ("–", '""', "UTF-8 read as cp1252, then a repair table, then straightened quotes"),
    ("—", '""', "UTF-8 read as cp1252, then a repair table, then straightened quotes"),
    # lost
    ("–", "?", "characters outside the target encoding replaced by ?"),
    ("don’t", "don?t", "characters outside the target encoding replaced by ?"),
    ("–", "???", "each byte of UTF-8 replaced by ?"),
    ("–", "\ufffd", "characters replaced by U+FFFD"),
    ("é", "\ufffd\ufffd", "UTF-8 bytes replaced by U+FFFD"),
    ("café", "caf", "characters outside ASCII stripped"),
    ("don’t", "dont", "characters outside ASCII stripped"),
    # written out
    ("–", "&ndash;", "written as an HTML entity"),
    ("’", "&#8217;", "written as a numeric entity"),
    ("’", "&#x2019;", "written as a numeric entity"),
    ("’", "&amp;rsquo;", "written as an HTML entity, escaped twice"),
    ("—", "<U+2014>", "code point written out"),
    ("—", "<U+0097>", "cp1252 byte written out as a code point"),
    ("’", "\\u2019", "code point written out"),
    ("’", "\\x92", "cp1252 byte written out"),
    ("’", "&#146;", "cp1252 byte written as a numeric entity"),
    ("é", "%C3%A9", "percent-encoded"),
    ("é", "=C3=A9", "quoted-printable left undecoded"),
]
UNEXPLAINED = [
    ("’", "'"),
    ("‘", "'"),
    ("“", '"'),
    ("”", '"'),
    ("«", '"'),
    ("–", "-"),
    ("–", "--"),
    ("—", "--"),
    ("—", "-"),
    ("…", "..."),
    ("…", ". . ."),
    ("\u00a0", " "),
    ("don’t", "don't"),
    ("“no”", '"no"'),
    ("wait…", "wait..."),
    ("café", "cafe"),
    ("communiqué", "communique"),
    ("naïve", "native"),
    ("año", "ano"),
    ("–", ","),
    ("–", ""),
    ("—", "..."),
    ("’", ""),
    ("’", "’"),
    ("é", "è"),
    ("мир", "мор"),
    ("мир", "mir"),
    ("Sergeï", "Sergey"),
    ("word", "wo?d"),
    ("Vienna", "Vi\ufffdnna"),
    ("a", "?"),
    (".", "?"),
    (",", '""'),
    ("", "?"),
    ("", '""'),
    ("été", "hiver"),
    ("½", "1/2"),
    ("½", "0.5"),
    ("ß", "ss"),
    ("ü", "ue"),
    ("ﬁ", "fi"),
]


@pytest.mark.parametrize(("whole", "damaged", "steps"), EXPLAINED)
def test_a_chain_is_named(whole: str, damaged: str, steps: str) -> None:
    named = explain(whole, damaged)
    assert named is not None
    assert named.startswith(steps)


@pytest.mark.parametrize(("whole", "damaged"), UNEXPLAINED)
def test_no_chain_explains_what_is_no_damage(whole: str, damaged: str) -> None:
    assert explain(whole, damaged) is None


@pytest.mark.parametrize(
    ("whole", "damaged"),
    # one byte read for another can be read back: only longer damage tells which side is damaged
    [(whole, damaged) for whole, damaged, _ in EXPLAINED if len(damaged) > len(whole)],
)
def test_damage_goes_one_way(whole: str, damaged: str) -> None:
    assert explain(damaged, whole) is None


def test_the_negatives_outnumber_the_positives() -> None:
    assert len(UNEXPLAINED) > len(EXPLAINED)


def test_a_page_is_not_simulated() -> None:
    whole = "é" * (LONGEST + 1)
    assert explain(whole, "?" * len(whole)) is None
