"""Say what kind each difference is.

Inside what the aligner calls equal, printed forms may still part: damage or a fold names that
difference. Any other place goes to the detectors, and the first by rank that claims it names it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from provenance.differences._build import build
from provenance.differences._figures import whole_numbers
from provenance.differences._headings import without_headings
from provenance.differences._judge import DETECTORS
from provenance.differences._ledger import Edition, Ledger
from provenance.differences._measure import Measure, relation
from provenance.differences._own_labels import with_own_labels
from provenance.differences._walk import walk
from provenance.model import LABEL, Alignment, Collation
from provenance.text.folds import FOLDS
from provenance.text.language import guess
from provenance.text.names import parse, same_speaker
from provenance.text.rebuild import equal_runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model import Transcript

__all__ = ["CODES", "DETECTORS", "classify"]

CODES = {plugin.code: plugin for plugin in (*FOLDS, *DETECTORS)}
"""All twenty codes in order of judgement, each with code, group, severity and meaning."""


def classify(base: Transcript, witness: Transcript, alignment: Alignment) -> Collation:
    """Return what comparing two transcripts gives: every difference, coverage and fidelity.

    The order of the two sides decides nothing: they are compared in a canonical order, and the
    result is mirrored where they were given the other way round.
    """
    swap = not alignment.in_order
    if swap:
        alignment = alignment.mirrored()
    left, right = (witness, base) if swap else (base, witness)
    language = left.text.source.facts.language[:2].lower() or guess(
        f"{left.text.content}\n{right.text.content}"  # one of the two may be damaged
    )
    alignment = whole_numbers(alignment, language)
    alignment = without_headings(left, right, alignment)
    aliases = _aliases(left, right, alignment)
    alignment = with_own_labels(left, right, alignment, aliases)
    ledger = Ledger(
        Edition(left, alignment.base), Edition(right, alignment.witness), language, aliases
    )
    walk(ledger, alignment)
    raws = [raw.mirrored() for raw in ledger.found] if swap else ledger.found
    differences = build(raws, base, witness, CODES)
    measure = Measure(alignment, ledger.paired)
    shares = (measure.witness, measure.base) if swap else (measure.base, measure.witness)
    kind = relation(*shares, measure.fidelity, differences)
    if kind == "unrelated" and (len(alignment.blocks) or alignment.passages):
        # Formulas that any two transcripts share are no counterpart: each text stands alone.
        apart = Alignment(alignment.base, alignment.witness, alignment.blocks[:0])
        return classify(base, witness, apart.mirrored() if swap else apart)
    return Collation(
        base=base,
        witness=witness,
        relation=kind,
        base_coverage=shares[0],
        witness_coverage=shares[1],
        fidelity=measure.fidelity,
        differences=differences,
        equal=equal_runs(len(base.text.content), differences),
    )


def _aliases(
    base: Transcript, witness: Transcript, alignment: Alignment
) -> frozenset[tuple[str, str]]:
    """Return pairs of speakers that the two texts use for one another throughout.

    A role ("QUESTION") may stand for a name, and a person may have changed the surname; two other
    names are two people, and a name that both texts know is nobody else's.
    """
    left, right = alignment.base, alignment.witness
    pairs: Counter[tuple[str, str]] = Counter()
    for i, j in _equal_labels(alignment):
        one = base.turn_at(int(left.starts[i]))
        other = witness.turn_at(int(right.starts[j]))
        if one and other and one.speaker and other.speaker:
            pairs[one.speaker.name, other.speaker.name] += 1
    ones, others = Counter[str](), Counter[str]()
    for (one_name, other_name), count in pairs.items():
        ones[one_name] += count
        others[other_name] += count
    known = {speaker.name for speaker in base.speakers}
    known_there = {speaker.name for speaker in witness.speakers}
    found = []
    for (name, label), count in pairs.items():
        if name == label or label in known or name in known_there:
            continue
        left_name, right_name = parse(name), parse(label)
        same_given = left_name.given and left_name.given == right_name.given
        if left_name.surname and right_name.surname and not same_given:
            continue
        if count >= 0.8 * ones[name] and count >= 0.8 * others[label]:
            found.append((name, label))
    here, there = _by_role(ones), _by_role(others)
    return frozenset(
        (name, label)
        for name, label in found
        if not any(same_speaker(label, each) for each in here[_role(label)])
        and not any(same_speaker(name, each) for each in there[_role(name)])
    )


def _by_role(names: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """Return names by what one speaker's have in common: there may be a thousand numbered ones."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        groups[_role(name)].append(name)
    return groups


def _role(name: str) -> tuple[str, str]:
    parsed = parse(name)
    return parsed.role, parsed.number


def _equal_labels(alignment: Alignment) -> list[tuple[int, int]]:
    """Return the places in both texts of the labels that stand beside a label."""
    at = np.flatnonzero(alignment.base.kinds == LABEL)
    blocks = alignment.blocks
    if not len(at) or not len(blocks):
        return []
    block = np.maximum(np.searchsorted(blocks[:, 0], at, side="right") - 1, 0)
    offset = at - blocks[block, 0]
    inside = (offset >= 0) & (offset < blocks[block, 2])
    at, there = at[inside], (blocks[block, 1] + offset)[inside]
    both = alignment.witness.kinds[there] == LABEL
    return list(zip(at[both].tolist(), there[both].tolist(), strict=True))
