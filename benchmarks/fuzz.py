"""Every reader given damaged files, for as long as you like: make fuzz, or

    python benchmarks/fuzz.py --seconds 600 --seed 7 --keep found

Valid files of every format are damaged by chance (tests/formats/mutation.py), and what is read in
a way not seen before is damaged further. Each must end within bounds of time and memory, as a
transcript that keeps the laws of tests/formats/laws.py or as an error of ours. What does not is
kept as a file under ``--keep``, and the exit code is 1: make a case of it in the tests.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests"), str(HERE)]

from formats.laws import assert_structured, read_or_refuse  # noqa: E402
from formats.mutation import SAMPLES, declared, mutated  # noqa: E402
from provenance.errors import ProvenanceError  # noqa: E402
from provenance.findings import examine  # noqa: E402
from provenance.speakers import attribute  # noqa: E402

CASE_SECONDS = 10
"""Seconds of CPU that one case may take: the largest has 60 KB, packed ones unpack to more."""
MEMORY = 1 << 30
"""Bytes of address space that reading may take beyond what the program has at its start."""
_POOL = 400


def attempt(data: bytes, **facts: str) -> str:
    """Read ``data`` in all stages and return in few words what came of it."""
    read = read_or_refuse(data, **facts)
    if isinstance(read, ProvenanceError):
        return f"{read.slug}: " + re.sub(r"\d[\d,.]*|'[^']*'|\"[^\"]*\"", "#", str(read))[:90]
    transcript = attribute(read)
    assert_structured(transcript)
    found = sorted({finding.rule for finding in examine(transcript)})
    steps = "+".join(step.name for step in transcript.text.steps)
    turns = len(transcript.turns).bit_length()
    return f"{transcript.format} {transcript.text.encoding[:12]} {steps} {turns} {','.join(found)}"


def work(seconds: float, seed: int, folder: Path) -> int:
    """Try cases until ``seconds`` of CPU are spent; print one JSON line for each finding."""
    for data in SAMPLES.values():
        attempt(data)  # what is loaded but once is no part of a case
    size = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, size + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    draw = Random(seed)
    pools = {name: [data] for name, data in SAMPLES.items()}
    others = list(SAMPLES.values())
    seen: set[str] = set()
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    current = folder / f"current-{seed}"
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        name = draw.choice(list(pools))
        start = SAMPLES[name] if draw.random() < 0.5 else draw.choice(pools[name])
        data = mutated(start, draw, others)
        facts = declared(draw)
        current.write_bytes(data)
        current.with_suffix(".json").write_text(json.dumps(facts), "utf-8")
        signal.setitimer(signal.ITIMER_PROF, CASE_SECONDS)  # its signal ends the process
        started = time.process_time()
        try:
            outcome = attempt(data, **facts)
        except Exception as error:  # noqa: BLE001, every error that is not ours is a finding
            signal.setitimer(signal.ITIMER_PROF, 0)
            where = traceback.extract_tb(error.__traceback__)[-1]
            outcome = f"FOUND {type(error).__name__}: {str(error)[:200]!r} {where.name}"
            report = {
                "found": outcome,
                "file": f"{keep(folder, data)} {facts}",
                "trace": traceback.format_exc()[-2000:],
            }
            print(json.dumps(report), flush=True)
        signal.setitimer(signal.ITIMER_PROF, 0)
        taken = time.process_time() - started
        slowest = max(slowest, (taken, f"{name}: {outcome[:60]}, {len(data):,} bytes"))
        if taken > 2.0:
            keep(folder, data, "slow")
        outcomes[outcome.split(" ")[0].rstrip(":")] += 1
        if outcome not in seen and len(pools[name]) < _POOL:
            seen.add(outcome)
            pools[name].append(data)
    for left in (current, current.with_suffix(".json")):
        left.unlink(missing_ok=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    done = {"outcomes": outcomes, "ways": len(seen), "slowest": slowest, "peak": peak}
    print(json.dumps(done), flush=True)
    return 0


def keep(folder: Path, data: bytes, kind: str = "found") -> Path:
    """Write a case to a file that is named by its content."""
    import hashlib  # noqa: PLC0415

    path = folder / f"{kind}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return path


def main() -> int:
    """Run one worker after the other: one that dies is a finding, and another takes its place."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=float, default=60, help="seconds of CPU")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(".fuzz"), help="folder for what is found")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.keep.mkdir(parents=True, exist_ok=True)
    if given.worker:
        return work(given.seconds, given.seed, given.keep)
    outcomes: Counter[str] = Counter()
    ways, slowest, peak, found, spent, seed = 0, [0.0, ""], 0, 0, 0.0, given.seed
    while spent < given.seconds:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        left = max(5.0, given.seconds - spent)
        command = [sys.executable, __file__, "--worker", "--seconds", f"{left:.0f}"]
        command += ["--seed", f"{seed}", "--keep", f"{given.keep}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
            for line in worker.stdout or ():
                said = json.loads(line)
                if "found" in said:
                    found += 1
                    print(f"{said['found']}\n  {said['file']}\n{said['trace']}", flush=True)
                else:
                    outcomes.update(said["outcomes"])
                    ways, peak = ways + said["ways"], max(peak, said["peak"])
                    slowest = max(slowest, said["slowest"])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent += after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if worker.returncode:
            current = given.keep / f"current-{seed}"
            why = signal.Signals(-worker.returncode).name if worker.returncode < 0 else "exit"
            why = f"more than {CASE_SECONDS} s of CPU" if why == "SIGPROF" else why
            case = "no case"
            if current.exists():
                case = f"{keep(given.keep, current.read_bytes())} "
                case += current.with_suffix(".json").read_text("utf-8")
            print(f"FOUND the reader ended with {why}\n  {case}")
            current.unlink(missing_ok=True)
            found += 1
            if worker.returncode > 0:
                return 1
        seed += 1
    print(f"{sum(outcomes.values()):,} cases in {spent:.0f} s of CPU, read in {ways:,} ways")
    for outcome, count in outcomes.most_common():
        print(f"  {count:8,}  {outcome}")
    print(f"slowest: {slowest[0]:.2f} s ({slowest[1]}); peak {peak / 1024:.0f} MB; {found} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
