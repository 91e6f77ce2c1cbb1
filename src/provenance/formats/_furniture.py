"""Which element of a saved page holds the transcript, and what the others are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from provenance.formats._draft import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BLOCKS: Final = words(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol p pre search section summary table tbody td tfoot th thead tr ul
    """
)
UNSEEN: Final = words(
    """
    script style template head noscript svg math iframe object embed canvas audio video map
    textarea select datalist meter progress noframes noembed
    """
)
_PARAGRAPHS: Final = words("p h1 h2 h3 h4 h5 h6 li dt dd tr td th pre caption legend")
_BY_TAG: Final = {
    "nav": "navigation",
    "menu": "navigation",
    "search": "navigation",
    "form": "navigation",
    "button": "navigation",
    "footer": "footer",
    "aside": "navigation",
}
_BY_ROLE: Final = {
    "navigation": "navigation",
    "search": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "complementary": "navigation",
    "banner": "header",
    "contentinfo": "footer",
}
# Whole words of a class or id, as people name the parts of their pages.
_BY_NAME: Final = (
    (
        re.compile(
            r"(?:nav|navbar|navigation|menu|menus|breadcrumbs?|sidebar|pager|pagination|toolbar"
            r"|share|sharing|social|related|newsletter|subscribe|cookies?|consent|advert\w*|ads?"
            r"|promo|skip|search|tags|comments?|widget|popup|modal)"
        ),
        "navigation",
    ),
    (re.compile(r"(?:masthead|banner|topbar)"), "header"),
    (re.compile(r"(?:footer|colophon|copyright)"), "footer"),
)
_NAME = re.compile(r"[A-Za-z]+")
_PROSE = 60
_ENOUGH = 0.9


class Node(Protocol):
    """An element, a stretch of text (``#text``) or something else of a page, as it was parsed."""

    @property
    def name(self) -> str:
        """The name of the element in small letters."""

    @property
    def attrs(self) -> Mapping[str, str | None] | None:
        """The attributes of the element."""

    @property
    def data(self) -> str | None:
        """The characters of a stretch of text."""

    @property
    def children(self) -> Sequence[Node] | None:
        """What lies in the element, in order."""

    @property
    def origin_offset(self) -> int | None:
        """Where in the page this begins, in code points."""


@dataclass(slots=True)
class Part:
    """One element: how much prose lies in it, and what it is if it is no transcript."""

    node: Node
    parent: Part | None
    depth: int
    why: str
    mass: float = 0.0
    kin: str = ""
    kids: list[Part] = field(default_factory=list)


def furniture(node: Node) -> str:
    """Say what an element is by its own account; empty if it does not say."""
    if node.name in _BY_TAG:
        return _BY_TAG[node.name]
    attributes = node.attrs or {}
    role = (attributes.get("role") or "").strip().lower()
    if role in _BY_ROLE:
        return _BY_ROLE[role]
    if node.name not in BLOCKS or node.name in ("body", "html", "main", "article"):
        return ""
    if attributes.get("aria-hidden") == "true" or "hidden" in attributes:
        return "navigation"
    named = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"[:400]
    words = {word.lower() for word in _NAME.findall(named)}
    for pattern, why in _BY_NAME:
        if any(pattern.fullmatch(word) for word in words):
            return why
    return ""


def weigh(root: Node) -> tuple[Part, dict[int, Part]]:
    """Return the tree of a page's elements with the prose in each, and them by node."""
    top = Part(root, None, 0, "")
    known: dict[int, Part] = {id(root): top}
    order = [top]
    for part in order:
        for child in part.node.children or ():
            if child.name.startswith(("#", "!")) or child.name in UNSEEN:
                continue
            why = part.why or furniture(child)
            own = Part(child, part, part.depth + 1, why)
            attributes = child.attrs or {}
            own.kin = f"{child.name}.{attributes.get('class') or ''}"
            part.kids.append(own)
            known[id(child)] = own
            order.append(own)
    for part in order:
        if not part.why and part.node.name not in ("a", "button"):
            part.mass += sum(map(_prose, _own_text(part.node)))
    for part in reversed(order):
        if part.parent is not None:
            part.parent.mass += part.mass
    return top, known


def _own_text(node: Node) -> Iterator[str]:
    for child in node.children or ():
        if child.name == "#text" and child.data:
            yield child.data


def _prose(words: str) -> float:
    """Weigh a stretch of text: short ones are as often captions of buttons."""
    length = len(words.strip())
    return length if length >= _PROSE else length / 4


def transcript_of(top: Part) -> Part:
    """Return the innermost element that holds nearly all prose of the page.

    Where elements like it stand beside it and hold prose as well (one for each speaker), it is
    the one that holds them all.
    """
    part = top
    while True:
        inner = next((kid for kid in part.kids if kid.mass >= _ENOUGH * top.mass > 0), None)
        if inner is None or inner.node.name in _PARAGRAPHS or inner.node.name not in BLOCKS:
            break
        part = inner
    while part.parent is not None and part.node.name not in ("body", "main", "article"):
        beside = [k for k in part.parent.kids if k is not part and k.kin == part.kin]
        if not any(k.mass for k in beside) and not _holds_prose(part):
            break
        part = part.parent
    return part


def _holds_prose(part: Part) -> bool:
    """Whether prose stands beside ``part`` in paragraphs of the same parent."""
    assert part.parent is not None
    return any(k.mass and k.node.name == "p" and k is not part for k in part.parent.kids)
