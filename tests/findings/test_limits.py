"""Hostile and generated text: no crash, true spans, and work that grows no faster than the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.factory import build
from provenance.findings import RULES, examine

LENGTH = 100_000
BITS = [
    "a",
    "A",
    "é",
    "я",
    "ß",
    "ع",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\f",
    "\t",
    "\0",
    "\x96",
    "\u200b",
    "\ufeff",
    "\ufffd",
    "\ud800",
    "\u00a0",
    '"',
    "“",
    "”",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    ":",
    "?",
    ".",
    "...",
    ",",
    "-",
    "–",
    "/",
    "<",
    ">",
    "&",
    ";",
    "\\",
    "=",
    "*",
    "#",
    "Ã",
    "©",
    "â€™",
    "1",
    "/57",
    "&amp;",
    "<U+0097>",
    "<br>",
    "KERRY:",
    "QUESTION:",
    "Thank you.",
    "the",
    "depa",
    "12 de mayo de 2020",
    "Monday, May 1, 2020",
    "(inaudible)",
    "Page 2 of 3",
]


@settings(deadline=None)  # the first text of a language loads its dictionary
@given(st.lists(st.sampled_from(BITS), max_size=60).map("".join), st.sampled_from(["text", "html"]))
def test_law_a_finding_quotes_the_text_and_all_are_in_text_order(content: str, form: str) -> None:
    found = examine(build(content, labels=["KERRY", "QUESTION"], form=form))
    assert [one.text for one in found] == [content[o.span.start : o.span.end] for o in found]
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(one.text and one.note and one.rule in RULES for one in found)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_law_any_text_is_examined(content: str) -> None:
    assert examine(build(content)) == examine(build(content))


@pytest.mark.parametrize(
    "unit",
    [
        "a", "A", " ", "\n", "\r", "\t", '"', "'", "“", "(", ")", "[", ":", ";", ",", ".", "?", "-",
        "/", "<", "&", "\\", "=", "*", "#", "1", "/1", "â", "Ã©", "я", "яa", "\0", "\u200b",
        "\ufffd",
        "\u00a0", "a\n", "a\n\n", "Aa", "a-\n", "a ", "a. ", "a.A", "a,a", "(inaudible ",
        "<U+", "&#", "(cid:1)", "1 May 2020 ", "the ", "Page 1\n", "QUESTION:\n", "QUESTION: a\n\n",
        "\"a \"", "a?a", " ? ", "\"\" ", "x=E2",
    ],
    ids=ascii,
)  # fmt: skip
def test_much_of_one_thing_comes_to_an_end(unit: str) -> None:
    content = unit * (LENGTH // len(unit))
    found = examine(build(content, labels=["QUESTION"]))
    assert all(one.text == content[one.span.start : one.span.end] for one in found)


@pytest.mark.parametrize("character", ["a", " ", "\n", '"', ":", "(", "é"], ids=ascii)
def test_a_megabyte_of_one_character_comes_to_an_end(character: str) -> None:
    examine(build(character * 1_000_000))


@pytest.mark.parametrize("separator", ["", " ", "\n"], ids=["no space", "spaces", "lines"])
def test_a_megabyte_of_words_comes_to_an_end(separator: str) -> None:
    examine(build(separator.join(f"word{number}" for number in range(1_000_000 // 10))))


def test_an_empty_text_has_no_findings() -> None:
    assert examine(build("")) == ()


def test_a_clean_conversation_has_no_findings() -> None:
    content = (
        "MODERATOR: Good evening, and welcome to you all. The first question, please.\n\n"
        "QUESTION: Minister, the U.S.-led talks began at 9:30 a.m.; what did they cost – "
        "1,000, or 2.5 million?\n\n"
        "MINISTER: “Nobody knows,” as they say… (Laughter.) You’ll find it at www.example.org.\n\n"
        "I have said so before: it’s well-known, and it isn’t new.\n\n"
        "MODERATOR: Thank you, everybody.\n"
    )
    assert examine(build(content, labels=["MODERATOR", "QUESTION", "MINISTER"])) == ()


def test_ranks_leave_room_and_codes_are_words() -> None:
    assert all(rule.rank % 10 == 0 for rule in RULES)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.code) for rule in RULES)
