"""WARC: the page that a web archive holds, with its address and the day it was captured."""

from __future__ import annotations

import re
import zlib
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._extras import needed
from provenance.formats._format import Format
from provenance.model import Step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from provenance.model import Source, Text, Transcript

_BEGINS: Final = re.compile(rb"WARC/\d\.\d")
_GZIP: Final = b"\x1f\x8b\x08"
_BODY: Final = 64 << 20
"""Bytes of one response that are unpacked at most."""
_RECORDS: Final = 100_000
# What a transcript may be, the likelier first.
_KINDS: Final = (
    "text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/vtt",
    "application/json", "application/xml", "text/xml", "text/markdown", "text/csv",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Response:
    """One answer of a server that the archive keeps."""

    url: str
    captured: str
    kind: str
    charset: str
    body: bytes


def _opens(data: bytes) -> bool:
    """Whether a file is a WARC, packed or not."""
    if not data.startswith(_GZIP):
        return _BEGINS.match(data) is not None
    try:
        first = zlib.decompressobj(31).decompress(data[:4096], 16)
    except zlib.error:
        return False
    return _BEGINS.match(first) is not None


def _unwrap(source: Source) -> tuple[Source, Step]:
    """Return the page as a source of its own, and what there is to say of it.

    The digest stays that of the archive, which is the file that was registered. Of several pages
    it is the one whose address is declared, else the first.
    """
    library = needed("warcio.archiveiterator", "warc", source)
    wanted = source.facts.url.rstrip("/")
    found: list[Response] = []
    broken = ""
    # The library prints what it dislikes, with bytes of the archive, where nobody asked for it.
    with redirect_stderr(StringIO()) as complaints:
        try:
            for response in _responses(source.data, library):
                if response.url.rstrip("/") == wanted and wanted:
                    found = [response]
                    break
                found.append(response)
                if len(found) > 1:
                    found = [min(found, key=lambda one: _KINDS.index(one.kind))]
        except Exception as error:  # noqa: BLE001, warcio has errors of many kinds
            broken = str(error)[:200] or type(error).__name__
    if broken and not found:
        raise FormatError(
            f"{source.path}: this WARC is broken ({broken}). "
            "Fetch it again, or register the page that is in it"
        )
    if not found:
        raise FormatError(
            f"{source.path}: this WARC holds no page that was delivered (a response of status 200 "
            "with text, HTML, PDF or captions). Look for the archive that was meant"
        )
    page = found[0]
    facts = source.facts
    inner = replace(
        source,
        data=page.body,
        facts=replace(
            facts,
            url=facts.url or page.url,
            captured_at=facts.captured_at or page.captured,
            format="" if facts.format == "warc" else facts.format,
        ),
        charset=page.charset,
    )
    at = source.data.find(page.body)
    place = f"at byte {at:,} of it" if at >= 0 else "packed in it"
    said = f"{page.kind} of {page.url}, captured {page.captured or 'at a time not said'}"
    detail = f"{said}: {len(page.body):,} bytes {place}; offsets count from their beginning"
    if broken or complaints.getvalue():
        return inner, Step("warc", f"{detail}; the archive is damaged", 0.8)
    return inner, Step("warc", detail)


def _responses(data: bytes, library: ModuleType) -> Iterator[Response]:
    """Yield what was delivered and may be a transcript."""
    for count, record in enumerate(library.ArchiveIterator(BytesIO(data)), start=1):
        if count > _RECORDS:
            return
        if record.rec_type not in ("response", "resource"):
            continue
        headers = record.http_headers
        if record.rec_type == "response":
            if headers is None or headers.get_statuscode() != "200":
                continue
            declared = headers.get_header("Content-Type") or ""
        else:
            declared = record.rec_headers.get_header("Content-Type") or ""
        kind, _, rest = declared.lower().partition(";")
        if kind.strip() not in _KINDS:
            continue
        body = record.content_stream().read(_BODY + 1)
        if len(body) > _BODY:
            raise ValueError(f"a response of more than {_BODY >> 20} megabytes")
        if body.strip():
            yield Response(
                record.rec_headers.get_header("WARC-Target-URI") or "",
                record.rec_headers.get_header("WARC-Date") or "",
                kind.strip(),
                _charset(rest),
                body,
            )


def _charset(parameters: str) -> str:
    """Return the encoding that the server named; what it is worth is for decoding to judge."""
    return parameters.partition("charset=")[2].split(";")[0].strip(" \t\"'")[:60]


def _read(text: Text) -> Transcript:
    raise FormatError(
        f"{text.source.path}: declared a WARC, and it does not begin as one (WARC/). "
        "Correct the format in the catalogue, or leave it out"
    )


plugin = Format(
    code="warc",
    rank=10,
    meaning="WARC: the page that a web archive holds, with its address and date",
    claims=lambda _: False,
    read=_read,
    opens=_opens,
    unwrap=_unwrap,
)
