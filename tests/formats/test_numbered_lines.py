"""Pages of which every line bears its number: told from lists, and read without the numbers."""

import pytest

SAID = ("Q.  How much did each of them cost?", "A.  About two pounds, I think, and that is",
        "a lot.",
        "MR. MARSH:  Objection.", "THE COURT:  Go on.")  # fmt: skip


def page(number, *, lines=25, foot=True, gap=""):
    rows = [f"{n:2}     {SAID[(n - 1) % len(SAID)]}\n{gap}" for n in range(1, lines + 1)]
    return f"{'Page ' + str(number):>60}\n" + "".join(rows) + "Harbor Reporting\n" * foot + "\f"


NUMBERED = {
    "two pages": page(3) + page(4),
    "one page": page(3),
    "empty lines between": page(3, gap="\n") + page(4, gap="\n"),
    "pages of 28": page(1, lines=28) + page(2, lines=28),
    "no foot": page(3, foot=False) + page(4, foot=False, lines=18),
    "CRLF": (page(3) + page(4)).replace("\n", "\r\n"),
}
OTHERS = {
    "numbered paragraphs": "".join(f"{n}. Good evening to you all.\n\n" for n in range(1, 40)),
    "numbers in brackets": "".join(f"{n}) Good evening to you.\n" for n in range(1, 40)),
    "a long count": "".join(f"{n} Good evening to you.\n" for n in range(1, 99)),
    "short lists": "".join(f"{n} Good evening to you.\n" for _ in range(9) for n in range(1, 6)),
    "every fifth line": "".join(f"{n if n % 5 == 0 else ''}   Good day.\n" for n in range(1, 90)),
    "verses": "".join(f"{n * 3} Good evening to you.\n" for n in range(1, 30)),
    "years": "".join(f"{1990 + n} Good evening to you.\n" for n in range(30)),
    "votes": "".join(f"{n % 7 + 3} votes for it.\n" for n in range(60)),
    "a page too short": page(1, lines=9) + page(2, lines=9) + page(3, lines=9),
    "labels": "MR. MARSH: 12 people came.\n" * 30,
    "one number on each line": "1 Good evening.\n" * 40,
    "counting down": "".join(f"{n} Good evening.\n" for n in range(25, 0, -1)),
}


@pytest.mark.parametrize("kind", NUMBERED)
def test_the_numbers_are_left_out(read, kind):
    transcript = read(NUMBERED[kind])
    assert transcript.format == "numbered-lines"
    words = transcript.text.content
    assert words.count("Q. How much did each of them cost?") >= 5
    assert "A. About two pounds, I think, and that is\na lot.\n\nMR. MARSH: Objection." in words
    assert all(words[n.span.start : n.span.end].startswith(("Page", "Harbor"))
               for n in transcript.unattributed)  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_lists_and_counts_are_no_numbered_pages(read, kind):
    assert read(OTHERS[kind]).format != "numbered-lines"


def test_the_words_lead_back_to_their_bytes(read, bytes_behind):
    assert bytes_behind(read(NUMBERED["two pages"]), "Objection.") == b"Objection."
