"""oTranscribe's own files (.otr): a page of HTML in JSON, with a time wherever one was set.

The times become anchors and are left out of the text. The labels are those of any transcript, and
the speakers' stage reads them.
"""

from __future__ import annotations

import html as entities
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from provenance.errors import FormatError
from provenance.formats._draft import Draft, bounded
from provenance.formats._format import Format
from provenance.formats._json_strings import Pairs, Word, parse, spelt
from provenance.formats._keys import FAR
from provenance.model import Step

if TYPE_CHECKING:
    from provenance.model import Text, Transcript

_OPENS: Final = re.compile(r'\ufeff?\s{0,100}\{\s{0,100}"')
_PART: Final = re.compile(
    r"<(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9]{0,15})(?P<rest>[^<>]{0,2000})>"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)"
)
_TIME: Final = re.compile(r"data-timestamp=[\"']?(\d{1,9}(?:\.\d{1,20})?)")
_BLOCKS: Final = frozenset("p div br li ul ol h1 h2 h3 h4 blockquote".split())
_KEYS: Final = frozenset({"media", "media-time", "media-source"})


def _claims(text: Text) -> bool:
    """Claim one JSON object of a text of HTML and the place in its recording."""
    content = text.content
    if not _OPENS.match(content[:300]) or '"media' not in content:
        return False
    try:
        return _page(parse(content)) is not None
    except ValueError:
        return False


def _page(whole: object) -> Word | None:
    """Return the HTML of the transcript, None where this is no file of oTranscribe."""
    if not isinstance(whole, Pairs):
        return None
    keys = dict(whole)
    page = keys.get("text")
    if not isinstance(page, Word) or not keys.keys() & _KEYS or keys.keys() - _KEYS - {"text"}:
        return None
    return page if "<" in page.value else None


def _read(text: Text) -> Transcript:
    bounded(text, "otranscribe")
    try:
        page = _page(parse(text.content))
    except ValueError as error:
        raise FormatError(
            f"{text.source.path}: declared as otranscribe, and no JSON ({error}). Export it again, "
            "or leave the format out of the catalogue"
        ) from None
    if page is None:
        raise FormatError(
            f"{text.source.path}: declared as otranscribe, and there is no object with text, media "
            "and media-time in it. Correct the format in the catalogue, or leave it out"
        )
    return _Page(text, page).read()


class _Page:
    """The HTML in a string of a file, and where in the file each of its characters stands."""

    def __init__(self, text: Text, page: Word) -> None:
        self.draft = Draft(text)
        self.starts: list[int] = []
        self.places: list[tuple[int, int, bool]] = []
        parts: list[str] = []
        length = 0
        for start, end, meant in spelt(text.content, page):
            self.starts.append(length)
            self.places.append((start, end, end - start == len(meant)))
            parts.append(meant)
            length += len(meant)
        self.html = "".join(parts)

    def read(self) -> Transcript:
        draft, html = self.draft, self.html
        at = count = 0
        begin: float | None = None
        said_at = 0
        skipping = False
        for part in (*_PART.finditer(html), None):
            if not skipping:
                self._words(at, part.start() if part else len(html))
            if part is None:
                break
            at = part.end()
            tag = (part["tag"] or "").lower()
            if part["entity"] and not skipping:
                draft.prose(entities.unescape(part["entity"]), *self._span(part.start(), at))
            elif tag in _BLOCKS:
                draft.line_break() if tag == "br" else draft.gap("\n\n")
            elif tag == "span" and (part["end"] or _TIME.search(part["rest"])):
                skipping = not part["end"]
                stamp = _TIME.search(part["rest"])
                if stamp is None:
                    continue
                time = min(float(stamp[1]), FAR)
                if begin is not None and time >= begin:
                    draft.spoken_at(said_at, begin, time)
                begin = time if begin is None else max(begin, time)
                said_at, count = draft.begins(), count + 1
        if begin is not None:
            draft.spoken_at(said_at, begin, begin)
        return draft.finish("otranscribe", Step("times", f"{count:,} times left out of the text"))

    def _words(self, start: int, end: int) -> None:
        """Write the words of a stretch of the page, which may be spelt out in several pieces."""
        while start < end:
            number = bisect_right(self.starts, start) - 1
            first, last, plain = self.places[number]
            after = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.html)
            until = min(end, after)
            if plain:
                place = first + start - self.starts[number]
                self.draft.words(place, place + until - start)
            else:
                self.draft.prose(self.html[start:until], first, last)
            start = until

    def _span(self, start: int, end: int) -> tuple[int, int]:
        first, last = (bisect_right(self.starts, at) - 1 for at in (start, end - 1))
        begin, finish, plain = self.places[first]
        if plain:
            begin += start - self.starts[first]
        _, stop, whole = self.places[last]
        if whole:
            stop = self.places[last][0] + end - self.starts[last]
        return begin, max(begin, stop if last >= first else finish)


plugin = Format(
    code="otranscribe",
    rank=290,
    meaning="oTranscribe's own files (OTR): HTML in JSON, with times",
    claims=_claims,
    read=_read,
)
