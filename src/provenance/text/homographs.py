"""Words that a capital makes another word: Polish / polish, US / us, May / may."""

from __future__ import annotations

from functools import lru_cache

_PARTED = {
    "en": frozenset("us it who may march polish turkey china aids lent lima".split()),
    "es": frozenset("papa china granada".split()),
    "fr": frozenset("mars reims tours".split()),
}
"""Few words, and those only that a reader takes for another word by their capital alone."""

_ABBREVIATIONS = frozenset({"us", "it", "who", "aids"})


@lru_cache(maxsize=8)
def knows_capitals(content: str) -> bool:
    """Whether a text uses capitals and small letters; machine transcripts may have but one kind.

    >>> knows_capitals("He went to Rome. It rained."), knows_capitals("he went to rome it rained")
    (True, False)
    """
    sample = content[:20_000]
    upper, letters = sum(map(str.isupper, sample)), sum(map(str.isalpha, sample))
    return letters == 0 or 0.005 <= upper / letters <= 0.7


def parted_by_case(one: str, other: str, opens: bool, language: str) -> bool:
    """Whether two words that part by capitals alone are two words.

    ``opens`` says that the word stands where every word has a capital: there it tells nothing,
    unless all of a short word is in capitals.

    >>> parted_by_case("Polish", "polish", False, "en"), parted_by_case("May", "may", True, "en")
    (True, False)
    >>> parted_by_case("US", "us", False, "en"), parted_by_case("Vienna", "VIENNA", False, "en")
    (True, False)
    """
    word = one.casefold()
    if word not in _PARTED.get(language, ()):
        return False
    lower, upper = sorted((one, other), key=lambda form: sum(map(str.isupper, form)))
    if word in _ABBREVIATIONS or not lower.islower():
        return word in _ABBREVIATIONS and upper.isupper() and not opens
    return not opens
