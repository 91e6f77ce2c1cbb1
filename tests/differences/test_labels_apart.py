"""A label at the rim of an unequal place is an event of its own; a whole turn stays one event."""

from __future__ import annotations

import hashlib

import pytest

from provenance import pipeline
from provenance.model import Source

TALK = """\
ANNA WEBER: Thank you all for coming to the harbour so early in the morning.

PETER LANG: We have waited for this ferry since the spring of last year.

ANNA WEBER: Then let us begin with the price of the tickets for children.

PETER LANG: {}

ANNA WEBER: And the old people of the islands will travel without a ticket.

PETER LANG: That is settled, and the captains have signed it.
"""
CAPTIONS = """\
thank you all for coming to the harbour so early in the morning
we have waited for this ferry since the spring of last year
then let us begin with the price of the tickets for children
{}
and the old people of the islands will travel without a ticket
that is settled and the captains have signed it
"""


def read(name: str, content: str):
    data = content.encode()
    return pipeline.read(Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest()))


def found(base: str, witness: str) -> list[tuple[str, str, str, str]]:
    collation = pipeline.compare(read("base", base), read("witness", witness))
    return [
        (each.code, each.severity, each.base.text.strip(" .,\n"), each.witness.text.strip(" .,\n"))
        for each in collation.differences
        if each.code not in ("case", "punctuation", "whitespace")
    ]


SAID = "It costs four crowns, and the crew will count them. Nobody pays twice for one journey."
HEARD = "it costs four crowns and the crew will count them nobody pays twice for one journey"
LABELS = [("label", "info", label, "") for label in ("ANNA WEBER:", "PETER LANG:") * 3]


def test_captions_lack_labels_and_nothing_else() -> None:
    assert found(TALK.format(SAID), CAPTIONS.format(HEARD)) == LABELS


@pytest.mark.parametrize(
    ("said", "heard", "event", "at"),
    [
        # the last word before a label
        (SAID, HEARD.removesuffix(" journey"), ("omission", "critical", "journey", ""), 4),
        # the first words behind a label
        (SAID, HEARD.removeprefix("it costs "), ("omission", "critical", "It costs", ""), 4),
        (SAID, "well " + HEARD, ("insertion", "warning", "", "well"), 4),
        (SAID, HEARD + " indeed", ("insertion", "warning", "", "indeed"), 5),
        (SAID, HEARD.replace("it costs", "we want"),
         ("wording", "critical", "It costs", "we want"), 4),
        # no rim
        (SAID, HEARD.replace("four ", "nine "), ("number", "critical", "four", "nine"), 4),
        (SAID, HEARD.replace("the crew ", ""), ("omission", "critical", "the crew", ""), 4),
    ],
)  # fmt: skip
def test_words_beside_a_label_that_captions_lack(
    said: str, heard: str, event: tuple[str, str, str, str], at: int
) -> None:
    expected = [*LABELS[:at], event, *LABELS[at:]]
    assert found(TALK.format(said), CAPTIONS.format(heard)) == expected
    mirrored = [(code, severity, b, a) for code, severity, a, b in expected]
    back = found(CAPTIONS.format(heard), TALK.format(said))
    assert [(a, b) for _, _, a, b in back] == [(a, b) for _, _, a, b in mirrored]


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        # negatives: a turn that came or went is one event, with its label
        (
            SAID + "\n\nANNA WEBER: Who says so?\n\nPETER LANG: The council of the islands.",
            SAID,
            [("omission", "critical",
              "ANNA WEBER: Who says so?\n\nPETER LANG: The council of the islands", "")],
        ),
        (
            SAID,
            SAID + "\n\nANNA WEBER: The harbour master knows nothing of it, and he should.",
            [("insertion", "warning", "",
              "ANNA WEBER: The harbour master knows nothing of it, and he should")],
        ),
        # negative: nothing but the words
        (SAID, SAID.replace("four", "nine"), [("number", "critical", "four", "nine")]),
        # a stage direction and a label of the same speaker are no turn
        (
            SAID + "\n\n(Laughter.)\n\nPETER LANG: I mean it.",
            SAID + " I mean it.",
            [("omission", "info", "(Laughter.)", ""), ("label", "info", "PETER LANG:", "")],
        ),
        # a label beside other words
        (
            SAID + "\n\nPETER LANG: I mean it.",
            SAID + " And indeed I mean it.",
            [("label", "info", "PETER LANG:", ""), ("insertion", "warning", "", "And indeed")],
        ),
        # negative: two labels side by side
        (
            SAID + "\n\nANNA WEBER: I mean it.",
            SAID + "\n\nPETER LANG: I mean it.",
            [("speaker", "critical", "ANNA WEBER:", "PETER LANG:")],
        ),
        # negative: a label alone
        (
            SAID + "\n\nPETER LANG: I mean it.",
            SAID + " I mean it.",
            [("label", "info", "PETER LANG:", "")],
        ),
    ],
)  # fmt: skip
def test_labels_among_labelled_texts(
    base: str, witness: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert found(TALK.format(base), TALK.format(witness)) == expected


@pytest.mark.parametrize(
    ("said", "heard", "expected"),
    [
        # a turn that is only a mark, which the captions have as a word
        (
            SAID + "\n\nEVA KRANZ: (inaudible)\n\nPETER LANG: And so it stays.",
            HEARD + " inaudible and so it stays",
            [("label", "info", "EVA KRANZ:", ""), ("label", "info", "PETER LANG:", "")],
        ),
        # an interjection that was heard as another word
        (
            SAID + "\n\nEVA KRANZ: Good heavens.\n\nPETER LANG: And so it stays.",
            HEARD + " goats and so it stays",
            [
                ("label", "info", "EVA KRANZ:", ""),
                ("wording", "critical", "Good heavens", "goats"),
                ("label", "info", "PETER LANG:", ""),
            ],
        ),
        # negative: a whole turn that was not heard is one event
        (
            SAID + "\n\nEVA KRANZ: I thank you for that.\n\nPETER LANG: And so it stays.",
            HEARD + " and so it stays",
            [
                ("omission", "critical", "EVA KRANZ: I thank you for that", ""),
                ("label", "info", "PETER LANG:", ""),
            ],
        ),
    ],
)
def test_turns_that_captions_heard_otherwise(
    said: str, heard: str, expected: list[tuple[str, str, str, str]]
) -> None:
    told = found(TALK.format(said), CAPTIONS.format(heard))
    assert told == [*LABELS[:4], *expected, *LABELS[4:]]
