"""How much of each text has a counterpart, how much of that is the same, and what that makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from provenance.model import Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from provenance.model import Alignment, Difference, Relation, Span, Tokens

NEARLY_ALL = 0.85
"""The share of a text's own words, furniture aside, from which on it counts as all there."""

LEAST = 12
"""Texts that share fewer words than this, or hardly any of either, share nothing."""


SHORT = 200
"""Texts of fewer words share formulas enough to look related: they must share a fifth."""


class Measure:
    """Counts of words, as ``split()`` sees them.

    ``paired`` are token spans outside the blocks that stand beside each other, and whether their
    words are the same.
    """

    def __init__(self, alignment: Alignment, paired: Sequence[tuple[Span, Span, bool]]) -> None:
        left, right = _sums(alignment.base), _sums(alignment.witness)
        shared = same = 0
        covered = [0, 0]
        rows = [(alignment.blocks, True, True)]
        rows += [
            (each.blocks, each.extra != "witness", each.extra != "base")
            for each in alignment.passages
        ]
        for blocks, on_base, on_witness in rows:
            ends = blocks[:, :2] + blocks[:, 2:]
            on_left = int((left[ends[:, 0]] - left[blocks[:, 0]]).sum())
            on_right = int((right[ends[:, 1]] - right[blocks[:, 1]]).sum())
            covered[0] += on_left * on_base
            covered[1] += on_right * on_witness
            if on_base and on_witness:
                shared, same = shared + on_left, same + on_left
        for base, witness, alike in paired:
            on_left = int(left[base.end] - left[base.start])
            on_right = int(right[witness.end] - right[witness.start])
            both = min(on_left, on_right)
            shared += both
            same += both * alike
            covered[0] += on_left if alike else both
            covered[1] += on_right if alike else both
        self.base = Share(min(covered[0], int(left[-1])), int(left[-1]))
        self.witness = Share(min(covered[1], int(right[-1])), int(right[-1]))
        self.fidelity = Share(same, shared)


def _sums(tokens: Tokens) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(tokens.words, dtype=np.int64)))


def relation(
    base: Share, witness: Share, fidelity: Share, differences: Sequence[Difference]
) -> Relation:
    """Say how the witness relates to the base, given both coverages, furniture aside."""
    if not differences:
        return "identical"
    aside = {"base": 0, "witness": 0}
    for difference in differences:
        if difference.code == "boilerplate":
            aside["base"] += len(difference.base.text.split())
            aside["witness"] += len(difference.witness.text.split())
    on_base = base.part / max(base.whole - aside["base"], 1)
    on_witness = witness.part / max(witness.whole - aside["witness"], 1)
    shorter = min(base.whole, witness.whole)
    least = max(min(LEAST, shorter // 2), shorter // 5 if shorter < SHORT else 0)
    if fidelity.part < max(least, 1) or max(on_base, on_witness) < 0.02:
        return "unrelated"
    if on_base >= NEARLY_ALL and on_witness >= NEARLY_ALL:
        return "copy"
    if on_witness >= NEARLY_ALL or (on_witness >= 0.6 and on_witness > 1.5 * on_base):
        return "excerpt"
    if on_base >= NEARLY_ALL or (on_base >= 0.6 and on_base > 1.5 * on_witness):
        return "extended"
    return "overlap"
