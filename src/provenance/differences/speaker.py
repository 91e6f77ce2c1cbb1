"""The words are given to someone else.

Another label above the same words, or a label that is lost so that the words run on under someone
else. Whether two labels name one person is told from titles, surnames, transliterations, from the
headings, and from how the two texts use them throughout; aliases in the catalogue decide first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.model import LABEL
from provenance.text.names import parse, same_speaker
from provenance.text.titles import MANY, ROLE_NAMES

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place
    from provenance.model import Transcript, Turn

HEADING = 4000
"""Code points before the first turn in which a heading is looked for."""


def _claims(place: Place) -> Claim | None:
    base, witness = place.base, place.witness
    if not (base.has_label or witness.has_label):
        return None
    if labels(place):
        if not one_speaker(place) and not one_of_many(place):
            called = _called_otherwise(place)
            note = f"{_name(base)} in the base, {_name(witness)} in the witness"
            return Claim(f"{note}; {called}", "warning") if called else Claim(note)
        return None
    for part, other in ((base, witness), (witness, base)):
        if part.only(LABEL) and part.size == 1 and not other.size:
            if names_nobody(other):
                return None
            before, after = turn_before(part), other.turn_behind()
            if before is not None and same_turn_speaker(before, part.turn()):
                return None
            if after is not None and _goes_on(place, part, after):
                return None
            heir = after if after is not None and after.speaker else before
            under = f" under {heir.speaker.name}" if heir and heir.speaker else ""
            return Claim(f"label lost: what {_name(part)} says stands{under}")
    return None


def _goes_on(place: Place, part: Part, after: Turn) -> bool:
    """Whether the text without the label gives the words behind it to the same speaker, too.

    "B: Hey. A: I will." beside "A: Hey, I will." gives one word to B; what A goes on with is A's.
    """
    turn = part.turn()
    if turn is None or turn.speaker is None or after.speaker is None:
        return False
    names = turn.speaker.name, after.speaker.name
    return names in place.aliases or names[::-1] in place.aliases or same_speaker(*names)


def labels(place: Place) -> bool:
    """Whether both sides are one label each; one of them may not have been taken for one."""
    base, witness = place.base, place.witness
    alone = [part.only(LABEL) and part.size == 1 for part in (base, witness)]
    return all(alone) or (alone[0] and is_label_like(witness)) or (alone[1] and is_label_like(base))


def is_label_like(part: Part) -> bool:
    """Whether a few words at the beginning of a paragraph, or capitalised, end in a colon."""
    return (
        0 < part.size <= 6
        and (part.at_paragraph or all(word[:1].isupper() for word in part.words))
        and part.printed.rstrip("*_ ").endswith(":")
    )


def one_speaker(place: Place) -> bool:
    """Whether the labels of both sides name one speaker."""
    one, other = (part.turn() if part.has_label else None for part in (place.base, place.witness))
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


def one_of_many(place: Place) -> bool:
    """Whether one text names a person where the other prints a role that many people speak in.

    "AUDIENCE MEMBER" may be anybody whom the text with the role does not name as a speaker, and
    whom nobody else was called in his stead.
    """
    return _many(place) and not _called_otherwise(place)


def _many(place: Place) -> bool:
    base, witness = place.base, place.witness
    return _is_one_of_many(place, base, witness) or _is_one_of_many(place, witness, base)


def _is_one_of_many(place: Place, role: Part, named: Part) -> bool:
    """Whether a label is a role of many, and the other text names a person there.

    The other label may stand once in its text, and not have been taken for one.
    """
    turn, other = role.turn(), named.turn()
    if turn is None or turn.speaker is None or not role.has_label:
        return False
    if parse(turn.speaker.name).number or turn.speaker.role not in MANY:
        return False
    if not named.has_label:
        name, office = named.printed.strip("*_: "), parse(named.printed).role
    elif other is not None and other.speaker is not None:
        name, office = other.speaker.name, other.speaker.role
    else:
        return False
    if office in ROLE_NAMES or not parse(name).words:
        return False
    if _is_announced(name, role.transcript) or _is_announced(name, named.transcript):
        return False
    if _says_much(name, named.transcript):
        return False
    known = [speaker.name for speaker in role.transcript.speakers]
    pairs = place.aliases | {(b, a) for a, b in place.aliases}
    return not any(
        same_speaker(each, name) or (each, name) in pairs
        for each in known
        if each != turn.speaker.name
    )


def _says_much(name: str, transcript: Transcript) -> bool:
    """Whether somebody says half of a text, or a third where more than two speak.

    Whoever does holds the event, and asks no questions in it; of two, the other may be the one.
    """
    said = total = 0
    for turn in transcript.turns:
        total += len(turn.span)
        said += len(turn.span) if turn.speaker and turn.speaker.name == name else 0
    return 2 * said > total or (3 * said >= total > 0 and len(transcript.speakers) > 2)


def _is_announced(name: str, transcript: Transcript) -> bool:
    """Whether the heading of a text names somebody: whoever holds the event asks no questions."""
    heading = transcript.text.content[: transcript.turns[0].span.start].lower()
    return bool(heading) and parse(name).words[-1].lower() in re.findall(r"\w+", heading[:HEADING])


def _called_otherwise(place: Place) -> str:
    """Tell whom a moderator called upon, where the other text names somebody else; or nothing."""
    if not _many(place):
        return ""
    for role, named in ((place.base, place.witness), (place.witness, place.base)):
        turn, other = role.turn(), named.turn()
        asker = turn.speaker.asker if turn and turn.speaker else ""
        if asker and other and other.speaker and not same_speaker(asker, other.speaker.name):
            return f"{asker} was called upon"
    return ""


def names_nobody(part: Part) -> bool:
    """Whether a whole text has no labels at all, as raw captions have none."""
    return _has_no_labels(part.transcript)


@lru_cache(maxsize=4)
def _has_no_labels(transcript: Transcript) -> bool:
    return not any(turn.label for turn in transcript.turns)


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
    turn = part.turn() if part.has_label else None  # else the words are in someone's turn
    return turn.speaker.name if turn and turn.speaker else part.printed.rstrip(": ")


plugin = Detector(
    code="speaker",
    rank=160,
    group="substance",
    severity="critical",
    meaning="The words are given to someone else.",
    claims=_claims,
)
