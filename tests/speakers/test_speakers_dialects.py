"""Labels are learnt from the document: a document for each style; phrases that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

TABLE = yaml.safe_load((Path(__file__).parent / "dialects.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", TABLE, ids=[row["name"] for row in TABLE])
def test_dialect(read, row):
    transcript = read(row["text"])
    told = [[t.label_text, t.speaker.name if t.speaker else None] for t in transcript.turns]
    assert told == [list(turn) for turn in row["turns"]]
    assert transcript.dialect.startswith("Labels are ")


FALSE = [
    "Beat: Miscellaneous",
    "I underscore: we did not come to impose anything.",
    "The first one was: please, do not have another conference.",
    "Now, I want to emphasize: this is essential.",
    "Now, let me be clear: the ceasefire does not apply.",
    "Editorial office and responsibility: Ruby Bird",
    "Exemption from liability: none",
    "NOTE: The President spoke at 9:07 p.m.",
    "WARNING: strong language.",
    "TRANSCRIPT: full text below.",
    "http://example.org/page: see there",
    "09:32 Time: PARIS",
    "November 14, 2015: Vienna",
    "VIENNA, AUSTRIA - NOVEMBER 14, 2015: the day",
    "Monday: we talk.",
    "Question one: who pays?",
    "Fellow citizens:",
    "Ladies and gentlemen: welcome.",
    "Mr. President:",
    "Señor presidente:",
    "Señoras y señores:",
    "Mesdames et messieurs : bonjour.",
    "Meine Damen und Herren: guten Tag.",
    "Уважаемые коллеги: начинаем.",
    "First: the money.",
    "Second: the time.",
    "Result: nothing.",
    "Point one: we stay.",
    "To the Senate of the United States: I send this.",
    "UNITED NATIONS: the hope of mankind.",
    "Washington: a city.",
    "THE UNITED STATES. A country.",
    "II. The second part.",
    "Thank you, Mr. Kerry: you were kind.",
    "He told Sergey Lavrov: no.",
    "Sergey, let me say this: I disagree.",
    "Address: 483 Green Lanes",
    "Tel: (212) 752-0220",
    "Thème : la paix",
    "Por ejemplo: esto.",
    "Otros datos adicionales:",
    "Zum Beispiel: das.",
    "Например: это.",
    "أولا: المال",
    "A bird in the hand is worth two.",
    "Q is a letter.",
    "Iraq — and Libya — are no models.",
]


@pytest.mark.parametrize("phrase", FALSE)
def test_no_label_among_true_ones(read, phrase):
    """Among labels that are well established, the phrase stays what its speaker says."""
    text = (
        "MR ADAMS: Good morning to you all, and welcome.\n\n"
        f"MS BAKER: We thank you for coming.\n\n{phrase}\n\n"
        "MR ADAMS: I am glad that you say so.\n\nMS BAKER: So are we all."
    )
    labels = [turn.label_text for turn in read(text).turns]
    assert labels == ["MR ADAMS:", "MS BAKER:", "MR ADAMS:", "MS BAKER:"]


@pytest.mark.parametrize("phrase", FALSE)
def test_no_label_where_there_are_none(read, phrase):
    """In a speech without labels the phrase makes none."""
    text = (
        "Thank you very much, my friends, for the welcome that you have given me today.\n\n"
        f"{phrase}\n\nWe shall go on together, you and I, as we have always done before."
    )
    transcript = read(text)
    assert len(transcript.turns) == 1
    assert transcript.turns[0].label is None
    assert transcript.turns[0].inferred
    assert transcript.dialect.startswith("No labels")


def test_a_lone_capital_phrase_is_no_label(read):
    assert [t.label for t in read("BREAKING POINT: we are tired.\n\nWe go home now.").turns] == [
        None
    ]


def test_a_lone_titled_name_is_one(read):
    turns = read("SECRETARY KERRY: Good morning, everybody.\n\nWe begin.").turns
    assert [t.label_text for t in turns] == ["SECRETARY KERRY:"]
    assert len(turns[0].span) == len("SECRETARY KERRY: Good morning, everybody.\n\nWe begin.")


def test_a_break_interrupts_a_speaker_and_is_nobodys(read):
    transcript = read(
        "**Jane Roe:** We go on after this.\n\n**Break:** [21:26]\n\n"
        "**John Doe:** Here we are.\n\n**Jane Roe:** Yes.\n\n**John Doe:** Good.\n"
    )
    assert [t.label_text for t in transcript.turns] == ["Jane Roe:", "John Doe:"] * 2
    assert [u.why for u in transcript.unattributed] == ["interlude"]


def test_the_catalogue_decides_over_every_guess(read):
    text = "MR SMITH: Yes.\n\nTHE BOSS: No.\n\nMR SMITH: Why?\n\nTHE BOSS: Because."
    aliases = (("MR SMITH:", "Adam Smith"), ("The Boss", "Bruce Springsteen"))
    names = [t.speaker.name if t.speaker else None for t in read(text, aliases=aliases).turns]
    assert names == ["Adam Smith", "Bruce Springsteen"] * 2
