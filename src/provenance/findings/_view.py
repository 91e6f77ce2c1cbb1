"""What many rules ask of a text, worked out once: lines, paragraphs, vocabulary, language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from provenance.findings import _words
from provenance.model import Span
from provenance.text.words import dictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from provenance.model import Transcript, Turn

T = TypeVar("T")

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
"""A form feed ends a line as well as a page."""
AFTER_LABEL = re.compile(r"[*_ \t]{0,20}")
BREAK = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r|\f|\u2029")
CLOSERS = "\"'”’»›)]}*_\\>` \t\xa0"
"""What may stand after a sentence's last mark."""
INSIDE = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ][,\s])\s?([A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+)")
"""A word with a capital that no sentence begins with."""
STARTER = re.compile(r"(?<!\S)[\"“‘'(¿¡«]?([A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]*)")
FINAL = ".!?…؟。！？۔।؛"
PAUSE = ":;—–-―"
MARKUP = frozenset(
    {"html", "xhtml", "xml", "tei", "json", "jsonl", "vtt", "webvtt", "srt", "csv", "tsv"}
)

_STRETCH = 1 << 20
SIGNATURE = re.compile(
    r"\ufeff?\s{0,400}(?:WEBVTT|<!doctype|<html|<\?xml|\{\s{0,40}\"|\[\s{0,40}\{)", re.IGNORECASE
)
"""How a file made of markup begins, should it be read as text for want of its format."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without the space around it and without the label before it.

    ``turn`` is the index of the turn it is said in; ``why`` says why it belongs to nobody. Both
    are empty where the structure of the text is not known.
    """

    start: int
    end: int
    turn: int | None = None
    why: str = ""

    def __len__(self) -> int:
        return self.end - self.start


def _stretches(content: str) -> Iterator[tuple[int, int]]:
    """Yield stretches of about a million characters that end where a word ends."""
    start = 0
    while start < len(content):
        end = start + _STRETCH
        if end < len(content):
            end = max(content.rfind(" ", start, end), content.rfind("\n", start, end), start) + 1
            end = start + _STRETCH if end <= start + 1 else end
        yield start, min(end, len(content))
        start = end


class View:
    """One transcript, seen as the rules need it. Each part is worked out when first asked for."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.content = transcript.text.content
        self._worked_out: dict[Callable[[View], object], object] = {}

    def once(self, work: Callable[[View], T]) -> T:
        """Return what ``work`` makes of this view; it is done for the first rule that asks."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return cast("T", self._worked_out[work])

    @cached_property
    def raw_markup(self) -> bool:
        """Whether the text is a data or markup file as it stands, syntax and all."""
        if not self.transcript.text.exact:
            return False
        return self.transcript.format.lower() in MARKUP or bool(SIGNATURE.match(self.content))

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns, those without any character left out."""
        return tuple(turn for turn in self.transcript.turns if len(turn.span))

    @cached_property
    def labelled(self) -> tuple[Turn, ...]:
        """The turns that have a label."""
        return tuple(turn for turn in self.turns if turn.label is not None)

    @cached_property
    def dialogue(self) -> bool:
        """Whether several people speak: what is true of talk is not true of a written message."""
        return len({turn.label_text.casefold() for turn in self.labelled}) >= 2

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """Where people speak, labels left out; the whole text where no turn is known."""
        if not self.turns:
            return (Span(0, len(self.content)),)
        return tuple(
            turn.span if turn.label is None else self._after(turn.label, turn.span)
            for turn in self.turns
        )

    def _after(self, label: Span, turn: Span) -> Span:
        """Return what is left of ``turn`` behind its label and the marks that end its emphasis."""
        match = AFTER_LABEL.match(self.content, min(label.end, turn.end), turn.end)
        return Span(match.end() if match else turn.end, turn.end)

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in the text, in lower case, apostrophes straightened."""
        chunks: Counter[str] = Counter()
        for start, end in _stretches(self.content):
            chunks.update(self.content[start:end].lower().replace("’", "'").split())
        counts: Counter[str] = Counter()
        for chunk, count in chunks.items():
            for word in WORD.findall(chunk):
                counts[word] += count
        return counts

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that bear a capital inside a sentence, as printed."""
        return frozenset(INSIDE.findall(self.content))

    @cached_property
    def starters(self) -> frozenset[str]:
        """The words with a capital that stand behind a space or a line break, as printed."""
        return frozenset(STARTER.findall(self.content))

    @cached_property
    def dictionary(self) -> Container[str]:
        """The words of the text's language; empty where there is no dictionary of it."""
        return dictionary(self.language)

    @cached_property
    def small(self) -> frozenset[str]:
        """The words of the language that stand between others everywhere."""
        return _words.SMALL.get(self.language, frozenset())

    def known(self, word: str) -> bool:
        """Whether ``word``, in lower case, stands in this text or in the dictionary."""
        return bool(self.words[word]) or word in self.dictionary

    @cached_property
    def characters(self) -> frozenset[str]:
        """The different characters: a rule whose own ones are absent need not look."""
        return frozenset(self.content)

    @cached_property
    def size(self) -> int:
        """How many words the text has."""
        return self.words.total()

    @cached_property
    def language(self) -> str:
        """The declared language's two letters, else the one whose small words are most frequent."""
        declared = self.transcript.text.source.facts.language.strip().lower()[:2]
        return declared or _words.guess(self.words)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines that are not blank, without the space around them."""
        return tuple(self._lines(0, len(self.content)))

    def _lines(self, start: int, end: int) -> Iterator[Span]:
        for match in LINE.finditer(self.content, start, end):
            text = match.group()
            right = len(text.rstrip())
            if right:
                yield Span(match.start() + len(text) - len(text.lstrip()), match.start() + right)

    @cached_property
    def wrapped(self) -> bool:
        """Whether lines end where the page was full rather than where a paragraph ends."""
        open_ends = closed_ends = 0
        for one, other in zip(self.lines, self.lines[1:], strict=False):
            between = self.content[one.end : other.start]
            if BREAK.search(between) or len(one) < 30:
                continue
            if self.ending(one.end, one.start) in FINAL + PAUSE:
                closed_ends += 1
            else:
                open_ends += 1
        return open_ends > closed_ends

    def ending(self, end: int, start: int = 0) -> str:
        """Return the last character before ``end`` that is no closing mark, or a blank."""
        floor = max(start, end - 40)
        tail = self.content[floor:end].rstrip(CLOSERS)
        return tail[-1] if tail else " "

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in text order: whole blocks where lines are wrapped, else lines."""
        zones: list[tuple[int, int, int | None, str]] = [
            (span.start, span.end, turn.index, "")
            for turn, span in zip(self.turns, self.speech, strict=False)
            if self.turns
        ]
        if not zones:
            zones = [] if self.raw_markup else [(0, len(self.content), None, "")]
        elif not self.raw_markup:
            zones += [
                (part.span.start, part.span.end, None, part.why or "unattributed")
                for part in self.transcript.unattributed
            ]
        return tuple(
            Paragraph(span.start, span.end, turn, why)
            for start, end, turn, why in sorted(zones, key=lambda zone: zone[:2])
            for span in self._blocks(start, end)
        )

    def _blocks(self, start: int, end: int) -> Iterator[Span]:
        block: Span | None = None
        for line in self._lines(start, end):
            if block is None:
                block = line
            elif self.wrapped and not BREAK.search(self.content, block.end, line.start):
                block = Span(block.start, line.end)
            else:
                yield block
                block = line
        if block is not None:
            yield block

    @cached_property
    def spoken(self) -> tuple[Paragraph, ...]:
        """The paragraphs that somebody says; all of them where no turn is known."""
        return tuple(paragraph for paragraph in self.paragraphs if not paragraph.why)

    @cached_property
    def punctuated(self) -> bool:
        """Whether paragraphs here end with a mark, so that one without a mark says something.

        The last one is left out: it is the one that may break off.
        """
        ends = [
            self.ending(paragraph.end, paragraph.start)
            for paragraph in self.spoken[:-1]
            if paragraph.end - paragraph.start >= 20
        ]
        closed = sum(end in FINAL + PAUSE for end in ends)
        return bool(ends) and closed >= 0.5 * len(ends)

    def text(self, paragraph: Paragraph | Span) -> str:
        """Return what stands at ``paragraph``."""
        return self.content[paragraph.start : paragraph.end]
