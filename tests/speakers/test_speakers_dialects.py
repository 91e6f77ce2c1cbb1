"""Labels are learnt from the document: a document for each style; phrases that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from provenance.text.names import parse

TABLE = yaml.safe_load((Path(__file__).parent / "dialects.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", TABLE, ids=[row["name"] for row in TABLE])
def test_dialect(read, row):
    transcript = read(row["text"])
    told = [[t.label_text, t.speaker.name if t.speaker else None] for t in transcript.turns]
    assert told == [list(turn) for turn in row["turns"]]
    assert transcript.dialect.startswith("Labels are ")


FALSE = [
    "Beat: Miscellaneous",
    "I underscore: we did not come to impose anything.",
    "The first one was: please, do not have another conference.",
    "Now, I want to emphasize: this is essential.",
    "Now, let me be clear: the ceasefire does not apply.",
    "Editorial office and responsibility: Ruby Bird",
    "Exemption from liability: none",
    "NOTE: The President spoke at 9:07 p.m.",
    "WARNING: strong language.",
    "TRANSCRIPT: full text below.",
    "http://example.org/page: see there",
    "09:32 Time: PARIS",
    "November 14, 2015: Vienna",
    "VIENNA, AUSTRIA - NOVEMBER 14, 2015: the day",
    "Monday: we talk.",
    "Question one: who pays?",
    "Fellow citizens:",
    "Ladies and gentlemen: welcome.",
    "Mr. President:",
    "Señor presidente:",
    "Señoras y señores:",
    "Mesdames et messieurs : bonjour.",
    "Meine Damen und Herren: guten Tag.",
    "Уважаемые коллеги: начинаем.",
    "First: the money.",
    "Second: the time.",
    "Result: nothing.",
    "Point one: we stay.",
    "To the Senate of the United States: I send this.",
    "UNITED NATIONS: the hope of mankind.",
    "Washington: a city.",
    "THE UNITED STATES. A country.",
    "II. The second part.",
    "Thank you, Mr. Kerry: you were kind.",
    "He told Sergey Lavrov: no.",
    "Sergey, let me say this: I disagree.",
    "Address: 483 Green Lanes",
    "Tel: (212) 752-0220",
    "Thème : la paix",
    "Por ejemplo: esto.",
    "Otros datos adicionales:",
    "Zum Beispiel: das.",
    "Например: это.",
    "أولا: المال",
    "A bird in the hand is worth two.",
    "Q is a letter.",
    "Iraq — and Libya — are no models.",
    "10:30: breakfast with the delegations.",
    "At 10:30 we met: it was cold.",
    "Green Lanes 483, London:",
    "P.O. Box 12: no letters.",
    "[Applause] Thank you all very much.",
    "[Laughter] No, no, I mean it.",
    "(Inaudible) and that is that.",
    "(Speaks in Russian) Thank you all.",
    "[1] See the annex.",
    "(Vienna) The talks went on.",
    "[Emphasis added] So it is printed.",
    "(As you know) we did not agree.",
    "Mr. Kerry. Mr. Lavrov. All of you.",
    "Sergeant Doe. Please rise.",
    "The President of the Senate. The Speaker of the House.",
    "Mr. President. I beg you.",
    "P.S. One more word.",
    "Dr. Weber. A great man.",
    "St. Louis. A city on a river.",
    "U.S. A country.",
    "A - the first letter.",
    "R - the last one but eight.",
    "Q1: growth was slow.",
    "Total\t1,200\t1,300",
    "Vienna      Geneva      Munich",
    "Rome\t2,800,000",
    "M. le président, mes chers collègues, je serai bref.",
    "Monsieur le président : je serai bref.",
    "Monsieur le président. Je serai bref.",
    "D'une part : le prix.",
    "Article premier : le budget.",
    "El señor presidente me dijo: no.",
    "Señorías: buenos días.",
    "Primero: el dinero. Segundo: el tiempo.",
    "Herr Präsident! Meine Damen und Herren:",
    "Erstens: das Geld.",
    "Ich sage Ihnen: nein.",
    "Кстати: это важно.",
    "Владимир Владимирович, скажите: когда?",
    "Во-первых — деньги.",
    "السيد الرئيس: شكرا لكم.",
    "شكرا: لكم جميعا.",
    "Source: the State Department",
    "Photo: Jane Roe",
    "Translation: check against delivery.",
    "LONDON — The talks went on.",
    "PARIS, 3 May 2012: the day",
    "Genesis 1:1 In the beginning.",
    "Score 3:2 for the guests.",
]


@pytest.mark.parametrize("phrase", FALSE)
def test_no_label_among_true_ones(read, phrase):
    """Among labels that are well established, the phrase stays what its speaker says."""
    text = (
        "MR ADAMS: Good morning to you all, and welcome.\n\n"
        f"MS BAKER: We thank you for coming.\n\n{phrase}\n\n"
        "MR ADAMS: I am glad that you say so.\n\nMS BAKER: So are we all."
    )
    labels = [turn.label_text for turn in read(text).turns]
    assert labels == ["MR ADAMS:", "MS BAKER:", "MR ADAMS:", "MS BAKER:"]


@pytest.mark.parametrize("phrase", FALSE)
def test_no_label_where_there_are_none(read, phrase):
    """In a speech without labels the phrase makes none."""
    text = (
        "Thank you very much, my friends, for the welcome that you have given me today.\n\n"
        f"{phrase}\n\nWe shall go on together, you and I, as we have always done before."
    )
    transcript = read(text)
    assert len(transcript.turns) == 1
    assert transcript.turns[0].label is None
    assert transcript.turns[0].inferred
    assert transcript.dialect.startswith("No labels")


def test_the_foot_of_every_page_is_no_label(read):
    page = (
        "We go on together, you and I, as we have always done before.\n\nPrepared: Jane Roe, {}\n\n"
    )
    text = "".join(page.format(number) for number in range(1, 9))
    assert [turn.label for turn in read(text).turns] == [None]


@pytest.mark.parametrize("label", ["MR KIRBY", "Kirby", "MODERATOR", "John Kirby"])
def test_who_says_the_same_again_and_again_speaks(read, label):
    text = f"{label}: Next question, please.\n\nMS ROE: Why is that so?\n\n" * 5
    assert len(read(text).turns) == 10


def test_what_recurs_with_other_words_is_a_label(read):
    text = "".join(f"Prepared: I say {word} to you.\n\n" for word in ("yes", "no", "so", "well"))
    assert len(read(text).turns) == 4


def test_a_table_has_no_speakers(read):
    rows = "".join(f"{city}\t{n}\t{n + 7}\n" for city in ("Rome", "Paris") for n in range(3))
    text = f"We have counted them all, and I thank you for it.\n\n{rows}\nSo it stands."
    assert [turn.label for turn in read(text).turns] == [None]


def test_marks_in_brackets_are_no_roles(read):
    text = "".join(
        f"[{mark}] We go on together, you and I, to day {day}.\n\n"
        for day in range(3)
        for mark in ("Applause", "Laughter")
    )
    assert [turn.label for turn in read(text).turns] == [None]


def test_letters_that_nothing_answers_are_words(read):
    text = "R - the letter of the river.\n\nR - the letter of the road.\n\nP - the last of all.\n"
    assert not any(turn.label for turn in read(text).turns)


def test_a_label_over_two_lines_is_one_label(read):
    turns = read(
        "ANA RUIZ SOTO, DIRECTORA DE DESARROLLO\nRURAL. SECRETARÍA DE SALUD: Buenos días.\n\n"
        "PRESIDENTE LUIS MORA: Adelante.\n\nPRESIDENTE LUIS MORA: Muchas gracias por venir."
    ).turns
    assert [turn.speaker.name for turn in turns] == ["Ana Ruiz Soto", "Luis Mora", "Luis Mora"]


def names(transcript):
    return [turn.speaker.name if turn.speaker else None for turn in transcript.turns]


def test_figures_that_a_machine_read_for_letters(read):
    text = "MR. SMITH: We begin.\n\nMR. ROE: We do.\n\nMR. SM1TH: Now.\n\nMR. ROE: So it is.\n\n"
    assert names(read(text + "MR. R0E: Yes.\n\nMR. SMITH: No.")) == [
        "MR. SMITH", "MR. ROE", "MR. SMITH", "MR. ROE", "MR. ROE", "MR. SMITH",
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["MR. SM2TH", "MR. J0NES", "TITLE 10", "NOTE 1", "mr. sm1th"])
def test_other_figures_make_no_label(read, label):
    text = f"MR. SMITH: Well.\n\nMR. ROE: We do.\n\n{label}: Now.\n\nMR. ROE: So.\n\nMR. SMITH: No."
    assert len(read(text).turns) == 4


@pytest.mark.parametrize("said", ["I would say this: it holds.", "it holds."])
def test_a_semicolon_typed_for_the_colon_of_a_known_label(read, said):
    text = f"MR. ROE: Well.\n\nMR. FOX: We do.\n\nMR. ROE; {said}\n\nMR. FOX: So.\n\nMR. ROE: No."
    assert names(read(text)) == ["MR. ROE", "MR. FOX", "MR. ROE", "MR. FOX", "MR. ROE"]


@pytest.mark.parametrize("words", ["MR. POE; So", "Mr. Roe; so", "NATO; so", "so MR. ROE; we"])
def test_other_words_before_a_semicolon_are_no_label(read, words):
    text = f"MR. ROE: Well.\n\nMR. FOX: We do.\n\n{words} it is.\n\nMR. FOX: So.\n\nMR. ROE: No."
    assert len(read(text).turns) == 4


def test_an_initial_before_a_surname_is_no_french_mister(read):
    text = (
        "MR NIXON: Thank you.\n\nMR SMITH: Vice President Richard M. Nixon spoke.\n\nMR NIXON: Yes."
    )
    assert names(read(text))[0] == "Richard M. Nixon"


def test_a_french_mister_is_no_initial(read):
    text = "M. DUPONT : Merci.\n\nMME ROUX : Le M. Dupont que je connais.\n\nM. DUPONT : Oui."
    assert names(read(text))[0] == "M. DUPONT"


def test_a_date_under_a_drawn_line_is_no_label(read):
    text = "# Talks\n=====\nOct. 27, 2010, 9:33 PM EDT\nBy\nJane Roe\nWe begin, you and I."
    assert [turn.label for turn in read(text).turns] == [None]


def test_what_a_heading_calls_a_field_may_speak_later(read):
    text = "MR ROE: We begin.\n\nMR ROE: We do.\n\nAUDIENCE: So we do!"
    assert [turn.label_text for turn in read(text).turns][-1] == "AUDIENCE:"


def test_a_field_before_the_first_speaker_is_one(read):
    text = "Audience: students\n\nMR ROE: We begin.\n\nMR ROE: We do."
    assert [turn.label_text for turn in read(text).turns] == ["MR ROE:", "MR ROE:"]


def test_a_house_in_capitals_over_the_speech(read):
    text = (
        "PRESIDENTE LUIS MORA: Buenos días.\n\nANA RUIZ SOTO, JEFA DE ESTADO MAYOR:\n"
        "Con permiso, señor presidente.\n\nPRESIDENTE LUIS MORA: Adelante, por favor."
    )
    assert names(read(text))[1] == "Ana Ruiz Soto"


def test_a_lone_capital_phrase_is_no_label(read):
    assert [t.label for t in read("BREAKING POINT: we are tired.\n\nWe go home now.").turns] == [
        None
    ]


def test_a_lone_titled_name_is_one(read):
    turns = read("SECRETARY KERRY: Good morning, everybody.\n\nWe begin.").turns
    assert [t.label_text for t in turns] == ["SECRETARY KERRY:"]
    assert len(turns[0].span) == len("SECRETARY KERRY: Good morning, everybody.\n\nWe begin.")


def test_a_break_interrupts_a_speaker_and_is_nobodys(read):
    transcript = read(
        "**Jane Roe:** We go on after this.\n\n**Break:** [21:26]\n\n"
        "**John Doe:** Here we are.\n\n**Jane Roe:** Yes.\n\n**John Doe:** Good.\n"
    )
    assert [t.label_text for t in transcript.turns] == ["Jane Roe:", "John Doe:"] * 2
    assert [u.why for u in transcript.unattributed] == ["interlude"]


def test_the_catalogue_decides_over_every_guess(read):
    text = "MR SMITH: Yes.\n\nTHE BOSS: No.\n\nMR SMITH: Why?\n\nTHE BOSS: Because."
    aliases = (("MR SMITH:", "Adam Smith"), ("The Boss", "Bruce Springsteen"))
    names = [t.speaker.name if t.speaker else None for t in read(text, aliases=aliases).turns]
    assert names == ["Adam Smith", "Bruce Springsteen"] * 2


def test_wrapped_lines_that_begin_with_a_name_are_no_labels(read):
    thanks = "Excellency Mr. Adams, Secretary General of the League, for his\nlong service here, "
    union = "The Union of the Isles, while it repeats its old and true\nfriendship to all of us, "
    text = "".join(f"{one}we say thanks once more.\n\n" for one in (thanks, union) * 3)
    assert [turn.label for turn in read(text).turns] == [None]


HEARING = "Ms. Doe. Good evening to all of you.\nMr. Marsh. Thank you, Chair, for that.\n" * 5
PAGES = {
    "drawn lines": "HARBOR SAFETY\n======\nHEARING\n======\nFEBRUARY 1, 2022\n======\n\n",
    "a bracket": "[House Hearing, 117 Congress]\n\n",
    "both": "[House Hearing, 117 Congress]\n______\nHEARING\n______\n\n",
}


@pytest.mark.parametrize("kind", PAGES)
def test_the_title_page_of_a_hearing_labels_nobody(read, kind):
    transcript = read(PAGES[kind] + HEARING)
    assert {turn.label_text for turn in transcript.turns} == {"Ms. Doe.", "Mr. Marsh."}
    assert len(transcript.turns) == 10


BROADCAST = """JANE DOE, ENN HOST: Good evening to all of you.

