"""Markdown for pull requests: the sentence, the figures, and what differs beyond form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model import GROUPS
from provenance.reports import _data, _history
from provenance.reports import _sentence as _sentences
from provenance.reports._characters import clip, one_line
from provenance.reports._places import Lines, quote
from provenance.reports._subject import Comparison, Event, Inspection, Matches, Overview
from provenance.reports._subject_data import data_of
from provenance.reports._vocabulary import CANNOT_SHOW, figure, grouped, weighed
from provenance.reports._words import count, counted, percent, portion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Collation, Difference, Examination, Match, Transcript, Verdict
    from provenance.reports._subject import Frame, Subject

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~<>&@]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", ":": "&#58;", ".": "&#46;"}
_MOST = 50
_SIGN = {"pass": "met", "warn": "not met", "fail": "**not met**", "error": "**not evaluated**"}


def plain(text: str) -> str:
    r"""Return ``text`` on one line, so that Markdown shows it as it is: no link, tag or mention.

    >>> print(plain("**b** <i> @you: www.example.org"))
    \*\*b\*\* &lt;i&gt; &#64;you: www&#46;example.org
    """
    return _SPECIAL.sub(lambda hit: _ENTITIES.get(hit[0], f"\\{hit[0]}"), one_line(text))


class _Markdown:
    """Markdown for pull requests: sentence, figures, and what differs beyond form."""

    code = "markdown"
    rank = 50
    meaning = "a summary for pull requests and issues"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return one section a subject; long lists are cut and counted."""
        sections = ["\n".join(_section(subject, frame)) for subject in subjects]
        made = f"provenance {frame.version}" + (f", {plain(frame.clock)}" if frame.clock else "")
        foot = [f"<sub>{made}. {CANNOT_SHOW[0]}</sub>", ""]
        return "\n\n".join(sections) + "\n\n" + "\n".join(foot)


def _section(subject: Subject, frame: Frame) -> list[str]:
    data = data_of(subject, frame.redact_paths)
    if isinstance(subject, Matches):
        head = [f"### {plain(data['source']['id'])}", "", _sentence(data["sentence"])]
        return head + _matches(subject.matches)
    if isinstance(subject, Event | Overview):
        head = [f"### {plain(subject.title)}", "", _sentence(data["sentence"]), ""]
        return head + (_event(data, frame) if isinstance(subject, Event) else _overview(data))
    collation: Collation | None
    examination: Examination | None
    if isinstance(subject, Comparison):
        identity = data["witness"]["id"]
        collation, examination = subject.collation, subject.examination
    else:
        identity = data["source"]["id"]
        examination = subject.examination
        collation = None if isinstance(subject, Inspection) else examination.collation
    lines = [f"### {plain(identity)}", "", _sentence(data["sentence"])]
    if examination is not None and examination.verdict is not None:
        lines += _verdict(examination.verdict)
    if collation is not None:
        lines += _comparison(collation, frame)
    if examination is not None:
        if collation is None:
            lines += ["", _measures(examination.transcript)]
        if len(examination.matches) > 1:
            lines += _matches(examination.matches)
        lines += _findings(examination)
    return lines


def _event(data: _data.Data, frame: Frame) -> list[str]:
    """Return who reads what along the first base; with ``everything``, along every base."""
    lines: list[str] = []
    for base in data["bases"] if frame.everything else data["bases"][:1]:
        head = f"| against {plain(base['base'])} | relation | holds of it | same words |"
        lines += [head, "| --- | --- | --: | --: |"]
        lines += [
            f"| {plain(w['witness'])} | {w['relation']} | {portion(w['coverage']['base'])} "
            f"| {count(w['same_words'])} of {count(w['shared_words'])} |"
            for w in base["witnesses"]
        ]
        lines += ["", "| line | readings | not there |", "| --: | --- | --- |"]
        for place in base["places"][:_MOST]:
            readings = [(place["text"], [base["base"], *place["agree"]])]
            readings += [(each["text"], each["witnesses"]) for each in place["readings"]]
            told = "<br>".join(
                f"{plain(clip(text, 120)) or '‸'} — **{plain(', '.join(names))}**"
                for text, names in readings
            )
            lines.append(f"| {place['line']} | {told} | {plain(', '.join(place['absent']))} |")
        if len(base["places"]) > _MOST:
            lines += ["", f"and {count(len(base['places']) - _MOST)} more"]
        lines.append("")
    return lines


def _overview(data: _data.Data) -> list[str]:
    related = {each["source"]: each for each in reversed(data["relations"])}
    lines = ["| source | date | relation | findings | verdict |", "| --- | --- | --- | --- | --- |"]
    for each in data["sources"]:
        match = related.get(each["id"])
        verdict = each["verdict"]
        found = ", ".join(f"{count(n)} {s}" for s, n in each["findings"].items() if n)
        relation = f"{match['relation']} of {plain(match['match'])}" if match else ""
        judged = "passed" if verdict and verdict["passed"] else "**not passed**" if verdict else ""
        name, date = plain(each["id"]), plain(each["date"])
        lines.append(f"| {name} | {date} | {relation} | {found or 'none'} | {judged} |")
    recorded = _history.rows(data["history"], {})
    if recorded:
        lines += ["", "| source | findings over time | since the time before | verdict |"]
        lines += ["| --- | --- | --- | --- |"]
        lines += [
            f"| {plain(each['source'])} | {each['went']} | {each['change']} "
            f"| {'passed' if each['passed'] else '**not passed**'} |"
            for each in recorded
        ]
    return lines


