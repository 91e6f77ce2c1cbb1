"""Marks of the record, and brackets that are somebody's own words."""

from __future__ import annotations

import pytest

from provenance.speakers.annotations import annotations_of

MARKS = [
    ("(Laughter.)", "audience"), ("(laughter)", "audience"), ("[Applause]", "audience"),
    ("(Laughter and applause.)", "audience"), ("(Aplausos.)", "audience"), ("(Rires.)", "audience"),
    ("(Beifall)", "audience"), ("(Аплодисменты.)", "audience"), ("(تصفيق)", "audience"),
    (r"\[laughs\]", "audience"), ("(Inaudible.)", "inaudible"), ("(inaudible)", "inaudible"),
    ("[unintelligible 00:08:17.23]", "inaudible"), ("[crosstalk]", "inaudible"),
    ("(unverständlich)", "inaudible"), ("(неразборчиво)", "inaudible"), ("(off-mic)", "inaudible"),
    ("(Via interpreter)", "interpreter"), ("(through interpreter)", "interpreter"),
    ("(In Russian.)", "interpreter"), ("(speaking in Spanish)", "interpreter"),
    ("(par interprète)", "interpreter"), ("(через переводчика)", "interpreter"),
    ("(Inicia video)", "stage"), ("(Proyección de video)", "stage"), ("[pause]", "stage"),
    ("[sic]", "stage"), ("(ph)", "stage"), ("(phonetic)", "stage"),
]  # fmt: skip
WORDS = [
    "(that is, the regime)", "(ISIS)", "(I guess)", "(almost 20 years)", "(a closed beta)",
    "(the legislative body)", "(2023)", "(1)", "(a)", "(for oil)", "(except Virginia)",
    "(laughing stock of the world)", "(he was in Russia)", "(Russian)", "(Russia)",
    "(the interpreter of maladies)", "(applause is good for the ego)", "(in the back)",
    "(music to my ears)", "(pause and think about it)", "(Transcript)", "(translation)", "(at)",
    "(German Interstate Media Services Agreement)", "(Journalist/photographer/Director)",
    "[the Secretary of State]", "[He said]", "[1]", "[link](x)", "(SDGs)", "(English)", "(and)",
    "(we'll link it up in the show notes)", "(silence gives consent)", "(break the rules)", "()",
    "(in French Guiana we launched it)", "(by and large)", "(video games)", "(как говорится)",
]  # fmt: skip


@pytest.mark.parametrize(("mark", "kind"), MARKS)
def test_mark(mark, kind):
    text = f"Well – {mark} – let us go on."
    (found,) = annotations_of(text)
    assert (found.text, found.kind) == (mark, kind)
    assert text[found.span.start : found.span.end] == mark


@pytest.mark.parametrize("words", WORDS)
def test_own_words(words):
    assert annotations_of(f"Well, {words} let us go on.") == ()


@pytest.mark.parametrize(
    "mark", ["(SALUTO ALLA BANDIERA)", "(ENTREGA DEL ÁRBOL)", "[TOQUE DE CARACOL]", "(ГИМН СТРАНЫ)"]
)
def test_capitals_in_brackets_on_a_line_of_their_own(mark):
    (found,) = annotations_of(f"Let us stand up.\n\n{mark}\n\nThank you.")
    assert (found.text, found.kind) == (mark, "stage")


@pytest.mark.parametrize(
    "text",
    [
        "The fund (BANCO DEL SUR) pays.",
        "It is a bank.\n\n(ONU)\n\nThank you.",
        "It is a bank.\n\n(Banco del Sur)\n\nThank you.",
        "It is a bank.\n\n(BANCO DEL SUR) pays.\n\nThank you.",
        "It is a bank.\n\nCalled (BANCO DEL SUR)\n\nThank you.",
    ],
)
def test_capitals_in_brackets_elsewhere(text):
    assert annotations_of(text) == ()
