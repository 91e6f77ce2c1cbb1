"""What was done to a source, when and by whom: one line of the event log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

Activity = Literal[
    "capture", "registration", "fixity", "comparison", "validation", "decision", "report"
]

ACTIVITIES: tuple[Activity, ...] = (
    "capture",
    "registration",
    "fixity",
    "comparison",
    "validation",
    "decision",
    "report",
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done, as the event log keeps it.

    ``when`` is in UTC; ``subject`` is the id of a source, and ``digest`` the SHA-256 of the bytes
    that it was done to (64 hexadecimal digits, empty where no bytes were at hand); ``agent`` is
    who or which version did it. ``outcome`` holds JSON values only. That of a validation has
    ``passed``, ``findings`` (count by severity) and ``differences`` (count by code); that of a
    comparison ``base`` (an id), ``relation``, ``coverage`` and ``tally`` (count by code).
    """

    when: datetime
    activity: Activity
    subject: str
    digest: str
    agent: str
    outcome: Mapping[str, object] = field(default_factory=dict)
