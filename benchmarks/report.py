"""How big a report is and how soon it can be used: made-up pairs of many turns, and real ones.

A page counts as usable when it has loaded, the tour has gone to its first difference by a key, and
that has been painted. Run it with a Chromium on the path; without one only sizes are told.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from _corpus import MISSING, event_pairs, root

from provenance import pipeline
from provenance.errors import ProvenanceError
from provenance.model import Source
from provenance.reports import Comparison, render
from provenance.sources import open_source

TURNS = (1000, 5000)
ROUNDS = 3
BIGGEST = 40
SMALL = 20_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
WORDS = (
    "we have talked about the agreement with our partners and they know that it will take months "
    "before any delegation can go back to the table where this was left by the last conference"
).split()


def source(name: str, content: str) -> Source:
    """A source of these words."""
    data = content.encode()
    return Source(name, f"{name}.txt", data, sha256(data).hexdigest())


def made_up(turns: int) -> tuple[Source, Source]:
    """Two texts of so many turns: every turn differs in form, and every fourth in a word."""
    chance = random.Random(turns)
    base, witness = [], []
    for turn in range(turns):
        words = [chance.choice(WORDS) for _ in range(40)]
        label = ("MR KIRBY", "QUESTION", "MS HARF")[turn % 3]
        line = f"{label}: It’s turn {turn}, and {' '.join(words)}."
        base.append(line)
        if turn % 4 == 0:
            words[20] = "otherwise"
            line = f"{label}: It’s turn {turn}, and {' '.join(words)}."
        witness.append(line.replace("’", "'"))
    return source("base", "\n\n".join(base)), source("witness", "\n\n".join(witness))


def page_of(one: Source, other: Source) -> str:
    """The page of the comparison of two sources."""
    collation = pipeline.compare(pipeline.read(one), pipeline.read(other))
    examination = pipeline.inspect(collation.witness)
    return render("html", [Comparison(collation, examination)], version="0", clock="-")


def usable(page: str) -> list[float]:
    """Seconds until the page could be used, for each of ``ROUNDS`` fresh browsers' tabs."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be missing

    taken = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for _ in range(ROUNDS):
            tab = browser.new_page(viewport={"width": 1280, "height": 900})
            begun = time.perf_counter()
            tab.goto(file.as_uri())
            tab.keyboard.press("j")
            tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")
            taken.append(time.perf_counter() - begun)
            assert tab.locator(".here").count() == 1
            tab.close()
        browser.close()
    return taken


def chromium() -> str:
    """The path of a Chromium, or nothing."""
    return next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), "")


def main() -> None:
    """Print the figures."""
    print("turns    input  page   ratio  made   usable (median of", f"{ROUNDS})")
    for turns in TURNS:
        one, other = made_up(turns)
        begun = time.perf_counter()
        page = page_of(one, other)
        made = time.perf_counter() - begun
        inputs = len(one.data) + len(other.data)
        size = len(page.encode())
        told = f"{statistics.median(usable(page)):.2f} s" if chromium() else "no browser"
        figures = f"{inputs / 1e6:5.2f}  {size / 1e6:5.2f}  {size / inputs:5.1f}"
        print(f"{turns:5}    {figures}  {made:4.1f} s  {told}  (MB)")
    if root() is None:
        print(MISSING)
        return
    pairs = sorted(event_pairs(), key=lambda pair: -sum(p.stat().st_size for p in pair))
    step = max(len(pairs) // BIGGEST, 1)
    ratios = []
    for one, other in [*pairs[:5], *pairs[5::step]]:
        try:
            size = len(page_of(open_source(str(one)), open_source(str(other))).encode())
        except ProvenanceError as error:
            print(f"passed over: {one.name}: {error}", file=sys.stderr)
            continue
        inputs = one.stat().st_size + other.stat().st_size
        ratios.append((size / inputs, size, inputs, f"{one.name} | {other.name}"))
        if len(ratios) == 1:
            sizes = f"{inputs / 1e6:.2f} MB in, {size / 1e6:.2f} MB out"
            print(f"biggest pair: {sizes}, {size / inputs:.1f}")
    ratios.sort(reverse=True)
    # Of a small input the page's own style and script are most of the page.
    fair = [ratio for ratio, _, inputs, _ in ratios if inputs > SMALL]
    print(
        f"{sum(ratio > 10 for ratio in fair)} of {len(fair)} above {SMALL / 1e3:.0f} kB exceed 10"
    )
    print(
        f"{len(ratios)} pairs: median {statistics.median(r[0] for r in ratios):.1f}; the densest:"
    )
    for ratio, size, inputs, name in ratios[:6]:
        print(f"  {ratio:5.1f}  {size / 1e3:7.0f} kB of {inputs / 1e3:7.0f} kB  {name}")


if __name__ == "__main__":
    main()
