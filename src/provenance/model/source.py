"""What was received: the bytes, what is known of them, and the text they decode to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Facts:
    """What the catalogue declares about a source; an empty string means not declared."""

    title: str = ""
    event: str = ""
    publisher: str = ""
    creator: str = ""
    role: str = "unknown"
    url: str = ""
    date: str = ""
    language: str = ""
    licence: str = "NOASSERTION"
    captured_at: str = ""
    encoding: str = ""
    format: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    """Pairs of a label as printed and the speaker's name, which decide over every guess."""
    paths: tuple[tuple[str, str], ...] = ()
    """Where a JSON file keeps its turns: pairs of ``turns``, ``speaker``, ``text``, ``start`` or
    ``end`` and the path that leads there."""


@dataclass(frozen=True, slots=True)
class Source:
    """The exact bytes of one capture, addressed by their SHA-256.

    ``id`` is the catalogue's, or the file's stem for a source that nobody registered; ``path`` is
    the path as it was given (``-`` for standard input). ``charset`` is the encoding that the
    server named when it sent these bytes, where that was kept: a claim, which may be wrong.
    """

    id: str
    path: str
    data: bytes = field(repr=False)
    sha256: str
    facts: Facts = Facts()
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done on the way from bytes to text, with what was assumed and how surely (0..1)."""

    name: str
    detail: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class OffsetMap:
    """Which bytes each code point came from, as stretches of constant width.

    Code point ``p`` of the stretch ``i`` with ``points[i] <= p < points[i + 1]`` begins at byte
    ``offsets[i] + (p - points[i]) * widths[i]``. All three are one-dimensional int64 arrays of
    equal length; the last stretch has width 0 and marks the end of both.
    """

    points: NDArray[np.int64]
    offsets: NDArray[np.int64]
    widths: NDArray[np.int64]

    def byte(self, point: int) -> int:
        """Return the offset of the byte at which code point ``point`` begins."""
        at = max(int(self.points.searchsorted(point, side="right")) - 1, 0)
        return int(self.offsets[at] + (point - self.points[at]) * self.widths[at])

    def bytes(self, span: Span) -> Span:
        """Return the half-open span of bytes that ``span`` was decoded from."""
        return Span(self.byte(span.start), self.byte(span.end))


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """The decoded text of a source, byte-true: line ends, odd glyphs and damage are all kept.

    ``encoding`` is a Python codec name, by which ``content`` encodes back to the source's bytes
    (``ascii`` where every byte is below 128); ``steps`` tells how it was arrived at. ``exact`` is
    false for text that was extracted from a container (a PDF, a web page) rather than decoded.
    """

    source: Source
    content: str
    encoding: str
    steps: tuple[Step, ...]
    offsets: OffsetMap
    exact: bool = True
    container: str = ""
    """The format that the text was extracted by; empty for text that was decoded."""
