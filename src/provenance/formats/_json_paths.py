"""Where the turns are in JSON of a shape that nobody knows: paths that the catalogue declares.

``turns`` leads from the top of the file to every turn, the others from a turn to what it holds:

    turns = "data.items[]"    speaker = "who.name"    text = "said"

A name leads to the value under that key, ``[]`` to every entry of a list (at the end it may be
left out), ``[3]`` to its fourth, ``*`` to every value of an object; a key with dots in it stands
between double quotation marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Union, cast

from provenance.errors import SourceError
from provenance.formats._json_strings import Pairs, Word
from provenance.formats._keys import LONGEST_NAME, Item, seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import EllipsisType

    from provenance.formats._json_strings import Value
    from provenance.model import Source

_STEP: Final = re.compile(r'\[(\d{0,9})\]|(\*)|"([^"]{1,200})"|([^.\[\]"*\s][^.\[\]"]{0,199})')
_FAR: Final = 1e12
_SHOWN: Final = 8

Step = Union[str, int, None, "EllipsisType"]
"""A key, an index of a list, None for its every entry, or ``...`` for every value of an object."""


class _ElsewhereError(Exception):
    """A path that leads nowhere: how far it leads, and what is found there."""

    def __init__(self, place: str, found: str) -> None:
        super().__init__(place, found)
        self.place, self.found = place, found


def steps_of(path: str) -> list[Step]:
    """Return the steps of a path; raise ``ValueError`` where it cannot be read.

    >>> steps_of('data.items[].2024')
    ['data', 'items', None, '2024']
    >>> steps_of('[].*."a.b"[0]')
    [None, Ellipsis, 'a.b', 0]
    """
    steps: list[Step] = []
    at = 0
    while at < len(path):
        if at and path[at] == "." and at + 1 < len(path):
            at += 1
        elif at and path[at] != "[":
            raise ValueError(f"{path[at:]!r} does not go on as a path does")
        found = _STEP.match(path, at)
        if found is None:
            raise ValueError(f"{path[at:]!r} is no step of a path")
        if found[1] is not None:
            steps.append(int(found[1]) if found[1] else None)
        else:
            steps.append(... if found[2] else found[3] or found[4])
        at = found.end()
    if not steps:
        raise ValueError("it is empty")
    return steps


def entries_by_paths(whole: Value, source: Source) -> list[Item]:
    """Return the turns of a JSON text, by the paths that are declared for ``source``.

    Raise ``SourceError`` where a path cannot be read or leads nowhere, with what is there instead.
    """
    paths = {key: _steps(key, path, source) for key, path in source.facts.paths}
    for key in ("turns", "text"):
        if key not in paths:
            raise _error(source, key, "", f"is missing: nobody says where the {key} is")
    written = dict(source.facts.paths)
    turns = list(_demanded(whole, paths["turns"], source, "turns", written["turns"]))
    if paths["turns"][-1] not in (None, ...):
        turns = list(_leaves(turns))  # a list that is named without [] is meant whole
    if not turns:
        raise _error(source, "turns", written["turns"], "leads to a list with nothing in it")
    found: dict[str, list[list[Value]]] = {}
    for key in paths.keys() - {"turns"}:
        found[key] = [list(_followed(turn, paths[key])) for turn in turns]
        if not any(found[key]):
            # Nothing anywhere: the first turn shows best what there is instead.
            list(_demanded(turns[0], paths[key], source, key, written[key]))
            raise _error(source, key, written[key], "leads to nothing in any turn")
    return [
        _item({key: values[at] for key, values in found.items()}, source, written)
        for at in range(len(turns))
    ]


def _item(values: dict[str, list[Value]], source: Source, written: dict[str, str]) -> Item:
    texts: list[Word] = []
    for value in _leaves(values["text"]):
        if not isinstance(value, Word) and value is not None:
            raise _error(source, "text", written["text"], f"leads to {_described(value)}, not text")
        texts += [value] if isinstance(value, Word) else []
    start, end = (_time(values.get(key, []), key, source, written) for key in ("start", "end"))
    who = next((value for value in values.get("speaker", []) if value is not None), None)
    if isinstance(who, Word) and len(who.value) <= LONGEST_NAME:
        return Item(tuple(texts), who, "", start, end, "start" in written)
    if isinstance(who, int) and not isinstance(who, bool):
        return Item(
            tuple(texts), None, f"Speaker {who}"[:LONGEST_NAME], start, end, "start" in written
        )
    if who is not None:
        how = "a text too long for a name" if isinstance(who, Word) else _described(who)
        raise _error(source, "speaker", written["speaker"], f"leads to {how}, not a name")
    return Item(tuple(texts), None, "", start, end, "start" in written)


def _time(
    values: Sequence[Value], key: str, source: Source, written: dict[str, str]
) -> float | None:
    """Return seconds: a number, a number in words, or hours, minutes and seconds."""
    value = next((value for value in values if value is not None), None)
    if value is None:
        return None
    if isinstance(value, Word):
        seconds = seconds_of(value.value)
        if seconds is not None:
            return seconds
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _FAR:
        return float(value)
    raise _error(source, key, written[key], f"leads to {_described(value)}, not a time")


def _leaves(values: Sequence[Value]) -> Iterator[Value]:
    """Yield the values of lists of lists, in order."""
    for value in values:
        if isinstance(value, list) and not isinstance(value, Pairs):
            yield from value
        else:
            yield value


def _steps(key: str, path: str, source: Source) -> list[Step]:
    try:
        return steps_of(path)
    except ValueError as error:
        raise _error(source, key, path, f"is no path: {error}") from None


def _demanded(
    value: Value, steps: Sequence[Step], source: Source, key: str, path: str
) -> Iterator[Value]:
    """Follow a path that must lead somewhere."""
    try:
        yield from _followed(value, steps, demanded=True)
    except _ElsewhereError as elsewhere:
        start = "at the top of the file" if key == "turns" else "in the first turn"
        where = f"at {elsewhere.place}" if elsewhere.place else start
        what = f"leads nowhere: {where} there is {elsewhere.found}"
        raise _error(source, key, path, what) from None


def _followed(value: Value, steps: Sequence[Step], *, demanded: bool = False) -> Iterator[Value]:
    """Yield every value to which ``steps`` lead from ``value``, in the order of the file."""
    stack: list[tuple[Value, int]] = [(value, 0)]
    while stack:
        value, at = stack.pop()
        if at == len(steps):
            yield value
            continue
        step = steps[at]
        inner: list[Value] | None = None
        if isinstance(value, Pairs):
            if step is ...:
                inner = [kid for _, kid in value]
            elif isinstance(step, str) and any(name == step for name, _ in value):
                inner = [value.get(step)]
        elif isinstance(value, list) and (step is None or isinstance(step, int)):
            kids = cast("list[Value]", value)
            inner = list(kids) if step is None else kids[step : step + 1] or None
        if inner is not None:
            stack += [(kid, at + 1) for kid in reversed(inner)]
        elif demanded:
            raise _ElsewhereError(_place(steps[:at]), _described(value))


def _place(steps: Sequence[Step]) -> str:
    """Return the path that some steps were written as."""
    said = ""
    for step in steps:
        if isinstance(step, str):
            said += f'."{step}"' if "." in step else f".{step}"
        else:
            said += "[]" if step is None else ".*" if step is ... else f"[{step}]"
    return said.removeprefix(".")


def _described(value: Value) -> str:
    """Say what a value is, for a message."""
    if isinstance(value, Pairs):
        names = [name for name, _ in value]
        shown = ", ".join(
            "".join(c if c.isprintable() else "?" for c in n[:40]) for n in names[:_SHOWN]
        )
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        return f"an object with the keys {shown}{more}" if names else "an object without keys"
    if isinstance(value, list):
        kids = cast("list[Value]", value)
        first = kids[0] if kids else None
        of = f", the first of them {_described(first)}" if isinstance(first, Pairs | Word) else ""
        return f"a list of {len(kids):,}{of}" if kids else "an empty list"
    if isinstance(value, Word):
        return "a text"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return "a number"


def _error(source: Source, key: str, path: str, what: str) -> SourceError:
    named = f'the path {key} = "{path}"' if path else f"the path {key}"
    return SourceError(
        f"{source.path}: {named} {what}. Correct the paths of this source in the catalogue, or "
        "leave them all out to have its shape told from the content"
    )
