"""WebVTT captions: cues joined to paragraphs and turns, word times and styles left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.formats._captions import TIMING, transcript_of
from provenance.formats._format import Format

if TYPE_CHECKING:
    from provenance.model import Text, Transcript

_BEGINS: Final = re.compile(r"\ufeff?\s{0,20}WEBVTT(?:[ \t][^\r\n]{0,1000})?(?:\r\n|\r|\n|$)")
_SAMPLE: Final = 200_000


def _claims(text: Text) -> bool:
    """Claim what begins as the standard demands and holds a cue."""
    sample = text.content[:_SAMPLE]
    if not _BEGINS.match(sample):
        return False
    return any(TIMING.match(line) for line in sample.splitlines() if "-->" in line[:80])


def _read(text: Text) -> Transcript:
    return transcript_of(text, "webvtt")


plugin = Format(
    code="webvtt",
    rank=200,
    meaning="WebVTT captions: cues joined to paragraphs and turns",
    claims=_claims,
    read=_read,
)
