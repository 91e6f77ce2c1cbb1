"""The JSON Schemas (2020-12) of what other programs read, each whole in itself.

Every field that is written today is named. Readers must let pass what they do not know: fields
may be added, and none is taken away or changes its meaning within one ``format_version``.
"""

from __future__ import annotations

import json
from typing import Any, Final

from provenance.errors import UsageError
from provenance.model import ACTIVITIES, GROUPS, SEVERITIES

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Final[Schema] = {"type": "string"}
_FLAG: Final[Schema] = {"type": "boolean"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_NUMBER_OF_LINE: Final[Schema] = {"type": "integer", "minimum": 1}
_SHARE: Final[Schema] = {"type": "number", "minimum": 0, "maximum": 1}
_ID: Final[Schema] = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
_SHA256: Final[Schema] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_SEVERITY: Final[Schema] = {"enum": list(SEVERITIES)}
_CODE: Final[Schema] = {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}
_THRESHOLD: Final[Schema] = {"enum": ["critical", "warning", "info", "never"]}
_VERSION: Final[Schema] = {"const": 1}
_TIME: Final[Schema] = {
    "type": "string",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?Z$",
}
_RELATION: Final[Schema] = {
    "enum": ["identical", "copy", "excerpt", "extended", "overlap", "unrelated"]
}


def _object(*optional: str, **fields: Schema) -> Schema:
    """Return the schema of an object that has all ``fields`` but the ``optional`` ones for sure."""
    return {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional],
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _counts(names: Schema) -> Schema:
    return {"type": "object", "propertyNames": names, "additionalProperties": _COUNT}


def _severities() -> Schema:
    return _object(**dict.fromkeys(reversed(SEVERITIES), _COUNT))


_SPAN: Final[dict[str, Schema]] = {"start": _COUNT, "end": _COUNT}
_FACTS: Final = ("title", "publisher", "role", "event", "date", "url", "captured_at")
_READING: Final = _object(**_SPAN, line=_NUMBER_OF_LINE, text=_TEXT)
_DIFFERENCE: Final = _object(
    "within",
    "extra",
    id=_ID,
    code=_CODE,
    group={"enum": list(GROUPS)},
    severity=_SEVERITY,
    base=_READING,
    witness=_READING,
    speaker=_or_null(_TEXT),
    turn=_or_null(_COUNT),
    note=_TEXT,
    within=_TEXT,
    extra={"enum": ["base", "witness"]},
)
_FINDING: Final = _object(
    id=_ID, rule=_CODE, severity=_SEVERITY, **_SPAN, line=_NUMBER_OF_LINE, text=_TEXT, note=_TEXT
)
_SOURCE: Final = _object(id=_TEXT, path=_TEXT, sha256=_SHA256)
_WITH_TEXT: Final[dict[str, Schema]] = {
    **_SOURCE["properties"],
    "encoding": _TEXT,
    "characters": _COUNT,
    "words": _COUNT,
    "bytes": _COUNT,
    **dict.fromkeys(_FACTS, _TEXT),
}
_EXTRACTED: Final[dict[str, Schema]] = {"exact": {"const": False}, "text_sha256": _SHA256}
_TEXT_OF: Final = _object(*_FACTS, *_EXTRACTED, **_WITH_TEXT, **_EXTRACTED)
_MATCH: Final = _object(
    source=_TEXT,
    relation=_RELATION,
    score=_SHARE,
    coverage=_object(source=_SHARE, match=_SHARE),
)
_OUTCOME: Final = _object(
    rule=_TEXT,
    suite=_TEXT,
    expectation=_TEXT,
    description=_TEXT,
    severity=_SEVERITY,
    status={"enum": ["pass", "warn", "fail", "error"]},
    observed=_TEXT,
    threshold=_TEXT,
    unexpected=_COUNT,
    places=_list(
        _object(source=_TEXT, start=_or_null(_COUNT), end=_or_null(_COUNT), excerpt=_TEXT)
    ),
)
_VERDICT: Final = _object(
    passed=_FLAG,
    complete=_FLAG,
    fail_on=_THRESHOLD,
    declared=_COUNT,
    evaluated=_COUNT,
    rows=_COUNT,
    sentence=_TEXT,
    expectations=_list(_OUTCOME),
    not_applicable=_list(_object(what=_TEXT, why=_TEXT)),
)
_DIFF: Final[dict[str, Schema]] = {
    "format_version": _VERSION,
    "sentence": _TEXT,
    "base": _TEXT_OF,
    "witness": _TEXT_OF,
    "relation": _RELATION,
    "coverage": _object(base=_SHARE, witness=_SHARE),
    "fidelity": _object(shared_words=_COUNT, same_words=_COUNT),
    "differences": _list(_DIFFERENCE),
    "tally": _counts(_CODE),
    "findings": _list(_FINDING),
    "verdict": _VERDICT,
}
_CHECK: Final[dict[str, Schema]] = {
    "format_version": _VERSION,
    "sentence": _TEXT,
    "source": _TEXT_OF,
    "matches": _list(_MATCH),
    "comparison": _or_null(_object("findings", "verdict", **_DIFF)),
    "findings": _list(_FINDING),
    "verdict": _or_null(_VERDICT),
}
_SPEAKER: Final = _object(label=_TEXT, name=_or_null(_TEXT), inferred=_FLAG, asker=_TEXT, why=_TEXT)
_SECONDS: Final[Schema] = {"type": "array", "items": {"type": "number"}}
_TURN: Final = _object(
    "seconds",
    index=_COUNT,
    speaker=_SPEAKER,
    **_SPAN,
    seconds=_SECONDS,
    annotations=_list(_object(**_SPAN, text=_TEXT, kind=_TEXT)),
)
_ANCHOR: Final = _object("seconds", kind=_CODE, label=_TEXT, **_SPAN, seconds=_SECONDS)
_CONSIDERED: Final = _object(
    text=_TEXT, style=_TEXT, count=_COUNT, taken=_COUNT, why=_TEXT, **_SPAN
)
_EVENT: Final[dict[str, Schema]] = {
    "when": _TIME,
    "activity": {"enum": list(ACTIVITIES)},
    "subject": _TEXT,
    "digest": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
    "agent": _TEXT,
    "outcome": {"type": "object"},
}
_OUTCOMES: Final[dict[str, Schema]] = {
    "validation": _object(
        passed=_FLAG,
        complete=_FLAG,
        fail_on=_THRESHOLD,
        declared=_COUNT,
        evaluated=_COUNT,
        failed=_list(_TEXT),
        findings=_severities(),
        differences=_counts(_CODE),
    ),
    "comparison": _object(
        base=_TEXT,
        base_digest=_SHA256,
        relation=_RELATION,
        coverage=_object(base=_SHARE, witness=_SHARE),
        tally=_counts(_CODE),
    ),
    "capture": _object(
        "url",
        "captured_at",
        "revision_of",
        file=_TEXT,
        bytes=_COUNT,
        url=_TEXT,
        captured_at=_TEXT,
        revision_of=_SHA256,
    ),
    "registration": _object(file=_TEXT, facts={"type": "object"}),
    "fixity": _object("problem", holds=_FLAG, expected=_SHA256, problem=_TEXT),
    "decision": _object(
        "reason",
        "expires",
        decision={"enum": ["accepted", "withdrawn"]},
        ids=_list(_TEXT),
        reason=_TEXT,
        expires=_TEXT,
    ),
    "report": _object(file=_TEXT, format=_TEXT),
}


def _event(**more: Schema) -> Schema:
    """Return the schema of an event, whose outcome depends on the activity."""
    return {
        **_object(**_EVENT, **more),
        "allOf": [
            {
                "if": {"properties": {"activity": {"const": activity}}},
                "then": {"properties": {"outcome": outcome}},
            }
            for activity, outcome in _OUTCOMES.items()
        ],
    }


_ENTRY: Final[dict[str, Schema]] = {
    **_SOURCE["properties"],
    **dict.fromkeys(("title", "event", "publisher", "creator"), _TEXT),
    "role": {"enum": ["official", "reprint", "excerpt", "machine", "unknown"]},
    **dict.fromkeys(("url", "date", "language"), _TEXT),
    "licence": _TEXT,
    **dict.fromkeys(("captured_at", "encoding", "format"), _TEXT),
    "aliases": {"type": "object", "additionalProperties": _TEXT},
    "revisions": _list(_object("file", sha256=_SHA256, file=_TEXT, captured_at=_TEXT)),
}
_ALWAYS: Final = ("id", "path", "sha256", "role", "licence")

SCHEMAS: Final[dict[str, tuple[str, Schema]]] = {
    "diff": (
        "what 'diff -f json' writes: two texts and every difference",
        _object("findings", "verdict", "report_sha256", **_DIFF, report_sha256=_SHA256),
    ),
    "match": (
        "what 'match -f json' writes: which registered sources are like this one",
        _object(
            "report_sha256",
            format_version=_VERSION,
            sentence=_TEXT,
            source=_SOURCE,
            matches=_list(_MATCH),
            report_sha256=_SHA256,
        ),
    ),
    "inspect": (
        "what 'inspect -f json' writes: what one text tells about itself",
        _object(
            "anchors",
            "considered",
            "report_sha256",
            format_version=_VERSION,
            sentence=_TEXT,
            source=_object(
                *_FACTS,
                **_WITH_TEXT,
                format=_TEXT,
                steps=_list(_object(name=_TEXT, detail=_TEXT, confidence=_SHARE)),
            ),
            metadata=_object(title=_TEXT, date=_TEXT, place=_TEXT),
            dialect=_TEXT,
            speakers=_list(_object(name=_TEXT, role=_TEXT, asker=_TEXT)),
            turns=_list(_TURN),
            unattributed=_list(_object(**_SPAN, why=_TEXT)),
            findings=_list(_FINDING),
            anchors=_list(_ANCHOR),
            considered=_list(_CONSIDERED),
            report_sha256=_SHA256,
        ),
    ),
    "check": (
        "what 'check -f json' writes of one source: matches, comparison, findings, verdict",
        _object("report_sha256", **_CHECK, report_sha256=_SHA256),
    ),
    "verdict": ("the verdict inside 'check' and 'gate'", _VERDICT),
    "gate": (
        "what 'gate -f json' writes: one verdict around all sources",
        _object(
            "report_sha256",
            format_version=_VERSION,
            passed=_FLAG,
            exit_code={"enum": [0, 1, 2]},
            **dict.fromkeys(
                (
                    "judged",
                    "failed",
                    "unjudged",
                    "uncompared",
                    "unchanged",
                    "passed_over",
                    "remembered",
                ),
                _COUNT,
            ),
            errors=_list(_object(path=_TEXT, error=_CODE, message=_TEXT)),
            baseline=_object(known=_COUNT, expired=_list(_list(_TEXT)), stale=_list(_list(_TEXT))),
            sources=_list(_object(state={"enum": ["new", "changed", "registered"]}, **_CHECK)),
            report_sha256=_SHA256,
        ),
    ),
    "catalogue": (
        "what 'list -f json' writes: every registered source",
        _object(
            format_version=_VERSION,
            sources=_list(_object(*(name for name in _ENTRY if name not in _ALWAYS), **_ENTRY)),
        ),
    ),
    "event": (
        "one line of events.jsonl: what was done to a source, when and by whom",
        _event(format_version=_VERSION, previous=_SHA256, sha256=_SHA256),
    ),
    "log": (
        "what 'log -f json' writes: the events with their lines",
        _object(format_version=_VERSION, events=_list(_event(line=_NUMBER_OF_LINE))),
    ),
    "verify": (
        "what 'verify -f json' writes: all that was held against its digest",
        _object(
            format_version=_VERSION,
            holds=_FLAG,
            checked=_COUNT,
            differs=_COUNT,
            unchecked=_COUNT,
            checks=_list(
                _object(
                    kind={"enum": ["source", "revision", "log", "report", "attestation"]},
                    name=_TEXT,
                    state={"enum": ["holds", "differs", "unchecked"]},
                    detail=_TEXT,
                )
            ),
        ),
    ),
}
"""Name -> what it is of, and the schema itself."""


def printed(name: str) -> str:
    """Return the schema of that name as JSON; raise UsageError for an unknown one."""
    if name not in SCHEMAS:
        raise UsageError(f"no schema {name!r}; there are {', '.join(SCHEMAS)}")
    meaning, body = SCHEMAS[name]
    whole = {"$schema": DIALECT, "title": f"provenance {name}", "description": meaning, **body}
    return json.dumps(whole, indent=1) + "\n"


def listing() -> str:
    """Return the names, each with what it is of."""
    width = max(map(len, SCHEMAS))
    return "".join(f"{name.ljust(width)}  {meaning}\n" for name, (meaning, _) in SCHEMAS.items())
