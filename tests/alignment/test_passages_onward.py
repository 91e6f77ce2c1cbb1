"""How far a moved passage goes where many of its words were edited, and where it ends.

``{a}`` … ``{f}`` are paragraphs of forty words that no other shares more than chance with.
"""

import random

import pytest

from lawful import read
from provenance.alignment import align
from provenance.alignment._sides import paragraph
from provenance.model import PARAGRAPH
from provenance.text.tokens import Lexicon, tokenize

STOCK = [f"word{n}" for n in range(900)]
FRESH = [f"new{n}" for n in range(900)]


def paragraphs(template):
    rng = random.Random(11)
    return template.format(**{key: " ".join(rng.choices(STOCK, k=40)) + "." for key in "abcdef"})


def laid(base, witness):
    lexicon = Lexicon()
    return align(*(tokenize(read(text), lexicon) for text in (base, witness)))


def moves(base, witness):
    alignment = laid(base, witness)
    return [
        (alignment.base.printed(p.base), alignment.witness.printed(p.witness))
        for p in alignment.passages
    ]


def edited(words, kept):
    """``words`` with each replaced for which ``kept`` has no x: "xx.x" keeps all but the third."""
    fresh = iter(FRESH)
    return " ".join(w if k == "x" else next(fresh) for w, k in zip(words, kept, strict=True))


WORDS = [f"one{n}" for n in range(60)]
SEED = "x" * 20

# What is kept before the seed, and from where on the passage is one; "." is an edited word.
ONWARD = [
    ("xxxx...xx", 0),
    ("xx..xx.x..xxx...xx", 0),
    ("x.x.x.x.xx..", 0),
    ("x.x.x.x.x...", 12),  # not more than the edits by what two words weigh
    ("xx.......x", 9),  # one word alone, behind seven others
    ("x........", 9),
    (".........", 9),
    ("x......xx", 7),  # the word at the start is chance, the two beside the seed are not
    ("....x.....", 10),
    ("x.....x......", 13),
]


@pytest.mark.parametrize(("kept", "begins"), ONWARD)
@pytest.mark.parametrize("turned", [False, True], ids=["before", "behind"])
def test_a_passage_goes_on_as_long_as_its_words_outweigh_the_edits(kept, begins, turned):
    pattern = kept + SEED
    if turned:
        pattern = pattern[::-1]
    words = WORDS[: len(pattern)]
    # The rest of its paragraph is too long to be taken along, and different in each text.
    one = " ".join(words)
    other = edited(words, pattern)
    left, right = (" ".join(f"{side}{n}" for n in range(120)) for side in ("here", "there"))
    if turned:
        shapes = f"{one} {left}.", f"{other} {right}."
    else:
        shapes = f"{left} {one}.", f"{right} {other}."
    base = paragraphs(f"{{a}}\n\n{shapes[0]}\n\n{{c}}\n\n{{d}}\n\n{{e}}")
    witness = paragraphs(f"{{a}}\n\n{{c}}\n\n{{d}}\n\n{shapes[1]}\n\n{{e}}")
    cut = slice(begins, None) if not turned else slice(0, len(words) - begins)
    expected = " ".join(words[cut]), " ".join(other.split()[cut])
    assert moves(base, witness) == [expected]


def test_a_moved_paragraph_is_found_though_few_of_its_words_stand_in_seeds():
    kept = "xxx.xxxx.xx..xxxxxxx.xxx.xx.xxxx.xxx.xx.xxx.xxxx.xx.xxx.xxx."
    one, other = " ".join(WORDS), edited(WORDS, kept)
    base = paragraphs(f"{{a}}\n\n{one}.\n\n{{c}}\n\n{{d}}\n\n{{e}}")
    witness = paragraphs(f"{{a}}\n\n{{c}}\n\n{{d}}\n\n{other}.\n\n{{e}}")
    assert moves(base, witness) == [(one, other)]


@pytest.mark.parametrize(
    "kept",
    [
        "." * 20 + "xxxxxxx" + "." * 33,
        "x...x....." * 2 + "xxxxxxx" + "...x......x....." * 2 + ".",
        "." * 60,
    ],
    ids=["a phrase alone", "a phrase, and every fifth word", "nothing"],
)
def test_a_paragraph_that_was_rewritten_is_not_moved(kept):
    words = WORDS[: len(kept)]
    base = paragraphs(f"{{a}}\n\n{' '.join(words)}.\n\n{{c}}\n\n{{d}}\n\n{{e}}")
    witness = paragraphs(f"{{a}}\n\n{{c}}\n\n{{d}}\n\n{edited(words, kept)}.\n\n{{e}}")
    assert moves(base, witness) == []


def test_a_passage_ends_where_its_paragraph_does_though_the_next_begins_alike():
    lines = "{b}\n\nThank you once more, old1 old2", "{b}\n\nThank you once more, new1 new2"
    rests = (" ".join(f"{side}{n}" for n in range(120)) for side in ("here", "there"))
    one, other = (f"{line} {rest}." for line, rest in zip(lines, rests, strict=True))
    one, other = one.replace("Thank", "So, thank"), other.replace("Thank", "Well, thank")
    base = paragraphs(f"{{a}}\n\n{one}\n\n{{c}}\n\n{{d}}\n\n{{e}}")
    witness = paragraphs(f"{{a}}\n\n{{c}}\n\n{{d}}\n\n{other}\n\n{{e}}")
    assert [begin[:40] for begin, _ in moves(base, witness)] == [paragraphs("{b}")[:40]]
    assert "thank" not in moves(base, witness)[0][0]


@pytest.mark.parametrize(
    "content",
    [
        "one two. Three four.\n\nFive six\nseven eight\n\nnine",
        "MR. SMITH: One two three.\n\nMS. JONES: Four. Five six.\n\nMR. SMITH: Yes, seven.",
        "one two three four five six seven eight",
        "one two.\nThree four.\nFive six.\nSeven eight.\nNine ten.\nEleven.\nTwelve thirteen.",
        "one",
    ],
)
def test_the_next_border_of_a_paragraph_is_the_one_that_walking_there_finds(content):
    tokens = tokenize(read(content), Lexicon())
    places = range(len(tokens) + 1)
    walked = {}
    for at in places:
        for to in places:
            way = range(at, to + 1) if at <= to else range(at, to - 1, -1)
            walked[at, to] = next((p for p in way if tokens.border(p) >= PARAGRAPH), None)
    assert {way: paragraph(tokens, *way) for way in walked} == walked
