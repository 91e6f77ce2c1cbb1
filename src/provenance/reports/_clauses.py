"""What differs, in clauses: the gravest first, each a number and what it is the number of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.reports._words import count, counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Difference

_ASIDE = frozenset({"excerpt", "boilerplate"})
"""Codes that the lead speaks of already, or that nobody means by a difference."""

_FIGURES = {
    "number": ("number", "numbers"),
    "name": ("name", "names"),
    "negation": ("negation", "negations"),
}
_PASSAGES = {
    "omission": "left out",
    "truncation": "breaks off",
    "insertion": "added",
    "duplication": "printed twice",
    "move": "stands elsewhere",
}
_SEVERAL = {"breaks off": "break off", "stands elsewhere": "stand elsewhere"}
_KINDS = (
    (frozenset("–—―‒−"), "dash", "dashes"),
    (frozenset("’‘ʼ"), "apostrophe", "apostrophes"),
    (frozenset("“”„«»"), "quotation mark", "quotation marks"),
)

_REST = 6
"""Words that it takes to count what is left out."""

Clause = tuple[int, str]
"""How many differences a clause tells of, and the clause."""


def told(differences: Sequence[Difference], room: int, *, boilerplate: bool = True) -> str:
    """Return what differs in at most about ``room`` words; what is left out is counted.

    Form is spoken of only where nothing graver is there; ``boilerplate`` says that boilerplate
    differs, too, and that nobody has said so yet. The empty string for no difference.
    """
    # What lies inside a moved or repeated passage differs too, and is counted with the rest.
    known = [each for each in differences if each.code not in _ASIDE]
    grave = [each for each in known if each.group != "form" and each.severity != "info"]
    if not grave:
        around = boilerplate and any(each.code == "boilerplate" for each in differences)
        return _slight(known, boilerplate=around)
    chosen: list[str] = []
    spoken = 0
    passages = False
    for number, clause in _clauses(grave):
        # "1 passage is left out and 2 are added": the noun is said once.
        short = clause.replace(" passages ", " ", 1).replace(" passage ", " ", 1)
        said = short if passages else clause
        # A few words are kept for counting what is left out, where anything is.
        kept = room - (_REST if spoken + number < len(grave) else 0)
        if sum(len(each.split()) for each in [*chosen, said]) > kept:
            continue
        passages = short != clause
        chosen.append(said)
        spoken += number
    rest = len(grave) - spoken
    if rest and chosen:
        there = "there is" if rest == 1 else "there are"
        chosen.append(f"{there} {counted(rest, 'other difference')}")
    if not chosen:
        return f"{counted(rest, 'difference')} {_be(rest)} there"
    if len(chosen) > 1 and any(" and " in each for each in chosen):
        # The comma tells the last "and" from those within the clauses.
        return f"{', '.join(chosen[:-1])}, and {chosen[-1]}"
    return listed(chosen)


def substantial(differences: Sequence[Difference]) -> bool:
    """Whether words themselves differ: a number, a name, a negation, a wording, a spelling."""
    codes = {*_FIGURES, "wording", "spelling"}
    return any(each.code in codes and each.severity != "info" for each in differences)


def _slight(differences: Sequence[Difference], *, boilerplate: bool) -> str:
    """Return what differs where nothing of weight does."""
    counts = Counter("form" if each.group == "form" else each.code for each in differences)
    form = counts.pop("form", 0)
    kinds = (("number", "number"), ("spelling", "word"), ("name", "name"))
    written = [counted(counts[code], noun) for code, noun in kinds if counts[code]]
    total = sum(counts.pop(code, 0) for code, _ in kinds)
    said = [f"{listed(written)} {_be(total)} written otherwise"] if written else []
    aside = counts.total()
    if aside:
        # Of no weight are stage directions, the interpreter's marks and sounds of hesitation.
        one, many = "stage direction or hesitation", "stage directions or hesitations"
        said.append(f"{counted(aside, one, many)} {'differs' if aside == 1 else 'differ'}")
    if form and said:
        said.append(f"the rest is form, in {counted(form, 'place')}")
    elif form:
        lead = "boilerplate aside, it differs" if boilerplate else "it differs"
        return f"{lead} in form alone, in {counted(form, 'place')}"
    return listed(said)


def _clauses(grave: Sequence[Difference]) -> list[Clause]:
    counts = Counter(each.code for each in grave)
    return [
        *_figures(counts),
        *_speakers([each for each in grave if each.code == "speaker"]),
        *_words(counts),
        *_passages(counts, ("omission", "truncation")),
        *_damage([each for each in grave if each.code == "encoding"]),
        *_passages(counts, ("insertion",)),
        *_repeats([each for each in grave if each.code == "duplication"]),
        *_passages(counts, ("move",)),
    ]


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _figures(counts: Counter[str]) -> list[Clause]:
    named = [counted(counts[code], *nouns) for code, nouns in _FIGURES.items() if counts[code]]
    total = sum(counts[code] for code in _FIGURES)
    return [(total, f"{listed(named)} {'differs' if total == 1 else 'differ'}")] if total else []


def _speakers(differing: Sequence[Difference]) -> list[Clause]:
    """Return how many turns lost the label of their speaker on either side, or have another."""
    lost = sum(not each.witness.text.strip() for each in differing)
    new = sum(not each.base.text.strip() for each in differing) if lost < len(differing) else 0
    other = len(differing) - lost - new
    said = []
    if other:
        verb = "has" if other == 1 else "have"
        said.append((other, f"{counted(other, 'turn')} {verb} another speaker"))
    if lost:
        said.append((lost, f"{counted(lost, 'speaker label')} {_be(lost)} missing"))
    if new:
        said.append((new, f"{counted(new, 'speaker label')} {_be(new)} new"))
    return said


def _words(counts: Counter[str]) -> list[Clause]:
    wording, spelling = counts["wording"], counts["spelling"]
    if wording and spelling:
        words = (
            f"{counted(wording, 'place')} {_be(wording)} worded and "
            f"{counted(spelling, 'word')} spelled otherwise"
        )
        return [(wording + spelling, words)]
    if wording:
        return [(wording, f"{counted(wording, 'place')} {_be(wording)} worded otherwise")]
    if spelling:
        return [(spelling, f"{counted(spelling, 'word')} {_be(spelling)} spelled otherwise")]
    return []


def _passages(counts: Counter[str], codes: Sequence[str]) -> list[Clause]:
    said = []
    for code in codes:
        number = counts[code]
        if not number:
            continue
        what = _PASSAGES[code]
        if what in _SEVERAL:
            verb = what if number == 1 else _SEVERAL[what]
            said.append((number, f"{counted(number, 'passage')} {verb}"))
        else:
            said.append((number, f"{counted(number, 'passage')} {_be(number)} {what}"))
    return said


def _damage(damaged: Sequence[Difference]) -> list[Clause]:
    if not damaged:
        return []
    readings = [{each.base.text.strip(), each.witness.text.strip()} for each in damaged]
    one, many = "place", "places"
    for marks, singular, plural in _KINDS:
        if all(pair & marks for pair in readings):
            one, many = singular, plural
    number = len(damaged)
    return [(number, f"{counted(number, one, many)} {_be(number)} damaged")]


def _repeats(repeated: Sequence[Difference]) -> list[Clause]:
    there = sum(each.extra == "base" for each in repeated)
    here = len(repeated) - there
    said = []
    if here:
        said.append((here, f"{counted(here, 'passage')} {_be(here)} printed twice"))
    if there:
        words = f"{count(there)} {'passage' if there == 1 else 'passages'} {_be(there)}"
        said.append((there, f"{words} printed twice in the base, once here"))
    return said
