"""What the seeds must show, with exact counts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from provenance.model import Span
from provenance.speakers import join

K, L, M, Y, Q = "John Kerry", "Sergey Lavrov", "Staffan de Mistura", "MR KIRBY", "QUESTION"
ORDER = {
    "000": [K, L, K, M, K, Y, Q, L, K, "MODERATOR", Q, K, L],
    "001": [
        K, "Sergeï Lavrov", K, "Staffan De Mistura", K, "John Kirby", "David Sanger", K,
        "Sergeï Lavrov", "John Kirby", "Vladimir Kondratiev", "Sergeï Lavrov", K, "John Kirby",
        "Issam Ikirmawi", K, "Sergeï Lavrov", K, "Sergeï Lavrov", "John Kirby",
    ],
    "002": [
        K, L, M, K, Y, Q, K, Q, K, L, L, L, K, Y, Q, K, L, Q, K, L, M, K, Y, Q, K, M, K, Y,
    ],
    "004": [K, Y, Q, K, L, Q, K, L, M, K, Y, Q, K, M, K, Y],
}  # fmt: skip


@pytest.mark.parametrize("number", ORDER)
def test_speakers_in_order(seed, number):
    assert [turn.speaker.name for turn in seed(number).turns] == ORDER[number]


@pytest.mark.parametrize("number", ORDER)
def test_every_label_is_printed_and_ends_in_its_colon(seed, number):
    transcript = seed(number)
    for turn in transcript.turns:
        if turn.label is None:
            assert turn.inferred
            continue
        printed = transcript.text.content[turn.label.start : turn.label.end]
        assert printed == turn.label_text
        assert printed.endswith(":")
        assert "*" not in printed
        assert turn.span.start == turn.label.start
        assert not turn.inferred


def test_only_the_opening_of_002_is_inferred(seed):
    assert [turn.index for turn in seed("002").turns if turn.inferred] == [0]
    for number in ("000", "001", "004"):
        assert not any(turn.inferred for turn in seed(number).turns)


def test_the_opening_of_002_says_from_what_it_was_concluded(seed):
    transcript = seed("002")
    opening = transcript.turns[0]
    text = transcript.text.content[opening.span.start : opening.span.end]
    assert text.startswith("I’ll just say what I said")
    assert text.endswith("Thank you.")
    assert opening.label is None
    assert "John Kerry, Secretary of State" in opening.why
    assert opening.speaker == transcript.turns[3].speaker


def test_masthead_lead_and_footer_of_004_are_nobodys(seed):
    transcript = seed("004")
    content = transcript.text.content
    parts = {part.why: content[part.span.start : part.span.end] for part in transcript.unattributed}
    assert list(parts) == ["masthead", "heading", "dateline", "lead", "footer"]
    assert parts["masthead"] == "Beat: Miscellaneous"
    assert parts["lead"].startswith("USPA NEWS - SECRETARY KERRY:")
    assert parts["lead"].endswith("inappropriately....")
    assert parts["footer"].startswith("Ruby BIRD")
    assert parts["footer"].endswith("7442619")
    last = transcript.turns[-1]
    assert content[last.span.start : last.span.end].endswith("Thank you, everybody.")


def test_004_has_seven_bold_labels_and_nine_plain(seed):
    transcript = seed("004")
    content = transcript.text.content
    bold = sum(content[turn.span.start - 2 : turn.span.start] == "**" for turn in transcript.turns)
    assert (bold, len(transcript.turns)) == (7, 16)
    assert "bold" in transcript.dialect


def test_the_lead_is_given_to_nobody_and_its_repeat_to_kerry(seed):
    transcript = seed("004")
    at = transcript.text.content.index("Can I just mention")
    again = transcript.text.content.index("Can I just mention", at + 1)
    assert transcript.turn_at(at) is None
    assert transcript.turn_at(again).speaker.name == K


@pytest.mark.parametrize(
    ("number", "askers"),
    [
        ("000", ["Elise Labott, CNN", ""]),
        (
            "002",
            ["Karen DeYoung, Washington Post"] * 2
            + ["Olga Golovanova, Interfax"] * 2
            + ["Andreas Mitschitz, ORF TV"],
        ),
        ("004", ["Olga Golovanova, Interfax"] * 2 + ["Andreas Mitschitz, ORF TV"]),
    ],
)
def test_askers(seed, number, askers):
    turns = seed(number).turns
    assert [t.speaker.asker for t in turns if t.speaker.name == Q] == askers
    assert not any(t.speaker.asker for t in turns if t.speaker.name != Q)


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("000", {"interpreter": 5, "inaudible": 1}),
        ("001", {"interpreter": 5, "inaudible": 3}),
        ("002", {"interpreter": 5, "audience": 4, "inaudible": 1}),
        ("004", {"interpreter": 2, "audience": 4, "inaudible": 1}),
    ],
)
def test_annotations(seed, number, kinds):
    transcript = seed(number)
    found: dict[str, int] = {}
    for annotation in transcript.annotations:
        found[annotation.kind] = found.get(annotation.kind, 0) + 1
        span = annotation.span
        assert transcript.text.content[span.start : span.end] == annotation.text
        assert annotation.text[0] == "("
        assert annotation.text[-1] == ")"
    assert found == kinds
    assert sum(len(turn.annotations) for turn in transcript.turns) == sum(kinds.values())


@pytest.mark.parametrize(
    ("number", "date", "place"),
    [
        ("000", "2016-09-09", "Geneva, Switzerland"),
        ("001", "", ""),
        ("002", "2015-11-14", "Vienna, Austria"),
        ("004", "2015-11-14", "Vienna, Austria"),
    ],
)
def test_day_and_place(seed, number, date, place):
    assert (seed(number).metadata.date, seed(number).metadata.place) == (date, place)


def test_one_name_over_001_and_002(seed):
    first, second = join([seed("001"), seed("002")])
    names = {speaker.name for t in (first, second) for speaker in t.speakers}
    assert sum("Lavrov" in name for name in names) == 1
    assert sum("Mistura" in name for name in names) == 1
    assert {name for name in names if "kirby" in name.lower()} == {"John Kirby"}
    assert [len(t.turns) for t in (first, second)] == [20, 28]


def test_joining_does_not_depend_on_order(seed):
    numbers = ["000", "001", "002", "004"]
    forth = {t.text.source.id: t for t in join([seed(n) for n in numbers])}
    back = {t.text.source.id: t for t in join([seed(n) for n in reversed(numbers)])}
    for number in numbers:
        assert [t.speaker for t in forth[number].turns] == [t.speaker for t in back[number].turns]
    assert {s.name for t in forth.values() for s in t.speakers} == {
        "John Kerry", "John Kirby", "MODERATOR", "QUESTION", "David Sanger", "Issam Ikirmawi",
        "Vladimir Kondratiev", "Staffan de Mistura", "Sergey Lavrov",
    }  # fmt: skip


@pytest.mark.parametrize("number", ORDER)
def test_every_letter_lies_in_one_place(seed, number):
    transcript = seed(number)
    spans = sorted([t.span for t in transcript.turns] + [u.span for u in transcript.unattributed])
    assert all(one.end <= other.start for one, other in pairwise(spans))
    at = 0
    for span in [*spans, Span(len(transcript.text.content), len(transcript.text.content))]:
        assert not any(c.isalnum() for c in transcript.text.content[at : span.start])
        at = span.end
