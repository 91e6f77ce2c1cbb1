"""What files and servers say of their encoding: weighed against the bytes, and told."""

from hashlib import sha256

import pytest

from provenance.decoding import decode, encode
from provenance.model import Facts, Source

FRENCH = "M. DUPONT : L’état d’urgence a été prolongé à l’été, où « même » le Sénat hésite.\n"
PLAIN_FRENCH = "M. DUPONT : Le Sénat a été réuni à midi, où même le préfet hésite.\n"
RUSSIAN = "ЛАВРОВ: Мы говорили об этом, её и его позиция – другая. Что ещё? Нет.\n"
POLISH = "Mówiłem już, że będzie źle; proszę się nie bać. Żółć i gęś.\n"
TURKISH = "BAŞKAN: Değerli arkadaşlar, bugün çığır açan görüşmelere başlıyoruz.\n"
CHINESE = "主持人：晚上好，谢谢大家。记者：请问您对此有何看法？\n"
JAPANESE = "総理大臣：本日はお集まりいただきありがとうございます。質問はありますか。\n"
THAI = "ประธาน: สวัสดีครับ ขอบคุณทุกท่านที่มาในวันนี้\n"


def read(data, charset="", **facts):
    source = Source("x", "x", data, sha256(data).hexdigest(), Facts(**facts), charset)
    text = decode(source)
    assert encode(text.content, text.encoding) == data
    return text


def said(text):
    return [step.detail for step in text.steps if step.name == "declaration"]


def page(words, meta, encoding):
    head = f"<!DOCTYPE html>\n<html><head><title>T</title>{meta}</head><body>"
    return f"{head}<p>{words}</p></body></html>".encode(encoding)


def xml(words, declared, encoding):
    return f'<?xml version="1.0" encoding="{declared}"?>\n<TEI><p>{words}</p></TEI>'.encode(
        encoding
    )


META = '<meta charset="{}">'
OLD_META = '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={}">'


@pytest.mark.parametrize(
    ("words", "declared", "written"),
    [
        (FRENCH, "utf-8", "utf-8"),
        (FRENCH, "UTF8", "utf-8"),
        (FRENCH, "windows-1252", "cp1252"),
        (PLAIN_FRENCH, "iso-8859-1", "latin-1"),
        (PLAIN_FRENCH, "latin1", "latin-1"),
        (FRENCH, "macintosh", "mac_roman"),
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN.replace("–", "-"), "koi8-r", "koi8-r"),
        (POLISH, "iso-8859-2", "iso8859-2"),
        (POLISH, "windows-1250", "cp1250"),
        (TURKISH, "iso-8859-9", "iso8859-9"),
        (CHINESE, "gb2312", "gb2312"),
        (CHINESE, "gbk", "gbk"),
        (JAPANESE, "Shift_JIS", "shift_jis"),
        (JAPANESE, "x-sjis", "shift_jis"),
        (JAPANESE, "euc-jp", "euc_jp"),
        (JAPANESE, "iso-2022-jp", "iso2022_jp"),
        (THAI, "tis-620", "tis-620"),
    ],
)
@pytest.mark.parametrize("form", ["meta", "old meta", "xml", "http"])
def test_a_true_declaration_is_followed(words, declared, written, form):
    if form == "http":
        text = read(words.encode(written), charset=declared)
    elif form == "xml":
        text = read(xml(words, declared, written))
    else:
        text = read(page(words, (META if form == "meta" else OLD_META).format(declared), written))
    assert words.strip() in text.content
    assert said(text) == [step for step in said(text) if step.endswith("followed")]
    assert len(said(text)) == 1
    assert f"says {declared};" in said(text)[0]


def test_a_declaration_decides_where_the_bytes_leave_it_open():
    # One byte above 127: a Polish letter only if somebody says so.
    words = "Pawe\xb3 Nowak"
    assert read(words.encode("latin-1")).encoding == "latin-1"
    assert read(words.encode("latin-1"), charset="iso-8859-2").content == "Paweł Nowak"


