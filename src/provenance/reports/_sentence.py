"""The one plain sentence that heads every report, true for every combination of facts.

A sentence is a lead (how the two texts relate, how much is there), the words (how many of the
shared ones are the same), and what differs, gravest first, for as long as it stays readable;
what no longer fits is counted at the end.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from provenance.model import SEVERITIES
from provenance.reports._characters import clip, one_line
from provenance.reports._clauses import substantial, told
from provenance.reports._redact import last_part
from provenance.reports._words import count, counted, listed, percent, words_in
from provenance.text.characters import is_legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Collation, Examination, Match, Transcript, Verdict

LONGEST = 48
"""Words of the longest sentence."""

BOILERPLATE = " but boilerplate"

_PUBLISHER = 48
_TITLE = 50
_LABEL = 40
_TITLE_WORDS = 3
_PERSON = re.compile(r"[^\W\d_]+(?: [^\W\d_]\.){1,3} [^\W\d_]+")
"""A name with initials, and nothing else."""

_FEW = 100
"""Of so many shared words at most one may differ for the sentence to count those that do."""


def title(transcript: Transcript) -> str:
    """Return how a sentence calls a source: by publisher or title, and by its id.

    A file that nobody registered has its name for an id; the folders before it are never told.
    """
    source = transcript.text.source
    label = clip(last_part(one_line(source.id).strip()), _LABEL)
    publisher = _cut(one_line(source.facts.publisher).strip(), _PUBLISHER)
    if publisher:
        article = "the " if _takes_article(publisher) else ""
        return f"the text of {article}{publisher} ({label})"
    declared = one_line(source.facts.title).strip().strip('“”"')
    name = declared or _telling(one_line(transcript.metadata.title))
    if name and name.casefold() not in label.casefold():
        return f"“{_cut(name, _TITLE)}” ({label})"
    return f"the text {label}"


def _telling(title: str) -> str:
    """Return a title that was read in a text, where it tells one text from another; else ''.

    One or two words ("Statement"), an address and the name of a person alone do not; what follows
    a bar is the name of the site.

    >>> _telling("March 4, 1841: Inaugural Address | Miller Center")
    'March 4, 1841: Inaugural Address'
    >>> _telling("STATEMENT"), _telling("GEORGE W. BUSH")
    ('', '')
    """
    name = title.split(" | ", maxsplit=1)[0].strip().strip('“”"').rstrip(" ,;:–—-|")
    words = name.split()
    if len(words) < _TITLE_WORDS or "://" in name or _PERSON.fullmatch(name):
        return ""
    return name


def _takes_article(publisher: str) -> bool:
    """Whether English says "the" before it: of offices and of what begins with a state's name."""
    if publisher.casefold().startswith("the "):
        return False
    return " of " in publisher or publisher.startswith(("U.S. ", "United ", "European "))


def _cut(text: str, length: int) -> str:
    """Return the beginning of ``text``, cut between words, the cut marked.

    >>> _cut("Press Availability with the Envoy", 20)
    'Press Availability…'
    """
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head).rstrip(" ,;:-–") + "…"


def comparison(collation: Collation) -> str:
    """Return the sentence of a comparison, at most about ``LONGEST`` words long."""
    clauses = [_lead(collation)]
    if collation.relation != "unrelated":
        clauses += _words(collation)
        room = LONGEST - _length(clauses)
        said = BOILERPLATE in clauses[0]
        clauses.append(told(collation.differences, room, boilerplate=not said))
    return f"{'; '.join(filter(None, clauses))}."


def _length(clauses: Iterable[str]) -> int:
    return sum(len(clause.split()) for clause in clauses)


def _lead(collation: Collation) -> str:
    base = title(collation.base)
    held, own = collation.base_coverage, collation.witness_coverage
    amount = _amount(collation, base)
    if collation.relation == "identical":
        return _identity(collation, base)
    if collation.relation == "copy":
        return f"This copy holds {amount}"
    if collation.relation == "extended":
        more = own.whole - own.part
        comma = "," if amount.endswith(BOILERPLATE) else ""
        return f"This text holds {amount}" + (
            f"{comma} and {counted(more, 'word')} more" if more > 0 else ""
        )
    if collation.relation == "excerpt":
        return f"This excerpt reprints {_where(collation, base)}"
    if collation.relation == "overlap":
        return (
            f"This text shares passages with {base}: {percent(own)} of its own words "
            f"and {percent(held)} of the other’s"
        )
    if not is_legible(collation.witness.text.content):
        return f"This text cannot be read, so nothing tells whether it is a copy of {base}"
    if not is_legible(collation.base.text.content):
        return f"Nothing tells whether this text is a copy of {base}, which cannot be read"
    if own.part:
        return f"This text is no copy of {base}: they share {percent(own)} of its words"
    return f"This text is no copy of {base}: they share no passage"


def _amount(collation: Collation, base: str) -> str:
    held = collation.base_coverage
    if held.whole and held.part >= held.whole:
        return f"all of {base}"
    around = sum(
        words_in(each.base.text) for each in collation.differences if each.code == "boilerplate"
    )
    if held.part and around >= held.whole - held.part:
        # The rest is what a site prints around every text.
        return f"all of {base}{BOILERPLATE}"
    return f"{percent(held)} of {base}"


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
        return f"{shared} of {base}" + (f", from its {part} part" if part else "")
    if head and tail:
        return f"{shared} of {base}, from its middle"
    if head or tail:
        return f"the {'last' if head else 'first'} {shared} of {base}"
    return f"{shared} of {base}"


def fidelity(collation: Collation) -> str:
    """Return the relation and how many of the shared words are the same, as a line of figures."""
    same, shared = collation.fidelity.part, collation.fidelity.whole
    return f"{collation.relation}: {count(same)} of {counted(shared, 'shared word')} the same"


def _words(collation: Collation) -> list[str]:
    same, shared = collation.fidelity.part, collation.fidelity.whole
    other = shared - same
    if collation.relation == "identical" and not other:
        return []
    if not shared:
        return ["no word is shared"]
    if not other:
        # "All the same" beside "3 numbers differ" would be read as a contradiction.
        if substantial(collation.differences):
            return []
        return [
            "the one shared word is the same"
            if shared == 1
            else f"all {count(shared)} shared words are the same"
        ]
    if other * _FEW <= shared:
        return [f"all but {count(other)} of {count(shared)} shared words are the same"]
    verb = "is" if shared == 1 else "are"
    return [f"{count(same)} of {counted(shared, 'shared word')} {verb} the same"]


def matches(found: Sequence[Match]) -> str:
    """Return the sentence that says whether anything registered is like a source."""
    if not found:
        return "Nothing registered is like this text."
    best = found[0]
    label = _cut(last_part(one_line(best.source)), 48)
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
    turns = transcript.turn_count
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
    critical, warning, info = (found[each] for each in reversed(SEVERITIES))
    if critical == found.total():
        return f"{lead}; {counted(critical, 'critical finding')}."
    if info == found.total():
        return f"{lead}; {counted(info, 'finding')} for information."
    if warning == found.total():
        return f"{lead}; {counted(warning, 'warning')}."
    told = [
        *([f"{count(critical)} critical"] if critical else []),
        *([counted(warning, "warning")] if warning else []),
        *([f"{count(info)} for information"] if info else []),
    ]
    return f"{lead}; {counted(found.total(), 'finding')}: {listed(told)}."


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
        lost = max(len(verdict.errors), verdict.declared - verdict.evaluated)
        return (
            f"Not judged: {count(lost)} of "
            f"{counted(verdict.declared, 'expectation')} could not be evaluated."
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
