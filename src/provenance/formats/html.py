"""A saved web page, HTML or XHTML: the transcript, with the rest of the page kept aside."""

from __future__ import annotations

import html as entities
import re
from typing import TYPE_CHECKING, Final, cast

from provenance.errors import FormatError
from provenance.formats._draft import Draft, bounded, words
from provenance.formats._format import Format
from provenance.formats._furniture import BLOCKS, UNSEEN, transcript_of, weigh
from provenance.model import Metadata, Step

if TYPE_CHECKING:
    from provenance.formats._furniture import Node, Part
    from provenance.model import Text, Transcript

_SAMPLE = 100_000
_DECLARED: Final = re.compile(
    r"\s*(?:<\?xml\b[^<>]{0,300}\?>\s*)?(?:<!--[^<>]{0,2000}-->\s*)*<!doctype\s+html\b",
    re.IGNORECASE,
)
_ROOT: Final = re.compile(
    r"\s*(?:<\?xml\b[^<>]{0,300}\?>\s*)?(?:<!--[^<>]{0,2000}-->\s*)*<(?:html|head|body)[\s>]",
    re.IGNORECASE,
)
_TAG: Final = re.compile(
    r"<(/?)(p|br|div|span|h[1-6]|b|i|em|strong|table|tr|td|ul|li|a|font|center|blockquote|hr|img"
    r"|section|article)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_TAGS: Final = 500_000
_LABEL: Final = 80
_CLOCK: Final = re.compile(r"\d{1,3}:\d{2}(?::\d{2})?\Z")
_EMPHASIS: Final = words("b strong i em u mark")
_HEADINGS: Final = words("h1 h2 h3 h4 h5 h6")
_REFERENCE: Final = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,10}|[A-Za-z][A-Za-z0-9]{0,40});?")
_INSTRUCTION: Final = re.compile(r"<\?[^<>]*>")
_ODD: Final = re.compile(r"[&\r\0<]")


def _claims(text: Text) -> bool:
    """Claim what says it is HTML, or begins with a tag and is full of paired ones."""
    sample = text.content[:_SAMPLE].removeprefix("\ufeff")
    if _DECLARED.match(sample) or _ROOT.match(sample):
        return True
    if sample.lstrip()[:1] != "<" or not _TAG.match(sample.lstrip()):
        return False
    closed = opened = 0
    for tag in _TAG.finditer(sample):
        closed += bool(tag[1])
        opened += not tag[1]
        if closed >= 3 and opened >= 3:
            return True
    return closed >= 1 and opened >= 1 and bool(re.fullmatch(r"<.*>\s*", sample, re.DOTALL))


def _read(text: Text) -> Transcript:
    from justhtml import JustHTML  # noqa: PLC0415, only who reads HTML loads it

    bounded(text, "html")
    if text.content.count("<") > _TAGS:
        raise FormatError(
            f"{text.source.path}: a page with more than {_TAGS:,} tags is no one transcript. "
            "Cut it into its documents"
        )
    try:
        # An instruction (<?xml …?>) is no text of the page; blanks keep every offset as it is.
        shown = _INSTRUCTION.sub(lambda found: " " * len(found[0]), text.content)
        tree = JustHTML(shown, track_node_locations=True, sanitize=False)
    except (RecursionError, ValueError) as error:
        raise FormatError(
            f"{text.source.path}: this HTML cannot be read ({error or type(error).__name__}). "
            "Save the page again, or register its text"
        ) from None
    page = _Page(text, cast("Node", tree.root))
    page.walk()
    title = " ".join((page.title or "").split())[:300]
    aside = ", ".join(f"{n:,} of {why}" for why, n in sorted(page.aside.items()))
    steps = [
        Step(
            "html",
            "text of the page as HTML5 reads it, white space and entities as shown"
            + (f"; the transcript is in <{page.within}>" if page.within else ""),
        )
    ]
    if aside:
        steps.append(Step("page furniture", f"kept aside, in characters: {aside}", 0.9))
    if page.emphasis:
        steps.append(
            Step("emphasis", f"{page.emphasis} stretches in bold or italics, marks dropped")
        )
    return page.draft.finish("html", *steps, metadata=Metadata(title=title))


