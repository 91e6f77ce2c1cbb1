"""Small closed classes of words, by language: what a sentence cannot end with, and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def words_of(text: str) -> frozenset[str]:
    """Return the words of ``text``, which stand apart by spaces."""
    return frozenset(text.split())


FREQUENT: dict[str, frozenset[str]] = {
    "en": words_of("the of and to that is was for with we you it are this"),
    "es": words_of("el los las que y del una por con para se es como más"),
    "fr": words_of("le les des et une que dans est pour qui nous au sur pas"),
    "de": words_of("der die das und ist nicht wir mit den von ein auch auf sich"),
    "pt": words_of("os do da que não uma com para em dos é mais por foi"),
    "it": words_of("il che di non della una per con sono gli è più nel anche"),
    "ru": words_of("и в не на что мы с это как по для о но из"),
    "ar": words_of("في من على أن إلى عن هذا التي ما لا هذه الذي مع كل"),
}
"""The most frequent words that tell each language from the others listed."""

UNFINISHED: dict[str, frozenset[str]] = {
    "en": words_of(
        "the a an of and or but to with from by into onto our their its his my your is "
        "are was were be been has have had which who whose because if than as at upon "
        "and/or between among toward towards through would could should will shall "
        "cannot every"
    ),
    "es": words_of(
        "el la los las un una unos unas de del y e o u que con para por en al su sus mi "
        "mis nuestro nuestra nuestros nuestras este esta es son fue muy porque pero "
        "como si cuando"
    ),
    "fr": words_of(
        "le la les un une des de du et ou que qui avec pour par dans en au aux sur "
        "notre nos votre vos leur leurs son sa ses ce cette ces est sont très mais "
        "comme si"
    ),
    "de": words_of(
        "der die das den dem des ein eine einen einem einer und oder aber mit von zum "
        "zur im für dass weil wenn unser unsere ihre seine sehr"
    ),
    "pt": words_of(
        "o a os as um uma de do da dos das e ou que com para por em no na nos nas ao "
        "seu sua nosso nossa muito porque mas como se"
    ),
    "it": words_of(
        "il lo la i gli le un una di del della dei delle e o che con per in nel nella "
        "al alla nostro nostra molto perché ma come se"
    ),
    "ru": words_of("и или а но в во на с со к по для от из о об что чтобы как если при до"),
    "ar": words_of("و في من على أن إلى عن التي الذي مع"),
}
"""Words that need another word after them."""


def guess(words: Mapping[str, int]) -> str:
    """Return the two letters of the language whose small words are most frequent, or nothing."""
    scores = {code: sum(words.get(word, 0) for word in small) for code, small in FREQUENT.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= 3 else ""


GLUED_TAILS: dict[str, frozenset[str]] = {
    "en": words_of("of the and that which from this their have were would"),
    "es": frozenset(["del", "que", "con", "para"]),
    "fr": frozenset(["dans", "avec", "pour", "dont"]),
}
"""Small words that a lost space leaves at the end of the word before them."""

GLUED_HEADS: dict[str, frozenset[str]] = {
    "en": words_of("the and of that which their have were would"),
    "es": frozenset(["para", "del", "los", "las"]),
    "fr": frozenset(["dans", "des", "les"]),
}
"""Small words that a lost space leaves at the beginning of the word after them."""

NOT_GLUED: dict[str, frozenset[str]] = {
    "en": words_of(
        "thereof whereof hereof therefrom wherefrom herefrom therapist therapists "
        "offending offended offences"
    ),
    "es": frozenset(["aunque", "porque", "sino"]),
    "fr": frozenset(["lorsque", "puisque", "quelque", "quoique"]),
}
"""Words that look like two and are one."""

_PAIRS = {
    "en": "of-the to-the in-the and-the for-the on-the at-the is-the by-the that-the with-the "
    "from-the of-a to-be it-is that-is we-are you-are they-are will-be has-been have-been of-our "
    "in-our to-our and-we that-we and-i of-this in-this of-their which-the and-to and-that",
    "es": "de-la de-los de-las en-el en-la en-los que-se que-no que-el que-la por-el por-la con-el "
    "con-la y-el y-la lo-que los-que",
    "fr": "de-la dans-le dans-la dans-les et-le et-la et-les pour-le pour-la pour-les que-nous "
    "que-le que-la sur-le sur-la sur-les",
}
GLUED_PAIRS: dict[str, dict[str, int]] = {
    code: {pair.replace("-", ""): pair.index("-") for pair in pairs.split() if len(pair) > 5}
    for code, pairs in _PAIRS.items()
}
"""Two small words without their space, each with the length of the first."""
