"""JSON with the place of every string in it: the values as the standard library reads them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Union

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u.{4}|.)"
)
_LINES: Final = re.compile(r"\s*(?:,\s*)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A string value, and where between its quotation marks the file spells it out."""

    value: str
    start: int
    end: int


class Pairs(list["tuple[str, Value]"]):
    """An object: its pairs in order, with doubled keys as they stand."""

    def get(self, key: str) -> Value:
        """Return the first value under ``key``, None if there is none."""
        return next((value for name, value in self if name == key), None)


Value = Union[Pairs, "list[Value]", Word, int, float, bool, None]


def parse(content: str) -> Value:
    """Return the values of a JSON text, or of a text with one JSON value a line.

    Raise ``ValueError`` where it is none, and where it is nested deeper than can be read.
    """
    decoder = json.JSONDecoder(object_pairs_hook=Pairs)
    body = content.removeprefix("\ufeff")
    values: list[Value] = []
    at = _LINES.match(body).end()  # type: ignore[union-attr]
    try:
        while at < len(body):
            value, at = decoder.raw_decode(body, at)
            values.append(value)
            at = _LINES.match(body, at).end()  # type: ignore[union-attr]
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not values:
        raise ValueError("there is no value in it")
    whole: Value = values[0] if len(values) == 1 else values
    return _placed(whole, _STRING.finditer(content))


def _placed(whole: Value, strings: Iterator[re.Match[str]]) -> Value:
    """Put each string's place to it: they stand in the file in the order of the values."""
    top: list[Value] = [whole]
    stack: list[tuple[list, int]] = [(top, 0)]  # type: ignore[type-arg]
    while stack:
        holder, at = stack.pop()
        if at >= len(holder):
            continue
        stack.append((holder, at + 1))
        value = holder[at]
        if isinstance(holder, Pairs):
            next(strings)
            value = value[1]
        if isinstance(value, str):
            found = next(strings)
            value = Word(value, found.start() + 1, found.end() - 1)
            holder[at] = (holder[at][0], value) if isinstance(holder, Pairs) else value
        elif isinstance(value, list):
            stack.append((value, 0))
    return top[0]


def spelt(content: str, word: Word) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of a string: start and end in the file, and what they mean."""
    at = word.start
    for escape in _ESCAPE.finditer(content, word.start, word.end):
        if at < escape.start():
            yield at, escape.start(), content[at : escape.start()]
        yield escape.start(), escape.end(), json.loads(f'"{escape[0]}"')
        at = escape.end()
    if at < word.end:
        yield at, word.end, content[at : word.end]
