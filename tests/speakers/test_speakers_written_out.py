"""A heading whose line ends are written as a backslash and an n is a heading all the same."""

from __future__ import annotations

import pytest

FIELDS = (
    "# Rally at the lake\\n# Channel: Lake News\\n# Upload Date: 2019-05-03\\n# Language: en\\n"
)
RULE = "=" * 40
SAID = "want to thank you very much.\nThis is a fine day for a swim, and I mean it.\nYou know me.\n"


def parts(transcript):
    content = transcript.text.content
    nobody = [content[part.span.start : part.span.end] for part in transcript.unattributed]
    return nobody, [content[turn.span.start : turn.span.end] for turn in transcript.turns]


@pytest.mark.parametrize(
    "first",
    [
        "Thank you all for coming. I love this lake.\n",
        "any more. you\n",
        "well thank you very much to the next\n",
    ],
)
@pytest.mark.parametrize("between", [f"\\n{RULE}\\n\\n", "\\n", f"{RULE}\\n"])
def test_the_speech_begins_behind_it(read, first, between):
    nobody, said = parts(read(FIELDS + between + first + SAID))
    assert said == [(first + SAID).strip()]
    assert "".join(nobody) == FIELDS + between


def test_its_title_and_its_place_among_the_parts(read):
    transcript = read(f"{FIELDS}\\n{RULE}\\n\\nThank you. I love this lake.\n{SAID}")
    assert transcript.metadata.title == "Rally at the lake"
    assert [part.why for part in transcript.unattributed] == ["heading", "masthead"]


WHOLE = [
    "We keep the notes in C:\\new\\nodes\\names and nowhere else, as I have told you.",
    "They wrote \\n for a line end, and I did not understand it at first.",
    "I saw \\n# once, and I saw \\n# twice, and then I went home to my own lake.",
    "Name: \\n is what the form said, and I filled it in, and we all went home.",
    "We said \\n and \\n and \\n again, and I wondered what it was that we meant.",
]


@pytest.mark.parametrize("said", WHOLE)
def test_other_text_is_left_alone(read, said):
    transcript = read(f"{said}\n\nThank you all for coming. I love this lake, and you know it.")
    assert transcript.unattributed == ()
    assert len(transcript.turns) == 1


def test_only_the_first_line_is_looked_at(read):
    text = f"Thank you all for coming. I love this lake, and you know it.\n\n{FIELDS}We swim.\n"
    assert read(text).turns[0].span.start == 0


@pytest.mark.parametrize("piece", ["\\n", "\\n#", "\\nA:", "\\n\\n=", "\\", "\\n "])
def test_hostile_lines_end(read, piece):
    transcript = read(piece * (400_000 // len(piece)))
    spans = sorted([t.span for t in transcript.turns] + [u.span for u in transcript.unattributed])
    content, at = transcript.text.content, 0
    for span in spans:
        assert not any(c.isalnum() for c in content[at : span.start])
        at = span.end
    assert not any(c.isalnum() for c in content[at:])


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("# Rally at the lake in Example (May 3, 2019)\n# Video URL: https://example.org/v\n",
         "Rally at the lake in Example (May 3, 2019)"),
        ("# Upload Date: May 3, 2019\n# Video URL: https://example.org/v\n", ""),
        ("May 3, 2019\n", ""),
        ("Lakeside, May 3, 2019\n", ""),
        ("# Rally at the lake\n# Example, May 3, 2019\n", "Rally at the lake"),
    ],
)  # fmt: skip
def test_a_title_may_end_in_the_day(read, heading, title):
    assert read(f"{heading}\nThank you all for coming. {SAID}").metadata.title.strip("() ") == (
        title.strip("() ")
    )
