"""What DOCX and ODT share: parts of an archive, unpacked within bounds, and text without bytes."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

import numpy as np

from provenance.errors import FormatError
from provenance.formats._draft import Draft
from provenance.formats._xml_tree import Element, tree
from provenance.model import OffsetMap, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.model import Source

ZIP: Final = b"PK\x03\x04"
_UNPACKED: Final = 32 << 20
"""Bytes that one part of a document may have when unpacked; a novel has one or two million."""
_PARTS: Final = 20_000


@dataclass(slots=True)
class Office:
    """An open document: its parts by name, and the draft that its text is written in."""

    source: Source
    kind: str
    draft: Draft = field(init=False)
    asides: list[tuple[Element, str]] = field(default_factory=list)
    """Footnotes, page headers and footers, which come after the text, each with what it is."""
    _archive: ZipFile = field(init=False, repr=False)

    def __post_init__(self) -> None:
        nothing = np.zeros(1, dtype=np.int64)
        empty = Text(self.source, "", "utf-8", (), OffsetMap(nothing, nothing, nothing))
        self.draft = Draft(empty)
        try:
            self._archive = ZipFile(BytesIO(self.source.data))
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.broken(str(error)) from None
        if len(self._archive.namelist()) > _PARTS:
            raise self.broken(f"more than {_PARTS:,} parts")

    def broken(self, how: str) -> FormatError:
        """Return the error that says what is wrong with the document."""
        return FormatError(
            f"{self.source.path}: this {self.kind} cannot be read ({how[:200]}). "
            "Save it again in a word processor, or register its text"
        )

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return sorted(self._archive.namelist())

    def part(self, name: str) -> Element | None:
        """Return the root of an XML part; None if there is no such part."""
        if name not in self._archive.namelist():
            return None
        try:
            with self._archive.open(name) as opened:
                data = opened.read(_UNPACKED + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise self.broken(f"{name}: {error or type(error).__name__}") from None
        if len(data) > _UNPACKED:
            raise self.broken(f"{name} unpacks to more than {_UNPACKED >> 20} megabytes")
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        try:
            return tree(data.decode("utf-16" if wide else "utf-8"))
        except ValueError as error:
            raise self.broken(f"{name}: {error}") from None

    def write_asides(self, blocks: Callable[[Element], None]) -> None:
        """Write notes, page headers and footers after the text, each but once."""
        seen: set[tuple[str, str]] = set()
        for part, why in self.asides:
            if (part.words, why) not in seen:
                seen.add((part.words, why))
                self.draft.gap("\n\n")
                self.draft.begin(why)
                blocks(part)
                self.draft.end()
