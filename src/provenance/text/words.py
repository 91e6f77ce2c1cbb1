"""What is a word of a language, and what is one word spelled in two ways."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from itertools import permutations
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from provenance.text.spanish import UNLISTED, headwords

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    (re.compile(r"(?<=[a-z]{2})eab(?=l|ilit)"), "ab"),
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
        "pyjamas/pajamas sulphur/sulfur axe/ax though/tho until/til until/till til/till "
        "through/thru "
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

_LONGEST = 1000
"""Letters beyond which a token is no word, but a text that has no spaces."""

_LOOK_ALIKE = frozenset("ft il lt it ij ce bh nu eo co vy gq".split())
_SELDOM = 50
"""A short entry of the dictionary that was met no oftener is an abbreviation, or nothing: "th"."""

_NO_WORDS = frozenset("al te ti ni ar".split())
"""Short entries that are words of other languages, or half a name."""

_SOUND_ALIKE = frozenset(
    pair
    for group in (
        "its/it's your/you're whose/who's their/they're/there theirs/there's lets/let's to/too"
    ).split()
    for pair in permutations(group.split("/"), 2)
)
"""English words that nobody tells apart by ear."""

_UNAPOSTROPHED = frozenset("were well its ill hell shell shed wed id lets wont cant".split())
"""Words that lost no apostrophe: they are others without it."""


def is_filler(form: str, language: str) -> bool:
    """Whether a compared form is a sound of hesitation, kept in one record and cut in another.

    >>> is_filler("um", "en"), is_filler("um", "de"), is_filler("este", "es")
    (True, False, False)
    """
    return form in _FILLERS.get(language, _HESITATION)


@lru_cache(maxsize=4)
def dictionary(language: str) -> Mapping[str, int]:
    """Return the known words of ``language``, lower case, and how often each was met elsewhere.

    Empty where there is no dictionary. Loaded when first asked for: most comparisons never need it.
    Only pyspellchecker's tables are taken; its own loader counts letters and sums, for half as much
    time again.
    """
    if language not in _DICTIONARIES:
        return {}
    table = files("spellchecker") / "resources" / f"{language}.json.gz"
    found: dict[str, int] = json.loads(gzip.decompress(table.read_bytes()))
    return found


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
    if form.isascii():
        return form
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
        return not (parted and (language != "es" or _parted_by_accent(one, other)))
    if language == "es" and one.replace("ñ", "n") == other.replace("ñ", "n"):
        return not all(is_word(form, language) for form in (one, other))
    if language == "de" and _umlaut(one) == _umlaut(other):
        return True
    if is_variant(one, other, language):
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
    if not 4 <= len(short) <= len(long) <= _LONGEST or (short[0] != long[0] and len(short) < 6):
        return False
    slips = OSA.distance(short, long)
    allowed = 1 if len(long) < 7 else 2
    if slips > allowed or any(c.isdigit() for c in short + long):
        return False
    stems = [form.removesuffix("'s") for form in (one, other)]
    return sum(is_word(stem, language) for stem in stems) < 2


def is_variant(one: str, other: str, language: str) -> bool:
    """Whether two words of English are one in British and American spelling, or in two ways.

    >>> is_variant("defence", "defense", "en"), is_variant("okay", "ok", "en")
    (True, True)
    >>> is_variant("ceasefire", "ceasfeire", "en")
    False
    """
    return language == "en" and (
        _american(one) == _american(other) or frozenset((one, other)) in _TWO_WAYS
    )


def sounds_alike(one: str, other: str, language: str) -> bool:
    """Whether two words of English are written otherwise and said alike: "its", "it's"."""
    return language == "en" and (one, other) in _SOUND_ALIKE


def is_short_slip(one: str, other: str, language: str) -> bool:
    """Whether one of two short words is none: a letter too many, too few, swapped or misread.

    >>> is_short_slip("it", "ijt", "en"), is_short_slip("the", "teh", "en")
    (True, True)
    >>> is_short_slip("it", "is", "en"), is_short_slip("in", "inn", "en")
    (False, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    if not 1 <= len(short) <= 3 or not (short + long).isalpha() or language not in _LISTED:
        return False
    if OSA.distance(short, long) != 1 or (len(short) == len(long) and not _alike(one, other)):
        return False
    return is_common(one, language) != is_common(other, language)


def _alike(one: str, other: str) -> bool:
    """Whether letters are swapped, or one was read as another that looks like it: "fo", "to"."""
    if sorted(one) == sorted(other):
        return True
    parted = ["".join(sorted(pair)) for pair in zip(one, other, strict=True) if len(set(pair)) > 1]
    return len(parted) == 1 and parted[0] in _LOOK_ALIKE


def is_common(form: str, language: str) -> bool:
    """Whether a short form is a word that people say, and no mere entry of a word list.

    >>> is_common("the", "en"), is_common("th", "en"), is_common("ps", "en")
    (True, False, False)
    """
    seldom = dictionary(language).get(form, 1 + _SELDOM) <= _SELDOM
    foreign = language == "en" and form in _NO_WORDS
    return is_word(form, language) and not seldom and not foreign


def _parted_by_accent(one: str, other: str) -> bool:
    """Whether two Spanish words that only an accent parts are two that people use.

    The rules of Spanish verbs give "publico" beside "público" and "ultimas" beside "últimas": such
    a form has lost its accent. Another tense ("habló", "hablo"), a participle ("perdidas") and what
    the dictionary lists are other words.
    """
    bare = plain(one, "es")
    accented = other if one == bare else one
    known = dictionary("es")
    if bare in known or _PARTICIPLE.search(bare):
        return True
    return accented not in known and _LAST_STRESSED.search(accented) is not None


_LAST_STRESSED = re.compile(r"[áéíóú][ns]?$")
_PARTICIPLE = re.compile(r"[ai]d[oa]s?$")


def is_optional_accent(one: str, other: str, language: str) -> bool:
    """Whether two forms differ by an accent that may be written or not: "sólo", "solo"."""
    if language == "ru" and one != other:
        return one.replace("ё", "е") == other.replace("ё", "е")
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
