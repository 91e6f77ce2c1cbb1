"""Speakers whom one text names and the other numbers: one person with two labels, or two."""

import random

import pytest

from lawful import compared

STOCK = [f"word{n}" for n in range(900)]
NAMES = [f"{a}{b}" for a in ("Ban", "Cor", "Dal", "Fen", "Gar") for b in ("ton", "well", "man")]


def named(who):
    return f"MR. {NAMES[who].upper()}"


def numbered(who):
    return f"SPEAKER {who + 1}"


def talk(label):
    """Turns of nine words; ``label`` is given the speaker and the turn."""
    out = []
    for turn in range(2 * len(NAMES)):
        words = " ".join(random.Random(turn).choices(STOCK, k=9))
        out.append(f"{label(turn % len(NAMES), turn)}: {words.capitalize()}.")
    return "\n\n".join(out)


def codes(base, witness):
    return {difference.code for difference in compared(base, witness).differences}


NUMBERED = talk(lambda who, _: numbered(who))


def test_a_number_may_stand_for_each_name():
    assert codes(talk(lambda who, _: named(who)), NUMBERED) == {"label"}


@pytest.mark.parametrize(
    "label",
    [
        lambda who, turn: numbered((who + turn // 15) % 15),
        lambda who, turn: numbered(14 - who),
        lambda who, turn: numbered(who) if turn < 15 else numbered((who + 7) % 15),
    ],
    ids=["another number later on", "numbers that the other text knows", "changed in the middle"],
)
def test_other_numbers_are_other_speakers(label):
    assert "speaker" in codes(NUMBERED, talk(label))


def test_a_name_that_the_other_text_knows_is_nobody_elses():
    base = talk(lambda who, _: named(who))
    witness = talk(lambda who, _: named((who + 1) % 15))
    assert codes(base, witness) == {"speaker"}
