"""Characters that were read in the wrong encoding stand in the text.

A curly apostrophe that shows as ``â€™`` was written in one encoding and read in another, perhaps
twice over. The words are still there and can be told, yet searching and quoting go wrong. The note
names the reading that undoes it. It is not a foreign word or an unusual sign: only sequences that
no language writes, and that become ordinary text when the bytes are read again, are reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

RUN = re.compile(r"[^\x00-\x7f]{2,120}")
LEAD = re.compile(r"[ÂÃâãÄÅÐÑØÙÎÏРСГвÐЎ‚√¬Çà][^\x00-\x7f]")
"""What the first byte of a longer sequence looks like in the encodings that text is misread in."""

NEVER_BEHIND_A_LETTER = frozenset("€‚ƒ„†‡ˆ‰‹Œ•˜›œ¤¥¦¨¬¯´¶¸")
"""Signs that stand behind no letter with a mark; trademarks, dashes and dots do."""


MARK = re.compile(r"[ГДЕ√ƒ≈][^\x00-\x7f]|(?:[–—][^\x00-\x7f]){2}")
"""What a letter looks like that was read as windows-1251 or as Mac Roman."""
LATIN = re.compile(r"[A-Za-z]")
CYRILLIC = re.compile(r"[\u0400-\u052f]{2,}")
ACCENTED = re.compile(r"[\u00c0-\u00cf\u00d1-\u00d6\u00d8-\u00ef\u00f1-\u00f6\u00f8-\u017f]{1,4}")
RARER = (("cp1251", "windows-1251"), ("mac_roman", "Mac Roman"))


def _find(view: View) -> Iterator[Sighting]:
    usual, rarer = LEAD.search(view.content), MARK.search(view.content)
    if not usual and not rarer:
        return
    known: dict[str, str | None] = {}
    for match in RUN.finditer(view.content):
        run = match.group()
        if run not in known:
            known[run] = _undone(run) if usual else None
        note = known[run]
        if note is None and rarer:
            note = _within_a_word(view.content, match.start(), match.end())
        if note is not None:
            yield Sighting(match.start(), match.end(), note)


def _undone(run: str) -> str | None:
    """Return what to say of ``run``, or None where it is ordinary text."""
    if not LEAD.search(run):
        return None
    import ftfy  # noqa: PLC0415 - a quarter of a second that clean texts need not pay

    fixed, plan = ftfy.fix_encoding_and_explain(run)
    if fixed == run or len(fixed) >= len(run) or not plan:
        return _single(run)
    readings = [step.parameter.removeprefix("sloppy-") for step in plan if step.action == "encode"]
    if not readings:
        return None
    return f"UTF-8 read as {', then as '.join(readings)}; undone it reads “{fixed}”"


def _within_a_word(content: str, start: int, end: int) -> str | None:
    """Return what to say of letters that were read as windows-1251 or Mac Roman.

    An accented letter read so is two signs or foreign letters in the middle of a Latin word; a
    word of Cyrillic letters is signs in pairs.
    """
    run = content[start:end]
    if not MARK.search(run):
        return None
    beside = LATIN.match(content, start - 1) if start else None
    beside = beside or LATIN.match(content, end)
    for codec, name in RARER:
        try:
            fixed = run.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        word = codec == "mac_roman" and CYRILLIC.fullmatch(fixed)
        if word or (beside and ACCENTED.fullmatch(fixed)):
            return f"UTF-8 read as {name}; undone it reads “{fixed}”"
    return None


def _single(run: str) -> str | None:
    """Return what to say of a lone sequence that no language writes, such as the Greek ``Ï€``."""
    if len(run) != 2 or run[1] not in NEVER_BEHIND_A_LETTER:
        return None
    try:
        fixed = run.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    if not "\u00a0" <= fixed <= "\u04ff":
        return None
    return f"UTF-8 read as windows-1252; undone it reads “{fixed}”"


plugin = rule("mojibake", 20, "warning", __doc__, _find)
