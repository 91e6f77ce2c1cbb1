"""Saved pages: however a page sets its speakers apart, they give turns."""

from __future__ import annotations

import pytest

from provenance.pipeline import read

SAID = [
    ("Jane Roe", "Good morning to all of you who are here today."),
    ("John Doe", "Good morning to you, and welcome to this house."),
    ("Jane Roe", "We begin with the first item of the agenda."),
    ("John Doe", "We do, since nobody has anything against it."),
]
WAYS = {
    "list": ("<dl>", "<dt>{0}</dt><dd>{1}</dd>", "</dl>"),
    "list with colons": ("<dl>", "<dt>{0}:</dt><dd><p>{1}</p></dd>", "</dl>"),
    "table": (
        "<table><tr><th>Speaker</th><th>Words</th></tr>",
        "<tr><td>{0}</td><td>{1}</td></tr>",
        "</table>",
    ),
    "table with times": (
        "<table>",
        "<tr><td>00:01:11</td><td>{0}</td><td>{1}</td></tr>",
        "</table>",
    ),
    "bold": ("", "<p><b>{0}</b> {1}</p>", ""),
    "bold capitals": ("", "<p><strong style='text-transform: uppercase'>{0}</strong> {1}</p>", ""),
    "bold and colon": ("", "<p><strong>{0}:</strong> {1}</p>", ""),
    "bold above": ("", "<p><b>{0}</b><br/>{1}</p>", ""),
    "spans": ("", "<div><span class='speaker'>{0}</span><span>{1}</span></div>", ""),
    "blocks": ("", "<div><div class='who'>{0}</div><div>{1}</div></div>", ""),
    "headings": ("", "<h3>{0}</h3><p>{1}</p>", ""),
    "items": ("<ul>", "<li><b>{0}</b>: {1}</li>", "</ul>"),
}
NONE = {
    "bold words": "<p>We shall <b>never</b> go back. {1}</p>",
    "bold openings": "<p><b>Now</b> {1}</p>",
    "bold sentences": "<p><b>It is so.</b> {1}</p>",
    "bold phrases": "<p><b>On the first day</b> {1}</p>",
    "figures": "<table><tr><td>Rome</td><td>12</td></tr><tr><td>Paris</td><td>7</td></tr></table>"
    "<p>{1}</p>",
    "terms": "<dl><dt>The first of the terms that we use</dt><dd>{1}</dd></dl>",
    "pictures": "<p>{1}</p><p><b>Photo</b> Example Press</p>",
}


def page(bare, body):
    whole = (
        "<!DOCTYPE html><html><head><title>The debate</title></head><body><h1>The debate</h1>"
        f"{body}</body></html>"
    )
    return read(bare(whole, "page.html").text.source)


@pytest.mark.parametrize("way", WAYS)
def test_speakers_of_a_page(bare, way):
    before, turn, after = WAYS[way]
    transcript = page(bare, before + "".join(turn.format(*said) for said in SAID) + after)
    assert [turn.speaker.name for turn in transcript.turns if turn.speaker] == [
        name for name, _ in SAID
    ]
    content = transcript.text.content
    for turn, (_, words) in zip(transcript.turns, SAID, strict=True):
        assert content[turn.span.start : turn.span.end].endswith(words)


@pytest.mark.parametrize("way", NONE)
def test_no_speakers_on_a_page(bare, way):
    transcript = page(bare, "".join(NONE[way].format(*said) for said in SAID))
    assert not any(turn.label for turn in transcript.turns)


SPEECH = "<p>We go on together, you and I, as we have always done. I thank you for it all.</p>" * 3


@pytest.mark.parametrize(
    ("aside", "name", "day"),
    [
        ("<p>Name: Jane Roe</p><p>Date: May 3, 2012</p>", "Jane Roe", "2012-05-03"),
        ("<p>President: Jane Roe</p>", "Jane Roe", ""),
        ("<p>Name: The Debate</p>", None, ""),
        ("<p>Party: Jane Roe</p><p>Updated: May 3, 2012</p>", None, ""),
        ("<p>Jane Roe</p><p>Once, on a day: of May 3, 2012</p>", None, ""),
        ("<p>Name: Jane</p>", None, ""),
    ],
)
def test_fields_beside_the_speech(bare, aside, name, day):
    transcript = page(bare, f"<div id='menu'>{aside}</div><div class='speech'>{SPEECH}</div>")
    assert {turn.speaker.name if turn.speaker else None for turn in transcript.turns} == {name}
    assert transcript.metadata.date == day