def _timed(node: Node) -> bool:
    """Whether a page shows a time in ``node``, by its own account."""
    return "timestamp" in ((node.attrs or {}).get("class") or "").lower()


class _Page:
    """One page on its way into a draft."""

    def __init__(self, text: Text, root: Node) -> None:
        self.draft = Draft(text)
        self.root = root
        self.top, self.parts = weigh(root)
        self.main = transcript_of(self.top)
        self.around: set[int] = set()
        at: Part | None = self.main
        while at is not None:
            self.around.add(id(at.node))
            at = at.parent
        attributes = self.main.node.attrs or {}
        named = attributes.get("id") or attributes.get("class") or ""
        self.within = f"{self.main.node.name} {named}".strip() if self.main.parent else ""
        self.emphasis = 0
        self.leading: dict[int, int] = {}
        self.title = ""
        self.aside: dict[str, int] = {}
        self.prose_seen = False

    def walk(self) -> None:
        """Write all text of the page in its own order, without recursion."""
        stack: list[tuple[Node, int]] = [(self.root, 0)]
        inside = 0  # how many open elements are the transcript's
        regions: list[int] = []
        verbatim = 0
        while stack:
            node, at = stack.pop()
            if at == 0:
                if node is self.main.node:
                    inside += 1
                why = self._why(node, inside, within=bool(regions))
                if why:
                    self.draft.gap("\n\n")
                    self.draft.begin(why)
                    regions.append(id(node))
                verbatim += node.name == "pre"
                self._enter(node)
            children = node.children or ()
            if at < len(children):
                stack.append((node, at + 1))
                child = children[at]
                if child.name == "#text":
                    self._text(child, inside, lines=verbatim > 0, aside=bool(regions))
                elif not child.name.startswith(("#", "!")) and child.name not in UNSEEN:
                    stack.append((child, 0))
                elif child.name == "head":
                    self._head(child)
                continue
            verbatim -= node.name == "pre"
            self._leave(node)
            if regions and regions[-1] == id(node):
                regions.pop()
                self.draft.gap("\n\n")
                self.draft.end()
            if node is self.main.node:
                inside -= 1

    def _why(self, node: Node, inside: int, *, within: bool) -> str:
        """Say for which reason a new region of nobody's text begins at ``node``, if one does."""
        if within or node is self.root:
            return ""
        part: Part | None = self.parts.get(id(node))
        if part is None:
            return ""
        if inside:
            if node.name in _HEADINGS and not self.prose_seen:
                return "heading"
            return part.why if part is not self.main else ""
        if part.why:
            return part.why
        if id(node) in self.around:
            return ""
        return "heading" if node.name in _HEADINGS else "page"

    def _enter(self, node: Node) -> None:
        if node.name == "br":
            self.draft.line_break()
        elif node.name in ("li", "tr", "dt", "dd", "option"):
            self.draft.gap("\n")
        elif node.name in ("td", "th"):
            self.draft.gap("\t")
        elif node.name in BLOCKS:
            self.draft.gap("\n\n")
        if node.name in _EMPHASIS:
            self.emphasis += 1
        if self._sets_apart(node) and (self.draft.opens_line() or _timed(node)):
            self.leading[id(node)] = self.draft.begins()

    @staticmethod
    def _sets_apart(node: Node) -> bool:
        """Whether the page shows what stands in ``node`` apart from what follows on the line."""
        classes = (node.attrs or {}).get("class") or ""
        return node.name in ("b", "strong") or "speaker" in classes.lower() or _timed(node)

    def _leave(self, node: Node) -> None:
        start = self.leading.pop(id(node), -1)
        if start >= 0 and 2 < self.draft.length - start <= _LABEL:
            # What opens a line in bold and ends in no mark is set apart by its type alone.
            shown = self.draft.written(start)
            if shown[-1].isalpha() and "\n" not in shown:
                self.draft.gap("\t")
        if node.name in ("td", "th"):
            self.draft.gap("\t")
        elif node.name in ("li", "tr", "dt", "dd", "option"):
            self.draft.gap("\n")
        elif node.name in BLOCKS:
            self.draft.gap("\n\n")
        if start >= 0 and node.name in BLOCKS and 1 < self.draft.length - start <= _LABEL:
            self._beside(self.draft.written(start))

    def _beside(self, shown: str) -> None:
        """Hold what follows a block that names a speaker, or a time after it, to its line."""
        if "\n" not in shown and shown[-1:].isalnum():
            timed = _CLOCK.search(shown)
            self.draft.hold("\n" if timed else "\t")

    def _head(self, head: Node) -> None:
        for child in head.children or ():
            if child.name == "title" and not self.title:
                self.title = "".join(c.data or "" for c in child.children or ())

    def _text(self, node: Node, inside: int, *, lines: bool, aside: bool) -> None:
        data = node.data or ""
        if not data.strip():
            self.draft.gap("\n" if lines and "\n" in data else " " if data else "")
            return
        before = self.draft.begins()
        loose = not inside and not aside
        if loose:
            self.draft.begin("page")
        at, source = node.origin_offset or 0, self.draft.source
        if lines and data[:1] != "\n" and source.startswith(("\n", "\r"), at):
            at += 2 if source.startswith("\r\n", at) else 1  # the first line end of <pre> is none
        self._copy(data, at, lines=lines)
        if loose:
            self.draft.end()
        if not inside or aside:
            region = self.draft.within or "page"
            self.aside[region] = self.aside.get(region, 0) + self.draft.length - before
        elif len(data.strip()) >= 40:
            self.prose_seen = True

    def _copy(self, data: str, start: int, *, lines: bool) -> None:
        """Write the text ``data`` of a node, which the page begins to spell out at ``start``."""
        draft, source = self.draft, self.draft.source
        at, end = start, len(data)
        i = 0
        while i < end:
            odd = _ODD.search(source, at, min(at + end - i, len(source)))
            run = (odd.start() if odd else min(at + end - i, len(source))) - at
            if run and source.startswith(data[i : i + run], at):
                draft.words(at, at + run, lines=lines)
                i, at = i + run, at + run
                continue
            if run or odd is None:
                break
            if source.startswith("\r", at):
                width = 2 if source.startswith("\r\n", at) else 1
                if lines:
                    draft.line_break()
                draft.gap(" ")
                i, at = i + 1, at + width
            elif (match := _REFERENCE.match(source, at)) and data.startswith(
                meant := entities.unescape(match[0]), i
            ):
                draft.prose(meant, at, match.end())
                i, at = i + len(meant), match.end()
            elif source[at] == data[i]:
                draft.copy(at, at + 1)
                i, at = i + 1, at + 1
            elif source[at] == "<" and (close := source.find(">", at)) > 0:
                at = close + 1  # a tag that closes nothing
            elif source[at] == "\0":
                at += 1
            else:
                break
        if i < end:
            self._put(data[i:], at, lines=lines)

    def _put(self, data: str, at: int, *, lines: bool) -> None:
        """Write text that the page spells otherwise than it is read, from ``at`` on."""
        for number, line in enumerate(data.split("\n") if lines else [data]):
            if number:
                self.draft.line_break()
            self.draft.prose(line, at, at)


plugin = Format(
    code="html",
    rank=100,
    meaning="a saved web page (HTML, XHTML): the transcript, with navigation kept aside",
    claims=_claims,
    read=_read,
)
