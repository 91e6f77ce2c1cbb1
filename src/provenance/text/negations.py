"""Words that turn a statement round."""

from __future__ import annotations

from functools import lru_cache

_NEGATORS = {
    "en": "not no never none nobody nothing neither nor nowhere without cannot hardly",
    "es": "no nunca jamás nada nadie ninguno ninguna ningún tampoco sin ni",
    "fr": "ne n pas non jamais rien aucun aucune sans ni point personne",
    "de": "nicht kein keine keinen keinem keiner nie niemals niemand nichts ohne",
    "pt": "não nunca jamais nada ninguém nenhum nenhuma sem nem",
    "it": "non mai niente nulla nessuno nessuna senza né",
    "ru": "не нет ни никогда ничего никто без нельзя",
    "ar": "لا ليس لم لن ليست لست غير",
    "nl": "niet geen nooit niemand niets zonder",
}
_SETS = {language: frozenset(words.split()) for language, words in _NEGATORS.items()}
_IRREGULAR = {"won't": "will", "shan't": "shall", "can't": "can", "cannot": "can", "ain't": "is"}
_POSITIVE = {
    "en": {
        "without": "with", "never": "ever", "nobody": "anybody", "nothing": "anything",
        "none": "any", "nowhere": "anywhere", "neither": "either", "nor": "or",
        "somebody": "anybody", "someone": "anyone", "something": "anything", "some": "any",
        "somewhere": "anywhere",
    },
    "es": {"sin": "con", "nadie": "alguien", "nada": "algo", "nunca": "siempre",
           "ninguno": "alguno", "ninguna": "alguna", "ningún": "algún", "tampoco": "también"},
    "fr": {"sans": "avec", "rien": "quelque", "jamais": "toujours"},
    "de": {"ohne": "mit", "nie": "immer", "niemand": "jemand", "nichts": "etwas"},
    "pt": {"sem": "com", "ninguém": "alguém", "nada": "algo", "nunca": "sempre"},
    "it": {"senza": "con", "nessuno": "qualcuno", "niente": "qualcosa", "mai": "sempre"},
    "nl": {"zonder": "met", "niemand": "iemand", "niets": "iets", "nooit": "altijd"},
    "ru": {"без": "с", "никто": "кто-то", "никогда": "всегда", "нельзя": "можно"},
}  # fmt: skip
"""What stands where the negating word does not: "with" for "without"."""

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_SPANISH = ("i",)
_NO_OPPOSITES = frozenset(
    "valuable flammable different famous habitable migration migrant press prove plant "
    "flame crease grain stead spire tense cover count order solve close course charge patch "
    "ease play tribute position posed vestment vestments vestigate formation formed tention "
    "tended mediate mediately habit habitants fluent fluence side stance sight sights deed "
    "famy".split()
)
"""Words that a prefix makes another word, not the opposite: migration / immigration."""

_ENDINGS = tuple(
    "able ible al ent ant ate ed ful ive ous ary ly ity ence ance ency ancy ect ing ure "
    "ado ada ente oso osa ivo iva".split()
)
_OPPOSABLE = frozenset(
    "fair true safe just wise kind able clear known lucky happy certain aware paid seen "
    "used born complete human sane secure agree agrees like likes approve approves trust "
    "trusts honest obey allow allows appear appears seguro segura posible regular legal "
    "cierto cierta juste sûr".split()
)


_AUXILIARIES = frozenset(
    "do does did is are was were will would can could have has had any ein eine einen einem einer "
    "eines".split()
)


def without_auxiliaries(forms: list[str]) -> list[str]:
    """Leave out what a negation brings along: "go" / "do not go", "Geld" / "kein Geld"."""
    return [form for form in forms if form not in _AUXILIARIES]


def negators(language: str) -> frozenset[str]:
    """Return the words that negate in ``language``; none for a language that is not known."""
    return _SETS.get(language, frozenset())


def positive(forms: list[str], language: str) -> list[str]:
    """Return the words with what each negating word denies in its place, if there is such a word.

    >>> positive(["without"], "en"), positive(["was", "never"], "en")
    (['with'], ['was', 'ever'])
    """
    known = _POSITIVE.get(language, {})
    return [known.get(form, form) for form in forms]


def strip(forms: list[str], language: str) -> tuple[list[str], int]:
    """Return the words without their negations, and how many negations there were.

    >>> strip(["can't"], "en"), strip(["do", "not", "go"], "en"), strip(["knot"], "en")
    ((['can'], 1), (['do', 'go'], 1), (['knot'], 0))
    """
    left = [_without_negation(form, language) for form in forms]
    if left == forms:
        return left, 0
    count = sum(one != other for one, other in zip(left, forms, strict=True))
    return [form for form in left if form], count


@lru_cache(maxsize=1 << 16)
def _without_negation(form: str, language: str) -> str:
    """Return what a form denies, "" where it does nothing but deny, itself where it denies not."""
    if language == "en" and form in _IRREGULAR:
        return _IRREGULAR[form]
    if language == "en" and form.endswith("n't") and len(form) > 3:
        return form[:-3]
    if language == "fr" and form.startswith("n'"):
        return form[2:]
    if language == "de" and form.startswith("kein"):
        return form[1:]
    return "" if form in negators(language) else form


def opposites(one: str, other: str, language: str) -> bool:
    """Whether one word is the other with a negating prefix.

    >>> opposites("possible", "impossible", "en"), opposites("migration", "immigration", "en")
    (True, False)
    """
    if language not in ("en", "fr", "es", "it", "pt"):
        return False
    short, long = sorted((one, other), key=len)
    if not long.endswith(short) or one == other:
        return False
    if len(short) < 4 or short in _NO_OPPOSITES:
        return False
    if not (short.endswith(_ENDINGS) or short in _OPPOSABLE):
        return False
    prefixes = _PREFIXES + (_SPANISH if language == "es" else ())
    return any(long == prefix + short for prefix in prefixes)
