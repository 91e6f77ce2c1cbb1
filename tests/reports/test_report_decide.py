"""What one decides by comes first, and what has no weight is told in passing."""

import re
from dataclasses import replace

import pytest

from provenance.model import Examination, Reading, Span
from provenance.reports import Comparison, Event, Overview, _layout, _page, _vocabulary, render
from provenance.reports._words import portion
from reports import making


def page(subject):
    return render("html", [subject], version="1.2.3")


def body(subject):
    return re.search(r"<main.*</main>", page(subject), re.DOTALL)[0]


def mixed(pair):
    """Two numbers of which one weighs, a spelling that does not, and an apostrophe."""
    pair.same("We met for ").differ("number", "six", "eight").same(" hours and ")
    pair.differ("number", "5", "five", severity="info", note="the same value").same(" days in the ")
    pair.differ("spelling", "centre", "center", severity="info").same(" of it")
    return pair.differ("typography", "’", "'").same(" all.\n")


def test_the_parts_stand_in_the_order_in_which_one_decides(reprint):
    parts = ("<h1>", 'class="cards"', 'id="counts"', 'id="overview"', 'id="texts"', 'id="index"')
    parts += ('id="chain"', 'id="limits"')
    told = body(Comparison(reprint))
    places = [told.index(part) for part in parts]
    assert places == sorted(places)


def test_facts_are_folded_and_what_is_known_at_a_glance_is_not(reprint):
    told = body(Comparison(reprint))
    cards = told[told.index('class="cards"') : told.index('id="counts"')]
    assert cards.count('<details class="facts"><summary>') == 2
    assert 'class="known">State Department · ' in cards
    assert cards.index("has a counterpart") < cards.index("<details")
    assert cards.index("sha256") > cards.index("<details")


def test_a_code_has_two_figures_where_some_of_it_has_no_weight(pair):
    told = body(Comparison(mixed(pair).collation()))
    assert "<span>number <b>1</b> <small>+ 1 info</small></span>" in told
    assert "<span>spelling <b>1</b></span>" in told
    assert "<span>typography <b>1</b></span>" in told
    lines = render("text", [Comparison(mixed(making.Pair()).collation())], version="1")
    assert "number 1 + 1 info, spelling 1" in lines
    table = render("markdown", [Comparison(mixed(making.Pair()).collation())], version="1")
    assert "number 1 + 1 info, spelling 1 |" in table


def test_what_has_no_weight_takes_one_line_of_the_terminal(pair):
    lines = render("text", [Comparison(mixed(pair).collation())], version="1").splitlines()
    [at] = [index for index, line in enumerate(lines) if "5 → five" in line]
    assert "the same value" in lines[at]
    assert not lines[at + 1].startswith("    -")
    [weighs] = [
        index
        for index, line in enumerate(lines)
        if line.startswith("  number  line 1 → 1 ") and "five" not in line
    ]
    assert lines[weighs + 1].startswith("    - ")


WEIGHTS = [
    ([], {}),
    ([("number", "critical")], {"number": (1, 0)}),
    ([("number", "info")], {"number": (1, 0)}),
    ([("number", "info")] * 3, {"number": (3, 0)}),
    ([("number", "critical"), ("number", "info")], {"number": (1, 1)}),
    ([("number", "critical"), ("name", "info")], {"number": (1, 0), "name": (1, 0)}),
]


@pytest.mark.parametrize(("items", "weighs"), WEIGHTS)
def test_what_weighs_is_counted_apart(pair, items, weighs):
    for code, severity in items:
        pair.same("Then ").differ(code, "a", "b", severity=severity)
    assert _vocabulary.weighed(pair.collation().differences) == weighs


@pytest.mark.parametrize(
    ("code", "severity", "base", "witness", "told"),
    [
        ("number", "info", "5", "five", True),
        ("number", "critical", "5", "five", False),
        ("encoding", "warning", "–", "?", False),
        ("omission", "info", "(Laughter.)", "", True),
        ("omission", "info", "x" * 41, "", False),
        ("boilerplate", "info", "", "Read more of this on our pages. " * 3, False),
        ("move", "info", "here", "here", False),
        ("duplication", "info", "here", "here", False),
    ],
)
def test_one_glance_is_enough_for_what_is_slight_short_and_in_its_place(
    pair, code, severity, base, witness, told
):
    pair.same("Then ").differ(code, base, witness, severity=severity)
    [difference] = pair.collation().differences
    assert _layout.in_passing(difference) is told


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (0.0, "0 %"),
        (0.0001, "less than 1 %"),
        (0.0099, "less than 1 %"),
        (0.01, "1 %"),
        (0.504, "50 %"),
        (0.9949, "99 %"),
        (0.995, "more than 99 %"),
        (0.9999, "more than 99 %"),
        (1.0, "100 %"),
    ],
)
def test_a_portion_is_never_all_or_nothing_unless_it_is(ratio, said):
    assert portion(ratio) == said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("é", ["U+00E9 LATIN SMALL LETTER E WITH ACUTE"]),
        ("–", ["U+2013 EN DASH"]),
        ("a–b", ["U+2013 EN DASH"]),
        ("ست", []),
        ("été", []),
        ("4", []),
        ("a", []),
        ('""', []),
        ("a long reading – with a dash", []),
    ],
)
def test_marks_are_named_and_the_letters_of_words_are_not(text, names):
    assert _page.quoted(Reading(text, Span(0, len(text))))["names"] == names


