"""DOCX: the text of a Word document, notes and page headers after it, deletions left out."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._draft import words
from provenance.formats._format import Format
from provenance.formats._office import ZIP, Office
from provenance.model import Step

if TYPE_CHECKING:
    from provenance.formats._xml_tree import Element
    from provenance.model import Source, Text, Transcript

_MAIN: Final = "word/document.xml"
_LEFT_OUT: Final = words("del movefrom fallback instrtext deltext ppr rpr sectpr tblpr trpr tcpr")
_FURNITURE: Final = re.compile(r"word/(header|footer)\d*\.xml")
_LABEL: Final = 80
"""Characters of a label at most."""
_HEADING: Final = re.compile(r"(?:heading|title|subtitle|titre|titel|título|überschrift)\b")
_SYMBOLS: Final = {"tab": "\t", "ptab": "\t", "nobreakhyphen": "\u2011", "softhyphen": "\u00ad"}


def _opens(data: bytes) -> bool:
    """Whether a file is an archive with the main part of a Word document in it."""
    return data.startswith(ZIP) and _MAIN.encode() in data


def _transcript(source: Source) -> Transcript:
    office = Office(source, "DOCX")
    document = office.part(_MAIN)
    if document is None:
        raise office.broken(f"there is no {_MAIN} in it")
    reading = _Reading(office)
    reading.blocks(document)
    notes = [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")]
    furniture = ((name, _FURNITURE.fullmatch(name)) for name in office.names)
    notes += [(name, f"page {kind[1]}") for name, kind in furniture if kind]
    for name, why in notes:
        root = office.part(name)
        office.asides += [(part, why) for part in ([] if root is None else _notes(root, why))]
    office.write_asides(reading.blocks)
    steps = [
        Step("docx", "text of the paragraphs; what was deleted under revision is left out"),
        Step("offsets", "count characters of the extracted text, not bytes of the archive"),
    ]
    if reading.emphasis:
        marked = f"{reading.emphasis} stretches in bold or italics, marks dropped"
        steps.append(Step("emphasis", marked))
    return office.draft.finish("docx", *steps, located=False)


def _notes(root: Element, why: str) -> list[Element]:
    """Return the notes of a part, without the lines that separate them; or all of a header."""
    if not why.endswith("note"):
        return [root]
    return [note for note in root.elements if note.get("type") in ("", "normal")]


class _Reading:
    """One document on its way into a draft."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.draft = office.draft
        self.emphasis = 0
        self.spoken = False
        self.lead: Element | None = None
        self.apart = False
        """Whether the space that follows a label is still to come."""
        self.titles = _titles(office.part("word/styles.xml"))

    def blocks(self, element: Element) -> None:
        """Write paragraphs and tables in their order."""
        for kid in element.elements:
            if kid.name in _LEFT_OUT:
                continue
            if kid.name == "p":
                self._paragraph(kid)
            elif kid.name == "tr":
                self.draft.gap("\n")
                self.blocks(kid)
                self.draft.gap("\n")
            else:
                self.blocks(kid)

    def _paragraph(self, paragraph: Element) -> None:
        style = self._style(paragraph)
        title = not self.spoken and not self.draft.within and style in self.titles
        in_cell = paragraph.parent is not None and paragraph.parent.name == "tc"
        white = "\n" if in_cell else "\n\n"
        self.draft.gap(white)
        before = self.draft.length
        if title:
            self.draft.begin("heading")
        self._lead(paragraph)
        self._runs(paragraph)
        if title:
            self.draft.end()
        elif self.draft.length > before and not self.draft.within:
            self.spoken = True
        self.draft.gap(white)

    @staticmethod
    def _style(paragraph: Element) -> str:
        for kid in paragraph.elements:
            if kid.name == "ppr":
                return next((e.get("val") for e in kid.elements if e.name == "pstyle"), "")
        return ""

    def _runs(self, element: Element) -> None:
        for kid in element.elements:
            if kid.name in _LEFT_OUT:
                continue
            if kid.name == "t":
                said = "".join(run.words for run in kid.runs())
                self.draft.put(said.lstrip(" ") if self.apart else said)
                self.apart = self.apart and not said.strip(" ")
            elif kid.name in _SYMBOLS:
                self.draft.put(_SYMBOLS[kid.name])
            elif kid.name in ("br", "cr"):
                self.draft.gap("\n")
            elif kid.name == "txbxcontent":
                self.blocks(kid)
            else:
                if kid.name == "r":
                    self.emphasis += _bold(kid)
                self._runs(kid)
                if kid is self.lead:
                    self.draft.gap("\t")  # set apart by its type alone
                    self.apart = True

    def _lead(self, paragraph: Element) -> None:
        """Find the run with which the bold words end that open a paragraph, as a label does."""
        runs = [kid for kid in paragraph.elements if kid.name == "r" and _said(kid)]
        bold = list(takewhile(_is_bold, runs))
        said = "".join(map(_said, bold)).strip()
        self.apart = False
        apart = 0 < len(bold) < len(runs) and 1 < len(said) <= _LABEL
        self.lead = bold[-1] if apart and said[-1].isalpha() and "\n" not in said else None


def _said(run: Element) -> str:
    return "".join(kid.words if kid.name == "t" else "\n" * (kid.name in ("br", "cr", "tab"))
                   for kid in run.elements)  # fmt: skip


def _is_bold(run: Element) -> bool:
    marks = (m for kid in run.elements if kid.name == "rpr" for m in kid.elements)
    return any(m.name == "b" and m.get("val") not in ("0", "false") for m in marks)


def _bold(run: Element) -> bool:
    marks = (m for kid in run.elements if kid.name == "rpr" for m in kid.elements)
    return any(m.name in ("b", "i") and m.get("val") not in ("0", "false") for m in marks)


def _titles(styles: Element | None) -> frozenset[str]:
    """Return the identifiers of the styles that are headings."""
    found = {"Title", "Subtitle", *(f"Heading{level}" for level in range(1, 7))}
    for style in () if styles is None else styles.elements:
        named = next((e.get("val").lower() for e in style.elements if e.name == "name"), "")
        if _HEADING.match(named) and style.get("styleid"):
            found.add(style.get("styleid"))
    return frozenset(found)


def _read(text: Text) -> Transcript:
    if text.container != "docx":
        raise FormatError(
            f"{text.source.path}: declared a DOCX, and it is no archive with {_MAIN} in it. "
            "Correct the format in the catalogue, or leave it out"
        )
    return _transcript(text.source)


plugin = Format(
    code="docx",
    rank=30,
    meaning="DOCX: the text of a Word document, notes and page headers after it",
    claims=lambda _: False,
    read=_read,
    opens=_opens,
    extract=lambda source: _transcript(source).text,
)
