"""Accepting differences, one by one on a terminal or all at once with a name and a reason."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from provenance import lineage
from provenance.baseline import Baseline, sort
from provenance.cli._gate import judge_scope
from provenance.cli._known import known, place_of
from provenance.cli._moment import moment
from provenance.cli._record import AGENT, ready, record
from provenance.cli._scope import scope_of
from provenance.cli._streams import result
from provenance.cli._verdict import today
from provenance.errors import BaselineError, UsageError
from provenance.model import reaches
from provenance.reports import write
from provenance.sources import alone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from provenance.baseline import Acceptance, Item, Sorted
    from provenance.cli._run import Run
    from provenance.model import Examination, Threshold

Given = tuple[str | None, str | None, str | None]
"""Reviewer, reason and last day, as the options say them."""


def accept(
    run: Run,
    paths: Sequence[str] | None,
    given: Given,
    level: Threshold,
    only: Sequence[str] | None,
    file: Path | None,
    *,
    new: bool,
) -> None:
    """Accept what is found and not accepted yet; raise before any work where it cannot be."""
    path = place_of(run, file)
    if new and path.exists():
        raise BaselineError(f"{path} exists already; add to it with 'provenance baseline update'")
    old = Baseline() if new else known(run, file)
    expires = _day(given[2])
    asking = not (given[0] and given[1])
    if asking and not _terminal():
        raise UsageError(
            "who accepts them, and why, cannot be asked here; give --reviewer and --reason"
        )
    ready(run)
    found = sort(old, _examined(run, paths), today())
    _refuse_unknown(only, found)
    items = [each for each in found.new if reaches(each.severity, level) and _chosen(each, only)]
    if run.code:
        raise BaselineError(
            "not every source could be read, so nothing was written; mend what is told of above"
        )
    if not items:
        run.talk.note(f"nothing to accept; {path} is left as it is")
        return
    entries = (
        Review(given[0] or "", given[1] or "", expires).of(items)
        if asking
        else [each.accepted(given[0] or "", given[1] or "", today(), expires) for each in items]
    )
    if entries:
        with alone(path.parent):
            if new and path.exists():
                raise BaselineError(f"{path} was made by another run meanwhile; run 'update'")
            # Another run may have added to it while this one compared.
            write(path, (old if new else known(run, file)).adding(entries).dumps())
            _record_decisions(run, entries, "accepted")
    run.talk.note(f"{len(entries)} accepted in {path}, {len(items) - len(entries)} not")


def audited(run: Run, paths: Sequence[str] | None, file: Path | None, *, as_json: bool) -> None:
    """Tell what is new, known, stale and expired, and write nothing."""
    old = known(run, file)
    found = sort(old, _examined(run, paths), today())
    orphans = _orphans(run, old, paths, found)
    stale = [*found.stale, *(each for each in orphans if each not in found.stale)]
    if stale or found.expired:
        run.refuse()
    groups: dict[str, list[dict[str, Any]]] = {
        "new": [_item(each) for each in found.new if each.severity != "info"],
        "known": [_item(each) for each in found.known],
        "expired": [_entry(each) for each in found.expired],
        "stale": [_entry(each) for each in stale],
    }
    if as_json:
        result(json.dumps({"format_version": 1, **groups}, indent=1) + "\n")
        return
    lines = [f"{name}: {len(each)}" for name, each in groups.items()]
    for name in ("expired", "stale"):
        lines += [
            f"{name}  {e['source']}  {e['id']}  {e['code']}  {e['reviewer']}: {e['reason']}"
            for e in groups[name]
        ]
    result("".join(_plain(line) + "\n" for line in lines))


def pruned(run: Run, paths: Sequence[str] | None, file: Path | None) -> None:
    """Take away what is stale; without paths also what belongs to no source any more."""
    old = known(run, file)
    ready(run)
    found = sort(old, _examined(run, paths), today())
    if run.code:
        raise BaselineError(
            "not every source could be read, so nothing was written; mend what is told of above"
        )
    stale = {entry.key for entry in (*found.stale, *_orphans(run, old, paths, found))}
    path = place_of(run, file)
    if stale:
        with alone(path.parent):
            old = known(run, file)
            stale &= old.entries.keys()
            write(path, old.without(stale).dumps())
            gone = [entry for key, entry in old.entries.items() if key in stale]
            _record_decisions(run, gone, "withdrawn")
    run.talk.note(f"{len(stale)} taken out of {path}, {len(old.entries) - len(stale)} left")


def _record_decisions(run: Run, entries: Sequence[Acceptance], kind: str) -> None:
    """Write one decision for each source, reviewer and reason; taking away is nobody's by name."""
    catalogue = run.demanded_catalogue()
    together: dict[tuple[str, str, str, date | None], list[str]] = {}
    for each in entries:
        who = each.reviewer if kind == "accepted" else AGENT
        key = each.source, who, each.reason if kind == "accepted" else "", each.expires
        together.setdefault(key, []).append(each.id)
    when = moment()
    record(
        run,
        [
            lineage.decision(
                source,
                catalogue.entry(source).sha256 if source in catalogue.ids else "",
                when,
                who,
                kind=kind,
                ids=sorted(ids),
                reason=reason,
                expires=expires,
            )
            for (source, who, reason, expires), ids in together.items()
        ],
    )


