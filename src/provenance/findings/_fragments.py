"""Tell the torn beginning of a word from a word, by the words of the text itself."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from provenance.findings._words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

GROWTH: dict[str, frozenset[str]] = {
    "en": words_of(
        "s es ed d ing er ers r rs or ors ly ment ments al ally ion ions ation ations ity ness ful "
        "less able ible ive ism ist ists y ies ic ical ship hood ward wards like man men n an ian "
        "ians en ens est st th e"
    ),
    "es": words_of(
        "s es a as o os ó é í e en n ndo do da dos das mente ción ciones mos amos emos imos r ra "
        "ron ría le les lo los la las me se nos te rá rán ba ban aba aban l les"
    ),
    "fr": words_of(
        "s e es ent te tes ment ement aient ait ez ons er ée é és ées ion ions eur euse al ale ux "
        "ne nes le les re res ve ves"
    ),
    "de": words_of("e en er es em s n t st te ten ung ungen lich keit heit in innen"),
    "ru": words_of("и ы а у е ю я ь й о ой ом ов ам ами ах ей ев ем их ых ого его ому ему"),
}
"""What a whole word may grow by; a fragment that only these would lengthen may be a whole word."""
ANY = frozenset().union(*GROWTH.values())
INFLECTION: dict[str, frozenset[str]] = {"en": words_of("s es d ed ing er ers ly")}
"""What a word that no dictionary has may grow by; where nothing is listed, as in GROWTH."""
MANY_WORDS = 600
"""Different words by which a text shows how words of its language end."""
RARE = 300
"""One word in so many may share the last two letters of a fragment."""
UNKNOWN = "?"
CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")


class Fragments:
    """The words of a text in the order of their letters, asked for fragments of them."""

    def __init__(
        self,
        words: Mapping[str, int],
        language: str,
        dictionary: Callable[[], Container[str]] = frozenset,
    ) -> None:
        self.words = words
        self._dictionary = dictionary
        self.inflection = INFLECTION.get(language, GROWTH.get(language, ANY))
        self.growth = GROWTH.get(language, ANY)
        self.nouns_are_capitalised = language == "de"
        self._sorted: list[str] | None = None
        self._ends: Counter[str] | None = None

    def whole(self, printed: str) -> str:
        """Return a word of the text that ``printed`` is the torn beginning of, or nothing.

        The fragment stands nowhere else, and the longer word goes on in a way in which no whole
        word grows. Without a longer word, ``UNKNOWN`` is returned for a fragment that ends as no
        other word does. Names are not judged: nobody knows how they end.
        """
        word = printed.lower().replace("’", "'")
        if len(word) < 2 or "'" in word or self.words.get(word, 0) > 1:
            return ""
        if not (printed.islower() or self.nouns_are_capitalised):
            return ""
        longer = self._beginning_with(word)
        if any(self._grows(one[len(word) :]) for one in longer):
            return ""
        if word in self.dictionary:
            return ""
        if longer and len(word) >= 4:
            return max(longer, key=lambda one: (self.words[one], -len(one)))
        if len(word) < 3 or not printed.islower():
            return ""
        if self.dictionary:
            return self._in_dictionary(word) or (UNKNOWN if set(word) <= CONSONANTS else "")
        return UNKNOWN if self._no_word_ends_so(word) else ""

    def _in_dictionary(self, word: str) -> str:
        """Return the shortest word of the dictionary that goes on after ``word``, or nothing.

        A word that is inflected in the dictionary is whole, though this form may be missing there.
        """
        if not isinstance(self.dictionary, Iterable):
            return ""
        longer = [one for one in self.dictionary if one.startswith(word)]
        if any(one[len(word) :] in self.inflection for one in longer):
            return ""
        return min(longer, key=lambda one: (len(one), one), default="")

    @cached_property
    def dictionary(self) -> Container[str]:
        """The words of the language; few texts need them."""
        return self._dictionary()

    def _grows(self, rest: str) -> bool:
        return rest in self.growth or rest.startswith("'") or rest in self.words

    def _no_word_ends_so(self, word: str) -> bool:
        """Whether no other word of a text that is long enough to tell ends with these letters."""
        if set(word) <= CONSONANTS:
            return True
        if len(self.words) < MANY_WORDS:
            return False
        if self._ends is None:
            self._ends = Counter(one[-3:] for one in self.words)
            self._ends.update(one[-2:] for one in self.words)
        rare = len(self.words) // RARE
        return self._ends[word[-3:]] <= 1 and self._ends[word[-2:]] <= rare

    def _beginning_with(self, word: str) -> list[str]:
        if self._sorted is None:
            self._sorted = sorted(self.words)
        low = bisect_left(self._sorted, word + "\0")
        high = bisect_left(self._sorted, word + "\U0010ffff")
        return self._sorted[low:high]
