"""Pages: anchors with their numbers, and headers, footers and numbers kept aside."""

import pytest

from formats.laws import assert_structured
from formats.making import drawn, source_of
from provenance.pipeline import read as read_whole

NAMES = "Anna Bert Cleo Dora Emil Fritz Gina Hans Ines Jakob Karla Lena Moritz Nora Otto".split()
WORDS = "told us that the harvest was late that year and the roads to the market were closed"


def prose(number, sentences=6):
    """A page of prose that is like no other page; its last sentence goes on on the next."""
    said = []
    for at in range(sentences):
        who, whom = NAMES[number % 15], NAMES[(number + at + 1) % 15]
        said.append(f"{who} and {whom} {'and Paul ' * (at // 14)}{WORDS}.")
    return "\n".join([*said, f"And {NAMES[number % 15]} said"])


def paged(header="", footer="", count=5, feed="\f"):
    pages = [
        (header.format(n=n) + "\n\n" if header else "")
        + prose(n)
        + ("\n\n" + footer.format(n=n) if footer else "")
        for n in range(1, count + 1)
    ]
    return f"\n{feed}\n".join(pages) + "\n"


def labels(transcript):
    return [anchor.label for anchor in transcript.anchors if anchor.kind == "page"]


def asides(transcript):
    content = transcript.text.content
    return [(u.why, content[u.span.start : u.span.end]) for u in transcript.unattributed]


FED = {
    "a number above": ("{n}", "", "page header", "1"),
    "a number below": ("", "- {n} -", "page footer", "- 1 -"),
    "a number in words": ("", "Page {n} of 5", "page footer", "Page 1 of 5"),
    "a running head": ("MISSION OF BERN", "", "page header", "MISSION OF BERN"),
    "a running head and a number": ("MISSION OF BERN\n12 Long Street\nP\u00e1gina {n} de 5", "",
        "page header", "MISSION OF BERN\n12 Long Street\nP\u00e1gina 1 de 5"),
    "a number and a running foot": ("", "{n}\nMission of Bern, 12 Long Street", "page footer",
        "1\nMission of Bern, 12 Long Street"),
    "a head that counts": ("Statement, {n} May", "", "page header", "Statement, 1 May"),
}  # fmt: skip


@pytest.mark.parametrize("name", FED)
def test_form_feeds_part_pages(name, read):
    header, footer, why, first = FED[name]
    transcript = read(paged(header, footer))
    assert labels(transcript) == ["1", "2", "3", "4", "5"]
    found = asides(transcript)
    assert found[0] == (why, first)
    assert len(found) == 5
    assert {kind for kind, _ in found} == {why}
    assert transcript.text.exact


UNFED = {
    "a number alone": "{n}",
    "a number between dashes": "- {n} -",
    "a number in words": "Page {n} of 5",
    "a number and a running foot": "Page {n}\nMission of Bern, 12 Long Street",
}


@pytest.mark.parametrize("name", UNFED)
@pytest.mark.parametrize("above", [False, True])
def test_without_form_feeds_numbers_that_count_up_part_pages(name, above, read):
    edge = UNFED[name]
    transcript = read(paged(edge, "", feed="") if above else paged("", edge, feed=""))
    found = asides(transcript)
    assert {kind for kind, _ in found} == {"page header" if above else "page footer"}
    assert len(found) == 5
    assert labels(transcript) == ["1", "2", "3", "4", "5"]


def test_a_number_that_recognition_missed_is_passed_over(read):
    transcript = read(paged("", "{n}", count=8, feed="").replace("\n\n4\n", "\n\n&\n"))
    assert [words for _, words in asides(transcript)] == ["1", "2", "3", "5", "6", "7", "8"]


def test_a_number_that_begins_late_counts_from_there(read):
    pages = paged("", "{n}").replace("\n\n5\n", "\n\n9\n")
    for before, after in (("4", "8"), ("3", "7"), ("2", "6"), ("1", "5")):
        pages = pages.replace(f"\n\n{before}\n", f"\n\n{after}\n")
    assert labels(read(pages)) == ["5", "6", "7", "8", "9"]


@pytest.mark.parametrize("feed", ["\f\n", ""])
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("{n}/9 16-29832", "16-29832 {n}/9"),
        ("{n}/9    16-29832", "16-29832    {n}/9"),
        ("16-29832 {n}/9", "16-29832 {n}/9"),
    ],
)
def test_the_number_of_the_document_beside_that_of_the_page(feed, left, right, read):
    head = "S/PV.7779 Threats to the peace 06/10/2016", "06/10/2016 Threats to the peace S/PV.7779"
    foot = left, right
    transcript = read(
        feed.join(
            f"{head[n % 2]}\n\n{prose(n)}\n\n{foot[n % 2].format(n=n)}\n\n" for n in range(1, 10)
        )
    )
    said = [words for _, words in asides(transcript)]
    assert sum(words.count("16-29832") for words in said) == 9
    assert sum(words.count("S/PV.7779") for words in said) >= 8
    assert labels(transcript)[:8] == [str(n) for n in range(1, 9)]


