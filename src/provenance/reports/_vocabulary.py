"""The words that readers see for codes and groups; an unknown code stands for itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.model import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.model import Difference, Group, Relation

MEANINGS: Mapping[str, str] = {
    "whitespace": "line wraps, paragraph breaks, spacing",
    "typography": "another glyph for the same mark",
    "markup": "emphasis, headings, link syntax",
    "case": "capitals only",
    "punctuation": "a mark added, dropped or changed",
    "label": "the same speaker, labelled in another way",
    "encoding": "characters lost or garbled on the way",
    "truncation": "the text breaks off",
    "omission": "text of the base that is absent here",
    "insertion": "text of the witness without counterpart",
    "duplication": "a passage printed again",
    "move": "a passage printed elsewhere",
    "boilerplate": "masthead, byline, navigation, legal text",
    "excerpt": "what the witness does not set out to reprint",
    "spelling": "one word, spelled differently",
    "wording": "other words",
    "number": "a figure, date, amount or number word",
    "name": "a proper name",
    "negation": "a statement turned round",
    "speaker": "the words are given to someone else",
}

GROUP_MEANINGS: Mapping[Group, str] = {
    "substance": "what was said",
    "damage": "what broke on the way",
    "structure": "what is there, and in what order",
    "form": "how it is printed",
}

CANNOT_SHOW = (
    "No recording was heard. Where two texts differ, the report does not say which of them "
    "is right, nor why they differ.",
    "The texts were compared as they were captured. A page may have read otherwise before "
    "or since.",
    "A digest proves that a file is unchanged since it was taken, and a local key who signed "
    "it; neither proves when.",
    "Speakers are named by the labels in the texts; nobody’s voice was recognised.",
)


RELATED: Mapping[Relation, str] = {
    "identical": "the same as",
    "copy": "copy of",
    "excerpt": "excerpt of",
    "extended": "holds all of",
    "overlap": "shares passages with",
    "unrelated": "not like",
}
"""What a source is to the one that is named after it."""


def meaning(code: str) -> str:
    """Return what a difference code means, in a few words."""
    return MEANINGS.get(code, code.replace("-", " "))


def weighed(differences: Iterable[Difference]) -> dict[str, tuple[int, int]]:
    """Return by code how many differences weigh, and how many beside them do not.

    A code none of whose differences weighs has them all as the first figure: there is but one.
    """
    every: Counter[str] = Counter()
    slight: Counter[str] = Counter()
    for each in differences:
        every[each.code] += 1
        slight[each.code] += each.severity == "info"
    return {
        code: (number - slight[code], slight[code]) if slight[code] < number else (number, 0)
        for code, number in every.items()
    }


def figure(weighs: int, slight: int) -> str:
    """Return the two figures of a code in words.

    >>> figure(5, 50), figure(5, 0)
    ('5 + 50 info', '5')
    """
    return f"{weighs:,} + {slight:,} info" if slight else f"{weighs:,}"


def grouped(differences: Iterable[Difference]) -> dict[Group, dict[str, int]]:
    """Return the counts by code within each group, groups in order of gravity, codes by count."""
    counts: dict[Group, dict[str, int]] = {group: {} for group in GROUPS}
    for each in differences:
        counts[each.group][each.code] = counts[each.group].get(each.code, 0) + 1
    return {
        group: dict(sorted(codes.items(), key=lambda item: (-item[1], item[0])))
        for group, codes in counts.items()
    }
