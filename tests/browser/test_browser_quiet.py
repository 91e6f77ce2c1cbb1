"""A page asks nobody for anything and has nothing to complain of, whatever is done with it."""

import pytest

from browser import making

KINDS = [
    "seeds",
    "made-up",
    "source",
    "hostile",
    "hostile-source",
    "event",
    "overview",
    "matches",
]
KEYS = ["j", "k", "j", "o", "c", "e", "f", "Tab", "Space", "/", "x", "Enter", "Escape", "?"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_request_and_no_complaint(visit, pages, kind):
    with visit(kind) as page:
        for key in KEYS:
            page.keyboard.press(key)
        page.keyboard.press("Escape")
        for chip in page.query_selector_all(".chip, .sort"):
            chip.click()
        page.mouse.move(640, 450)
        page.mouse.wheel(0, 4000)
        page.wait_for_timeout(50)
        assert [url for url in page.asked if not url.startswith("data:")] == [pages[kind].as_uri()]
        assert page.said == []


def test_a_request_would_be_seen(visit, tmp_path):
    file = tmp_path / "asks.html"
    file.write_text('<title>x</title><img src="other.png">', encoding="utf-8")
    with visit(file) as page:
        assert len(page.asked) == 2
        assert page.said


@pytest.mark.parametrize("kind", KINDS)
def test_same_input_same_bytes(subjects, pages, kind):
    assert making.page(subjects[kind]) == pages[kind].read_text("utf-8")
