"""Words and what lies between them: where a text splits, and that nothing is lost."""

from __future__ import annotations

import pytest

from provenance.text.tokens import split

WORDS = [
    ("I can’t, he said.", "I can’t he said"),
    ("don't", "don't"),
    ("rock 'n' roll", "rock n roll"),
    ("'quoted'", "quoted"),
    ("the supporters' hall", "the supporters hall"),
    ("good-faith effort", "good faith effort"),
    ("$15,000 and 3.5", "$ 15,000 and 3.5"),
    ("1973.", "1973"),
    ("1,500, then", "1,500 then"),
    ("10:30", "10:30"),
    ("12%", "12 %"),
    ("20 €", "20 €"),
    ("donâ€™t", "donâ€™t"),
    ("cafÃ©", "cafÃ©"),
    ("farmer&rsquo;s", "farmer&rsquo;s"),
    ("communiqu\ufffd", "communiqu\ufffd"),
    ("agree\u200bment", "agree\u200bment"),
    ("soft\u00adhyphen", "soft\u00adhyphen"),
    ("cafe\u0301", "cafe\u0301"),
    ("un<b>believable</b>", "un<b>believable"),
    ("one<br>two", "one two"),
    ("l’été d'un", "l’été d'un"),
    ("مرحبا بكم", "مرحبا بكم"),
    ("это дом", "это дом"),
    ("snake_case", "snake case"),
    ("**bold**", "bold"),
    ("a—b", "a b"),
    ("a…b", "a b"),
    ("2½", "2½"),
    ("http://example.org", "http example org"),
    ("", ""),
    ("…—!?", ""),
    ("\n\n\t ", ""),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text: str, words: str) -> None:
    parts = split(text)
    assert parts[1::2] == words.split()
    assert "".join(parts) == text


HOSTILE = [
    "a" * 200_000,
    " " * 200_000,
    "\n" * 200_000,
    ":" * 200_000,
    "'" * 100_000,
    "a'" * 100_000,
    "1," * 100_000,
    "1.1" * 60_000,
    "<" * 100_000,
    "<a " * 60_000,
    "<b>" * 60_000,
    "&amp;" * 40_000,
    "â€™" * 40_000,
    "Ã" * 100_000,
    "\ufffd" * 100_000,
    "a\ufffd" * 60_000,
    "\u0301" * 100_000,
    "a\u0301" * 60_000,
    "\u200b" * 100_000,
    "\u202e\u202c" * 50_000,
    "-\n" * 80_000,
    "\x00" * 50_000,
    "\ud800",
    "\U0001f642" * 50_000,
    "مُ" * 50_000,
    "".join(map(chr, range(0x20, 0x3000))),
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: f"{text[:4]!r} {len(text)}")
def test_nothing_is_lost_and_gaps_and_words_take_turns(text: str) -> None:
    parts = split(text)
    assert len(parts) % 2 == 1
    assert "".join(parts) == text
    assert all(parts[1::2]), "a word is never empty"


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_stay_the_same_inside_a_sentence(text: str, words: str) -> None:
    parts = split(f"Before {text} after.")
    assert parts[1::2] == ["Before", *words.split(), "after"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s a café – so they say", "Itâ€™s a cafÃ© â€“ so they say"),
        ("It’s a café – so they say", "It&rsquo;s a caf&eacute; &ndash; so they say"),
        ("It’s a café – so they say", "It's a cafe\u0301 -- so they say"),
        ("It’s a café – so they say", "It’s <i>a</i> **café** – so\nthey  say"),
        ("It’s a café – so they say", "It’s a ca\u200bfé – so they say"),
    ],
)
def test_damage_and_markup_do_not_change_the_number_of_words(one: str, other: str) -> None:
    assert len(split(one)) == len(split(other))
