"""JSON of recognisers that keep words, marks and voices apart, and what only resembles it."""

import json

import pytest

SPOKEN = (
    ("Good evening, all.", "one", 0.0, 2.0),
    ("Thank you.", "two", 3.0, 4.0),
    ("Shall we?", "one", 5.0, 6.0),
)
WORDS = (
    ("Good", "", "one", 0.0, 0.5), ("evening", ",", "one", 0.5, 1.0), ("all", ".", "one", 1.0, 2.0),
    ("Thank", "", "two", 3.0, 3.5), ("you", ".", "two", 3.5, 4.0),
    ("Shall", "", "one", 5.0, 5.5), ("we", "?", "one", 5.5, 6.0),
)  # fmt: skip
NUMBER = {"one": 1, "two": 2}


def amazon(*, beside):
    items = []
    for word, mark, who, start, end in WORDS:
        own = {} if beside else {"speaker_label": who}
        items.append({"type": "pronunciation", "alternatives": [{"content": word}],
                      "start_time": str(start), "end_time": str(end), **own})  # fmt: skip
        if mark:
            items.append({"type": "punctuation", "alternatives": [{"content": mark}], **own})
    segments = [
        {"speaker_label": who, "items": [
            {"start_time": str(a), "speaker_label": who} for _, _, w, a, _ in WORDS if w == who]}
        for who in NUMBER
    ]  # fmt: skip
    whole = " ".join(said for said, *_ in SPOKEN)
    labels = {"speaker_labels": {"speakers": 2, "segments": segments}} if beside else {}
    return {"results": {"transcripts": [{"transcript": whole}], **labels, "items": items}}


def timed(unit=""):
    """Words with their marks, as entries of one list."""
    for word, mark, who, start, end in WORDS:
        yield word + mark, who, f"{start}{unit}", f"{end}{unit}"


SHAPES = {
    "voices listed by the second": (amazon(beside=True), "one", "two"),
    "voices in each entry": (amazon(beside=False), "one", "two"),
    "marks that attach": (
        {"results": [
            {"type": kind, "start_time": a, "end_time": b,
             "alternatives": [{"content": said, "speaker": f"S{NUMBER[who]}"}]}
            for word, mark, who, a, b in WORDS
            for kind, said in (("word", word), ("punctuation", mark)) if said]},
        "S1", "S2"),
    "triples and voices beside": (
        {"results": [{"alternatives": [{"transcript": said, "timestamps": [
            [w + m, a, b] for w, m, who, a, b in WORDS if start <= a < end]}]}
            for said, _, start, end in SPOKEN],
         "speaker_labels": [{"from": a, "to": b, "speaker": NUMBER[who]}
                            for _, _, who, a, b in WORDS]},
        "Speaker 1", "Speaker 2"),
    "all words once more": (
        {"results": [
            *({"alternatives": [{"transcript": said, "words": [
                {"startTime": a, "endTime": b, "word": w}
                for w, _, a, b in timed("s") if start <= float(a[:-1]) < end]}]}
              for said, _, start, end in SPOKEN),
            {"alternatives": [{"words": [
                {"startTime": a, "endTime": b, "word": w, "speakerTag": NUMBER[who]}
                for w, who, a, b in timed("s")]}]}]},
        "Speaker 1", "Speaker 2"),
    "voices in each result": (
        {"results": [{"alternatives": [{"transcript": said, "words": [
            {"startOffset": a, "endOffset": b, "word": w, "speakerLabel": str(NUMBER[who])}
            for w, who, a, b in timed("s") if start <= float(a[:-1]) < end]}]}
            for said, _, start, end in SPOKEN]},
        "Speaker 1", "Speaker 2"),
    "paragraphs beside words": (
        {"transcript": {
            "words": [{"time": int(a * 1000), "duration": int((b - a) * 1000), "value": w + m}
                      for w, m, _, a, b in WORDS],
            "paragraphs": [{"time": int(a * 1000), "speaker": who} for _, who, a, _ in SPOKEN]}},
        "one", "two"),
    "the likeliest of several readings": (
        {"recognizedPhrases": [
            {"speaker": NUMBER[who], "offset": f"PT{a}S", "duration": f"PT{b - a}S",
             "nBest": [{"display": said}, {"display": said + " Perhaps."}]}
            for said, who, a, b in SPOKEN]},
        "Speaker 1", "Speaker 2"),
    "elements with spaces of their own": (
        {"monologues": [
            {"speaker": NUMBER[who], "elements": [
                piece for at, (w, m, _, a, b) in enumerate(x for x in WORDS if start <= x[3] < end)
                for piece in ([{"type": "punct", "value": " "}] if at else [])
                + [{"type": "text", "value": w, "ts": a, "end_ts": b}]
                + ([{"type": "punct", "value": m}] if m else [])]}
            for _, who, start, end in SPOKEN]},
        "Speaker 1", "Speaker 2"),
    "names listed apart": (
        {"speakers": [{"spkid": "x1", "name": "Ann Lee"}, {"spkid": "x2", "name": "Bo Ray"}],
         "segments": [{"speaker": f"x{NUMBER[who]}", "start": a, "end": b, "text": said}
                      for said, who, a, b in SPOKEN]},
        "Ann Lee", "Bo Ray"),
    "sentences of a meeting": (
        [{"sentence": said, "speaker_name": who, "startTime": f"00:0{a:.0f}"}
         for said, who, a, _ in SPOKEN],
        "one", "two"),
}  # fmt: skip
FIRST = {"results": [{"alternatives": [{"transcript": "Good evening to you all."}]}]}
UNNAMED = {
    "no voice at all": (FIRST, "Good evening to you all."),
    "the first of two readings": (
        {"results": [{"alternatives": [{"transcript": "Good evening to you."},
                                       {"transcript": "Could even in two you."}]}]},
        "Good evening to you."),
    "segments of syllables with their own spaces": (
        {"events": [{"tStartMs": 0, "id": 1},
                    {"tStartMs": 500, "dDurationMs": 900,
                     "segs": [{"utf8": "Good"}, {"utf8": " eve"}, {"utf8": "ning"}]},
                    {"tStartMs": 1400, "segs": [{"utf8": "\n"}]},
                    {"tStartMs": 1500, "dDurationMs": 900,
                     "segs": [{"utf8": "to you"}, {"utf8": " all"}]}]},
        "Good evening to you all"),
    "offsets in pairs": (
        {"transcription": [
            {"timestamps": {"from": "00:00:01,000", "to": "00:00:02,500"}, "text": " Good evening"},
            {"timestamps": {"from": "00:00:02,500", "to": "00:00:04,000"}, "text": " to you."}]},
        "Good evening to you."),
    "speaker tags that are all nought": (
        {"results": [{"alternatives": [{"transcript": "Good evening to you.", "words": [
            {"word": w, "speakerTag": 0} for w in ("Good", "evening", "to", "you.")]}]}]},
        "Good evening to you."),
    "a list of items that are no words": (
        {"results": {"items": [{"type": "song", "alternatives": []}] * 3,
                     "transcripts": [{"transcript": "Good evening to you."}]}},
        "Good evening to you."),
    "paragraphs with their text": (
        {"transcript": {"words": [{"time": 1, "value": "x"}] * 3,
                        "paragraphs": [{"time": 1, "text": "Good evening to you."}]}},
        "Good evening to you."),
}  # fmt: skip


