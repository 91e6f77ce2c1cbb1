"""Pages of a printed text: where each begins and ends, which number it bears, what is its own.

Form feeds part pages. Where there are none, as in recognised text, page numbers that stand alone
on their lines, count up, and lie as far apart as pages do, show where pages were.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from provenance.model import Anchor, Span, Unattributed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DOCUMENT: Final = r"\d{2}-\d{4,7}"
"""The number of a document, which stands beside that of the page: "16-29832 3/27"."""
PAGE_NUMBER: Final = re.compile(
    rf"(?:{_DOCUMENT}[ \t]{{1,40}})?"
    r"[\W_]*(?:page|página|pagina|seite|p|pg|стр|с)?[\W_]*(\d{1,4}|[ivxlc]{1,6})[\W_]*"
    r"(?:(?:/|of|de|von|sur|из|di)[\W_]*\d{1,4})?[\W_]*"
    rf"(?:[ \t]{_DOCUMENT})?",
    re.IGNORECASE,
)
"""A line that holds a page number and nothing else; the number is the first group."""
_LINES: Final = re.compile(r"[^\n\r\f]+")
_LONGEST: Final = 60
_LONGEST_HEAD: Final = 160
_WORD: Final = re.compile(r"[^\W\d_]{3}")
_FIGURES: Final = re.compile(r"\d+")
_EDGE: Final = 2000
_MARK: Final = re.compile(
    r"[-–—\s]*(\d{1,3})[-–—\s]*"
    r"|[\W_]*(?:page|página|pagina|seite|pg|p|стр)[\W_]*(\d{1,3})(?:[\W_]+(?:of|de|von|sur|из|di)[\W_]+\d{1,3})?\W*"
    rf"|{_DOCUMENT}[ \t]{{1,40}}(\d{{1,3}})/\d{{1,3}}"
    rf"|(\d{{1,3}})/\d{{1,3}}[ \t]{{1,40}}{_DOCUMENT}",
    re.IGNORECASE,
)
"""A line that numbers a page; paragraphs are numbered with a point or a bracket."""
_MANY: Final = 200_000
_PAGES: Final = 20_000
_CANDIDATES: Final = 400
_MARKS: Final = 4
_FIRST: Final = 5
_SKIPPED: Final = 4
_PAGE_LEAST: Final = 250
_PAGE_MOST: Final = 9_000
"""Characters on a page, from slides in large type to close print."""
_DEEP: Final = 6
"""Lines at either edge of a page that may be its furniture."""


def _lines(content: str) -> Iterator[re.Match[str]]:
    """Yield the lines that hold anything but white space."""
    return (line for line in _LINES.finditer(content) if not line[0].isspace())


def paged(content: str) -> tuple[tuple[Anchor, ...], tuple[Unattributed, ...]]:
    """Return the pages of a text, and what of it is theirs and not the text's."""
    if pages := _fed(content):
        return pages, _furniture_at_edges(content, pages)
    return _marked(content)


def _fed(content: str) -> tuple[Anchor, ...]:
    """Return the pages that form feeds part; a text without two of them has none."""
    if not 0 < content.count("\f") <= _PAGES:
        return ()
    spans: list[Span] = []
    at = 0
    for page in content.split("\f"):
        start = at + len(page) - len(page.lstrip())
        end = at + len(page.rstrip())
        if start < end:
            spans.append(Span(start, end))
        at += len(page) + 1
    if len(spans) < 2:
        return ()
    labels = numbered([_printed(content, span) for span in spans])
    return tuple(Anchor(span, "page", label) for span, label in zip(spans, labels, strict=True))


