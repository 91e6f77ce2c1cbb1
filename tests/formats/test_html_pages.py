"""Saved web pages: which texts are ones, and what becomes of one."""

import pytest

PAGES = {
    "declared": "<!DOCTYPE html><title>x</title><p>Words.</p>",
    "declared in capitals after a line": "\n<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4'>\n<p>x",
    "xhtml": '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>w</body></html>',
    "a saved page's note": "<!-- saved from url=(0014)x -->\n<html><body>w</body></html>",
    "a fragment": "<div><p>One.</p>\n<p>Two.</p></div>\n",
    "one paragraph": "<p>All that was said.</p>\n",
}
OTHERS = {
    "a tag in the middle": "He said <b>no</b> and <i>left</i>, and <b>that</b> was <b>all</b>.\n",
    "labels in angle brackets": "<Kerry> Good evening.\n<Zarif> Good evening.\n",
    "chat": "<anna> hi\n<ben> <b>hi</b>\n",
    "voices of captions": "<v Kerry>Good evening.\n",
    "arithmetic": "x <p and y> z, </p>!\n",
    "an address": "<https://example.org/> said it.\n",
    "other xml": '<?xml version="1.0"?>\n<speech><p>Words.</p><p>More.</p><p>And.</p></speech>',
    "a play": "<Enter GHOST>\nHAMLET: Words.\n",
    "leftover breaks": "Words.<br>\nMore words.<br>\nAnd more.<br>\n",
    "an escaped page": "&lt;html&gt;&lt;body&gt;Words.&lt;/body&gt;&lt;/html&gt;",
    "talk of html": "html is a language; <html> is its first tag.\n",
    "markdown with tags": "# Remarks\n\n<p>Words.</p>\n\n**KERRY:** Words.\n",
}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("path", ["x.html", "x.txt"])
def test_pages_are_told_by_their_content(read, kind, path):
    assert read(PAGES[kind], path).format == "html"


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("path", ["x.html", "x.txt"])
def test_what_only_holds_tags_is_no_page(read, kind, path):
    assert read(OTHERS[kind], path).format != "html"


PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Remarks &amp; Answers | Site</title>
<style>p { color: red }</style><script>var p = "<p>not said</p>";</script></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/b">Briefings</a></li></ul></nav>
<div id="sidebar"><p>Subscribe to get our very long letter about everything that was said.</p></div>
<main><article>
<h1>Remarks in Vienna</h1>
<div class="body">
<p><strong>SECRETARY
   KERRY:</strong> Good evening, everybody; it&rsquo;s a pleasure&nbsp;to be here today.</p>
