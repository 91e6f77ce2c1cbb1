"""What every HTML page shows, worked out: the templates only place it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from provenance.model import SEVERITIES
from provenance.reports import _data, _sentence
from provenance.reports._characters import ODD, clip, name, one_line
from provenance.reports._encode import embedded, packed
from provenance.reports._markup import word
from provenance.reports._places import quote
from provenance.reports._vocabulary import CANNOT_SHOW
from provenance.reports._words import count, counted, percent, portion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markupsafe import Markup

    from provenance.model import (
        Examination,
        Finding,
        Match,
        Place,
        Reading,
        Share,
        Span,
        Text,
        Transcript,
        Verdict,
    )
    from provenance.reports._data import Data
    from provenance.reports._places import Lines
    from provenance.reports._subject import Frame

QUOTE = 110
"""Code points of a reading that a note quotes."""

_NAMED_AT_MOST = 60
_PLACES = 24
_FACT = 240
_FINDINGS_SHOWN = 4
STATUS = {"pass": "met", "warn": "not met", "fail": "not met", "error": "not evaluated"}
"""What readers are told of an expectation; how much it matters its severity says."""

_GRAVITY = ("error", "fail", "warn", "pass")


def markup(content: str) -> Markup:
    """Mark ``content`` as HTML that was escaped where it was made."""
    from markupsafe import Markup  # noqa: PLC0415 -- pages only: nothing else pays for it

    return Markup(content)  # noqa: S704


def common(frame: Frame, sentence: str, data: _data.Data, texts: Sequence[Text]) -> Data:
    """Return what every page has: its sentence, its making, its data, and what it cannot show."""
    return {
        "sentence": sentence,
        "version": frame.version,
        "clock": frame.clock,
        "cannot_show": CANNOT_SHOW,
        # The parts that a long page leads to at its head.
        "contents": [],
        "data": markup(embedded(packed(data))),
        "names": markup(embedded(_names(texts))),
        "characters": _legend(texts),
        "style": print_head(texts),
        "labels": [text.source.id for text in texts],
    }


def print_head(texts: Sequence[Text]) -> str:
    """Return the style that prints the digests at the head of each page."""
    said = "\\A ".join(
        f"{word(text.source.id)[:24]} sha256 {word(text.source.sha256)}" for text in texts[:5]
    )
    return f'@page{{@top-left{{content:"{said}"}}}}\n' if said else ""


def _names(texts: Iterable[Text]) -> dict[str, str]:
    """Return the names of the marks and odd characters that occur, for naming on hover.

    Letters and digits are left out: nobody wonders what they are, and some scripts have thousands.
    """
    seen = sorted({c for text in texts for c in set(text.content) if ord(c) > 126 or c < " "})
    named = [c for c in seen if unicodedata.category(c)[0] not in "LN" or ODD.match(c)]
    return {f"{ord(c):X}": name(c).partition(" ")[2] for c in named[:2000]}


def _legend(texts: Sequence[Text]) -> Data:
    """Return the marks and invisible characters beyond ASCII, with how often each text has them."""
    counts: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        for c in set(text.content):
            odd = ODD.match(c) is not None and not (c == "\r" and "\r\n" in text.content)
            if odd or (ord(c) > 126 and unicodedata.category(c)[0] not in "LN"):
                counts.setdefault(c, [0] * len(texts))[index] = text.content.count(c)
    shown = sorted(counts)[:_NAMED_AT_MOST]
    return {
        "rows": [
            {
                "glyph": "" if ODD.match(c) or c.isspace() else c,
                "name": name(c),
                "counts": [count(n) for n in counts[c]],
            }
            for c in shown
        ],
        "more": len(counts) - len(shown),
    }


def card(text: Text, frame: Frame, share: Share | None = None) -> Data:
    """Return what identifies a text; ``share`` is how much of it has a counterpart."""
    data = _data.text(text, frame.redact_paths)
    facts = [
        ("id", one_line(data["id"])),
        ("file", one_line(data["path"])),
        ("published by", one_line(data.get("publisher", ""))),
        ("role", data.get("role", "")),
        ("date", one_line(data.get("date", ""))),
        ("address", one_line(data.get("url", ""))),
        ("captured", one_line(data.get("captured_at", "")) or "date not declared"),
        ("text", f"{counted(data['characters'], 'character')}, {counted(data['words'], 'word')}"),
        ("encoding", data["encoding"]),
        ("line ends", _line_ends(text.content)),
    ]
    card: Data = {
        "title": clip(
            one_line(data.get("title", "") or data.get("publisher", "") or data["id"]), _FACT
        ),
        "known": _known(data),
        "facts": [(term, clip(value, _FACT)) for term, value in facts if value],
        "sha256": data["sha256"],
    }
    if share is not None:
        card |= {
            "share": percent(share),
            "part": count(share.part),
            "whole": count(share.whole),
            # 0.1 % is the least that can be seen, and all is drawn for all only.
            "bar": f"{min(max(share.ratio * 1000, 2 if share.part else 0), 1000):.0f}",
        }
    return card


def _known(data: Data) -> list[str]:
    """Return what is known of a text at a glance: publisher, role, date and length."""
    title = data.get("title", "") or data.get("publisher", "")
    publisher = data.get("publisher", "")
    known = [
        publisher if publisher != title else "",
        data.get("role", ""),
        data.get("date", ""),
        counted(data["words"], "word"),
    ]
    return [clip(one_line(each), 80) for each in known if each]


def _line_ends(content: str) -> str:
    double = content.count("\r\n")
    single = content.count("\n") - double
    lone = content.count("\r") - double
    kinds = [
        (double, "CR LF"),
        (lone, "CR"),
        (single, "LF"),
    ]
    found = [f"{kind} ({count(number)})" for number, kind in kinds if number]
    return ", ".join(found) if double or lone else ""


def chain(transcript: Transcript, frame: Frame) -> list[Data]:
    """Return the steps from source bytes to transcript, with the digests of what can be hashed."""
    text = transcript.text
    steps = "; ".join(
        f"{step.name}: {step.detail}" if step.detail else step.name for step in text.steps
    )
    return [
        {
            "what": "Source bytes",
            "figure": counted(len(text.source.data), "byte"),
            "detail": one_line(_data.path_of(text.source, frame.redact_paths)),
            "digest": text.source.sha256,
        },
        {
            "what": "Text",
            "figure": f"{counted(len(text.content), 'character')}, {text.encoding}",
            "detail": clip(one_line(steps), 200),
            "digest": _data.digest(text.content),
        },
        {
            "what": "Transcript",
            "figure": counted(transcript.turn_count, "turn"),
            "detail": transcript.format,
            "digest": "",
        },
    ]


class Seek:
    """From a place in a text to the element of the page that shows it."""

    def __init__(
        self,
        rows: Mapping[str, Sequence[Span]],
        marks: Mapping[tuple[str, int], str] | None = None,
    ) -> None:
        """Take what the rows show, by the id of the text, and the marks that begin at a place."""
        self.marks = marks or {}
        self.ends = {
            source: [(span.end, index) for index, span in enumerate(spans) if len(span)]
            for source, spans in rows.items()
        }

    def link(self, source: str, position: int | None) -> str:
        """Return the link to the mark or else to the row; the empty string where there is none."""
        ends = self.ends.get(source)
        if position is None or not ends:
            return ""
        mark = self.marks.get((source, position))
        if mark is not None:
            return f"#{mark}"
        at = bisect_right(ends, position, key=itemgetter(0))
        return f"#r{ends[min(at, len(ends) - 1)][1]}"


def findings(
    found: Sequence[Finding],
    content: str,
    lines: Lines,
    links: Sequence[str],
    ids: Sequence[str] = (),
) -> list[Data]:
    """Return the findings by rule, the gravest first; each with the words around it and a link.

    ``ids`` are for pages whose texts do not bear the names of the findings.
    """
    rules: dict[tuple[int, str], list[Data]] = {}
    for finding, href, identity in zip(found, links, ids or [""] * len(found), strict=True):
        entry = {
            "line": count(lines.at(finding.span.start)),
            "quote": quote(content, finding.span.start, finding.span.end, longest=QUOTE),
            "note": one_line(finding.note),
            "href": href,
            "id": identity,
        }
        gravity = -SEVERITIES.index(finding.severity)
        rules.setdefault((gravity, finding.rule), []).append(entry)
    return [
        {
            "rule": rule,
            "severity": SEVERITIES[-gravity],
            "count": count(len(entries)),
            # What is said of all of them is said once.
            "note": entries[0]["note"] if len({each["note"] for each in entries}) == 1 else "",
            "first": entries[:_FINDINGS_SHOWN],
            "rest": entries[_FINDINGS_SHOWN:],
        }
        for (gravity, rule), entries in sorted(rules.items())
    ]


def verdict(verdict: Verdict | None, seek: Seek) -> Data | None:
    """Return the expectations, the unmet first and gravest first; ``seek`` finds their places."""
    if verdict is None:
        return None
    outcomes = [
        {
            "rule": outcome.rule,
            "description": one_line(outcome.description),
            "severity": outcome.severity,
            "status": outcome.status,
            "word": STATUS[outcome.status],
            "observed": clip(one_line(outcome.observed), 120),
            "threshold": clip(one_line(outcome.threshold), 120),
            "places": _places(outcome.places[:_PLACES], seek),
            "more": max(outcome.unexpected, len(outcome.places)) - len(outcome.places[:_PLACES]),
        }
        for outcome in sorted(
            verdict.outcomes,
            key=lambda o: (_GRAVITY.index(o.status), -SEVERITIES.index(o.severity), o.rule),
        )
    ]
    return {
        "sentence": _sentence.verdict(verdict),
        # The word before the colon stands beside the sentence as a badge.
        "rest": _sentence.verdict(verdict).partition(": ")[2],
        "passed": verdict.passed,
        "complete": verdict.complete,
        "unmet": [o for o in outcomes if o["status"] != "pass"],
        "met": [o for o in outcomes if o["status"] == "pass"],
        "aside": [(one_line(what), one_line(why)) for what, why in verdict.not_applicable],
    }


def _places(places: Sequence[Place], seek: Seek) -> list[Data]:
    """Return the places of an unmet expectation, those of one excerpt together."""
    alike: dict[str, list[str]] = {}
    for place in places:
        excerpt = clip(one_line(place.excerpt), 80) or "see"
        alike.setdefault(excerpt, []).append(seek.link(place.source, place.start))
    return [{"excerpt": excerpt, "links": links} for excerpt, links in alike.items()]


def matches(examination: Examination | None) -> list[Data]:
    """Return the registered sources like this one, where there are more than the one compared."""
    if examination is None or len(examination.matches) < 2:
        return []
    return [
        {
            "source": one_line(match.source),
            "relation": match.relation,
            "score": f"{match.score:.2f}",
            "coverage": covers(match),
        }
        for match in examination.matches
    ]


def covers(match: Match) -> str:
    """Return how much of each text the other holds, in words."""
    own, other = portion(match.source_coverage), portion(match.match_coverage)
    return f"{own} of this text, {other} of it"


def _marked(character: str) -> bool:
    return ODD.match(character) is not None or unicodedata.category(character)[0] not in "LNM"


def quoted(reading: Reading, note: str = "") -> Data:
    """Return a reading on one line; where it is short, with the names of its odd characters.

    Names that ``note`` gives already are not given twice.
    """
    text = reading.text
    names: list[str] = []
    if 0 < len(text) <= 3:
        # A lone letter may be all that differs; of a short word nobody wants the letters named.
        odd = (c for c in dict.fromkeys(text) if not c.isascii())
        names = [name(c) for c in odd if len(text) == 1 or _marked(c)]
        names = [each for each in names if each.partition(" ")[2] not in note]
    shown = one_line(clip(text, QUOTE))
    if text.isspace():
        shown = shown.replace(" ", "␣")
    return {"text": shown, "names": names, "empty": not text}
