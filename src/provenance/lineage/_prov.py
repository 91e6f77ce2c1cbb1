"""W3C PROV: what came of what, by which activity, as PROV-JSON.

Entities are captures (by the SHA-256 of their bytes), texts (by that of their characters in
UTF-8), comparisons, verdicts and reports; activities are capture, parse, compare and validate.
That one text derives from another, or quotes it, is said only with the method by which that was
concluded and how sure it is. Where the direction is not known, two texts are alternates.
"""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from provenance.lineage._log import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from prov.identifier import QualifiedName
    from prov.model import ProvDocument

    from provenance.model import Collation, Event, Examination, Match, Source, Text, Verdict

_NAMESPACES: Final = {
    "pv": "urn:x-provenance:terms:",
    "sha256": "urn:sha256:",
    "text": "urn:x-provenance:text:sha256:",
    "comparison": "urn:x-provenance:comparison:",
    "verdict": "urn:x-provenance:verdict:",
    "activity": "urn:x-provenance:activity:",
    "event": "urn:x-provenance:event:",
    "agent": "urn:x-provenance:agent:",
}
_DECLARED: Final = (
    "title", "creator", "publisher", "event", "date", "role", "url", "language", "licence",
    "captured_at",
)  # fmt: skip
_COPIES: Final = ("identical", "copy", "excerpt", "extended")
"""Relations in which one text has nearly all of the other, so that it may come of it."""

_SECONDARY: Final = ("reprint", "excerpt", "machine")
"""Roles of texts that come of another one."""


def prov_of(examinations: Sequence[Examination], *, version: str, when: datetime) -> str:
    """Return the PROV-JSON of what was examined, compared and judged, all of it at ``when``."""
    graph = _Graph(version)
    for each in examinations:
        texts = [graph.parsed(each.transcript.text, when)]
        if each.collation is not None:
            graph.parsed(each.collation.base.text, when)
            score = _score_of(each.collation, each.matches)
            texts.append(graph.compared(each.collation, score, when))
        if each.verdict is not None:
            graph.validated(each.transcript.text, each.verdict, texts, when)
    return graph.written()


def prov_of_record(
    sources: Sequence[Source],
    revisions: Mapping[str, Sequence[str]],
    events: Sequence[Event],
    *,
    version: str,
) -> str:
    """Return the PROV-JSON of registered sources and of all that the event log holds of them.

    ``revisions`` gives for an id the SHA-256 of its earlier bytes, the oldest first. An event is
    named by its line in the log, so ``events`` are all of them; those about other sources are
    passed over.
    """
    graph = _Graph(version)
    known = {source.id for source in sources}
    for source in sources:
        graph.captured(source)
        chain = [*revisions.get(source.id, ()), source.sha256]
        for older, newer in pairwise(chain):
            graph.revised(older, newer)
    for line, event in enumerate(events, 1):
        if event.subject in known:
            graph.happened(line, event)
    return graph.written()


