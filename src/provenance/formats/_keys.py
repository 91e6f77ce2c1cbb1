"""What people and programs call the text and its speaker, in keys of JSON and heads of tables."""

from __future__ import annotations

import re
from typing import Final

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


def plain(key: str) -> str:
    """Return a key as it is looked up: "Start time (ms)" is "starttimems"."""
    return _MARKS.sub("", key.lower())
