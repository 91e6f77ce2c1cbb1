"""Turns that a format delivers: one person has one name, and what it left out is added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.model import Metadata, Span, Speaker, Turn, Unattributed
from provenance.speakers import attribute


@pytest.fixture
def told(bare):
    """Return the maker of attributed transcripts whose turns the format has told."""

    def make(rows, title="", heading="", **facts):
        content, turns = heading, []
        for label, said in rows:
            content += "\n\n" if content else ""
            start = len(content)
            content += f"{label}: {said}" if label else said
            mark = Span(start, start + len(label) + 1) if label else None
            speaker = Speaker(label) if label else None
            printed = f"{label}:" if label else ""
            turns.append(Turn(len(turns), Span(start, len(content)), mark, printed, speaker))
        aside = (Unattributed(Span(0, len(heading)), "heading"),) if heading else ()
        transcript = replace(
            bare(content, **facts),
            turns=tuple(turns),
            unattributed=aside,
            metadata=Metadata(title=title),
            format="json",
        )
        return attribute(transcript)

    return make


def names(transcript):
    return [turn.speaker.name if turn.speaker else None for turn in transcript.turns]


ONE = [
    (("MR KERRY", "John Kerry"), ("John Kerry", "John Kerry")),
    (("Sergey Lavrov", "Sergeï Lavrov"), None),
    (("SECRETARY KERRY", "MR. KERRY"), None),
    (("Part 2\nJANE ROE", "JANE ROE"), ("Jane Roe", "Jane Roe")),
    (("Golovanova", "Olga Golovonova"), None),
]
TWO = [
    ("MR SMITH", "MRS SMITH"),
    ("Owen Smith", "Chloe Smith"),
    ("Speaker 1", "Speaker 2"),
    ("QUESTION", "MODERATOR"),
    ("MODERADOR", "MODERADORA"),
    ("John Kerry", "John Kirby"),
    ("Aleksandr Orlov", "Aleksandra Orlova"),
    ("THE PRESIDENT", "THE VICE PRESIDENT"),
]


@pytest.mark.parametrize(("labels", "expected"), ONE)
def test_one_person_has_one_name(told, labels, expected):
    given = names(told([(label, "We go on.") for label in labels]))
    assert len(set(given)) == 1
    assert expected is None or tuple(given) == expected


@pytest.mark.parametrize("labels", TWO)
def test_two_people_keep_theirs(told, labels):
    assert len(set(names(told([(label, "We go on.") for label in labels])))) == 2


def test_a_bare_surname_gets_its_given_name_from_the_text(told):
    rows = [("LEHRER", "Good evening. I am Jim Lehrer of Example."), ("GORE", "Thank you.")]
    assert names(told(rows)) == ["Jim Lehrer", "Gore"]


def test_a_surname_that_two_bear_stays_bare(told):
    rows = [("SMITH", "Owen Smith spoke here, and Chloe Smith after him."), ("GORE", "Thanks.")]
    assert names(told(rows))[0] == "Smith"


def test_the_catalogue_is_not_overruled(told):
    rows = [("The Boss", "Yes."), ("Jane Roe", "No.")]
    aliased = (("BOSS", "The Boss"), ("Jane Roe", "Jane Roe"))
    assert names(told(rows, aliases=aliased)) == ["The Boss", "Jane Roe"]


def test_a_questioner_is_named_by_the_moderator(told):
    rows = [
        ("MODERATOR", "The first question comes from Olga Golovanova of Interfax."),
        ("QUESTION", "When will it end?"),
        ("John Kerry", "Soon."),
    ]
    turns = told(rows).turns
    assert [turn.index for turn in turns if turn.speaker.role == "question"] == [1]
    assert turns[1].speaker.asker.startswith("Olga Golovanova")
    assert not turns[2].speaker.asker


def test_a_question_for_somebody_is_not_by_him(told):
    rows = [
        ("MODERATOR", "The first question is for John Kerry."),
        ("QUESTION", "When will it end?"),
        ("John Kerry", "Soon."),
    ]
    assert not told(rows).turns[1].speaker.asker


def test_marks_and_metadata_are_added(told):
    rows = [("John Kerry", "We go on. (Laughter.)")]
    transcript = told(rows, heading="Remarks in Vienna\nVienna, Austria\nMay 3, 2012")
    assert [mark.kind for mark in transcript.turns[0].annotations] == ["audience"]
    assert transcript.metadata.date == "2012-05-03"
    assert transcript.metadata.place == "Vienna, Austria"


def test_what_the_format_declares_stays(told):
    transcript = told([("John Kerry", "We go on.")], title="Own title", heading="May 3, 2012")
    assert transcript.metadata.title == "Own title"


def test_the_dialect_says_who_named_the_speakers(told):
    dialect = told([("A. Roe", "Yes."), ("B. Doe", "No.")]).dialect
    assert dialect == "The format names the speakers itself (json): 2 labels of 2 kinds."


def test_one_voice_without_a_name_is_named_by_the_title(told):
    transcript = told([("", "We go on together.")], title="Remarks by John Kerry")
    assert names(transcript) == ["John Kerry"]
    assert transcript.turns[0].inferred


def test_two_voices_without_names_stay_so(told):
    rows = [("", "We go on."), ("Jane Roe", "We do.")]
    assert names(told(rows, title="Remarks by John Kerry")) == [None, "Jane Roe"]


def test_a_title_that_names_nobody_names_nobody(told):
    assert names(told([("", "We go on together.")], title="The debate of May")) == [None]
