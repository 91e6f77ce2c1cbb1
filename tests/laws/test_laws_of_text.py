"""The laws of folds, spans and bytes, over any text at all."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.decoding import decode, encode
from provenance.errors import DecodingError, SourceError
from provenance.model import Source, Span
from provenance.text.folds import FOLDS, compare_form, explain
from provenance.text.tokens import split

SETTINGS = settings(deadline=None, derandomize=True, max_examples=100)
PIECES = st.sampled_from(
    [
        "’", "‘", "“", "”", '"', "'", "–", "—", "--", "-", "…", "...", "\u00a0", "\u2009", " ",
        "\n", "-\n", "\r\n", "ﬁ", "fi", "é", "e\u0301", "Ã©", "â€™", "â€“", "Ã¢â‚¬â„¢",
        "&rsquo;", "&amp;", "&#8217;", "&amp;rsquo;", "<U+2019>", "<U+0097>", "\ufffd", "?",
        '""', "\u200b", "\u202e", "\u00ad", "**", "__", "*", "_", "# ", "<b>", "</b>", "[",
        "](http://a)", "`", "A", "a", "ß", "SS", "İ", "ı", "ς", "σ", "1", ",", ".", "½", "²",
        "дом", "Ð´Ð¾Ð¼", "سلام", "\u0640", "word", "don", "t", "Â", "Ă", "\x97", "\x92",
    ]
)  # fmt: skip
ODD = st.lists(PIECES, max_size=14).map("".join)
ANY = st.one_of(ODD, st.text(max_size=40))


@pytest.mark.parametrize("fold", list(FOLDS), ids=lambda fold: fold.code)
@SETTINGS
@given(text=ANY)
def test_a_fold_undone_twice_is_undone_once(fold, text):
    once = fold.apply(text)
    assert fold.apply(once) == once


@SETTINGS
@given(text=ANY)
def test_the_compared_form_of_a_compared_form_is_itself(text):
    for word in split(text)[1::2]:
        form = compare_form(word)
        assert compare_form(form) == form


@SETTINGS
@given(one=ANY, other=ANY)
def test_an_explanation_is_the_same_from_both_sides(one, other):
    assert explain(one, other) == explain(other, one)
    first = next(iter(FOLDS)).code
    assert explain(one, one) == first, "equal texts are alike after the first fold"


def source(data):
    return Source("any", "any.txt", data, hashlib.sha256(data).hexdigest())


PROSE = st.lists(
    st.one_of(
        PIECES, st.sampled_from(["the plan ", "Señor ", "über ", "naïve ", "peace. ", "\n\n"])
    ),
    min_size=1,
    max_size=60,
).map(lambda bits: "Some words come first. " + "".join(bits))


@SETTINGS
@given(content=PROSE, codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_bytes_come_back_whole_and_by_spans(content, codec):
    try:
        data = content.encode(codec)
    except UnicodeEncodeError:
        data = content.encode()
    text = decode(source(data))
    assert encode(text.content, text.encoding) == data
    points = sorted({0, len(text.content) // 3, len(text.content) // 2, len(text.content)})
    edges = [text.offsets.bytes(Span(0, point)).end for point in points]
    assert edges == sorted(edges)
    assert edges[-1] == len(data)
    # cut at any code point: the two halves of the bytes decode to the two halves of the text
    for point, edge in zip(points, edges, strict=True):
        if text.encoding in ("utf-8", "ascii", "cp1252"):
            assert data[:edge].decode(text.encoding) == text.content[:point]
            assert data[edge:].decode(text.encoding) == text.content[point:]


@SETTINGS
@given(data=st.binary(max_size=200))
def test_any_bytes_decode_exactly_or_are_refused(data):
    try:
        text = decode(source(data))
    except (DecodingError, SourceError):
        return
    assert encode(text.content, text.encoding) == data
    assert text.offsets.byte(len(text.content)) == len(data)
