"""The rows that expectations are about, and whether their figures are right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from provenance.model import Difference, Examination, Reading, Share, Span
from provenance.validation import COLUMNS
from provenance.validation._places import shorten
from provenance.validation._tables import build_tables, words_in
from validation.making import CODES, RULES, SPEECH, alone, finding, pair, transcript, with_findings


def tables(*examinations: Examination) -> dict[str, list[dict[str, Any]]]:
    return {name: table.rows for name, table in build_tables(examinations, RULES, CODES).items()}


def turns_of(rows: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    return [(r["base_turn"], r["witness_turn"], r["op"]) for r in rows if r["scope"] == "turn"]


def test_every_row_has_every_column_and_nothing_else() -> None:
    witness = SPEECH.replace("–", '""')
    built = build_tables(
        [pair(SPEECH, witness, ("encoding", "damage", "warning")), alone()], RULES, CODES
    )
    for table in built.values():
        assert table.rows
        assert len(table.rows) == len(table.places) == len(table.findings)
        for row in table.rows:
            assert set(row) == set(table.columns)
            assert not [key for key, value in row.items() if value is None]


@pytest.mark.parametrize("table", list(COLUMNS))
def test_columns_are_told_of_and_named_once(table: str) -> None:
    built = build_tables([], RULES, CODES)[table]
    assert len(set(built.columns)) == len(built.columns)
    assert built.columns[: len(COLUMNS[table])] == list(COLUMNS[table])
    assert all(COLUMNS[table].values())


def test_a_source() -> None:
    content = "Remarks in Vienna\n" + SPEECH
    text = transcript(content, publisher="P", role="official")
    examined = with_findings(Examination(text), finding(text, "lost-dash", "–"))
    (row,) = tables(examined)["sources"]
    assert row["n_words"] == words_in(content)
    assert row["n_bytes"] == len(content.encode()) > row["n_characters"] == len(content)
    assert row["unattributed_share"] == pytest.approx(3 / words_in(content))
    assert (row["n_turns"], row["n_speakers"], row["unnamed_share"]) == (4, 3, 0.0)
    assert (row["n_lost_dash"], row["n_mojibake"], row["n_outside_turns"]) == (1, 0, 0)
    assert (row["compared"], row["publisher"], row["role"]) == (False, "P", "official")


@pytest.mark.parametrize(
    ("declared", "valid"),
    [
        ("", True),
        ("2015-11-14", True),
        ("2015-11", True),
        ("2015", True),
        ("2016-02-11/2016-02-12", True),
        ("2016-02-11/12", False),
        ("2015-13-01", False),
        ("2015-02-30", False),
        ("14 November 2015", False),
        ("20151114", False),
        ("2015-11-14T12:00", False),
        ("2015-1-1", False),
        ("2015-11-14/2015-11-15/2015-11-16", False),
        ("/", False),
        ("٢٠١٥", False),
    ],
)
def test_a_declared_date(declared: str, valid: bool) -> None:
    (row,) = tables(alone(date=declared))["sources"]
    assert row["date_valid"] is valid
    assert row["date"] == declared


def test_a_date_comes_from_the_heading_where_none_is_declared() -> None:
    examined = alone(date="")
    heading = replace(examined.transcript.metadata, date="November 14, 2015")
    examined = replace(examined, transcript=replace(examined.transcript, metadata=heading))
    (row,) = tables(examined)["sources"]
    assert (row["date"], row["date_valid"]) == ("November 14, 2015", True)


@pytest.mark.parametrize(
    ("content", "data", "encoding", "exact", "count"),
    [
        ("a\ufffdb", "a\ufffdb".encode(), "utf-8", True, 0),
        ("a\ufffdb", b"a\x96b", "utf-8", True, 1),
        ("\ufffd\ufffd", "\ufffd".encode() + b"\xff", "utf-8", True, 1),
        ("a\ufffdb", b"a\x96b", "cp1252", True, 1),
        ("a\ufffdb", b"a\x96b", "utf-8+cp1252@1", True, 1),
        ("a\ufffdb", b"%PDF", "utf-8", False, 0),
        ("ab", b"ab", "utf-8", True, 0),
    ],
)
def test_what_was_replaced_on_the_way(
    content: str, data: bytes, encoding: str, exact: bool, count: int
) -> None:
    examined = alone(content)
    text = examined.transcript.text
    text = replace(text, source=replace(text.source, data=data), encoding=encoding, exact=exact)
    examined = replace(examined, transcript=replace(examined.transcript, text=text))
    assert tables(examined)["sources"][0]["n_undecoded"] == count


@pytest.mark.parametrize(
    ("encoding", "exact", "known"),
    [
        ("utf-8", True, True),
        ("cp1252", True, True),
        ("utf-8+cp1252@1", True, True),
        ("utf-16-le-sig", True, True),
        ("utf-32-be-sig+latin-1@9", True, True),
        ("gb18030+latin-1@640", True, True),
        ("", True, False),
        ("utf-9-sig", True, False),
        ("-sig", True, False),
        ("klingon+latin-1@1", True, False),
        ("utf-9", True, False),
        ("guesswork", True, False),
        ("pdf", False, True),
    ],
)
def test_whether_an_encoding_is_known(encoding: str, exact: bool, known: bool) -> None:
    examined = alone()
    text = replace(examined.transcript.text, encoding=encoding, exact=exact)
    examined = replace(examined, transcript=replace(examined.transcript, text=text))
    assert tables(examined)["sources"][0]["encoding_known"] is known


def test_turns_hold_what_is_said_and_the_findings_that_touch_them() -> None:
    text = transcript()
    examined = with_findings(
        Examination(text),
        finding(text, "cut-word", "Thank you"),
        finding(text, "mojibake", "coming.\nSECRETARY"),
    )
    rows = tables(examined)["turns"]
    assert rows[0]["text"] == "Good evening, everybody. Thank you for coming."
    assert [row["n_cut_word"] for row in rows] == [1, 0, 0, 0]
    assert [row["n_mojibake"] for row in rows] == [1, 1, 0, 0]
    assert [row["n_findings"] for row in rows] == [2, 1, 0, 0]
    assert all(row["ends_clean"] and row["in_order"] and row["labelled"] for row in rows)


def test_a_finding_that_is_only_a_note_is_counted_but_not_as_grave() -> None:
    text = transcript()
    found = (
        finding(text, "cut-sentence", "Thank", "info"),
        finding(text, "cut-sentence", "coming", "warning"),
    )
    (whole,) = tables(with_findings(Examination(text), *found))["sources"]
    assert (whole["n_cut_sentence"], whole["n_grave_cut_sentence"]) == (2, 1)
    rows = tables(with_findings(Examination(text), *found))["turns"]
    assert [(r["n_cut_sentence"], r["n_grave_cut_sentence"]) for r in rows][:2] == [(2, 1), (0, 0)]


def test_a_note_outside_the_turns_is_no_damage() -> None:
    text = transcript("A headline\n\n" + SPEECH)
    for severity, count in (("info", 0), ("warning", 1), ("critical", 1)):
        examined = with_findings(Examination(text), finding(text, "mojibake", "head", severity))
        (row,) = tables(examined)["sources"]
        assert (row["n_findings"], row["n_outside_turns"]) == (1, count)


@pytest.mark.parametrize(
    ("end", "clean"),
    [
        (".", True),
        ("!", True),
        ("? (Laughter.)", True),
        ("”", True),
        ("–", True),
        ("…", True),
        ("。", True),
        (".**", True),
        ("", False),
        (",", False),
        (" and", False),
    ],
)
def test_whether_a_turn_ends_clean(end: str, clean: bool) -> None:
    (row,) = tables(alone(f"MR KIRBY: So be it{end}\n"))["turns"]
    assert row["ends_clean"] is clean


def test_turns_that_overlap_or_leave_the_text_are_out_of_order() -> None:
    examined = alone()
    turns = examined.transcript.turns
    bad = (turns[1], turns[0], replace(turns[2], span=Span(turns[2].span.start, 9999)), turns[3])
    examined = replace(examined, transcript=replace(examined.transcript, turns=bad))
    assert [r["in_order"] for r in tables(examined)["turns"]] == [True, False, False, False]


def test_identical_texts() -> None:
    rows = tables(pair())["alignment"]
    whole = rows[0]
    assert (whole["scope"], whole["op"], whole["n_differences"]) == ("text", "equal", 0)
    for row in rows:
        assert row["score"] == row["coverage"] == row["fidelity"] == row["accounted"] == 1.0
    assert turns_of(rows) == [(n, n, "equal") for n in range(4)]
    assert not [r for r in rows if r["crossed"] or r["merged"] or not r["speakers_agree"]]


def test_form_and_damage_keep_the_score_and_substance_does_not() -> None:
    witness = SPEECH.replace("three", "seven")
    for group, exact in (("form", True), ("damage", True), ("substance", False)):
        row = tables(pair(SPEECH, witness, ("wording", group, "warning")))["alignment"][2]
        assert (row["score"] == 1.0) is exact
        assert row["coverage"] == 1.0
        assert (row["fidelity"] == 1.0) is exact
        assert row["n_wording"] == 3, "letter by letter it is three"


def line(number: int) -> str:
    return SPEECH.splitlines(keepends=True)[number]


def test_a_turn_that_is_left_out() -> None:
    witness = line(0) + line(1) + line(3)
    rows = tables(pair(SPEECH, witness, ("omission", "structure", "critical")))["alignment"]
    assert turns_of(rows)[2] == (2, -1, "base_only")
    assert rows[3]["score"] == 0.0
    assert rows[0]["score"] < 0.8


def test_a_turn_that_is_put_in() -> None:
    base = line(0) + line(1) + line(3)
    rows = tables(pair(base, SPEECH, ("insertion", "structure", "warning")))["alignment"]
    assert turns_of(rows)[-1] == (-1, 2, "witness_only")
    assert rows[-1]["n_unexplained_words"] == words_in(line(2))


def test_a_turn_that_is_not_to_be_reprinted_is_no_row() -> None:
    witness = line(2) + line(3)
    rows = tables(pair(SPEECH, witness, ("excerpt", "structure", "info")))["alignment"]
    assert turns_of(rows) == [(2, 0, "equal"), (3, 1, "equal")]
    assert rows[0]["score"] == 1.0


def test_another_speaker() -> None:
    witness = SPEECH.replace("QUESTION:", "MR KIRBY:")
    examined = pair(SPEECH, witness, ("speaker", "substance", "critical"))
    rows = tables(examined)["alignment"]
    assert [row["speakers_agree"] for row in rows] == [True, True, True, False, True]


def test_another_label_of_the_same_speaker() -> None:
    witness = SPEECH.replace("SECRETARY KERRY:", "JOHN KERRY:")
    rows = tables(pair(SPEECH, witness, ("label", "form", "info")))["alignment"]
    assert all(row["speakers_agree"] for row in rows)


def test_a_lost_label_merges_two_turns() -> None:
    witness = SPEECH.replace("\nQUESTION: ", " ")
    rows = tables(pair(SPEECH, witness, ("speaker", "substance", "critical")))["alignment"]
    assert turns_of(rows)[1:] == [(1, 1, "equal"), (2, 1, "changed"), (3, 2, "equal")]
    assert [row["merged"] for row in rows] == [False, False, True, True, False]
    assert not any(row["crossed"] for row in rows)


def moved() -> Examination:
    """The first turn stands last, as one move that is told by the spans alone."""
    examined = pair(SPEECH, line(1) + line(2) + line(3) + line(0), ("move", "structure", "warning"))
    collation = examined.collation
    assert collation is not None
    at, end = len(SPEECH) - len(line(0)), len(SPEECH)
    move = Difference(
        "m", "move", "structure", "warning",
        Reading(line(0), Span(0, len(line(0)))),
        Reading(line(0), Span(at, end)),
    )  # fmt: skip
    equal = ((Span(len(line(0)), end), Span(0, at)),)
    return replace(examined, collation=replace(collation, differences=(move,), equal=equal))


def test_a_moved_turn_crosses_and_is_the_same_words() -> None:
    built = tables(moved())
    assert turns_of(built["alignment"])[0] == (0, 3, "changed")
    assert [row["crossed"] for row in built["alignment"]] == [False, False, True, True, True]
    assert all(row["score"] == 1.0 for row in built["alignment"])
    assert built["alignment"][0]["accounted"] == 1.0
    (row,) = built["differences"]
    assert (row["differs"], row["true_to_text"], row["nth_move"]) == (True, True, 1)


def explained(code: str, extra: Any = None) -> float:
    """Coverage where a third of the witness's twelve words has no counterpart but that code."""
    witness = "MR KIRBY: One two three four five six.\nAll rights are reserved.\n"
    examined = pair(
        "MR KIRBY: One two three four five six.\n", witness, (code, "structure", "info")
    )
    collation = examined.collation
    assert collation is not None
    differences = tuple(replace(d, extra=extra) for d in collation.differences)
    collation = replace(collation, witness_coverage=Share(8, 12), differences=differences)
    return float(tables(replace(examined, collation=collation))["alignment"][0]["coverage"])


