"""One word, spelled otherwise.

Accents, British and American spelling, an apostrophe added or dropped, slips by which one of the
two is no word of the language, contractions (information only) and transliterated names
(information only). Two words that look alike are other wording: thinking, thanking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.model import WORD
from provenance.text.names import same_name
from provenance.text.negations import strip
from provenance.text.words import plain, same_word

if TYPE_CHECKING:
    from provenance.differences._place import Place

_CONTRACTED = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'m", "am"),
    ("'s", "is"),
    ("'s", "has"),
    ("'d", "would"),
    ("'d", "had"),
)


_SPOKEN = {
    ("gonna", "going", "to"),
    ("wanna", "want", "to"),
    ("gotta", "got", "to"),
    ("kinda", "kind", "of"),
}


def _claims(place: Place) -> Claim | None:
    base, witness = place.base, place.witness
    if any(kind != WORD for kind in (*base.kinds, *witness.kinds)):
        return None
    one_each = base.size == witness.size == 1
    if one_each and strip(base.forms, place.language) == strip(witness.forms, place.language):
        return Claim("contracted", "info")
    if sorted((base.size, witness.size)) == [1, 2]:
        return Claim("contracted", "info") if _contraction(place) else None
    if not one_each:
        return None
    one, other = base.forms[0], witness.forms[0]
    capital = base.words[0][:1].isupper() or witness.words[0][:1].isupper()
    if capital and (plain(one) == plain(other) or same_name(base.words[0], witness.words[0])):
        return Claim("the same name, spelled otherwise", "info")
    return Claim() if same_word(one, other, place.language) else None


def _contraction(place: Place) -> bool:
    short, long = place.other.forms, place.fuller.forms
    if len(short) != 1 or len(long) != 2:
        return False
    if (short[0], *long) in _SPOKEN:
        return True
    if short[0] in ("cannot", "won't", "can't"):
        return long in (["can", "not"], ["will", "not"]) and short[0][0] == long[0][0]
    return any(short[0] == long[0] + end and long[1] == word for end, word in _CONTRACTED)


plugin = Detector(
    code="spelling",
    rank=230,
    group="substance",
    severity="warning",
    meaning="One word, spelled otherwise.",
    claims=_claims,
)
