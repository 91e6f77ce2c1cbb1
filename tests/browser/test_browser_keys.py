"""The whole tour by keyboard, the evidence, the links, the search and the chips."""

import re

import pytest

from provenance.reports import _data

LETTERS = """() => Array.from(document.querySelectorAll("#texts .b, #texts .w"))
    .reduce((sum, cell) => sum + cell.textContent.length, 0)"""


def here(page):
    return page.evaluate("() => location.hash.slice(1)")


def shown(page):
    """The keys of the differences that the chips show, in the order of the page."""
    return page.evaluate(
        """() => {
            const chips = document.querySelectorAll(".chip input:not(:checked)");
            const off = Array.from(chips, (c) => c.id.slice(2));
            const keys = Array.from(document.querySelectorAll("#texts :is(del,ins,mark)[id]"))
                .filter((m) => !off.some((code) => m.classList.contains(code)))
                .map((m) => m.id.slice(2));
            return Array.from(new Set(keys));
        }"""
    )


@pytest.mark.parametrize("kind", ["seeds", "made-up", "source"])
def test_j_goes_through_all_that_is_shown_and_k_back_again(visit, kind):
    with visit(kind) as page:
        keys = shown(page)
        assert len(keys) > 1 or kind == "made-up"
        forward = []
        for _ in keys:
            page.keyboard.press("j")
            forward.append(here(page)[2:])
        assert forward == keys
        page.keyboard.press("j")
        assert here(page)[2:] == keys[0]
        for key in reversed(keys):
            page.keyboard.press("k")
            assert here(page)[2:] == key
            assert page.evaluate("() => document.querySelectorAll('.here').length") == 1
            box = page.locator(".here").first.bounding_box()
            assert box["y"] < 900
            assert box["y"] + box["height"] > 0
        assert page.locator("#at").inner_text() == f"1 of {len(keys)}"


def test_a_code_that_is_switched_on_by_keyboard_joins_the_tour(visit):
    with visit("made-up") as page:
        before = len(shown(page))
        page.keyboard.press("f")
        assert page.evaluate("() => document.activeElement.type") == "checkbox"
        for _ in range(20):
            if page.evaluate("() => document.activeElement.dataset.code") == "typography":
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert len(shown(page)) == before + 1
        assert page.locator("#at").inner_text() == f"– of {before + 1}"
        mark = page.locator("ins.typography").first
        assert mark.evaluate("(m) => getComputedStyle(m).textDecorationLine") == "underline"
        page.keyboard.press("Space")
        assert mark.evaluate("(m) => getComputedStyle(m).textDecorationLine") == "none"
        assert len(shown(page)) == before


def test_switching_all_codes_off_leaves_nothing_to_go_to_and_all_of_the_text(visit):
    with visit("seeds") as page:
        before = page.evaluate(LETTERS)
        for chip in page.query_selector_all(".chip input:checked"):
            chip.focus()
            page.keyboard.press("Space")
        assert page.locator("#at").inner_text() == "– of 0"
        page.keyboard.press("j")
        assert here(page) == ""
        assert page.evaluate(LETTERS) == before


def test_question_mark_opens_help_and_escape_closes_it(visit):
    with visit("seeds") as page:
        assert not page.locator("#help").is_visible()
        page.keyboard.press("?")
        assert page.locator("#help").is_visible()
        for key in ("j", "k", "f", "/", "c", "o", "e", "?", "Esc"):
            assert page.locator("#help kbd", has_text=key).count() >= 1
        page.keyboard.press("j")
        assert here(page) == ""
        page.keyboard.press("Escape")
        assert not page.locator("#help").is_visible()
        page.keyboard.press("j")
        assert page.locator("#panel").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#panel").is_visible()
        assert page.locator(".here").count() == 0


def test_slash_searches_both_texts_and_escape_leaves(visit):
    with visit("seeds") as page:
        page.keyboard.press("/")
        page.keyboard.type("cooperation")
        page.keyboard.press("Enter")
        whole = page.evaluate(
            """() => Array.from(document.querySelectorAll("#texts .b, #texts .w"))
                .map((c) => c.textContent.toLowerCase().split("cooperation").length - 1)
                .reduce((n, m) => n + m, 0)"""
        )
        assert whole > 1
        assert page.locator("#hits").inner_text() == f"1 of {whole}"
        page.keyboard.press("Enter")
        assert page.locator("#hits").inner_text() == f"2 of {whole}"
        page.keyboard.press("Shift+Enter")
        assert page.locator("#hits").inner_text() == f"1 of {whole}"
        page.keyboard.press("Escape")
        assert page.evaluate("() => document.activeElement.id") != "find"
        page.keyboard.press("j")
        assert here(page)


def test_letters_typed_into_the_search_are_no_commands(visit):
    with visit("seeds") as page:
        page.keyboard.press("/")
        page.keyboard.type("jkf?c")
        assert page.locator("#find").input_value() == "jkf?c"
        assert here(page) == ""
        assert not page.locator("#help").is_visible()


def test_keys_of_the_browser_are_left_to_it(visit):
    with visit("seeds") as page:
        page.keyboard.press("Alt+j")
        assert here(page) == ""


@pytest.mark.parametrize("by", ["key", "button"])
def test_evidence_is_copied_with_one_key_or_one_click(visit, subjects, by):
    collation = subjects["seeds"].examination.collation
    each = next(d for d in collation.differences if d.code == "encoding")
    with visit("seeds", f"#d-{each.id}", permissions=["clipboard-read", "clipboard-write"]) as page:
        if by == "key":
            page.keyboard.press("c")
        else:
            page.locator(f'.cp[data-key="{each.id}"]').click()
        page.wait_for_timeout(50)
        copied = page.evaluate("() => navigator.clipboard.readText()")
    for side, transcript in ((each.base, collation.base), (each.witness, collation.witness)):
        source = transcript.text.source
        assert source.id in copied
        assert source.sha256 in copied
        assert f"“{side.text}”" in copied
        line = transcript.text.content.count("\n", 0, side.span.start) + 1
        assert f"code points {side.span.start} up to {side.span.end}, line {line}" in copied
        assert "captured (date not declared)" in copied
    assert each.id in copied
    assert each.note in copied


