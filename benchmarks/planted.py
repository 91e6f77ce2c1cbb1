"""Planted damage: recall, precision and a confusion table per code.

    python benchmarks/planted.py --texts 60 --seed 7 [--codes number,name] [--near] [--show 20]

Clean texts are made from the seed; ``--seeds`` adds the project's seed documents and
TRANSCRIPT_CORPUS clean files of that corpus. Truth is exact: see tests/planting.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests"), str(HERE)]

import _corpus  # noqa: E402

from planting import texts  # noqa: E402
from planting.kinds import KINDS  # noqa: E402
from planting.mixing import CODES, ORDER, plant, plant_kind, untouched  # noqa: E402
from planting.model import Page  # noqa: E402
from planting.scoring import Score, score  # noqa: E402
from provenance import pipeline  # noqa: E402
from provenance.model import Source  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planting.model import Planting
    from provenance.model import Collation

SEEDS = {
    "002": {"SECRETARY KERRY": "John Kerry", "FOREIGN MINISTER LAVROV": "Sergey Lavrov"},
    "000": {"SECRETARY KERRY": "John Kerry"},
    "001": {},
}


def source(content: str, name: str) -> Source:
    """A source whose bytes are ``content``."""
    data = content.encode()
    return Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest())


def compare(planting: Planting) -> Collation:
    """Read both texts of a planting and compare them, as the command line does."""
    base = pipeline.read(source(planting.base, "base"))
    witness = pipeline.read(source(planting.witness, "witness"))
    return pipeline.compare(base, witness)


def pages(options: argparse.Namespace) -> list[Page]:
    """The clean texts to plant in."""
    made = [texts.page(options.seed * 1000 + n, options.words) for n in range(options.texts)]
    if options.seeds:
        for stem, others in SEEDS.items():
            file = next((HERE.parent / "seeds").glob(f"{stem}_*.txt"))
            made.append(Page(file.read_bytes().decode(), "en", file.stem, others))
    for language in ("en", "es", "fr"):
        real = _corpus.clean_texts(language) if options.corpus else []
        random.Random(options.seed).shuffle(real)
        made += [Page(text, language, name) for name, text in real[: options.corpus]]
    return made


def plantings(options: argparse.Namespace) -> Iterator[Planting]:
    """For each page: codes mixed far apart, mixed near, one kind alone, and nothing planted."""
    codes = options.codes.split(",") if options.codes else CODES
    kinds = [(code, name) for code in sorted(codes, key=ORDER.index) for name in KINDS[code]]
    for n, page in enumerate(pages(options)):
        seed = options.seed * 1000 + n
        if options.kind:
            code, _, name = options.kind.partition("/")
            yield plant_kind(page, seed, KINDS[code][name], options.count)
            continue
        if "control" in options.modes:
            yield untouched(page)
        if "mixed" in options.modes:
            yield plant(page, seed, codes, options.count, sweeps=options.sweeps)
        if "near" in options.modes:
            yield plant(page, seed + 500, codes, options.count, near=True, sweeps=False)
        if "permuted" in options.modes and n % 4 == 0:
            yield plant(page, seed + 700, codes, options.count // 2, permuted=True, sweeps=False)
        if "scripts" in options.modes and "encoding" in codes and n % 8 == 0:
            other = texts.foreign(seed, "ru" if n % 16 else "ar")
            garbled = [
                name
                for name in KINDS["encoding"]
                if name.startswith("utf-8") and "throughout" in name
            ]
            yield plant_kind(other, seed, KINDS["encoding"][garbled[n // 8 % len(garbled)]], 4)
        if "alone" in options.modes:
            code, name = kinds[n % len(kinds)]
            yield plant_kind(page, seed, KINDS[code][name], 3)


def quoted(text: str, start: int, end: int, around: int = 0) -> str:
    """A slice for people, with some text around it, shortened in the middle."""
    before, inside = text[max(start - around, 0) : start], text[start:end]
    if len(inside) > 110:
        inside = f"{inside[:60]} … {inside[-40:]}"
    return repr(f"{before}⟦{inside}⟧{text[end : end + around]}")


def show(result: Score, many: int) -> None:
    """Print misses and false finds with the texts around them."""
    print("\nMissed" if result.missed else "\nNothing missed")
    for missed in sorted(result.missed, key=lambda m: m.planted.code)[:many]:
        p, made = missed.planted, missed.planting
        print(f"  {p.code}: {p.note}   [{made.name} seed {made.seed}]")
        print(f"    base     {quoted(made.base, p.base.start, p.base.end, 25)}")
        print(f"    witness  {quoted(made.witness, p.witness.start, p.witness.end, 25)}")
        if missed.instead is not None:
            b, w = missed.instead.base.span, missed.instead.witness.span
            print(
                f"    reported {missed.instead.code} {quoted(made.base, b.start, b.end)}"
                f" / {quoted(made.witness, w.start, w.end)}"
            )
    print("False" if result.false else "Nothing false")
    for false in sorted(result.false, key=lambda f: f.report.code)[:many]:
        b, w, made = false.report.base.span, false.report.witness.span, false.planting
        there = (
            f"at planted {false.planted.code} ({false.planted.note})"
            if false.planted
            else "at nothing"
        )
        print(f"  {false.report.code} {there}   [{made.name} seed {made.seed}]")
        print(f"    base     {quoted(made.base, b.start, b.end, 25)}")
        print(f"    witness  {quoted(made.witness, w.start, w.end, 25)}")


def table(result: Score) -> None:
    """Print recall and precision per code, and what was taken for what."""
    print(f"{'code':12} {'planted':>8} {'recall':>7} {'reported':>9} {'precision':>9}  taken for")
    codes = sorted(set(result.planted) | set(result.reported))
    for code in codes:
        others = ", ".join(
            f"{got} {count}"
            for (planted, got), count in result.confusion.most_common()
            if planted == code and got != code
        )
        print(
            f"{code:12} {result.planted[code]:8} {result.recall(code):7.3f}"
            f" {result.reported[code]:9} {result.precision(code):9.3f}  {others}"
        )
    macro = [code for code in codes if result.planted[code]]
    print(
        f"{'overall':12} {result.planted.total():8} {result.recall():7.3f}"
        f" {result.reported.total():9} {result.precision():9.3f}"
    )
    if macro:
        print(
            f"{'mean by code':12} {'':8} {sum(map(result.recall, macro)) / len(macro):7.3f}"
            f" {'':9} {sum(map(result.precision, macro)) / len(macro):9.3f}"
        )
    nothing = {got: n for (planted, got), n in result.confusion.items() if planted == "—"}
    print(f"false where nothing was planted: {nothing or 'none'}")
    if result.severities:
        print(
            "severities (code, expected, reported): "
            + ", ".join(f"{'/'.join(key)} {n}" for key, n in result.severities.most_common())
        )


def options_() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=40, help="clean texts to make")
    parser.add_argument("--words", type=int, default=1500, help="words of each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--codes", default="", help="plant only these, comma between")
    parser.add_argument("--kind", default="", help="plant one kind alone, as code/name")
    parser.add_argument("--count", type=int, default=10, help="plantings in a text")
    parser.add_argument("--modes", default="control,mixed,near,permuted,alone,scripts")
    parser.add_argument("--no-sweeps", dest="sweeps", action="store_false")
    parser.add_argument("--seeds", action="store_true", help="plant in the seed documents too")
    parser.add_argument("--corpus", type=int, default=0, help="real files of each language, too")
    parser.add_argument("--mirror", action="store_true", help="swap base and witness")
    parser.add_argument("--show", type=int, default=0, help="print so many misses and false finds")
    return parser.parse_args()


def main() -> int:
    """Plant, compare, score, print."""
    options = options_()
    if options.corpus and _corpus.root() is None:
        print(_corpus.MISSING)
    result, crashes, count, began = Score(), 0, 0, time.perf_counter()
    controls = 0
    for planting in plantings(options):
        made = planting.mirrored() if options.mirror else planting
        count += 1
        try:
            collation = compare(made)
        except Exception:  # noqa: BLE001 - a benchmark counts crashes and goes on
            crashes += 1
            if crashes <= 3:
                print(f"crash on {made.name} seed {made.seed}")
                traceback.print_exc()
            continue
        part = score(made, collation.differences)
        if not made.truth:
            controls += len(collation.differences)
        result += part
    print(
        f"{count} plantings, {crashes} crashes, {time.perf_counter() - began:.1f} s; "
        f"{controls} differences where nothing was planted"
    )
    table(result)
    if options.show:
        show(result, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
