"""The columns of a text: put together from chunks, they are what splitting the whole text gives."""

from __future__ import annotations

import random

import pytest

from provenance.model import ANNOTATION, LABEL, Annotation, Source, Span, Text, Transcript, Turn
from provenance.model.source import OffsetMap
from provenance.text.damage import _FOREIGN, _FOREIGN_BEGINS, _SUSPECT, _SUSPECT_BEGINS, _matches
from provenance.text.folds import FOLDS, compare_form
from provenance.text.tokens import Lexicon, split, tokenize

PIECES = [
    *("a", "b", "Xy", "1", "2,3", "1,000", "10:30", "'", "’", "-", "—", "...", "“", ".", ","),
    *("&amp;", "&nbsp;", "&#8217;", "â€™", "Ã©", "é", "<b>", "</b>", "<br>", '<a href="x y">'),
    *("](http://x.y)", "[", "]", "\u200b", "\u00ad", "\ufeff", "\x00", "\x00L", "\ufffd", "\u0301"),
    *(
        "م",
        "$",
        "%",
        "_",
        "*",
        "РјРёСЂ",
        "Â\xa0",
        "\x85",
        "\x9d",
        "\ud800",
        "🙂",
        "½",
        "&",
        "<",
        ">",
    ),
    *("\\u2019", "<U+0097>", "вЂ™", "\\n", "\\"),
]
SPACES = [" ", " ", " ", " ", "\n", "\n\n", "\t", "\r\n", "\xa0", "\u3000", "\u2028", "\x1c", "  "]


def transcript(content, labels=(), notes=()):
    nothing = OffsetMap(*[None] * 3)
    text = Text(Source("x", "x", b"", ""), content, "utf-8", (), nothing)
    turns = [Turn(n, Span(*at), Span(*at), content[slice(*at)]) for n, at in enumerate(labels)]
    annotations = [Annotation(Span(*at), content[slice(*at)], "stage") for at in notes]
    return Transcript(text, "plain", turns=tuple(turns), annotations=tuple(annotations))


def made(chance):
    parts = []
    for _ in range(chance.randrange(24)):
        parts.append("".join(chance.choices(PIECES, k=chance.choice([1, 1, 2, 2, 3, 5]))))
        parts.append(chance.choice(SPACES) if chance.random() < 0.9 else "")
    content, specials, at = "".join(parts), [], 0
    while chance.random() < 0.5 and at < len(content) - 1:
        start = chance.randrange(at, len(content))
        at = min(len(content), start + chance.randrange(1, 8))
        specials.append((start, at, chance.choice((LABEL, ANNOTATION))))
    return content, specials


def whole(content, specials):
    """What a text splits into where each stretch between two specials is split in one go."""
    parts, kinds, at = [], [], 0
    for start, end, kind in [*specials, (len(content), len(content), None)]:
        pieces = split(content[at:start])
        kinds += [0] * (len(pieces) // 2)
        parts += pieces
        if kind is not None:
            parts.append(content[start:end])
            kinds.append(kind)
        at = end
    return parts, kinds


@pytest.mark.parametrize("seed", range(300))
def test_columns_are_what_the_whole_text_splits_into(seed):
    chance, lexicon = random.Random(seed), Lexicon()
    ids: dict[str, dict[tuple[int, str], int]] = {"prints": {}, "gaps": {}}
    for _ in range(3):
        content, specials = made(chance)
        labels = [s[:2] for s in specials if s[2] == LABEL]
        notes = [s[:2] for s in specials if s[2] == ANNOTATION]
        tokens = tokenize(transcript(content, labels, notes), lexicon)
        parts, kinds = whole(content, specials)
        words = list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True))
        assert [content[a:b] for a, b in words] == parts[1::2]
        assert tokens.kinds.tolist() == kinds
        edges = [0, *(edge for word in words for edge in word), len(content)]
        gaps = [content[a:b] for a, b in zip(edges[0::2], edges[1::2], strict=True)]
        assert gaps == parts[0::2]
        # One id for one text, in every text that shares the lexicon.
        for column, texts in (
            ("prints", zip(kinds, parts[1::2], strict=True)),
            ("gaps", ((0, gap) for gap in gaps)),
        ):
            numbers = getattr(tokens, column).tolist()
            for key, number in zip(texts, numbers, strict=True):
                assert ids[column].setdefault(key, number) == number
            assert len(set(ids[column].values())) == len(ids[column])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a b", [1, 1]),
        ("a-b c", [1, 0, 1]),
        ("well – then", [1, 1]),
        (" a", [1]),
        ("a\n\nb", [1, 1]),
        ("a’b $ 5", [1, 1, 1]),
        ("don&rsquo;t stop", [1, 1]),
        ("… – !", []),
        ("", []),
    ],
)
def test_words_that_begin_in_each_token(content, words):
    assert tokenize(transcript(content), Lexicon()).words.tolist() == words


def test_a_label_counts_the_words_it_has():
    tokens = tokenize(transcript("MR JOHN DOE: Yes", labels=[(0, 12)]), Lexicon())
    assert tokens.words.tolist() == [3, 1]


def test_gaps_of_many_kinds_are_told_apart():
    marks = [chr(c) for c in range(0x2500, 0x2500 + 480)]
    content = " ".join(f"{mark}w{mark}" for mark in marks)
    tokens = tokenize(transcript(content), Lexicon())
    assert len(set(tokens.gaps.tolist())) == len(marks) + 1


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_looked_for_wherever_it_may_begin(seed):
    chance = random.Random(seed)
    letters = [*"—’“éабвгдеёжωσπשלוםمرحباabc &<\\unrU+2019;\x07\x9d\u200b"]
    for _ in range(40):
        codec = chance.choice(["mac_roman", "cp437", "cp850", "cp1251", "cp1252", "latin-1"])
        text = "".join(chance.choices(letters, k=14))
        text += "".join(chance.choices(letters, k=9)).encode().decode(codec, "ignore")
        for begins, pattern in ((_SUSPECT_BEGINS, _SUSPECT), (_FOREIGN_BEGINS, _FOREIGN)):
            found = [match.span() for match in _matches(begins, pattern, text)]
            assert found == [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    "word", ["A", "Vienna", "NATO", "x2", "1973", "00", "fi", "ffl", "aa", "Q4b", "supporters"]
)
def test_plain_words_need_no_fold_but_case(word):
    folded = word
    for fold in FOLDS:
        folded = fold.apply(folded) if fold.on_words else folded
    assert compare_form(word) == folded
