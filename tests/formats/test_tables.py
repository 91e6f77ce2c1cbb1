"""CSV and TSV: which texts are tables of a transcript, and the transcript that one gives."""

import pytest

from provenance.errors import FormatError

TABLES = {
    "commas": "speaker,text\nAnn,Good evening.\nBea,Thank you.\n",
    "semicolons and capitals": "Speaker;Text\nAnn;Good evening.\nBea;Thank you.\n",
    "tabs": "Speaker\tStatement\r\nAnn\tGood evening.\r\nBea\tThank you.\r\n",
    "bars": "Name|Utterance\nAnn|Good evening.\nBea|Thank you.",
    "other columns": "id,start,speaker_name,text\n1,0.1,Ann,Good evening.\n2,3.1,Bea,Thank you.\n",
    "text first": "\ufefftext,speaker\nGood evening.,Ann\nThank you.,Bea\n",
    "quoted": '"Speaker","Text"\n"Ann","Good evening."\n"Bea","Thank you."\n',
}
OTHERS = {
    "a sentence with the words": "The speaker, text in hand, went on.\nAnd, well, so did I.\n",
    "labels": "Speaker: text, more text\nAnn: Good evening, all.\n",
    "no head": "Ann,Good evening.\nBea,Thank you.\n",
    "no text": "speaker,party,votes\nAnn,A,1\nBea,B,2\n",
    "only text": "text\nGood evening.\nThank you.\n",
    "two columns of which one is text": "text,label\nGood evening.,1\nThank you.,0\n",
    "a head and no rows": "speaker,text\n",
    "rows of other lengths": "speaker,text\nGood evening.\nA, b, c, d.\nThank you.\n" * 5,
    "a markdown table": "| speaker | text |\n|---|---|\n| Ann | Good evening. |\n",
    "addresses": "name, body\n",
    "nothing": "\n\n",
    "commas alone": ",,,,\n,,,,\n",
}


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("path", ["x.csv", "x.txt"])
def test_tables_are_told_by_their_first_row(read, kind, path):
    transcript = read(TABLES[kind], path)
    assert transcript.format == "csv"
    assert transcript.text.content == "Ann: Good evening.\n\nBea: Thank you."
    assert [turn.speaker.name for turn in transcript.turns] == ["Ann", "Bea"]


@pytest.mark.parametrize("kind", OTHERS)
def test_what_only_has_commas_is_no_table(read, kind):
    assert read(OTHERS[kind], "x.csv").format != "csv"


def test_cells_of_several_lines_and_quotation_marks(read, bytes_behind):
    transcript = read(
        'speaker,text\nAnn,"She said ""no"", and\nleft.\n\nThen, café."\n'
        'Bea,I said "yes" to it\n"Cy",""\n,"Who?"\nBea,"open\n'
    )
    assert transcript.text.content == (
        'Ann: She said "no", and\nleft.\n\nThen, café.\n\nBea: I said "yes" to it\n\nCy:\n\n'
        'Who?\n\nBea: "open'
    )
    assert bytes_behind(transcript, "café") == "café".encode()
    assert [t.speaker.name if t.speaker else None for t in transcript.turns] == [
        "Ann", "Bea", "Cy", None, "Bea",
    ]  # fmt: skip


def test_phrases_with_times_are_joined_to_turns(read):
    transcript = read(
        "start,end,speaker,text\n0,1,Ann,Good\n1,2,Ann,evening.\n2,3,Bea,Thank\n3,4,Bea,you.\n"
    )
    assert transcript.text.content == "Ann: Good evening.\n\nBea: Thank you."
    assert read("start,text\n0,Good\n1,evening.\n").text.content == "Good evening."


@pytest.mark.parametrize("content", ["words\n", "speaker,text\n", "a,b\n1,2\n"])
def test_a_declared_table_that_is_none_is_an_error(read, content):
    with pytest.raises(FormatError, match="no table whose first row names a column of text"):
        read(content, format="csv")


@pytest.mark.parametrize("unit", ["a", " ", "\n", ",", '"', '""', '"a', 'a"b,', '"a"b,', '"""x,'])
def test_a_million_characters_of_one_kind_are_read(read, unit):
    transcript = read("speaker,text\nAnn,start\nAnn," + unit * (1_000_000 // len(unit)))
    assert transcript.text.content.startswith("Ann: start")


ROWS = (("Ann Lee", "Good evening to all."), ("Bo Ray", "Thank you."), ("Ann Lee", "So."))
TIMES = {
    "thousandths": ("start,end", ["0,2000", "2500,4000", "4000,5000"], [0, 2.5, 4]),
    "seconds": ("start,end", ["0,2", "2.5,4", "4,5"], [0, 2.5, 4]),
    "clocks": ("Start Time,End Time", ["0:00,0:02", "0:02.5,0:04", "0:04,0:05"], [0, 2.5, 4]),
    "time codes": ("Timecode In,Timecode Out",
                   ["00:00:00:00,00:00:02:10", "00:00:02:12,00:00:04:00", "00:00:04;00,0:00:05;01"],
                   [0, 2, 4]),
    "a cell of two": ("Timespan,x", ["0:00.0 - 0:02.5,", "0:02.5 - 0:04.0,", "0:04.0 - 0:05.0,"],
                      [0, 2.5, 4]),
    "days": ("date,x", ["2015-11-14,", "2015-11-15,", "2015-11-16,"], []),
    "words": ("start,end", ["soon,later", "later,still", ",,"], []),
    "a length alone": ("duration,x", ["2,", "3,", "1,"], []),
}  # fmt: skip


@pytest.mark.parametrize("kind", TIMES)
def test_the_times_of_a_table(read, kind):
    head, cells, begun = TIMES[kind]
    rows = [f"{cell},{who},{said}" for cell, (who, said) in zip(cells, ROWS, strict=True)]
    transcript = read("\n".join([f"{head},speaker,text", *rows]))
    assert transcript.format == "csv"
    assert [anchor.begin for anchor in transcript.anchors] == begun


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("Redner;Zeit;Text", True),
        ("Intervenant;Début;Propos", True),
        ("Orador;Inicio;Texto", True),
        ("Спикер;Время;Текст", True),
        ("Kunde;Preis;Menge", False),
        ("Nom;Prénom;Adresse", False),
        ("Fecha;Lugar;Motivo", False),
        ("Redner;Partei;Stimmen", False),
        ("Text;Farbe;Form", False),
    ],
)
def test_columns_named_in_other_languages(read, head, known):
    rows = "".join(f"{who};0:0{n};{said}\n" for n, (who, said) in enumerate(ROWS))
    transcript = read(f"{head}\n{rows}")
    assert (transcript.format == "csv") == known
