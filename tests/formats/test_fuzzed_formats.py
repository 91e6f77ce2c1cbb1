"""Every reader, given what no honest file holds: an error of ours or a sound transcript."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats.laws import read_or_refuse
from formats.making import source_of
from formats.mutation import PARTS, SAMPLES, declared, mutated
from provenance.decoding import decode
from provenance.errors import FormatError, ProvenanceError
from provenance.formats import FORMATS, parse

WORDS = ("Good evening", " ", "\n", "é", "\u2019", "\u202e", "\x00", "\x85", "\ufeff", "😀", "1")
WRAPPED = {
    "html": "<html><body>{}</body></html>",
    "webvtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n{}",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\n{}",
    "json": '[{{"speaker": "A", "text": "{}"}}]',
    "xml": "<TEI><u who='a'>{}</u></TEI>",
    "csv": "speaker,text\nAnn,{}\n",
    "sbv": "0:00:01.000,0:00:02.000\n{}",
    "ass": "[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,Ann,0,0,0,,{}",
    "timed-lines": "0:01 a\n0:02 b\n0:03 c\n0:04 {}",
    "sami": "<SAMI><SYNC Start=1><P>{}",
    "ttml": '<tt xmlns="http://www.w3.org/ns/ttml"><p begin="1s">{}</p></tt>',
    "elan": "<ANNOTATION_DOCUMENT><TIME_SLOT TIME_SLOT_ID='a' TIME_VALUE='1'/><TIER TIER_ID='x'>"
    "<ALIGNABLE_ANNOTATION TIME_SLOT_REF1='a'>{}</ALIGNABLE_ANNOTATION></TIER>"
    "</ANNOTATION_DOCUMENT>",
    "chat": "@Begin\n@Participants:\tA Ann Adult\n*A:\t{}",
    "microdvd": "{{1}}{{9}}a\n{{9}}{{19}}{}",
    "f4": "#00:00:05-3#{} #00:00:06-3#",
    "otranscribe": '{{"text": "<p>{}</p>", "media": ""}}',
    "textgrid": 'File type = "ooTextFile"\nObject class = "TextGrid"\n"IntervalTier" "A" 0 1 "{}"',
}
BOUNDED = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("code", PARTS)
@given(data=st.data())
@BOUNDED
def test_pieces_of_a_format_in_any_order(code, data):
    pieces = data.draw(st.lists(st.sampled_from(PARTS[code] + WORDS), max_size=40))
    content = "".join(pieces)
    if data.draw(st.booleans()):
        content = WRAPPED[code].format(content)
    encoding = data.draw(st.sampled_from(["utf-8", "utf-16-le", "utf-8-sig"]))
    read_or_refuse(content.encode(encoding), format=code, encoding=encoding)


@pytest.mark.parametrize("code", [*FORMATS.plugins, ""])
@given(data=st.binary(max_size=400))
@BOUNDED
def test_bytes_of_any_kind(code, data):
    read_or_refuse(data, format=code)


@given(data=st.text(max_size=300))
@BOUNDED
def test_text_of_any_kind_is_read_as_something(data):
    read_or_refuse(data.encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "start", [b"%PDF-1.4\n", b"PK\x03\x04word/document.xml", b"WARC/1.0\r\n", b"\x1f\x8b\x08"]
)
@given(data=st.binary(max_size=400))
@BOUNDED
def test_containers_of_any_kind(start, data):
    read_or_refuse(start + data)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_a_valid_file(name):
    transcript = read_or_refuse(SAMPLES[name])
    assert not isinstance(transcript, ProvenanceError)
    kind = name.partition(",")[0]
    assert transcript.format == {"text": "plain-text", "warc": transcript.format}.get(kind, kind)


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files(name):
    others = list(SAMPLES.values())
    for seed in range(40):
        draw = Random(seed)
        data = mutated(SAMPLES[name], draw, others)
        read_or_refuse(data, **declared(draw))


def test_damage_is_the_same_for_the_same_seed_and_another_for_another():
    page = SAMPLES["html"]
    assert mutated(page, Random(1)) == mutated(page, Random(1))
    assert len({mutated(page, Random(seed)) for seed in range(40)}) > 35


SIZE = 300_000


@pytest.mark.parametrize("code", PARTS)
@pytest.mark.parametrize(
    "unit", ["a", " ", "\n", ":", "<", ">", '"', "&", "-", "a b ", "\r", "<p>"]
)
def test_much_of_one_thing(code, unit):
    read_or_refuse(WRAPPED[code].format(unit * (SIZE // len(unit))), format=code)


@pytest.mark.parametrize("code", PARTS)
def test_much_of_each_piece(code):
    for piece in PARTS[code]:
        read_or_refuse(WRAPPED[code].format(piece * (60_000 // len(piece))), format=code)


MANY = {
    "html": "<p>w</p>\n" * 300_000,
    "json": ('"w", ' * 1_600_000),
    "xml": "<p>w</p>\n" * 800_000,
    "csv": "w\nAnn," * 300_001,
}


@pytest.mark.parametrize("code", MANY)
def test_more_pieces_than_a_transcript_has_are_an_error(code):
    content = f"[{MANY[code]}1]" if code == "json" else WRAPPED[code].format(MANY[code])
    with pytest.raises(FormatError, match=r"more than|more strings than"):
        parse(decode(source_of(content, format=code)))


@pytest.mark.parametrize("code", PARTS)
def test_more_characters_than_a_transcript_has_are_an_error(code):
    content = WRAPPED[code].format("words " * 3_400_000)
    with pytest.raises(FormatError, match="are too many for one transcript"):
        parse(decode(source_of(content, format=code)))
