"""The file of accepted differences: TOML for people to review, one table each, sorted.

An entry is keyed by the source and by the id of the difference or finding, which is made of its
words and the words around it: forty lines inserted above change nothing, another word beside it
does. The excerpts are for readers; nothing is looked up by them.
"""

from __future__ import annotations

import datetime
import difflib
import json
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import BaselineError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

VERSION: Final = 1
_HEAD: Final = f"""\
# Differences and findings that a person has looked at and accepted.
# 'provenance baseline update' adds to it, 'prune' takes away what is not there any more.
format_version = {VERSION}
"""
_LONGEST: Final = 120
_ID = re.compile(r"[0-9a-f]{16}\Z")
_NOT_IN_TOML = re.compile("[\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One difference or finding that a person has accepted, by whom, why, when and until when."""

    source: str
    id: str
    code: str
    reviewer: str
    reason: str
    date: datetime.date
    expires: datetime.date | None = None
    base: str = ""
    """Id of the base; empty for a finding, which is about the source alone."""
    reads: str = ""
    """What the base has there, shortened."""
    here: str = ""
    """What the source has there, shortened."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is found by."""
        return self.source, self.id


_KEYS: Final = tuple(item.name for item in fields(Acceptance))
_NEEDED: Final = ("source", "id", "code", "reviewer", "reason", "date")


@dataclass(frozen=True, slots=True)
class Baseline:
    """All that is accepted, by source and id."""

    entries: Mapping[tuple[str, str], Acceptance] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str, where: str) -> Baseline:
        """Read the file's text; raise BaselineError for anything that is not as it was written."""
        try:
            document = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BaselineError(
                f"{where} is no TOML: {error}. Mend the line, or restore the file"
            ) from None
        version = document.pop("format_version", None)
        if version != VERSION:
            raise BaselineError(
                f"{where} has format_version {version!r}, and this program reads {VERSION}; "
                "use the version that wrote it, or accept anew with 'provenance baseline'"
            )
        items = document.pop("accepted", [])
        for key in document:
            raise BaselineError(
                f"{where}: unknown key {key!r}{_nearest(key, ['accepted'])}; remove it"
            )
        if not isinstance(items, list):
            raise BaselineError(
                f"{where}: 'accepted' must be an array of tables; begin each with [[accepted]]"
            )
        entries: dict[tuple[str, str], Acceptance] = {}
        for number, item in enumerate(items, 1):
            entry = _entry(item, f"{where}, entry {number}")
            if entry.key in entries:
                raise BaselineError(
                    f"{where}, entry {number}: {entry.id} of {entry.source!r} is accepted twice; "
                    "keep one"
                )
            entries[entry.key] = entry
        return cls(entries)

    def dumps(self) -> str:
        """Return the text of the file; the same entries give the same text."""
        parts = [_HEAD]
        for entry in sorted(self.entries.values(), key=lambda e: (e.source, e.code, e.id)):
            lines = ["[[accepted]]"]
            for key in _KEYS:
                value = getattr(entry, key)
                if isinstance(value, datetime.date):
                    lines.append(f"{key} = {value.isoformat()}")
                elif value:
                    lines.append(f"{key} = {_quoted(value)}")
            parts.append("\n".join(lines) + "\n")
        return "\n".join(parts)

    def adding(self, entries: Iterable[Acceptance]) -> Baseline:
        """Return it with ``entries`` besides; one with the same key replaces the old one."""
        return replace(self, entries={**self.entries, **{entry.key: entry for entry in entries}})

    def without(self, keys: Collection[tuple[str, str]]) -> Baseline:
        """Return it without the entries that have these keys."""
        kept = {key: entry for key, entry in self.entries.items() if key not in keys}
        return replace(self, entries=kept)

    def check(self, today: datetime.date) -> None:
        """Raise BaselineError for an entry that was written after ``today``: a clock is wrong."""
        for entry in self.entries.values():
            if entry.date > today:
                raise BaselineError(
                    f"{entry.id} of {entry.source!r} was accepted on {entry.date}, and the clock "
                    f"says {today}; set the clock, or mend the date"
                )


def shortened(text: str) -> str:
    """Return ``text`` on one line, cut where it is long."""
    line = " ".join(text[: 8 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _entry(item: object, where: str) -> Acceptance:
    if not isinstance(item, dict):
        raise BaselineError(f"{where}: not a table; begin it with [[accepted]]")
    for key in item:
        if key not in _KEYS:
            raise BaselineError(
                f"{where}: unknown key {key!r}{_nearest(key, _KEYS)}; remove or correct it"
            )
    values: dict[str, Any] = {}
    for key, value in item.items():
        if key in ("date", "expires"):
            if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
                raise BaselineError(f"{where}: {key} is {value!r}; write a day without quotes")
        elif not isinstance(value, str):
            raise BaselineError(f"{where}: {key} is {value!r}; write a text")
        values[key] = value
    for key in _NEEDED:
        if not values.get(key) or not str(values[key]).strip():
            raise BaselineError(f"{where}: {key!r} is missing; add it: nothing is accepted without")
    if not _ID.match(values["id"]):
        raise BaselineError(
            f"{where}: the id {values['id']!r} is none; copy the 16 hex digits of the report"
        )
    return Acceptance(**values)


def _nearest(key: str, known: Iterable[str]) -> str:
    words = list(known)
    close = difflib.get_close_matches(key, words, n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else f"; known: {', '.join(words)}"


def _quoted(text: str) -> str:
    """Write a TOML string; its escapes are JSON's, save for what JSON leaves as it is."""
    return _NOT_IN_TOML.sub(
        lambda hit: "\\u007f" if hit[0] == "\x7f" else "\ufffd",
        json.dumps(text, ensure_ascii=False),
    )
