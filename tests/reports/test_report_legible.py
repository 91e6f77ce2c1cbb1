"""A text that cannot be read is not said to be no copy."""

import pytest

from lawful import compared
from provenance.reports import _sentence

SPEECH = (
    "We came here in the spring to see whether the dam would hold, and it did hold. "
    "The wells in the north were full, and nobody in the valley had to go thirsty that year. "
)
OTHER = (
    "Cotton prices rose again on Monday while traders waited for news from the harbour strike. "
    "Analysts had expected less, since most warehouses along both rivers were said to be stocked. "
)
GLYPHS = "/0 /1/2/3 /1/4 /5/1/6/i255 /8 /9/10 /i255/8 /11/8 /9 " * 6
FIGURES = (
    "00:00:01.000 --> 00:00:04.000\nyes we came\n00:00:04.000 --> 00:00:09.000\nto see it\n" * 6
)


@pytest.mark.parametrize(
    ("base", "witness", "begins"),
    [
        (
            SPEECH,
            GLYPHS,
            "This text cannot be read, so nothing tells whether it is a copy of ",
        ),
        (GLYPHS, SPEECH, "Nothing tells whether this text is a copy of "),
        # negatives: other words, many figures among words, too little to say
        (SPEECH, OTHER, "This text is no copy of "),
        (SPEECH, FIGURES, "This text is no copy of "),
        (SPEECH, "4 11 / 12", "This text is no copy of "),
    ],
)
def test_first_words(base, witness, begins):
    assert _sentence.comparison(compared(base, witness)).startswith(begins)
