"""One text from the other: over generated pairs both ways, and on files that were tampered with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import DifferenceFileError
from provenance.model import Difference, Reading, Span
from provenance.text.rebuild import mirror, rebuild

EMPTY = Reading("", Span(0, 0))


def difference(code: str, base: Reading, witness: Reading, **more: object) -> Difference:
    return Difference(f"{code}{base.span}", code, "form", "info", base, witness, **more)  # type: ignore[arg-type]


def at(text: str, start: int) -> Reading:
    return Reading(text, Span(start, start + len(text)))


texts = st.text(st.sampled_from("ab \n’é🙂"), max_size=6)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("equal"), texts, texts),
        st.tuples(st.just("wording"), texts, texts),
        st.tuples(st.sampled_from(["base", "witness"]), texts, texts),
        st.tuples(st.sampled_from(["take out", "put in"]), st.integers(0, 2), texts),
    ),
    max_size=25,
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str, list[Difference]]:
    """A base, a witness and their differences, built side by side from random steps."""
    base = witness = ""
    differences: list[Difference] = []
    out: dict[int, Reading] = {}
    put: dict[int, Reading] = {}
    for kind, first, second in draw(steps):
        if kind == "equal":
            base, witness = base + str(first), witness + str(first)
        elif kind == "wording":
            one, other = at(str(first), len(base)), at(second, len(witness))
            differences.append(difference("wording", one, other))
            base, witness = base + one.text, witness + other.text
        elif kind == "base":
            differences.append(
                difference("duplication", at(second, len(base)), EMPTY, extra="base")
            )
            base += second
        elif kind == "witness":
            extra = at(second, len(witness))
            differences.append(difference("duplication", EMPTY, extra, extra="witness"))
            witness += second
        elif kind == "take out" and first not in out:
            out[int(first)] = at(second, len(base))
            base += second
        elif kind == "put in" and first not in put:
            put[int(first)] = at(second, len(witness))
            witness += second
    for number in out.keys() | put.keys():
        # An end without a partner is a move from or to nowhere: nothing is put in there.
        one = out.get(number, Reading("", Span(len(base), len(base))))
        other = put.get(number, Reading("", Span(len(witness), len(witness))))
        differences.append(difference("move", one, other))
    return base, witness, draw(st.permutations(differences))


@given(pairs())
def test_the_witness_comes_from_the_base_and_the_base_from_the_witness(
    pair: tuple[str, str, list[Difference]],
) -> None:
    base, witness, differences = pair
    assert rebuild(base, differences) == witness
    assert rebuild(witness, mirror(differences)) == base


@given(pairs())
def test_mirroring_twice_changes_nothing(pair: tuple[str, str, list[Difference]]) -> None:
    _, _, differences = pair
    assert mirror(mirror(differences)) == tuple(differences)


def test_a_text_without_differences_is_itself() -> None:
    assert rebuild("as it is", []) == "as it is"


def test_what_lies_within_a_moved_passage_is_in_the_passage_already() -> None:
    move = difference("move", at("ab", 0), at("aX", 2))
    inner = difference("wording", at("b", 1), at("X", 3), within=move.id)
    assert rebuild("abcd", [move, inner]) == "cdaX"


@pytest.mark.parametrize(
    ("base", "broken"),
    [
        ("abc", difference("wording", at("x", 1), at("y", 1))),  # the base holds something else
        ("abc", difference("wording", at("z", 9), at("y", 9))),  # beyond the end
        ("abc", difference("wording", at("b", 1), at("y", 2))),  # the sides stand apart
        ("abc", difference("wording", at("b", 1), Reading("yy", Span(1, 2)))),  # wrong length
        ("abc", difference("move", at("x", 0), at("x", 2))),
        ("abc", difference("duplication", at("a", 0), at("a", 3))),  # names no side
        ("abc", difference("duplication", at("x", 1), at("a", 0), extra="base")),
    ],
)
def test_differences_that_do_not_fit_are_refused(base: str, broken: Difference) -> None:
    with pytest.raises(DifferenceFileError, match="difference"):
        rebuild(base, [broken])


def test_overlapping_differences_are_refused() -> None:
    one = difference("wording", at("bc", 1), at("x", 1))
    with pytest.raises(DifferenceFileError):
        rebuild("abcd", [one, replace(one, base=at("cd", 2), witness=at("y", 2))])
