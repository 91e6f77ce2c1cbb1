"""What a walk along an alignment writes into: the differences found so far, and on what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from provenance.differences import _surface
from provenance.differences._place import Columns, Part, Place
from provenance.differences._raw import Raw
from provenance.model import Span
from provenance.text.characters import describe

if TYPE_CHECKING:
    from provenance.model import Severity, Tokens, Transcript


LONGEST_REWORDING = 24
"""Words beside so many other words are no counterpart: something else was said."""

_ENDS = re.compile(r"\w[.?!؟](?:\s|$)")

STRIPPED = "characters outside ASCII stripped"


class Edition:
    """One of the two texts: its structure and its tokens."""

    __slots__ = ("columns", "content", "tokens", "transcript")

    def __init__(self, transcript: Transcript, tokens: Tokens) -> None:
        self.transcript = transcript
        self.tokens = tokens
        self.content = tokens.content
        self.columns = Columns(tokens)

    def span(self, at: Span) -> Span:
        """Return the code points from the first to the last of the tokens ``at``."""
        return Span(self.columns.starts[at.start], self.columns.ends[at.end - 1])

    def part(self, at: Span, text: Span | None = None) -> Part:
        """Return the tokens ``at`` as one side of a place, with the text that belongs to it."""
        return Part(self.transcript, self.tokens, self.columns, at, text or self.span(at))

    def slice(self, span: Span) -> str:
        """Return the text of ``span``."""
        return self.content[span.start : span.end]


class Frame(NamedTuple):
    """A stretch between equal words: its tokens, and its code points, on both sides.

    ``edge`` is ``head``, ``tail`` or ``all`` at the ends of the shared stretch, else empty.
    """

    base: Span
    witness: Span
    base_text: Span
    witness_text: Span
    edge: str = ""


@dataclass(eq=False)
class Ledger:
    """The differences in the order in which they were met, and what was paired on the way."""

    base: Edition
    witness: Edition
    language: str
    aliases: frozenset[tuple[str, str]]
    repeated: frozenset[str] = frozenset()
    stripped: bool = False
    """Whether one text has lost all characters outside ASCII that the other one has."""
    found: list[Raw] = field(default_factory=list)
    paired: list[tuple[Span, Span, bool]] = field(default_factory=list)
    """Token spans outside the blocks that stand side by side, and whether they are the same."""
    passage: int = -1
    """The passage that is walked, by its place in the alignment; -1 on the main chain."""

    @cached_property
    def _both_punctuated(self) -> bool:
        """Whether both texts end their sentences with marks; raw captions have none."""
        return all(
            _ENDS.search(edition.tokens.content) is not None
            for edition in (self.base, self.witness)
        )

    def add(self, raw: Raw) -> None:
        """Write down a difference that was met where the walk is."""
        if raw.passage != self.passage:
            raw = raw._replace(passage=self.passage)
        self.found.append(raw)

    def add_all(self, raws: list[Raw]) -> None:
        """Write down several differences."""
        for raw in raws:
            self.add(raw)

    def pair(self, base: Part, witness: Part, raws: list[Raw]) -> None:
        """Write down what parts two readings that stand side by side."""
        self.add_all(raws)
        titles = raws and all(raw.code == "wording" and raw.severity == "info" for raw in raws)
        if titles and not (base.attributed or witness.attributed):
            return  # two headings are no words that the texts share
        rewritten = min(base.size, witness.size) > LONGEST_REWORDING
        if not rewritten and all(raw.code not in ("omission", "insertion") for raw in raws):
            same = all(raw.code in _surface.SURFACE for raw in raws)
            self.paired.append((base.at, witness.at, same))

    def place(self, base: Part, witness: Part, edge: str = "") -> Place:
        """Return a place to be judged."""
        return Place(base, witness, edge, self.language, self.repeated, self.aliases, self.stripped)

    def before(self, frame: Frame, base: int, witness: int) -> None:
        """Compare the gaps from where ``frame`` begins to the code points ``base``, ``witness``."""
        self._between(frame.base_text.start, base, frame.witness_text.start, witness)

    def behind(self, frame: Frame, base: int, witness: int) -> None:
        """Compare the gaps from the code points ``base``, ``witness`` to the end of ``frame``."""
        self._between(base, frame.base_text.end, witness, frame.witness_text.end)

    def gap(self, base: Span, witness: Span) -> None:
        """Compare two gaps between the same words, mark by mark."""
        self._between(base.start, base.end, witness.start, witness.end)

    def _between(self, x: int, x_end: int, y: int, y_end: int) -> None:
        one, other = self.base.content[x:x_end], self.witness.content[y:y_end]
        if one == other:
            return  # most are, and need no more to be made
        base, witness = Span(x, x_end), Span(y, y_end)
        for edit in _surface.gap_edits(one, other):
            at_base = Span(base.start + edit.base[0], base.start + edit.base[1])
            at_witness = Span(witness.start + edit.witness[0], witness.start + edit.witness[1])
            severity, note = self._weigh(edit, at_base, at_witness)
            code = "encoding" if note.endswith(STRIPPED) else edit.code
            self.add(Raw(at_base, at_witness, code, severity, note))

    def _weigh(self, edit: _surface.Edit, base: Span, witness: Span) -> tuple[Severity | None, str]:
        """Tell a mark that changes the sense from one that does not."""
        left, right = self.base.slice(base), self.witness.slice(witness)
        if (
            self.stripped
            and edit.code == "punctuation"
            and not (left.isascii() and right.isascii())
        ):
            return None, f"{describe(left or right)} lost: {STRIPPED}"
        if (
            edit.code == "punctuation"
            and _asks(self.base, base) != _asks(self.witness, witness)
            and self._both_punctuated
        ):
            return "warning", "a question mark makes or unmakes a question"
        if edit.code == "whitespace":
            for edition, here, there in ((self.base, base, right), (self.witness, witness, left)):
                breaks = edition.slice(here).count("\n") > 1 >= there.count("\n")
                if breaks and in_mid_sentence(edition.tokens.content, here):
                    return None, "paragraph break in mid-sentence"
        return None, edit.note


def _asks(edition: Edition, span: Span) -> bool:
    """Whether a question mark stands in ``span`` behind something on its line: no lost bullet."""
    text = edition.slice(span)
    at = max(text.rfind("?"), text.rfind("؟"))
    if at < 0:
        return False
    before = edition.content[max(span.start + at - 80, 0) : span.start + at]
    return bool(before.rpartition("\n")[2].strip())


def in_mid_sentence(content: str, span: Span) -> bool:
    """Whether a sentence goes on across ``span``: it does not end before, nor begin after it.

    >>> in_mid_sentence("to the end\\n\\ngame. We", Span(10, 12))
    True
    >>> in_mid_sentence("It ends.\\n\\nWe", Span(8, 10)), in_mid_sentence("So\\n\\nWe", Span(2, 4))
    (False, False)
    """
    before = content[max(span.start - 8, 0) : span.start].rstrip("\"'”’)*_ ")
    after = content[span.end : span.end + 8].lstrip("\"'“‘(*_ ")
    if not before or not after or not after[0].islower():
        return False
    return before[-1].isalnum() or before[-1] in ",;-–—" or before.endswith(("...", "…"))
