"""What every comparison owes, as assertions; see the laws of the architecture."""

import hashlib
from collections import Counter

from provenance import pipeline
from provenance.model import Source, Tally
from provenance.text.rebuild import mirror, rebuild


def read(content, name="text"):
    """Read text or bytes as a source of that name."""
    data = content if isinstance(content, bytes) else content.encode()
    return pipeline.read(
        Source(name, name if "." in name else f"{name}.txt", data, hashlib.sha256(data).hexdigest())
    )


def compared(base, witness):
    return pipeline.compare(read(base, "base"), read(witness, "witness"))


def spans_of(differences, side):
    """The spans that top-level differences take up on one side."""
    other = {"base": "witness", "witness": "base"}[side]
    for difference in differences:
        if difference.within is None and difference.extra != other:
            yield getattr(difference, side).span


def assert_tiles(spans, length):
    """Every position lies in exactly one span."""
    at = 0
    for span in sorted(span for span in spans if len(span)):
        assert span.start == at, f"{'overlap' if span.start < at else 'hole'} at {at}: {span}"
        at = span.end
    assert at == length, f"nothing after {at} of {length}"


def assert_lawful(collation):
    """Laws 1 and 5: nothing is lost, readings are slices, parts lie in their passages."""
    base, witness = collation.base.text.content, collation.witness.text.content
    for one, other in collation.equal:
        assert base[one.start : one.end] == witness[other.start : other.end]
    passages = {}
    for difference in collation.differences:
        for reading, content in ((difference.base, base), (difference.witness, witness)):
            assert reading.text == content[reading.span.start : reading.span.end]
        assert len(difference.base.span) or len(difference.witness.span)
        if difference.code in ("move", "duplication"):
            passages[difference.id] = difference
        else:
            assert difference.base.text != difference.witness.text, "both sides read the same"
    for side, content in (("base", base), ("witness", witness)):
        spans = [*spans_of(collation.differences, side)]
        spans += [pair[side == "witness"] for pair in collation.equal]
        assert_tiles(spans, len(content))
    for difference in collation.differences:
        if difference.within is not None:
            passage = passages[difference.within]
            assert passage.base.span.covers(difference.base.span)
            assert passage.witness.span.covers(difference.witness.span)
    ids = [difference.id for difference in collation.differences]
    assert len(ids) == len(set(ids)), "two differences share an id"


def assert_rebuilds(collation):
    """Law 1: from either side and the differences comes the other, exactly."""
    base, witness = collation.base.text.content, collation.witness.text.content
    assert rebuild(base, collation.differences) == witness
    assert rebuild(witness, mirror(collation.differences)) == base


SWAPPED = {"omission": "insertion", "insertion": "omission"}


def assert_mirrors(collation, mirrored):
    """Law 3: the other way round, omission is insertion, and all else is the same."""

    def shape(difference, *, swap):
        sides = difference.base.span, difference.witness.span
        code = SWAPPED.get(difference.code, difference.code) if swap else difference.code
        return (code, *(sides[::-1] if swap else sides), difference.within is not None)

    forth = Counter(shape(d, swap=True) for d in collation.differences)
    back = Counter(shape(d, swap=False) for d in mirrored.differences)
    assert forth == back, (forth - back, back - forth)
    assert collation.base_coverage == mirrored.witness_coverage
    assert collation.witness_coverage == mirrored.base_coverage
    assert collation.fidelity == mirrored.fidelity


def assert_all_laws(base, witness):
    collation = compared(base, witness)
    assert_lawful(collation)
    assert_rebuilds(collation)
    assert_mirrors(collation, compared(witness, base))
    again = compared(base, witness)
    assert again.differences == collation.differences, "the same input, another result"
    assert again.equal == collation.equal
    counted = sum((Tally.of([d]) for d in collation.differences), Tally())
    assert counted == collation.tally
