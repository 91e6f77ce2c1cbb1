"""Sources and files of every format for the tests of formats."""

from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from provenance.model import Facts, Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
O = (  # noqa: E741, as short as W
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"


def source_of(data, path="x", **facts):
    """A source of text or bytes, with what the catalogue declares of it."""
    raw = data if isinstance(data, bytes) else data.encode()
    return Source("x", path, raw, sha256(raw).hexdigest(), Facts(**facts))


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


def drawn(*pages, font="/Helvetica", spacing=0):
    """A PDF of pages of 600 by 800 points; each is a list of (x, y, words).

    ``spacing`` is how many points letters stand apart besides.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for page in pages:
        strokes = []
        for x, y, words in page:
            letters = []
            for letter in words if spacing else [words]:
                shown = letter.encode("cp1252")
                for mark in (b"\\", b"(", b")"):
                    shown = shown.replace(mark, b"\\" + mark)
                letters.append(b"(%s)" % shown)
            row = (b" %d " % (-spacing * 1000 // 12)).join(letters)
            strokes.append(b"BT /F 12 Tf %d %d Td [%s] TJ ET" % (x, y, row))
        stream = b"\n".join(strokes)
        number = len(objects) + 1
        kids.append(b"%d 0 R" % number)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources "
            b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont %s /Encoding "
            b"/WinAnsiEncoding >> >> >> >>" % (number + 1, font.encode())
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return made + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, end,
    )  # fmt: skip


def record(kind, url, payload, **headers):
    named = "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in headers.items())
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2016-05-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"{named}Content-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def response(url, body, status="200 OK", kind="text/html", extra=""):
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
    )
    return record("response", url, head.encode() + body,
                  Content_Type="application/http; msgtype=response")  # fmt: skip


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
