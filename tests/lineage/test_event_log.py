"""The event log: what was written is read, and whatever was done to it is found and named."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from provenance.errors import RecordError
from provenance.lineage import FIRST, append, entry, head_of, read
from provenance.model import ACTIVITIES, Event

WHEN = datetime(2026, 1, 31, 12, 0, 1, tzinfo=UTC)


def event(number=0, **changes):
    made = Event(WHEN, "fixity", f"source-{number}", "a" * 64, "provenance 9", {"holds": True})
    return replace(made, **changes)


@pytest.fixture
def log(tmp_path):
    """A log of five lines."""
    path = tmp_path / "events.jsonl"
    append(path, [event(number) for number in range(5)])
    return path


def lines_of(path):
    return path.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize(
    "written",
    [
        event(),
        event(subject="", agent="", digest="", outcome={}),
        event(subject="ключ \u2028 \x1b[31m \ud800 \U0001f600"),
        event(when=WHEN.replace(microsecond=25)),
        event(when=datetime(1, 1, 1, tzinfo=UTC)),
        event(outcome={"b": [1, None, {"z": 0.25, "a": "é"}], "a": False}),
        *(event(activity=activity) for activity in ACTIVITIES),
    ],
)
def test_what_is_written_is_read(written, tmp_path):
    path = tmp_path / "events.jsonl"
    append(path, [event(), written])
    append(path, [written])
    assert read(path) == (event(), written, written)


def test_no_log_has_no_events(tmp_path):
    assert read(tmp_path / "events.jsonl") == ()


def test_nothing_is_written_for_no_events(tmp_path):
    append(tmp_path / "events.jsonl", [])
    assert list(tmp_path.iterdir()) == []


def test_each_line_is_canonical_and_names_the_one_before(log):
    previous = FIRST
    for line in lines_of(log):
        values = json.loads(line)
        plain = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert plain.encode() + b"\n" == line
        assert values["previous"] == previous
        previous = sha256(line.rstrip(b"\n")).hexdigest()
    assert head_of(log).read_text() == f"5 {previous}\n"


@pytest.mark.parametrize(
    "when", [datetime(2026, 1, 1), datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=1)))]
)
def test_a_time_that_is_not_utc_is_refused(when):
    with pytest.raises(ValueError, match="UTC"):
        entry(event(when=when))


@pytest.mark.parametrize("outcome", [{"a": {1, 2}}, {"a": float("nan")}, {"a": b"x"}])
def test_an_outcome_that_json_cannot_hold_leaves_the_log_alone(outcome, log):
    before = log.read_bytes(), head_of(log).read_bytes()
    with pytest.raises((TypeError, ValueError)):
        append(log, [event(7), event(outcome=outcome)])
    assert (log.read_bytes(), head_of(log).read_bytes()) == before


def edit(number, old, new):
    def change(lines):
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new, 1)

    return change


def swap(one, other):
    def change(lines):
        lines[one - 1], lines[other - 1] = lines[other - 1], lines[one - 1]

    return change


def remove(*numbers):
    def change(lines):
        for number in sorted(numbers, reverse=True):
            del lines[number - 1]

    return change


def put(number, line):
    def change(lines):
        lines.insert(number - 1, line)

    return change


def nothing(lines):
    lines.clear()


def foreign(previous=FIRST, **changes):
    return entry(event(99, **changes), previous) + b"\n"


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (edit(1, b"source-0", b"source-9"), 1, "edited"),
        (edit(3, b"source-2", b"source-9"), 3, "edited"),
        (edit(5, b"source-4", b"source-9"), 5, "edited"),
        (edit(5, b"true", b"true "), 5, "edited"),
        (edit(2, b'"agent"', b'"aGent"'), 2, "edited"),
        (edit(2, b"{", b'{"zzz":1,'), 2, "edited"),
        (edit(2, b"fixity", b"frolic"), 2, "edited"),
        (edit(2, b"2026-01-31T12", b"2026-01-31 12"), 2, "edited"),
        (edit(2, b"{", b""), 2, "edited"),
        (edit(2, b"\n", b" \n"), 2, "edited"),
        (edit(2, b'"format_version":1', b'"format_version":2'), 2, "format_version 2"),
        (edit(2, b'"format_version":1', b'"format_version":true'), 2, "format_version True"),
        (edit(5, b"\n", b""), 5, "no end"),
        (edit(3, b"\n", b"\r\n"), 3, "edited"),
        (put(3, b"\n"), 3, "edited"),
        (put(3, b"[]\n"), 3, "edited"),
        (put(3, b"[" * 200_000 + b"\n"), 3, "edited"),
        (put(3, b"\xff\n"), 3, "edited"),
        (swap(2, 3), 2, "out of order"),
        (swap(1, 5), 1, "out of order"),
        (swap(4, 5), 4, "out of order"),
        (remove(1), 1, "removed"),
        (remove(3), 3, "removed"),
        (remove(2, 3), 2, "removed"),
        (remove(5), 5, "removed"),
        (remove(4, 5), 4, "removed"),
        (nothing, 1, "removed"),
        (put(1, foreign()), 2, "put in before"),
        (put(4, foreign("b" * 64)), 4, "does not follow"),
        (put(3, foreign("b" * 64)), 3, "does not follow"),
    ],
)
def test_what_was_done_to_a_line_is_named(change, line, said, log):
    lines = lines_of(log)
    change(lines)
    log.write_bytes(b"".join(lines))
    with pytest.raises(RecordError) as told:
        read(log)
    assert f"line {line} " in str(told.value)
    assert said in str(told.value)
    assert told.value.exit_code == 2
    with contextlib.suppress(RecordError):
        append(log, [event()])
    with pytest.raises(RecordError, match=f"line {line} "):
        read(log)  # what is written after it heals nothing


@pytest.mark.parametrize(
    "change",
    [
        edit(5, b"source-4", b"source-9"),
        edit(5, b"\n", b""),
        swap(4, 5),
        remove(1),
        remove(5),
        remove(4, 5),
        nothing,
        put(1, foreign()),
        put(6, foreign()),
        put(6, b"\n"),
    ],
)
def test_nothing_is_written_after_an_end_that_does_not_hold(change, log):
    lines = lines_of(log)
    change(lines)
    log.write_bytes(b"".join(lines))
    held = log.read_bytes(), head_of(log).read_bytes()
    with pytest.raises(RecordError):
        append(log, [event()])
    assert (log.read_bytes(), head_of(log).read_bytes()) == held


def test_every_flipped_bit_is_found(log):
    for path in (log, head_of(log)):
        whole = path.read_bytes()
        for at in range(0, len(whole), 7 if path == log else 1):
            for bit in (0, 5):
                flipped = bytearray(whole)
                flipped[at] ^= 1 << bit
                path.write_bytes(flipped)
                with pytest.raises(RecordError):
                    read(log)
        path.write_bytes(whole)
    assert len(read(log)) == 5


@pytest.mark.parametrize("content", [b"", b"5", b"5 abc\n", b"x" * 100, b"-1 " + b"a" * 64 + b"\n"])
def test_a_head_that_is_none_is_named(content, log):
    head_of(log).write_bytes(content)
    with pytest.raises(RecordError, match=r"events\.head was edited"):
        read(log)


def test_a_log_without_its_head_does_not_hold(log):
    head_of(log).unlink()
    with pytest.raises(RecordError, match="no head"):
        read(log)


def test_a_head_without_its_log_does_not_hold(log):
    log.unlink()
    with pytest.raises(RecordError, match="removed"):
        read(log)


def test_a_rewritten_line_with_right_hashes_is_still_found_by_the_next(log):
    lines = lines_of(log)
    lines[2] = entry(event(77), json.loads(lines[2])["previous"]) + b"\n"
    log.write_bytes(b"".join(lines))
    with pytest.raises(RecordError, match="line 4 does not follow"):
        read(log)


def test_a_rewritten_last_line_is_found_by_the_head(log):
    lines = lines_of(log)
    lines[4] = entry(event(77), json.loads(lines[4])["previous"]) + b"\n"
    log.write_bytes(b"".join(lines))
    with pytest.raises(RecordError, match="line 5 is not the line"):
        read(log)


def test_a_crash_between_log_and_head_loses_nothing(log):
    old = head_of(log).read_bytes()
    append(log, [event(5)])
    head_of(log).write_bytes(old)
    assert len(read(log)) == 6
    append(log, [event(6)])
    assert [each.subject for each in read(log)] == [f"source-{number}" for number in range(7)]
    assert head_of(log).read_bytes().startswith(b"7 ")


def test_a_directory_is_no_log(tmp_path):
    with pytest.raises(RecordError, match="cannot read"):
        read(tmp_path)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        append(tmp_path / "nowhere" / "events.jsonl", [event()])


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from provenance.lineage import append
from provenance.model import Event

who, path = sys.argv[1], Path(sys.argv[2])
for number in range(15):
    pair = [Event(datetime(2026, 1, 1, tzinfo=UTC), "fixity", f"{who}-{number}-{part}", "", "x")
            for part in "ab"]
    append(path, pair)
"""


def test_many_writers_at_once_lose_no_line_and_tear_no_pair(tmp_path):
    path = tmp_path / "events.jsonl"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, who, str(path)]) for who in ("m", "n", "o")
    ]
    try:
        while any(writer.poll() is None for writer in writers):
            read(path)  # a reader in between sees a log that holds
    finally:
        codes = [writer.wait(timeout=60) for writer in writers]
    assert codes == [0, 0, 0]
    subjects = [each.subject for each in read(path)]
    assert len(subjects) == 90
    for first, second in zip(subjects[::2], subjects[1::2], strict=True):
        assert first.removesuffix("a") == second.removesuffix("b")
    for who in "mno":
        own = [subject for subject in subjects if subject.startswith(who)]
        assert own == [f"{who}-{number}-{part}" for number in range(15) for part in "ab"]