def _furniture_at_edges(content: str, pages: Sequence[Anchor]) -> tuple[Unattributed, ...]:
    """Return the headers, footers and numbers of ``pages``: what is the page's and not the text's.

    A line is furniture where it stands at the edge of its page, or beside furniture there, and is
    the page's number, or comes back at the same edge of other pages but for its figures.
    """
    edges = [
        (_edge_lines(content, page.span), _edge_lines(content, page.span, last=True))
        for page in pages
    ]
    often = max(3, len(pages) // 3)
    everywhere = Counter(_key(found[0]) for found in _lines(content))
    found: list[Unattributed] = []
    for side, why in enumerate(("page header", "page footer")):
        seen = Counter(key for lines in edges for key in {_key(words) for _, words in lines[side]})
        for page, lines in zip(pages, edges, strict=True):
            taken: list[Span] = []
            for span, words in lines[side]:
                number = PAGE_NUMBER.fullmatch(words.strip())
                own = number is not None and number[1] == page.label
                if not own and not _recurs(words, seen, everywhere, often):
                    break
                taken.append(span)
            if taken and min(taken).start < max(taken).end:
                span = Span(min(taken).start, max(taken).end)
                if span != page.span:
                    found.append(Unattributed(span, why))
    return tuple(sorted(found, key=lambda part: part.span))


def _recurs(words: str, seen: Counter[str], everywhere: Counter[str], often: int) -> bool:
    """Whether a line comes back at the edges of pages, and hardly elsewhere, as speech does."""
    key = _key(words)
    if len(key) > _LONGEST_HEAD or key.endswith((",", ":")) or not _WORD.search(key):
        return False
    # The first page may have its number in no form, or none.
    return seen[key] >= often and (everywhere[key] - 1) * 4 <= seen[key] * 5


def _edge_lines(content: str, page: Span, *, last: bool = False) -> list[tuple[Span, str]]:
    """Return the first lines of a page that hold anything, or the last ones from below."""
    part = content[page.start : page.end]
    if last:
        part = part[-_EDGE:]
    start = page.end - len(part)
    lines = [
        (Span(start + found.start(), start + found.end()), found[0])
        for found in islice(_lines(part), None if last else _DEEP)
    ]
    return lines[: -_DEEP - 1 : -1] if last else lines


def _key(words: str) -> str:
    return _FIGURES.sub("0", " ".join(words.split()))


def _printed(content: str, span: Span) -> list[str]:
    """Return the numbers that the first and the last line of a page may be."""
    first = _LINES.search(content, span.start, span.end)  # the page begins with a mark
    start = max(content.rfind(mark, span.start, span.end) for mark in "\n\r\f") + 1
    edges = {first[0] if first else "", content[max(start, span.start) : span.end]}
    lines = (line.strip() for line in edges if len(line) <= _LONGEST)
    return [found[1] for line in lines if (found := PAGE_NUMBER.fullmatch(line))]


def numbered(printed: Sequence[Sequence[str]]) -> list[str]:
    """Return the number of each page, given what may be its number.

    Figures are numbers of pages where they count up as the pages do, on half of them at least. A
    page without a number bears the one that is its turn.

    >>> numbered([[], ["2"], ["3"], ["1", "4"]]), numbered([["iv"], ["x"], ["7"]])
    (['1', '2', '3', '4'], ['1', '2', '3'])
    """
    shifts: dict[int, int] = {}
    for at, words in enumerate(printed):
        for shift in {int(word) - at for word in words if word.isdecimal()}:
            shifts[shift] = shifts.get(shift, 0) + 1
    shift, times = max(shifts.items(), key=lambda item: (item[1], item[0] == 1), default=(1, 0))
    if times * 2 < len(printed) or times < 2:
        shift = 1
    return [str(at + shift) if at + shift > 0 else "" for at in range(len(printed))]


def _marked(content: str) -> tuple[tuple[Anchor, ...], tuple[Unattributed, ...]]:
    """Return the pages that lines with nothing but a page number show, and these lines."""
    lines = [(Span(*line.span()), line[0]) for line in islice(_lines(content), _MANY)]
    marks = _counting_up(
        [
            (at, int(next(filter(None, mark.groups()))))
            for at, (_, words) in enumerate(lines)
            if len(words) <= _LONGEST and (mark := _MARK.fullmatch(words.strip()))
        ],
        lines,
    )
    if not marks:
        return (), ()
    keys = [_key(words) for _, words in lines]
    beside = Counter(
        key for at, _ in marks for key in set(keys[max(at - _DEEP, 0) : at + _DEEP + 1])
    )
    everywhere = Counter(keys)
    often = max(3, len(marks) // 3)
    heads = _are_heads(marks, lines)
    found: list[tuple[Span, str]] = []
    for at, number in marks:
        first = last = at
        while first > 0 and _recurs(lines[first - 1][1], beside, everywhere, often):
            first -= 1
        while last + 1 < len(lines) and _recurs(lines[last + 1][1], beside, everywhere, often):
            last += 1
        span = Span(lines[first][0].start, lines[last][0].end)
        if not found or found[-1][0].end <= span.start:
            found.append((span, str(number)))
    why = "page header" if heads else "page footer"
    asides = tuple(Unattributed(span, why) for span, _ in found)
    return _between(content, found, heads=heads), asides


def _counting_up(
    candidates: Sequence[tuple[int, int]], lines: Sequence[tuple[Span, str]]
) -> list[tuple[int, int]]:
    """Return the lines among ``candidates`` (line, number) that number pages, if they do.

    The numbers rise, by few at a time since recognition misses some, and lie as far apart in the
    text as they do in counting.
    """
    best: list[list[tuple[int, int]]] = []
    for at, number in candidates[:_CANDIDATES]:
        place = lines[at][0].start
        chain: list[tuple[int, int]] = []
        for earlier in best:
            line, before = earlier[-1]
            apart = place - lines[line][0].start
            step = number - before
            if 0 < step <= _SKIPPED and _PAGE_LEAST <= apart / step <= _PAGE_MOST:
                chain = max(chain, earlier, key=len)
        best.append([*chain, (at, number)])
    marks = max(best, key=len, default=[])
    if len(marks) < _MARKS or marks[0][1] > _FIRST or not _evenly(marks, lines):
        return []
    return marks


def _evenly(marks: Sequence[tuple[int, int]], lines: Sequence[tuple[Span, str]]) -> bool:
    """Whether most pages are of about the same length."""
    lengths = [
        (lines[later][0].start - lines[earlier][0].start) / (n - m)
        for (earlier, m), (later, n) in pairwise(marks)
    ]
    usual = sorted(lengths)[len(lengths) // 2]
    like = sum(0.5 * usual <= length <= 1.6 * usual for length in lengths)
    return like * 4 >= len(lengths) * 3


def _are_heads(marks: Sequence[tuple[int, int]], lines: Sequence[tuple[Span, str]]) -> bool:
    """Whether numbers stand above their pages: the text before one then has one page less."""
    (first, m), (last, n) = marks[0], marks[-1]
    page = (lines[last][0].start - lines[first][0].start) / (n - m)
    return lines[first][0].start - lines[0][0].start < (m - 0.5) * page


def _between(content: str, found: Sequence[tuple[Span, str]], *, heads: bool) -> tuple[Anchor, ...]:
    """Return the pages that lie between the marks of pages."""
    starts = [0, *(span.end for span, _ in found)]
    ends = [*(span.start for span, _ in found), len(content)]
    numbers = [label for _, label in found]
    labels = [str(max(int(numbers[0]) - 1, 0)), *numbers]
    if not heads:
        labels = [*numbers, str(int(numbers[-1]) + 1)]
    pages: list[Anchor] = []
    for start, end, label in zip(starts, ends, labels, strict=True):
        page = content[start:end]
        if page.strip():
            begin = start + len(page) - len(page.lstrip())
            pages.append(Anchor(Span(begin, start + len(page.rstrip())), "page", label))
    return tuple(pages)
