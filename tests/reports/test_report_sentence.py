"""One sentence for every way in which two texts can stand to each other, and each of them true."""

from dataclasses import replace

import pytest

from provenance.model import (
    Examination,
    Finding,
    Match,
    Metadata,
    Outcome,
    Share,
    Span,
    Verdict,
)
from provenance.reports import _clauses, _sentence

TEXT = "One two three four five six seven eight nine ten."


def plain(pair):
    return pair.same(TEXT)


def lone(pair):
    return pair.same("One")


def without_currency(*more):
    """A builder: so many amounts lost their sign, and the differences after them."""

    def build(pair):
        pair.same(f"{TEXT} ")
        note = "the same amount, of which one text does not say the currency"
        pair.differ("number", "$300", "300", severity="warning", note=note)
        pair.same(" more. ")
        for code, base, witness in more:
            pair.differ(code, base, witness)
            pair.same(" more. ")
        return pair

    return build


def of(*items):
    """A builder: shared text with the given differences after it."""

    def build(pair):
        pair.same(f"{TEXT} ")
        for code, base, witness, *severity in items:
            more = {"severity": severity[0]} if severity else {}
            pair.differ(code, base, witness, **more)
            pair.same(" more. ")
        return pair

    return build


DASH = ("encoding", "–", '""')
NUMBER = ("number", "six", "eight")
NAME = ("name", "Ludlam", "Ludwig")
NOT = ("negation", "can", "can't")
GONE = ("omission", "It is all gone.", "")
APOSTROPHE = ("typography", "’", "'")
SPEAKER = ("speaker", "MR A:", "")
WORDING = ("wording", "quickly", "soon")
SPELLING = ("spelling", "centre", "center")
FRAME = ("boilerplate", "", "USPA NEWS")


