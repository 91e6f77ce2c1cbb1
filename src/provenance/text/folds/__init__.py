"""Surface codes: each fold undoes one kind of change that leaves the words alone.

Put through all folds that work on words, a printed word becomes its compared form. Two printed
forms with the same compared form are explained by the first fold after which they are alike.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.registry import Registry

if TYPE_CHECKING:
    from provenance.text._fold import Fold

FOLDS: Registry[Fold] = Registry("provenance.text.folds")


def compare_form(word: str) -> str:
    """Return the compared form of a printed word.

    >>> compare_form("Donâ€™t"), compare_form("supporters"), compare_form("supporter’s")
    ("don't", 'supporters', "supporter's")
    """
    if word.isascii() and word.isalnum():
        return word.lower()  # of plain letters and figures no fold changes but their case
    for fold in FOLDS:
        if fold.on_words:
            word = fold.apply(word)
    return word


@lru_cache(maxsize=1 << 16)
def explain(one: str, other: str) -> str | None:
    """Return the code of the first fold that makes the two alike, or None if none does.

    >>> explain("“no”", '"no"'), explain("VIENNA", "Vienna"), explain(", ", ",\\n\\n")
    ('typography', 'case', 'whitespace')
    >>> explain("yes", "no") is None
    True
    """
    for fold in FOLDS:
        one, other = fold.apply(one), fold.apply(other)
        if one == other:
            return fold.code
    return None
