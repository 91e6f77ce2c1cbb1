"""Which labels name one person, in one document and over several."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.speakers.vocabulary import FIRST_PERSON, NOT_NAMES
from provenance.text.names import (
    Name,
    fold,
    parse,
    recapitalize,
    same_person,
    skeleton,
    strip,
)
from provenance.text.titles import COURTESIES, OFFICES, PARTICLES
from provenance.text.variants import NICKNAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Speaker, Transcript

_BODY = 400_000
_PAIRWISE = 150
_MEMBERS = 12
"""How many labels of a group are asked whether another one fits."""


def clusters(names: Iterable[str]) -> list[list[str]]:
    """Group labels that name one person; who could be two people is left alone.

    >>> clusters(["SECRETARY KERRY", "John Kerry", "John Kirby"])
    [['John Kerry', 'SECRETARY KERRY'], ['John Kirby']]
    """
    distinct = sorted(set(names), key=lambda n: (-len(parse(n).words), n))
    groups: list[list[str]] = []
    index: dict[str, list[int]] = defaultdict(list)
    small = len(distinct) <= _PAIRWISE
    for label in distinct:
        name = parse(label)
        if small:
            near: Iterable[int] = range(len(groups))
        else:
            near = sorted({at for key in _sought(name) for at in index[key]})
        fitting = [
            at for at in near if all(same_person(name, parse(m)) for m in groups[at][:_MEMBERS])
        ]
        if len(fitting) > 1 and name.office:
            same = [at for at in fitting if any(parse(m).office == name.office for m in groups[at])]
            fitting = same if len(same) == 1 else fitting
        if len(fitting) == 1 and not (
            len(name.words) == 0
            and len(parse(groups[fitting[0]][0]).words) > 0
            and not name.role
            and _offices(groups, name) > 1
        ):
            groups[fitting[0]].append(label)
            at = fitting[0]
        else:
            groups.append([label])
            at = len(groups) - 1
        for key in _keys(name):
            if at not in index[key][-1:]:
                index[key].append(at)
    return groups


def _offices(groups: list[list[str]], name: Name) -> int:
    return sum(any(parse(m).office == name.office for m in group) for group in groups)


def _sought(name: Name) -> set[str]:
    """The keys under which the groups stand that a label might belong to."""
    if name.role or not name.words:
        return {f"{name.role}/{name.office}/{name.number}"}
    # Given names are shared by too many to tell anything.
    return {skeleton(word) for word in name.words[-3:][min(1, len(name.words) - 1) :]}


def _keys(name: Name) -> set[str]:
    """The keys under which a label's group is found: by surname, and by office alone."""
    return _sought(name) | {f"/{name.office}/"}


def fullest(labels: Sequence[str]) -> str:
    """Return the best form of a person's name among labels: most words, then as printed small."""
    names = [parse(label) for label in labels]
    person = [n for n in names if n.surname]
    if not person:
        return min(labels, key=lambda text: (-len(text), text))
    best = min(person, key=lambda n: (-len(n.words), -len(fold(n.full)), n.full.isupper(), n.full))
    if best.number and len(best.surname) == 1 and not best.given:
        return strip(labels[names.index(best)])  # "S1": a letter alone names nobody
    if len(best.words) == 1 and not best.given:
        titled = [label for label in labels if parse(label).title]
        return strip(titled[0]) if titled else recapitalize(best.full)
    return recapitalize(best.full)


def full_name(surname: str, front: str, body: str) -> str:
    """Find the given name that stands before ``surname``, in the heading first; empty if unsure."""
    for text in (front, body[:_BODY]):
        found = _givens(surname, text)
        if found:
            kinds = {skeleton(NICKNAMES.get(first := fold(n.split()[0]), first)) for n in found}
            if len(kinds) > 1:
                return ""
            return min(found, key=lambda given: (-found[given], -len(given), given))
    return ""


