"""Nothing is lost without scripts, on a phone, and on paper."""

import io
import re
import unicodedata
from collections import Counter
from functools import cache

import pytest

WIDE = """() => ({
    page: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
    which: Array.from(document.querySelectorAll("body *"))
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".wide, .vh"))
        .slice(0, 5).map((e) => e.outerHTML.slice(0, 120)),
})"""
CELLS = """(side) => Array.from(document.querySelectorAll(`#texts .r > .${side}`),
    (cell) => {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll("a.pair").forEach((pair) => pair.remove());
        return copy.textContent;
    }).join("")"""


@pytest.mark.parametrize(
    ("kind", "width", "scripts"),
    [
        ("seeds", 390, True),
        ("seeds", 320, True),
        ("seeds", 390, False),
        ("made-up", 390, True),
        ("source", 390, True),
        ("hostile", 390, True),
        ("matches", 390, True),
        ("event", 390, True),
        ("overview", 390, True),
    ],
)
def test_a_phone_never_scrolls_sideways(visit, kind, width, scripts):
    with visit(kind, width=width, height=844, java_script_enabled=scripts) as page:
        measured = page.evaluate(WIDE)
        assert measured["page"] <= measured["room"], measured["which"]
        if scripts:
            page.keyboard.press("e")
            page.keyboard.press("j")
            measured = page.evaluate(WIDE)
            assert measured["page"] <= measured["room"], measured["which"]


def test_a_phone_shows_what_differs_before_the_facts(visit):
    where = "() => document.querySelector('#counts').getBoundingClientRect().top + scrollY"
    with visit("seeds", width=390, height=844) as page:
        assert page.evaluate(where) < 2 * 844
        assert not page.locator(".card .sha").first.is_visible()
        page.locator(".facts > summary").first.click()
        assert page.locator(".card .sha").first.is_visible()


@pytest.mark.parametrize(("width", "times"), [(390, 1), (1280, 2)])
def test_what_both_texts_print_alike_is_read_once_on_a_phone(visit, width, times):
    alike = """() => Array.from(document.querySelectorAll("#texts .r.q > :is(.b, .w)"))
        .filter((cell) => cell.textContent.trim() && cell.getClientRects().length).length /
        document.querySelectorAll("#texts .r.q").length"""
    with visit("made-up", width=width, height=844) as page:
        page.keyboard.press("e")
        assert page.evaluate(alike) == times
        differing = page.locator("#texts .r:not(.q, .nb, .nw) > .w").first
        assert differing.is_visible()


def test_a_paragraph_goes_the_way_that_its_script_goes(visit):
    """The first strong letter tells, for each paragraph of one cell by itself."""
    starts = """() => {
        const cell = document.querySelector("#texts .w");
        const from = (at) => {
            const range = document.createRange();
            range.setStart(cell.firstChild, at);
            range.setEnd(cell.firstChild, at + 1);
            return range.getBoundingClientRect().left - cell.getBoundingClientRect().left;
        };
        cell.textContent = "It rained.\\n\u0623\u0645\u0637\u0631\u062a.";
        return [from(0) < 20, from(11) > cell.clientWidth / 2];
    }"""
    with visit("made-up") as page:
        assert page.evaluate(starts) == [True, True]


def texts(subject):
    if hasattr(subject, "collation"):
        collation = subject.collation
    else:
        collation = subject.examination.collation
    if collation is None:
        return {"w": subject.examination.transcript.text.content}
    return {"b": collation.base.text.content, "w": collation.witness.text.content}


@pytest.mark.parametrize("kind", ["seeds", "made-up", "source"])
@pytest.mark.parametrize("scripts", [True, False])
def test_both_texts_are_there_to_the_last_character(visit, subjects, kind, scripts):
    with visit(kind, java_script_enabled=scripts) as page:
        for side, content in texts(subjects[kind]).items():
            assert page.evaluate(CELLS, side) == content.replace("\r\n", "\n")


@pytest.mark.parametrize("kind", ["seeds", "made-up", "source"])
def test_without_scripts_all_can_be_unfolded_and_read(visit, subjects, kind):
    with visit(kind, java_script_enabled=False) as page:
        for fold in page.query_selector_all("details"):
            summary = fold.query_selector("summary")
            if not fold.evaluate("(d) => d.open") and summary.is_visible():
                summary.click()
        unseen = page.evaluate(
            """() => Array.from(document.querySelectorAll("#texts .r > div, .n > li, #findings li"))
                .filter((e) => e.textContent.trim() && !e.checkVisibility())
                .map((e) => e.textContent.slice(0, 60))"""
        )
        assert unseen == []
        assert not page.locator(".tools").is_visible()
        assert page.locator(".cp:visible").count() == 0


def test_without_scripts_a_chip_shows_and_hides_its_code(visit):
    with visit("made-up", java_script_enabled=False) as page:
        mark = page.locator("ins.encoding").first
        before = mark.evaluate("(m) => getComputedStyle(m).textDecorationLine")
        page.locator("label:has(#c-encoding)").click()
        assert before == "underline"
        assert mark.evaluate("(m) => getComputedStyle(m).textDecorationLine") == "none"
        assert not page.locator(".n > .encoding").first.is_visible()


@pytest.fixture(scope="module")
def printed(tabs, pages):
    """The text of each sheet of a page on paper, with scripts or without them."""
    pypdf = pytest.importorskip("pypdf", reason="pypdf reads the printed page back")

    @cache
    def sheets(kind, scripts):
        page, idle = tabs.take(java_script_enabled=scripts)
        page.emulate_media(media="print", color_scheme="light")
        page.asked, page.said = [], []
        page.goto(pages[kind].as_uri())
        data = page.pdf(prefer_css_page_size=True)
        idle.append(page)
        return [each.extract_text() for each in pypdf.PdfReader(io.BytesIO(data)).pages]

    return sheets


def letters(text):
    """The letters and digits alone: where lines are broken is the printer's business."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if c.isalnum())


@pytest.mark.parametrize(
    ("kind", "scripts"), [("seeds", True), ("seeds", False), ("made-up", True), ("source", True)]
)
def test_paper_holds_every_word_of_the_texts_and_every_finding(printed, subjects, kind, scripts):
    sheets = printed(kind, scripts)
    there = Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", "\n".join(sheets))))
    everywhere = letters("".join(sheets))
    for content in texts(subjects[kind]).values():
        wanted = Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", content)))
        lost = {word for word in wanted - there if letters(word) not in everywhere}
        assert lost == set()
    subject = subjects[kind]
    for finding in subject.examination.findings:
        assert letters(finding.rule) in everywhere
        assert letters(finding.note) in everywhere
    for each in getattr(subject, "collation", None) or subject.examination.collation or ():
        assert letters(each.code) in everywhere
        assert letters(each.note) in everywhere


def test_each_sheet_of_paper_is_headed_by_the_digests(printed, subjects):
    sheets = printed("seeds", True)
    collation = subjects["seeds"].examination.collation
    assert len(sheets) > 3
    for sheet in sheets:
        for transcript in (collation.base, collation.witness):
            assert letters(transcript.text.source.sha256) in letters(sheet)


def test_motion_is_reduced_where_asked(visit):
    duration = "() => getComputedStyle(document.querySelector('button')).transitionDuration"
    with visit("seeds", reduced_motion="reduce") as page:
        assert page.evaluate(duration) == "0s"
    with visit("seeds", reduced_motion="no-preference") as page:
        assert page.evaluate(duration) != "0s"