<p><b>QUESTION:</b> Caf\u00e9 &lt;no&gt; &#8212; is it&#32;true?<br>Or <em>not</em>?</p>
<p></p>
<p><b>SECRETARY KERRY:</b> R&amp;D is what we do, and what we have done for a good many years.</p>
</div></article></main>
<footer>Privacy</footer>
</body></html>
"""


def test_a_page_gives_its_transcript_and_keeps_the_rest_aside(read, bytes_behind):
    page = read(PAGE)
    content = page.text.content
    aside = [(part.why, content[part.span.start : part.span.end]) for part in page.unattributed]
    assert aside == [
        ("navigation", "Home\nBriefings"),
        (
            "navigation",
            "Subscribe to get our very long letter about everything that was said.",
        ),
        ("heading", "Remarks in Vienna"),
        ("footer", "Privacy"),
    ]
    first, last = content.index("SECRETARY"), page.unattributed[-1].span.start
    assert content[first:last] == (
        "SECRETARY KERRY: Good evening, everybody; it’s a pleasure\u00a0to be here today.\n\n"
        "QUESTION: Café <no> — is it true?\nOr not?\n\n"
        "SECRETARY KERRY: R&D is what we do, and what we have done for a good many years.\n\n"
    )
    assert not page.text.exact
    assert page.text.container == "html"
    assert page.metadata.title == "Remarks & Answers | Site"
    details = {step.name: step.detail for step in page.text.steps}
    assert "4 stretches" in details["emphasis"]
    assert details["page furniture"].startswith("kept aside, in characters: 7 of footer")
    for words in ("Home", "everybody; it", "Café", "Or not?"[:2], "Privacy"):
        assert bytes_behind(page, words) == words.encode()
    assert bytes_behind(page, "’")[:1] == b"&"


def test_offsets_hold_in_other_encodings(read, bytes_behind):
    for encoding in ("utf-16-le", "cp1252", "utf-8"):
        page = read(PAGE.encode(encoding), encoding=encoding)
        assert bytes_behind(page, "Café") == "Café".encode(encoding)
        assert bytes_behind(page, "Privacy") == "Privacy".encode(encoding)


def test_preformatted_text_keeps_its_lines(read):
    page = read("<html><body><pre>KERRY:  One\nline.\r\n\r\nZARIF: Two.</pre></body></html>")
    assert page.text.content == "KERRY: One\nline.\n\nZARIF: Two."


def test_each_speaker_in_an_element_of_his_own_is_one_transcript(read):
    long = "And here is what I have to say to you about the matter, at some length. " * 9
    page = read(
        f"<html><body><div class=t><p>A: {long}</p></div><div class=t><p>B: No.</p></div>"
        "<div class=t><p>A: Yes, and again yes.</p></div></body></html>"
    )
    assert page.unattributed == ()


def test_text_beside_the_transcript_is_not_lost(read):
    body = "<p>" + "Words that were said in the long speech of the day. " * 20 + "</p>"
    page = read(
        f"<body>Loose words<div><div class=speech>{body}{body}</div>"
        "<div><p>See also</p></div></div>The end</body>"
    )
    content = page.text.content
    assert [(p.why, content[p.span.start : p.span.end]) for p in page.unattributed] == [
        ("page", "Loose words"),
        ("page", "See also"),
        ("page", "The end"),
    ]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a</x>b</p>", "ab"),
        ("<p>a<!-- c -->b</p>", "ab"),
        ("<p>&notit; &copy 2016 &nosuch; &#x110000; &</p>", "¬it; © 2016 &nosuch; \ufffd &"),
        ("<p>a <b> b</b> c</p>", "a b c"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<p>one<br><br>two</p>", "one\n\ntwo"),
        ("<p>unclosed <b>tags <i>everywhere", "unclosed tags everywhere"),
        ("<table>stray<tr><td>cell</td></tr></table>", "stray\n\ncell"),
        ("<p><?xml:namespace prefix = o /><o:p>word</o:p></p>", "word"),
    ],
)
def test_broken_pages_read_as_browsers_read_them(read, html, words):
    assert read(f"<!DOCTYPE html><body>{html}").text.content == words


SEGMENT = (
    '<div class="row"><div class="{a}">{one}</div><div class="{b}">{two}</div><p>{said}</p></div>'
)
SAID = "Good evening to all of you, and thank you for coming here tonight."


@pytest.mark.parametrize(
    ("a", "one", "b", "two", "shown"),
    [
        ("speaker-name", "Ann Lee", "timestamp", "0:05", f"Ann Lee\t0:05\n{SAID}"),
        ("timestamp", "0:05", "speaker-name", "Ann Lee", None),
        ("speaker", "Ann Lee", "x", "", f"Ann Lee\t{SAID}"),
        ("x", "Ann Lee", "y", "0:05", f"Ann Lee\n\n0:05\n\n{SAID}"),
        ("title", "Ann Lee", "y", "", f"Ann Lee\n\n{SAID}"),
        ("speaker", "Ann Lee: she said this, and much more that is long, to everybody here.", "y",
         "", f"Ann Lee: she said this, and much more that is long, to everybody here.\n\n{SAID}"),
        ("speaker", "Ann Lee.", "y", "", f"Ann Lee.\n\n{SAID}"),
    ],
)  # fmt: skip
def test_blocks_that_name_a_speaker_or_a_time(read, a, one, b, two, shown):
    page = SEGMENT.format(a=a, one=one, b=b, two=two, said=SAID)
    content = read(f"<!DOCTYPE html><html><body>{page}</body></html>").text.content
    if shown is None:
        assert content.index("0:05") < content.index("Ann Lee") < content.index(SAID)
    else:
        assert content == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\nOne line\n  and one\n", "One line\nand one"),
        ("One line\n  and one\n", "One line\nand one"),
        ("\r\nOne &amp; line\r\nand one", "One & line\nand one"),
        ("\n\nOne line\n\n\nand one", "One line\n\nand one"),
    ],
)
def test_lines_of_preformatted_text_stay_lines(read, written, shown):
    assert read(f"<html><body><pre>{written}</pre></body></html>").text.content == shown
