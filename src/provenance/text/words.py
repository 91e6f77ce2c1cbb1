"""What is a word of a language, and what is one word spelled in two ways."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from provenance.text.spanish import UNLISTED, headwords

if TYPE_CHECKING:
    from collections.abc import Container

_DICTIONARIES = frozenset({"en", "es", "fr", "de", "pt", "it", "ru", "ar", "nl"})
_LISTED = frozenset({"en", "es", "fr", "de", "pt", "it"})
"""Languages whose dictionary is full enough to say that a short word is none."""
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
        "benefited/benefitted benefiting/benefitting focused/focussed focusing/focussing "
        "targeted/targetted biased/biassed combating/combatting focuses/focusses "
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

    Loaded when first asked for: most comparisons never need it. Of pyspellchecker's tables only the
    words are taken; its own loader counts letters and sums, for half as much time again.
    """
    if language not in _DICTIONARIES:
        return frozenset()
    table = files("spellchecker") / "resources" / f"{language}.json.gz"
    return frozenset(json.loads(gzip.decompress(table.read_bytes())))


def is_word(form: str, language: str) -> bool:
    """Whether ``form`` is a word of ``language``, in any of its regular forms.

    >>> is_word("naciones", "es"), is_word("nacoines", "es"), is_word("nations", "en")
    (True, False, True)
    """
    known = dictionary(language)
    if form in known or language != "es":
        return form in known
    return form in UNLISTED or any(word in known for word in headwords(form))


@lru_cache(maxsize=1 << 12)
def headword(form: str, language: str) -> frozenset[str]:
    """Return the headwords that ``form`` may be a form of; itself where it is one, or unknown.

    Only the dictionary of Spanish holds headwords, and nothing else.
    """
    known = dictionary(language)
    if language != "es" or form in known:
        return frozenset((form,))
    return frozenset(word for word in headwords(form) if word in known) or frozenset((form,))


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
    if plain(one, language) == plain(other, language):
        if is_optional_accent(one, other, language):
            return True
        # An accent parts words in these languages ("él" / "el") where both sides are words.
        parted = language in ("es", "fr", "pt", "it", "de") and all(
            is_word(form, language) for form in (one, other)
        )
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
    return sum(is_word(stem, language) for stem in stems) < 2


def is_short_slip(one: str, other: str, language: str) -> bool:
    """Whether one of two short words is none: a letter too many, one too few, or two swapped.

    >>> is_short_slip("it", "ijt", "en"), is_short_slip("the", "teh", "en")
    (True, True)
    >>> is_short_slip("it", "is", "en"), is_short_slip("in", "inn", "en")
    (False, False)
    """
    short, long = sorted((one, other), key=len)
    if not 2 <= len(short) <= 3 or not (short + long).isalpha() or language not in _LISTED:
        return False
    if OSA.distance(short, long) != 1 or (len(short) == len(long) and sorted(one) != sorted(other)):
        return False
    return is_word(one, language) != is_word(other, language)


def is_optional_accent(one: str, other: str, language: str) -> bool:
    """Whether two forms differ by an accent that may be written or not: "sólo", "solo"."""
    return (
        language == "es"
        and plain(one) == plain(other)
        and plain(one) in (one, other)
        and not {one, other}.isdisjoint(_REFORMED)
    )


def _american(form: str) -> str:
    for british, american in _VARIANTS:
        form = british.sub(american, form)
    return form
