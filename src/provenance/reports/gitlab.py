"""GitLab code quality: one JSON list; what is accepted is left out, for there is no word for it."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Final

from provenance.reports._encode import document
from provenance.reports._results import results_of, shown_path, unread_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Severity
    from provenance.reports._subject import Frame, Subject

_SEVERITIES: Final[dict[Severity, str]] = {
    "critical": "critical",
    "warning": "major",
    "info": "info",
}


class _GitLab:
    """GitLab code quality: one JSON list with unique fingerprints."""

    code = "gitlab"
    rank = 91
    meaning = "a code quality report for GitLab"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return the list; GitLab drops what has the fingerprint of another, so none has."""
        rows: list[tuple[str, str, str, str, str, int]] = [
            ("blocker", each.slug, each.message, each.path.removeprefix("./"), each.slug, 1)
            for each in unread_of(subjects)
        ]
        rows += [
            (
                _SEVERITIES[each.severity],
                each.code,
                each.message,
                shown_path(each.text, frame.redact_paths),
                each.id,
                each.region.line if each.region else 1,
            )
            for each in results_of(subjects)
            if each.accepted is None
        ]
        seen: Counter[str] = Counter()
        issues = []
        for severity, code, message, path, name, line in rows:
            key = "\0".join((path, code, name))
            seen[key] += 1
            print_ = f"{key}\0{seen[key]}".encode("utf-8", "backslashreplace")
            issues.append(
                {
                    "description": message,
                    "check_name": code,
                    "fingerprint": hashlib.sha256(print_).hexdigest(),
                    "severity": severity,
                    "location": {"path": path, "lines": {"begin": line}},
                }
            )
        return document(issues, indent=1) + "\n"


plugin = _GitLab()