CASES = [
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
    ("copy", without_currency(), ["1 amount has a currency in one text"], ["number", "have"]),
    (
        "copy",
        without_currency(NUMBER),
        ["1 number differs and 1 amount has a currency in one text alone"],
        ["2 numbers", "numbers"],
    ),
    ("copy", of(NUMBER, NAME, NOT), ["1 number, 1 name and 1 negation differ"], ["differs"]),
    ("copy", of(("speaker", "MR A:", "MR B:")), ["1 turn has another speaker"], ["label"]),
    ("copy", of(SPEAKER, SPEAKER), ["2 speaker labels are missing"], ["label is", "another"]),
    ("copy", of(SPEAKER), ["1 speaker label is missing"], ["labels", "new"]),
    ("copy", of(("speaker", "", "MR A: ")), ["1 speaker label is new"], ["missing"]),
    ("copy", of(WORDING), ["1 place is worded differently"], ["places", "wording", "spelled"]),
    ("copy", of(WORDING, WORDING), ["2 places are worded differently"], ["place is"]),
    ("copy", of(SPELLING), ["1 word is spelled differently"], ["words are spelled", "worded"]),
    (
        "copy",
        of(WORDING, SPELLING, SPELLING),
        ["1 place is worded and 2 words are spelled differently"],
        ["places", "differently and"],
    ),
    (
        "copy",
        of(GONE, ("insertion", "", "Read more.")),
        ["4 words are left out and 2 are added"],
        ["words are added", "passage", "places"],
    ),
    (
        "copy",
        of(GONE, DASH, ("insertion", "", "Read more.")),
        ["4 words are left out, 1 dash is damaged and 2 words are added"],
        ["and 2 are"],
    ),
    (
        "copy",
        of(NUMBER, NAME, WORDING),
        ["1 number and 1 name differ, and 1 place is worded differently"],
        ["differ and 1 place"],
    ),
    ("copy", of(NUMBER), ["all but"], ["all 1", "all the"], {"fidelity": Share(199, 200)}),
    ("copy", of(NUMBER), ["1 number differs"], ["the same"], {"fidelity": Share(9, 9)}),
    ("copy", of(SPEAKER), ["all 9 shared words"], ["all but"], {"fidelity": Share(9, 9)}),
    ("copy", of(("number", "five", "5", "info")), ["1 number is written differently"], [" form"]),
    (
        "copy",
        of(("number", "five", "5", "info"), APOSTROPHE),
        ["1 number is written differently and the rest is form (typography), in 1 place"],
        ["form alone", "differs"],
    ),
    (
        "copy",
        of(("number", "five", "5", "info"), ("spelling", "I will", "I'll", "info")),
        ["1 number and 1 word are written differently"],
        ["form", "spelled"],
    ),
    (
        "copy",
        of(("omission", "(Laughter.)", "", "info"), APOSTROPHE),
        ["1 detail differs and the rest is form"],
        ["left out", "form alone"],
    ),
    ("copy", of(FRAME, APOSTROPHE), ["boilerplate aside, it differs in form"], ["added"]),
    ("copy", of(("boilerplate", "USPA NEWS", "")), ["all of the text base but boil"], ["%"]),
    (
        "copy",
        of(("boilerplate", "USPA NEWS", ""), APOSTROPHE),
        ["but boilerplate;", "it differs in form alone"],
        ["boilerplate aside"],
    ),
    ("copy", of(("boilerplate", "NEWS", ""), GONE), ["% of the text base;"], ["all of"]),
    ("copy", of(GONE), ["4 words are left out"], ["passage", "place", "censored"]),
    ("copy", of(GONE, GONE), ["8 words are left out in 2 places"], ["passage"]),
    ("copy", of(("omission", "Gone.", "")), ["1 word is left out"], ["words are left", "place"]),
    ("copy", of(("omission", "…", "")), ["1 passage is left out"], ["0 words", "place"]),
    (
        "copy",
        of(GONE, GONE, ("insertion", "", "Read."), ("insertion", "", "More.")),
        ["8 words are left out in 2 places and 2 are added in 2 places"],
        ["words are added"],
    ),
    (
        "copy",
        of(GONE, ("truncation", "departure", "depa")),
        ["4 words are left out and 1 passage breaks off"],
        ["1 breaks off"],
    ),
    (
        "copy",
        of(("truncation", "departure", "depa"), GONE),
        ["4 words are left out and 1 passage breaks off"],
        ["passages"],
    ),
    (
        "copy",
        of(NUMBER, ("number", "five", "5", "info")),
        ["1 number differs and 1 number is written differently"],
        ["2 numbers", "form"],
    ),
    (
        "copy",
        of(NUMBER, SPEAKER, WORDING, DASH, ("number", "five", "5", "info")),
        ["1 number differs", "1 dash is damaged"],
        ["written"],
    ),
    (
        "copy",
        of(("punctuation", "?", ".", "warning"), APOSTROPHE),
        ["1 question mark is in one text alone"],
        ["form", "differ"],
    ),
    (
        "copy",
        of(("punctuation", "?", ".", "warning"), ("punctuation", "?", ".", "warning"), NUMBER),
        ["1 number differs and 2 question marks are in one text alone"],
        ["form", "mark is"],
    ),
    ("copy", of(("truncation", "departure", "depa")), ["1 passage breaks off"], ["left out"]),
    ("copy", of(("insertion", "", "Read more.")), ["2 words are added"], ["left out"]),
    (
        "copy",
        of(APOSTROPHE),
        ["differs in form alone (typography), in 1 place"],
        ["places", "damaged"],
    ),
    ("copy", of(APOSTROPHE, APOSTROPHE), ["form alone (typography), in 2 places"], ["substance"]),
    ("copy", of(APOSTROPHE, NUMBER), ["1 number differs"], ["form alone"]),
    ("copy", of(("boilerplate", "", "USPA NEWS")), ["same"], ["differ", "added", "form"]),
    ("identical", plain, ["character for character"], ["byte for byte", "shared", "differ"]),
    ("extended", of(GONE), ["holds", "4 words are left out"], ["and 0 words", "This copy"]),
    ("overlap", of(NUMBER), ["of the other’s", "1 number differs"], ["copy", "reprints"]),
    ("unrelated", of(NUMBER, GONE), ["is no copy of the text base"], ["number", "left out"]),
    ("identical", of(APOSTROPHE), ["the same as the text base"], ["character", "byte"]),
    ("unrelated", plain, ["is no copy of the text base"], ["shared words"]),
    ("overlap", plain, ["shares passages", "of its own words", "of the other’s"], ["copy"]),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[2][0]}")