# Nothing here is a page's own, or nothing says so.
TEXT = {
    "no pages": prose(1) + "\n",
    "one page": "1\n\n" + prose(1) + "\n",
    "a form feed at the end": prose(1) + "\n\f\n",
    "two lone numbers": f"{prose(1)}\n1\n{prose(2)}\n2\n{prose(3)}\n",
    "numbered paragraphs": "".join(f"{n}.\n\n{prose(n)}\n\n" for n in range(1, 7)),
    "numbered in brackets": "".join(f"({n})\n\n{prose(n)}\n\n" for n in range(1, 7)),
    "a count aloud": "\n".join(f"{n}" for n in range(1, 30)) + "\n",
    "a countdown": "".join(f"{9 - n}\n\n{prose(n)}\n\n" for n in range(6)),
    "years": "".join(f"{2010 + n}\n\n{prose(n)}\n\n" for n in range(6)),
    "large numbers": "".join(f"{140 + n}\n\n{prose(n)}\n\n" for n in range(6)),
    "numbers far apart": "".join(f"{n}\n\n{prose(n, 150)}\n\n" for n in range(1, 6)),
    "numbers in a table": "".join(f"{n}\ta\tb\n" for n in range(1, 40)),
    "uneven sections": "".join(f"{n}\n\n{prose(n, 3 if n % 2 else 30)}\n\n" for n in range(1, 9)),
    "scores": "".join(f"{n}/9\n\n{prose(n)}\n\n" for n in range(1, 7)),
    "pages far apart": "".join(f"{n}/9 16-2983\n\n{prose(n, 150)}\n\n" for n in range(1, 6)),
    "numbers of documents": "".join(f"16-2983{n}\n\n{prose(n)}\n\n" for n in range(1, 7)),
    "the same number": "".join(f"7\n\n{prose(n)}\n\n" for n in range(6)),
    "roman numbers": "".join(f"{n}\n\n{prose(len(n))}\n\n" for n in ("i", "ii", "iii", "iv", "v")),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXT)
def test_what_has_no_pages(name, read):
    transcript = read(TEXT[name])
    assert labels(transcript) == []
    assert asides(transcript) == []


SPOKEN = {
    "an address": "Mr. President,",
    "a label": "MR. BRUN:",
    "a line people say again": "Thank you very much.\nThank you very much.\nThank you very much.",
    "a line that comes back elsewhere": "Peace and bread",
    "prose": "It rained on page {n} of my life, and I said what I had to say: that I did not mind "
    "the rain at all, nor the snow, nor the wind, nor whatever else came down on us that day.",
    "a year": "19{n}4",
}


@pytest.mark.parametrize("name", SPOKEN)
def test_what_stands_at_the_edge_of_pages_and_is_said(name, read):
    aloud = "Peace and bread\n\n"
    pages = "\n\f\n".join(
        f"{SPOKEN[name].format(n=n)}\n\n{prose(n)}\n\n{aloud * 3}{prose(n + 5)}\n\n{NAMES[n]} left"
        for n in range(1, 6)
    )
    transcript = read(pages)
    assert asides(transcript) == []
    assert len(labels(transcript)) == 5


def test_a_turn_that_a_page_cuts_is_one_turn():
    said = paged("MISSION OF BERN\n{n}", "")
    for words, label in (
        ("Bert and Cleo told", "MS ADLER: "),
        ("Emil and Gina told", "\nMR BRUN: "),
    ):
        said = said.replace(words, label + words)
    transcript = read_whole(source_of(said))
    assert_structured(transcript)
    assert transcript.turn_count == 2
    spoken = [(turn.speaker.name, turn.continues) for turn in transcript.turns]
    assert spoken == [
        ("MS ADLER", False), *[("MS ADLER", True)] * 3, ("MR BRUN", False), ("MR BRUN", True),
    ]  # fmt: skip
    content = transcript.text.content
    assert not any("MISSION" in content[t.span.start : t.span.end] for t in transcript.turns)
    assert len(content) == len(said)


def test_pages_of_a_pdf(read):
    pytest.importorskip("pypdfium2", reason="the extra 'pdf' is not installed")
    sheets = [
        [
            (300, 30, f"- {n} -"),
            *((60, 700 - 15 * at, f"{NAMES[n]} saw {NAMES[n + at + 1]}.") for at in range(5)),
        ]
        for n in (3, 4, 5)
    ]
    transcript = read(drawn(*sheets))
    content = transcript.text.content
    assert labels(transcript) == ["3", "4", "5"]
    for number, anchor in zip((3, 4, 5), transcript.anchors, strict=True):
        page = content[anchor.span.start : anchor.span.end]
        assert page.startswith(f"{NAMES[number]} saw {NAMES[number + 1]}.")
        assert page.endswith(f"{NAMES[number]} saw {NAMES[number + 5]}.")


def test_pages_of_a_pdf_without_numbers_are_counted(read):
    pytest.importorskip("pypdfium2", reason="the extra 'pdf' is not installed")
    assert labels(read(drawn([(60, 700, "One.")], [], [(60, 700, "Three.")]))) == ["1", "3"]


@pytest.mark.parametrize("unit", [" ", "\f", "\f1\n", "1\n", "a\f \f", "- ", "page ", " \n"])
def test_a_million_of_one_thing_has_no_pages_and_ends(unit, read):
    transcript = read(unit * (1_000_000 // len(unit)) + "a")
    assert labels(transcript) == []
    assert asides(transcript) == []
