"""Hostile text: nothing is lost, nothing breaks, nothing hangs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Facts, OffsetMap, Source, Text, Transcript
from provenance.speakers import attribute, join

LONG = {
    "letters": "a" * 1_000_000,
    "capitals": "A" * 1_000_000,
    "spaces": " " * 1_000_000,
    "line ends": "\n" * 1_000_000,
    "colons": ":" * 1_000_000,
    "labels in one line": "Yes. AB: " * 110_000,
    "brackets": "(" * 1_000_000,
    "square brackets": "[ " * 500_000,
    "stars": "*" * 1_000_000,
    "pointed": ">> " * 330_000,
    "drawn lines": "---\n" * 100_000,
    "full stops": "A. " * 330_000,
    "names": "JOHN KERRY " * 90_000,
    "tags": "<p>" * 330_000,
    "many names": "".join(f"MR X{n:05}Y: I say so.\n" for n in range(8_000)),
}


def _covered(transcript):
    content = transcript.text.content
    spans = sorted([t.span for t in transcript.turns] + [u.span for u in transcript.unattributed])
    at = 0
    for span in spans:
        assert span.start >= at
        assert not any(c.isalnum() for c in content[at : span.start])
        at = span.end
    assert not any(c.isalnum() for c in content[at:])


@pytest.mark.parametrize("name", LONG)
def test_long(read, name):
    _covered(read(LONG[name]))


_PIECES = st.sampled_from(
    ["MR SMITH:", "Jane Roe:", "**", "Q.", "THE PRESIDENT.", ">>", "---", "\n", "\n\n", "\r\n", " ",
     "Good morning.", "(Laughter.)", "http://x.y", "Copyright", "[00:01:02]", "—", "I say: no.",
     "Break:", "#", "أولا:", "Вопрос:", "\ufeff", "\u00a0", "I thank you all very much for it."]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_nothing_is_lost(text):
    points = np.array([0, len(text)], dtype=np.int64)
    source = Source("x", "x", b"", "", Facts())
    offsets = OffsetMap(points, points, np.array([1, 0], dtype=np.int64))
    transcript = attribute(Transcript(Text(source, text, "utf-8", (), offsets), "text"))
    _covered(transcript)
    for turn in transcript.turns:
        printed = text[turn.span.start : turn.span.end]
        assert printed.strip() == printed or printed.strip("\ufeff").strip() == printed
        assert turn.label is None or turn.span.covers(turn.label)
    assert [turn.index for turn in transcript.turns] == list(range(len(transcript.turns)))
    assert join([transcript])[0].turns == transcript.turns


def test_the_empty_text(read):
    transcript = read("")
    assert (transcript.turns, transcript.unattributed, transcript.speakers) == ((), (), ())


def test_turns_of_a_format_are_kept(read):
    once = read("MR ADAMS: Yes. (Laughter.)\n\nMS BAKER: No.")
    assert attribute(once).turns == once.turns
