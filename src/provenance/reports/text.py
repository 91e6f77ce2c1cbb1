"""Text for terminals: the sentence, the figures, and each difference with the words around it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Rich

from provenance.model import GROUPS
from provenance.reports import _data, _history, _inspected, _sentence
from provenance.reports._characters import clip, one_line
from provenance.reports._layout import in_passing
from provenance.reports._places import Lines, quote
from provenance.reports._subject import Comparison, Event, Inspection, Matches, Overview
from provenance.reports._subject_data import data_of
from provenance.reports._vocabulary import RELATED, figure, grouped, weighed
from provenance.reports._words import count, counted, percent, portion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import (
        Collation,
        Difference,
        Examination,
        Finding,
        Match,
        Share,
        Transcript,
        Verdict,
    )
    from provenance.reports._subject import Frame, Subject

_STYLE = {"critical": "bold red", "warning": "yellow", "info": "dim"}
_STATUS = {"pass": "green", "warn": "yellow", "fail": "bold red", "error": "bold magenta"}
_GROUP = {"substance": "red", "damage": "yellow", "structure": "magenta", "form": "dim"}
_BAR = 24


class _Text:
    """Text for terminals: sentence, figures, differences in context."""

    code = "text"
    rank = 10
    meaning = "plain text for people, in colour on a terminal"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return the report as lines; without ``frame.colour`` they hold no escape codes."""
        stream = io.StringIO()
        console = Console(
            file=stream,
            force_terminal=frame.colour,
            color_system="standard" if frame.colour else None,
            no_color=not frame.colour,
            width=max(frame.width, 40),
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
            legacy_windows=False,
        )
        for index, subject in enumerate(subjects):
            if index:
                console.print()
            _subject(console, subject, frame)
        lines = stream.getvalue().splitlines()
        return "".join(f"{line.rstrip()}\n" for line in lines)


def _subject(console: Console, subject: Subject, frame: Frame) -> None:
    if isinstance(subject, Matches):
        data = _data.matches(subject.source, subject.matches)
        console.print(Rich(_safe(data["sentence"]), style="bold"))
        _matches(console, subject.matches)
        return
    if isinstance(subject, Event | Overview):
        data = data_of(subject, frame.redact_paths)
        console.print(Rich(_safe(data["sentence"]), style="bold"))
        _event(console, data, frame) if isinstance(subject, Event) else _overview(console, data)
        return
    if isinstance(subject, Comparison):
        data = _data.comparison(subject.collation)
        console.print(Rich(_safe(data["sentence"]), style="bold"))
        _comparison(console, subject.collation, frame)
        if subject.examination is not None:
            _examined(console, subject.examination)
        return
    examination = subject.examination
    if isinstance(subject, Inspection):
        data = _data.inspection(examination)
        console.print(Rich(_safe(data["sentence"]), style="bold"))
        _source(console, examination.transcript, frame, labels=not subject.explain)
        if subject.explain:
            _inspected.explained(console, examination.transcript)
        _examined(console, examination)
        return
    data = _data.examination(examination)
    console.print(Rich(_safe(data["sentence"]), style="bold"))
    if examination.verdict is not None:
        word = data["verdict"]["sentence"]
        console.print(Rich(word, style="green" if examination.verdict.passed else "bold red"))
    if examination.collation is not None:
        _comparison(console, examination.collation, frame)
    else:
        _source(console, examination.transcript, frame)
    if len(examination.matches) > 1:
        _matches(console, examination.matches)
    _examined(console, examination)


def _event(console: Console, data: _data.Data, frame: Frame) -> None:
    """Print who reads what along the first base; with ``everything``, along every base."""
    for base in data["bases"] if frame.everything else data["bases"][:1]:
        _inspected.heading(console, _safe(base["base"]), counted(len(base["places"]), "place"))
        table = Table.grid(padding=(0, 2, 0, 0))
        for _ in range(4):
            table.add_column(overflow="fold")
        for each in base["witnesses"]:
            table.add_row(
                f"  {_safe(each['witness'])}",
                Rich(each["relation"], style="bold"),
                f"holds {portion(each['coverage']['base'])} of it",
                f"{count(each['same_words'])} of {count(each['shared_words'])} words the same",
            )
        console.print(table)
        for place in base["places"]:
            who = f", {_safe(place['speaker'])}" if place["speaker"] else ""
            console.print(Rich(f"  line {place['line']}{who}", style="dim"))
            readings = [(place["text"], [base["base"], *place["agree"]])]
            readings += [(each["text"], each["witnesses"]) for each in place["readings"]]
            for text, names in readings:
                words = _safe(clip(text, 160)) or "(nothing)"
                line = Rich.assemble((words, "yellow"), "  ", (_safe(", ".join(names)), "bold"))
                console.print(Padding(line, (0, 0, 0, 4), expand=False))
            if place["absent"]:
                absent = _safe(", ".join(place["absent"]))
                console.print(Padding(Rich(f"not there: {absent}", style="dim"), (0, 0, 0, 4)))


