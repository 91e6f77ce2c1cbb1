"""Says which reported differences were planted, and which planted ones were reported.

A report is right where its code is the planted one (or one that the planting accepts) and its
spans touch the planted ones on both sides. How exact a span must be differs by code:

* ``reach``: how many code points a report may stand beyond the planted span on either side. A
  detector works on whole words, so a changed letter may be reported as its word; a cut may be slid
  along equal text, and takes the blank or comma beside it along.
* ``cover``: what share of the planted text the reports must hold. Structure must be held nearly
  whole, or a deleted paragraph would count as found by one of its words; for small marks the place
  is all there is.
* ``shared``: whether several reports may share one planting and one report several plantings. True
  for marks, where “no” is one difference or two by taste, and for furniture of several lines; false
  for structure and substance, where one event is one difference.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planting.model import Planted, Planting
    from provenance.model import Span


class Reading(Protocol):
    """One side of a reported difference."""

    @property
    def span(self) -> Span:
        """Code points, half-open."""


class Reported(Protocol):
    """What is asked of a reported difference."""

    @property
    def code(self) -> str:
        """The code."""

    @property
    def base(self) -> Reading:
        """The base's side."""

    @property
    def witness(self) -> Reading:
        """The witness's side."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """See the module's docstring."""

    reach: int
    cover: float
    shared: bool


MARK = Tolerance(reach=40, cover=0.0, shared=True)
WORD = Tolerance(reach=30, cover=0.0, shared=False)
TOLERANCES = {
    "whitespace": MARK,
    "typography": MARK,
    "markup": MARK,
    # a heading in capitals is many words
    "case": Tolerance(reach=40, cover=0.0, shared=True),
    "punctuation": MARK,
    "label": Tolerance(reach=12, cover=0.5, shared=False),
    "encoding": MARK,
    # what broke off may be told by the cut word or by all that is lost
    "truncation": Tolerance(reach=60, cover=0.0, shared=False),
    "omission": Tolerance(reach=24, cover=0.75, shared=False),
    "insertion": Tolerance(reach=24, cover=0.75, shared=False),
    "duplication": Tolerance(reach=24, cover=0.85, shared=False),
    "move": Tolerance(reach=24, cover=0.85, shared=False),
    "boilerplate": Tolerance(reach=40, cover=0.6, shared=True),
    "excerpt": Tolerance(reach=60, cover=0.9, shared=False),
    "spelling": WORD,
    "wording": Tolerance(reach=30, cover=0.75, shared=False),
    "number": WORD,
    "name": WORD,
    # ne … pas are two words with others between
    "negation": Tolerance(reach=30, cover=0.0, shared=True),
    "speaker": Tolerance(reach=30, cover=0.5, shared=False),
}
ANYWHERE = {"excerpt", "boilerplate", "duplication", "move"}
"""Codes whose empty side has no place of its own: before or after a masthead, either is right."""


def touching(one: Span, other: Span, slack: int = 1) -> bool:
    """Whether two spans overlap, or lie within ``slack`` code points of one another."""
    return one.start <= other.end + slack and other.start <= one.end + slack


def overlap(one: Span, other: Span) -> int:
    """How many positions the two share."""
    return max(min(one.end, other.end) - max(one.start, other.start), 0)


def _side_fits(planted: Span, reported: Span, code: str) -> bool:
    tolerance = TOLERANCES[code]
    if not len(planted):
        return code in ANYWHERE or touching(planted, reported, tolerance.reach)
    inside = planted.start - tolerance.reach <= reported.start
    inside = inside and reported.end <= planted.end + tolerance.reach
    if not (inside or tolerance.shared):
        return False
    if not len(reported):
        return tolerance.cover == 0.0 and touching(planted, reported)
    if tolerance.shared:
        return touching(planted, reported)
    return touching(planted, reported) and overlap(planted, reported) >= tolerance.cover * len(
        planted
    )


def fits(planted: Planted, report: Reported) -> bool:
    """Whether ``report`` names ``planted``: a code that is right, at the place."""
    if report.code not in planted.codes:
        return False
    code = report.code
    return any(_side_fits(place, report.base.span, code) for place in planted.bases) and any(
        _side_fits(place, report.witness.span, code) for place in planted.witnesses
    )


@dataclass(frozen=True, slots=True)
class Missed:
    """A planted difference that nothing names; ``instead`` is the report that stands there."""

    planting: Planting
    planted: Planted
    instead: Reported | None


