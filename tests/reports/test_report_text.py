"""Text for terminals and Markdown for pull requests: readable, true, and harmless."""

import re
from dataclasses import replace

import pytest

from provenance.model import Examination, Finding, Match, Outcome, Span, Verdict
from provenance.reports import Check, Comparison, Inspection, Matches, _data, render
from provenance.reports._characters import ODD, clip, name, neutral, one_line
from provenance.reports._places import Lines, quote
from provenance.reports.markdown import plain

FINDING = Finding("lost-dash", "warning", Span(3, 6), "KIR", "quotation marks around nothing")


def outcome(status, rule="TRN-07"):
    return Outcome(
        rule, "turns", "x", "No dash was lost", "critical", status, "8 lost", "at most 0"
    )


def examined(collation, **more):
    verdict = Verdict(2, 2, 9, (outcome("fail"), outcome("pass", "TRN-01")))
    return Examination(collation.witness, (FINDING,), (), collation, verdict, **more)


@pytest.mark.parametrize("code", ["text", "markdown"])
class TestBoth:
    def test_the_sentence_comes_first(self, reprint, code):
        lines = render(code, [Comparison(reprint)], version="1", width=400).splitlines()
        first = next(line for line in lines if line and not line.startswith("#"))
        assert "This excerpt reprints 65 % of the text of State Department" in first

    def test_counts_by_group(self, reprint, code):
        told = render(code, [Comparison(reprint)], version="1", width=400)
        for counts in ("number 2", "encoding 1", "punctuation 1, typography 1"):
            assert counts in told

    def test_both_readings_with_the_words_around_them(self, reprint, code):
        told = re.sub(r"</?b>|\*", "", render(code, [Comparison(reprint)], version="1", width=400))
        assert "Let’s begin – now, with" in told
        assert 'Let\'s begin "" now, with' in told

    def test_form_is_counted_and_shown_on_demand(self, reprint, code):
        told = render(code, [Comparison(reprint)], version="1")
        more = render(code, [Comparison(reprint)], version="1", everything=True)
        assert told.count("typography") == 1
        assert more.count("typography") == 2

    def test_no_match_is_said(self, reprint, code):
        told = render(code, [Matches(reprint.witness.text.source, ())], version="1")
        assert "Nothing registered is like this text." in told

    def test_verdict_and_findings(self, reprint, code):
        told = render(code, [Check(examined(reprint))], version="1", width=400)
        assert "Not passed" in told
        assert "No dash was lost" in told
        assert "8 lost" in told
        assert "lost-dash" in told
        assert "TRN-01" not in told

    def test_inspection(self, reprint, code):
        told = render(code, [Inspection(Examination(reprint.base, (FINDING,)))], version="1")
        assert "; 1 warning." in told
        assert "lost-dash" in told

    def test_other_matches_are_listed(self, reprint, code):
        matches = (
            Match("base", "excerpt", 0.9, 0.8, 0.6),
            Match("other-one", "overlap", 0.2, 0.1, 0.1),
        )
        subject = Check(replace(examined(reprint), matches=matches))
        assert "other-one" in render(code, [subject], version="1")

    def test_hostile_text_is_neutralised(self, hostile, code):
        finding = replace(FINDING, note=hostile.differences[0].note)
        examination = replace(examined(hostile), findings=(finding,))
        told = render(code, [Check(examination), Comparison(hostile)], version="1")
        assert not ODD.search(told)
        told.encode("utf-8")

    def test_same_input_same_text(self, reprint, code):
        assert len({render(code, [Check(examined(reprint))], version="1") for _ in range(3)}) == 1


def test_without_colour_there_is_no_escape_code(reprint):
    assert "\x1b" not in render("text", [Check(examined(reprint))], version="1")


def test_with_colour_there_are_only_escape_codes_of_colour(hostile):
    told = render("text", [Comparison(hostile)], version="1", colour=True)
    assert "\x1b[" in told
    assert not ODD.search(re.sub(r"\x1b\[[0-9;]*m", "", told))


def test_brackets_of_a_source_are_no_markup(pair):
    pair.same("one ").differ("wording", "[bold]two[/bold]", "[red]three :smile:")
    told = render("text", [Comparison(pair.collation("copy"))], version="1")
    assert "[bold]two[/bold]" in told
    assert "[red]three :smile:" in told


@pytest.mark.parametrize("width", [0, 20, 80, 300])
def test_no_line_is_wider_than_asked(reprint, width):
    told = render("text", [Check(examined(reprint))], version="1", width=width)
    assert max(map(len, told.splitlines())) <= max(width, 40)


def test_only_form_is_listed_where_there_is_nothing_else(pair):
    pair.same("Let").differ("typography", "’", "'").same("s go.")
    assert "Let’s" in render("text", [Comparison(pair.collation("copy"))], version="1")


