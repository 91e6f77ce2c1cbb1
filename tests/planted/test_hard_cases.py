"""Hard cases inside a press conference: what must be reported, no more and no less."""

from pathlib import Path

import pytest
import yaml

from lawful import compared

CASES = yaml.safe_load(Path(__file__).with_name("hard_cases.yaml").read_text("utf-8"))
BEFORE = """\
Press Availability With Secretary of State John Kerry and Foreign Minister Sergey Lavrov

Vienna, Austria
November 14, 2015

MR KIRBY: Good evening, everybody. We have about half an hour this evening, and both ministers
will take a few questions after they have spoken.

FOREIGN MINISTER LAVROV: I would like to thank our hosts for their patience in these days, and I
share the hope that our work will bear fruit before the winter comes.

SECRETARY KERRY: Thank you very much. Let me begin with what has been achieved in this building
since we arrived here on Thursday night, because it is more than many had believed possible.

"""
AFTER = """

QUESTION: Could you tell us whether your colleagues will return for another round, and where that
round would be held if they do?

FOREIGN MINISTER LAVROV: Our experts are going to remain here to prepare the ground, as they did
in the summer when the first of these papers was written.

SECRETARY KERRY: I have nothing to add to that, except that we all hope for quick progress.

MR KIRBY: That concludes the press conference. Thank you, everybody.
"""


def within(expected, reading):
    return expected in reading or reading.strip() in expected if expected else not reading.strip()


def named(expected, difference):
    code, base, witness, *severity = expected
    return (
        difference.code == code
        and within(base, difference.base.text)
        and within(witness, difference.witness.text)
        and difference.severity in (severity or [difference.severity])
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_hard_case(case):
    collation = compared(BEFORE + case["base"] + AFTER, BEFORE + case["witness"] + AFTER)
    reports = list(collation.differences)
    shown = [(d.code, d.base.text, d.witness.text, d.severity) for d in reports]
    codes = {d.code for d in reports}
    if "none" in case:
        assert not codes & set(case["none"]), shown
        assert reports, "the two differ"
        return
    if "any" in case:
        assert len(reports) == 1, shown
        assert codes <= set(case["any"]), shown
        return
    if "only" in case:
        assert reports, "the two differ"
        assert codes == set(case["only"]), shown
        assert case.get("count", len(reports)) == len(reports), shown
        return
    for expected in case["expect"]:
        report = next((d for d in reports if named(expected, d)), None)
        assert report is not None, (expected, shown)
        reports.remove(report)
    assert [d.code for d in reports if d.code not in case.get("also", ())] == [], shown


def test_the_frame_alone_differs_in_nothing():
    assert compared(BEFORE + AFTER, BEFORE + AFTER).differences == ()


def test_every_case_says_what_it_expects():
    assert len({case["name"] for case in CASES}) == len(CASES)
    for case in CASES:
        assert len({"expect", "only", "any", "none"} & set(case)) == 1, case["name"]
        assert case["base"] != case["witness"]
