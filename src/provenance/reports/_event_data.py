"""Several texts of one event: at each place of a base, who reads what.

Each text is the base once. Its places are where at least one other text reads otherwise (form
aside); a place is as long as the readings that overlap there, so that every text that has the
passage has exactly one reading of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.model import Span
from provenance.reports import _data, _sentence
from provenance.reports._layout import off_chain
from provenance.reports._places import Lines
from provenance.reports._words import counted, ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Collation, Difference, Transcript
    from provenance.reports._data import Data
    from provenance.reports._subject import Event

_LONG = 300
"""Code points of the base from which on a passage that a text lacks is a gap, and no reading."""


@dataclass(slots=True)
class Witness:
    """One comparison of the base, ready to be asked what the witness reads at a place."""

    collation: Collation
    gaps: list[Span] = field(init=False)
    chain: list[Difference] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        known = {each.id for each in self.collation.differences}
        chain = [
            each
            for each in self.collation.differences
            if not off_chain(each) and not (each.within is not None and each.within in known)
        ]
        self.gaps = [each.base.span for each in chain if _lacking(each)]
        if self.collation.relation == "unrelated" or not self.collation.base_coverage.part:
            self.gaps = [Span(0, len(self.collation.base.text.content))]
        # What lies out of order cannot be read off from its neighbours.
        self.chain = []
        for each in sorted(chain, key=lambda d: (d.base.span, d.witness.span)):
            last = self.chain[-1] if self.chain else None
            if last is None or (
                last.base.span.end <= each.base.span.start
                and last.witness.span.end <= each.witness.span.start
            ):
                self.chain.append(each)
        self.starts = [each.base.span.start for each in self.chain]
        self.ends = [each.base.span.end for each in self.chain]

    @property
    def name(self) -> str:
        """The id of the witness."""
        return self.collation.witness.text.source.id

    def lacks(self, place: Span) -> bool:
        """Whether the place lies in a passage that the witness does not have."""
        return any(gap.covers(place) and len(gap) for gap in self.gaps)

    def at(self, place: Span) -> list[Difference]:
        """Return the differences that touch the place, in the order of the text."""
        first = bisect_left(self.ends, place.start)
        last = bisect_right(self.starts, place.end)
        return self.chain[first:last]

    def reads(self, place: Span) -> str:
        """Return what the witness has at the place: its own words, form and all.

        What only ends where the place begins, or begins where it ends, is no part of it.
        """
        start, end = place.start, place.end
        touching = self.at(place)
        inside = [each for each in touching if _touches(each, place)]
        if not len(place):
            # A label or a line end that only one text has there, too, is form.
            inside = [each for each in inside if _is_beyond_form(each)] or inside
        if inside:
            first, last = inside[0], inside[-1]
            begin = first.witness.span.start - max(first.base.span.start - start, 0)
            finish = last.witness.span.end + max(end - last.base.span.end, 0)
        elif touching:
            # The witness reads as the base does; a neighbour tells where.
            near = touching[0]
            if near.base.span.end <= start:
                begin = near.witness.span.end + start - near.base.span.end
            else:
                begin = near.witness.span.start - (near.base.span.start - start)
            finish = begin + len(place)
        else:
            return self.collation.base.text.content[start:end]
        return self.collation.witness.text.content[max(begin, 0) : max(finish, 0)]

    def differs(self, place: Span) -> list[Difference]:
        """Return the differences at the place that are more than form and frame."""
        return [each for each in self.at(place) if _is_beyond_form(each) and _touches(each, place)]


def _is_beyond_form(each: Difference) -> bool:
    return each.group != "form" and each.code != "boilerplate"


def _touches(each: Difference, place: Span) -> bool:
    """Whether a difference lies at the place; what is put in at its rim lies beside it."""
    span = each.base.span
    if len(span) or not len(place):
        return span.overlaps(place) or span == place
    return place.start < span.start < place.end


def _lacking(each: Difference) -> bool:
    """Whether the witness has nothing of a passage, rather than other words."""
    return each.code == "excerpt" or (len(each.base.span) > _LONG and not each.witness.text)


def witnesses(event: Event) -> dict[str, list[Witness]]:
    """Return the comparisons of each base; first the base that shares most with the others."""
    bases: dict[str, list[Witness]] = {}
    for each in event.collations:
        bases.setdefault(each.base.text.source.id, []).append(Witness(each))

    def shared(item: tuple[str, list[Witness]]) -> int:
        return sum(each.collation.fidelity.whole for each in item[1])

    return dict(sorted(bases.items(), key=shared, reverse=True))


def places(found: Sequence[Witness]) -> list[tuple[Span, str]]:
    """Return where at least one witness reads otherwise, with an id made from what is there."""
    spans = sorted(
        (each.base.span, each.id)
        for witness in found
        for each in witness.chain
        if _is_beyond_form(each) and not _lacking(each)
    )
    merged: list[tuple[Span, str]] = []
    seen: dict[str, int] = {}
    for span, identity in spans:
        last = merged[-1][0] if merged else None
        if last is not None and (span.start < last.end or span == last):
            merged[-1] = (Span(last.start, max(last.end, span.end)), merged[-1][1])
        else:
            merged.append((span, identity))
    unique = []
    for span, identity in merged:
        seen[identity] = seen.get(identity, 0) + 1
        unique.append((span, identity if seen[identity] == 1 else f"{identity}-{seen[identity]}"))
    return unique


def event(event: Event, *, redact_paths: bool = False) -> Data:
    """Return the JSON of an event: its texts, and for each as the base who reads what where."""
    bases = witnesses(event)
    transcripts = {each.base.text.source.id: each.base for each in reversed(event.collations)}
    ordered = [transcripts[name] for name in bases]
    views = [_base(transcripts[name], found) for name, found in bases.items()]
    return {
        "format_version": _data.FORMAT_VERSION,
        "sentence": _said(views, transcripts),
        "event": event.title,
        "sources": [_data.text(each.text, redact_paths) for each in ordered],
        "bases": views,
    }


def _said(views: Sequence[Data], transcripts: Mapping[str, Transcript]) -> str:
    if not views:
        return "No text of this event is registered."
    most = views[0]
    differ = len(most["places"])
    texts = counted(len(views), "text")
    base = _sentence.title(transcripts[most["base"]])
    read = f"read against {base}, which shares most with the others"
    if not differ:
        return f"{texts} of one event differ in form alone, {read}."
    return f"{texts} of one event differ in {counted(differ, 'place')} beyond form, {read}."


def _base(base: Transcript, found: Sequence[Witness]) -> Data:
    lines = Lines(base.text.content)
    return {
        "base": base.text.source.id,
        "witnesses": [
            {
                "witness": each.name,
                "relation": each.collation.relation,
                "coverage": {
                    "base": ratio(each.collation.base_coverage),
                    "witness": ratio(each.collation.witness_coverage),
                },
                "shared_words": each.collation.fidelity.whole,
                "same_words": each.collation.fidelity.part,
                "tally": dict(each.collation.tally.counts),
            }
            for each in found
        ],
        "places": [_place(base, found, span, name, lines) for span, name in places(found)],
    }


def _place(
    base: Transcript, found: Sequence[Witness], span: Span, identity: str, lines: Lines
) -> Data:
    text = base.text.content[span.start : span.end]
    turn = base.turn_at(span.start)
    agree: list[str] = []
    absent: list[str] = []
    others: dict[str, Data] = {}
    for each in found:
        differing = each.differs(span)
        if each.lacks(span):
            absent.append(each.name)
        elif not differing:
            agree.append(each.name)
        else:
            reading = each.reads(span)
            entry = others.setdefault(reading, {"text": reading, "witnesses": [], "codes": []})
            entry["witnesses"].append(each.name)
            codes = (d.code for d in differing)
            entry["codes"] = list(dict.fromkeys([*entry["codes"], *codes]))
    return {
        "id": identity,
        "start": span.start,
        "end": span.end,
        "line": lines.at(span.start),
        "text": text,
        "speaker": turn.speaker.name if turn and turn.speaker else None,
        "agree": agree,
        "readings": list(others.values()),
        "absent": absent,
    }


STATES = ("same", "form", "differs", "absent")


def state(witness: Witness, stretch: Span, *, beyond_form: bool = True) -> str:
    """Return how a witness stands to a stretch of the base: one of ``STATES``.

    Without ``beyond_form``, a stretch that is there never ``differs``.
    """
    lacking = sum(
        max(min(gap.end, stretch.end) - max(gap.start, stretch.start), 0) for gap in witness.gaps
    )
    if lacking * 2 > len(stretch):
        return "absent"
    inside = [
        each
        for each in witness.at(stretch)
        if stretch.covers(each.base.span) or stretch.overlaps(each.base.span)
    ]
    if beyond_form and any(map(_is_beyond_form, inside)):
        return "differs"
    return "form" if any(each.group == "form" for each in inside) else "same"
