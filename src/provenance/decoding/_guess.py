"""Which 8-bit encoding? The one in which the bytes above 127 form words as people write them.

Each such byte is looked at between its neighbours: a small letter inside a word speaks for an
encoding, a capital after a small letter, a fraction sign in mid-word or a control character
against it. No list of words is needed, and a byte that is alone in its file still says something.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from provenance.decoding._codecs import EIGHT_BIT, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_CONTEXTS = 1500
_SAMPLE = 1 << 22
_EVERYDAY = frozenset({"latin-1", "cp1252", "mac_roman", "iso8859-15"})
_EVIDENCE = 4
_FEW_RARER = 10
_FAVOUR = 0.3
_DECLARED = 0.25
_DECLARED_LATER = 0.001
_AHEAD = 0.15

_FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "ru": ("cp1251", "koi8-r"),
    "uk": ("cp1251", "koi8-u"),
    "bg": ("cp1251",),
    "sr": ("cp1251", "cp1250"),
    "pl": ("cp1250", "iso8859-2"),
    "cs": ("cp1250", "iso8859-2"),
    "sk": ("cp1250", "iso8859-2"),
    "hu": ("cp1250", "iso8859-2"),
    "hr": ("cp1250", "iso8859-2"),
    "ro": ("cp1250", "iso8859-2"),
    "el": ("cp1253", "iso8859-7"),
    "tr": ("cp1254", "iso8859-9"),
    "he": ("cp1255", "iso8859-8"),
    "ar": ("cp1256", "iso8859-6"),
    "fa": ("cp1256",),
    "lt": ("cp1257",),
    "lv": ("cp1257",),
    "et": ("cp1257",),
}

# Letters that the commonest languages of each 8-bit family do write; any other letter counts less.
_WRITTEN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßšžÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØŒÙÚÛÜŠŽ")
_CENTRAL = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřťůČŘőűŐŰğışİŞĞăâîşţėųūāēīšļ")
# The letters that make up two thirds of running text in scripts that need all of the upper half:
# every such encoding reads every other one's text as letters, but as rare ones.
_FREQUENT = frozenset("оеаинтсрвлкОЕАИНТСРВЛКαοιετσνηυρκάόίέήיוהלאתרבשמםןاليمونرتبعهةدأ")
_OPENING, _CLOSING = frozenset("“‘«„‚¿¡"), frozenset("”’»…")
# Letters that are words of their own.
_ALONE = frozenset("àáèéêìíòóùøåöÀÁÈÉÒÓавиксоуяжеАВИКСОУЯήηοόώΉΗΟ")
_ORDINARY = frozenset("–—…€£§°ºª½¼¾²³©®™·•¢×±№،؛؟") | _OPENING | _CLOSING

# Encodings that are seldom met must do clearly better than those that are met daily.
_RARITY: Final[dict[str, float]] = {
    "latin-1": 0.0,
    "cp1252": 0.0,
    "mac_roman": 0.06,
    "iso8859-15": 0.04,
    "cp1251": 0.0,
    "koi8-r": 0.02,
    "cp1256": 0.02,
    "cp1253": 0.02,
}
_USUAL_RARITY = 0.08


@dataclass(frozen=True, slots=True)
class Guess:
    """An 8-bit encoding, how well it reads (-1 … 1), and how far ahead of the next reading."""

    encoding: str
    score: float
    margin: float
    rival: str

    @property
    def confidence(self) -> float:
        """How surely, 0..1: it must both read well and leave other readings behind."""
        return round(max(0.05, min(0.95, 0.45 * max(self.score, 0.0) + 1.2 * self.margin)), 2)


@cache
def _kinds(encoding: str) -> tuple[str, ...]:
    """Return what each byte is in ``encoding``.

    The first letter says u(pper), l(ower), o(ther letter), d(igit), p(unctuation), s(pace) or
    c(ontrol), the second one the script of a letter: L(atin), C(yrillic), G(reek), A(rabic) …
    """
    return tuple(_kind(character) for character in table(encoding))


def _kind(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LM":
        script = unicodedata.name(character, "?")[0]
        script = {"M": "L", "F": "L"}.get(script, script)
        return {"Lu": "u", "Ll": "l"}.get(category, "o") + script
    if character in "\t\n\r\f\v" or category == "Zs":
        return "s"
    if category in ("Cc", "Cf", "Cn", "Co"):
        return "c"
    return "d" if category == "Nd" else "p"


def _judge(character: str, before: str, kind: str, after: str, *, beside: bool) -> float:
    """Say how natural ``character`` is between neighbours of these kinds, from -1 to 1.

    ``beside`` says whether a neighbour is a letter beyond ASCII, too.
    """
    if kind == "c":
        return -1.0
    if kind == "s":
        return 0.4
    word_before, word_after = before[0] in "ulo", after[0] in "ulo"
    if kind[0] in "ulo":
        if (word_before and before[1] != kind[1]) or (word_after and after[1] != kind[1]):
            return -0.9
        return _judge_letter(character, before, kind, after, beside=beside)
    if character in "’'" and word_before:
        return 1.0
    if character in _OPENING:
        return 0.9 if not word_before and after[0] not in "sc" else -0.3
    if character in _CLOSING:
        return 0.9 if before[0] not in "sc" and not word_after else -0.3
    if character in "–—":
        return 0.9
    if character in "،؛؟" and word_before and not word_after:
        return 0.9
    if character in "ºª°" and before[0] in "ulod":
        return 0.4
    if word_before and word_after:
        return -0.9
    return 0.3 if character in _ORDINARY else -0.5


def _judge_letter(character: str, before: str, kind: str, after: str, *, beside: bool) -> float:
    """Judge a letter whose neighbours, where they are letters, are of its own script."""
    if before[0] not in "ulo" and after[0] not in "ulo":
        return 0.3 if character in _ALONE or kind[1] in "AH" else -0.5
    if kind[0] == "u" and before[0] == "l":
        return -0.9
    if kind[0] == "l" and before[0] == after[0] == "u":
        return -0.7
    value = 0.8
    if kind[0] == "u" and before[0] == "u":
        value = -0.1 if after[0] == "l" else 0.6
    if kind[1] != "L":
        return value if character in _FREQUENT else value - 0.4
    if beside:
        # Few languages that are written in Latin letters put two accents side by side.
        return value - 0.9
    if character in _WRITTEN:
        return value
    return value - (0.2 if character in _CENTRAL else 0.45)


def guess(data: bytes, language: str = "", declared: Sequence[str] = ()) -> Guess:
    """Return the 8-bit encoding that reads ``data`` best; ``data`` holds bytes above 127.

    ``language`` is a declared language tag, or empty: it decides between readings that are
    equally good. An encoding that is ``declared`` is left only for one that reads clearly better;
    the score says how well it reads in any case. At most the first four mebibytes are looked at.
    """
    array = np.frombuffer(b"\n" + data[:_SAMPLE] + b"\n", dtype=np.uint8)
    triples, counts = _contexts(array, np.flatnonzero(array >= 0x80))
    weights = np.array(counts, dtype=np.float64)
    favoured = _FAMILIES.get(language.split("-", maxsplit=1)[0].lower(), ())
    # So few bytes say too little for anything but what is met daily.
    few = int(weights.sum()) < _EVIDENCE
    judged = {
        encoding: _judgements(encoding, triples)
        for encoding in EIGHT_BIT
        if not few or encoding in _EVERYDAY or encoding in favoured or encoding in declared
    }
    handicap = {
        encoding: _DECLARED_LATER * declared.index(encoding) - _DECLARED
        if encoding in declared
        else -_FAVOUR
        if encoding in favoured
        else _RARITY.get(encoding, _USUAL_RARITY) * (_FEW_RARER if few else 1)
        for encoding in judged
    }
    means = {
        encoding: float(np.average(values, weights=weights)) - handicap[encoding]
        for encoding, values in judged.items()
    }
    # The sort is stable, so that of equals the first is taken.
    order = sorted(judged, key=lambda encoding: -means[encoding])
    best = order[0]
    for other in order[1:]:
        # Relatives differ in a few characters only, and only these can decide between them.
        differ = _differ(best, other, triples)
        seen = weights[differ].sum()
        usual = other in _EVERYDAY or other in favoured or other in declared
        if not seen or (seen < _EVIDENCE and not usual):
            continue
        ahead = float(np.average((judged[other] - judged[best])[differ], weights=weights[differ]))
        if ahead > _AHEAD + handicap[other] - handicap[best]:
            best = other
    rivals = [other for other in order if _differ(best, other, triples).any()]
    rival = rivals[0] if rivals else ""
    margin = means[best] - means.get(rival, -1.0)
    score = means[best] - (_DECLARED if best in declared else 0.0)
    return Guess(best, score, margin, rival)


def naturalness(data: bytes, places: NDArray[np.int64], encoding: str) -> float:
    """Return how well the bytes at ``places`` read in ``encoding``, from -1 to 1."""
    array = np.frombuffer(b"\n" + data + b"\n", dtype=np.uint8)
    triples, counts = _contexts(array, places + 1)
    return float(np.average(_judgements(encoding, triples), weights=counts))


def _contexts(
    array: NDArray[np.uint8], high: NDArray[np.int64]
) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Return each byte at ``high`` between its neighbours, and how often; the commonest first."""
    wide = array.astype(np.uint32)
    packed = (wide[high - 1] << 16) | (wide[high] << 8) | wide[high + 1]
    values, counts = np.unique(packed, return_counts=True)
    most = np.argsort(-counts, kind="stable")[:_CONTEXTS]
    triples = [(v >> 16, (v >> 8) & 0xFF, v & 0xFF) for v in values[most].tolist()]
    return triples, counts[most].tolist()


def _differ(one: str, other: str, triples: Sequence[tuple[int, int, int]]) -> NDArray[np.bool_]:
    """Return for each context whether the two encodings read its middle byte differently."""
    left, right = table(one), table(other)
    return np.array([left[byte] != right[byte] for _, byte, _ in triples], dtype=bool)


def _judgements(encoding: str, triples: Sequence[tuple[int, int, int]]) -> NDArray[np.float64]:
    """Return how natural ``encoding`` makes the middle byte of each context."""
    kinds, characters = _kinds(encoding), table(encoding)
    return np.array(
        [
            _judge(
                characters[byte],
                kinds[before],
                kinds[byte],
                kinds[after],
                beside=(before >= 0x80 and kinds[before][0] in "ulo")
                or (after >= 0x80 and kinds[after][0] in "ulo"),
            )
            for before, byte, after in triples
        ],
        dtype=np.float64,
    )
