"""How names are spelt: folding, transliteration, and which spellings write one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from provenance.text.variants import VARIANTS

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
            "i",
            "i",
            "e",
            "g",
            "u",
        ],
        strict=True,
    )
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold for comparing: small letters, no marks, no full stops, straight apostrophes.

    >>> fold("Sergeï LAVROV"), fold("M. le Président")
    ('sergei lavrov', 'm le president')
    """
    text = text.replace("’", "'").replace("ʼ", "'").replace("‑", "-").replace("ß", "ss")
    text = text.replace("ø", "o").replace("Ø", "o").replace("ł", "l").replace("Ł", "l")
    apart = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(kept.casefold().replace(".", " ").replace(",", " ").split())


def romanize(word: str) -> str:
    """Write folded Cyrillic with Latin letters; other letters stay."""
    return "".join(_CYRILLIC.get(c, c) for c in word)


_SPELLINGS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"['`´-]", ""),
        (r"tsch|tch", "ch"),
        (r"sch(?!t)|sz", "sh"),
        (r"shch|stsch|shtsh", "shch"),
        (r"ph", "f"),
        (r"kh", "h"),
        (r"ou|oo", "u"),
        (r"ks|chs", "x"),
        (r"ck|cq|q", "k"),
        (r"c(?=[aouklrt])|c$", "k"),
        (r"w", "v"),
        (r"ff$", "v"),
        (r"dj|dzh", "j"),
        (r"ts|tz", "z"),
        (r"gu(?=[ei])", "g"),
        (r"^[ji](?=[aeou])|^y(?=[aeou])", "y"),
        (r"(?<=.)(?:iy|ii|yi|yy|ij|yj|ey|ei|ej|ie|ye|je|y|j)", "i"),
        (r"(?<=[bdgkptz])h", ""),
        (r"(.)\1", r"\1"),
        (r"(?<=[aeiou])h$", ""),
        (r"(?<=[^aeiou])er$", "r"),
    )
)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Reduce a name to what every transliteration of it shares.

    >>> skeleton("Sergeï") == skeleton("Sergey"), skeleton("Lawrow") == skeleton("Lavroff")
    (True, True)
    """
    folded = romanize(fold(word).replace(" ", ""))
    folded = VARIANTS.get(folded, folded)
    for pattern, written in _SPELLINGS:
        folded = pattern.sub(written, folded)
    return folded


def same_name(word: str, other: str) -> bool:
    """Whether two spellings write one name: Sergey and Sergeï, but not Ludlam and Ludwig.

    Both are single words or whole names of equally many words.

    >>> same_name("Sergey", "Sergeï"), same_name("Kyiv", "Kiev"), same_name("Lavrov", "Lawrow")
    (True, True, True)
    >>> same_name("Ludlam", "Ludwig"), same_name("Kerry", "Kirby"), same_name("Owen", "Chloe")
    (False, False, False)
    """
    ones, others = fold(word).split(), fold(other).split()
    if len(ones) != len(others) or not ones:
        return False
    return all(same_word(one, two) for one, two in zip(ones, others, strict=True))


def same_word(one: str, other: str) -> bool:
    """Whether two folded words write one name; ``same_name`` asks this of each word."""
    if one == other:
        return True
    if min(len(one), len(other)) < 3:
        return False
    if one + "a" == other or other + "a" == one:
        return False  # Aleksandr and Aleksandra, Golovanov and Golovanova are two people
    first, second = skeleton(one), skeleton(other)
    if not first or not second:
        return False
    if first == second:
        return True
    if one[-1] != other[-1] and {one[-1], other[-1]} <= set("aeo"):
        return False  # a last vowel tells gender in many languages: Mario, Maria
    # A long name survives one slip of the pen inside it: nobody else is called Golovonova.
    return (
        min(len(first), len(second)) >= 8
        and first[:2] == second[:2]
        and first[-1] == second[-1]
        and DamerauLevenshtein.distance(first, second, score_cutoff=1) <= 1
    )
