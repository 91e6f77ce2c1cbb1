"""Processes measured from outside: CPU time, time on the clock, peak memory, what they print.

CPU time is what ratios are made of: other work on the machine stretches the clock, and CPU time
hardly. Every quantity is the median of several fresh processes.
"""

from __future__ import annotations

import os
import platform
import re
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Taken:
    """What a process took: CPU seconds, clock seconds, peak megabytes; or why it was left out."""

    cpu: float = 0.0
    clock: float = 0.0
    megabytes: float = 0.0
    printed: str = ""
    skipped: str = ""


def once(command: list[str], bound: float) -> Taken:
    """Run ``command`` in a process of its own, for at most ``bound`` seconds of CPU time."""
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        running = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        peak = 0
        while True:
            peak = max(peak, _high_water(running.pid))
            pid, status, used = os.wait4(running.pid, os.WNOHANG)
            if pid:
                break
            if _cpu(running.pid) > bound or time.perf_counter() > began + 4 * bound:
                running.kill()
                os.wait4(running.pid, 0)
                running.returncode = -9
                return Taken(skipped=f"> {bound:.0f} s")
            time.sleep(0.002)
        running.returncode = os.waitstatus_to_exitcode(status)
        clock = time.perf_counter() - began
        out.seek(0)
        printed = out.read().decode("utf-8", "replace")
    if running.returncode not in (0, 1):
        return Taken(skipped=f"failed with exit code {running.returncode}")
    return Taken(used.ru_utime + used.ru_stime, clock, peak / 1024, printed)


def median(command: list[str], times: int, bound: float) -> Taken:
    """Run ``command`` several times; the medians, and the highest peak."""
    runs: list[Taken] = []
    for _ in range(times):
        runs.append(once(command, bound))
        if runs[-1].skipped:
            return runs[-1]
        if sum(run.clock for run in runs) > 2 * bound:  # long runs need no median
            break
    return Taken(
        statistics.median(run.cpu for run in runs),
        statistics.median(run.clock for run in runs),
        max(run.megabytes for run in runs),
        runs[0].printed,
    )


def machine() -> str:
    """The machine and how busy it is, on one line."""
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    except OSError:
        found = None
    name = found[1] if found else platform.processor() or platform.machine()
    load = os.getloadavg()[0]
    return (
        f"{name}, {os.cpu_count()} cores, load {load:.1f}, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def _high_water(pid: int) -> int:
    """Peak memory in kilobytes so far; what wait4 tells of a child includes our own pages."""
    try:
        found = re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{pid}/status").read_text("utf-8"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def _cpu(pid: int) -> float:
    """CPU seconds that a process has used so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
