"""What is a word of a language, and what is one word spelled in two ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Container

_DICTIONARIES = frozenset({"en", "es", "fr", "de", "pt", "it", "ru", "ar", "nl"})
_VARIANTS = (
    (re.compile(r"(?<=[a-z]{2})our(?=s|ed|ing|ful|able|ite|hood|$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})re$"), "er"),
    (re.compile(r"(?<=[a-z]{2})res$"), "ers"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or|ors)$)"), "l"),
    (re.compile(r"ogue"), "og"),
    (re.compile(r"(?<=[a-z]{3})ence$"), "ense"),
    (re.compile(r"(?<=[a-z]{2})mme"), "m"),
    (re.compile(r"(?:^|(?<=[a-z]))[ao]e(?=[a-z]{3})"), "e"),
    (re.compile(r"(?<=[a-z])xion$"), "ction"),
    (re.compile(r"(?<=dg)e(?=ment)"), ""),
    (re.compile(r"(?<=[a-z]{2})wards$"), "ward"),
)
_HESITATION = frozenset("uh uhm erm ah eh hmm mm mhm hm".split())
_FILLERS = {
    "en": _HESITATION | {"um", "er"},
    "fr": _HESITATION | {"euh"},
    "de": _HESITATION | {"äh", "ähm"},
    "ru": _HESITATION | {"э", "ээ"},
}
"""By language: what is a sound in one is a word in another ("er", "um", "este")."""
_TWO_WAYS = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "adviser/advisor reinforce/reenforce reinforced/reenforced ok/okay "
        "grey/gray whisky/whiskey while/whilst among/amongst amid/amidst "
        "learnt/learned burnt/burned spelt/spelled dreamt/dreamed leapt/leaped spoilt/spoiled "
        "enquire/inquire enquiry/inquiry kerb/curb plough/plow "
        "draught/draft sceptic/skeptic sceptical/skeptical aluminium/aluminum ageing/aging "
        "disc/disk gaol/jail jewellery/jewelry manoeuvre/maneuver manoeuvres/maneuvers mum/mom "
        "pyjamas/pajamas sulphur/sulfur axe/ax though/tho until/til until/till through/thru "
        "because/cos because/cuz them/em yeah/yea hurray/hooray "
        "advisers/advisors cosy/cozy fulfil/fulfill instil/instill enrol/enroll "
        "tranquillity/tranquility wilful/willful skilful/skillful mold/mould moulded/molded"
    ).split()
)
"""English words that are written in two ways which no rule of spelling tells."""

_REFORMED = frozenset(
    "sólo éste ésta éstos éstas ése ésa ésos ésas aquél aquélla aquéllos aquéllas guión".split()
)
"""Spanish words whose accent the orthography has made optional."""

_UNAPOSTROPHED = frozenset("were well its ill hell shell shed wed id lets wont cant".split())
"""Words that lost no apostrophe: they are others without it."""


def is_filler(form: str, language: str) -> bool:
    """Whether a compared form is a sound of hesitation, kept in one record and cut in another.

    >>> is_filler("um", "en"), is_filler("um", "de"), is_filler("este", "es")
    (True, False, False)
    """
    return form in _FILLERS.get(language, _HESITATION)


@lru_cache(maxsize=4)
def dictionary(language: str) -> Container[str]:
    """Return the known words of ``language``, lower case; empty where there is no dictionary.

    Loaded when first asked for: most comparisons never need it.
    """
    if language not in _DICTIONARIES:
        return frozenset()
    from spellchecker import SpellChecker  # noqa: PLC0415 - a fifth of a second

    known: Container[str] = SpellChecker(language=language).word_frequency.dictionary
    return known


def plain(form: str, language: str = "en") -> str:
    """Return ``form`` without accents and marks: ``communiqué`` is ``communique``.

    A letter that only looks like one with a mark stays what it is: the Spanish ñ.
    """
    kept = "\u0303" if language == "es" else ""
    return unicodedata.normalize(
        "NFC",
        "".join(
            c
            for c in unicodedata.normalize("NFD", form)
            if c == kept or not unicodedata.combining(c)
        ),
    )


def _umlaut(form: str) -> str:
    """Return a German word with its umlauts written out."""
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        form = form.replace(letter, written)
    return form


@lru_cache(maxsize=1 << 14)
def same_word(one: str, other: str, language: str) -> bool:
    """Whether two compared forms are one word, spelled otherwise.

    Accents, British and American spelling, a lost or added apostrophe, and slips of the pen: a
    small change by which at least one of the two is no word of the language. Two words that look
    alike are two words.

    >>> [same_word(*pair, "en") for pair in (("communique", "communiqué"), ("colour", "color"),
    ...     ("ceasefire", "ceasfeire"), ("supporters", "supporter's"))]
    [True, True, True, True]
    >>> [same_word(*pair, "en") for pair in (("thinking", "thanking"), ("years", "hours"),
    ...     ("we're", "were"), ("operation", "resolution"))]
    [False, False, False, False]
    """
    if one == other:
        return True
    known = dictionary(language)
    if plain(one, language) == plain(other, language):
        if language == "es" and plain(one) in (one, other) and {one, other} & _REFORMED:
            return True
        # An accent parts words in these languages ("él" / "el") where both sides are words.
        parted = language in ("es", "fr", "pt", "it", "de") and one in known and other in known
        return not parted
    if language == "es" and one.replace("ñ", "n") == other.replace("ñ", "n"):
        return False
    if language == "de" and _umlaut(one) == _umlaut(other):
        return True
    if language == "en" and (
        _american(one) == _american(other) or frozenset((one, other)) in _TWO_WAYS
    ):
        return True
    short, long = sorted((one, other), key=len)
    if short == long.replace("'", ""):
        return short not in (
            "were",
            "well",
            "its",
            "ill",
            "hell",
            "shell",
            "shed",
            "wed",
            "id",
            "lets",
            "whore",
        )
    if min(len(short), len(long)) < 4 or (short[0] != long[0] and len(short) < 6):
        return False
    slips = OSA.distance(short, long)
    allowed = 1 if len(long) < 7 else 2
    if slips > allowed or any(c.isdigit() for c in short + long):
        return False
    stems = [form.removesuffix("'s") for form in (one, other)]
    return sum(stem in known for stem in stems) < 2


def _american(form: str) -> str:
    for british, american in _VARIANTS:
        form = british.sub(american, form)
    return form
