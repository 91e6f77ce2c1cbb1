"""Captions of many kinds: which texts are such, and the words, voices and times they give."""

import pytest

SAID = (("Ann Lee", 1.0, 2.5, "Good evening."), ("Bo Ray", 3.0, 4.0, "Thank you."),
        ("Ann Lee", 4.5, 6.0, "Shall we?"))  # fmt: skip


def clock(seconds, mark="."):
    return f"0:00:{seconds:06.3f}".replace(".", mark)


SBV = "\n".join(f"{clock(a)},{clock(b)}\n{said}\n" for _, a, b, said in SAID)
ASS = (
    "[Script Info]\nTitle: A talk\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n"
    "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,Not shown.\n"
    "Dialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}\n"
) + "".join(
    f"Dialogue: 0,{clock(a)},{clock(b)},Default,{who},0,0,0,,{{\\i1}}{said}{{\\i0}}\n"
    for who, a, b, said in SAID
)
LRC = "[ti:A talk]\n[ar:Some]\n" + "".join(f"[00:{a:05.2f}]{said}\n" for _, a, _, said in SAID * 1)
LRC += "[00:08.00]Yes.\n"
SAMI = (
    "<SAMI><HEAD><TITLE>A talk</TITLE><STYLE TYPE='text/css'><!-- P {} --></STYLE></HEAD><BODY>"
    + "".join(
        f"<SYNC Start={a * 1000:.0f}><P Class=ENCC>{said}\n"
        f"<SYNC Start={b * 1000:.0f}><P Class=ENCC>&nbsp;\n"
        for _, a, b, said in SAID
    )
    + "</BODY></SAMI>"
)
TT = '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
TTML = (
    f'<?xml version="1.0"?>{TT} xml:lang="en"><head><metadata><ttm:title>A talk</ttm:title>'
    '<ttm:agent xml:id="a"><ttm:name type="full">Ann Lee</ttm:name></ttm:agent>'
    '<ttm:agent xml:id="b"><ttm:name type="full">Bo Ray</ttm:name></ttm:agent></metadata></head>'
    "<body><div>"
    + "".join(
        f'<p begin="{clock(a)}" end="{clock(b)}" ttm:agent="{who[0].lower()}"><span>'
        f"{said[:4]}</span>{said[4:]}</p>"
        for who, a, b, said in SAID
    )
    + "</div></body></tt>"
)
DFXP = (
    '<tt xmlns="http://www.w3.org/2006/10/ttaf1" ttp:tickRate="10000000" '
    'xmlns:ttp="http://www.w3.org/2006/10/ttaf1#parameter"><body><div>'
    + "".join(f'<p begin="{a * 1e7:.0f}t" dur="{b - a}s">{said}</p>' for _, a, b, said in SAID)
    + "</div></body></tt>"
)
FRAMES = DFXP.replace('ttp:tickRate="10000000"', 'ttp:frameRate="25"').replace(
    f'"{SAID[0][1] * 1e7:.0f}t" dur="1.5s"', '"00:00:01:00" end="00:00:02:12"'
).replace('"30000000t"', '"75f"').replace('"45000000t"', '"4.5s"')  # fmt: skip
SENT = '<?xml version="1.0" encoding="utf-8" ?><transcript>' + "".join(
    f'<text start="{a}" dur="{b - a}">{said.replace(".", "&amp;#46;")}</text>'
    for _, a, b, said in SAID
) + "</transcript>"  # fmt: skip
TIMED = '<timedtext format="3"><head/><body>' + "".join(
    f'<p t="{a * 1000:.0f}" d="{(b - a) * 1000:.0f}">'
    + "".join(f"<s>{' ' * bool(at)}{word}</s>" for at, word in enumerate(said.split()))
    + f'</p>\n<p t="{b * 1000:.0f}" d="1" a="1">\n</p>'
    for _, a, b, said in SAID
) + "</body></timedtext>"  # fmt: skip
EAF = '<?xml version="1.0"?><ANNOTATION_DOCUMENT><TIME_ORDER>' + "".join(
    f'<TIME_SLOT TIME_SLOT_ID="t{n}{side}" TIME_VALUE="{time * 1000:.0f}"/>'
    for n, (_, a, b, _) in enumerate(SAID) for side, time in (("a", a), ("b", b))
) + "</TIME_ORDER>" + "".join(
    f'<TIER TIER_ID="{who[:2]}" PARTICIPANT="{who}">' + "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="t{n}a" TIME_SLOT_REF2="t{n}b">'
        f"<ANNOTATION_VALUE>{said}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        for n, (name, _, _, said) in enumerate(SAID) if name == who) + "</TIER>"
    for who in ("Bo Ray", "Ann Lee")
) + '<TIER TIER_ID="gloss" PARENT_REF="An"><ANNOTATION/></TIER></ANNOTATION_DOCUMENT>'  # fmt: skip
EXB = (
    '<?xml version="1.0"?><basic-transcription><head><meta-information><transcription-name>A talk'
    '</transcription-name></meta-information><speakertable><speaker id="S1"><abbreviation>Ann Lee'
    '</abbreviation></speaker><speaker id="S2"><abbreviation>Bo Ray</abbreviation></speaker>'
    "</speakertable></head><basic-body><common-timeline>"
) + "".join(
    f'<tli id="t{n}{side}" time="{time}"/>'
    for n, (_, a, b, _) in enumerate(SAID) for side, time in (("a", a), ("b", b))
) + "</common-timeline>" + "".join(
    f'<tier id="T{s}" speaker="{s}" category="v" type="t">' + "".join(
        f'<event start="t{n}a" end="t{n}b">{said} </event>'
        for n, (name, _, _, said) in enumerate(SAID) if name == who) + "</tier>"
    for s, who in (("S2", "Bo Ray"), ("S1", "Ann Lee"))
) + (
    '<tier id="D" speaker="S1" category="nv" type="d"><event start="t0a" end="t0b">nods</event>'
    "</tier></basic-body></basic-transcription>"
)  # fmt: skip


