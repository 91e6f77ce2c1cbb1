"""What each code means, from the documentation of the module that finds it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, Protocol

from provenance.errors import RegistryError

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Documented(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def meaning(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Explained:
    """A code with its group, usual severity, meaning in one line, and what more is to be said."""

    code: str
    group: str
    severity: str
    meaning: str
    explanation: str


def listing(*, as_json: bool) -> str:
    """Return all codes: differences by group first, then the rules for single sources."""
    known = list(_known())
    if as_json:
        return _json({"format_version": 1, "rules": [_data(each) for each in known]})
    width = max(len(each.code) for each in known)
    lines: list[str] = []
    group = ""
    for each in known:
        if each.group != group:
            group = each.group
            lines += ["", f"{group}:"] if lines else [f"{group}:"]
        lines.append(f"  {each.code.ljust(width)}  {each.severity.ljust(8)}  {each.meaning}")
    return "\n".join(lines) + "\n"


def explained(code: str, *, as_json: bool) -> str:
    """Return all that is to be said of ``code``; raise RegistryError for an unknown one."""
    known = {each.code: each for each in _known()}
    if code not in known:
        from rapidfuzz import process

        near = process.extractOne(code, list(known), score_cutoff=60)
        hint = f"did you mean {near[0]!r}?" if near else "run 'provenance rules' for the codes"
        raise RegistryError(f"unknown code {code!r}; {hint}")
    each = known[code]
    if as_json:
        return _json({"format_version": 1, **_data(each)})
    more = f"\n{each.explanation}\n" if each.explanation else ""
    return f"{each.code} ({each.group}, {each.severity})\n\n{each.meaning}\n{more}"


def _known() -> Iterator[Explained]:
    from provenance.differences import CODES
    from provenance.findings import RULES
    from provenance.model import GROUPS

    codes = sorted(CODES.values(), key=lambda code: GROUPS.index(code.group))
    for code in codes:
        yield Explained(code.code, code.group, code.severity, *_words(code))
    for rule in RULES:
        yield Explained(rule.code, "single source", rule.severity, *_words(rule))


def _words(plugin: _Documented) -> tuple[str, str]:
    """Return meaning and explanation; the latter is what follows in the docstring of its file."""
    explanation = getattr(plugin, "explanation", None)
    if explanation is None:
        stem = plugin.code.replace("-", "_")
        files = (f"provenance.differences.{stem}", f"provenance.text.folds.{stem}")
        documentation = [cleandoc(sys.modules[f].__doc__ or "") for f in files if f in sys.modules]
        explanation = "".join(text.partition("\n")[2].strip() for text in documentation)
    return plugin.meaning, str(explanation)


def _data(each: Explained) -> dict[str, str]:
    return {
        "code": each.code,
        "group": each.group,
        "severity": each.severity,
        "meaning": each.meaning,
        "explanation": each.explanation,
    }


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
