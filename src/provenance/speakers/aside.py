"""Leave aside what a format has told to be nobody's: what the speakers' stage sees is the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.model import Span, Turn, Unattributed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Transcript


def hidden(transcript: Transcript) -> Transcript:
    """Return the transcript with line ends in place of all that its format gave to nobody."""
    content, at = transcript.text.content, 0
    parts: list[str] = []
    for part in _asides(transcript):
        parts += [content[at : part.span.start], "\n" * len(part.span)]
        at = part.span.end
    text = replace(transcript.text, content="".join(parts) + content[at:])
    return replace(transcript, text=text, unattributed=())


def _asides(transcript: Transcript) -> list[Unattributed]:
    """Return what stays out of sight: all but headings before the speech, which name speakers."""
    content, at, spoken = transcript.text.content, 0, False
    found: list[Unattributed] = []
    for part in transcript.unattributed:
        spoken = spoken or any(c.isalnum() for c in content[at : part.span.start])
        if spoken or part.why != "heading":
            found.append(part)
        at = part.span.end
    return found


def restored(found: Transcript, given: Transcript) -> Transcript:
    """Put the text that ``hidden`` took out back; a turn that it lies in is parted in two."""
    kept = _asides(given)
    asides = [part.span for part in kept]
    content = given.text.content
    turns: list[Turn] = []
    for turn in found.turns:
        for at, span in enumerate(_around(turn.span, asides, content)):
            inside = tuple(a for a in turn.annotations if span.covers(a.span))
            piece = replace(turn, index=len(turns), span=span, annotations=inside)
            if at:
                why = "goes on after a heading or page furniture"
                piece = replace(piece, label=None, label_text="", inferred=True, why=why)
                piece = replace(piece, continues=True)
            turns.append(piece)
    nobody = [
        Unattributed(span, part.why)
        for part in found.unattributed
        for span in _around(part.span, asides, content)
    ]
    nobody += kept
    return replace(
        found,
        text=given.text,
        turns=tuple(turns),
        unattributed=tuple(sorted(nobody, key=lambda part: part.span)),
    )


def _around(span: Span, asides: Sequence[Span], content: str) -> Iterator[Span]:
    """Yield what is left of ``span`` without ``asides``, trimmed, where it holds a word."""
    at = span.start
    for aside in [*(a for a in asides if a.overlaps(span)), Span(span.end, span.end)]:
        start, end = at, min(aside.start, span.end)
        while start < end and content[start].isspace():
            start += 1
        while start < end and content[end - 1].isspace():
            end -= 1
        if start < end and any(c.isalnum() for c in content[start:end]):
            yield Span(start, end)
        at = max(at, aside.end)
