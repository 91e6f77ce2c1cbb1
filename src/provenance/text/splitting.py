"""Where a text splits into words and what lies between them.

A word is a run of letters and digits with the apostrophes, damaged characters and soft hyphens
inside it. No word holds white space, so that stretches between white space can be split one by
one, and equal ones once for all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from provenance.text.damage import edits, visible
from provenance.text.folds.markup import TAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from provenance.text.damage import Change

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903"
    "\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_APOSTROPHE = "['’ʼ‘ʹ′´`\uff07]"
_NUMBER = r"\d+(?:[.,:]\d+)+"
_SYMBOL = "[$€£¥₹₽%‰§]"
_LETTER = r"[^\W_]"
_MARKED = rf"(?:{_LETTER}[{MARKS}\ufffd]*|\ufffd(?={_LETTER}))"
_PLAIN_PATTERN = re.compile(rf"({_NUMBER}|{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*|{_SYMBOL})")
_MARKED_PATTERN = re.compile(rf"({_NUMBER}|{_MARKED}+(?:{_APOSTROPHE}{_MARKED}+)*|{_SYMBOL})")
_HAS_MARKS = re.compile(f"[{MARKS}\ufffd]")
_LINK = re.compile(r"\]\([^()\s]{1,400}\)")
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|table|hr|blockquote)\b", re.IGNORECASE
)


def split(text: str) -> list[str]:
    """Return gaps and tokens in turn, beginning and ending with a gap; joined they are ``text``.

    >>> split("“I can’t,” he said – twice.")
    ['“', 'I', ' ', 'can’t', ',” ', 'he', ' ', 'said', ' – ', 'twice', '.']
    >>> split("donâ€™t <b>st</b>op at $15,000")
    ['', 'donâ€™t', ' <b>', 'st</b>op', ' ', 'at', ' ', '$', '', '15,000', '']
    """
    changes = changes_of(text)
    return split_repaired(text, changes) if changes else split_plain(text)


def split_plain(text: str) -> list[str]:
    """Split as ``split`` does, where nothing in the text is damaged or marked up."""
    return _pattern(text).split(text)


def changes_of(text: str) -> list[Change]:
    """Return what is to be repaired or taken out before ``text`` splits, in order."""
    return sorted([*edits(text), *_tags(text)]) if visible(text) else []


def _pattern(text: str) -> re.Pattern[str]:
    return _MARKED_PATTERN if _HAS_MARKS.search(text) else _PLAIN_PATTERN


def _tags(text: str) -> Iterator[Change]:
    for match in TAG.finditer(text) if "<" in text else ():
        yield match.start(), match.end(), " " if _BLOCK_TAG.match(match.group()) else ""
    for match in _LINK.finditer(text) if "](" in text else ():
        yield match.start(), match.end(), ""


def split_repaired(text: str, changes: Sequence[Change]) -> list[str]:
    """Split where the repaired text splits, so that damage inside a word does not cut it."""
    out: list[str] = []
    plain_edges, text_edges = [0], [0]  # where each change ends, in the repaired text and in ours
    at = length = 0
    inside: list[tuple[int, int, int, int]] = []
    for start, end, replacement in changes:
        if start < at:
            continue
        out += [text[at:start], replacement]
        begin = length + start - at
        length = begin + len(replacement)
        inside.append((begin, length, start, end))
        plain_edges.append(length)
        text_edges.append(end)
        at = end
    out.append(text[at:])
    plain = "".join(out)
    parts = _pattern(plain).split(plain)
    edges = np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)))
    begins = np.fromiter((i[0] for i in inside), np.int64, len(inside))
    stops = np.fromiter((i[1] for i in inside), np.int64, len(inside))
    starts = np.fromiter((i[2] for i in inside), np.int64, len(inside))
    ends = np.fromiter((i[3] for i in inside), np.int64, len(inside))

    def back(positions: NDArray[np.int64], *, closing: bool) -> NDArray[np.int64]:
        """Lead positions in the repaired text back; inside a change, to its near edge."""
        if closing:  # the end of a token: a change that ends here belongs to it only if it began
            at = np.searchsorted(begins, positions, side="left") - 1
        else:
            at = np.searchsorted(begins, positions, side="right") - 1
        known = np.maximum(at, 0)
        after = ends[known] + (positions - stops[known])
        within = (at >= 0) & (positions < stops[known])
        edge = ends[known] if closing else starts[known]
        return np.where(at < 0, positions, np.where(within, edge, after))

    token_starts = back(edges[0:-1:2], closing=False)
    token_ends = back(edges[1::2], closing=True)
    cuts = np.empty(len(parts) + 1, np.int64)
    cuts[0], cuts[-1] = 0, len(text)
    cuts[1:-1:2], cuts[2:-1:2] = token_starts, token_ends
    cuts = np.maximum.accumulate(cuts)
    return [text[a:b] for a, b in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True)]
