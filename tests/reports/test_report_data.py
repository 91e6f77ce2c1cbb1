"""The dictionaries that programs rely on, and the JSON they travel in."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from provenance.errors import ProvenanceError, RegistryError
from provenance.model import (
    Annotation,
    Examination,
    Finding,
    Match,
    Metadata,
    Outcome,
    Place,
    Share,
    Span,
    Step,
    Unattributed,
    Verdict,
)
from provenance.reports import FORMATS, Check, Comparison, Inspection, Matches, _data, render, write
from provenance.reports._encode import MANY, document, embedded, packed, unpacked
from provenance.reports._words import ratio

FINDING = Finding("cut-word", "critical", Span(3, 6), "OLD", "stops in mid-word")


def test_diff_has_the_fields_that_programs_rely_on(reprint):
    data = _data.comparison(reprint)
    assert data["format_version"] == 1
    assert data["relation"] == "excerpt"
    assert data["base"]["id"] == "base"
    assert data["base"]["path"] == "some/folder/base.txt"
    assert data["base"]["sha256"] == reprint.base.text.source.sha256
    assert data["base"]["encoding"] == "utf-8"
    assert data["base"]["characters"] == len(reprint.base.text.content)
    assert data["base"]["words"] == reprint.base_coverage.whole
    assert data["coverage"] == {"base": 0.6458, "witness": 0.7561}
    assert data["fidelity"] == {"shared_words": 31, "same_words": 29}
    assert data["tally"] == {
        "boilerplate": 1,
        "duplication": 1,
        "encoding": 1,
        "excerpt": 1,
        "move": 1,
        "number": 2,
        "omission": 1,
        "punctuation": 1,
        "typography": 1,
    }
    assert "findings" not in data
    assert "verdict" not in data


def test_a_difference_has_the_fields_that_programs_rely_on(reprint):
    data = _data.comparison(reprint)
    (lost,) = [each for each in data["differences"] if each["code"] == "encoding"]
    start = reprint.base.text.content.index("–")
    there = reprint.witness.text.content.index('""')
    (each,) = [d for d in reprint.differences if d.code == "encoding"]
    assert lost == {
        "id": each.id,
        "code": "encoding",
        "group": "damage",
        "severity": "warning",
        "base": {"start": start, "end": start + 1, "line": 3, "text": "–"},
        "witness": {"start": there, "end": there + 2, "line": 3, "text": '""'},
        "speaker": "Mr Kirby",
        "turn": 1,
        "note": "en dash lost",
    }


def test_every_text_is_the_slice_of_its_span(reprint):
    for each in _data.comparison(reprint)["differences"]:
        for side, transcript in (("base", reprint.base), ("witness", reprint.witness)):
            reading = each[side]
            assert transcript.text.content[reading["start"] : reading["end"]] == reading["text"]


def test_within_and_extra_are_told_where_they_say_something(reprint):
    data = {each["id"]: each for each in _data.comparison(reprint)["differences"]}
    for each in reprint.differences:
        assert data[each.id].get("within") == each.within
        assert data[each.id].get("extra") == each.extra
    assert sum("within" in each for each in data.values()) == 2
    assert [each["code"] for each in data.values() if "extra" in each] == ["duplication"]


def test_inspection(pair):
    base = pair.same("Heading\nMR A: One (Laughter.) two.\nMR B: Three.").collation().base
    turn = replace(
        base.turns[0], annotations=(Annotation(Span(18, 29), "(Laughter.)", "audience"),)
    )
    transcript = replace(
        base,
        turns=(turn, replace(base.turns[1], speaker=None)),
        unattributed=(Unattributed(Span(0, 8), "heading"),),
        metadata=Metadata("Title", "2015-11-14", "Vienna"),
        text=replace(base.text, steps=(Step("decode", "utf-8", 0.9),)),
    )
    data = _data.inspection(Examination(transcript, (FINDING,)))
    assert data["metadata"] == {"title": "Title", "date": "2015-11-14", "place": "Vienna"}
    assert data["turns"][0] == {
        "index": 0,
        "speaker": {
            "label": "MR A:",
            "name": "Mr A",
            "inferred": False,
            "asker": "",
            "why": "",
        },
        "start": 8,
        "end": 35,
        "annotations": [{"start": 18, "end": 29, "text": "(Laughter.)", "kind": "audience"}],
    }
    assert data["turns"][1]["speaker"]["name"] is None
    assert data["unattributed"] == [{"start": 0, "end": 8, "why": "heading"}]
    assert data["findings"] == [
        {
            "id": "ced8438bd699b4ea",
            "rule": "cut-word",
            "severity": "critical",
            "start": 3,
            "end": 6,
            "line": 1,
            "text": "OLD",
            "note": "stops in mid-word",
        }
    ]
    assert data["source"]["steps"] == [{"name": "decode", "detail": "utf-8", "confidence": 0.9}]


def test_matches_and_no_matches(reprint):
    source = reprint.witness.text.source
    found = (Match("002", "excerpt", 0.97, 0.92, 0.24),)
    data = _data.matches(source, found)
    assert data["source"] == {"id": source.id, "path": source.path, "sha256": source.sha256}
    assert data["matches"] == [
        {
            "source": "002",
            "relation": "excerpt",
            "score": 0.97,
            "coverage": {"source": 0.92, "match": 0.24},
        }
    ]
    assert _data.matches(source, ())["matches"] == []


def test_check_without_match_or_verdict(reprint):
    data = _data.examination(Examination(reprint.witness))
    assert data["matches"] == []
    assert data["comparison"] is None
    assert data["verdict"] is None


def test_check_holds_the_same_comparison_as_diff(reprint):
    verdict = Verdict(1, 1, 1, ())
    whole = Examination(reprint.witness, (FINDING,), (), reprint, verdict)
    data = _data.examination(whole)
    assert data["comparison"] == _data.comparison(reprint)
    assert data["verdict"]["passed"] is True
    assert data["sentence"] == data["comparison"]["sentence"]


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (99_999, 100_000, 0.9999),
        (100_000, 100_000, 1.0),
        (1, 100_000, 0.0001),
        (0, 7, 0.0),
        (0, 0, 0.0),
        (1, 3, 0.3333),
    ],
)
def test_a_ratio_is_1_for_all_and_0_for_nothing_only(part, whole, told):
    assert ratio(Share(part, whole)) == told


@pytest.mark.parametrize(
    ("path", "redacted"),
    [
        ("some/folder/a.txt", "a.txt"),
        ("/home/me/a.txt", "a.txt"),
        ("C:\\Users\\me\\a.txt", "a.txt"),
        ("a.txt", "a.txt"),
        ("-", "-"),
    ],
)
def test_redacted_paths(reprint, path, redacted):
    source = replace(reprint.base.text.source, path=path)
    assert _data.path_of(source, redact_paths=True) == redacted
    assert _data.path_of(source, redact_paths=False) == path


def test_redaction_reaches_every_json(reprint):
    examination = Examination(reprint.witness, (FINDING,), (), reprint, Verdict(1, 1, 1, ()))
    subjects = [
        Comparison(reprint, examination),
        Check(examination),
        Inspection(examination),
        Matches(reprint.base.text.source, ()),
    ]
    told = render("jsonl", subjects, version="1", redact_paths=True)
    assert told.count("\n") == 4
    assert "some/folder" not in told
    assert "some/folder" in render("jsonl", subjects, version="1")


class TestJson:
    def test_one_subject_is_an_object_and_several_are_a_list(self, reprint):
        subject = Comparison(reprint)
        assert isinstance(json.loads(render("json", [subject], version="1")), dict)
        assert len(json.loads(render("json", [subject] * 2, version="1"))) == 2

    def test_none_is_an_empty_list(self):
        assert json.loads(render("json", [], version="1")) == []
        assert render("jsonl", [], version="1") == ""

    def test_lines_are_in_the_order_given(self, reprint):
        sources = [reprint.witness.text.source, reprint.base.text.source]
        lines = render("jsonl", [Matches(s, ()) for s in sources], version="1").splitlines()
        assert [json.loads(line)["source"]["id"] for line in lines] == ["witness", "base"]

    def test_hostile_text_survives_and_harms_nobody(self, hostile):
        for code in ("json", "jsonl"):
            told = render(code, [Comparison(hostile)], version="1")
            told.encode("utf-8")
            assert not {"\x1b", "\x9b", "\u202e", "\x00", "\x7f", "\u2028"} & set(told)
            data = json.loads(told)
            (wording,) = [d for d in data["differences"] if d["code"] == "wording"]
            (there,) = [d for d in hostile.differences if d.code == "wording"]
            assert wording["witness"]["text"] == there.witness.text

    def test_no_carriage_or_line_end_inside_a_line(self, hostile):
        assert len(render("jsonl", [Comparison(hostile)], version="1").splitlines()) == 1

    @pytest.mark.parametrize(
        "value", ["</script>", "<!--", "&lt;", "\u2028", "\u2029", "\U000e0041", "\ud800", "é–漢😀"]
    )
    def test_embedded(self, value):
        told = embedded({"x": value})
        assert not set("<>&\u2028\u2029\ud800") & set(told)
        assert json.loads(told) == {"x": value}

    def test_readable_characters_stay(self):
        assert document({"x": "é–漢😀"}) == '{"x":"é–漢😀"}'


def test_formats_are_known_and_unknown_ones_are_refused(reprint):
    assert {"text", "json", "jsonl", "html", "markdown"} <= set(FORMATS.plugins)
    with pytest.raises(RegistryError, match="known: text"):
        render("wordperfect", [Comparison(reprint)], version="1")


def test_what_only_pages_need_is_loaded_for_pages_only():
    probe = (
        "import sys; from provenance.reports import FORMATS; FORMATS.plugins; "
        "sys.exit(' '.join({'jinja2', 'markupsafe', 'numpy', 'pandas'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


class TestWrite:
    def test_writes_what_it_is_given(self, tmp_path):
        write(tmp_path / "x.html", "a–b\r\nc\n")
        assert (tmp_path / "x.html").read_bytes() == "a–b\r\nc\n".encode()
        assert [path.name for path in tmp_path.iterdir()] == ["x.html"]

    def test_replaces_what_was_there(self, tmp_path):
        write(tmp_path / "x.html", "one")
        write(str(tmp_path / "x.html"), "two")
        assert (tmp_path / "x.html").read_text() == "two"

    def test_a_missing_folder_is_an_error_that_says_so(self, tmp_path):
        with pytest.raises(ProvenanceError, match=r"cannot write .*missing.*folder that exists"):
            write(tmp_path / "missing" / "x.html", "one")

    def test_a_folder_is_not_overwritten(self, tmp_path):
        (tmp_path / "x.html").mkdir()
        with pytest.raises(ProvenanceError, match="cannot write"):
            write(tmp_path / "x.html", "one")
        assert [path.name for path in tmp_path.iterdir()] == ["x.html"]

    def test_half_a_file_is_never_seen(self, tmp_path):
        (tmp_path / "x.html").write_text("whole")
        with pytest.raises(UnicodeEncodeError):
            write(tmp_path / "x.html", "half \ud800")
        assert [path.name for path in tmp_path.iterdir()] == ["x.html"]
        assert (tmp_path / "x.html").read_text() == "whole"


def test_a_page_holds_few_differences_as_they_are(reprint):
    data = _data.comparison(reprint)
    assert packed(data) == data
    assert unpacked(data) == data


@pytest.mark.parametrize(("number", "packs"), [(MANY, False), (MANY + 1, True)])
def test_from_many_on_differences_are_packed(reprint, number, packs):
    data = _data.comparison(reprint)
    data["differences"] = [{**data["differences"][0], "id": str(i)} for i in range(number)]
    assert isinstance(packed(data)["differences"], dict) == packs
    assert unpacked(packed(data)) == data


def test_a_packed_reading_ends_after_its_code_points(reprint):
    data = _data.comparison(reprint)
    reading = {"start": 3, "end": 6, "line": 1, "text": "a\U0001f3a4\ud800"}
    data["differences"] = [{**data["differences"][0], "base": reading}] * (MANY + 1)
    assert unpacked(json.loads(document(packed(data)))) == data


@pytest.mark.parametrize("within", [False, True])
def test_many_differences_are_packed_and_come_back_the_same(new_pair, reprint, within):
    data = _data.comparison(reprint)
    few = data["differences"]
    data["differences"] = [{**few[index % len(few)], "id": str(index)} for index in range(200)]
    whole = {"comparison": data, "verdict": None} if within else data
    small = packed(whole)
    assert len(document(small)) < len(document(whole)) / 2
    assert unpacked(json.loads(document(small))) == whole
    assert "columns" in (small["comparison"] if within else small)["differences"]


@pytest.mark.parametrize("code", ["json", "jsonl", "html", "text", "markdown"])
def test_no_folder_is_told_even_where_the_path_is_the_id(reprint, code):
    """A file that nobody registered is matched under its path."""
    text = reprint.base.text
    source = replace(text.source, id="/home/someone/base.txt", path="/home/someone/base.txt")
    base = replace(reprint.base, text=replace(text, source=source))
    place = Place("/home/someone/base.txt", 0, 1, "M")
    outcome = Outcome("R", "s", "x", "It is", "critical", "fail", "1", "0", (place,))
    examination = Examination(
        reprint.witness,
        (),
        (Match("/home/someone/base.txt", "copy", 1, 1, 1), Match("C:\\Me\\b.txt", "copy", 1, 1, 1)),
        replace(reprint, base=base),
        Verdict(1, 1, 1, (outcome,)),
    )
    subjects = [Check(examination)]
    assert "someone" in render(code, subjects, version="1")
    told = render(code, subjects, version="1", redact_paths=True)
    assert "base.txt" in told
    assert "b.txt" in told
    assert "someone" not in told
    assert "Me\\" not in told
