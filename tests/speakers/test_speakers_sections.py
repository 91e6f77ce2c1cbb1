"""Headings, footers, leads and openings that no label names."""

from __future__ import annotations

import pytest

BODY = (
    "MR ADAMS: Good morning, and welcome to you all.\n\nMS BAKER: We thank "
    "you.\n\nMR ADAMS: That concludes the briefing. Thank you."
)

FOOTERS = [
    "Copyright 2015 Example Press. All rights reserved.",
    "Read more: https://example.org/a/b",
    "https://example.org/a/b",
    "<https://example.org/a>",
    "Source: https://example.org",
    "NOTE: The briefing was held at 9:07 p.m. in the Press Room.",
    "About the author: Jane Roe is a journalist who lives in Vienna.",
    "Contact: press@example.org",
    "Follow us on social media and subscribe to our newsletter.",
    "#Syria #Peace",
    "Tel: (212) 752-0220",
    "Impressum: verantwortlich im Sinne des Gesetzes: Ruby Bird",
    "Lire aussi : https://example.org",
    "The publisher shall assume no liability for the accuracy of the published report.",
]
SPEECH = [
    "And one more thing: I thank my staff.",
    (
        "You can find it all on our website, and I hope that you will, because it took "
        "us many years of hard work to put it there."
    ),
    (
        "Copyright is a question that we discussed with our partners for a long time, "
        "and I told them what I think of it, as you know."
    ),
    "We will publish the text tomorrow.",
    "Thank you",
    "God bless America.",
    "That was all.",
    "No further questions.",
    "About the war I say nothing.",
    "Good night, and good luck.",
    "The reg. number of my car was never asked for.",
    "I have no liability in this matter, and I told you so.",
    "Peace is possible.",
    "And so on, and so forth...",
    "Until tomorrow, then.",
    "Q is a letter like any other.",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_footer_is_nobodys(read, footer):
    transcript = read(f"{BODY}\n\n{footer}\n")
    content = transcript.text.content
    assert [(content[u.span.start : u.span.end], u.why) for u in transcript.unattributed] == [
        (footer, "footer")
    ]
    last = transcript.turns[-1].span
    assert content[last.start : last.end].endswith("Thank you.")


@pytest.mark.parametrize("speech", SPEECH)
def test_speech_at_the_end_is_no_footer(read, speech):
    transcript = read(f"{BODY}\n\n{speech}\n")
    assert transcript.unattributed == ()
    last = transcript.turns[-1].span
    assert transcript.text.content[last.start : last.end].endswith(speech)


def test_a_footer_of_several_parts_goes_as_a_whole(read):
    footer = (
        "Ruby BIRD  \n<http://www.example.org/>\n\n**Article "
        "online:**\n\n<https://example.org/x>\n\n"
        "**Exemption from liability:**\n\nThe publisher shall assume no liability for anything.\n\n"
        "Example Agency LTD\n483 Green Lanes\ncontact (at) example.com"
    )
    transcript = read(f"{BODY}\n\n{footer}")
    assert [u.why for u in transcript.unattributed] == ["footer"]
    assert len(transcript.unattributed[0].span) == len(footer)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ((
            "Press Availability\nJohn Kerry\nSecretary of State\nVienna, Austria\nNovember "
            "14, 2015"
        ), "John Kerry"),
        ("President: James K. Polk", "James K. Polk"),
        ("**Speaker:** Jane Roe", "Jane Roe"),
        ("Remarks by President Jane Roe at the Opening", "Jane Roe"),
        ("STATEMENT\nBY\nHIS EXCELLENCY DR. MOKGWE E.K. MASI\nPRESIDENT", "Mokgwe E.K. Masi"),
        ("Mensaje del presidente Mario López Soto en la clausura", "Mario López Soto"),
        ("Discours de M. Jean Dupont, ministre", "Jean Dupont"),
        ("Rede von Bundeskanzlerin Anna Weber", "Anna Weber"),
        ("JANE Q. ROE\n\nInaugural Address\n\nJanuary 20, 1993", "Jane Q. Roe"),
    ],
)  # fmt: skip
def test_speaker_named_by_the_heading(read, heading, name):
    transcript = read(
        f"{heading}\n\nThank you very much, my friends, for the welcome that you have "
        f"given me today, "
        "and for all that you do for our country every day.\n\nWe shall go on together."
    )
    (turn,) = transcript.turns
    assert turn.speaker.name == name
    assert turn.inferred
    assert "heading" in turn.why
    assert {u.why for u in transcript.unattributed} == {"heading"}


@pytest.mark.parametrize(
    "heading",
    [
        "NEW ZEALAND\n\nPERMANENT MISSION TO THE UNITED NATIONS",
        "General Debate of the 79th Session\n\nUnited Nations General Assembly",
        "Remarks at the Opening of the Fair",
        "Press Availability With Russian Foreign Minister Sergey Lavrov",
        "Plenario de la Asamblea General",
        "September 26, 2024",
    ],
)
def test_nobody_is_named_where_the_heading_names_none(read, heading):
    transcript = read(
        f"{heading}\n\nThank you very much, my friends, for the welcome that you have "
        f"given me today, "
        "and for all that you do for our country every day.\n\nWe shall go on together."
    )
    (turn,) = transcript.turns
    assert turn.speaker is None
    assert turn.inferred


def test_an_introduction_before_the_labels_is_no_speech(read):
    transcript = read(
        "Following is a transcript of the briefing that was held in Vienna on Saturday.\n\n" + BODY
    )
    assert len(transcript.turns) == 3
    assert [u.why for u in transcript.unattributed] == ["heading"]


