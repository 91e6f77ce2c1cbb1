"""JSON: what speech recognisers write, and lists of speaker and text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from provenance.errors import FormatError
from provenance.formats._draft import LIMIT, Draft, bounded
from provenance.formats._format import Format
from provenance.formats._json_paths import entries_by_paths
from provenance.formats._json_strings import Pairs, Value, Word, parse, spelt
from provenance.formats._keys import (
    ENDS,
    LONGEST_NAME,
    SPEAKERS,
    STARTS,
    TEXTS,
    Item,
    plain,
    seconds_of,
)
from provenance.model import Metadata, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.model import Text, Transcript

_TITLES: Final = ("title", "headline", "heading", "event", "name", "subject")
_DATES: Final = ("date", "eventdate", "published", "publishedat", "datetime", "day")
_OPENS: Final = re.compile(r"\ufeff?\s*[\[{]\s*(?:[\"\[{\]}]|-?\d|true|false|null)")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?$")
_CLOSING: Final = frozenset(".,;:?!)%…")
_DEEP: Final = 12
_FAR: Final = 1e12
_STRINGS: Final = 3_000_000
_PAUSE: Final = 2.0
"""Seconds of silence after which a new paragraph begins, as recognisers cut phrases."""
_UNITS: Final = ((1.0, 0.2), (1e3, 2e-4), (1e7, 0.0))
"""How many units make a second, and how many characters are said in one of them at least."""
_HEAD: Final = 100_000


def _claims(text: Text) -> bool:
    """Claim what is JSON throughout and holds a list with text in it, or one long text."""
    content = text.content
    if not _OPENS.match(content[:_HEAD]):
        return False
    if len(content) > LIMIT or content.count('"') > _STRINGS:
        return content.rstrip()[-1:] in "]}"  # reading it will say what is wrong
    try:
        return bool(_items(parse(content))[0])
    except ValueError:
        return False


def _items(whole: Value) -> tuple[list[Item], Pairs | None]:
    """Return the entries of the list that is the transcript, and the object around it."""
    best: tuple[tuple[float, int], list[Item], Pairs | None] = ((0.0, 0), [], None)
    stack: list[tuple[Value, Pairs | None, int]] = [(whole, None, 0)]
    order = 0
    while stack:
        value, around, depth = stack.pop()
        if not isinstance(value, list) or depth > _DEEP:
            continue
        order -= 1
        found = _single(value) if isinstance(value, Pairs) else _entries(value)
        rank = (_worth(found, whole=isinstance(value, Pairs)), order)
        if rank > best[0]:
            best = (rank, found, value if isinstance(value, Pairs) else around)
        inner = [v for _, v in value] if isinstance(value, Pairs) else value
        own = value if isinstance(value, Pairs) else around
        stack += [(v, own, depth + 1) for v in reversed(inner) if isinstance(v, list)]
    return best[1], best[2]


def _entries(values: list[Value]) -> list[Item]:
    """Read a list of objects, or of pairs of speaker and text, as entries."""
    found: list[Item] = []
    for value in values:
        if isinstance(value, Pairs):
            item = _item(value)
            if item is not None:
                found.append(item)
        elif isinstance(value, list) and len(value) == 2:
            who, said = value
            if (
                not (isinstance(who, Word) and isinstance(said, Word))
                or len(who.value) > LONGEST_NAME
            ):
                return []
            found.append(Item((said,), who))
        elif isinstance(value, Word):
            found.append(Item((value,), None))
    return found


def _item(pairs: Pairs) -> Item | None:
    keys: dict[str, Value] = {}
    for key, value in pairs:
        keys.setdefault(plain(key), value)
    texts: tuple[Word, ...] = ()
    at = ""
    for name in TEXTS:
        if name in keys and (texts := tuple(_texts(keys[name]))):
            at = name
            break
    if not texts:
        return None
    start, end = _times(keys)
    timed = any(name in keys for name in STARTS)
    for name in SPEAKERS:
        value = keys.get(name)
        if name == at:
            continue
        if isinstance(value, Pairs):
            value = value.get("name") or value.get("label")
        if isinstance(value, Word) and len(value.value) <= LONGEST_NAME:
            return Item(texts, value, "", start, end, timed)
        if isinstance(value, int) and not isinstance(value, bool):
            return Item(texts, None, f"Speaker {value}", start, end, timed)
    return Item(texts, None, "", start, end, timed)


def _times(keys: Mapping[str, Value]) -> tuple[float | None, float | None]:
    """Return when an entry begins and ends, in the file's own units."""
    start = next((t for name in STARTS if (t := _time(keys.get(name))) is not None), None)
    end = next((t for name in ENDS if (t := _time(keys.get(name))) is not None), None)
    pair = next((v for name in STARTS if isinstance(v := keys.get(name), list)), None)
    if start is None and pair is not None and not isinstance(pair, Pairs) and len(pair) == 2:
        start, end = map(_time, pair)
    return start, end


def _time(value: Value) -> float | None:
    if isinstance(value, Word):
        return seconds_of(value.value)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _FAR:
        return float(value)
    return None  # what no file means: infinities, and numbers of thousands of digits


def _texts(value: Value, depth: int = 0) -> Iterator[Word]:
    """Yield the text in a value: a string, a list of them, or of objects with text in them."""
    if isinstance(value, Word):
        yield value
    elif isinstance(value, Pairs):
        item = _item(value) if depth < _DEEP else None
        if item is not None:
            yield from item.texts
    elif isinstance(value, list) and depth < _DEEP:
        for inner in cast("list[Value]", value):
            yield from _texts(inner, depth + 1)


