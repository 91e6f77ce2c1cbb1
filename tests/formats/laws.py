"""What every reader owes, whatever it is given: an error of ours, or a transcript that is sound."""

from formats.making import source_of
from provenance.decoding import decode, encode
from provenance.errors import ProvenanceError
from provenance.formats import extract, parse

CONTAINERS = ("pdf", "docx", "odt", "elan", "textgrid")
"""Formats of which the map leads to the extracted text, not to bytes."""
_STRETCHES = 300


def assert_structured(transcript):
    """Regions lie in order inside the text, and labels and annotations are slices of it."""
    content = transcript.text.content
    parts = sorted([*transcript.turns, *transcript.unattributed], key=lambda part: part.span)
    at = 0
    for part in parts:
        assert at <= part.span.start < part.span.end <= len(content)
        at = part.span.end
    for turn in transcript.turns:
        if turn.label is not None:
            assert turn.span.covers(turn.label)
            assert content[turn.label.start : turn.label.end] == turn.label_text
    at = 0
    for anchor in transcript.anchors:
        assert at <= anchor.span.start < anchor.span.end <= len(content)
        assert anchor.begin <= anchor.finish
        at = anchor.span.end
    for annotation in transcript.annotations:
        assert content[annotation.span.start : annotation.span.end] == annotation.text


def assert_sound(transcript):
    """The structure holds, and the map runs forward within the source."""
    assert_structured(transcript)
    text = transcript.text
    offsets = text.offsets
    assert int(offsets.points[0]) == 0
    assert int(offsets.points[-1]) == len(text.content)
    assert (offsets.points[1:] >= offsets.points[:-1]).all()
    assert (offsets.offsets[1:] >= offsets.offsets[:-1]).all()
    assert (offsets.widths >= 0).all()
    text.content.encode()  # no half characters
    if text.container not in CONTAINERS:
        assert 0 <= offsets.byte(0) <= offsets.byte(len(text.content)) <= len(text.source.data)
        assert_led_back(text)


def assert_led_back(text):
    """What the map says was copied stands in the bytes, character by character."""
    if "+" in text.encoding or text.encoding.startswith(("iso2022", "hz")):
        return  # what a byte means there hangs on where it stands
    starts, ends = text.offsets.points[:-1], text.offsets.points[1:]
    for at in range(0, len(starts), max(1, len(starts) // _STRETCHES)):
        width = int(text.offsets.widths[at])
        start, end = int(starts[at]), int(ends[at])
        if not width or start == end:
            continue
        place = int(text.offsets.offsets[at])
        taken = text.source.data[place : place + width * (end - start)]
        codec = text.encoding.removesuffix("-sig")
        assert encode(text.content[start:end], codec) == taken


def read(data, path="x", **facts):
    """Return the transcript of bytes or text as the format stage reads them, laws checked."""
    source = source_of(data, path, **facts)
    text = extract(source, decode) or decode(source)
    if text.exact:
        assert encode(text.content, text.encoding) == text.source.data
    transcript = parse(text)
    assert_sound(transcript)
    return transcript


def read_or_refuse(data, **facts):
    """Return the transcript, or the error of ours that says why there is none."""
    try:
        return read(data, **facts)
    except ProvenanceError as error:
        message = str(error)
        assert message
        assert len(message) < 2_000
        return error