def grid(*, short=False):
    """A TextGrid of two tiers of intervals and one of points, in its long or its short form."""
    tail = 'class = "TextTier"\nname = "bells"\nnumber = 2.5\nmark = "bell"\n'
    head = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n'
    rows = []
    for who in ("Bo Ray", "Ann Lee"):
        mine = [(a, b, said) for name, a, b, said in SAID if name == who]
        mine.insert(0, (0.0, mine[0][0], ""))
        if short:
            rows.append(f'"IntervalTier"\n"{who}"\n0\n9\n{len(mine)}\n')
            rows += [f'{a}\n{b}\n"{said}"\n' for a, b, said in mine]
        else:
            rows.append(
                f'item [1]:\n class = "IntervalTier"\n name = "{who}"\n xmin = 0\n xmax = 9\n'
                f" intervals: size = {len(mine)}\n"
            )
            rows += [
                f' intervals [{n}]:\n  xmin = {a}\n  xmax = {b}\n  text = "{said}"\n'
                for n, (a, b, said) in enumerate(mine, 1)
            ]
    points = '"TextTier"\n"bells"\n0\n9\n1\n2.5\n"bell"\n'
    top = "0\n9\n<exists>\n3\n" if short else "xmin = 0\nxmax = 9\n"
    return head + top + "".join(rows) + (points if short else tail)


MORE = (*SAID, ("", 8.0, 9.0, "Yes."))
NAMED = {
    "ass": ASS,
    "ttml": TTML,
    "elan": EAF,
    "elan, exb": EXB,
    "textgrid": grid(),
    "textgrid, short": grid(short=True),
    "webvtt, named cues": "WEBVTT\n\n" + "".join(
        f'{n} "{who}" (34560{n})\n0{clock(a)} --> 0{clock(b)}\n{said}\n\n'
        for n, (who, a, b, said) in enumerate(SAID, 1)),
}  # fmt: skip
UNNAMED = {
    "sbv": SBV,
    "timed-lines": "\n".join(f"0:0{a:.0f} {said}" for _, a, _, said in MORE),
    "timed-lines, above": "".join(f"0:0{a:.0f}\n{w}\n" for _, a, _, w in MORE),
    "timed-lines, log": "".join(
        f"[00:{clock(a)[2:]} --> 00:{clock(b)[2:]}]   {said}\n"
        for _, a, b, said in MORE),
    "timed-lines, lyrics": LRC,
    "sami": SAMI,
    "ttml, ticks": DFXP,
    "ttml, frames": FRAMES,
    "ttml, sent": SENT,
    "ttml, timed": TIMED,
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMED)
def test_voices_become_turns_in_the_order_of_time(read, kind):
    transcript = read(NAMED[kind])
    assert transcript.format == kind.partition(",")[0]
    assert transcript.text.content == "\n\n".join(f"{who}: {said}" for who, _, _, said in SAID)
    assert [transcript.times(turn.span) for turn in transcript.turns] == [s[1:3] for s in SAID]


@pytest.mark.parametrize("kind", UNNAMED)
def test_captions_without_voices_are_joined(read, kind):
    transcript = read(UNNAMED[kind])
    assert transcript.format == kind.partition(",")[0]
    assert not transcript.turns
    words = " ".join(transcript.text.content.split())
    assert words in (
        "Good evening. Thank you. Shall we?",
        "Good evening. Thank you. Shall we? Yes.",
    )
    begun = [anchor.begin for anchor in transcript.anchors][:3]
    assert begun == ([1, 3, 4] if kind in ("timed-lines", "timed-lines, above") else [1, 3, 4.5])


@pytest.mark.parametrize("kind", ["ass", "elan, exb", "ttml", "sami", "timed-lines, lyrics"])
def test_the_title_that_captions_give(read, kind):
    assert read((NAMED | UNNAMED)[kind]).metadata.title == "A talk"


