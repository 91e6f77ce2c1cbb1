"""The story from bytes to matches and findings, on made-up texts and on the seeds."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from provenance import pipeline
from provenance.matching import Index
from provenance.model import Match, Source
from provenance.sources import packaged

SUBJECTS = ("ceasefire", "harbour", "budget", "railway", "vaccine", "orchard")
TEMPLATE = """A PROCLAMATION

As a mark of respect for the memory of {name}, and in recognition of {her} long and faithful
service to the people of this Republic, by the authority vested in me as President by the
Constitution and the laws, I hereby order that the flag shall be flown at half-staff at the
President's House and upon all public buildings and grounds, at all military posts and naval
stations, and on all naval vessels of the Republic at home and abroad until sunset, {until}. I also
direct that the flag shall be flown at half-staff for the same length of time at all embassies,
legations, consular offices, and other facilities abroad, including all military facilities.

In witness whereof, I have hereunto set my hand this {day} day of {month}, in the year of our Lord
{year}.
"""
NAVIGATION = "\n".join(
    f"{a} {b} {c} archive index of pages about {a} and all the {b} of our {c}"
    for a in ("Home", "News", "Speeches", "Photos")
    for b in ("ministers", "briefings", "visits")
    for c in ("office", "council")
)


def speech(seed: int, words: int) -> str:
    """Sentences that nobody said; the same seed gives the same ones."""
    chance = random.Random(seed)
    known = [f"{a}{b}{c}" for a in ("ba", "ko", "mi") for b in "lrst" for c in ("da", "no", "vek")]
    known += ["the", "of", "and", "a", "in", "to", "was", "that", *SUBJECTS]
    lines = []
    while words > 0:
        length = chance.randint(6, 18)
        sentence = " ".join(chance.choice(known) for _ in range(length)).capitalize()
        lines.append(sentence + ".")
        words -= length
    return "\n\n".join(" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4))


def source(name: str, content: str) -> Source:
    data = content.encode()
    return Source(name, f"{name}.txt", data, hashlib.sha256(data).hexdigest())


def shelf(**texts: str) -> pipeline.Shelf:
    index = Index()
    sources = {name: source(name, content) for name, content in texts.items()}
    for each in sources.values():
        index.add(pipeline.entry(pipeline.read(each)))
    return pipeline.Shelf(sources, index)


def matches(content: str, **texts: str) -> tuple[Match, ...]:
    return pipeline.match(pipeline.read(source("asked", content)), shelf(**texts)).matches


def noise(text: str, share: float) -> str:
    """Replace this share of the words, as a poor recogniser would."""
    chance = random.Random(7)
    return "\n\n".join(
        " ".join(w if chance.random() > share else f"zu{w[::-1]}" for w in part.split())
        for part in text.split("\n\n")
    )


def glued(text: str) -> str:
    """Lose one space in twelve, as where line breaks were taken out."""
    pieces = text.split(" ")
    return "".join(p + ("" if n % 12 == 11 else " ") for n, p in enumerate(pieces))


LONG = speech(1, 3000)


@pytest.mark.parametrize(
    ("asked", "registered"),
    [
        pytest.param(speech(2, 3000), LONG, id="strangers"),
        pytest.param(speech(2, 60), LONG, id="a short stranger"),
        pytest.param("Thank you very much. " * 40, "Thank you very much. " * 3 + LONG, id="thanks"),
        pytest.param(speech(2, 2000) + LONG[:150], LONG, id="one sentence quoted"),
        pytest.param(
            TEMPLATE.format(
                name="Anna Bell, former Senator",
                her="her",
                until="May 3, 2004",
                day="28th",
                month="April",
                year="two thousand four",
            ),
            TEMPLATE.format(
                name="Charles Dove, Chief Justice emeritus of the Supreme Court",
                her="his",
                until="November 19, 2011",
                day="12th",
                month="November",
                year="two thousand eleven",
            ),
            id="the same form for somebody else",
        ),
        pytest.param(
            f"Date: March 1, 2004\n\n{NAVIGATION}\n\n{speech(3, 900)}",
            f"Date: June 9, 2008\n\n{NAVIGATION}\n\n{speech(4, 900)}",
            id="two pages of one site",
        ),
        pytest.param(
            f"{NAVIGATION}\n\n{speech(3, 400)}",
            f"{NAVIGATION}\n\n{speech(4, 400)}",
            id="two short pages of one site, without dates",
        ),
        pytest.param("", LONG, id="nothing but a line end"),
    ],
)
def test_what_does_not_match(asked: str, registered: str) -> None:
    assert matches(asked + "\n", one=registered) == ()


@pytest.mark.parametrize(
    ("asked", "relation"),
    [
        pytest.param(LONG, "identical", id="the same"),
        pytest.param(LONG.replace(".", " ."), "copy", id="other spacing"),
        pytest.param(LONG[:6000], "excerpt", id="the first third"),
        pytest.param(LONG[9000:10000], "excerpt", id="150 words out of the middle"),
        pytest.param(speech(9, 2500) + "\n\n" + LONG, "extended", id="and more before it"),
        pytest.param(noise(LONG, 0.15), "copy", id="a poor recogniser"),
        pytest.param(glued(LONG), "copy", id="words glued together"),
        pytest.param(
            LONG.lower().replace(".", "").replace("\n\n", " "), "copy", id="captions, bare words"
        ),
        pytest.param(f"{NAVIGATION}\n\n{LONG}\n\n{NAVIGATION}", "extended", id="saved from a site"),
        pytest.param(
            "\n\n".join(LONG.split("\n\n")[20:] + LONG.split("\n\n")[:20]), "copy", id="in turns"
        ),
    ],
)
def test_what_matches_and_how(asked: str, relation: str) -> None:
    (match,) = matches(asked, one=LONG, other=speech(2, 3000))
    assert (match.source, match.relation) == ("one", relation)
    assert 0.5 < match.score <= max(match.source_coverage, match.match_coverage)


def test_the_best_match_comes_first_and_is_the_one_compared_with() -> None:
    registered = {"whole": LONG, "part": LONG[:9000], "noisy": noise(LONG, 0.1)}
    asked = pipeline.read(source("asked", LONG.replace(",", "")))
    found = pipeline.match(asked, shelf(**registered))
    assert found.matches[0].source == "whole"
    assert found.collation is not None
    assert found.collation.base.text.source.id == "whole"
    backwards = dict(reversed(registered.items()))
    assert pipeline.match(asked, shelf(**backwards)).matches == found.matches


def test_excluded_sources_do_not_match() -> None:
    asked = pipeline.read(source("one", LONG))
    assert pipeline.match(asked, shelf(one=LONG), {"one"}).matches == ()


def test_check_examines_also_where_nothing_is_registered() -> None:
    asked = pipeline.read(source("asked", "SMITH: I said â€“ and I mean it â€“ no.\n"))
    alone = pipeline.check(asked, None)
    assert {finding.rule for finding in alone.findings} >= {"mojibake"}
    assert pipeline.check(asked, shelf(one=LONG)).findings == alone.findings


def test_the_stamp_is_the_same_twice() -> None:
    assert pipeline.stamp() == pipeline.stamp()


def seeds() -> dict[str, Source]:
    found = {}
    for path in sorted(packaged("seeds").glob("*.txt")):
        data = path.read_bytes()
        name = path.name[:3]
        found[name] = Source(name, str(path), data, hashlib.sha256(data).hexdigest())
    return found


def test_the_seeds_are_three_events() -> None:
    sources = seeds()
    index = Index()
    for each in sources.values():
        index.add(pipeline.entry(pipeline.read(each)))
    among = pipeline.Shelf(sources, index)
    found = {
        name: [
            (match.source, match.relation)
            for match in pipeline.match(pipeline.read(each), among, {name}).matches
        ]
        for name, each in sources.items()
    }
    assert found == {
        "000": [],
        "001": [],
        "002": [("004", "extended")],
        "004": [("002", "excerpt")],
    }


def test_the_seeds_are_the_four_as_received() -> None:
    assert [Path(each.path).name for each in seeds().values()] == [
        "000_83d3b6aa49416e24.txt",
        "001_f39cd95abf8520a8.txt",
        "002_5f405feda406117b.txt",
        "004_f811b9d8f237b145.txt",
    ]
