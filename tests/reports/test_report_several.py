"""Several texts of one event, and the index of a catalogue: who reads what, and what is there."""

from dataclasses import replace

import pytest

from provenance.model import Span
from provenance.reports import Event, Overview, _event_data, _overview_data, render
from provenance.reports._event_data import Witness, places, state
from reports.making import READINGS, Pair


def test_every_text_is_a_base_and_the_one_that_shares_most_is_first(event):
    data = _event_data.event(event)
    assert data["format_version"] == 1
    assert data["event"] == "A meeting <of> two"
    assert [each["id"] for each in data["sources"]] == [each["base"] for each in data["bases"]]
    assert {each["base"] for each in data["bases"]} == set(READINGS)
    assert data["bases"][-1]["base"] == "three"
    assert data["sentence"].startswith("3 texts of one event")
    assert "differ in 1 place beyond form" in data["sentence"]


def test_at_each_place_every_text_reads_something_or_is_not_there(event):
    for base in _event_data.event(event)["bases"]:
        everybody = {base["base"], *(each["witness"] for each in base["witnesses"])}
        for place in base["places"]:
            told = [base["base"], *place["agree"], *place["absent"]]
            for reading in place["readings"]:
                assert reading["text"] != place["text"]
                told += reading["witnesses"]
            assert sorted(told) == sorted(everybody)
            assert READINGS[base["base"]][place["start"] : place["end"]] == place["text"]


def test_readings_of_the_one_place(event):
    first = next(each for each in _event_data.event(event)["bases"] if each["base"] == "one")
    (place,) = first["places"]
    assert (place["text"], place["line"], place["speaker"]) == ("six", 1, "Mr Kirby")
    assert place["agree"] == ["three"]
    assert place["absent"] == []
    assert place["readings"] == [{"text": "eight", "witnesses": ["two"], "codes": ["number"]}]


def test_what_a_witness_lacks_is_a_gap_and_no_reading(event):
    three = next(
        each
        for each in _event_data.witnesses(event)["one"]
        if each.collation.witness.text.source.id == "three"
    )
    tail = READINGS["one"].index("MR OTHER")
    assert three.lacks(Span(tail, tail + 4))
    assert not three.lacks(Span(0, 4))
    assert state(three, Span(tail, len(READINGS["one"]))) == "absent"
    assert state(three, Span(0, tail)) == "same"


def witness(pair, **more):
    return Witness(pair.collation("copy", **more))


def test_a_reading_takes_the_words_around_it_where_another_text_reads_more():
    one = witness(Pair().same("we met ").differ("wording", "six", "eight").same(" hours then"))
    two = witness(Pair().same("we ").differ("wording", "met six hours", "sat").same(" then"))
    ((place, _),) = places([one, two])
    assert one.collation.base.text.content[place.start : place.end] == "met six hours"
    assert one.reads(place) == "met eight hours"
    assert two.reads(place) == "sat"


def test_form_inside_a_place_is_read_as_it_is_printed():
    pair = Pair().same("we ").differ("wording", "met", "sat").differ("typography", "’", "'")
    one = witness(pair.same("s ").differ("wording", "so", "thus").same(" there"))
    two = witness(Pair().same("we ").differ("wording", "met’s so", "x").same(" there"))
    ((place, _),) = places([one, two])
    assert one.reads(place) == "sat's thus"


@pytest.mark.parametrize("code", ["label", "case", "whitespace", "boilerplate"])
def test_form_beside_a_place_is_not_read_there(code):
    one = witness(
        Pair()
        .same("We met.")
        .differ(code, " A:", " Ann:")
        .differ("insertion", "", " well")
        .differ(code, " so", " So")
        .same(" it is")
    )
    ((place, _),) = places([one])
    assert one.reads(place) == " well"


@pytest.mark.parametrize("code", ["label", "case", "whitespace", "boilerplate"])
def test_a_word_between_two_differences_of_form_is_read_alone(code):
    one = witness(
        Pair()
        .same("We met.")
        .differ(code, " A:", " Ann:")
        .differ("wording", "six", "nine")
        .differ(code, " so", " So")
        .same(" it is")
    )
    ((place, _),) = places([one])
    assert one.reads(place) == "nine"


