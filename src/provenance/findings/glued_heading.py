"""Two headings are run together without a space or a line break.

"Syria AgreementRemarks With" is two lines of a web page read as one: the heading cannot be trusted
to tell title, place and speaker apart. Only headings and the lines before the first speaker are
looked at; names that are written with an inner capital (YouTube, McDonald) are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.findings._glue import glued, in_heading
from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View


def _find(view: View) -> Iterator[Sighting]:
    for glue in glued(view):
        if in_heading(view, glue):
            one = view.content[glue.start : glue.middle]
            other = view.content[glue.middle : glue.end]
            yield Sighting(glue.start, glue.end, f"“{one}” and “{other}” run together")


plugin = rule("glued-heading", 170, "warning", __doc__, _find)
