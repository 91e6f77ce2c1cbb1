"""One sentence for every way in which two texts can stand to each other, and each of them true."""

from dataclasses import replace

import pytest

from provenance.model import Examination, Finding, Match, Outcome, Share, Span, Verdict
from provenance.reports import _sentence

TEXT = "One two three four five six seven eight nine ten."


def plain(pair):
    return pair.same(TEXT)


def lone(pair):
    return pair.same("One")


def of(*items):
    """A builder: shared text with the given differences after it."""

    def build(pair):
        pair.same(f"{TEXT} ")
        for item in items:
            pair.differ(*item)
            pair.same(" more. ")
        return pair

    return build


DASH = ("encoding", "–", '""')
NUMBER = ("number", "six", "eight")
NAME = ("name", "Ludlam", "Ludwig")
NOT = ("negation", "can", "can't")
GONE = ("omission", "It is all gone.", "")
APOSTROPHE = ("typography", "’", "'")


@pytest.mark.parametrize(
    ("relation", "build", "says", "says_not"),
    [
        ("copy", plain, ["This copy holds all of", "all 10 shared words"], ["differ", "damage"]),
        ("copy", lone, ["the one shared word is the same"], ["all 1", "words"]),
        ("copy", of(DASH), ["1 dash is damaged"], ["dashes", "differ"]),
        ("copy", of(DASH, DASH), ["2 dashes are damaged"], ["dash is"]),
        ("copy", of(DASH, ("encoding", "é", "?")), ["2 places are damaged"], ["dash"]),
        ("copy", of(("encoding", "’", "?")), ["1 apostrophe is damaged"], ["apostrophes"]),
        ("copy", of(("encoding", "“", "?")), ["1 quotation mark is damaged"], ["marks"]),
        ("copy", of(("encoding", "é", "?")), ["1 place is damaged"], ["dash", "apostrophe"]),
        ("copy", of(NUMBER), ["1 number differs"], ["numbers", "damaged", "all 1"]),
        ("copy", of(NUMBER, NUMBER, NUMBER, NOT), ["3 numbers and 1 negation differ"], ["all 18"]),
        ("copy", of(NUMBER, NAME, NOT), ["1 number, 1 name and 1 negation differ"], ["differs"]),
        ("copy", of(("speaker", "MR A:", "MR B:")), ["1 speaker differs"], ["speakers"]),
        ("copy", of(GONE), ["1 passage is left out"], ["passages", "censored"]),
        ("copy", of(GONE, GONE), ["2 passages are left out"], ["passage is"]),
        ("copy", of(("truncation", "departure", "depa")), ["1 passage breaks off"], ["left out"]),
        ("copy", of(("insertion", "", "Read more.")), ["1 passage is added"], ["left out"]),
        ("copy", of(APOSTROPHE), ["differs in form alone, in 1 place"], ["places", "damaged"]),
        ("copy", of(APOSTROPHE, APOSTROPHE), ["form alone, in 2 places"], ["substance"]),
        ("copy", of(APOSTROPHE, NUMBER), ["1 number differs"], ["form alone"]),
        ("copy", of(("boilerplate", "", "USPA NEWS")), ["same"], ["differ", "added", "form"]),
        ("identical", plain, ["character for character", "same"], ["byte for byte"]),
        ("identical", of(APOSTROPHE), ["the same as the text base"], ["character", "byte"]),
        ("unrelated", plain, ["is no copy of the text base"], ["shared words"]),
        ("overlap", plain, ["shares passages", "of its own words", "of the other’s"], ["copy"]),
    ],
)
def test_comparison(pair, relation, build, says, says_not):
    built = build(pair)
    collation = built.collation(relation)
    if relation == "identical":
        # Another file of the same text: its bytes differ, by a byte order mark for instance.
        witness = collation.witness
        source = replace(witness.text.source, sha256="f" * 64)
        text = replace(witness.text, source=source)
        collation = replace(collation, witness=replace(witness, text=text))
    sentence = _sentence.comparison(collation)
    assert all(words in sentence for words in says), sentence
    assert not any(words in sentence for words in says_not), sentence
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert ".." not in sentence


