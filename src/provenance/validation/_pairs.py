"""The alignment table: which turn of the base stands against which turn of the witness.

The rows are made from what a collation holds: pairs of spans that print the same, and
differences. Text counts as *matched* where it prints the same or differs in form or by damage
only, as *aligned* where it is matched or reworded, and as *absent* from the comparison where the
witness does not set out to reprint it. All are counted in code points of the side in question.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from provenance.model import Span
from provenance.text.names import same_speaker
from provenance.validation._places import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model import Collation, Place, Side, Transcript, Turn

# What a witness's text may be besides a counterpart of the base's.
_EXPLAINED = ("boilerplate", "duplication")
_NOT_REPRINTED = ("excerpt", "boilerplate", "duplication")
_HALF = 0.5


def pair_rows(collation: Collation) -> Iterator[tuple[dict[str, Any], Place]]:
    """Return one row for the comparison as a whole, then one a turn, each with its place.

    ``codes`` of a row lists the codes of its differences, to be counted by the caller.
    """
    counts = _Counts(collation)
    turns = list(_turn_rows(collation, counts))
    witness = collation.witness.text.source.id
    base = collation.base.text.source.id
    share = collation.witness_coverage
    owed = _owed(collation)
    scores = [row["score"] for row, _ in turns if row["op"] != "witness_only"]
    yield (
        {
            **_common(collation),
            "scope": "text",
            "base_turn": -1,
            "witness_turn": -1,
            "base_speaker": "",
            "witness_speaker": "",
            "speakers_agree": True,
            "op": "changed" if collation.differences else "equal",
            "score": sum(scores) / len(scores) if scores else 0.0,
            "coverage": coverage_of(collation),
            "fidelity": collation.fidelity.ratio,
            "crossed": False,
            "merged": False,
            "accounted": _accounted(collation),
            "n_unexplained_words": max(owed - share.part, 0),
            "n_differences": len(collation.differences),
            "codes": [d.code for d in collation.differences],
        },
        place(witness, None, f"{collation.relation} of {base}"),
    )
    yield from turns


def coverage_of(collation: Collation) -> float:
    """Return the share of the witness's words with a counterpart, those that need none left out."""
    owed = _owed(collation)
    # Words that are both explained and matched must not make more than the whole.
    return min(collation.witness_coverage.part / owed, 1.0) if owed else 0.0


def _owed(collation: Collation) -> int:
    """Count the witness's words that are neither boilerplate nor printed once more."""
    explained = sum(
        _words(d.witness.text)
        for d in collation.differences
        if d.code in _EXPLAINED and d.extra != "base"
    )
    return max(collation.witness_coverage.whole - explained, 0)


def _common(collation: Collation) -> dict[str, Any]:
    base, witness = collation.base.text.source.id, collation.witness.text.source.id
    return {
        "comparison": f"{base} / {witness}",
        "source": witness,
        "base": base,
        "relation": collation.relation,
    }


def _words(text: str) -> int:
    return sum(1 for word in text.split() if any(map(str.isalnum, word)))


class _Counts:
    """How much of each turn of the base is matched and aligned, and with which turn."""

    def __init__(self, collation: Collation) -> None:
        self.matched: dict[int, Counter[int]] = defaultdict(Counter)
        self.aligned: dict[int, Counter[int]] = defaultdict(Counter)
        self._base = _Finder(collation.base)
        self._witness = _Finder(collation.witness)
        for one, other in collation.equal:
            self._add(one, other, matched=True)
        for difference in collation.differences:
            one, other = difference.base.span, difference.witness.span
            if len(one) and len(other) and difference.code != "duplication":
                same = difference.group in ("form", "damage") or difference.code == "move"
                self._add(one, other, matched=same)

    def _add(self, one: Span, other: Span, matched: bool) -> None:
        # Spans that print the same are equally long, so this is exact for them.
        scale = len(other) / len(one) if len(one) else 0.0
        for turn, part in self._base.parts(one):
            start = other.start + int((part.start - one.start) * scale)
            end = max(start + 1, other.start + int((part.end - one.start) * scale))
            pieces = list(self._witness.parts(Span(start, end)))
            within = sum(len(piece) for _, piece in pieces)
            for partner, piece in pieces:
                weight = round(len(part) * len(piece) / within)
                self.aligned[turn][partner] += weight
                if matched:
                    self.matched[turn][partner] += weight


class _Finder:
    """Cuts a span at the turns' bounds."""

    def __init__(self, transcript: Transcript) -> None:
        self.turns = transcript.turns
        self.starts = [turn.span.start for turn in transcript.turns]

    def parts(self, span: Span) -> Iterator[tuple[int, Span]]:
        """Return the places of the turns that ``span`` touches, each with the common part."""
        for at in range(max(bisect_right(self.starts, span.start) - 1, 0), len(self.turns)):
            turn = self.turns[at].span
            if turn.start >= span.end:
                return
            if turn.overlaps(span):
                yield at, Span(max(turn.start, span.start), min(turn.end, span.end))


