"""The ladder itself: each rung either answers or passes the bytes down to the next."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from provenance.decoding import _offsets
from provenance.decoding._binary import first_control, packed, recognise
from provenance.decoding._codecs import (
    EIGHT_BIT,
    MARKS,
    encode,
    mixed_name,
    normal_name,
    one_byte,
    read_eight_bit,
    table,
)
from provenance.decoding._cut_off import whole_and_rest
from provenance.decoding._declarations import claims_of
from provenance.decoding._east_asian import (
    breaks_off_shifted,
    claimed,
    comes_back,
    east_asian,
    shifted,
)
from provenance.decoding._guess import Guess, guess, naturalness
from provenance.decoding._mixed import Survey, stretches, survey
from provenance.decoding._strict import DECLARE, strict, text_of
from provenance.decoding._verdicts import judged
from provenance.decoding._wide import wide_reading
from provenance.errors import DecodingError
from provenance.model import Step, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.decoding._declarations import Claim
    from provenance.model import OffsetMap, Source

_STRETCHES_AT_MOST = 5000
_NAMED = 5
# With so many bytes above 127, a text in a known encoding reads clearly well.
_MUCH = 50
_FEW = 3
_FEW_SHARE = 0.005
_SAMPLE = 1 << 19
_READS_WELL = 0.45
# Two neighbours of an 8-bit text may look like one UTF-8 sequence (МИД» in cp1251, l’été in
# MacRoman). They are fewer than the other bytes, and read well as what they are.
_CHANCE_SHARE = 0.5
_CHANCE_WORSE = 0.2
_CHANCE_HARDLY = -0.5


def decode(source: Source) -> Text:
    """Decode the bytes of ``source``; raise ``DecodingError`` where they are no text.

    The text holds every byte: line ends, byte order marks (by the name of the encoding) and
    damage are kept, so that ``encode(text.content, text.encoding)`` gives the same bytes. What
    the file or its server says about the encoding is weighed, and told in the steps.
    """
    claims = claims_of(source)
    text = _declared(source) if source.facts.encoding else _told(source, claims)
    return judged(text, claims)


def _told(source: Source, claims: Sequence[Claim]) -> Text:
    """Read ``source`` in the encoding that its bytes and the claims about them tell."""
    data = source.data
    if marked := _marked(source):
        return marked
    if known := recognise(data):
        what, advice = known
        raise DecodingError(f"{source.path} is {what}, not text (byte 0); {advice}")
    if b"\0" in data and (wide := wide_reading(data)):
        name, sure, evidence = wide
        return strict(source, name, Step("encoding", evidence, sure))
    if (at := first_control(data)) is not None:
        raise DecodingError(
            f"{source.path} is binary data, not text: byte 0x{data[at]:02X} at offset {at}, and "
            f"too many like it; give the text that was made from it, or {DECLARE}"
        )
    if data.isascii():
        if wrapped := packed(data):
            what, advice = wrapped
            raise DecodingError(
                f"{source.path} is {what}, not words to be read; {advice}, or declare encoding = "
                '"ascii" in the catalogue to have it read as it is'
            )
        if codec := shifted(data, [name for claim in claims for name in claim.readings]):
            evidence = f"{codec}, by its escape sequences"
            return strict(source, codec, Step("encoding", evidence, 0.95))
        if breaks_off_shifted(data):
            raise DecodingError(
                f"{source.path} breaks off within Japanese text in ISO-2022-JP, after byte "
                f"{len(data) - 1}; fetch it again, or end it with the bytes 1B 28 42 (ESC ( B)"
            )
        step = Step("encoding", "ASCII: every byte is below 128")
        return text_of(source, "ascii", data.decode("ascii"), _offsets.even(len(data), 1), step)
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if cut := _cut_utf8(source, error.start):
            return cut
        return _not_utf8(source, error.start, claims)
    offsets = _offsets.utf8(data)
    sequences = _sequences(offsets)
    if sequences <= _FEW and (best := _rather(data, claims)):
        return _eight_bit(source, len(data), best)
    # One valid sequence may be chance, three hardly.
    sure = round(1 - 0.1 ** min(sequences, 4), 4)
    valid = (
        "its one multi-byte sequence is valid"
        if sequences == 1
        else f"all {sequences} multi-byte sequences are valid"
    )
    step = Step("encoding", f"UTF-8: {valid}", sure)
    return text_of(source, "utf-8", content, offsets, step)


def _cut_utf8(source: Source, at: int) -> Text | None:
    """Return the UTF-8 text that ends within a character at byte ``at``, or None."""
    whole, rest = whole_and_rest(source.data, "utf-8")
    if not rest or len(whole) != at:
        return None
    sequences = _sequences(_offsets.utf8(whole))
    evidence = f"UTF-8: {_valid(sequences)}, and one more begins"
    return strict(source, "utf-8", Step("encoding", evidence, 0.95))


def _valid(sequences: int) -> str:
    """Say how many multi-byte sequences are valid.

    >>> _valid(1), _valid(12)
    ('1 multi-byte sequence is valid', '12 multi-byte sequences are valid')
    """
    if sequences == 1:
        return "1 multi-byte sequence is valid"
    return f"{sequences} multi-byte sequences are valid"


def _sequences(offsets: OffsetMap) -> int:
    """Return how many code points are of more than one byte."""
    return int((np.diff(offsets.points) * (offsets.widths[:-1] > 1)).sum())


def _rather(data: bytes, claims: Sequence[Claim]) -> Guess | None:
    """Return the declared 8-bit encoding in which a few bytes that may be UTF-8 read well."""
    names = [name for name in _eight_bit_names(claims) if name != "utf-8"]
    if not names or any(claim.encoding.startswith("utf-8") for claim in claims):
        return None
    best = guess(data, declared=names)
    return best if best.encoding in names and best.score >= _READS_WELL else None


def _eight_bit_names(claims: Sequence[Claim]) -> list[str]:
    return [name for claim in claims for name in claim.readings if name in EIGHT_BIT]


def _marked(source: Source) -> Text | None:
    for name, mark in MARKS.items():
        if not source.data.startswith(mark):
            continue
        try:
            codec = name.removesuffix("-sig").upper()
            step = Step("encoding", f"{codec}, as its byte order mark says")
            return strict(source, name, step)
        except DecodingError:
            # What looks like the mark of UTF-32 may be that of UTF-16 before a NUL.
            if name == "utf-32-le-sig":
                continue
            raise
    return None


def _declared(source: Source) -> Text:
    """Read ``source`` in the encoding that the catalogue declares: it decides over every guess."""
    data, declared = source.data, source.facts.encoding
    name = normal_name(declared)
    if name is None:
        raise DecodingError(
            f"{source.path}: unknown encoding {declared!r} is declared; name one that Python "
            "knows (utf-8, cp1252, …), or leave it out to have it told from the bytes"
        )
    step = Step("encoding", f"{declared}, as declared")
    for marked, mark in MARKS.items():
        family = marked.removesuffix("-sig")
        if data.startswith(mark) and family.startswith(name.removesuffix("-sig")):
            return strict(source, marked, step)
    # Without a mark Python would take the byte order of the machine it runs on.
    name = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name.removesuffix("-sig"))
    if data.isascii() and not name.startswith(("utf-16", "utf-32")):
        plain = data.decode("ascii")
        if _reads_as(data, name, plain):
            return text_of(source, "ascii", plain, _offsets.even(len(data), 1), step)
    if name in EIGHT_BIT:
        content, offsets = read_eight_bit(data, name), _offsets.even(len(data), 1)
        return text_of(source, name, content, offsets, step, *_holes(data, name))
    text = strict(source, name, step)
    if encode(text.content, text.encoding) != data:
        raise DecodingError(
            f"{source.path} can be read as {name} but not written back byte for byte; "
            "register a copy saved as UTF-8"
        )
    return text


def _reads_as(data: bytes, name: str, content: str) -> bool:
    try:
        return data.decode(name) == content
    except UnicodeDecodeError:
        return False


def _holes(data: bytes, name: str) -> tuple[Step, ...]:
    """Tell of bytes that stand for no printed character in ``name``, each kind once."""
    characters = table(name)
    found = [
        (data.find(bytes([byte])), byte)
        for byte in range(0x80, 0x100)
        if unicodedata.category(characters[byte]) in ("Cc", "Co")
    ]
    return tuple(
        Step(
            "undefined byte",
            f"0x{byte:02X} at byte {at} is no printed character of {name}; "
            f"kept as U+{ord(characters[byte]):04X}",
            0.5,
        )
        for at, byte in sorted(found)
        if at >= 0
    )


def _not_utf8(source: Source, at: int, claims: Sequence[Claim]) -> Text:
    """Read bytes that break as UTF-8 at offset ``at``.

    What surrounds that place decides; only for a mixture is all of a long file gone through.
    """
    data, language = source.data, source.facts.language
    sample = data[max(at - _SAMPLE // 4, 0) : at + _SAMPLE]
    found = survey(sample)
    names = _eight_bit_names(claims)
    best = guess(sample, language, names)
    mostly = found.sequences >= _CHANCE_SHARE * len(found.stray)
    if not mostly and best.score < _READS_WELL and (codec := _other_table(data, claims, best)):
        evidence = f"{codec}, as declared: its letters form words"
        return strict(source, codec, Step("encoding", evidence, 0.8))
    if not mostly and (codec := claimed(data, [n for claim in claims for n in claim.readings])):
        evidence = f"{codec}, as declared: its characters stand in runs"
        return strict(source, codec, Step("encoding", evidence, 0.95))
    if best.score < _READS_WELL and not mostly and (codec := east_asian(data)):
        evidence = f"{codec}: reads as East Asian text throughout, and not as UTF-8"
        return strict(source, codec, Step("encoding", evidence, 0.8))
    if not mostly:
        _refuse_noise(source, at, len(found.stray) / len(sample), len(found.stray), best)
    if not _by_chance(sample, found, best):
        found = survey(data) if len(sample) < len(data) else found
        places = stretches(found)
        if found.sequences and len(places) <= _STRETCHES_AT_MOST:
            best = guess(b"\n".join(_surroundings(data, places)), language, names)
            _refuse_noise(source, at, len(found.stray) / len(data), len(found.stray), best)
            return _mixed(source, found, places, best)
    _refuse_noise(source, at, len(found.stray) / len(sample), len(found.stray), best)
    return _eight_bit(source, at, best)


def _other_table(data: bytes, claims: Sequence[Claim], best: Guess) -> str | None:
    """Return a declared 8-bit encoding that is seldom met, where it reads better than ``best``."""
    for name in (name for claim in claims for name in claim.readings):
        if name in EIGHT_BIT or not one_byte(name) or not comes_back(data, name):
            continue
        places = np.flatnonzero(np.frombuffer(data[:_SAMPLE], dtype=np.uint8) >= 0x80)
        if naturalness(data[:_SAMPLE], places, name) > best.score:
            return name
    return None


def _by_chance(data: bytes, found: Survey, best: Guess) -> bool:
    """Whether what looks like UTF-8 is letters of the 8-bit encoding ``best``.

    Then there are fewer of them than of other bytes, and they read about as well as these do;
    curly quotes and dashes read worse (’ is â€™ in cp1252).
    """
    sequences, strays = found.sequences, len(found.stray)
    if not sequences:
        # Where nothing at all looks like UTF-8, only a short sample leaves room for doubt.
        return strays >= _MUCH
    if sequences >= _CHANCE_SHARE * (sequences + strays):
        return False
    reads = naturalness(data, found.places, best.encoding)
    if sequences * 100 < strays:
        # One in hundreds is chance already if it is no é or à, which reads as Ã and a symbol.
        return reads >= _CHANCE_HARDLY
    return reads >= max(best.score, 0.3) - _CHANCE_WORSE


def _refuse_noise(source: Source, at: int, share: float, strays: int, best: Guess) -> None:
    """Raise where the bytes outside UTF-8 read as nothing, and are more than a few.

    A few odd bytes in a long text are damage to be read around; many are no text at all.
    """
    least = 0.2 if strays > _MUCH else 0.0
    if best.score < least and strays > _FEW and share > _FEW_SHARE:
        raise DecodingError(
            f"{source.path} is not UTF-8 (byte 0x{source.data[at]:02X} at offset {at}) and gives "
            f"no words in any 8-bit encoding; {DECLARE}"
        )


def _eight_bit(source: Source, at: int, best: Guess) -> Text:
    data = source.data
    content = read_eight_bit(data, best.encoding)
    step = Step("encoding", _evidence(data, best, at), best.confidence)
    offsets = _offsets.even(len(data), 1)
    return text_of(source, best.encoding, content, offsets, step, *_holes(data, best.encoding))


def _evidence(data: bytes, best: Guess, at: int) -> str:
    why = (
        f"not UTF-8 (byte 0x{data[at]:02X} at offset {at})"
        if at < len(data)
        else "UTF-8 only by chance"
    )
    said = f"{best.encoding}: {why}, and its letters form words best in this 8-bit encoding"
    return f"{said}; the next best is {best.rival}" if best.rival else said


def _mixed(source: Source, found: Survey, places: list[tuple[int, int]], best: Guess) -> Text:
    """Read UTF-8 with single bytes of another encoding in it, which name and steps tell of."""
    data = source.data
    parts: list[str] = []
    points: list[tuple[int, int]] = []
    done = length = 0
    for start, end in places:
        parts.append(data[done:start].decode("utf-8"))
        length += len(parts[-1])
        parts.append(read_eight_bit(data[start:end], best.encoding))
        points.append((length, length + end - start))
        length += end - start
        done = end
    parts.append(data[done:].decode("utf-8"))
    name = mixed_name(best.encoding, points)
    count = len(found.stray)
    listed = ", ".join(f"0x{data[at]:02X} at byte {at}" for at in found.stray[:_NAMED].tolist())
    more = f" and {count - _NAMED} more" if count > _NAMED else ""
    steps = (
        Step("encoding", f"UTF-8: {_valid(found.sequences)}", 0.9),
        Step(
            "stray bytes",
            f"{count} outside every UTF-8 sequence, read as {best.encoding}: {listed}{more}",
            best.confidence,
        ),
    )
    offsets = _offsets.utf8(data, 0, found.stray)
    return text_of(source, name, "".join(parts), offsets, *steps)


def _surroundings(data: bytes, places: list[tuple[int, int]]) -> list[bytes]:
    """Return each stretch of stray bytes with its neighbours, if those are ASCII."""
    cut = []
    for start, end in places:
        before, after = data[max(start - 1, 0) : start], data[end : end + 1]
        head = before if before.isascii() else b""
        cut.append(head + data[start:end] + (after if after.isascii() else b""))
    return cut