def _over_time(console: Console, data: _data.Data) -> None:
    """Print how the findings of each source went, as the log has it."""
    rows = _history.rows(data["history"], {})
    if not rows:
        return
    _inspected.heading(console, "findings over time", _history.summary(data["history"]))
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        table.add_column(overflow="fold")
    for each in rows:
        table.add_row(
            f"  {_safe(each['source'])}",
            each["went"],
            each["change"],
            Rich("passed", style="green")
            if each["passed"]
            else Rich("not passed", style="bold red"),
        )
    console.print(table)


def _overview(console: Console, data: _data.Data) -> None:
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(5):
        table.add_column(overflow="fold")
    related = {each["source"]: each for each in reversed(data["relations"])}
    for each in data["sources"]:
        match = related.get(each["id"])
        verdict = each["verdict"]
        found = [f"{count(n)} {severity}" for severity, n in each["findings"].items() if n]
        judged = "passed" if verdict and verdict["passed"] else "not passed" if verdict else ""
        table.add_row(
            Rich(_safe(each["id"]), style="bold"),
            _safe(each["date"]),
            f"{RELATED[match['relation']]} {_safe(match['match'])}" if match else "",
            ", ".join(found) or "no finding",
            Rich(judged, style="green" if judged == "passed" else "bold red"),
        )
    console.print(table)
    _over_time(console, data)


def _safe(text: str) -> str:
    return one_line(text)


def _grid(*widths: int | None) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for width in widths:
        table.add_column(width=width, overflow="fold", no_wrap=width is not None)
    return table


def _measures(transcript: Transcript) -> str:
    text = transcript.text
    data = _data.text(text)
    return (
        f"{counted(data['characters'], 'character')}, {counted(data['words'], 'word')}, "
        f"{text.encoding}, sha256 {data['sha256'][:16]}…"
    )


def _bar(share: Share) -> Rich:
    full = round(_BAR * share.ratio)
    if share.part and not full:
        full = 1
    if share.part < share.whole and full == _BAR:
        full = _BAR - 1
    return Rich.assemble(("█" * full, "blue"), ("░" * (_BAR - full), "dim"))


def _part(share: Share) -> str:
    return f"{count(share.part)} of {count(share.whole)}"


def _comparison(console: Console, collation: Collation, frame: Frame) -> None:
    console.print()
    table = _grid(9, None)
    for side, transcript, share in (
        ("base", collation.base, collation.base_coverage),
        ("witness", collation.witness, collation.witness_coverage),
    ):
        identity = _safe(transcript.text.source.id)
        table.add_row(Rich(side, style="bold"), Rich(identity))
        table.add_row("", Rich(_measures(transcript), style="dim"))
        counterpart = f"  {percent(share)} has a counterpart: {_part(share)} words"
        table.add_row("", Rich.assemble(_bar(share), counterpart))
    table.add_row(Rich("relation", style="bold"), Rich(_sentence.fidelity(collation)))
    console.print(table)
    _tally(console, collation, frame)
    if frame.summary:
        return
    shown = frame.everything or all(each.group == "form" for each in collation.differences)
    base, witness = collation.base.text.content, collation.witness.text.content
    lines = Lines(base), Lines(witness)
    for group in GROUPS:
        members = [each for each in collation.differences if each.group == group]
        if not members:
            continue
        if group == "form" and not shown:
            console.print()
            words = counted(len(members), "difference")
            console.print(Rich(f"{words} of form not listed.", style="dim"))
            continue
        _inspected.heading(console, group, counted(len(members), "difference"))
        for each in members:
            _difference(console, each, base, witness, lines)


def _tally(console: Console, collation: Collation, frame: Frame) -> None:
    """Print the counts by group; in a summary a line a code, with a bar for each."""
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    groups = grouped(collation.differences)
    weights = weighed(collation.differences)
    most = max((number for codes in groups.values() for number in codes.values()), default=1)
    for group, codes in groups.items():
        total = sum(codes.values())
        head = Rich(group, style="bold" if total else "dim")
        if frame.summary:
            table.add_row(head, count(total), "")
            for code, number in codes.items():
                bar = "█" * max(round(_BAR * number / most), 1)
                slight = weights[code][1]
                aside = Rich(f"  {count(slight)} of them info" if slight else "", style="dim")
                drawn = Rich.assemble((bar, _GROUP[group]), aside)
                table.add_row(Rich(f"  {code}"), count(number), drawn)
            continue
        listed = ", ".join(f"{code} {figure(*weights[code])}" for code in codes)
        table.add_row(head, count(total), Rich(listed))
    console.print(table)


