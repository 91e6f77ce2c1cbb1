"""Masthead, dateline, byline, navigation, legal text, page furniture.

What belongs to no speaker: before the first words and after the last ones, and inside the text
where it is a page number, a line of navigation, or printed more than once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

FURNITURE = frozenset({"header", "navigation", "page", "page header", "page footer"})
_PAGE = re.compile(
    r"\W*(?:page|página|seite|p\.|pg\.|стр\.?)?\W*\d{1,4}\s*"
    r"(?:(?:/|of|de|von|sur|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_LINE = 40
_NAVIGATION = re.compile(
    r"^\W*(?:share (?:this|on|via)|print (?:this|article|page)|e-?mail this|subscribe|sign up"
    r"|log ?in|advertisement|skip to|back to top|follow us|click here"
    r"|related (?:articles|stories|content)"
    r"|all rights reserved|copyright|©|suscr[ií]bete|comparte|compartir|publicidad|síguenos"
    r"|partager|s’abonner|s'abonner|publicité|imprimer|teilen|drucken|anzeige|newsletter)\b",
    re.IGNORECASE,
)


def _claims(place: Place) -> Claim | None:
    side = place.one_sided
    if place.edge == "all":
        return None
    if side is None:
        pages = all(_is_page_number(part) for part in (place.base, place.witness))
        return Claim("page number") if pages else None
    part = place.base if side == "base" else place.witness
    if place.edge:
        nobody = part.spoken - part.attributed
        if part.has_label or not (2 * nobody >= part.spoken or _is_heading(part)):
            return None
        return Claim("before the text" if place.edge == "head" else "after the text")
    if place_key(part) in place.repeated:
        return Claim("page furniture, printed more than once")
    own_line = part.at_paragraph and part.to_paragraph
    if _is_page_number(part):
        return Claim("page number")
    if own_line and part.spoken <= 12 and _NAVIGATION.search(part.printed):
        return Claim("navigation")
    if any(
        each.why in FURNITURE and each.span.covers(part.text)
        for each in part.transcript.unattributed
    ):
        return Claim("page furniture")
    return None


def _is_heading(part: Part) -> bool:
    """Whether a few words stand on lines of their own and are no sentence: a byline, a title."""
    own_lines = part.at_paragraph and part.to_paragraph
    return own_lines and part.spoken <= 12 and not part.printed.rstrip().endswith(tuple(".?!…"))


def _is_page_number(part: Part) -> bool:
    """Whether the line that the place stands on is a page number and nothing else."""
    printed = part.printed.strip()
    if not printed or len(printed) > _LINE or "\n" in printed:
        return False
    content = part.tokens.content
    start = part.text.start + len(part.printed) - len(part.printed.lstrip())
    stop = start + len(printed)
    before, newline, _ = content[max(start - _LINE, 0) : start][::-1].partition("\n")
    if not newline and start > _LINE:
        return False
    after, newline, _ = content[stop : stop + _LINE].partition("\n")
    if not newline and stop + _LINE < len(content):
        return False
    return _PAGE.fullmatch(before[::-1] + printed + after) is not None


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
