"""How often the single-source rules raise an alarm: findings per ten thousand words, by rule.

    python benchmarks/findings.py [FOLDER] [--match GLOB] [--show N] [--severity warning]

Without a folder the corpus that ``TRANSCRIPT_CORPUS`` names is read. Every file below the folder
that is text, Markdown or another readable format is taken through the real stages. What is printed
counts alarms, true and false alike: read the places that ``--show`` prints to tell them apart.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from provenance.errors import ProvenanceError
from provenance.findings import RULES, examine
from provenance.model import SEVERITIES, Finding, Transcript, reaches
from provenance.pipeline import read
from provenance.sources import open_source

VARIABLE = "TRANSCRIPT_CORPUS"
PER = 10_000


def main() -> int:
    """Measure and print; 0 also where there is nothing to measure."""
    arguments = _arguments()
    folder = arguments.folder or os.environ.get(VARIABLE)
    if not folder or not Path(folder).is_dir():
        print(f"skipped: name a folder of transcripts, or set {VARIABLE} to one")
        return 0
    counts: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], list[str]] = defaultdict(list)
    words = files = 0
    seconds = 0.0
    for path in sorted(path for path in Path(folder).glob(arguments.match) if path.is_file()):
        transcript = _transcript(path)
        if transcript is None:
            continue
        files += 1
        words += len(transcript.text.content.split())
        began = time.perf_counter()
        found = examine(transcript)
        seconds += time.perf_counter() - began
        for one in found:
            counts[one.rule, one.severity] += 1
            shown[one.rule, one.severity].append(_line(path, transcript, one))
    _report(counts, shown, files, words, seconds, arguments)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", help=f"default: what {VARIABLE} names")
    parser.add_argument("--match", default="**/*", help="which files below the folder")
    parser.add_argument("--show", type=int, default=0, help="places to print of each rule")
    parser.add_argument("--rule", default="", help="show the places of this rule only")
    parser.add_argument("--severity", choices=SEVERITIES, default="warning", help="show from here")
    return parser.parse_args()


def _transcript(path: Path) -> Transcript | None:
    try:
        return read(open_source(str(path)))
    except ProvenanceError as error:
        print(f"not read: {path.name}: {str(error)[:120]}", file=sys.stderr)
        return None


def _line(path: Path, transcript: Transcript, finding: Finding) -> str:
    content, span = transcript.text.content, finding.span
    before = content[max(0, span.start - 50) : span.start]
    text = finding.text if len(finding.text) <= 100 else finding.text[:97] + "..."
    place = f"{before}⟦{text}⟧{content[span.end : span.end + 40]}"
    return f"  {path.name[:44]}: {place.translate({10: '⏎', 13: ''})} | {finding.note}"


def _report(
    counts: Counter[tuple[str, str]],
    shown: dict[tuple[str, str], list[str]],
    files: int,
    words: int,
    seconds: float,
    arguments: argparse.Namespace,
) -> None:
    print(f"{files} files, {words:,} words, {seconds:.2f} s in the rules")
    print(f"{'rule':24} {'severity':9} {'places':>7} {'per ' + format(PER, ','):>11} words")
    for rule in RULES:
        for severity in reversed(SEVERITIES):
            count = counts[rule.code, severity]
            if not count:
                continue
            rate = count * PER / max(words, 1)
            print(f"{rule.code:24} {severity:9} {count:7} {rate:11.2f}")
            if reaches(severity, arguments.severity) and arguments.rule in ("", rule.code):
                for line in shown[rule.code, severity][: arguments.show]:
                    print(line)
    alarms = sum(count for (_, severity), count in counts.items() if severity != "info")
    print(f"{'all, warning and above':34} {alarms:7} {alarms * PER / max(words, 1):11.2f}")


if __name__ == "__main__":
    sys.exit(main())
