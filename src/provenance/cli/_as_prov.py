"""W3C PROV of what a verb made: a format that lineage writes, and no report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance import __version__
from provenance.cli._moment import moment
from provenance.errors import UsageError
from provenance.model import Examination

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reports import Subject

CODE: Final = "prov"


def as_prov(subjects: Sequence[Subject], *, redact_paths: bool) -> str:
    """Return the PROV-JSON of what was read, compared and judged.

    Raise UsageError for subjects that are neither a text nor two.
    """
    from provenance.lineage import prov_of
    from provenance.reports._redact import redacted

    if redact_paths:
        subjects = [redacted(each) for each in subjects]
    return prov_of([_examination(each) for each in subjects], version=__version__, when=moment())


def _examination(subject: Subject) -> Examination:
    from provenance.reports import Check, Comparison, Inspection
    from provenance.reports._gate import Gated

    if isinstance(subject, Check | Inspection | Gated):
        return subject.examination
    if isinstance(subject, Comparison):
        examination = subject.examination
        if examination is not None and examination.collation is not None:
            return examination
        return Examination(subject.collation.witness, collation=subject.collation)
    raise UsageError(
        "prov tells of one text or of two compared; use 'check', 'diff' or 'inspect' for it, "
        "or 'provenance export prov' for all that is registered"
    )
