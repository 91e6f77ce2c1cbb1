"""Transcripts built by hand, so that a rule is tested on its own."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import numpy as np

from provenance.model import (
    Facts,
    Metadata,
    OffsetMap,
    Source,
    Span,
    Speaker,
    Step,
    Text,
    Transcript,
    Turn,
    Unattributed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL = re.compile(r"^\**(?P<label>[A-Z][^\n:*]{0,60}:)\**(?=\s|$)", re.MULTILINE)


def build(
    content: str,
    *,
    labels: Sequence[str] = (),
    opening: bool = False,
    footer: str = "",
    path: str = "text.txt",
    form: str = "text",
    exact: bool = True,
    language: str = "",
    date: str = "",
) -> Transcript:
    """Build a transcript whose turns begin at the lines that open with one of ``labels``.

    Text before the first label is nobody's, or with ``opening`` an unlabelled turn that starts at
    the last block before it; from ``footer`` on, text is nobody's again.
    """
    data = content.encode("utf-8", errors="surrogatepass")
    facts = Facts(language=language, date=date)
    source = Source(path.rpartition(".")[0], path, data, hashlib.sha256(data).hexdigest(), facts)
    zero = np.zeros(1, dtype=np.int64)
    steps = (Step("given", "as the test writes it"),)
    text = Text(source, content, "utf-8", steps, OffsetMap(zero, zero, zero), exact)
    turns, nobody = structure(content, labels, opening, footer)
    speakers = tuple({turn.speaker.name: turn.speaker for turn in turns if turn.speaker}.values())
    return Transcript(text, form, turns, nobody, (), speakers, Metadata())


def structure(
    content: str, labels: Sequence[str], opening: bool, footer: str
) -> tuple[tuple[Turn, ...], tuple[Unattributed, ...]]:
    """Return the turns that ``labels`` open, and what is nobody's around them."""
    places = [
        match.span("label")
        for match in LABEL.finditer(content)
        if match["label"].rstrip(":") in labels
    ]
    if not places:
        return (), ()
    stop = content.index(footer) if footer else len(content)
    starts = [start for start, _ in places]
    nobody = []
    turns: list[Turn] = []
    head = starts[0]
    if opening:
        blocks = [m.end() for m in re.finditer(r"\n\s*\n\s*", content[: starts[0]])]
        head = next((end for end in blocks if ": " not in content[end : end + 30]), 0)
        turns.append(_turn(content, 0, head, starts[0], None, why="heading"))
    if content[:head].strip():
        nobody.append(Unattributed(Span(0, head), "masthead"))
    for (start, end), following in zip(places, [*starts[1:], stop], strict=True):
        turns.append(_turn(content, len(turns), start, following, Span(start, end)))
    if footer:
        nobody.append(Unattributed(Span(stop, len(content)), "footer"))
    return tuple(turns), tuple(nobody)


def _turn(
    content: str, index: int, start: int, end: int, label: Span | None, *, why: str = ""
) -> Turn:
    end = start + len(content[start:end].rstrip().rstrip("*"))
    printed = content[label.start : label.end] if label else ""
    speaker = Speaker(printed.rstrip(":").title()) if label else Speaker("Somebody")
    return Turn(index, Span(start, end), label, printed, speaker, label is None, why)
