"""Files of tools to transcribe with: CHAT, oTranscribe, f4 and MicroDVD."""

from __future__ import annotations

import json

import pytest

from formats.laws import read_or_refuse
from provenance.errors import FormatError, ProvenanceError

CHA = (
    "@UTF8\n@PID:\t11312/c-1\n@Begin\n@Languages:\teng\n"
    "@Participants:\tINV Ann_Lee Investigator, PAR Participant,\n\tCHI Target_Child\n"
    "@ID:\teng|corpus|INV|||||Investigator|||\n@Date:\t14-NOV-2015\n@Location:\tBern\n"
    "*INV:\tgood evening . \x151000_2500\x15\n%mor:\tadj|good n|evening .\n"
    "*INV:\tshall we ?\n*PAR:\tthank\n\tyou . \x153000_4000\x15\n@Comment:\ta door\n*CHI:\tyes !\n"
    "@End\n"
)
SUB = "{1}{1}25.000\n{25}{75}{y:i}Good evening.|/Thank you.\n{80}{120}Shall we?\n{500}{}Late.\n"
F4 = "I: Good evening. #00:00:05-3#\r\n\r\nB: Thank you. #00:00:09-0# Shall we? #00:01:15-9#\r\n"
STAMP = '<span class="timestamp" data-timestamp="{}" contenteditable="false">0:01</span>'
PAGE = (
    f"<p>{STAMP.format(1.5)} Ann: Good &amp; well, café “yes”.<br />Then more.</p>"
    f"<p>{STAMP.format(62)}Bo: Thank <b>you</b>&nbsp;all.</p>\n"
)
OTR = json.dumps({"text": PAGE, "media": "talk.mp3", "media-time": 62.5})


def anchors(transcript):
    content = transcript.text.content
    return [
        (content[each.span.start : each.span.end].strip(), each.begin, each.finish)
        for each in transcript.anchors
    ]


def utterance(read, said):
    transcript = read(f"@Begin\n@Participants:\tA Ann Adult\n*A:\t{said}\n@End\n")
    assert transcript.format == "chat"
    return transcript.text.content.removeprefix("Ann: ")


def test_chat(read, bytes_behind):
    transcript = read(CHA)
    assert transcript.format == "chat"
    assert transcript.text.content == (
        "Ann Lee: good evening. shall we?\n\nParticipant: thank you.\n\nTarget Child: yes!"
    )
    assert [turn.speaker.name for turn in transcript.turns] == [
        "Ann Lee",
        "Participant",
        "Target Child",
    ]
    assert anchors(transcript) == [("good evening.", 1.0, 2.5), ("thank you.", 3.0, 4.0)]
    assert (transcript.metadata.date, transcript.metadata.place) == ("2015-11-14", "Bern")
    assert bytes_behind(transcript, "good evening") == b"good evening"


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("so &-uh what do you <want to> [//] like .", "so uh what do you want to like."),
        (
            "I was goin(g) (be)cause the the@s:eng [/] the bag .",
            "I was going because the the the bag.",
        ),
        ("it broked [: broke] [* m] .", "it broked."),
        ("well &=laughs (.) yes (1.5) no (..) .", "well yes no."),
        ("and then +...", "and then..."),
        ('he said +"/.', "he said."),
        ('+" come in .', "come in."),
        ("you want +/?", "you want?"),
        ("0the bag [=! shouts] , please .", "bag, please."),
        ("xxx [% a door] yyy .", "xxx yyy."),
        ("an ice+cream and 30 men (in all) .", "an ice+cream and 30 men (in all)."),
        ("mail a@b.example or 2 < 3 .", "mail a@b.example or 2 3."),
        ("plain words : all of them .", "plain words : all of them."),
    ],
)
def test_what_was_said_alone_is_taken(read, said, taken):
    assert utterance(read, said) == taken


@pytest.mark.parametrize(
    ("participants", "names"),
    [
        ("A Ann Adult, B Bo Adult", ["Ann", "Bo"]),
        ("A Adult, B Adult", ["A", "B"]),
        ("A Ann Adult", ["Ann", "B"]),
        ("A, B", ["A", "B"]),
        (",,", ["A", "B"]),
    ],
)
def test_who_the_codes_stand_for(read, participants, names):
    transcript = read(f"@Begin\n@Participants:\t{participants}\n*A:\thi .\n*B:\tyes .\n@End\n")
    assert [turn.speaker.name for turn in transcript.turns] == names


def test_microdvd(read, bytes_behind):
    transcript = read(SUB)
    assert transcript.format == "microdvd"
    assert transcript.text.content == "Good evening. Thank you. Shall we?\n\nLate."
    assert anchors(transcript) == [
        ("Good evening. Thank you.", 1.0, 3.0),
        ("Shall we?", 3.2, 4.8),
        ("Late.", 20.0, 25.0),
    ]
    assert bytes_behind(transcript, "Shall we?") == b"Shall we?"


