"""Damage that shows in one text alone, and its repair.

Only what is certain is repaired: bytes that were read in the wrong encoding and still hold the
right ones, entities and escapes that were printed instead of read, characters that print nothing.
What is lost for good (a question mark where a dash was) shows only beside another witness:
``provenance.text.chains``.
"""

from __future__ import annotations

import html
import re
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Change = tuple[int, int, str]
    """What to replace: (start, end, replacement)."""

_SLOPPY = {
    b: bytes([b]).decode("cp1252", "ignore") or chr(b)  # five bytes mean nothing in cp1252
    for b in range(0x80, 0x100)
}
_BYTE = {char: b for b, char in _SLOPPY.items()} | {chr(b): b for b in range(0x80, 0xA0)}

_CONTINUATION = re.escape("".join(c for c, b in _BYTE.items() if b < 0xC0))
_HIGH = re.escape("".join(_BYTE))
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
)
_SEQUENCE = re.compile(
    rf"[Â-ß][{_CONTINUATION}]|[à-ï][{_CONTINUATION}]{{2}}|[ð-ô][{_CONTINUATION}]{{3}}"
)
_PUNCTUATION = "‘’“”«»–—…•·"


def _others() -> tuple[dict[str, str], str, str]:
    """Return UTF-8 read in the rarer encodings: what it looks like, and runs of foreign letters.

    A mark or an accented letter read so is unmistakable ("‚Äô", "├⌐"); letters of another script
    are only certain in company. The third is where such a run may begin.
    """
    marks: dict[str, str] = {}
    runs = []
    heads, tails = "", ""
    for encoding in ("mac_roman", "cp437", "cp850", "cp1251"):
        for character in "‘’“”–—…•«»¿¡ªº°·" + "".join(map(chr, range(0xC0, 0x180))):
            marks.setdefault(character.encode().decode(encoding, "replace"), character)
        tail = re.escape(bytes(range(0x80, 0xC0)).decode(encoding, "ignore"))
        tails += tail
        for leads in (b"\xd0\xd1", b"\xd8\xd9\xda\xdb", b"\xce\xcf", b"\xd7"):
            lead = re.escape(leads.decode(encoding, "ignore"))
            heads += lead
            runs.append(f"(?:[{lead}][{tail}]){{2,}}")
    certain = {
        read: mark
        for read, mark in marks.items()
        if "\ufffd" not in read and (len(read) > 2 or read[0] in "√├─┼¬┬")
    }
    return certain, "|".join(runs), f"[{heads}](?=[{tails}][{heads}][{tails}])"


_CERTAIN, _RUNS, _RUN_BEGINS = _others()
_CERTAIN_PATTERN = "|".join(map(re.escape, sorted(_CERTAIN, key=len, reverse=True)))
_SUSPECT = re.compile(
    rf"(?P<certain>{_CERTAIN_PATTERN})"
    rf"|(?P<mojibake>[Â-ô][{_CONTINUATION}][{_HIGH}]*)"
    r"|(?P<entity>&(?:amp;)?(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)"
    r"|(?P<printed><U\+[0-9A-Fa-f]{4,6}>|\\u[0-9A-Fa-f]{4})"
    r"|(?P<newline>\\r(?=\\n)|\\n(?![a-z])|(?<=\\n)\\n|(?<=[.,;?!\"'\s])\\n)"
    rf"|(?P<invisible>[{INVISIBLE}\x00-\x08\x0e-\x1b\x7f]+)"
    r"|(?P<control>[\x80-\x9f])"
)
_FOREIGN = re.compile(_RUNS)
_HIDDEN = rf"{INVISIBLE}\x00-\x08\x0e-\x1b\x7f-\x9f"
_FIRST = re.escape("".join(sorted({read[0] for read in _CERTAIN})))
_SECOND = re.escape("".join(sorted({read[1] for read in _CERTAIN})))
# The patterns above are tried only where these two find that one of them may begin: they look for
# one character out of a set, which is many times as fast as trying each alternative everywhere.
_SUSPECT_BEGINS = re.compile(
    rf"[{_FIRST}Â-ô&<\\{_HIDDEN}](?:(?<=[{_FIRST}])(?=[{_SECOND}])"
    rf"|(?<=[Â-ô])(?=[{_CONTINUATION}])|(?<=&)(?=[#A-Za-z])|(?<=<)(?=U)|(?<=\\)(?=[urn])"
    rf"|(?<=[{_HIDDEN}]))"
)
_FOREIGN_BEGINS = re.compile(_RUN_BEGINS)
_QUICK = re.compile(r"[^\x09-\x0d\x1c-\x25\x27-\x3b\x3d-\x5b\x5d-\x7e]")
_SCRIPTS = re.compile("[\u0370-\u03ff]+|[\u0400-\u052f]+|[\u0590-\u05ff]+|[\u0600-\u06ff]+")
GARBLED = rf"{_CERTAIN_PATTERN}|[Â-ô][{_CONTINUATION}][{_HIGH}]*"
"""A pattern for one mark or letter that was read in the wrong encoding, once or more."""


def visible(text: str) -> bool:
    """Whether a closer look is worth its time: most texts hold nothing that could be damage."""
    return not text.isascii() or _QUICK.search(text) is not None or "](" in text


