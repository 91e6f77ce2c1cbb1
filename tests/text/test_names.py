"""Names and labels, by their tables."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from provenance.text.names import parse, recapitalize, same_name, same_speaker, strip

TABLE = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text("utf-8"))
ASK = {"same_speaker": same_speaker, "same_name": same_name}
ROWS = [
    (kind, answer == "same", one, other)
    for kind, answers in TABLE.items()
    for answer, pairs in answers.items()
    for one, other in pairs
]


@pytest.mark.parametrize(("kind", "same", "one", "other"), ROWS)
def test_pair(kind, same, one, other):
    assert ASK[kind](one, other) is same
    assert ASK[kind](other, one) is same


@pytest.mark.parametrize(
    ("label", "title", "given", "surname", "affiliation"),
    [
        ("SECRETARY KERRY:", "SECRETARY", "", "KERRY", ""),
        ("FOREIGN MINISTER LAVROV:", "FOREIGN MINISTER", "", "LAVROV", ""),
        ("MR DE MISTURA:", "MR", "", "DE MISTURA", ""),
        ("UN Special Envoy Staffan de Mistura", "UN Special Envoy", "Staffan", "de Mistura", ""),
        ("Secretary of State John Kerry", "Secretary of State", "John", "Kerry", ""),
        ("HOWARD K. SMITH, MODERATOR:", "", "HOWARD K.", "SMITH", "MODERATOR"),
        ("John Kerry (via interpreter)", "", "John", "Kerry", "via interpreter"),
        ("LUISA MARÍA ALCALDE LUJÁN", "", "LUISA MARÍA ALCALDE", "LUJÁN", ""),
        ("Martin Luther King, Jr.", "", "Martin Luther", "King", ""),
        ("Mr. SMITH of Ohio", "Mr.", "", "SMITH", "Ohio"),
        ("El señor GARCÍA LÓPEZ", "El señor", "GARCÍA", "LÓPEZ", ""),
        ("EL C. DIPUTADO JUAN PÉREZ", "EL C. DIPUTADO", "JUAN", "PÉREZ", ""),
        ("El Salvador", "", "", "El Salvador", ""),
        ("C. S. Lewis", "", "C. S.", "Lewis", ""),
        ("Иванов И.И.", "", "И. И.", "Иванов", ""),
        ("Malcolm X", "", "Malcolm", "X", ""),
        ("House of Lords", "", "House of", "Lords", ""),
    ],
)
def test_parts(label, title, given, surname, affiliation):
    name = parse(label)
    assert (name.title, name.given, name.surname, name.affiliation) == (
        title, given, surname, affiliation,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("label", "role", "gender", "number"),
    [
        ("سؤال", "question", "", ""),
        ("QUESTION 2", "question", "", "2"),
        ("MODERADORA", "moderator", "f", ""),
        ("MODERADOR", "moderator", "m", ""),
        ("ведущая", "moderator", "f", ""),
        ("Выступающий", "speaker", "", ""),
        ("MODERATOR", "moderator", "", ""),
        ("THE COURT", "court", "", ""),
        ("Supreme Court", "", "", ""),
        ("Question Time", "", "", ""),
    ],
)
def test_roles(label, role, gender, number):
    name = parse(label)
    assert (name.role, name.gender, name.number) == (role, gender, number)


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("**MR KIRBY:** ", "MR KIRBY"),
        ("AFP — M. Dupont :", "M. Dupont"),
        ("Jane Roe  0:06", "Jane Roe"),
        (">> JANE ROE:", "JANE ROE"),
        ("00:00:01\nJohn Kerry", "John Kerry"),
        ("[MODERATOR]", "MODERATOR"),
        ("Jean-Yves Le Drian:", "Jean-Yves Le Drian"),
    ],
)
def test_strip(label, bare):
    assert strip(label) == bare


@pytest.mark.parametrize("name", ["John Kerry", "MR KIRBY, CNN and me", "E.K.", "QA", "de Mistura"])
def test_recapitalize_leaves_alone_what_is_written_small(name):
    assert recapitalize(name) in (name, name.title())


def test_hostile_labels():
    for text in ("a" * 100_000, " " * 100_000, ":" * 100_000, "(" * 100_000, "A - " * 30_000):
        assert same_speaker(text, "John Kerry") is False