def _sentence(sentence: str) -> str:
    return f"**{plain(sentence)}**"


def _measures(transcript: Transcript) -> str:
    data = _data.text(transcript.text)
    return (
        f"{counted(data['characters'], 'character')}, {counted(data['words'], 'word')}, "
        f"{data['encoding']}, `sha256 {data['sha256']}`"
    )


def _comparison(collation: Collation, frame: Frame) -> list[str]:
    lines = ["", "| | text | counterpart | sha256 |", "| --- | --- | --: | --- |"]
    for side, transcript, share in (
        ("base", collation.base, collation.base_coverage),
        ("witness", collation.witness, collation.witness_coverage),
    ):
        text = transcript.text
        lines.append(
            f"| {side} | {plain(text.source.id)} | {percent(share)} of "
            f"{counted(share.whole, 'word')} | `{text.source.sha256}` |"
        )
    lines += ["", f"{_sentences.fidelity(collation)}."]
    lines += ["", "| group | | codes |", "| --- | --: | --- |"]
    weights = weighed(collation.differences)
    for group, codes in grouped(collation.differences).items():
        listed = ", ".join(f"{plain(code)} {figure(*weights[code])}" for code in codes)
        lines.append(f"| {group} | {count(sum(codes.values()))} | {listed} |")
    return lines + _differences(collation, frame)


def _differences(collation: Collation, frame: Frame) -> list[str]:
    base, witness = collation.base.text.content, collation.witness.text.content
    at = Lines(base), Lines(witness)
    lines: list[str] = []
    for group in GROUPS:
        members = [each for each in collation.differences if each.group == group]
        if not members or (group == "form" and not frame.everything):
            continue
        opened = " open" if group == "substance" else ""
        lines += ["", f"<details{opened}><summary>{group}: {count(len(members))}</summary>", ""]
        lines += ["| code | line | base | witness |", "| --- | --: | --- | --- |"]
        lines += [_row(each, base, witness, at) for each in members[:_MOST]]
        if len(members) > _MOST:
            lines += ["", f"and {count(len(members) - _MOST)} more"]
        lines += ["", "</details>"]
    return lines


def _row(each: Difference, base: str, witness: str, at: tuple[Lines, Lines]) -> str:
    sides = []
    for content, span in ((base, each.base.span), (witness, each.witness.span)):
        shown = quote(content, span.start, span.end, around=24, longest=120)
        reading = f"<b>{plain(shown.reading)}</b>" if shown.reading else "‸"
        sides.append(f"{plain(shown.before)}{reading}{plain(shown.after)}")
    where = f"{at[0].at(each.base.span.start)} → {at[1].at(each.witness.span.start)}"
    strong = "**" if each.severity == "critical" else ""
    note = f"<br><sub>{plain(each.note)}</sub>" if each.note else ""
    code = f"{strong}{plain(each.code)}{strong}"
    return f"| {code}{note} | {where} | {sides[0]} | {sides[1]} |"


def _verdict(verdict: Verdict) -> list[str]:
    lines = ["", plain(_data.verdict(verdict)["sentence"])]
    unmet = [outcome for outcome in verdict.outcomes if outcome.status != "pass"]
    if not unmet:
        return lines
    lines += [
        "",
        "| | severity | expected | observed | threshold |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {_SIGN[o.status]} | {o.severity} | {plain(o.description)} ({plain(o.rule)}) "
        f"| {plain(clip(o.observed, 120))} | {plain(clip(o.threshold, 120))} |"
        for o in unmet
    ]
    return lines


def _findings(examination: Examination) -> list[str]:
    if not examination.findings:
        return []
    content = examination.transcript.text.content
    at = Lines(content)
    lines = [
        "",
        f"<details><summary>found in the text: {count(len(examination.findings))}</summary>",
    ]
    lines += ["", "| rule | severity | line | |", "| --- | --- | --: | --- |"]
    for each in examination.findings[:_MOST]:
        shown = quote(content, each.span.start, each.span.end, around=24, longest=120)
        words = f"{plain(shown.before)}<b>{plain(shown.reading)}</b>{plain(shown.after)}"
        place = at.at(each.span.start)
        lines.append(f"| {plain(each.rule)} | {each.severity} | {place} | {words} |")
    if len(examination.findings) > _MOST:
        lines += ["", f"and {count(len(examination.findings) - _MOST)} more"]
    return [*lines, "", "</details>"]


def _matches(matches: Iterable[Match]) -> list[str]:
    rows = [
        f"| {plain(clip(m.source, 120))} | {m.relation} | {m.score:.2f} "
        f"| {portion(m.source_coverage)} | {portion(m.match_coverage)} |"
        for m in matches
    ]
    if not rows:
        return []
    head = "| registered source | relation | score | of this text | of it |"
    return ["", head, "| --- | --- | --: | --: | --: |", *rows]


plugin = _Markdown()
