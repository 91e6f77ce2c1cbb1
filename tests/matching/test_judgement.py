"""The last word: same event or whole passages, against formulas and forms filled in anew."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from provenance.matching import Entry, Evidence, Index, kindred, likely, related, weigh
from provenance.model import Alignment

Make = Callable[..., Alignment]


def card(date: str = "", title: str = "", speakers: tuple[str, ...] = (), name: str = "x") -> Entry:
    return Entry(name, "0", np.empty(0, np.uint64), 1000, title, date, speakers)


def evidence(
    base: float, witness: float, longest: int, shared: int = 200, refilled: int = 0
) -> Evidence:
    return Evidence(base, witness, longest, shared, refilled)


@pytest.mark.parametrize(
    ("seen", "dates", "expected"),
    [
        # unrelated
        pytest.param(evidence(0.00, 0.00, 0, 0), ("", ""), False, id="strangers"),
        pytest.param(evidence(0.26, 0.19, 13, 63), ("", ""), False, id="legal formulas"),
        pytest.param(evidence(0.02, 0.01, 73), ("", ""), False, id="a famous quotation"),
        pytest.param(evidence(0.03, 0.02, 98), ("", ""), False, id="a standing paragraph"),
        pytest.param(evidence(0.20, 0.02, 42, 240), ("", ""), False, id="told again elsewhere"),
        pytest.param(
            evidence(0.76, 0.74, 90), ("2004-05-01", "2005-05-03"), False, id="form, dates apart"
        ),
        pytest.param(evidence(0.76, 0.74, 90, 180, 3), ("", ""), False, id="form, filled in anew"),
        pytest.param(evidence(0.80, 0.80, 45, 180, 2), ("", ""), False, id="short form"),
        pytest.param(evidence(0.90, 0.90, 90, 180, 2), ("", ""), False, id="long form, few blanks"),
        # related
        pytest.param(evidence(1.0, 1.0, 900), ("", ""), True, id="copy"),
        pytest.param(evidence(0.24, 0.92, 300), ("", ""), True, id="excerpt"),
        pytest.param(evidence(0.82, 0.85, 20), ("", ""), True, id="glued words"),
        pytest.param(evidence(0.10, 0.10, 120), ("", ""), True, id="one passage taken over"),
        pytest.param(evidence(0.30, 0.05, 30, 900), ("", ""), True, id="an edited fifth"),
        pytest.param(
            evidence(0.99, 0.98, 400), ("2019-02-05", "2020-02-04"), True, id="wrong date"
        ),
        pytest.param(
            evidence(0.5, 0.5, 30), ("2013-02-12", "2013-02-13"), True, id="filed a day later"
        ),
        pytest.param(
            evidence(0.17, 0.14, 322), ("1867-12-03", "1868-12-08"), True, id="passage, other year"
        ),
        pytest.param(evidence(0.98, 0.9, 45, 180, 2), ("", ""), True, id="figures mended"),
        pytest.param(evidence(0.9, 0.9, 90, 1600, 6), ("", ""), True, id="noisy scan of figures"),
        pytest.param(evidence(0.6, 0.6, 90, 6000, 3), ("", ""), True, id="a few figures mended"),
        pytest.param(
            evidence(0.5, 0.5, 30), ("2015-11-14", "November 2015"), True, id="no whole date"
        ),
    ],
)
def test_related(seen: Evidence, dates: tuple[str, str], expected: bool) -> None:
    one, other = card(dates[0]), card(dates[1])
    assert related(seen, one, other) is expected
    assert related(seen, other, one) is expected


def test_a_little_in_common_suffices_under_like_headings() -> None:
    heading = {"date": "2015-11-14", "title": "Press availability, Vienna"}
    little = evidence(0.1, 0.1, 12, 40)
    assert related(little, card(**heading), card(**heading))
    assert not related(little, card(), card())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (card(), card(), False),
        (card("2015-11-14"), card("2015-11-14"), False),
        (card("2015-11-14", "Remarks"), card("2016-11-14", "Remarks"), False),
        (card("2015-11-14", "On Syria"), card("2015-11-14", "On Cuba trade"), False),
        (card("", "On Syria"), card("", "On Syria"), False),
        (card("2015-11-14", "", ("A",)), card("2015-11-14", "", ("A",)), False),
        (card("2015-11-14", "On Syria, Vienna"), card("2015-11-14", "VIENNA: on Syria"), True),
        (card("2015-11-14", "", ("A", "B", "C")), card("2015-11-14", "", ("B", "C")), True),
    ],
)
def test_kindred(one: Entry, other: Entry, expected: bool) -> None:
    assert kindred(one, other) is expected
    assert kindred(other, one) is expected


def test_likely_names_what_shares_sequences_then_what_has_a_like_heading() -> None:
    index = Index()
    shares = Entry("shares", "1", np.arange(100, dtype=np.uint64))
    heads = Entry("heads", "2", np.arange(900, 990, dtype=np.uint64), 9, "Vienna", "2015-11-14")
    neither = Entry("neither", "3", np.arange(500, 600, dtype=np.uint64), 9, "Vienna", "2016-11-14")
    once = Entry("once", "4", np.array([0, *range(5000, 5300)], np.uint64))
    for each in (heads, neither, shares, once):
        index.add(each)
    cards = {each.id: each for each in index.cards()}
    asked = Entry("q", "5", np.arange(100, dtype=np.uint64), 9, "Vienna", "2015-11-14")
    assert likely(asked, index, cards) == ["shares", "heads"]
    assert likely(asked, index, cards, {"shares", "heads"}) == []


def test_weighing_counts_words_both_ways(alignment: Make) -> None:
    seen = weigh(alignment(("a b c", "a b c"), ("d e f", ""), ("", "g")))
    assert (seen.base_share, seen.witness_share, seen.longest) == (0.5, 0.75, 3)
    assert seen.shared == 3


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("3 may 2004", "5 june 2006", 1),
        ("3", "5", 1),
        ("january", "march", 1),
        ("3", "3", 0),
        ("three", "3", 0),  # a figure on one side only
        ("house", "home", 0),
        ("", "5", 0),
        ("1 " * 30, "2 " * 30, 0),  # too long for a blank
    ],
)
def test_blanks_filled_in_anew(one: str, other: str, expected: int, alignment: Make) -> None:
    seen = weigh(alignment(("on the", "on the"), (one, other)))
    assert seen.refilled == expected


PROSE = "so it was said . " * 40
LINKS = "home news photos archive visits " * 30


@pytest.mark.parametrize(
    ("pieces", "longest"),
    [
        (((PROSE, PROSE), (LINKS, "")), 200),
        (((PROSE, "x ."), (LINKS, LINKS)), 0),  # a list of links is no passage
        (((LINKS, LINKS),), 150),  # captions: all there is has no punctuation
        (((LINKS.replace("visits", "visits ."), LINKS.replace("visits", "visits .")),), 180),
    ],
)
def test_lists_of_links_do_not_count(
    pieces: tuple[tuple[str, str], ...], longest: int, alignment: Make
) -> None:
    assert weigh(alignment(*pieces)).longest == longest


def test_nothing_to_weigh_is_no_division_by_zero(alignment: Make) -> None:
    assert weigh(alignment()).score == 0.0
