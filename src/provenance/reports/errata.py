"""Errata: a table for editors to work through in a spreadsheet, which must not run any of it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from provenance.reports._characters import one_line
from provenance.reports._results import results_of, shown_path, unread_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reports._subject import Frame, Subject

COLUMNS: Final = (
    "source", "path", "line", "start", "end", "severity", "code", "base", "reads", "here",
    "speaker", "note", "id", "accepted",
)  # fmt: skip

_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")


class _Errata:
    """Errata: a table (CSV) of what differs, for a spreadsheet."""

    code = "errata"
    rank = 101
    meaning = "a table of what differs, for a spreadsheet (CSV)"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return the table with its head; ``start`` and ``end`` count code points."""
        table = io.StringIO()
        writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for each in unread_of(subjects):
            row = ["", each.path, "", "", "", "critical", each.slug, "", "", "", "", each.message]
            writer.writerow([*map(harmless, row), "", ""])
        for result in results_of(subjects):
            region, accepted = result.region, result.accepted
            writer.writerow(
                map(
                    harmless,
                    (
                        result.text.source.id,
                        shown_path(result.text, frame.redact_paths),
                        str(region.line) if region else "",
                        str(region.start) if region else "",
                        str(region.end) if region else "",
                        result.severity,
                        result.code,
                        result.base.source.id if result.base else "",
                        result.reads,
                        result.here,
                        result.speaker,
                        result.note or ("" if result.region else result.message),
                        result.id,
                        f"{accepted.reviewer}, {accepted.date}: {accepted.reason}"
                        if accepted
                        else "",
                    ),
                )
            )
        return table.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless(" @SUM(A1)"), harmless("–5"), harmless("a=b")
    ("'=1+1", "' @SUM(A1)", '–5', 'a=b')
    """
    plain = one_line(cell)
    return f"'{plain}" if plain.lstrip(" \u00a0\u3000⏎⇥'\"").startswith(_FORMULA) else plain


plugin = _Errata()
