"""What a fold is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.model import Group, Severity


@dataclass(frozen=True, slots=True)
class Fold:
    """A surface code: its place in the queue, its meaning, and what undoes it.

    ``apply`` is idempotent. ``on_words`` says whether it takes part in the compared form of a
    word; the other folds only explain what stands between words.
    """

    code: str
    rank: int
    group: Group
    severity: Severity
    meaning: str
    apply: Callable[[str], str]
    on_words: bool = True
