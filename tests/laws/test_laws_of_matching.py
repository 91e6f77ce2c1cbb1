"""The order in which sources are registered changes nothing, nor does what nobody asked about."""

import random

import pytest

from lawful import read
from planting import texts
from planting.mixing import plant
from provenance.matching import Index
from provenance.pipeline import Shelf, entry, match


def shelf(transcripts):
    index = Index()
    for each in transcripts:
        index.add(entry(each))
    return Shelf({each.text.source.id: each.text.source for each in transcripts}, index)


def registered():
    """Three events, two of them in two witnesses."""
    found = {}
    for number in range(3):
        page = texts.interview(number, 500)
        found[f"event-{number}"] = page.text
        if number:
            found[f"reprint-{number}"] = plant(page, number, count=8, sweeps=False).witness
    return found


@pytest.mark.parametrize("number", range(3))
def test_the_order_of_sources_changes_nothing(number):
    known = {name: read(content, name) for name, content in registered().items()}
    made = plant(texts.interview(number, 500), 77 + number, count=6, sweeps=False)
    asked = read(made.witness, "asked")
    answers = []
    for seed in range(4):
        names = sorted(known)
        random.Random(seed).shuffle(names)
        answers.append(match(asked, shelf([known[name] for name in names])))
    first = answers[0]
    assert f"event-{number}" in {m.source for m in first.matches}
    assert not {m.source for m in first.matches} & {
        f"{kind}-{other}" for kind in ("event", "reprint") for other in range(3) if other != number
    }
    for answer in answers[1:]:
        assert answer.matches == first.matches
        assert answer.collation.differences == first.collation.differences


def test_more_unrelated_sources_change_nothing():
    known = [read(content, name) for name, content in registered().items()]
    strangers = [read(texts.speech(n, 400).text, f"stranger-{n}") for n in range(10)]
    asked = read(plant(texts.interview(1, 500), 5, count=6, sweeps=False).witness, "asked")
    few, many = match(asked, shelf(known)), match(asked, shelf([*strangers, *known]))
    assert few.matches == many.matches
    assert [m.source for m in few.matches]


def test_a_stranger_matches_nothing():
    known = [read(content, name) for name, content in registered().items()]
    assert match(read(texts.interview(99, 500).text, "stranger"), shelf(known)).matches == ()
