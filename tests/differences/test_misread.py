"""What a machine misread on paper is damage; what may have been said is none."""

from __future__ import annotations

import hashlib

import pytest

from provenance import pipeline
from provenance.model import Source

ENGLISH = "The ferry left in the morning, and %s of the islanders stood on the quay to see it go."
RUSSIAN = (
    "Утром паром ушёл от берега, и %s стояли на причале и смотрели ему вслед до самого вечера."
)


def found(frame: str, base: str, witness: str) -> list[tuple[str, str]]:
    sides = []
    for name, said in (("base", base), ("witness", witness)):
        data = (frame % said).encode()
        source = Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest())
        sides.append(pipeline.read(source))
    one, other = pipeline.compare(*sides), pipeline.compare(*sides[::-1])
    assert [each.code for each in one].count("encoding") == [each.code for each in other].count(
        "encoding"
    )
    form = ("whitespace", "punctuation", "markup", "case", "typography")
    return [(each.code, each.severity) for each in one if each.code not in form]


@pytest.mark.parametrize(
    ("frame", "base", "witness"),
    [
        (ENGLISH, "the 5th", "the 5t*"),
        (ENGLISH, "the 20ème", "the 20f"),
        (ENGLISH, "the 79th", "the 79lh"),
        (ENGLISH, "three and a half", "3??"),
        (ENGLISH, "2 1/2", "2\ufffd"),
        (ENGLISH, "now I", "now |"),
        (ENGLISH, "I", "|"),
        (ENGLISH, "all", "aIl"),
        (ENGLISH, "It", "lt"),
        (ENGLISH, "the 79th", "the 797"),
        (ENGLISH, "modern", "modem"),
        (ENGLISH, "Rayburn", "Raybum"),
        (ENGLISH, "and I'm", "and Fm"),
        (ENGLISH, "the 1º", "the 19"),
        (ENGLISH, "the 24th", "the 2474"),
        (ENGLISH, "the 3rd", "the 34"),
        (ENGLISH, "the niño", "the nifio"),
        (ENGLISH, "the Niño", "the Nifto"),
        (ENGLISH, "part 1. I", "part 1.1"),
        (RUSSIAN, "youtube", "уощиВе"),
        (RUSSIAN, "fiction", "ЯсНоп"),
    ],
)
def test_misread(frame: str, base: str, witness: str) -> None:
    assert found(frame, base, witness) == [("encoding", "warning")]


@pytest.mark.parametrize(
    ("frame", "base", "witness", "expected"),
    [
        (ENGLISH, "the 5th", "the 6th", [("number", "critical")]),
        (ENGLISH, "the 79th", "the 78", [("number", "critical")]),
        (ENGLISH, "barn", "bank", [("wording", "critical")]),
        (ENGLISH, "barn", "bran", [("wording", "critical")]),
        (ENGLISH, "women", "woman", [("wording", "warning")]),
        (ENGLISH, "and I'm", "and Pm", [("wording", "critical")]),
        (ENGLISH, "the 1º", "the 17", [("number", "critical")]),
        (ENGLISH, "the 79th", "the 790", [("number", "critical")]),
        (ENGLISH, "the 79th", "the 79", [("number", "info")]),
        (ENGLISH, "some 79", "some 797", [("number", "critical")]),
        (ENGLISH, "the niño", "the nino", [("spelling", "warning")]),
        (ENGLISH, "the niño", "the five", [("wording", "critical")]),
        (ENGLISH, "part 1.2", "part 1.1", [("number", "critical")]),
        (ENGLISH, "part 1. A", "part 1.1", [("number", "critical")]),
        (ENGLISH, "some 5m", "some 5k", [("number", "critical")]),
        (ENGLISH, "the 5th", "the 5k", [("number", "critical")]),
        (ENGLISH, "three and a half", "3", [("number", "critical")]),
        (ENGLISH, "three", "3??", [("number", "info")]),
        (ENGLISH, "two and a half", "3??", [("number", "critical")]),
        (ENGLISH, "now I", "now", [("omission", "critical")]),
        (ENGLISH, "now", "now |", []),
        (ENGLISH, "now we", "now |", [("omission", "critical")]),
        (ENGLISH, "Al", "AI", [("wording", "critical")]),
        (ENGLISH, "is", "Is", []),
        (ENGLISH, "ill", "all", [("wording", "critical")]),
        (RUSSIAN, "люди", "people", [("wording", "critical")]),
        (RUSSIAN, "СССР", "USSR", [("name", "critical")]),
        (RUSSIAN, "Лавров", "Lavrov", [("spelling", "info")]),
        (RUSSIAN, "люди", "звери", [("wording", "critical")]),
    ],
)
def test_not_misread(frame: str, base: str, witness: str, expected: list[tuple[str, str]]) -> None:
    assert found(frame, base, witness) == expected
