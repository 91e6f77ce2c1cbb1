"""When things are said, as XML tells it; and records of parliaments that label in their own way."""

import pytest

LINE = (
    '<timeline unit="{unit}" origin="#o"><when xml:id="o"/>'
    '<when xml:id="a" interval="{a}" since="#o"/><when xml:id="b" interval="{b}" since="#o"/>'
    '<when xml:id="c" interval="{c}" since="#b"/></timeline>'
)
SECONDS = LINE.format(unit="s", a="1.5", b="3", c="2")
CLOCKS = (
    '<timeline><when xml:id="a" absolute="00:00:01.5"/><when xml:id="b" absolute="00:00:03"/>'
    '<when xml:id="c" absolute="00:00:05"/></timeline>'
)
DATED = (
    '<timeline><when xml:id="o" absolute="2015-11-14T23:59:59Z"/>'
    '<when xml:id="a" absolute="2015-11-15T00:00:00.5Z"/>'
    '<when xml:id="b" absolute="2015-11-15T00:00:02Z"/>'
    '<when xml:id="c" absolute="2015-11-15T00:00:04Z"/></timeline>'
)
TURNS = (
    '<u who="ANN" start="#a" end="#b">Good <anchor synch="#b"/>evening.</u>'
    '<u who="BO" start="#b" end="#c">Thank you.</u>'
)
PLAIN = TURNS.replace('<anchor synch="#b"/>', "")
TIMED = {
    "seconds since the origin": SECONDS + PLAIN,
    "thousandths": LINE.format(unit="ms", a="1500", b="3000", c="2000") + PLAIN,
    "clocks": CLOCKS + PLAIN,
    "moments of two days": DATED + PLAIN,
    "a block around each turn": SECONDS + "".join(
        f'<annotationBlock who="{who}" start="#{a}" end="#{b}"><u>{said}</u></annotationBlock>'
        for who, a, b, said in (("ANN", "a", "b", "Good evening."), ("BO", "b", "c", "Thank you."))
    ),
    "seconds in the turns": PLAIN.replace("#a", "1.5").replace("#b", "3").replace("#c", "5"),
    "clocks in the turns": PLAIN.replace("#a", "0:01.5").replace("#b", "0:03").replace(
        "#c", "0:05"
    ),
    "in the head": f"<teiHeader><title>A talk</title>{SECONDS}</teiHeader>{PLAIN}",
}  # fmt: skip
UNTIMED = {
    "no time line": PLAIN,
    "another time line": SECONDS.replace('xml:id="', 'xml:id="x') + PLAIN,
    "words": PLAIN.replace("#a", "dawn").replace("#b", "noon").replace("#c", "dusk"),
    "dates": PLAIN.replace("#a", "2015-11-14").replace("#b", "2015-11-15").replace("#c", "later"),
    "no identifiers": SECONDS.replace("xml:id", "n") + PLAIN,
    "no intervals": SECONDS.replace("interval", "n") + PLAIN,
    "endless numbers": PLAIN.replace("#a", "9" * 50).replace("#b", "9" * 50).replace("#c", "1e999"),
    "no such day": DATED.replace("2015-11", "2015-33") + PLAIN,
    "where it was said": '<u who="ANN" n="3">Good evening.</u><u who="BO" n="4">Thank you.</u>',
}


@pytest.mark.parametrize("kind", TIMED)
def test_turns_get_the_times_that_the_file_tells(read, kind):
    transcript = read(f"<TEI><text>{TIMED[kind]}</text></TEI>")
    assert [transcript.times(turn.span) for turn in transcript.turns] == [(1.5, 3.0), (3.0, 5.0)]
    assert transcript.text.content.endswith("ANN: Good evening.\n\nBO: Thank you.")


@pytest.mark.parametrize("kind", UNTIMED)
def test_what_tells_no_time_gives_no_anchors(read, kind):
    transcript = read(f"<TEI><text>{UNTIMED[kind]}</text></TEI>")
    assert transcript.anchors == ()
    assert len(transcript.turns) == 2


