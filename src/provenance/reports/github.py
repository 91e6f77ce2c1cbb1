"""GitHub annotations: the worst ten as workflow commands, and how many more there are.

Everything that comes from a source is escaped, because a runner obeys what it reads: a line of a
transcript that looks like a command must not become one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.reports._characters import one_line
from provenance.reports._results import results_of, shown_path, unread_of, worst_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Severity
    from provenance.reports._results import Result
    from provenance.reports._subject import Frame, Subject

MOST: Final = 10
"""GitHub shows ten of each kind a step, and drops the rest without a word."""

_COMMANDS: Final[dict[Severity, str]] = {
    "critical": "error",
    "warning": "warning",
    "info": "notice",
}


class _GitHub:
    """GitHub annotations: the worst ten, and how many more."""

    code = "github"
    rank = 81
    meaning = "annotations for GitHub: the worst ten, and how many more"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return one workflow command a line; the empty string where there is nothing to show."""
        unread = [
            f"::error file={_property(each.path)},title={_property(each.slug)}"
            f"::{_message(each.message)}"
            for each in unread_of(subjects)
        ]
        results = worst_first(results_of(subjects))
        lines = unread[:MOST]
        room = MOST - len(lines)
        lines += [_annotation(each, frame) for each in results[:room]]
        more = len(unread) + len(results) - len(lines)
        if more:
            lines.append(f"::notice title=provenance::and {more} more, in the full report")
        return "".join(f"{line}\n" for line in lines)


def _annotation(result: Result, frame: Frame) -> str:
    at = f"file={_property(shown_path(result.text, frame.redact_paths))}"
    if result.region is not None:
        region = result.region
        at += f",line={region.line},endLine={region.end_line}"
        if region.line == region.end_line:
            at += f",col={region.column},endColumn={max(region.end_column, region.column)}"
    title = _property(f"{result.code} ({result.severity})")
    return f"::{_COMMANDS[result.severity]} {at},title={title}::{_message(result.message)}"


def _message(text: str) -> str:
    """Escape the text of a command; an old spelling of commands counts anywhere in a line.

    >>> _message("100%" + chr(10) + "::set-output name=a::b ##[group]")
    '100%25⏎::set-output name=a::b # #[group]'
    """
    return one_line(text).replace("##[", "# #[").replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


plugin = _GitHub()