@pytest.mark.parametrize("kind", ["ass", "sami", "sbv", "ttml", "timed-lines"])
def test_words_lead_back_to_their_bytes(read, bytes_behind, kind):
    transcript = read((NAMED | UNNAMED)[kind])
    assert bytes_behind(transcript, "Thank you.") in (b"Thank you.", b"Than</span>k you.")


LINES = "Ann Lee\nGood evening.\n"
OTHERS = {
    "times before labels": "".join(f"0:0{n} ANN LEE: Good evening.\n" for n in range(5)),
    "times in brackets before labels": "".join(f"[00:00:0{n}] Ann: Good.\n" for n in range(5)),
    "heads of a name and a time": "".join(f"0:0{n} - Ann Lee\n  Good evening.\n" for n in range(5)),
    "heads of a time and a name": "".join(f"00:00:0{n} Speaker 1\nGood.\n" for n in range(5)),
    "names before times": "".join(f"Ann Lee  0:0{n}\nGood evening.\n\n" for n in range(5)),
    "an agenda": "9:00 Coffee\n9:30 Opening\n9:10 Break\n10:00 Talk\n",
    "three lines with times": "0:01 Good\n0:02 evening\n0:03 all\n",
    "a diary": "10:15 We left the house and drove.\nIt rained.\n10:40 We came back.\n" * 3,
    "verses": "3:16 In the garden they walked.\n1:1 At the first there was.\n" * 4,
    "scores": "1:0 for them\n1:1 for us\n2:1 at the end\n",
    "one line of two times": "0:00:01.000,0:00:02.000\n",
    "a table of times": "0:00:01,0:00:02\n0:00:03,0:00:04\n",
    "a heading in brackets": "[Script]\nANN: Good evening.\n",
    "the root in a sentence": "The <SAMI> format of captions is old.\n",
    "a name like it": "<samizdat><p>Good evening.</p></samizdat>",
    "a file type in a sentence": 'He wrote File type = "ooTextFile" above it.\n',
    "tags of lyrics alone": "[ti:A talk]\n[ar:Some]\nANN: Good evening.\n",
    "a list of transcripts": "<transcript><p>Good evening.</p></transcript>",
    "a table of timed text": "<table><tt>Good</tt></table>",
    "paragraphs with bible times": "12:01 The hour came, he said.\n\nAnd more.\n\n12:05 It went.\n",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_what_only_resembles_them_is_read_otherwise(read, kind):
    new = {"sbv", "ass", "timed-lines", "sami", "ttml", "elan", "textgrid"}
    assert read(OTHERS[kind]).format not in new


EMPTY = {
    "ass": "[Script Info]\nTitle: A\n[Events]\nDialogue: 0,soon,later,4,5,6,7,8,9,Words\n",
    "sami": "<SAMI><BODY><SYNC Start=1><P>&nbsp;</BODY></SAMI>",
    "ttml": f"{TT}><body><div><p>Words without a time.</p></div></body></tt>",
    "elan": "<ANNOTATION_DOCUMENT><TIER TIER_ID='a'/></ANNOTATION_DOCUMENT>",
    "textgrid": 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n1\n',
    "timed-lines": "Words without any time.\n",
}


@pytest.mark.parametrize("code", EMPTY)
def test_nothing_in_them_is_an_error_that_says_what_to_do(read, code):
    from provenance.errors import FormatError

    with pytest.raises(FormatError, match=r"(?s)^x: .*(again|[Dd]eclare|Correct|register)"):
        read(EMPTY[code], format=code)


NAMES = [["Ann Lee", "Bo Ray"], ["Ann Lee", "Bo Ray"]]
FIRST_LINES = {
    "names that come again": (["Ann Lee", "Bo Ray", "Ann Lee", "Bo Ray"], True),
    "one name throughout": (["Ann Lee"] * 4, True),
    "initials": (["A. Lee", "B. Ray"] * 2, True),
    "three cues": (["Ann Lee"] * 3, False),
    "all different": (["Ann Lee", "Bo Ray", "Cy Dee", "Di Eff"], False),
    "sentences": (["We know.", "They know."] * 2, False),
    "small letters": (["and so", "we go"] * 2, False),
    "many words": (["This Is What All Of Us Say Here"] * 4, False),
    "one cue of one line": (["Ann Lee", "", "Ann Lee", "Ann Lee"], False),
}


@pytest.mark.parametrize("kind", FIRST_LINES)
def test_a_name_above_the_words_of_each_cue(read, kind):
    firsts, voices = FIRST_LINES[kind]
    cues = "".join(
        f"0:00:0{n}.000 --> 0:00:0{n}.900\n{first}\nwords {n} here\n\n".replace("\n\nw", "\nw")
        for n, first in enumerate(firsts)
    )
    assert bool(read(cues).turns) == voices
