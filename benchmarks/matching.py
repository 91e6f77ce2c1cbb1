"""How well and how fast the same event is recognised, on a folder of real variants.

    TRANSCRIPT_CORPUS=folder python benchmarks/matching.py [text-format ...]

The folder holds ``MANIFEST.json``: ``files`` with ``file``, ``group`` (the event, or null for a
file that is no copy of any other) and ``format``; ``pairs`` with ``a`` and ``b``, the pairs that
are to be found. Every file is matched against all the others. Without the folder it says so and
does nothing.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from provenance import pipeline
from provenance.errors import ProvenanceError
from provenance.matching import Index, likely
from provenance.sources import open_source


def main() -> None:
    """Read, index and match the corpus; print the figures and every pair that went wrong."""
    folder = os.environ.get("TRANSCRIPT_CORPUS")
    if not folder or not (Path(folder) / "MANIFEST.json").is_file():
        print("skipped: set TRANSCRIPT_CORPUS to a folder with a MANIFEST.json")
        return
    root = Path(folder)
    manifest = json.loads((root / "MANIFEST.json").read_text(encoding="utf-8"))
    wanted = set(sys.argv[1:])
    files = {f["file"]: f for f in manifest["files"] if not wanted or f["format"] in wanted}

    sources, transcripts, entries, unreadable = {}, {}, {}, []
    index = Index()
    reading, printing, adding = [], [], []
    for name in sorted(files):
        source = replace(open_source(str(root / name)), id=name)
        began = time.perf_counter()
        try:
            transcripts[name] = pipeline.read(source)
        except ProvenanceError as error:
            unreadable.append((name, error))
            continue
        read = time.perf_counter()
        entries[name] = pipeline.entry(transcripts[name])
        printed = time.perf_counter()
        index.add(entries[name])
        reading.append(read - began)
        printing.append(printed - read)
        adding.append(time.perf_counter() - printed)
        sources[name] = source
    shelf = pipeline.Shelf(sources, index)

    asking, matching, found = [], [], {}
    for name, entry in entries.items():
        began = time.perf_counter()
        likely(entry, index, shelf.cards, {name})
        asked = time.perf_counter()
        for match in pipeline.match(transcripts[name], shelf, {name}).matches:
            found[name, match.source] = match
        asking.append(asked - began)
        matching.append(time.perf_counter() - asked)

    true = {
        pair
        for each in manifest["pairs"]
        for pair in ((each["a"], each["b"]), (each["b"], each["a"]))
        if pair[0] in entries and pair[1] in entries
    }
    right = [pair for pair in found if pair in true]
    same = [pair for pair in found if _same_group(files, pair)]
    print(f"{len(entries)} sources read, {len(unreadable)} not; {len(true)} directed pairs to find")
    for what, values in (
        ("read", reading),
        ("tokenize and fingerprint", printing),
        ("add to the index", adding),
        ("look up", asking),
        ("match, alignment and differences included", matching),
    ):
        mean, middle = statistics.mean(values), statistics.median(values)
        print(f"  {what}: {mean * 1000:.1f} ms a source (median {middle * 1000:.1f})")
    print(f"recall {len(right) / max(len(true), 1):.4f} ({len(right)} of {len(true)})")
    print(f"precision {len(same) / max(len(found), 1):.4f} ({len(same)} of {len(found)})")
    for pair in sorted(true - found.keys()):
        print(f"  missed: {pair[0]} in {pair[1]}")
    for pair in sorted(found.keys() - set(same)):
        match = found[pair]
        print(f"  strange: {pair[0]} in {pair[1]}: {match.relation}, {match.score:.3f}")
    for name, error in unreadable:
        print(f"  unreadable: {name}: {error}")


def _same_group(files: dict[str, dict[str, str]], pair: tuple[str, str]) -> bool:
    one, other = (files[name]["group"] for name in pair)
    return bool(one) and one == other


if __name__ == "__main__":
    main()
