"""Labels that stand within a line, after the end of a sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.speakers.candidates import Candidate
from provenance.speakers.shapes import case_of, shape_of
from provenance.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.speakers.lines import Line


def inline_of(content: str, accepted: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Find labels within lines: those already learnt, or capitals where a document has no lines."""
    keys = {c.key for c in accepted if c.style == "colon"}
    learning = not accepted and len(lines) < 40
    if not keys and not learning:
        return []
    found: list[Candidate] = []
    ends = {c.line: c.end for c in accepted}
    reached = 0  # a label may run over several lines
    capitals = learning or any(c.case == "capitals" and c.shape == "titled" for c in accepted)
    for at, line in enumerate(lines):
        reached = max(reached, ends.get(at, 0))
        if line.end - line.start < 40:
            continue
        colon = content.find(":", max(line.start + 2, reached), line.end)
        while colon >= 0:
            c = _before(content, colon, (at, max(line.start, reached)), keys, capitals)
            if c is not None:
                found.append(c)
                reached = c.end
            colon = content.find(":", colon + 1, line.end)
    if not learning:
        return found
    counts = Counter(c.key for c in found)
    good = [c for c in found if c.case == "capitals" and counts[c.key] > 1]
    return good if len({c.key for c in good}) > 1 else []


def _before(
    content: str, colon: int, place: tuple[int, int], keys: set[str], capitals: bool
) -> Candidate | None:
    """Return the label that ends at ``colon`` within a line, after the end of a sentence.

    ``place`` is the number of the line, and where what is not yet part of a label begins on it.
    """
    at, low = place
    after = content[colon + 1 : colon + 2]
    if not content[colon - 1].isalpha() or after not in ("", " ", "\u00a0", "*"):
        return None
    window = content[max(low, colon - 70) : colon]
    best = -1
    for mark in '.?!…)]"”»*-–—':
        dash = mark in "-–—"  # the turn before was broken off: only a full label begins another
        spot = window.rfind(mark + " ")
        while spot >= 0:
            text = window[spot + 2 :].strip("* \u00a0")
            known = text and fold(text) in keys and not (dash and not _is_full(text))
            titled = capitals and text.isupper() and (not keys or shape_of(text)[0] == "titled")
            titled = titled and not dash
            if known or titled:
                best = max(best, spot)
                break
            spot = window.rfind(mark + " ", 0, spot)
    if best < 0:
        return None
    text = window[best + 2 :]
    start = colon - len(text)
    while content[start] in "* \u00a0":
        start += 1
    shape, name, key = shape_of(content[start:colon])
    if not shape:
        return None
    speech = colon + 1
    while content[speech : speech + 1] in ("*", " ", "\u00a0"):
        speech += 1
    text = content[start:colon]
    return Candidate(
        at, start, start, colon + 1, speech, text, key, name, shape, case_of(text), "colon",
        False, True, False,
    )  # fmt: skip


def _is_full(text: str) -> bool:
    """Whether a phrase is in capitals, or has more than one word, each with a capital."""
    words = text.split()
    return text.isupper() or (len(words) > 1 and all(word[:1].isupper() for word in words))