@dataclass(frozen=True, slots=True)
class Unplanted:
    """A report that nothing planted explains; ``planted`` is what stands there, if anything."""

    planting: Planting
    report: Reported
    planted: Planted | None


@dataclass(slots=True)
class Score:
    """Counts by code; scores add."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    severities: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    missed: list[Missed] = field(default_factory=list)
    false: list[Unplanted] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:
        for name in ("planted", "found", "reported", "right", "confusion", "severities"):
            getattr(self, name).update(getattr(other, name))
        self.missed += other.missed
        self.false += other.false
        return self

    def recall(self, code: str | None = None) -> float:
        """Found over planted; 1.0 of nothing."""
        return _ratio(self.found, self.planted, code)

    def precision(self, code: str | None = None) -> float:
        """Right over reported; 1.0 of nothing."""
        return _ratio(self.right, self.reported, code)


def _ratio(part: Counter[str], whole: Counter[str], code: str | None) -> float:
    below = whole.total() if code is None else whole[code]
    return (part.total() if code is None else part[code]) / below if below else 1.0


def _pairs(truth: Sequence[Planted], reports: Sequence[Reported]) -> dict[int, set[int]]:
    """Which reports name which plantings, one to one where the code asks for it."""
    near = sorted(range(len(reports)), key=lambda i: reports[i].base.span.start)
    candidates = [
        (
            overlap(planted.base, report.base.span) + overlap(planted.witness, report.witness.span),
            t,
            r,
        )
        for t, planted in enumerate(truth)
        for r in near
        if fits(planted, (report := reports[r]))
    ]
    named: dict[int, set[int]] = {}
    used: set[int] = set()
    for _, t, r in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if TOLERANCES[reports[r].code].shared or (t not in named and r not in used):
            named.setdefault(t, set()).add(r)
            used.add(r)
    return named


def _at(planted: Planted, report: Reported) -> bool:
    return any(touching(place, report.base.span, 4) for place in planted.bases) and any(
        touching(place, report.witness.span, 4) for place in planted.witnesses
    )


def _kept(
    truth: Sequence[Planted], reports: Sequence[Reported], named: dict[int, set[int]]
) -> set[int]:
    """Drop from ``named`` the reports that span more than their plantings; return the rest."""
    whose: dict[int, list[int]] = {}
    for t, found in named.items():
        for r in found:
            whose.setdefault(r, []).append(t)
    right: set[int] = set()
    for r, plantings in whose.items():
        right.add(r)
        code = reports[r].code
        for side in ("base", "witness"):
            spans = [getattr(truth[t], side) for t in plantings]
            if not TOLERANCES[code].shared or (code in ANYWHERE and not any(map(len, spans))):
                continue
            low = min(span.start for span in spans) - TOLERANCES[code].reach
            high = max(span.end for span in spans) + TOLERANCES[code].reach
            span = getattr(reports[r], side).span
            # one report may span several plantings of marks, but not the text around them
            if not (low <= span.start and span.end <= high):
                right.discard(r)
    for found in named.values():
        found.intersection_update(right)
    return right


def score(planting: Planting, reports: Iterable[Reported]) -> Score:
    """Score what was reported about one planting."""
    reports = list(reports)
    truth = planting.truth
    result = Score()
    named = _pairs(truth, reports)
    right = _kept(truth, reports, named)
    for t, planted in enumerate(truth):
        result.planted[planted.code] += 1
        if named.get(t):
            result.found[planted.code] += 1
            got = {getattr(reports[r], "severity", "") for r in named[t]}
            if planted.severity and planted.severity not in got:
                result.severities[planted.code, planted.severity, min(got)] += 1
            result.confusion[planted.code, planted.code] += 1
            continue
        instead = [r for r in range(len(reports)) if r not in right and _at(planted, reports[r])]
        best = max(
            instead,
            key=lambda r: (
                overlap(planted.base, reports[r].base.span)
                + overlap(planted.witness, reports[r].witness.span)
            ),
            default=None,
        )
        report = reports[best] if best is not None else None
        result.missed.append(Missed(planting, planted, report))
        result.confusion[planted.code, report.code if report else "—"] += 1
    for r, report in enumerate(reports):
        if r not in right and any(report.code in p.also and _at(p, report) for p in truth):
            continue
        result.reported[report.code] += 1
        if r in right:
            result.right[report.code] += 1
            continue
        here = next((p for p in truth if _at(p, report)), None)
        result.false.append(Unplanted(planting, report, here))
        if here is None:
            result.confusion["—", report.code] += 1
    return result