def edits(text: str) -> Iterator[Change]:
    """Yield what to replace, as (start, end, replacement), in text order, without overlaps.

    >>> list(edits("donâ€™t &amp; wonâ€™t"))
    [(3, 6, '’'), (8, 13, '&'), (17, 20, '’')]
    """
    if not visible(text):
        return
    foreign = deque(_foreign(text))
    at = 0
    for start, end, replacement in _single(text):
        while foreign and foreign[0][0] < end:
            change = foreign.popleft()
            if change[0] >= at:
                yield change
                at = change[1]
        if start >= at:
            yield start, end, replacement
            at = end
    yield from (change for change in foreign if change[0] >= at)


def repair(text: str) -> str:
    """Return ``text`` with all visible damage repaired; repairing twice changes nothing more.

    >>> repair("Ã¢â‚¬Å“no"), repair("&amp;rsquo;"), repair("un âne… «été…»"), repair("РјРёСЂ")
    ('“no', '’', 'un âne… «été…»', 'мир')
    """
    for _ in range(8):
        repaired = _replaced(text, list(edits(text)))
        if repaired == text:
            return text
        text = repaired
    return text


def _matches(
    begins: re.Pattern[str], pattern: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` does, tried only where ``begins`` says it may match."""
    start = begins.search(text)
    while start is not None:
        match = pattern.match(text, start.start())
        if match is not None:
            yield match
        start = begins.search(text, match.end() if match else start.start() + 1)


def _single(text: str) -> Iterator[Change]:
    for match in _matches(_SUSPECT_BEGINS, _SUSPECT, text):
        found = match.group()
        if match.lastgroup == "certain":
            yield match.start(), match.end(), _CERTAIN[found]
        elif match.lastgroup == "mojibake":
            before = text[match.start() - 1] if match.start() else ""
            yield from _mojibake(found, match.start(), before)
        elif match.lastgroup == "entity":
            plain = html.unescape(html.unescape(found))
            if plain != found and not plain.startswith("&" * 2):
                yield match.start(), match.end(), plain
        elif match.lastgroup == "printed":
            yield match.start(), match.end(), _character(int(found.strip("<U+>\\u"), 16), found)
        elif match.lastgroup == "newline":
            yield match.start(), match.end(), "\n" if found == "\\n" else "\r"
        elif match.lastgroup == "control":
            yield match.start(), match.end(), _SLOPPY[ord(found)]
        else:
            yield match.start(), match.end(), ""


def _foreign(text: str) -> Iterator[Change]:
    """Yield runs of letters of another script whose UTF-8 was read in a rarer encoding."""
    if text.isascii():
        return
    for match in _matches(_FOREIGN_BEGINS, _FOREIGN, text):
        for encoding in ("mac_roman", "cp437", "cp850", "cp1251"):
            try:
                plain = match.group().encode(encoding).decode()
            except UnicodeError:
                continue
            if _SCRIPTS.fullmatch(plain):
                yield match.start(), match.end(), plain
                break


def _character(code: int, printed: str) -> str:
    if code in _SLOPPY:
        return _SLOPPY[code]
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return printed
    return chr(code)


def _mojibake(run: str, offset: int, before: str) -> Iterator[Change]:
    """Yield the sequences of ``run`` that are UTF-8 read as cp1252 or latin-1, once or more."""
    found = list(_sequences(run, before))
    plain = _replaced(run, found)
    if found and plain[:1] in "ÂÃâÐÑØÙÎÏ" and _SEQUENCE.search(plain):
        # Read wrongly twice: what one reading gives is damaged again, and so certain all through.
        again = [(m.start(), m.end(), _reread(m.group())) for m in _SEQUENCE.finditer(plain)]
        if all(each[2] is not None for each in again):
            twice = _replaced(plain, [(a, b, c) for a, b, c in again if c is not None])
            yield offset, offset + len(run), repair(twice)
            return
    for start, end, replacement in found:
        yield offset + start, offset + end, replacement


def _replaced(text: str, changes: list[Change]) -> str:
    out, at = [], 0
    for start, end, replacement in changes:
        out += [text[at:start], replacement]
        at = end
    return "".join([*out, text[at:]])


def _sequences(run: str, before: str) -> Iterator[Change]:
    sequences = list(_SEQUENCE.finditer(run))
    for at, match in enumerate(sequences):
        found = match.group()
        plain = _reread(found)
        company = (at > 0 and sequences[at - 1].end() == match.start()) or (
            at + 1 < len(sequences) and sequences[at + 1].start() == match.end()
        )
        preceding = run[match.start() - 1] if match.start() else before
        if plain is not None and _plausible(found, plain, preceding, company):
            yield match.start(), match.end(), plain


def _reread(found: str) -> str | None:
    try:
        return bytes(_BYTE[c] for c in found).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _plausible(found: str, plain: str, before: str, in_company: bool) -> bool:
    """Tell damage from real writing: "MANHÃ”" and "été…»" are no mojibake, "Ã©" is."""
    if found[0] in "ÂÃ":
        return not (found[1] in _PUNCTUATION and before.isupper())
    if found[0] in "âï":
        return True
    return in_company and (plain.isalnum() or len(found) > 2)
