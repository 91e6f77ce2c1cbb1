"""Fingerprints: the same everywhere, of what was spoken only, both ways countable."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from provenance.matching import SHINGLE, fingerprint
from provenance.model import ANNOTATION, LABEL, Tokens

Make = Callable[..., Tokens]


def prose(seed: int, words: int) -> str:
    chance = random.Random(seed)
    return " ".join(f"w{chance.randrange(3000)}" for _ in range(words))


def test_the_numbers_do_not_depend_on_the_process(tokens: Make) -> None:
    text = prose(1, 400)
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from conftest import _tokens;"
        "from provenance.matching import fingerprint;"
        "print(fingerprint(_tokens(sys.argv[2]), 4).tolist())"
    )
    folder = str(Path(__file__).parent)
    told = subprocess.run(
        [sys.executable, "-c", program, folder, text],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "12345"},
    ).stdout
    assert told.strip() == str(fingerprint(tokens(text), 4).tolist())


def test_the_numbers_never_change(tokens: Make) -> None:
    """An index written yesterday is read today; a change here needs a new stamp."""
    assert fingerprint(tokens("one two three four five six seven eight"), 1).tolist() == [
        15839261300449801740
    ]


def test_hashes_are_distinct_and_ascending(tokens: Make) -> None:
    hashes = fingerprint(tokens(prose(2, 500) + " " + prose(2, 500)), 4)
    assert (np.diff(hashes.astype(object)) > 0).all()


def test_about_one_sequence_in_so_many_is_kept(tokens: Make) -> None:
    many = tokens(prose(3, 8000))
    assert len(fingerprint(many, 1)) == 8000 - SHINGLE + 1
    assert 1700 < len(fingerprint(many, 4)) < 2300
    assert 180 < len(fingerprint(many, 32)) < 320


def test_what_is_kept_of_a_part_is_kept_of_the_whole(tokens: Make) -> None:
    part = prose(4, 300)
    whole = f"{prose(5, 800)} {part} {prose(6, 800)}"
    assert set(fingerprint(tokens(part)).tolist()) <= set(fingerprint(tokens(whole)).tolist())


def test_a_finer_sample_holds_the_coarser(tokens: Make) -> None:
    text = tokens(prose(7, 2000))
    assert set(fingerprint(text, 32).tolist()) <= set(fingerprint(text, 4).tolist())


def test_labels_and_stage_directions_change_nothing(tokens: Make) -> None:
    kinds = {"KERRY:": LABEL, "(Laughter.)": ANNOTATION}
    plain = tokens("a b c d e f g h i j")
    marked = tokens("KERRY: a b c d (Laughter.) e f g h i j", kinds)
    assert fingerprint(plain, 1).tolist() == fingerprint(marked, 1).tolist()


@pytest.mark.parametrize("text", ["", "one", "one two three four five six seven"])
def test_fewer_than_eight_words_have_none(text: str, tokens: Make) -> None:
    assert fingerprint(tokens(text), 1).tolist() == []


@pytest.mark.parametrize(
    "other",
    [
        "b a c d e f g h",  # another order
        "a b c d e f g",
        "h g f e d c b a",
        "a b c d e f g i",
        "a b c d x e f g h",
    ],
)
def test_other_sequences_have_other_numbers(other: str, tokens: Make) -> None:
    one = fingerprint(tokens("a b c d e f g h"), 1)
    assert not set(one.tolist()) & set(fingerprint(tokens(other), 1).tolist())


def test_a_word_of_lone_surrogates_has_a_number(tokens: Make) -> None:
    assert len(fingerprint(tokens("\udc80 b c d e f g h"), 1)) == 1
