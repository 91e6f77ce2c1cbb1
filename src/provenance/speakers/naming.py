"""What the speakers of one document are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model import Speaker
from provenance.speakers.inference import named_in
from provenance.speakers.joining import clusters, full_name, fullest
from provenance.speakers.shapes import shape_of
from provenance.text.names import fold, parse, recapitalize, strip
from provenance.text.titles import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Transcript

_LOOKED_UP = 300
"""How many speakers' given names are looked for in the body: no real document has more."""


def speakers_of(
    transcript: Transcript, printed: Mapping[str, str], heading: Sequence[str]
) -> dict[str, tuple[Speaker, str]]:
    """Name the speaker of every label, and say why where it is no matter of course.

    ``printed`` holds the labels by their folded text. The result is keyed likewise; under the
    empty key stands the person whom the heading names, who speaks where no label says so.
    """
    content = transcript.text.content
    facts = transcript.text.source.facts
    aliases = {fold(strip(label)): name for label, name in facts.aliases}
    heading_name, why = named_in(heading)
    if not heading_name and facts.title:
        heading_name, why = named_in([facts.title])
    front = "\n".join([*heading, facts.title, heading_name])
    named: dict[str, tuple[Speaker, str]] = {}
    free = [label for key, label in printed.items() if key not in aliases]
    for at, group in enumerate(clusters(free)):
        body = content if at < _LOOKED_UP else ""
        name = _person(group, front, body, heading_name, why)
        role = _role(group)
        for label in group:
            named[fold(label)] = (Speaker(name, role), "")
    for key, label in printed.items():
        if key in aliases:
            named[key] = (Speaker(aliases[key], _role([label])), "the catalogue says so")
    if heading_name:
        name = recapitalize(heading_name)
        named[""] = (_same_as(name, named), why)
    return named


def _same_as(name: str, named: dict[str, tuple[Speaker, str]]) -> Speaker:
    """The speaker whom a label names already, if it is the one the heading names."""
    known = dict.fromkeys(speaker.name for speaker, _ in named.values())
    for group in clusters([*known, name]):
        if name in group:
            others = [other for other in group if other in known]
            for speaker, _ in named.values():
                if speaker.name in others:
                    return speaker
    return Speaker(name)


def _person(group: Sequence[str], front: str, content: str, heading: str, why: str) -> str:
    name = fullest(group)
    parsed = parse(name)
    if parsed.role:
        return name
    if not parsed.words:
        # THE PRESIDENT, where the heading says "President: James K. Polk"; or names one speaker.
        office = parse(group[0]).office
        told = office and (office in fold(why) or office == "president")
        if heading and told:
            return recapitalize(heading)
        return _in_office(parse(group[0]).title, front, content) or name
    if len(parsed.words) == 1:
        return full_name(parsed.surname, front, content) or name
    return name


def _in_office(title: str, front: str, content: str) -> str:
    """Name who holds an office, where the heading does: THE PRESIDENT, "by President Biden"."""
    words = title.split()
    bare = " ".join(words[1:] if len(words) > 1 and fold(words[0]) in ARTICLES else words)
    found: dict[str, str] = {}
    for match in re.finditer(
        rf"(?<![\w-]){re.escape(bare)} ([^\W\d_][\w'’-]+)", front, re.IGNORECASE
    ):
        before = front[: match.start()].split()[-1:]
        qualified = before and fold(before[0]) in ("vice", "former", "deputy", "ex")
        if match[1][:1].isupper() and not qualified and shape_of(match[1])[0] == "name":
            found[fold(match[1])] = match[1]
    if len(found) != 1:
        return ""
    (surname,) = found.values()
    return full_name(surname, front, content) or recapitalize(surname)


def _role(group: Sequence[str]) -> str:
    for label in group:
        name = parse(label)
        if name.role:
            return name.role
        if name.office:
            return name.title
    # "SALOMÓN RUIZ, GOBERNADOR DE OAXACA" says it after the name.
    return next((parse(label).affiliation for label in group if parse(label).affiliation), "")
