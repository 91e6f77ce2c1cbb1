"""What became of each declaration: followed, read as browsers read it, or left, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from provenance.decoding._codecs import EIGHT_BIT, MARKS, read_eight_bit
from provenance.model import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.decoding._declarations import Claim
    from provenance.model import Text

_CONTRADICTED: Final = 0.98
"""How sure a reading is at most that somebody contradicts."""


def judged(text: Text, claims: Sequence[Claim]) -> Text:
    """Return ``text`` with a step for each of ``claims`` that makes a difference.

    Where every byte reads the same either way there is nothing to tell.
    """
    said = [step for claim in claims if (step := _verdict(text, claim))]
    first, *others = text.steps
    return replace(text, steps=(first, *said, *others)) if said else text


def _verdict(text: Text, claim: Claim) -> Step | None:
    taken, meant = _family(text.encoding), _family(claim.encoding)
    sure = min(text.steps[0].confidence, _CONTRADICTED)
    if not claim.encoding:
        how = "not followed: no encoding of that name is known"
    elif taken == meant and "+" not in text.encoding:
        how, sure = "followed", 1.0
    elif text.encoding == "ascii" and _reads_ascii(claim.encoding):
        return None
    elif taken == meant:
        how, sure = "followed but for the stray bytes", 0.9
    elif taken == claim.wider and not _same(text, claim.encoding):
        how, sure = f"read as {taken}, as browsers do{_beyond(text, claim.encoding)}", 0.95
    elif not text.source.facts.encoding and _same(text, claim.encoding):
        how, sure = f"{text.encoding} reads every byte the same", 1.0
    else:
        how = f"not followed: {_why(text, claim.encoding)}"
    return Step("declaration", f"{claim}; {how}", sure)


def _family(encoding: str) -> str:
    """Return an encoding's name without byte order, mark and stray bytes."""
    name = encoding.partition("+")[0].removesuffix("-sig")
    return name[:6] if name.startswith(("utf-16", "utf-32")) else name


def _reads_ascii(encoding: str) -> bool:
    plain = "".join(map(chr, range(128)))
    try:
        return plain.encode("ascii").decode(encoding) == plain
    except UnicodeError:
        return False


def _beyond(text: Text, encoding: str) -> str:
    """Say which byte an 8-bit ``encoding`` has no printed character for."""
    data, content = text.source.data, text.content
    if encoding not in EIGHT_BIT or len(content) != len(data):
        return ""
    other = read_eight_bit(data, encoding)
    at = next(at for at in range(len(data)) if other[at] != content[at])
    return f": byte 0x{data[at]:02X} at offset {at:,} is no printed character of {encoding}"


def _same(text: Text, encoding: str) -> bool:
    try:
        return text.source.data.decode(encoding) == text.content
    except UnicodeError:
        return False


def _why(text: Text, encoding: str) -> str:
    """Say what speaks against a declared encoding."""
    source = text.source
    if source.facts.encoding:
        return f"the catalogue declares {source.facts.encoding}"
    if text.encoding in MARKS:
        return "the byte order mark says otherwise"
    if text.encoding == "ascii":
        return "every byte is below 128"
    codec = encoding.removesuffix("-sig")
    try:
        source.data.decode(codec)
    except UnicodeDecodeError as error:
        return f"byte 0x{source.data[error.start]:02X} at offset {error.start:,} breaks it"
    except UnicodeError:
        return "the bytes break it"
    if text.encoding == "utf-8":
        return "the bytes above 127 are UTF-8 throughout"
    return f"{text.encoding} makes words of the bytes above 127, and it does not"
