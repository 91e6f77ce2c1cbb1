"""A control character stands in the text.

Control characters print nothing or steer a terminal; between words they mostly are what is left of
a quotation mark or dash from Windows-1252 (U+0080 to U+009F), or of a broken file. Tabs, line ends
and the form feed between pages are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]+")
MISREAD = re.compile(r"[\xc2-\xf4][\x80-\xbf\u0152-\u2122]{0,2}$")


def _find(view: View) -> Iterator[Sighting]:
    if not any(map(CONTROL.match, view.characters)):
        return
    for match in CONTROL.finditer(view.content):
        start, end = match.span()
        run = match.group()
        if run[0] >= "\x80" and MISREAD.search(view.content, max(0, start - 3), start):
            continue  # part of a sequence that the mojibake rule names as a whole
        yield Sighting(start, end, _named(run))


def _named(run: str) -> str:
    names = " ".join(f"U+{ord(character):04X}" for character in run[:4])
    more = f" and {len(run) - 4} more" if len(run) > 4 else ""
    meant = ""
    if len(run) == 1 and run >= "\x80":
        meant = bytes([ord(run)]).decode("cp1252", errors="ignore")
    return f"{names}{more}" + (f"; in Windows-1252 this byte is “{meant}”" if meant else "")


plugin = rule("control-character", 40, "warning", __doc__, _find)
