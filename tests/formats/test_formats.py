"""Which format a text is taken for: by declaration, else by content, never by suffix."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.errors import FormatError
from provenance.formats import FORMATS, Format, extract, parse
from provenance.model import Facts, OffsetMap, Source, Text, Transcript

ZERO = np.zeros(1, dtype=np.int64)


def text(content, path="x.txt", container="", **facts):
    source = Source("x", path, content.encode(), "", Facts(**facts))
    return Text(source, content, "utf-8", (), OffsetMap(ZERO, ZERO, ZERO), container=container)


MARKDOWN = {
    "bold labels": "**SECRETARY KERRY:** Words.\n\n**QUESTION:** More words?\n",
    "headings": "# Remarks\n\n## Vienna\n\nWords.\n",
    "heading and bold": "## **FINAL PART**\n\nWords.\n",
    "links": "Read [this](https://example.org) and [that](/there).\n",
    "CRLF headings": "# Remarks\r\n\r\n## Vienna\r\n",
    "CR headings": "# Remarks\r\r## Vienna\r",
    "front matter and heading": "---\ntitle: x\n---\n\n# Remarks\n",
    "emphasis, autolinks and a list": "*(Laughter.)*\n<https://a.example/>\n<https://b.example/>\n"
    "- one\n- two\n\n*Ends.*\n",
}
PLAIN = {
    "labels": "SECRETARY KERRY: Words.\n\nQUESTION: More words?\n",
    "one heading mark": "# is what Americans call the pound sign.\nWords.\n",
    "numbers": "#1 on the list, #2 on the list, #3\n#4\n#hashtag #another\n",
    "dashes": "- Yes.\n- No.\n- Yes.\n- No.\n- Perhaps.\n",
    "redactions": "The **** said ** to the ***** and ** again.\n** ** **\n",
    "captions": ">> GOOD EVENING.\n>> THANK YOU.\n>>> THE NEWS.\n",
    "arithmetic": "2 * 3 * 4 and a*b*c and f(x)[1](2)\n",
    "underscores": "snake_case_names and __ blanks __ to fill in: ______\n",
    "stage directions": "[Laughter] [Applause] (Laughter.)\n[inaudible] (ph)\n",
    "one emphasis": "He said *this* and left.\n",
    "one address": "See <https://example.org/>.\n",
    "rules": "-----\nTitle\n=====\n* * *\n",
    "quotation": "> quoted by mail\n> and again\nWords.\n",
    "indented": "        # not a heading, it is code\n        ## neither\n",
    "seven marks": "####### one\n####### two\n",
    "spaces": "two spaces  \nat line ends  \nlike in old exports  \nagain  \n",
    "bold across lines": "**one\ntwo** and **three\nfour**\n",
    "nothing": "\n",
}


@pytest.mark.parametrize("kind", MARKDOWN)
@pytest.mark.parametrize("path", ["x.md", "x.txt", "-"])
def test_marks_make_markdown_whatever_the_suffix(kind, path):
    given = text(MARKDOWN[kind], path)
    transcript = parse(given)
    assert transcript.format == "markdown"
    assert transcript.text is given


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize("path", ["x.md", "x.txt"])
def test_what_only_resembles_marks_is_plain(kind, path):
    assert parse(text(PLAIN[kind], path)).format == "plain-text"


@pytest.mark.parametrize("declared", ["plain-text", "markdown"])
@pytest.mark.parametrize("content", [MARKDOWN["headings"], PLAIN["labels"]])
def test_a_declaration_decides(declared, content):
    assert parse(text(content, format=declared)).format == declared


def test_an_unknown_declaration_is_an_error():
    with pytest.raises(FormatError, match=r"x\.txt: unknown format 'markdwn'.*known: .*markdown"):
        parse(text("words", format="markdwn"))


@pytest.mark.parametrize(
    "data", [b"words", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"WARC", b"\x1f\x8b\x08"]
)
def test_bytes_that_no_format_opens_are_left_to_decoding(data):
    assert extract(Source("x", "x", data, "")) is None


def test_a_container_is_extracted_and_parsed_by_its_own_format(monkeypatch):
    made = Format(
        code="box",
        rank=1,
        meaning="for this test",
        claims=lambda _: False,
        read=lambda text: Transcript(text, "box"),
        opens=lambda data: data.startswith(b"BOX"),
        extract=lambda source: Text(
            source, "# inner\n# text", "utf-8", (), OffsetMap(ZERO, ZERO, ZERO), exact=False
        ),
    )
    monkeypatch.setattr(FORMATS, "_plugins", {"box": made, **FORMATS.plugins})
    found = extract(Source("x", "x", b"BOX...", ""))
    assert found is not None
    assert (found.container, found.exact) == ("box", False)
    assert parse(found).format == "box"
    assert extract(Source("x", "x", b"box...", "")) is None


def test_every_format_says_what_it_is():
    for plugin in FORMATS:
        assert plugin.meaning
        assert "\n" not in plugin.meaning
    assert list(FORMATS.plugins)[-1] == "plain-text"


@pytest.mark.parametrize(
    "unit", ["a", " ", "\n", ":", "*", "**", "_", "[", "](", "#", "<http://", "> ", "\\"]
)
def test_a_million_of_one_thing_is_plain_or_markdown(unit):
    assert parse(text(unit * (1_000_000 // len(unit)))).format in ("plain-text", "markdown")
