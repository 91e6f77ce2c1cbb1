"""Web Annotation: every anchor is exact, in code points; what is not is said to be an orphan."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from provenance import pipeline
from provenance.model import Examination, Facts, Finding, Source, Span
from provenance.reports import Comparison, Inspection, render

CLEF = "\U0001d11e\U0001f600"
BASE = f"""MR KIRBY: {CLEF} We met in Vienna – and then we talked of twelve countries for a while.

QUESTION: Will the envoy come back to this town, and did he say when, or by which road?

MR KIRBY: He will. <b>Thank you</b> all very much for coming out here tonight, my friends.
"""


def read(content, name="base", **facts):
    data = content.encode()
    return pipeline.read(
        Source(name, f"{name}.txt", data, sha256(data).hexdigest(), Facts(**facts))
    )


def page(subject, **options):
    made = render("annotations", [subject], version="9", **options)
    data = json.loads(made)
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert data["type"] == "AnnotationPage"
    return data["items"]


def tags(item):
    return [body["value"] for body in item["body"] if body["purpose"] == "tagging"]


def anchors(items, texts):
    """Hold every anchor against the text it is of; return how many there were."""
    held = 0
    for item in items:
        for target in item["target"]:
            quote, position = target["selector"]
            content = texts[target["source"]["id"]]
            start, end = position["start"], position["end"]
            assert content[start:end] == quote["exact"]
            assert content[:start].endswith(quote["prefix"])
            assert content[end:].startswith(quote["suffix"])
            held += 1
    return held


CHANGES = [
    ("twelve", "fifteen"),
    ("– and", '"" and'),
    ("and then we talked ", ""),
    ("my friends", "my dear old friends"),
    ("<b>Thank you</b>", "Thank you"),
    ("QUESTION:", "MR OTHER:"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_each_difference_is_one_annotation_with_exact_anchors(change):
    base, witness = read(BASE), read(BASE.replace(*change), "witness")
    collation = pipeline.compare(base, witness)
    assert collation.differences
    items = page(Comparison(collation))
    texts = {f"urn:sha256:{t.text.source.sha256}": t.text.content for t in (base, witness)}
    assert anchors(items, texts) == 2 * len(collation.differences)
    for item, difference in zip(items, collation.differences, strict=True):
        assert tags(item) == [difference.code, difference.severity, difference.group]
        assert item["motivation"] == "assessing"
        assert difference.id in item["id"]


def test_positions_count_code_points():
    collation = pipeline.compare(read(BASE), read(BASE.replace("twelve", "fifteen"), "witness"))
    (item,) = page(Comparison(collation))
    start = item["target"][1]["selector"][1]["start"]
    assert start == BASE.index("twelve")
    assert len(BASE[:start].encode("utf-16-le")) // 2 == start + 2


def test_findings_are_anchored_too():
    content = BASE.replace("this town,", "this town,which") + "He stopped in the mid"
    transcript = read(content)
    examination = pipeline.inspect(transcript)
    assert examination.findings
    items = page(Inspection(examination))
    texts = {f"urn:sha256:{transcript.text.source.sha256}": content}
    assert anchors(items, texts) == len(examination.findings)
    assert len({item["id"] for item in items}) == len(items)


def test_a_text_without_differences_has_no_annotations():
    assert page(Comparison(pipeline.compare(read(BASE), read(BASE, "witness")))) == []


def test_what_is_not_at_its_place_is_an_orphan_and_has_no_place():
    transcript = read(BASE)
    wrong = Finding("cut-word", "critical", Span(3, 9), "nowhere", "a cut word")
    (item,) = page(Inspection(Examination(transcript, (wrong,))))
    assert tags(item) == ["cut-word", "critical", "orphan"]
    assert "selector" not in item["target"][0]


def test_what_was_extracted_is_anchored_in_the_text_not_in_the_file():
    transcript = read(BASE)
    text = replace(transcript.text, exact=False)
    found = Finding("cut-word", "critical", Span(0, 8), "MR KIRBY", "")
    (item,) = page(Inspection(Examination(replace(transcript, text=text), (found,))))
    digest = sha256(BASE.encode()).hexdigest()
    assert item["target"][0]["source"]["id"] == f"urn:x-provenance:text:sha256:{digest}"


def test_facts_and_paths_are_only_data():
    odd = "\x1b[31m</script>\u202e"
    base = read(BASE, odd, url=odd, language="en")
    collation = pipeline.compare(base, read(BASE.replace("twelve", "six"), "witness"))
    made = render("annotations", [Comparison(collation)], version="9", clock="2026-01-31T00:00:00Z")
    assert "\x1b" not in made
    assert "\u202e" not in made
    item = json.loads(made)["items"][0]
    assert item["created"] == "2026-01-31T00:00:00Z"
    assert item["target"][1]["source"]["canonical"] == odd


def test_the_verbs_write_them(archive):
    archive.witness(archive.number)
    for verb in (("diff", "talks", "copy.txt"), ("check", "copy.txt"), ("inspect", "copy.txt")):
        ran = archive.run(*verb, "-f", "annotations")
        assert ran.code in (0, 1), ran.err
        assert ran.data["type"] == "AnnotationPage"
    ran = archive.run("diff", "talks", "copy.txt", "-f", "annotations", "--redact-paths")
    assert "seeds/" not in ran.out