def _turn_rows(collation: Collation, counts: _Counts) -> Iterator[tuple[dict[str, Any], Place]]:
    base, witness = collation.base, collation.witness
    outside = _lengths_outside(collation, "base")
    partners = {at: matched.most_common(1)[0][0] for at, matched in counts.aligned.items()}
    # Two turns share a partner only where at least half of each of them went into it.
    held: Counter[int] = Counter()
    scores: dict[int, tuple[float, float, float]] = {}
    for at, turn in enumerate(base.turns):
        owed = len(turn.span) - outside[at]
        aligned = min(sum(counts.aligned[at].values()), owed)
        matched = min(sum(counts.matched[at].values()), aligned)
        if owed <= 0:
            continue
        scores[at] = (
            matched / owed,
            aligned / owed,
            matched / aligned if aligned else 0.0,
        )
        if at in partners and scores[at][1] >= _HALF:
            held[partners[at]] += 1
    differing = _per_turn(collation, "base")
    furthest = -1
    for at, (score, coverage, fidelity) in scores.items():
        turn = base.turns[at]
        partner = partners.get(at, -1)
        other = witness.turns[partner] if partner >= 0 else None
        settled = partner >= 0 and coverage >= _HALF
        codes = differing[at]
        yield (
            {
                **_common(collation),
                "scope": "turn",
                "base_turn": turn.index,
                "witness_turn": other.index if other else -1,
                **_speakers(turn, other),
                "op": "base_only" if other is None else "changed" if codes else "equal",
                "score": score,
                "coverage": coverage,
                "fidelity": fidelity,
                "crossed": settled and partner < furthest,
                "merged": settled and held[partner] > 1,
                "accounted": 1.0,
                "n_unexplained_words": 0,
                "n_differences": len(codes),
                "codes": codes,
            },
            _shown(collation, turn, other),
        )
        if settled:
            furthest = max(furthest, partner)
    yield from _witness_only(collation, set(partners.values()), counts)


def _witness_only(
    collation: Collation, partners: set[int], counts: _Counts
) -> Iterator[tuple[dict[str, Any], Place]]:
    """Return a row for each turn of the witness that nothing of the base went into."""
    touched = partners | {at for of in counts.aligned.values() for at in of}
    outside = _lengths_outside(collation, "witness")
    differing = _per_turn(collation, "witness")
    for at, turn in enumerate(collation.witness.turns):
        if at in touched or len(turn.span) <= outside[at]:
            continue
        text = collation.witness.text.content[turn.span.start : turn.span.end]
        yield (
            {
                **_common(collation),
                "scope": "turn",
                "base_turn": -1,
                "witness_turn": turn.index,
                **_speakers(None, turn),
                "op": "witness_only",
                "score": 0.0,
                "coverage": 0.0,
                "fidelity": 0.0,
                "crossed": False,
                "merged": False,
                "accounted": 1.0,
                "n_unexplained_words": _words(text),
                "n_differences": len(differing[at]),
                "codes": differing[at],
            },
            place(collation.witness.text.source.id, turn.span, text),
        )


def _shown(collation: Collation, turn: Turn, other: Turn | None) -> Place:
    """Return the place in the witness, or the base's words where the witness has none."""
    source = collation.witness.text.source.id
    if other is None:
        text = collation.base.text.content[turn.span.start : turn.span.end]
        return place(source, None, f"only in {collation.base.text.source.id}: {text}")
    text = collation.witness.text.content[other.span.start : other.span.end]
    return place(source, other.span, text)


def _speakers(turn: Turn | None, other: Turn | None) -> dict[str, Any]:
    one = turn.speaker.name if turn and turn.speaker else ""
    two = other.speaker.name if other and other.speaker else ""
    # Nobody can disagree with a speaker who is not known; how many are not is another rule's.
    agree = not one or not two or same_speaker(one, two)
    return {"base_speaker": one, "witness_speaker": two, "speakers_agree": agree}


def _lengths_outside(collation: Collation, side: Side) -> list[int]:
    """Return how many code points of each turn the other text does not set out to reprint."""
    transcript = collation.base if side == "base" else collation.witness
    finder = _Finder(transcript)
    lengths = [0] * len(transcript.turns)
    spans = (
        (d.base if side == "base" else d.witness).span
        for d in collation.differences
        if d.code in _NOT_REPRINTED and d.extra in (None, side)
    )
    for span in _union(spans):
        for at, part in finder.parts(span):
            lengths[at] += len(part)
    return lengths


def _per_turn(collation: Collation, side: Side) -> list[list[str]]:
    """Return the codes of the differences that touch each turn."""
    transcript = collation.base if side == "base" else collation.witness
    finder = _Finder(transcript)
    codes: list[list[str]] = [[] for _ in transcript.turns]
    for difference in collation.differences:
        span = (difference.base if side == "base" else difference.witness).span
        for at, _ in finder.parts(span if len(span) else Span(span.start, span.start + 1)):
            codes[at].append(difference.code)
    return codes


def _accounted(collation: Collation) -> float:
    """Return the share of both texts that lies in an equal run or in a difference."""
    base = _union(
        [one for one, _ in collation.equal] + [d.base.span for d in collation.differences]
    )
    witness = _union(
        [other for _, other in collation.equal] + [d.witness.span for d in collation.differences]
    )
    whole = len(collation.base.text.content) + len(collation.witness.text.content)
    return sum(len(span) for span in [*base, *witness]) / whole if whole else 0.0


def _union(spans: Iterable[Span]) -> Sequence[Span]:
    """Join overlapping and touching spans."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
