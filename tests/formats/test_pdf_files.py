"""PDF: the text layer of files that the tests draw themselves."""

import sys

import pytest

from formats.making import drawn, source_of
from provenance.decoding import decode
from provenance.errors import FormatError, ProvenanceError
from provenance.formats import extract

pytest.importorskip("pypdfium2", reason="the extra 'pdf' is not installed")


def column(x, top, *lines, step=15):
    return [(x, top - at * step, words) for at, words in enumerate(lines) if words]


def furnished(number, *lines):
    return [
        (60, 30, f"Page {number} of 3"),
        (60, 770, "MISSION OF THE REPUBLIC"),
        *column(60, 700, *lines),
    ]


def test_pages_give_text_and_furniture(read):
    pages = [
        furnished(
            1,
            "Mr. President,",
            "",
            "It is an honour to speak of co-",
            "operation, café,",
            "all and",
        ),
        furnished(2, "peace.", "1984"),
        furnished(3, "Thank you."),
    ]
    transcript = read(drawn(*pages))
    content = transcript.text.content
    furniture = [(u.why, content[u.span.start : u.span.end]) for u in transcript.unattributed]
    assert content[: transcript.unattributed[0].span.start] == (
        "Mr. President,\n\nIt is an honour to speak of co-\noperation, café,\nall and\n\f"
        "peace.\n1984\n\fThank you.\n\n"
    )
    assert sorted(set(furniture)) == [
        ("page footer", "Page 1 of 3"),
        ("page footer", "Page 2 of 3"),
        ("page footer", "Page 3 of 3"),
        ("page header", "MISSION OF THE REPUBLIC"),
    ]
    assert len(furniture) == 6
    assert (transcript.format, transcript.text.exact) == ("pdf", False)
    steps = {step.name: step.detail for step in transcript.text.steps}
    assert steps["pdf"].startswith("text layer of 3 pages")
    assert "not bytes" in steps["offsets"]
    at = content.index("honour")
    assert transcript.text.offsets.byte(at) == at


def test_what_stands_once_or_in_the_middle_is_no_furniture(read):
    pages = [
        [(60, 770, "STATEMENT BY THE MINISTER"), *column(60, 700, "One.", "Two.", "Refrain.")],
        [*column(60, 700, "Three.", "12", "Refrain."), (60, 90, "In 1984 we met.")],
    ]
    assert read(drawn(*pages)).unattributed == ()


def test_one_page_has_no_page_number(read):
    assert read(drawn([(60, 770, "1"), (60, 400, "Words.")])).unattributed == ()


LEFT = [f"left line {at} of this text" for at in range(12)]
RIGHT = [f"right line {at} of the text" for at in range(12)]


@pytest.mark.parametrize("by_row", [True, False])
def test_columns_are_read_one_after_the_other(read, by_row):
    left, right = column(60, 700, *LEFT), column(330, 700, *RIGHT)
    strokes = (
        [s for pair in zip(left, right, strict=True) for s in pair] if by_row else left + right
    )
    transcript = read(drawn([(60, 740, "A title that runs over the whole width of both columns"), *strokes]))  # fmt: skip  # noqa: E501
    lines = [line for line in transcript.text.content.splitlines() if line]
    assert lines[1:] == LEFT + RIGHT


def test_one_column_with_wide_gaps_is_one(read):
    rows = column(
        60, 700, *(f"{at}.     the words of line {at} that run on over it" for at in range(20))
    )
    lines = read(drawn(rows)).text.content.splitlines()
    assert len(lines) == 20
    assert all(line.endswith("over it") for line in lines)


@pytest.mark.parametrize("spacing", [5, 6, 8, 12])
def test_letters_that_are_drawn_apart_make_words(spacing, read):
    transcript = read(drawn([(60, 700, "words drawn far apart")], spacing=spacing))
    assert transcript.text.content == "words drawn far apart"
    steps = {step.name: step.detail for step in transcript.text.steps}
    assert steps["letters apart"] == "1 line joined to words by gaps"


@pytest.mark.parametrize(
    "words",
    [
        "a b c d e f g h i j k",
        "I a m",
        "A 1 B 2 or C 3 and D 4",
        "Point 1 a b c d",
        "- - - - - - -",
    ],
)
def test_short_words_in_a_row_stay_apart(words, read):
    said = f"{words} is what it says"
    assert read(drawn([(60, 700, said)])).text.content == said


def test_glyph_numbers_are_kept_as_they_are(read):
    assert read(drawn([(60, 700, "/12 /34 /56 12 34")])).text.content == "/12 /34 /56 12 34"


GOOD = drawn([(60, 700, "Words.")])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n", "this PDF is broken"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 5000, "this PDF is broken"),
        (b"%PDF-1.4\n" + b"1 0 obj\n<<" * 20_000, "this PDF is broken"),
        (drawn([]), "no text layer"),
        (drawn([(60, 700, "...")]), "no text layer"),
        (drawn(), "broken|0 pages"),
    ],
)
def test_what_cannot_be_read_is_an_error(data, message):
    with pytest.raises(FormatError, match=message):
        extract(source_of(data))


@pytest.mark.parametrize("kept", range(0, len(GOOD), 37))
def test_a_pdf_cut_short_is_read_or_an_error(kept):
    source = source_of(GOOD[:kept])
    try:
        text = extract(source) or decode(source)
    except ProvenanceError:
        return
    assert text.content == "Words." or kept < 10


@pytest.mark.parametrize(
    "data",
    [b"words", b"The file began with %PDF-1.4.", b"PDF-1.4", b" " * 2000 + b"%PDF-1.4", b"\x25PDF"],
)
def test_what_does_not_begin_as_a_pdf_is_none(data):
    assert extract(source_of(data)) is None


def test_a_declared_pdf_that_is_none_is_an_error(read):
    with pytest.raises(FormatError, match="does not begin as one"):
        read("words\n", format="pdf")


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(FormatError, match=r"pip install 'provenance-transcripts\[pdf\]'"):
        extract(source_of(GOOD))
