"""WARC: the page in an archive, with its address and date."""

import gzip
import sys

import pytest

from formats.making import record, response, source_of
from provenance.decoding import decode
from provenance.errors import FormatError
from provenance.formats import extract, parse

pytest.importorskip("warcio", reason="the extra 'warc' is not installed")

PAGE = "<!DOCTYPE html><title>T</title><body><p>ANN: Good evening, caf\u00e9.</p></body>"


INFO = record("warcinfo", "", b"software: x\r\n", Content_Type="application/warc-fields")
REQUEST = record("request", "https://a.example/", b"GET / HTTP/1.1\r\n\r\n",
                 Content_Type="application/http; msgtype=request")  # fmt: skip
MISSING = response("https://a.example/", b"<html>Not here</html>", "404 Not Found")
IMAGE = response("https://a.example/i.png", b"\x89PNG", kind="image/png")
GOOD = response("https://a.example/talk", PAGE.encode())


def opened(data, **facts):
    source = source_of(data, **facts)
    text = extract(source, decode)
    assert text is not None
    return parse(text)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_page_is_read_with_its_address_and_date(pack):
    data = b"".join(pack(part) for part in (INFO, REQUEST, MISSING, IMAGE, GOOD))
    transcript = opened(data)
    text = transcript.text
    assert (transcript.format, text.content) == ("html", "ANN: Good evening, café.")
    assert text.source.facts.url == "https://a.example/talk"
    assert text.source.facts.captured_at == "2016-05-04T10:00:00Z"
    assert text.source.data == PAGE.encode()
    assert text.source.sha256 == source_of(data).sha256
    at = text.offsets.byte(text.content.index("Good"))
    assert text.source.data[at : at + 4] == b"Good"
    step = text.steps[0]
    place = "packed in it" if pack is gzip.compress else f"at byte {data.index(PAGE.encode()):,}"
    assert step.name == "warc"
    assert place in step.detail


def test_what_the_catalogue_declares_stays():
    transcript = opened(GOOD, url="https://b.example/", captured_at="2020-01-01", format="warc")
    assert transcript.text.source.facts.url == "https://b.example/"
    assert transcript.text.source.facts.captured_at == "2020-01-01"


def test_the_declared_address_chooses_the_page():
    other = response("https://a.example/other", b"<html><p>Other words.</p></html>")
    assert "Good" in opened(GOOD + other).text.content
    assert "Other" in opened(GOOD + other, url="https://a.example/other/").text.content
    assert "Good" in opened(response("https://a.example/x", b"{}", kind="application/json") + GOOD).text.content  # fmt: skip  # noqa: E501


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("; charset=windows-1252", "cp1252"),
        ("; charset=utf-8", "utf-8"),
        ("; charset=no", "cp1252"),
    ],
)
def test_the_encoding_that_the_server_declares(charset, encoding):
    page = response("https://a.example/", PAGE.encode(encoding), kind="text/html" + charset)
    assert "café" in opened(page).text.content


@pytest.mark.parametrize(
    ("charset", "written", "said"),
    [
        ("utf-8", "utf-8", "the HTTP header says utf-8; followed"),
        ("utf-8", "cp1252", "the HTTP header says utf-8; not followed: byte 0xE9 at offset"),
        ("iso-8859-1", "utf-8", "the HTTP header says iso-8859-1; not followed: the bytes above"),
        ("no", "cp1252", "the HTTP header says no; not followed: no encoding of that name"),
    ],
)
def test_what_the_server_declares_is_weighed(charset, written, said):
    page = response(
        "https://a.example/", PAGE.encode(written), kind=f'text/html; charset="{charset}"'
    )
    transcript = opened(page)
    assert "café" in transcript.text.content
    told = [step.detail for step in transcript.text.steps if step.name == "declaration"]
    assert len(told) == 1
    assert told[0].startswith(said)


def test_a_damaged_archive_is_told_of_and_nothing_is_printed(capfd):
    whole = opened(GOOD)
    cut = opened(GOOD[:-4] + b"\x1b[31mjunk" + GOOD)
    assert cut.text.content == whole.text.content
    assert cut.text.steps[0].detail.endswith("; the archive is damaged")
    assert not whole.text.steps[0].detail.endswith("damaged")
    assert capfd.readouterr() == ("", "")


def test_a_packed_response_is_unpacked():
    packed = gzip.compress(PAGE.encode())
    page = response("https://a.example/", packed, extra="Content-Encoding: gzip\r\n")
    assert "café" in opened(page).text.content


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (INFO + REQUEST, "holds no page that was delivered"),
        (MISSING + IMAGE, "holds no page that was delivered"),
        (b"WARC/1.0\r\n\r\n", "holds no page|broken"),
        (b"WARC/1.0\r\n" + b"\x00\xff" * 2000, "holds no page|broken"),
        (gzip.compress(GOOD, mtime=0)[:150], "holds no page|broken"),
        (response("https://a.example/", gzip.compress(b" " * (70 << 20), mtime=0),
                  extra="Content-Encoding: gzip\r\n"), "more than 64 megabytes"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error(data, message):
    with pytest.raises(FormatError, match=message):
        extract(source_of(data), decode)


@pytest.mark.parametrize(
    "data",
    # Packed bytes hold the time, unless told: two workers are to collect the same tests.
    [b"WARC", b"WARC/ is a format\n", b"words", gzip.compress(b"words", mtime=0),
     b"\x1f\x8b\x08junk", b"The file began WARC/1.0\n"],
)  # fmt: skip
def test_what_does_not_begin_as_an_archive_is_none(data):
    assert extract(source_of(data), decode) is None


def test_a_declared_archive_that_is_none_is_an_error(read):
    with pytest.raises(FormatError, match="does not begin as one"):
        read("words\n", format="warc")


def test_without_a_way_to_decode_it_is_an_error():
    with pytest.raises(FormatError, match="nobody said how to decode"):
        extract(source_of(GOOD))


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(FormatError, match=r"pip install 'provenance-transcripts\[warc\]'"):
        extract(source_of(GOOD), decode)
