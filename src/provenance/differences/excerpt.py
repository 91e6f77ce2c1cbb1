"""What the witness does not set out to reprint, before or after the shared stretch.

One difference for the head and one for the tail. A gap in the middle is an omission. Two texts
that share nothing are an excerpt each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector

if TYPE_CHECKING:
    from provenance.differences._place import Place


LITTLE = 10
"""An excerpt leaves more than a tenth of the text aside where both begin or end alike."""


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
    # Less than a paragraph at the edge was left out, not left aside, and so was the rest of one
    # that both texts begin, or the beginning of one that both end.
    if place.edge == "head" and not part.at_paragraph:
        return None
    if place.edge == "tail" and not part.to_paragraph:
        return None
    # So was a little between the title that both have, or their last line, and the rest.
    within = part.at.start > 0 and part.at.end < len(part.tokens)
    if within and LITTLE * part.size < len(part.tokens):
        return None
    if place.edge == "head" and not (part.to_paragraph or part.spoken >= 40):
        return None
    if place.edge == "tail" and not (part.at_paragraph or part.spoken >= 40):
        return None
    where = "first" if place.edge == "head" else "last"
    share = round(100 * part.spoken / max(len(part.tokens), 1))
    if 0 < share < 100:
        return Claim(f"the {where} {share} % of the {side}’s words stand here alone")
    rounded = "more than 99" if share else "less than 1"
    at = "beginning" if place.edge == "head" else "end"
    return Claim(f"{rounded} % of the {side}’s words, at its {at}, stand here alone")


plugin = Detector(
    code="excerpt",
    rank=150,
    group="structure",
    severity="info",
    meaning="What the witness does not set out to reprint, before or after the shared stretch.",
    claims=_claims,
)
