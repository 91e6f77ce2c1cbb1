"""A file that ends within a character is read, and what is left of the character is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.decoding import decode, encode
from provenance.decoding._codecs import MARKS
from provenance.errors import DecodingError
from provenance.model import Facts, Source, Span

JAPANESE = "総理大臣：本日はお集まりいただきありがとうございます。質問はありますか。\n"
CHINESE = "总统：谢谢大家。我们今天讨论和平问题。记者：请问您对此有何看法？\n"
TAIWANESE = "總統：謝謝大家。我們今天討論和平問題。記者：請問您對此有何看法？\n"
KOREAN = "대통령: 오늘 이 자리에 와 주셔서 감사합니다. 질문 있습니까? 네\n"
ENGLISH = "SECRETARY KERRY: It’s “clear” – the naïve façade won’t hold, he said – …\n"
CUT = [
    (ENGLISH, "utf-8", 1),
    (ENGLISH, "utf-8", 2),
    (CHINESE, "utf-8", 1),
    (CHINESE, "utf-8", 2),
    (ENGLISH, "utf-8-sig", 1),
    (ENGLISH, "utf-16-le", 1),
    (ENGLISH, "utf-16-be", 1),
    (ENGLISH, "utf-16-le-sig", 1),
    (CHINESE, "utf-16-be-sig", 1),
    ("no, and again 不行\N{GRINNING FACE}\n", "utf-16-le-sig", 2),
    (ENGLISH, "utf-32-le", 1),
    (ENGLISH, "utf-32-be", 2),
    (ENGLISH, "utf-32-le-sig", 3),
    (JAPANESE, "cp932", 1),
    (JAPANESE, "euc_jp", 1),
    (CHINESE, "gb18030", 1),
    (KOREAN, "cp949", 1),
    (TAIWANESE, "big5", 1),
]


def source(data, **facts):
    return Source("x", "x.txt", data, "", Facts(**facts))


def cut_bytes(content, name, less, times):
    whole = MARKS.get(name, b"") + (content * times).rstrip("\n").encode(name.removesuffix("-sig"))
    return whole[:-less]


def hold_the_laws(text):
    data = text.source.data
    assert encode(text.content, text.encoding) == data
    total = len(text.content)
    assert text.offsets.byte(total) == len(data)
    last = text.offsets.bytes(Span(total - 1, total))
    assert (last.start, last.end) == (len(data) - 1, len(data))
    places = [text.offsets.byte(point) for point in range(max(total - 200, 0), total + 1)]
    assert places == sorted(set(places))


@pytest.mark.parametrize(("content", "name", "less"), CUT)
@pytest.mark.parametrize("times", [1, 20, 3000])
@pytest.mark.parametrize("declared", [False, True])
def test_it_is_read_and_told(content, name, less, times, declared):
    data = cut_bytes(content, name, less, times)
    text = decode(source(data, encoding=name) if declared else source(data))
    hold_the_laws(text)
    said = (content * times).rstrip("\n")[:-1]
    rest = len(text.content) - len(said)
    assert text.content.startswith(said)
    assert text.encoding.startswith(f"{name}+latin-1@{len(said)}")
    (told,) = [step for step in text.steps if step.name == "cut off"]
    assert f"0x{data[len(data) - rest :].hex().upper()} at byte {len(data) - rest}" in told.detail
    assert told.confidence < 1


@pytest.mark.parametrize(("content", "name", "less"), CUT)
def test_nothing_is_told_of_a_file_that_is_whole(content, name, less):
    data = MARKS.get(name, b"") + (content * 20).encode(name.removesuffix("-sig"))
    text = decode(source(data))
    assert (text.encoding, text.content) == (name, content * 20)
    assert not [step for step in text.steps if step.name == "cut off"]


@pytest.mark.parametrize(
    "data",
    [
        b"voil\xe0 l'\xe9t\xe9, et le caf\xe9",
        b"un caf\xe9",
        b"le \xab caf\xe9 \xbb de l'\xc9tat, d\xe9j\xe0",
        "naïve façade: l’été à Orléans, ".encode() + b"caf\xe9 noir",
        b"plain words: all of them",
        "Ünïcode whole: ’".encode(),
        "БЫЛО СКАЗАНО: ещё раз, и позиция другая".encode("cp1251"),
        "δεν θα υποχωρήσει".encode("cp1253"),
    ],
)
def test_a_last_letter_of_another_encoding_is_no_cut(data):
    text = decode(source(data))
    assert not [step for step in text.steps if step.name == "cut off"]
    assert encode(text.content, text.encoding) == data


@pytest.mark.parametrize("less", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("times", [1, 50])
def test_shifted_text_that_breaks_off_is_refused_with_what_to_do(less, times):
    data = (JAPANESE * times).rstrip("\n").encode("iso2022_jp")[:-less]
    with pytest.raises(DecodingError, match=r"breaks off .*1B 28 42"):
        decode(source(data))


@pytest.mark.parametrize(
    "data",
    [
        JAPANESE.encode("iso2022_jp"),
        b"\x1b[31mred\x1b[0m and a price of 5\x1b$ to come\n",
        b"\x1b$B is what the manual calls it: four words in a row, and no Japanese at all.\n" * 2,
    ],
)
def test_what_is_whole_or_no_japanese_is_not_refused(data):
    text = decode(source(data))
    assert encode(text.content, text.encoding) == data


@given(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=4, max_size=40), st.integers(1, 3)
)
def test_any_cut_of_marked_text_gives_its_bytes_back(content, less):
    for name, mark in MARKS.items():
        data = mark + content.encode(name.removesuffix("-sig"))
        cut = data[:-less]
        try:
            text = decode(source(cut))
        except DecodingError:
            continue
        assert encode(text.content, text.encoding) == cut
        assert text.offsets.byte(len(text.content)) == len(cut)


@pytest.mark.parametrize(
    "name", ["nonsense+latin-1@3", "utf-8+cp1252@1+latin-1@3", "utf-8-sig+nonsense@1"]
)
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(DecodingError, match="unknown"):
        encode("abcdefg", name)
