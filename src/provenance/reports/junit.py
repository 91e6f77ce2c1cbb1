"""JUnit XML: one suite a source, one case an expectation."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from provenance.reports._characters import one_line
from provenance.reports._results import (
    examinations_of,
    shown_path,
    unread_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Collation, Verdict
    from provenance.reports._subject import Frame, Subject

_MOST = 20
"""Places that a case names; the message counts all of them."""

Case = tuple[str, str, str, str, str]
"""Class, name, what came of it (``failure``, ``error``, ``system-out`` or ""), kind, text."""


class _JUnit:
    """JUnit XML: one suite a source, one case an expectation."""

    code = "junit"
    rank = 71
    meaning = "test results for continuous integration (JUnit XML)"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return one document; what could not be read is a suite with an error."""
        suites: list[tuple[str, list[Case]]] = []
        for examination, collation, _ in examinations_of(subjects):
            text = examination.transcript.text if examination else None
            if text is None and collation is not None:
                text = collation.witness.text
            if text is None:
                continue
            verdict = examination.verdict if examination else None
            cases = _judged(verdict) if verdict is not None else _compared(collation)
            suites.append((shown_path(text, frame.redact_paths), cases))
        suites += [
            (
                each.path,
                [("provenance", "the source can be read", "error", each.slug, each.message)],
            )
            for each in unread_of(subjects)
        ]
        lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        everything = [case for _, cases in suites for case in cases]
        lines.append(f'<testsuites name="provenance" {_counts(everything)}>')
        for name, cases in suites:
            stamp = f" timestamp={_attribute(frame.clock.rstrip('Z'))}" if frame.clock else ""
            lines.append(f"<testsuite name={_attribute(name)} {_counts(cases)}{stamp}>")
            lines += [_case(case) for case in cases]
            lines.append("</testsuite>")
        return "\n".join([*lines, "</testsuites>", ""])


def _judged(verdict: Verdict) -> list[Case]:
    kinds = {"pass": "", "warn": "system-out", "fail": "failure", "error": "error"}
    cases: list[Case] = []
    for each in verdict.outcomes:
        places = [f"{p.start}-{p.end}: {p.excerpt}" for p in each.places if p.start is not None]
        more = max(each.unexpected - _MOST, 0)
        text = [f"observed {each.observed}; asked {each.threshold}", *places[:_MOST]]
        text += [f"and {more} more"] if more and places else []
        cases.append(
            (
                f"provenance.{each.suite}",
                f"{each.rule}: {each.description}",
                kinds[each.status],
                each.severity,
                "\n".join(text) if each.status != "pass" else "",
            )
        )
    cases += [
        (f"provenance.{name}", "applies", "skipped", "", why)
        for name, why in verdict.not_applicable
    ]
    if not verdict.complete and not verdict.errors:
        cases.append(("provenance", "all is evaluated", "error", "verdict", "nothing was judged"))
    return cases


def _compared(collation: Collation | None) -> list[Case]:
    """Return one case a code for a comparison that nobody judged; critical ones fail."""
    if collation is None:
        return [("provenance", "the source can be read", "", "", "")]
    counts = collation.tally.counts
    critical = Counter(d.code for d in collation.differences if d.severity == "critical")
    return [
        (
            "provenance.differences",
            code,
            "failure" if critical[code] else "system-out",
            "critical" if critical[code] else "",
            f"{number} in all, {critical[code]} critical",
        )
        for code, number in counts.items()
    ] or [("provenance.differences", "the texts do not differ", "", "", "")]


def _counts(cases: Sequence[Case]) -> str:
    kinds = Counter(kind for _, _, kind, _, _ in cases)
    return (
        f'tests="{len(cases)}" failures="{kinds["failure"]}" errors="{kinds["error"]}" '
        f'skipped="{kinds["skipped"]}" time="0"'
    )


def _case(case: Case) -> str:
    group, name, kind, severity, text = case
    head = f'<testcase classname={_attribute(group)} name={_attribute(name)} time="0"'
    if not kind:
        return f"{head}/>"
    body = "\n".join(escape(one_line(line)) for line in text.split("\n"))
    if kind == "system-out":
        return f"{head}><system-out>{body}</system-out></testcase>"
    message = _attribute(text.partition("\n")[0])
    if kind == "skipped":
        return f"{head}><skipped message={message}/></testcase>"
    return (
        f"{head}><{kind} type={_attribute(severity)} message={message}>{body}</{kind}></testcase>"
    )


def _attribute(text: str) -> str:
    return quoteattr(one_line(text))


plugin = _JUnit()
