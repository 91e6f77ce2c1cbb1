"""Whether two texts share an event or whole passages, judged by what aligned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, utils

from provenance.model import WORD

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from provenance.matching._index import Entry, Index
    from provenance.model import Alignment, Tokens

CANDIDATES = 24
"""How many of the likeliest sources are laid against the text before each is judged."""

SOME, FEW = 0.025, 0.0125
"""The share of sampled sequences that makes a candidate; the smaller one where they are many."""

# Calibrated by benchmarks/matching.py on real variants and on some 100,000 pairs of strangers from
# the same series. The poorest true copy (words glued at lost line breaks, automatic captions)
# aligns to four fifths; strangers that share legal formulas align to a quarter at most, with no
# unbroken passage longer than some forty words.
ENOUGH = 0.4
"""The share of either text that speaks for itself."""

MUCH, MUCH_WORDS = 0.2, 400
"""A smaller share that suffices where it is many words."""

LITTLE = 0.08
"""The share that suffices where a whole passage is taken over, or where the headings agree."""

PASSAGE = 60
"""Words without a break that are a passage taken over, and no formula."""

TEMPLATE = 0.85
"""What texts of different dates must share: a form that is filled in anew shares up to this."""

STRICT = 0.97
"""What they must share where one word in a hundred is filled in."""

WHOLE = 200
"""Words without a break that no form holds, so that texts of different dates share a passage."""

DAYS = 3
"""Days between an event and the date a copy is filed under."""

SENTENCE = 100
"""Words without any mark that ends a clause are no sentence but a list: a site's navigation."""

_STOP = re.compile("[.!?;:…؟؛。！？।]")

_BLANK = 12
"""Words that a blank of a form may be filled in with."""

# fmt: off
_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "janvier", "février",
    "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre", "januar", "februar", "märz", "juni", "juli", "oktober", "dezember", "января",
    "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two texts have in common, in words: shares of each (0..1) and the longest passage.

    ``shared`` counts the base's words that the witness has. ``refilled`` counts the places in
    between where both give a figure or a month, and not the same: what a form is filled in with.
    """

    base_share: float
    witness_share: float
    longest: int
    shared: int = 0
    refilled: int = 0

    @property
    def score(self) -> float:
        """The larger share: an excerpt is known by what it is part of."""
        return max(self.base_share, self.witness_share)


def likely(
    entry: Entry, index: Index, cards: Mapping[str, Entry], exclude: Collection[str] = ()
) -> list[str]:
    """Return the ids worth aligning with ``entry``: by shared sequences, then by the heading."""
    by_words = [
        candidate.id
        for candidate in index.candidates(entry, exclude)
        if candidate.shared > 1 and candidate.score >= (SOME if candidate.shared < 8 else FEW)
    ]
    by_heading = [
        name for name, card in cards.items() if name not in exclude and kindred(entry, card)
    ]
    return list(dict.fromkeys((*by_words[:CANDIDATES], *by_heading[:CANDIDATES])))


def weigh(alignment: Alignment) -> Evidence:
    """Count what of each text's sentences stands in the other, in place or elsewhere."""
    base, witness = _spoken(alignment.base), _spoken(alignment.witness)
    in_base, in_witness = np.zeros(len(base), bool), np.zeros(len(witness), bool)
    longest = refilled = 0
    passages = [hunk for passage in alignment.passages for hunk in passage.hunks]
    for hunk in (*alignment.hunks, *passages):
        if hunk.op == "equal":
            in_base[hunk.base.start : hunk.base.end] = True
            in_witness[hunk.witness.start : hunk.witness.end] = True
            longest = max(longest, int(base[hunk.base.start : hunk.base.end].sum()))
        elif hunk.op == "replace" and len(hunk.base) + len(hunk.witness) <= 2 * _BLANK:
            one = _figures(alignment.base.compared(hunk.base))
            other = _figures(alignment.witness.compared(hunk.witness))
            refilled += bool(one and other and one != other)
    shared = int((in_base & base).sum())
    return Evidence(
        base_share=shared / max(int(base.sum()), 1),
        witness_share=int((in_witness & witness).sum()) / max(int(witness.sum()), 1),
        longest=longest,
        shared=shared,
        refilled=refilled,
    )


def _spoken(tokens: Tokens) -> NDArray[np.bool_]:
    """Return which tokens are words of sentences, as opposed to labels and lists of links.

    Where hardly any of a text has punctuation (automatic captions), all of its words count.
    """
    words = tokens.kinds == WORD
    stops = [match.start() for match in _STOP.finditer(tokens.content)]
    stretch = np.searchsorted(np.array(stops, np.int64), tokens.starts)
    lengths = np.bincount(stretch[words], minlength=len(stops) + 1)
    sentences: NDArray[np.bool_] = words & (lengths[stretch] <= SENTENCE)
    return sentences if 4 * sentences.sum() > words.sum() else words


def _figures(forms: Sequence[str]) -> set[str]:
    return {form for form in forms if form in _MONTHS or form[:1].isdigit()}


def related(evidence: Evidence, one: Entry, other: Entry) -> bool:
    """Whether the two share the event, or whole passages, and not only a form of words.

    A form that is filled in anew each year (a proclamation, a standing statement) shares three
    quarters with last year's; a copy that is filed under a wrong date shares all.
    """
    score = evidence.score
    if apart(one, other) or _filled_in(evidence, 500):
        enough = STRICT if _filled_in(evidence, 100) else TEMPLATE
        return score >= enough or (score >= LITTLE and evidence.longest >= WHOLE)
    return (
        score >= ENOUGH
        or (score >= MUCH and evidence.shared >= MUCH_WORDS)
        or (score >= LITTLE and (evidence.longest >= PASSAGE or kindred(one, other)))
    )


def _filled_in(evidence: Evidence, words: int) -> bool:
    """Whether figures and months change at two places or more, and at one in so many words."""
    return evidence.refilled >= 2 and evidence.refilled * words >= evidence.shared


def apart(one: Entry, other: Entry) -> bool:
    """Whether both headings give a whole date and the dates are further apart than three days."""
    try:
        days = date.fromisoformat(one.date) - date.fromisoformat(other.date)
    except ValueError:
        return False
    return abs(days.days) > DAYS


def kindred(one: Entry, other: Entry) -> bool:
    """Whether two headings speak of the same event: same date, and like titles or speakers.

    For texts so short or so heavily edited that hardly a sequence of eight words is left.
    """
    if not one.date or one.date != other.date:
        return False
    if one.title and other.title:
        alike = fuzz.token_set_ratio(one.title, other.title, processor=utils.default_process)
        if alike >= 85:
            return True
    return len(set(one.speakers) & set(other.speakers)) >= 2
