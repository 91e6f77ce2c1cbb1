"""Which value a parameter has for which source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from provenance.errors import SuiteError
from provenance.validation._suites import is_comparable, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from provenance.validation._suites import Suite

ROLES = ("official", "reprint", "excerpt", "machine", "unknown")
"""The roles that parameters can be given for, besides any that a source declares."""


def check_parameters(
    parameters: Mapping[str, Any], suites: Sequence[Suite], owners: Mapping[str, str]
) -> None:
    """Raise SuiteError for a parameter, a role or a source that nothing will ever look up.

    ``owners`` gives the role of each source.
    """
    known = {word for suite in suites for word in suite.vocabulary | set(suite.parameters)}
    known |= {word for suite in suites for rule in suite.rules for word in rule.parameters}
    groups = {*ROLES, *owners, *owners.values(), *(r for suite in suites for r in suite.roles)}
    for key, value in parameters.items():
        if isinstance(value, Mapping):
            if key not in groups:
                raise SuiteError(
                    f"parameters are given for {key!r}, which is neither a role nor a source"
                    f"{nearest(key, groups)}"
                )
            _check(value, known, f"parameters of {key!r}")
        else:
            _check({key: value}, known, "parameters")


def _check(values: Mapping[str, Any], known: Collection[str], where: str) -> None:
    for key, value in values.items():
        if key not in known:
            raise SuiteError(f"{where}: no suite knows {key!r}{nearest(key, known)}")
        if not is_comparable(value):
            raise SuiteError(
                f"{where}: {key!r} is {value!r}, which decides nothing; write a number"
            )


def parameters_of(
    suite: Suite, source: str, role: str, parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the parameters for one source.

    The suite's own come first, then the suite's for the role; what the caller gives outranks
    them: for all, then for the role, then for the source.
    """
    found = dict(suite.parameters)
    found.update(suite.roles.get(role, {}))
    found.update({k: v for k, v in parameters.items() if not isinstance(v, Mapping)})
    for key in (role, source):
        found.update(parameters.get(key) or {})
    return found
