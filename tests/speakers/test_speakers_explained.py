"""What could have been a label is told of, with what was concluded and why."""

from __future__ import annotations

import pytest

from provenance.speakers.shapes import why_none

TALK = (
    "Date: 3 May 2012\n\n"
    "MR ADAMS: Good morning to you all. Beat: that was quick.\n\n"
    "I underscore: we did not come to impose anything.\n\n"
    "MS BAKER: We thank you for coming.\n\n"
    "The first one was: please, no more conferences.\n\n"
    "Washington: a city.\n\nJingle: ten seconds.\n\n"
    "MR ADAMS: I am glad that you say so.\n\nMS BAKER: So are we all."
)


def told(transcript):
    return {(each.style, each.text): each for each in transcript.considered}


def test_labels_taken_come_first_with_their_number(read):
    transcript = read(TALK)
    first, second = transcript.considered[:2]
    assert (first.text, first.taken, first.count) == ("MR ADAMS", 2, 2)
    assert (second.text, second.taken, second.count) == ("MS BAKER", 2, 2)
    assert "recurs" in first.why
    assert not any(each.taken for each in transcript.considered[2:])


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("I underscore", "“underscore” is no part of a name"),
        ("The first one was", "no part of a name"),
        ("Washington", "capital and small letters"),
        ("Date", "no part of a name"),
        ("Jingle", "no voice"),
    ],
)
def test_what_was_refused_says_why(read, phrase, why):
    each = told(read(TALK))["colon", phrase]
    assert (each.taken, each.count) == (0, 1)
    assert why in each.why


def test_the_place_told_is_the_phrase(read):
    transcript = read(TALK)
    for each in transcript.considered:
        assert each.text in transcript.text.content[each.first.start : each.first.end]


def test_what_the_catalogue_declares_needs_no_proof(read):
    transcript = read("THE BOSS: Yes.\n\nMR SMITH: No.", aliases=(("The Boss", "Jane Roe"),))
    assert told(transcript)["colon", "THE BOSS"].why == "the catalogue declares it"


def test_a_refusal_beside_labels_of_the_same_words(read):
    text = "JANE ROE. Good day.\n\n" * 3 + "JANE ROE.\n\nThe end of it all."
    each = told(read(text))["stop", "JANE ROE"]
    assert (each.taken, each.count) == (3, 4)
    assert "1 not taken" in each.why


@pytest.mark.parametrize("text", ["", "We go on together, you and I.", "a" * 1000])
def test_nothing_to_tell(read, text):
    assert read(text).considered == ()


def test_many_phrases_are_not_all_told_of(read):
    text = "".join(f"I say it, number {n} of many: so it is.\n\n" for n in range(2000))
    assert len(read(text).considered) <= 200


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("MR KIRBY", ""),
        ("QUESTION", ""),
        ("Jane Roe", ""),
        ("Why not?", "it holds ?"),
        ("Señor presidente", "addresses"),
        ("Fellow citizens", "no part of a name"),
        ("Jane Roe Ann Mary Sue Liz Kim Joy", "too many words"),
        ("Jane de", "no name ends in"),
        ("Sergey, let me say this", "no house or office"),
        ("...", "no word"),
    ],
)
def test_why_a_phrase_is_no_label(phrase, why):
    assert (why in why_none(phrase)) if why else why_none(phrase) == ""
