"""When it was said: the times of captions, recognisers and tables, kept beside the text."""

import json

import pytest

from formats.making import source_of
from provenance.model import Span
from provenance.pipeline import read as read_whole

VTT = """WEBVTT

00:01.000 --> 00:02.500
<v Ann Adler>Good evening.

00:02.500 --> 00:04.000
Thank you &amp; welcome.

01:00:00.250 --> 01:00:02.000
<v Beat>Good night.
"""


def anchored(transcript):
    content = transcript.text.content
    return [
        (a.label, a.begin, a.finish, content[a.span.start : a.span.end]) for a in transcript.anchors
    ]


def of_turns(transcript):
    return [transcript.times(turn.span) for turn in transcript.turns]


def test_cues_keep_their_times(read):
    transcript = read(VTT)
    assert anchored(transcript) == [
        ("00:00:01.000", 1.0, 2.5, "Good evening."),
        ("00:00:02.500", 2.5, 4.0, "Thank you & welcome."),
        ("01:00:00.250", 3600.25, 3602.0, "Good night."),
    ]
    assert of_turns(transcript) == [(1.0, 4.0), (3600.25, 3602.0)]
    assert {anchor.kind for anchor in transcript.anchors} == {"time"}


def test_turns_that_labels_make_have_times_too():
    srt = (
        "1\n00:00:01,000 --> 00:00:02,000\nMS ADLER: Good evening.\n\n"
        "2\n00:00:02,000 --> 00:00:03,500\nIt is late.\n\n"
        "3\n00:00:09,000 --> 00:00:11,000\nMR BRUN: It is, and I am tired.\n"
    )
    assert of_turns(read_whole(source_of(srt))) == [(1.0, 3.5), (9.0, 11.0)]


def test_a_line_of_a_rolling_caption_has_the_time_of_its_first_cue(read):
    lines = [f"line number {number} of it" for number in range(6)]
    rolled = "WEBVTT\n\n" + "\n".join(
        f"00:0{at}.000 --> 00:0{at + 1}.000\n{lines[at]}\n{lines[at + 1]}\n" for at in range(5)
    )
    found = anchored(read(rolled))
    assert [(begin, words) for _, begin, _, words in found] == [
        (0.0, f"{lines[0]} {lines[1]}"), *((float(at), lines[at + 1]) for at in range(1, 5)),
    ]  # fmt: skip


ROWS = range(3)
WORDS = "Good evening to all of you, and thank you for coming here on this rainy night."


def segments(unit, **keys):
    names = {"start": "start", "end": "end", **keys}
    listed = []
    for at in ROWS:
        one = {names["start"]: at * 6 * unit, "text": WORDS}
        if names["end"]:
            one[names["end"]] = (at * 6 + 5) * unit
        listed.append(one)
    return json.dumps({"segments": listed})


def spelt(start, end):
    return {"startTime": start, "endTime": end, "text": WORDS}


@pytest.mark.parametrize(
    "data",
    [
        segments(1),
        segments(1.0),
        segments(1000),
        segments(1000, start="startMs", end="endMs"),
        segments(10_000_000, start="offset"),
        json.dumps([{"timestamp": [at * 6, at * 6 + 5.0], "text": WORDS} for at in ROWS]),
        json.dumps([spelt(f"0:{at * 6:02}", f"00:00:{at * 6 + 5:02}.0") for at in ROWS]),
        json.dumps([spelt(f"{at * 6}s", f"{at * 6 + 5}.0") for at in ROWS]),
        "start,end,text\n" + "".join(f'{at * 6},{at * 6 + 5},"{WORDS}"\n' for at in ROWS),
        "start_ms\tend_ms\ttext\n"
        + "".join(f"{at * 6000}\t{at * 6000 + 5000}\t{WORDS}\n" for at in ROWS),
        "start,end,text\n"
        + "".join(f'0:{at * 6:02},0:{at * 6 + 5:02},"{WORDS}"\n' for at in ROWS),
    ],
)  # fmt: skip
def test_times_in_any_unit(data, read):
    assert anchored(read(data)) == [
        (f"00:00:{at * 6:02}.000", at * 6.0, at * 6 + 5.0, WORDS) for at in ROWS
    ]


def test_without_ends_an_entry_is_a_moment(read):
    found = anchored(read(segments(1, end="")))
    assert [(begin, until) for _, begin, until, _ in found] == [(0, 0), (6, 6), (12, 12)]


def test_declared_paths_give_times(read):
    data = json.dumps([{"a": WORDS, "b": {"c": "1:00"}}, {"a": WORDS, "b": {"c": 70.5}}])
    paths = (("turns", "[]"), ("text", "a"), ("start", "b.c"))
    found = anchored(read(data, paths=paths))
    assert [(label, begin) for label, begin, _, _ in found] == [
        ("00:01:00.000", 60.0), ("00:01:10.500", 70.5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        "MS ADLER: It is 10:30.\n\nMR BRUN: 00:01:02 is a time.\n",
        json.dumps([{"speaker": "A", "text": WORDS}]),
        json.dumps([{"offset": at * len(WORDS), "text": WORDS} for at in ROWS]),
        json.dumps([{"start": "noon", "text": WORDS}, {"start": None, "text": WORDS}]),
        json.dumps([{"start": [1, 2, 3], "text": WORDS}, {"start": {}, "text": WORDS}]),
        json.dumps([{"timestamp": "2016-05-04T10:00:00Z", "text": WORDS}] * 2),
        '[{"start": 1e999, "text": "' + WORDS + '"}, {"start": NaN, "text": "' + WORDS + '"}]',
        'offset,text\n0,"' + WORDS + '"\n90,"' + WORDS + '"\n',
        'start,text\nnoon,"' + WORDS + '"\n,"' + WORDS + '"\n',
        'date,text\n2016-05-04,"' + WORDS + '"\n2016-05-05,"' + WORDS + '"\n',
    ],
)
def test_what_gives_no_times(data, read):
    transcript = read(data)
    assert transcript.anchors == ()
    assert transcript.times(Span(0, len(transcript.text.content))) is None


@pytest.mark.parametrize(
    ("start", "end", "times"),
    [
        (11, 13, (1.0, 2.5)),
        (0, 12, (1.0, 2.5)),
        (20, 40, (1.0, 4.0)),
        (0, 61, (1.0, 3602.0)),
        (0, 5, None),  # the label, which nobody speaks
        (24, 25, None),  # the space between two cues
        (24, 24, None),
    ],
)
def test_times_of_a_stretch(start, end, times, read):
    transcript = read(VTT)
    assert transcript.text.content == (
        "Ann Adler: Good evening. Thank you & welcome.\n\nBeat: Good night."
    )
    assert transcript.times(Span(start, end)) == times
