"""The generator of planted damage, judged by itself: its truth must be true."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from planting import texts
from planting.kinds import KINDS, SWEEPS
from planting.mixing import CODES, plant, plant_kind, untouched
from planting.model import Page
from planting.structure import DENYING
from planting.substance import unaccented, unlike
from planting.vocabulary import NAMES
from provenance import differences

PAGES = [
    texts.interview(1, 900),
    texts.interview(2, 700, "es"),
    texts.interview(3, 700, "fr"),
    texts.speech(4, 900),
    texts.straight(texts.interview(5, 700)),
]
KIND_NAMES = [f"{code}/{name}" for code, kinds in KINDS.items() for name in kinds]


def planted_by(name, pages=PAGES, seeds=range(4)):
    code, _, kind = name.partition("/")
    for page in pages:
        for seed in seeds:
            made = plant_kind(page, seed, KINDS[code][kind])
            if made.truth:
                yield made


def assert_true(made):
    """Equal runs are equal, and what lies outside them is named by the truth."""
    left = list(made.witness)
    for run in made.runs:
        assert (
            made.base[run.base : run.base + run.length]
            == made.witness[run.witness : run.witness + run.length]
        )
        left[run.witness : run.witness + run.length] = " " * run.length
    gone = list(made.base)
    for run in made.runs:
        gone[run.base : run.base + run.length] = " " * run.length
    for planted in made.truth:
        assert 0 <= planted.base.start <= planted.base.end <= len(made.base)
        assert 0 <= planted.witness.start <= planted.witness.end <= len(made.witness)
        left[planted.witness.start : planted.witness.end] = " " * len(planted.witness)
        gone[planted.base.start : planted.base.end] = " " * len(planted.base)
    assert not "".join(left).strip(), "witness text that no planting explains"
    assert not "".join(gone).strip(), "base text that no planting explains"


def test_every_code_of_the_product_can_be_planted():
    assert set(CODES) == set(differences.CODES)


@pytest.mark.parametrize("name", KIND_NAMES)
def test_each_kind_finds_a_place_and_tells_the_truth(name):
    made = list(planted_by(name))
    assert made, "no page offers a place"
    for planting in made:
        assert_true(planting)
        assert {p.code for p in planting.truth} == {name.partition("/")[0]}
        assert planting.base != planting.witness


@pytest.mark.parametrize("near", [False, True])
@pytest.mark.parametrize("permuted", [False, True])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_mixed_plantings_tell_the_truth(page, near, permuted):
    for seed in range(8):
        assert_true(plant(page, seed, count=25, near=near, permuted=permuted))


def test_the_same_seed_plants_the_same():
    assert plant(PAGES[0], 3) == plant(PAGES[0], 3)
    assert plant(PAGES[0], 3).witness != plant(PAGES[0], 4).witness


def test_nothing_planted_is_nothing():
    for page in PAGES:
        made = untouched(page)
        assert (made.base, made.truth) == (made.witness, ())


def test_mirroring_twice_changes_nothing_but_twins_and_severities():
    made = plant(PAGES[0], 5, ("omission", "insertion", "number", "wording"))
    assert [(p.code, p.base, p.witness) for p in made.mirrored().mirrored().truth] == [
        (p.code, p.base, p.witness) for p in made.truth
    ]
    assert (
        Counter(p.code for p in made.mirrored().truth)["omission"]
        == Counter(p.code for p in made.truth)["insertion"]
    )


def sides(name, pages=PAGES, seeds=range(6)):
    for made in planted_by(name, pages, seeds):
        for p in made.truth:
            yield (
                made.base[p.base.start : p.base.end],
                made.witness[p.witness.start : p.witness.end],
            )


def test_wording_is_never_a_spelling_a_name_or_a_number():
    for old, new in sides("wording/word"):
        assert unlike(old, new)
        assert old.islower()
        assert new.islower()
        assert not {old, new} & {"not", "no", "never"}


def test_a_typo_is_near_its_word_and_no_other_word():
    words = set().union(*(page.vocabulary for page in PAGES))
    for old, new in sides("spelling/typo"):
        assert abs(len(old) - len(new)) <= 1
        assert len(old) >= 6
        assert not unlike(old, new)
        assert new not in words


def test_numbers_change_their_value():
    for name in ("number/digits", "number/word", "number/month", "number/day"):
        for old, new in sides(name):
            assert old != new
    for old, new in sides("number/same-value"):
        assert new.isdigit()
        assert old.isalpha()


def test_names_are_names_on_both_sides():
    for old, new in sides("name/replaced"):
        assert {old, new} <= NAMES
        assert unlike(old, new)


def test_a_negation_is_on_one_side_only():
    negative = re.compile(r"\b(not|no|pas|cannot)\b|n[’']t\b")
    for kind in KINDS["negation"]:
        for old, new in sides(f"negation/{kind}"):
            assert bool(negative.search(old)) != bool(negative.search(new))


def test_a_label_keeps_its_speaker_and_a_speaker_does_not():
    for old, new in sides("label/renamed"):
        assert old != new
        assert new == "Q" or old.split()[-1].lower() == new.split()[-1].lower()
    for old, new in sides("speaker/other-label"):
        assert old.split()[-1] != new.split()[-1]


def test_form_keeps_every_letter():
    letters = re.compile(r"[\W_]+")
    for code in ("whitespace", "punctuation"):
        for kind in KINDS[code]:
            for made in planted_by(f"{code}/{kind}"):
                assert letters.sub("", made.base) == letters.sub("", made.witness)


def test_a_move_goes_at_least_its_own_length():
    for made in planted_by("move/paragraph", seeds=range(10)):
        (moved,) = made.truth
        others = [run for run in made.runs if run.base not in moved.base]
        shift = {run.witness - run.base for run in others}
        assert max(shift) - min(shift) >= len(moved.base)


def test_near_plantings_leave_one_word_between_and_far_ones_eight():
    codes = ("number", "name", "wording", "spelling", "negation")
    gaps = {False: [], True: []}
    for near, found in gaps.items():
        for seed in range(6):
            made = plant(PAGES[0], seed, codes, 12, near=near, sweeps=False)
            ordered = sorted(made.truth, key=lambda p: p.base)
            found += [
                len(made.base[a.base.end : b.base.start].split()) for a, b in pairwise(ordered)
            ]
    assert min(gaps[True]) >= 1
    assert min(gaps[False]) >= 8
    assert min(gaps[True]) <= 2


def test_sweeps_are_known_by_what_they_do():
    for code, kinds in KINDS.items():
        for name, planter in kinds.items():
            assert not name.endswith("throughout") or planter in SWEEPS, (code, name)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_no_sentence_is_written_twice(language):
    page = texts.speech(9, 20_000, language)
    said = [page.text[s.start : s.end] for p in page.paragraphs[1:] for s in page.sentences(p)]
    assert len(said) > 800
    assert [text for text, count in Counter(said).items() if count > 1] == []


def test_pages_see_labels_and_what_only_looks_like_one():
    text = (
        "A Talk\n\nMR KIRBY: Good day.\n\nQUESTION: I underscore: what now?\n\n"
        "The first one was: nothing.\n\nMR KIRBY: Thanks.\n\n**QUESTION:** And then?\n"
    )
    page = Page(text)
    assert [label.text for label in page.labels] == ["MR KIRBY", "QUESTION", "MR KIRBY", "QUESTION"]
    assert len(page.turns) == 4
    assert text[page.turns[1].start : page.turns[1].end].endswith("nothing.")


def _moves(made):
    return [p for p in made.truth if p.code == "move"]


def test_what_others_changed_places_around_stays_where_it_is():
    found = 0
    for page in PAGES:
        for seed in range(12):
            made = plant_kind(page, seed, KINDS["move"]["answers-swapped"], 4)
            spans = sorted((p.base for p in _moves(made)), key=lambda span: span.start)
            found += len(spans) > 2
            assert len({span.start for span in spans}) == len(spans)
            # the order of what did not move is the order of the base
            still = [
                run
                for run in made.runs
                if not any(s.start < run.base + run.length and run.base < s.end for s in spans)
            ]
            assert [run.base for run in still] == sorted(run.base for run in still)
    assert found, "no planting with more than one swap"


def test_what_is_printed_twice_has_neither_moved_nor_lost_its_first_printing():
    for page in PAGES:
        for seed in range(30):
            made = plant(page, seed, ("duplication", "move", "omission", "truncation"), 12)
            copies = [p.base for p in made.truth if p.code == "duplication"]
            others = [p.base for p in made.truth if p.code != "duplication"]
            for copy in copies:
                for other in others:
                    shared = min(copy.end, other.end) - max(copy.start, other.start)
                    assert 2 * shared <= len(copy) + 4 or len(other) > 2 * len(copy)


def test_a_figure_that_is_a_line_of_its_own_may_be_a_page_number():
    text = "Anna Berg\n\n" + "\n\n".join(f"{n}\n\nThe mill burned down twice." for n in (3, 16))
    accepted = [
        p.accept
        for seed in range(8)
        for p in plant_kind(Page(text, "en", "lines"), seed, KINDS["number"]["digits"]).truth
    ]
    assert accepted
    assert set(accepted) == {("boilerplate",)}
    for made in planted_by("number/digits"):
        assert all(p.accept == () for p in made.truth)


SAID = "The mill burned down twice, and the whole valley came to carry stones for it. " * 5
MINUTES = (
    "Minutes of the evening\nOffice of the county\nMay 4, 2019\n---\nCLERK OF THE COUNTY\n"
    f"{SAID}\n{SAID}\n---\nMIRIAM HATHAWAY\n{SAID}\n{SAID}\n"
)


def test_a_label_in_capitals_below_a_rule_goes_with_what_is_said_below_it():
    page = Page(MINUTES)
    assert [label.text for label in page.labels] == ["CLERK OF THE COUNTY", "MIRIAM HATHAWAY"]
    assert [MINUTES[turn.start : turn.end][:3] for turn in page.turns] == ["---", "---"]
    starts = {label.whole.start for label in page.labels}
    assert starts <= {paragraph.start for paragraph in page.paragraphs}
    without = Page(MINUTES.replace("---\n", ""))
    assert without.labels == ()
    assert Page(MINUTES.replace("MIRIAM HATHAWAY", "Miriam Hathaway")).labels[1:] == ()


@pytest.mark.parametrize(
    ("word", "bare"),
    [("público", "publico"), ("état", "etat"), ("campaña", "campaña"), ("plain", "plain")],
)
def test_a_tilde_is_no_accent(word, bare):
    assert unaccented(word) == bare


def test_a_word_that_denies_is_not_left_out():
    for made in planted_by("omission/word", seeds=range(30)):
        for planted in made.truth:
            gone = made.base[planted.base.start : planted.base.end].strip()
            assert gone not in DENYING


def test_no_block_out_of_order_is_a_heading_alone():
    for seed in range(12):
        made = plant(PAGES[0], seed, ("typography",), 1, permuted=True, sweeps=False)
        moved = [p.base for p in made.truth if p.code == "move"]
        assert all(len(made.base[span.start : span.end].split()) >= 30 for span in moved)


CUTS = ("truncation", "omission")


def test_what_is_printed_twice_is_cut_in_neither_place():
    seen = 0
    for seed in range(40):
        made = plant(
            PAGES[seed % 5], seed, ("duplication", "truncation", "omission"), 12, near=True
        )
        copied = [p.base for p in made.truth if p.code == "duplication"]
        seen += len(copied)
        cut = [
            p.base for p in made.truth if p.code in ("truncation", "omission") and p.witness.start
        ]
        words = [span for span in cut if len(made.base[span.start : span.end].split()) > 5]
        assert not [one for one in words for other in copied if one.overlaps(other)]
    assert seen > 10
