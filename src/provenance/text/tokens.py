"""Each word as printed and as compared, with its span.

A token is a run of letters and digits with the apostrophes, damaged characters and soft hyphens
inside it; everything between two tokens is a gap. A speaker's label and a stage direction are one
token each, so that a label never aligns with a spoken word. Tokens are stored as columns
(``provenance.model.Tokens``): splitting, interning and measuring run over whole texts at once.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from provenance.model import ANNOTATION, LABEL, WORD, Tokens
from provenance.text.damage import edits, visible
from provenance.text.folds import compare_form
from provenance.text.folds.markup import TAG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from provenance.model import Span, Transcript

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


class _Numbered(dict[str, int]):
    """Numbers each string that is asked for in the order of the first asking."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class Lexicon:
    """The ids of printed words, compared forms and gaps; shared by texts that are compared."""

    def __init__(self) -> None:
        self._prints = _Numbered()
        self._gaps = _Numbered()
        self._forms = _Numbered()
        self._form_of: list[int] = []

    @property
    def forms(self) -> list[str]:
        """The compared form of each form id."""
        return list(self._forms)

    def prints(self, words: Iterable[str], count: int) -> NDArray[np.int32]:
        """Return the id of each printed word."""
        return np.fromiter(map(self._prints.__getitem__, words), np.int32, count)

    def gaps(self, gaps: Iterable[str], count: int) -> NDArray[np.int32]:
        """Return the id of each gap."""
        return np.fromiter(map(self._gaps.__getitem__, gaps), np.int32, count)

    def forms_of(self, prints: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the id of the compared form of each printed word; each is folded only once."""
        fresh = list(self._prints)[len(self._form_of) :]
        self._form_of += [self._forms[_form(printed)] for printed in fresh]
        return np.asarray(self._form_of, np.int32)[prints]

    def gap_texts(self) -> list[str]:
        """Return the text of each gap id."""
        return list(self._gaps)


def _form(printed: str) -> str:
    kind, rest = printed[:2], printed[2:]
    if kind == _KEYS[LABEL]:
        return kind
    if kind == _KEYS[ANNOTATION]:
        return kind + re.sub(r"[\W_]+", " ", compare_form(rest)).strip()
    return compare_form(printed)


# Labels and annotations are interned under keys that no word can have.
_KEYS = {WORD: "", LABEL: "\x00L", ANNOTATION: "\x00A"}


def tokenize(transcript: Transcript, lexicon: Lexicon) -> Tokens:
    """Split the text of ``transcript`` into tokens, numbered by ``lexicon``.

    Labels and annotations that the transcript knows become one token each.
    """
    content = transcript.text.content
    specials = _specials(transcript)
    pieces: list[list[str]] = []
    at = 0
    for span, _ in specials:
        pieces.append(_split(content[at : span.start]))
        pieces.append([content[span.start : span.end]])
        at = span.end
    pieces.append(_split(content[at:]))
    parts = list(chain.from_iterable(pieces))

    count = len(parts) // 2
    lengths = np.fromiter(map(len, parts), np.int64, len(parts))
    edges = np.cumsum(lengths)
    kinds = np.zeros(count, np.uint8)
    keys = parts[1::2]
    at = 0
    for (_, kind), before in zip(specials, pieces[::2], strict=False):
        at += len(before) // 2
        kinds[at] = kind
        keys[at] = _KEYS[kind] + keys[at]
        at += 1
    gaps = lexicon.gaps(parts[0::2], count + 1)
    prints = lexicon.prints(keys, count)
    forms = lexicon.forms_of(prints)
    spaced = np.fromiter(
        (any(c.isspace() for c in gap) for gap in lexicon.gap_texts()), bool
    )  # by distinct gap: there are few
    words = spaced[gaps[:-1]].astype(np.int32)
    if count:
        words[0] = 1
    for at in np.flatnonzero(kinds).tolist():
        words[at] += len(parts[2 * at + 1].split()) - 1
    return Tokens(
        content=content,
        starts=edges[0:-1:2].copy(),
        ends=edges[1::2].copy(),
        forms=forms,
        prints=prints,
        gaps=gaps,
        words=words,
        kinds=kinds,
        lexicon=lexicon.forms,
    )


def _specials(transcript: Transcript) -> list[tuple[Span, int]]:
    found = [(turn.label, LABEL) for turn in transcript.turns if turn.label and len(turn.label)]
    found += [(note.span, ANNOTATION) for note in transcript.annotations if len(note.span)]
    found.sort(key=lambda item: (item[0].start, -item[0].end))
    kept: list[tuple[Span, int]] = []
    for span, kind in found:
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, kind))
    return kept


def split(text: str) -> list[str]:
    """Return gaps and tokens in turn, beginning and ending with a gap; joined they are ``text``.

    >>> split("“I can’t,” he said – twice.")
    ['“', 'I', ' ', 'can’t', ',” ', 'he', ' ', 'said', ' – ', 'twice', '.']
    >>> split("donâ€™t <b>st</b>op at $15,000")
    ['', 'donâ€™t', ' <b>', 'st</b>op', ' ', 'at', ' ', '$', '', '15,000', '']
    """
    return _split(text)


def _split(text: str) -> list[str]:
    if visible(text):
        changes = sorted([*edits(text), *_tags(text)])
        if changes:
            return _split_repaired(text, changes)
    return _pattern(text).split(text)


def _pattern(text: str) -> re.Pattern[str]:
    return _MARKED_PATTERN if _HAS_MARKS.search(text) else _PLAIN_PATTERN


def _tags(text: str) -> Iterable[tuple[int, int, str]]:
    for match in TAG.finditer(text) if "<" in text else ():
        yield match.start(), match.end(), " " if _BLOCK_TAG.match(match.group()) else ""
    for match in _LINK.finditer(text) if "](" in text else ():
        yield match.start(), match.end(), ""


def _split_repaired(text: str, changes: list[tuple[int, int, str]]) -> list[str]:
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
