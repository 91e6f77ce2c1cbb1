"""Comparisons built by hand, piece by piece, so that every span is right by construction."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import numpy as np

from provenance.model import (
    Collation,
    Difference,
    Examination,
    Facts,
    Finding,
    Match,
    OffsetMap,
    Outcome,
    Reading,
    Share,
    Source,
    Span,
    Speaker,
    Step,
    Text,
    Transcript,
    Turn,
    Verdict,
)
from provenance.model import Event as Recorded
from provenance.reports import Event, Overview

GROUP = {
    **dict.fromkeys(("whitespace", "typography", "markup", "case", "punctuation", "label"), "form"),
    **dict.fromkeys(("encoding", "truncation"), "damage"),
    **dict.fromkeys(
        ("omission", "insertion", "duplication", "move", "boilerplate", "excerpt"), "structure"
    ),
    **dict.fromkeys(("spelling", "wording", "number", "name", "negation", "speaker"), "substance"),
}
SEVERITY = {
    **dict.fromkeys(("truncation", "omission", "wording", "number", "name"), "critical"),
    **dict.fromkeys(("negation", "speaker"), "critical"),
    **dict.fromkeys(("encoding", "insertion", "duplication", "move", "spelling"), "warning"),
}


def words(text):
    return sum(1 for word in text.split() if any(map(str.isalnum, word)))


def transcript(content, identity, **facts):
    """A transcript whose turns begin at lines such as 'MR KIRBY: …'."""
    data = content.encode("utf-8", "surrogatepass")
    source = Source(
        id=identity,
        path=f"some/folder/{identity}.txt",
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        facts=Facts(**facts),
    )
    nothing = np.zeros(1, dtype=np.int64)
    text = Text(source, content, "utf-8", (Step("decode", "utf-8"),), OffsetMap(*[nothing] * 3))
    labels = list(re.finditer(r"^[A-Z][A-Z .]{1,40}:", content, re.MULTILINE))
    ends = [*(label.start() for label in labels[1:]), len(content)][: len(labels)]
    turns = tuple(
        Turn(
            index=index,
            span=Span(label.start(), end),
            label=Span(label.start(), label.end()),
            label_text=label[0],
            speaker=Speaker(label[0].rstrip(":").title()),
        )
        for index, (label, end) in enumerate(zip(labels, ends, strict=True))
    )
    return Transcript(text, "plain", turns)


class Pair:
    """Two texts written side by side; each call adds to one or to both."""

    def __init__(self):
        self.base = self.witness = ""
        self.shared = self.same_words = 0
        self.equal = []
        self.differences = []
        self.taken = {}

    def same(self, text):
        """The same text on both sides."""
        base, witness = len(self.base), len(self.witness)
        self.base += text
        self.witness += text
        self.equal.append((Span(base, len(self.base)), Span(witness, len(self.witness))))
        self.shared += words(text)
        self.same_words += words(text)
        return self

    def differ(self, code, base, witness, **more):
        """One difference; an empty side is an insertion or an omission."""
        at = len(self.base), len(self.witness)
        self.base += base
        self.witness += witness
        if base.strip() and witness.strip() and words(base):
            self.shared += min(words(base), words(witness))
            if GROUP[code] in ("form", "damage"):
                self.same_words += min(words(base), words(witness))
        return self._record(code, base, witness, *at, **more)

    def repeat(self, code_text, parts=()):
        """Print a passage of the base once more in the witness; ``parts`` differ inside it."""
        start = self.base.index(code_text)
        at = len(self.witness)
        identity = f"dup{at:05x}"
        printed = code_text
        shift = 0
        for code, base, witness in parts:
            place = printed.index(base)
            printed = printed[:place] + witness + printed[place + len(base) :]
            self._record(code, base, witness, start + place - shift, at + place, within=identity)
            shift += len(witness) - len(base)
        self.witness += printed
        self._record(
            "duplication", code_text, printed, start, at, identity=identity, extra="witness"
        )
        return self

    def take(self, key, text):
        """A passage that stands here in the base and elsewhere in the witness."""
        self.taken[key] = (len(self.base), text)
        self.base += text
        return self

    def put(self, key, parts=()):
        """Where a taken passage stands in the witness; call after ``take``."""
        start, text = self.taken.pop(key)
        at = len(self.witness)
        identity = f"move{at:05x}"
        printed = text
        shift = 0
        for code, base, witness in parts:
            place = printed.index(base)
            printed = printed[:place] + witness + printed[place + len(base) :]
            self._record(code, base, witness, start + place - shift, at + place, within=identity)
            shift += len(witness) - len(base)
        self.witness += printed
        self.shared += words(text)
        self.same_words += words(text) - sum(words(base) for _, base, _ in parts)
        self._record("move", text, printed, start, at, identity=identity)
        return self

    def _record(self, code, base, witness, base_at, witness_at, *, identity="", **more):
        about = f"{code}|{base}|{witness}|{base_at}|{witness_at}"
        digest = hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        more = {"severity": SEVERITY.get(code, "info"), "speaker": None, "turn": None, **more}
        self.differences.append(
            Difference(
                id=identity or digest,
                code=code,
                group=GROUP[code],
                base=Reading(base, Span(base_at, base_at + len(base))),
                witness=Reading(witness, Span(witness_at, witness_at + len(witness))),
                **more,
            )
        )
        return self

    def collation(self, relation="copy", base_facts=None, witness_facts=None, **more):
        """Return the comparison of what was written; ``more`` replaces its counts."""
        base_words, witness_words = words(self.base), words(self.witness)
        counts = {
            "base_coverage": Share(min(self.shared, base_words), base_words),
            "witness_coverage": Share(min(self.shared, witness_words), witness_words),
            "fidelity": Share(self.same_words, self.shared),
            **more,
        }
        return Collation(
            base=transcript(self.base, "base", **(base_facts or {})),
            witness=transcript(self.witness, "witness", **(witness_facts or {})),
            relation=relation,
            differences=tuple(
                sorted(self.differences, key=lambda d: (d.base.span, d.witness.span))
            ),
            equal=tuple(self.equal),
            **counts,
        )


def reprint():
    """An excerpt with a difference of every group, a repeat with a cut in it, and a move."""
    facts = {"publisher": "State Department", "captured_at": "2016-01-02", "title": "Vienna"}
    return (
        Pair()
        .differ("excerpt", "MR OLD: The first half of what was said is not reprinted.\n\n", "")
        .differ("boilerplate", "", "USPA NEWS, PARIS\n\n")
        .same("MR KIRBY: Let")
        .differ("typography", "’", "'", note="apostrophe")
        .same("s begin ")
        .differ("encoding", "–", '""', note="en dash lost", speaker="Mr Kirby", turn=1)
        .same(" now, with ")
        .differ("number", "six", "eight", speaker="Mr Kirby", turn=1)
        .same(" months.\n\n")
        .take("one", "MR OTHER: Thank you all for coming here today.\n\n")
        .same("SECRETARY KERRY: First of all, we are focused on the oil.\n\n")
        .put("one", [("number", "all", "two")])
        .repeat("First of all, we are focused on the oil.", [("punctuation", "oil.", "oil....")])
        .differ("omission", "One more sentence that is gone. ", "")
        .same("The end.\n")
        .collation("excerpt", base_facts=facts)
    )


HOSTILE = (
    "</script><script>window.pwned=1;alert(1)</script> <img src=x onerror=alert(1)> <!-- --> "
    "]]> &lt; \" ' ` "
    "[red]bold[/red] \x1b[31mred\x1b[0m \x9b31m bell\x07 nul\x00 back\x08 {{ 7 * 7 }} {% raw %} "
    "right\u202eto\u2066left zero\u200bwidth \u2028line\u2029 javascript:alert(1) @you #1 | `x` "
    "\ud800 lone \U000e0041 tag \ufeff\ufffe \r alone"
)


def hostile():
    """A comparison in which everything that a source controls is an attack."""
    facts = {"publisher": HOSTILE, "title": HOSTILE, "captured_at": HOSTILE, "url": HOSTILE}
    return (
        Pair()
        .same(f"MR EVIL: {HOSTILE}\n\n")
        .differ("wording", f"one {HOSTILE}", f"two {HOSTILE}", speaker=HOSTILE, note=HOSTILE)
        .same("\n\nMR LONG: " + "x" * 100_000 + "\n\n")
        .differ("insertion", "", HOSTILE)
        .differ("encoding", "\u202e", "\u200b")
        .collation("copy", base_facts=facts, witness_facts=facts)
    )


READINGS = {
    "one": "MR KIRBY: We met for six hours.\n\nMR OTHER: Nothing was agreed that day.\n",
    "two": "MR KIRBY: We met for eight hours.\n\nMR OTHER: Nothing was agreed that day.\n",
    "three": "MR KIRBY: We met for six hours.\n\n",
}
"""Three texts of one event: a number differs in the second, and the third breaks off."""


def event():
    """The three texts of ``READINGS``, each compared with the two others."""

    def collated(base, witness):
        made = Pair().same("MR KIRBY: We met for ")
        here, there = (READINGS[each].split(" ")[5] for each in (base, witness))
        made = made.same(here) if here == there else made.differ("number", here, there)
        made.same(" hours.\n\n")
        tails = [READINGS[each].split("\n\n")[1] for each in (base, witness)]
        if tails[0] == tails[1]:
            made.same(tails[0])
        else:
            made.differ("excerpt", *tails)
        collation = made.collation("copy")
        assert collation.base.text.content == READINGS[base]
        assert collation.witness.text.content == READINGS[witness]
        return replace(
            collation,
            base=transcript(READINGS[base], base),
            witness=transcript(READINGS[witness], witness),
        )

    pairs = permutations(READINGS, 2)
    return Event("A meeting <of> two", tuple(collated(*pair) for pair in pairs))


def overview():
    """A catalogue of three sources, of which one is judged and one is like nothing."""
    texts = {
        name: transcript(content, name, event="A meeting" if name != "three" else "", date=date)
        for (name, content), date in zip(
            READINGS.items(), ("2016-01-02", "2015-11-14", ""), strict=True
        )
    }
    finding = Finding("breaks-off", "critical", Span(0, 2), "MR", "it ends")
    verdict = Verdict(1, 1, 9, (Outcome("R", "s", "x", "It is", "critical", "pass", "1", "1"),))
    return Overview(
        "seeds/<catalogue>.toml",
        (
            Examination(texts["one"], (), (Match("two", "copy", 0.9, 0.8, 0.7),), None, verdict),
            Examination(texts["two"], (finding,), (Match("one", "copy", 0.9, 0.7, 0.8),)),
            Examination(texts["three"], (finding, replace(finding, severity="info"))),
        ),
        (("one", "one.html"), ("A meeting", "event-1.html")),
        history(),
    )


def judgement(source, day, findings=(0, 0, 0), *, passed=True, digest="ab" * 32, **differences):
    """The event of judging a source at noon of a day of January 2016."""
    found = dict(zip(("critical", "warning", "info"), findings, strict=True))
    outcome = {"passed": passed, "findings": found, "differences": differences}
    when = datetime(2016, 1, day, 12, tzinfo=UTC)
    return Recorded(when, "validation", source, digest, "provenance 1", outcome)


def history():
    """A log in which one source got better, one was judged once, and more was done."""
    capture = replace(judgement("one", 1), activity="capture", outcome={"file": "one.txt"})
    return (
        capture,
        judgement("one", 2, (2, 1, 3), passed=False, number=2, wording=1),
        judgement("two", 2, (1, 0, 0), passed=False),
        judgement("one", 3, (2, 1, 3), passed=False, digest="cd" * 32, number=2),
        judgement("one", 4, (0, 1, 3), digest="cd" * 32),
    )
