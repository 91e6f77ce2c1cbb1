"""WebVTT and SRT: which texts are captions, and the transcript that they join to."""

from itertools import pairwise

import pytest

CUE = "00:01.000 --> 00:02.500\nWords.\n"
VTT = {
    "plain": f"WEBVTT\n\n{CUE}",
    "mark and header": f"\ufeffWEBVTT - Remarks\nKind: captions\n\n{CUE}",
    "CRLF": f"WEBVTT\n\n{CUE}".replace("\n", "\r\n"),
    "hours, settings, name": "WEBVTT\n\nintro\n00:00:01.000 --> 00:00:02.000 align:start\nWords.\n",
}
SRT = {
    "plain": "1\n00:00:01,000 --> 00:00:02,000\nWords.\n",
    "marks, spaces and points": "\ufeff\n 1 \n 0:00:01.0 --> 0:00:02.0 \nWords.\n",
    "CR": "1\r00:00:01,000 --> 00:00:02,000\rWords.\r",
    "no number": "00:00:01,000 --> 00:00:02,000\nWords.\n",
    "coordinates": "1\n00:00:01,000 --> 00:00:02,000  X1:40 X2:600\nWords.\n",
}
OTHERS = {
    "the word alone": "WEBVTT\n\nis what such a file begins with.\n",
    "the word in a sentence": f"WEBVTTs are captions.\n\n{CUE}",
    "times before labels": "00:01 KERRY: Words.\n00:05 ZARIF: More words.\n",
    "times in brackets": "[00:00:01.000 --> 00:00:05.000] Words.\n" * 2,
    "captions quoted later": f"Here is an example:\n\n1\n{CUE}",
    "numbered paragraphs": "1\nIn the beginning --> there was\nthe word\n",
    "arrows": "1\nA --> B\nB --> C\n",
    "a train": "12:30 --> 14:45\nWords.\n",
    "a number": "1\n2\n3\n",
    "markup": "<WEBVTT>\n",
    "labels": "KERRY: Good evening.\n\nZARIF: Good evening.\n",
}


@pytest.mark.parametrize("kind", VTT)
def test_webvtt_is_told_by_its_content(read, kind):
    transcript = read(VTT[kind], "x.txt")
    assert (transcript.format, transcript.text.content) == ("webvtt", "Words.")


@pytest.mark.parametrize("kind", SRT)
def test_srt_is_told_by_its_content(read, kind):
    transcript = read(SRT[kind], "x.txt")
    assert (transcript.format, transcript.text.content) == ("srt", "Words.")


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("path", ["x.vtt", "x.srt"])
def test_what_resembles_captions_is_none(read, kind, path):
    assert read(OTHERS[kind], path).format in ("plain-text", "markdown")


def cues(*lines, header="WEBVTT\n\n", gap=0.0):
    """Captions of which each entry is a cue of two seconds; ``gap`` seconds lie between."""
    made = []
    for at, words in enumerate(lines):
        start, end = at * (2 + gap), at * (2 + gap) + 2
        clock = [f"00:{int(t // 60):02}:{t % 60:06.3f}" for t in (start, end)]
        made.append(f"{clock[0]} --> {clock[1]}\n{words}\n")
    return header + "\n".join(made)


@pytest.mark.parametrize(
    ("captions", "joined"),
    [
        (cues("it is said", "and shown\nin lines"), "it is said and shown in lines"),
        (cues("a pause", "lies here", gap=5), "a pause\n\nlies here"),
        (cues(">> Good evening.", "All of you.", ">> Good", "&gt;&gt; Yes."),
         ">> Good evening. All of you.\n\n>> Good\n\n>> Yes."),
        (cues("- Who?\n- Me.", "It is true."), "- Who?\n\n- Me. It is true."),
        (cues("the years\n- and", "- they passed"), "the years - and - they passed"),
        (cues("KERRY: Good", "day: all", "ZARIF: Yes."), "KERRY: Good day: all\n\nZARIF: Yes."),
        (cues("Ratio 2:1 at 10:30"), "Ratio 2:1 at 10:30"),
        (cues("<i>so</i><00:00:01.000><c.x> it</c> <b>is</b>"), "so it is"),
        (cues("R&amp;D &lt;i&gt; a&nbsp;b AT&T &nosuch;"), "R&D <i> a\u00a0b AT&T &nosuch;"),
        (cues("2 < 3 and 4 > 3, <sic> he said"), "2 < 3 and 4 > 3, <sic> he said"),
        (cues("{\\an8}up there {sic}"), "up there {sic}"),
        (cues("one<br>two"), "one two"),
        ("WEBVTT\n\nNOTE\nnot\n\nSTYLE\n::cue { }\n\n" + cues("said", header=""), "said"),
        ("WEBVTT\nStyle:\n##\n\n" + cues("a", "", "b", header=""), "a b"),
        (cues("no,", "no,", "no"), "no, no, no"),
        (cues("no,", "no,", "no,", "no"), "no, no, no, no"),
        (cues("one\ntwo", "one\nthree"), "one two one three"),
    ],
)  # fmt: skip
def test_cues_are_joined(read, captions, joined):
    assert read(captions).text.content == joined


