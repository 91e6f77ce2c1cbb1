"""The judge of the planted benchmark, judged."""

from dataclasses import dataclass

import pytest

from planting import texts
from planting.mixing import plant
from planting.model import Planted, Planting
from planting.scoring import score
from provenance.model import Span


@dataclass(frozen=True)
class Side:
    span: Span


@dataclass(frozen=True)
class Report:
    code: str
    base: Side
    witness: Side
    severity: str = "critical"


def report(code, base, witness, severity="critical"):
    return Report(code, Side(Span(*base)), Side(Span(*witness)), severity)


def planting(*truth):
    return Planting("made", "en", 0, "x" * 1000, "x" * 1000, truth, ())


NUMBER = Planted("number", Span(100, 103), Span(100, 104))
OMITTED = Planted("omission", Span(200, 300), Span(200, 200), also=("punctuation",))
MARKS = (
    Planted("typography", Span(50, 51), Span(50, 51)),
    Planted("typography", Span(54, 55), Span(54, 55)),
)
REPEAT = Planted("duplication", Span(400, 500), Span(700, 800), twin=Span(400, 500))


def perfect(made):
    return [
        report(p.code, (p.base.start, p.base.end), (p.witness.start, p.witness.end), p.severity)
        for p in made.truth
    ]


@pytest.mark.parametrize("seed", range(12))
def test_the_truth_itself_scores_full_marks(seed):
    made = plant(texts.page(seed), seed, count=20, near=seed % 2 == 1, permuted=seed % 3 == 0)
    result = score(made, perfect(made))
    assert (result.recall(), result.precision()) == (1.0, 1.0)
    assert not result.missed
    assert not result.false
    assert not result.severities


# what is reported, how many plantings are found, how many reports are right, how many count
ROWS = {
    "nothing reported": (NUMBER, [], 0, 0, 0),
    "whole word instead of letters": (NUMBER, [report("number", (95, 108), (95, 109))], 1, 1, 1),
    "another code at the place": (NUMBER, [report("wording", (100, 103), (100, 104))], 0, 0, 1),
    "the code at another place": (NUMBER, [report("number", (160, 163), (160, 164))], 0, 0, 1),
    "right in the base, wrong in the witness": (
        NUMBER,
        [report("number", (100, 103), (300, 304))],
        0,
        0,
        1,
    ),
    "a hunk of half the text": (NUMBER, [report("number", (0, 500), (0, 500))], 0, 0, 1),
    "said twice": (NUMBER, [report("number", (100, 103), (100, 104))] * 2, 1, 1, 2),
    "an omission slid by a word": (OMITTED, [report("omission", (206, 306), (206, 206))], 1, 1, 1),
    "an omission in halves": (
        OMITTED,
        [report("omission", (200, 250), (200, 200)), report("omission", (250, 300), (200, 200))],
        0,
        0,
        2,
    ),
    "one word of an omission": (OMITTED, [report("omission", (200, 206), (200, 200))], 0, 0, 1),
    "the comma before the cut": (
        OMITTED,
        [report("omission", (200, 300), (200, 200)), report("punctuation", (199, 200), (200, 200))],
        1,
        1,
        1,
    ),
    "the comma of somewhere else": (
        OMITTED,
        [report("omission", (200, 300), (200, 200)), report("punctuation", (600, 601), (500, 500))],
        1,
        1,
        2,
    ),
    "the other copy called extra": (
        REPEAT,
        [report("duplication", (400, 500), (400, 500))],
        1,
        1,
        1,
    ),
    "a copy that is none": (REPEAT, [report("duplication", (400, 500), (550, 650))], 0, 0, 1),
    "both quotes as one": (MARKS, [report("typography", (50, 55), (50, 55))], 2, 1, 1),
    "a paragraph as typography": (MARKS, [report("typography", (0, 400), (0, 400))], 0, 0, 1),
}


@pytest.mark.parametrize(
    ("truth", "reports", "found", "right", "counted"), ROWS.values(), ids=ROWS.keys()
)
def test_what_counts(truth, reports, found, right, counted):
    result = score(planting(*(truth if isinstance(truth, tuple) else (truth,))), reports)
    assert (result.found.total(), result.right.total(), result.reported.total()) == (
        found,
        right,
        counted,
    )


def test_a_miss_names_what_was_reported_instead():
    result = score(planting(NUMBER), [report("name", (100, 103), (100, 104))])
    assert result.confusion == {("number", "name"): 1}
    assert result.missed[0].instead.code == "name"
    assert result.false[0].planted is NUMBER


def test_a_false_find_where_nothing_is_planted():
    result = score(planting(), [report("name", (100, 103), (100, 104))])
    assert result.confusion == {("—", "name"): 1}
    assert (result.recall(), result.precision()) == (1.0, 0.0)


def test_a_wrong_severity_is_told_and_costs_no_recall():
    mark = Planted("punctuation", Span(10, 11), Span(10, 11), severity="warning")
    result = score(planting(mark), [report("punctuation", (10, 11), (10, 11), "info")])
    assert result.recall() == 1.0
    assert result.severities == {("punctuation", "warning", "info"): 1}
