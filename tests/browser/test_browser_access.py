"""axe-core finds nothing serious, in light and dark, whatever is shown and whatever is open."""

import json
from itertools import pairwise

import pytest

KINDS = ["seeds", "made-up", "source", "hostile", "event", "overview", "matches"]
STATES = {
    "as it opens": "() => {}",
    "all shown": """() => {
        document.querySelectorAll(".chip input:not(:checked)").forEach((chip) => chip.click());
        document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
    }""",
    "none shown": """() => {
        document.querySelectorAll(".chip input:checked").forEach((chip) => chip.click());
    }""",
    "a difference open": """() => {
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
    }""",
    "help open": """() => {
        const help = document.getElementById("help");
        if (help) help.showModal();
    }""",
}
WHERE = {
    "matches": ["as it opens"],
    "overview": ["as it opens"],
    "event": ["as it opens", "a difference open"],
    "hostile": ["as it opens", "a difference open"],
    "source": ["as it opens", "a difference open"],
}
"""The states that are looked at of pages without chips, or with nothing new behind theirs."""

RUN = """async (tags) => (await axe.run(document, {
    runOnly: tags,
    resultTypes: ["violations"],
})).violations.filter((each) => ["serious", "critical"].includes(each.impact))"""


TAGS = {
    "light": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    # The elements are the same in the dark: only their colours are not.
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


def told(violations):
    return json.dumps(
        [(v["id"], v["help"], [node["html"][:200] for node in v["nodes"][:3]]) for v in violations],
        indent=1,
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_serious(visit, axe, kind, theme):
    with visit(kind, color_scheme=theme) as page:
        page.evaluate(axe)
        found = {}
        for state in WHERE.get(kind, STATES):
            page.evaluate(STATES[state])
            violations = page.evaluate(RUN, TAGS[theme])
            if violations:
                found[state] = json.loads(told(violations))
        assert found == {}, json.dumps(found, indent=1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_something_serious_would_be_found(visit, axe, theme):
    with visit("matches", color_scheme=theme) as page:
        page.evaluate(axe)
        page.evaluate(
            """() => { document.querySelector("h1").style.color = "#777";
                document.querySelector("h1").style.background = "#888"; }"""
        )
        assert "color-contrast" in told(page.evaluate(RUN, TAGS[theme]))


@pytest.mark.parametrize("kind", KINDS)
def test_one_heading_of_the_first_rank_and_none_skipped(visit, kind):
    with visit(kind) as page:
        ranks = page.evaluate(
            "() => Array.from(document.querySelectorAll('h1,h2,h3,h4'), (h) => +h.tagName[1])"
        )
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))
