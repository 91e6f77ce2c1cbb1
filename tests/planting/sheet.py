"""The sheet that damage is planted on: pieces of the base in witness order, with edits in them."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planting.model import Page, Planted, Planting, Run
from provenance.model import Span

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence


@dataclass(slots=True)
class Edit:
    """Base text replaced by other text; ``planted`` is None for a part of a larger event."""

    span: Span
    text: str
    code: str
    note: str = ""
    accept: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    severity: str = ""
    source: Span | None = None
    """The base span to name in the truth where it is not ``span`` (what a copy repeats)."""


@dataclass(slots=True)
class Piece:
    """A stretch of the base as it is printed in the witness."""

    span: Span
    edits: list[Edit] = field(default_factory=list)
    code: str = ""
    note: str = ""


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends; where there is nothing else, as it is."""
    body = text[start:end]
    if not body.strip():
        return Span(start, end)
    return Span(start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip()))


class Sheet:
    """Where planting happens: keeps edits apart, and renders the witness with the truth."""

    def __init__(self, page: Page, rng: random.Random, *, near: bool = False) -> None:
        self.page = page
        self.rng = rng
        self.near = near
        self.pieces = [Piece(Span(0, len(page.text)))]
        self._taken: list[tuple[int, int]] = []
        self.pivots: list[Span] = []
        """Base text that others have changed places around."""
        self.passed: list[Span] = []
        """Base text that a passage not much shorter was carried past."""
        self.closed_end = False
        """Set once the witness breaks off: nothing may be printed after its end."""

    @property
    def text(self) -> str:
        """The clean base."""
        return self.page.text

    def free(self, span: Span, words: int | None = None) -> bool:
        """Whether ``span`` lies in one piece, with so many untouched words to the next edit.

        One word lies between edits that are planted near each other, eight otherwise; glyphs ask
        for none.
        """
        guard = (1 if self.near else 8) if words is None else words
        wide = self.page.widened(span, guard)
        at = bisect_left(self._taken, (wide.start, wide.start))
        for start, end in self._taken[max(at - 1, 0) : at + 2]:
            if start < wide.end and wide.start < end:
                return False
            if start == end and (wide.start < start < wide.end or span == Span(start, end)):
                return False
            if len(wide) == 0 and start < wide.start < end:
                return False
        return self.piece_of(span) is not None

    def piece_of(self, span: Span) -> Piece | None:
        """The piece that prints ``span`` whole; further copies of a passage do not count."""
        for piece in self.pieces:
            if piece.code != "duplication" and piece.span.covers(span):
                return piece
        return None

    def take(self, span: Span) -> None:
        """Keep later edits off ``span``."""
        insort(self._taken, (span.start, span.end))

    def pick(self, sites: Sequence[Span], words: int | None = None) -> Span | None:
        """Choose a free site: now and then the first, the last, or one next to another edit."""
        if not sites:
            return None
        tries = [self.rng.choice(sites) for _ in range(40)]
        if self.rng.random() < 0.15:
            tries[:0] = [sites[0]] if self.rng.random() < 0.5 else [sites[-1]]
        if self.near and self._taken and self.rng.random() < 0.8:
            place = self.rng.choice(self._taken)[0]
            tries[:0] = sorted(sites, key=lambda site: abs(site.start - place))[:12]
        return next((site for site in tries if self.free(site, words)), None)

    def edit(
        self,
        span: Span,
        text: str,
        code: str,
        note: str,
        *,
        accept: tuple[str, ...] = (),
        also: tuple[str, ...] = (),
        severity: str = "",
        source: Span | None = None,
    ) -> None:
        """Plant ``text`` in place of ``span``, which must be free."""
        piece = self.piece_of(span)
        assert piece is not None, "an edit must lie in one piece"
        piece.edits.append(Edit(span, text, code, note, accept, also, severity, source))
        self.take(span)

    def split(self, at: int) -> int:
        """Cut the piece that holds ``at`` in two there; return the index of the second part."""
        for index, piece in enumerate(self.pieces):
            if piece.code == "duplication":
                continue
            if piece.span.start == at:
                return index
            if piece.span.start < at < piece.span.end:
                right = Piece(
                    Span(at, piece.span.end),
                    [edit for edit in piece.edits if edit.span.start >= at],
                    piece.code,
                    piece.note,
                )
                piece.edits = [edit for edit in piece.edits if edit.span.start < at]
                piece.span = Span(piece.span.start, at)
                self.pieces.insert(index + 1, right)
                return index + 1
        return len(self.pieces)

    def lift(self, span: Span) -> Piece:
        """Take the piece that is exactly ``span`` out of the order, to be put in elsewhere."""
        index = self.split(span.start)
        self.split(span.end)
        piece = self.pieces.pop(index)
        assert piece.span == span
        return piece

    def render(self, name: str = "", seed: int = 0) -> Planting:
        """Print the witness and say where everything came to stand."""
        out: list[str] = []
        runs: list[Run] = []
        truth: list[Planted] = []
        size = 0

        def put(text: str) -> None:
            nonlocal size
            out.append(text)
            size += len(text)

        for piece in self.pieces:
            begin, at = size, piece.span.start
            copy = piece.code == "duplication"
            for edit in sorted(piece.edits, key=lambda edit: (edit.span.start, edit.span.end)):
                if at < edit.span.start:
                    runs.append(Run(at, size, edit.span.start - at, copy))
                    put(self.text[at : edit.span.start])
                start = size
                put(edit.text)
                at = edit.span.end
                where = edit.source or edit.span
                body = trimmed(edit.text, 0, len(edit.text))
                truth.append(
                    Planted(
                        edit.code,
                        where
                        if edit.code == "whitespace"
                        else trimmed(self.text, where.start, where.end),
                        Span(start + body.start, start + body.end),
                        edit.note,
                        edit.accept,
                        edit.also,
                        edit.severity,
                    )
                )
            if at < piece.span.end:
                runs.append(Run(at, size, piece.span.end - at, copy))
                put(self.text[at : piece.span.end])
            if piece.code:
                printed = "".join(out)
                truth.append(
                    Planted(
                        piece.code,
                        trimmed(self.text, piece.span.start, piece.span.end),
                        trimmed(printed, begin, size),
                        piece.note,
                        also=("whitespace",),
                    )
                )
        witness = "".join(out)
        return Planting(
            name or self.page.name,
            self.page.language,
            seed,
            self.text,
            witness,
            tuple(sorted((_with_twin(p, runs) for p in truth), key=lambda p: (p.witness, p.base))),
            tuple(runs),
        )


def _with_twin(planted: Planted, runs: list[Run]) -> Planted:
    """Give a duplication the witness span of the passage's first printing."""
    if planted.code != "duplication":
        return planted
    ends = [
        (
            run.witness + max(planted.base.start - run.base, 0),
            run.witness + min(planted.base.end - run.base, run.length),
        )
        for run in runs
        if not run.copy
        and run.base < planted.base.end
        and planted.base.start < run.base + run.length
    ]
    if not ends:
        return planted
    twin = Span(min(start for start, _ in ends), max(end for _, end in ends))
    return Planted(
        planted.code,
        planted.base,
        planted.witness,
        planted.note,
        planted.accept,
        planted.also,
        planted.severity,
        twin,
    )
