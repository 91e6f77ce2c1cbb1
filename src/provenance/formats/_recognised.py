"""What speech recognisers write that keep words, marks and voices in places apart.

A list of phrases explains itself. Here a word is one entry and the comma behind it another
(Amazon, Speechmatics), the voices are listed by the second beside the words (Watson, Amazon), all
words come once more at the end with their voices (Google), or paragraphs name who speaks from
when on and the words stand in a list of their own (Trint and other editors).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from provenance.formats._json_strings import Pairs, Word
from provenance.formats._keys import LONGEST_NAME, Item, plain, time_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from provenance.formats._json_strings import Value

_VOICES: Final = ("speakerlabel", "speaker", "speakertag", "speakerid", "channellabel")
_STARTS: Final = ("starttime", "start", "startoffset", "ts", "from", "time")
_ENDS: Final = ("endtime", "end", "endoffset", "endts", "to")
_MARKS: Final = frozenset({"punctuation", "punct"})
_IDENTIFIERS: Final = ("id", "spkid", "speakerid", "speaker", "speakerlabel", "label", "tag")
_NAMES: Final = ("name", "displayname", "speakername", "fullname")
_SEVERAL: Final = 2


def recognised(whole: Value) -> list[Item]:
    """Return the entries of a file of one of these shapes, none for any other."""
    top = _keys(whole)
    inner = _keys(top.get("results") or top.get("transcript"))
    for keys in (top, inner):
        for shape in _SHAPES:
            if found := shape(keys):
                return found
    return []


def _keys(value: Value) -> dict[str, Value]:
    """Return an object's values by the plain form of their keys, the first of each."""
    keys: dict[str, Value] = {}
    for key, inner in value if isinstance(value, Pairs) else ():
        keys.setdefault(plain(key), inner)
    return keys


def _objects(value: Value) -> list[dict[str, Value]]:
    """Return the objects of a list, none where it is no list of objects only."""
    if not isinstance(value, list) or isinstance(value, Pairs):
        return []
    if not all(isinstance(inner, Pairs) for inner in value):
        return []
    return [_keys(inner) for inner in value]


def _first(keys: Mapping[str, Value], *names: str) -> Value:
    return next((keys[name] for name in names if keys.get(name) is not None), None)


def _best(keys: Mapping[str, Value]) -> dict[str, Value]:
    """Return the likeliest of the readings of an entry, which comes first."""
    return next(iter(_objects(keys.get("alternatives"))), {})


def _item(texts: tuple[Word, ...], voice: Value, start: float | None, end: float | None) -> Item:
    if isinstance(voice, Word) and len(voice.value) <= LONGEST_NAME:
        if voice.value.isdecimal():
            return Item(texts, None, f"Speaker {voice.value}", start, end, timed=True)
        return Item(texts, voice, "", start, end, timed=True)
    number = f"Speaker {voice}" if isinstance(voice, int) and not isinstance(voice, bool) else ""
    return Item(texts, None, number, start, end, timed=True)


def _tokens(keys: Mapping[str, Value]) -> list[Item]:
    """Read words and marks that are entries of one list (Amazon Transcribe, Speechmatics)."""
    if _objects(keys.get("audiosegments")):
        return []  # the same as phrases, which the general reader finds
    entries = _objects(keys.get("items")) or _objects(keys.get("results"))
    known = sum("type" in e and isinstance(_best(e).get("content"), Word) for e in entries)
    if known < _SEVERAL or known * 10 < len(entries) * 9:
        return []
    voices = dict(_labelled(keys))
    found: list[Item] = []
    for entry in entries:
        best = _best(entry)
        said, kind = best.get("content"), entry.get("type")
        if not isinstance(said, Word) or not said.value.strip():
            continue
        if isinstance(kind, Word) and kind.value in _MARKS and found:
            last = found[-1]
            found[-1] = Item(
                (*last.texts, said), last.speaker, last.number, last.start, last.end, timed=True
            )
            continue
        start, end = time_of(_first(entry, *_STARTS)), time_of(_first(entry, *_ENDS))
        voice = _first(entry, *_VOICES) or best.get("speaker")
        if voice is None and start is not None:
            voice = voices.get(start)
        found.append(_item((said,), voice, start, end))
    return found


def _labelled(keys: Mapping[str, Value]) -> Iterator[tuple[float, Value]]:
    """Yield the second at which a word begins and who says it, as they are listed apart."""
    for segment in _objects(_keys(keys.get("speakerlabels")).get("segments")):
        for item in _objects(segment.get("items")):
            start = time_of(_first(item, *_STARTS))
            if start is not None:
                yield start, _first(item, *_VOICES) or _first(segment, *_VOICES)
    for channel in _objects(_keys(keys.get("channellabels")).get("channels")):
        for item in _objects(channel.get("items")):
            start = time_of(_first(item, *_STARTS))
            if start is not None:
                yield start, channel.get("channellabel")


