"""A mark added, dropped or changed that is no glyph variant of the other.

A mark that makes a question of a statement, or unmakes one, is a warning. A comma inside a number
belongs to the number.
"""

import re

from provenance.text._fold import Fold

_MARKS = re.compile(r"[^\w\s]|_")

plugin = Fold(
    code="punctuation",
    rank=60,
    group="form",
    severity="info",
    meaning="A mark added, dropped or changed that is no glyph variant of the other.",
    apply=lambda text: _MARKS.sub("", text),
    on_words=False,
)
