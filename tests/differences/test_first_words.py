"""What differs in a heading is one event; the first words of the speech are another."""

from __future__ import annotations

import hashlib

import pytest

from provenance import pipeline
from provenance.model import Source

SPEECH = """\
{}thank you very much. This is like a swimming party over here, and I love it.

The lake was lower than we had feared. The boats lie on the sand, and the mills on the upper \
river work by day and by night.

With that I thank the choir for its songs, and I wish all of you a safe journey home.
"""
HEADING = """\
# Rally at the lake
# Channel: Lake News
# Language: {}
# Confidence: {}%
# Extracted: 2019-05-{}

========================================

"""


def read(name: str, content: str):
    data = content.encode()
    return pipeline.read(Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest()))


def found(base: str, witness: str) -> list[tuple[str, str, str, str]]:
    collation = pipeline.compare(read("base", base), read("witness", witness))
    back = pipeline.compare(read("witness", witness), read("base", base))
    assert len(back.differences) == len(collation.differences)
    return [
        (each.code, each.severity, each.base.text.strip(), each.witness.text.strip())
        for each in collation.differences
        if each.code not in ("whitespace", "case", "punctuation")
    ]


ONE = HEADING.format("en (by machine)", "70.0", "03 10:11:12")
TWO = HEADING.format("en (by hand)", "99.5", "04 20:21:22")
FIELDS = {
    ("boilerplate", "info", "machine", "hand"),
    ("boilerplate", "info", "70.0", "99.5"),
    ("boilerplate", "info", "03 10:11:12", "04 20:21:22"),
}


def test_fields_about_the_file_are_furniture():
    assert set(found(ONE + SPEECH.format("I "), TWO + SPEECH.format("I "))) == FIELDS


def test_the_first_words_are_told_for_themselves():
    lost = "So now that you are all here and the band has stopped, I want to "
    told = found(ONE + SPEECH.format(lost), TWO + SPEECH.format("Well I "))
    assert set(told) > FIELDS
    rest = [each for each in told if each not in FIELDS]
    assert all("2019" not in base and ":" not in base for *_, base, _ in rest)
    assert any("band has stopped" in base for *_, base, _ in rest)
    assert {severity for _, severity, *_ in rest} <= {"critical", "warning"}


@pytest.mark.parametrize(
    ("base", "witness", "code"),
    [
        # the speech itself says such words
        (SPEECH.format("Language: the first thing we lose. I "),
         SPEECH.format("Language: the last thing we lose. I "), "wording"),
        (SPEECH.format("I told you of the language: French. I "),
         SPEECH.format("I told you of the language: German. I "), "wording"),
        (ONE + SPEECH.format("I "), ONE + SPEECH.format("I do not "), "negation"),
        (ONE + SPEECH.format("I "), ONE + SPEECH.format("I ").replace("lower", "higher"),
         "wording"),
    ],
)  # fmt: skip
def test_words_of_the_speech_are_no_fields(base, witness, code):
    told = [(kind, severity) for kind, severity, *_ in found(base, witness)]
    assert told
    assert ("boilerplate", "info") not in told
    assert {kind for kind, _ in told} <= {code, "name", "insertion"}
