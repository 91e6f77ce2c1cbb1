"""Valid files of every format, and seeded damage to them: what bytes become on bad days.

``SAMPLES`` maps a name to bytes; ``mutated`` returns other bytes for each state of a generator.
Archives are damaged inside and packed again as often as they are damaged as bytes.
"""

import gzip
import json
import re
import zlib
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from formats.making import OPEN, WORD, drawn, response

PARTS = {
    "html": (
        "<!DOCTYPE html><body>", "<p>", "</p>", "<div class=nav>", "</div>", "<br>", "<pre>",
        "</pre>", "<table><tr><td>", "</table>", "<!--", "-->", "<script>", "</script>", "<h1>",
        "</h1>", "<b>", "</i>", "<main>", "<nav>", "</nav>", "&amp;", "&nbsp;", "&#55296;",
        "&#x", "&notit;", "<p x='", "<svg><p>", "<template>", "</body>", "<![CDATA[", "<?x", ">",
        '<meta charset="', "<textarea>", "<plaintext>", "<math><mi>", "<noscript>", "<select>",
    ),
    "webvtt": (
        "WEBVTT\n\n", "00:01.000 --> 00:02.000\n", "00:02.000 --> 00:01.000 x\n", "\n\n", "\n \n",
        "<v Ann>", "<v >", "</v>", "<c.x>", "<00:00:01.000>", ">> ", "- ", "&lt;", "NOTE\n", "-->",
        "ANN: ",
    ),
    "srt": (
        "1\n", "00:00:01,000 --> 00:00:02,000\n", "2\n00:00:02,000 --> 00:00:01,000\n", "\n\n",
        "<i>", "</font>", "{\\an8}", "99999", ">> ", "- ",
    ),
    "json": (
        "[", "]", "{", "}", '{"speaker": "A", "text": "', '"text": ', '"speaker": ', '"', ",",
        ":", "\\", "\\ud83d", "\\ude00", "\\n", "1e999", "-1", "null", '"start": 0', '"words": [',
        '"segments": [', "NaN",
    ),
    "xml": (
        "<?xml version='1.0'?>", "<TEI>", "</TEI>", "<u who='#a'>", "</u>", "<sp>", "</sp>",
        "<speaker>", "</speaker>", "<p>", "</p>", "<lb/>", "<stage>", "</stage>", "<teiHeader>",
        "</teiHeader>", "&amp;", "&x;", "&#65;", "&#0;", "<![CDATA[", "]]>", "<!--", "-->", "<w/>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]>",
    ),
    "csv": ("speaker,text\n", ",", "\t", ";", '"', '""', "\r", "\n", "\r\n", "Ann,", '"a,b"'),
    "sbv": ("0:00:01.000,0:00:02.000\n", "\n\n", "<i>", ">> ", "&lt;", "ANN: ", "0:00:01.0,"),
    "ass": (
        "[Script Info]\n", "[Events]\n", "Format: Start, End, Name, Text\n", "Format: ,,\n",
        "Dialogue: 0,0:00:01.00,0:00:02.00,D,Ann,0,0,0,,", "{\\i1}", "{", "}", "\\N", "\n",
        "Title: x\n", "Format:\n", "Dialogue: ",
    ),
    "timed-lines": (
        "0:01 ", "[00:02.00]", "[00:00:03.000 --> 00:00:04.000] ", "\n", "0:05\n", "[ti:x]\n", "-",
        "9:99:99", "[0:00", "] ",
    ),
    "sami": ("<SAMI>", "<SYNC Start=1>", "<P>", "&nbsp;", "<br>", "</BODY>", "<", "<SYNC Start=9"),
    "ttml": (
        '<tt xmlns="http://www.w3.org/ns/ttml">', "</tt>", "<body>", "</body>", "<p begin='1s'>",
        "</p>", "<p begin='00:00:01:05' end='9f'>", "<span>", "</span>", "<br/>", "&amp;", "<text>",
        "<timedtext>", "<p t='1' d='2'>", "<p begin='1e9t'>",
    ),
    "elan": (
        "<ANNOTATION_DOCUMENT>", "</ANNOTATION_DOCUMENT>", "<TIME_SLOT TIME_SLOT_ID='a' "
        "TIME_VALUE='1'/>", "<TIER TIER_ID='x'>", "</TIER>", "<ANNOTATION_VALUE>",
        "<ALIGNABLE_ANNOTATION TIME_SLOT_REF1='a' TIME_SLOT_REF2='b'>", "</ANNOTATION_VALUE>",
        "</ALIGNABLE_ANNOTATION>", "<tli id='a' time='1'/>", "<event start='a'>", "</event>",
    ),
    "textgrid": (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n', '"IntervalTier"', '"Ann"', "1 ",
        "-2.5\n", '""', '"', "xmin = 0\n", 'text = "words"', '"TextTier"', "intervals [1]:\n",
    ),
    "chat": (
        "@Begin\n", "@Participants:\tA Ann Adult", "*A:\t", "%mor:\t", "\x151_2\x15", "\n\t", "[",
        "] ", "<", "> ", "&=", "+...", "(be)", "@s", " .\n", "\n", "@Date:\t01-JAN-2016\n", "0",
    ),
    "microdvd": ("{1}{1}25\n", "{25}{75}", "{80}{}", "{", "}", "|", "{y:i}", "/", "\n", "{9}{1}"),
    "f4": (
        "#00:00:05-3#", "#00:00:09-0#", "I: ", "\r\n", "\n\n", "#", "#00:", "-3#", "#99:59:59-9#",
    ),
    "otranscribe": (
        '{"text": "', '", "media": "", "media-time": 1}', "<p>", "</p>", "<br>", "</span>", "&amp;",
        '<span data-timestamp=\\"1.5\\">', "<span>", "\\u00e9", "\\n", '\\"', "<", "&", "\\", "}",
    ),
}  # fmt: skip
"""What each format of text is made of."""

