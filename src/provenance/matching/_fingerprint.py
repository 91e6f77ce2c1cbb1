"""What a text is recognised by: a fixed share of its word sequences, each as one number.

Comparing all sequences of all texts is out of reach, and MinHash cannot see that a short text
lies whole within a long one. FracMinHash (Irber et al. 2022) can: it keeps every sequence whose
hash falls below a bound, so the same sequence is kept in every text or in none, and shared ones
can be counted both ways.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from provenance.model import WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from provenance.model import Tokens

SHINGLE = 8
"""Words in a sequence: long enough that two texts seldom share one by chance."""

FRACTION = 4
"""One sequence in four is kept: quotations of some twenty words are seen."""

# Any odd multiplier mixes; this is the 64-bit golden ratio.
_BASE = np.uint64(0x9E3779B97F4A7C15)


def fingerprint(tokens: Tokens, fraction: int = FRACTION) -> NDArray[np.uint64]:
    """Return the distinct kept hashes of the 8-word sequences of ``tokens``, ascending.

    Only spoken words count, in the form in which they are compared, so that labels, stage
    directions and typography change nothing. The numbers are the same in every process and on
    every machine. A text of fewer than eight words has none.
    """
    forms = tokens.forms[tokens.kinds == WORD]
    length = len(forms) - SHINGLE + 1
    if length <= 0:
        return np.empty(0, np.uint64)
    distinct, places = np.unique(forms, return_inverse=True)
    words = np.fromiter(
        (_word(tokens.lexicon[form]) for form in distinct.tolist()), np.uint64, len(distinct)
    )[places]
    hashes = np.zeros(length, np.uint64)
    for offset in range(SHINGLE):
        hashes = hashes * _BASE + words[offset : offset + length]
    hashes = _scatter(hashes)
    return np.unique(hashes[hashes <= np.uint64(2**64 // fraction - 1)])


@lru_cache(maxsize=1 << 17)
def _word(form: str) -> int:
    """Hash one compared form; Python's own ``hash`` differs from process to process."""
    return int.from_bytes(blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _scatter(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread polynomial hashes evenly over all 64 bits (the finaliser of splitmix64)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))
