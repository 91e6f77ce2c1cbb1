"""Each word as printed and as compared, with its span.

A token is a run of letters and digits with the apostrophes, damaged characters and soft hyphens
inside it; everything between two tokens is a gap. A speaker's label and a stage direction are one
token each, so that a label never aligns with a spoken word. Tokens are stored as columns
(``provenance.model.Tokens``). A text is cut at white space into chunks; each distinct chunk is
split, numbered and folded once, and the columns are put together from those numbers.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from provenance.model import ANNOTATION, LABEL, WORD, Tokens
from provenance.text.folds import compare_form
from provenance.text.lines import is_paragraph_a_line
from provenance.text.splitting import changes_of, split, split_plain, split_repaired

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from provenance.model import Span, Transcript
    from provenance.text.damage import Change

    Chunk = str | tuple[int, str] | tuple[int, str, tuple[Change, ...]]
    """A stretch without white space. A label or annotation is a chunk, with its kind; so is a
    stretch that is damaged or marked up, with what to change in it."""
    Codes = NDArray[np.uint8] | NDArray[np.uint32]

K = TypeVar("K")

__all__ = ["Lexicon", "split", "tokenize"]

_IS_SPACE = np.array([chr(code).isspace() for code in range(0x3002)])
"""Whether a code point is white space; none is from U+3001 on."""

_SPACES = [chr(code) for code in np.flatnonzero(_IS_SPACE).tolist()]
_SPACE_RANKS = np.cumsum(_IS_SPACE) - 1

_MOST_GAPS = 1 << 22
"""So many possible gaps are told apart by a table, more by sorting."""

# Labels and annotations are interned under keys that no word can have.
_KEYS = {WORD: "", LABEL: "\x00L", ANNOTATION: "\x00A"}


class _Numbered(dict[K, int]):
    """Numbers each key that is asked for in the order of the first asking."""

    def __missing__(self, key: K) -> int:
        self[key] = number = len(self)
        return number


class _Columns(NamedTuple):
    """What the lexicon knows, by the number of a chunk, and by the place of a token.

    ``firsts`` is the place of a chunk's first token among the tokens of all chunks, with one entry
    more at the end; ``leads`` and ``trails`` number what stands in a chunk before its first token
    and after its last. ``starts`` and ``ends`` of tokens count from the beginning of the chunk;
    ``inner`` is the gap before a token that is not the first of its chunk.
    """

    firsts: NDArray[np.int64]
    leads: NDArray[np.int64]
    trails: NDArray[np.int64]
    prints: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    inner: NDArray[np.int64]
    kinds: NDArray[np.int64]


class Lexicon:
    """The ids of printed words, compared forms and gaps; shared by texts that are compared."""

    def __init__(self) -> None:
        self._chunks: _Numbered[Chunk] = _Numbered()
        self._firsts = [0]
        self._edges = _Numbered({"": 0})
        self._edges_of: list[int] = []
        self._tokens: list[int] = []
        self._prints: _Numbered[str] = _Numbered()
        self._forms: _Numbered[str] = _Numbered()
        self._form_of: list[int] = []
        self._gaps: _Numbered[str] = _Numbered()

    @property
    def forms(self) -> list[str]:
        """The compared form of each form id."""
        return list(self._forms)

    def number(self, chunks: list[Chunk]) -> NDArray[np.int64]:
        """Return the number of each chunk; those not seen before are split."""
        known = len(self._chunks)
        numbers = np.fromiter(map(self._chunks.__getitem__, chunks), np.int64, len(chunks))
        for chunk in islice(self._chunks, known, None):
            self._learn(chunk)
        return numbers

    def _learn(self, chunk: Chunk) -> None:
        if isinstance(chunk, str):
            if chunk.isalnum():  # most are one word and nothing else
                self._tokens += (self._prints[chunk], 0, len(chunk), 0, WORD)
                self._edges_of += (0, 0)
                self._firsts.append(self._firsts[-1] + 1)
                return
            parts = split_plain(chunk)
        elif len(chunk) == 3:
            parts = split_repaired(chunk[1], chunk[2])
        else:
            parts = ["", chunk[1], ""]
        kind = WORD if isinstance(chunk, str) else chunk[0]
        at = 0
        for gap, word in zip(parts[0:-1:2], parts[1::2], strict=True):
            at += len(gap)
            inner = self._gaps[gap] if at > len(gap) else 0
            number = self._prints[_KEYS[kind] + word if kind else word]
            self._tokens += (number, at, at + len(word), inner, kind)
            at += len(word)
        self._edges_of += (self._edges[parts[0]], self._edges[parts[-1]])
        self._firsts.append(self._firsts[-1] + len(parts) // 2)

    def columns(self) -> _Columns:
        """Return what is known of all chunks so far."""
        edges = np.array(self._edges_of, np.int64).reshape(-1, 2)
        tokens = np.array(self._tokens, np.int64).reshape(-1, 5)
        return _Columns(
            np.array(self._firsts, np.int64),
            edges[:, 0].copy(),
            edges[:, 1].copy(),
            *(tokens[:, column].copy() for column in range(5)),
        )

    def forms_of(self, prints: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the id of the compared form of each printed word; each is folded only once."""
        for printed in islice(self._prints, len(self._form_of), None):
            self._form_of.append(self._forms[_form(printed)])
        return np.asarray(self._form_of, np.int32)[prints]

    def gaps(self, gaps: Iterable[str], count: int) -> NDArray[np.int32]:
        """Return the id of each gap."""
        return np.fromiter(map(self._gaps.__getitem__, gaps), np.int32, count)

    def gap_texts(self) -> list[str]:
        """Return the text of each gap id."""
        return list(self._gaps)

    def between(
        self, trails: NDArray[np.int64], spaces: Codes, leads: NDArray[np.int64]
    ) -> NDArray[np.int32]:
        """Return the ids of gaps that are one white space between the edges of two chunks.

        ``spaces`` are code points; ``trails`` and ``leads`` number the edges around them.
        """
        size = len(self._edges)
        keys = (_SPACE_RANKS[spaces] * size + trails) * size + leads
        many = len(_SPACE_RANKS) * size * size > _MOST_GAPS
        if many:
            distinct, places = np.unique(keys, return_inverse=True)
        else:
            there = np.zeros(int(keys.max(initial=-1)) + 1, bool)
            there[keys] = True
            distinct = np.flatnonzero(there)
        edges = list(self._edges)
        texts = [
            edges[key // size % size] + _SPACES[key // size // size] + edges[key % size]
            for key in distinct.tolist()
        ]
        ids = self.gaps(texts, len(texts))
        if not many:
            table = np.zeros(len(there), np.int32)
            table[distinct] = ids
            ids, places = table, keys
        found: NDArray[np.int32] = ids[places]
        return found


def _form(printed: str) -> str:
    kind, rest = printed[:2], printed[2:]
    if kind == _KEYS[LABEL]:
        return kind
    if kind == _KEYS[ANNOTATION]:
        return kind + re.sub(r"[\W_]+", " ", compare_form(rest)).strip()
    return compare_form(printed)


def tokenize(transcript: Transcript, lexicon: Lexicon) -> Tokens:
    """Split the text of ``transcript`` into tokens, numbered by ``lexicon``.

    Labels and annotations that the transcript knows become one token each.
    """
    content = transcript.text.content
    chunks, whole = _chunks(content, _specials(transcript))
    numbers = lexicon.number(chunks)
    codes, begins, stops = _places(content, whole)
    known = lexicon.columns()

    firsts = known.firsts[numbers]
    counts = known.firsts[numbers + 1] - firsts
    chunk = np.repeat(np.arange(len(numbers)), counts)
    within = np.arange(len(chunk)) - np.repeat(np.cumsum(counts) - counts, counts)
    at = firsts[chunk] + within
    prints = known.prints[at].astype(np.int32)
    starts = begins[chunk] + known.starts[at]
    ends = begins[chunk] + known.ends[at]
    kinds = known.kinds[at].astype(np.uint8)

    # Between the chunks of two tokens stands one white space, or else anything.
    simple = (within[1:] == 0) & (np.diff(chunk) == 1)
    simple &= begins[chunk[1:]] - stops[chunk[:-1]] == 1
    after = np.flatnonzero(simple)
    gaps = np.append(known.inner[at], 0).astype(np.int32)
    gaps[after + 1] = lexicon.between(
        known.trails[numbers[chunk[after]]],
        codes[stops[chunk[after]]],
        known.leads[numbers[chunk[after + 1]]],
    )
    other = np.append(within == 0, True)
    other[after + 1] = False
    others = np.flatnonzero(other)
    left, right = np.append(0, ends)[others], np.append(starts, len(content))[others]
    texts = [content[a:b] for a, b in zip(left.tolist(), right.tolist(), strict=True)]
    gaps[others] = lexicon.gaps(texts, len(texts))

    spaced = np.fromiter(
        (any(c.isspace() for c in gap) for gap in lexicon.gap_texts()), bool
    )  # by distinct gap: there are few
    words = spaced[gaps[:-1]].astype(np.int32)
    words[:1] = 1
    for place in np.flatnonzero(kinds).tolist():
        words[place] += len(content[starts[place] : ends[place]].split()) - 1
    return Tokens(
        content=content,
        starts=starts,
        ends=ends,
        forms=lexicon.forms_of(prints),
        prints=prints,
        gaps=gaps,
        words=words,
        kinds=kinds,
        lexicon=lexicon.forms,
        paragraph_a_line=is_paragraph_a_line(content),
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


def _chunks(
    content: str, specials: list[tuple[Span, int]]
) -> tuple[list[Chunk], list[tuple[int, int]]]:
    """Cut ``content`` at white space and around ``specials``; return the chunks in order.

    The second list holds the spans of those that may hold white space or touch their neighbours.
    """
    chunks: list[Chunk] = []
    whole: list[tuple[int, int]] = []
    at = 0
    for span, kind in [*specials, (None, WORD)]:
        stop = len(content) if span is None else span.start
        text = content[at:stop]
        done = 0
        for start, end, changes in _damaged(text):
            chunks += text[done:start].split()
            chunks.append((WORD, text[start:end], changes))
            whole.append((at + start, at + end))
            done = end
        chunks += text[done:].split()
        if span is not None:
            chunks.append((kind, content[span.start : span.end]))
            whole.append((span.start, span.end))
            at = span.end
    return chunks, whole


def _damaged(text: str) -> list[tuple[int, int, tuple[Change, ...]]]:
    """Return the stretches of ``text`` that hold changes: (start, end, changes inside).

    A stretch is bounded by white space that no change takes out or puts in.
    """
    found: list[tuple[int, int, tuple[Change, ...]]] = []
    inside: list[Change] = []
    start = end = 0
    for a, b, replacement in changes_of(text):
        if inside and a < inside[-1][1] + start:
            continue  # what overlaps an earlier change is passed over
        begin = a
        while begin > end and not text[begin - 1].isspace():
            begin -= 1
        if not inside or begin > end:
            if inside:
                found.append((start, end, tuple(inside)))
            inside, start = [], begin
        inside.append((a - start, b - start, replacement))
        end = max(end, b)
        while end < len(text) and not text[end].isspace():
            end += 1
    if inside:
        found.append((start, end, tuple(inside)))
    return found


def _places(
    content: str, whole: list[tuple[int, int]]
) -> tuple[Codes, NDArray[np.int64], NDArray[np.int64]]:
    """Return the code points of ``content``, and where each chunk begins and ends."""
    codes: Codes
    if content.isascii():
        codes = np.frombuffer(content.encode("ascii"), np.uint8)
        filled = ~_IS_SPACE[:256][codes]
    else:
        codes = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), np.uint32)
        filled = ~_IS_SPACE[np.minimum(codes, len(_IS_SPACE) - 1)]
    edges = np.zeros(len(codes) + 2, bool)
    for start, end in whole:
        filled[start:end] = True
        edges[start] = edges[end] = True
    bare = np.zeros(len(codes) + 2, bool)
    bare[1:-1] = filled
    begins = np.flatnonzero(filled & (edges[:-2] | ~bare[:-2]))
    stops = np.flatnonzero(filled & (edges[1:-1] | ~bare[2:])) + 1
    return codes, begins, stops
