"""A turn that came or went beside a label: no words are given to someone else there."""

from __future__ import annotations

import hashlib

import pytest

from provenance import pipeline
from provenance.model import Source

TALK = """\
ANNA WEBER: Thank you all for coming to the harbour so early in the morning.

PETER LANG: We have waited for this ferry since the spring of last year.

ANNA WEBER: Then let us begin with the price of the tickets for children.

{}

ANNA WEBER: And the old people of the islands will travel without a ticket.

EVA KRANZ: That is settled, and the captains have signed it.
"""


def read(name: str, content: str):
    data = content.encode()
    return pipeline.read(Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest()))


def found(base: str, witness: str) -> list[tuple[str, str, str, str]]:
    collation = pipeline.compare(
        read("base", TALK.format(base)), read("witness", TALK.format(witness))
    )
    return [
        (each.code, each.severity, each.base.text.strip(), each.witness.text.strip())
        for each in collation.differences
        if each.code not in ("case", "punctuation", "whitespace")
    ]


COST = "PETER LANG: Four crowns, and the crew will count them."
PLACED = [
    pytest.param(
        COST,
        "EVA KRANZ: Please speak up.\n\nPETER LANG: I will speak up. Four crowns, and the crew will"
        " count them.",
        [("insertion", "EVA KRANZ: Please speak up."), ("insertion", "I will speak up.")],
        id="an interjection, and more words in the answer",
    ),
    pytest.param(
        COST,
        "EVA KRANZ: Please speak up.\n\n" + COST,
        [("insertion", "EVA KRANZ: Please speak up.")],
        id="an interjection alone",
    ),
    pytest.param(
        COST,
        "EVA KRANZ: Louder.\n\nPETER LANG: Only four crowns, and the crew will count them.",
        [("insertion", "EVA KRANZ: Louder."), ("insertion", "Only")],
        id="an interjection, and one more word",
    ),
    pytest.param(
        "PETER LANG: I have said so before.\n\n" + COST,
        "PETER LANG: I have said so before but I go on.\n\nEVA KRANZ: Louder.\n\nPETER LANG: "
        "Only four crowns, and the crew will count them.",
        [("insertion", "but I go on.\n\nEVA KRANZ: Louder"), ("insertion", "Only")],
        id="words before an interjection, and one more word",
    ),
]


@pytest.mark.parametrize(("base", "witness", "expected"), PLACED)
def test_a_turn_that_came_leaves_the_labels_alone(base, witness, expected):
    assert [(code, text) for code, _, _, text in found(base, witness)] == expected
    mirrored = [("omission" if code == "insertion" else code, text) for code, text in expected]
    assert [(code, text) for code, _, text, _ in found(witness, base)] == mirrored


GIVEN = [
    pytest.param(COST, COST.replace("PETER LANG", "EVA KRANZ"), "PETER LANG:", id="the whole turn"),
    pytest.param(
        "PETER LANG: Hey, four crowns are enough for the crew.",
        "EVA KRANZ: Hey.\n\nPETER LANG: Four crowns are enough for the crew.",
        "PETER LANG:",
        id="the first word alone",
    ),
    pytest.param(
        COST + "\n\nEVA KRANZ: The boat holds eighty of us.",
        COST + "\n\nPETER LANG: The boat holds eighty of us.",
        "EVA KRANZ:",
        id="the second of two",
    ),
    pytest.param(
        COST,
        "EVA KRANZ: Four crowns, and the crew will count them.\n\nPETER LANG: So it is.",
        "PETER LANG:",
        id="and the speaker goes on otherwise",
    ),
    pytest.param(
        COST + "\n\nEVA KRANZ: The boat holds eighty of us.",
        COST + " The boat holds eighty of us.",
        "EVA KRANZ:",
        id="a lost label",
    ),
]


@pytest.mark.parametrize(("base", "witness", "label"), GIVEN)
def test_words_given_to_someone_else_stay_critical(base, witness, label):
    told = [each for each in found(base, witness) if each[0] == "speaker"]
    assert [(severity, text) for _, severity, text, _ in told] == [("critical", label)]
    assert len([each for each in found(witness, base) if each[0] == "speaker"]) == 1


def test_a_label_that_returns_to_the_same_speaker_is_a_label():
    base = "PETER LANG: Hey, four crowns are enough for the crew."
    witness = "EVA KRANZ: Hey.\n\nPETER LANG: Four crowns are enough for the crew."
    assert [(code, severity) for code, severity, *_ in found(base, witness)] == [
        ("speaker", "critical"),
        ("label", "info"),
    ]


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        (COST + "\n\nEVA KRANZ: All right.\n\nPETER LANG: And no more.", COST + " And no more.", 1),
        (
            COST + "\n\nEVA KRANZ: All right.\n\nPETER LANG: And no more.\n\nEVA KRANZ: Good.",
            COST,
            3,
        ),
        (COST + "\n\nEVA KRANZ: All right.", COST, 1),
        (COST + "\n\nEVA KRANZ: All right.\n\nPETER LANG: It is.", COST, 2),
    ],
)
def test_turns_are_counted_by_their_words(base, witness, expected):
    collation = pipeline.compare(
        read("base", TALK.format(base)), read("witness", TALK.format(witness))
    )
    notes = [each.note for each in collation.differences if each.code == "omission"]
    assert notes == ["a whole turn" if expected == 1 else f"{expected} turns"]


def test_a_dash_beside_dots_marks_no_cut():
    base = COST + "\n\nEVA KRANZ: I only wanted to -\n\nPETER LANG: Never mind that."
    witness = COST[:-1] + "...\n\nPETER LANG: Never mind that."
    notes = {e.note for e in pipeline.compare(
        read("base", TALK.format(base)), read("witness", TALK.format(witness))
    ).differences if e.code == "omission"}  # fmt: skip
    assert notes
    assert not any("marked" in note for note in notes)


@pytest.mark.parametrize("mark", ["…", "[...]", "[…]", "(...)"])
def test_a_marked_cut_is_still_told(mark):
    said = "PETER LANG: Four crowns for each of us on board, and the crew will count them all."
    cut = f"PETER LANG: Four crowns {mark} and the crew will count them all."
    collation = pipeline.compare(read("base", TALK.format(said)), read("witness", TALK.format(cut)))
    notes = [each.note for each in collation.differences if each.code == "omission"]
    assert len(notes) == 1
    assert notes[0].startswith("the cut is marked")
