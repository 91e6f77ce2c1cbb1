"""A tag of a web page or of captions is left over in the text.

``<br />`` or ``<p>`` between words shows that markup was stripped carelessly, and words may have
gone with it. Addresses in angle brackets, signs of comparison, and tags in files that are made of
tags are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

TAG = re.compile(
    r"</?(?:(?:p|br|div|span|em|i|b|u|strong|a|font|blockquote|center|hr|li|ul|ol|table|tr|td|th|"
    r"h[1-6]|img|script|style|small|sup|sub|o:p|st1:[a-z]{1,20}|c|v)"
    r"(?:[ \t][^<>\n=]{0,60}=[^<>\n]{0,400})?|v [^<>\n=]{1,60}|c\.[\w.]{1,40})[ \t]?/?>",
    re.IGNORECASE,
)


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup:
        return
    markdown = view.transcript.format.lower() in {"markdown", "md"}
    for match in TAG.finditer(view.content):
        yield Sighting(
            *match.span(),
            "a tag left over from a page: see whether words went with it",
            "info" if markdown else None,
        )


plugin = rule("leftover-tag", 70, "warning", __doc__, _find)
