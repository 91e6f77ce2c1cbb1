"""DOCX and ODT: documents that the tests make part by part."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from formats.making import source_of
from provenance.errors import FormatError
from provenance.formats import extract

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
O = (  # noqa: E741, as short as W
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"


def packed(parts, mimetype=b""):
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body, **parts):
    main = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    extra = {f"word/{name}.xml": content for name, content in parts.items()}
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": main, **extra})


def odt(body, **parts):
    main = f"<office:document-content {O}><office:body><office:text>{body}</office:text></office:body></office:document-content>"  # fmt: skip  # noqa: E501
    extra = {f"{name}.xml": content for name, content in parts.items()}
    return packed({"content.xml": main, **extra}, OPEN_TEXT)


def p(*runs, style=""):
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{marked}{''.join(runs)}</w:p>"


def r(words, marks=""):
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def asides(transcript):
    content = transcript.text.content
    return [(u.why, content[u.span.start : u.span.end]) for u in transcript.unattributed]


WORD = docx(
    p(r("Remarks in Vienna"), style="Title")
    + p(r("In English"), style="berschrift1")
    + p(
        r("SECRETARY KERRY:", "<w:b/>"),
        r(" Good  even"),
        r("ing &amp; <w:br/>welcome.".replace("<w:br/>", "")),
    )
    + p(r("One"), "<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>")
    + p()
    + p("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>", r("kept"), "</w:ins>")
    + f"<w:tbl><w:tr><w:tc>{p(r('a'))}</w:tc><w:tc>{p(r('b'))}</w:tc></w:tr></w:tbl>"
    + p("<w:r><w:instrText>PAGE</w:instrText></w:r>", r("A heading later"), style="Title"),
    styles=f'<w:styles {W}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>',  # noqa: E501
    footnotes=f'<w:footnotes {W}><w:footnote w:type="separator">{p(r("-"))}</w:footnote>'
    f"<w:footnote>{p(r('A note.'))}</w:footnote></w:footnotes>",
    header1=f"<w:hdr {W}>{p(r('MISSION'))}</w:hdr>",
    header2=f"<w:hdr {W}>{p(r('MISSION'))}</w:hdr>",
    footer1=f"<w:ftr {W}>{p()}</w:ftr>",
)
OPEN = odt(
    "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    "<text:h>Remarks in Vienna</text:h>"
    '<text:p><text:span text:style-name="T1">SECRETARY\n  KERRY:</text:span> Good'
    "<text:s text:c='2'/>evening<text:note text:note-class='footnote'>"
    "<text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p>"
    "<text:p>One<text:line-break/>two<text:tab/>three</text:p><text:p/>"
    "<text:list><text:list-item><text:p>a</text:p></text:list-item>"
    "<text:list-item><text:p>b</text:p></text:list-item></text:list>",
    styles=f"<s {O}><style:header><text:p>MISSION</text:p></style:header></s>",
    meta=f"<m {O} xmlns:dc='d'><dc:title>A talk</dc:title></m>",
)


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
