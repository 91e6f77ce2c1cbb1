"""Text that is written in a code for bytes is refused, with what to do; words never are."""

from __future__ import annotations

import base64
import random

import pytest

from provenance.decoding import decode
from provenance.errors import DecodingError
from provenance.model import Facts, Source

TALK = (
    "SECRETARY SMITH: Good afternoon, everybody. We met this morning for three hours with our "
    "partners from twelve countries, and I want to tell you what was agreed.\n"
) * 5
RUSSIAN = "ПРЕДСЕДАТЕЛЬ: Заседание открыто, прошу садиться.\n" * 5
PDF = b"%PDF-1.4\n" + bytes(range(256))


def source(data, **facts):
    return Source("x", "x.txt", data, "", Facts(**facts))


def wrapped(data, width):
    said = base64.b64encode(data).decode()
    return "\n".join(said[at : at + width] for at in range(0, len(said), width)).encode() + b"\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (base64.encodebytes(TALK.encode()), "a text written in base64"),
        (base64.b64encode(TALK.encode()), "a text written in base64"),
        (wrapped(TALK.encode(), 64).replace(b"\n", b"\r\n"), "a text written in base64"),
        (base64.encodebytes(RUSSIAN.encode()), "a text written in base64"),
        (base64.encodebytes(RUSSIAN.encode("cp1251")), "a text written in base64"),
        (base64.encodebytes(TALK.encode("utf-16-le")), "a text written in base64"),
        (base64.encodebytes(TALK.encode() * 4000), "a text written in base64"),
        (base64.encodebytes(PDF), "a PDF written in base64"),
        (TALK.encode().hex().encode(), "a text written in hexadecimal digits"),
        (TALK.encode().hex().upper().encode() + b"\n", "a text written in hexadecimal digits"),
    ],
)
def test_bytes_in_a_code_are_no_words(data, said):
    with pytest.raises(DecodingError, match=said) as raised:
        decode(source(data))
    assert "turn it back first (" in str(raised.value)
    assert decode(source(data, encoding="ascii")).content == data.decode()


def noise(letters, many, seed):
    return "".join(random.Random(seed).choices(letters, k=many)).encode()


@pytest.mark.parametrize(
    "data",
    [
        TALK.encode(),
        b"hello\n",
        b"Amen\n" * 200,
        b"that\nwith\nfrom\nhave\nthis\nwill\nyour\ntalk\n" * 20,
        b"2016\n2017\n2018\n2019\n" * 20,
        b"deadbeef\ncafebabe\n" * 20,
        b"a" * 1_000_000,
        b"0" * 1_000_000,
        b"1234567890" * 400,
        b"\n" * 100_000 + b"x",
        b"A" * 64 + b"=",
        b"The/whole/path/of/a/file/is/written/here/and/holds/no/blank/at/all/so/that/it/is/one",
        base64.encodebytes(TALK.encode()) + b"and then words.\n",
        b"Subject: x\n\n" + base64.encodebytes(TALK.encode()),
        base64.encodebytes(TALK.encode())[:40],
        noise("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/", 4000, 2001),
        noise("0123456789abcdef", 4000, 2002),
        base64.encodebytes(random.Random(2003).randbytes(3000)),
        b"SPEAKER".hex().encode(),
    ],
    ids=range(19),
)
def test_words_and_what_only_looks_so_are_read(data):
    assert decode(source(data)).content == data.decode()
