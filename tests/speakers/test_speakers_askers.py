"""Whom the moderator calls upon."""

from __future__ import annotations

import pytest

from provenance.speakers.askers import introduced

NAMED = {
    "Next question comes from Olga Golovanova from Interfax.": "Olga Golovanova, Interfax",
    "First question tonight comes from Elise Labott from CNN.": "Elise Labott, CNN",
    (
        "Our first question today will come from Karen DeYoung,Washington Post."
    ): "Karen DeYoung, Washington Post",
    (
        "One more question. The last question is from Andreas Mitschitz from ORF TV."
    ): "Andreas Mitschitz, ORF TV",
    "Let's go to Matt Lee of the Associated Press.": "Matt Lee, Associated Press",
    "The next one goes to Jane Roe.": "Jane Roe",
    "La siguiente pregunta es de Juan Pérez, de El Universal.": "Juan Pérez, El Universal",
    "La prochaine question est de Marie Dupont, du Monde.": "Marie Dupont, Monde",
    "Die nächste Frage kommt von Hans Meier vom Spiegel.": "Hans Meier, Spiegel",
    "Следующий вопрос от Ольги Головановой, Интерфакс.": "Ольги Головановой, Интерфакс",
    "Jane Roe, please.": "Jane Roe",
}
UNNAMED = [
    "And the question from the Russian journalist live news channel.",
    "Next question, please.",
    "One last question.",
    "Go ahead.",
]
NOBODY = [
    "Thank you all very much.", "We met in Vienna with Sergey Lavrov.", "", "Yes.",
    "That concludes the press conference. Thank you, everybody.", "I agree with John Kerry.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "asker"), NAMED.items())
def test_named(text, asker):
    assert introduced(text) == asker


@pytest.mark.parametrize("text", UNNAMED)
def test_called_but_not_named(text):
    assert introduced(text) == ""


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_called(text):
    assert introduced(text) is None
