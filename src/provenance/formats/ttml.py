"""Captions in XML: TTML (DFXP, EBU-TT, SMPTE-TT), and the two kinds that YouTube sends."""

from __future__ import annotations

import html as entities
import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._cues import Cue, Line, Piece, joined, voiced
from provenance.formats._draft import bounded
from provenance.formats._format import Format
from provenance.formats._keys import seconds_of
from provenance.formats._xml_tree import Element, tree
from provenance.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Text, Transcript

_BEGINS: Final = re.compile(
    r"\ufeff?\s{0,100}(?:<\?[^<>]{0,500}\?>\s{0,100})?(?:<!--[^<>]{0,5000}-->\s{0,100})?"
    r"<(?:(?:[\w.-]{1,40}:)?tt(?=[\s>])[^<>]{0,9000}ttaf|(?:[\w.-]{1,40}:)?tt(?=[\s>])"
    r"[^<>]{0,9000}/ns/ttml|timedtext[\s>]|transcript\s{0,9}>\s{0,100}<text\s{1,9}start=)",
    re.IGNORECASE,
)
_METRIC: Final = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)(h|m|s|ms|f|t)")
_FRAMES: Final = re.compile(r"(\d{1,4}:\d{2}:\d{2}):(\d{1,3})(?:\.\d{1,3})?")
_PER: Final = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_UNSEEN: Final = frozenset({"metadata", "head", "rp", "rt"})


def _claims(text: Text) -> bool:
    """Claim an XML text whose root is one of timed text."""
    return bool(_BEGINS.match(text.content[:20_000]))


def _read(text: Text) -> Transcript:
    bounded(text, "ttml")
    try:
        root = tree(text.content)
    except ValueError as error:
        raise FormatError(
            f"{text.source.path}: these captions are no XML that can be read ({error}). Export "
            'them again, or declare format = "plain-text" in the catalogue to read them as they '
            "stand"
        ) from None
    reading = _Reading(root)
    cues = [cue for element in root.walk() if element.name in ("p", "text")
            for cue in reading.cue(element)]  # fmt: skip
    if not cues:
        raise FormatError(
            f"{text.source.path}: <{root.name}> without a caption that has a time and words. "
            "Export it again, or declare another format in the catalogue"
        )
    return joined(text, "ttml", cues, metadata=Metadata(title=_title(root)))


class _Reading:
    """One file of captions: how it counts time, and who its voices are."""

    def __init__(self, root: Element) -> None:
        self.root = root
        rate = root.get("framerate")
        ticks = root.get("tickrate")
        multiplier = root.get("frameratemultiplier").split()
        factor = 1.0
        if len(multiplier) == 2 and all(part.isdecimal() and int(part) for part in multiplier):
            factor = int(multiplier[0]) / int(multiplier[1])
        frames = (float(rate) if rate.isdecimal() and int(rate) else 30.0) * factor
        self.frames = frames
        self.ticks = float(ticks) if ticks.isdecimal() and int(ticks) else frames
        self.voices = _voices(root)

    def cue(self, element: Element) -> tuple[Cue, ...]:
        """Read one paragraph; one without words or without a time is none."""
        begin, end = self._times(element)
        if begin is None:
            return ()
        lines: list[list[Piece]] = [[]]
        _lines(element, lines)
        shown = tuple(
            line for pieces in lines if (line := Line(tuple(pieces), None, False)).words.strip()
        )
        if not shown:
            return ()
        cue = Cue(begin, max(begin, begin if end is None else end), shown)
        agent = element.get("agent") or next(
            (kid.get("agent") for kid in element.walk() if kid.get("agent")), ""
        )
        name = self.voices.get(agent.split()[0] if agent else "", "")
        place = shown[0].pieces[0].start
        return (voiced(cue, Piece(place, place, name)) if name else cue,)

    def _times(self, element: Element) -> tuple[float | None, float | None]:
        """Return when a paragraph is shown; what is around it may say from when on it counts."""
        if self.root.name != "tt":
            return _youtube(element)
        begin, end = self._time(element.get("begin")), self._time(element.get("end"))
        lasts = self._time(element.get("dur"))
        spans = [kid for kid in element.elements if kid.get("begin")] if begin is None else []
        if spans:
            begin, end = self._time(spans[0].get("begin")), self._time(spans[-1].get("end"))
        since, around = 0.0, element.parent
        while around is not None:
            since += self._time(around.get("begin")) or 0.0
            around = around.parent
        if begin is None:
            return (since, None) if since else (None, None)
        until = end if end is not None else None if lasts is None else begin + lasts
        return since + begin, None if until is None else since + until

    def _time(self, spelt: str) -> float | None:
        spelt = spelt.strip()[:40]
        if found := _METRIC.fullmatch(spelt):
            number, unit = float(found[1]), found[2]
            if unit in _PER:
                return number * _PER[unit]
            return number / (self.frames if unit == "f" else self.ticks)
        if found := _FRAMES.fullmatch(spelt):
            return (seconds_of(found[1]) or 0.0) + int(found[2]) / self.frames
        return seconds_of(spelt)


def _youtube(element: Element) -> tuple[float | None, float | None]:
    """Return when YouTube shows a paragraph: seconds in <text>, thousandths in <p>."""
    unit = 1.0 if element.name == "text" else 1000.0
    begin = seconds_of(element.get("start", "t")[:40])
    lasts = seconds_of(element.get("dur", "d")[:40])
    if begin is None:
        return None, None
    return begin / unit, None if lasts is None else (begin + lasts) / unit


def _lines(element: Element, lines: list[list[Piece]]) -> None:
    """Add what a paragraph shows to ``lines``, the last of which is being written."""
    stack = list(reversed(element.kids))
    while stack:
        kid = stack.pop()
        if not isinstance(kid, Element):
            lines[-1].append(Piece(kid.start, kid.end, kid.words))
        elif kid.name == "br":
            lines.append([])
        elif kid.name not in _UNSEEN:
            stack += reversed(kid.kids)
    if element.name == "text" and any("&" in piece.words for piece in lines[0]):
        # YouTube escapes here what was escaped already.
        words = entities.unescape("".join(piece.words for piece in lines[0]))
        lines[0] = [Piece(lines[0][0].start, lines[0][-1].end, words)]


def _voices(root: Element) -> Mapping[str, str]:
    """Return the names of the agents that a file lists, by their identifiers."""
    found: dict[str, str] = {}
    for element in root.walk():
        if element.name == "agent" and element.get("id"):
            name = next((e.words for e in element.elements if e.name == "name" and e.words), "")
            if 0 < len(name) <= 200:
                found[element.get("id")] = name
    return found


def _title(root: Element) -> str:
    return next((e.words[:300] for e in root.walk() if e.name == "title" and e.words), "")


plugin = Format(
    code="ttml",
    rank=140,
    meaning="captions in XML: TTML (DFXP, EBU-TT), and what YouTube sends",
    claims=_claims,
    read=_read,
)