def _single(pairs: Pairs) -> list[Item]:
    """Read the text of a whole file, as recognisers print it before its segments."""
    for key, value in pairs:
        if plain(key) in TEXTS and isinstance(value, Word) and len(value.value.split()) > 20:
            return [Item((value,), None)]
    return []


def _worth(items: list[Item], *, whole: bool) -> float:
    """Say how good a transcript a list is: much text, speakers, entries that are not words."""
    total = sum(len(word.value) for item in items for word in item.texts)
    if not items or total < 2 or (not whole and not _prose(items)):
        return 0.0
    known = sum(bool(item.who) for item in items)
    return total * (1.0 + (known * 2 > len(items)) * 1.5 + (total > 15 * len(items)) - 0.4 * whole)


def _prose(items: list[Item]) -> bool:
    """Whether entries hold words, not identifiers or addresses."""
    sample = [word.value for item in items[:200] for word in item.texts]
    spaced = sum(" " in value.strip() for value in sample)
    odd = sum("://" in value or "_" in value for value in sample)
    return (spaced * 3 >= len(sample) or len(items) >= 50) and odd * 2 < len(sample)


def _read(text: Text) -> Transcript:
    bounded(text, "json")
    if text.content.count('"') > _STRINGS:
        raise FormatError(
            f"{text.source.path}: JSON with more strings than one transcript has "
            f"({_STRINGS:,} quotation marks at most). Cut it into its documents"
        )
    try:
        whole = parse(text.content)
    except ValueError as error:
        raise FormatError(
            f"{text.source.path}: this is no JSON that can be read ({error}). "
            "Export it again, or register its text"
        ) from None
    declared = bool(text.source.facts.paths)
    items, around = (entries_by_paths(whole, text.source), None) if declared else _items(whole)
    if not items:
        raise FormatError(
            f"{text.source.path}: JSON without a list of speaker and text, as far as can be told "
            f"(keys looked for: {', '.join(TEXTS[:8])}, …). Name the keys so, or register its text"
        )
    draft = Draft(text)
    named = any(item.who for item in items)
    # A recogniser cuts speech into phrases, which are one turn; in a list that people made each
    # entry is a turn, whoever speaks.
    phrases = sum(item.timed for item in items) * 2 > len(items)
    unit = _unit(items)
    pauses = _pauses(items, unit) if phrases and unit else frozenset()
    last: str | None = None
    for at, item in enumerate(items):
        goes_on = phrases and item.who == last
        draft.gap(" " if (goes_on or (phrases and not named)) and at not in pauses else "\n\n")
        if named and not goes_on:
            if last is not None:
                draft.end()
            _begin(draft, item)
            last = item.who
        begun = draft.begins()
        for place, word in enumerate(item.texts):
            if place:
                draft.gap("" if word.value[:1] in _CLOSING else " ")
            _write(draft, word)
        if unit and item.start is not None:
            draft.spoken_at(begun, item.start / unit, (item.end or item.start) / unit)
    if last is not None:
        draft.end()
    joined = ", phrases of one voice joined" if phrases else ""
    where = ", at the paths declared" if declared else ""
    steps = [Step("json", f"{len(items):,} entries{where}{joined}; other values left aside")]
    return draft.finish("json", *steps, metadata=_metadata(around, whole))


def _unit(items: list[Item]) -> float | None:
    """Return how many of the file's units of time make a second; None where they are no times.

    People speak some fifteen characters a second: seconds, thousandths and the ten millionths of
    some recognisers lie far enough apart. What counts as many units as there are characters
    counts the characters.
    """
    until = [item.end for item in items]
    ended = any(end is not None for end in until)
    if not ended:
        until = [*(item.start for item in items[1:]), None]
    lasted = characters = 0.0
    for item, end in zip(items, until, strict=True):
        if item.start is not None and end is not None and end > item.start:
            lasted += end - item.start
            characters += sum(len(word.value) for word in item.texts)
    rate = characters / lasted if lasted else 15.0
    if not ended and 0.8 < rate < 1.2:
        return None
    return next(unit for unit, least in _UNITS if rate >= least)


def _pauses(items: list[Item], unit: float) -> frozenset[int]:
    """Return which entries come after a pause."""
    found: set[int] = set()
    for at, (earlier, later) in enumerate(pairwise(items), start=1):
        until, since = earlier.end, later.start
        if until is not None and since is not None and since - until >= _PAUSE * unit:
            found.add(at)
    return frozenset(found)


def _begin(draft: Draft, item: Item) -> None:
    name = item.who
    draft.begin(speaker=name)
    at = draft.begins()
    if item.speaker is not None:
        _write(draft, item.speaker)
    else:
        draft.put(item.number)
    if draft.length > at:
        draft.labelled(at, "" if name.endswith(":") else ":")
        draft.gap(" ")


def _write(draft: Draft, word: Word) -> None:
    for start, end, meant in spelt(draft.source, word):
        if end - start == len(meant):
            draft.words(start, end, lines=True)
        elif meant == "\n":
            draft.line_break()
        elif "\ud800" <= meant <= "\udfff":
            draft.copy(start, end)  # half a character: what the file prints is what there is
        else:
            draft.prose(meant, start, end)


def _metadata(around: Pairs | None, whole: Value) -> Metadata:
    title = date = ""
    for pairs in (around, whole):
        for key, value in pairs if isinstance(pairs, Pairs) else ():
            if isinstance(value, Word) and 0 < len(value.value) < 300:
                known, words_of_it = plain(key), " ".join(value.value.split())
                if known in _DATES and not date and _DATE.match(words_of_it):
                    date = words_of_it[:10]
                elif known in _TITLES and not title:
                    title = words_of_it
    return Metadata(title, date)


plugin = Format(
    code="json",
    rank=300,
    meaning="JSON of speech recognisers, and lists of speaker and text",
    claims=_claims,
    read=_read,
)
