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


_MORE: dict[str, str] = {
    "en": "they will he she not there these those them what when about can all or so if",
    "es": "lo se le les me te nos ya sin sobre entre hasta desde hay ser está este todo ha han",
    "fr": "nous vous ils elle il on se ne pas plus sans sous entre cela sont était peut",
    "de": "wir sie er es ich nicht auch sich auf an in bei nach über um dass werden hat haben sind",
    "pt": "se não mais foi são está sobre entre até sem nós eles ela ele este esta",
    "it": "si non più è sono sul sulla tra fra da anche questo questa",
    "ru": "не мы вы он она они это его их был была были есть так же бы ли за то",
    "ar": "هذا هذه ما لا لم لن كان كل قد",
}
SMALL: dict[str, frozenset[str]] = {
    code: frozenset(
        word
        for word in UNFINISHED[code] | FREQUENT[code] | words_of(_MORE[code])
        if len(word) > 1 and word.isalpha()
    )
    for code in UNFINISHED
}
"""Words that stand between others everywhere, one of which is at most ends of words."""

GLUED_TAILS: dict[str, frozenset[str]] = {
    "en": words_of("of the and that which from this their have were would was will are"),
    "es": words_of("del que con para"),
    "fr": words_of("dans avec pour dont"),
    "de": words_of("und wir auch nicht"),
    "pt": words_of("dos das que com"),
    "it": words_of("della che con"),
}
"""Small words that a lost space leaves at the end of the word before them, and no word ends in."""

GLUED_HEADS: dict[str, frozenset[str]] = {
    "en": words_of("the and of that which their have were would this from our your was will are"),
    "fr": words_of("dans"),
    "de": words_of("und dass wir"),
}
"""Small words that a lost space leaves at the beginning of the word after them."""

BESIDE_TAILS: dict[str, frozenset[str]] = {
    "en": words_of(
        "of the and that which from this their have were would was will are we you our your with "
        "they is has had could should who to for at he it not"
    ),
    "es": words_of("de del el que con por para una un su muy pero como ya hay ha han"),
    "fr": words_of("de des du et que qui avec pour par dans une nous vous leur leurs mais"),
    "de": words_of("und oder aber die das der den wir sich nicht auch dass mit von zu werden"),
    "pt": words_of("de do da dos das que com para por uma não mais"),
    "it": words_of("di del della delle che con per una non sono"),
    "ru": words_of("что это как для они его был было мы вы"),
}
BESIDE_HEADS: dict[str, frozenset[str]] = {
    "en": words_of(
        "of the and that which from this their have were would was will are we you our your with "
        "they is has had could should who he it to"
    ),
    "es": words_of("el la los las del una un"),
    "fr": words_of("la le les des dans avec une nous vous qui leur leurs"),
    "de": words_of("und die das der den wir dass wenn sich oder aber"),
    "pt": words_of("os das dos uma que não"),
    "it": words_of("gli della delle che una non"),
    "ru": words_of("что это как для они его был было мы вы"),
}
"""The same for small words that a whole word may end or begin with: they need a proof."""

NOT_GLUED: dict[str, frozenset[str]] = {
    "en": words_of(
        "thereof whereof hereof therefrom wherefrom herefrom therapist therapists "
        "offending offended offences willpower"
    ),
    "es": words_of("aunque porque sino quede queden separa separan"),
    "fr": words_of("lorsque puisque quelque quoique"),
}
"""Words that look like two and are one."""

_JOINTS: dict[str, tuple[str, str]] = {
    "en": (
        "of to in and for on at is by that with from as was but so if for when although though "
        "because while now then where what who how",
        "the this that these those our their we they you he she it your there surely",
    ),
    "es": ("de en por con para que como si porque pero", "el la los las un una lo su sus"),
    "fr": ("de dans pour par avec que sur et mais", "le la les un une des ce cette nous vous"),
    "de": ("in mit und auf für von an bei dass aus über", "der die das dem den ein eine wir sie"),
    "pt": ("de em por com para que como", "os as um uma"),
    "it": ("di con per che come", "il la gli le un una"),
}
JOINTS: dict[str, dict[str, int]] = {
    code: {
        one + other: len(one)
        for one in firsts.split()
        for other in seconds.split()
        if len(one + other) > 4 or (code != "en" and len(one + other) == 4)
    }
    for code, (firsts, seconds) in _JOINTS.items()
}
"""Two small words without their space, each with the length of the first."""
