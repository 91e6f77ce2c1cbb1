"""A label within a field of speech begins another turn, where the fields of the text know it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from provenance.model import Span, Speaker, Turn
from provenance.speakers import attribute

ROWS = [
    ("SCHMIDT", "Good evening. The first question is for Senator Orlov."),
    ("ORLOV", "Thank you. We will build the bridge."),
    ("WEBER", "He will not. He never has."),
    ("QUESTION", "Who pays for it?"),
]


@pytest.fixture
def fields(bare):
    """Return the maker of transcripts whose format has told a label for each field."""

    def make(rows):
        content, turns = "", []
        for label, said in rows:
            content += "\n\n" if content else ""
            start = len(content)
            content += f"{label}: {said}"
            mark = Span(start, start + len(label) + 1)
            span = Span(start, len(content))
            turns.append(Turn(len(turns), span, mark, f"{label}:", Speaker(label)))
        return attribute(replace(bare(content), turns=tuple(turns), format="json"))

    return make


def last(fields, said, rows=ROWS, label="SCHMIDT"):
    """Return who says what in one more field."""
    transcript = fields([*rows, (label, said)])
    content = transcript.text.content
    return [
        (turn.speaker.name, content[turn.label.end : turn.span.end].strip())
        for turn in transcript.turns[len(rows) :]
    ]


PARTED = [
    ("Do you agree? ORLOV: I do not.", ["Schmidt", "Orlov"]),
    ("And the bridge... WEBER: You have to read it.", ["Schmidt", "Weber"]),
    ("And the bridge - WEBER: You have to read it.", ["Schmidt", "Weber"]),
    ("And the bridge… WEBER: ... in order to pay.", ["Schmidt", "Weber"]),
    ("Thank you. (Applause.) ORLOV: I thank you.", ["Schmidt", "Orlov"]),
    ("Is that right, Anna? QUESTION: Senator, who pays?", ["Schmidt", "QUESTION"]),
    ("Do you agree? ORLOV: No. WEBER: Yes.", ["Schmidt", "Orlov", "Weber"]),
    ("Do you agree?\nORLOV: I do not.", ["Schmidt", "Orlov"]),
    ("Do you agree? **ORLOV:** I do not.", ["Schmidt", "Orlov"]),
]
WHOLE = [
    "Do you agree with ORLOV: yes or no?",
    "Do you agree? Orlov: so the paper called him.",
    "Do you agree? JONES: I do not.",
    "Do you agree? NOTE: the clock has stopped.",
    "I asked for two things. FIRST: the bridge.",
    "ORLOV: I do not.",
    "It began at once. ORLOV:",
    "It began. ORLOV:at once.",
    "It began at 10:30. Then it rained.",
    "Do you agree, Senator ORLOV: the floor is yours.",
    "Remember. IMPORTANT: nobody has paid.",
    "They wrote BRIDGE: YES on every wall. WEBER did too.",
    "He said so. The senator from the north, ORLOV: a builder.",
    ": : : : :",
]


@pytest.mark.parametrize(("said", "names"), PARTED)
def test_a_known_label_begins_a_turn(fields, said, names):
    assert [name for name, _ in last(fields, said)] == names


@pytest.mark.parametrize("said", WHOLE)
def test_other_words_before_a_colon_do_not(fields, said):
    assert len(last(fields, said)) == 1


def test_each_has_his_own_words(fields):
    said = "Do you agree? ORLOV: No. Never. WEBER: Yes."
    assert last(fields, said) == [
        ("Schmidt", "Do you agree?"),
        ("Orlov", "No. Never."),
        ("Weber", "Yes."),
    ]


def test_a_title_leads_to_the_same_person(fields):
    turns = fields([*ROWS, ("SCHMIDT", "Do you agree? MR. ORLOV: I do not.")]).turns
    assert turns[-1].speaker == turns[1].speaker


def test_turns_are_numbered_and_apart(fields):
    turns = fields([*ROWS, ("SCHMIDT", "So? ORLOV: No."), ("WEBER", "Yes.")]).turns
    assert [turn.index for turn in turns] == list(range(7))
    assert all(a.span.end <= b.span.start for a, b in pairwise(turns))


def test_a_mixed_label_of_two_words_is_known_as_printed(fields):
    rows = [("Eva Schmidt", "Good evening."), ("Ivan Orlov", "Thank you.")]
    said = "Do you agree? Ivan Orlov: I do not."
    assert [n for n, _ in last(fields, said, rows, "Eva Schmidt")] == ["Eva Schmidt", "Ivan Orlov"]


def test_a_surname_that_two_bear_begins_nothing(fields):
    rows = [("OWEN SMITH", "Good evening."), ("CHLOE SMITH", "Thank you.")]
    assert len(last(fields, "Do you agree? SMITH: I do not.", rows, "OWEN SMITH")) == 1


def test_one_label_alone_in_the_text_begins_nothing(fields):
    assert len(fields([("ORLOV", "I said this. ORLOV: a name.")]).turns) == 1


@pytest.mark.parametrize("text", [":", " ", "A", ". A: ", "ORLOV: ", "- - ", "\n"])
def test_hostile_fields_end(fields, text):
    transcript = fields([*ROWS[:2], ("WEBER", "So. " + text * (200_000 // len(text)) + " end")])
    assert transcript.turns[-1].span.end == len(transcript.text.content)


TALK = """\
Eva Schmidt: Good evening, and thank you all for coming to the hall tonight. We begin.

Ivan Orlov: Thank you. We will build the bridge, and we will build it well.

Eva Schmidt: {}

Ivan Orlov: So I have said, and so I will say it again.
"""


@pytest.mark.parametrize(
    ("said", "turns"),
    [
        ("And who is going to pay - who - who - Ivan Orlov: You have to read it.", 5),
        ("And who is going to pay – Ivan Orlov: You have to read the paper, Eva.", 5),
        ("And who is going to pay? Ivan Orlov: You have to read the paper, Eva.", 5),
        ("And who is going to pay for Ivan Orlov: the city or the county, or both?", 4),
        ("And the senators - Orlov: a builder, Weber: a baker - have to pay for it.", 4),
        ("And the two of them - the senator Ivan Orlov: a builder - have to pay.", 4),
        ("And one thing is sure - nobody else: a builder has to pay for all of it.", 4),
        ("And the well-known Ivan Orlov: a builder, and he has to pay for all of it.", 4),
    ],
)
def test_a_full_label_behind_a_dash_begins_a_turn_in_plain_text(read, said, turns):
    assert len(read(TALK.format(said)).turns) == turns
