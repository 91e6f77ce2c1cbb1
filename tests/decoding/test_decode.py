"""What each file is read as, and that every byte is accounted for."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provenance.decoding import _mixed, _offsets, decode, encode
from provenance.decoding._codecs import EIGHT_BIT, MARKS, mixed_name, normal_name, table
from provenance.decoding._offsets import by_escapes, by_steps, uneven
from provenance.errors import DecodingError
from provenance.model import Facts, Source, Span


def source(data, **facts):
    return Source("x", "x.txt", data, "", Facts(**facts))


def hold_the_laws(text):
    """Spans lead to bytes, bytes come back: for every code point of a text."""
    data = text.source.data
    assert encode(text.content, text.encoding) == data
    mark = len(MARKS.get(text.encoding, b""))
    assert text.offsets.byte(len(text.content)) == len(data)
    at = mark
    for point in range(min(len(text.content), 3000)):
        assert text.offsets.byte(point) == at
        at = text.offsets.byte(point + 1)
        assert at > text.offsets.byte(point)


ENGLISH = "SECRETARY KERRY: It’s “clear” – the naïve façade won’t hold… not here.\n"
FRENCH = "M. DUPONT : L’état d’urgence a été prolongé à l’été, où « même » le Sénat hésite.\n"
RUSSIAN = "ЛАВРОВ: Мы в МИД» говорили об этом, её и его позиция – другая. Что ещё?\n" * 3
GREEK = "Ο πρωθυπουργός είπε ότι η χώρα δεν θα υποχωρήσει.\n" * 3
ARABIC = "السيد الرئيس، شكرا لكم على هذه الكلمة. هل من سؤال؟\n" * 3
HEBREW = "ראש הממשלה אמר היום כי המדינה לא תיסוג.\n" * 3
POLISH = "Mówiłem już, że będzie źle; proszę się nie bać. Żółć i gęś.\n" * 3
SPANISH = "PRESIDENTE: ¿Qué pasó? ¡Nada! La señora López llegó mañana a Bogotá.\n"
GERMAN = "FRAGE: Können Sie über die Straße gehen? Schön, daß Sie fürs Öl dürfen.\n"


@pytest.mark.parametrize(
    ("content", "written", "named"),
    [
        ("plain words: all of them\n", "ascii", "ascii"),
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8-sig"),
        (ENGLISH, "cp1252", "cp1252"),
        (ENGLISH, "mac_roman", "mac_roman"),
        (FRENCH, "cp1252", "cp1252"),
        (FRENCH, "mac_roman", "mac_roman"),
        (SPANISH, "latin-1", "latin-1"),
        (SPANISH, "mac_roman", "mac_roman"),
        (GERMAN, "latin-1", "latin-1"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN.replace("»", "").replace("–", ""), "koi8-r", "koi8-r"),
        (RUSSIAN.replace("»", "").replace("–", ""), "cp866", "cp866"),
        (RUSSIAN, "mac_cyrillic", "mac_cyrillic"),
        (GREEK, "cp1253", "cp1253"),
        (ARABIC, "cp1256", "cp1256"),
        (HEBREW, "cp1255", "iso8859-8"),
        (POLISH, "cp1250", "cp1250"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (ARABIC, "utf-16-be", "utf-16-be"),
        (ENGLISH, "utf-32-le", "utf-32-le"),
        (ENGLISH, "utf-32-be", "utf-32-be"),
        ("no, 不行。\n可以吗？\n", "utf-16-le", "utf-16-le"),
    ],
)
def test_the_encoding_is_told_from_the_bytes(content, written, named):
    text = decode(source(content.encode(written)))
    assert text.content == content
    if named in ("cp1255", "iso8859-8"):
        assert text.encoding in ("cp1255", "iso8859-8")
    else:
        assert text.encoding == named
    hold_the_laws(text)


JAPANESE = "総理大臣：本日はお集まりいただきありがとうございます。質問はありますか。\n"
CHINESE = "总统：谢谢大家。我们今天讨论和平问题。记者：请问您对此有何看法？\n"
KOREAN = "대통령: 오늘 이 자리에 와 주셔서 감사합니다. 질문 있습니까?\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
        ("總統：謝謝大家。我們今天討論和平問題。記者：請問您對此有何看法？\n", "big5"),
    ],
)
@pytest.mark.parametrize("times", [1, 20, 1500])
def test_east_asian_encodings_are_told_apart(content, encoding, times):
    text = decode(source((content * times).encode(encoding)))
    assert (text.content, text.encoding) == (content * times, encoding)
    assert text.steps[0].confidence < 1
    hold_the_laws(text)


@pytest.mark.parametrize("content", [FRENCH, SPANISH, GERMAN, RUSSIAN, ARABIC, GREEK, POLISH])
@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "cp1256", "cp1253", "cp1250"])
def test_no_european_or_arabic_text_is_taken_for_east_asian(content, encoding):
    data = content.encode(encoding, "ignore")
    text = decode(source(data))
    assert text.encoding not in ("cp932", "euc_jp", "gb18030", "cp949", "big5")
    hold_the_laws(text)


@pytest.mark.parametrize("name", MARKS)
def test_a_byte_order_mark_decides(name):
    data = MARKS[name] + "Ünïcode 😀 \ufeff\n".encode(name.removesuffix("-sig"))
    text = decode(source(data))
    assert text.encoding == name
    assert text.content == "Ünïcode 😀 \ufeff\n"
    assert text.offsets.byte(0) == len(MARKS[name])
    hold_the_laws(text)


def test_the_mark_of_utf_16_before_a_nul_is_not_the_mark_of_utf_32():
    data = codecs.BOM_UTF16_LE + "\0ab".encode("utf-16-le")
    assert decode(source(data)).content == "\0ab"


@pytest.mark.parametrize("encoding", EIGHT_BIT)
@given(st.binary(min_size=1, max_size=80))
def test_every_eight_bit_encoding_gives_its_bytes_back(encoding, data):
    text = decode(source(data, encoding=encoding))
    assert encode(text.content, text.encoding) == data
    assert text.encoding == ("ascii" if data.isascii() else encoding)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-16", "utf-16-be", "utf-32", "utf-8-sig", "gb18030", "utf-7", "utf-32-be-sig"],
)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))
def test_declared_encodings_read_exactly_or_are_refused(encoding, content):
    base = encoding.removesuffix("-sig") if encoding != "utf-8-sig" else encoding
    data = MARKS.get(encoding, b"") * (base != "utf-8-sig") + content.encode(base)
    text = decode(source(data, encoding=encoding))
    assert encode(text.content, text.encoding) == data
    assert text.content == content or encoding in ("utf-8", "utf-16-be", "utf-7", "gb18030")
    assert text.offsets.byte(len(text.content)) == len(data)


@given(st.binary(min_size=1, max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00")
@example(b"\xef\xbb\xbf")
@example(b"\x00")
@example(b"\xed\xa0\x80 a lone surrogate")
@example(b"\xc0\xaf overlong")
def test_any_bytes_give_a_clear_error_or_come_back_exactly(data):
    try:
        text = decode(source(data))
    except DecodingError as error:
        said = str(error)
    else:
        said = "x.txt"
        hold_the_laws(text)
    assert "x.txt" in said


@given(
    st.lists(
        st.one_of(
            st.text("abc é’–😀\n", min_size=1, max_size=8).map(lambda t: t.encode()),
            st.sampled_from([b"\x92", b"\xe9t\xe9", b" \x96 ", b"\x81", b"\x93no\x94"]),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_utf_8_with_stray_bytes_comes_back_exactly(parts):
    try:
        text = decode(source(b"".join(parts)))
    except DecodingError:
        return
    hold_the_laws(text)


@pytest.mark.parametrize("chunk", [4, 5, 7, 16])
@given(
    st.lists(
        st.sampled_from(
            [
                b"a",
                b"bc ",
                b"\x92",
                b"\x92\x92\x92",
                b"\xe9.",
                "é".encode(),
                "’".encode(),
                "😀".encode(),
            ]
        )
    )
)
def test_the_borders_of_chunks_leave_no_trace(chunk, parts):
    data = b"".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        whole = _mixed.survey(data + b".")
        patch.setattr(_mixed, "_CHUNK", chunk)
        found = _mixed.survey(data + b".")
        assert found.sequences == whole.sequences
        assert found.stray.tolist() == whole.stray.tolist()
        assert found.before.tolist() == whole.before.tolist()
        assert found.places.tolist() == whole.places.tolist()
        patch.setattr(_offsets, "_CHUNK", chunk)
        offsets = _offsets.utf8(data, 0, found.stray)
    starts, at = [], 0
    for part in parts:
        valid = part[0] >= 0xC2 and part != b"\xe9."
        steps = [len(part)] if valid else [1] * len(part)
        for step in steps:
            starts.append(at)
            at += step
    assert [offsets.byte(point) for point in range(len(starts) + 1)] == [*starts, at]


def test_one_stray_byte_far_from_the_beginning_of_a_long_file():
    data = ENGLISH.encode() * 60_000 + b"it\x92s " + ENGLISH.encode() * 20
    text = decode(source(data))
    assert text.encoding.startswith("utf-8+cp1252@")
    assert encode(text.content, text.encoding) == data
    assert text.offsets.byte(len(text.content)) == len(data)
    assert data[text.offsets.byte(text.content.index("it’s "))] == ord("i")


@pytest.mark.parametrize("stray", [b"\xff", b"\xe1", b"\xd0 "])
def test_a_stray_byte_in_russian_utf_8_does_not_make_it_chinese(stray):
    data = RUSSIAN.encode() + stray + RUSSIAN.encode()
    text = decode(source(data))
    assert text.encoding.startswith("utf-8+")
    assert text.content.startswith(RUSSIAN)
    hold_the_laws(text)


def test_stray_bytes_are_read_and_told_of():
    data = "“Naïve”, he said – ".encode() + b"it\x92s fine \x96 really. " + "Café…\n".encode()
    text = decode(source(data))
    assert text.content == "“Naïve”, he said – it’s fine – really. Café…\n"
    assert text.encoding.startswith("utf-8+cp1252@")
    stray = next(step for step in text.steps if step.name == "stray bytes")
    assert "0x92" in stray.detail
    assert "cp1252" in stray.detail
    assert stray.confidence < 1
    at = text.content.index("’s fine")
    assert data[text.offsets.byte(at)] == 0x92
    hold_the_laws(text)


def test_a_passage_in_another_encoding_is_one_stretch_of_the_name():
    data = ENGLISH.encode() + FRENCH.encode("cp1252") + ENGLISH.encode()
    text = decode(source(data))
    assert text.content == ENGLISH + FRENCH + ENGLISH
    assert text.encoding.count(",") == 0
    hold_the_laws(text)


@pytest.mark.parametrize("content", [RUSSIAN, FRENCH * 3])
@pytest.mark.parametrize("encoding", ["cp1251", "mac_roman"])
def test_neighbours_that_look_like_utf_8_by_chance_are_no_mixture(content, encoding):
    try:
        data = content.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("this encoding has not these letters")
    text = decode(source(data))
    assert text.encoding == encoding


def test_a_lone_odd_byte_is_kept_as_what_it_is():
    text = decode(source(b"SPEAKER: This is quite an ordinary line \x81 with one bad byte.\n" * 1))
    assert "\x81" in text.content
    assert any(step.name == "undefined byte" for step in text.steps)
    assert text.steps[0].confidence < 0.5
    hold_the_laws(text)


@pytest.mark.parametrize(
    ("content", "style"),
    [
        ("a\nb\n", "LF"),
        ("a\r\nb\r\n", "CRLF"),
        ("a\rb\r", "CR"),
        ("a\r\nb\n", "mixed: 1 CRLF, 1 LF"),
        ("a", "none"),
    ],
)
def test_line_ends_are_kept_and_told_of(content, style):
    text = decode(source(content.encode()))
    assert text.content == content
    assert text.steps[-1].name == "line ends"
    assert text.steps[-1].detail == style


BROKEN = {
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "an archive": b"PK\x03\x04\x14\x00\x06\x00",
    "rich text": b"{\\rtf1\\ansi hello}",
    "zeros": bytes(4096),
    "every byte": bytes(range(256)),
    "noise": random.Random(1).randbytes(5000),
    "a few controls": b"\x01\x02\x03\x04",
    "NULs in a text": b"hello\0\0\0wor\0ld!",
    "half of UTF-16": codecs.BOM_UTF16_LE + b"a\0b",
    "UTF-16 with half a pair": codecs.BOM_UTF16_LE + b"\x00\xd8a\0",
    "a mark and no UTF-8": codecs.BOM_UTF8 + b"caf\xe9",
    "high bytes that are no words": bytes(random.Random(2).choices(range(0x80, 0x100), k=4000)),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_text_is_refused_with_its_place(kind):
    with pytest.raises(DecodingError) as caught:
        decode(source(BROKEN[kind]))
    message = str(caught.value)
    assert message.startswith("x.txt")
    assert "byte" in message or "offset" in message


@pytest.mark.parametrize(
    "words",
    [
        "BZh is how a bzip2 file begins.\n",
        "ID3 tags were discussed.\n",
        "Do ftypes matter?\n",
        "{\\rt is no control word I know.\n",
        "PK, said the goalkeeper.\n",
        "Rar! cried the lion.\n",
        "%PDF is what people write.\n",
        "OK, AT&T said.\n",
    ],
)
def test_words_that_look_like_a_signature_are_text(words):
    assert decode(source(words.encode())).content == words


@pytest.mark.parametrize(
    ("data", "declared", "said"),
    [
        (b"caf\xe9", "utf-8", "byte 3"),
        (b"caf\xe9", "ascii", "byte 3"),
        (b"abc", "klingon", "klingon"),
        (b"abc", "rot13", "rot13"),
        (b"abc", "base64", "base64"),
        (b"abc", "utf-16", "byte 2"),
        (b"abc", "unicode_escape", "unicode_escape"),
        (b"\x1b$B\x1b(Babc", "iso2022_jp", "byte for byte"),
        (b"abc +2AA- def", "utf-7", r"half a character \(U\+D800\)"),
    ],
)
def test_a_wrong_declaration_is_an_error(data, declared, said):
    with pytest.raises(DecodingError, match=said):
        decode(source(data, encoding=declared))


@pytest.mark.parametrize(
    ("data", "declared", "content", "named"),
    [
        (b"caf\xe9", "ISO-8859-1", "café", "latin-1"),
        (b"caf\x8e", "macintosh", "café", "mac_roman"),
        (b"abc", "windows-1252", "abc", "ascii"),
        ("日本語です".encode("shift_jis"), "shift_jis", "日本語です", "shift_jis"),
        ("日本語です".encode("iso2022_jp"), "iso2022_jp", "日本語です", "iso2022_jp"),
        ("\ufeffno".encode(), "UTF-8", "no", "utf-8-sig"),
        ("no".encode("utf-16"), "utf-16", "no", "utf-16-le-sig"),
        ("no".encode("utf-16-be"), "utf-16-be", "no", "utf-16-be"),
    ],
)
def test_a_declaration_decides(data, declared, content, named):
    text = decode(source(data, encoding=declared))
    assert (text.content, text.encoding) == (content, named)
    assert text.offsets.bytes(Span(0, len(content))).end == len(data)
    assert encode(text.content, text.encoding) == data


def test_the_declared_language_decides_between_equals():
    data = "Příliš žluťoučký kůň úpěl ďábelské ódy.".encode("cp1250")
    assert decode(source(data, language="cs")).content.startswith("Příliš žluťoučký")


@pytest.mark.parametrize("encoding", EIGHT_BIT)
def test_a_table_gives_every_byte_one_character(encoding):
    assert len(set(table(encoding))) == 256


@pytest.mark.parametrize("name", ["", "x" * 500, "utf-8+cp1252@", "utf-8+nope@1", "hex", "idna"])
def test_encode_refuses_what_is_no_encoding(name):
    with pytest.raises(DecodingError):
        encode("é", name)


def test_encode_refuses_what_an_encoding_cannot_write():
    with pytest.raises(DecodingError, match="U\\+2019 at code point 2"):
        encode("it’s", "ascii")


@pytest.mark.parametrize("places", ["5-2", "3-9,1-2", "-", "1-", "-4"])
def test_stretches_out_of_order_are_refused(places):
    with pytest.raises(DecodingError):
        encode("some text here", f"utf-8+cp1252@{places}")


def test_names_are_made_as_they_are_read():
    assert normal_name(mixed_name("cp1252", [(0, 1), (4, 9)])) == "utf-8+cp1252@0,4-9"


def test_an_offset_map_of_nothing():
    empty = __import__("numpy").zeros(0, dtype="int64")
    assert uneven(empty, empty, 0, 1).byte(0) == 0


@pytest.mark.parametrize("unit", [b"a", b" ", b"\n", b":", b"\xe9", "é".encode(), b"\r"])
def test_a_million_of_one_thing_is_read_or_refused(unit):
    data = unit * 1_000_000
    try:
        text = decode(source(data))
    except DecodingError:
        assert unit == b"\xe9"
    else:
        assert encode(text.content, text.encoding) == data


SHIFTED = {
    "runs of both": ("Good 議長ー。\nAll 皆\n", True),
    "pairs at both ends": ("議長", True),
    "no pairs": ("Good evening", True),
    "kana of one byte": ("議ｱｲ a", True),
    "line ends between": ("議長\n\n皆さん\r\n", True),
    "nothing": ("", False),
}


@pytest.mark.parametrize("codec", ["iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2"])
@pytest.mark.parametrize("kind", SHIFTED)
def test_escape_sequences_are_mapped_as_a_decoder_steps_through_them(codec, kind):
    content, mapped = SHIFTED[kind]
    try:
        data = content.encode(codec)
    except UnicodeEncodeError:
        content = content.replace("ｱｲ", "アイ")
        data = content.encode(codec)
    quick, slow = by_escapes(content, data), by_steps(data, codec)
    assert (quick is not None) == mapped
    for point in range(len(content) + 1) if quick else ():
        assert quick.byte(point) == slow.byte(point)


@pytest.mark.parametrize(
    ("content", "data"),
    [
        ("議", b"\x1b$B5D5"),
        ("議長", b"\x1b$B5D\x1b(B"),
        ("議", b"\x1b$B5D\n\x1b(B"),
        ("ab", b"abc"),
        ("漢", b"\x1b$A::"),
    ],
)
def test_what_the_escape_sequences_do_not_tell_is_left_to_the_decoder(content, data):
    assert by_escapes(content, data) is None
