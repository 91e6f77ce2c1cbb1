"""Where a reader sees a border: behind a label one begins, behind the mark of a title none does."""

import pytest

from lawful import read
from provenance.alignment import _slide
from provenance.model import LABEL, SENTENCE
from provenance.text.tokens import Lexicon, tokenize

TEXT = (
    "MS COLE: The mill burned down twice. Nobody slept, and Mr. Adams of St. Mary called J. Lund."
    "\n\nMR ADAMS:\nThe choir sang until three. Then it went home.\n\nMS COLE: It did.\n\n"
    "MR ADAMS: It did.\n"
)
TOKENS = tokenize(read(TEXT), Lexicon())


def before(words):
    """The token at which ``words`` begin."""
    place = TEXT.index(words)
    return next(at for at in range(len(TOKENS)) if TOKENS.starts[at] == place)


@pytest.mark.parametrize("words", ["Nobody slept", "Then it went"])
def test_a_sentence_ends_before_the_next_one(words):
    assert _slide._strength(TOKENS, before(words)) == SENTENCE


@pytest.mark.parametrize("words", ["Adams of", "Mary called", "Lund.", "slept,", "burned down"])
def test_a_title_or_an_initial_ends_nothing(words):
    assert _slide._strength(TOKENS, before(words)) < SENTENCE


@pytest.mark.parametrize("words", ["The mill", "The choir"])
def test_what_is_said_begins_behind_a_label(words):
    assert TOKENS.kinds[before(words) - 1] == LABEL
    assert TOKENS.border(before(words)) == SENTENCE


@pytest.mark.parametrize("words", ["mill burned", "choir sang", "until three"])
def test_nothing_begins_within_a_sentence(words):
    assert TOKENS.border(before(words)) < SENTENCE
