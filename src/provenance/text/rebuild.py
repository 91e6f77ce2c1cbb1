"""One text from the other and their differences: the proof that no difference was lost.

A difference of the top level takes a stretch of the base and puts a stretch of the witness in its
place. Two codes act on one side at a time, because their two ends lie apart: a ``move`` is taken
out at its base span and put in at its witness span, a ``duplication`` is a printing more on one
side. Between all of these the two texts are the same, so they can be walked abreast.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.errors import DifferenceFileError
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model import Difference, Reading


def rebuild(base: str, differences: Iterable[Difference]) -> str:
    """Return the witness's text, made of ``base`` and the differences between the two.

    Differences within a moved or repeated passage are passed over: the passage's own readings
    already hold them. Raises DifferenceFileError where the differences do not fit ``base``.

    >>> from provenance.model import Difference, Reading, Span
    >>> late = Difference("1", "wording", "substance", "critical",
    ...                   Reading("six", Span(4, 7)), Reading("eight", Span(4, 9)))
    >>> rebuild("for six months", [late])
    'for eight months'
    """
    pieces: list[str] = []
    for b, w, step, left, right in _steps(len(base), differences):
        pieces.append(base[b : b + step])
        if left is not None:
            _expect(base, left, b + step)
        if right is not None:
            if left is not None and not _stands_at(right.span, w + step):
                raise _misfit(b + step)
            pieces.append(right.text)
    return "".join(pieces)


def mirror(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return the same differences seen from the other side, by which the base is rebuilt."""
    other = {"base": "witness", "witness": "base"}
    return tuple(
        replace(d, base=d.witness, witness=d.base, extra=other[d.extra] if d.extra else None)  # type: ignore[arg-type]
        for d in differences
    )


def _events(
    differences: Iterable[Difference],
) -> tuple[deque[Difference], deque[Reading], deque[Reading]]:
    """Sort into what both sides have, what is only taken out of the base, and only put in."""
    both: list[Difference] = []
    out: list[Reading] = []
    in_: list[Reading] = []
    for difference in differences:
        if len(difference.witness.text) != len(difference.witness.span):
            raise DifferenceFileError(
                f"difference {difference.id}: the witness's text and its span differ in length; "
                "make the diff again"
            )
        if difference.within is not None:
            continue
        if difference.code == "move":
            out.append(difference.base)
            in_.append(difference.witness)
        elif difference.code == "duplication":
            if difference.extra is None:
                raise DifferenceFileError(
                    f"difference {difference.id}: a duplication must name the side it is extra on; "
                    "make the diff again"
                )
            (out if difference.extra == "base" else in_).append(
                getattr(difference, difference.extra)
            )
        else:
            both.append(difference)
    both.sort(key=_place)
    return deque(both), _in_order(out), _in_order(in_)


def _place(difference: Difference) -> tuple[int, int, int, int]:
    base, witness = difference.base.span, difference.witness.span
    return base.start, base.end, witness.start, witness.end


def _in_order(readings: list[Reading]) -> deque[Reading]:
    return deque(sorted((r for r in readings if r.text), key=lambda reading: reading.span))


def _stands_at(span: Span, at: int) -> bool:
    """Whether ``span`` begins where the walk is; an empty one may lie before a one-sided jump."""
    return span.start == at or (not len(span) and span.start < at)


def _expect(base: str, reading: Reading, at: int) -> None:
    span = reading.span
    if not _stands_at(span, at) or base[span.start : span.end] != reading.text:
        raise _misfit(span.start)


def _misfit(at: int) -> DifferenceFileError:
    return DifferenceFileError(
        f"the differences do not fit the base at code point {at}; "
        "give the base that the diff was made of, or make it again"
    )


def equal_runs(length: int, differences: Iterable[Difference]) -> tuple[tuple[Span, Span], ...]:
    """Return the pairs of spans that lie between the differences of the top level, in order.

    ``length`` is the base's, in code points. With the differences they tile both texts.
    """
    found: list[tuple[Span, Span]] = []
    for b, w, step, _, _ in _steps(length, differences):
        if step > 0:
            x, y = b, w
            if found and found[-1][0].end == b and found[-1][1].end == w:
                one, other = found.pop()
                x, y = one.start, other.start
            found.append((Span(x, b + step), Span(y, w + step)))
    return tuple(found)


def _steps(
    length: int, differences: Iterable[Difference]
) -> Iterator[tuple[int, int, int, Reading | None, Reading | None]]:
    """Walk along both texts: where it stands in each, how far both are equal, and what follows.

    What follows is a reading of the base, of the witness, or of both; nothing at the end.
    """
    both, out, in_ = _events(differences)
    b = w = 0
    while both or out or in_:
        left: Reading | None = None
        right: Reading | None = None
        step = length
        if both:
            left, right = both[0].base, both[0].witness
            step = max(left.span.start - b, right.span.start - w)
        if out and (out[0].span.start - b < step or left is right is None):
            left, right = out[0], None
            step = left.span.start - b
        if in_ and (in_[0].span.start - w < step or left is right is None):
            left, right = None, in_[0]
            step = right.span.start - w
        if step < 0 or b + step > length:
            raise _misfit(b)
        yield b, w, step, left, right
        b, w = b + step, w + step
        if left is not None and right is not None:
            both.popleft()
            b, w = max(b, left.span.end), max(w, right.span.end)
        elif left is not None:
            b = out.popleft().span.end
        else:
            w = in_.popleft().span.end
    yield b, w, length - b, None, None
