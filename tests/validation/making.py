"""Small examinations made by hand: what the stages before this one would hand over."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from provenance.model import (
    Collation,
    Difference,
    Examination,
    Facts,
    Finding,
    Metadata,
    OffsetMap,
    Reading,
    Share,
    Source,
    Span,
    Speaker,
    Step,
    Text,
    Transcript,
    Turn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

EXPECTATIONS = Path(__file__).parents[2] / "expectations"
CODES = [
    "whitespace",
    "typography",
    "markup",
    "case",
    "punctuation",
    "label",
    "encoding",
    "truncation",
    "omission",
    "insertion",
    "duplication",
    "move",
    "boilerplate",
    "excerpt",
    "spelling",
    "wording",
    "number",
    "name",
    "negation",
    "speaker",
]
RULES = [
    "mojibake",
    "lost-dash",
    "replacement-character",
    "cut-word",
    "cut-sentence",
    "broken-paragraph",
    "printed-twice",
    "breaks-off",
    "no-closing",
    "unreadable-extraction",
]
SPEECH = """\
MR KIRBY: Good evening, everybody. Thank you for coming.
SECRETARY KERRY: We met today – all of us – and we agreed on three things.
QUESTION: What happens to the ceasefire?
SECRETARY KERRY: It holds. Thank you all very much.
"""


def transcript(content: str = SPEECH, name: str = "a", **facts: Any) -> Transcript:
    """Read ``LABEL: speech`` a line; other lines belong to nobody."""
    data = content.encode()
    declared = Facts(**{"date": "2015-11-14", "licence": "CC0-1.0", **facts})
    source = Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest(), declared)
    none = np.zeros(1, np.int64)
    text = Text(source, content, "utf-8", (Step("decode", "utf-8"),), OffsetMap(none, none, none))
    turns = []
    at = 0
    for line in content.splitlines(keepends=True):
        label, colon, _ = line.partition(":")
        if colon and label.isupper():
            span = Span(at, at + len(line.rstrip()))
            turns.append(
                Turn(len(turns), span, Span(at, at + len(label) + 1), f"{label}:", Speaker(label))
            )
        at += len(line)
    return Transcript(text, "plain", tuple(turns), metadata=Metadata())


def collation(base: Transcript, witness: Transcript, *codes: tuple[str, str, str]) -> Collation:
    """Lay two texts against each other letter by letter.

    ``codes`` gives code, group and severity of each difference in order; the last one serves for
    the rest.
    """
    one, other = base.text.content, witness.text.content
    equal, differences = [], []
    for op, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if op == "equal":
            equal.append((Span(a, b), Span(c, d)))
            continue
        code, group, severity = codes[min(len(differences), len(codes) - 1)]
        differences.append(
            Difference(
                f"{len(differences):04x}",
                code,
                group,
                severity,
                Reading(one[a:b], Span(a, b)),
                Reading(other[c:d], Span(c, d)),
            )
        )
    words = len(one.split()), len(other.split())
    shared = min(words)
    return Collation(
        base,
        witness,
        "copy" if differences else "identical",
        Share(shared, words[0]),
        Share(shared, words[1]),
        Share(shared, shared),
        tuple(differences),
        tuple(equal),
    )


def finding(where: Transcript, rule: str, text: str, severity: str = "warning") -> Finding:
    """Find ``text`` in a transcript and say that ``rule`` saw it."""
    start = where.text.content.index(text)
    return Finding(rule, severity, Span(start, start + len(text)), text, "")


def alone(content: str = SPEECH, name: str = "a", **facts: Any) -> Examination:
    """Examine one text that nothing registered is like."""
    return Examination(transcript(content, name, **facts))


def pair(
    base: str = SPEECH,
    witness: str = SPEECH,
    *codes: tuple[str, str, str],
    name: str = "w",
    **facts: Any,
) -> Examination:
    """Examine ``witness`` beside ``base``."""
    one, other = transcript(base, "b"), transcript(witness, name, **facts)
    return Examination(other, collation=collation(one, other, *codes))


def with_findings(examination: Examination, *findings: Finding) -> Examination:
    """Add findings."""
    return replace(examination, findings=findings)


def statuses(verdict: Any) -> dict[str, str]:
    """Return the status of each rule."""
    return {outcome.rule: outcome.status for outcome in verdict.outcomes}


def unmet(verdict: Any) -> list[str]:
    """Return the rules that did not pass."""
    return [outcome.rule for outcome in verdict.outcomes if outcome.status != "pass"]


def only(suites: Sequence[Any], *rules: str) -> tuple[Any, ...]:
    """Keep only these rules of the suites."""
    kept = (
        replace(suite, rules=tuple(rule for rule in suite.rules if rule.rule in rules))
        for suite in suites
    )
    return tuple(suite for suite in kept if suite.rules)
