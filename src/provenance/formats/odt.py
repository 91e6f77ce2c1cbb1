"""ODT: the text of an OpenDocument text, notes and page headers after it, deletions left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._draft import words
from provenance.formats._format import Format
from provenance.formats._office import ZIP, Office
from provenance.formats._xml_tree import Element
from provenance.model import Metadata, Step

if TYPE_CHECKING:
    from provenance.model import Source, Text, Transcript

_KIND: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MAIN: Final = "content.xml"
_LEFT_OUT: Final = words(
    "tracked-changes annotation annotation-end sequence-decls forms variable-decls"
    " user-field-decls automatic-styles font-face-decls scripts settings note-citation"
)
_PARAGRAPHS: Final = words("p h")
_ROWS: Final = words("list-item table-row")
_TITLE: Final = re.compile(r"(?:Title|Subtitle|Heading)")


def _opens(data: bytes) -> bool:
    """Whether a file is an archive that says first that it is an OpenDocument text."""
    return data.startswith(ZIP) and _KIND in data[:300]


def _transcript(source: Source) -> Transcript:
    office = Office(source, "ODT")
    document = office.part(_MAIN)
    if document is None:
        raise office.broken(f"there is no {_MAIN} in it")
    reading = _Reading(office)
    reading.blocks(document)
    styles = office.part("styles.xml")
    for element in () if styles is None else styles.walk():
        if element.name in ("header", "footer") and element.words:
            office.asides.append((element, f"page {element.name}"))
    office.write_asides(reading.blocks)
    steps = [
        Step("odt", "text of the paragraphs; what was deleted under revision is left out"),
        Step("offsets", "count characters of the extracted text, not bytes of the archive"),
    ]
    return office.draft.finish("odt", *steps, metadata=_metadata(office), located=False)


def _metadata(office: Office) -> Metadata:
    meta = office.part("meta.xml")
    found = () if meta is None else meta.walk()
    return Metadata(title=next((e.words[:300] for e in found if e.name == "title"), ""))


class _Reading:
    """One document on its way into a draft."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.draft = office.draft
        self.spoken = False

    def blocks(self, element: Element) -> None:
        """Write paragraphs, lists and tables in their order."""
        for kid in element.elements:
            if kid.name in _LEFT_OUT:
                continue
            if kid.name in _PARAGRAPHS:
                self._paragraph(kid)
            elif kid.name in _ROWS:
                self.draft.gap("\n")
                self.blocks(kid)
                self.draft.gap("\n")
            else:
                self.blocks(kid)

    def _paragraph(self, paragraph: Element) -> None:
        heading = paragraph.name == "h" or bool(_TITLE.match(paragraph.get("style-name")))
        title = heading and not self.spoken and not self.draft.within
        within = paragraph.parent.name if paragraph.parent is not None else ""
        white = "\n" if within in ("list-item", "table-cell") else "\n\n"
        self.draft.gap(white)
        before = self.draft.length
        if title:
            self.draft.begin("heading")
        self._inner(paragraph)
        if title:
            self.draft.end()
        elif self.draft.length > before and not self.draft.within:
            self.spoken = True
        self.draft.gap(white)

    def _inner(self, element: Element) -> None:
        for kid in element.kids:
            if not isinstance(kid, Element):
                self.draft.prose(kid.words, 0, 0)
            elif kid.name in _LEFT_OUT:
                continue
            elif kid.name == "note":
                bodies = (e for e in kid.elements if e.name == "note-body")
                why = kid.get("note-class") or "footnote"
                self.office.asides += [(body, why) for body in bodies]
            elif kid.name == "s":
                count = kid.get("c")
                self.draft.put(" " * (min(int(count), 100) if count.isdecimal() else 1))
            elif kid.name == "tab":
                self.draft.put("\t")
            elif kid.name == "line-break":
                self.draft.gap("\n")
            elif kid.name in ("text-box", "table"):
                self.blocks(kid)
            else:
                self._inner(kid)


def _read(text: Text) -> Transcript:
    if text.container != "odt":
        raise FormatError(
            f"{text.source.path}: declared an ODT, and it does not begin as one. "
            "Correct the format in the catalogue, or leave it out"
        )
    return _transcript(text.source)


plugin = Format(
    code="odt",
    rank=40,
    meaning="ODT: the text of an OpenDocument text, notes and page headers after it",
    claims=lambda _: False,
    read=_read,
    opens=_opens,
    extract=lambda source: _transcript(source).text,
)
