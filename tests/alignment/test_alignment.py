"""Which words the aligner lays against each other: shown as texts, so that the truth is seen.

``=`` marks an equal run, ``-`` what only the base has, ``+`` what only the witness has.
"""

import random

import numpy as np
import pytest

from lawful import read
from provenance.alignment import align
from provenance.model import Span
from provenance.text.tokens import Lexicon, tokenize

STOCK = [f"word{n}" for n in range(4000)]
POEM = (
    "The river rose before the bridge was done and nobody in the valley slept that night. "
    "In the morning the miller counted his sacks and found that seven were missing."
)


def laid(base, witness):
    lexicon = Lexicon()
    return align(*(tokenize(read(text), lexicon) for text in (base, witness)))


def shown(alignment):
    """Print an alignment: one hunk a line."""
    lines = []
    for hunk in alignment.hunks:
        base, witness = alignment.base.printed(hunk.base), alignment.witness.printed(hunk.witness)
        if hunk.op == "equal":
            lines.append(f"= {base}")
        else:
            lines += [f"- {base}"] * bool(base) + [f"+ {witness}"] * bool(witness)
    return lines


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        ("", "", []),
        ("one two", "", ["- one two"]),
        ("one", "two", ["- one", "+ two"]),
        (POEM, POEM, [f"= {POEM.rstrip('.')}"]),
        (
            POEM,
            POEM.replace("the valley slept", "the village slept"),
            [
                "= The river rose before the bridge was done and nobody in the",
                "- valley",
                "+ village",
                "= slept that night. In the morning the miller counted his sacks and found that "
                "seven were missing",
            ],
        ),
        (
            POEM,
            POEM.replace(" In the morning", " No. In the morning"),
            [
                "= The river rose before the bridge was done and nobody in the valley slept that "
                "night",
                "+ No",
                "= In the morning the miller counted his sacks and found that seven were missing",
            ],
        ),
        ("Of the cat we know little.", "We sang of it all.", ["- Of the cat we know little",
                                                             "+ We sang of it all"]),
    ],
)  # fmt: skip
def test_small_texts(base, witness, expected):
    assert shown(laid(base, witness)) == expected


def prose(rng, words):
    return [rng.choice(STOCK) for _ in range(words)]


def edited(rng, words, share):
    """Return the words with edits, and the place in ``words`` of each kept one, or None."""
    out, truth = [], []
    for at, word in enumerate(words):
        chance = rng.random()
        if chance < share / 3:
            continue
        if chance < 2 * share / 3:
            out.append(rng.choice(STOCK))
            truth.append(None)
            continue
        out.append(word)
        truth.append(at)
    return out, truth


def pairs_of(alignment):
    """All pairs of tokens laid against each other, on the chain and in passages."""
    found = set()
    for blocks in [alignment.blocks, *(p.blocks for p in alignment.passages)]:
        for i, j, length in blocks.tolist():
            found |= {(i + n, j + n) for n in range(length)}
    return found


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("share", [0.02, 0.1])
def test_permuted_reprints(seed, share):
    """Blocks out of order, one lead repeated, foreign text around: nearly every pair is found."""
    rng = random.Random(seed)
    base = prose(rng, 3000)
    blocks = [(n * 600, n * 600 + 600) for n in range(5)]
    order = rng.sample(range(5), 5)
    witness, truth = prose(rng, 40), [None] * 40
    lead = base[blocks[order[0]][0] :][:40]
    witness, truth = (
        witness + lead,
        truth + list(range(blocks[order[0]][0], blocks[order[0]][0] + 40)),
    )
    for n in order:
        start, stop = blocks[n]
        words, places = edited(rng, base[start:stop], share)
        witness += words
        truth += [None if p is None else start + p for p in places]
    witness, truth = witness + prose(rng, 60), truth + [None] * 60
    found = pairs_of(laid(" ".join(base), " ".join(witness)))
    true = {(i, j) for j, i in enumerate(truth) if i is not None}
    right = len(found & true)
    assert right / len(true) > 0.985, "recall"
    assert right / len(found) > 0.985, "precision"


