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
    LASTS,
    LONGEST_NAME,
    READINGS,
    SPEAKERS,
    STARTS,
    TEXTS,
    Item,
    plain,
    time_of,
    unit_of,
)
from provenance.formats._recognised import named_apart, recognised
from provenance.model import Metadata, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.model import Text, Transcript

_TITLES: Final = ("title", "headline", "heading", "event", "name", "subject")
_DATES: Final = ("date", "eventdate", "published", "publishedat", "datetime", "day")
_OPENS: Final = re.compile(r"\ufeff?\s*[\[{]\s*(?:[\"\[{\]}]|-?\d|true|false|null)")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?$")
_CLOSING: Final = frozenset(".,;:?!)%…")
_PAIRS: Final = ("timestamps", "offsets")
_INNER: Final = ("words", "elements", "alternatives", "segments")
_DEEP: Final = 12
_READINGS: Final = 2
"""Lists of readings within one another whose times are looked for."""
_STRINGS: Final = 3_000_000
_PAUSE: Final = 2.0
"""Seconds of silence after which a new paragraph begins, as recognisers cut phrases."""
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
    if known := recognised(whole):
        return known, whole if isinstance(whole, Pairs) else None
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
        inner = _likeliest(value) if isinstance(value, Pairs) else value
        own = value if isinstance(value, Pairs) else around
        stack += [(v, own, depth + 1) for v in reversed(inner) if isinstance(v, list)]
    return best[1], best[2]


def _likeliest(pairs: Pairs) -> list[Value]:
    """Return the values of an object, of several readings of one phrase the first alone."""
    return [
        value[:1]
        if isinstance(value, list) and not isinstance(value, Pairs) and plain(key) in READINGS
        else value
        for key, value in pairs
    ]


def _entries(values: list[Value]) -> list[Item]:
    """Read a list of objects, or of pairs of speaker and text, as entries."""
    found: list[Item] = []
    for value in values:
        if isinstance(value, Pairs):
            item = _item(value)
            if item is not None and (item.who or any(word.value.strip() for word in item.texts)):
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
    keys = _plain(pairs)
    texts: tuple[Word, ...] = ()
    at = ""
    for name in TEXTS:
        if name not in keys:
            continue
        value = keys[name]
        if name in READINGS and isinstance(value, list) and not isinstance(value, Pairs):
            value = value[:1]
        if texts := tuple(_texts(value)):
            at = name
            break
    if not texts:
        return None
    start, end = _times(keys)
    timed = start is not None or any(name in keys for name in STARTS)
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
    start = next((t for name in STARTS if (t := time_of(keys.get(name))) is not None), None)
    end = next((t for name in ENDS if (t := time_of(keys.get(name))) is not None), None)
    if start is not None:
        lasts = next((t for name in LASTS if (t := time_of(keys.get(name))) is not None), None)
        return start, start + lasts if end is None and lasts is not None else end
    pair = next((v for name in (*STARTS, *_PAIRS) if isinstance(v := keys.get(name), list)), None)
    if isinstance(pair, Pairs):
        start, end = time_of(pair.get("from")), time_of(pair.get("to"))
    elif pair is not None and len(pair) == 2:
        start, end = map(time_of, pair)
    if start is not None:
        return start, end
    return _times_within(keys)


def _times_within(keys: Mapping[str, Value], depth: int = 0) -> tuple[float | None, float | None]:
    """Return when the first word of an entry begins and the last one ends, None where unknown."""
    for name in _INNER:
        value = keys.get(name)
        if not isinstance(value, list) or isinstance(value, Pairs):
            continue
        kids = [_plain(kid) for kid in value if isinstance(kid, Pairs)]
        if kids and name in READINGS:
            found = _times_within(kids[0], depth + 1) if depth < _READINGS else (None, None)
            if found[0] is not None:
                return found
            continue
        starts = (t for kid in kids for n in STARTS if (t := time_of(kid.get(n))) is not None)
        ends = (t for kid in reversed(kids) for n in ENDS if (t := time_of(kid.get(n))) is not None)
        if (start := next(starts, None)) is not None:
            return start, next(ends, None)
    return None, None


def _plain(pairs: Pairs) -> dict[str, Value]:
    """Return the values of an object by the plain form of their keys, the first of each."""
    keys: dict[str, Value] = {}
    for key, value in pairs:
        keys.setdefault(plain(key), value)
    return keys


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
    sample = ["".join(word.value for word in item.texts) for item in items[:200]]
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
    names = {} if declared else named_apart(whole)
    # A recogniser cuts speech into phrases, which are one turn; in a list that people made each
    # entry is a turn, whoever speaks.
    phrases = sum(item.timed for item in items) * 2 > len(items)
    unit = unit_of([(i.start, i.end, sum(len(word.value) for word in i.texts)) for i in items])
    pauses = _pauses(items, unit) if phrases and unit else frozenset()
    last: str | None = None
    for at, item in enumerate(items):
        goes_on = phrases and item.who == last
        draft.gap(" " if (goes_on or (phrases and not named)) and at not in pauses else "\n\n")
        if named and not goes_on:
            if last is not None:
                draft.end()
            _begin(draft, item, names)
            last = item.who
        begun = draft.begins()
        spaced = any(word.value[:1].isspace() for word in item.texts[1:])
        for place, word in enumerate(item.texts):
            if place and not spaced:
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


def _pauses(items: list[Item], unit: float) -> frozenset[int]:
    """Return which entries come after a pause."""
    found: set[int] = set()
    for at, (earlier, later) in enumerate(pairwise(items), start=1):
        until, since = earlier.end, later.start
        if until is not None and since is not None and since - until >= _PAUSE * unit:
            found.add(at)
    return frozenset(found)


def _begin(draft: Draft, item: Item, names: Mapping[str, str]) -> None:
    """Begin the turn of an entry; ``names`` has the names that the file lists apart."""
    name = names.get(item.who, item.who)
    draft.begin(speaker=name)
    at = draft.begins()
    word = item.speaker
    if word is None or name != item.who:
        draft.put(name, word.start if word else None, word.end if word else None)
    else:
        _write(draft, word)
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
