"""A saved report becomes the same page again, or says why it cannot."""

import json
from dataclasses import replace

import pytest

from provenance.errors import DifferenceFileError
from provenance.model import Examination, Finding, Match, Outcome, Place, Span, Verdict
from provenance.reports import Check, Comparison, Inspection, Matches, Saved, render

FINDING = Finding("lost-dash", "warning", Span(3, 6), "A N", "quotation marks around nothing")
OUTCOME = Outcome(
    "R", "s", "x", "It is", "critical", "fail", "1", "0", (Place("a", 1, None, "…"),), 3
)
VERDICT = Verdict(1, 1, 9, (OUTCOME,), "warning", (("pairs", "nothing is like it"),))


@pytest.fixture
def subjects(reprint, event):
    whole = Examination(
        reprint.witness, (FINDING,), (Match("base", "copy", 0.9, 0.8, 0.7),), reprint, VERDICT
    )
    return {
        "comparison": Comparison(reprint),
        "examined": Comparison(reprint, replace(whole, matches=(), verdict=None)),
        "check": Check(whole),
        "check alone": Check(replace(whole, collation=None, matches=())),
        "inspection": Inspection(Examination(reprint.base, (FINDING,))),
        "matches": Matches(reprint.base.text.source, whole.matches),
        "event": event,
    }


def texts_of(subject):
    if hasattr(subject, "collations"):
        transcripts = [each.base for each in subject.collations]
    else:
        examination = getattr(subject, "examination", None)
        collation = getattr(subject, "collation", None) or (examination and examination.collation)
        transcripts = [collation.base, collation.witness] if collation else []
        transcripts += [examination.transcript] if examination else []
    return {each.text.source.sha256: each for each in transcripts}


def collate_with(subject):
    """Comparing again gives what it gave."""
    known = list(getattr(subject, "collations", ()))
    known.append(getattr(subject, "collation", None))
    known.append(getattr(getattr(subject, "examination", None), "collation", None))
    pairs = {(c.base.text.content, c.witness.text.content): c for c in known if c is not None}
    return lambda base, witness: pairs[base.text.content, witness.text.content]


KINDS = ["comparison", "examined", "check", "check alone", "inspection", "matches", "event"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", ["json", "html"])
def test_a_report_comes_back_to_the_byte(subjects, kind, code):
    subject = subjects[kind]
    (saved,) = Saved.read(render(code, [subject], version="1"), "x")
    texts = texts_of(subject)
    assert {each.sha256 for each in saved.wanted} == (set() if kind == "matches" else set(texts))
    again = saved.subject(texts, collate_with(subject))
    for told in ("json", "html", "markdown", "text"):
        assert render(told, [again], version="1") == render(told, [subject], version="1")


def test_several_reports_come_back_in_order(subjects):
    both = [subjects["check"], subjects["inspection"]]
    for code in ("json", "html"):
        found = Saved.read(render(code, both, version="1"), "x")
        assert [len(each.wanted) for each in found] == [2, 1]


def test_what_was_left_out_stays_left_out_and_severities_stay_as_they_were(subjects, reprint):
    data = json.loads(render("json", [Comparison(reprint)], version="1"))
    kept = [{**each, "severity": "info"} for each in data["differences"] if each["group"] != "form"]
    saved = Saved({**data, "differences": kept})
    collation = saved.subject(
        texts_of(subjects["comparison"]), collate_with(subjects["comparison"])
    ).collation
    assert [each.id for each in collation] == [each["id"] for each in kept]
    assert {each.severity for each in collation} == {"info"}


def test_a_difference_that_is_gone_is_told(subjects, reprint):
    data = json.loads(render("json", [Comparison(reprint)], version="1"))
    data["differences"][0]["id"] = "gone"
    with pytest.raises(DifferenceFileError, match=r"1 of \d+ differences"):
        Saved(data).subject(texts_of(subjects["comparison"]), collate_with(subjects["comparison"]))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not json",
        "[1]",
        "3",
        "null",
        "{}",
        '{"format_version": 2}',
        "<html></html>",
        '<script type="application/json" id="data">{"format_version":1',
        "[" * 100_000,
        '{"format_version": 1, "differences": {"rows": [[1]], "columns": ["id"], "values": {}}}',
    ],
)
def test_what_is_no_report_is_refused(content):
    def made():
        return [each.subject({}, lambda *_: None) for each in Saved.read(content, "x.json")]

    with pytest.raises(DifferenceFileError) as caught:
        made()
    assert ";" in str(caught.value)


@pytest.mark.parametrize("lost", ["base", "witness", "differences", "findings"])
def test_a_report_with_a_part_missing_is_refused(subjects, lost):
    subject = subjects["check"]
    data = json.loads(render("json", [subject], version="1"))
    (data if lost == "findings" else data["comparison"]).pop(lost)
    with pytest.raises(DifferenceFileError):
        Saved(data).subject(texts_of(subject), collate_with(subject))


def test_an_index_is_made_from_its_catalogue(overview):
    (saved,) = Saved.read(render("json", [overview], version="1"), "x")
    with pytest.raises(DifferenceFileError, match="report --all"):
        saved.subject({}, lambda *_: None)