def test_moments_within_a_turn_part_it_in_time(read):
    transcript = read(f"<TEI>{LINE.format(unit='s', a='1', b='2', c='3')}{TURNS}</TEI>")
    content = transcript.text.content
    timed = [(content[x.span.start : x.span.end], x.begin, x.finish) for x in transcript.anchors]
    assert [(words.strip(), a, b) for words, a, b in timed] == [
        ("ANN: Good", 1, 2), ("evening.", 2, 2), ("BO: Thank you.", 2, 5),
    ]  # fmt: skip


def test_turns_with_the_names_of_the_people_listed(read):
    transcript = read(
        "<Trans><Speakers><Speaker id='s1' name='Ann Lee'/><Speaker id='s2' name='Bo Ray'/>"
        "</Speakers><Episode><Section><Turn speaker='s1' startTime='0.5' endTime='2'>"
        "<Sync time='0.5'/>Good<Sync time='1'/>evening.</Turn><Turn speaker='s2' startTime='2' "
        "endTime='3'>Thank you.</Turn></Section></Episode></Trans>"
    )
    assert transcript.text.content == "Ann Lee: Good evening.\n\nBo Ray: Thank you."
    assert [(a.begin, a.finish) for a in transcript.anchors][-2:] == [(1, 2), (2, 3)]


AKOMA = (
    "<akomaNtoso><debate><meta><TLCPerson eId='a' showAs='Ann Lee'/></meta><debateBody>"
    "<debateSection><heading>The ferry</heading>{}</debateSection></debateBody></debate>"
    "</akomaNtoso>"
)


@pytest.mark.parametrize(
    ("speeches", "content"),
    [
        ("<speech by='#a'><from>The Chair</from><p>Good evening.</p></speech>"
         "<speech by='#a'><from>Ms Lee:</from><p>Thank you.</p></speech>",
         "The ferry\n\nThe Chair: Good evening.\n\nMs Lee: Thank you."),
        ("<speech by='#a'><p>Good evening.</p></speech>", "The ferry\n\nAnn Lee: Good evening."),
        ("<speech by='#b'><p>Good evening.</p></speech>", "The ferry\n\nb: Good evening."),
        ("<p>Good evening.</p>", "The ferry\n\nGood evening."),
        ("<p>A letter <from>Ms Lee</from> came.</p>", "The ferry\n\nA letter Ms Lee came."),
    ],
)  # fmt: skip
def test_speeches_that_name_whom_they_are_from(read, speeches, content):
    assert read(AKOMA.format(speeches)).text.content == content


REDE = (
    "<dbtplenarprotokoll><vorspann><p>Plenarprotokoll 20/1</p></vorspann><sitzungsverlauf>{}"
    "</sitzungsverlauf></dbtplenarprotokoll>"
)
FULL = (
    "<rede><p klasse='redner'><redner id='1'><name><vorname>Anna</vorname><nachname>Lee</nachname>"
    "</name></redner>Anna Lee (FDP):</p><p klasse='J'>Guten Abend.</p>"
    "<kommentar>(Beifall)</kommentar><p>Und mehr.</p><name>Präsidentin Ray:</name>"
    "<p>Vielen Dank.</p></rede><rede><p>Ohne Namen.</p></rede>"
)


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        (FULL, ["Anna Lee (FDP):", "Präsidentin Ray:"]),
        (FULL.replace("<rede>", "<div>").replace("</rede>", "</div>"),
         ["Anna Lee (FDP):", "Präsidentin Ray:"]),
        ("<rede><p klasse='J'>Anna Lee (FDP): Guten Abend.</p></rede>", []),
        ("<rede><p klasse='redner'><redner>Anna Lee</redner></p><p>Abend.</p></rede>",
         ["Anna Lee:"]),
        ("<rede><name>Ray</name><p>Guten Abend.</p></rede>", []),
        ("<rede><p klasse='redner'/><p>Guten Abend.</p></rede>", []),
        ("<p>Guten <name>Abend:</name> sagte er.</p>", []),
    ],
)  # fmt: skip
def test_paragraphs_that_are_labels_open_turns(read, body, labels):
    transcript = read(REDE.format(body))
    assert [turn.label_text for turn in transcript.turns] == labels
    if body == FULL:
        words = transcript.text.content
        first, second = transcript.turns
        assert words[first.span.start : first.span.end] == (
            "Anna Lee (FDP): Guten Abend.\n\n(Beifall)\n\nUnd mehr."
        )
        assert words[second.span.start : second.span.end] == "Präsidentin Ray: Vielen Dank."
