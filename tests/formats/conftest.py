"""What the tests of formats share: reading bytes as a format reads them, and the law of offsets."""

import pytest

from formats.making import source_of
from provenance.decoding import decode
from provenance.formats import extract, parse


def assert_sound(transcript):
    """Regions lie in order inside the text, and the map runs forward within the source."""
    text = transcript.text
    size = len(text.content)
    parts = sorted([*transcript.turns, *transcript.unattributed], key=lambda part: part.span)
    at = 0
    for part in parts:
        assert at <= part.span.start < part.span.end <= size
        at = part.span.end
    for turn in transcript.turns:
        if turn.label is not None:
            assert turn.span.covers(turn.label)
            label = text.content[turn.label.start : turn.label.end]
            assert label == turn.label_text
    offsets = text.offsets
    assert int(offsets.points[0]) == 0
    assert (offsets.points[1:] >= offsets.points[:-1]).all()
    assert (offsets.offsets[1:] >= offsets.offsets[:-1]).all()
    assert (offsets.widths >= 0).all()
    if text.container not in ("pdf", "docx", "odt"):
        assert 0 <= offsets.byte(0) <= offsets.byte(size) <= len(text.source.data)


@pytest.fixture
def read():
    """Read text or bytes to a transcript, the format told from the content unless declared."""

    def reader(data, path="x", **facts):
        source = source_of(data, path, **facts)
        transcript = parse(extract(source, decode) or decode(source))
        assert_sound(transcript)
        return transcript

    return reader


@pytest.fixture
def bytes_behind():
    """The bytes of the source that stretches of a transcript's text lead back to."""

    def behind(transcript, words):
        start = transcript.text.content.index(words)
        offsets = transcript.text.offsets
        # The end of the last character: where the next one begins there may be markup between.
        last = start + len(words) - 1
        at = offsets.byte(start)
        width = len(words[-1].encode(transcript.text.encoding))
        return transcript.text.source.data[at : offsets.byte(last) + width]

    return behind