UNIDENTIFIED MALE: The ferry lost money.

DOE: How much was it?

ROBERT MARSH, COUNCIL MEMBER (via telephone): About two pounds.

ANA PEREIRA, ENN CORRESPONDENT (on camera): And the wall is old.

DOE: Is that so?

MARSH: It is.

{label} And more of it.

DOE: Thank you.
"""


@pytest.mark.parametrize(
    ("label", "taken"),
    [
        ("PEREIRA:", True),
        ("ROBERT MARSH, COUNCIL MEMBER (on the phone):", True),
        ("WARNING:", False),
        ("KINGSTON:", False),
        ("(voice-over):", False),
        ("Pereira:", False),
        ("PEREIRA", False),
    ],
)
def test_a_surname_that_a_full_label_has_introduced(read, label, taken):
    transcript = read(BROADCAST.format(label=label))
    printed = [turn.label_text for turn in transcript.turns]
    assert (label in printed) == taken
    assert "MARSH:" in printed


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("The Minister for Ports (Robert Marsh)", "Robert Marsh"),
        ("The Parliamentary Under-Secretary of State for Ports (Ana Pereira)", "Ana Pereira"),
        ("The Secretary of State for the Harbour (Jo Lee)", "Jo Lee"),
        ("The Minister for Ports (in a low voice)", ""),
        ("The Minister for Ports (Harbour)", ""),
        ("The house for Ports (Robert Marsh)", ""),
        ("A Minister for Ports (Robert Marsh)", ""),
        ("The Minister for Ports (Robert Marsh and others)", ""),
    ],
)
def test_an_office_that_names_its_holder_in_brackets(label, name):
    known = parse(label)
    assert (known.full == name) == bool(name)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ROBERT MARSH, Maine                   ANA PEREIRA, Texas", "Ana Pereira"),
        ("ROBERT MARSH, Maine ANA PEREIRA, Texas", "Ana Pereira"),
        ("Ana Pereira came", "Ana Pereira"),
        ("ANA MARIA PEREIRA", "Ana Maria Pereira"),
        ("Ana PEREIRA", "Ana PEREIRA"),
        ("Richard M. PEREIRA", "Richard M. PEREIRA"),
    ],
)
def test_a_name_begins_where_its_column_or_its_capitals_do(read, line, name):
    transcript = read(f"{line}\n\n" + "Ms. Pereira. Good evening to you.\nMr. Doe. Thanks.\n" * 4)
    assert transcript.turns[0].speaker.name == name
