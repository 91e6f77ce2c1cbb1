"""DOCX and ODT: documents that the tests make part by part."""

from contextlib import suppress

import pytest

from formats.making import OPEN, OPEN_TEXT, WORD, W, docx, odt, p, packed, r, source_of
from provenance.errors import FormatError
from provenance.formats import extract


def asides(transcript):
    content = transcript.text.content
    return [(u.why, content[u.span.start : u.span.end]) for u in transcript.unattributed]


def test_a_word_document(read):
    transcript = read(WORD)
    assert transcript.format == "docx"
    assert asides(transcript) == [
        ("heading", "Remarks in Vienna"),
        ("heading", "In English"),
        ("footnote", "A note."),
        ("page header", "MISSION"),
    ]
    assert transcript.text.content == (
        "Remarks in Vienna\n\nIn English\n\nSECRETARY KERRY: Good  evening & welcome.\n\n"
        "One\ntwo\tthree\n\nkept\n\na\nb\n\nA heading later\n\nA note.\n\nMISSION"
    )
    steps = {step.name: step.detail for step in transcript.text.steps}
    assert steps["emphasis"].startswith("1 stretch")
    assert transcript.text.offsets.byte(30) == 30


def test_an_open_document(read):
    transcript = read(OPEN)
    assert transcript.format == "odt"
    assert asides(transcript) == [
        ("heading", "Remarks in Vienna"),
        ("footnote", "A note."),
        ("page header", "MISSION"),
    ]
    assert transcript.text.content == (
        "Remarks in Vienna\n\nSECRETARY KERRY: Good  evening.\n\nOne\ntwo\tthree\n\na\nb\n\n"
        "A note.\n\nMISSION"
    )
    assert transcript.metadata.title == "A talk"


OTHERS = {
    "a plain archive": packed({"a.txt": "words"}),
    "a sheet": packed({"xl/workbook.xml": "<a/>"}),
    "an open sheet": packed({"content.xml": "<a/>"}, OPEN_TEXT.replace(b"text", b"sheet")),
    "a book": packed({"a.xhtml": "<html/>"}, b"application/epub+zip"),
    "text about it": b"word/document.xml is in every DOCX; PK begins it",
    "an empty archive": b"PK\x05\x06" + bytes(18),
    "letters": b"PK words",
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_other_archives_are_none(kind):
    assert extract(source_of(OTHERS[kind])) is None


BOMB = "<w:t>" + "a" * (40 << 20) + "</w:t>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (WORD[:200] + b"word/document.xml", "this DOCX cannot be read"),
        (WORD[:-30], "this DOCX cannot be read"),
        (OPEN[:200], "this ODT cannot be read"),
        (WORD.replace(b"PK\x01\x02", b"PK\x01\x03"), "this DOCX cannot be read"),
        (docx(BOMB), "unpacks to more than 32 megabytes"),
        (odt(f"<text:p>{BOMB}</text:p>"), "unpacks to more than 32 megabytes"),
        (docx("<w:p>" * 300), "nested more than 200 deep"),
        (docx("<w:p>"), "mismatched tag"),
        (docx(""), "there is no text in it"),
        (packed({"word/document.xml": b"\xff\x00\x01"}), "codec can't decode"),
        (packed({"other": "word/document.xml"}) + b"word/document.xml", "there is no word/doc"),
        (packed({}, OPEN_TEXT), "there is no content.xml"),
        (packed({f"{n}": "" for n in range(20_001)} | {"word/document.xml": ""}), "than 20,000"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error(data, message):
    with pytest.raises(FormatError, match=message):
        extract(source_of(data))


def test_entities_are_not_expanded(read):
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        f"<w:document {W}><w:p><w:t>x &b; y</w:t></w:p></w:document>"
    )
    assert read(packed({"word/document.xml": bomb})).text.content == "x &b; y"


@pytest.mark.parametrize("declared", ["docx", "odt"])
def test_a_declared_document_that_is_none_is_an_error(read, declared):
    with pytest.raises(FormatError, match=f"declared an? {declared.upper()}"):
        read("words\n", format=declared)


@pytest.mark.parametrize("whole", [WORD, OPEN])
@pytest.mark.parametrize("at", range(0, 1200, 61))
def test_a_damaged_byte_is_an_error_or_a_transcript(whole, at):
    place = at % len(whole)
    data = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
    with suppress(FormatError):
        extract(source_of(data))


BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ([r("Ann Lee", BOLD), r(" Good evening.")], "Ann Lee\tGood evening."),
        ([r("Ann ", BOLD), r("Lee", BOLD), r("Good evening.")], "Ann Lee\tGood evening."),
        ([r("Ann Lee:", BOLD), r(" Good evening.")], "Ann Lee: Good evening."),
        ([r("Ann Lee", BOLD)], "Ann Lee"),
        ([r("Ann Lee "), r("Good evening.", BOLD)], "Ann Lee Good evening."),
        ([r("Ann Lee", '<w:b w:val="0"/>'), r(" Good evening.")], "Ann Lee Good evening."),
        ([r("Ann Lee", "<w:i/>"), r(" Good evening.")], "Ann Lee Good evening."),
        ([r("Good evening, " * 9, BOLD), r("all.")], "Good evening, " * 9 + "all."),
    ],
)
def test_bold_words_that_open_a_paragraph_are_set_apart(read, runs, words):
    assert read(docx(p(*runs))).text.content == words
