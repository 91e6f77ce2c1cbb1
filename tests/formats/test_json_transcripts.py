"""JSON: which of it holds a transcript, and the transcript it gives."""

import json

import pytest

from provenance.errors import FormatError

LONG = "Good evening to all of you who have come here. " * 3
WHISPER = {
    "text": " Good evening. Thank you all",
    "segments": [
        {"id": 0, "start": 0.0, "end": 2.0, "text": " Good evening.", "tokens": [1, 2]},
        {"id": 1, "start": 2.0, "end": 3.5, "text": " Thank you"},
        {"id": 2, "start": 3.5, "end": 4.0, "text": " all"},
        {"id": 3, "start": 9.0, "end": 9.5, "text": " who came."},
    ],
    "language": "en",
}
PHRASES = "Good evening. Thank you all\n\nwho came."
DEBATE = {
    "date": "2012-10-03",
    "name": "first debate",
    "turns": [
        {"speaker": "JIM LEHRER, MODERATOR", "statement": "Good evening."},
        {"speaker": "MR. ROMNEY", "statement": 'It’s "good".\nSecond line\u2014here.'},
        {"speaker": "MR. ROMNEY", "statement": "And again."},
        {"speaker": "", "statement": "Applause from all."},
    ],
}
RECOGNISERS = {
    "whisper": (WHISPER, PHRASES),
    "a list of phrases": (WHISPER["segments"], PHRASES),
    "phrases with speakers": (
        [
            {"speaker": "SPEAKER_00", "start": 0, "end": 1, "text": "Good"},
            {"speaker": "SPEAKER_00", "start": 1, "end": 2, "text": "evening."},
            {"speaker": "SPEAKER_01", "start": 2, "end": 3, "text": "Thank you."},
        ],
        "SPEAKER_00: Good evening.\n\nSPEAKER_01: Thank you.",
    ),
    "utterances beside the whole text and words": (
        {
            "text": "Good evening. Thank you.",
            "words": [{"text": w, "start": 1, "speaker": "A"} for w in ["Good", "evening."]],
            "utterances": [
                {"speaker": "A", "text": "Good evening.", "start": 1, "end": 900},
                {"speaker": "B", "text": "Thank you.", "start": 900, "end": 2000},
            ],
        },
        "A: Good evening.\n\nB: Thank you.",
    ),
    "numbered speakers and sentences": (
        {"results": {"paragraphs": [
            {"speaker": 0, "start": 0, "sentences": [{"text": "Good evening."}, {"text": "So."}]},
            {"speaker": 1, "start": 3.1, "sentences": [{"text": "Thank you."}]},
        ]}},
        "Speaker 0: Good evening. So.\n\nSpeaker 1: Thank you.",
    ),
    "monologues of elements": (
        {"monologues": [
            {"speaker": 0, "elements": [
                {"type": "text", "value": "Good evening"}, {"type": "punct", "value": "."}]},
            {"speaker": 1, "elements": [{"type": "text", "value": "Thank you"}]},
        ]},
        "Speaker 0: Good evening.\n\nSpeaker 1: Thank you",
    ),
    "alternatives": (
        {"results": [{"alternatives": [{"transcript": "Good evening to you."}]}]},
        "Good evening to you.",
    ),
    "segments with a body": (
        {"version": "1.0", "segments": [
            {"speaker": "Ann", "startTime": 0, "body": "Good evening."},
            {"speaker": "Bea", "startTime": 1, "body": "Thank you all."}]},
        "Ann: Good evening.\n\nBea: Thank you all.",
    ),
    "the text alone": ({"id": 7, "text": LONG}, LONG.strip()),
    "pairs": ([["Ann", "Good evening."], ["Bea", "Thank you."]],
              "Ann: Good evening.\n\nBea: Thank you."),
    "named people": ([{"speaker": {"name": "Ann"}, "text": "Good evening."}],
                     "Ann: Good evening."),
    "text before speaker": ([{"text": "Good evening.", "speaker": "Ann"}], "Ann: Good evening."),
}  # fmt: skip
OTHERS = {
    "markdown links": "[Remarks](https://example.org) and [more](/x)\n",
    "a stage direction": "[Laughter]\n\nKERRY: Good evening.\n",
    "a quoted word": '["Laughter"]\n\nKERRY: Good evening.\n',
    "braces": "{Applause}\nKERRY: Good evening.\n",
    "numbers": json.dumps({"a": [1, 2, 3], "b": {"c": None}}),
    "identifiers": json.dumps([{"text": "a_b_c", "name": "x"}, {"text": "d_e"}]),
    "addresses": json.dumps({"text": "https://example.org/a", "body": "https://example.org/b"}),
    "settings": json.dumps({"name": "tool", "version": "1.2.3", "scripts": {"test": "run it all"}}),
    "broken off": json.dumps(DEBATE)[:-5],
    "text after it": json.dumps(DEBATE) + "\nEnd of transcript.",
    "nested": "[" * 100_000,
    "nested objects": '{"a":' * 100_000,
    "json within markdown": "```json\n" + json.dumps(DEBATE) + "\n```\n",
    "nothing in it": "[]",
    "an empty text": json.dumps([{"speaker": "Ann", "text": ""}]),
}


