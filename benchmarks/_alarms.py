"""Alarms of the single-source rules on the corpus, and what is known of each: true or false.

An alarm is known by the rule and by what stands around its place, so that it is recognised after a
file is decoded or parsed otherwise. What a person has read is kept in ``judged.json`` as hashes
with a verdict; no text of the corpus is.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from provenance.errors import ProvenanceError
from provenance.findings import RULES
from provenance.findings._view import View
from provenance.model import Span
from provenance.pipeline import compare, read
from provenance.sources import open_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model import Collation, Transcript

JUDGED = Path(__file__).with_name("judged.json")
Class = Literal["published", "edited", "rough"]
Basis = Literal["supported", "same", "alone", "unpaired"]
PUBLISHED = re.compile(
    r"Miller Center|CPD web|gob\.mx|government page|saved web page|hand-marked XML|XHTML page"
    r"|text layer of the committed PDF, [^;]*$|the PDF itself"
)
"""Kinds that the institution itself, or an edition of its papers, has published as text."""
EDITED = re.compile(r"podcast human|hand-edited")
"""Kinds that people have typed or corrected."""


def class_of(kind: str) -> Class:
    """Which class a kind of file belongs to; recognised, scraped and captioned ones are rough."""
    if PUBLISHED.search(kind):
        return "published"
    return "edited" if EDITED.search(kind) else "rough"


@dataclass
class Alarm:
    """One finding in one file: the place, what was said, and what is known of it."""

    file: str
    kind: str
    rule: str
    severity: str
    note: str
    span: Span
    context: str
    key: str
    basis: Basis = "unpaired"
    codes: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """``real`` or ``false`` as a person has read it, else ``unread``."""
        return judged().get(self.key, "unread")


@dataclass
class Survey:
    """What the rules said of a set of files, and what that took."""

    alarms: list[Alarm] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    """Seconds of computing time by rule; what several rules share is counted with the first."""


@cache
def judged() -> dict[str, str]:
    """The verdict of each alarm that a person has read, by its key."""
    if not JUDGED.is_file():
        return {}
    kept: dict[str, dict[str, str]] = json.loads(JUDGED.read_text("utf-8"))
    return {
        key: verdict
        for verdict, by_rule in kept.items()
        for keys in by_rule.values()
        for key in keys.split()
    }


def keep(alarms: Iterable[Alarm], verdict: str) -> None:
    """Add the verdict on ``alarms`` to what is kept."""
    verdicts = judged() | {alarm.key: verdict for alarm in alarms}
    rules = {alarm.key: alarm.rule for alarm in alarms}
    kept: dict[str, dict[str, list[str]]] = {}
    if JUDGED.is_file():
        for by_rule in json.loads(JUDGED.read_text("utf-8")).values():
            rules |= {key: rule for rule, keys in by_rule.items() for key in keys.split()}
    for key in sorted(verdicts):
        kept.setdefault(verdicts[key], {}).setdefault(rules[key], []).append(key)
    lines = {v: {rule: " ".join(keys) for rule, keys in sorted(r.items())} for v, r in kept.items()}
    JUDGED.write_text(json.dumps(lines, indent=1, sort_keys=True) + "\n", "utf-8")
    judged.cache_clear()


def survey(entries: Iterable[tuple[Path, str, Class]]) -> Survey:
    """Read each file and ask every rule; ``entries`` are paths, kinds and classes."""
    found = Survey()
    for path, kind, clean in entries:
        transcript = transcribe(path)
        if transcript is None:
            continue
        found.files[clean] += 1
        found.words[clean] += len(transcript.text.content.split())
        view = View(transcript)
        for rule in RULES:
            began = time.process_time()
            seen = list(rule.find(view))
            found.seconds[rule.code] += time.process_time() - began
            found.alarms += [
                _alarm(path, kind, transcript, rule.code, one.severity or rule.severity, one)
                for one in seen
            ]
    return found


@cache
def transcribe(path: Path) -> Transcript | None:
    """The transcript of a file, or None where it cannot be read, which is said."""
    try:
        return read(open_source(str(path)))
    except ProvenanceError as error:
        print(f"not read: {path.name}: {str(error)[:120]}", file=sys.stderr)
        return None


def _alarm(
    path: Path, kind: str, transcript: Transcript, rule: str, severity: str, seen: Any
) -> Alarm:
    content = transcript.text.content
    start, end = seen.start, seen.end
    around = " ".join(content[max(0, start - 60) : min(end, start + 200) + 40].split())
    text = content[start:end]
    text = text if len(text) <= 120 else f"{text[:80]} … {text[-30:]}"
    shown = f"{content[max(0, start - 60) : start]}⟦{text}⟧{content[end : end + 40]}"
    return Alarm(
        str(path),
        kind,
        rule,
        severity,
        seen.note,
        Span(start, end),
        shown.translate({10: "⏎", 13: "", 12: "⇟"}),
        hashlib.sha256(f"{rule}\n{around}".encode("utf-8", "replace")).hexdigest()[:10],
    )


def weigh(alarms: Iterable[Alarm], pairs: Iterable[tuple[Path, Path]]) -> None:
    """Say of each alarm what another copy of the event has at its place.

    ``supported``: the other copy differs there. ``same``: it has the very same text, which speaks
    against damage, or for one origin of both. ``alone``: no other copy has the passage.
    """
    by_file: dict[str, list[Alarm]] = defaultdict(list)
    for alarm in alarms:
        by_file[alarm.file].append(alarm)
    for one, other in pairs:
        if not {str(one), str(other)} & by_file.keys():
            continue
        base, witness = transcribe(one), transcribe(other)
        if base is None or witness is None:
            continue
        collation = compare(base, witness)
        for path, side in ((one, "base"), (other, "witness")):
            _weigh(by_file.get(str(path), []), collation, side)


ORDER: tuple[Basis, ...] = ("unpaired", "alone", "same", "supported")


def _weigh(alarms: list[Alarm], collation: Collation, side: str) -> None:
    places = [(getattr(one, side).span, one) for one in collation.differences]
    for alarm in alarms:
        codes = []
        basis: Basis = "same"
        for span, difference in places:
            if span.start > alarm.span.end or span.end < alarm.span.start:
                continue
            if len(span) > len(alarm.span) + 200:
                basis = "alone"  # the other copy lacks the passage, or words it quite otherwise
                continue
            codes.append(difference.code)
        if codes:
            basis = "supported"
        if ORDER.index(basis) >= ORDER.index(alarm.basis):
            alarm.basis, alarm.codes = basis, tuple(sorted({*codes, *alarm.codes}))


def files(folder: Path, match: str, entries: list[dict[str, Any]]) -> Iterator[Any]:
    """Yield path, kind and class of the files below ``folder``; unlisted ones are rough."""
    kinds = {entry["file"]: entry["kind"] for entry in entries}
    for path in sorted(path for path in folder.glob(match) if path.is_file()):
        kind = kinds.get(path.relative_to(folder).as_posix())
        if kind is None and kinds:
            continue
        yield path, kind or "", class_of(kind or "")
