"""Rows show all of both texts, once, in order, and never cut a difference."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model import Reading, Span
from provenance.reports._layout import openings, pieces, rows


def tiles(spans, length):
    """Whether the spans follow each other from 0 to ``length`` without gap or overlap."""
    at = 0
    for span in spans:
        if span.start != at:
            return False
        at = span.end
    return at == length


def assert_tiled(collation):
    laid = rows(collation)
    assert tiles([row.base for row in laid], len(collation.base.text.content))
    assert tiles([row.witness for row in laid], len(collation.witness.text.content))
    shown = {each.id for row in laid for each in row.differences}
    assert shown == {each.id for each in collation.differences}
    for row in laid:
        for each in row.differences:
            if each.within is None and each.code not in ("move", "duplication"):
                assert row.base.covers(each.base.span)
                assert row.witness.covers(each.witness.span)
    return laid


def test_the_reprint(reprint):
    laid = assert_tiled(reprint)
    beside = {
        (
            reprint.base.text.content[row.base.start : row.base.end][:12],
            reprint.witness.text.content[row.witness.start : row.witness.end][:12],
        )
        for row in laid
    }
    assert ("MR OLD: The ", "") in beside
    assert ("", "USPA NEWS, P") in beside
    assert ("MR KIRBY: Le", "MR KIRBY: Le") in beside
    assert ("SECRETARY KE", "SECRETARY KE") in beside
    assert ("MR OTHER: Th", "") in beside
    assert ("", "MR OTHER: Th") in beside


def test_a_move_is_in_the_rows_of_both_its_ends(reprint):
    ends = [row for row in rows(reprint) if any(d.code == "move" for d in row.differences)]
    assert [(len(row.base) > 0, len(row.witness) > 0) for row in ends] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("text", ["", "\n", "one", "MR A: one", "\n\n\n", "x" * 5000])
def test_small_and_odd_texts(pair, text):
    assert_tiled(pair.same(text).collation("identical"))


def test_one_side_empty(pair):
    assert_tiled(pair.differ("omission", "all of it is gone", "").collation("unrelated"))


def test_a_text_on_one_line_is_cut_between_sentences_not_in_words(pair):
    pair.same("This is one of a great many sentences that stand on one line. " * 100)
    laid = assert_tiled(pair.collation("identical"))
    content = pair.base
    assert len(laid) > 3
    assert all(content[row.base.start :].startswith("This") for row in laid)
    assert not any(row.opens for row in laid[1:])


def test_a_word_of_100_000_letters_is_not_cut(pair):
    assert len(assert_tiled(pair.same("x" * 100_000).collation("identical"))) == 1


@pytest.mark.parametrize("filler", ["\n", " ", "\r\n", ":", "\n \n", "\n\t"])
def test_a_megabyte_of_nothing_ends(pair, filler):
    assert_tiled(pair.same(filler * (1_000_000 // len(filler))).collation("identical"))


def test_paragraphs_that_only_one_side_has_are_no_reason_to_lose_the_pairing(pair):
    pair.same("A first sentence.").differ("whitespace", " ", "\n\n").same("A second sentence.")
    laid = assert_tiled(pair.collation("copy"))
    assert [(row.base, row.witness) for row in laid] == [
        (Span(0, 18), Span(0, 19)),
        (Span(18, 36), Span(19, 37)),
    ]


def test_differences_left_out_leave_no_hole(reprint):
    for code in {each.code for each in reprint.differences}:
        kept = tuple(each for each in reprint.differences if each.code != code)
        laid = rows(replace(reprint, differences=kept))
        assert tiles([row.base for row in laid], len(reprint.base.text.content))
        assert tiles([row.witness for row in laid], len(reprint.witness.text.content))


def test_what_is_out_of_order_is_shown_in_order(pair):
    pair.same("one ").differ("wording", "two", "zwei").same(" three")
    collation = pair.collation("copy")
    odd = collation.differences[0]
    odd = replace(odd, witness=Reading("thr", Span(9, 12)), base=Reading("one", Span(0, 3)))
    laid = rows(replace(collation, differences=(odd, *collation.differences)))
    assert tiles([row.base for row in laid], len(pair.base))
    assert tiles([row.witness for row in laid], len(pair.witness))


def test_openings_are_turns_and_paragraphs(pair):
    pair.same("Heading\n\nMR A: one\nMR B: two\n  \nthree")
    base = pair.collation("identical").base
    content = base.text.content
    assert [content[at:].split("\n")[0] for at in openings(base)] == [
        "MR A: one",
        "MR B: two",
        "three",
    ]


WORDS = st.text(alphabet="ab \n", max_size=40)
CODES = st.sampled_from(["wording", "omission", "whitespace", "insertion"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("same"), WORDS, WORDS),
        st.tuples(CODES, WORDS, WORDS),
        st.tuples(st.just("move"), WORDS, WORDS),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(steps=STEPS)
def test_any_comparison_is_tiled(new_pair, steps):
    pair = new_pair()
    waiting = []
    for index, (code, base, witness) in enumerate(steps):
        if code == "same":
            pair.same(base)
        elif code == "move" and base:
            pair.take(index, base)
            waiting.append(index)
        elif code != "move" and (base or witness):
            pair.differ(code, base, witness)
        if waiting and len(base) % 2:
            pair.put(waiting.pop())
    for key in waiting:
        pair.put(key)
    laid = pieces(pair.collation("copy"))
    assert sum(len(piece.base) for piece in laid) == len(pair.base)
    assert sum(len(piece.witness) for piece in laid) == len(pair.witness)
    assert_tiled(pair.collation("copy"))
