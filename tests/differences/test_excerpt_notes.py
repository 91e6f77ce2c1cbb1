"""How much of a text stands outside the shared stretch is told in words that read well."""

import pytest

from provenance import pipeline
from provenance.sources import open_source

KINDS = ("mill", "dam", "school", "bridge", "well", "road", "barn", "ford", "lock", "quay")


def paragraphs(number):
    """Paragraphs of which no two have the same words in the same order."""
    return [
        f"On day {i} the {KINDS[i % 10]} by the {KINDS[i // 10 % 10]} was seen, and the "
        f"{KINDS[i // 100 % 10]} near it had lost {i + 7} stones of its old wall."
        for i in range(number)
    ]


LAST = "What follows was written by the clerk, who had not been there on any day."


@pytest.mark.parametrize(
    ("number", "where", "note"),
    [
        (3, "end", "the last 18 % of the base’s words stand here alone"),
        (3, "beginning", "the first 18 % of the base’s words stand here alone"),
        (150, "end", "less than 1 % of the base’s words, at its end, stand here alone"),
        (150, "beginning", "less than 1 % of the base’s words, at its beginning, stand here alone"),
    ],
)
def test_a_small_part_is_told_in_a_sentence(tmp_path, number, where, note):
    shared = paragraphs(number)
    whole = [*shared, LAST] if where == "end" else [LAST, *shared]
    texts = []
    for name, parts in (("base", whole), ("witness", shared)):
        file = tmp_path / f"{name}.txt"
        file.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
        texts.append(pipeline.read(open_source(str(file))))
    notes = [each.note for each in pipeline.compare(*texts).differences if each.code == "excerpt"]
    assert notes == [note]
