"""What was found in each source over time, out of the event log: as data, and as small drawings.

A log is a file that people can edit, so nothing in an outcome is taken to be what it should be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from provenance.model import SEVERITIES
from provenance.reports._characters import clip, one_line
from provenance.reports._words import count, counted, listed, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Event
    from provenance.reports._data import Data

_GRAVEST_FIRST = tuple(reversed(SEVERITIES))
_DRAWN = 40
"""Judgements of one source that are drawn, the newest."""
_TOLD = 6
"""Judgements of one source whose findings are told as numbers, the newest."""
_LISTED = 300
"""Judgements that a page lists, the newest."""
_HEIGHT = 28
_STEP = 8
_BAR = 6


def history(events: Iterable[Event]) -> list[Data]:
    """Return the validations in ``events``, source by source, each source's from first to last."""
    sources: dict[str, list[Data]] = {}
    for each in events:
        if each.activity != "validation":
            continue
        found = _counts(each.outcome.get("findings"))
        sources.setdefault(each.subject, []).append(
            {
                "when": each.when.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "sha256": each.digest,
                "passed": each.outcome.get("passed") is True,
                "findings": {severity: found.get(severity, 0) for severity in _GRAVEST_FIRST},
                "differences": _counts(each.outcome.get("differences")),
            }
        )
    return [
        {"source": name, "judgements": sorted(judged, key=lambda each: str(each["when"]))}
        for name, judged in sources.items()
    ]


def _counts(value: object) -> dict[str, int]:
    if not isinstance(value, Mapping):
        return {}
    return {
        str(key): number
        for key, number in value.items()
        if isinstance(number, int) and not isinstance(number, bool) and number >= 0
    }


def rows(data: Sequence[Data], pages: Mapping[str, str]) -> list[Data]:
    """Return a row for each source: how its findings went, in words and as a drawing."""
    most = max((_total(each) for source in data for each in source["judgements"]), default=0)
    made = []
    for source in data:
        judged = source["judgements"]
        last = judged[-1]
        made.append(
            {
                "source": one_line(source["source"]),
                "page": pages.get(source["source"]),
                "times": count(len(judged)),
                "first": judged[0]["when"][:10],
                "last": last["when"][:10],
                "went": " → ".join(count(_total(each)) for each in judged[-_TOLD:]),
                "drawing": _drawing(judged[-_DRAWN:], most),
                "findings": [(kind, weighed(n, kind)) for kind, n in last["findings"].items() if n],
                "total": _total(last),
                "change": _change(judged),
                "passed": last["passed"],
            }
        )
    return made


def listing(data: Sequence[Data]) -> tuple[list[Data], int]:
    """Return the newest judgements of all sources, the newest first, and how many are left out."""
    every = [
        (each["when"], source["source"], each) for source in data for each in source["judgements"]
    ]
    every.sort(key=lambda item: item[:2], reverse=True)
    made = [
        {
            "when": when,
            "source": one_line(name),
            "passed": each["passed"],
            "counts": [(kind, count(n)) for kind, n in each["findings"].items()],
            "differences": clip(
                ", ".join(f"{one_line(code)} {count(n)}" for code, n in _by_count(each)), 160
            ),
            "sha256": one_line(each["sha256"])[:12],
        }
        for when, name, each in every[:_LISTED]
    ]
    return made, len(every) - len(made)


def _by_count(each: Data) -> list[tuple[str, int]]:
    return sorted(each["differences"].items(), key=lambda item: (-item[1], item[0]))


def _total(judgement: Data) -> int:
    return sum(judgement["findings"].values())


def _change(judged: Sequence[Data]) -> str:
    """Return what the last judgement has more or less of than the one before it, in words."""
    if len(judged) < 2:
        return "judged once"
    before, last = judged[-2:]
    said = []
    for kind, number in last["findings"].items():
        more = number - before["findings"][kind]
        if more:
            said.append(f"{count(abs(more))} {'more' if more > 0 else 'fewer'} {kind}")
    if before["passed"] != last["passed"]:
        said.append("it passes now" if last["passed"] else "it passed before")
    text = "other bytes" if before["sha256"] != last["sha256"] else ""
    if not said:
        return f"unchanged, {text}" if text else "unchanged"
    return listed(said) + (f"; {text}" if text else "")


def _drawing(judged: Sequence[Data], most: int) -> Data:
    """Return bars from the oldest to the newest judgement, all sources to one scale."""
    scale = (_HEIGHT - 2) / max(most, 1)
    bars = []
    for index, each in enumerate(judged):
        at = index * _STEP
        top = float(_HEIGHT)
        for kind, number in each["findings"].items():
            if number:
                height = max(number * scale, 1.0)
                top -= height
                bars.append({"kind": kind, "x": at, "y": f"{top:.1f}", "height": f"{height:.1f}"})
        if not _total(each):
            bars.append({"kind": "none", "x": at, "y": f"{_HEIGHT - 1}", "height": "1"})
    said = ", ".join(count(_total(each)) for each in judged)
    return {
        "width": max(len(judged) * _STEP - (_STEP - _BAR), _BAR),
        "height": _HEIGHT,
        "bar": _BAR,
        "bars": bars,
        "label": f"findings at each judgement, the oldest first: {said}",
    }


def summary(data: Sequence[Data]) -> str:
    """Return how much is recorded, in a few words."""
    number = sum(len(source["judgements"]) for source in data)
    return f"{counted(number, 'judgement')} of {counted(len(data), 'source')} recorded"
