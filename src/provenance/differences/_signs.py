"""What a whole text shows before the walk begins: running heads, characters stripped throughout."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from provenance.differences.boilerplate import place_key
from provenance.text.tokens import split

if TYPE_CHECKING:
    from provenance.differences._ledger import Edition, Ledger
    from provenance.model import Alignment

ALIKE = 80.0
"""Running headers that were read by machine are as like as this (rapidfuzz ratio), not the same."""

MOST_KEYS = 400
"""Texts with more insertions than these have other troubles than running headers."""


def is_stripped(whole: Edition, poor: Edition) -> bool:
    """Whether ``poor`` prints words of ``whole`` with their characters outside ASCII left out."""
    content = whole.tokens.content
    if len(content) - len(content.encode("ascii", "ignore")) < 3:
        return False
    odd = {w for w in split(content)[1::2] if not w.isascii() and len(w) > 3}
    known = set(split(poor.tokens.content)[1::2]) if len(odd) > 2 else set()
    stripped = sum("".join(c for c in w if c.isascii()) in known for w in odd)
    return stripped > 2 and stripped >= 2 * len(odd & known)


def furniture(ledger: Ledger, alignment: Alignment) -> frozenset[str]:
    """Return what one side puts in more than once on lines of its own: running headers."""
    seen: Counter[str] = Counter()
    for hunk in alignment.hunks:
        for edition, at, other in (
            (ledger.base, hunk.base, hunk.witness),
            (ledger.witness, hunk.witness, hunk.base),
        ):
            if hunk.op != "equal" and 0 < len(at) <= 30 and not len(other):
                part = edition.part(at)
                own_line = part.at_paragraph and part.to_paragraph
                # "Herald - Page 3" may have been taken for a speaker who says "Page 3".
                if own_line and (not part.has_label or part.forms[-1].isdigit()):
                    seen[place_key(part)] += 1
    keys = [key for key in seen if key][:MOST_KEYS]
    return frozenset(
        key
        for key in keys
        if seen[key] > 1 or any(ratio(key, other) >= ALIKE for other in keys if other != key)
    )
