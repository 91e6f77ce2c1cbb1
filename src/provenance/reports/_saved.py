"""A report out of what was saved: the JSON of a report, or the JSON that its page holds.

The JSON names its texts by their digests and quotes only where they differ, so a page needs the
sources again; what was judged and found is taken from the JSON, and not done anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING

from provenance.errors import DifferenceFileError
from provenance.model import Examination, Finding, Match, Outcome, Place, Source, Span, Verdict
from provenance.reports._data import FORMAT_VERSION
from provenance.reports._encode import unpacked
from provenance.reports._subject import Check, Comparison, Event, Inspection, Matches

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from provenance.model import Collation, Transcript
    from provenance.reports._data import Data
    from provenance.reports._subject import Subject

_OPENING = '<script type="application/json" id="data">'
_CLOSING = "</script>"
_DECLARED = ("title", "publisher", "role", "event", "date", "url", "captured_at")
_AGAIN = "make it again with this version: 'provenance report BASE WITNESS -o x.json'"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source that a saved report is about."""

    id: str
    path: str
    sha256: str
    declared: tuple[tuple[str, str], ...] = ()
    """What the catalogue declared of it then, by the names of ``Facts``."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The JSON of one report."""

    data: Data

    @classmethod
    def read(cls, content: str, path: str) -> tuple[Saved, ...]:
        """Return the reports in ``content``, a JSON or HTML report; ``path`` is for messages.

        Raises ``DifferenceFileError`` for anything else, and for another version's.
        """
        start = content.find(_OPENING)
        if start >= 0:
            start += len(_OPENING)
            content = content[start : content.find(_CLOSING, start)]
        try:
            document = json.loads(content)
        except (ValueError, RecursionError):
            raise DifferenceFileError(
                f"{path} is no report: neither JSON nor a page that holds it; name a file that "
                "'provenance report' or 'provenance check' wrote as JSON or HTML"
            ) from None
        if isinstance(document, dict) and isinstance(document.get("reports"), list):
            document = document["reports"]
        found = document if isinstance(document, list) else [document]
        for each in found:
            version = each.get("format_version") if isinstance(each, dict) else None
            if version != FORMAT_VERSION:
                raise DifferenceFileError(
                    f"{path} has format_version {version!r}, and this program reads "
                    f"{FORMAT_VERSION}; {_AGAIN}"
                )
        try:
            return tuple(cls(unpacked(each)) for each in found)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise DifferenceFileError(f"{path} is broken: {error!r} is amiss; {_AGAIN}") from None

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The sources whose texts the report shows, base first; of matches none."""
        data = self.data
        compared = data.get("comparison") or data
        sides: list[Data] = []
        if "bases" in data:
            sides = data["sources"]
        elif "differences" in compared:
            sides = [compared["base"], compared["witness"]]
        elif "source" in data and not _lists_matches(data):
            sides = [data["source"]]
        try:
            return tuple(
                Wanted(
                    str(side["id"]),
                    str(side["path"]),
                    str(side["sha256"]),
                    tuple((key, str(side[key])) for key in _DECLARED if key in side),
                )
                for side in sides
            )
        except (KeyError, TypeError) as error:
            raise DifferenceFileError(f"a source of the report lacks {error}; {_AGAIN}") from None

    def subject(
        self,
        transcripts: Mapping[str, Transcript],
        collate: Callable[[Transcript, Transcript], Collation],
    ) -> Subject:
        """Return what the report is about, given its texts by digest and how two are compared.

        Raises ``DifferenceFileError`` where the JSON holds what comparing no longer gives, or is
        not the JSON of a report.
        """
        try:
            return self._subject(transcripts, collate)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DifferenceFileError(
                f"the report is broken: {error!r} is amiss; {_AGAIN}"
            ) from None

    def _subject(
        self,
        transcripts: Mapping[str, Transcript],
        collate: Callable[[Transcript, Transcript], Collation],
    ) -> Subject:
        data = self.data
        if "catalogue" in data:
            raise DifferenceFileError(
                "the index of a catalogue cannot be made from its JSON; "
                "make it from the catalogue: 'provenance report --all -o DIR'"
            )
        texts = [transcripts[each.sha256] for each in self.wanted]
        if "bases" in data:
            return Event(data["event"], tuple(collate(*pair) for pair in permutations(texts, 2)))
        if not texts:
            source = data["source"]
            found = Source(source["id"], source["path"], b"", source["sha256"])
            return Matches(found, _matches(data))
        if "differences" in data:
            collation = _collation(data, collate(*texts))
            known = "findings" in data
            examined = _examination(data, collation.witness, collation) if known else None
            return Comparison(collation, examined)
        if data.get("comparison"):
            collation = _collation(data["comparison"], collate(*texts))
            return Check(_examination(data, collation.witness, collation))
        examination = _examination(data, texts[0], None)
        return Check(examination) if "verdict" in data else Inspection(examination)


def _lists_matches(data: Data) -> bool:
    return "matches" in data and "findings" not in data


def _collation(data: Data, collation: Collation) -> Collation:
    """Return ``collation`` with the saved differences only, of the severities they were given."""
    severities = {each["id"]: each["severity"] for each in data["differences"]}
    kept = tuple(
        replace(each, severity=severities[each.id])
        for each in collation.differences
        if each.id in severities
    )
    if {each.id for each in kept} != set(severities):
        missing = len(severities) - len({each.id for each in kept})
        raise DifferenceFileError(
            f"{missing} of {len(severities)} differences of the report are not found in its "
            f"texts any more; {_AGAIN}"
        )
    return replace(collation, differences=kept)


def _examination(data: Data, transcript: Transcript, collation: Collation | None) -> Examination:
    findings = tuple(
        Finding(f["rule"], f["severity"], Span(f["start"], f["end"]), f["text"], f["note"])
        for f in data["findings"]
    )
    verdict = _verdict(data["verdict"]) if data.get("verdict") else None
    return Examination(transcript, findings, _matches(data), collation, verdict)


def _matches(data: Data) -> tuple[Match, ...]:
    return tuple(
        Match(
            m["source"], m["relation"], m["score"], m["coverage"]["source"], m["coverage"]["match"]
        )
        for m in data.get("matches", ())
    )


def _verdict(data: Data) -> Verdict:
    outcomes = tuple(
        Outcome(
            **{key: value for key, value in each.items() if key != "places"},
            places=tuple(Place(**place) for place in each["places"]),
        )
        for each in data["expectations"]
    )
    return Verdict(
        data["declared"],
        data["evaluated"],
        data["rows"],
        outcomes,
        data["fail_on"],
        tuple((each["what"], each["why"]) for each in data.get("not_applicable", ())),
    )
