"""What ``inspect`` tells people of one source: who speaks, what is nobody's, and why."""

from __future__ import annotations

import hashlib
import json

import pytest

from provenance.model import Source
from provenance.pipeline import inspect, read
from provenance.reports import Inspection, render
from provenance.reports._characters import ODD

TALK = """Remarks in Vienna

Jane Roe
Secretary of State
Vienna, Austria
May 3, 2012

SECRETARY ROE: Good morning to you all. (Laughter.) I underscore: we did not come for nothing.

MR DOE: The first question comes from Olga Golovanova of Interfax.

QUESTION: When will it end?

SECRETARY ROE: Soon, I hope.

MR DOE: Thank you all.
"""


@pytest.fixture
def told():
    """Return the maker of what people read of a text."""

    def make(content, explain=False, **options):
        data = content.encode()
        source = Source("talk", "talk.txt", data, hashlib.sha256(data).hexdigest())
        subject = Inspection(inspect(read(source)), explain)
        return render(options.pop("code", "text"), [subject], version="1", **options)

    return make


def row(text, name):
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return next(line for line in lines if f" {name} " in f" {line} ")


def test_speakers_with_their_turns_words_and_labels(told):
    text = told(TALK, width=120)
    assert "speakers 5 turns" in " ".join(text.split())
    assert row(text, "Jane Roe SECRETARY") == "2 17 Jane Roe SECRETARY SECRETARY ROE"
    assert row(text, "QUESTION question") == "1 4 QUESTION question QUESTION"
    assert row(text, "MR DOE MR DOE") == "2 12 MR DOE MR DOE"


def test_who_was_called_upon(told):
    assert "named by the moderator: turn 3 Olga Golovanova, Interfax" in told(TALK, width=120)
    assert "named by the moderator" not in told(TALK.replace("Olga Golovanova of", "a man of"))


def test_what_is_nobodys_and_the_marks(told):
    text = told(TALK, width=120)
    assert "heading 74 characters" in row(text, "heading")
    assert row(text, "marks") == "marks audience 1"


def test_an_inferred_speaker_says_from_what(told):
    speech = "We thank you all for the welcome that you have given us, and we shall not forget it."
    text = told(f"Remarks by Jane Roe\n\n{speech}\n\n{speech}\n", width=160)
    assert "no label" in row(text, "Jane Roe no")
    assert "inferred, 1 turn: no label in the document; the heading says" in text


def test_a_text_without_speakers_has_no_table_of_them(told):
    assert "speakers" not in told("- - -\n", width=120).partition("\n\n")[2]


def test_without_explain_nothing_is_explained(told):
    assert "refused" not in told(TALK)
    assert "considered" not in json.loads(told(TALK, code="json"))


def test_explain_tells_what_was_taken_and_what_refused(told):
    text = told(TALK, explain=True, width=140)
    assert row(text, "2 of 2 SECRETARY ROE").endswith("a name with a title that recurs")
    assert row(text, "1 of 1 QUESTION").endswith("as the other labels are")
    taken, _, refused = text.partition("  refused")
    assert "MR DOE" in taken
    assert "I underscore" not in taken
    assert not refused or "MR DOE" not in refused


def test_explain_of_a_text_without_labels(told):
    assert "No labels" in told("We go on together, you and I.\n", explain=True)


def test_explained_as_json(told):
    text = told(TALK, explain=True, code="json")
    (first, *_) = json.loads(text)["considered"]
    assert first == {
        "text": "SECRETARY ROE",
        "style": "colon",
        "count": 2,
        "taken": 2,
        "why": "a name with a title that recurs",
        "start": TALK.index("SECRETARY ROE"),
        "end": TALK.index("SECRETARY ROE") + len("SECRETARY ROE:"),
    }


def test_a_turn_tells_its_speaker_in_json(told):
    turns = json.loads(told(TALK, code="json"))["turns"]
    assert turns[2]["speaker"] == {
        "label": "QUESTION:",
        "name": "QUESTION",
        "inferred": False,
        "asker": "Olga Golovanova, Interfax",
        "why": "",
    }


@pytest.mark.parametrize("explain", [False, True])
def test_hostile_labels_are_neutralised(told, explain):
    text = "MR \x1b[31mX\u202e: Yes.\n\nMR \x1b[31mX\u202e: No.\n\nRemark \x1b[2J: so.\n"
    assert not ODD.search(told(text, explain=explain))


def test_many_labels_are_not_all_printed(told):
    text = "".join(f"MR DOE{chr(65 + n % 26)}{chr(65 + n // 26)}: I say so.\n\n" for n in range(60))
    shown = told(text, explain=True, width=140)
    assert "and 40 phrases more" in shown