def _givens(surname: str, text: str) -> Counter[str]:
    """Count the names that ``text`` prints before ``surname``."""
    found: Counter[str] = Counter()
    folded = fold(surname)
    scots = surname[:2] + surname[2:].capitalize() if surname[:2] == "Mc" else surname
    for form in dict.fromkeys(
        (
            scots,
            surname,
            recapitalize(surname),
            recapitalize("X " + surname)[2:],
            surname.upper(),
            surname.title(),
        )
    ):
        at = text.find(form)
        while at > 0:
            after = text[at + len(form) : at + len(form) + 1]
            if not (
                after.isalpha()
                or (after in "-’'" and text[at + len(form) + 1 : at + len(form) + 2] not in "s ")
            ):
                given = _before(text[max(0, at - 60) : at])
                if given:
                    found[recapitalize(f"{given} {form}")] += 1
            at = text.find(form, at + 1)
    return Counter({name: n for name, n in found.items() if fold(name) != folded})


def _given(word: str) -> bool:
    """Whether a word before an initial is a given name."""
    folded = fold(word)
    named = folded not in COURTESIES and folded not in OFFICES and folded not in NOT_NAMES
    return word[:1].isupper() and word[-1:].isalpha() and named


def _before(window: str) -> str:
    window = window[window.rfind("\n") + 1 :]
    if not window.endswith((" ", "\u00a0")):
        return ""
    taken: list[str] = []
    words = window.rpartition("   ")[2].split()  # a wide space parts columns
    for at in range(len(words) - 1, -1, -1):
        bare = words[at].strip("*_#\"“”'‘’()[]")
        folded = fold(bare)
        if folded == "m" and at and _given(words[at - 1]):
            taken.insert(0, bare)  # Richard M. Nixon; "M." alone is a French mister
            continue
        if bare[-1:] in ",;:?!&" or (bare[-1:] == "." and len(bare) > 2):
            break
        if not bare[:1].isupper() or folded in NOT_NAMES | PARTICLES | FIRST_PERSON:
            break
        if not bare.replace("-", "").replace(".", "").replace("’", "").replace("'", "").isalpha():
            break
        if folded in COURTESIES or folded in OFFICES or len(taken) == 3:
            break
        capitals = taken and len(taken[0].strip(".")) > 1 and taken[0].isupper()
        if capitals and not bare.isupper():
            break  # "Maine ANA PEREIRA": the name begins with its capitals
        if any(folded == last for phrase in OFFICES for last in phrase.split()[-1:]):
            break
        taken.insert(0, bare)
    # Initials alone are no given name, nor is what stands before them if it was left out.
    return " ".join(taken) if taken and len(taken[0].replace(".", "")) > 1 else ""


def join(transcripts: Sequence[Transcript]) -> tuple[Transcript, ...]:
    """Give one person one name over several documents; who could be two people stays apart.

    The order of the documents changes nothing. What a source's catalogue entry says of its labels
    (its aliases) is never overruled.
    """
    counts: Counter[str] = Counter()
    fixed: set[str] = set()
    for transcript in transcripts:
        counts.update({speaker.name for speaker in transcript.speakers})
        fixed.update(name for _, name in transcript.text.source.facts.aliases)
    names: dict[str, str] = {}
    for group in clusters(counts):
        declared = sorted(set(group) & fixed)
        if len(declared) > 1:
            continue
        best = declared[0] if declared else _chosen(group, counts)
        names.update(dict.fromkeys(group, best))
    return tuple(_renamed(transcript, names) for transcript in transcripts)


def _chosen(group: list[str], counts: Counter[str]) -> str:
    most = max(len(parse(name).words) for name in group)
    full = [name for name in group if len(parse(name).words) == most]
    return min(full, key=lambda name: (-counts[name], -len(name), name.isupper(), name))


def _renamed(transcript: Transcript, names: dict[str, str]) -> Transcript:
    def renamed(speaker: Speaker) -> Speaker:
        return replace(speaker, name=names.get(speaker.name, speaker.name))

    speakers = tuple({s.name: s for s in map(renamed, reversed(transcript.speakers))}.values())
    return replace(
        transcript,
        turns=tuple(
            replace(turn, speaker=renamed(turn.speaker)) if turn.speaker else turn
            for turn in transcript.turns
        ),
        speakers=speakers[::-1],
    )