@dataclass(slots=True)
class Review:
    """Asks about one after the other on the terminal; what was answered holds for the next."""

    reviewer: str
    reason: str
    expires: date | None

    def of(self, items: Sequence[Item]) -> list[Acceptance]:
        """Return what was accepted; at the end of input, what was accepted until then."""
        taken: list[Acceptance] = []
        all_of: set[str] = set()
        try:
            while not self.reviewer:
                self.reviewer = _ask("Who reviews? ")
            for number, item in enumerate(items, 1):
                if item.code not in all_of:
                    answer = self._shown(item, number, len(items))
                    if answer == "q":
                        break
                    if answer == "a":
                        all_of.add(item.code)
                    elif answer != "y":
                        continue
                    self._ask_why()
                taken.append(item.accepted(self.reviewer, self.reason, today(), self.expires))
        except EOFError:
            pass
        return taken

    def _shown(self, item: Item, number: int, whole: int) -> str:
        _say(f"\n{number}/{whole}  {item.source}  {item.severity} {item.code}  {item.note}")
        if item.base:
            _say(f"  {item.base}: {item.reads or '(nothing)'}")
        _say(f"  here: {item.here or '(nothing)'}")
        return _ask("accept? y yes, n no, a all of this code, q quit [n] ").lower()[:1]

    def _ask_why(self) -> None:
        kept = f" [{self.reason}]" if self.reason else ""
        while True:
            self.reason = _ask(f"why?{kept} ") or self.reason
            if self.reason:
                return


def _examined(run: Run, paths: Sequence[str] | None) -> list[Examination]:
    """Return all that is registered or lies in the paths, examined; report what cannot be read."""
    catalogue = run.demanded_catalogue()
    scope = scope_of(run, catalogue, paths or [], None, everything=True)
    judged = judge_scope(run, catalogue, scope, "never", {}, cache=True)
    for _, error in (*scope.unreadable, *judged.failed):
        with run.attempt():
            raise error
    examinations = [examination for _, examination in judged.examinations]
    if not examinations and not run.code:
        raise BaselineError("there is no source to look at; name a path, or register sources")
    return examinations


def _orphans(
    run: Run, old: Baseline, paths: Sequence[str] | None, found: Sorted
) -> list[Acceptance]:
    """Return what is accepted of sources that there are no more; with paths nobody can tell."""
    if paths:
        return []
    present = {*run.demanded_catalogue().ids, *(item.source for item in found.known)}
    present |= {item.source for item in found.new} | {entry.source for entry in found.stale}
    return [
        entry
        for entry in old.entries.values()
        if entry.source not in present or (entry.base and entry.base not in present)
    ]


def _refuse_unknown(only: Sequence[str] | None, found: Sorted) -> None:
    from provenance.differences import CODES
    from provenance.findings import RULES

    known_words = {*CODES, *RULES.plugins, *(item.id for item in found.new)}
    for word in only or ():
        if word not in known_words:
            raise UsageError(
                f"--only {word}: neither a code nor the id of something new; "
                "'provenance baseline audit --json' tells what is new"
            )


def _chosen(item: Item, only: Sequence[str] | None) -> bool:
    return not only or item.code in only or item.id in only


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"--expires {value}: write a day, such as 2027-01-31") from None
    if day <= today():
        raise UsageError(
            f"--expires {value}: that day is over, and nothing would be accepted; name a later one"
        )
    return day


def _item(item: Item) -> dict[str, Any]:
    return {
        "source": item.source,
        "id": item.id,
        "code": item.code,
        "severity": item.severity,
        "base": item.base,
        "reads": item.reads,
        "here": item.here,
    }


def _entry(entry: Acceptance) -> dict[str, Any]:
    said: dict[str, Any] = {
        "source": entry.source,
        "id": entry.id,
        "code": entry.code,
        "reviewer": entry.reviewer,
        "reason": entry.reason,
        "date": entry.date.isoformat(),
    }
    if entry.expires:
        said["expires"] = entry.expires.isoformat()
    return said


def _terminal() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def _ask(question: str) -> str:
    _say(question, end="")
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return " ".join(answer.split())


def _say(line: str, end: str = "\n") -> None:
    sys.stderr.write(_plain(line) + end)
    sys.stderr.flush()


def _plain(line: str) -> str:
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in line)
