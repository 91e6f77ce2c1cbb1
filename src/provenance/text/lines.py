"""How a text is set: with a paragraph on each line, or hard-wrapped."""

from __future__ import annotations

import re
from functools import lru_cache

SHORT = 40
"""Shorter lines are headings and names, which close no sentence anywhere."""

FEWEST = 4
"""Fewer lines say nothing of how the text is set."""

_CLOSED = re.compile(r"[.?!…؟。:;][\"'”’»)\]*_]*\s*\Z")


@lru_cache(maxsize=8)
def is_paragraph_a_line(content: str) -> bool:
    """Whether a line of ``content`` is a paragraph: nearly all lines end where a sentence does.

    >>> line = "The mayor thanked everyone for the work of the past weeks."
    >>> is_paragraph_a_line("\\n".join([line] * 4)), is_paragraph_a_line(line.replace("r", "\\n"))
    (True, False)
    """
    lines = [line for line in content.splitlines() if len(line.rstrip()) >= SHORT]
    closed = sum(bool(_CLOSED.search(line[-8:])) for line in lines)
    return len(lines) >= FEWEST and 5 * closed >= 4 * len(lines)
