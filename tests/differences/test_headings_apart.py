"""What a heading shares with the rest by chance is told in its place; what was moved, was moved."""

from __future__ import annotations

import hashlib

import pytest

from provenance import pipeline
from provenance.model import Source

SPEECH = """\
Good evening, my fellow citizens. We meet tonight in a hall that our grandparents built, and I \
thank you for coming through the snow.

The harvest was better than we had feared. The granaries are full, and the mills on the upper \
river work by day and by night.

Our schools deserve a word as well. The old heating failed again in January, and the teachers \
taught in their coats.

With that I thank the choir for its songs, and I wish all of you a safe journey home.
"""
TITLE = "Address Before the Joint Assembly of the Northern Counties on the State of the Harvest"
GREETING, HARVEST, SCHOOLS, THANKS = SPEECH.split("\n\n")
SWAPPED = "\n\n".join((GREETING, SCHOOLS, HARVEST, THANKS))


def read(name: str, content: str):
    data = content.encode()
    return pipeline.read(Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest()))


def codes(base: str, witness: str) -> list[tuple[str, str]]:
    collation = pipeline.compare(read("base", base), read("witness", witness))
    back = pipeline.compare(read("witness", witness), read("base", base))
    assert sorted(
        each.code.replace("omission", "insertion") for each in back.differences
    ) == sorted(each.code.replace("omission", "insertion") for each in collation.differences)
    form = ("whitespace", "markup", "case", "punctuation")
    return [(each.code, each.severity) for each in collation.differences if each.code not in form]


FRONT = f"# {TITLE}\n\n**Date:** February 05, 2019\n**Source:** County Papers\n\n---\n\n"
BACK = f"\nAgnes Holm, {TITLE}\nOnline by the County Archive\n"


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        (FRONT + SPEECH, "AGNES HOLM\nFebruary 5, 2019\n\n" + SPEECH + BACK),
        (FRONT + SPEECH, SPEECH + BACK),
        (f"![{TITLE}](https://example.org/hall.jpeg)\n{TITLE}\n\n" + SPEECH,
         f"{TITLE}\n\n" + SPEECH),
        (f"{TITLE}\nMission of the Counties\n\n" + SPEECH,
         f"Mission of the Counties\n{TITLE}\n\n" + SPEECH),
    ],
)  # fmt: skip
def test_titles_that_stand_elsewhere_are_front_and_back_matter(base: str, witness: str) -> None:
    found = codes(base, witness)
    assert {code for code, _ in found} <= {"boilerplate", "excerpt"}
    assert {severity for _, severity in found} <= {"info"}
    assert found


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        # a paragraph of the speech was moved, over the title or not
        (f"{TITLE}\n\n" + SPEECH, f"{TITLE}\n\n" + SWAPPED, {"move"}),
        (SPEECH, SWAPPED, {"move"}),
        # a paragraph of the speech is printed twice
        (SPEECH, SPEECH + "\n" + HARVEST + "\n", {"duplication"}),
        (SPEECH, "\n\n".join((GREETING, HARVEST, SCHOOLS, HARVEST, THANKS)), {"duplication"}),
        # the same heading stays the same
        (FRONT + SPEECH, FRONT + SPEECH, set()),
        # words left out of the speech
        (FRONT + SPEECH, FRONT + SPEECH.replace("The granaries are full, and t", "T"),
         {"omission"}),
        # the greeting is no heading
        (SPEECH, SPEECH.replace("Good evening, my fellow citizens. ", ""), {"omission"}),
        (FRONT + SPEECH, FRONT + SPEECH.replace("my fellow citizens", "my dear citizens"),
         {"wording"}),
        (FRONT + SPEECH, SPEECH, {"boilerplate"}),
    ],
)  # fmt: skip
def test_what_is_said_is_not_taken_for_a_heading(
    base: str, witness: str, expected: set[str]
) -> None:
    assert {code for code, _ in codes(base, witness)} == expected


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        # a block was put before the title, which is a paragraph between two others now
        (f"{TITLE}\n\n" + SPEECH, "\n\n".join((HARVEST, SCHOOLS, TITLE, GREETING, THANKS)), True),
        (f"{TITLE}\n\n" + SPEECH, "\n\n".join((SCHOOLS, TITLE, GREETING, HARVEST, THANKS)), True),
        # the title below the speech is back matter
        (f"{TITLE}\n\n" + SPEECH, SPEECH + f"\n{TITLE}\n", False),
        (FRONT + SPEECH, SPEECH + f"\n{TITLE}\n", False),
        # the title in somebody's words
        (f"{TITLE}\n\n" + SPEECH,
         SPEECH.replace("With that", f"You have asked me for an {TITLE}. With that"), False),
        (f"{TITLE}\n\n" + SPEECH,
         SPEECH.replace("With that", f"{TITLE}: so it was called.\n\nWith that"), False),
        # the title at its place
        (f"{TITLE}\n\n" + SPEECH, f"County Papers\n\n{TITLE}\n\n" + SPEECH, False),
    ],
)  # fmt: skip
def test_a_title_between_paragraphs_was_moved(base: str, witness: str, expected: bool) -> None:
    found = pipeline.compare(read("base", base), read("witness", witness)).differences
    moves = [each.base.text for each in found if each.code == "move"]
    assert bool(moves) == expected
    told = [each.base.text for each in found if each.code == "boilerplate"]
    assert any(TITLE in text for text in told) != (expected or TITLE + "\n\nGood" in witness)


