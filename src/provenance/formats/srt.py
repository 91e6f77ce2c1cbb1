"""SubRip captions (SRT): cues joined to paragraphs and turns, numbers left out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from provenance.formats._captions import TIMING, transcript_of
from provenance.formats._format import Format

if TYPE_CHECKING:
    from provenance.model import Text, Transcript

_SAMPLE: Final = 20_000


def _claims(text: Text) -> bool:
    """Claim what opens with a number, a line of times and text, or with the last two."""
    lines = [line.strip() for line in text.content[:_SAMPLE].lstrip("\ufeff").splitlines()]
    lines = [line for line in lines if line][:3]
    if len(lines) < 2:
        return False
    if "-->" in lines[0] and TIMING.match(lines[0]):
        return True
    return any(
        number.isdecimal() and "-->" in times[:80] and TIMING.match(times)
        for number, times in pairwise(lines[:2])
    )


def _read(text: Text) -> Transcript:
    return transcript_of(text, "srt")


plugin = Format(
    code="srt",
    rank=210,
    meaning="SubRip captions (SRT): cues joined to paragraphs and turns",
    claims=_claims,
    read=_read,
)
