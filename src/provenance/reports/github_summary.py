"""GitHub step summary: Markdown that never outgrows what GitHub takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from provenance.reports import markdown
from provenance.reports._gate import Unread
from provenance.reports._results import unread_of
from provenance.reports._words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reports._subject import Frame, Subject

LARGEST: Final = 1_000_000
"""Bytes; GitHub refuses a summary of more than 1 MiB whole."""

_MARGIN: Final = 2_000


class _GitHubSummary:
    """GitHub step summary: Markdown below 1 MiB, what failed first."""

    code = "github-summary"
    rank = 86
    meaning = "a step summary for GitHub: Markdown below 1 MiB, what failed first"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return as many sections as there is room for, and how many more there are."""
        unread = unread_of(subjects)
        lines = [
            f"- **not read** {markdown.plain(u.path)}: {markdown.plain(u.message)}" for u in unread
        ]
        parts = ["\n".join(lines) + "\n"] if lines else []
        rest = sorted((s for s in subjects if not isinstance(s, Unread)), key=_met)
        size = sum(len(part.encode("utf-8", "replace")) for part in parts)
        shown = 0
        for subject in rest:
            said = markdown.plugin.render([subject], replace(frame, clock=""))
            size += len(said.encode("utf-8", "replace")) + 1
            if size > LARGEST - _MARGIN:
                break
            parts.append(said)
            shown += 1
        if shown < len(rest):
            parts.append(f"and {count(len(rest) - shown)} more sources, in the full report\n")
        text = "\n".join(parts) or "Nothing was judged.\n"
        data = text.encode("utf-8", "replace")
        if len(data) > LARGEST:
            # So many could not be read that even their list is too long.
            text = data[: LARGEST - _MARGIN].decode("utf-8", "ignore").rpartition("\n")[0] + "\n…\n"
        return text


def _met(subject: Subject) -> bool:
    verdict = getattr(getattr(subject, "examination", None), "verdict", None)
    return verdict is None or verdict.passed


plugin = _GitHubSummary()