MEETING = """\
Minutes. Ninetieth Birthday of the Poet Elias Brandt
Office of the Counties
16 January 2022

{}CHAIRWOMAN: {}

PRESIDENT HOLM: I knew the poet when he was an old man already. He sat by the window, and he told \
us of the ferry and of the winter in which it froze.

He gave his books to the library of the island, and the island has kept them well.
"""
WELCOME = (
    "For the government of the counties this meeting is opened, in honour of the ninetieth "
    "birthday of the poet Elias Brandt, by the president herself. With her have come the "
    "librarian of the island, two members of the council, the captain of the ferry, and the "
    "teachers of both schools. I greet all of them, and I greet the family of the poet most "
    "warmly, who have come a long way through the ice to be here with us this morning."
)


def test_words_of_the_title_that_the_chair_says_cut_no_excerpt_in_pieces() -> None:
    title = "![Ninetieth Birthday of the Poet Elias Brandt](https://example.org/b.jpeg)\n\n"
    whole = MEETING.format("", WELCOME)
    part = MEETING.format(title, "").replace("CHAIRWOMAN: \n\n", "")
    assert {code for code, _ in codes(whole, part)} == {"boilerplate", "excerpt"}


FURNITURE = "Two Lake Street, 28th floor, Northern Counties {} of 5"


def paged(*numbers: int) -> str:
    """The speech with a line of furniture behind the paragraphs that are named."""
    parts = [GREETING, HARVEST, SCHOOLS, THANKS, "Thank you."]
    return "\n\n".join(
        f"{part}\n\n{FURNITURE.format(at)}" if at in numbers else part
        for at, part in enumerate(parts, 1)
    )


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        (paged(1, 2, 3, 4), paged(1, 2, 3), False),
        (paged(1, 2, 3, 4, 5), paged(2, 3, 4, 5), False),
        (paged(1, 2, 3), paged(1, 2, 3, 4), False),
        (paged(2, 3, 4), paged(2, 3, 4), False),
        # a paragraph that is printed twice is an event, with furniture or without
        (paged(1, 2, 3, 4), paged(1, 2, 3, 4) + f"\n\n{HARVEST}\n", True),
        (SPEECH, SPEECH + f"\n\n{HARVEST}\n", True),
    ],
)
def test_page_furniture_is_no_passage_printed_twice(
    base: str, witness: str, expected: bool
) -> None:
    told = {code for code, _ in codes(base, witness)}
    assert ("duplication" in told) == expected
    assert expected or told <= {"boilerplate", "excerpt"}