GLYPHS = "/0 /1/2/3 /1/4 /5/1/6/i255 /8 /9/10 /i255/8 /11/8 /9 " * 12


def test_two_texts_of_which_one_cannot_be_read_are_not_called_unrelated(pair):
    collation = pair.differ("excerpt", "We met in Vienna. ", "").differ("excerpt", "", GLYPHS)
    told = body(Comparison(collation.collation("unrelated")))
    assert '<span class="rel">not readable</span>' in told
    assert "unrelated" not in told
    assert "0</b> of" not in told
    assert "no word is shared" in told


def test_two_texts_that_share_nothing_are_called_unrelated(pair):
    pair.differ("excerpt", "We met in Vienna. " * 50, "")
    pair.differ("excerpt", "", "It rained here. " * 50)
    told = body(Comparison(pair.collation("unrelated")))
    assert '<span class="rel">unrelated</span>' in told
    assert "All of the base not reprinted: 200 words" in told
    assert "All of the witness not in the base: 150 words" in told
    assert "Neither text holds anything of the other." in told
    assert "100 %" not in told


def test_the_legend_names_what_is_drawn_and_no_more(pair, reprint):
    every = body(Comparison(reprint))
    for words in ("has a counterpart", "moved", "printed again"):
        assert f">{words}</span>" in every
    few = body(Comparison(pair.same("We met. ").differ("number", "six", "ten").collation()))
    assert '<span class="key shared">' in few
    assert '<span class="key t substance">' in few
    for kind in ("move", "duplication", "t damage", "t structure", "t form"):
        assert f'<span class="key {kind}">' not in few


@pytest.mark.parametrize(("length", "folded"), [(20, False), (290, False), (320, True)])
def test_a_long_frame_is_folded(pair, length, folded):
    pair.same("MR A: We met in Vienna.\n\n").differ("boilerplate", "", "x" * length)
    told = body(Comparison(pair.collation()))
    assert ("of the witness is boilerplate: 1 word" in told) is folded


def test_what_all_texts_of_an_event_agree_on_is_folded():
    speech = "MR A: " + "We met here and spoke of the dam for a long time. " * 8 + "\n\n"
    pairs = []
    for base, witness in (("one", "two"), ("two", "one")):
        pair = making.Pair().same(speech).same("MR B: It rained for ")
        days = ("six", "ten") if base == "one" else ("ten", "six")
        collation = pair.differ("number", *days).same(" days.\n\n").same(speech).collation()
        texts = (
            replace(each, text=replace(each.text, source=replace(each.text.source, id=name)))
            for each, name in ((collation.base, base), (collation.witness, witness))
        )
        base_text, witness_text = texts
        pairs.append(replace(collation, base=base_text, witness=witness_text))
    told = body(Event("A meeting", tuple(pairs)))
    folds = re.findall(r'<details class="fold same"><summary>([^<]*)', told)
    assert folds == ["1 passage, 98 words: all agree"] * 4
    assert not re.search(r"<details class=.fold[^>]*>(?:(?!</details>).)*rained", told, re.DOTALL)


def test_a_column_of_the_index_that_says_nothing_is_left_out():
    bare = [making.transcript("MR A: It was said.", name) for name in ("one", "two")]
    told = body(Overview("c", tuple(Examination(each) for each in bare)))
    dated = making.transcript("MR A: It was said.", "one", date="2016-01-02")
    more = body(Overview("c", (Examination(dated), Examination(bare[1]))))
    for column in ("publisher", "role", "date"):
        assert f'<th scope="col">{column}</th>' not in told
    assert '<th scope="col">date</th>' in more
    assert '<th scope="col">publisher</th>' not in more
    assert "(no title)" not in more
