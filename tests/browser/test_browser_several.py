"""The pages of an event and of a catalogue: bases switched, tables sorted and searched."""

import pytest

from reports.making import READINGS


def shown_bases(page):
    return page.evaluate(
        """() => Array.from(document.querySelectorAll("#texts .as"))
            .filter((each) => each.checkVisibility()).map((each) => each.dataset.base)"""
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_one_base_is_shown_and_another_can_be_chosen(visit, scripts):
    with visit("event", java_script_enabled=scripts) as page:
        assert shown_bases(page) == ["0"]
        page.locator("label:has(#base-2)").click()
        assert shown_bases(page) == ["2"]
        assert page.locator(".along:visible").count() == 1
        assert page.locator(".along:visible .heat").count() == 2


def test_the_tour_stays_in_the_base_that_is_shown(visit):
    with visit("event") as page:
        assert page.locator("#at").inner_text() == "– of 1"
        page.keyboard.press("j")
        assert page.evaluate("() => location.hash").startswith("#p-0-")
        page.locator("label:has(#base-1)").click()
        page.keyboard.press("j")
        assert page.evaluate("() => location.hash").startswith("#p-1-")
        assert "eight" in page.locator("#panel").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_into_another_base_shows_it(visit, scripts):
    with visit("event") as page:
        target = page.evaluate("() => document.querySelector('.as-1 mark').id")
    with visit("event", f"#{target}", java_script_enabled=scripts) as page:
        assert "1" in shown_bases(page)
        assert page.locator(f"#{target}").is_visible()


def test_evidence_of_a_place_names_every_text(visit):
    with visit("event", permissions=["clipboard-read", "clipboard-write"]) as page:
        page.keyboard.press("j")
        page.keyboard.press("c")
        page.wait_for_timeout(50)
        copied = page.evaluate("() => navigator.clipboard.readText()")
    for word in ("six", "eight", *READINGS):
        assert word in copied
    assert copied.count("sha256") == 3


def test_all_bases_are_printed(visit):
    with visit("event") as page:
        page.emulate_media(media="print")
        assert shown_bases(page) == ["0", "1", "2"]


def test_a_table_is_sorted_by_a_click_and_back(visit):
    first = """() => Array.from(
        document.querySelectorAll("#sources tbody tr"), (row) => row.cells[0].dataset.sort)"""
    with visit("overview") as page:
        assert page.evaluate(first) == ["one", "two", "three"]
        date = page.locator("#sources th", has_text="date")
        date.locator("button").focus()
        page.keyboard.press("Enter")
        assert page.evaluate(first) == ["three", "two", "one"]
        assert date.get_attribute("aria-sort") == "ascending"
        page.keyboard.press("Enter")
        assert page.evaluate(first) == ["one", "two", "three"]
        assert date.get_attribute("aria-sort") == "descending"
        page.locator("#sources th button", has_text="findings").click()
        assert page.evaluate(first)[0] == "one"


def test_the_tables_are_searched(visit):
    with visit("overview") as page:
        page.keyboard.press("/")
        page.keyboard.type("2015-11")
        assert page.locator("#sources tbody tr:visible").count() == 1
        assert page.locator("#rowhits").inner_text() == "1 row"
        page.locator("#rows").fill("")
        assert page.locator("#sources tbody tr:visible").count() == 3


def test_without_scripts_the_index_is_whole_and_offers_nothing_that_does_nothing(visit):
    with visit("overview", java_script_enabled=False) as page:
        assert page.locator("#sources tbody tr:visible").count() == 3
        assert not page.locator("#rows").is_visible()
        assert page.locator("button:visible").count() == 0