_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>A briefing</title></head><body>
<nav><a href="/">Home</a></nav><main id="content"><h1>Remarks in Bern</h1><p>4 May 2016</p>
<p><b>MS ADLER:</b> Good evening to all of you, and thank you for coming here&nbsp;tonight.</p>
<p>QUESTION: Caf&eacute; or tea? (Laughter.)</p><pre>a
b</pre><table><tr><td>x</td></tr></table></main><footer>Copyright</footer></body></html>"""
_TEI = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE TEI [<!ENTITY shy "-">]>
<TEI><teiHeader><title>Sitting</title><date when="2016-05-04"/><listPerson><person xml:id="a">
<persName><forename>Ann</forename><surname>Adler</surname></persName></person></listPerson>
</teiHeader><text><body><u who="#a"><seg>Good <hi>evening</hi> &amp; thanks.</seg><vocal>coughs
</vocal></u><sp><speaker>BRUN.</speaker><p>No<lb/>more &shy; now.</p></sp><stage>Exit</stage></body>
</text></TEI>"""
_VTT = """WEBVTT - a talk

STYLE
::cue {}

1
00:00:01.000 --> 00:00:02.500 align:start
<v Ann Adler>Good <c.loud>evening</c>.</v>
<v Beat>Thank &amp; you.

00:00:09.000 --> 00:00:10.000
<00:00:09.100>Rolling <00:00:09.200>words
"""
_SRT = """1\r\n00:00:01,000 --> 00:00:02,500\r\n- Good <i>evening</i>.\r\n- And you?\r\n\r
2\r\n00:00:02,600 --> 00:00:04,000\r\n{\\an8}ADLER: I am well,\r\nthank you.\r\n"""
_LISTED = """{"title": "A talk", "date": "2016-05-04", "segments": [
 {"start": 0.0, "end": 2.5, "speaker": "SPEAKER_00", "text": " Good evening \\u2014 all."},
 {"start": 2.5, "end": 9e0, "speaker": {"name": "Ann"}, "words": [{"word": "Yes"}, {"word": "."}]},
 {"start": 12, "end": 13, "speaker": 3, "text": "No \\ud83d\\ude00 more\\n\\nwords."}]}"""
