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
