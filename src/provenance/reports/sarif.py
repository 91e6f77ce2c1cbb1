"""SARIF 2.1.0: results for code-review tools, with fingerprints and suppressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from provenance.reports._encode import document
from provenance.reports._results import FORM, results_of, shown_path, unread_of, uri
from provenance.reports._vocabulary import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Severity, Text
    from provenance.reports._results import Region, Result
    from provenance.reports._subject import Frame, Subject

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final[dict[Severity, str]] = {"critical": "error", "warning": "warning", "info": "note"}
_RANKS: Final[dict[Severity, float]] = {"critical": 90.0, "warning": 50.0, "info": 10.0}


class _Sarif:
    """SARIF 2.1.0: results for code-review tools."""

    code = "sarif"
    rank = 61
    meaning = "results for code-review tools (SARIF 2.1.0)"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return one log with one run; the same subjects and frame give the same text."""
        results = results_of(subjects)
        codes = list(dict.fromkeys(result.code for result in results))
        texts = {_at(result.text, frame): result.text for result in results}
        texts |= {_at(r.base, frame): r.base for r in results if r.base is not None}
        unread = unread_of(subjects)
        invocation: dict[str, Any] = {"executionSuccessful": not unread}
        if frame.clock:
            invocation["endTimeUtc"] = frame.clock
        if unread:
            invocation["toolExecutionNotifications"] = [
                {
                    "level": "error",
                    "message": {"text": _plain(each.message)},
                    "descriptor": {"id": each.slug},
                    "locations": [
                        {
                            "physicalLocation": {
                                "artifactLocation": {"uri": uri(each.path.removeprefix("./"))}
                            }
                        }
                    ],
                }
                for each in unread
            ]
        run = {
            "tool": {
                "driver": {
                    "name": "provenance",
                    "semanticVersion": frame.version,
                    "rules": [_rule(code) for code in codes],
                    "notifications": [
                        {"id": slug} for slug in dict.fromkeys(each.slug for each in unread)
                    ],
                }
            },
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [invocation],
            "artifacts": [_artifact(place, text) for place, text in texts.items()],
            "results": [_result(each, codes.index(each.code), frame) for each in results],
        }
        return document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(code: str) -> dict[str, Any]:
    meaning = "differences of form, counted" if code == FORM else MEANINGS.get(code, code)
    return {"id": code, "shortDescription": {"text": _plain(meaning)}}


def _artifact(place: str, text: Text) -> dict[str, Any]:
    return {
        "location": {"uri": place},
        "length": len(text.source.data),
        "encoding": text.encoding,
        "hashes": {"sha-256": text.source.sha256},
    }


def _result(result: Result, index: int, frame: Frame) -> dict[str, Any]:
    data: dict[str, Any] = {
        "ruleId": result.code,
        "ruleIndex": index,
        "level": LEVELS[result.severity],
        "rank": _RANKS[result.severity],
        "message": {"text": _plain(result.message)},
        "locations": [_location(result.text, result.region, frame)],
        "partialFingerprints": {
            "provenance/v1": result.id,
            "primaryLocationLineHash": f"{result.id}:1",
        },
        "suppressions": [],
    }
    if result.base is not None:
        data["relatedLocations"] = [
            {
                **_location(result.base, result.base_region, frame),
                "id": 0,
                "message": {"text": "what it was compared with"},
            }
        ]
    if result.accepted is not None:
        until = f", until {result.accepted.expires}" if result.accepted.expires else ""
        data["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": _plain(
                    f"{result.accepted.reason} ({result.accepted.reviewer}, "
                    f"{result.accepted.date}{until})"
                ),
            }
        ]
    return data


def _location(text: Text, region: Region | None, frame: Frame) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _at(text, frame)}}
    if region is not None:
        place["region"] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
            "charOffset": region.start,
            "charLength": region.end - region.start,
        }
    return {"physicalLocation": place}


def _at(text: Text, frame: Frame) -> str:
    return uri(shown_path(text, frame.redact_paths))


def _plain(text: str) -> str:
    """Keep brackets in a transcript from being taken for a link."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


plugin = _Sarif()
