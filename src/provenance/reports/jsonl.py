"""JSON Lines: one object a line, one line a subject, in the order given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reports._encode import document
from provenance.reports._subject_data import data_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reports._subject import Frame, Subject


class _JsonLines:
    """JSON Lines: one object a line."""

    code = "jsonl"
    rank = 30
    meaning = "one JSON object a line, in the order given"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return a line for each subject; the empty string for none."""
        return "".join(
            document(data_of(subject, frame.redact_paths)) + "\n" for subject in subjects
        )


plugin = _JsonLines()
