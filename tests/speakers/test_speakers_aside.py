"""What a format gave to nobody stays nobody's, and no label is learnt from it."""

from hashlib import sha256
from itertools import pairwise

import pytest

from provenance import pipeline
from provenance.model import Source

PAGE = """<!DOCTYPE html><html><head><title>Remarks</title></head><body>
<nav><ul><li>Home: start</li><li>News: all</li><li>Contact: us</li></ul></nav>
<main><h1>Remarks at the bridge</h1>
<p>SECRETARY ADAMS: Good morning, and thank you all for coming to the river today.</p>
<p>QUESTION: Will the bridge be open before the winter?</p>
<p>SECRETARY ADAMS: It will, and the children of both banks will cross it on the first day.</p>
</main><footer>Copyright: nobody. Subscribe: here.</footer></body></html>"""


@pytest.fixture(scope="module")
def transcript():
    data = PAGE.encode()
    return pipeline.read(Source("page", "page.html", data, sha256(data).hexdigest()))


def test_navigation_is_no_speech(transcript):
    content = transcript.text.content
    spoken = [content[t.span.start : t.span.end] for t in transcript.turns]
    assert [t.label_text for t in transcript.turns if t.label] == [
        "SECRETARY ADAMS:",
        "QUESTION:",
        "SECRETARY ADAMS:",
    ]
    assert not any("Contact" in words or "Subscribe" in words for words in spoken)


def test_nothing_is_lost(transcript):
    content = transcript.text.content
    spans = sorted([t.span for t in transcript.turns] + [u.span for u in transcript.unattributed])
    for before, after in pairwise(spans):
        assert before.end <= after.start
    held = "".join(content[s.start : s.end] for s in spans)
    for word in ("Contact", "Subscribe", "bridge", "winter"):
        assert word in held


def test_turns_are_numbered_in_order(transcript):
    assert [t.index for t in transcript.turns] == list(range(len(transcript.turns)))
    for turn in transcript.turns:
        assert turn.label is None or turn.span.covers(turn.label)
