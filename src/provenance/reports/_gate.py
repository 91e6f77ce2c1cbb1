"""What a gate knows besides each check: what is accepted, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from provenance.reports._subject import Check

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who accepted a difference or finding, why, when, and until when ("" for ever)."""

    reviewer: str
    reason: str
    date: str
    expires: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Gated(Check):
    """A check that the gate made; ``accepted`` is by the id of the difference or finding."""

    state: Literal["new", "changed", "registered"] = "new"
    accepted: Mapping[str, Accepted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that could not be read or judged, and why."""

    path: str
    slug: str
    message: str