def test_the_same_bytes_are_said_to_be_the_same_bytes(pair):
    assert "byte for byte" in _sentence.comparison(plain(pair).collation("identical"))


def test_an_info_omission_is_not_counted_as_left_out(pair):
    pair.same(f"{TEXT} ").differ("omission", "(Laughter.)", "", severity="info")
    assert "left out" not in _sentence.comparison(pair.collation("copy"))


HEAD, MIDDLE, TAIL = ("alpha " * 100, "beta " * 100, "gamma " * 100)


@pytest.mark.parametrize(
    ("parts", "says", "says_not"),
    [
        ("-=", "reprints the last 50 % of the text", "middle"),
        ("=-", "reprints the first 50 % of the text", "last"),
        ("-=-", "reprints 33 % of the text base, out of its middle", "the last"),
        ("=-=", "reprints 67 % of the text base;", "the last"),
        ("-=-=", "reprints 50 % of the text base, out of its last part", "the last 5"),
        ("=-=-", "reprints 50 % of the text base, out of its first part", "the first 5"),
        ("-=-=-", "reprints 40 % of the text base;", "part"),
        ("=", "reprints all of the text", "last"),
    ],
)
def test_where_an_excerpt_comes_from(pair, parts, says, says_not):
    for index, part in enumerate(parts):
        words = f"word{index} " * 100
        if part == "=":
            pair.same(words)
        else:
            pair.differ("excerpt", words, "")
    sentence = _sentence.comparison(pair.collation("excerpt"))
    assert says in sentence
    assert says_not not in sentence.replace(says, "")


@pytest.mark.parametrize(
    ("part", "whole", "says"),
    [
        (9999, 10_000, "more than 99 % of"),
        (10_000, 10_000, "all of"),
        (1, 10_000, "less than 1 % of"),
        (125, 1000, "13 % of"),
        (0, 10_000, "0 % of"),
        (0, 0, "0 % of"),
    ],
)
def test_percentages_are_never_rounded_to_all_or_nothing(pair, part, whole, says):
    collation = plain(pair).collation("copy", base_coverage=Share(part, whole))
    assert f"holds {says}" in _sentence.comparison(collation)


@pytest.mark.parametrize(
    ("same", "shared", "says"),
    [
        (1460, 1464, "1,460 of 1,464 shared words are the same"),
        (1464, 1464, "all 1,464 shared words are the same"),
        (0, 0, "no word is shared"),
        (1, 1, "the one shared word is the same"),
        (0, 1, "0 of 1 shared word is the same"),
    ],
)
def test_shared_words(pair, same, shared, says):
    collation = plain(pair).collation("copy", fidelity=Share(same, shared))
    assert says in _sentence.comparison(collation)


@pytest.mark.parametrize(("whole", "says"), [(11, "1 word more"), (12, "2 words more")])
def test_an_extended_text_says_how_much_it_adds(pair, whole, says):
    collation = plain(pair).collation("extended", witness_coverage=Share(10, whole))
    assert says in _sentence.comparison(collation)


def test_repeats_on_either_side(pair):
    pair.same(f"{TEXT} ").repeat("two three").repeat("four five")
    collation = pair.collation("copy")
    assert "2 passages are printed twice" in _sentence.comparison(collation)
    other = tuple(replace(each, extra="base") for each in collation.differences[:1])
    there = _sentence.comparison(replace(collation, differences=other))
    assert "1 passage of the base is printed twice there, once here" in there
    assert "is printed twice and" not in there


