"""TEI: base and witness in one text, parallel segmentation; each can be rebuilt from it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from provenance.errors import UsageError
from provenance.model import Span
from provenance.reports import _data
from provenance.reports._characters import ODD, one_line
from provenance.reports._results import examinations_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Collation, Difference, Text
    from provenance.reports._subject import Frame, Subject

BASE: Final = "#base"
WITNESS: Final = "#witness"

# What XML 1.0 cannot hold at all; everything else that is odd is written as a reference.
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Tei:
    """TEI: base and witness in one text, parallel segmentation."""

    code = "tei"
    rank = 121
    meaning = "TEI: both texts in one, as an apparatus; each can be rebuilt from it"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return one TEI document of one comparison, and a corpus of several; raise for none.

        The text of a side is what stands in ``ab``, with of each ``app`` the ``rdg`` of that side
        only; ``g`` stands for a character that XML cannot hold, named by its number.
        """
        collations = [each for _, each, _ in examinations_of(subjects) if each is not None]
        if not collations:
            raise UsageError(
                "tei tells of two texts, and nothing was compared here; use 'provenance diff', or "
                "'check' of a source that is like a registered one"
            )
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        spaces = ' xmlns="http://www.tei-c.org/ns/1.0"'
        if len(collations) == 1:
            return head + _document(collations[0], frame, spaces)
        title = f"{len(collations)} comparisons"
        parts = [_document(each, frame, "") for each in collations]
        return "".join(
            [head, f"<teiCorpus{spaces}>\n", _header(title, frame, ""), *parts, "</teiCorpus>\n"]
        )


def _document(collation: Collation, frame: Frame, spaces: str) -> str:
    base, witness = collation.base.text, collation.witness.text
    title = f"{base.source.id} and {witness.source.id}, collated"
    witnesses = (
        "<listWit>\n"
        f"{_witness('base', base, frame)}{_witness('witness', witness, frame)}</listWit>\n"
    )
    return "".join(
        [
            f"<TEI{spaces}>\n",
            _header(title, frame, witnesses),
            '<text><body><ab xml:space="preserve">',
            *_segments(collation),
            "</ab></body></text>\n</TEI>\n",
        ]
    )


def _header(title: str, frame: Frame, witnesses: str) -> str:
    made = f" on {frame.clock}" if frame.clock else ""
    return (
        "<teiHeader>\n<fileDesc>\n"
        f"<titleStmt><title>{_plain(title)}</title></titleStmt>\n"
        f"<publicationStmt><p>Made by provenance {_plain(frame.version)}{made}.</p>"
        "</publicationStmt>\n"
        f"<sourceDesc>{witnesses or '<p>See each text.</p>'}</sourceDesc>\n</fileDesc>\n"
        '<encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/>'
        "</encodingDesc>\n</teiHeader>\n"
    )