def test_evidence_of_many_differences_is_the_same(visit, subjects):
    each = subjects["many"].collation.differences[-1]
    with visit("many", f"#d-{each.id}", permissions=["clipboard-read", "clipboard-write"]) as page:
        assert "eight" in page.locator("#panel").inner_text()
        page.keyboard.press("c")
        page.wait_for_timeout(50)
        copied = page.evaluate("() => navigator.clipboard.readText()")
    assert f"Difference {each.id}: number (substance, critical)" in copied
    assert f"code points {each.witness.span.start} up to {each.witness.span.end}" in copied
    assert "“six”" in copied
    assert "“eight”" in copied


def test_o_leads_to_the_other_end_and_back(visit, subjects):
    each = next(d for d in subjects["made-up"].collation.differences if d.code == "move")
    with visit("made-up", f"#d-{each.id}") as page:
        page.keyboard.press("o")
        assert here(page) == f"e-{each.id}"
        page.keyboard.press("o")
        assert here(page) == f"d-{each.id}"


def links(subject):
    if hasattr(subject, "collation"):
        return [d.id for d in subject.collation.differences]
    collation = subject.examination.collation
    return [d.id for d in collation.differences]


@pytest.mark.parametrize("kind", ["seeds", "made-up"])
def test_every_permanent_link_arrives(visit, subjects, kind):
    with visit(kind) as page:
        targets = page.evaluate(
            """() => Array.from(new Set(Array.from(document.querySelectorAll('#index a'),
                (a) => a.getAttribute('href'))))"""
        )
        assert {target[3:] for target in targets} == set(links(subjects[kind]))
        for target in targets:
            page.evaluate("(to) => { location.hash = to; }", target)
            page.wait_for_timeout(5)
            assert page.locator(".here").get_attribute("id") == target[1:]
            assert in_sight(page, target), target


@pytest.mark.parametrize("scripts", [True, False])
def test_the_link_of_a_finding_in_the_witness_arrives(visit, subjects, scripts):
    findings = _data.findings(subjects["seeds"].examination)
    last = [each for each in findings if each["rule"] == "lost-dash"][-1]["id"]
    with visit("seeds", f"#f-{last}", java_script_enabled=scripts) as page:
        assert in_sight(page, f"#f-{last}")


@pytest.mark.parametrize("kind", ["seeds", "source"])
def test_evidence_of_every_finding_is_copied_by_its_button(visit, subjects, kind):
    examination = subjects[kind].examination
    source = examination.transcript.text.source
    with visit(kind, permissions=["clipboard-read", "clipboard-write"]) as page:
        buttons = page.locator("#findings .cp")
        assert buttons.count() == len(examination.findings)
        buttons.first.click()
        page.wait_for_timeout(50)
        copied = page.evaluate("() => navigator.clipboard.readText()")
    assert source.id in copied
    assert source.sha256 in copied
    assert re.search(r"code points \d+ up to \d+, line \d+, captured", copied)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_permanent_link_arrives_when_the_page_is_opened_by_it(visit, subjects, scripts):
    ids = links(subjects["made-up"])
    for each in (ids[2], ids[-1]):
        with visit("made-up", f"#d-{each}", java_script_enabled=scripts) as page:
            assert in_sight(page, f"#d-{each}")


def in_sight(page, target):
    return page.evaluate(
        """(to) => {
            const mark = document.querySelector(to);
            const box = mark.getBoundingClientRect();
            let open = true;
            for (let up = mark.parentElement; up; up = up.parentElement) {
                if (up.tagName === "DETAILS" && !up.open) open = false;
            }
            return open && box.top < innerHeight && box.bottom > 0;
        }""",
        target,
    )


@pytest.mark.parametrize("kind", ["seeds", "source"])
def test_places_of_expectations_and_findings_lead_into_the_text(visit, kind):
    with visit(kind) as page:
        for section in ("expectations", "findings"):
            hrefs = page.evaluate(
                """(id) => Array.from(document.querySelectorAll(`#${id} a`),
                    (a) => a.getAttribute('href'))""",
                section,
            )
            assert hrefs
            for href in hrefs:
                page.evaluate("(to) => { location.hash = to; }", href)
                page.wait_for_timeout(5)
                assert in_sight(page, href), href


def test_a_click_on_the_overview_goes_to_what_is_near(visit):
    with visit("seeds") as page:
        page.locator(".strip").scroll_into_view_if_needed()
        box = page.locator(".strip").bounding_box()
        page.mouse.click(box["x"] + box["width"] * 0.99, box["y"] + 20)
        assert here(page)[:2] in ("d-", "e-")


def test_an_odd_character_is_named_on_hover(visit):
    with visit("seeds", "#texts") as page:
        page.keyboard.press("e")
        where = page.evaluate(
            """() => {
                const mark = document.querySelector("#texts del.encoding");
                mark.scrollIntoView({ block: "center" });
                const range = document.createRange();
                range.selectNodeContents(mark);
                const box = range.getBoundingClientRect();
                return [box.left + box.width / 2, box.top + box.height / 2];
            }"""
        )
        page.mouse.move(*where)
        page.wait_for_timeout(60)
        assert page.locator("#tip").inner_text() == "U+2013 EN DASH"
