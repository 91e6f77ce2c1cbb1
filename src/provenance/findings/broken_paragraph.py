"""A paragraph break stands in the middle of a sentence.

One paragraph ends without a closing mark, and the next goes on in lower case: no word is lost, but
the sentence is torn, as it happens when a text is cut into page-sized or screen-sized pieces. Items
of a list, verse, and sentences left hanging with dots or a dash are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.findings._endings import endings
from provenance.findings._rule import Sighting, rule
from provenance.findings._view import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View


def _find(view: View) -> Iterator[Sighting]:
    for ending in endings(view):
        following = ending.following
        if ending.kind != "continued" or following is None:
            continue
        if any(map(str.isalnum, view.content[ending.end : following.start])):
            continue  # furniture of the page stands between, which is named as such
        first = WORD.match(view.content, following.start, following.end)
        end = first.end() if first else following.start + 1
        yield Sighting(ending.start, end, "the sentence goes on in the next paragraph")


plugin = rule("broken-paragraph", 140, "warning", __doc__, _find)
