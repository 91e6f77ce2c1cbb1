"""How a character may have been damaged on the way: simulated, and compared with what is printed.

Damage is decided on pairs. ``""`` alone is two quotation marks; beside an en dash it is what a
dash becomes when its UTF-8 bytes are read as cp1252 (``â€“``), a repair table turns ``â€`` into a
quotation mark, and the quotation marks are then straightened. Each chain of such steps is played
forward from the undamaged reading; a result equal to the other reading names the chain.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import codepoint2name
from typing import TYPE_CHECKING
from urllib.parse import quote

from provenance.text.folds.typography import plugin as typography

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 80
"""Readings longer than this are not simulated: damage is judged a word or a mark at a time."""

_MISREAD = (
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("utf-8", "mac_roman"),
    ("utf-8", "cp437"),
    ("utf-8", "cp850"),
    ("utf-8", "cp1251"),
    ("utf-8", "koi8-r"),
    ("utf-8", "iso8859-2"),
    ("utf-8", "cp1256"),
    ("cp1252", "latin-1"),
    ("cp1252", "mac_roman"),
    ("cp1252", "cp437"),
    ("cp1252", "cp850"),
    ("cp1252", "cp1251"),
    ("mac_roman", "cp1252"),
    ("mac_roman", "latin-1"),
    ("cp850", "cp1252"),
    ("cp437", "cp1252"),
    ("cp1251", "cp1252"),
    ("cp1251", "latin-1"),
    ("koi8-r", "cp1251"),
    ("cp1251", "koi8-r"),
    ("cp866", "cp1251"),
    ("cp1256", "cp1252"),
    ("iso8859-6", "latin-1"),
    ("iso8859-2", "latin-1"),
)
_NAMES = {"utf-8": "UTF-8", "latin-1": "Latin-1", "mac_roman": "MacRoman", "koi8-r": "KOI8-R"}
_STRAIGHT = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")
_TABLE = (("â€™", "'"), ("â€˜", "'"), ("â€œ", '"'), ("â€¦", "..."), ("â€\x9d", '"'), ("â€", '"'))


_POSSESSIVE = re.compile(r"[ -~]+(?:’s|s’)")
_INSIDE = re.compile(r"[A-Za-z]\?[A-Za-z]")
_CURLED = (("'", "’"), ("'", "‘"), ('"', "“"), ('"', "”"), ("-", "—"), ("-", "–"), ("...", "…"))
_MAIL = str.maketrans("’‘“”—–…", "¹Œ³²‹‹Š")


@lru_cache(maxsize=1 << 14)
def explain(original: str, damaged: str) -> str | None:
    """Return, in words, the chain of steps that turns ``original`` into ``damaged``, or None.

    >>> explain("–", '""')
    'UTF-8 read as cp1252, then a repair table, then straightened quotes'
    >>> explain("don’t", "donâ€™t"), explain("’", "'"), explain("–", "?")
    ('UTF-8 read as cp1252', None, 'characters outside the target encoding replaced by ?')
    """
    if original == damaged or max(len(original), len(damaged)) > LONGEST:
        return None
    if not original.isascii():
        if _POSSESSIVE.fullmatch(original) and damaged == original.replace("’", ""):
            return None  # an apostrophe before an s tells two words apart
        return _outcomes(original).get(damaged)
    if damaged.isascii() and not _INSIDE.search(damaged):
        return None
    # The witness may have been damaged before the base was written with straight marks.
    curled = (original.replace(mark, curl) for mark, curl in _CURLED if mark in original)
    return next(filter(None, (_outcomes(each).get(damaged) for each in curled)), None)


@lru_cache(maxsize=1 << 14)
def _outcomes(original: str) -> dict[str, str]:
    """Return every damaged form of ``original`` with the shortest chain that leads to it."""
    found: dict[str, str] = {}
    plain = typography.apply(original)
    for form, steps in _chains(original):
        # What is gone without a trace was left out, and another glyph for the same mark is no
        # damage, whatever way it came about.
        if form.strip() and typography.apply(form) != plain:
            found.setdefault(form, ", then ".join(steps))
    return found


def _chains(original: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    once = [(form, (step,)) for form, step in _misread(original)]
    yield from once
    yield original.translate(_MAIL), ("marks renumbered by Macintosh mail",)
    yield from _lost(original)
    yield from _escaped(original)
    twice = [
        (form, (*steps, step)) for first, steps in once[:3] for form, step in _misread(first)[:3]
    ]
    yield from twice
    for form, steps in (*once, *twice):
        yield from _repaired(form, steps)
    for form, steps in once:
        for lost, step in _lost(form):
            yield lost, (*steps, *step)


def _misread(text: str) -> list[tuple[str, str]]:
    found = []
    for written, read in _MISREAD:
        try:
            form = _decode(text.encode(written), read)
        except UnicodeError:
            continue
        if form != text:
            found.append((form, f"{_NAMES.get(written, written)} read as {_NAMES.get(read, read)}"))
    return found


def _decode(data: bytes, encoding: str) -> str:
    if encoding != "cp1252":
        return data.decode(encoding)
    # Readers let the five bytes that cp1252 leaves open through as control characters.
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


def _lost(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    def each(mark: str, *, by_byte: bool = False) -> str:
        return "".join(
            c if c.isascii() else mark * (len(c.encode("utf-8", "replace")) if by_byte else 1)
            for c in text
        )

    yield each("?"), ("characters outside the target encoding replaced by ?",)
    yield each("\ufffd"), ("characters replaced by U+FFFD",)
    yield each("?", by_byte=True), ("each byte of UTF-8 replaced by ?",)
    yield each("\ufffd", by_byte=True), ("UTF-8 bytes replaced by U+FFFD",)
    if any(c.isalnum() for c in text):
        yield each(""), ("characters outside ASCII stripped",)
    printable = "".join(c for c in text if not 0x80 <= ord(c) < 0xA0)
    if printable != text:
        yield printable, ("control characters stripped",)


def _escaped(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    def each(escape: str, *, cp1252: bool = False) -> str:
        out = []
        for c in text:
            code = ord(c)
            if cp1252:
                byte = c.encode("cp1252", "ignore")
                code = byte[0] if byte else code
            name = codepoint2name.get(code)
            form = escape.format(code=code, name=name or f"#{code}")
            out.append(c if c.isascii() else form)
        return "".join(out)

    for pattern, step in (
        ("&{name};", "written as an HTML entity"),
        ("&#{code};", "written as a numeric entity"),
        ("&#x{code:X};", "written as a numeric entity"),
        ("&#x{code:x};", "written as a numeric entity"),
        ("&amp;{name};", "written as an HTML entity, escaped twice"),
        ("&amp;#{code};", "written as a numeric entity, escaped twice"),
        ("<U+{code:04X}>", "code point written out"),
        ("\\u{code:04x}", "code point written out"),
        ("\\x{code:02x}", "byte written out"),
    ):
        yield each(pattern), (step,)
    for pattern, step in (
        ("<U+{code:04X}>", "cp1252 byte written out as a code point"),
        ("&#{code};", "cp1252 byte written as a numeric entity"),
        ("\\x{code:02x}", "cp1252 byte written out"),
    ):
        yield each(pattern, cp1252=True), (step,)
    yield quote(text, safe=" !\"#$&'()*+,/:;<=>?@[\\]^`{|}~"), ("percent-encoded",)
    yield (
        "".join(c if c.isascii() else "".join(f"={b:02X}" for b in c.encode()) for c in text),
        ("quoted-printable left undecoded",),
    )


def _repaired(form: str, steps: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    table = form
    for wrong, right in _TABLE:
        table = table.replace(wrong, right)
    naive = form.replace("â€", "”")
    for changed in (table, naive):
        if changed != form:
            yield changed, (*steps, "a repair table")
            straight = changed.translate(_STRAIGHT)
            if straight != changed:
                yield straight, (*steps, "a repair table", "straightened quotes")
    straight = form.translate(_STRAIGHT)
    if straight != form:
        yield straight, (*steps, "straightened quotes")
    for lost, step in _lost(form):
        yield lost, (*steps, *step)
