"""One text as HTML: escaped, its differences marked, odd characters named instead of obeyed.

One element a difference, never one a character. The words that screen readers hear about a mark
come from the style sheet (``::before``), so that text which is copied, searched or printed stays
the source's own.
"""

from __future__ import annotations

import html
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.reports._characters import ODD, number
from provenance.reports._layout import one_sided

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from provenance.model import Difference, Finding, Side, Span, Transcript


def escaped(text: str) -> str:
    """Return ``text`` as HTML; each run of odd characters becomes one element that names them.

    Line ends of two characters become one, as every HTML parser makes them.
    """
    plain = html.escape(text.replace("\r\n", "\n"), quote=False)
    if not ODD.search(plain):
        return plain
    parts: list[str] = []
    run: list[str] = []
    at = 0
    for hit in ODD.finditer(plain):
        if hit.start() != at:
            parts += [_named(run), plain[at : hit.start()]]
            run = []
        run.append(number(hit[0]))
        at = hit.end()
    parts += [_named(run), plain[at:]]
    return "".join(parts)


def _named(run: Sequence[str]) -> str:
    return f"<b class=u>{' '.join(run)}</b>" if run else ""


def _ended(text: str) -> str:
    """Return ``text`` as HTML; blank lines at its end are there, and take no room on the page."""
    bare = text.rstrip()
    if text.count("\n", len(bare)) < 2 or not bare:
        return escaped(text)
    return f"{escaped(bare)}<span class=e>{escaped(text[len(bare) :])}</span>"


def _trimmed(text: str) -> str:
    """Return ``text`` as HTML; blank lines at either end take no room."""
    blank = len(text) - len(text.lstrip())
    if "\n" not in text[:blank] or blank == len(text):
        return _ended(text)
    return f"<span class=e>{escaped(text[:blank])}</span>{_ended(text[blank:])}"


def word(text: str) -> str:
    """Return ``text`` as one word that can stand in an id or a class.

    >>> word("x onclick=1"), word("two-words")
    ('xonclick1', 'two-words')
    """
    return "".join(c for c in text if c.isascii() and (c.isalnum() or c in "-_"))


class Keys:
    """Names for the elements of differences: unique though two may have one id."""

    def __init__(self, differences: Iterable[Difference]) -> None:
        self._keys: dict[int, str] = {}
        self._anchors: dict[int, str] = {}
        self.members = tuple(differences)
        self.by_id: dict[str, Difference] = {}
        seen: dict[str, int] = {}
        for each in self.members:
            safe = word(each.id)
            seen[safe] = seen.get(safe, 0) + 1
            again = f"-{seen[safe]}" if seen[safe] > 1 else ""
            self._keys[id(each)] = f"{safe}{again}"
            self.by_id.setdefault(each.id, each)

    def key(self, difference: Difference) -> str:
        """Return the difference's name: its id, numbered where it is not the first of that id."""
        return self._keys[id(difference)]

    def parent(self, difference: Difference) -> Difference | None:
        """Return the moved or repeated passage that the difference lies in, if it is there."""
        return self.by_id.get(difference.within) if difference.within else None

    def sides(self, difference: Difference) -> tuple[Side, ...]:
        """Return the sides on which the difference is marked.

        What lies in a repeat is marked in the repeat alone, and where a mark of form is missing,
        nobody needs to be shown the gap. Spacing is seen on both sides as it is: one mark tells
        that it differs, where lines that are broken otherwise bring hundreds.
        """
        outer = self.parent(difference)
        alone = one_sided(outer) if outer is not None else None
        if alone is not None:
            return (alone,)
        if difference.group == "form" and not difference.witness.text:
            return ("base",)
        if difference.group == "form" and (
            not difference.base.text or difference.code == "whitespace"
        ):
            return ("witness",)
        return ("base", "witness")

    def anchor(self, difference: Difference) -> str:
        """Return the name of the element that a link to the difference leads to."""
        return f"{'d' if 'base' in self.sides(difference) else 'e'}-{self.key(difference)}"

    def anchors(self, difference: Difference) -> tuple[str, str]:
        """Return the names of its elements in the base and in the witness."""
        key = self.key(difference)
        return f"d-{key}", f"e-{key}"


@dataclass(slots=True)
class Node:
    """A marked stretch of one text, the marks that lie within it, and whose mark it is."""

    start: int
    end: int
    opening: str
    closing: str
    owner: Difference | None = None
    inner: list[Node] = field(default_factory=list)