@pytest.mark.parametrize(
    ("first", "begin", "sure"),
    [
        ("{1}{1}25.000\n", 1.0, 1.0),
        ("{0}{0}12.5\n", 2.0, 1.0),
        ("{1}{1}1\n", 1.0, 0.5),
        ("{1}{1}9000\n", 1.0, 0.5),
        ("", 1.0, 0.5),
    ],
)
def test_how_many_frames_a_second_has(read, first, begin, sure):
    transcript = read(f"{first}{{25}}{{75}}Good evening.\n{{80}}{{120}}Shall we?\n")
    found = next(each for each in transcript.anchors if each.span.end >= 13)
    (step,) = [step for step in transcript.text.steps if step.name == "frames"]
    assert (found.begin, step.confidence) == (begin, sure)


def test_f4(read, bytes_behind):
    transcript = read(F4)
    assert transcript.format == "f4"
    assert transcript.text.content == "I: Good evening.\n\nB: Thank you. Shall we?"
    assert anchors(transcript) == [
        ("I: Good evening.", 0.0, 5.3),
        ("B: Thank you.", 5.3, 9.0),
        ("Shall we?", 9.0, 75.9),
    ]
    assert bytes_behind(transcript, "Shall we?") == b"Shall we?"
    assert not transcript.turns


def test_otranscribe(read, bytes_behind):
    transcript = read(OTR)
    assert transcript.format == "otranscribe"
    assert transcript.text.content == (
        "Ann: Good & well, café “yes”.\nThen more.\n\nBo: Thank you\xa0all."
    )
    assert [each.begin for each in transcript.anchors] == [1.5, 62.0]
    assert bytes_behind(transcript, "Then more.") == b"Then more."
    assert not transcript.turns


@pytest.mark.parametrize("indent", [None, 2])
def test_otranscribe_as_it_is_spelt(read, indent):
    told = {"media-time": 1, "text": PAGE, "media-source": "", "media": ""}
    whole = json.dumps(told, indent=indent, ensure_ascii=False)
    assert read(whole).text.content == read(OTR).text.content


OTHERS = {
    "headers without a beginning": "@UTF8\n@Participants:\tA Ann Adult\n*A:\thi .\n",
    "a beginning without participants": "@Begin\n*A:\thi .\n@End\n",
    "participants and nobody who speaks": "@Begin\n@Participants:\tA Ann Adult\n@End\n",
    "a manual": "Each file has @Begin, @Participants: and *CHI: in it.\n",
    "words above": "A talk.\n@Begin\n@Participants:\tA Ann Adult\n*A:\thi .\n",
    "stars": "*ANN:\tGood evening.\n*BO:\tThank you.\n",
    "one line of frames": "{25}{75}Good evening.\nAnd words.\n",
    "frames without words": "{25}{75}\n{80}{120}\n",
    "braces": "{a}{b}Good evening.\n{c}{d}Thank you.\n",
    "one number": "{25}Good evening.\n{80}Thank you.\n",
    "frames after words": "A talk\n{25}{75}Good evening.\n{80}{120}Thank you.\n",
    "a template": "{1}{2} of {3}\nin words\n",
    "one time of f4": "The time #00:00:05-3# stands alone.\n",
    "times that go back": "I: Yes. #00:00:09-0#\nB: No. #00:00:05-0#\n",
    "other times": "I: Yes. [00:00:09]\nB: No. #00:00:10#\n",
    "hashtags": "#12:30 we met #00-15 and #00:75:00-1# and #00:00:99-1#\n",
    "text and media of something else": '{"text": "<p>Hi</p>", "media": "a", "id": 3}',
    "text alone": '{"text": "<p>Good evening to all of you.</p>"}',
    "no HTML": '{"text": "Good evening.", "media": "a.mp3", "media-time": 3}',
    "a list": '[{"text": "<p>Hi</p>", "media": "a"}]',
    "text that is none": '{"text": 3, "media": "a", "media-time": 1}',
    "half a file": '{"text": "<p>Hi</p>", "media',
}


@pytest.mark.parametrize("kind", OTHERS)
def test_what_only_resembles_them_is_read_otherwise(read, kind):
    new = {"chat", "microdvd", "f4", "otranscribe"}
    assert read(OTHERS[kind]).format not in new


@pytest.mark.parametrize("code", ["chat", "microdvd", "f4", "otranscribe"])
@pytest.mark.parametrize("content", ["Words alone.", "{}", "@Begin\n@End\n", "[1"])
def test_nothing_in_them_is_an_error_that_says_what_to_do(read, code, content):
    with pytest.raises(FormatError, match=r"(?s)^x: .*(again|declare|Correct)"):
        read(content, format=code)


@pytest.mark.parametrize(
    "content",
    [
        "@Begin\n" * 100_000,
        "@A:\t" * 200_000,
        "{1}{1}" * 150_000,
        "#00:00:00-0#" * 80_000,
        '{"media' * 100_000,
        "@Begin\n@Participants:\tA\n*A:\t" + "[(<&=" * 100_000,
        "@Begin\n@Participants:\tA\n*A:\t" + " " * 500_000,
        json.dumps({"text": "<" * 500_000, "media": ""}),
        json.dumps({"text": "<p>" * 200_000 + "a", "media": ""}),
    ],
    ids=range(9),
)
def test_a_million_of_one_thing_is_read_or_refused(content):
    found = read_or_refuse(content.encode())
    assert str(found) if isinstance(found, ProvenanceError) else found.text.content