@pytest.mark.parametrize("kind", RECOGNISERS)
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_what_recognisers_write(read, kind, indent, ascii_only):
    given, expected = RECOGNISERS[kind]
    transcript = read(json.dumps(given, indent=indent, ensure_ascii=ascii_only), "x.txt")
    assert (transcript.format, transcript.text.content) == ("json", expected)


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_no_transcript_in_json(read, kind):
    assert read(OTHERS[kind], "x.json").format != "json"


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_list_of_speaker_and_text_gives_turns(read, bytes_behind, ascii_only):
    given = json.dumps(DEBATE, ensure_ascii=ascii_only)
    transcript = read(given)
    content = transcript.text.content
    assert content == (
        "JIM LEHRER, MODERATOR: Good evening.\n\n"
        'MR. ROMNEY: It’s "good".\nSecond line—here.\n\nMR. ROMNEY: And again.\n\n'
        "Applause from all."
    )
    told = [(t.label_text, t.speaker.name if t.speaker else None) for t in transcript.turns]
    assert told == [
        ("JIM LEHRER, MODERATOR:", "Jim Lehrer"),
        ("MR. ROMNEY:", "MR. ROMNEY"),
        ("MR. ROMNEY:", "MR. ROMNEY"),
        ("", None),
    ]
    assert (transcript.metadata.title, transcript.metadata.date) == ("first debate", "2012-10-03")
    for words in ("JIM LEHRER", "And again", "Second"):
        assert bytes_behind(transcript, words) == words.encode()
    at = transcript.text.offsets.byte(content.index("here"))
    assert given.encode()[at:].startswith(b"here")


def test_one_value_a_line(read):
    lines = "\n".join(json.dumps({"speaker": w, "text": f"{w} spoke."}) for w in ("Ann", "Bea"))
    assert read(lines).text.content == "Ann: Ann spoke.\n\nBea: Bea spoke."


def test_half_a_character_stays_as_it_is_spelt(read):
    assert read('[{"speaker": "A", "text": "so \\ud83d\\ude00 it"}]').text.content == "A: so 😀 it"
    lone = read('[{"speaker": "A", "text": "so \\ud83d it"}]').text.content
    assert lone == "A: so \\ud83d it"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "no JSON that can be read"),
        ("[" * 100_000, "nested too deeply"),
        ("", "there is no value in it"),
        ('{"a": 1}', "keys looked for: text, transcript"),
        ('[{"text": "' + "a" * 10 + '"', "no JSON"),
        ('{"t":"' + '","x":"' * 1_000_000 + '"}', "more strings than one transcript has"),
    ],
)
def test_declared_json_that_is_none_is_an_error(read, content, message):
    with pytest.raises(FormatError, match=message):
        read(content + "\n", format="json")
