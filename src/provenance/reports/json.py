"""JSON: the whole report as one object, or a list of objects where there are several subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reports._encode import document
from provenance.reports._subject_data import data_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reports._subject import Frame, Subject


class _Json:
    """JSON: the whole report as one object."""

    code = "json"
    rank = 20
    meaning = "one JSON object for programs"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return one object, indented; a list of them where there is not exactly one subject."""
        values = [data_of(subject, frame.redact_paths) for subject in subjects]
        return document(values[0] if len(values) == 1 else values, indent=2) + "\n"


plugin = _Json()