def test_comparison(pair, case):
    relation, build, says, says_not, *more = case
    collation = build(pair).collation(relation, **(more[0] if more else {}))
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


FORM = {
    "whitespace": (" ", "  "),
    "case": ("a", "A"),
    "label": ("MR A:", "Mr A:"),
    "punctuation": (",", ";"),
}


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        (["case"], "in form alone (capitals), in 1 place"),
        (["label", "case", "case"], "in form alone (capitals and speaker labels), in 3 places"),
        (["case", "label", "punctuation"], "(capitals, speaker labels and punctuation)"),
        (
            ["case", "label", "punctuation", "whitespace", "whitespace", "case", "case"],
            "in form alone (mostly capitals and spacing), in 7 places",
        ),
    ],
)
def test_kinds_of_form_are_named(pair, codes, says):
    differences = of(*((code, *FORM[code]) for code in codes))(pair).collation().differences
    assert says in _clauses.told(differences, 50)


@pytest.mark.parametrize(
    ("notes", "says"),
    [
        (["stage direction or interpreter’s mark"], "1 stage direction differs"),
        (["in a heading, outside of what is said"] * 2, "2 headings differ"),
        (["sounds of hesitation", "a stage direction"], "2 stage directions or hesitations differ"),
        (["the same words stand beside it"], "1 repeated word differs"),
        (["a heading", "another stage direction", "hesitation"], "3 details differ"),
        (["the same negation, said differently"], "1 detail differs"),
        (["a heading", ""], "2 details differ"),
    ],
)
def test_what_has_no_weight_is_called_what_its_note_says(pair, notes, says):
    for note in notes:
        pair.same(f"{TEXT} ").differ("wording", "one", "two", severity="info", note=note)
    assert _clauses.told(pair.collation().differences, 50) == says


def test_an_info_omission_is_not_counted_as_left_out(pair):
    pair.same(f"{TEXT} ").differ("omission", "(Laughter.)", "", severity="info")
    assert "left out" not in _sentence.comparison(pair.collation("copy"))


HEAD, MIDDLE, TAIL = ("alpha " * 100, "beta " * 100, "gamma " * 100)


