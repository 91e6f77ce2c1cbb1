"""What code-review tools show: one result a place, each with a name that survives edits elsewhere.

Differences of form are not listed one by one: nobody reviews four hundred curly quotation marks.
They are rolled up to one result a source.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import quote as percent_encoded

from provenance.model import SEVERITIES
from provenance.reports import _data
from provenance.reports._characters import clip, one_line
from provenance.reports._gate import Gated, Unread
from provenance.reports._places import Lines
from provenance.reports._subject import Comparison, Event, Matches, Overview
from provenance.reports._vocabulary import MEANINGS
from provenance.text.identity import identities

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.model import Collation, Difference, Examination, Outcome, Severity, Text
    from provenance.reports._gate import Accepted
    from provenance.reports._subject import Subject

FORM: Final = "form"
"""The code of what is rolled up."""

_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text, in code points; lines and columns count from 1."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Result:
    """One thing to be shown at one place of a source; without a region, at the whole of it."""

    code: str
    severity: Severity
    text: Text
    region: Region | None
    message: str
    id: str
    base: Text | None = None
    base_region: Region | None = None
    reads: str = ""
    here: str = ""
    speaker: str = ""
    note: str = ""
    accepted: Accepted | None = None


def unread_of(subjects: Sequence[Subject]) -> list[Unread]:
    """Return what the gate could not read."""
    # A subject to these formats alone, which is why the union does not list it.
    return [each for each in cast("Sequence[object]", subjects) if isinstance(each, Unread)]


def examinations_of(
    subjects: Sequence[Subject],
) -> Iterator[tuple[Examination | None, Collation | None, Mapping[str, Accepted]]]:
    """Yield what was seen of each source, with what is accepted of it."""
    for subject in subjects:
        if isinstance(subject, Matches | Unread):
            continue
        if isinstance(subject, Comparison):
            yield subject.examination, subject.collation, {}
        elif isinstance(subject, Event):
            for collation in subject.collations:
                yield None, collation, {}
        elif isinstance(subject, Overview):
            for examination in subject.examinations:
                yield examination, examination.collation, {}
        else:
            accepted = subject.accepted if isinstance(subject, Gated) else {}
            yield subject.examination, getattr(subject.examination, "collation", None), accepted


def results_of(subjects: Sequence[Subject]) -> list[Result]:
    """Return all that is to be shown, source by source, in text order."""
    found: list[Result] = []
    for examination, collation, accepted in examinations_of(subjects):
        if collation is not None:
            found += _differences(collation, accepted)
        if examination is not None:
            found += _findings(examination, accepted)
            found += _outcomes(examination)
    return found


def worst_first(results: Sequence[Result]) -> list[Result]:
    """Return what nobody accepted, the gravest first, else in their order."""
    open_ = [each for each in results if each.accepted is None]
    return sorted(open_, key=lambda each: -SEVERITIES.index(each.severity))


def shown_path(text: Text, redact_paths: bool) -> str:
    """Return a source's path with slashes, as a repository names it."""
    path = _data.path_of(text.source, redact_paths)
    if path == "-":
        return "stdin"
    plain = PureWindowsPath(path).as_posix() if "\\" in path else path
    return plain.removeprefix("./") or path


def uri(path: str) -> str:
    """Return a path as a URI reference: relative as it is, absolute with its scheme.

    >>> uri("seeds/a b.txt"), uri("/a.txt"), uri("C:/a.txt"), uri("a:b.txt")
    ('seeds/a%20b.txt', 'file:///a.txt', 'file:///C%3A/a.txt', 'a%3Ab.txt')
    """
    try:
        data = path.encode("utf-8", "surrogateescape")  # a name that is no text keeps its bytes
    except UnicodeEncodeError:
        data = path.encode("utf-8", "backslashreplace")
    plain = percent_encoded(data, safe="/")
    if PurePath(path).is_absolute() or path.startswith("/"):
        return f"file://{plain}"
    return f"file:///{plain}" if PureWindowsPath(path).is_absolute() else plain


def _region(text: Text, lines: Lines, start: int, end: int) -> Region | None:
    """Return where it is; None in what was extracted, whose lines the file does not have."""
    if not text.exact:
        return None
    first, last = lines.at(start), lines.at(end)
    return Region(
        start,
        end,
        first,
        start - lines.starts[first - 1] + 1,
        last,
        end - lines.starts[last - 1] + 1,
    )


def _differences(collation: Collation, accepted: Mapping[str, Accepted]) -> Iterator[Result]:
    base, witness = collation.base.text, collation.witness.text
    lines, base_lines = Lines(witness.content), Lines(base.content)
    form: Counter[str] = Counter()
    for each in collation.differences:
        if each.group == "form" and each.severity == "info":
            form[each.code] += 1
            continue
        yield Result(
            each.code,
            each.severity,
            witness,
            _region(witness, lines, each.witness.span.start, each.witness.span.end),
            _said(each, base),
            each.id,
            base,
            _region(base, base_lines, each.base.span.start, each.base.span.end),
            each.base.text,
            each.witness.text,
            each.speaker or "",
            each.note,
            accepted.get(each.id),
        )
    if form:
        told = ", ".join(f"{number} {code}" for code, number in form.most_common())
        name = identities(base.source.sha256, [(FORM, 0, 0)])[0]
        yield Result(
            FORM,
            "info",
            witness,
            None,
            f"Printed otherwise than {one_line(base.source.id)}: {told}",
            name,
            base,
        )


def _said(each: Difference, base: Text) -> str:
    meaning = MEANINGS.get(each.code, each.code)
    reads = _quoted(each.base.text) or "nothing"
    here = _quoted(each.witness.text) or "nothing"
    note = f" ({one_line(each.note)})" if each.note else ""
    return f"{meaning}: {one_line(base.source.id)} has {reads}, this has {here}{note}"


def _quoted(text: str) -> str:
    return f"“{one_line(clip(text, _LONGEST))}”" if text else ""


def _findings(examination: Examination, accepted: Mapping[str, Accepted]) -> Iterator[Result]:
    text = examination.transcript.text
    lines = Lines(text.content)
    ids = identities(
        text.content, ((f.rule, f.span.start, f.span.end) for f in examination.findings)
    )
    for name, each in zip(ids, examination.findings, strict=True):
        note = one_line(each.note) or each.rule
        shown = _quoted(each.text)
        yield Result(
            each.rule,
            each.severity,
            text,
            _region(text, lines, each.span.start, each.span.end),
            f"{note}: {shown}" if shown else note,
            name,
            here=each.text,
            note=each.note,
            accepted=accepted.get(name),
        )


def _outcomes(examination: Examination) -> Iterator[Result]:
    """Yield what is not as expected and has no place of its own among the results above."""
    if examination.verdict is None:
        return
    text = examination.transcript.text
    for each in examination.verdict.outcomes:
        if each.status == "pass" or (each.status != "error" and _has_places(each)):
            continue
        name = identities(text.source.id, [(f"{each.suite} {each.rule}", 0, 0)])[0]
        state = "not evaluated" if each.status == "error" else "observed"
        yield Result(
            each.rule,
            "critical" if each.status == "error" else each.severity,
            text,
            None,
            f"{one_line(each.description)} ({state}: {one_line(clip(each.observed, _LONGEST))}; "
            f"asked: {one_line(clip(each.threshold, _LONGEST))})",
            name,
        )


def _has_places(outcome: Outcome) -> bool:
    return any(place.start is not None for place in outcome.places)
