"""Packages for archives: what a BagIt bag (RFC 8493) and an RO-Crate 1.1 hold besides the files."""

from __future__ import annotations

import json
import mimetypes
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from provenance.model import Facts

CRATE: Final = "ro-crate-metadata.json"
_PAYLOAD: Final = "data"
_SPDX: Final = "https://spdx.org/licenses/"


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a package; ``facts`` and ``id`` are those of a registered source."""

    path: str
    """Relative to the top of what is packed, with slashes."""
    data: bytes
    id: str = ""
    facts: Facts | None = None
    meaning: str = ""


def bag(items: Sequence[Item], *, version: str, when: datetime) -> dict[str, bytes]:
    """Return the files of a bag by path: the payload in ``data/``, its manifest, and the tags."""
    files = {f"{_PAYLOAD}/{item.path}": item.data for item in items}
    total = sum(len(data) for data in files.values())
    info = {
        "Bag-Software-Agent": f"provenance {version}",
        "Bagging-Date": f"{when:%Y-%m-%d}",
        "Payload-Oxum": f"{total}.{len(files)}",
    }
    tags = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(f"{key}: {value}\n" for key, value in info.items()).encode(),
        "manifest-sha256.txt": _manifest(files),
    }
    return {**files, **tags, "tagmanifest-sha256.txt": _manifest(tags)}


def _manifest(files: Mapping[str, bytes]) -> bytes:
    rows = (f"{sha256(data).hexdigest()}  {_named(path)}\n" for path, data in sorted(files.items()))
    return "".join(rows).encode()


def _named(path: str) -> str:
    """Return a path as a manifest writes it: what would end a line, and the escape itself."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def crate(items: Sequence[Item], *, version: str, when: datetime) -> dict[str, bytes]:
    """Return the files of an RO-Crate by path: all at its top, and the metadata beside them."""
    graph: list[dict[str, Any]] = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": "Registered transcripts",
            "description": "Transcripts as they were captured, the catalogue that describes them, "
            "and the log of what was done to them.",
            "datePublished": f"{when:%Y-%m-%d}",
            "license": "Each file has a licence of its own, or none that is known.",
            "hasPart": [{"@id": _address(item.path)} for item in items],
            "creator": {"@id": "#provenance"},
        },
        {
            "@id": "#provenance",
            "@type": "SoftwareApplication",
            "name": "provenance",
            "version": version,
        },
        *(_file(item) for item in items),
        *_named_things(items),
    ]
    whole = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    metadata = json.dumps(whole, ensure_ascii=True, indent=1) + "\n"
    return {**{item.path: item.data for item in items}, CRATE: metadata.encode()}


def _address(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"))


def _file(item: Item) -> dict[str, Any]:
    kind, _ = mimetypes.guess_type(item.path)
    entity: dict[str, Any] = {
        "@id": _address(item.path),
        "@type": "File",
        "name": item.id or item.path,
        "contentSize": str(len(item.data)),
        "sha256": sha256(item.data).hexdigest(),
        "encodingFormat": kind or "application/octet-stream",
    }
    if item.meaning:
        entity["description"] = item.meaning
    facts = item.facts
    if facts is None:
        return entity
    entity["name"] = facts.title or item.id
    entity["identifier"] = item.id
    plain = {
        "url": facts.url,
        "inLanguage": facts.language,
        "temporalCoverage": facts.date,
        "dateCreated": facts.captured_at,
        "about": facts.event,
    }
    entity |= {key: value for key, value in plain.items() if value}
    if facts.publisher:
        entity["publisher"] = {"@id": _thing(facts.publisher)}
    if facts.creator:
        entity["author"] = {"@id": _thing(facts.creator)}
    if licence := _licence(facts.licence):
        entity["license"] = {"@id": licence}
    return entity


def _named_things(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Return publishers, creators and licences, each once."""
    found: dict[str, dict[str, Any]] = {}
    for facts in (item.facts for item in items if item.facts is not None):
        for name in (facts.publisher, facts.creator):
            if name:
                entity = {"@id": _thing(name), "@type": "Organization", "name": name}
                found.setdefault(_thing(name), entity)
        if licence := _licence(facts.licence):
            entity = {"@id": licence, "@type": "CreativeWork", "name": facts.licence}
            found.setdefault(licence, entity)
    return list(found.values())


def _thing(name: str) -> str:
    return f"#{quote(name.encode('utf-8', 'surrogatepass'), safe='')}"


def _licence(expression: str) -> str:
    """Return what a licence is called: SPDX's address of one licence, else a name in the crate."""
    if expression in ("", "NOASSERTION", "NONE"):
        return ""
    single = all(c.isascii() and (c.isalnum() or c in ".-") for c in expression)
    if single and not expression.startswith(("LicenseRef-", "DocumentRef-")):
        return f"{_SPDX}{expression}"
    return _thing(expression)
