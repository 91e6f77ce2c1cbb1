"""The table ``[gate]`` of the configuration: how much of what is too much, for whom, how long.

```toml
[gate]
min_words = 100                  # a parameter of the suites
wording.critical = 1             # a code of differences: critical from one on
encoding = {warning = 1, critical = "1%"}    # of the words of the source
cut-word.critical = 2            # a rule for single sources
DOC-07.warning = 1               # a rule of a suite: of its rows, and never critical
coverage.min = 0.95              # critical below that; `warning` for a warning below that

[gate.role.machine]              # for the sources of a role; [gate.source.ID] for one source
expires = 2027-01-01             # from that day on this does not count any more
fidelity.min = 0.7
```

What a threshold speaks of, it alone decides on: the suites do not judge it as well. What is no
code, no rule and no parameter is an error, because it would be a threshold that nothing reaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from provenance.errors import ConfigurationError
from provenance.validation._parameters import ROLES
from provenance.validation._suites import is_comparable, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from provenance.model import Severity
    from provenance.validation._suites import Suite

Kind = Literal["code", "finding", "rule", "measure"]

MEASURES: Final = {"coverage": "min_coverage", "fidelity": "min_fidelity"}
"""What has a least value instead of a greatest, and the parameter of the suites that asks it."""

_COUNTED = ("warning", "critical", "expires", "reason")
_MEASURED = ("warning", "min", "critical", "expires", "reason")
_SCOPES = ("role", "source")
_LABELS = ("expires", "reason")


@dataclass(frozen=True, slots=True)
class Bound:
    """A count, or a share (0..1) of what there is; for a measure, the least share."""

    value: float
    share: bool

    def reached(self, count: int, whole: int) -> bool:
        """Whether ``count`` of ``whole`` is that many."""
        if not count:
            return False
        return count >= (self.value * whole if self.share else self.value)

    def __str__(self) -> str:
        return f"{self.value * 100:.4g} %" if self.share else f"{self.value:g}"


@dataclass(frozen=True, slots=True)
class Limit:
    """From how many on something is a warning, and from how many on it is critical."""

    name: str
    kind: Kind
    bounds: Mapping[Severity, Bound]
    where: str
    expires: date | None = None

    def level(self, count: int, whole: int) -> Severity | None:
        """Return the gravest level that ``count`` of ``whole`` reaches, or None."""
        levels: tuple[Severity, ...] = ("critical", "warning")
        for severity in levels:
            bound = self.bounds.get(severity)
            if bound is not None and bound.reached(count, whole):
                return severity
        return None

    @property
    def highest(self) -> Severity:
        """The gravest level that can be reached."""
        return "critical" if "critical" in self.bounds else "warning"

    def __str__(self) -> str:
        word = "below" if self.kind == "measure" else "from"
        return ", ".join(f"{name} {word} {bound}" for name, bound in sorted(self.bounds.items()))


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is set for all, for a role or for a source."""

    where: str
    limits: Mapping[str, Limit] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """All of ``[gate]``, read and found good."""

    general: _Scope = field(default_factory=lambda: _Scope("gate"))
    roles: Mapping[str, _Scope] = field(default_factory=dict)
    sources: Mapping[str, _Scope] = field(default_factory=dict)

    @classmethod
    def read(
        cls,
        table: Mapping[str, Any],
        suites: Sequence[Suite],
        *,
        rules: Collection[str],
        codes: Collection[str],
        sources: Collection[str],
    ) -> Limits:
        """Read the table; ``sources`` are the ids that may be spoken of.

        Raises ConfigurationError for a word that nobody knows, with the one nearest to it, and
        for a threshold that nothing can reach or that everything reaches.
        """
        reader = _Reader(_kinds(suites, rules, codes), _parameters(suites))
        scoped: dict[str, dict[str, _Scope]] = {"role": {}, "source": {}}
        known: dict[str, Collection[str]] = {
            "role": {*ROLES, *(role for suite in suites for role in suite.roles)},
            "source": sources,
        }
        for scope in _SCOPES:
            for name, values in _table(table.get(scope, {}), f"gate.{scope}").items():
                where = f"gate.{scope}.{name}"
                if name not in known[scope]:
                    raise ConfigurationError(
                        f"{where}: there is no {scope} {name!r}{nearest(name, known[scope])}"
                    )
                scoped[scope][name] = reader.scope(_table(values, where), where)
        general = {key: value for key, value in table.items() if key not in _SCOPES}
        for key in _LABELS:
            if key in general:
                raise ConfigurationError(
                    f"gate.{key}: belongs to one threshold, one role or one source; move it there"
                )
        return cls(reader.scope(general, "gate"), scoped["role"], scoped["source"])

    @property
    def expiring(self) -> bool:
        """Whether the day plays a part."""
        return any(
            scope.expires or any(limit.expires for limit in scope.limits.values())
            for scope in self._all()
        )

    def parameters(self, today: date, sources: Mapping[str, str]) -> dict[str, Any]:
        """Return the parameters as ``judge`` takes them; ``sources`` gives the role of each."""
        found: dict[str, Any] = dict(self.general.parameters)
        for names, scopes in ((set(sources.values()), self.roles), (set(sources), self.sources)):
            for name in sorted(names & set(scopes)):
                scope = scopes[name]
                if scope.parameters and not _over(scope.expires, today):
                    found[name] = {**found.get(name, {}), **scope.parameters}
        return found

    def of(self, source: str, role: str, today: date) -> dict[str, Limit]:
        """Return what counts for a source: its own first, then its role's, then what is general."""
        found: dict[str, Limit] = {}
        for scope in self._of(source, role):
            if not _over(scope.expires, today):
                found |= {
                    name: limit
                    for name, limit in scope.limits.items()
                    if not _over(limit.expires, today)
                }
        return found

    def expired(self, source: str, role: str, today: date) -> list[tuple[str, date]]:
        """Return what is set for a source and does not count any more, and since when."""
        found: list[tuple[str, date]] = []
        for scope in self._of(source, role):
            if scope.expires and _over(scope.expires, today):
                found.append((scope.where, scope.expires))
                continue
            found += [
                (limit.where, limit.expires)
                for limit in scope.limits.values()
                if limit.expires and _over(limit.expires, today)
            ]
        return found

    def _of(self, source: str, role: str) -> Iterator[_Scope]:
        yield self.general
        if role in self.roles:
            yield self.roles[role]
        if source in self.sources:
            yield self.sources[source]

    def _all(self) -> Iterator[_Scope]:
        yield self.general
        yield from self.roles.values()
        yield from self.sources.values()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Knows the words that a threshold can be about."""

    kinds: Mapping[str, Kind]
    parameters: Collection[str]

    def scope(self, values: Mapping[str, Any], where: str) -> _Scope:
        limits: dict[str, Limit] = {}
        parameters: dict[str, Any] = {}
        for key, value in values.items():
            if key in _LABELS:
                continue
            if isinstance(value, Mapping):
                limits[key] = self.limit(key, value, f"{where}.{key}")
            elif key in self.parameters:
                parameters[key] = _parameter(value, f"{where}.{key}")
            elif key in self.kinds:
                raise ConfigurationError(
                    f"{where}.{key} is {value!r}; write {key}.warning or {key}.critical"
                )
            else:
                known = {*self.parameters, *self.kinds, *_SCOPES}
                raise ConfigurationError(
                    f"{where}.{key}: neither a code, a rule nor a parameter is called "
                    f"{key!r}{nearest(key, known)}"
                )
        return _Scope(where, limits, parameters, _day(values.get("expires"), where))

    def limit(self, name: str, values: Mapping[str, Any], where: str) -> Limit:
        kind = self.kinds.get(name)
        if kind is None:
            raise ConfigurationError(
                f"{where}: no code and no rule is called {name!r}"
                f"{nearest(name, {*self.kinds, *_SCOPES})}"
            )
        allowed = _MEASURED if kind == "measure" else _COUNTED
        for key in values:
            if key not in allowed:
                raise ConfigurationError(f"{where}: unknown key {key!r}{nearest(key, allowed)}")
        if {"min", "critical"} <= values.keys():
            raise ConfigurationError(f"{where}: 'min' and 'critical' are the same; keep one")
        read = _least if kind == "measure" else _bound
        levels: tuple[tuple[str, Severity], ...] = (
            ("warning", "warning"),
            ("min", "critical"),
            ("critical", "critical"),
        )
        bounds: dict[Severity, Bound] = {
            severity: read(values[key], f"{where}.{key}")
            for key, severity in levels
            if key in values
        }
        if not bounds:
            raise ConfigurationError(f"{where}: no threshold; write {where}.critical = 1")
        _check_order(bounds, kind, where)
        return Limit(name, kind, bounds, where, _day(values.get("expires"), where))


def _kinds(
    suites: Sequence[Suite], rules: Collection[str], codes: Collection[str]
) -> dict[str, Kind]:
    named: dict[str, Kind] = {rule.rule: "rule" for suite in suites for rule in suite.rules}
    named |= dict.fromkeys(rules, "finding")
    named |= dict.fromkeys(codes, "code")
    return named | dict.fromkeys(MEASURES, "measure")


def _parameters(suites: Sequence[Suite]) -> set[str]:
    known = {word for suite in suites for word in (*suite.vocabulary, *suite.parameters)}
    return known | {w for suite in suites for rule in suite.rules for w in rule.parameters}


def _check_order(bounds: Mapping[Severity, Bound], kind: Kind, where: str) -> None:
    """Refuse a warning that is always critical as well: somebody mistook one for the other."""
    if len(bounds) < 2 or bounds["warning"].share != bounds["critical"].share:
        return
    warning, critical = bounds["warning"].value, bounds["critical"].value
    if (warning < critical) if kind == "measure" else (warning > critical):
        raise ConfigurationError(
            f"{where}: {bounds['warning']} is critical before it is a warning; exchange the two"
        )


def _table(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ConfigurationError(f"{where} is {value!r}; write a table [{where}]")
    return value


def _percent(value: object) -> float | None:
    if not isinstance(value, str) or not value.endswith("%"):
        return None
    try:
        return float(value[:-1]) / 100
    except ValueError:
        return None


def _bound(value: object, where: str) -> Bound:
    share = _percent(value)
    if share is not None and 0 < share <= 1:
        return Bound(share, True)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return Bound(value, False)
    raise ConfigurationError(
        f'{where} is {value!r}; write from how many on: 1 or more, or a share such as "1%"'
    )


def _least(value: object, where: str) -> Bound:
    share = _percent(value)
    if share is None and isinstance(value, int | float) and not isinstance(value, bool):
        share = float(value)
    if share is None or not 0 < share <= 1:
        raise ConfigurationError(f"{where} is {value!r}; write a share above 0, up to 1")
    return Bound(share, True)


def _parameter(value: object, where: str) -> object:
    if not is_comparable(value):
        raise ConfigurationError(f"{where} is {value!r}, which decides nothing; write a number")
    return value


def _day(value: object, where: str) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ConfigurationError(
            f"{where}.expires is {value!r}; write a day, such as 2027-01-31"
        ) from None


def _over(expires: date | None, today: date) -> bool:
    return expires is not None and today >= expires
