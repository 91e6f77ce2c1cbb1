"""What a place in a text is called: made of its content and context, never of its position."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTEXT = 32
"""Characters on either side of a place that its id is made from, with the place itself."""


def identities(content: str, places: Iterable[tuple[str, int, int]]) -> list[str]:
    """Return an id of 16 hexadecimal digits for each ``(kind, start, end)`` of ``content``.

    Lines inserted above leave an id as it is. The same kind, words and context once more get
    another id each time.

    >>> above, here = identities("a b a", [("x", 0, 1)]), identities("no. a b a", [("x", 4, 5)])
    >>> len(above[0]), above == here
    (16, False)
    """
    seen: Counter[str] = Counter()
    found = []
    for kind, start, end in places:
        before = content[max(start - CONTEXT, 0) : start]
        key = "\x00".join((kind, before, content[start:end], content[end : end + CONTEXT]))
        seen[key] += 1
        if seen[key] > 1:
            key = f"{key}\x00{seen[key]}"
        found.append(sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16])
    return found
