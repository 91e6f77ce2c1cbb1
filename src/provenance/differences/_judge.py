"""Ask folds and detectors, in order of rank, what a place is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences import _surface
from provenance.differences._raw import Raw
from provenance.model import ANNOTATION, LABEL, Span
from provenance.registry import Registry
from provenance.text.folds import compare_form, explain
from provenance.text.homographs import parted_by_case

if TYPE_CHECKING:
    from provenance.differences._detector import Detector
    from provenance.differences._place import Part, Place
    from provenance.model import Severity

DETECTORS: Registry[Detector] = Registry("provenance.differences")

_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl", "ti", "tt", "ft", "st", "ct")


def judge_pair(place: Place) -> list[Raw]:
    """Name what parts two words, labels or stage directions that correspond."""
    base, witness = place.base, place.witness
    one, other = base.printed, witness.printed
    special = base.kinds[0] if base.kinds else None
    if "".join(base.forms) == "".join(witness.forms) or special == LABEL:
        if special in (LABEL, ANNOTATION):
            if special == ANNOTATION or explain(one, other):
                return _edits(place)
            return judge_place(place)
        if one.casefold() == other.casefold() and parted_by_case(
            one, other, _opens(base) or _opens(witness), place.language
        ):
            return [_raw(place, "wording", note="capitals make it another word")]
        return _edits(place)
    return judge_place(place)


def _opens(part: Part) -> bool:
    """Whether a word stands where any word has a capital, or among capitals."""
    before = part.before
    around = part.word_at(part.at.start - 1), part.word_at(part.at.end)
    return (
        part.at.start == 0
        or any(mark in before for mark in '.?!…:\n“"')
        or bool(part.tokens.kinds[part.at.start - 1])
        or any(len(word) > 3 and word.isupper() for word in around)
    )


def judge_place(place: Place) -> list[Raw]:
    """Name an unequal place by damage, else by the first detector that claims it."""
    if place.base.size and place.witness.size:
        surface = _damage(place) or _glued(place)
        if surface:
            return surface
    for detector in DETECTORS:
        claim = detector.claims(place)
        if claim is not None:
            return [_raw(place, detector.code, claim.severity, claim.note)]
    raise AssertionError("wording claims what is left")


def _damage(place: Place) -> list[Raw]:
    one, other = place.base.printed, place.witness.printed
    if max(len(one), len(other)) > 200:
        return []
    words = _word_pairs(one, other)
    found = []
    for a, b in words:
        left, right = one[a.start : a.end], other[b.start : b.end]
        if left == right:
            continue
        note = _surface.explain_damage(left, right)
        if not note and len(words) == 1:
            forms = "".join(place.base.forms), "".join(place.witness.forms)
            note = _ligature(*forms) or _ligature(*forms[::-1])
        if not note:
            return []
        found.append(
            _raw(place, "encoding", note=note)._replace(
                base=Span(place.base.text.start + a.start, place.base.text.start + a.end),
                witness=Span(place.witness.text.start + b.start, place.witness.text.start + b.end),
            )
        )
    return found


def _word_pairs(one: str, other: str) -> list[tuple[Span, Span]]:
    """Pair the words of two readings, as far as they have as many; else take them whole."""
    left, right = ([Span(*m.span()) for m in re.finditer(r"\S+", t)] for t in (one, other))
    gaps = [re.findall(r"\s+", text) for text in (one, other)]
    if len(left) == len(right) and gaps[0] == gaps[1]:
        return list(zip(left, right, strict=True))
    return [(Span(0, len(one)), Span(0, len(other)))]


def _ligature(whole: str, broken: str) -> str:
    """Tell a word from which a ligature was dropped: "nations" / "na ons"."""
    if not 2 <= len(broken) < len(whole):
        return ""
    for letters in _LIGATURES:
        if letters in whole and whole.replace(letters, "") == broken:
            return f"ligature “{letters}” lost"
    return ""


def _glued(place: Place) -> list[Raw]:
    """Tell words that are only split or glued: the same letters, spaced otherwise."""
    base, witness = place.base, place.witness
    if "".join(_letters(base)) != "".join(_letters(witness)):
        return []
    return _edits(place)


def _letters(part: Part) -> list[str]:
    """Return the compared forms, labels and stage directions opened into letters."""
    return [
        form
        if not form.startswith("\x00")
        else "".join(c for c in compare_form(printed) if c.isalnum() or c == "'")
        for form, printed in zip(part.forms, part.words, strict=True)
    ]


def _edits(place: Place) -> list[Raw]:
    """Compare two printed forms of the same letters character by character."""
    base, witness = place.base, place.witness
    return [
        _raw(place, edit.code or "punctuation", note=edit.note)._replace(
            base=Span(base.text.start + edit.base[0], base.text.start + edit.base[1]),
            witness=Span(
                witness.text.start + edit.witness[0], witness.text.start + edit.witness[1]
            ),
        )
        for edit in _surface.word_edits(base.printed, witness.printed)
    ]


def _raw(place: Place, code: str, severity: Severity | None = None, note: str = "") -> Raw:
    return Raw(place.base.text, place.witness.text, code, severity, note)
