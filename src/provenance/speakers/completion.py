"""Turns that the format itself has told: their speakers, marks and metadata are completed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.model import Metadata, Speaker
from provenance.speakers.askers import Floor
from provenance.speakers.inference import named_by_field
from provenance.speakers.metadata import date_in, metadata_of
from provenance.speakers.naming import speakers_of
from provenance.speakers.shapes import shape_of
from provenance.speakers.vocabulary import folded
from provenance.speakers.within import parted
from provenance.text.names import fold, recapitalize, strip
from provenance.text.titles import QUESTIONING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Annotation, Transcript, Turn


def completed(transcript: Transcript, annotations: tuple[Annotation, ...]) -> Transcript:
    """Add what the format could not know: who is one person, who asks, marks, date and place."""
    turns = parted(transcript.text.content, transcript.turns)
    if not any(turn.annotations for turn in turns):
        turns = with_annotations(turns, annotations)
    heading = _heading(transcript)
    turns = _asked(transcript.text.content, _named(transcript, turns, heading))
    declared, found = transcript.metadata, metadata_of(heading)
    metadata = Metadata(
        declared.title or found.title, declared.date or found.date, declared.place or found.place
    )
    return replace(
        transcript,
        turns=turns,
        annotations=annotations,
        speakers=distinct(turns),
        metadata=metadata,
        dialect=transcript.dialect or _dialect(transcript.format, turns),
    )


def from_fields(transcript: Transcript) -> Transcript:
    """Take the day, and the name of the one voice, from fields that a page shows over the speech.

    "Name: Jane Roe" and "Date: May 3, 2012" may stand in what the format has kept aside.
    """
    first = min((turn.span.start for turn in transcript.turns), default=0)
    content, lines = transcript.text.content, list[str]()
    for part in transcript.unattributed:
        if part.span.start < first and len(lines) < _FIELDS:
            lines += content[part.span.start : part.span.end].splitlines()
    lines = [line.strip() for line in lines[:_FIELDS] if line.count(":") == 1]
    metadata, turns = transcript.metadata, transcript.turns
    if not metadata.date:
        dated = (date_in(line) for line in lines if fold(line.partition(":")[0]) in _DATED)
        day = next((found[0] for found in dated if found), "")
        metadata = replace(metadata, date=day)
    if turns and not any(turn.speaker for turn in turns) and not any(t.label for t in turns):
        name, why = named_by_field(lines)
        if name:
            speaker = Speaker(recapitalize(name))
            turns = tuple(replace(t, speaker=speaker, why=f"{t.why}; {why}") for t in turns)
    return replace(transcript, metadata=metadata, turns=turns, speakers=distinct(turns))


_FIELDS = 400
"""So many lines are looked through for fields."""
_DATED = folded("date fecha datum data дата التاريخ delivered")


def _heading(transcript: Transcript) -> list[str]:
    """Return the lines of the document's title and of what the format calls headings."""
    first = transcript.turns[0].span.start
    content = transcript.text.content
    told = [transcript.metadata.title] if transcript.metadata.title else []
    for part in transcript.unattributed:
        if part.span.start < first and part.why == "heading":
            told += content[part.span.start : part.span.end].splitlines()
    return [line[:600] for line in told if line.strip()][:60]


def _named(
    transcript: Transcript, turns: Sequence[Turn], heading: Sequence[str]
) -> tuple[Turn, ...]:
    """Give one person one name; what the catalogue says of a label is left as it is."""
    fixed = {name for _, name in transcript.text.source.facts.aliases}
    printed: dict[str, str] = {}
    keys: dict[str, str] = {}
    for turn in turns:
        if turn.speaker is not None and turn.speaker.name not in fixed:
            label = _last_line(turn.label_text) if turn.label_text else turn.speaker.name
            keys[turn.speaker.name] = fold(label)
            printed.setdefault(fold(label), label)
    known = speakers_of(transcript, printed, heading)

    def better(speaker: Speaker) -> Speaker:
        found = known.get(keys.get(speaker.name, ""), (speaker, ""))[0]
        return (
            speaker
            if speaker.name not in keys
            else replace(speaker, name=found.name, role=speaker.role or found.role)
        )

    named = tuple(replace(t, speaker=better(t.speaker)) if t.speaker else t for t in turns)
    alone, why = known.get("", (None, ""))
    if alone is not None and not any(turn.speaker for turn in named):
        named = tuple(replace(turn, speaker=alone, inferred=True, why=why) for turn in named)
    return named


def _last_line(label: str) -> str:
    """Return the label without the heading that stands over it, in the same field."""
    lines = label.splitlines()
    last = strip(lines[-1])
    over = len(lines) > 1 and shape_of(last)[0] and not lines[-2].rstrip().endswith((",", "-"))
    return last if over else strip(label)


def _asked(content: str, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Name the questioners whom another voice calls upon before they speak."""
    floor = Floor(distinct(turns))
    given: list[Turn] = []
    for at, turn in enumerate(turns):
        speaker = turns[at + 1].speaker if at + 1 < len(turns) else None
        asks = speaker is not None and speaker.role in QUESTIONING
        start = turn.label.end if turn.label is not None else turn.span.start
        tail = content[max(start, turn.span.end - 400) : turn.span.end]
        speaker = floor.given(turn.speaker, tail, asks)
        given.append(turn if speaker is turn.speaker else replace(turn, speaker=speaker))
    return tuple(given)


def _dialect(format: str, turns: Sequence[Turn]) -> str:  # noqa: A002 - the model's own word
    """Tell that the format itself names the speakers, and how many labels of how many kinds."""
    labels = [turn.label_text for turn in turns if turn.label_text]
    if not labels:
        return ""
    kinds = len({fold(strip(label)) for label in labels})
    return (
        f"The format names the speakers itself ({format}): "
        f"{len(labels)} label{'' if len(labels) == 1 else 's'} of "
        f"{kinds} kind{'' if kinds == 1 else 's'}."
    )


def with_annotations(turns: Sequence[Turn], annotations: Sequence[Annotation]) -> tuple[Turn, ...]:
    """Give each turn the annotations that lie within it; both are in text order."""
    given: list[Turn] = []
    at = 0
    for turn in turns:
        while at < len(annotations) and annotations[at].span.start < turn.span.start:
            at += 1
        first = at
        while at < len(annotations) and annotations[at].span.end <= turn.span.end:
            at += 1
        given.append(
            replace(turn, annotations=tuple(annotations[first:at])) if at > first else turn
        )
    return tuple(given)


def distinct(turns: Sequence[Turn]) -> tuple[Speaker, ...]:
    """Return the speakers of ``turns`` in the order in which they speak, once each."""
    found: dict[str, Speaker] = {}
    for turn in turns:
        if turn.speaker is not None:
            found.setdefault(turn.speaker.name, replace(turn.speaker, asker=""))
    return tuple(found.values())
