"""The words are given to someone else.

Another label above the same words, or a label that is lost so that the words run on under someone
else. Whether two labels name one person is told from titles, surnames, transliterations, from the
headings, and from how the two texts use them throughout; aliases in the catalogue decide first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.model import LABEL
from provenance.text.names import same_speaker

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place
    from provenance.model import Turn


def _claims(place: Place) -> Claim | None:
    base, witness = place.base, place.witness
    if labels(place):
        if not one_speaker(place):
            return Claim(f"{_name(base)} in the base, {_name(witness)} in the witness")
        return None
    for part, other in ((base, witness), (witness, base)):
        if part.only(LABEL) and part.size == 1 and not other.size:
            before = turn_before(part)
            if before is not None and same_turn_speaker(before, part.turn()):
                return None
            heir = f" under {before.speaker.name}" if before and before.speaker else ""
            return Claim(f"label lost: what {_name(part)} says stands{heir}")
    return None


def labels(place: Place) -> bool:
    """Whether both sides are one label each; one of them may not have been taken for one."""
    base, witness = place.base, place.witness
    alone = [part.only(LABEL) and part.size == 1 for part in (base, witness)]
    return all(alone) or (alone[0] and is_label_like(witness)) or (alone[1] and is_label_like(base))


def is_label_like(part: Part) -> bool:
    """Whether a few words at the beginning of a paragraph end in a colon."""
    return 0 < part.size <= 6 and part.at_paragraph and part.printed.rstrip("*_ ").endswith(":")


def one_speaker(place: Place) -> bool:
    """Whether the labels of both sides name one speaker."""
    one, other = place.base.turn(), place.witness.turn()
    names = (
        one.speaker.name if one and one.speaker else place.base.printed,
        other.speaker.name if other and other.speaker else place.witness.printed,
    )
    return (
        names[0] == names[1]
        or names in place.aliases
        or same_speaker(place.base.printed, place.witness.printed)
        or same_speaker(*names)
    )


def turn_before(part: Part) -> Turn | None:
    """Return the turn that ends before the label of ``part``."""
    turn = part.turn()
    if turn is None or turn.index == 0:
        return None
    return part.transcript.turns[turn.index - 1]


def same_turn_speaker(one: Turn, other: Turn | None) -> bool:
    """Whether two turns of one text have the same speaker."""
    return bool(one.speaker and other and other.speaker and one.speaker.name == other.speaker.name)


def _name(part: Part) -> str:
    turn = part.turn()
    return turn.speaker.name if turn and turn.speaker else part.printed.rstrip(": ")


plugin = Detector(
    code="speaker",
    rank=160,
    group="substance",
    severity="critical",
    meaning="The words are given to someone else.",
    claims=_claims,
)
