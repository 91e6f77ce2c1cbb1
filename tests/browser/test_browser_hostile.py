"""Sources that attack the page do no harm: under its policy, and with the policy stripped."""

import re

import pytest

ATTACKS = """() => ({
    ran: window.pwned === undefined,
    handlers: Array.from(document.querySelectorAll("*")).filter((e) =>
        Array.from(e.attributes).some((a) => a.name.startsWith("on"))).length,
    foreign: document.querySelectorAll(
        "img, iframe, object, embed, base, video, form:not([method=dialog])").length,
    scripts: document.scripts.length,
    links: Array.from(document.querySelectorAll("[href], [src], [action]"))
        .map((e) => e.getAttribute("href") || e.getAttribute("src") || e.getAttribute("action"))
        .filter((to) => !to.startsWith("#") && to !== "data:,"),
    turned: Array.from(document.body.textContent).filter((c) =>
        /[\\u202a-\\u202e\\u2066-\\u2069\\u200b-\\u200f\\u0000-\\u0008]/.test(c)).length,
})"""


def stripped(markup):
    """The page without its policy: what escaping alone holds back."""
    bare, times = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", markup)
    assert times == 1
    return bare


@pytest.mark.parametrize("policy", ["with its policy", "stripped of it"])
@pytest.mark.parametrize("kind", ["hostile", "hostile-source"])
def test_hostile_sources_do_no_harm(visit, pages, tmp_path, kind, policy):
    file = pages[kind]
    if policy == "stripped of it":
        file = tmp_path / "stripped.html"
        file.write_text(stripped(pages[kind].read_text("utf-8")), encoding="utf-8")
    with visit(file, permissions=["clipboard-read", "clipboard-write"]) as page:
        for key in ("e", "j", "c", "j", "o", "k"):
            page.keyboard.press(key)
        page.keyboard.press("/")
        page.keyboard.type("<img src=x onerror=alert(1)>")
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        found = page.evaluate(ATTACKS)
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert [url for url in page.asked if not url.startswith("data:")] == [file.as_uri()]
        assert page.said == []
    assert found == {
        "ran": True,
        "handlers": 0,
        "foreign": 0,
        "scripts": 3,
        "links": [],
        "turned": 0,
    }
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", copied)


def test_the_policy_stops_a_script_that_slipped_in(visit, pages, tmp_path):
    markup = pages["made-up"].read_text("utf-8")
    evil = markup.replace(
        "<main", "<script>window.pwned = 1</script><b onclick='x()'>b</b><main", 1
    )
    file = tmp_path / "evil.html"
    file.write_text(evil, encoding="utf-8")
    with visit(file) as page:
        assert page.evaluate("() => window.pwned") is None
        assert page.said
    file.write_text(stripped(evil), encoding="utf-8")
    with visit(file) as page:
        assert page.evaluate("() => window.pwned") == 1


def test_a_word_of_100_kilobytes_stays_within_its_column(visit):
    with visit("hostile", width=390, height=800) as page:
        page.keyboard.press("e")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
        assert page.evaluate("() => document.body.textContent.includes('x'.repeat(100000))")
