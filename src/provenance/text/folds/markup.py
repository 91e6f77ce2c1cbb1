"""Emphasis, headings, tags and link syntax around the same words.

The words inside the markup are compared like any others.
"""

import re

from provenance.text._fold import Fold

TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]{0,20}(?:\s[^<>]{0,400})?/?>")
_MARKS = re.compile(
    r"(?:\#{1,6}|>)[ \t]+|[*_#>|~\\]+|\]\([^()\s]{0,400}\)|^[-+] (?=\S)|[\[\]]", re.MULTILINE
)


def _apply(text: str) -> str:
    return _MARKS.sub("", TAG.sub("", text))


plugin = Fold(
    code="markup",
    rank=30,
    group="form",
    severity="info",
    meaning="Emphasis, headings, tags and link syntax around the same words.",
    apply=_apply,
)
