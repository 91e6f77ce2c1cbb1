"""The laws that every comparison obeys, over planted damage, hostile text, and the seeds."""

import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawful import assert_all_laws, assert_tiles, compared
from planting import texts
from planting.mixing import plant
from provenance.model import Span, Tally

SEEDS = Path(__file__).parents[2] / "seeds"
SETTINGS = settings(
    deadline=None,
    max_examples=40,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


# ---------------------------------------------------------------- what laws are asked of
@st.composite
def plantings(draw):
    """A short clean text with damage of any kind."""
    number = draw(st.integers(0, 10_000))
    page = texts.page(number, draw(st.integers(120, 400)))
    made = plant(
        page,
        draw(st.integers(0, 10_000)),
        count=draw(st.integers(1, 14)),
        near=draw(st.booleans()),
        permuted=draw(st.sampled_from([False, False, True])),
    )
    sides = made.base, made.witness
    return sides if draw(st.booleans()) else sides[::-1]


BITS = (
    "the", "plan", "plan", "peace", "Syria", "not", "can", "can’t", "can't", "six", "6",
    "1,000", "1,500", "March", "Kerry", "Lavrov", "communiqué", "communique\u0301",
    "na\ufb01ve", "é", "Ã©", "â€™", "â€“", '""', "–", "--", "…", "...", "[...]", "(inaudible)",
    "(Laughter.)", "[Applause]", "(Via interpreter)", ",", ".", "?", ";", ":", "“", "”", '"',
    "’", "**", "_", "# ", "<b>", "</b>", "<", ">", "&rsquo;", "&", "&#8217;", "<U+2019>",
    "\ufffd", "\u200b", "\u202e", "\u00ad", "\u00a0", "\n", "\n\n", "\n\n", "\r\n", "\t", "  ",
    "-\n", "\n\nMR KIRBY: ", "\n\nSECRETARY KERRY: ", "\n\n**QUESTION:** ", "\n\nQ: ",
    "\n\nJohn Kerry: ", "мир", "война", "سلام", "和平", "🙂", "a\u0300\u0301", "\n---\n",
    "| a | b |", "Page 2 of 9", "All rights reserved.", "http://a.b/c?d=e", "1. ", "* ",
)  # fmt: skip
"""What hostile text is made of: labels, marks, damage, several scripts."""


@st.composite
def hostile(draw):
    """Two texts of odd bits, the second made from the first by cutting, repeating and swapping."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    loose = draw(st.sampled_from(["", " ", " "]))
    one = [rng.choice(BITS) for _ in range(draw(st.integers(1, 120)))]
    other = one[:]
    for _ in range(draw(st.integers(0, 8))):
        at, end = sorted(rng.randrange(len(other) + 1) for _ in range(2))
        match rng.randrange(5):
            case 0:
                other[at:end] = []
            case 1:
                other[at:at] = one[-(end - at) or len(one) :]
            case 2:
                other[at:end] = other[at:end][::-1]
            case 3:
                other = other[at:] + other[:at]
            case _:
                other[at:at] = [rng.choice(BITS) for _ in range(6)]
    sides = [loose.join(bits) for bits in (one, other)]
    # a source without one visible letter is refused before any comparison
    return tuple(side if any(c.isalnum() for c in side) else f"word {side}" for side in sides)


pairs = st.one_of(plantings(), hostile())


# ---------------------------------------------------------------- the laws
@SETTINGS
@given(plantings())
def test_laws_hold_for_planted_damage(pair):
    assert_all_laws(*pair)


@settings(SETTINGS, max_examples=80)
@given(hostile())
def test_laws_hold_for_hostile_text(pair):
    assert_all_laws(*pair)


@cache
def seed(stem):
    return next(SEEDS.glob(f"{stem}_*.txt")).read_bytes()


@pytest.mark.parametrize(("base", "witness"), [("002", "004"), ("000", "001")])
def test_laws_hold_for_the_seeds(base, witness):
    assert_all_laws(seed(base), seed(witness))


@settings(SETTINGS, max_examples=30)
@given(pairs)
def test_a_text_does_not_differ_from_itself(pair):
    for content in pair:
        collation = compared(content, content)
        assert collation.differences == ()
        assert collation.relation == "identical"
        length = len(collation.base.text.content)
        assert_tiles([one for one, _ in collation.equal], length)
        assert all(one == other for one, other in collation.equal)


@pytest.mark.parametrize("stem", ["000", "001", "002", "004"])
def test_a_seed_does_not_differ_from_itself(stem):
    assert compared(seed(stem), seed(stem)).differences == ()


@settings(SETTINGS, max_examples=12)
@given(st.integers(0, 10_000))
def test_ids_stay_when_the_text_grows_elsewhere(number):
    """An id is made from content and context: another paragraph far away leaves it as it was."""
    page = texts.speech(number, 500)
    codes = ("number", "name", "wording", "spelling", "punctuation", "omission")
    made = plant(page, number, codes, 6, sweeps=False)
    extra = texts.Writer(random.Random(number + 1), "en").paragraph(3, 4)
    starts = [p.start for p in page.paragraphs[1:]]
    cut, at = next(
        (start, run.witness + start - run.base)
        for start in starts
        for run in made.runs
        if run.base < start < run.base + run.length
    )
    grown = (
        f"{made.base[:cut]}{extra}\n\n{made.base[cut:]}",
        f"{made.witness[:at]}{extra}\n\n{made.witness[at:]}",
    )
    near = Span(max(cut - 400, 0), cut + 400)
    far = {
        d.id
        for d in compared(made.base, made.witness).differences
        if not near.overlaps(d.base.span)
    }
    assert far <= {d.id for d in compared(*grown).differences}


@pytest.mark.parametrize("number", range(8))
def test_tallies_of_parts_add_to_the_tally_of_the_whole(number):
    made = plant(texts.page(number, 300), number, count=12)
    differences = compared(made.base, made.witness).differences
    for cut in range(len(differences) + 1):
        whole = Tally.of(differences[:cut]) + Tally.of(differences[cut:])
        assert whole == Tally.of(differences)
        assert sum(whole.counts.values()) == len(differences)
