"""Findings over time: what the event log holds, and nothing that it does not hold."""

from dataclasses import replace

import pytest

from provenance.reports import _history, render
from reports.making import history, judgement, overview

NOW = {"version": "1.2.3", "clock": "2026-01-02T03:04:05Z"}


def rows(*events):
    return _history.rows(_history.history(events), {})


@pytest.mark.parametrize(
    "activity", ["capture", "registration", "fixity", "comparison", "decision"]
)
def test_only_judgements_are_history(activity):
    assert _history.history([replace(judgement("one", 1), activity=activity)]) == []


def test_no_log_is_no_history():
    assert _history.history(()) == []
    assert rows() == []


def test_each_source_from_first_to_last_whatever_the_order_of_the_log():
    data = _history.history([judgement("b", 3), judgement("a", 1), judgement("b", 2)])
    assert [each["source"] for each in data] == ["b", "a"]
    days = [each["when"] for each in data[0]["judgements"]]
    assert days == ["2016-01-02T12:00:00Z", "2016-01-03T12:00:00Z"]


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ([judgement("a", 1)], "judged once"),
        ([judgement("a", 1), judgement("a", 2)], "unchanged"),
        ([judgement("a", 1, (1, 0, 0)), judgement("a", 2, (3, 0, 0))], "2 more critical"),
        ([judgement("a", 1, (0, 3, 0)), judgement("a", 2, (0, 2, 0))], "1 fewer warning"),
        (
            [judgement("a", 1, (1, 0, 0)), judgement("a", 2, (0, 1, 0))],
            "1 fewer critical and 1 more warning",
        ),
        ([judgement("a", 1), judgement("a", 2, passed=False)], "it passed before"),
        ([judgement("a", 1, passed=False), judgement("a", 2)], "it passes now"),
        ([judgement("a", 1), judgement("a", 2, digest="ff")], "unchanged, other bytes"),
        (
            [judgement("a", 1), judgement("a", 2, (0, 0, 1), digest="ff")],
            "1 more info; other bytes",
        ),
        # Of three, the last is held against the second.
        ([judgement("a", 1, (9, 0, 0)), judgement("a", 2), judgement("a", 3)], "unchanged"),
    ],
)
def test_what_changed_since_the_time_before(events, says):
    assert rows(*events)[0]["change"] == says


@pytest.mark.parametrize(
    "outcome",
    [
        {},
        {"findings": None, "differences": 3},
        {"findings": ["critical"], "passed": "yes"},
        {"findings": {"critical": "9", "warning": -1, "info": True}},
        {"findings": {"critical": 1.5}, "differences": {"number": "<b>"}},
    ],
)
def test_an_outcome_that_is_not_what_it_should_be_counts_for_nothing(outcome):
    made = rows(replace(judgement("a", 1), outcome=outcome))
    assert made[0]["total"] == 0
    assert made[0]["passed"] is False


def bars(row, kind):
    return [each for each in row["drawing"]["bars"] if each["kind"] == kind]


def test_all_sources_are_drawn_to_one_scale():
    high, low = rows(judgement("a", 1, (8, 0, 0)), judgement("b", 1, (2, 0, 0)))
    heights = [float(bars(row, "critical")[0]["height"]) for row in (high, low)]
    assert heights[0] == pytest.approx(4 * heights[1])
    assert heights[0] <= high["drawing"]["height"]


def test_a_judgement_without_findings_is_drawn_all_the_same():
    (row,) = rows(judgement("a", 1), judgement("a", 2, (1, 0, 0)))
    assert len(bars(row, "none")) == 1
    assert len(bars(row, "critical")) == 1
    assert row["drawing"]["label"].endswith("the oldest first: 0, 1")


def test_a_long_history_is_drawn_and_listed_in_part_and_counted():
    events = [judgement(f"s{source}", day) for source in range(12) for day in range(1, 31)]
    data = _history.history(events)
    made, left = _history.listing(data)
    assert (len(made), left) == (300, 60)
    assert made[0]["when"] > made[-1]["when"]
    assert _history.summary(data) == "360 judgements of 12 sources recorded"
    many = [replace(judgement("a", 1), when=judgement("a", 1 + n % 30).when) for n in range(90)]
    assert len(rows(*many)[0]["drawing"]["bars"]) == 40


@pytest.mark.parametrize("code", ["html", "text", "markdown", "json"])
def test_the_index_shows_it(code):
    told = render(code, [overview()], **NOW)
    for words in ("6 → 6 → 4", "2 fewer critical and it passes now"):
        assert (words in told) == (
            code in ("text", "markdown") or (code, words[0]) == ("html", "2")
        )
    assert ('"passed":true' in told.replace(" ", "")) == (code in ("html", "json"))
    bare = render(code, [replace(overview(), history=())], **NOW)
    assert "fewer" not in bare
    assert ("No history is recorded yet" in bare) == (code == "html")
    assert "No history" not in told


def test_what_a_log_says_is_escaped():
    hostile = judgement("<img src=x>", 1, **{"<b>code</b>": 3})
    hostile = replace(hostile, digest="<i>")
    page = render("html", [replace(overview(), history=(hostile,))], **NOW)
    assert [tag for tag in ("<img", "<b>code", "<i>") if tag in page] == []
    assert "&lt;img src=x&gt;" in page


def test_paths_in_a_log_are_redacted():
    event = judgement("/home/someone/a.txt", 1)
    page = render("html", [replace(overview(), history=(event,))], redact_paths=True, **NOW)
    assert "someone" not in page
    assert "a.txt" in page


def test_the_history_made_up_for_tests_holds_what_it_says():
    assert len(_history.history(history())) == 2