WRONG = {
    "utf-8 is said, cp1252 is meant": (page(FRENCH, META.format("utf-8"), "cp1252"), FRENCH,
        "not followed: byte 0x92 at offset", "cp1252"),
    "iso-8859-1 is said, cp1252 is meant": (page(FRENCH, META.format("iso-8859-1"), "cp1252"),
        FRENCH, "read as cp1252, as browsers do: byte 0x92 at offset", "cp1252"),
    "us-ascii is said, cp1252 is meant": (page(FRENCH, OLD_META.format("us-ascii"), "cp1252"),
        FRENCH, "read as cp1252, as browsers do", "cp1252"),
    "iso-8859-9 is said, cp1254 is meant": (xml(TURKISH + "“Evet”", "iso-8859-9", "cp1254"),
        TURKISH, "read as cp1254, as browsers do: byte 0x93", "cp1254"),
    "gb2312 is said, gb18030 is meant": (xml(CHINESE + "镕基", "gb2312", "gb18030"),
        CHINESE, "read as gb18030, as browsers do", "gb18030"),
    "cp1252 is said, UTF-8 is meant": (page(FRENCH, META.format("windows-1252"), "utf-8"), FRENCH,
        "not followed: the bytes above 127 are UTF-8 throughout", "utf-8"),
    "iso-8859-1 is said, UTF-8 is meant": (xml("café", "iso-8859-1", "utf-8"), "café",
        "not followed: the bytes above 127 are UTF-8 throughout", "utf-8"),
    "latin-1 is said, cp1251 is meant": (page(RUSSIAN, META.format("iso-8859-1"), "cp1251"),
        RUSSIAN, "not followed: cp1251 makes words", "cp1251"),
    "cp1251 is said, cp1252 is meant": (page(FRENCH, META.format("windows-1251"), "cp1252"),
        FRENCH, "not followed: cp1252 makes words", "cp1252"),
    "koi8-r is said, cp1251 is meant": (page(RUSSIAN, META.format("koi8-r"), "cp1251"),
        RUSSIAN, "not followed: cp1251 makes words", "cp1251"),
    "utf-16 is said, the bytes are UTF-8": (page(FRENCH, META.format("utf-16"), "utf-8"), FRENCH,
        "not followed", "utf-8"),
    "utf-16 is said, the bytes are ASCII": (page("Good.", META.format("utf-16"), "ascii"), "Good.",
        "not followed: every byte is below 128", "ascii"),
    "gb2312 is said, French is meant": (page(PLAIN_FRENCH, META.format("gb2312"), "cp1252"),
        PLAIN_FRENCH, "not followed", "latin-1"),
    "nobody knows the name": (page(FRENCH, META.format("x-none"), "utf-8"), FRENCH,
        "says x-none; not followed: no encoding of that name is known", "utf-8"),
    "the mark decides": (b"\xef\xbb\xbf" + page(FRENCH, META.format("cp1252"), "utf-8"), FRENCH,
        "not followed: the byte order mark says otherwise", "utf-8-sig"),
    "utf-8 is said in UTF-16": (page(FRENCH, META.format("utf-8"), "utf-16"), FRENCH,
        "<meta> says utf-8; not followed: the byte order mark says otherwise", "utf-16-le-sig"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_declaration_is_told_and_not_obeyed(name):
    data, words, why, encoding = WRONG[name]
    text = read(data)
    assert words.strip() in text.content
    assert text.encoding == encoding
    assert len(said(text)) == 1
    assert why in said(text)[0]


def test_utf_8_with_stray_bytes_is_followed_but_for_these():
    text = read(page(FRENCH * 3, META.format("utf-8"), "utf-8") + FRENCH.encode("cp1252"))
    assert text.encoding.startswith("utf-8+cp1252@")
    assert said(text) == ["<meta> at byte 44 says utf-8; followed but for the stray bytes"]


def test_of_several_declarations_each_is_told():
    data = page(RUSSIAN, META.format("windows-1251"), "cp1251")
    text = read(data, charset="iso-8859-1")
    assert RUSSIAN.strip() in text.content
    assert [detail.partition(";")[2] for detail in said(text)] == [
        " not followed: cp1251 makes words of the bytes above 127, and it does not",
        " followed",
    ]
    assert said(text)[0].startswith("the HTTP header says iso-8859-1;")


def test_the_catalogue_decides_over_what_the_file_says():
    text = read(page(PLAIN_FRENCH, META.format("utf-8"), "cp1252"), encoding="cp1252")
    assert text.encoding == "cp1252"
    assert said(text) == [
        "<meta> at byte 44 says utf-8; not followed: the catalogue declares cp1252"
    ]


def test_a_few_bytes_that_may_be_utf_8_are_read_as_declared_where_that_reads_well():
    data = page("Съ”", META.format("windows-1251"), "cp1251")
    assert data.decode("utf-8", "replace").count("\ufffd") > 0
    chance = "Клуб «РЎ»".encode("cp1251")
    assert read(chance, charset="windows-1251").content == "Клуб «РЎ»"
    alone = "Rue d\xc3\xa9".encode("latin-1")
    assert read(alone, charset="iso-8859-1").content == "Rue dé"


# None of these declares anything: it is said in prose, quoted, commented out, or about another.
SILENT = {
    "prose": f"The page said charset=koi8-r, and encoding=\"koi8-r\". {FRENCH}",
    "prose that begins so": f"charset=koi8-r was what it said. {FRENCH}",
    "a tag in prose": f'Write <meta charset="koi8-r"> in the head. {FRENCH}',
    "a quoted declaration": f'"<?xml version=\'1.0\' encoding=\'koi8-r\'?>" stands first. {FRENCH}',
    "a declaration further down": f'ANN: It is\n<?xml version="1.0" encoding="koi8-r"?>\n{FRENCH}',
    "a declaration without encoding": f'<?xml version="1.0"?><a>{FRENCH}</a>',
    "an empty declaration": f'<?xml version="1.0" encoding=""?><a>{FRENCH}</a>',
    "another instruction": f'<?page encoding="koi8-r"?><a>{FRENCH}</a>',
    "a comment": f'<html><!-- <meta charset="koi8-r"> --><body>{FRENCH}',
    "a comment never closed": f'<html><!-- <meta charset="koi8-r"> <body>{FRENCH}',
    "a script": f'<html><script>"<meta charset=koi8-r>"</script><body>{FRENCH}',
    "a style": f'<html><style><meta charset=koi8-r></style><body>{FRENCH}',
    "a title": f'<html><title><meta charset="koi8-r"></title><body>{FRENCH}',
    "the body": f'<html><body><p>So: <meta charset="koi8-r"></p>{FRENCH}',
    "an attribute of another element": f'<html><script charset="koi8-r"></script><body>{FRENCH}',
    "a link": f'<html><link charset="koi8-r" href="x"><body>{FRENCH}',
    "another meta": f'<html><meta name="d" content="text/html; charset=koi8-r"><body>{FRENCH}',
    "another header": f'<html><meta http-equiv="refresh" content="charset=koi8-r"><body>{FRENCH}',
    "an attribute in a value": f'<html><meta name="d" content="a charset=koi8-r"><body>{FRENCH}',
    "a longer name": f'<html><metadata charset="koi8-r"><body>{FRENCH}',
    "an empty name": f'<html><meta charset=""><meta charset=" "><body>{FRENCH}',
    "another XML": f'<TEI><meta charset="koi8-r"/>{FRENCH}</TEI>',
    "captions": f'WEBVTT\n\n00:01.000 --> 00:02.000\n<meta charset="koi8-r">{FRENCH}',
    "JSON": f'{{"charset": "koi8-r", "text": "{FRENCH.strip()}"}}',
    "far down": f'<html>{" " * 5000}<meta charset="koi8-r"><body>{FRENCH}',
}  # fmt: skip


@pytest.mark.parametrize("name", SILENT)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_what_declares_nothing(name, encoding):
    text = read(SILENT[name].encode(encoding))
    assert said(text) == []
    assert FRENCH.strip() in text.content


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1251", "gb2312"])
def test_where_every_byte_reads_the_same_there_is_nothing_to_tell(declared):
    assert said(read(page("Good evening.", META.format(declared), "ascii"))) == []


def test_what_is_declared_is_shown_without_control_characters():
    text = read(page(FRENCH, "<meta charset='\x1b[31mü'>", "utf-8"))
    assert said(text)[0].isprintable()


@pytest.mark.parametrize(
    "unit",
    ["<!--", " ", "<meta ", "<?x ", "<script", "\n<?xml ", '"', "<!-- -->"],
)
@pytest.mark.parametrize("start", ["", "<html>", "<!DOCTYPE html", '<?xml version="1.0" '])
def test_the_search_is_bounded(unit, start):
    data = (start + unit * (1_000_000 // len(unit))).encode()
    read(data)  # what backtracks takes hours
