"""What the generator of planted damage works on and returns.

A :class:`Page` is a clean text with the little structure that planting needs, found by simple
means of its own: the generator must not lean on the product that it is to judge. A
:class:`Planting` is a pair of texts with the exact truth about how they differ.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property

from provenance.model import Span

LABEL = re.compile(r"(?:\*\*)?(?P<label>[A-ZÀ-Þ][\w.,’'\- ]{0,40}?)(?:\*\*)?:(?=\s|\*)")
CAPITALS = re.compile(r"-{3,}[ \t]*\n(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ,.’\- ]{5,120})\n(?=\S)")
"""A label on a line of its own, in capitals, as minutes print it below a rule."""

SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9)][.?!])[”\"]?\s+(?=[“\"¿¡]?[A-ZÀ-Þ])")
ABBREVIATED = ("Mr.", "Mrs.", "Ms.", "Dr.", "Sr.", "Sra.", "St.", "No.", "M.", "Mme.")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed: ``span`` is the bare name, ``whole`` takes in colon and blank."""

    text: str
    span: Span
    whole: Span


@dataclass(frozen=True)
class Page:
    """A clean text: paragraphs, labels, words, all as spans of code points."""

    text: str
    language: str = "en"
    name: str = ""
    other_labels: dict[str, str] = field(default_factory=dict)
    """How else a label's speaker may be called, where the text itself tells the name."""

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Paragraphs between blank lines; single lines where the text has hardly a blank line."""
        found = [
            Span(*match.span())
            for match in re.finditer(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", self.text)
        ]
        lines = [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", self.text)]
        single = len(found) * 4 < len(lines) < len(self.text) / 90
        return self._with_labels(lines) if single else tuple(found)

    def _with_labels(self, lines: list[Span]) -> tuple[Span, ...]:
        """Join a rule, the label that stands below it, and the line after that."""
        joined: list[Span] = []
        left = 0
        for line in lines:
            if left:
                joined[-1] = Span(joined[-1].start, line.end)
                left -= 1
            else:
                joined.append(line)
                left = 2 if CAPITALS.match(self.text, line.start) else 0
        return tuple(joined)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Labels at the start of paragraphs; one that occurs once only is hardly a label."""
        found = []
        below = set()
        for paragraph in self.paragraphs:
            match = CAPITALS.match(self.text, paragraph.start, paragraph.end)
            if match:
                whole = Span(paragraph.start, match.end())
                found.append(Label(match["label"], Span(*match.span("label")), whole))
                below.add(match["label"])
        for paragraph in self.paragraphs:
            match = LABEL.match(self.text, paragraph.start, paragraph.end)
            if match:
                end = match.end()
                while end < paragraph.end and self.text[end] in "* \t":
                    end += 1
                found.append(
                    Label(match["label"], Span(*match.span("label")), Span(paragraph.start, end))
                )
        often = Counter(label.text for label in found)
        found.sort(key=lambda label: label.span)
        return tuple(label for label in found if often[label.text] > 1 or label.text in below)

    @cached_property
    def turns(self) -> tuple[Span, ...]:
        """From each label to the end of the last paragraph before the next label."""
        starts = [label.whole.start for label in self.labels]
        ends = [*starts[1:], len(self.text)]
        return tuple(
            Span(start, max(p.end for p in self.paragraphs if start <= p.start < end))
            for start, end in zip(starts, ends, strict=False)
        )

    @property
    def body(self) -> int:
        """Where running text begins: at the first label, else after the heading."""
        if self.turns:
            return self.turns[0].start
        return self.paragraphs[min(1, len(self.paragraphs) - 1)].start

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Words as ``split()`` sees them."""
        return tuple(Span(*match.span()) for match in re.finditer(r"\S+", self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.words]

    def widened(self, span: Span, words: int) -> Span:
        """Return ``span`` with so many whole words more on each side."""
        if not words or not self.words:
            return span
        first = max(bisect_right(self._ends, span.start) - words, 0)
        last = min(bisect_left(self._starts, span.end) + words, len(self.words)) - 1
        return Span(
            min(span.start, self.words[min(first, len(self.words) - 1)].start),
            max(span.end, self.words[max(last, 0)].end),
        )

    def sentences(self, paragraph: Span) -> tuple[Span, ...]:
        """The sentences of a paragraph, without the label it may begin with."""
        start = next(
            (la.whole.end for la in self.labels if la.whole.start == paragraph.start),
            paragraph.start,
        )
        found = []
        for match in SENTENCE_END.finditer(self.text, start, paragraph.end):
            end = match.start() + (self.text[match.start()] in '”"')
            if not self.text[start:end].endswith(ABBREVIATED):
                found.append(Span(start, end))
                start = match.end()
        if start < paragraph.end:
            found.append(Span(start, paragraph.end))
        return tuple(found)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the text in lower case."""
        return frozenset(re.findall(r"\w+", self.text.lower()))


@dataclass(frozen=True, slots=True)
class Planted:
    """One known difference; spans count code points of the two texts.

    ``accept`` lists the codes that are right here besides ``code``, for plantings where the
    definition of the codes leaves a choice. Differences of a code in ``also`` at this place are
    neither right nor wrong: they belong to the same event. ``twin`` is another witness span that
    is as good an answer (either copy of a passage that is printed twice may be called the extra).
    """

    code: str
    base: Span
    witness: Span
    note: str = ""
    accept: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    severity: str = ""
    twin: Span | None = None
    base_twin: Span | None = None
    """The same on the base's side, once the planting is mirrored."""

    @property
    def bases(self) -> tuple[Span, ...]:
        """Every base span that is right."""
        return (self.base, self.base_twin) if self.base_twin else (self.base,)

    @property
    def witnesses(self) -> tuple[Span, ...]:
        """Every witness span that is right."""
        return (self.witness, self.twin) if self.twin else (self.witness,)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that counts as right."""
        return (self.code, *self.accept)

    def mirrored(self) -> Planted:
        """The same event seen from the other side."""
        swap = {"omission": "insertion", "insertion": "omission"}
        return replace(
            self,
            code=swap.get(self.code, self.code),
            accept=tuple(swap.get(code, code) for code in self.accept),
            also=tuple(swap.get(code, code) for code in self.also),
            base=self.witness,
            witness=self.base,
            severity="",
            twin=self.base_twin,
            base_twin=self.twin,
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Text that both sides print alike: base from ``base`` on, witness from ``witness`` on."""

    base: int
    witness: int
    length: int
    copy: bool = False
    """Whether this is the further copy of a passage that stands elsewhere too."""


@dataclass(frozen=True, slots=True)
class Planting:
    """Two texts and all that is known to differ between them."""

    name: str
    language: str
    seed: int
    base: str
    witness: str
    truth: tuple[Planted, ...]
    runs: tuple[Run, ...]

    def mirrored(self) -> Planting:
        """Base and witness swapped; twins and copies lie on the base's side then."""
        return replace(
            self,
            base=self.witness,
            witness=self.base,
            truth=tuple(planted.mirrored() for planted in self.truth),
            runs=tuple(replace(run, base=run.witness, witness=run.base) for run in self.runs),
        )