def difference_nodes(keys: Keys, side: Side) -> list[Node]:
    """Return the marks of one side: ``<del>`` in the base, ``<ins>`` in the witness."""
    tag = "del" if side == "base" else "ins"
    made: list[Node] = []
    for each in keys.members:
        if side not in keys.sides(each):
            continue
        reading = each.base if side == "base" else each.witness
        here, there = keys.anchors(each)
        if side == "witness":
            here, there = there, here
        alone = one_sided(each)
        if alone is not None and alone != side:
            link = (
                f'<a class="pair" id="{here}" href="#{there}" '
                f'aria-label="printed again in the {alone}">⧉</a>'
            )
            at = reading.span.start
            made.append(Node(at, at, link, "", None))
            continue
        kind = word(each.code)
        # A page holds thousands of marks: what style can tell by itself is not written down.
        if reading.text.isspace() and kind != "whitespace":
            kind = f'"{kind} ws"'
        opening = f"<{tag} id={here} class={kind}>"
        made.append(Node(reading.span.start, reading.span.end, opening, f"</{tag}>", each))
    return made


def label_nodes(transcript: Transcript) -> list[Node]:
    """Return the labels of turns, set in the label's own type."""
    return [
        Node(turn.label.start, turn.label.end, "<b class=l>", "</b>")
        for turn in transcript.turns
        if turn.label is not None and len(turn.label)
    ]


def finding_nodes(
    findings: Sequence[Finding], ids: Sequence[str], ends: Sequence[int]
) -> list[Node]:
    """Return the marks of single-source findings, named by their ids.

    A finding that goes on beyond the row that it begins in is marked up to the row's end; rows
    end at ``ends``.
    """
    return [
        Node(
            each.span.start,
            min(each.span.end, ends[min(bisect_right(ends, each.span.start), len(ends) - 1)]),
            f"<mark id=f-{identity} class={each.severity}>",
            "</mark>",
        )
        for identity, each in zip(ids, findings, strict=True)
    ]


def nest(nodes: Iterable[Node]) -> list[Node]:
    """Return the outermost nodes, each holding those inside it.

    A node that begins inside another and ends outside it becomes a point where it begins.
    """
    outer: list[Node] = []
    stack: list[Node] = []
    # Points come before what begins at the same place, so that they do not end up inside it.
    for node in sorted(nodes, key=lambda each: (each.start, each.end > each.start, -each.end)):
        while stack and stack[-1].end <= node.start:
            stack.pop()
        if not stack:
            outer.append(node)
        else:
            node.end = node.end if node.end <= stack[-1].end else node.start
            stack[-1].inner.append(node)
        if node.end > node.start:
            stack.append(node)
    return outer


class Marked:
    """One text with its marks, shown stretch by stretch."""

    def __init__(self, content: str, *layers: Iterable[Node]) -> None:
        """Lay ``layers`` over ``content``; where they cross, the earlier layer stays whole."""
        self.content = content
        taken: list[Node] = []
        for layer in layers:
            taken += _fitting(taken, layer) if taken else list(layer)
        self.nodes = nest(taken)
        self.starts = [node.start for node in self.nodes]

    def shown(self, span: Span, owners: Collection[Difference] = ()) -> str:
        """Return the stretch as HTML.

        Marks of no width at either end are shown where ``owners`` holds their difference, since
        both of the stretches that meet there could claim them.
        """
        mine = {id(each) for each in owners}
        parts: list[str] = []
        at = span.start
        row = self.content[span.start : span.end]
        said = span.start + len(row) - len(row.lstrip()), span.start + len(row.rstrip())
        for place in range(bisect_left(self.starts, span.start), len(self.nodes)):
            node = self.nodes[place]
            if node.start > span.end:
                break
            if node.start == node.end and node.owner is not None:
                if id(node.owner) not in mine:
                    continue
            elif node.end > span.end:
                continue
            elif node.start == span.end and span.end < len(self.content):
                continue  # it begins the stretch that follows
            shown = self._node(node, first=node.start <= said[0])
            if said[1] <= node.start < min(span.end, node.end):
                shown = f"<span class=e>{shown}</span>"
            before = self.content[at : node.start]
            parts += [_trimmed(before) if at == span.start else escaped(before), shown]
            at = max(node.end, at)
        rest = self.content[at : span.end]
        parts.append(_trimmed(rest) if at == span.start else _ended(rest))
        return "".join(parts)

    def _node(self, node: Node, *, first: bool = False) -> str:
        """Return a mark and what is in it; the ``first`` of a row may begin with blank lines."""
        parts = [node.opening]
        at = node.start
        for inner in node.inner:
            parts += [escaped(self.content[at : inner.start]), self._node(inner)]
            at = inner.end
        rest = self.content[at : node.end]
        alone = first and at == node.start
        parts += [_trimmed(rest) if alone else _ended(rest), node.closing]
        return "".join(parts)


def _fitting(taken: Sequence[Node], layer: Iterable[Node]) -> list[Node]:
    """Return the nodes of ``layer`` that touch none of ``taken``."""
    ordered = sorted((node.start, node.end) for node in taken)
    starts = [start for start, _ in ordered]
    reach: list[int] = []
    for _, end in ordered:
        reach.append(max(end, reach[-1]) if reach else end)
    kept = []
    for node in layer:
        before = bisect_left(starts, node.end)
        if before == 0 or reach[before - 1] <= node.start:
            kept.append(node)
    return kept
