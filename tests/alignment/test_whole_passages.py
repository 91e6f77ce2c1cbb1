"""What belongs to a moved passage, what the chain must give back, and what is no move at all.

``{a}`` … ``{f}`` are paragraphs of forty words that no other shares more than chance with.
"""

import random

import pytest

from lawful import read
from provenance.alignment import align
from provenance.text.tokens import Lexicon, tokenize

STOCK = [f"word{n}" for n in range(900)]


def paragraphs(template):
    rng = random.Random(7)
    return template.format(**{key: " ".join(rng.choices(STOCK, k=40)) + "." for key in "abcdef"})


def laid(base, witness):
    lexicon = Lexicon()
    return align(*(tokenize(read(paragraphs(text)), lexicon) for text in (base, witness)))


def passages(alignment):
    return [
        (p.kind, alignment.base.printed(p.base), alignment.witness.printed(p.witness))
        for p in alignment.passages
    ]


def moved(*texts):
    return [("move", *(paragraphs(text).rstrip(".") for text in texts))]


def test_two_answers_that_begin_alike_and_change_places_keep_their_labels():
    one, other = "MR ADAMS: So now {b}", "MS BAKER: So now {c}"
    base = (
        f"MR COLE: {{a}}\n\n{one}\n\nMR COLE: {{d}} {{e}} {{f}}\n\n{other}\n\nMR COLE: Thank you."
    )
    witness = (
        f"MR COLE: {{a}}\n\n{other}\n\nMR COLE: {{d}} {{e}} {{f}}\n\n{one}\n\nMR COLE: Thank you."
    )
    found = passages(laid(base, witness))
    assert found == [*moved(one, one), *moved(other, other)]


def test_the_last_words_of_a_moved_paragraph_are_its_own_though_another_ends_alike():
    one = "{b} We shall see."
    base = f"{{a}}\n\n{one}\n\n{{c}}\n\n{{d}} {{e}}\n\n{{f}}"
    witness = f"{{a}}\n\n{{c}}\n\n{{d}} {{e}} We shall see.\n\n{one}\n\n{{f}}"
    assert passages(laid(base, witness)) == moved(one, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{b}\n\n{c}\n\n{d}", "{b}\n\n{d}"),
        ("{b}\n\n{d}", "{b}\n\n{c}\n\n{d}"),
        ("So on that day of May, {b} {c}", "So on that day. {c}"),
        ("MR ADAMS: {b} {c}", "MR ADAMS: {c}"),
    ],
    ids=["a paragraph left out", "one put in", "half a sentence left out", "a sentence left out"],
)
def test_what_moved_is_one_passage_with_a_cut_in_it(one, other):
    base = f"MS BAKER: {{a}}\n\n{one}\n\nMS BAKER: {{e}} {{e}} {{f}} {{f}}"
    witness = f"MS BAKER: {{a}}\n\nMS BAKER: {{e}} {{e}} {{f}} {{f}}\n\n{other}"
    assert passages(laid(base, witness)) == moved(one, other)


def test_what_went_elsewhere_from_between_two_passages_parts_them():
    base = "{a}\n\n{b}\n\n{c}\n\n{d}\n\n{e} {e} {f} {f}"
    witness = "{c}\n\n{e} {e} {f} {f}\n\n{b}\n\n{d}\n\n{a}"
    assert len(passages(laid(base, witness))) == 3


def test_a_short_paragraph_that_stands_once_is_found_in_another_place():
    heading = "Address of Anna Berg, Bonn"
    alignment = laid(
        f"{heading}\n\n{{a}}\n\n{{b}}\n\n{{c}}", f"{{a}}\n\n{{b}}\n\n{heading}\n\n{{c}}"
    )
    assert passages(alignment) == moved(heading, heading)


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        ("Thank you all for coming.\n\n{a}\n\n{b}", "{a}\n\nThank you for coming here.\n\n{b}"),
        (
            "We are one nation.\n\n{a}\n\nWe are one nation.\n\n{b}\n\n{c}",
            "{a}\n\n{b}\n\nWe are one nation.\n\n{c}",
        ),
        ("Yes, of course.\n\n{a}\n\n{b}", "{a}\n\nYes, of course.\n\n{b}"),
        (
            "{a}\n\nThen there are four reasons to go to Bonn. {b}\n\n{c}\n\n{d}",
            "{a}\n\n{c}\n\nAnd there are four reasons to come home. {e}\n\n{d}",
        ),
    ],
    ids=["other words", "said twice", "three words", "a formula inside two sentences"],
)
def test_a_few_words_are_no_move(base, witness):
    assert passages(laid(base, witness)) == []


def test_a_heading_keeps_its_place_though_a_lead_was_printed_below_it():
    heading = "Remarks of Anna Berg\n\nBonn\n\nMay 4, 2015"
    lead = "{c} {d} {e}"
    base = f"{heading}\n\n{{a}}\n\n{lead}\n\n{{f}}"
    witness = f"{heading}\n\n{lead}\n\n{{a}}\n\n{lead}\n\n{{f}}"
    alignment = laid(base, witness)
    assert [p.kind for p in alignment.passages] == ["repeat"]
    assert alignment.blocks[0].tolist()[:2] == [0, 0]


def test_a_heading_is_no_part_of_the_paragraph_that_is_printed_twice_below_it():
    lead = "{b} {c}"
    base = f"Address of Anna Berg, Bonn\n\nSo on that day of May, {lead}\n\n{{d}} {{e}} {{f}}"
    witness = (
        f"Address of Anna Berg, Bonn\n\nSo on {lead}\n\nSo on that day of May, {lead}"
        "\n\n{d} {e} {f}"
    )
    alignment = laid(base, witness)
    (passage,) = alignment.passages
    assert passage.kind == "repeat"
    assert not alignment.base.printed(passage.base).startswith("Address")


def test_a_repeated_passage_does_not_hide_what_stands_before_it():
    base = "{a} {b}\n\n{c}\n\n{d}\n\n{e}"
    witness = "{a} {b}\n\n{d}\n\n{c}\n\n{b}\n\n{d} {e}"
    alignment = laid(base, witness)
    placed = {p.kind for p in alignment.passages}
    assert "repeat" in placed
    assert sum(alignment.blocks[:, 2].tolist()) >= 160


def test_the_words_that_close_both_texts_are_the_same_words():
    base, witness = "{a}\n\n{b}\n\nThank you.", "{a}\n\nThank you."
    assert laid(base, witness).blocks[-1].tolist() == [80, 40, 2]


def test_the_words_that_close_an_excerpt_are_not_those_that_close_the_text():
    base = "{a}\n\n{b}\n\n{c}\n\n{d}\n\nThank you."
    assert laid(base, "{a}\n\nThank you.").blocks.tolist() == [[0, 0, 40]]
