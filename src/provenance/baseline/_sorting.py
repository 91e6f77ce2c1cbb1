"""New, known, stale, expired: what was found beside what was accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.baseline._entries import Acceptance, Baseline, shortened
from provenance.text.identity import identities

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from provenance.model import Examination, Severity


@dataclass(frozen=True, slots=True)
class Item:
    """A difference or a finding that can be accepted."""

    source: str
    id: str
    code: str
    severity: Severity
    base: str
    reads: str
    here: str
    note: str

    @property
    def key(self) -> tuple[str, str]:
        """What an acceptance of it is found by."""
        return self.source, self.id

    def accepted(
        self, reviewer: str, reason: str, day: date, expires: date | None = None
    ) -> Acceptance:
        """Return what stands in the file once somebody has accepted it."""
        return Acceptance(
            self.source,
            self.id,
            self.code,
            reviewer,
            reason,
            day,
            expires,
            self.base,
            self.reads,
            self.here,
        )


@dataclass(frozen=True, slots=True)
class Sorted:
    """What was found, and what was accepted, each in exactly one list of its own kind.

    ``new`` and ``known`` are found; ``expired`` are accepted and found, and count as new again;
    ``stale`` are accepted and not found, in a source that was looked at and, if it is about a
    difference, compared with the same base.
    """

    new: tuple[Item, ...]
    known: tuple[Item, ...]
    expired: tuple[Acceptance, ...]
    stale: tuple[Acceptance, ...]


def items_of(examination: Examination) -> list[Item]:
    """Return all differences and findings of ``examination``, in text order each."""
    source = examination.transcript.text.source.id
    found: list[Item] = []
    if examination.collation is not None:
        base = examination.collation.base.text.source.id
        found += [
            Item(
                source,
                d.id,
                d.code,
                d.severity,
                base,
                shortened(d.base.text),
                shortened(d.witness.text),
                d.note,
            )
            for d in examination.collation
        ]
    ids = identities(
        examination.transcript.text.content,
        ((f.rule, f.span.start, f.span.end) for f in examination.findings),
    )
    found += [
        Item(source, name, f.rule, f.severity, "", "", shortened(f.text), f.note)
        for name, f in zip(ids, examination.findings, strict=True)
    ]
    return found


def sort(baseline: Baseline, examinations: Iterable[Examination], today: date) -> Sorted:
    """Tell apart what is new, what is known and what is gone; only sources looked at count."""
    new: list[Item] = []
    known: list[Item] = []
    expired: list[Acceptance] = []
    beside: dict[str, str] = {}
    found: set[tuple[str, str]] = set()
    for examination in examinations:
        collation = examination.collation
        base = collation.base.text.source.id if collation else ""
        beside[examination.transcript.text.source.id] = base
        for item in items_of(examination):
            found.add(item.key)
            entry = baseline.entries.get(item.key)
            if entry is None:
                new.append(item)
            elif entry.expires is not None and today >= entry.expires:
                expired.append(entry)
                new.append(item)
            else:
                known.append(item)
    stale = [
        entry
        for key, entry in baseline.entries.items()
        if key not in found
        and entry.base in ("", beside.get(entry.source))
        and entry.source in beside
    ]
    return Sorted(tuple(new), tuple(known), tuple(expired), tuple(stale))
