"""XML: which texts are documents of it, and the transcript that one gives."""

import numpy as np
import pytest

from provenance.errors import FormatError
from provenance.formats import parse
from provenance.model import Facts, OffsetMap, Source, Text

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
TEI = (
    HEAD
    + """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>A talk</title></titleStmt><date when="2016-05-04">May</date></fileDesc>
<listPerson><person xml:id="jk"><persName><surname>Kerry</surname>
<forename>John</forename></persName></person></listPerson></teiHeader>
<text><body><div>
  <head>Session one</head>
  <note type="time">Opened at 9.</note>
  <u who="#jk"><seg>Good
      <hi>evening</hi>, R&amp;D.</seg><seg>Caf&#233; &mdash; so &nosuch;.</seg></u>
  <u who="#fz">No.<vocal><desc>laughter</desc></vocal> Yes<kinesic reason="applause"/></u>
  <u>Who?</u>
</div></body></text></TEI>
"""
)
PLAY = """<text><body>
<stage>Enter both.</stage>
<sp who="#a"><speaker>HAMLET.</speaker><p>To be.</p><p>Or not.</p></sp>
<sp><speaker>GHOST</speaker><l>Mark</l><l>me.</l><stage>(Exit)</stage></sp>
</body></text>"""
RECORD = (
    HEAD
    + """<debate><speech speakername="Ann Lee" id="1"><p>Aye.</p><p>Aye.</p></speech>
<speech id="2" speakername="Bea Fox"><p>No.</p></speech></debate>"""
)
MARKED = """<?xml-model href="x.rnc"?>
<speech><meta><name>Ann</name><title>On peace</title><date>March 4, 1841</date></meta>
<body><p>We the <econ>people
    of</econ> all.</p><p>The end.</p></body></speech>"""
OTHERS = {
    "a play's directions": "<Enter GHOST>\nHAMLET: To be.\n",
    "labels": "<Ann> Good evening.\n<Bea> Good evening.\n",
    "one tag not closed": "<speech>\nWords and words.\n",
    "closed by another": "<speech>Words.</talk>\n",
    "an address": "<https://example.org/>\n",
    "a page": '<?xml version="1.0"?><!DOCTYPE html><html><body>w</body></html>',
    "captions": "<v Ann>Words.</v>\nMore.\n",
    "text before it": "Here it is: <a>words</a>",
    "text after it": "<a>words</a>\nand more of them.\n",
    "arithmetic": "<3 and 4>\n",
    "escaped": "&lt;speech&gt;Words.&lt;/speech&gt;",
    "words about it": "?xml version is what it begins with\n",
}


@pytest.mark.parametrize("content", [TEI, PLAY, RECORD, MARKED, "\n\n" + TEI, "\ufeff" + RECORD])
@pytest.mark.parametrize("path", ["x.xml", "x.txt"])
def test_documents_are_told_by_their_content(read, content, path):
    assert read(content, path).format == "xml"


@pytest.mark.parametrize("kind", OTHERS)
def test_what_only_holds_tags_is_no_document(read, kind):
    assert read(OTHERS[kind], "x.xml").format != "xml"


def turns_of(transcript):
    content = transcript.text.content
    return [
        (t.speaker.name if t.speaker else None, content[t.span.start : t.span.end])
        for t in transcript.turns
    ]


def test_utterances_are_turns(read, bytes_behind):
    transcript = read(TEI)
    assert turns_of(transcript) == [
        ("John Kerry", "John Kerry: Good evening, R&D.\n\nCafé — so &nosuch;."),
        ("fz", "fz: No. (laughter) Yes (applause)"),
        (None, "Who?"),
    ]
    content = transcript.text.content
    assert [(u.why, content[u.span.start : u.span.end]) for u in transcript.unattributed] == [
        ("heading", "A talk"),
        ("heading", "May"),
        ("heading", "Session one"),
        ("interlude", "(Opened at 9.)"),
    ]
    assert (transcript.metadata.title, transcript.metadata.date) == ("A talk", "2016-05-04")
    for words in ("Session one", "evening", "laughter", "Who?"):
        assert bytes_behind(transcript, words) == words.encode()


def test_a_play_has_its_labels_as_printed(read):
    assert turns_of(read(PLAY)) == [
        ("Hamlet", "HAMLET. To be.\n\nOr not."),
        ("Ghost", "GHOST: Mark\n\nme.\n\n(Exit)"),
    ]


def test_a_record_names_speakers_in_attributes(read):
    assert turns_of(read(RECORD)) == [
        ("Ann Lee", "Ann Lee: Aye.\n\nAye."),
        ("Bea Fox", "Bea Fox: No."),
    ]


def test_marked_text_without_turns_is_paragraphs(read, bytes_behind):
    transcript = read(MARKED)
    assert transcript.text.content == (
        "On peace\nMarch 4, 1841\n\nWe the people of all.\n\nThe end."
    )
    assert transcript.turns == ()
    assert transcript.metadata.title == "On peace"
    assert bytes_behind(transcript, "people") == b"people"


def test_words_of_a_corpus_have_their_spaces(read):
    tokens = (
        '<s><w>Good</w> <w join="right">day</w><pc>,</pc>\n<w join="right">all</w><pc>.</pc></s>'
    )
    assert read(f"<text><u who='A'>{tokens}</u></text>").text.content == "A: Good day, all."


BOMB = (
    '<!DOCTYPE a [<!ENTITY a0 "' + "x" * 1000 + '">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 9))
    + "]>"
)  # fmt: skip


def test_entities_are_never_expanded(read):
    assert read(f"{HEAD}{BOMB}<a><p>One &a8; two.</p></a>").text.content == "One &a8; two."
    outside = '<!DOCTYPE a SYSTEM "file:///x.dtd" [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    assert read(f"{HEAD}{outside}<a><p>One &e; two.</p></a>").text.content == "One &e; two."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<a><b></a>", "mismatched tag at line 1, column 9"),
        ("<a>", "no element found at line 2"),
        ("<a>\x01</a>", "not well-formed"),
        ("<a>\ud800</a>", "not well-formed"),
        ("<a b='1' b='2'/>", "duplicate attribute"),
        ("words", "syntax error at line 1"),
        ("<a>" * 300, "nested more than 200 deep"),
        ("<a> </a>", "there is no text in it"),
        (f"{BOMB}<a b='&a8;'>x</a>", "limit on input amplification"),
    ],
)
def test_what_breaks_the_rules_is_an_error_with_its_place(content, message):
    zero = np.zeros(1, dtype=np.int64)
    source = Source("x", "x", b"", "", Facts(format="xml"))
    text = Text(source, content + "\n", "utf-8", (), OffsetMap(zero, zero, zero))
    with pytest.raises(FormatError, match=message):
        parse(text)