def test_rolling_captions_are_read_once(read):
    first = "00:00:{0:02}.000 --> 00:00:{1:02}.990\n{2} \n{3}<00:00:01.000><c> {4}</c>\n"
    again = "00:00:{0:02}.990 --> 00:00:{1:02}.000\n{2}\n \n"
    said = ["good evening", "and welcome", "no no", "no no", "to all"]
    cues = []
    for at, line in enumerate(said):
        start, end = line.split(" ")
        cues.append(first.format(at, at, said[at - 1] if at else " ", start, end))
        cues.append(again.format(at, at + 1, line))
    transcript = read("WEBVTT\n\n" + "\n".join(cues))
    assert transcript.text.content == "good evening and welcome no no no no to all"
    steps = {step.name: step.detail for step in transcript.text.steps}
    assert steps["rolling captions"].startswith("9 lines")


def test_lines_that_roll_up_without_times_of_words_are_read_once(read):
    said = ["one", "two", "three", "four", "five"]
    rolled = [f"{a}\n{b}" for a, b in pairwise(said)]
    assert read(cues(*rolled)).text.content == " ".join(said)


def test_times_are_kept_in_the_steps(read):
    steps = {step.name: step.detail for step in read(cues("a", "b")).text.steps}
    assert steps["captions"].startswith("2 cues, 00:00:00 to 00:00:04")


def test_named_voices_are_turns(read, bytes_behind):
    transcript = read(
        cues("<v John Kerry>Good evening.", "Welcome.", "<v.loud Zarif>Thank\n<v Zarif>you.",
             "<v John Kerry>So."),
    )  # fmt: skip
    assert transcript.text.content == (
        "John Kerry: Good evening. Welcome.\n\nZarif: Thank you.\n\nJohn Kerry: So."
    )
    turns = [(turn.label_text, turn.speaker.name) for turn in transcript.turns]
    assert turns == [
        ("John Kerry:", "John Kerry"),
        ("Zarif:", "Zarif"),
        ("John Kerry:", "John Kerry"),
    ]
    assert bytes_behind(transcript, "Zarif") == b"Zarif"
    assert bytes_behind(transcript, "Welcome") == b"Welcome"


def test_a_voice_has_the_name_that_the_catalogue_gives(read):
    given = cues("<v Speaker 1>Good evening.", "<v Speaker 2>Yes.")
    names = [t.speaker.name for t in read(given, aliases=(("Speaker 1", "John Kerry"),)).turns]
    assert names == ["John Kerry", "Speaker 2"]


def test_numbers_and_empty_lines_in_srt(read, bytes_behind):
    captions = (
        "1\n00:00:01,000 --> 00:00:02,000\nThe year\n1984\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nwas\n\nlong.\n"
        "3\n00:00:03,000 --> 00:00:04,000\n<font color=red>It</font> ended.\n"
    )
    transcript = read(captions)
    assert transcript.text.content == "The year 1984 was long. It ended."
    assert bytes_behind(transcript, "ended") == b"ended"


@pytest.mark.parametrize("unit", ["a", " ", "\n", ":", "<", "<c>", "&amp;", "-->", "00:01", "- "])
@pytest.mark.parametrize("header", ["WEBVTT\n\n", ""])
def test_a_long_cue_is_read(read, unit, header):
    captions = header + "00:01.000 --> 00:02.000\nstart " + unit * (400_000 // len(unit)) + "\n"
    transcript = read(captions)
    assert transcript.format in ("webvtt", "srt")
    assert transcript.text.content.startswith("start")
