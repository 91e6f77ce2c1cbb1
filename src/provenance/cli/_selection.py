"""Which differences are shown: by code, or only those that change what is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.errors import ConfigurationError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Collation, Difference, Examination, Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """The codes to show and to leave out; with neither, everything is shown."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    substance_only: bool = False

    @classmethod
    def of(
        cls, select: Sequence[str] | None, ignore: Sequence[str] | None, substance_only: bool
    ) -> Selection:
        """Read the options, codes separated by commas or one each; raise for an unknown code."""
        return cls(_codes(select), _codes(ignore), substance_only)

    def __call__(self, collation: Collation) -> Collation:
        """Return ``collation`` with the chosen differences only; the figures stay the whole's."""
        kept = tuple(d for d in collation.differences if self._shows(d))
        return replace(collation, differences=kept)

    def of_examination(self, examination: Examination) -> Examination:
        """Return ``examination`` with the chosen differences only."""
        if examination.collation is None:
            return examination
        return replace(examination, collation=self(examination.collation))

    def _shows(self, difference: Difference) -> bool:
        return (
            (not self.select or difference.code in self.select)
            and difference.code not in self.ignore
            and (not self.substance_only or difference.group == "substance")
        )


def graded(collation: Collation, severities: Mapping[str, Severity]) -> Collation:
    """Return ``collation`` with the severities that the configuration gives some codes."""
    if not severities:
        return collation
    check_severities(severities)
    changed = tuple(
        replace(d, severity=severities.get(d.code, d.severity)) for d in collation.differences
    )
    return replace(collation, differences=changed)


def check_severities(severities: Mapping[str, Severity]) -> None:
    """Raise ConfigurationError where a severity is given to a code that nothing has."""
    from provenance.differences import CODES

    for code in severities:
        if code not in CODES:
            raise ConfigurationError(f"severity.{code}: unknown code; known: {', '.join(CODES)}")


def _codes(given: Sequence[str] | None) -> frozenset[str]:
    from provenance.differences import CODES

    codes = frozenset(
        code.strip() for value in given or () for code in value.split(",") if code.strip()
    )
    for code in sorted(codes):
        if code not in CODES:
            raise UsageError(f"unknown code {code!r}; known codes: {', '.join(CODES)}")
    return codes
