"""The index of a folder is kept between runs, and is never older than the files."""

from __future__ import annotations

import os

import pytest

from provenance.cli import _cache, _shelf
from provenance.cli._run import Run
from provenance.cli._streams import Talk

TEXT = (
    "MR DOE: We have talked about the agreement with our partners for three days now.\n\n"
    "MS ROE: And what did the partners say about the delegation and its long journey home?\n\n"
    "MR DOE: They said that months may pass before anybody can go back to the table again.\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "texts").mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts" / "one.txt").write_text(TEXT)
    (tmp_path / "texts" / "two.txt").write_text("Something else altogether was said here.\n" * 9)
    return tmp_path / "texts"


@pytest.fixture
def cards(monkeypatch):
    """Open the shelf of a folder; return its cards and the names that were read for it."""

    def opened(*against):
        read = []

        def card(stock, name):
            read.append(name)
            return _card(stock, name)

        monkeypatch.setattr(_shelf, "_card", card)
        with _shelf.shelf_of(Run(talk=Talk(quiet=True)), against) as (_, _, shelf):
            return {name: entry.words for name, entry in shelf.cards.items()}, sorted(read)

    _card = _shelf._card
    return opened


def test_a_folder_is_read_once(folder, cards):
    first, read = cards("texts")
    assert read == ["texts/one.txt", "texts/two.txt"]
    second, again = cards("texts")
    assert (second, again) == (first, [])


def test_a_changed_file_is_read_anew_whatever_its_time_says(folder, cards):
    cards("texts")
    changed, before = folder / "one.txt", (folder / "one.txt").stat()
    changed.write_text(TEXT.replace("three", "seven"))
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert changed.stat().st_size == before.st_size
    assert cards("texts")[1] == ["texts/one.txt"]


def test_what_is_gone_is_forgotten_and_what_is_new_is_read(folder, cards):
    cards("texts")
    (folder / "one.txt").rename(folder / "three.txt")
    found, read = cards("texts")
    assert sorted(found) == ["texts/three.txt", "texts/two.txt"]
    assert read == ["texts/three.txt"]


def test_another_program_reads_anew(folder, cards, monkeypatch):
    cards("texts")
    monkeypatch.setattr(_shelf, "program", lambda: "another")
    assert len(cards("texts")[1]) == 2


def test_two_folders_have_two_indexes(folder, cards, tmp_path):
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "one.txt").write_text(TEXT)
    cards("texts")
    assert cards("others")[1] == ["others/one.txt"]
    assert cards("texts")[1] == []
    assert len(list((tmp_path / "cache" / "provenance" / "indexes").glob("*.sqlite"))) == 2


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_broken_index_is_made_again(folder, cards, tmp_path, damage):
    first, _ = cards("texts")
    (index,) = (tmp_path / "cache" / "provenance" / "indexes").glob("*.sqlite")
    index.write_bytes(damage)
    assert cards("texts")[0] == first


def test_without_a_place_to_keep_it_the_index_is_in_memory(folder, cards, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder would be")
    assert sorted(cards("texts")[0]) == ["texts/one.txt", "texts/two.txt"]
    assert len(cards("texts")[1]) == 2


def test_what_nobody_asked_for_goes_when_there_is_no_room(folder, cards, tmp_path, monkeypatch):
    cards("texts")
    (old,) = (tmp_path / "cache" / "provenance" / "indexes").glob("*.sqlite")
    os.utime(old, (1, 1))
    monkeypatch.setattr(_cache, "MOST_BYTES", 1)
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "one.txt").write_text(TEXT)
    cards("others")
    assert not old.exists()
    assert cards("others")[1] == []


@pytest.mark.parametrize("named", ["", "relative/cache"])
def test_a_cache_folder_that_is_no_absolute_path_is_none(named, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert _cache.cache_folder() == tmp_path / ".cache" / "provenance"
