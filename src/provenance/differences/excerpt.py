"""What the witness does not set out to reprint, before or after the shared stretch.

One difference for the head and one for the tail. A gap in the middle is an omission. Two texts
that share nothing are an excerpt each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector

if TYPE_CHECKING:
    from provenance.differences._place import Place


def _claims(place: Place) -> Claim | None:
    side = place.one_sided
    if not place.edge or side is None:
        return None
    part = place.base if side == "base" else place.witness
    if place.edge == "all":
        return Claim("nothing of it stands in the other text")
    whole = part.has_label or part.printed.strip().count("\n") > 0
    if not whole and part.spoken < 12:
        return None
    # Less than a paragraph at the edge was left out, not left aside.
    if place.edge == "head" and not (part.to_paragraph or part.spoken >= 40):
        return None
    if place.edge == "tail" and not (part.at_paragraph or part.spoken >= 40):
        return None
    where = "first" if place.edge == "head" else "last"
    share = round(100 * part.spoken / max(len(part.tokens), 1)) or "less than 1"
    return Claim(f"the {where} {share} % of the {side}’s words stand here alone")


plugin = Detector(
    code="excerpt",
    rank=150,
    group="structure",
    severity="info",
    meaning="What the witness does not set out to reprint, before or after the shared stretch.",
    claims=_claims,
)
