"""Masthead, dateline, byline, navigation, legal text, page furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

FURNITURE = frozenset({"header", "navigation", "page", "page header", "page footer"})
_PAGE = re.compile(
    r"\s*(?:page|página|seite|стр\.?)?\s*[-–—]?\s*\d{1,4}\s*(?:/|of|de|von)?\s*\d{0,4}\s*[-–—]?\s*",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"^\W*(?:share (?:this|on|via)|print (?:this|article|page)|e-?mail this|subscribe|sign up|log ?in"
    r"|advertisement|skip to|back to top|follow us|related (?:articles|stories|content)|click here"
    r"|all rights reserved|copyright|©|suscr[ií]bete|comparte|compartir|publicidad|síguenos"
    r"|partager|s’abonner|s'abonner|publicité|imprimer|teilen|drucken|anzeige|newsletter)\b",
    re.I,
)


def _claims(place: Place) -> Claim | None:
    side = place.one_sided
    if side is None or place.edge == "all":
        return None
    part = place.base if side == "base" else place.witness
    if place.edge:
        nobody = part.spoken - part.attributed
        if 2 * nobody >= part.spoken and not part.has_label:
            return Claim("before the text" if place.edge == "head" else "after the text")
        return None
    if place_key(part) in place.repeated:
        return Claim("page furniture, printed more than once")
    if part.at_paragraph and part.to_paragraph and _PAGE.fullmatch(part.printed):
        return Claim("page number")
    if (
        part.at_paragraph
        and part.to_paragraph
        and part.spoken <= 12
        and _NAVIGATION.search(part.printed)
    ):
        return Claim("navigation")
    if any(
        each.why in FURNITURE and each.span.covers(part.text)
        for each in part.transcript.unattributed
    ):
        return Claim("page furniture")
    return None


def place_key(part: Part) -> str:
    """Return what makes two insertions the same piece of furniture: the words but for figures."""
    return " ".join(form for form in part.forms if not form.isdigit())


plugin = Detector(
    code="boilerplate",
    rank=140,
    group="structure",
    severity="info",
    meaning="Masthead, dateline, byline, navigation, legal text, page furniture.",
    claims=_claims,
)
