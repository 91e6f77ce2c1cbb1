"""The page: escaped, self-contained, whole, and the same from the same input."""

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from provenance.model import Examination, Finding, Match, Outcome, Place, Span, Verdict
from provenance.reports import Check, Comparison, Inspection, Matches, render
from reports import making

VOID = {"wbr", "meta", "link", "br", "input", "img", "rect", "path"}


class Page(HTMLParser):
    """What a browser would see: elements, attributes, text by cell, scripts and styles."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.elements = []
        self.stack = []
        self.texts = {"b": [], "w": []}
        self.within = Counter()
        self.raw = {"script": [], "style": []}
        self.faults = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag in VOID:
            return
        self.stack.append((tag, attributes))
        cell = attributes.get("class")
        if tag == "div" and cell in self.texts:
            self.texts[cell].append("")
        if tag in self.raw:
            self.raw[tag].append((attributes, ""))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.stack or self.stack[-1][0] != tag:
            self.faults.append((tag, self.getpos()))
            return
        self.stack.pop()

    def handle_data(self, data):
        if not self.stack:
            return
        tag = self.stack[-1][0]
        if tag in self.raw:
            attributes, text = self.raw[tag][-1]
            self.raw[tag][-1] = (attributes, text + data)
        for cell in self.texts:
            inside = [a for t, a in self.stack if t == "div" and a.get("class") == cell]
            pair = any(a.get("class") == "pair" for _, a in self.stack)
            if inside and not pair:
                self.texts[cell][-1] += data

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if attributes.get("id")]

    def all(self, tag, **wanted):
        return [
            a
            for t, a in self.elements
            if t == tag and all(a.get(k) == v for k, v in wanted.items())
        ]


def html(subject, **more):
    return render("html", [subject], version="1.2.3", clock="2026-01-02 03:04 UTC", **more)


FINDING = Finding("lost-dash", "warning", Span(3, 6), "A N", "quotation marks around nothing")
FAILED = Outcome(
    "TRN-07",
    "turns",
    "x",
    "No dash was lost",
    "critical",
    "fail",
    "1 <b>lost</b>",
    "at most 0",
    (Place("witness", 30, 32, '""'), Place("elsewhere", 1, 2, "?"), Place("base", None, None, "")),
    7,
)
VERDICT = Verdict(2, 2, 9, (replace(FAILED, rule="A", status="pass"), FAILED))


@pytest.fixture
def subjects(reprint, hostile, event, overview):
    examination = Examination(
        reprint.witness,
        (FINDING, replace(FINDING, span=Span(0, 0), text="")),
        (Match("base", "excerpt", 0.9, 0.8, 0.6), Match("other", "overlap", 0.2, 0.1, 0.1)),
        reprint,
        VERDICT,
    )
    return {
        "comparison": Comparison(reprint),
        "hostile": Comparison(hostile),
        "examined": Comparison(reprint, examination),
        "check": Check(examination),
        "check alone": Check(replace(examination, collation=None, matches=())),
        "inspection": Inspection(Examination(reprint.base, (FINDING,))),
        "hostile inspection": Inspection(
            Examination(hostile.witness, (FINDING,), (), None, VERDICT)
        ),
        "matches": Matches(reprint.base.text.source, examination.matches),
        "no matches": Matches(hostile.base.text.source, ()),
        "event": event,
        "overview": overview,
        "empty overview": replace(overview, examinations=()),
    }


KINDS = [
    "comparison",
    "hostile",
    "examined",
    "check",
    "check alone",
    "inspection",
    "hostile inspection",
    "matches",
    "no matches",
    "event",
    "overview",
    "empty overview",
]


@pytest.mark.parametrize("kind", KINDS)
class TestEveryPage:
    def test_is_well_formed_with_unique_ids(self, subjects, kind):
        page = Page(html(subjects[kind]))
        assert page.faults == []
        assert page.stack == []
        assert [key for key, times in Counter(page.ids()).items() if times > 1] == []

    def test_leads_nowhere_but_to_itself(self, subjects, kind):
        page = Page(html(subjects[kind]))
        ids = set(page.ids())
        for tag, attributes in page.elements:
            for name, value in attributes.items():
                assert not name.startswith("on"), (tag, name)
                assert name not in ("style", "srcset", "srcdoc", "ping", "formaction"), (tag, name)
                if name in ("href", "src", "action", "data", "xlink:href"):
                    siblings = dict(getattr(subjects[kind], "pages", ())).values()
                    known = value == "data:," or value in siblings
                    assert known or (value[0] == "#" and value[1:] in ids), (tag, value)
        assert "@import" not in page.raw["style"][0][1]
        assert "url(" not in page.raw["style"][0][1]
        assert not {"iframe", "object", "embed", "img", "base", "video"} & {
            tag for tag, _ in page.elements
        }

    def test_policy_allows_exactly_its_style_and_its_script(self, subjects, kind):
        page = Page(html(subjects[kind]))
        (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
        rules = dict(rule.strip().split(" ", 1) for rule in policy["content"].split(";"))
        assert rules["default-src"] == "'none'"
        assert "unsafe" not in policy["content"]
        assert len(page.raw["style"]) == 1
        assert rules["style-src"] == digest(page.raw["style"][0][1])
        run = [text for attributes, text in page.raw["script"] if "type" not in attributes]
        assert [digest(text) for text in run] == [rules["script-src"]]

    def test_same_input_same_bytes(self, subjects, kind):
        assert html(subjects[kind]) == html(subjects[kind])

    def test_data_is_json_that_no_parser_of_html_can_end(self, subjects, kind):
        page = Page(html(subjects[kind]))
        held = [(a, text) for a, text in page.raw["script"] if a.get("type") == "application/json"]
        assert [attributes["id"] for attributes, _ in held] == ["data", "names"]
        for _, text in held:
            assert not set("<>&\u2028\u2029\x00\x1b") & set(text)
        assert json.loads(held[0][1])["format_version"] == 1

    def test_holds_no_character_that_a_page_would_obey(self, subjects, kind):
        page = html(subjects[kind])
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066]", page)
        page.encode("utf-8")

    def test_says_when_and_by_what_it_was_made_and_nothing_of_this_machine(self, subjects, kind):
        page = html(subjects[kind], redact_paths=True)
        assert "1.2.3" in page
        assert "2026-01-02 03:04 UTC" in page
        assert "some/folder" not in page
        assert "What this report cannot show" in page


def digest(text):
    value = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{value}'"


def test_both_texts_are_there_whole_and_in_order(reprint):
    page = Page(html(Comparison(reprint)))
    assert "".join(page.texts["b"]) == reprint.base.text.content
    assert "".join(page.texts["w"]) == reprint.witness.text.content


def test_an_inspected_text_is_there_whole(reprint):
    page = Page(html(Inspection(Examination(reprint.base, (FINDING,)))))
    assert "".join(page.texts["w"]) == reprint.base.text.content


def test_line_ends_of_two_characters_show_as_one(pair):
    pair.same("MR A: one\r\n\r\nMR B: two\r\n")
    page = Page(html(Comparison(pair.collation("identical"))))
    assert "".join(page.texts["b"]) == "MR A: one\n\nMR B: two\n"
    assert "CR LF (3)" in html(Comparison(pair.collation("identical")))


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\u202e", "U+202E"),
        ("\u200b", "U+200B"),
        ("\x1b", "U+001B"),
        ("\x00", "U+0000"),
        ("\u00ad", "U+00AD"),
        ("\ud800", "U+D800"),
        ("\U000e0041", "U+E0041"),
        ("a\rb", "U+000D"),
    ],
)
def test_odd_characters_are_named(pair, character, shown):
    page = html(Comparison(pair.same(f"one {character} two").collation("identical")))
    assert f"<b class=u>{shown}</b>" in page


@pytest.mark.parametrize("character", ["–", "’", "\u00a0", "é", "\t", "漢", "😀"])
def test_characters_that_can_be_read_stay_themselves(pair, character):
    page = html(Comparison(pair.same(f"one {character} two").collation("identical")))
    assert "<b class=u>" not in page
    assert f"one {character} two" in page


def test_a_run_of_odd_characters_is_one_element(pair):
    page = html(Comparison(pair.same("\u200b" * 500).collation("identical")))
    assert page.count("<b class=u>") == 2


def test_one_element_a_difference_on_each_side_where_it_has_one(reprint):
    page = Page(html(Comparison(reprint)))
    marks = [a["class"].split()[0] for t, a in page.elements if t in ("del", "ins") and "id" in a]
    # The cut inside the repeat is marked where the repeat stands, and nowhere else.
    assert Counter(marks) == {
        "excerpt": 2,
        "boilerplate": 2,
        "typography": 2,
        "encoding": 2,
        "number": 4,
        "move": 2,
        "duplication": 1,
        "punctuation": 1,
        "omission": 2,
    }


def test_every_difference_has_its_permanent_link(reprint):
    page = Page(html(Comparison(reprint)))
    ids = set(page.ids())
    for each in reprint.differences:
        assert {f"d-{each.id}", f"e-{each.id}"} & ids
    linked = {a["href"][3:] for a in page.all("a") if a.get("href", "")[:3] in ("#d-", "#e-")}
    assert linked == {each.id for each in reprint.differences}


def test_each_end_of_a_move_and_of_a_repeat_leads_to_the_other(reprint):
    page = Page(html(Comparison(reprint)))
    for code in ("move", "duplication"):
        (each,) = [d for d in reprint.differences if d.code == code]
        others = {a["href"] for a in page.all("a") if a.get("class") in ("other", "pair")}
        assert f"#e-{each.id}" in others
        assert f"#d-{each.id}" in others


def test_two_differences_of_one_id_are_two_elements(pair):
    pair.same("one ").differ("wording", "a", "b").same(" two ").differ("wording", "c", "d")
    collation = pair.collation("copy")
    twice = tuple(replace(each, id="same") for each in collation.differences)
    ids = set(Page(html(Comparison(replace(collation, differences=twice)))).ids())
    assert {"d-same", "e-same", "d-same-2", "e-same-2"} <= ids


def test_an_id_or_code_cannot_break_out_of_its_attribute(pair):
    pair.same("one ").differ("wording", "a", "b")
    collation = pair.collation("copy")
    evil = 'x" onclick="alert(1)'
    bad = tuple(replace(each, id=evil, code=evil) for each in collation.differences)
    page = Page(html(Comparison(replace(collation, differences=bad))))
    assert not any(name.startswith("on") for _, a in page.elements for name in a)


def test_form_is_off_and_all_else_on(reprint):
    page = Page(html(Comparison(reprint)))
    on = {a["data-code"]: "checked" in a for a in page.all("input", type="checkbox")}
    assert on == {
        "number": True,
        "encoding": True,
        "boilerplate": True,
        "duplication": True,
        "excerpt": True,
        "move": True,
        "omission": True,
        "punctuation": False,
        "typography": False,
    }
    style = page.raw["style"][0][1]
    assert "body:has(#c-typography:not(:checked)) .typography[id]{" in style


def test_what_needs_no_look_is_folded(pair):
    pair.same("MR A: The same from here on, for long. " * 20 + "\n\n")
    pair.differ("excerpt", "Never reprinted. " * 40, "")
    page = html(Comparison(pair.collation("excerpt")))
    assert re.search(r'<details class="fold same"><summary>.* words: the same</summary>', page)
    assert '<details class="fold absent"><summary>' in page
    assert " of the base not reprinted: 80 words</summary>" in page


def test_verdict_is_a_table_that_leads_to_the_places(subjects):
    page = html(subjects["examined"])
    assert "1 &lt;b&gt;lost&lt;/b&gt;" in page
    assert "Not passed: 1 of 2 expectations met" in page
    assert re.search(r'<a href="#r\d+">(&#34;){2}</a>', page)
    assert '<span class="place">?</span>' in page
    assert '<span class="place">see</span>' in page
    assert "and 4 more" in page
    assert "1 met</summary>" in page


def test_places_of_one_excerpt_are_told_together_and_lead_to_the_very_mark(reprint):
    (lost,) = [each for each in reprint.differences if each.code == "encoding"]
    there = Place("witness", lost.witness.span.start, lost.witness.span.end, '""')
    outcome = replace(FAILED, places=(there, replace(there, start=1), there), unexpected=3)
    verdict = Verdict(1, 1, 9, (outcome,))
    page = html(Check(Examination(reprint.witness, (), (), reprint, verdict)))
    assert f'<span class="place"><a href="#e-{lost.id}">&#34;&#34;</a> <a href="#r' in page
    assert "more</small>" not in page


def test_no_verdict_no_table(reprint):
    assert 'id="expectations"' not in html(Comparison(reprint))


def test_several_subjects_are_listed(subjects):
    page = render("html", [subjects["check"], subjects["inspection"]], version="1")
    assert "2 sources looked at." in page
    assert Page(page).faults == []


def test_the_page_does_not_grow_faster_than_its_texts(new_pair):
    pair = new_pair()
    for index in range(600):
        pair.same(f"MR A{chr(65 + index % 26)}: It was said that it’s so, and said again, at ")
        pair.differ("typography", "’", "'")
        pair.same(" some length, before the meeting at ")
        pair.differ("number", "six", "eight", speaker="Mr A", turn=index)
        pair.same(" hours ended.\n\n")
    collation = pair.collation("copy")
    size = len(html(Comparison(collation)).encode())
    assert size < 10 * (len(pair.base.encode()) + len(pair.witness.encode()))


def test_a_word_of_100_kilobytes_is_shown_once_a_side(hostile):
    page = html(Comparison(hostile))
    assert page.count("x" * 100_000) == 2


@pytest.mark.parametrize(("code", "linked"), [("typography", 40), ("wording", 60)])
def test_the_index_leads_to_all_but_the_many_alike_that_are_form(new_pair, code, linked):
    pair = new_pair()
    for _ in range(60):
        pair.same("it").differ(code, "’", "'").same("s so. ")
    page = html(Comparison(pair.collation("copy")))
    index = page[page.index('id="index"') :]
    assert index.count("<a href=#d-") == linked
    assert ("and 20 more in the text" in index) == (code == "typography")
    assert len({i for i in Page(page).ids() if i.startswith("d-")}) == 60


@pytest.mark.parametrize(
    ("start", "end", "marked"),
    [
        (6, 9, "one"),
        (6, 6, ""),
        # Beyond the turn that it begins in a finding is marked up to that turn's end.
        (10, 25, "two.\n"),
        (15, 25, "MR B: thre"),
        (0, 27, "MR A: one two.\n"),
        (27, 27, ""),
    ],
)
def test_every_finding_of_a_source_alone_is_where_its_link_leads(start, end, marked):
    text = making.transcript("MR A: one two.\nMR B: three.", "alone")
    finding = Finding("odd", "warning", Span(start, end), text.text.content[start:end], "why")
    page = html(Inspection(Examination(text, (finding,))))
    (link,) = [a["href"][1:] for a in Page(page).all("a") if a.get("href", "")[:3] == "#f-"]
    mark = re.search(rf"<mark id={link} class=warning>(.*?)</mark>", page, re.DOTALL)
    assert re.sub("<[^>]*>", "", mark[1]) == marked


def test_the_link_to_a_finding_is_made_from_its_words_and_not_from_its_place():
    def link(content):
        at = content.index("cut wo")
        finding = Finding("odd", "warning", Span(at, at + 6), "cut wo", "why")
        examination = Examination(making.transcript(content, "alone"), (finding,))
        page = Page(html(Inspection(examination)))
        return [a["href"] for a in page.all("a") if a.get("href", "")[:3] == "#f-"]

    line = "MR A: It was said in that room that the cut wo and no more of it was heard by us all."
    assert link(line) == link(f"A heading of a page\n\n{line}")
    assert link(line) != link(line.replace("heard", "known").replace("room that", "room"))


def test_findings_of_a_witness_have_links_of_their_own(reprint):
    finding = Finding("lost-dash", "warning", Span(0, 3), "USP", "why")
    page = Page(html(Comparison(reprint, Examination(reprint.witness, (finding,)))))
    assert len([each for each in page.ids() if each.startswith("f-")]) == 1


@pytest.mark.parametrize(
    "content", ["\n\n \n MR A: one.", "MR A: one.\n\n\n\n", "\n\n\n", " MR A: one."]
)
def test_blank_lines_at_the_ends_take_no_room_and_are_there(content):
    page = Page(html(Inspection(Examination(making.transcript(content, "alone")))))
    assert "".join(page.texts["w"]) == content


def test_what_moves_within_a_row_is_noted_once():
    pair = making.Pair().same("MR A: First. ").take("x", "We meet again. ").same("So be it. ")
    page = html(Comparison(pair.put("x").same("End.").collation()))
    assert page.count('<li class="move warning">') == 1
