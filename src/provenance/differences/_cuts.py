"""Where an unequal stretch begins and ends in the marks and spaces around it.

A gap between words belongs to what stays on one side of it and to what was left out on the other.
It is cut so that what remains on both sides of the stretch is as like as it can be, and at a line
end where there is one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein


def after_break(gap: str) -> int:
    """Return where the line begins that the text after ``gap`` stands on; else the next word.

    >>> after_break(".\\n\\n**"), after_break(" “"), after_break("-")
    (3, 1, 1)
    """
    newline = gap.rfind("\n")
    if newline >= 0:
        return newline + 1
    for at in range(len(gap) - 1, -1, -1):
        if gap[at].isspace():
            return at + 1
    return len(gap)


def before_break(gap: str) -> int:
    """Return where the line ends that the text before ``gap`` stands on; else the last word.

    >>> before_break(".\\n\\n**"), before_break(".” "), before_break("-")
    (1, 2, 1)
    """
    newline = gap.find("\n")
    if newline >= 0:
        return len(gap[:newline].rstrip())
    for at, character in enumerate(gap):
        if character.isspace():
            return at
    return len(gap)


def to_line_end(gap: str) -> int:
    """Return where the line ends in ``gap``, blanks at its end included; else the last word.

    >>> to_line_end(".  \\n\\n**"), to_line_end(".” ")
    (3, 2)
    """
    newline = gap.find("\n")
    return newline if newline >= 0 else before_break(gap)


@lru_cache(maxsize=1 << 14)
def around(left: str, right: str, whole: str) -> tuple[int, int, int]:
    """Cut the gaps around text that only one side has, and the other side's single gap.

    ``left`` and ``right`` enclose the text, ``whole`` stands in its place. Returns (x, y, z): what
    remains are ``left[:x]`` beside ``whole[:z]`` and ``right[y:]`` beside ``whole[z:]``.

    >>> around(".\\n\\n**", ".\\n\\n**", ".\\n\\n**")
    (3, 3, 3)
    >>> around(", ", ". ", ". ")
    (0, 0, 0)
    >>> around(" ", " ", " ")
    (1, 1, 1)
    """
    at_lines = (before_break(left), before_break(right), before_break(whole))
    options = []
    if "\n" in left and "\n" in right:
        options.append((after_break(left), after_break(right), after_break(whole)))
    options.append((len(left), len(right), len(whole)))
    if _ends_sentence(left) and _ends_sentence(right):
        options.append(at_lines)
    options += [(0, 0, 0), at_lines, (0, at_lines[1], 0)]
    if "\n" in left:
        options.append((after_break(left), len(right), len(whole)))
    if "\n" in right:
        options.append((0, after_break(right), after_break(whole)))
    return min(
        options,
        key=lambda cut: (
            _distance(left[: cut[0]], whole[: cut[2]]) + _distance(right[cut[1] :], whole[cut[2] :])
        ),
    )


_ONE_MARK = re.compile(r"<U\+[0-9A-Fa-f]{4,6}>|&#?\w{2,8};|[^\x00-\x7f]+")


def _distance(one: str, other: str) -> int:
    """Return in how many marks two gaps differ; what damage makes of one mark is one."""
    if one.isascii() and other.isascii() and "<" not in one + other and "&" not in one + other:
        return Levenshtein.distance(one, other)
    return Levenshtein.distance(_ONE_MARK.sub("\x01", one), _ONE_MARK.sub("\x01", other))


def _ends_sentence(gap: str) -> bool:
    return gap[:1] in tuple(".?!…؟")
