"""What people and programs call the text and its speaker, in keys of JSON and heads of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.formats._json_strings import Word

TEXTS: Final = (
    "text", "transcript", "transcription", "statement", "content", "body", "utterance",
    "utterances", "speech", "utf8", "line", "lines", "caption", "message", "paragraph",
    "paragraphs", "sentences", "quote", "dialogue", "words", "value", "punctuatedword", "word",
    "display", "elements", "alternatives", "segs",
)  # fmt: skip
"""In order of preference, without case and marks: Whisper, WhisperX, AssemblyAI, Deepgram, Rev,
Amazon Transcribe, Google, YouTube, Podcasting 2.0, and lists that people make."""
SPEAKERS: Final = (
    "speaker", "speakername", "speakerlabel", "name", "role", "author", "voice", "person",
    "participant", "actor", "character", "from", "speakerid", "speakertag", "who",
)  # fmt: skip
STARTS: Final = ("start", "starttime", "begin", "startms", "tstartms", "offset", "timestamp")
ENDS: Final = ("end", "endtime", "stop", "endms")
LONGEST_NAME: Final = 200
_MARKS: Final = re.compile(r"[\W_]")


_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d{1,9})?)")
_NUMBER: Final = re.compile(r"\d{1,12}(?:\.\d{1,12})?s?")


def seconds_of(spelt: str) -> float | None:
    """Return the seconds that a time spelt in words gives, None where it is none.

    >>> seconds_of("01:02.5"), seconds_of("1:00:00"), seconds_of("7.5s"), seconds_of("noon")
    (62.5, 3600.0, 7.5, None)
    """
    spelt = spelt.strip()
    if found := _CLOCK.fullmatch(spelt):
        hours, minutes, seconds = found.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    return float(spelt.rstrip("s")) if _NUMBER.fullmatch(spelt) else None


def plain(key: str) -> str:
    """Return a key as it is looked up: "Start time (ms)" is "starttimems"."""
    return _MARKS.sub("", key.lower())


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: what is said, and who says it."""

    texts: tuple[Word, ...]
    speaker: Word | None
    number: str = ""
    """The name made of the number that stands for a speaker whom nobody names."""
    start: float | None = None
    end: float | None = None
    timed: bool = False

    @property
    def who(self) -> str:
        """Who speaks, as the file says it; empty if it does not."""
        return self.speaker.value.strip() if self.speaker else self.number
