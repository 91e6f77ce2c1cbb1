"""A character that prints nothing stands in the text.

Zero-width characters, soft hyphens and marks that turn the direction of writing break searching
and can hide what a text says. Joiners inside Arabic, Persian or Indic words and in emoji belong to
the spelling; direction marks beside right-to-left letters, and a byte-order mark at the very start,
are none either.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View
    from provenance.model import Severity

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]+"
)
JOINERS = "\u200c\u200d"
DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SPOOFING = "\u202d\u202e"


def _find(view: View) -> Iterator[Sighting]:
    if not any(map(INVISIBLE.match, view.characters)):
        return
    content = view.content
    for match in INVISIBLE.finditer(content):
        start, end = match.span()
        run = match.group()
        before, after = content[max(0, start - 12) : start], content[end : end + 12]
        if start == 0 and run == "\ufeff":
            continue
        if set(run) <= set(JOINERS) and not (before[-1:].isascii() and after[:1].isascii()):
            continue
        severity: Severity | None = None
        if set(run) <= set(DIRECTION) and not set(run) & set(SPOOFING):
            if _right_to_left(before) or _right_to_left(after):
                continue
        elif run == "\u00ad":
            severity = "info"
        names = ", ".join(_name(character) for character in run[:4])
        more = f" and {len(run) - 4} more" if len(run) > 4 else ""
        yield Sighting(start, end, names + more, severity)


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def _name(character: str) -> str:
    return f"{unicodedata.name(character, 'unnamed').lower()} (U+{ord(character):04X})"


plugin = rule("invisible-character", 80, "warning", __doc__, _find)
