"""What the gate says: the one verdict, and the reports in the formats asked for."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any, Final, cast

from provenance import __version__
from provenance.baseline import sort
from provenance.cli import _as_prov
from provenance.cli._deliver import Delivery, clock_said
from provenance.cli._record import record_report
from provenance.cli._streams import result
from provenance.cli._verdict import today
from provenance.reports import render, seal, write
from provenance.reports._characters import one_line
from provenance.reports._gate import Accepted, Gated, Unread
from provenance.reports._places import Lines

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from provenance.baseline import Acceptance, Baseline, Sorted
    from provenance.cli._gate import Judged
    from provenance.cli._run import Run
    from provenance.cli._scope import Scope
    from provenance.errors import ProvenanceError
    from provenance.reports import Subject

_KNOWING: Final = ("sarif", "junit", "github", "gitlab", "errata", "github-summary")
"""Formats that can tell of a source that could not be read."""

_NO_DAY: Final = date.max


def _accepted(entries: Mapping[str, Acceptance]) -> dict[str, Accepted]:
    return {
        name: Accepted(
            entry.reviewer,
            entry.reason,
            entry.date.isoformat(),
            entry.expires.isoformat() if entry.expires else "",
        )
        for name, entry in entries.items()
    }


def _shown(path: str, redact_paths: bool) -> str:
    return PureWindowsPath(path).name or path if redact_paths else path


@dataclass(frozen=True, slots=True)
class Told:
    """All that came of a gate."""

    subjects: tuple[Gated, ...]
    unread: tuple[tuple[str, ProvenanceError], ...]
    unchanged: int
    passed_over: int
    remembered: int
    sorted: Sorted

    @classmethod
    def of(
        cls,
        scope: Scope,
        judged: Judged,
        baseline: Baseline,
        counting: Mapping[str, Mapping[str, Acceptance]],
        present: Collection[str] | None,
    ) -> Told:
        """Put together what was found, what was accepted, and what could not be done.

        ``present`` are the ids of all sources there are, if all were looked for: what is accepted
        of any other is stale.
        """
        subjects = tuple(
            Gated(examination, candidate.state, _accepted(counting.get(candidate.source.id, {})))
            for candidate, examination in judged.examinations
        )
        day = today() if baseline.entries else None
        examinations = [subject.examination for subject in subjects]
        found = sort(baseline, examinations if day else [], day or _NO_DAY)
        if present is not None:
            there = {*present, *(each.transcript.text.source.id for each in examinations)}
            gone = [entry for entry in baseline.entries.values() if entry.source not in there]
            found = replace(found, stale=(*found.stale, *gone))
        return cls(
            subjects,
            (*scope.unreadable, *judged.failed),
            len(scope.unchanged),
            len(scope.passed_over),
            judged.remembered,
            found,
        )

    @property
    def failed(self) -> tuple[Gated, ...]:
        """The sources that were judged and are not as is expected of them."""
        return tuple(
            each
            for each in self.subjects
            if (verdict := each.examination.verdict) and verdict.complete and not verdict.passed
        )

    @property
    def unjudged(self) -> tuple[Gated, ...]:
        """The sources about which something expected could not be evaluated."""
        return tuple(
            each
            for each in self.subjects
            if (verdict := each.examination.verdict) is None or not verdict.complete
        )

    @property
    def uncompared(self) -> int:
        """How many sources were judged by their own text alone."""
        return sum(each.examination.collation is None for each in self.subjects)

    @property
    def idle(self) -> bool:
        """Whether nothing at all was looked at."""
        return not (self.subjects or self.unread or self.unchanged)

    def code(self, *, strict: bool) -> int:
        """Return the exit code: 2 outranks 1, and nothing looked at is no success."""
        if self.unread or self.unjudged or self.idle:
            return 2
        return 1 if self.failed or (strict and self.sorted.stale) else 0

    def lines(self, code: int) -> list[str]:
        """Return the verdict in words, then what is worth knowing besides."""
        if self.idle:
            over = f" ({self.passed_over} passed over; -v names them)" if self.passed_over else ""
            return [
                "gate: not done: there is no source to look at, neither registered nor in the "
                f"folders looked through{over}; name a path, or register sources with 'provenance "
                "add'"
            ]
        states = [each.state for each in self.subjects]
        kinds = [
            f"{states.count(state)} {state}"
            for state in ("new", "changed", "registered")
            if state in states
        ]
        word = ("passed", "failed", "not done")[code]
        parts = [f"{len(self.subjects)} judged" + (f" ({', '.join(kinds)})" if kinds else "")]
        if self.failed:
            parts.append(f"{len(self.failed)} not as expected")
        if self.unjudged:
            parts.append(f"{len(self.unjudged)} not evaluated whole")
        if self.unread:
            parts.append(f"{len(self.unread)} that could not be read")
        alone = self.uncompared
        if alone:
            parts.append(f"{alone} compared with nothing")
        parts.append(f"{self.unchanged} unchanged")
        if self.passed_over:
            parts.append(f"{self.passed_over} passed over (-v names them)")
        lines = [f"gate: {word}: {', '.join(parts)}"]
        unfailed = sum(
            each.examination.collation is None and each not in self.failed for each in self.subjects
        )
        if unfailed:
            its = (
                "it is like nothing registered, and its"
                if unfailed == 1
                else ("they are like nothing registered, and their")
            )
            lines.append(
                f"{unfailed} passed with nothing to compare with: {its} own text alone was "
                "judged, neither coverage nor differences; 'DOC-13.critical = 1' in [gate] makes "
                "that fail"
            )
        found = self.sorted
        if found.known or found.stale or found.expired:
            lines.append(
                f"baseline: {len(found.known)} known, {len(found.expired)} expired, "
                f"{len(found.stale)} stale"
            )
        if self.unchanged and not self.subjects:
            lines.append(
                "what is registered and unchanged is held against its digest and not judged "
                "again; --all judges it"
            )
        return lines

    def data(self, code: int, redact_paths: bool) -> dict[str, Any]:
        """Return the JSON of the gate."""
        found = self.sorted
        said = render(
            "jsonl", self.subjects, version=__version__, redact_paths=redact_paths
        ).splitlines()
        sources = [
            {"state": subject.state, **json.loads(line)}
            for subject, line in zip(self.subjects, said, strict=True)
        ]
        return {
            "format_version": 1,
            "passed": code == 0,
            "exit_code": code,
            "judged": len(self.subjects),
            "failed": len(self.failed),
            "unjudged": len(self.unjudged),
            "uncompared": self.uncompared,
            "unchanged": self.unchanged,
            "passed_over": self.passed_over,
            "remembered": self.remembered,
            "errors": [
                {"path": _shown(path, redact_paths), "error": e.slug, "message": str(e)}
                for path, e in self.unread
            ],
            "baseline": {
                "known": len(found.known),
                "expired": [list(entry.key) for entry in found.expired],
                "stale": [list(entry.key) for entry in found.stale],
            },
            "sources": sources,
        }

    def subjects_for(self, code: str, redact_paths: bool) -> list[Subject]:
        """Return the subjects of a report: for formats that know of them, what was not read."""
        unread = [
            Unread(_shown(path, redact_paths), error.slug, str(error))
            for path, error in self.unread
        ]
        return [*self.subjects, *(cast("list[Subject]", unread) if code in _KNOWING else [])]


_PLACES: Final = 3


def _summary(subject: Gated) -> list[str]:
    """Return one line for a source, and below it what is not as expected of it."""
    examination = subject.examination
    verdict, source = examination.verdict, examination.transcript.text.source
    if verdict is None or not verdict.complete:
        word = "error"
    else:
        word = "pass" if verdict.passed else "fail"
    base = examination.collation.base.text.source.id if examination.collation else ""
    beside = f", compared with {base}" if base else ", compared with nothing"
    lines = [f"{word:5} {one_line(source.path)} ({subject.state}{beside})"]
    at = Lines(examination.transcript.text.content)
    for outcome in verdict.outcomes if verdict else ():
        if outcome.status in ("fail", "error"):
            lines.append(
                f"      {outcome.severity} {outcome.rule}: {one_line(outcome.description)} "
                f"Observed {one_line(outcome.observed)}, asked {one_line(outcome.threshold)}"
            )
            lines += [
                f"        line {at.at(place.start)}: {one_line(place.excerpt)}"
                for place in outcome.places[:_PLACES]
                if place.start is not None
            ]
            if outcome.unexpected > _PLACES:
                lines.append(f"        and {outcome.unexpected - _PLACES} more")
    return lines


class GateDelivery(Delivery):
    """Delivers a gate: JSON with the one verdict around the sources, all else one by one."""

    @classmethod
    def of_gate(
        cls,
        format: str,  # noqa: A002
        outputs: Sequence[str] | None,
        *,
        redact_paths: bool,
    ) -> GateDelivery:
        """Read ``-f`` and ``-o``; raise UsageError for a format that nobody offers."""
        delivery = cls.of(format, outputs, redact_paths=redact_paths)
        return cls(delivery.format, delivery.files, delivery.everything, redact_paths)

    def deliver_gate(self, run: Run, told: Told) -> None:
        """Write the files, each whole or not at all, then the result to standard output."""
        clock = clock_said()
        for code, path in self.files:
            with run.attempt():
                content = self._content(run, told, code, clock, everything=True)
                write(path, content)
                record_report(run, told.subjects, path, code, content)
                run.talk.note(f"{code} written to {path}")
        result(self._content(run, told, self.format, clock, everything=self.everything))

    def _content(self, run: Run, told: Told, code: str, clock: str, *, everything: bool) -> str:
        if code == "text":
            return "".join(f"{line}\n" for each in told.subjects for line in _summary(each))
        if code == "json":
            content = json.dumps(told.data(run.code, self.redact_paths), indent=1) + "\n"
            return seal(code, content)
        if code == _as_prov.CODE:
            return _as_prov.as_prov(told.subjects, redact_paths=self.redact_paths)
        content = render(
            code,
            told.subjects_for(code, self.redact_paths),
            version=__version__,
            clock=clock,
            redact_paths=self.redact_paths,
            colour=run.colourful and code == "text",
            width=shutil.get_terminal_size((100, 24)).columns,
            everything=everything,
        )
        return seal(code, content)
