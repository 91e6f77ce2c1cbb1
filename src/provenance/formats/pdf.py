"""PDF: its text layer, with page headers, footers and page numbers told apart."""

from __future__ import annotations

from contextlib import closing
from ctypes import byref, c_double
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import FormatError
from provenance.formats._draft import LIMIT, identity
from provenance.formats._extras import needed
from provenance.formats._format import Format
from provenance.formats._pdf_layout import (
    Glyph,
    Page,
    breaks_of,
    goes_on,
    page_labels,
    page_of,
    told_furniture,
)
from provenance.model import Anchor, Span, Step, Text, Transcript, Unattributed

if TYPE_CHECKING:
    from types import ModuleType

    from provenance.model import Source

_PAGES: Final = 5_000
_GLYPHS: Final = 5_000_000
# PDFium's own marks for a hyphen at a line's end; the file shows a hyphen.
_HYPHENS: Final = frozenset("\x02\ufffe")


def _opens(data: bytes) -> bool:
    """Whether a file begins as a PDF does; readers allow for a little before it."""
    return b"%PDF-" in data[:1024] and not data[:1].isalpha()


def _extract(source: Source) -> Text:
    library = needed("pypdfium2", "pdf", source)
    try:
        laid = _read_again(source.data, library)
    except ValueError as error:
        raise FormatError(f"{source.path}: {error}") from None
    offsets = identity(len(laid.content))
    steps = tuple(Step(name, detail, sure) for name, detail, sure in laid.notes)
    return Text(source, laid.content, "utf-8", steps, offsets, exact=False, container="pdf")


def _read(text: Text) -> Transcript:
    if text.container != "pdf":
        raise FormatError(
            f"{text.source.path}: declared a PDF, and it does not begin as one (%PDF-). "
            "Correct the format in the catalogue, or leave it out"
        )
    library = needed("pypdfium2", "pdf", text.source)
    laid = _read_again(text.source.data, library)
    nobody = tuple(Unattributed(Span(start, end), why) for start, end, why in laid.asides)
    pages = tuple(Anchor(Span(start, end), "page", label) for start, end, label in laid.pages)
    return Transcript(text, "pdf", unattributed=nobody, anchors=pages)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The text, what of it is furniture and why, its pages and their numbers, and the steps."""

    content: str
    asides: tuple[tuple[int, int, str], ...]
    pages: tuple[tuple[int, int, str], ...]
    notes: tuple[tuple[str, str, float], ...]


@lru_cache(maxsize=2)
def _read_again(data: bytes, library: ModuleType) -> _Laid:
    """Return the text of a PDF, laid out.

    Raise ``ValueError`` where the file is broken, locked or without a text layer.
    """
    pages = told_furniture(_pages(data, library))
    parts: list[str] = []
    last = ""
    length = 0
    spans: list[tuple[int, int, str]] = []
    for page, label in zip(pages, page_labels(pages), strict=True):
        begun = len(parts)
        lines = [line for line in page.lines if not line.why]
        for at, (line, gap) in enumerate(zip(lines, breaks_of(lines), strict=True)):
            if not at and parts:
                parts.append("\n\f" if goes_on(last) else "\n\n\f")
            parts += [gap, line.words]
            last = line.words
        written = sum(map(len, parts[begun:]))
        if lines:
            before = len(parts[begun]) if begun else 0
            spans.append((length + before, length + written, label))
        length += written
    # A page's own lines come after all text: in the middle they would part sentences and turns.
    asides: list[tuple[int, int, str]] = []
    for line in (line for page in pages for line in page.lines if line.why):
        white = "\n" if asides else "\n\n" * bool(parts)
        parts += [white, line.words]
        start = length + len(white)
        length = start + len(line.words)
        asides.append((start, length, line.why))
    content = "".join(parts)
    if not any(c.isalnum() for c in content):
        raise ValueError(
            "this PDF has no text layer: its pages are pictures. Recognise their text first (OCR)"
        )
    version = str(getattr(library, "PDFIUM_INFO", "")).partition("@")[0]
    notes = [
        ("pdf", f"text layer of {_several(len(pages), 'page')}, by PDFium {version}".strip(), 0.95)
    ]
    notes.append(("offsets", "count characters of the extracted text, not bytes of the PDF", 1.0))
    if asides:
        notes.append(("page furniture", f"{_several(len(asides), 'line')} put after the text", 0.9))
    if spaced := sum(line.spaced for page in pages for line in page.lines):
        notes.append(("letters apart", f"{_several(spaced, 'line')} joined to words by gaps", 0.9))
    if any(page.columns > 1 for page in pages):
        notes.append(("columns", "pages of two columns, read one after the other", 0.8))
    return _Laid(content, tuple(asides), tuple(spans), tuple(notes))


def _several(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _pages(data: bytes, library: ModuleType) -> list[Page]:
    try:
        with closing(library.PdfDocument(data)) as document:
            count = len(document)
            if not 0 < count <= _PAGES:
                raise ValueError(
                    f"a PDF of {count:,} pages; at most {_PAGES:,} are read. Cut it into documents"
                )
            pages: list[Page] = []
            left = _GLYPHS
            for number in range(count):
                rows, width, height = _rows(document[number], library.raw, left)
                left -= sum(map(len, rows))
                pages.append(page_of(rows, width, height))
            return pages
    except library.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "locked with a password" if locked else f"broken ({str(error)[:100].strip('. ')})"
        raise ValueError(f"this PDF is {what}. Save it again, or register its text") from None


def _rows(page: Any, raw: ModuleType, left: int) -> tuple[list[list[Glyph]], float, float]:  # noqa: ANN401, PDFium's own page has no type
    """Return the lines of a page as PDFium breaks them, and the page's width and height."""
    with closing(page), closing(page.get_textpage()) as text:
        width, height = page.get_size()
        count = text.count_chars()
        if count > min(left, LIMIT):
            raise ValueError(f"a PDF with more than {_GLYPHS:,} characters. Cut it into documents")
        box = [c_double(), c_double(), c_double(), c_double()]
        places = [byref(side) for side in box]
        rows: list[list[Glyph]] = [[]]
        pending = ""
        for at in range(count):
            code = raw.FPDFText_GetUnicode(text.raw, at)
            if 0xD800 <= code < 0xDC00:
                pending = chr(code)
                continue
            character = _whole(pending, code)
            pending = ""
            if character in "\r\n":
                if character == "\n":
                    rows.append([])
                continue
            hyphen = character in _HYPHENS
            if hyphen:
                character = "-"
            raw.FPDFText_GetCharBox(text.raw, at, *places)
            x1, x2, y1, y2 = (side.value for side in box)
            rows[-1].append(Glyph(character, min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)))
            if hyphen:
                rows.append([])  # PDFium goes on in the same line with the rest of the word
        return [row for row in rows if row], width, height


def _whole(first: str, code: int) -> str:
    """Return the character of a code unit, or of two of which ``first`` was the one before."""
    if first and 0xDC00 <= code < 0xE000:
        return (first + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16")
    return "\ufffd" if 0xD800 <= code < 0xE000 or not code else chr(code)


plugin = Format(
    code="pdf",
    rank=20,
    meaning="PDF: its text layer, with page headers, footers and numbers told apart",
    claims=lambda _: False,
    read=_read,
    opens=_opens,
    extract=_extract,
)
