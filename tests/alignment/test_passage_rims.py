"""Where a moved or repeated passage begins and ends, and what stands beside a long gap.

``{a}`` … ``{f}`` are paragraphs of forty words that no other shares more than chance with.
"""

import random

import pytest

from lawful import read
from provenance.alignment import align
from provenance.text.tokens import Lexicon, tokenize

STOCK = [f"word{n}" for n in range(900)]
PHRASE = "the last thing that any of us would like to see is"


def paragraphs(template, **others):
    rng = random.Random(5)
    parts = {key: " ".join(rng.choices(STOCK, k=40)) + "." for key in "abcdef"}
    return template.format(**parts, phrase=PHRASE, **others)


def laid(base, witness):
    lexicon = Lexicon()
    return align(*(tokenize(read(text), lexicon) for text in (base, witness)))


def passages(alignment):
    return [
        (p.kind, alignment.base.printed(p.base), alignment.witness.printed(p.witness))
        for p in alignment.passages
    ]


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (("", ""), ("", "")),
        (("Then Tabitha said ", "Then Florida said "), ("", "")),
        (("", ""), (" We do protect them.", " We do prtoect them.")),
        (("There are eighty operations ", "There are eightyoperations "), ("", "")),
    ],
    ids=["no edit", "a name at its start", "a typo at its end", "words glued at its start"],
)
def test_a_moved_paragraph_is_whole_with_an_edit_near_its_rim(begins, ends):
    one, other = (begin + "{b}" + end for begin, end in zip(begins, ends, strict=True))
    base = paragraphs(f"{{a}}\n\n{one}\n\n{{c}}\n\n{{d}}\n\n{{e}}")
    witness = paragraphs(f"{{a}}\n\n{{c}}\n\n{{d}}\n\n{other}\n\n{{e}}")
    expected = ("move", *(paragraphs(text).rstrip(".") for text in (one, other)))
    assert passages(laid(base, witness)) == [expected]


def test_a_passage_keeps_its_way_past_a_phrase_that_it_says_twice():
    moved = "{b} So {phrase} this. And again, {phrase} that."
    base = paragraphs(f"{{a}}\n\n{moved}\n\n{{c}}\n\n{{d}}\n\n{{e}}\n\n{{f}}")
    witness = paragraphs(f"{{a}}\n\n{{c}}\n\n{{d}}\n\n{{e}}\n\n{moved}\n\n{{f}}")
    text = paragraphs(moved).rstrip(".")
    assert passages(laid(base, witness)) == [("move", text, text)]


def test_paragraphs_that_went_different_ways_are_so_many_passages():
    base = paragraphs("{a}\n\n{b}\n\n{c}\n\n{d}\n\n{e}\n\n{f}")
    witness = paragraphs("{d}\n\n{e}\n\n{f}\n\n{b}\n\n{a}\n\n{c}")
    assert [kind for kind, *_ in passages(laid(base, witness))] == ["move"] * 3


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        (
            "{a} As I said, {phrase} peace. {b}\n\n{c} Yes: {phrase} peace. {d}",
            "{c} Yes: {phrase} peace. {d}",
        ),
        ("{a}\n\n{b}", "{a} And so {phrase} this, and {phrase} that, is clear.\n\n{b}"),
        ("{a} {phrase} war.\n\n{b}", "{a} {phrase} war.\n\n{b} We think {phrase} peace now."),
    ],
    ids=["inside what the other leaves out", "inside what it puts in", "in another sentence"],
)
def test_a_phrase_said_again_is_no_printing_of_a_passage(base, witness):
    assert passages(laid(paragraphs(base), paragraphs(witness))) == []


@pytest.mark.parametrize("rim", ["head", "tail"])
def test_words_beside_a_long_gap_stay_at_its_rim(rim):
    rng = random.Random(9)
    common = "we have the will and the means to do it and that is what they are for".split()
    gap = " ".join(rng.choice(common) for _ in range(300))
    edited = ("We have ten means to do it.", "We have 10 means to do it.")
    if rim == "head":
        base, witness = f"{{a}} {edited[0]} {gap}. {{b}}", f"{{a}} {edited[1]} {{b}}"
    else:
        base, witness = f"{{a}} {gap}. {edited[0]} {{b}}", f"{{a}} {edited[1]} {{b}}"
    alignment = laid(paragraphs(base), paragraphs(witness))
    unequal = [
        (alignment.base.printed(h.base), alignment.witness.printed(h.witness))
        for h in alignment.hunks
        if h.op != "equal"
    ]
    assert sorted(len(one.split()) for one, _ in unequal) == [1, 300]
    assert ("ten", "10") in unequal


def test_two_headings_of_one_event_are_no_shared_words():
    front = "Press Availability With Our Minister\nFoggy Bottom\nAnna Berg\nVienna\nMay 4, 2015"
    other = (
        "Agency Reprint, All Rights Reserved\nSent by wire from Bonn\nAnna Berg, Vienna, by post"
    )
    base = paragraphs(f"{front}\n\n{{a}}\n\n{{b}}\n\n{{c}}")
    witness = paragraphs(f"{other}\n\n{{c}}")
    alignment = laid(base, witness)
    (row,) = alignment.blocks.tolist()
    assert row[2] == 40


def test_one_word_of_two_headings_is_chance():
    base = paragraphs("Press Availability With Anna Berg\n\nBonn\n\n{a}\n\n{b}\n\n{c}")
    witness = paragraphs("NORTHERN PRESS AGENCY\nBREAKING NEWS\n\n{c}")
    assert [row[2] for row in laid(base, witness).blocks.tolist()] == [40]


def test_one_heading_of_both_is_shared_though_what_follows_is_left_out():
    base = paragraphs("Address of Anna Berg, Vienna\n\n{a}\n\n{b}\n\n{c}")
    witness = paragraphs("Address of Anna Berg, Vienna\n\n{c}")
    alignment = laid(base, witness)
    assert [row[2] for row in alignment.blocks.tolist()] == [5, 40]


def test_the_text_before_a_paragraph_printed_twice_stays_in_its_place():
    base = paragraphs("{a}\n\n{b}\n\n{c}\n\n{d}")
    witness = paragraphs("{a}\n\n{e}\n\n{b}\n\n{b}\n\n{c}")
    alignment = laid(base, witness)
    assert alignment.blocks[0].tolist() == [0, 0, 40]
    assert [kind for kind, *_ in passages(alignment)] == ["repeat"]


def test_a_moved_paragraph_is_one_passage_though_half_of_it_was_left_out():
    base = paragraphs("{a}\n\n{b} {c} {d}\n\n{e} {f}")
    witness = paragraphs("{a}\n\n{e} {f}\n\n{b} {d}")
    assert [kind for kind, *_ in passages(laid(base, witness))] == ["move"]


def test_two_paragraphs_printed_twice_near_each_other_are_two_passages():
    base = paragraphs("{a}\n\n{b}\n\nShort and plain.\n\n{c}\n\n{d}")
    witness = paragraphs("{a}\n\n{b}\n\n{b}\n\nShort and plain.\n\n{c}\n\n{c}\n\n{d}")
    assert [kind for kind, *_ in passages(laid(base, witness))] == ["repeat"] * 2
