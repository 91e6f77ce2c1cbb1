"""XML: TEI and its kin (u, sp, said), records of parliaments, and what people mark by hand."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._draft import Draft, bounded, words
from provenance.formats._format import Format
from provenance.formats._xml_times import Times
from provenance.formats._xml_tree import Element, Run, tree
from provenance.model import Metadata, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Text, Transcript

_DECLARED: Final = re.compile(r"\ufeff?\s{0,100}<\?xml[\s-]")
_PROLOG: Final = re.compile(
    r"\s+|<!--[^<>]{0,5000}-->|<\?[^<>]{0,500}\?>"
    r"|<!DOCTYPE\s[^<>\[]{1,500}(?:\[[^\]]{0,20000}\]\s{0,100})?>"
)
_ROOT: Final = re.compile(r"<([A-Za-z_][\w.:-]{0,60})(?:\s[^<>]{0,5000})?>")
_TURNS: Final = words(
    "u sp said speech turn utterance contribution intervention statement segment sequence para p"
)
_AROUND: Final = words("annotationblock annotationgrp utterancegrp")
"""What stands around one turn and says of it who speaks, and when."""
_ALWAYS_TURNS: Final = words("u sp")
_WHO: Final = (
    "who", "speaker", "speakername", "speaker_name", "person", "personname", "by", "name",
)  # fmt: skip
_LABELS: Final = words("speaker speakername name member orador orateur redner from")
_BLOCKS: Final = words(
    """
    p ab div div1 div2 div3 l lg para paragraph body text front back list item head u sp said
    speech turn stage table row opener closer quote q
    """
)
_INLINE: Final = words(
    """
    hi emph b i em strong span seg s w pc c name persname placename orgname rs date num term
    foreign ref title abbr expan choice orig reg corr sic add del unclear supplied mentioned
    socalled time measure distinct gloss rend sup sub a anchor milestone lb pb cb value
    """
)
_SPEECHES: Final = words("rede sitzungsbeginn tagesordnungspunkt sitzungsverlauf")
"""What the turns end with that paragraphs open."""
_MARKS: Final = words("lb br cb pb gb milestone anchor sync")
"""Empty elements that stand between words."""
_HEADS: Final = words("head heading title subtitle")
_LEFT_OUT: Final = words(
    "teiheader header meta metadata head_meta info settings style script standoff facsimile"
    " revisiondesc listperson particdesc timeline rednerliste speakers"
)
_ASIDES: Final = {
    "fw": "page header",
    "front": "heading",
    "titlepage": "heading",
    "doctitle": "heading",
    "back": "footer",
    "castlist": "heading",
    "vorspann": "heading",
    "anlagen": "footer",
    "opener": "heading",
    "closer": "footer",
    "trailer": "footer",
}
_DIRECTIONS: Final = words("stage vocal kinesic incident writing event desc note gap kommentar")
_PERSONS: Final = words("person persongrp role speaker tlcperson tlcrole")
_ALREADY: Final = "([{<"
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SAMPLE: Final = 30_000


def _claims(text: Text) -> bool:
    """Claim what says it is XML, or is one element from front to back."""
    sample = text.content[:_SAMPLE]
    if _DECLARED.match(sample):
        return True
    at = 1 if sample.startswith("\ufeff") else 0
    while blank := _PROLOG.match(sample, at):
        at = blank.end()
    root = _ROOT.match(sample, at)
    return root is not None and text.content[-300:].rstrip().endswith(f"</{root[1]}>")


def _read(text: Text) -> Transcript:
    bounded(text, "xml")
    try:
        root = tree(text.content)
    except ValueError as error:
        raise FormatError(
            f"{text.source.path}: this is no XML that can be read ({error}). Mend it there, or "
            'declare format = "plain-text" in the catalogue to read it as it stands'
        ) from None
    reading = _Reading(text, root)
    reading.block(root)
    reading.close()
    left = ", ".join(sorted(reading.left))
    turns = ", ".join(f"{n:,} <{name}>" for name, n in sorted(reading.turns.items()))
    steps = [Step("xml", f"text of <{root.name}>" + (f" with turns in {turns}" if turns else ""))]
    if left:
        steps.append(Step("metadata", f"left aside but for title and date: {left}"))
    return reading.draft.finish("xml", *steps, metadata=_metadata(root))


class _Reading:
    """One document on its way into a draft."""

    def __init__(self, text: Text, root: Element) -> None:
        self.draft = Draft(text)
        self.people = _people(root)
        self.times = Times(root)
        self.since: tuple[int, float] | None = None
        """Where the text begins that is said from a known moment on, and that moment."""
        self.left: set[str] = set()
        self.titled = False
        self.turns: dict[str, int] = {}
        self.inside = 0
        self.label: Element | None = None
        self.opened = False
        """Whether a paragraph that is a label has opened a turn."""

    def block(self, element: Element) -> None:
        """Write an element that stands for itself: a paragraph, a turn, or what holds them."""
        name = element.name
        if name in _LEFT_OUT and element.parent is not None:
            self.left.add(name)
            self._title(element)
            return
        self.draft.gap("\n\n")
        if _is_label(element) and (self.opened or not self.inside):
            self._opens(element)
        elif self._is_turn(element):
            self._turn(element)
        elif name in _DIRECTIONS and self.opened:
            self._direction(element)
        elif name in _DIRECTIONS or name in _HEADS or name in _ASIDES:
            self._aside(element)
        else:
            self._inner(element)
        self.draft.gap("\n\n")
        if name in _SPEECHES:
            self.close()

    def close(self) -> None:
        """End the turn that a paragraph of its own has opened, if one has."""
        if self.opened:
            self.opened = False
            self.inside -= 1
            self.draft.end()

    def _opens(self, element: Element) -> None:
        """Begin a turn with a paragraph that is its label; what comes up to the next is its own."""
        self.close()
        runs = list(element.kids)
        said = "".join(kid.words for kid in runs if not isinstance(kid, Element)).strip()
        self.turns["label"] = self.turns.get("label", 0) + 1
        self.draft.begin(speaker=said.rstrip(":"))
        self.opened = True
        self.inside += 1
        self.draft.release()
        at = self.draft.begins()
        for kid in runs:
            if not isinstance(kid, Element):
                self._run(kid)
        self.draft.labelled(at, "")
        self.draft.hold(" ")

    def _title(self, header: Element) -> None:
        """Write the first title and the first date of a document's header as its heading."""
        found = {"title": False, "date": False}
        for element in () if self.titled or self.inside else header.walk():
            if element.name in found and element.words and not found[element.name]:
                found[element.name] = self.titled = True
                self.draft.gap("\n")
                self.draft.begin("heading")
                self._flat(element)
                self.draft.end()
        self.draft.gap("\n\n")

    def _inner(self, element: Element) -> None:
        mixed = element.mixed
        tokens = any(kid.name in ("w", "pc") for kid in element.elements)
        for kid in element.kids:
            if isinstance(kid, Element):
                if kid.name in ("w", "pc"):
                    self._inner(kid)
                    self.draft.gap("" if kid.get("join") in ("right", "both") else " ")
                elif kid.name in _MARKS:
                    self.draft.gap("\n" if kid.name in ("lb", "br") and not mixed else " ")
                    self._moment(self.times.point(kid))
                elif kid is not self.label and not (kid.name == "redner" and mixed):
                    self._kid(kid, mixed=mixed or tokens)
            elif not (tokens and kid.words.isspace()):
                self._run(kid)

    def _kid(self, kid: Element, *, mixed: bool) -> None:
        if kid.name in _DIRECTIONS and (mixed or self.inside):
            self.draft.gap(" " if mixed else "\n")
            self._direction(kid)
        elif kid.name in _BLOCKS or self._is_turn(kid) or kid.name in _LEFT_OUT:
            self.block(kid)
        elif mixed or (kid.name in _INLINE and kid.parent is not None and not _alone(kid)):
            self._inner(kid)
        else:
            self.block(kid)

    def _run(self, run: Run) -> None:
        if run.end - run.start == len(run.words):
            self.draft.words(run.start, run.end)
        else:
            self.draft.prose(run.words, run.start, run.end)

    def _direction(self, element: Element) -> None:
        """Write a stage direction within speech, in parentheses if it has none."""
        said = element.words or element.get("reason", "type") * (element.name != "note")
        if not said:
            return
        bare = said[0] not in _ALREADY
        self.draft.gap(" ")
        if bare:
            self.draft.put("(")
        if element.words:
            self._flat(element)
        else:
            self.draft.put(said)
        if bare:
            self.draft.put(")")
        self.draft.gap(" ")

    def _flat(self, element: Element) -> None:
        """Write all text in an element as one line, its white space at both ends left out."""
        runs = list(element.runs())
        while runs and not runs[0].words.strip():
            runs.pop(0)
        while runs and not runs[-1].words.strip():
            runs.pop()
        for at, run in enumerate(runs):
            start, end = run.start, run.end
            if end - start != len(run.words):
                self.draft.prose(run.words, start, end)
                continue
            if not at:
                start += len(run.words) - len(run.words.lstrip())
            if at == len(runs) - 1:
                end -= len(run.words) - len(run.words.rstrip())
            self.draft.words(start, end)

    def _aside(self, element: Element) -> None:
        why = _ASIDES.get(element.name) or "heading"
        if element.name in _DIRECTIONS:
            why = "interlude"
        if self.inside:
            self._inner(element)
            return
        self.draft.begin(why)
        self.inside += 1
        if why == "interlude":
            self._direction(element)
        else:
            self._inner(element)
        self.inside -= 1
        self.draft.end()

    def _is_turn(self, element: Element) -> bool:
        if self.inside or element.name not in _TURNS:
            return False
        if element.name in _ALWAYS_TURNS or (element.name == "said" and element.get("who")):
            return not (element.name == "said" and element.parent and element.parent.mixed)
        return bool(element.get(*_WHO) or _label_of(element)) and not any(
            kid.name == element.name for kid in element.elements
        )

    def _turn(self, element: Element) -> None:
        self.turns[element.name] = self.turns.get(element.name, 0) + 1
        label = _label_of(element)
        around = element.parent if element.parent and element.parent.name in _AROUND else None
        who = self._named(element.get(*_WHO) or (around.get(*_WHO) if around else ""))
        printed = label.words if label is not None else who
        self.draft.begin(speaker=who if who and label is None else printed or who)
        self.inside += 1
        self.draft.release()
        at = self.draft.begins()
        if label is not None:
            self._flat(label)
        else:
            self.draft.put(who)
        if self.draft.length > at:
            self.draft.labelled(at, "" if printed[-1:] in ".:—–" else ":")
            self.draft.gap(" ")
        self.label = label
        self.draft.hold(" ")  # the first paragraph stands on the line of the label
        begin, end = self._spoken(element)
        self.since = None if begin is None else (at, begin)
        self._inner(element)
        self._moment(end if end is not None else self.since and self.since[1])
        self.since = None
        self.inside -= 1
        self.draft.end()

    def _spoken(self, element: Element) -> tuple[float | None, float | None]:
        """Return when a turn begins and ends, as it or the block around it says."""
        span = self.times.span(element)
        if span[0] is None and element.parent is not None and element.parent.name in _AROUND:
            return self.times.span(element.parent)
        return span

    def _moment(self, second: float | None) -> None:
        """Note that what was written until here was said by this moment, the rest after it."""
        if second is None or not self.inside:
            return
        if self.since is not None:
            self.draft.spoken_at(self.since[0], self.since[1], second)
        self.since = (self.draft.begins(), second)

    def _named(self, who: str) -> str:
        """Return the name of a person to whom ``who`` points, or is."""
        names = [self.people.get(one.lstrip("#"), "") for one in who.split()]
        if who and all(names):
            return ", ".join(names)
        if who.startswith("#") or (who and " " not in who and "_" in who):
            return " ".join(re.split(r"[#._\s]+", who)).strip()
        return who


