"""Give every stretch of a text to a speaker, or to nobody."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.model import Metadata, Span, Turn, Unattributed
from provenance.speakers.annotations import annotations_of
from provenance.speakers.aside import hidden, restored
from provenance.speakers.askers import Floor
from provenance.speakers.completion import completed, distinct, from_fields, with_annotations
from provenance.speakers.labels import learn
from provenance.speakers.lines import blocks_of, lines_of
from provenance.speakers.metadata import metadata_of, title_of
from provenance.speakers.naming import speakers_of
from provenance.speakers.sections import (
    footer_begins,
    heading_kind,
    is_lead,
    speech_before,
    speech_begins,
)
from provenance.text.names import fold, strip
from provenance.text.titles import QUESTIONING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Annotation, Speaker, Transcript
    from provenance.speakers.candidates import Candidate
    from provenance.speakers.lines import Line


@dataclass(slots=True)
class Piece:
    """A stretch on its way to becoming a turn, or text that is nobody's (``nobody`` says why)."""

    start: int
    end: int
    label: Candidate | None = None
    inferred: bool = False
    why: str = ""
    nobody: str = ""


def attribute(transcript: Transcript) -> Transcript:
    """Fill in turns, speakers, annotations and metadata where the format has left them empty.

    All text that holds a letter or a digit lies in exactly one turn or unattributed span.
    """
    if transcript.unattributed and not transcript.turns:
        return from_fields(restored(attribute(hidden(transcript)), transcript))
    content = transcript.text.content
    annotations = transcript.annotations or annotations_of(content)
    if transcript.turns:
        return completed(transcript, annotations)
    lines = lines_of(content)
    aliases = transcript.text.source.facts.aliases
    labels = learn(content, lines, frozenset(fold(strip(label)) for label, _ in aliases))
    if labels.accepted:
        pieces, front = _labelled(content, lines, labels.accepted, labels.interludes)
    else:
        pieces, front = _unlabelled(content, lines)
    dialect, considered = labels.dialect, labels.considered
    del lines, labels  # of a long text these are most of the memory
    pieces = [p for p in (_trimmed(content, piece) for piece in pieces) if p is not None]
    heading = [content[line.start : min(line.end, line.start + 600)] for line in front]
    printed: dict[str, str] = {}
    for piece in pieces:
        if piece.label is not None and piece.label.key and not piece.nobody:
            printed.setdefault(piece.label.key, strip(piece.label.text))
    speakers = speakers_of(transcript, printed, heading)
    title = _title(heading, front)
    found = metadata_of(heading, title)
    declared = transcript.metadata
    metadata = Metadata(
        declared.title or found.title, declared.date or found.date, declared.place or found.place
    )
    turns = _turns(content, pieces, speakers, annotations)
    return replace(
        transcript,
        turns=turns,
        unattributed=tuple(
            Unattributed(Span(p.start, p.end), p.nobody) for p in pieces if p.nobody
        ),
        annotations=annotations,
        speakers=distinct(turns),
        metadata=metadata,
        dialect=dialect
        or "No labels: nothing recurs at the beginnings of lines that reads as a name or a role.",
        considered=considered,
    )


def _title(heading: Sequence[str], front: Sequence[Line]) -> str:
    """Return the title of a heading; a title marked as such ("# …") may run over several lines."""
    marked, lines, wrapped = False, list[str](), list[bool]()
    for text, line in zip(heading, front, strict=True):
        marked = text.startswith("#") if line.gap or text.startswith("#") else marked
        if heading_kind(text) == "heading":
            lines.append(text)
            wrapped.append(marked and not line.gap and not text.startswith("#"))
    return title_of(lines, wrapped)


def _labelled(
    content: str,
    lines: Sequence[Line],
    labels: Sequence[Candidate],
    interludes: Sequence[Candidate],
) -> tuple[list[Piece], list[Line]]:
    first = labels[0].line - (labels[0].begin < lines[labels[0].line].start)
    pieces, front = _opening(content, lines, first, labels[0].begin)
    silent = {c.begin: c for c in interludes if c.begin > labels[0].begin}
    marks = sorted({**{c.begin: c for c in labels}, **silent}.items())
    for at, (begin, label) in enumerate(marks):
        end = marks[at + 1][0] if at + 1 < len(marks) else len(content)
        if begin not in silent:
            pieces.append(Piece(label.start, end, label))
            continue
        stop = min(end, lines[label.line].end)
        pieces.append(Piece(begin, stop, nobody="interlude"))
        if end > stop and pieces[:-1] and content[stop:end].strip():
            pieces.append(Piece(stop, end, _last_label(pieces), True, "goes on after an interlude"))
    _leads(content, pieces)
    _footer(content, lines, pieces)
    return pieces, front


def _last_label(pieces: Sequence[Piece]) -> Candidate | None:
    return next((p.label for p in reversed(pieces) if p.label is not None), None)


