"""XML as a tree that knows where in the file each stretch of text stands; Expat does the reading.

Nothing is fetched and no entity is expanded but the five of XML and references to characters:
what a document declares of its own stays as it is spelt.
"""

from __future__ import annotations

import html as entities
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

_NODES: Final = 1_500_000
_DEEP: Final = 200


@dataclass(frozen=True, slots=True)
class Run:
    """Characters ``start`` to ``end`` of the file, which mean ``words``."""

    start: int
    end: int
    words: str


@dataclass(slots=True, eq=False)
class Element:
    """One element: its name without prefix in small letters, and what lies in it."""

    name: str
    attributes: dict[str, str]
    parent: Element | None = field(repr=False)
    kids: list[Element | Run] = field(default_factory=list, repr=False)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly in this one."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    @property
    def mixed(self) -> bool:
        """Whether text stands directly in this element."""
        return any(isinstance(kid, Run) and not kid.words.isspace() for kid in self.kids)

    def get(self, *names: str) -> str:
        """Return the first of these attributes that there is, else an empty string."""
        return next((self.attributes[n].strip() for n in names if self.attributes.get(n)), "")

    def walk(self) -> Iterator[Element]:
        """Yield this element and all within it, in order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += reversed(list(element.elements))

    def runs(self) -> Iterator[Run]:
        """Yield all text within this element, in order."""
        for kid in self.kids:
            if isinstance(kid, Run):
                yield kid
            else:
                yield from kid.runs()

    @property
    def words(self) -> str:
        """All text within this element, white space made one space each."""
        return " ".join("".join(run.words for run in self.runs()).split())


class _Builder:
    """What Expat calls."""

    def __init__(self, content: str, lead: int) -> None:
        self.content = content
        self.data = content[lead:].encode("utf-8", "surrogatepass")
        self.parser = expat.ParserCreate("utf-8")
        self.root: Element | None = None
        self.open: Element | None = None
        self.depth = self.nodes = 0
        self._byte, self._point = 0, lead
        self.parser.buffer_text = False
        self.parser.ordered_attributes = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        # With a default handler Expat leaves entities of the document's own unexpanded.
        self.parser.DefaultHandler = self._other
        self.parser.UseForeignDTD(True)

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > _NODES:
            raise ValueError(f"more than {_NODES:,} elements and stretches of text")

    def _at(self) -> int:
        """Return where in the text Expat is; it counts bytes of UTF-8."""
        byte = self.parser.CurrentByteIndex
        if byte > self._byte:
            self._point += len(self.data[self._byte : byte].decode("utf-8", "replace"))
            self._byte = byte
        return self._point

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count()
        self.depth += 1
        if self.depth > _DEEP:
            raise ValueError(f"nested more than {_DEEP} deep")
        plain = {key.rpartition(":")[2].lower(): value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2].lower(), plain, self.open)
        if self.open is None:
            self.root = element
        else:
            self.open.kids.append(element)
        self.open = element

    def _end(self, _: str) -> None:
        self.depth -= 1
        if self.open is not None:
            self.open = self.open.parent

    def _text(self, words: str) -> None:
        self._count()
        start = self._at()
        end = start + len(words)
        if not self.content.startswith(words, start):
            if self.content.startswith("&", start):
                end = self.content.find(";", start) + 1
            else:
                end = start + (2 if self.content.startswith("\r\n", start) else 1)
        self._add(Run(start, end, words))

    def _other(self, words: str) -> None:
        """Take an entity of the document's own as it is spelt, or as HTML means it."""
        if words.startswith("&") and words.endswith(";") and self.open is not None:
            start = self._at()
            self._add(Run(start, start + len(words), entities.unescape(words)))

    def _add(self, run: Run) -> None:
        if self.open is not None:
            self.open.kids.append(run)


def tree(content: str) -> Element:
    """Return the root element of an XML text.

    Raise ``ValueError`` with the place where the text breaks XML's rules, and where it is larger
    or nested deeper than any transcript.
    """
    # A document cut out of another one may begin with empty lines, which XML forbids.
    body = content.removeprefix("\ufeff")
    lead = len(content) - len(body.lstrip())
    builder = _Builder(content, lead)
    try:
        builder.parser.Parse(builder.data, True)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        raise ValueError(f"{expat.ErrorString(error.code)} at {place}") from None
    assert builder.root is not None
    return builder.root
