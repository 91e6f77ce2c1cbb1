"""Words that a capital makes another word: Polish / polish, US / us, May / may."""

from __future__ import annotations

_PARTED = {
    "en": frozenset("us it who may march polish turkey china aids lent lima".split()),
    "es": frozenset("papa china granada".split()),
    "fr": frozenset("mars reims tours".split()),
}
"""Few words, and those only that a reader takes for another word by their capital alone."""

_ABBREVIATIONS = frozenset({"us", "it", "who", "aids"})


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
