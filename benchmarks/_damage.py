"""Damage planted in clean texts, one at a time: which of it does the rule for it find?

Every kind of damage is planted at a random place; it counts as found where the rule raises an
alarm that touches the place and that it did not raise on the clean text. ``otherwise`` counts
places that another rule of severity warning or critical names.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

import _pages

from provenance.findings import examine
from provenance.model import Source
from provenance.pipeline import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Finding

Planted = tuple[str, int, int]
"""The damaged text and the place of the damage in it."""
Planter = Callable[[random.Random, str], "Planted | None"]
KINDS: dict[tuple[str, str], Planter] = {}
"""By the rule and the kind of damage."""
TRIES = 4
SMALL = re.compile(
    r"\b(?:the|of|and|to|in|that|for|with|is|we|our|de|la|el|en|que|los|y|por|con|del|les|des|le|"
    r"et|dans|pour|est|der|die|das|und|den|mit|wir|nicht|auf|über|в|и|не|на|что|о|с)\b"
)


def _kind(rule: str, name: str) -> Callable[[Planter], Planter]:
    def register(planter: Planter) -> Planter:
        KINDS[rule, name] = planter
        return planter

    return register


def _put(text: str, start: int, end: int, new: str) -> Planted:
    return text[:start] + new + text[end:], start, start + len(new)


Change = str | Callable[[re.Match[str]], str]
LETTER, SMALL_LETTER = r"[^\W\d_]", "[a-zà-ÿа-я]"
ODD = r"[^\x00-\x7f\s]"
LABEL = r"(?:^|(?<=\n))(?=[^\W\d_a-z]{2})([^\n:a-zà-ÿа-я]{4,40}): "
LOOKALIKE = str.maketrans("aeopcxаеорсх", "аеорсхaeopcx")
NAMED = {"’": "&rsquo;", "“": "&ldquo;", "”": "&rdquo;", "–": "&ndash;", " & ": " &amp; "}


def _misread(codec: str, times: int = 1) -> Callable[[re.Match[str]], str]:
    def misread(match: re.Match[str]) -> str:
        text = match.group()
        for _ in range(times):
            text = text.encode().decode(codec, "replace")
        return text

    return misread


def _swap(rule: str, name: str, pattern: str, new: Change) -> None:
    """Register the damage that puts ``new`` in place of a random match in the body of the text."""

    def plant(rng: random.Random, text: str) -> Planted | None:
        places = [m for m in re.finditer(pattern, text) if len(text) // 8 < m.start()]
        if not places:
            return None
        match = rng.choice(places)
        return _put(text, *match.span(), new if isinstance(new, str) else new(match))

    KINDS[rule, name] = plant


for _codec in ("cp1252", "latin-1", "cp1251", "mac-roman"):
    _swap("mojibake", f"utf-8 as {_codec}", f"{ODD}+", _misread(_codec))
_swap("mojibake", "twice", f"{ODD}+", _misread("cp1252", 2))
_swap("replacement-character", "sign", ODD, "\ufffd")
_swap("replacement-character", "question mark in a word", rf"(?<={LETTER}){ODD}(?={LETTER})", "?")
_swap(
    "control-character",
    "C1 for a mark",
    "[’“”–]",
    lambda match: match.group().encode("cp1252").decode("latin-1"),
)
_swap("escaped-character", "<U+....>", ODD, lambda match: f"<U+{ord(match.group()):04X}>")
_swap("escaped-character", "\\u....", ODD, lambda match: f"\\u{ord(match.group()):04x}")
_swap("html-entity", "number", ODD, lambda match: f"&#{ord(match.group())};")
_swap("html-entity", "name", " & |[’“”–]", lambda match: NAMED[match.group()])
_swap("leftover-tag", "line break", rf"(?<=[.?!]) (?={LETTER})", "<br />")
_swap(
    "leftover-tag",
    "emphasis",
    rf"(?<= ){LETTER}{{4,}}(?= )",
    lambda match: f"<em>{match.group()}</em>",
)
for _name, _character in (("zero width", "\u200b"), ("direction", "\u202e")):
    _swap("invisible-character", _name, rf"(?<={LETTER}{{2}})(?={LETTER}{{2}})", _character)
_swap("no-break-space", "between words", rf"(?<={LETTER}) (?={LETTER})", "\u00a0")
_swap(
    "wrong-script",
    "letter that looks alike",
    rf"(?<={LETTER})[aeopcxаеорсх](?={LETTER})",
    lambda match: match.group().translate(LOOKALIKE),
)
_swap("lost-dash", "empty quotation marks", r"(?<= )[–—](?= )", '""')
_swap("lost-dash", "question mark", rf"(?<={LETTER} )[–—](?= {SMALL_LETTER})", "?")
_swap(
    "glued-words",
    "with a small word",
    rf"{LETTER} (?={SMALL.pattern})|{SMALL.pattern} (?={LETTER})",
    lambda match: match.group()[:-1],
)
_swap("glued-words", "any two words", rf"(?<={LETTER}{{2}}) (?={LETTER}{{2}})", "")
_swap(
    "glued-words",
    "a capital inside",
    rf"(?<={SMALL_LETTER}{{3}}) (?=[A-ZÀ-ÞА-Я]{SMALL_LETTER}{{2}})",
    "",
)
_swap("missing-space", "after a comma", rf"(?<={LETTER},) (?={LETTER})", "")
_swap("missing-space", "after a sentence", rf"(?<={SMALL_LETTER}{{3}}[.?!]) (?={LETTER})", "")
_swap("missing-space", "before a quotation", rf"(?<={LETTER}) (?=[“«])", "")
_swap("missing-space", "after a quotation", rf"(?<=[”»]) (?={LETTER})", "")
_swap("line-end-hyphen", "in a word", rf"(?<= {LETTER}{{3}})(?={SMALL_LETTER}{{4}})", "-\n")
_BREAK = rf"(?<={SMALL_LETTER}{{2}}) (?={SMALL_LETTER}{{2}}[^\n]{{40,}})"
_swap("broken-paragraph", "in a sentence", _BREAK, "\n\n")


def _cut(rule: str, name: str, place: str, *, to_end: bool = False) -> None:
    """Register the damage that loses a paragraph's or the document's text from a place on."""

    def plant(rng: random.Random, text: str) -> Planted | None:
        blocks = [m for m in re.finditer(r"[^\n]{80,}(?=\n\n)", text) if m.start() > len(text) // 8]
        if not blocks:
            return None
        block = rng.choice(blocks[:-1] or blocks)
        cuts = [
            cut.end()
            for cut in re.finditer(place, block.group())
            if 40 < cut.end() < len(block.group()) - 12
        ]
        if not cuts:
            return None
        at = block.start() + rng.choice(cuts)
        return text[:at] + ("\n" if to_end else text[block.end() :]), at, at

    KINDS[rule, name] = plant


_IN_WORD = rf"(?<= )[a-zà-ÿа-я]{{4}}(?={SMALL_LETTER}{{3}})"
_AFTER_WORD = rf"{SMALL_LETTER}{{4}}(?= {SMALL_LETTER})"
_cut("cut-word", "paragraph", _IN_WORD)
_cut("cut-sentence", "after a small word", rf"(?<={LETTER} ){SMALL.pattern}(?= {LETTER})")
_cut("cut-sentence", "after any word", _AFTER_WORD)
_cut("breaks-off", "in a word", _IN_WORD, to_end=True)
_cut("breaks-off", "in a sentence", _AFTER_WORD, to_end=True)
_swap("unbalanced-quote", "closing lost", r"[“«][^“”«»\n]+[”»]", lambda match: match.group()[:-1])
_swap("unbalanced-bracket", "closing lost", r"(?<=[.?!]) ", " (Laughter. ")
_swap("inaudible", "mark", rf"(?<={LETTER}) (?={LETTER})", " (inaudible) ")
_BLOCK = r"(?<=\n\n)[^\n:]{120,}(?=\n)"
_swap(
    "unreadable-extraction",
    "glyph numbers",
    _BLOCK,
    lambda match: " ".join(f"/{ord(c) % 90}/i255" for c in match.group()[:99]),
)
_swap(
    "unreadable-extraction",
    "cid",
    _BLOCK,
    lambda match: "".join(f"(cid:{ord(c) % 90})" for c in match.group()[:99]),
)
_swap(
    "turn-length",
    "words lost under a label",
    rf"{LABEL}[^\n]+(?=\n\n[^\n:a-zà-ÿа-я]{{4,40}}: )",
    lambda match: f"{match[1]}:",
)


@_kind("suspicious-label", "a letter dropped")
def _label_slip(rng: random.Random, text: str) -> Planted | None:
    labels = list(re.finditer(LABEL, text))
    often = Counter(match[1] for match in labels)
    found = [match for match in labels if often[match[1]] > 6]
    if not found:
        return None
    match = rng.choice(found)
    return _put(text, *match.span(1), match[1][:-2] + match[1][-1])


@_kind("printed-twice", "paragraph again")
def _twice(rng: random.Random, text: str) -> Planted | None:
    blocks = list(re.finditer(r"(?<=\n\n)[^\n:]{150,}(?=\n\n)", text))
    if len(blocks) < 3:
        return None
    match = rng.choice(blocks)
    at = rng.choice([m.end() for m in blocks if m.end() >= match.end()])
    return _put(text, at, at, "\n\n" + match.group())


@_kind("printed-twice", "sentence again")
def _sentence_twice(rng: random.Random, text: str) -> Planted | None:
    found = list(re.finditer(r"(?<=[.?!] )[^\n.?!:]{60,}[.?!](?= )", text))
    if not found:
        return None
    match = rng.choice(found)
    return _put(text, match.end(), match.end(), " " + match.group())


@_kind("page-furniture", "running head and number")
def _furniture(rng: random.Random, text: str) -> Planted | None:
    places = [m.start() for m in re.finditer(r"(?<=[a-zà-ÿа-я]{2}) (?=[a-zà-ÿа-я]{2})", text)]
    step = max(len(places) // 6, 1)
    chosen = [places[min(n * step + rng.randrange(step), len(places) - 1)] for n in range(1, 6)]
    out, last, spot = [], 0, (0, 0)
    for page, at in enumerate(sorted(set(chosen)), 1):
        out.append(text[last:at])
        head = f"\nRecord of the Meeting, Session 12\n{page}\n"
        start = sum(map(len, out))
        spot = (start, start + len(head))
        out.append(head)
        last = at + 1
    return "".join([*out, text[last:]]), *spot


@_kind("no-closing", "the end lost")
def _no_end(rng: random.Random, text: str) -> Planted | None:
    places = [m.end() for m in re.finditer(r"\.(?=\n\n)", text)]
    late = [at for at in places if len(text) * 0.5 < at < len(text) * 0.85]
    if not late or not re.search(LABEL, text):
        return None
    at = rng.choice(late)
    return text[:at] + "\n", at - 100, at


@_kind("unlabelled-opening", "first label lost")
def _opening(rng: random.Random, text: str) -> Planted | None:
    del rng
    match = re.search(LABEL, text)
    return _put(text, match.start(), match.end(), "") if match else None


@_kind("same-speaker-twice", "the turn between lost")
def _turn_lost(rng: random.Random, text: str) -> Planted | None:
    labels = list(re.finditer(LABEL, text))
    found = [
        (one, two, three)
        for one, two, three in zip(labels, labels[1:], labels[2:], strict=False)
        if one[1] == three[1] != two[1] and not re.search("QUEST|PREG|FRAGE|ВОПР", one[1])
    ]
    if not found:
        return None
    _, two, three = rng.choice(found)
    damaged = text[: two.start()] + text[three.start() :]
    return damaged, two.start(), two.start() + len(three.group())


@_kind("glued-heading", "two lines of the heading")
def _heading(rng: random.Random, text: str) -> Planted | None:
    words = re.findall(rf"\b{SMALL_LETTER}{{5,}}\b", text)
    one, two, three = (rng.choice(words).capitalize() for _ in range(3))
    return f"{three} {one}{two} {three}\n\n{text}", len(three) + len(one), len(three) + len(one) + 2


@_kind("date-mismatch", "another day of the week")
def _date(rng: random.Random, text: str) -> Planted | None:
    day = rng.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday"))
    line = f"{day}, November 14, 2015"
    return f"{line}\n\n{text}", 0, len(line)


def _seen(name: str, text: str) -> tuple[Finding, ...]:
    data = text.encode("utf-8", "surrogatepass")
    return examine(read(Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest())))


def _touching(found: tuple[Finding, ...], start: int, end: int) -> Iterator[Finding]:
    for one in found:
        if one.span.start <= end + 2 and one.span.end >= start - 2:
            yield one


def report(seed: int, made: int = 3, real: int = 3) -> int:
    """Plant every kind in every language, and print what was found of it."""
    rng = random.Random(seed)
    hits: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    planted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    otherwise: Counter[tuple[str, str]] = Counter()
    missed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for language, name, text in _pages.pages(seed, made, real):
        for kind, plant in KINDS.items():
            rule = kind[0]
            for _ in range(TRIES):
                done = plant(rng, text)
                if done is None:
                    break
                damaged, start, end = done
                near = list(_touching(_seen(name, damaged), start, end))
                planted[kind][language] += 1
                if any(one.rule == rule for one in near):
                    hits[kind][language] += 1
                    continue
                otherwise[kind] += any(one.severity != "info" for one in near)
                place = damaged[max(0, start - 40) : start] + "⟦" + damaged[start:end][:40]
                missed[kind].append(f"{language} {place}⟧{damaged[end : end + 30]}")
    print(
        f"{'rule':22} {'planted damage':26} {'recall':>6} {'of':>4} {'otherwise':>9}  by language"
    )
    for kind in sorted(KINDS):
        count, seen = planted[kind].total(), hits[kind].total()
        if not count:
            continue
        by = " ".join(
            f"{one} {hits[kind][one] / planted[kind][one]:.2f}"
            for one in _pages.LANGUAGES
            if planted[kind][one]
        )
        print(f"{kind[0]:22} {kind[1]:26} {seen / count:6.2f} {count:4} {otherwise[kind]:9}  {by}")
    for kind, places in missed.items():
        for place in places[:6]:
            print(f"  missed, {kind[0]}, {kind[1]}: {place!r}")
    return 0
