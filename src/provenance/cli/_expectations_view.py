"""How suites and rules are shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.validation import Rule, Suite


def listing(suites: Sequence[Suite], *, as_json: bool) -> str:
    """Return one line a rule, suite by suite."""
    if as_json:
        return _json({"suites": [_suite(suite) for suite in suites]})
    rules = [rule for suite in suites for rule in suite.rules]
    width = max(len(rule.rule) for rule in rules)
    lines: list[str] = []
    for suite in suites:
        lines.append(f"{suite.name} ({suite.table}): {suite.description}".rstrip(": "))
        lines += [
            f"  {rule.rule.ljust(width)}  {rule.severity:8}  {_said(rule)}" for rule in suite.rules
        ]
    return _lines(lines)


def shown(suites: Sequence[Suite], name: str, *, as_json: bool) -> str:
    """Return a rule or a suite; raise UsageError where there is none of the name."""
    for suite in suites:
        if suite.name == name:
            if as_json:
                return _json(_suite(suite))
            lines = [f"{suite.name}: about the table {suite.table!r}", suite.description]
            lines += [f"  {key} = {_value(value)}" for key, value in suite.parameters.items()]
            for role, values in suite.roles.items():
                told = ", ".join(f"{key} = {_value(value)}" for key, value in values.items())
                lines.append(f"  for the role {role}: {told}")
            lines += [f"  {rule.rule}  {rule.severity}  {_said(rule)}" for rule in suite.rules]
            return _lines(lines)
    for suite in suites:
        for rule in suite.rules:
            if rule.rule == name:
                if as_json:
                    return _json({"suite": suite.name, **_rule(rule)})
                lines = [f"{rule.rule} ({suite.name}, {rule.severity})", _said(rule)]
                lines += [rule.type]
                lines += [f"  {key} = {_value(value)}" for key, value in rule.kwargs.items()]
                return _lines(lines)
    from provenance.validation._suites import nearest

    words = [*(s.name for s in suites), *(rule.rule for s in suites for rule in s.rules)]
    raise UsageError(f"neither a suite nor a rule is called {name!r}{nearest(name, words)}")


def _suite(suite: Suite) -> dict[str, Any]:
    return {
        "name": suite.name,
        "table": suite.table,
        "description": suite.description,
        "parameters": dict(suite.parameters),
        "roles": {role: dict(values) for role, values in suite.roles.items()},
        "rules": [_rule(rule) for rule in suite.rules],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.rule,
        "severity": rule.severity,
        "description": rule.description,
        "type": rule.type,
        "kwargs": dict(rule.kwargs),
    }


def _said(rule: Rule) -> str:
    return rule.description or rule.type.removeprefix("expect_").replace("_", " ")


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json(data: dict[str, Any]) -> str:
    return json.dumps({"format_version": 1, **data}, ensure_ascii=False, indent=1) + "\n"


def _lines(lines: Sequence[str]) -> str:
    return "".join(
        "".join(c if c.isprintable() else repr(c)[1:-1] for c in line) + "\n" for line in lines
    )
