"""Telling data that is no text, and saying what it is instead."""

from __future__ import annotations

import base64
import re
from typing import Final

from provenance.decoding._wide import wide_reading

_CONVERT = "open it and save its text, or register a text version of it"

SIGNATURES: Final[tuple[tuple[bytes, int, str, str], ...]] = (
    (b"%PDF-", 0, "a PDF", "extract its text first (for example with pdftotext)"),
    (b"PK\x03\x04", 0, "a ZIP container (DOCX, ODT, EPUB or an archive)", _CONVERT),
    (b"PK\x05\x06", 0, "an empty ZIP archive", "look for the file that was meant"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "an old Office document (DOC, XLS)", _CONVERT),
    (b"{\\rtf", 0, "a Rich Text document", _CONVERT),
    (b"\x89PNG\r\n\x1a\n", 0, "a PNG image", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", 0, "a JPEG image", "recognise its text first (OCR)"),
    (b"GIF87a", 0, "a GIF image", "recognise its text first (OCR)"),
    (b"GIF89a", 0, "a GIF image", "recognise its text first (OCR)"),
    (b"II*\x00", 0, "a TIFF image", "recognise its text first (OCR)"),
    (b"MM\x00*", 0, "a TIFF image", "recognise its text first (OCR)"),
    (b"WEBP", 8, "a WebP image", "recognise its text first (OCR)"),
    (b"AT&TFORM", 0, "a DjVu document", _CONVERT),
    (b"\x1f\x8b\x08", 0, "gzip-compressed data", "unpack it first (gunzip)"),
    (b"BZh", 0, "bzip2-compressed data", "unpack it first (bunzip2)"),
    (b"\xfd7zXZ\x00", 0, "xz-compressed data", "unpack it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", 0, "zstd-compressed data", "unpack it first (unzstd)"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", 0, "a RAR archive", "unpack it first"),
    (b"ustar", 257, "a TAR archive", "unpack it first (tar -xf)"),
    (b"WAVE", 8, "a WAVE sound file", "transcribe it first"),
    (b"ID3", 0, "an MP3 sound file", "transcribe it first"),
    (b"OggS", 0, "an Ogg sound or video file", "transcribe it first"),
    (b"fLaC", 0, "a FLAC sound file", "transcribe it first"),
    (b"ftyp", 4, "an MP4 sound or video file", "transcribe it first"),
    (b"\x1aE\xdf\xa3", 0, "a Matroska or WebM file", "transcribe it first"),
    (b"\x7fELF", 0, "a program (ELF)", "look for the file that was meant"),
    (b"SQLite format 3\x00", 0, "an SQLite database", "export its text first"),
)

# What no plain text needs; tab, line ends, form feed, backspace, escape and DOS's end of file
# (0x1A) are met in real ones.
_CONTROL = re.compile(rb"[\x00-\x07\x0e-\x19\x1c-\x1f\x7f]")
_BULLET = re.compile(rb"\x15(\d{1,10}_\d{1,10})\x15")
_CONTROL_SHARE = 0.002
_SAMPLE = 1 << 20

# These begin as text may begin, too: they count only where binary data follows.
_WORDLIKE = frozenset({b"BZh", b"ID3", b"WEBP", b"WAVE", b"ustar", b"ftyp"})


def recognise(data: bytes) -> tuple[str, str] | None:
    """Return what kind of binary file ``data`` is and what to do with it, None if not known."""
    for signature, offset, name, advice in SIGNATURES:
        if data.startswith(signature, offset) and (
            signature not in _WORDLIKE or _CONTROL.search(data[:4096])
        ):
            return name, advice
    return None


def first_control(data: bytes) -> int | None:
    """Return the offset of the first control byte where there are too many for a text.

    A few are let through (a stray NUL or bell in an old capture): what reads the text reports
    them; so are those that CHAT puts around times. The sample is the first mebibyte.
    """
    sample = _BULLET.sub(rb"\1", data[:_SAMPLE]) if b"\x15" in data[:_SAMPLE] else data[:_SAMPLE]
    count = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if count <= _CONTROL_SHARE * len(sample):
        return None
    first = _CONTROL.search(data)
    return first.start() if first else None


_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_HEX = re.compile(rb"[0-9a-f]+|[0-9A-F]+")
_LINE = re.compile(rb"[^\r\n]+")
_LEAST_PACKED = 64
_LONGEST_LINE = 200
_BLANKS_AT_LEAST = 0.02


def packed(data: bytes) -> tuple[str, str] | None:
    """Return the name of the code for bytes that ``data`` is written in, and what to do, or None.

    Every line but the last is as long as the first, as programs write it, and what is behind
    the code is a text or a kind of file that is known: a list of words is none.
    """
    if b" " in data[:_LONGEST_LINE]:
        return None
    lines = data[:_SAMPLE].split()
    if not lines or any(len(line) != len(lines[0]) for line in lines[:-1]):
        return None
    if len(lines) > 1 and (len(lines[0]) > _LONGEST_LINE or len(lines) != len(_lines(data))):
        return None
    written = b"".join(lines)
    if len(written) < _LEAST_PACKED:
        return None
    if len(data) > _SAMPLE:
        written = written[: len(written) // 4 * 4 - 4]
    if _HEX.fullmatch(written) and len(written) % 2 == 0:
        name, behind = "hexadecimal digits", bytes.fromhex(written.decode("ascii"))
        tool = "xxd -r -p"
    elif _BASE64.fullmatch(written) and len(written) % 4 == 0:
        name, behind = "base64", base64.b64decode(written)
        tool = "base64 -d"
    else:
        return None
    if (known := recognise(behind)) is not None:
        return f"{known[0]} written in {name}", f"turn it back first ({tool})"
    if _is_text(behind):
        return f"a text written in {name}", f"turn it back first ({tool})"
    return None


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return wide_reading(data[: len(data) // 4 * 4]) is not None
    if first_control(data) is not None:
        return False
    blanks = len(data) - len(data.translate(None, b" \n"))
    return blanks >= _BLANKS_AT_LEAST * len(data)


def _lines(data: bytes) -> list[bytes]:
    return _LINE.findall(data[:_SAMPLE])


_CONTROL_BYTES = bytes(byte for byte in range(256) if _CONTROL.match(bytes([byte])))
