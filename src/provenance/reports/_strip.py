"""The overview: both texts as lanes, what corresponds as ribbons, what differs as ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reports._layout import off_chain, pieces
from provenance.reports._markup import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Collation, Difference, Side
    from provenance.reports._markup import Keys

WIDTH = 1000
LANE = 14
HEIGHT = 120
_BINS = 250
_MOST_RIBBONS = 240
_ORDER = ("substance", "damage", "structure", "form")

Stretch = tuple[int, int, int, int]
"""From and to in the base, from and to in the witness, in code points."""


def svg(collation: Collation, keys: Keys) -> str:
    """Return the overview as an SVG element; it holds nothing of the texts.

    Each text has the whole width, so that a place is found at a glance in either; ticks lead to
    the first difference of their place and group.
    """
    lengths = (
        max(len(collation.base.text.content), 1),
        max(len(collation.witness.text.content), 1),
    )
    parts = [
        f'<svg class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" '
        'aria-hidden="true" focusable="false">',
        f'<rect class="lane" x="0" y="0" width="{WIDTH}" height="{LANE}"/>',
        f'<rect class="lane" x="0" y="{HEIGHT - LANE}" width="{WIDTH}" height="{LANE}"/>',
    ]
    shared = "".join(_outline(stretch, lengths) for stretch in stretches(collation))
    parts.append(f'<path class="rib" d="{shared}"/>' if shared else "")
    for each in collation.differences:
        if off_chain(each) and len(each.base.span) and len(each.witness.span):
            spans = each.base.span, each.witness.span
            stretch = (spans[0].start, spans[0].end, spans[1].start, spans[1].end)
            parts.append(
                f"<a href=#{keys.anchor(each)} tabindex=-1>"
                f'<path class="rib {word(each.code)}" d="{_outline(stretch, lengths)}"/></a>'
            )
    for side in ("base", "witness"):
        parts += _ticks(collation.differences, keys, side, lengths[side == "witness"])
    parts.append("</svg>")
    return "".join(parts)


def stretches(collation: Collation) -> list[Stretch]:
    """Return what corresponds, joined over small differences until few stretches are left."""
    runs = [
        (piece.base.start, piece.base.end, piece.witness.start, piece.witness.end)
        for piece in pieces(collation)
        if len(piece.base) and len(piece.witness)
    ]
    longest = max(len(collation.base.text.content), len(collation.witness.text.content))
    gap = longest // 400
    joined = _joined(runs, gap)
    while len(joined) > _MOST_RIBBONS:
        gap = gap * 2 + 1
        joined = _joined(runs, gap)
    return joined


def _joined(runs: Sequence[Stretch], gap: int) -> list[Stretch]:
    joined: list[Stretch] = []
    for run in runs:
        if joined and run[0] - joined[-1][1] <= gap and run[2] - joined[-1][3] <= gap:
            joined[-1] = (joined[-1][0], run[1], joined[-1][2], run[3])
        else:
            joined.append(run)
    return joined


def _x(position: int, length: int) -> str:
    return f"{position * WIDTH / length:.1f}".removesuffix(".0")


def _outline(stretch: Stretch, lengths: tuple[int, int]) -> str:
    left, right = _x(stretch[0], lengths[0]), _x(stretch[1], lengths[0])
    low, high = _x(stretch[2], lengths[1]), _x(stretch[3], lengths[1])
    top, bottom = LANE, HEIGHT - LANE
    return (
        f"M{left} 0H{right}V{top}"
        f"C{right} {HEIGHT // 2} {high} {HEIGHT // 2} {high} {bottom}V{HEIGHT}H{low}V{bottom}"
        f"C{low} {HEIGHT // 2} {left} {HEIGHT // 2} {left} {top}Z"
    )


def _ticks(differences: Sequence[Difference], keys: Keys, side: Side, length: int) -> list[str]:
    bins: dict[tuple[str, int], list[Difference]] = {}
    for each in differences:
        if side not in keys.sides(each) or each.code == "excerpt":
            continue
        reading = each.base if side == "base" else each.witness
        place = (each.group, min(reading.span.start * _BINS // length, _BINS - 1))
        bins.setdefault(place, []).append(each)
    top = 0 if side == "base" else HEIGHT - LANE
    made = []
    form = [members[0] for (group, _), members in sorted(bins.items()) if group == "form"]
    if form:
        # Many and small: one path, which nobody is led to anything by.
        starts = ((each.base if side == "base" else each.witness).span.start for each in form)
        path = "".join(f"M{_x(start, length)} {top}v{LANE}" for start in starts)
        made.append(f'<path class="tick form" d="{path}"/>')
    for group in reversed(_ORDER[:3]):
        found = [members[0] for (kind, _), members in sorted(bins.items()) if kind == group]
        links = []
        for first in found:
            start = (first.base if side == "base" else first.witness).span.start
            links.append(
                f"<a href=#{keys.anchor(first)} tabindex=-1>"
                f'<path d="M{_x(start, length)} {top}v{LANE}"/></a>'
            )
        if links:
            made.append(f'<g class="tick {group}">{"".join(links)}</g>')
    return made