@pytest.mark.parametrize("kind", SHAPES)
def test_words_marks_and_voices_come_together(read, kind):
    given, one, two = SHAPES[kind]
    transcript = read(json.dumps(given))
    voices = {"one": one, "two": two}
    assert transcript.format == "json"
    assert transcript.text.content == "\n\n".join(
        f"{voices[who]}: {said}" for said, who, _, _ in SPOKEN
    )
    assert [turn.speaker.name for turn in transcript.turns] == [voices[w] for _, w, _, _ in SPOKEN]
    begun = [transcript.times(turn.span)[0] for turn in transcript.turns]
    assert begun == [start for _, _, start, _ in SPOKEN]


@pytest.mark.parametrize("kind", UNNAMED)
def test_what_names_nobody_has_no_turns(read, kind):
    given, expected = UNNAMED[kind]
    transcript = read(json.dumps(given))
    assert (transcript.format, transcript.turns) == ("json", ())
    assert transcript.text.content == expected


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ([{"id": "A", "name": "Ann Lee"}], "Ann Lee"),
        ({"A": "Ann Lee"}, "Ann Lee"),
        ({"A": {"name": "Ann Lee"}}, "Ann Lee"),
        (2, "A"),
        ([], "A"),
        ([{"id": "B", "name": "Bo Ray"}], "A"),
        ([{"id": "A", "name": ""}], "A"),
        ([{"id": "A", "name": 7}], "A"),
        (["A", "Ann Lee"], "A"),
        ([{"id": "A"}], "A"),
        ([{"id": "A", "name": "x" * 300}], "A"),
    ],
)
def test_names_that_a_file_lists_apart(read, listed, name):
    said = [{"speaker": "A", "text": "Good evening to all."}]
    transcript = read(json.dumps({"speakers": listed, "segments": said}))
    assert transcript.turns[0].speaker.name == name
    assert transcript.turns[0].label_text == f"{name}:"


@pytest.mark.parametrize("deep", [1, 4, 8])
def test_readings_within_readings(read, deep):
    inner = {"transcript": "Good evening to you all."}
    for _ in range(deep):
        inner = {"alternatives": [inner], "words": [inner]}
    assert read(json.dumps({"results": [inner]})).text.content == "Good evening to you all."
