"""Text with Markdown's marks for emphasis, headings, links and lists, which are left in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.formats._format import Format
from provenance.formats._pages import paged
from provenance.model import Transcript

if TYPE_CHECKING:
    from provenance.model import Text

# Kind of mark -> what it looks like, and what one of them weighs. What plain text has, too (a
# lone asterisk, a line that begins with a dash) weighs little and needs company.
_MARKS: Final[tuple[tuple[re.Pattern[str], float], ...]] = (
    (re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE), 1.0),
    (re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*"), 1.0),
    (re.compile(r"(?<![\w_])__[^\s_][^_\n]{0,200}__(?![\w_])"), 1.0),
    (re.compile(r"(?<![\w*])[*_][^\W_][^*_\n]{0,200}[\w.,:;!?)][*_](?![\w*])"), 0.4),
    (re.compile(r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)"), 1.0),
    (re.compile(r"<https?://[^<>\s]{1,500}>"), 0.6),
    (re.compile(r"^(?:```|~~~)", re.MULTILINE), 1.0),
    (re.compile(r"^[-*+] +\S", re.MULTILINE), 0.2),
    (re.compile(r"^> ", re.MULTILINE), 0.3),
    (re.compile(r"\S {2}$", re.MULTILINE), 0.1),
    (re.compile(r"\\[*_#\[\]`.-]"), 0.3),
)
_FRONT_MATTER = re.compile(r"\A---\r?\n(?:[\w-]{1,40}:[^\n]{0,500}\n)")
_ENOUGH = 2.0
_AT_MOST = 3
_SAMPLE = 200_000


def _claims(text: Text) -> bool:
    """Claim a text with marks of several kinds, or several of a kind that plain text lacks."""
    sample = text.content[:_SAMPLE].replace("\r\n", "\n").replace("\r", "\n")
    weight = 1.0 if _FRONT_MATTER.match(sample) else 0.0
    for pattern, worth in _MARKS:
        for count, _ in enumerate(pattern.finditer(sample), start=1):
            weight += worth
            if weight >= _ENOUGH:
                return True
            if count == _AT_MOST:
                break
    return False


def _read(text: Text) -> Transcript:
    pages, furniture = paged(text.content)
    return Transcript(text, "markdown", unattributed=furniture, anchors=pages)


plugin = Format(
    code="markdown",
    rank=500,
    meaning="text with Markdown's marks for emphasis, headings and links, left in place",
    claims=_claims,
    read=_read,
)
