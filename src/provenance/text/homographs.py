"""Words that a capital makes another word: Polish / polish, US / us, May / may."""

from __future__ import annotations

_PARTED = {
    "en": "us it who may march august polish turkey china japan mark bill will grant frank rice "
    "bush brown green rose hope faith grace joy pat bob rob jack nick drew sue mike art bush dick "
    "gates jobs ford lent mass reading job nice mobile lima ham china ireland cat aids act nato "
    "lebanon crow hill house senate congress state cabinet capitol creole concord hamlet "
    "catholic orthodox liberal conservative democrat republican democratic labour labor",
    "es": "papa china cuba granada córdoba lima victoria paz rosa luz",
    "fr": "mars reims lens nice sens tours or",
}
_STRONG = frozenset(
    [
        "us",
        "it",
        "who",
        "may",
        "march",
        "polish",
        "turkey",
        "china",
        "bill",
        "mark",
        "will",
        "grant",
        "frank",
        "rice",
        "bush",
        "brown",
        "green",
        "rose",
        "hope",
        "grace",
        "aids",
        "reading",
        "nice",
        "mobile",
        "job",
        "lent",
        "mass",
        "ford",
        "gates",
        "jobs",
    ]
)


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
    if word not in _PARTED.get(language, "").split() or (language == "en" and word not in _STRONG):
        return False
    lower, upper = sorted((one, other), key=lambda form: sum(map(str.isupper, form)))
    if not lower.islower():
        return word in ("us", "it", "who", "aids") and upper.isupper() and not opens
    return not opens
