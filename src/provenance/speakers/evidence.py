"""Why phrases were taken for labels or refused, and the style of a document in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.model import Considered, Span
from provenance.speakers.shapes import why_none
from provenance.text.names import fold, strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.speakers.candidates import Candidate

_WORDS = {
    "colon": "a name or role and a colon at the beginning of a line",
    "stop": "a name or role and a full stop at the beginning of a line",
    "dash": "a name or role and a dash at the beginning of a line",
    "letter": "a bare letter for question or answer at the beginning of a line",
    "line": "a name or role on a line of its own",
    "ruled": "a name or role on a line of its own under a drawn line",
    "stamped": "a name or role and a time on a line of its own",
    "chevron": "two pointed brackets (>>) where another voice begins",
    "bracket": "a name in square brackets on a line of its own",
    "opened": "a name or role in brackets at the beginning of a line",
    "column": "a name or role and a wide space at the beginning of a line",
}
_CASES = {"capitals": "in capitals", "mixed": "in capital and small letters", "uncased": ""}
_SHAPES = {
    "role": "a speaking role",
    "office": "an office",
    "titled": "a name with a title",
    "name": "a name",
}
MOST = 200
"""So many phrases are told of at most."""


@dataclass(slots=True)
class Ledger:
    """Why candidates were refused, by their style and place; the first reason given stays."""

    reasons: dict[tuple[str, int], str] = field(default_factory=dict)

    def refuse(self, candidates: Iterable[Candidate], why: str) -> None:
        """Note why ``candidates`` are no labels."""
        for candidate in candidates:
            self.reasons.setdefault((candidate.style, candidate.start), why)

    def keep(
        self, found: Iterable[Candidate], taken: Iterable[Candidate], why: str
    ) -> list[Candidate]:
        """Return ``taken`` as a list; note why the others of ``found`` are no labels."""
        kept = list(taken)
        places = {(c.style, c.start) for c in kept}
        self.refuse((c for c in found if (c.style, c.start) not in places), why)
        return kept


def told(
    found: Sequence[Candidate],
    accepted: Sequence[Candidate],
    ledger: Ledger,
    strays: Sequence[Candidate] = (),
    declared: frozenset[str] = frozenset(),
) -> tuple[Considered, ...]:
    """Sum up what was concluded of every phrase: those taken first, then those refused."""
    labels: set[tuple[str, int]] = {(c.style, c.start) for c in accepted}
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in {(c.style, c.start): c for c in [*found, *accepted]}.values():
        groups[candidate.style, candidate.key].append(candidate)
    sums = [
        _group(style, members, labels, ledger, declared)
        for (style, _), members in groups.items()
        # A line, a dash or a wide space that stands once is no attempt at a label.
        if len(members) > 1
        or style not in ("line", "dash", "column", "opened")
        or (style, members[0].start) in labels
    ]
    lines: dict[str, list[Candidate]] = defaultdict(list)
    for stray in strays:
        if ("colon", stray.start) in labels:
            continue
        lines[fold(stray.text)].append(stray)
    sums += [
        Considered(same[0].text.strip(), "colon", len(same), 0, why_none(same[0].text), _of(same))
        for same in lines.values()
    ]
    sums.sort(key=lambda each: (-each.taken, -each.count, each.first))
    return tuple(sums[:MOST])


def _of(strays: Sequence[Candidate]) -> Span:
    return Span(strays[0].start, strays[0].end)


def _group(
    style: str,
    members: Sequence[Candidate],
    labels: set[tuple[str, int]],
    ledger: Ledger,
    declared: frozenset[str],
) -> Considered:
    taken = [c for c in members if (style, c.start) in labels]
    left = [c for c in members if (style, c.start) not in labels]
    why = ""
    if taken:
        why = _why(taken[0], len(taken), declared)
    if left:
        reasons = Counter(
            ledger.reasons.get((style, c.start), "the labels are of another style") for c in left
        )
        refused = reasons.most_common(1)[0][0]
        why = f"{why}; {len(left)} not taken: {refused}" if why else refused
    first = (taken or left)[0]
    return Considered(
        first.text.strip() or ">>",
        style,
        len(members),
        len(taken),
        why,
        Span(first.start, first.end),
    )


def _why(c: Candidate, count: int, declared: frozenset[str]) -> str:
    if c.key in declared:
        return "the catalogue declares it"
    if not c.shape:
        return "another voice begins" if c.style == "chevron" else "capitals under a drawn line"
    kind = _SHAPES[c.shape]
    if count > 1:
        return f"{kind} that recurs"
    return f"{kind}, printed as the other labels are"


def describe(accepted: Sequence[Candidate]) -> str:
    """Tell in one sentence which style the labels follow, and why it was believed."""
    if not accepted:
        return ""
    styles = Counter(c.style for c in accepted)
    style, _ = styles.most_common(1)[0]
    like = [c for c in accepted if c.style == style]
    case = Counter(c.case for c in like).most_common(1)[0][0]
    bold = sum(c.emphasised for c in like)
    shown = list(dict.fromkeys(strip(c.text) for c in like if c.text.strip()))[:3]
    written = f", {_CASES[case]}" if _CASES[case] and shown else ""
    emphasis = ""
    if bold:
        emphasis = ", in bold" if bold == len(like) else f", {bold} of them in bold"
    examples = f" ({', '.join(shown)})" if shown else ""
    others = ""
    if len(styles) > 1:
        rest = [f"{_WORDS[s]} ({n})" for s, n in styles.most_common()[1:]]
        others = "; also " + "; ".join(rest)
    distinct = len({c.key for c in accepted})
    labels = "1 label" if len(accepted) == 1 else f"{len(accepted)} labels"
    kinds = "1 kind" if distinct == 1 else f"{distinct} kinds"
    because = "they recur or hold a title or a role" if len(accepted) > 1 else "it holds a title"
    if len(accepted) == 1 and accepted[0].shape == "role":
        because = "it is a role"
    return (
        f"Labels are {_WORDS[style]}{written}{emphasis}{examples}: "
        f"{labels} of {kinds}, learnt because {because}{others}."
    )
