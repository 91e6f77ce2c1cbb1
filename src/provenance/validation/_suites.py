"""Suites of expectations as data: Great Expectations' own JSON, read strictly.

What Great Expectations logs and drops, or takes for a success, is an error here: an unknown type
of expectation, an empty suite, a key that nobody reads, a rule that cannot fail. Nothing of it is
imported for this, so that listing the rules costs no seconds.
"""

from __future__ import annotations

import difflib
import json
import math
import sys
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from provenance.errors import SuiteError
from provenance.model import SEVERITIES
from provenance.validation._types import CORE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from provenance.model import Severity

TABLES = ("sources", "turns", "alignment", "differences")

_MEANT = (".json", ".json.txt", ".jsonc", ".json5", ".jsn", ".yaml", ".yml")

_NAMESPACE = uuid.UUID("6f0c1a52-8d0e-5b5a-9d1c-2f6b1f0a7c11")
_SUITE_KEYS = ("name", "expectations", "suite_parameters", "meta", "notes", "id")
_RULE_KEYS = (
    "type",
    "kwargs",
    "meta",
    "notes",
    "description",
    "severity",
    "success_on_last_run",
    "id",
    "expectation_context",
    "rendered_content",
)
# How a result is told is decided here and for all rules alike; suites that were saved by Great
# Expectations may carry these all the same.
_RUNTIME_KWARGS = ("batch_id", "result_format", "catch_exceptions")
_OLD_KEYS = {"expectation_suite_name": "name", "expectation_type": "type"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation of a suite, as written: parameters are not filled in yet.

    ``may_be_empty`` is ``meta.may_be_empty``: no row meets the ``row_condition``, and that is no
    error but leaves nothing to judge. ``nulls_ignored`` is ``meta.nulls == "ignored"``.
    """

    rule: str
    type: str
    kwargs: Mapping[str, Any]
    severity: Severity
    description: str
    id: str
    may_be_empty: bool = False
    nulls_ignored: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """The ``$PARAMETER`` expressions among the arguments, as written."""
        return tuple(
            value["$PARAMETER"]
            for value in self.kwargs.values()
            if isinstance(value, dict) and "$PARAMETER" in value
        )


@dataclass(frozen=True, slots=True)
class Suite:
    """What is expected of one table.

    ``parameters`` are the suite's own values for its parameters, ``roles`` those for the sources
    of one role. ``vocabulary`` holds every parameter that any suite of the folder knows.
    """

    name: str
    table: str
    rules: tuple[Rule, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    description: str = ""
    vocabulary: frozenset[str] = frozenset()


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the known word most like ``word``, or all of them."""
    words = sorted(known)
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known: {', '.join(words)}" if 0 < len(words) <= 25 else ""


def load_suites(
    folder: Path, names: Sequence[str] | None = None, *, beside: Path | None = None
) -> tuple[Suite, ...]:
    """Read the suites of ``folder``, one JSON file each, in the order of the four tables.

    ``beside`` is another folder, whose suites are added where ``folder`` has none of the same
    name. All are read, so that a broken one never hides; only those called ``names`` are
    returned, in the order given. Raises SuiteError for whatever would let a suite pass without
    being judged.
    """
    suites = {**(_read(beside) if beside is not None else {}), **_read(folder)}
    vocabulary = frozenset(word for suite in suites.values() for word in _vocabulary(suite))
    if names is None:
        wanted = sorted(suites, key=lambda name: (TABLES.index(suites[name].table), name))
    else:
        wanted = list(dict.fromkeys(names))
        if not wanted:
            raise SuiteError("no suite was named: name one, or leave the option out for all")
    for name in wanted:
        if name not in suites:
            raise SuiteError(f"no suite is called {name!r} in {folder}{nearest(name, suites)}")
    return tuple(
        Suite(s.name, s.table, s.rules, s.parameters, s.roles, s.description, vocabulary)
        for s in (suites[name] for name in wanted)
    )


def _read(folder: Path) -> dict[str, Suite]:
    """Return the suites of one folder by name."""
    if not folder.is_dir():
        raise SuiteError(
            f"no folder of expectations at {folder}: name a folder that holds suites (*.json)"
        )
    _refuse_unread(folder)
    suites: dict[str, Suite] = {}
    for path in sorted(folder.glob("*.json")):
        suite = _suite(path)
        if suite.name in suites:
            raise SuiteError(f"{path}: a second suite calls itself {suite.name!r}; rename one")
        suites[suite.name] = suite
    if not suites:
        raise SuiteError(f"{folder} holds no suite: add one as JSON, or name another folder")
    return suites


def _refuse_unread(folder: Path) -> None:
    """Raise SuiteError for a file that was surely meant for a suite and would be read by nobody."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or not path.is_file():
            continue
        meant = path.name.lower().endswith(_MEANT)
        if meant and (len(inside.parts) > 1 or path.suffix != ".json"):
            raise SuiteError(
                f"{path} would be read by nobody: suites are files *.json in {folder} itself; "
                "rename it, or move it"
            )


def _vocabulary(suite: Suite) -> Iterator[str]:
    yield from suite.parameters
    for values in suite.roles.values():
        yield from values
    for rule in suite.rules:
        yield from (word for word in rule.parameters if word.isidentifier())


def _suite(path: Path) -> Suite:
    try:
        data = json.loads(
            path.read_bytes().decode("utf-8-sig"),
            object_pairs_hook=_once,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as error:
        raise SuiteError(
            f"{path} is no JSON that can be relied on: {error}; mend it there"
        ) from None
    except OSError as error:
        raise SuiteError(
            f"{path} cannot be read: {error.strerror}; check its permissions"
        ) from None
    where = f"suite {path.name}"
    data = _object(data, where)
    _check_keys(data, _SUITE_KEYS, where)
    name = data.get("name", path.stem)
    if not isinstance(name, str) or not name:
        raise SuiteError(f"{where}: 'name' must be a word")
    meta = _object(data.get("meta") or {}, f"{where}: 'meta'")
    entries = data.get("expectations")
    if not isinstance(entries, list) or not entries:
        raise SuiteError(
            f"{where} holds no expectation, so it would pass whatever it is given: "
            "add one under 'expectations', or remove the file"
        )
    rules: dict[str, Rule] = {}
    for number, entry in enumerate(entries, 1):
        rule = _rule(entry, name, f"{where}, expectation {number}", rules)
        rules[rule.rule] = rule
    parameters = _object(data.get("suite_parameters") or {}, f"{where}: 'suite_parameters'")
    roles = _object(meta.get("roles") or {}, f"{where}: 'meta.roles'")
    for role, values in roles.items():
        for parameter in _object(values, f"{where}: 'meta.roles.{role}'"):
            if parameter not in parameters:
                raise SuiteError(
                    f"{where}: role {role!r} sets the unknown parameter {parameter!r}"
                    f"{nearest(parameter, parameters)}"
                )
    return Suite(
        name,
        _table(meta, name, path.stem, where),
        tuple(rules.values()),
        parameters,
        roles,
        str(meta.get("description", "")),
    )


def _table(meta: Mapping[str, Any], name: str, stem: str, where: str) -> str:
    """Return the table that a suite is about: as it says, or else as it or its file is called."""
    said = meta.get("table")
    if said is not None:
        if said not in TABLES:
            raise SuiteError(f"{where}: there is no table {said!r}{nearest(str(said), TABLES)}")
        return str(said)
    for called in (name, stem):
        for table in TABLES:
            if called == table or called.startswith((f"{table}.", f"{table}-", f"{table}_")):
                return table
    raise SuiteError(
        f"{where} does not say which table it is about: write "
        f'"meta": {{"table": "…"}} with one of {", ".join(TABLES)}, or call it so'
    )


def _rule(entry: object, suite: str, where: str, known: Mapping[str, Rule]) -> Rule:
    entry = _object(entry, where)
    _check_keys(entry, _RULE_KEYS, where)
    kind = entry.get("type")
    if not isinstance(kind, str):
        raise SuiteError(f"{where}: 'type' must name an expectation")
    if kind not in CORE_TYPES and not _imported(kind):
        raise SuiteError(
            f"{where}: no expectation is called {kind!r}{nearest(kind, CORE_TYPES)}"
            " (a class of your own must be imported first)"
        )
    kwargs = {
        key: value
        for key, value in _object(entry.get("kwargs", {}), f"{where}: 'kwargs'").items()
        if key not in _RUNTIME_KWARGS
    }
    meta = _object(entry.get("meta") or {}, f"{where}: 'meta'")
    name = meta.get("rule") or _called(kind, kwargs, known)
    if not isinstance(name, str) or name.startswith("="):
        raise SuiteError(f"{where}: 'meta.rule' must be a word: {name!r}")
    where = f"{where} ({name})"
    if name in known:
        raise SuiteError(
            f"{where}: another expectation of the suite has this rule's name; rename one"
        )
    severity = entry.get("severity")
    if severity is None:
        if kind not in CORE_TYPES:
            # Great Expectations turns a class's own default into critical without a word.
            raise SuiteError(
                f"{where}: write its severity into the suite ({', '.join(SEVERITIES)}): "
                "that of the class is not kept"
            )
        severity = "critical"
    if severity not in SEVERITIES:
        raise SuiteError(
            f"{where}: no severity is called {severity!r}{nearest(str(severity), SEVERITIES)}"
        )
    if meta.get("nulls", "fail") not in ("fail", "ignored"):
        raise SuiteError(f'{where}: \'meta.nulls\' is "fail" or "ignored"; choose one')
    if not isinstance(meta.get("may_be_empty", False), bool):
        raise SuiteError(f"{where}: 'meta.may_be_empty' is true or false; choose one")
    refuse_if_it_cannot_fail(kind, kwargs, where)
    return Rule(
        rule=name,
        type=kind,
        kwargs=kwargs,
        severity=severity,
        description=str(entry.get("description") or meta.get("description") or ""),
        id=str(uuid.uuid5(_NAMESPACE, f"{suite}/{name}")),
        may_be_empty=meta.get("may_be_empty", False),
        nulls_ignored=meta.get("nulls") == "ignored",
    )


def refuse_if_it_cannot_fail(kind: str, kwargs: Mapping[str, Any], where: str) -> None:
    """Raise SuiteError for arguments under which the expectation is met whatever it is given."""
    mostly = kwargs.get("mostly", 1)
    if isinstance(mostly, int | float) and not mostly > 0:
        raise SuiteError(f"{where}: 'mostly' {mostly} can never fail; write a share above 0")
    bounds = ("min_value", "max_value", "strict_min", "strict_max")
    if kind.endswith("_to_be_between") and all(kwargs.get(bound) is None for bound in bounds[:2]):
        raise SuiteError(f"{where}: without 'min_value' or 'max_value' it can never fail; add one")


def _called(kind: str, kwargs: Mapping[str, Any], known: Mapping[str, Rule]) -> str:
    """Name a rule that has no name of its own by what it does, and number its namesakes."""
    columns = [str(kwargs[key]) for key in ("column", "column_A", "column_B") if key in kwargs]
    stem = "-".join([kind.removeprefix("expect_"), *columns])
    number = 1
    while (name := stem if number == 1 else f"{stem}-{number}") in known:
        number += 1
    return name


def _imported(kind: str) -> bool:
    """Whether somebody imported an expectation of this type; to be so, all else had to be too."""
    registry = sys.modules.get("great_expectations.expectations.registry")
    return registry is not None and kind in registry.list_registered_expectation_implementations()


def _check_keys(data: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in data:
        if key in _OLD_KEYS:
            raise SuiteError(
                f"{where} was written for Great Expectations 0.x: call {key!r} {_OLD_KEYS[key]!r}"
            )
        if key not in known:
            raise SuiteError(f"{where}: unknown key {key!r}{nearest(key, known)}")


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SuiteError(f"{where} must be an object, not {type(value).__name__}")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that is written twice: the second would silently replace the first."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} is written twice")
        found[key] = value
    return found


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number that anything can be compared with")


def is_comparable(value: object) -> bool:
    """Whether a parameter's value can decide anything: neither None nor a NaN, nor holding one."""
    if isinstance(value, float):
        return not math.isnan(value)
    if isinstance(value, list | tuple | set | frozenset):
        return all(is_comparable(part) for part in value)
    return value is not None
