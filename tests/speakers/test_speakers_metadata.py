"""Dates and places of headings."""

from __future__ import annotations

import pytest

from provenance.speakers.metadata import date_in, metadata_of, place_in, title_of

DATES = {
    "November 14, 2015": "2015-11-14", "14 November 2015": "2015-11-14", "2015-11-14": "2015-11-14",
    "VIENNA - NOVEMBER 14, 2015": "2015-11-14", "le 14 novembre 2015": "2015-11-14",
    "1er mai 2020": "2020-05-01", "14 de noviembre de 2015": "2015-11-14",
    "15.11.2015": "2015-11-15",
    "Viernes 6 de septiembre, 2019": "2019-09-06", "14. November 2015": "2015-11-14",
    "3. März 2020": "2020-03-03", "9 сентября 2016 г.": "2016-09-09", "5 يناير 2024": "2024-01-05",
    "TUESDAY 24TH SEPTEMBER 2024": "2024-09-24", "MAY 3RD, 2012": "2012-05-03",
    "Sept. 9, 2016": "2016-09-09", "30/11/2015": "2015-11-30", "June 3rd, 1999": "1999-06-03",
}  # fmt: skip
NO_DATES = [
    "November 2015", "14 November", "2015", "February 30, 2015", "9/10/2016", "09:32 Time", "",
    "Resolution 2254 of 2015", "Room 14, 2015 visitors", "(212) 752-0220", "May 2015 be good",
    "12 monkeys 1995", "1-800-2015", "November 41, 2015", "13.13.2015", "version 1.2.2015.7",
    "chapter 3 section 2000", "15 people 2015",
]  # fmt: skip
PLACES = [
    "Vienna, Austria",
    "Geneva",
    "New York",
    "Washington, D.C.",
    "Paris, France",
    "Ciudad de México",
]
NO_PLACES = [
    "", "November", "Monday", "Press availability with the minister", "Room 14", "the end",
    "Thank You For Coming Here Today", "Presidencia de la República", "A, B, C, D", "2015",
    "Remarks to the press", "Viernes",
]  # fmt: skip


@pytest.mark.parametrize(("line", "day"), DATES.items())
def test_date(line, day):
    assert date_in(line)[0] == day


@pytest.mark.parametrize("line", NO_DATES)
def test_no_date(line):
    assert date_in(line) is None


@pytest.mark.parametrize("text", PLACES)
def test_place(text):
    assert place_in(text)


@pytest.mark.parametrize("text", NO_PLACES)
def test_no_place(text):
    assert place_in(text) == ""


def test_the_day_beside_the_place_is_the_event(read):
    front = [
        "Plan for Peace",
        "September 10, 2016",
        "John Kerry",
        "Geneva, Switzerland",
        "September 9, 2016",
    ]
    found = metadata_of(front)
    assert (found.title, found.date, found.place) == (
        "Plan for Peace", "2016-09-09", "Geneva, Switzerland",
    )  # fmt: skip


def test_a_text_that_says_nothing_of_itself(read):
    found = read("MR ADAMS: On September 9, 2016 we met in Vienna, Austria.").metadata
    assert (found.title, found.date, found.place) == ("", "", "")


TITLES = [
    (["STATEMENT BY", "HER EXCELLENCY JANE ROE,", "PRESIDENT OF EXAMPLIA", "AT", "THE DEBATE"],
     "STATEMENT BY HER EXCELLENCY JANE ROE, PRESIDENT OF EXAMPLIA"),
    (["Remarks to the Press", "Jane Roe"], "Remarks to the Press"),
    (["Discours de", "Jeanne Roux"], "Discours de Jeanne Roux"),
    (["Remarks at", "May 3, 2012"], "Remarks at"),
    (["SE", "$", "Remarks by Jane Roe"], "Remarks by Jane Roe"),
    (["Title: The Debate", "Other"], "The Debate"),
    (["(Transcript)"], "(Transcript)"),
    (["The talks,", "a chronicle", "Jane Roe"], "The talks, a chronicle"),
    (["The talks,"], "The talks"),
    (["9/30/24, 6:17 PM Building on the Past", "Other"], "Building on the Past"),
    (["9/30/24, 6:17 PM", "Remarks by Jane Roe"], "Remarks by Jane Roe"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "title"), TITLES)
def test_title(front, title):
    assert title_of(front).strip("()") == title.strip("()")


def test_a_title_marked_as_such_runs_over_lines(read):
    text = "# Remarks of the minister\nthat were held in May 2012\n\nMR ADAMS: We begin."
    assert read(text).metadata.title == "Remarks of the minister that were held in May 2012"


def test_a_title_ends_at_an_empty_line(read):
    text = "# Remarks of the minister\n\nHeld in May 2012\n\nMR ADAMS: We begin."
    assert read(text).metadata.title == "Remarks of the minister"


HANDLED = [
    "Extracted: 2025-08-06", "# Retrieved 2025-08-06 from there", "Last updated: August 6, 2025",
    "Date accessed: 2025-08-06", "Consulté le 6 août 2025", "Upload date: 2025-08-06",
]  # fmt: skip


@pytest.mark.parametrize("line", HANDLED)
def test_the_day_of_handling_is_not_the_day_of_the_event(line):
    assert metadata_of(["The talks", line, "October 27, 2010"]).date == "2010-10-27"
    assert metadata_of(["The talks", line]).date == ""


def test_the_day_of_delivery_is():
    assert metadata_of(["The talks", "Delivered 2010-10-27"]).date == "2010-10-27"
