"""The one plain sentence that heads every report, true for every combination of facts.

A sentence is a lead (how the two texts relate, how much is there), the words (how many of the
shared ones are the same), and what differs, gravest first, for as long as it stays readable;
what no longer fits is counted at the end.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.reports._characters import clip, one_line
from provenance.reports._words import count, counted, listed, percent, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Collation, Difference, Examination, Match, Text, Verdict

LONGEST = 45
"""Words of the longest sentence."""

_ASIDE = frozenset({"excerpt", "boilerplate"})
"""Codes that the lead speaks of already, or that nobody means by a difference."""

_SUBSTANCE = {
    "number": ("number", "numbers"),
    "name": ("name", "names"),
    "negation": ("negation", "negations"),
    "speaker": ("speaker", "speakers"),
    "wording": ("wording", "wordings"),
    "spelling": ("spelling", "spellings"),
}
_STRUCTURE = {
    "omission": ("passage is left out", "passages are left out"),
    "truncation": ("passage breaks off", "passages break off"),
    "insertion": ("passage is added", "passages are added"),
    "move": ("passage stands elsewhere", "passages stand elsewhere"),
}
_KINDS = (
    (frozenset("–—―‒−"), "dash", "dashes"),
    (frozenset("’‘ʼ"), "apostrophe", "apostrophes"),
    (frozenset("“”„«»"), "quotation mark", "quotation marks"),
)


def title(text: Text) -> str:
    """Return how a sentence calls a source: its publisher, if declared, and its id."""
    publisher = clip(one_line(text.source.facts.publisher).strip(), 48)
    label = clip(one_line(text.source.id).strip(), 32)
    return f"the text of {publisher} ({label})" if publisher else f"the text {label}"


def comparison(collation: Collation) -> str:
    """Return the sentence of a comparison, at most ``LONGEST`` words long."""
    lead = _lead(collation)
    if collation.relation == "unrelated":
        return f"{lead}."
    clauses = [lead, *_words(collation)]
    clauses += _parts(collation, _length(clauses))
    return f"{'; '.join(clauses)}."


def _length(clauses: Iterable[str]) -> int:
    return sum(len(clause.split()) for clause in clauses)


def _lead(collation: Collation) -> str:
    base = title(collation.base.text)
    held, own = collation.base_coverage, collation.witness_coverage
    whole = held.whole > 0 and held.part >= held.whole
    amount = f"all of {base}" if whole else f"{percent(held)} of {base}"
    if collation.relation == "identical":
        return _identity(collation, base)
    if collation.relation == "copy":
        return f"This copy holds {amount}"
    if collation.relation == "extended":
        more = own.whole - own.part
        return f"This text holds {amount}" + (
            f" and {counted(more, 'word')} more" if more > 0 else ""
        )
    if collation.relation == "excerpt":
        return f"This excerpt reprints {_where(collation, base)}"
    if collation.relation == "overlap":
        return (
            f"This text shares passages with {base}: {percent(own)} of its own words "
            f"and {percent(held)} of the other’s"
        )
    if own.part:
        return f"This text is no copy of {base}: they share {percent(own)} of its words"
    return f"This text is no copy of {base}: they share no passage"


def _identity(collation: Collation, base: str) -> str:
    ours, theirs = collation.witness.text, collation.base.text
    if ours.source.sha256 == theirs.source.sha256:
        return f"This is {base}, byte for byte"
    if ours.content == theirs.content:
        return f"This is {base}, character for character"
    return f"This text is the same as {base}"


def _where(collation: Collation, base: str) -> str:
    """Return how much of the base is reprinted and from where in it: 'the last 24 % of …'."""
    held = collation.base_coverage
    shared = percent(held)
    aligned = [pair[0] for pair in collation.equal if len(pair[0])]
    if held.whole and held.part >= held.whole:
        return f"all of {base}"
    if not aligned:
        return f"{shared} of {base}"
    first = min(span.start for span in aligned)
    last = max(span.end for span in aligned)
    content = collation.base.text.content
    # A masthead left out does not make the rest "the last part".
    aside = max(held.whole // 50, 5)
    head = words_in(content[:first]) > aside
    tail = words_in(content[last:]) > aside
    # Holes in the stretch make "the last 24 %" untrue even though 24 % are there.
    if abs(words_in(content[first:last]) - held.part) * 50 > held.whole:
        part = {(True, False): "last", (False, True): "first"}.get((head, tail))
        return f"{shared} of {base}" + (f", out of its {part} part" if part else "")
    if head and tail:
        return f"{shared} of {base}, out of its middle"
    if head or tail:
        return f"the {'last' if head else 'first'} {shared} of {base}"
    return f"{shared} of {base}"


def _words(collation: Collation) -> list[str]:
    same, shared = collation.fidelity.part, collation.fidelity.whole
    if not shared:
        return ["no word is shared"]
    if same >= shared:
        if shared == 1:
            return ["the one shared word is the same"]
        return [f"all {count(shared)} shared words are the same"]
    verb = "is" if shared == 1 else "are"
    return [f"{count(same)} of {counted(shared, 'shared word')} {verb} the same"]


def _parts(collation: Collation, spent: int) -> list[str]:
    """Return what differs, gravest first, in as many clauses as there is room for."""
    # What lies inside a moved or repeated passage differs too, and is counted with the rest.
    grave = [
        each
        for each in collation.differences
        if each.code not in _ASIDE and each.group != "form" and each.severity != "info"
    ]
    minor = [each for each in collation.differences if each.group == "form"]
    said: list[tuple[int, str]] = []
    said += _substance(grave)
    said += _structure(grave, ("omission", "truncation"))
    said += _damage(grave)
    said += _structure(grave, ("insertion",))
    said += _repeats(grave)
    said += _structure(grave, ("move",))
    if not said:
        if minor:
            return [f"it differs in form alone, in {counted(len(minor), 'place')}"]
        return []
    chosen: list[str] = []
    told = 0
    for number, clause in said:
        # Five words are kept for counting what is left out.
        if _length([*chosen, clause]) + spent > LONGEST - 6:
            continue
        chosen.append(clause)
        told += number
    rest = len(grave) - told
    if rest:
        chosen.append(counted(rest, "other difference" if chosen else "difference"))
    return [listed(chosen) if len(chosen) < 3 else ", ".join(chosen[:-1]) + f" and {chosen[-1]}"]


def _substance(grave: Sequence[Difference]) -> list[tuple[int, str]]:
    counts = Counter(each.code for each in grave if each.group == "substance")
    named = [
        counted(counts[code], *nouns) for code, nouns in _SUBSTANCE.items() if counts.get(code)
    ]
    total = sum(counts[code] for code in _SUBSTANCE if code in counts)
    if not total:
        return []
    return [(total, f"{listed(named)} {'differs' if total == 1 else 'differ'}")]


def _structure(grave: Sequence[Difference], codes: Iterable[str]) -> list[tuple[int, str]]:
    counts = Counter(each.code for each in grave)
    return [
        (counts[code], counted(counts[code], *_STRUCTURE[code]))
        for code in codes
        if counts.get(code)
    ]


def _damage(grave: Sequence[Difference]) -> list[tuple[int, str]]:
    damaged = [each for each in grave if each.code == "encoding"]
    if not damaged:
        return []
    readings = [{each.base.text.strip(), each.witness.text.strip()} for each in damaged]
    one, many = "place", "places"
    for marks, singular, plural in _KINDS:
        if all(pair & marks for pair in readings):
            one, many = singular, plural
    verb = "is" if len(damaged) == 1 else "are"
    return [(len(damaged), f"{counted(len(damaged), one, many)} {verb} damaged")]


def _repeats(grave: Sequence[Difference]) -> list[tuple[int, str]]:
    repeated = [each for each in grave if each.code == "duplication"]
    if not repeated:
        return []
    here = [each for each in repeated if each.extra != "base"]
    there = len(repeated) - len(here)
    said = []
    if here:
        verb = "is" if len(here) == 1 else "are"
        said.append((len(here), f"{counted(len(here), 'passage')} {verb} printed twice"))
    if there:
        verb = "is" if there == 1 else "are"
        words = f"{counted(there, 'passage')} of the base {verb} printed twice there, once here"
        said.append((there, words))
    return said


def matches(found: Sequence[Match]) -> str:
    """Return the sentence that says whether anything registered is like a source."""
    if not found:
        return "Nothing registered is like this text."
    best = found[0]
    label = clip(one_line(best.source), 48)
    how = {
        "identical": f"This is {label} itself",
        "copy": f"This is a copy of {label}",
        "excerpt": f"This is an excerpt of {label}",
        "extended": f"This text holds {label} and more",
        "overlap": f"This text shares passages with {label}",
    }.get(best.relation, f"{label} is the nearest to this text, and not the same")
    rest = len(found) - 1
    if not rest:
        return f"{how}."
    verb = "is" if rest == 1 else "are"
    return f"{how}; {counted(rest, 'other registered source')} {verb} like it."


def inspection(examination: Examination) -> str:
    """Return the sentence of a source that was looked at alone."""
    transcript = examination.transcript
    turns = len(transcript.turns)
    words = counted(words_in(transcript.text.content), "word")
    names = {turn.speaker.name for turn in transcript.turns if turn.speaker}
    lead = f"This text has {words}"
    if turns:
        lead += f" in {counted(turns, 'turn')}"
        if names:
            lead += f" by {counted(len(names), 'speaker')}"
    found = Counter(each.severity for each in examination.findings)
    if not found:
        return f"{lead}; nothing was found amiss in it."
    grave = [
        f"{found[severity]} {severity}"
        for severity in ("critical", "warning", "info")
        if found[severity]
    ]
    total = sum(found.values())
    if len(grave) == 1:
        severity = next(iter(found))
        return f"{lead}; {counted(total, f'{severity} finding')}."
    return f"{lead}; {counted(total, 'finding')}, of which {listed(grave)}."


def check(examination: Examination) -> str:
    """Return the sentence of a check: the comparison's, or that nothing like it is registered."""
    if examination.collation is not None:
        return comparison(examination.collation)
    if examination.matches:
        return matches(examination.matches)
    return f"Nothing registered is like this text. {inspection(examination)}"


def verdict(verdict: Verdict) -> str:
    """Return what the expectations came to, and whether all of them were looked at."""
    if not verdict.complete:
        if not verdict.declared:
            return "Not judged: no expectation was declared."
        if not verdict.rows:
            return "Not judged: the expectations had nothing to look at."
        return (
            f"Not judged: {count(verdict.evaluated)} of "
            f"{counted(verdict.declared, 'expectation')} could be evaluated."
        )
    unmet = [each for each in verdict.outcomes if each.status in ("warn", "fail")]
    met = len(verdict.outcomes) - len(unmet)
    if not unmet:
        if verdict.declared == 1:
            return "Passed: the one expectation is met."
        return f"Passed: all {counted(verdict.declared, 'expectation')} are met."
    word = "Passed" if verdict.passed else "Not passed"
    failed = len(verdict.failed)
    weight = {
        "critical": "critical",
        "warning": "warning or critical",
        "info": "of any weight",
        "never": "counted",
    }[verdict.fail_on]
    return (
        f"{word}: {count(met)} of {counted(verdict.declared, 'expectation')} met; of the "
        f"{count(len(unmet))} not met, {count(failed) if failed else 'none'} "
        f"{'is' if failed < 2 else 'are'} {weight}."
    )
