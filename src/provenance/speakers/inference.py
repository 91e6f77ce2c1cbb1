"""Who speaks where no label says so: concluded from the heading, and marked as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.speakers.shapes import shape_of
from provenance.speakers.vocabulary import NAMING_FIELDS, NOT_NAMES
from provenance.text.names import fold, parse
from provenance.text.titles import ARTICLES, COURTESIES, OFFICES, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

_GIVEN_BY = re.compile(
    r"\b(?:inaugural address|remarks|address|statement|speech|message|keynote|lecture|testimony|"
    r"declaration|"
    r"intervention|d[ée]claration|discours|allocution|message|discurso|mensaje|palabras|"
    r"intervenci[óo]n|declaraci[óo]n|rede|ansprache|erkl[äa]rung|выступление|заявление|речь|"
    r"обращение|كلمة|خطاب|pronunciamento|discurso|encabezad[ao])\b"
    r"[\s*_#¶]*(?:\b(?:delivered|given|made|prononc[ée]e?|pronunciad[oa])\b\s+)?"
    r"(?:\b(?:by|of|de|du|del|de la|de l['’]|por|por el|por la|von|par|da|do)\b[\s*_¶]*)",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:by\s+)?(?:h\.\s?e\.?|his excellency|her excellency|son excellence|su excelencia|s\.\s?e\.|"
    r"(?:the )?rt\.? hon\.?|(?:the )?right hono[u]?rable|(?:the )?hon(?:\.|ou?rable)?|"
    r"seine exzellenz|его превосходительство|معالي|سعادة|فخامة)\s",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\b(?:address|inaugural|remarks|speech|statement|message|lecture|sermon|testimony|discours|"
    r"discurso|mensaje|rede|ansprache|речь|выступление)\b",
    re.IGNORECASE,
)
_TRIM = '*_#"“”«»()[]:;<>|'


def named_in(front: Sequence[str]) -> tuple[str, str]:
    """Return the person a heading names as the speaker, and how it does so; empty if nobody.

    >>> named_in(["Press Availability", "John Kerry", "Secretary of State", "Vienna, Austria"])
    ('John Kerry', 'the heading names John Kerry, Secretary of State')
    """
    lines = [line.strip(" \t*_#>\u00a0") for line in front[:60]]
    name, why = named_by_field(lines)
    if name:
        return name, why
    joined = " ¶ ".join(line for line in lines if line)[:4000]
    for match in _GIVEN_BY.finditer(joined):
        name = leading_name(joined[match.end() : match.end() + 160])
        if name:
            return name, f"the heading says \u201c{match.group().strip()} \u2026 {name}\u201d"
    for at, line in enumerate(lines):
        if shape_of(line)[0] != "name" or len(parse(line).words) < 2 or "," in line:
            continue
        beside = lines[at + 1] if at + 1 < len(lines) else ""
        if shape_of(beside)[0] == "office" or _opens_office(beside):
            return line, f"the heading names {line}, {beside}"
    for at, line in enumerate(lines):
        if fold(line) == "by" and at + 1 < len(lines) and shape_of(lines[at + 1])[0] == "name":
            return lines[at + 1], f"the heading says “by {lines[at + 1]}”"
        ranked = _RANK.match(line)
        name = leading_name(line) if ranked else ""
        if name:
            return name, f"the heading names {ranked.group().strip()} {name}" if ranked else ""
    if len(lines) > 1 and shape_of(lines[0])[0] == "name" and "," not in lines[0]:
        beside = next((line for line in lines[1:] if line), "")
        if 2 <= len(parse(lines[0]).words) <= 4 and _KIND.search(beside):
            return lines[0], f"the heading begins with the name {lines[0]}"
    return "", ""


def named_by_field(lines: Sequence[str]) -> tuple[str, str]:
    """Return whom a field names, and how: "President: James K. Polk"; empty if none does."""
    for line in lines:
        field, colon, value = line.partition(":")
        label = field.strip(_TRIM)
        if not colon or fold(label) not in NAMING_FIELDS:
            continue
        name = re.sub(r"<[^<>]{0,200}>", "", value).strip(" *_")
        if shape_of(name)[0] in ("name", "titled") and len(parse(name).words) > 1:
            return parse(name).full, f"the heading says “{label}: {name}”"
    return "", ""


def _opens_office(text: str) -> bool:
    words = fold(text).split()
    return any(" ".join(words[:n]) in OFFICES for n in range(1, 4)) and len(words) <= 12


def leading_name(text: str) -> str:
    """Return the name with which ``text`` begins, titles left out; empty if there is none."""
    words = text.replace(",", " , ").split()
    at = 0
    titled = False
    while at < len(words):
        for size in (4, 3, 2, 1):
            phrase = fold(" ".join(words[at : at + size]))
            if phrase in OFFICES or phrase in COURTESIES:
                titled, office = True, phrase in OFFICES
                at += size
                if office and at < len(words) and fold(words[at]) in PARTICLES | {"of", "for"}:
                    comma = words.index(",", at) if "," in words[at : at + 9] else -1
                    at = comma + 1 if comma > 0 else at
                break
        else:
            lead = words[at] if at < len(words) else ""
            if fold(lead) in ARTICLES or lead == "¶" or (titled and lead == ","):
                at += 1
                continue
            break
    return _gathered(words[at : at + 9])


def _gathered(words: Sequence[str]) -> str:
    """Return the name that ``words`` begin with; a line's end stops it once it looks whole."""
    taken: list[str] = []
    for at, word in enumerate(words):
        if word == "¶":
            # "Member of the council" on the next line says what he is, not what he is called.
            office = fold(" ".join(words[at + 2 : at + 3])) in ("of", "de", "du", "des", "del")
            if len(taken) >= 3 or (len(taken) > 1 and office):
                break
            continue
        bare = word.strip(_TRIM)
        folded = fold(bare)
        if taken and folded in PARTICLES and folded not in ("y", "e", "a"):
            taken.append(bare)
            continue
        initial = len(folded.replace(" ", "")) <= 2 and bare.endswith(".")
        if not bare[:1].isupper() or (folded in NOT_NAMES and not initial):
            break
        if folded in OFFICES or folded in COURTESIES or any(c.isdigit() for c in bare):
            break
        taken.append(bare.removesuffix("’s").removesuffix("'s"))
        if taken[-1] != bare or (bare.endswith(".") and not initial and len(bare) > 3):
            break
    while taken and fold(taken[-1]) in PARTICLES:
        taken.pop()
    if taken and len(taken[-1]) > 4:
        taken[-1] = taken[-1].rstrip(".")
    full = " ".join(taken)
    return full if len(parse(full).words) >= 2 and shape_of(full)[0] == "name" else ""
