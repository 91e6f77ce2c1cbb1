"""A digest that a report holds of itself, so that one flipped bit anywhere in it is found.

It tells of damage, not of forgery: whoever changes a report on purpose can seal it anew. That
takes a signature, or the digest in an event log.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

_PAGE: Final = re.compile(rb"<!-- sha256 of all above: ([0-9a-f]{64}) -->\n\Z")
_OBJECT: Final = re.compile(rb',\n  "report_sha256": "([0-9a-f]{64})"\n\}\n\Z')
_TAIL: Final = 200
"""Bytes at the end of a report in which its seal lies."""


def seal(code: str, content: str) -> str:
    """Return ``content`` with a digest of itself at its end, in the formats that have a place.

    These are ``html`` and ``json`` of one subject; any other comes back as it is.
    """
    if code == "html":
        return f"{content}<!-- sha256 of all above: {_digest(content)} -->\n"
    if code == "json" and content.startswith("{") and content.endswith("\n}\n"):
        kept = content.removesuffix("\n}\n")
        return f'{kept},\n  "report_sha256": "{_digest(kept)}"\n}}\n'
    return content


def seal_holds(data: bytes) -> bool | None:
    """Whether the bytes of a report have the digest that they end in; None where they have none."""
    start = max(len(data) - _TAIL, 0)
    found = _PAGE.search(data, start) or _OBJECT.search(data, start)
    if found is None:
        return None
    return sha256(data[: found.start()]).hexdigest().encode() == found[1]


def _digest(content: str) -> str:
    return sha256(content.encode("utf-8", "backslashreplace")).hexdigest()
