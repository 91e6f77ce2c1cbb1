"""What was measured on the seed pair, found again: 004 beside 002, and the other way round."""

from dataclasses import replace

import pytest

from provenance import pipeline
from provenance.decoding import encode
from provenance.sources import Catalogue, packaged
from provenance.text.rebuild import mirror, rebuild


@pytest.fixture(scope="module")
def texts():
    catalogue = Catalogue.read(packaged("seeds") / "catalogue.toml")
    return {name: pipeline.read(catalogue.source(name)) for name in ("002", "004")}


@pytest.fixture(scope="module")
def collation(texts):
    return pipeline.compare(texts["002"], texts["004"])


def of(collation, code):
    return [each for each in collation.differences if each.code == code]


def test_what_of_it_is_there(collation):
    assert collation.relation == "excerpt"
    assert collation.base_coverage.ratio == pytest.approx(0.24, abs=0.005)
    assert (collation.fidelity.part, collation.fidelity.whole) == (1464, 1464)


def test_every_kind_of_difference_is_counted(collation):
    assert collation.tally.counts == {
        "boilerplate": 2,
        "duplication": 1,
        "encoding": 8,
        "excerpt": 1,
        "markup": 14,
        "punctuation": 1,
        "typography": 39,
        "whitespace": 6,
    }
    assert not [each for each in collation.differences if each.group == "substance"]


def test_each_lost_dash_is_named_with_how_it_was_lost(collation):
    for each in of(collation, "encoding"):
        assert (each.base.text, each.witness.text) == ("–", '""')
        assert "EN DASH (U+2013)" in each.note
        assert "UTF-8 read as cp1252, then a repair table, then straightened quotes" in each.note


def test_the_lead_is_one_duplication_that_says_how_it_was_cut(collation):
    (lead,) = of(collation, "duplication")
    assert lead.extra == "witness"
    assert lead.base.text.startswith("Can I just mention on thing")
    assert lead.witness.text.startswith("Can I just mention on thing")
    assert "cut with “....”" in lead.note


def test_front_and_back_matter(collation):
    (head,) = of(collation, "excerpt")
    assert head.base.span.start == 0
    assert head.witness.text == ""
    before, after = of(collation, "boilerplate")
    assert "Beat: Miscellaneous" in before.witness.text
    assert "Exemption from liability" in after.witness.text


def test_marks(collation):
    (ellipsis,) = of(collation, "punctuation")
    assert (ellipsis.base.text, ellipsis.witness.text) == ("", "...")
    assert {(d.base.text, d.witness.text) for d in of(collation, "typography")} == {("’", "'")}
    assert {(d.base.text, d.witness.text) for d in of(collation, "markup")} == {("", "**")}


def test_paragraph_breaks_in_mid_sentence_are_pointed_out(collation, texts):
    breaks = of(collation, "whitespace")
    assert {(d.base.text, d.witness.text) for d in breaks} == {(" ", "\n\n")}
    content = texts["004"].text.content
    pointed = [content[d.witness.span.end :].split()[0] for d in breaks if "mid-sentence" in d.note]
    assert pointed == ["one", "game."]


def test_the_other_way_round_is_the_mirror_image(collation, texts):
    other = pipeline.compare(texts["004"], texts["002"])
    assert other.relation == "extended"
    assert other.tally == collation.tally

    def shape(each):
        return replace(each, id="", note="", speaker=None, turn=None, within=None)

    swapped = sorted(map(shape, mirror(other.differences)), key=repr)
    assert swapped == sorted(map(shape, collation.differences), key=repr)


@pytest.mark.parametrize(("base", "witness"), [("002", "004"), ("004", "002")])
def test_each_is_rebuilt_from_the_other_byte_for_byte(texts, base, witness):
    differences = pipeline.compare(texts[base], texts[witness]).differences
    text = texts[witness].text
    rebuilt = rebuild(texts[base].text.content, differences)
    assert encode(rebuilt, text.encoding) == text.source.data
