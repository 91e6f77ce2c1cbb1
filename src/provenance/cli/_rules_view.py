"""What each code means, from the documentation of the file that finds it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from inspect import cleandoc
from itertools import groupby
from typing import TYPE_CHECKING, Any, Protocol

from provenance.errors import RegistryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


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


def listing(format: str) -> str:  # noqa: A002 - the option's own word
    """Return all codes: differences by group first, then the rules for single sources."""
    return _LISTINGS[format](list(_known()))


def explained(code: str, format: str) -> str:  # noqa: A002
    """Return all that is to be said of ``code``; raise RegistryError for an unknown one."""
    known = {each.code: each for each in _known()}
    if code not in known:
        from rapidfuzz import process

        near = process.extractOne(code, list(known), score_cutoff=60)
        hint = f"did you mean {near[0]!r}?" if near else "run 'provenance rules' for the codes"
        raise RegistryError(f"unknown code {code!r}; {hint}")
    each = known[code]
    if format == "json":
        return _json(asdict(each))
    if format == "markdown":
        return _paragraph(each)
    more = f"\n{each.explanation}\n" if each.explanation else ""
    return f"{each.code} ({each.group}, {each.severity})\n\n{each.meaning}\n{more}"


def _known() -> Iterator[Explained]:
    from provenance.differences import CODES
    from provenance.findings import RULES
    from provenance.model import GROUPS

    for code in sorted(CODES.values(), key=lambda code: GROUPS.index(code.group)):
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


def _text(known: Sequence[Explained]) -> str:
    width = max(len(each.code) for each in known)
    parts = []
    for group, members in groupby(known, key=lambda each: each.group):
        lines = [f"  {e.code.ljust(width)}  {e.severity.ljust(8)}  {e.meaning}" for e in members]
        parts.append("\n".join([f"{group}:", *lines]) + "\n")
    return "\n".join(parts)


def _markdown(known: Sequence[Explained]) -> str:
    parts = ["# Codes\n\nMade by `provenance rules --format markdown`; do not edit.\n"]
    for group, members in groupby(known, key=lambda each: each.group):
        listed = list(members)
        rows = [f"| [`{e.code}`](#{e.code}) | {e.severity} | {e.meaning} |" for e in listed]
        table = "\n".join(["| code | severity | what it is |", "| --- | --- | --- |", *rows])
        parts.append(f"## {group.capitalize()}\n\n{table}\n")
        parts += [_paragraph(each) for each in listed]
    return "\n".join(parts)


def _paragraph(each: Explained) -> str:
    more = f"\n{each.explanation}\n" if each.explanation else ""
    return f"### {each.code}\n\n*{each.group}, {each.severity}.* {each.meaning}\n{more}"


def _json(data: dict[str, Any]) -> str:
    return json.dumps({"format_version": 1, **data}, ensure_ascii=False, indent=1) + "\n"


_LISTINGS: dict[str, Callable[[Sequence[Explained]], str]] = {
    "text": _text,
    "json": lambda known: _json({"rules": [asdict(each) for each in known]}),
    "markdown": _markdown,
}