@pytest.mark.parametrize("seed", range(3))
def test_unrelated_texts_share_nothing(seed):
    rng = random.Random(seed)
    common = "the of and to in that is was for it with as on be at by this had not are".split()
    one, other = (
        " ".join(
            rng.choice(common) if rng.random() < 0.5 else rng.choice(STOCK) for _ in range(4000)
        )
        for _ in range(2)
    )
    alignment = laid(one, other)
    assert len(alignment.blocks) == len(alignment.passages) == 0


@pytest.mark.parametrize(
    ("base", "witness", "kinds"),
    [
        ("A{x} B{y}", "B{y} A{x}", ["move"]),
        ("A{x} B{y}", "A{x} B{y} A{x}", ["repeat"]),
        ("A{x} B{y}", "A{x} A{x} B{y}", ["repeat"]),
        ("A{x} A{x} B{y}", "A{x} B{y}", ["repeat"]),
        # negatives: what both print twice, a short phrase said again, an ordinary insertion
        ("A{x} B{y} A{x}", "A{x} B{y} A{x}", []),
        ("A{x} B{y}", "A{x} thank you very much B{y} thank you very much", []),
        ("A{x} B{y}", "A{x} C{z} B{y}", []),
        ("A{x} C{z} B{y}", "A{x} B{y}", []),
    ],
)
def test_passages(base, witness, kinds):
    rng = random.Random(7)
    parts = {key: " ".join(prose(rng, 40)) for key in "xyz"}
    base, witness = base.format(**parts), witness.format(**parts)
    alignment = laid(base, witness)
    assert [p.kind for p in alignment.passages] == kinds
    for passage in alignment.passages:
        assert len(passage.base) >= 40
        assert len(passage.witness) >= 40


@pytest.mark.parametrize(
    "texts",
    [
        ("no " * 3000, "no " * 2900),
        ("The cat sat. " * 900, "The cat sat. " * 890),
        (" ".join(STOCK), " ".join(STOCK[::-1])),
        ("a b " * 2000, "b a " * 2000),
        ("", "word " * 50),
    ],
    ids=["one word", "one sentence", "reversed", "two words", "nothing"],
)
def test_hunks_tile_whatever_comes(texts):
    alignment = laid(*texts)
    base, witness = 0, 0
    for hunk in alignment.hunks:
        assert (hunk.base.start, hunk.witness.start) == (base, witness)
        base, witness = hunk.base.end, hunk.witness.end
        if hunk.op == "equal":
            left = alignment.base.forms[hunk.base.start : hunk.base.end]
            right = alignment.witness.forms[hunk.witness.start : hunk.witness.end]
            assert np.array_equal(left, right)
    assert (base, witness) == (len(alignment.base), len(alignment.witness))


def test_a_hunk_slides_to_where_a_sentence_begins():
    base = "We came. We saw the sea. We saw the hills. We left the town at dawn."
    witness = "We came. We saw the hills. We left the town at dawn."
    assert "- We saw the sea" in shown(laid(base, witness))


def test_a_label_goes_with_the_words_after_it():
    base = "MR ADAMS: {x}\n\nMS BAKER: {y}\n\nMR ADAMS: {z}"
    rng = random.Random(3)
    parts = {key: " ".join(prose(rng, 30)) + "." for key in "xyz"}
    alignment = laid(base.format(**parts), "MR ADAMS: {x}\n\nMR ADAMS: {z}".format(**parts))
    dropped = [h for h in alignment.hunks if h.op == "delete"]
    assert len(dropped) == 1
    assert alignment.base.printed(dropped[0].base).startswith("MS BAKER: ")


def test_spans_of_passages_lie_off_the_chain():
    rng = random.Random(11)
    x, y = (" ".join(prose(rng, 50)) for _ in range(2))
    alignment = laid(f"{x} {y}", f"{y} {x}")
    (passage,) = alignment.passages
    for i, _, length in alignment.blocks.tolist():
        assert not Span(i, i + length).overlaps(passage.base)
