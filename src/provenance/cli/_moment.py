"""The one clock of the command line."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def moment() -> datetime:
    """Return the time in UTC, whole seconds; SOURCE_DATE_EPOCH fixes it for reproducible runs."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isascii() and fixed.isdigit() and len(fixed) < 12:
        return datetime.fromtimestamp(int(fixed), UTC)
    return datetime.now(UTC).replace(microsecond=0)