_TABLE = """start,speaker,text\r\n0.5,Ann Adler,"Good evening, ""all""."\r\n2,Beat,Thanks
3,,"two\nlines"\r\n"""
_SBV = "0:00:01.000,0:00:02.500\nADLER: Good evening.\n\n0:00:02.600,0:00:04.000\nMore\nwords.\n"
_ASS = """[Script Info]
Title: A talk
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ann Adler,0,0,0,,{\\i1}Good{\\i0} evening,\\Nall.
Dialogue: 0,0:00:03.00,0:00:04.00,Default,Beat,0,0,0,,Thank you.
"""
_LINES = (
    "[ti:A talk]\n[00:01.00]Good evening.\n[00:02.50]Thank you.\n[00:04.00]So.\n[00:05.00]Yes\n"
)
_SAMI = """<SAMI><HEAD><TITLE>A talk</TITLE></HEAD><BODY><SYNC Start=1000><P Class=E>Good<br>one.
<SYNC Start=2500><P Class=E>&nbsp;<SYNC Start=3000><P>Thank &amp; you.</BODY></SAMI>"""
_TTML = """<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="x" xmlns:ttp="y"
 ttp:frameRate="25"><head><ttm:title>A talk</ttm:title><ttm:agent xml:id="a">
<ttm:name>Ann</ttm:name></ttm:agent></head><body><div begin="1s">
<p begin="0.5s" dur="2s" ttm:agent="a">Good<br/>one.</p>
<p begin="00:00:03:05" end="00:00:04:00">Thank <span>you</span>.</p></div></body></tt>"""
_EAF = """<?xml version="1.0"?><ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a"
 TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="900"/></TIME_ORDER><TIER TIER_ID="x"
 PARTICIPANT="Ann"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">
<ANNOTATION_VALUE>Good evening.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
</ANNOTATION_DOCUMENT>"""
_GRID = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 3
item [1]:
    class = "IntervalTier"
    name = "Ann"
    intervals [1]:
        xmin = 0.5
        xmax = 2.5
        text = "Good ""evening""."
