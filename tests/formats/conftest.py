"""What the tests of formats share: reading bytes as a format reads them."""

import pytest

from formats.laws import read as read_lawfully


@pytest.fixture
def read():
    """Read text or bytes to a transcript, the format told from the content unless declared."""
    return read_lawfully


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
