"""Tiers of ELAN and EXMARaLDA: what each voice says on its own line of time, put in one order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._cues import Cue, Line, Piece, joined, voiced
from provenance.formats._draft import bounded
from provenance.formats._format import Format
from provenance.formats._keys import LONGEST_NAME, seconds_of
from provenance.formats._xml_tree import Element, tree
from provenance.model import Metadata, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Text, Transcript

_ROOT: Final = re.compile(
    r"\ufeff?\s{0,100}(?:<\?[^<>]{0,500}\?>\s{0,100}|<!--[^<>]{0,5000}-->\s{0,100}"
    r"|<!DOCTYPE[^<>]{0,500}>\s{0,100}){0,5}<(?:ANNOTATION_DOCUMENT|basic-transcription)[\s>]"
)


def _claims(text: Text) -> bool:
    """Claim an XML text whose root is that of ELAN or of a basic transcription."""
    return bool(_ROOT.match(text.content[:30_000]))


def _read(text: Text) -> Transcript:
    bounded(text, "elan")
    try:
        root = tree(text.content)
    except ValueError as error:
        raise FormatError(
            f"{text.source.path}: these annotations are no XML that can be read ({error}). Save "
            'them again, or declare format = "plain-text" in the catalogue to read them as they '
            "stand"
        ) from None
    elan = root.name == "annotation_document"
    times = _times(root)
    tiers = [element for element in root.walk() if element.name == "tier" and _of_words(element)]
    names = _names(root)
    cues = [
        cue
        for tier in tiers
        for cue in (_annotations(tier, times) if elan else _events(tier, times, names))
    ]
    if not cues:
        raise FormatError(
            f"{text.source.path}: no tier of it holds words that a time is given for. Export the "
            "tier that does, or register its text"
        )
    cues.sort(key=lambda cue: cue.start)
    title = next((e.words[:300] for e in root.walk() if e.name == "transcription-name"), "")
    said = ", ".join(t.get("tier_id", "display-name", "id") for t in tiers[:12])
    steps = (
        Step("tiers", f"{len(tiers)} put in the order of time: {said}", 0.9),
        Step("offsets", "count characters of the extracted text, not bytes of the file"),
    )
    return joined(text, "elan", cues, *steps, metadata=Metadata(title=title), located=False)


def _of_words(tier: Element) -> bool:
    """Whether a tier holds what is said: no other tier is its parent, it describes nothing."""
    return not tier.get("parent_ref") and tier.get("type") in ("", "t")


def _times(root: Element) -> dict[str, float]:
    """Return the seconds of each point of the time line, by its identifier."""
    found: dict[str, float] = {}
    for element in root.walk():
        if element.name == "time_slot" and element.get("time_value").isdecimal():
            found[element.get("time_slot_id")] = int(element.get("time_value")[:15]) / 1000
        elif element.name == "tli" and (at := seconds_of(element.get("time")[:40])) is not None:
            found[element.get("id")] = at
    return found


def _names(root: Element) -> dict[str, str]:
    """Return the names of the speakers of a basic transcription, by their identifiers."""
    return {
        element.get("id"): next(
            (e.words for e in element.elements if e.name == "abbreviation" and e.words), ""
        )
        for element in root.walk()
        if element.name == "speaker"
    }


def _annotations(tier: Element, times: dict[str, float]) -> Iterator[Cue]:
    name = tier.get("participant", "tier_id")[:LONGEST_NAME]
    for element in tier.walk():
        if element.name == "alignable_annotation":
            begin = times.get(element.get("time_slot_ref1"))
            yield from _cue(element, name, begin, times.get(element.get("time_slot_ref2")))


def _events(tier: Element, times: dict[str, float], names: dict[str, str]) -> Iterator[Cue]:
    name = names.get(tier.get("speaker")) or tier.get("speaker", "display-name")
    for element in tier.elements:
        if element.name == "event":
            begin = times.get(element.get("start"))
            yield from _cue(element, name[:LONGEST_NAME], begin, times.get(element.get("end")))


def _cue(element: Element, name: str, begin: float | None, end: float | None) -> Iterator[Cue]:
    runs = [run for run in element.runs() if run.words.strip()]
    if begin is None or not runs:
        return
    pieces = tuple(Piece(run.start, run.end, run.words) for run in runs)
    cue = Cue(begin, begin if end is None else max(begin, end), (Line(pieces, None, timed=False),))
    place = runs[0].start
    yield voiced(cue, Piece(place, place, name)) if name else cue


plugin = Format(
    code="elan",
    rank=142,
    meaning="tiers of ELAN and EXMARaLDA: voices on a line of time",
    claims=_claims,
    read=_read,
)
