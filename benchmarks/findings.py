"""How often the single-source rules raise an alarm, how often wrongly, and what they miss.

    python benchmarks/findings.py [FOLDER] [--match GLOB] [--pairs] [--show N] [--rule CODE]
    python benchmarks/findings.py --planted

Without a folder the corpus that ``TRANSCRIPT_CORPUS`` names is read; every file is taken through
the real stages. Alarms are counted by rule and per ten thousand words, apart for published texts,
edited ones and rough ones (recognised, scraped, captioned). True and false are told apart in two
ways: by what a person has read (``judged.json``), and with ``--pairs`` by what another copy of the
event has at the place. ``--planted`` damages clean texts and counts what is found of it.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests"), str(HERE)]

import _alarms  # noqa: E402
import _corpus  # noqa: E402

from provenance.findings import RULES  # noqa: E402
from provenance.model import SEVERITIES, reaches  # noqa: E402

PER = 10_000
CLASSES = ("published", "edited", "rough")


def main() -> int:
    """Measure and print; 0 also where there is nothing to measure."""
    arguments = _arguments()
    if arguments.planted:
        import _damage  # noqa: PLC0415

        return _damage.report(arguments.seed)
    folder = arguments.folder or os.environ.get(_corpus.VARIABLE)
    if not folder or not Path(folder).is_dir():
        print(f"skipped: name a folder of transcripts, or set {_corpus.VARIABLE} to one")
        return 0
    listed = _corpus.manifest()["files"] if Path(folder) == _corpus.root() else []
    found = _alarms.survey(_alarms.files(Path(folder), arguments.match, listed))
    grave = [alarm for alarm in found.alarms if reaches(alarm.severity, arguments.severity)]
    if arguments.pairs:
        _alarms.weigh(grave, _corpus.event_pairs())
    _table(found)
    if listed:
        _estimate(found)
    if arguments.show or arguments.rule:
        _show(grave, arguments)
    if arguments.keep:
        chosen = [one for one in _chosen(grave, arguments) if one.verdict == "unread"]
        _alarms.keep(chosen, arguments.keep)
        print(f"kept as {arguments.keep}: {len(chosen)}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", help=f"default: what {_corpus.VARIABLE} names")
    parser.add_argument("--match", default="**/*", help="which files below the folder")
    parser.add_argument("--pairs", action="store_true", help="ask the other copies of each event")
    parser.add_argument("--planted", action="store_true", help="measure what is missed instead")
    parser.add_argument("--seed", type=int, default=7, help="of what is planted and sampled")
    parser.add_argument("--show", type=int, default=0, help="places to print of each rule")
    parser.add_argument("--rule", default="", help="show the places of this rule only")
    parser.add_argument("--of", default="", help="show only published, edited or rough texts")
    parser.add_argument("--verdict", default="", help="show only real, false or unread ones")
    parser.add_argument("--severity", choices=SEVERITIES, default="warning", help="from here on")
    parser.add_argument("--keep", choices=("real", "false"), help="keep a verdict on those shown")
    return parser.parse_args()


def _table(found: _alarms.Survey) -> None:
    print(f"{sum(found.files.values())} files: " + ", ".join(
        f"{found.files[one]} {one} ({found.words[one]:,} words)" for one in CLASSES
    ))  # fmt: skip
    print(f"{'rule':22} {'severity':8} {'published':>10} {'edited':>7} {'rough':>7}", end="")
    print(f" {'per 10k':>8} {'supported':>10} {'same':>5} {'alone':>6} {'cpu s':>7}")
    print(f"{'':22} {'':8} {'':>10} {'':>7} {'':>7} {'publ.':>8}  by other copies, all texts")
    for rule in RULES:
        cpu = f"{found.seconds[rule.code]:7.2f}"
        for severity in reversed(SEVERITIES):
            alarms = [a for a in found.alarms if (a.rule, a.severity) == (rule.code, severity)]
            if not alarms and not (cpu and severity == rule.severity):
                continue
            count = Counter(_alarms.class_of(alarm.kind) for alarm in alarms)
            bases = Counter(alarm.basis for alarm in alarms)
            rate = count["published"] * PER / max(found.words["published"], 1)
            print(
                f"{rule.code:22} {severity:8} {count['published']:10} {count['edited']:7} "
                f"{count['rough']:7} {rate:8.3f} {bases['supported']:10} {bases['same']:5} "
                f"{bases['alone']:6} {cpu}"
            )
            cpu = ""
    print(f"{'all rules':76} {sum(found.seconds.values()):16.2f}")


def _estimate(found: _alarms.Survey) -> None:
    print("\nfalse alarms of severity warning or critical, by eye (judged.json):")
    for group in (("published",), ("edited",), ("published", "edited")):
        alarms = [
            alarm
            for alarm in found.alarms
            if alarm.severity != "info" and _alarms.class_of(alarm.kind) in group
        ]
        verdicts = Counter(alarm.verdict for alarm in alarms)
        words = sum(found.words[one] for one in group)
        worst = (verdicts["false"] + verdicts["unread"]) * PER / max(words, 1)
        print(
            f"  {' and '.join(group):22} {words:>9,} words: {len(alarms):4} alarms, "
            f"{verdicts['real']} real, {verdicts['false']} false, {verdicts['unread']} unread: "
            f"{verdicts['false'] * PER / max(words, 1):.3f} false per 10,000 words "
            f"({worst:.3f} if all unread ones are)"
        )


def _chosen(alarms: list[_alarms.Alarm], arguments: argparse.Namespace) -> list[_alarms.Alarm]:
    return [
        alarm
        for alarm in alarms
        if arguments.rule in ("", alarm.rule)
        and arguments.of in ("", _alarms.class_of(alarm.kind))
        and arguments.verdict in ("", alarm.verdict)
    ]


def _show(alarms: list[_alarms.Alarm], arguments: argparse.Namespace) -> None:
    chosen = _chosen(alarms, arguments)
    for rule in RULES:
        places = [alarm for alarm in chosen if alarm.rule == rule.code]
        if not places:
            continue
        count = min(arguments.show or len(places), len(places))
        print(f"\n{rule.code}: {len(places)} places, {count} shown")
        for one in random.Random(arguments.seed).sample(places, count):
            said = f"{one.basis} {'/'.join(one.codes)}".strip()
            name = Path(one.file).name[:30]
            print(f"  {one.key} {one.verdict} [{said}] {name}: {one.context} | {one.note}")


if __name__ == "__main__":
    sys.exit(main())