def _difference(
    console: Console, each: Difference, base: str, witness: str, lines: tuple[Lines, Lines]
) -> None:
    spans = each.base.span, each.witness.span
    where = f"line {lines[0].at(spans[0].start)} → {lines[1].at(spans[1].start)}"
    who = f", {_safe(each.speaker)}" if each.speaker else ""
    turn = f", turn {count(each.turn + 1)}" if each.turn is not None else ""
    if in_passing(each) and each.group != "form":
        readings = [one_line(clip(r.text, 80)) or "nothing" for r in (each.base, each.witness)]
        told = f"  {where}  {readings[0]} → {readings[1]}  "
        line = Rich.assemble((each.code, "dim"), told, (f"{_safe(each.note)}  {each.id}", "dim"))
        console.print(Padding(line, (0, 0, 0, 2), expand=False))
        return
    console.print(
        Rich.assemble(
            "  ",
            (each.code, _STYLE[each.severity]),
            f"  {where}{who}{turn}",
            (f"  {each.id}", "dim"),
            overflow="fold",
        )
    )
    for sign, content, span, style in (
        ("-", base, spans[0], "red"),
        ("+", witness, spans[1], "green"),
    ):
        shown = quote(content, span.start, span.end)
        marked = (shown.reading or "‸", f"{style} reverse" if shown.reading.isspace() else style)
        line = Rich.assemble((f"{sign} ", style), shown.before, marked, shown.after)
        console.print(Padding(line, (0, 0, 0, 4), expand=False))
    if each.note:
        console.print(Padding(Rich(_safe(each.note), style="dim"), (0, 0, 0, 6), expand=False))


def _source(console: Console, transcript: Transcript, frame: Frame, *, labels: bool = True) -> None:
    metadata = transcript.metadata
    path = _data.path_of(transcript.text.source, frame.redact_paths)
    console.print()
    _inspected.facts(
        console,
        [
            ("source", f"{transcript.text.source.id}  ({path})"),
            ("text", _measures(transcript)),
            ("assumed", _inspected.assumed(transcript.text.steps)),
            ("format", transcript.format),
            ("labels", transcript.dialect if labels else ""),
            ("title", metadata.title),
            ("date", metadata.date),
            ("place", metadata.place),
        ],
    )
    _inspected.speakers(console, transcript)
    _inspected.nobodys(console, transcript)


def _examined(console: Console, examination: Examination) -> None:
    if examination.findings:
        _inspected.heading(console, "findings", counted(len(examination.findings), "finding"))
        content = examination.transcript.text.content
        lines = Lines(content)
        said = ("", "")
        for each in examination.findings:
            _finding(console, each, content, lines, again=said == (each.rule, each.note))
            said = (each.rule, each.note)
    if examination.verdict is not None:
        _verdict(console, examination.verdict)


def _finding(console: Console, each: Finding, content: str, lines: Lines, again: bool) -> None:
    line = f"  line {lines.at(each.span.start)}"
    console.print(Rich.assemble("  ", (each.rule, _STYLE[each.severity]), line))
    shown = quote(content, each.span.start, each.span.end)
    marked = Rich.assemble(shown.before, (shown.reading or "‸", "bold"), shown.after)
    console.print(Padding(marked, (0, 0, 0, 4), expand=False))
    if each.note and not again:
        console.print(Padding(Rich(_safe(each.note), style="dim"), (0, 0, 0, 6), expand=False))


def _verdict(console: Console, verdict: Verdict) -> None:
    _inspected.heading(console, "expectations", _data.verdict(verdict)["sentence"])
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(5):
        table.add_column(overflow="fold")
    for outcome in verdict.outcomes:
        if outcome.status == "pass":
            continue
        table.add_row(
            Rich(f"  {outcome.status}", style=_STATUS[outcome.status]),
            Rich(_safe(outcome.rule)),
            Rich(outcome.severity, style=_STYLE[outcome.severity]),
            Rich(_safe(outcome.description)),
            Rich(_safe(f"observed {outcome.observed}, asked {outcome.threshold}")),
        )
    console.print(table)


def _matches(console: Console, matches: Sequence[Match]) -> None:
    if not matches:
        return
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    for _ in range(3):
        table.add_column(overflow="fold")
    for match in matches:
        table.add_row(
            f"{match.score:.2f}",
            Rich(match.relation, style="bold"),
            Rich(_safe(clip(match.source, 120))),
            Rich(
                f"{portion(match.source_coverage)} of this text, "
                f"{portion(match.match_coverage)} of it"
            ),
        )
    console.print(table)


plugin = _Text()