"""
_CHAT = """@UTF8
@Begin
@Participants:\tINV Ann_Lee Investigator, PAR Participant
@Date:\t14-NOV-2015
*INV:\tso &-uh what <do you> [//] you want ? \x151000_2500\x15
%mor:\tco|so
*PAR:\tthe bag (.) , \u201cplease\u201d
\tsaid I +...
@End
"""
_NOTED = (
    '<p><span class="timestamp" data-timestamp="1.5">0:01</span> Ann: Caf\u00e9 &amp; tea.<br>More'
    '</p><p><span class="timestamp" data-timestamp="9">0:09</span>Bo: <b>Yes</b>.</p>'
)
_AMAZON = """{"results": {"speaker_labels": {"segments": [{"speaker_label": "spk_0", "items": [
 {"start_time": "0.5", "speaker_label": "spk_0"}]}]}, "items": [
 {"type": "pronunciation", "start_time": "0.5", "alternatives": [{"content": "Good"}]},
 {"type": "pronunciation", "start_time": "0.9", "alternatives": [{"content": "evening"}]},
 {"type": "punctuation", "alternatives": [{"content": "."}]}]}}"""
_MARKED = """---
title: A talk
---

# Remarks in Bern

**MS ADLER:** Good *evening* to you. [link](https://a.example/)

**QUESTION:** And you? (Laughter.)
"""
_PLAIN = """Remarks in Bern\r
4 May 2016\r
\r
MS ADLER: Good evening. It is 10:30, isn’t it?\r
\r
QUESTION: (Via interpreter) Is it – really?\r
\r
MS ADLER: Yes. (Laughter.)\r
"""
_CYRILLIC = "С. ИВАНОВА: Добрый вечер, спасибо.\n\nВОПРОС: Когда это было?\n" * 4
_SHEET = drawn(
    *(
        [
            (60, 770, "MISSION OF BERN"),
            (60, 700, "MS ADLER: Good evening to you all, and"),
            (60, 685, f"thank you ({number}) for com-"),
            (60, 670, "ing."),
            (300, 30, f"Page {number} of 3"),
        ]
        for number in (1, 2, 3)
    )
)
SAMPLES = {
    "html": _PAGE.encode(),
    "html, wide": _PAGE.replace("utf-8", "utf-16").encode("utf-16"),
    "html, narrow": _PAGE.replace("utf-8", "iso-8859-1").replace("&eacute;", "é").encode("cp1252"),
    "xml": _TEI.encode(),
    "xml, wide": _TEI.replace("UTF-8", "UTF-16").encode("utf-16"),
    "webvtt": _VTT.encode(),
    "srt": _SRT.encode(),
    "json": _LISTED.encode(),
    "json, lines": b'{"speaker": "A", "text": "Good evening."}\n{"speaker": "B", "text": "Yes."}\n',
    "json, recognised": _AMAZON.encode(),
    "csv": _TABLE.encode(),
    "sbv": _SBV.encode(),
    "ass": _ASS.encode(),
    "timed-lines": _LINES.encode(),
    "sami": _SAMI.encode(),
    "ttml": _TTML.encode(),
    "elan": _EAF.encode(),
    "textgrid": _GRID.encode(),
    "chat": _CHAT.encode(),
    "microdvd": b"{1}{1}25\n{25}{75}{y:i}Good evening.|/Thank you.\n{80}{120}Shall we?\n",
    "f4": b"I: Good evening. #00:00:05-3#\r\n\r\nB: Thank you. #00:00:09-0# Yes.\r\n",
    "otranscribe": json.dumps({"text": _NOTED, "media": "a.mp3", "media-time": 9}).encode(),
    "markdown": _MARKED.encode(),
    "text": _PLAIN.encode(),
    "text, cp1252": _PLAIN.encode("cp1252"),
    "text, cp1251": _CYRILLIC.encode("cp1251"),
    "text, mixed": _PLAIN.encode() + _PLAIN.encode("cp1252"),
    "text, utf-16": _PLAIN.encode("utf-16-le"),
    "text, iso-2022-jp": "山田: こんにちは。\n".encode("iso2022_jp") * 3,
    "text, gb18030": "主持人：晚上好，谢谢大家。\n".encode("gb18030") * 5,
    "docx": WORD,
    "odt": OPEN,
    "pdf": _SHEET,
    "warc": response("https://a.example/", _PAGE.encode(), kind="text/html; charset=utf-8"),
    "warc, packed": gzip.compress(
        response("https://a.example/", _VTT.encode(), kind="text/vtt"), mtime=0
    ),
}
"""A valid file of each format, and of what there are several kinds of, of each kind."""

_ODD = (
    b"\x00", b"\xff", b"\x80", b"\n", b"\r", b"<", b">", b'"', b"&", b"{", b"[", b"\\", b",", b":",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\x1b[31m", b"\x1b$B",
    b"\x85", b"\xc2\x85", b"\xe2\x80\xa8", b"\x0c", b"\x1a", b"\t", b" ", b"'", b"(", b")",
    *(piece.encode() for pieces in PARTS.values() for piece in pieces),
    b"obj", b"endobj", b"stream\n", b"endstream", b"/Length 99999999", b"/Count -1", b"xref\n",
    b"<< ", b" >>", b"PK\x03\x04", b"PK\x01\x02", b"WARC/1.0\r\n", b"HTTP/1.1 200 OK\r\n\r\n",
    b"Content-Length: 99999\r\n", b"charset=", b"MR. BRUN: ", b"(Laughter.)",
)  # fmt: skip
_NUMBERS = (b"0", b"-1", b"65536", b"4294967295", b"9" * 30, b"1e308", b"0.1", b"00")
_FIGURES = re.compile(rb"\d+")
_MOST = 60_000
_ENCODINGS = (
    "utf-8", "ascii", "latin-1", "cp1252", "cp1251", "utf-16", "utf-16-be", "utf-32", "utf-8-sig",
    "shift_jis", "iso2022_jp", "gb18030", "utf-7", "hz", "mac_roman", "cp037", "nonsense", "rot13",
)  # fmt: skip
_WORDS = (
    "Good evening", " ", "\n\n", "\r", "\t", "MR. BRUN: ", "\u2019", "\u202e", "\x85", "\ufeff",
    "\U0001f600", "1", "(Laughter.)", "#a", "-", "\u0301", "\ufffd", "\u2028", "x" * 300,
)  # fmt: skip
_KEYS = ("text", "speaker", "start", "end", "words", "segments", "name", "title", "date", "x", "")
_VALUES = (
    None, True, 0, -1, 1e300, 10**400, "", "a", "\ud800", "\ud83d\ude00", [], {}, [[]], "A\x00B",
    {"name": "Ann"}, ["a b", "c d"], [["Ann", "Good evening"]], float("nan"), float("inf"),
)  # fmt: skip
_NAMES = (
    "u", "sp", "said", "speaker", "p", "stage", "head", "w", "pc", "lb", "note", "teiHeader", "t",
    "hi", "seg", "when", "anchor", "TIER", "redner", "name",
    "title", "date", "fw", "back", "span", "table", "tr", "del", "s", "tab", "h",
)  # fmt: skip


def mutated(data, draw, others=()):
    """Return ``data`` with one to eight changes, by the random generator ``draw``."""
    if data.startswith(b"PK\x03\x04") and draw.random() < 0.7:
        return _repacked(data, draw, others)
    if data.startswith(b"\x1f\x8b") and draw.random() < 0.7:
        try:
            return gzip.compress(mutated(gzip.decompress(data), draw, others), mtime=0)
        except (OSError, EOFError, zlib.error):
            return data
    for _ in range(draw.choice((1, 1, 2, 3, 5, 8))):
        lawful = draw.random() < 0.8
        if lawful and data[:1] in (b"{", b"["):
            data = _other_json(data, draw)
        elif lawful and data[:2] in (b"<?", b"<w", b"<o", b"<T", b"<t"):
            data = _other_xml(data, draw)
        else:
            data = _changed(data, draw, others)
    return data[:_MOST]


def declared(draw):
    """Return what a catalogue might declare of a file, rightly or wrongly; mostly nothing."""
    facts = {}
    if draw.random() < 0.2:
        facts["format"] = draw.choice((*PARTS, "markdown", "plain-text", "pdf", "docx", "warc"))
    if draw.random() < 0.2:
        facts["encoding"] = draw.choice(_ENCODINGS)
    if draw.random() < 0.2:
        facts["language"] = draw.choice(("en", "fr", "ru", "pl", "ja", "ar", "xx-yy"))
    return facts


def _other_json(data, draw):
    """Change one value or key of a JSON text, which stays JSON."""
    try:
        top = [json.loads(data)]
    except (ValueError, RecursionError):
        return data
    holders = []
    stack = [top]
    while stack:
        holder = stack.pop()
        holders += [
            (holder, key) for key in (holder if isinstance(holder, dict) else range(len(holder)))
        ]
        stack += [
            v
            for v in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(v, (dict, list))
        ]
    holder, key = draw.choice(holders)
    kind = draw.randrange(6)
    other, at = draw.choice(holders)
    if kind == 0:
        holder[key] = draw.choice(_VALUES)
    elif kind == 1 and isinstance(holder, dict):
        holder[draw.choice(_KEYS)] = holder.pop(key)
    elif kind == 2 and isinstance(holder, list):
        holder[key:key] = [holder[key]] * draw.choice((1, 3, 40))
    elif kind == 3:
        holder[key] = json.loads(json.dumps(other[at]))
    elif kind == 4 and isinstance(holder[key], str):
        holder[key] += draw.choice(_WORDS) * draw.choice((1, 1, 500))
    elif kind == 5:
        for _ in range(draw.choice((1, 5, 300))):
            holder[key] = (
                [holder[key]] if draw.random() < 0.5 else {draw.choice(_KEYS): holder[key]}
            )
    try:
        return json.dumps(top[0], ensure_ascii=draw.random() < 0.5).encode("utf-8", "surrogatepass")
    except RecursionError:
        return data


def _other_xml(data, draw):
    """Change one element of an XML text, which stays XML."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return data
    parents = [element for element in root.iter() if len(element)]
    if not parents:
        return data
    parent = draw.choice(parents)
    at = draw.randrange(len(parent))
    kid = parent[at]
    kind = draw.randrange(6)
    if kind == 0:
        kid.tag = draw.choice(draw.choice(parents)[:1] or [kid]).tag
    elif kind == 1:
        kid.tag = draw.choice(_NAMES)
    elif kind == 2:
        parent.insert(at, kid)
    elif kind == 3:
        parent.remove(kid)
    elif kind == 4:
        kid.text = (kid.text or "") + draw.choice(_WORDS)
        kid.tail = (kid.tail or "") + draw.choice(_WORDS)
    else:
        kid.set(draw.choice(("who", "id", "val", "n", "c", "type")), draw.choice(_WORDS))
    try:
        return ElementTree.tostring(root, "utf-8")
    except (RecursionError, ValueError, TypeError):
        return data


def _repacked(data, draw, others):
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, zlib.error, KeyError):
        return data
    names = [name for name in parts if name != "mimetype"]
    name = draw.choice(names) if names else ""
    if name:
        parts[name] = mutated(parts[name], draw, others)
    if name and draw.random() < 0.05:
        del parts[name]
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for kept, content in parts.items():
            archive.writestr(kept, content, None if kept == "mimetype" else ZIP_DEFLATED)
    return made.getvalue()


def _changed(data, draw, others):
    size = len(data)
    at = draw.randrange(size + 1)
    until = min(size, at + draw.choice((1, 2, 5, 20, 100, 1000)))
    kind = draw.randrange(11)
    if kind == 0 and at < size:
        return data[:at] + bytes([data[at] ^ (1 << draw.randrange(8))]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[until:]
    if kind == 2:
        return data[:until] + data[at:until] * draw.choice((1, 1, 2, 10, 300)) + data[until:]
    if kind == 3:
        return data[:at] if draw.random() < 0.3 else data[at:] + data[:at]
    if kind == 4 and others:
        other = draw.choice(others)
        start = draw.randrange(len(other) + 1)
        return data[:at] + other[start : start + draw.choice((5, 50, 5000))] + data[until:]
    if kind == 5 and (figures := list(_FIGURES.finditer(data))):
        found = draw.choice(figures)
        return data[: found.start()] + draw.choice(_NUMBERS) + data[found.end() :]
    if kind == 6:
        return data[:at] + bytes(draw.choices(range(256), k=draw.choice((1, 4, 40)))) + data[at:]
    if kind == 7:
        character = chr(draw.choice((0x80, 0x3FF, 0x2FFF, 0xFFFF, 0x10FFFF)) - draw.randrange(64))
        return data[:at] + character.encode("utf-8", "surrogatepass") + data[at:]
    if kind == 8:
        return data[:at] + draw.choice(_ODD) * draw.choice((1, 1, 1, 3, 2000)) + data[at:]
    return data[:at] + draw.choice(_ODD) + data[until if draw.random() < 0.3 else at :]