def _opening(
    content: str, lines: Sequence[Line], first: int, end: int
) -> tuple[list[Piece], list[Line]]:
    """Divide what stands before the first label into heading and unlabelled speech."""
    blocks = blocks_of(lines, 0, first)
    if end > lines[first].start:  # the first label stands within a line
        return [Piece(0, end, None, True, "speech before the first label")], []
    at = speech_before(content, blocks)
    if at is None:
        return _up_to(content, _heading(content, lines[:first]), end), list(lines[:first])
    upto = blocks[at].first
    pieces = _up_to(content, _heading(content, lines[:upto]), blocks[at].start)
    pieces.append(Piece(blocks[at].start, end, None, True, "speech before the first label"))
    return pieces, list(lines[:upto])


def _heading(content: str, lines: Sequence[Line]) -> list[Piece]:
    """Name the parts of a heading; neighbouring lines of one kind are one part."""
    pieces: list[Piece] = []
    for line in lines:
        kind = heading_kind(content[line.start : min(line.end, line.start + 600)])
        _up_to(content, pieces, line.start)
        if pieces and (pieces[-1].nobody == kind or line.rule):
            pieces[-1].end = line.end
        else:
            pieces.append(Piece(line.start, line.end, nobody=kind))
    return pieces


def _up_to(content: str, pieces: list[Piece], start: int) -> list[Piece]:
    """Let the last piece of a heading reach to ``start``, if no line ends before it.

    What stands between are line ends that are written as a backslash and an n.
    """
    if pieces and "\\" in content[pieces[-1].end : start].strip():
        pieces[-1].end = start
    return pieces


def _leads(content: str, pieces: list[Piece]) -> None:
    """Take away a first turn that the next one prints again: a reprint's lead."""
    spoken = [p for p in pieces if not p.nobody]
    for piece, later in pairwise(spoken[:4]):
        text = content[piece.label.end if piece.label else piece.start : piece.end]
        again = content[later.label.end if later.label else later.start : later.end]
        if is_lead(text, again):
            piece.nobody = "lead"


def _footer(content: str, lines: Sequence[Line], pieces: list[Piece]) -> None:
    """Part the footer from the last turn."""
    last = pieces[-1]
    if last.nobody:
        return
    low = next((i for i, line in enumerate(lines) if line.end > last.start), len(lines))
    blocks = blocks_of(lines, low, len(lines))
    at = footer_begins(content, blocks)
    if at is not None:
        end = last.end
        last.end = blocks[at].start
        pieces.append(Piece(blocks[at].start, end, nobody="footer"))


def _unlabelled(content: str, lines: Sequence[Line]) -> tuple[list[Piece], list[Line]]:
    """One speech, its heading and its footer."""
    if not lines:
        return [], []
    first = speech_begins(content, lines)
    pieces = _up_to(content, _heading(content, lines[:first]), lines[first].start)
    pieces.append(Piece(lines[first].start, len(content), None, True, "no label in the document"))
    _footer(content, lines, pieces)
    return pieces, list(lines[:first])


def _trimmed(content: str, piece: Piece) -> Piece | None:
    """Take white space and bare marks off both ends; None if nothing is left."""
    start, end = piece.start, piece.end
    while end > start and (content[end - 1].isspace() or content[end - 1] in "#_\ufeff"):
        end -= 1
    while end > start:
        low = max(start, end - 400)
        line = max(content.rfind("\n", low, end), content.rfind("\r", low, end))
        # A last line without a letter or digit is a drawn line or a mark of what comes next.
        tail = content[line + 1 : end] if line >= 0 and end - line < 400 else ""
        if not tail or any(c.isalnum() for c in tail) or tail.strip()[:1] in "([\"“”'’.…?!»":
            break
        end = line
        while end > start and content[end - 1].isspace():
            end -= 1
    marks = "\ufeff" if piece.label is not None or piece.nobody else "\ufeff#*_>\\-"
    while start < end and (content[start].isspace() or content[start] in marks):
        start += 1
    if start >= end or not any(c.isalnum() for c in content[start:end]):
        return None
    piece.start, piece.end = start, end
    return piece


def _turns(
    content: str,
    pieces: Sequence[Piece],
    speakers: dict[str, tuple[Speaker, str]],
    annotations: Sequence[Annotation],
) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    floor = Floor(speaker for speaker, _ in speakers.values())
    spoken_pieces = [piece for piece in pieces if not piece.nobody]
    for at, piece in enumerate(spoken_pieces):
        label = piece.label if not piece.inferred else None
        key = piece.label.key if piece.label is not None else ""
        speaker, why = speakers.get(key, (None, ""))
        if piece.label is not None and not key:
            speaker, why = None, "another voice begins; nobody is named"
        spoken = piece.label.end if label is not None and piece.label is not None else piece.start
        following = spoken_pieces[at + 1].label if at + 1 < len(spoken_pieces) else None
        asks = following is not None and following.name.role in QUESTIONING
        speaker = floor.given(speaker, content[max(spoken, piece.end - 400) : piece.end], asks)
        reason = piece.why
        if piece.inferred and why:
            reason = f"{piece.why}; {why}"
        elif not piece.inferred:
            reason = why
        turns.append(
            Turn(
                index=len(turns),
                span=Span(piece.start, piece.end),
                label=Span(label.start, label.end) if label is not None and key else None,
                label_text=sys.intern(content[label.start : label.end]) if label and key else "",
                speaker=speaker,
                inferred=piece.inferred,
                why=reason,
            )
        )
    return with_annotations(turns, annotations)