def _witness(name: str, text: Text, frame: Frame) -> str:
    facts = text.source.facts
    told = [text.source.id, facts.title, facts.publisher, facts.date, facts.url]
    told.append(_data.path_of(text.source, frame.redact_paths))
    said = ", ".join(_plain(one_line(each)) for each in told if each)
    return (
        f"<witness xml:id={quoteattr(name)}>{said}"
        f'<idno type="sha256">{text.source.sha256}</idno>'
        f'<idno type="text-sha256">{_data.digest(text.content)}</idno></witness>\n'
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """One reading or two: what a difference does at one place."""

    difference: Difference
    base: Span | None
    witness: Span | None

    def stands_at(self, b: int, w: int) -> bool:
        return (self.base is None or self.base.start == b) and (
            self.witness is None or self.witness.start == w
        )


def _segments(collation: Collation) -> Iterator[str]:
    """Yield the text both share and the places where they part, in the order of both."""
    base, witness = collation.base.text.content, collation.witness.text.content
    equal = collation.equal
    if not equal and base == witness:
        equal = ((Span(0, len(base)), Span(0, len(witness))),)
    gaps: list[tuple[Span, Span]] = []
    b = w = 0
    for ours, theirs in (*equal, (Span(len(base), len(base)), Span(len(witness), len(witness)))):
        gaps.append((Span(b, ours.start), Span(w, theirs.start)))
        b, w = ours.end, theirs.end
    held = _by_gap(collation, gaps)
    for number, gap in enumerate(gaps):
        if any(map(len, gap)):
            yield from _gap(gap, held[number], base, witness)
        if number < len(equal):
            yield _text(base[equal[number][0].start : equal[number][0].end])


def _by_gap(collation: Collation, gaps: list[tuple[Span, Span]]) -> dict[int, list[_Piece]]:
    """Return by number of the gap what differences do inside it, in the order of the list."""
    begins = [ours.start for ours, _ in gaps], [theirs.start for _, theirs in gaps]
    held: dict[int, list[_Piece]] = defaultdict(list)
    for each in collation.differences:
        for piece in _pieces(each):
            side, span = (0, piece.base) if piece.base is not None else (1, piece.witness)
            number = bisect_right(begins[side], span.start) - 1 if span is not None else 0
            if _inside(piece, *gaps[number]):
                held[number].append(piece)
    return held


def _pieces(each: Difference) -> Iterator[_Piece]:
    if each.within is not None:
        return
    if each.code == "move":
        yield _Piece(each, each.base.span, None)
        yield _Piece(each, None, each.witness.span)
    elif each.code == "duplication":
        extra = each.extra
        yield _Piece(
            each,
            each.base.span if extra == "base" else None,
            each.witness.span if extra == "witness" else None,
        )
    else:
        yield _Piece(each, each.base.span, each.witness.span)


def _inside(piece: _Piece, base: Span, witness: Span) -> bool:
    return (piece.base is None or base.covers(piece.base)) and (
        piece.witness is None or witness.covers(piece.witness)
    )


def _gap(gap: tuple[Span, Span], pieces: list[_Piece], base: str, witness: str) -> Iterator[str]:
    """Yield the apparatus of one gap: a place for each difference, or one for all of them."""
    ours, theirs = gap
    b, w = ours.start, theirs.start
    ordered: list[_Piece] = []
    left = list(pieces)
    while left:
        found = next((each for each in left if each.stands_at(b, w)), None)
        if found is None:
            break
        left.remove(found)
        ordered.append(found)
        b = found.base.end if found.base else b
        w = found.witness.end if found.witness else w
    if left or (b, w) != (ours.end, theirs.end):
        # What is not listed, or lies across, is one place with what both sides read there.
        readings = _reading(BASE, base, ours) + _reading(WITNESS, witness, theirs)
        yield f"<app>{readings}</app>"
        return
    for each in ordered:
        yield _app(each, base, witness)


def _app(piece: _Piece, base: str, witness: str) -> str:
    each = piece.difference
    name, corresponds = f"d-{each.id}", ""
    if each.code == "move":
        side, other = ("base", "witness") if piece.base else ("witness", "base")
        name, corresponds = f"{name}-{side}", f' corresp="#d-{each.id}-{other}"'
    readings = ""
    if piece.base is not None:
        readings += _reading(BASE, base, piece.base)
    if piece.witness is not None:
        readings += _reading(WITNESS, witness, piece.witness)
    note = f"<note>{_plain(one_line(each.note))}</note>" if each.note else ""
    return (
        f'<app xml:id={quoteattr(name)} type={quoteattr(each.code)} subtype="{each.group}"'
        f"{corresponds}>{readings}{note}</app>"
    )


def _reading(wit: str, content: str, span: Span) -> str:
    text = _text(content[span.start : span.end])
    return f'<rdg wit="{wit}">{text}</rdg>' if text else f'<rdg wit="{wit}"/>'


def _text(content: str) -> str:
    """Return text as XML that every parser gives back as it was."""
    return ODD.sub(_written, escape(content, {"\r": "&#13;"}))


def _written(hit: re.Match[str]) -> str:
    character = hit[0]
    if _NO_XML.match(character):
        return f'<g n="U+{ord(character):04X}"/>'
    return f"&#{ord(character)};"


def _plain(text: str) -> str:
    """Return text of ours or of a catalogue, which nobody rebuilds."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", _written_plain(text))


def _written_plain(text: str) -> str:
    return ODD.sub(
        lambda hit: hit[0] if _NO_XML.match(hit[0]) else f"&#{ord(hit[0])};", escape(text)
    )


plugin = _Tei()
