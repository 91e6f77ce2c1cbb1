"""axe-core finds nothing serious, by all its rules, in light and dark, whatever is shown."""

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
    "seeds": ["as it opens", "all shown", "none shown"],
    "made-up": ["as it opens", "a difference open", "help open"],
    "overview": ["as it opens", "all shown"],
    "event": ["as it opens", "a difference open"],
    "hostile": ["as it opens", "a difference open"],
    "source": ["as it opens", "all shown", "a difference open"],
}
"""The states that are looked at where the others have nothing new; every one is on some page."""

RUN = """async (where) => (await axe.run(where, {
    resultTypes: ["violations"],
})).violations.filter((each) => ["serious", "critical"].includes(each.impact))"""

RUN_BUT_CONTRAST = RUN.replace(
    "resultTypes", 'rules: { "color-contrast": { enabled: false } }, resultTypes'
)

LOOKS = """() => Array.from(document.querySelectorAll("#texts :is(del, ins)[id]"), (mark) => {
    const drawn = getComputedStyle(mark);
    return [mark.classList[0], drawn.color, drawn.backgroundColor, drawn.textDecorationLine];
})"""
"""The code of each mark, and how it is drawn."""

ALONE = """(code) => {
    document.querySelectorAll(".chip input").forEach((chip) => {
        if (chip.checked !== (chip.dataset.code === code)) chip.click();
    });
    return Array.from(document.querySelectorAll(".chip input:checked"), (c) => c.dataset.code);
}"""


BARE = """() => {
    document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
    for (const part of document.querySelectorAll(".cards, #overview, #index, #chain, .chars")) {
        part.remove();
    }
}"""
"""What a chip changes is the text and the chip: the other parts are looked at elsewhere."""


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
            violations = page.evaluate(RUN, "html")
            if violations:
                found[state] = json.loads(told(violations))
        assert found == {}, json.dumps(found, indent=1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_whichever_code_is_shown_alone(visit, axe, subjects, theme):
    """What is slow is the contrast, so it is measured with all codes shown and with none.

    A mark that stands alone is drawn as it is among all, and the others as where none is shown:
    that is looked at for each code, and every other rule with it.
    """
    codes = {each.code for each in subjects["codes"].collation.differences}
    assert len(codes) == 20
    with visit("codes", color_scheme=theme) as page:
        page.evaluate(axe)
        page.evaluate(BARE)
        found, looks = {}, {}
        for state in ("all shown", "none shown"):
            page.evaluate(STATES[state])
            looks[state] = page.evaluate(LOOKS)
            violations = page.evaluate(RUN, "html")
            if violations:
                found[state] = json.loads(told(violations))
        assert any(a != b for a, b in zip(*looks.values(), strict=True))
        for code in sorted(codes):
            assert page.evaluate(ALONE, code) == [code]
            alone = page.evaluate(LOOKS)
            drawn = zip(alone, looks["all shown"], looks["none shown"], strict=True)
            for mark, among_all, among_none in drawn:
                assert mark == (among_all if mark[0] == code else among_none), code
            violations = page.evaluate(RUN_BUT_CONTRAST, "html")
            if violations:
                found[code] = json.loads(told(violations))
        assert found == {}, json.dumps(found, indent=1)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("rule", "damage"),
    [
        (
            "color-contrast",
            """() => { document.querySelector("h1").style.color = "#777";
                document.querySelector("h1").style.background = "#888"; }""",
        ),
        (
            "button-name",
            "() => document.querySelector('main').append(document.createElement('button'))",
        ),
    ],
)
def test_something_serious_would_be_found(visit, axe, theme, rule, damage):
    with visit("matches", color_scheme=theme) as page:
        page.evaluate(axe)
        page.evaluate(damage)
        assert rule in told(page.evaluate(RUN, "html"))


@pytest.mark.parametrize("kind", KINDS)
def test_one_heading_of_the_first_rank_and_none_skipped(visit, kind):
    with visit(kind) as page:
        ranks = page.evaluate(
            "() => Array.from(document.querySelectorAll('h1,h2,h3,h4'), (h) => +h.tagName[1])"
        )
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))