def test_a_first_turn_printed_again_is_a_lead(read):
    said = "We have come to the end of a long day, and I want to thank every one of you who stayed"
    transcript = read(
        f"AGENCY - MR ADAMS: {said}....\n\nMR ADAMS: {said} here.\n\nMS BAKER: Thank you."
    )
    assert [u.why for u in transcript.unattributed] == ["lead"]
    assert [t.label_text for t in transcript.turns] == ["MR ADAMS:", "MS BAKER:"]


@pytest.mark.parametrize(
    "first",
    [
        "Thank you.",
        "We have come to the end.",
        "We have come to the end of a long day, and I want to thank every one of those who left",
    ],
)
def test_a_first_turn_like_the_next_is_no_lead(read, first):
    said = "We have come to the end of a long day, and I want to thank every one of you who stayed"
    transcript = read(f"MR ADAMS: {first}\n\nMR ADAMS: {said} here.\n\nMS BAKER: Thank you.")
    assert transcript.unattributed == ()
    assert len(transcript.turns) == 3


HEADED = "REMARKS OF THE MINISTER\n\n{}\n\nWe go on together, you and I, as we have always done."


@pytest.mark.parametrize(
    "line",
    [
        "Theme: peace for the present generations and\nfor those to come in the EU and the US",
        "Le développement durable et la dignité pour les générations présentes et\nfutures",
        "Ministry of Foreign Affairs of the EU",
        "9/30/24, 6:17 PM Building on what was done before and going on together toward a "
        "community with a shared future for all of mankind and for all of its many friends",
        "2k 2K ok 2k ok ok of of ok of of of 2K ok 2k 2K ok ok ok of of",
    ],
)
def test_what_is_no_speech_stays_in_the_heading(read, line):
    transcript = read(HEADED.format(line))
    content, (turn,) = transcript.text.content, transcript.turns
    assert content[turn.span.start :].startswith("We go on")


@pytest.mark.parametrize(
    "line",
    [
        "Mr. President of the session of the\nassembly of all our states;",
        "Monsieur le Président de la session de\nl’Assemblée générale ;",
        "Ladies and gentlemen,",
    ],
)
def test_an_address_opens_the_speech_be_it_over_two_lines(read, line):
    transcript = read(HEADED.format(line))
    assert transcript.text.content[transcript.turns[0].span.start :].startswith(line)


OFFICE = [
    ("Remarks by President Roe at the Opening", "Roe"),
    ("Remarks by President Jane Roe at the Opening", "Jane Roe"),
    ("Remarks by President Roe and Vice President Doe", "Roe"),
    ("Remarks by Vice President Doe", "THE PRESIDENT"),
    ("Remarks by Former President Doe", "THE PRESIDENT"),
    ("Remarks of the President of the Senate", "THE PRESIDENT"),
    ("Remarks by President Roe and President Doe", "THE PRESIDENT"),
    ("Remarks at the Opening", "THE PRESIDENT"),
]


@pytest.mark.parametrize(("heading", "name"), OFFICE)
def test_an_office_is_named_by_the_heading(read, heading, name):
    turns = read(
        f"{heading}\n\nTHE PRESIDENT: We begin.\n\nQ    And then?\n\nTHE PRESIDENT: So."
    ).turns
    assert turns[0].speaker.name == name


GIVEN = [
    ("Statement by H.E. Wang Yi\nMember of the Council", "Wang Yi"),
    ("Statement by H.E. Jane\nRoe", "Jane Roe"),
    ("Remarks by\nJane Roe\nMinister of Trade", "Jane Roe"),
    ("Discours de M. Jean Dupont\nMembre du Conseil", "Jean Dupont"),
    ("Mensaje de la secretaria de Salud, Ana\nRuiz Soto, en el debate", "Ana Ruiz Soto"),
    ("Statement by the Council of Europe", None),
    ("Statement of the Day", None),
]


@pytest.mark.parametrize(("heading", "name"), GIVEN)
def test_the_speaker_whom_a_heading_names(read, heading, name):
    (turn,) = read(HEADED.format(heading)).turns
    assert (turn.speaker.name if turn.speaker else None) == name


DIALOGUE = "MR MARSH: Y la estación es pública.\n\nMS PEREIRA: No lo es.\n\n" * 3
OPENINGS = {
    "a conjunction": ("Pero cuando ella aceptó el puesto, el puente ya estaba cerrado.", True),
    "an adverb that goes on": ("Maintenant, le gouvernement mesure le pont et la ville.", True),
    "sentences before it": (
        "El puente se cerró en agosto y nadie lo abrió después.\n\nPero el pueblo lo pidió"
        " muchas veces en aquel año.", True),
    "a note of the editor": ("Ella habló en el puerto sobre el puente y el ferry.", False),
    "a note that names the record": (
        "Y la siguiente es la transcripción estenográfica de la sesión del puerto.", False),
    "a short line": ("Pero no.", False),
    "a title": ("Pero el puente: una historia del puerto y de su ferry en la ciudad", False),
    "a date": ("El 8 de febrero de 2013, ella habló en el puerto de la ciudad.", False),
    "a link of the page": ("Ahora, skip to content and search for the menu of this site.", False),
    "capitals": ("SESIÓN DEL PUERTO, TERCERA PARTE DEL LIBRO DE ACTAS DE LA CIUDAD.", False),
}  # fmt: skip


@pytest.mark.parametrize("kind", OPENINGS)
def test_an_opening_that_goes_on_with_talk_is_speech(read, kind):
    opening, spoken = OPENINGS[kind]
    transcript = read(f"Acta del puerto\n14 de febrero de 2013\n\n{opening}\n\n{DIALOGUE}")
    first = transcript.turns[0]
    assert (first.label is None) == spoken
    if spoken:
        assert transcript.text.content[first.span.start :].startswith(opening)