@pytest.mark.parametrize(
    ("parts", "says", "says_not"),
    [
        ("-=", "reprints the last 50 % of the text", "middle"),
        ("=-", "reprints the first 50 % of the text", "last"),
        ("-=-", "reprints 33 % of the text base, from its middle", "the last"),
        ("=-=", "reprints 67 % of the text base;", "the last"),
        ("-=-=", "reprints 50 % of the text base, from its last part", "the last 5"),
        ("=-=-", "reprints 50 % of the text base, from its first part", "the first 5"),
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
        (1460, 1464, "all but 4 of 1,464 shared words are the same"),
        (1449, 1464, "1,449 of 1,464 shared words are the same"),
        (1463, 1464, "all but 1 of 1,464 shared words are the same"),
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
    assert "1 passage is printed twice in the base, once here" in there
    assert "is printed twice and" not in there
    assert "is printed twice." not in there


@pytest.mark.parametrize(
    ("facts", "title", "identity", "says", "says_not"),
    [
        ({}, "", "002", "the text 002;", "“"),
        ({}, "", "some/folder/speech", "the text speech;", "folder"),
        ({}, "", "C:\\Users\\me\\speech", "the text speech;", "Users"),
        ({}, "Remarks in Vienna", "002", "of “Remarks in Vienna” (002);", "the text"),
        (
            {},
            "Remarks in Vienna",
            "some/folder/speech",
            "of “Remarks in Vienna” (speech);",
            "folder",
        ),
        ({}, "bush-dukakis", "1988_bush-dukakis", "of the text 1988_bush-dukakis;", "“"),
        ({}, "“It is quoted already”", "002", "of “It is quoted already” (002);", "““"),
        ({}, "STATEMENT", "002", "of the text 002;", "“"),
        ({}, "Inaugural Address", "002", "of the text 002;", "“"),
        ({}, "GEORGE W. BUSH", "002", "of the text 002;", "“"),
        ({}, "Donald J. Trump", "002", "of the text 002;", "“"),
        ({}, "Video URL: https://example.org/watch now", "002", "of the text 002;", "“"),
        ({}, "Remarks by Donald J. Trump", "002", "“Remarks by Donald J. Trump” (002)", "text"),
        ({}, "Address by A. Person,", "002", "of “Address by A. Person” (002);", ",”"),
        ({}, "May 4, 1841: An Address | A Site", "002", "of “May 4, 1841: An Address” (", "|"),
        ({"title": "Statement"}, "Read in it", "002", "of “Statement” (002);", "Read"),
        ({"title": "Declared"}, "Read in it", "002", "of “Declared” (002);", "Read"),
        ({"publisher": "USPA News"}, "Remarks", "004", "the text of USPA News (004);", "Remarks"),
        (
            {"publisher": "U.S. Department of State"},
            "",
            "002",
            "the text of the U.S. Department of State (002);",
            "of U.S.",
        ),
        ({"publisher": "The Guardian"}, "", "1", "the text of The Guardian (1);", "the The"),
        ({"publisher": "Office of the Press"}, "", "1", "of the Office of the Press (1);", "of Of"),
        (
            {},
            "word " * 40,
            "002",
            "word word word…” (002);",
            "word word word word word word word " * 2,
        ),
        ({}, "x " + "x" * 400 + " x", "y" * 400, "xxx…” (yyy", "x" * 60),
    ],
)
def test_how_a_source_is_called(pair, facts, title, identity, says, says_not):
    collation = plain(pair).collation("copy", base_facts=facts)
    text = collation.base.text
    source = replace(text.source, id=identity)
    base = replace(
        collation.base, text=replace(text, source=source), metadata=Metadata(title=title)
    )
    sentence = _sentence.comparison(replace(collation, base=base))
    assert says in sentence
    assert says_not not in sentence


def test_a_graver_difference_is_named_before_a_lesser_one(pair):
    pair.same(f"{TEXT} ")
    for code, base, witness in (DASH, GONE, SPELLING, WORDING, SPEAKER, NUMBER):
        pair.differ(code, base, witness).same(" and ")
    sentence = _sentence.comparison(pair.collation("copy"))
    order = ("number differs", "speaker label", "worded", "spelled", "left out", "damaged")
    places = [sentence.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("room", "says", "says_not"),
    [
        (30, "1 number differs, 4 words are left out and 1 dash is damaged", "other"),
        (12, "1 number differs and there are 2 other differences", "dash"),
        (9, "1 number differs and there are 2 other differences", "words"),
        (0, "3 differences are there", "number"),
    ],
)
def test_what_has_no_room_is_counted(pair, room, says, says_not):
    collation = of(NUMBER, GONE, DASH)(pair).collation("copy")
    told = _clauses.told(collation.differences, room)
    assert told == says
    assert says_not not in told


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
        (("info",), "; 1 finding for information."),
        (("warning",), "; 1 warning."),
        (("warning", "warning"), "; 2 warnings."),
        (("warning", "info", "warning"), "; 3 findings: 2 warnings and 1 for information."),
        (("critical", "critical"), "; 2 critical findings."),
        (
            ("critical", "info", "warning"),
            "3 findings: 1 critical, 1 warning and 1 for information.",
        ),
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
        (2, 1, 9, [outcome("pass")], "critical", "Not judged: 1 of 2 expectations could not"),
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
