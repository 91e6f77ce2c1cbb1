"""Ask folds and detectors, in order of rank, what a place is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from provenance.differences import _surface
from provenance.differences._detector import never
from provenance.differences._ledger import STRIPPED
from provenance.differences._misread import explain_misreading
from provenance.differences._raw import Raw
from provenance.differences.number import follows_name
from provenance.model import ANNOTATION, LABEL, Span
from provenance.registry import Registry
from provenance.text.folds import compare_form, explain
from provenance.text.homographs import knows_capitals, parted_by_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.differences._detector import Claim, Detector
    from provenance.differences._place import Part, Place
    from provenance.model import Severity

DETECTORS: Registry[Detector] = Registry("provenance.differences")

_INSIDE = re.compile(r"[\s'’ʼ]+")
_SPACES, _WORDS = re.compile(r"\s+"), re.compile(r"\S+")
_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl", "ti", "tt", "ft", "st", "ct")


@cache
def _queue() -> tuple[tuple[str, Callable[[Place], Claim | None]], ...]:
    """Return who is asked, in order; the aligner finds some kinds, and nobody claims them."""
    return tuple((each.code, each.claims) for each in DETECTORS if each.claims is not never)


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
        if (
            one.casefold() == other.casefold()
            and parted_by_case(one, other, base.opens or witness.opens, place.language)
            and knows_capitals(base.tokens.content)
            and knows_capitals(witness.tokens.content)
        ):
            return [_raw(place, "wording", note="capitals make it another word")]
        return _edits(place)
    return judge_place(place)


def judge_place(place: Place) -> list[Raw]:
    """Name an unequal place by damage, else by the first detector that claims it."""
    if place.base.size and place.witness.size:
        if place.base.printed.casefold() == place.witness.printed.casefold():
            return [_raw(place, "case")]  # damaged, then written small: "naÃ¯ve", "naã¯ve"
        surface = _damage(place) or _misread(place) or _glued(place)
        if surface:
            return surface
    for code, claims in _queue():
        claim = claims(place)
        if claim is not None:
            return [_raw(place, code, claim.severity, claim.note)]
    raise AssertionError("wording claims what is left")


def _damage(place: Place) -> list[Raw]:
    one, other = place.base.printed, place.witness.printed
    if max(len(one), len(other)) > 200:
        return []
    if one.isascii() and other.isascii() and one.isalnum() and other.isalnum():
        # No other damage leaves plain letters alone, but for figures that were read as letters.
        figures = one.isdigit() != other.isdigit()
        note = _surface.explain_damage(one, other) if figures else _lost_ligature(place)
        return [_raw(place, "encoding", note=note)] if note else []
    if place.stripped and _lost_words(one, other):
        return [_raw(place, "encoding", note=f"“{max(one, other, key=len)}” garbled: {STRIPPED}")]
    words = _word_pairs(one, other)
    if _is_plain(one) and _is_plain(other):
        note = _lost_ligature(place) if len(words) == 1 else ""
        return [_raw(place, "encoding", note=note)] if note else []
    found = []
    for a, b in words:
        left, right = one[a.start : a.end], other[b.start : b.end]
        if left == right:
            continue
        note = _surface.explain_damage(left, right) or _stripped_apostrophe(place, left, right)
        if not note and len(words) == 1:
            note = _lost_ligature(place)
        if not note:
            plain = _is_plain(left) and _is_plain(right)
            inside = [] if plain else _damaged_letters(place, a, b)
            if not inside:
                return []
            found += inside
            continue
        found.append(
            _raw(place, "encoding", note=note)._replace(
                base=Span(place.base.text.start + a.start, place.base.text.start + a.end),
                witness=Span(place.witness.text.start + b.start, place.witness.text.start + b.end),
            )
        )
    return found


def _lost_words(one: str, other: str) -> bool:
    """Whether one of two readings is the other one without what is not ASCII: words, too."""
    return any(
        not whole.isascii() and "".join(c for c in whole if c.isascii()).split() == broken.split()
        for whole, broken in ((one, other), (other, one))
    )


def _misread(place: Place) -> list[Raw]:
    one, other = place.base.printed, place.witness.printed
    note = explain_misreading(one, other) or _lost_fraction(one, other)
    if {one, other} == {"I", "1"} and not (
        follows_name(place.base) and follows_name(place.witness)
    ):
        note = "“I” and “1” look alike in print"
    return [_raw(place, "encoding", note=note)] if note else []


def _lost_fraction(one: str, other: str) -> str:
    """Tell a figure behind which signs of damage stand for a fraction."""
    for broken, whole in ((one, other), (other, one)):
        if broken[-1:] in ("?", "\ufffd") and broken.rstrip("?\ufffd").isdigit():
            return f"the fraction of “{whole}” lost"
    return ""


def _is_plain(printed: str) -> bool:
    """Whether nothing but words of the letters a to z stand here: no damage leaves those alone."""
    return printed.isascii() and "".join(printed.split()).isalpha()


def _stripped_apostrophe(place: Place, left: str, right: str) -> str:
    """Tell "Union’s" / "Unions", where one text has no apostrophe at all."""
    for whole, broken, poor in ((left, right, place.witness), (right, left, place.base)):
        if "’" in whole and whole.replace("’", "") == broken:
            content = poor.tokens.content
            if "'" not in content and "’" not in content:
                return f"“{whole}” garbled: {STRIPPED}"
    return ""


def _lost_ligature(place: Place) -> str:
    forms = "".join(place.base.forms), "".join(place.witness.forms)
    return _ligature(*forms) or _ligature(*forms[::-1])


def _damaged_letters(place: Place, one: Span, other: Span) -> list[Raw]:
    """Tell a word of which only some letters were damaged: "théâtre" / "thé?tre"."""
    base, witness = place.base, place.witness
    edits = _surface.word_edits(
        base.printed[one.start : one.end], witness.printed[other.start : other.end]
    )
    if not edits or any(edit.code != "encoding" for edit in edits):
        return []
    x, y = base.text.start + one.start, witness.text.start + other.start
    return [
        _raw(place, "encoding", note=edit.note)._replace(
            base=Span(x + edit.base[0], x + edit.base[1]),
            witness=Span(y + edit.witness[0], y + edit.witness[1]),
        )
        for edit in edits
    ]


def _word_pairs(one: str, other: str) -> list[tuple[Span, Span]]:
    """Pair the words of two readings, as far as they have as many; else take them whole."""
    gaps = [_SPACES.findall(text) for text in (one, other)]
    if any(gaps) and gaps[0] == gaps[1]:
        left, right = ([Span(*m.span()) for m in _WORDS.finditer(t)] for t in (one, other))
        if len(left) == len(right):
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
    one_each = base.size == witness.size == 1
    if one_each and base.forms != witness.forms and not any(base.kinds + witness.kinds):
        return []
    left, right = "".join(_letters(base)), "".join(_letters(witness))
    if left != right and base.size != witness.size:  # "l’ Accord", "1. 6"
        left, right = (compare_form(_INSIDE.sub("", part.printed)) for part in (base, witness))
    if left != right or not left:
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
