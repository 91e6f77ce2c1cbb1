"""What a file, or the server that sent it, says about its encoding: claims, which the bytes judge.

A declaration is often wrong: servers send a default for every page, editors change the bytes and
leave the head. So a claim is preferred where the bytes can be read both ways, and recorded, but
not obeyed, where they cannot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from provenance.decoding._codecs import normal_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Source

_HEAD: Final = 4096
"""Bytes in which declarations are looked for; the standard asks for the first 1,024."""
_XML: Final = re.compile(
    rb"\s{0,100}<\?xml\s[^<>?]{0,200}?\bencoding\s{0,10}=\s{0,10}"
    rb"(?:\"([^\"<>]{0,60})\"|'([^'<>]{0,60})')[^<>?]{0,200}\?>"
)
_PAGE: Final = re.compile(
    rb"\s*+(?:(?:<!--.{0,3000}?-->|<\?[^<>]{0,300}>)\s*+)*+"
    rb"<(?:!doctype\s{1,9}html|html|head|meta|title|body)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
# Comments and the other elements whose text is no markup are passed over whole.
_TAG: Final = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|title|textarea)\b.*?(?:</(?P=raw)\b|\Z)"
    rb"|<(?P<stop>body)\b|<meta(?=[\s/])(?P<inside>(?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(
    rb"([a-zA-Z-]{1,40})\s{0,20}=\s{0,20}(?:\"([^\"]{0,300})\"|'([^']{0,300})'|([^\s\"'>]{1,300}))"
)
_IN_CONTENT: Final = re.compile(rb"charset\s{0,10}=\s{0,10}[\"']?([^\s;\"']{1,60})", re.IGNORECASE)

# What browsers read these names as: the first has more characters than the second, and the same
# ones where both have one (https://encoding.spec.whatwg.org/#names-and-labels).
_AS_BROWSERS_READ: Final = {
    "ascii": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One declaration: the name as it is spelt, who says so, and where (-1: not in the bytes).

    ``encoding`` is the name as this package knows it, empty where it knows none such; ``wider``
    is what browsers read that name as, if it is another encoding.
    """

    name: str
    by: str
    at: int = -1
    encoding: str = ""
    wider: str = ""

    @property
    def readings(self) -> tuple[str, ...]:
        """The encodings that the claim may mean, the one it names first."""
        return tuple(name for name in (self.encoding, self.wider) if name)

    def __str__(self) -> str:
        where = f" at byte {self.at:,}" if self.at >= 0 else ""
        return f"{self.by}{where} says {self.name}"


def claims_of(source: Source) -> tuple[Claim, ...]:
    """Return what is said about the encoding of ``source``, the weightiest first."""
    found: list[Claim] = []
    if source.charset:
        found.append(_claim(source.charset, "the HTTP header"))
    head = source.data[:_HEAD]
    start = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    wide = b"\0" in head
    if wide:
        # Two or four bytes a character: what a declaration is written in has one that is not NUL.
        head, start = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff"), 0
        head = head.replace(b"\0", b"")
    for name, by, at in _declared_in(head[start:]):
        found.append(_claim(name, by, -1 if wide else at + start))
    return tuple(found)


def _claim(name: str, by: str, at: int = -1) -> Claim:
    spelt = name.strip().strip("\"'").lower().removeprefix("x-")
    encoding = normal_name(spelt) or ""
    shown = "".join(c if c.isprintable() else "?" for c in name.strip())[:60]
    return Claim(shown, by, at, encoding, _AS_BROWSERS_READ.get(encoding, ""))


def _declared_in(head: bytes) -> Iterator[tuple[str, str, int]]:
    """Yield name, place and offset of the declarations in the beginning of a file."""
    if found := _XML.match(head):
        group = 1 if found[1] is not None else 2
        if found[group].strip():
            yield found[group].decode("latin-1"), "the XML declaration", found.start(group)
    if not _PAGE.match(head):
        return
    for tag in _TAG.finditer(head):
        if tag["stop"]:
            return
        if tag["inside"] is not None and (name := _in_meta(tag["inside"])):
            yield name, "<meta>", tag.start()
            return


def _in_meta(inside: bytes) -> str:
    """Return the encoding that one <meta> names, empty if it is about something else."""
    attributes: dict[bytes, bytes] = {}
    for found in _ATTRIBUTE.finditer(inside):
        value = next(group for group in found.groups()[1:] if group is not None)
        attributes.setdefault(found[1].lower(), value)
    if attributes.get(b"charset", b"").strip():
        return attributes[b"charset"].decode("latin-1")
    if attributes.get(b"http-equiv", b"").strip().lower() == b"content-type":
        content = _IN_CONTENT.search(attributes.get(b"content", b""))
        return content[1].decode("latin-1") if content else ""
    return ""
