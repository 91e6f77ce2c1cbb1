"""Words that carry no statement of their own, and forms of one word.

An article, a conjunction or an "also" that comes or goes is another wording, and yet nothing that
anyone would be called up for. So is a singular for a plural.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations

from provenance.text.words import headword

_LIGHT = {
    "en": "a an the and but so well now then just that which who whom also actually really oh ok "
    "okay to of in on at as is are was were am be been being has have had it its this these "
    "those there because yeah though although",
    "es": "el la los las un una unos unas y e pero pues entonces bueno que lo le les se ya también "
    "de del al a en es son está están era fue este esta esto ese esa eso",
    "fr": "le la les l un une des et mais donc alors bien que qui de du d à au aux en est sont a "
    "ont ce c cette cet ces ça y aussi",
    "de": "der die das den dem des ein eine einen einem einer und aber also dann nun ja doch auch "
    "dass ist sind war waren hat haben in im an am auf zu es",
    "pt": "o a os as um uma uns umas e mas então bom que de do da dos das em no na nos nas é são "
    "está estão foi também isso isto esse essa este esta aí daí pra para",
    "it": "il lo la i gli le l un uno una e ma allora bene che di del della dei a al in nel è sono "
    "ha hanno anche questo questa",
    "nl": "de het een en maar dus dan nu dat die van in op te is zijn was waren heeft ook",
    "ru": "и а но же ли вот то это этот эта в на что как бы ну так",
    "ar": "و ف ثم قد أن إن في من ال هذا هذه",
}
_SETS = {language: frozenset(words.split()) for language, words in _LIGHT.items()}
_PHRASES = {
    "en": (("you", "know"), ("i", "mean"), ("sort", "of"), ("kind", "of"), ("of", "course")),
    "es": (("o", "sea"), ("es", "decir")),
    "fr": (("vous", "savez"), ("tu", "sais"), ("en", "fait")),
    "pt": (("quer", "dizer"), ("né",)),
    "de": (("wissen", "sie"), ("ich", "meine")),
}
_ENDINGS = {
    "en": ("s", "es", "ed", "d", "ing", "'s"),
    "es": ("s", "es"),
    "fr": ("s", "x", "e", "es"),
    "pt": ("s", "es"),
    "it": (),
    "de": ("e", "en", "n", "s", "es", "er", "em"),
    "nl": ("en", "s", "e"),
}

_AGREEING = {
    "es": frozenset(
        "much tod otr nuestr vuestr algun poc tant cuant mism propi primer vari "
        "dich suy tuy segund tercer ciert muchísim".split()
    ),
    "pt": frozenset(
        "muit tod outr noss voss algum pouc tant quant mesm própri primeir cert vári dit".split()
    ),
    "it": frozenset(
        "molt tutt altr nostr vostr alcun poc tant quant stess propri prim cert".split()
    ),
}
"""By language: what agrees with a noun, without its ending; it states nothing of its own."""


_SAME = {
    "en": (
        {"everyone", "everybody", "every one"},
        {"someone", "somebody", "some one"},
        {"anyone", "anybody", "any one"},
        {"no one", "nobody"},
    ),
}
"""By language: words and pairs of words of which nobody tells what parts them."""

_IRREGULAR = (
    "come/came go/goes/went/gone say/says/said get/got/gotten make/made take/took/taken know/knew "
    "see/saw/seen give/gave/given think/thought find/found tell/told become/became leave/left "
    "feel/felt bring/brought begin/began/begun keep/kept hold/held write/wrote/written stand/stood "
    "hear/heard mean/meant meet/met run/ran pay/paid speak/spoke/spoken lead/led grow/grew/grown "
    "lose/lost fall/fell/fallen send/sent build/built understand/understood draw/drew/drawn "
    "break/broke/broken spend/spent rise/rose/risen drive/drove/driven buy/bought choose/chose "
    "chosen/chose fight/fought win/won teach/taught sell/sold seek/sought show/shown throw/threw "
    "do/does/did/done forget/forgot/forgotten fly/flew/flown eat/ate/eaten sit/sat sing/sang/sung "
    "man/men woman/women child/children foot/feet life/lives wife/wives half/halves leaf/leaves"
)
"""English words whose forms no ending tells."""

_KINDRED = frozenset(
    pair for group in _IRREGULAR.split() for pair in permutations(group.split("/"), 2)
)


def means_the_same(one: list[str], other: list[str], language: str) -> bool:
    """Whether two compared readings are one word in two shapes: "nobody", "no one".

    >>> means_the_same(["nobody"], ["no", "one"], "en")
    True
    >>> means_the_same(["nobody"], ["somebody"], "en")
    False
    """
    left, right = " ".join(one), " ".join(other)
    return any(left in group and right in group for group in _SAME.get(language, ()))


def is_light(forms: list[str], language: str) -> bool:
    """Whether a few compared forms carry no statement: articles, conjunctions, "you know".

    >>> is_light(["and", "the"], "en"), is_light(["you", "know"], "en"), is_light(["only"], "en")
    (True, True, False)
    """
    light = _SETS.get(language, frozenset())
    if not forms or len(forms) > 3:
        return False
    return all(form in light for form in forms) or tuple(forms) in _PHRASES.get(language, ())


@lru_cache(maxsize=1 << 12)
def is_inflected(one: str, other: str, language: str) -> bool:
    """Whether two compared forms are one word in another number, person or tense.

    >>> [is_inflected(*pair, "en") for pair in (("cost", "costs"), ("proposed", "propose"),
    ...     ("policies", "policy"), ("continue", "continuing"))]
    [True, True, True, True]
    >>> [is_inflected(*pair, "en") for pair in (("new", "news"), ("thing", "think"),
    ...     ("cost", "coast"), ("loss", "lost"))]
    [False, False, False, False]
    """
    if language in _AGREEING and _bare_ending(one) == _bare_ending(other) in _AGREEING[language]:
        return one != other
    if language == "es" and headword(one, language) & headword(other, language):
        return one != other
    if language == "en" and (one, other) in _KINDRED:
        return True
    if one[:3] != other[:3]:
        return False  # no stem that both could have
    stems = [_stems(form, language) for form in (one, other)]
    return one != other and any(len(stem) > 3 for stem in stems[0] & stems[1])


def _bare_ending(form: str) -> str:
    """Return a form without the ending that agrees with a noun: "much" of "muchas"."""
    return form.removesuffix("s").rstrip("oa")


def _stems(form: str, language: str) -> frozenset[str]:
    found = {form}
    for ending in _ENDINGS.get(language, ()):
        if form.endswith(ending) and len(form) > len(ending) + 3:
            stem = form[: -len(ending)]
            found.add(stem)
            if language == "en" and ending in ("ed", "es", "ing"):
                found.add(stem + "e")
                if stem.endswith("i"):
                    found.add(stem[:-1] + "y")
                if stem[-1] == stem[-2]:
                    found.add(stem[:-1])
    return frozenset(found)