def test_markdown_cuts_long_lists_and_counts_the_rest(pair):
    for _ in range(60):
        pair.same("one ").differ("wording", "two", "three").same(" four. ")
    told = render("markdown", [Comparison(pair.collation("copy"))], version="1")
    assert told.count("| **wording** |") == 50
    assert "and 10 more" in told


@pytest.mark.parametrize(
    "text",
    [
        "[link](javascript:alert(1))",
        "![image](x)",
        "<b>tag</b>",
        "@someone",
        "#12",
        "https://example.org",
        "www.example.org",
        "a|b",
        "`code`",
        "**bold** _it_ ~~no~~",
        "line\n# heading",
        ":smile:",
    ],
)
def test_markdown_of_a_source_is_no_markdown(text):
    told = plain(text)
    bare = re.sub(r"\\.|&#?\w+;", "", told)
    assert not set("[]<>@#|`*_~\n") & set(bare)
    assert "://" not in told
    assert "www." not in told
    assert not re.search(r":\w", told)


@pytest.mark.parametrize(
    ("character", "told"),
    [
        ("–", "U+2013 EN DASH"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\n", "U+000A LINE FEED"),
        ("\x7f", "U+007F DELETE"),
        ("\x97", "U+0097 CONTROL"),
        ("\ue000", "U+E000 PRIVATE USE"),
        ("\ud800", "U+D800 SURROGATE"),
        ("\uffff", "U+FFFF UNASSIGNED"),
        ("😀", "U+1F600 GRINNING FACE"),
    ],
)
def test_names(character, told):
    assert name(character) == told


@pytest.mark.parametrize("text", ["plain", "é – “quoted” …", "漢字", "a\tb\nc", "\u00a0", "👩"])
def test_readable_text_is_left_alone(text):
    assert neutral(text) == text


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x9b", "\u202e", "\u2066", "\ud800", "\r"])
def test_obeyed_characters_are_spelled_out(character):
    assert neutral(f"a{character}b") == f"a<U+{ord(character):04X}>b"


def test_one_line():
    assert one_line("a\r\nb\tc") == "a⏎b⇥c"


@pytest.mark.parametrize(
    ("text", "length", "told"),
    [("abc", 3, "abc"), ("abcd", 3, "a…d"), ("abcd", 2, "a…"), ("", 3, ""), ("abcdef", 5, "ab…ef")],
)
def test_clip(text, length, told):
    assert clip(text, length) == told


@pytest.mark.parametrize(
    ("content", "position", "line"),
    [
        ("", 0, 1),
        ("abc", 3, 1),
        ("a\nb", 1, 1),
        ("a\nb", 2, 2),
        ("a\r\nb", 3, 2),
        ("a\rb", 2, 2),
        ("\n\n\n", 3, 4),
        ("a\u2028b", 2, 1),
    ],
)
def test_lines(content, position, line):
    assert Lines(content).at(position) == line


def test_a_quote_is_cut_between_words():
    content = "alpha beta gamma delta epsilon"
    shown = quote(content, 11, 16, around=8)
    assert (shown.before, shown.reading, shown.after) == ("…beta ", "gamma", " delta…")
    assert str(quote("x", 0, 1)) == "x"


CHIP = r'data-code="([a-z]+)"[^>]*><span>[a-z]+ <b>([\d,]+)</b>'


@pytest.mark.parametrize("build", ["reprint", "many"])
def test_terminal_markdown_and_page_tell_the_same_facts_as_the_data(build, reprint, new_pair):
    if build == "many":
        pair = new_pair().same("MR A: ")
        for index in range(1200):
            pair.differ("typography", "’", "'").same(f" word{index} ")
            pair.differ("number", "six", "eight").same(" then ")
        collation = pair.collation()
    else:
        collation = reprint
    data = _data.comparison(collation)
    wanted = {code: f"{number:,}" for code, number in data["tally"].items()}
    told = {
        code: render(code, [Comparison(collation)], version="1", everything=True, width=200)
        for code in ("text", "markdown", "html")
    }
    assert dict(re.findall(CHIP, told["html"])) == wanted
    for code in ("text", "markdown"):
        for kind, number in wanted.items():
            assert re.search(rf"\b{kind} {number}(?!,?\d)", told[code]), (code, kind)
    same, shared = data["fidelity"]["same_words"], data["fidelity"]["shared_words"]
    assert f"{same:,} of {shared:,} shared words the same" in told["text"]
    assert f"{same:,} of {shared:,} shared words the same" in told["markdown"]
    assert f"<b>{same:,}</b> of <b>{shared:,}</b> shared words" in told["html"]
    for each in data["differences"]:
        assert each["id"] in told["text"]
        assert f"-{each['id']}" in told["html"]
    for side in ("base", "witness"):
        assert data[side]["sha256"][:16] in told["text"]
        assert data[side]["sha256"] in told["markdown"]
        assert data[side]["sha256"] in told["html"]
