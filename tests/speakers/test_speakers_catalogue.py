"""From the catalogue's table of aliases to the names in a transcript, in every format."""

from __future__ import annotations

import json

import pytest

from provenance.pipeline import compare, read
from provenance.sources import Catalogue, open_source

TALK = "MR SMITH: Yes, and gladly.\n\nTHE BOSS: No, and never.\n\nMR SMITH: Why?\n\nTHE BOSS: So.\n"
FILES = {
    "talk.txt": TALK,
    "talk.md": "**MR SMITH:** Yes, and gladly.\n\n**THE BOSS:** No, and never.\n",
    "talk.json": json.dumps(
        [{"speaker": "MR SMITH", "text": "Yes, I do."}, {"speaker": "The Boss", "text": "Not I."}]
    ),
    "talk.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v MR SMITH>Yes.\n\n"
    "00:02.000 --> 00:03.000\n<v The Boss>No.\n",
    "talk.csv": "speaker,text\nMR SMITH,Yes and gladly.\nThe Boss,No and never.\n",
    "talk.html": "<!DOCTYPE html><html><body><p>MR SMITH: Yes, gladly.</p>"
    "<p>THE BOSS: No, never.</p><p>MR SMITH: Why?</p></body></html>",
}


@pytest.fixture
def catalogued(tmp_path):
    """Return a reader of sources that a catalogue file registers together with aliases."""

    def make(name, content, aliases):
        (tmp_path / name).write_text(content, "utf-8")
        source = open_source(str(tmp_path / name))
        table = "".join(f'"{label}" = "{person}"\n' for label, person in aliases.items())
        (tmp_path / "catalogue.toml").write_text(
            f'[[source]]\nid = "talk"\nfile = "{name}"\nsha256 = "{source.sha256}"\n\n'
            f"[source.aliases]\n{table}",
            "utf-8",
        )
        return read(open_source("talk", Catalogue.read(tmp_path / "catalogue.toml")))

    return make


def names(transcript):
    return [turn.speaker.name for turn in transcript.turns if turn.speaker]


ALIASES = {"MR SMITH": "Adam Smith", "THE BOSS:": "Bruce Doe"}


@pytest.mark.parametrize("name", FILES)
def test_an_alias_decides_in_every_format(catalogued, name):
    transcript = catalogued(name, FILES[name], ALIASES)
    assert names(transcript)[:2] == ["Adam Smith", "Bruce Doe"]
    assert {speaker.name for speaker in transcript.speakers} == {"Adam Smith", "Bruce Doe"}


@pytest.mark.parametrize("name", FILES)
def test_without_aliases_labels_are_names(catalogued, name):
    assert "Bruce Doe" not in names(catalogued(name, FILES[name], {"NOBODY": "Bruce Doe"}))


def test_an_alias_joins_what_names_would_keep_apart(catalogued):
    text = "Cassius Clay: Yes, and gladly.\n\nMuhammad Ali: No.\n\nCassius Clay: So it is."
    aliases = {"Cassius Clay": "Muhammad Ali", "Muhammad Ali": "Muhammad Ali"}
    assert names(catalogued("talk.txt", text, aliases)) == ["Muhammad Ali"] * 3


def test_an_alias_keeps_apart_what_names_would_join(catalogued):
    text = "MR SMITH: Yes, and gladly.\n\nSMITH: No, and never.\n\nMR SMITH: Why?\n\nSMITH: So."
    aliases = {"MR SMITH": "Adam Smith", "SMITH": "John Smith"}
    assert names(catalogued("talk.txt", text, aliases)) == ["Adam Smith", "John Smith"] * 2


def test_a_label_that_looks_like_none_is_one_by_declaration(catalogued):
    text = "Now we talk: Yes, and gladly.\n\nMR SMITH: No, and never.\n\nMR SMITH: Why?"
    assert names(catalogued("talk.txt", text, {"Now we talk": "Bruce Doe"}))[0] == "Bruce Doe"


def test_an_alias_makes_two_labels_one_speaker_in_a_comparison(catalogued, bare):
    base = catalogued("talk.txt", TALK, ALIASES)
    other = bare(TALK.replace("THE BOSS", "BRUCE DOE")).text.source
    codes = {each.code for each in compare(base, read(other)).differences}
    assert codes == {"label"}


def test_without_it_they_are_two(bare):
    base = read(bare(TALK.replace("THE BOSS", "OWEN ROE")).text.source)
    other = read(bare(TALK.replace("THE BOSS", "BRUCE DOE")).text.source)
    assert "speaker" in {each.code for each in compare(base, other).differences}
