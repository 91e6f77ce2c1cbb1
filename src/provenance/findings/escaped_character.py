r"""A character is written out as its number.

``<U+0097>`` or ``\u2019`` in running text is how some program printed a character it could not
show. The number tells which one it was. In source code, and in files whose format writes characters
so (JSON), it is no damage.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

ESCAPE = re.compile(
    r"[<\\=](?:(?<=<)(?:U\+([0-9A-Fa-f]{4,6})|([89a-f][0-9a-f]))>"
    r"|(?<=\\)(?:u([0-9A-Fa-f]{4})|x([89A-Fa-f][0-9A-Fa-f]))"
    r"|(?<==)[89A-F][0-9A-F](?:=[89A-F][0-9A-F]){1,11})"
)


def _find(view: View) -> Iterator[Sighting]:
    if view.raw_markup or view.characters.isdisjoint("<\\="):
        return
    for match in ESCAPE.finditer(view.content):
        number = next((group for group in match.groups() if group), "")
        yield Sighting(*match.span(), _named(number) if number else _printable(match.group()))


def _named(number: str) -> str:
    code = int(number, 16)
    if 0x80 <= code <= 0x9F:
        meant = bytes([code]).decode("cp1252", errors="ignore")
        return f"U+{code:04X} written out; in Windows-1252 “{meant or '?'}”"
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return f"U+{code:04X} written out"
    return f"{unicodedata.name(chr(code), f'U+{code:04X}').lower()} written out as its number"


def _printable(escapes: str) -> str:
    data = bytes.fromhex(escapes.replace("=", ""))
    return f"mail encoding left over; in UTF-8 “{data.decode('utf-8', errors='replace')}”"


plugin = rule("escaped-character", 50, "warning", __doc__, _find)
