"""Opening what a command names."""

from __future__ import annotations

import hashlib
import io
import os
from types import SimpleNamespace

import pytest

from provenance.errors import CatalogueError, SourceError
from provenance.model import Facts
from provenance.sources import Catalogue, open_source, packaged


@pytest.fixture
def catalogue(tmp_path):
    file = tmp_path / "speech.txt"
    file.write_bytes(b"MR X: Words.\n")
    made = Catalogue.read(tmp_path / "catalogue.toml", missing_ok=True)
    made.add(open_source(str(file)), Facts(title="A speech", role="official"), id="speech-1")
    return made


def test_a_file_is_read_whole_and_addressed_by_its_digest(tmp_path):
    file = tmp_path / "a.speech.txt"
    file.write_bytes(b"\xff\r\n\0words")
    source = open_source(str(file))
    assert source.data == b"\xff\r\n\0words"
    assert source.sha256 == hashlib.sha256(source.data).hexdigest()
    assert (source.id, source.path) == ("a.speech", str(file))


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"words")))
    source = open_source("-")
    assert (source.id, source.path, source.data) == ("stdin", "-", b"words")


def test_empty_standard_input_is_an_error(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    with pytest.raises(SourceError, match="standard input is empty"):
        open_source("-")


def test_a_missing_file_suggests_the_nearest(tmp_path):
    (tmp_path / "transcript.txt").write_bytes(b"x")
    with pytest.raises(SourceError, match=r"no such file.*did you mean .*transcript\.txt"):
        open_source(str(tmp_path / "transcipt.txt"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing-like-it.md", "no such file"),
        ("no-folder/a.txt", "nor is there a directory"),
        ("folder", "is a directory"),
        ("empty.txt", r"is empty \(0 bytes\)"),
        ("large.txt", "larger than 10 bytes"),
        ("nul\0byte.txt", "cannot read"),
        ("n" * 300, "cannot read"),
        ("", "empty name"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, monkeypatch, name, said):
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_bytes(b"12345678901")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=said):
        open_source(name, limit=10)


@pytest.mark.parametrize("data", [b"\n", b" \t\r\n\f", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n "])
def test_white_space_alone_is_no_source(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(SourceError, match=r"nothing but white space \(\d+ bytes\); fetch"):
        open_source(str(tmp_path / "a.txt"))


@pytest.mark.parametrize("data", [b"\n\na", b".", b"\xef\xbb", b"\0", "\u3000".encode(), b"\xa0"])
def test_whatever_else_is_read(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    assert open_source(str(tmp_path / "a.txt")).data == data


def test_a_file_of_just_the_largest_size_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"1234567890")
    assert len(open_source(str(tmp_path / "a.txt"), limit=10).data) == 10


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_said(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_bytes(b"x")
    file.chmod(0)
    with pytest.raises(SourceError, match="Permission denied; check"):
        open_source(str(file))


def test_an_endless_device_is_bounded():
    with pytest.raises(SourceError, match="larger than 1 MiB"):
        open_source("/dev/zero", limit=1 << 20)


def test_an_id_opens_the_registered_file_with_its_facts(catalogue):
    source = open_source("speech-1", catalogue)
    assert source.data == b"MR X: Words.\n"
    assert (source.id, source.facts.title) == ("speech-1", "A speech")


def test_a_path_to_registered_bytes_has_the_facts_too(catalogue, tmp_path):
    (tmp_path / "copy.txt").write_bytes(b"MR X: Words.\n")
    source = open_source(str(tmp_path / "copy.txt"), catalogue)
    assert (source.id, source.path) == ("speech-1", str(tmp_path / "copy.txt"))


def test_a_path_to_other_bytes_has_none(catalogue, tmp_path):
    (tmp_path / "other.txt").write_bytes(b"MR X: Other words.\n")
    source = open_source(str(tmp_path / "other.txt"), catalogue)
    assert (source.id, source.facts) == ("other", Facts())


def test_a_misspelt_id_suggests_the_nearest(catalogue):
    with pytest.raises(SourceError, match="did you mean speech-1"):
        open_source("speach-1", catalogue)


def test_an_id_whose_file_changed_names_both_digests(catalogue, tmp_path):
    (tmp_path / "speech.txt").write_bytes(b"MR X: Sword.\n")
    was = hashlib.sha256(b"MR X: Words.\n").hexdigest()
    now = hashlib.sha256(b"MR X: Sword.\n").hexdigest()
    with pytest.raises(CatalogueError, match=f"(?s){was}.*{now}"):
        open_source("speech-1", catalogue)


def test_the_seeds_are_shipped_and_unchanged():
    seeds = Catalogue.read(packaged("seeds") / "catalogue.toml")
    assert seeds.ids == ("000", "001", "002", "004")
    for name in seeds.ids:
        assert seeds.source(name).facts.event
    assert [seeds.facts(name).role for name in seeds.ids] == [
        "official",
        "reprint",
        "official",
        "excerpt",
    ]


@pytest.mark.parametrize("name", ["nothing", "..", "seeds/catalogue.toml", ""])
def test_no_other_folder_is_shipped(name):
    with pytest.raises(SourceError):
        packaged(name)
