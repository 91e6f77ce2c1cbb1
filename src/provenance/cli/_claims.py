"""What the catalogue claims of a source, held against its bytes and against what it is like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from provenance.model import Outcome, Place

if TYPE_CHECKING:
    from collections.abc import Collection

    from provenance.cli._scope import Candidate
    from provenance.model import Examination, Source, Threshold
    from provenance.sources import Catalogue

_DERIVED: Final = ("reprint", "excerpt", "machine")
"""Roles that say of a source that it repeats what the official one has."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Adds to a verdict what no suite can see: whether what is registered holds.

    ``amiss`` are the ids of registered sources that nothing is compared with.
    """

    catalogue: Catalogue
    amiss: Collection[str]
    fail_on: Threshold

    def held(self, candidate: Candidate, examination: Examination) -> Examination:
        """Return ``examination`` with an outcome more for each claim that does not hold."""
        verdict = examination.verdict
        if verdict is None:
            return examination
        found = [*self._unchanged(candidate), *self._compared(candidate, examination)]
        return replace(
            examination,
            verdict=replace(
                verdict,
                declared=verdict.declared + len(found),
                evaluated=verdict.evaluated + len(found),
                outcomes=(*verdict.outcomes, *found),
            ),
        )

    def _unchanged(self, candidate: Candidate) -> list[Outcome]:
        if candidate.state != "changed":
            return []
        source = candidate.source
        entry = self.catalogue.entry(source.id)
        observed = f"sha256 {source.sha256}"
        if entry.sha256 in _with_other_line_ends(source):
            observed += (
                ", which are the registered bytes with other line ends: keep git from changing "
                "them with a line '* -text' in .gitattributes"
            )
        return [
            self._failed(
                source,
                "gate.unchanged",
                "digest",
                "A registered source has the bytes that it was registered with.",
                observed,
                f"sha256 {entry.sha256}",
            )
        ]

    def _compared(self, candidate: Candidate, examination: Examination) -> list[Outcome]:
        source = candidate.source
        role, event = source.facts.role, source.facts.event
        if candidate.before is not None or role not in _DERIVED or not event:
            return []
        official = {
            each.id
            for each in self.catalogue
            if each.facts.event == event
            and each.facts.role == "official"
            and each.id not in self.amiss
            and each.id != source.id
        }
        # The very bytes are as like as can be, and are not among the matches if others are.
        alike = {each.source for each in examination.matches}
        alike |= {each.id for each in self.catalogue if each.sha256 == source.sha256} - {source.id}
        if not official or official & alike:
            return []
        return [
            self._failed(
                source,
                "gate.compared",
                "match",
                "What the catalogue calls a reprint, an excerpt or a machine's transcript of an "
                "event is like the official one.",
                f"like {', '.join(sorted(alike)) or 'nothing that is registered'}",
                f"like {' or '.join(sorted(official))}, or another role or event in the catalogue",
            )
        ]

    def _failed(
        self, source: Source, rule: str, kind: str, description: str, observed: str, threshold: str
    ) -> Outcome:
        return Outcome(
            rule=rule,
            suite="gate",
            expectation=kind,
            description=description,
            severity="critical",
            status="warn" if self.fail_on == "never" else "fail",
            observed=observed,
            threshold=threshold,
            places=(Place(source.id, None, None, source.path),),
            unexpected=1,
            rows=1,
        )


def _with_other_line_ends(source: Source) -> set[str]:
    """Return the SHA-256 of the bytes as git might have had them."""
    plain = source.data.replace(b"\r\n", b"\n")
    return {sha256(plain).hexdigest(), sha256(plain.replace(b"\n", b"\r\n")).hexdigest()}
