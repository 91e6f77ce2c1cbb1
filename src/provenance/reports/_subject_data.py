"""From a subject to the dictionary that stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reports import _data, _event_data, _overview_data
from provenance.reports._subject import Comparison, Event, Inspection, Matches, Overview

if TYPE_CHECKING:
    from provenance.reports._data import Data
    from provenance.reports._subject import Subject


def data_of(subject: Subject, redact_paths: bool) -> Data:
    """Return what readers see of ``subject``, in the shape of its command's JSON."""
    if isinstance(subject, Comparison):
        return _data.comparison(subject.collation, subject.examination, redact_paths=redact_paths)
    if isinstance(subject, Inspection):
        return _data.inspection(
            subject.examination, redact_paths=redact_paths, explain=subject.explain
        )
    if isinstance(subject, Matches):
        return _data.matches(subject.source, subject.matches, redact_paths=redact_paths)
    if isinstance(subject, Event):
        return _event_data.event(subject, redact_paths=redact_paths)
    if isinstance(subject, Overview):
        return _overview_data.overview(subject, redact_paths=redact_paths)
    return _data.examination(subject.examination, redact_paths=redact_paths)