def _is_label(element: Element) -> bool:
    """Whether a paragraph names who speaks in those after it, as the Bundestag's do."""
    if element.name == "p":
        return element.get("klasse") == "redner" and element.mixed
    within = element.parent is not None and element.parent.mixed
    return element.name == "name" and not within and element.words[-1:] == ":"


def _alone(element: Element) -> bool:
    """Whether an element that is usually part of a line stands for one here."""
    return element.parent is not None and not element.parent.mixed and element.name in (
        "seg", "s", "name", "date", "title", "q", "quote", "time", "value",
    )  # fmt: skip


def _label_of(element: Element) -> Element | None:
    """Return the element in which a turn names its speaker: its first one, if it is such."""
    first = next(element.elements, None)
    if first is not None and first.name == "redner" and element.mixed:
        return None  # a paragraph of the Bundestag's that prints the label after its parts
    if any(isinstance(kid, Run) and kid.words.strip() for kid in _before(element, first)):
        return None
    if first is not None and first.name in _LABELS and 0 < len(first.words) <= 200:
        return first
    return None


def _before(element: Element, kid: Element | None) -> Iterator[Element | Run]:
    """Yield what lies in an element before ``kid``."""
    return takewhile(lambda other: other is not kid, element.kids)


def _people(root: Element) -> dict[str, str]:
    """Return the names of the people whom a document lists, by their identifiers."""
    found: dict[str, str] = {}
    for element in root.walk():
        identifier = element.get("id", "eid")
        if not identifier or element.name not in _PERSONS:
            continue
        named = next((e for e in element.walk() if e.name in ("persname", "name")), element)
        fore = " ".join(e.words for e in named.elements if e.name == "forename")
        sur = " ".join(e.words for e in named.elements if e.name == "surname")
        name = f"{fore} {sur}".strip() or named.words or element.get("showas", "name", "n")
        if 0 < len(name) <= 200:
            found[identifier] = name
    return found


def _metadata(root: Element) -> Metadata:
    title = date = ""
    for element in root.walk():
        if element.name in _LEFT_OUT or element.name in ("front", "titlepage"):
            for inner in element.walk():
                if inner.name == "title" and not title:
                    title = inner.words[:300]
                elif inner.name == "date" and not date:
                    said = inner.get("when", "from") or inner.words
                    date = said if _DATE.fullmatch(said) else ""
        if title and date:
            break
    return Metadata(title, date)


plugin = Format(
    code="xml",
    rank=150,
    meaning="TEI and other XML: turns in u, sp and said, paragraphs in p",
    claims=_claims,
    read=_read,
)
