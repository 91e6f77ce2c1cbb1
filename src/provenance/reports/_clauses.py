"""What differs, in clauses: the gravest first, each a number and what it is the number of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from provenance.reports._words import count, counted, listed, words_in

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
    "truncation": ("breaks off", "break off"),
    "move": ("stands elsewhere", "stand elsewhere"),
}
_AMOUNTS = {"omission": "left out", "insertion": "added"}
_FORM = {
    "whitespace": "spacing",
    "typography": "typography",
    "markup": "markup",
    "case": "capitals",
    "punctuation": "punctuation",
    "label": "speaker labels",
}
_ASIDES = (
    ("stage direction", "stage direction"),
    ("hesitation", "hesitation"),
    ("heading", "heading"),
    ("stand beside", "repeated word"),
)
"""What a note says of a difference of no weight, and what the sentence calls it."""
_CURRENCY = "does not say the currency"
"""What the note of an amount says that is the same but for its currency."""
_KINDS = (
    (frozenset("–—―‒−"), "dash", "dashes"),
    (frozenset("’‘ʼ"), "apostrophe", "apostrophes"),
    (frozenset("“”„«»"), "quotation mark", "quotation marks"),
)

_BRIEF = 3
"""Clauses after which nobody asks for what has no weight."""

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
    grave = [each for each in known if each.severity != "info"]
    if not grave:
        around = boilerplate and any(each.code == "boilerplate" for each in differences)
        return _slight(known, boilerplate=around)
    chosen: list[str] = []
    spoken = 0
    before = ""
    for number, clause in _clauses(grave):
        # "1 passage breaks off and 2 stand elsewhere": the noun is said once.
        noun = _noun(clause)
        said = clause.replace(f" {noun}s ", " ", 1).replace(f" {noun} ", " ", 1)
        said = said if noun and noun == before else clause
        # A few words are kept for counting what is left out, where anything is.
        kept = room - (_REST if spoken + number < len(grave) else 0)
        if sum(len(each.split()) for each in [*chosen, said]) > kept:
            continue
        before = noun
        chosen.append(said)
        spoken += number
    rest = len(grave) - spoken
    if rest and chosen:
        there = "there is" if rest == 1 else "there are"
        chosen.append(f"{there} {counted(rest, 'other difference')}")
    if not chosen:
        return f"{counted(rest, 'difference')} {_be(rest)} there"
    if not rest and len(chosen) <= _BRIEF:
        # They are among the words that are not the same.
        written = _written(known)
        if written and sum(len(each.split()) for each in [*chosen, written]) <= room:
            chosen.append(written)
    if len(chosen) > 1 and any(" and " in each for each in chosen):
        # The comma tells the last "and" from those within the clauses.
        return f"{', '.join(chosen[:-1])}, and {chosen[-1]}"
    return listed(chosen)


def substantial(differences: Sequence[Difference]) -> bool:
    """Whether words themselves differ: a number, a name, a negation, a wording, a spelling."""
    codes = {*_FIGURES, "wording", "spelling"}
    return any(each.code in codes and each.severity != "info" for each in differences)


def _noun(clause: str) -> str:
    """Return what the clause counts, where the clause after it may leave that out."""
    counts = [f" {what}" for what in _AMOUNTS.values()]
    if any(each in clause for each in counts):
        return clause.split(" ", 2)[1].removesuffix("s")
    return "passage" if clause.split(" ", 2)[1] in ("passage", "passages") else ""


def _written(differences: Sequence[Difference]) -> str:
    """Return what is the same value, word or name, written in another way; '' for nothing."""
    counts = Counter(each.code for each in differences if each.severity == "info")
    kinds = (("number", "number"), ("spelling", "word"), ("name", "name"))
    written = [counted(counts[code], noun) for code, noun in kinds if counts[code]]
    total = sum(counts[code] for code, _ in kinds)
    return f"{listed(written)} {_be(total)} written differently" if written else ""


def _slight(differences: Sequence[Difference], *, boilerplate: bool) -> str:
    """Return what differs where nothing of weight does."""
    form = [each for each in differences if each.group == "form"]
    aside = [
        each
        for each in differences
        if each.group != "form" and each.code not in ("number", "spelling", "name")
    ]
    said = [_written(differences)] if _written(differences) else []
    if aside:
        said.append(_asides(aside))
    if form and said:
        said.append(f"the rest is form{_kinds(form)}, in {counted(len(form), 'place')}")
    elif form:
        lead = "boilerplate aside, it differs" if boilerplate else "it differs"
        return f"{lead} in form alone{_kinds(form)}, in {counted(len(form), 'place')}"
    return listed(said)


def _asides(differences: Sequence[Difference]) -> str:
    """Return what differs aside from what is said, as the notes call it."""
    names = {
        next((name for words, name in _ASIDES if words in each.note), "detail")
        for each in differences
    }
    number = len(differences)
    verb = "differs" if number == 1 else "differ"
    if len(names) > 2 or "detail" in names:
        return f"{counted(number, 'detail')} {verb}"
    ordered = [name for _, name in _ASIDES if name in names]
    plural = "" if number == 1 else "s"
    return f"{count(number)} {' or '.join(f'{name}{plural}' for name in ordered)} {verb}"


def _kinds(form: Sequence[Difference]) -> str:
    """Return what kinds of form differ, in brackets; of more than three, what most of them are."""
    counts = Counter(each.code for each in form)
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    names = [_FORM.get(code, code) for code in ordered]
    if len(names) <= 3:
        return f" ({listed(names)})"
    return f" (mostly {listed(names[:2])})"


def _clauses(grave: Sequence[Difference]) -> list[Clause]:
    unsaid = [each for each in grave if each.code == "number" and _CURRENCY in each.note]
    counts = Counter(each.code for each in grave) - Counter(each.code for each in unsaid)
    return [
        *_figures(counts),
        *_speakers([each for each in grave if each.code == "speaker"]),
        *_unsaid(unsaid),
        *_words(counts),
        *_amount([each for each in grave if each.code == "omission"]),
        *_passages(counts, "truncation"),
        *_damage([each for each in grave if each.code == "encoding"]),
        *_amount([each for each in grave if each.code == "insertion"]),
        *_repeats([each for each in grave if each.code == "duplication"]),
        *_passages(counts, "move"),
        *_questions([each for each in grave if each.group == "form"]),
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


def _unsaid(amounts: Sequence[Difference]) -> list[Clause]:
    """Return how many amounts are the same but for the currency, which one text does not say."""
    if not amounts:
        return []
    number = len(amounts)
    verb = "has" if number == 1 else "have"
    return [(number, f"{counted(number, 'amount')} {verb} a currency in one text alone")]


def _words(counts: Counter[str]) -> list[Clause]:
    wording, spelling = counts["wording"], counts["spelling"]
    if wording and spelling:
        words = (
            f"{counted(wording, 'place')} {_be(wording)} worded and "
            f"{counted(spelling, 'word')} {_be(spelling)} spelled differently"
        )
        return [(wording + spelling, words)]
    if wording:
        return [(wording, f"{counted(wording, 'place')} {_be(wording)} worded differently")]
    if spelling:
        return [(spelling, f"{counted(spelling, 'word')} {_be(spelling)} spelled differently")]
    return []


def _passages(counts: Counter[str], code: str) -> list[Clause]:
    number = counts[code]
    if not number:
        return []
    return [(number, f"{counted(number, 'passage')} {_PASSAGES[code][number != 1]}")]


def _amount(absent: Sequence[Difference]) -> list[Clause]:
    """Return how many words are in one text alone, and in how many places."""
    if not absent:
        return []
    number = len(absent)
    what = _AMOUNTS[absent[0].code]
    words = sum(words_in(each.base.text) + words_in(each.witness.text) for each in absent)
    if not words:
        return [(number, f"{counted(number, 'passage')} {_be(number)} {what}")]
    where = f" in {counted(number, 'place')}" if number > 1 else ""
    return [(number, f"{counted(words, 'word')} {_be(words)} {what}{where}")]


def _questions(marks: Sequence[Difference]) -> list[Clause]:
    """Return how many marks of form change what is meant: they make or unmake a question."""
    if not marks:
        return []
    number = len(marks)
    return [(number, f"{counted(number, 'question mark')} {_be(number)} in one text alone")]


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
