"""What people and programs call the text and its speaker, in keys of JSON and heads of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.formats._json_strings import Pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.formats._json_strings import Value, Word

TEXTS: Final = (
    "text", "transcript", "transcription", "statement", "content", "body", "utterance",
    "utterances", "speech", "utf8", "line", "lines", "caption", "message", "paragraph",
    "paragraphs", "sentences", "quote", "dialogue", "words", "value", "punctuatedword", "word",
    "display", "displaytext", "sentence", "rawtext", "texte", "texto", "propos", "intervención",
    "wortlaut", "redetext", "beitrag", "testo", "текст", "النص", "elements", "alternatives",
    "nbest", "segs",
)  # fmt: skip
"""In order of preference, without case and marks: Whisper, WhisperX, AssemblyAI, Deepgram, Rev,
Amazon Transcribe, Google, Azure, YouTube, Podcasting 2.0, and lists that people make."""
READINGS: Final = ("alternatives", "nbest")
"""Several readings of one phrase, of which the first is the likeliest."""
SPEAKERS: Final = (
    "speaker", "speakername", "speakerlabel", "name", "role", "author", "voice", "person",
    "participant", "actor", "character", "from", "speakerid", "speakertag", "who", "user",
    "username", "displayname", "redner", "rednerin", "sprecher", "intervenant", "intervenante",
    "orateur", "locuteur", "orador", "oradora", "hablante", "ponente", "oratore", "спикер",
    "докладчик", "оратор", "المتحدث",
)  # fmt: skip
STARTS: Final = (
    "start", "starttime", "begin", "startms", "tstartms", "offset", "timestamp", "startoffset",
    "offsetmilliseconds", "ts", "datastart", "timecode", "timecodein", "zeit", "beginn", "début",
    "debut", "inicio", "hora", "inizio", "начало", "время",
)  # fmt: skip
ENDS: Final = (
    "end", "endtime", "stop", "endms", "endoffset", "endts", "dataend", "timecodeout", "ende",
    "fin", "fine", "конец",
)  # fmt: skip
SPANS: Final = ("timespan", "timerange", "timestamps", "duration")
"""Cells that hold a beginning and an end."""
LASTS: Final = ("duration", "dur", "ddurationms", "durationms", "durationmilliseconds")
LONGEST_NAME: Final = 200
_UNITS: Final = ((1.0, 0.2), (1e3, 2e-4), (1e7, 0.0))
"""How many units make a second, and how many characters are said in one of them at least."""
_MARKS: Final = re.compile(r"[\W_]")


_CLOCK: Final = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d{1,9})?)")
_TIMECODE: Final = re.compile(r"(\d{1,4}:\d{2}:\d{2})[:;]\d{1,3}")
_NUMBER: Final = re.compile(r"\d{1,12}(?:\.\d{1,12})?s?")
_LASTED: Final = re.compile(
    r"PT(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?", re.IGNORECASE
)
FAR: Final = 1e12
"""No time is greater, in any unit: what no file means are infinities and endless numbers."""


def seconds_of(spelt: str) -> float | None:
    """Return the seconds that a time spelt in words gives, None where it is none.

    >>> seconds_of("01:02.5"), seconds_of("1:00:00"), seconds_of("7.5s"), seconds_of("noon")
    (62.5, 3600.0, 7.5, None)
    >>> seconds_of("PT1M2.5S")
    62.5
    """
    spelt = spelt.strip()
    if found := _TIMECODE.fullmatch(spelt):
        spelt = found[1]  # nobody says how many frames a second has
    if found := _LASTED.fullmatch(spelt):
        hours, minutes, seconds = found.groups()
        return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds or 0)
    if found := _CLOCK.fullmatch(spelt):
        hours, minutes, seconds = found.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    return float(spelt.rstrip("s")) if _NUMBER.fullmatch(spelt) else None


def time_of(value: Value) -> float | None:
    """Return the time that a value of a JSON file is, in the file's own unit; None if it is none.

    Besides numbers and what ``seconds_of`` reads there are objects of seconds and nanoseconds.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return float(value) if abs(value) < FAR else None
    if isinstance(value, list):
        keys = dict(value) if isinstance(value, Pairs) else {}
        whole = time_of(keys.get("seconds")) if keys.keys() <= {"seconds", "nanos"} else None
        parts = time_of(keys.get("nanos")) or 0.0
        return None if whole is None and "nanos" not in keys else (whole or 0.0) + parts / 1e9
    return seconds_of(value.value)


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


def unit_of(stretches: Sequence[tuple[float | None, float | None, int]]) -> float | None:
    """Return how many of a file's units of time make a second; None where they are no times.

    Each stretch is its beginning, its end and how many characters are said in it. People speak
    some fifteen characters a second: seconds, thousandths and the ten millionths of some
    recognisers lie far enough apart. What counts as many units as there are characters counts the
    characters.
    """
    until = [end for _, end, _ in stretches]
    ended = any(end is not None for end in until)
    if not ended:
        until = [*(start for start, _, _ in stretches[1:]), None]
    lasted = characters = 0.0
    for (start, _, size), end in zip(stretches, until, strict=True):
        if start is not None and end is not None and end > start:
            lasted += end - start
            characters += size
    rate = characters / lasted if lasted else 15.0
    if not ended and 0.8 < rate < 1.2:
        return None
    return next(unit for unit, least in _UNITS if rate >= least)