def test_boilerplate_and_duplicates_are_explained_and_nothing_else_is() -> None:
    assert explained("boilerplate") == 1.0
    assert explained("duplication", "witness") == 1.0
    assert explained("duplication", "base") == pytest.approx(8 / 12)
    assert explained("insertion") == pytest.approx(8 / 12)
    assert explained("excerpt") == pytest.approx(8 / 12)


def test_what_no_run_and_no_difference_holds_is_seen() -> None:
    examined = pair()
    assert examined.collation is not None
    end = len(SPEECH)
    gap = (Span(0, 10), Span(0, 10)), (Span(11, end), Span(11, end))
    hollow = replace(examined, collation=replace(examined.collation, equal=gap))
    assert tables(hollow)["alignment"][0]["accounted"] == pytest.approx(1 - 1 / end)


def test_differences_are_counted_by_code_and_weight() -> None:
    witness = SPEECH.replace("–", '""').replace("Good", "good")
    rows = tables(
        pair(SPEECH, witness, ("case", "form", "info"), ("encoding", "damage", "warning"))
    )["differences"]
    assert [row["nth"] for row in rows] == [1, 2, 3]
    assert [row["nth_case"] for row in rows] == [1, 0, 0]
    assert [row["nth_grave_case"] for row in rows] == [0, 0, 0]
    assert [row["nth_encoding"] for row in rows] == [0, 1, 2]
    assert [row["nth_grave_encoding"] for row in rows] == [0, 1, 2]
    assert [row["kind"] for row in rows] == ["form/info", "damage/warning", "damage/warning"]


def test_a_reading_that_is_not_what_the_source_prints_is_seen() -> None:
    examined = pair(SPEECH, SPEECH.replace("–", "-"), ("typography", "form", "info"))
    assert examined.collation is not None
    first = examined.collation.differences[0]
    wrong = replace(first, base=replace(first.base, text="—"))
    same = replace(first, base=first.witness)
    for bad, field in ((wrong, "true_to_text"), (same, "differs")):
        collation = replace(examined.collation, differences=(bad,))
        (row,) = tables(replace(examined, collation=collation))["differences"]
        assert row[field] is False


def test_one_long_line_is_cut_without_being_split() -> None:
    assert shorten("a" * 10_000_000) == "a" * 80 + "…" + "a" * 79
    assert len(shorten(" \n" * 1_000_000)) <= 160
    assert shorten("") == ""
