"""Say what one text shows about itself: damage, cuts, repeats, and structure that does not hold.

Every rule looks at one text alone; what shows only beside another witness is no business of this
stage. A rule that is not sure says so by its severity: ``info`` is a note, ``warning`` asks for a
look, ``critical`` is kept for text that certainly breaks off or lost words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.findings._rule import Rule, Sighting
from provenance.findings._view import View
from provenance.model import Finding, Span
from provenance.registry import Registry

if TYPE_CHECKING:
    from provenance.model import Transcript

RULES: Registry[Rule] = Registry("provenance.findings")

__all__ = ["RULES", "Rule", "Sighting", "examine"]


def examine(transcript: Transcript) -> tuple[Finding, ...]:
    """Return all that the rules find in ``transcript``, in text order, then by rank.

    Spans count code points of the decoded text, and each finding's ``text`` is exactly its slice.
    """
    view = View(transcript)
    seen = [
        (sighting.start, sighting.end, rule.rank, sighting, rule)
        for rule in RULES
        for sighting in rule.find(view)
    ]
    seen.sort(key=lambda entry: entry[:3])
    return tuple(
        Finding(
            rule=rule.code,
            severity=sighting.severity or rule.severity,
            span=Span(start, end),
            text=view.content[start:end],
            note=sighting.note,
        )
        for start, end, _, sighting, rule in seen
    )
