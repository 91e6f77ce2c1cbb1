"""Whole reports as they shall be: of the seeds, of every code, of an event and of a catalogue.

Where a report differs from its gold, it is written to ``gold/actual``; look at the two. With
``TEST_GOLD=accept`` the gold is written anew, and a look at the diff is the review.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from provenance import pipeline
from provenance.model import Examination, Finding, Span
from provenance.reports import Comparison, Inspection, render
from provenance.sources import Catalogue, packaged
from reports import making

GOLD = Path(__file__).with_name("gold")
ACTUAL = GOLD / "actual"
ACCEPT = os.environ.get("TEST_GOLD") == "accept"
SUFFIXES = {"text": "txt", "markdown": "md", "json": "json", "html": "html"}

CODES = {
    "whitespace": (" ", "\n\n", "paragraph break in mid-sentence"),
    "typography": ("’", "'", "apostrophe"),
    "markup": ("", "**", "emphasis"),
    "case": ("vienna", "VIENNA", ""),
    "punctuation": (",", ";", ""),
    "label": ("MR KIRBY:", "John Kirby:", "the same speaker"),
    "encoding": ("–", '""', "EN DASH (U+2013) lost"),
    "truncation": ("months were agreed", "mon", "cut in a word"),
    "omission": ("and the envoy agreed ", "", ""),
    "insertion": ("", "as was told ", ""),
    "boilerplate": ("", "USPA NEWS, PARIS\n\n", "before the text"),
    "excerpt": ("What was said before is not reprinted. " * 3, "", "stands here alone"),
    "spelling": ("centre", "center", "British or American"),
    "wording": ("quickly", "soon", ""),
    "number": ("six", "eight", "6 is not 8"),
    "name": ("Lavrov", "Lavrof", ""),
    "negation": ("can", "cannot", "turned round"),
    "speaker": ("MR OTHER:", "MR KIRBY:", "given to someone else"),
}


def of_code(code):
    pair = making.Pair()
    if code == "move":
        return pair.take("x", "We will meet again. ").same("It was agreed. ").put("x")
    if code == "duplication":
        return pair.same("It was agreed. So be it. ").repeat("It was agreed. ")
    if code in ("label", "speaker", "boilerplate", "excerpt"):
        return pair.differ(code, *CODES[code][:2], note=CODES[code][2]).same(" We met in Vienna.\n")
    pair.same("MR KIRBY: We met in Vienna and then ")
    pair.differ(code, *CODES[code][:2], note=CODES[code][2], speaker="Mr Kirby", turn=0)
    return pair.same(" it was said.\n")


def seeds():
    catalogue = Catalogue.read(packaged("seeds"))
    base, witness = (pipeline.read(catalogue.source(each)) for each in ("002", "004"))
    return Comparison(pipeline.compare(base, witness))


def inspected():
    text = making.transcript("Heading\n\nMR A: It was “ said", "alone", publisher="Office")
    finding = Finding("unbalanced-quote", "warning", Span(16, 17), "“", "never closed")
    return Inspection(Examination(text, (finding,)))


CASES = {
    **{code: lambda code=code: Comparison(of_code(code).collation()) for code in CODES},
    "move": lambda: Comparison(of_code("move").collation()),
    "duplication": lambda: Comparison(of_code("duplication").collation()),
    "seeds": seeds,
    "reprint": lambda: Comparison(making.reprint()),
    "hostile": lambda: Inspection(
        Examination(making.transcript(f"MR EVIL: {making.HOSTILE}", "hostile"))
    ),
    "event": making.event,
    "overview": making.overview,
    "inspection": inspected,
}


def told(case, code):
    """The report of a case; of a page, what is in its body before the scripts."""
    report = render(
        code,
        [CASES[case]()],
        version="1.2.3",
        clock="2026-01-02T03:04:05Z",
        redact_paths=True,
        everything=True,
    )
    if code == "html":
        report = re.search(r"<main.*</main>\n", report, re.DOTALL)[0]
    return report


@pytest.mark.parametrize("code", SUFFIXES)
@pytest.mark.parametrize("case", CASES)
def test_report_is_as_it_shall_be(case, code):
    name = f"{case}.{SUFFIXES[code]}"
    actual = told(case, code)
    gold = GOLD / name
    if ACCEPT:
        gold.write_text(actual, encoding="utf-8", newline="")
    expected = gold.read_bytes().decode("utf-8") if gold.exists() else ""
    if actual != expected:
        ACTUAL.mkdir(exist_ok=True)
        (ACTUAL / name).write_text(actual, encoding="utf-8", newline="")
        pytest.fail(
            f"{name} differs from its gold: look at gold/actual/{name}, then accept it with "
            "TEST_GOLD=accept",
            pytrace=False,
        )


def test_no_gold_is_an_orphan():
    wanted = {f"{case}.{suffix}" for case in CASES for suffix in SUFFIXES.values()}
    if ACCEPT:
        shutil.rmtree(ACTUAL, ignore_errors=True)
        for path in GOLD.glob("*.*"):
            if path.name not in wanted | {".gitignore"}:
                path.unlink()
    assert {path.name for path in GOLD.iterdir() if path.is_file()} - {".gitignore"} == wanted


def test_every_code_has_its_case():
    from provenance.differences import CODES as known  # noqa: N811

    assert set(known) <= set(CASES)