def test_the_longest_sentence_counts_what_it_leaves_out(pair):
    pair.same(f"{TEXT} ")
    kinds = ("number", "name", "negation", "speaker", "wording", "spelling", "omission")
    kinds += ("truncation", "encoding", "insertion")
    for code in kinds:
        pair.differ(code, f"{code} base", f"{code} witness").same(" and ")
    pair.take("m", "Moved here. ").same("Then. ").put("m").repeat("Then.")
    facts = {"publisher": "The Office of the Historian of a Department"}
    sentence = _sentence.comparison(pair.collation("excerpt", base_facts=facts))
    assert len(sentence.split()) <= _sentence.LONGEST
    assert "other differences" in sentence


@pytest.mark.parametrize("name", ["x" * 5000, "a\nb\x1b[31m\u202e", " "])
def test_a_source_cannot_spoil_the_sentence(pair, name):
    facts = {"publisher": name}
    sentence = _sentence.comparison(plain(pair).collation("copy", base_facts=facts))
    assert len(sentence) < 250
    assert not {"\n", "\x1b", "\u202e"} & set(sentence)


def match(relation="excerpt", source="002"):
    return Match(source, relation, 0.9, 0.9, 0.2)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ((), "Nothing registered is like this text."),
        ((match(),), "This is an excerpt of 002."),
        ((match("identical"),), "This is 002 itself."),
        ((match("copy"), match()), "a copy of 002; 1 other registered source is like it."),
        ((match("overlap"),) * 3, "with 002; 2 other registered sources are like it."),
    ],
)
def test_matches(found, says):
    assert _sentence.matches(found).endswith(says)


def finding(severity):
    return Finding("cut-word", severity, Span(0, 3), "One", "")


@pytest.mark.parametrize(
    ("severities", "says"),
    [
        ((), "nothing was found amiss"),
        (("info",), "; 1 info finding."),
        (("critical", "critical"), "; 2 critical findings."),
        (("critical", "info", "warning"), "3 findings, of which 1 critical, 1 warning and 1 info."),
    ],
)
def test_inspection(pair, severities, says):
    findings = tuple(finding(severity) for severity in severities)
    base = pair.same("MR A: One two.\nMR B: Three.").collation().base
    sentence = _sentence.inspection(Examination(base, findings))
    assert says in sentence
    assert "7 words in 2 turns by 2 speakers" in sentence


def test_a_check_without_match_says_so(pair):
    base = plain(pair).collation().base
    assert _sentence.check(Examination(base)).startswith("Nothing registered is like this text.")


def outcome(status, severity="critical"):
    return Outcome("R-1", "suite", "expect", "It is so", severity, status, "1", "0")


@pytest.mark.parametrize(
    ("declared", "evaluated", "rows", "outcomes", "fail_on", "says"),
    [
        (0, 0, 0, [], "critical", "Not judged: no expectation was declared."),
        (2, 1, 9, [outcome("pass")], "critical", "Not judged: 1 of 2 expectations"),
        (1, 1, 0, [outcome("pass")], "critical", "Not judged: the expectations had nothing"),
        (1, 1, 9, [outcome("error")], "critical", "Not judged"),
        (1, 1, 9, [outcome("pass")], "critical", "Passed: the one expectation is met."),
        (2, 2, 9, [outcome("pass")] * 2, "critical", "Passed: all 2 expectations are met."),
        (1, 1, 9, [outcome("fail")], "critical", "Not passed: 0 of 1 expectation met"),
        (2, 2, 9, [outcome("pass"), outcome("warn", "info")], "critical", "none is critical."),
        (2, 2, 9, [outcome("fail")] * 2, "warning", "2 are warning or critical."),
        (1, 1, 9, [outcome("fail")], "never", "Passed: 0 of 1 expectation met"),
    ],
)
def test_verdict(declared, evaluated, rows, outcomes, fail_on, says):
    sentence = _sentence.verdict(Verdict(declared, evaluated, rows, tuple(outcomes), fail_on))
    assert says in sentence
