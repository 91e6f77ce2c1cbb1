"""The pages that the browser opens, and where a browser is found."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.util import find_spec

from provenance import pipeline
from provenance.model import Examination, Finding, Match, Outcome, Place, Span, Verdict
from provenance.reports import Check, Comparison, Inspection, Matches, render
from provenance.reports._encode import MANY
from provenance.sources import Catalogue, packaged
from reports import making

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WANTED = "TEST_CHROMIUM"
"""Names the browser to test with; without it, the first of ``NAMES`` on the path."""


def chromium() -> str:
    """Return the path of a Chromium, or the empty string."""
    named = os.environ.get(WANTED)
    return named or next(filter(None, map(shutil.which, NAMES)), "")


def lacking() -> str:
    """Return what keeps the browser tests from running, in words; the empty string for nothing."""
    if find_spec("playwright") is None:
        return "the Python package 'playwright' is missing: pip install playwright"
    if chromium() and shutil.which(chromium()) is None:
        return f"{WANTED} names no program: {chromium()}"
    if not chromium():
        return f"no Chromium was found: apt-get install chromium, or name one in {WANTED}"
    return ""


def axe() -> str:
    """Return the source of axe-core, or the empty string where its package is missing."""
    if find_spec("axe_playwright_python") is None:
        return ""
    package = resources.files("axe_playwright_python")
    return package.joinpath("axe.min.js").read_text("utf-8")


def page(*subjects, **more) -> str:
    """Return the HTML report of ``subjects``."""
    return render("html", subjects, version="1.2.3", clock="2026-01-02T03:04:05Z", **more)


@cache
def seeds() -> tuple:
    """Return the seeds' sources, read."""
    catalogue = Catalogue.read(packaged("seeds"))
    return tuple(pipeline.read(catalogue.source(each)) for each in ("002", "004"))


def judged(examination):
    """Return ``examination`` with an expectation of every status, and places that lead."""
    text = examination.transcript.text
    source = text.source.id
    start = max(text.content.find('""'), 0)
    place = Place(source, start, start + 2, '""')
    outcomes = tuple(
        Outcome(f"TRN-0{i}", "turns", "x", f"It is {status}", severity, status, "1", "at most 0", p)
        for i, (status, severity, p) in enumerate(
            (
                ("pass", "critical", ()),
                ("warn", "warning", (place, replace(place, start=start + 9))),
                ("fail", "critical", (place, Place("elsewhere", None, None, "not here"))),
                ("error", "critical", ()),
            )
        )
    )
    matches = (
        Match("002", "excerpt", 0.97, 0.92, 0.24),
        Match("001", "overlap", 0.1, 0.1, 0.02),
    )
    return replace(examination, verdict=Verdict(4, 4, 9, outcomes), matches=matches)


def examined(collation):
    """Return what a check of the witness comes to."""
    return judged(replace(pipeline.inspect(collation.witness), collation=collation))


def many():
    """Return more differences than a page holds as they are."""
    pair = making.Pair()
    for turn in range(MANY // 2 + 10):
        pair.same(f"MR A: It was said {turn} times that it").differ("typography", "’", "'")
        pair.same("s at ").differ("number", "six", "eight", speaker="Mr A", turn=turn)
        pair.same(" hours.\n\n")
    return Comparison(pair.collation())


def codes():
    """Return a comparison with a difference of every code, each in words of its own."""
    pair = making.Pair().differ("excerpt", "MR OLD: What was said before this.\n\n", "")
    pair.same("MR KIRBY: It began. ")
    for code in sorted(set(making.GROUP) - {"excerpt", "move", "duplication"}):
        base, witness = READINGS.get(code, (f"{code} six", f"{code} eight"))
        pair.differ(code, base, witness, note=f"a note of {code}").same(f" then of {code}. ")
    pair.take("moved", "This will stand elsewhere. ").same("So it was agreed. ").put("moved")
    return Comparison(pair.repeat("So it was agreed. ").same("It ended.\n").collation())


READINGS = {
    "whitespace": (" ", "\n\n"),
    "typography": ("’", "'"),
    "punctuation": ("", ";"),
    "omission": ("Left out. ", ""),
    "insertion": ("", "Put in. "),
    "truncation": ("and so on", "and s"),
}


def subjects() -> dict:
    """Return a subject for every kind of page."""
    base, witness = seeds()
    collation = pipeline.compare(base, witness)
    reprint = making.reprint()
    finding = Finding("lost-dash", "warning", Span(0, 3), "USP", "quotation marks")
    bad = making.hostile()
    hostile = Finding("lost-dash", "warning", Span(9, 60), making.HOSTILE, making.HOSTILE)
    return {
        "seeds": Check(examined(collation)),
        "made-up": Comparison(reprint, Examination(reprint.witness, (finding,))),
        "source": Inspection(judged(pipeline.inspect(witness))),
        "hostile": Comparison(bad, Examination(bad.witness, (hostile,))),
        "hostile-source": Inspection(Examination(bad.witness, (hostile,))),
        "many": many(),
        "codes": codes(),
        "event": making.event(),
        "overview": making.overview(),
        "matches": Matches(witness.text.source, judged(Examination(witness)).matches),
    }
