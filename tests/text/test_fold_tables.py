"""What each fold makes alike, and what no fold may make alike."""

from __future__ import annotations

import pytest

from provenance.text.folds import FOLDS, compare_form, explain

ALIKE = {
    "encoding": [
        ("donâ€™t", "don’t"),
        ("cafÃ©", "café"),
        ("Ã¢â‚¬Å“no", "“no"),
        ("&ldquo;no&rdquo;", "“no”"),
        ("&amp;rsquo;", "’"),
        ("agree\u200bment", "agreement"),
        ("\u202eno\u202c", "no"),
        ("Ð¼Ð¸Ñ€", "мир"),
        ("<U+0097>", "—"),
        ("\x97", "—"),
    ],
    "typography": [
        ("don’t", "don't"),
        ("“no”", '"no"'),
        ("«no»", '"no"'),
        ("–", "-"),
        ("—", "--"),
        ("…", "..."),
        (". . .", "..."),
        ("a\u00a0b", "a b"),
        ("12\u202f000", "12 000"),
        ("ﬁrst", "first"),
        ("cafe\u0301", "café"),
        ("سـلام", "سلام"),
        ("good\u2011faith", "good-faith"),
    ],
    "markup": [
        ("**bold**", "bold"),
        ("_so_", "so"),
        ("<b>bold</b>", "bold"),
        ('<a href="x">link</a>', "link"),
        ("## The harvest", "The harvest"),
        ("[words](http://example.org)", "words"),
    ],
    "whitespace": [
        (", ", ",\n\n"),
        ("a b", "a  b"),
        ("handsof", "hands of"),
        (". \n", ".\t"),
    ],
    "case": [
        ("VIENNA", "Vienna"),
        ("STRASSE", "Straße"),
        ("ÉTÉ", "été"),
        ("МИР", "мир"),
        ("NÃO", "não"),
    ],
    "punctuation": [
        ("transition,", "transition,;"),
        ("(so)", "so"),
        ("so!", "so?"),
    ],
}
APART = [
    ("supporters", "supporter's"),
    ("supporters", "supporters'"),
    ("1973", "1974"),
    ("1973", "1793"),
    ("15,000", "50,000"),
    ("can", "can't"),
    ("thinking", "thanking"),
    ("communiqué", "communique"),
    ("año", "ano"),
    ("él", "el"),
    ("où", "ou"),
    ("six", "6"),
    ("Sergey", "Sergeï"),
    ("été", "ete"),
    ("2½", "2"),
    ("2½", "21/2"),
    ("мир", "мір"),
    ("schön", "schon"),
    ("سلام", "سلم"),
    ("naïve", "native"),
]
"""Two words that stay two words under every fold that works on words."""


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [(code, one, other) for code, pairs in ALIKE.items() for one, other in pairs],
)
def test_a_fold_explains_its_own(code: str, one: str, other: str) -> None:
    assert explain(one, other) == code
    assert explain(other, one) == code
    assert FOLDS[code].apply(one) == FOLDS[code].apply(other) or code == "punctuation"


@pytest.mark.parametrize(("one", "other"), APART)
def test_no_fold_on_words_makes_two_words_one(one: str, other: str) -> None:
    assert compare_form(one) != compare_form(other)


@pytest.mark.parametrize(("one", "other"), [pair for pair in APART if "'" not in pair[1]])
def test_no_fold_at_all_explains_other_letters_or_figures(one: str, other: str) -> None:
    assert explain(one, other) in ((None,) if "," not in one else (None, "punctuation"))


@pytest.mark.parametrize(
    "text", [text for pairs in ALIKE.values() for pair in pairs for text in pair]
)
@pytest.mark.parametrize("fold", list(FOLDS), ids=lambda fold: fold.code)
def test_folding_twice_changes_nothing_more(fold, text: str) -> None:
    once = fold.apply(text)
    assert fold.apply(once) == once


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("encoding", "Smith & Sons; MANHÃ”; «été…»; 20 €; naïve; R&D; a < b"),
        ("typography", "plain ASCII text, with 'quotes' and a-b (2.5) ... and ?"),
        ("typography", "2½ and ¾ stay what they are"),
        ("markup", "a < b in a sum"),
        ("markup", "plain text with (parentheses) and 'quotes'"),
        ("case", "no capitals here, 1973"),
        ("punctuation", "no marks here 1973"),
        ("whitespace", "nospace"),
    ],
)
def test_a_fold_leaves_alone_what_is_not_its_own(code: str, text: str) -> None:
    folded = FOLDS[code].apply(text)
    assert folded.replace(" ", "") == text.replace(" ", "").replace(">", ">")


def test_folds_are_asked_in_this_order() -> None:
    assert list(FOLDS.plugins) == [
        "encoding", "typography", "markup", "whitespace", "case", "punctuation",
    ]  # fmt: skip


def test_damage_comes_before_typography() -> None:
    assert explain("donâ€™t", "don't") == "typography"
    assert explain("donâ€™t", "don’t") == "encoding"


@pytest.mark.parametrize("fold", list(FOLDS), ids=lambda fold: fold.code)
@pytest.mark.parametrize("character", ["a", " ", "\n", ":", "<", "*", "â", "&", "-", ".", "["])
def test_long_runs_of_one_character_are_folded_at_all(fold, character: str) -> None:
    text = character * 300_000
    assert len(fold.apply(text)) <= len(text)