@pytest.mark.parametrize("code", ["label", "whitespace", "boilerplate"])
def test_form_put_in_beside_words_put_in_is_not_read(code):
    pair = Pair().same("We met. ").differ("insertion", "", "Well. ")
    one = witness(pair.differ(code, "", "A: ").same("So it is"))
    ((place, _),) = places([one])
    assert one.reads(place) == "Well. "


def test_what_is_put_in_beside_a_word_has_a_place_of_its_own():
    pair = Pair().same("we ").differ("insertion", "", "all ")
    one = witness(pair.differ("wording", "met", "sat").same(" there"))
    assert [(len(place), one.reads(place)) for place, _ in places([one])] == [
        (0, "all "),
        (3, "sat"),
    ]


def test_who_has_only_the_words_put_in_agrees_on_the_next_one():
    one = witness(Pair().same("we ").differ("insertion", "", "all ").same("met there"))
    two = witness(Pair().same("we ").differ("wording", "met", "sat").same(" there"))
    found = [place for place, _ in places([one, two])]
    assert [one.reads(place) for place in found] == ["all ", "met"]
    assert [bool(one.differs(place)) for place in found] == [True, False]
    assert [two.reads(place) for place in found] == ["", "sat"]
    assert [bool(two.differs(place)) for place in found] == [False, True]


@pytest.mark.parametrize("code", ["typography", "whitespace", "case", "markup"])
def test_form_alone_is_no_place(code):
    one = witness(Pair().same("we ").differ(code, "a", "b").same(" there"))
    assert places([one]) == []
    assert state(one, Span(0, 4)) == "form"


def test_boilerplate_and_moves_are_no_places():
    pair = Pair().differ("boilerplate", "", "NEWS ").take("x", "moved words ").same("we met. ")
    one = witness(pair.put("x").repeat("we met. "))
    assert places([one]) == []
    assert state(one, Span(12, 20)) == "same"


@pytest.mark.parametrize("relation", ["unrelated"])
def test_a_text_that_shares_nothing_is_there_nowhere(relation):
    pair = Pair().differ("wording", "we met there", "nothing alike")
    one = Witness(pair.collation(relation))
    assert state(one, Span(0, 12)) == "absent"
    assert one.lacks(Span(3, 5))


def test_two_places_of_one_id_have_two_names():
    pair = Pair().same("a ").differ("wording", "b", "c").same(" a ").differ("wording", "b", "c")
    collation = pair.collation("copy")
    twice = tuple(replace(each, id="same") for each in collation.differences)
    found = places([Witness(replace(collation, differences=twice))])
    assert [name for _, name in found] == ["same", "same-2"]


@pytest.mark.parametrize("code", ["text", "markdown", "json", "jsonl", "html"])
class TestEveryFormat:
    def test_tells_an_event(self, event, code):
        told = render(code, [event], version="1")
        for word in ("six", "eight", "one", "two", "three"):
            assert word in told

    def test_tells_an_overview(self, overview, code):
        told = render(code, [overview], version="1")
        assert "3 sources of 1 event are registered" in told
        assert "2 are like another" in told
        for word in ("one", "two", "three", "2016-01-02", "copy"):
            assert word in told

    def test_tells_them_together(self, event, overview, code):
        assert render(code, [event, overview], version="1")

    def test_tells_nothing(self, code):
        assert render(code, [Event("none", ())], version="1")
        assert render(code, [Overview("none", ())], version="1")


def test_overview(overview):
    data = _overview_data.overview(overview)
    one, two, three = data["sources"]
    assert (one["page"], two["page"]) == ("one.html", None)
    assert one["verdict"] == {"passed": True, "complete": True, "met": 1, "declared": 1}
    assert two["verdict"] is None
    assert three["findings"] == {"critical": 1, "warning": 0, "info": 1}
    assert data["events"] == [
        {"event": "A meeting", "sources": ["one", "two"], "page": "event-1.html"}
    ]
    assert [(each["source"], each["match"]) for each in data["relations"]] == [
        ("one", "two"),
        ("two", "one"),
    ]


def test_paths_can_be_left_out(event, overview):
    for subject in (event, overview):
        assert "some/folder" in render("json", [subject], version="1")
        for code in ("json", "html", "text", "markdown", "jsonl"):
            assert "some/folder" not in render(code, [subject], version="1", redact_paths=True)


def test_each_base_is_shown_whole(event):
    page = render("html", [event], version="1")
    for content in READINGS.values():
        for line in content.split("\n"):
            assert line.split(": ")[-1].partition(" six")[0].partition(" eight")[0] in page