class _Graph:
    """A PROV document in the making; each entity and activity is in it once."""

    def __init__(self, version: str) -> None:
        from prov.model import ProvDocument  # noqa: PLC0415  (only who asks for it pays for it)

        self.document: ProvDocument = ProvDocument()
        for prefix, uri in _NAMESPACES.items():
            self.document.add_namespace(prefix, uri)
        self.seen: set[object] = set()
        self.program = self.agent(f"provenance {version}", "prov:SoftwareAgent")

    def written(self) -> str:
        """Return the document as JSON, in an order of its own."""
        data = json.loads(self.document.serialize(format="json") or "{}")
        return json.dumps(data, ensure_ascii=True, indent=1, sort_keys=True) + "\n"

    def new(self, key: object) -> bool:
        """Whether ``key`` is asked about for the first time."""
        if key in self.seen:
            return False
        self.seen.add(key)
        return True

    def kind(self, name: str) -> QualifiedName:
        found = self.document.valid_qualified_name(name)
        assert found is not None
        return found

    def agent(self, who: str, kind: str) -> str:
        name = f"agent:{_short(who)}"
        if self.new(name):
            self.document.agent(name, {"prov:type": self.kind(kind), "prov:label": who})
        return name

    def entity(self, name: str, kind: str, facts: Mapping[str, Any]) -> str:
        if self.new(name):
            told: dict[str, Any] = {"prov:type": self.kind(kind)}
            told |= {key: value for key, value in facts.items() if value not in ("", None)}
            self.document.entity(name, told)
        return name

    def activity(self, name: str, kind: str, when: datetime, by: str = "") -> str:
        if self.new(name):
            self.document.activity(name, when, when, {"prov:type": self.kind(kind)})
            self.document.wasAssociatedWith(name, by or self.program)
        return name

    def derived(
        self, newer: str, older: str, kind: str, activity: str | None, method: str, sure: float
    ) -> None:
        """Say that one comes of the other; never without method and confidence."""
        if self.new((newer, older, kind)):
            told: dict[str, Any] = {"pv:method": method, "pv:confidence": sure}
            if kind:
                told["prov:type"] = self.kind(kind)
            self.document.wasDerivedFrom(newer, older, activity, other_attributes=told)

    def captured(self, source: Source) -> str:
        facts = {
            "prov:label": source.id,
            "prov:location": source.path,
            **{f"pv:{key}": getattr(source.facts, key) for key in _DECLARED},
        }
        return self.entity(f"sha256:{source.sha256}", "pv:Capture", facts)

    def revised(self, older: str, newer: str) -> None:
        for each in (older, newer):
            self.entity(f"sha256:{each}", "pv:Capture", {})
        self.derived(
            f"sha256:{newer}",
            f"sha256:{older}",
            "prov:Revision",
            None,
            "registered as a later revision of one source",
            1.0,
        )

    def parsed(self, text: Text, when: datetime) -> str:
        capture = self.captured(text.source)
        digest = sha256(text.content.encode("utf-8", "surrogatepass")).hexdigest()
        name = self.entity(
            f"text:{digest}",
            "pv:Text",
            {
                "prov:label": f"text of {text.source.id}",
                "pv:encoding": text.encoding,
                "pv:characters": len(text.content),
                "pv:exact": text.exact,
            },
        )
        parse = f"activity:parse-{text.source.sha256}"
        if self.new((parse, name)):
            self.activity(parse, "pv:Parse", when)
            self.document.used(parse, capture)
            self.document.wasGeneratedBy(name, parse)
            steps = "; ".join(f"{step.name}: {step.detail}" for step in text.steps) or "decoded"
            sure = min((step.confidence for step in text.steps), default=1.0)
            self.derived(name, capture, "", parse, steps, sure)
        return name

    def compared(self, collation: Collation, score: float, when: datetime) -> str:
        base = self.parsed(collation.base.text, when)
        witness = self.parsed(collation.witness.text, when)
        told = _told(collation)
        ids = canonical([base, witness, *(each.id for each in collation.differences)])
        name = f"comparison:{_short(ids)}"
        activity = f"activity:compare-{_short(ids)}"
        if not self.new((name, activity)):
            return name
        self.entity(name, "pv:Comparison", told)
        self.activity(activity, "pv:Compare", when)
        for text in dict.fromkeys((base, witness)):
            self.document.used(activity, text)
        self.document.wasGeneratedBy(name, activity)
        if collation.relation in _COPIES and base != witness:
            self.related(collation, base, witness, activity, score)
        return name

    def related(
        self, collation: Collation, base: str, witness: str, activity: str, score: float
    ) -> None:
        """Say which of two texts comes of the other, where a declared role tells."""
        roles = (collation.base.text.source.facts.role, collation.witness.text.source.facts.role)
        shared = collation.fidelity
        how = (
            f"declared roles ({roles[0]}, {roles[1]}) and alignment: {shared.part} of "
            f"{shared.whole} shared words are the same"
        )
        if roles[1] in _SECONDARY and roles[0] not in _SECONDARY:
            self.derived(witness, base, "prov:Quotation", activity, how, score)
        elif roles[0] in _SECONDARY and roles[1] not in _SECONDARY:
            self.derived(base, witness, "prov:Quotation", activity, how, score)
        else:
            self.document.alternateOf(witness, base)

    def validated(
        self, text: Text, verdict: Verdict, looked_at: Sequence[str], when: datetime
    ) -> None:
        said = canonical([text.source.sha256, list(looked_at), verdict.passed, verdict.evaluated])
        name, activity = f"verdict:{_short(said)}", f"activity:validate-{_short(said)}"
        if not self.new((name, activity)):
            return
        facts = {
            "pv:passed": verdict.passed,
            "pv:complete": verdict.complete,
            "pv:declared": verdict.declared,
            "pv:evaluated": verdict.evaluated,
        }
        self.entity(name, "pv:Verdict", facts)
        self.activity(activity, "pv:Validate", when)
        for each in looked_at:
            self.document.used(activity, each)
        self.document.wasGeneratedBy(name, activity)

    def happened(self, line: int, event: Event) -> None:
        """Put in one line of the log."""
        person = event.activity == "decision" and event.outcome.get("decision") == "accepted"
        by = self.agent(event.agent, "prov:Person" if person else "prov:SoftwareAgent")
        activity = self.activity(f"event:{line}", f"pv:{event.activity.title()}", event.when, by)
        subject = self._bytes(event.digest) if event.digest else None
        outcome: Mapping[str, Any] = event.outcome
        match event.activity:
            case "capture" if subject is not None:
                self.document.wasGeneratedBy(subject, activity, event.when)
            case "report" if subject is not None:
                self.document.wasGeneratedBy(subject, activity, event.when)
            case "comparison" | "validation":
                word = "comparison" if event.activity == "comparison" else "verdict"
                facts = {f"pv:{key}": _plain(value) for key, value in outcome.items()}
                made = self.entity(f"{word}:line-{line}", f"pv:{word.title()}", facts)
                self.document.wasGeneratedBy(made, activity, event.when)
                for digest in (event.digest, str(outcome.get("base_digest", ""))):
                    if digest:
                        self.document.used(activity, self._bytes(digest), event.when)
            case _ if subject is not None:
                self.document.used(activity, subject, event.when)
            case _:
                pass

    def _bytes(self, digest: str) -> str:
        return self.entity(f"sha256:{digest}", "pv:Capture", {})


def _told(collation: Collation) -> dict[str, Any]:
    return {
        "pv:relation": collation.relation,
        "pv:baseCoverage": round(collation.base_coverage.ratio, 4),
        "pv:witnessCoverage": round(collation.witness_coverage.ratio, 4),
        "pv:sharedWords": collation.fidelity.whole,
        "pv:sameWords": collation.fidelity.part,
        "pv:differences": len(collation.differences),
        "pv:tally": canonical(dict(collation.tally.counts)),
    }


def _score_of(collation: Collation, matches: Sequence[Match]) -> float:
    """Return how surely one comes of the other: what one text has of the other, word for word."""
    best = next((m.score for m in matches if m.source == collation.base.text.source.id), None)
    if best is None:
        shares = (collation.base_coverage.ratio, collation.witness_coverage.ratio)
        best = max(shares) * collation.fidelity.ratio
    return round(best, 4)


def _plain(value: object) -> str | int | float | bool:
    return value if isinstance(value, str | int | float | bool) else canonical(value)


def _short(said: str) -> str:
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
