"""What a whole text shows before the walk begins: running heads, characters stripped throughout."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.fuzz import ratio

from provenance.differences.boilerplate import ALIKE, place_key
from provenance.model import Span
from provenance.text.tokens import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.differences._ledger import Edition, Ledger
    from provenance.model import Alignment

_MARKED_LOSS = re.compile(r"\w\?\w|\s\?\w|\ufffd")

LONGEST_HEAD = 30
"""A running header has no more words than this."""

_SAID = re.compile(r"[.?!…][\"'”’)\]*_]*$")

OFTEN = 4
"""A line that ends as a sentence does is furniture from so many printings on: "Yes." is not."""

MOST_KEYS = 400
"""Texts with more insertions than these have other troubles than running headers."""


def is_stripped(whole: Edition, poor: Edition) -> bool:
    """Whether ``poor`` prints words of ``whole`` with their characters outside ASCII left out."""
    content = whole.tokens.content
    if len(content) - len(content.encode("ascii", "ignore")) < 3:
        return False
    if len(_MARKED_LOSS.findall(poor.tokens.content)) > len(_MARKED_LOSS.findall(content)) + 2:
        return False  # what is lost left a sign in its place
    odd = {w for w in split(content)[1::2] if not w.isascii() and len(w) > 3}
    if "'" in poor.tokens.content:  # where there are apostrophes, none was lost from "nation’s"
        odd = {w for w in odd if not w.endswith(("’s", "s’"))}
    known = set(split(poor.tokens.content)[1::2]) if len(odd) > 2 else set()
    odd = {w for w in odd if w.replace("’", "'") not in known}  # "we’re" is no "were"
    stripped = sum("".join(c for c in w if c.isascii()) in known for w in odd)
    return stripped > 2 and stripped >= 2 * len(odd & known)


def furniture(ledger: Ledger, alignment: Alignment) -> frozenset[str]:
    """Return what one side puts in more than once on lines of its own: running headers."""
    seen: Counter[str] = Counter()
    said: set[str] = set()
    others = ledger.base, ledger.witness
    for edition, at in _put_in(ledger, alignment):
        if not (_at_line(edition, at.start) and _at_line(edition, at.end)):
            continue
        part = edition.part(at)
        # "Herald - Page 3" may have been taken for a speaker who says "Page 3", and what stands
        # again and again in a text that labels nobody else for one who says all of it.
        if (
            not part.has_label
            or part.forms[-1].isdigit()
            or _one_label(edition, others[edition is ledger.base])
        ):
            key = place_key(part)
            seen[key] += 1
            if not any(map(str.isdigit, part.printed)) and _SAID.search(
                part.printed + part.after.partition("\n")[0].rstrip()
            ):
                said.add(key)
    keys = [key for key in seen if key and key not in said][:MOST_KEYS]
    found = {key for key in said if seen[key] >= OFTEN and len(key.split()) > 2}
    return frozenset(found) | frozenset(
        key
        for key in keys
        if seen[key] > 1 or any(ratio(key, other) >= ALIKE for other in keys if other != key)
    )


def _one_label(edition: Edition, other: Edition) -> bool:
    """Whether a text that ``other`` does not label has one label, again and again.

    One speaker is named once. What ``other`` prints, too, is no label there and here.
    """
    if any(turn.label for turn in other.transcript.turns):
        return False
    labels = [turn.label_text for turn in edition.transcript.turns if turn.label]
    own = {label for label in labels if label not in other.content}
    return len(labels) > 1 and len(own) == 1


def _put_in(ledger: Ledger, alignment: Alignment) -> Iterator[tuple[Edition, Span]]:
    """Yield in text order what a few words of one side have nothing beside them."""
    blocks = alignment.blocks
    whole = (len(alignment.base), len(alignment.witness))
    begins = np.vstack(([(0, 0)], blocks[:, :2] + blocks[:, 2:]))
    ends = np.vstack((blocks[:, :2], [whole]))
    sizes = ends - begins
    few = (sizes.min(axis=1) == 0) & (sizes.max(axis=1) > 0) & (sizes.max(axis=1) <= LONGEST_HEAD)
    for at in np.flatnonzero(few).tolist():
        side = 0 if sizes[at, 0] else 1
        edition = ledger.witness if side else ledger.base
        yield edition, Span(int(begins[at, side]), int(ends[at, side]))


def _at_line(edition: Edition, index: int) -> bool:
    """Whether a line begins or ends before token ``index``, as the text does."""
    columns = edition.columns
    if index in (0, columns.count):
        return True
    return "\n" in edition.content[columns.ends[index - 1] : columns.starts[index]]
