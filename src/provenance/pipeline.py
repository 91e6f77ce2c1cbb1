"""The story, one line a stage.

Source bytes → decoded text → structured transcript → match → alignment → differences → findings
→ verdict. Stages are strangers to one another; only this module knows their order. Those that a
plain comparison has no need of are imported where they are called.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING

from provenance.alignment import align
from provenance.decoding import decode
from provenance.differences import classify
from provenance.formats import extract, parse
from provenance.model import WORD, Examination, Match, Source
from provenance.speakers import attribute, join
from provenance.text.tokens import Lexicon, tokenize

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from provenance.matching import Entry, Index
    from provenance.model import Alignment, Collation, Transcript


def read(source: Source) -> Transcript:
    """Decode (or extract), parse and attribute one source."""
    text = extract(source, decode) or decode(source)
    return attribute(parse(text))


def lay(base: Transcript, witness: Transcript) -> Alignment:
    """Tokenize two transcripts with one vocabulary and align them."""
    lexicon = Lexicon()
    return align(tokenize(base, lexicon), tokenize(witness, lexicon))


def compare(base: Transcript, witness: Transcript) -> Collation:
    """Name every difference between two transcripts."""
    base, witness = join((base, witness))
    return classify(base, witness, lay(base, witness))


def inspect(transcript: Transcript) -> Examination:
    """Ask one transcript alone what is wrong with it."""
    from provenance.findings import examine

    return Examination(transcript, findings=examine(transcript))


def match(transcript: Transcript, shelf: Shelf, exclude: Collection[str] = ()) -> Examination:
    """Find the sources on ``shelf`` that share the event, and compare with the best of them.

    Sources whose ids are in ``exclude`` are passed over. Of equally good matches the first id is
    the best, so the order in which sources were registered changes nothing.
    """
    from provenance.matching import likely, related, weigh

    card = entry(transcript)
    found: list[tuple[Match, Collation]] = []
    for name in likely(card, shelf.index, shelf.cards, exclude):
        base, witness = join((shelf.transcript(name), transcript))
        alignment = lay(base, witness)
        if related(weigh(alignment), card, shelf.cards[name]):
            collation = classify(base, witness, alignment)
            if collation.relation != "unrelated":
                found.append((_matched(name, collation), collation))
    found.sort(key=lambda pair: (-pair[0].score, -pair[0].match_coverage, pair[0].source))
    matches = tuple(matched for matched, _ in found)
    return Examination(transcript, matches=matches, collation=found[0][1] if found else None)


def check(
    transcript: Transcript, shelf: Shelf | None, exclude: Collection[str] = ()
) -> Examination:
    """Match, compare with the best match, and examine; ``judge`` has the last word."""
    looked_at = inspect(transcript)
    if shelf is None:
        return looked_at
    return replace(match(transcript, shelf, exclude), findings=looked_at.findings)


def _matched(name: str, collation: Collation) -> Match:
    """Score a match by what one of the two texts has of the other, word for word."""
    of_match, of_source = collation.base_coverage.ratio, collation.witness_coverage.ratio
    score = max(of_match, of_source) * collation.fidelity.ratio
    return Match(name, collation.relation, score, of_source, of_match)


def entry(transcript: Transcript) -> Entry:
    """Return what the index keeps of a transcript."""
    from provenance.matching import Entry, fingerprint

    tokens = tokenize(transcript, Lexicon())
    facts, heading = transcript.text.source.facts, transcript.metadata
    return Entry(
        id=transcript.text.source.id,
        sha256=transcript.text.source.sha256,
        hashes=fingerprint(tokens),
        words=int((tokens.kinds == WORD).sum()),
        title=heading.title or facts.title,
        date=heading.date or facts.date,
        speakers=tuple(speaker.name for speaker in transcript.speakers),
    )


def stamp() -> str:
    """Return a word that changes whenever fingerprints of the same bytes would.

    It is made of the fingerprint of a sentence with something for every fold to do.
    """
    from provenance.matching import FRACTION, SHINGLE, fingerprint

    probe = "JOHN DOE: It’s “no” — **not** the naïve co-\nöperation… of 1,000 PEOPLE, said he.\n"
    data = probe.encode()
    source = Source("probe", "-", data, sha256(data).hexdigest())
    hashes = fingerprint(tokenize(read(source), Lexicon()), fraction=1)
    return blake2b(hashes.tobytes(), digest_size=8).hexdigest() + f"/{SHINGLE}/{FRACTION}"


@dataclass(slots=True, eq=False)
class Shelf:
    """The sources that others are matched against, and the index they are found by."""

    sources: Mapping[str, Source]
    index: Index
    cards: dict[str, Entry] = field(init=False)

    def __post_init__(self) -> None:
        self.cards = {card.id: card for card in self.index.cards()}

    def transcript(self, name: str) -> Transcript:
        """Return the transcript of the source registered as ``name``."""
        return _read_again(self.sources[name])


_read_again = lru_cache(maxsize=64)(read)