def _beside(keys: Mapping[str, Value]) -> list[Item]:
    """Read words as triples of word, start and end, with the voices listed beside (Watson)."""
    labels = _objects(keys.get("speakerlabels"))
    voices = {time_of(label.get("from")): label.get("speaker") for label in labels}
    if not voices:
        return []
    found: list[Item] = []
    voice: Value = None
    for result in _objects(keys.get("results")):
        for triple in _list(_best(result).get("timestamps")):
            parts = _list(triple)
            if len(parts) != 3 or not isinstance(parts[0], Word):
                return []
            start, end = time_of(parts[1]), time_of(parts[2])
            voice = voices.get(start, voice)
            found.append(_item((parts[0],), voice, start, end))
    return found


def _list(value: Value) -> Sequence[Value]:
    if isinstance(value, list) and not isinstance(value, Pairs):
        return value
    return ()


def _once_more(keys: Mapping[str, Value]) -> list[Item]:
    """Read results whose words name their voices; the last may hold all once more (Google)."""
    lists = [_objects(_best(result).get("words")) for result in _objects(keys.get("results"))]
    named = [[word for word in words if _tag(word)] for words in lists]
    count = sum(map(len, named))
    if count < _SEVERAL or count * 2 < max(map(len, lists)):
        return []
    before = sum(map(len, lists[:-1]))
    if before and len(named[-1]) >= before:
        named = named[-1:]
    found: list[Item] = []
    for word in (word for words in named for word in words):
        said = word.get("word")
        if isinstance(said, Word) and said.value.strip():
            start, end = time_of(_first(word, *_STARTS)), time_of(_first(word, *_ENDS))
            found.append(_item((said,), _tag(word), start, end))
    return found


def _tag(word: Mapping[str, Value]) -> Value:
    """Return the voice of a word; Google counts from 1, and 0 is nobody."""
    voice = _first(word, "speakerlabel", "speakertag")
    return None if voice == 0 or (isinstance(voice, Word) and voice.value in ("", "0")) else voice


def _paragraphs(keys: Mapping[str, Value]) -> list[Item]:
    """Read words with times beside paragraphs that say who speaks from when on (Trint)."""
    words, paragraphs = _objects(keys.get("words")), _objects(keys.get("paragraphs"))
    if len(words) < _SEVERAL or not paragraphs:
        return []
    if any(isinstance(_first(p, "text", "sentences", "body"), (Word, list)) for p in paragraphs):
        return []
    begins: list[tuple[float, Value]] = []
    for paragraph in paragraphs:
        start = time_of(_first(paragraph, *_STARTS))
        if start is None or "speaker" not in paragraph:
            return []
        begins.append((start, paragraph["speaker"]))
    begins.sort(key=lambda pair: pair[0])
    found: list[Item] = []
    for word in words:
        said = _first(word, "text", "value", "word")
        start, end = time_of(_first(word, *_STARTS)), time_of(_first(word, *_ENDS))
        if not isinstance(said, Word) or start is None:
            return []
        lasts = time_of(word.get("duration"))
        at = max(bisect_right(begins, start, key=lambda pair: pair[0]) - 1, 0)
        until = start + lasts if end is None and lasts is not None else end
        if said.value.strip():
            found.append(_item((said,), begins[at][1], start, until))
    return found


def named_apart(whole: Value) -> dict[str, str]:
    """Return the names that a file lists apart for the voices of its entries, by what they use."""
    top = _keys(whole)
    found: dict[str, str] = {}
    for keys in (top, _keys(top.get("results")), _keys(top.get("metadata"))):
        listed = _first(keys, "speakers", "participants", "speakermap")
        pairs: list[tuple[Value, Value]] = [
            (_first(entry, *_IDENTIFIERS), _first(entry, *_NAMES)) for entry in _objects(listed)
        ]
        for key, value in listed if isinstance(listed, Pairs) else ():
            named = _first(_keys(value), *_NAMES) if isinstance(value, Pairs) else value
            pairs.append((Word(key, 0, 0), named))
        for identifier, name in pairs:
            if not isinstance(name, Word) or not 0 < len(name.value.strip()) <= LONGEST_NAME:
                continue
            if isinstance(identifier, Word):
                found.setdefault(identifier.value.strip(), name.value.strip())
            if isinstance(identifier, (Word, int)) and not isinstance(identifier, bool):
                number = identifier.value if isinstance(identifier, Word) else identifier
                found.setdefault(f"Speaker {number}", name.value.strip())
    return found


_SHAPES: Final[tuple[Callable[[Mapping[str, Value]], list[Item]], ...]] = (
    _tokens,
    _beside,
    _once_more,
    _paragraphs,
)
