"""The catalogue: what it accepts, what it refuses, and that it never loses a comment."""

from __future__ import annotations

import pytest

from provenance.errors import CatalogueError
from provenance.model import Facts, Source
from provenance.sources import Catalogue, open_source
from provenance.sources._bytes import digest

HASH = digest(b"words")
GOOD = f'[[source]]\nid = "a"\nfile = "a.txt"\nsha256 = "{HASH}"\n'


def source(data=b"words", id="a", path="-", **facts):  # noqa: A002
    return Source(id, path, data, digest(data), Facts(**facts))


def written(tmp_path, text):
    (tmp_path / "catalogue.toml").write_text(text, encoding="utf-8")
    return tmp_path / "catalogue.toml"


def test_all_facts_survive_writing_and_reading(tmp_path):
    facts = Facts(
        title='A "quoted" title',
        event="Genève, 2016",
        publisher="P",
        creator="C",
        role="machine",
        url="https://example.org/?a=1&b=2",
        date="2016-02-12",
        language="fr",
        licence="CC-BY-4.0",
        captured_at="2024-01-01T00:00:00Z",
        encoding="cp1252",
        format="markdown",
        aliases=(("M. LE PRÉSIDENT", "Jean Dupont"), ("a.b = c", "X")),
        paths=(("turns", 'data."a.b"[]'), ("speaker", "who.name"), ("text", "said")),
    )
    path = tmp_path / "deep" / "catalogue.toml"
    Catalogue.read(path, missing_ok=True).add(source(id="x", path="-"), facts)
    again = Catalogue.read(path)
    assert again.facts("x") == facts
    assert again.source("x").data == b"words"
    assert again.location("x") == tmp_path / "deep" / "x.txt"


def test_comments_order_and_other_entries_survive_an_addition(tmp_path):
    text = "# ours\n\n" + GOOD + 'title = "T" # why\n\n# the end\n'
    (tmp_path / "a.txt").write_bytes(b"words")
    catalogue = Catalogue.read(written(tmp_path, text))
    catalogue.add(source(b"more", id="b"))
    now = (tmp_path / "catalogue.toml").read_text(encoding="utf-8")
    for kept in ("# ours\n", 'title = "T" # why\n', "# the end\n"):
        assert kept in now
    assert now.index('"a"') < now.index('"b"')
    assert Catalogue.read(tmp_path / "catalogue.toml").ids == ("a", "b")


def test_a_file_beside_the_catalogue_is_registered_in_place(tmp_path):
    file = tmp_path / "texts" / "s.md"
    file.parent.mkdir()
    file.write_bytes(b"words")
    catalogue = Catalogue.read(tmp_path / "catalogue.toml", missing_ok=True)
    entry = catalogue.add(open_source(str(file)))
    assert entry.file == "texts/s.md"
    assert {p.name for p in tmp_path.iterdir()} == {"catalogue.toml", "texts"}


def test_a_file_from_elsewhere_is_copied_and_keeps_its_suffix(tmp_path):
    file = tmp_path / "s.md"
    file.write_bytes(b"words")
    catalogue = Catalogue.read(tmp_path / "here" / "catalogue.toml", missing_ok=True)
    catalogue.add(open_source(str(file)), id="other")
    assert (tmp_path / "here" / "other.md").read_bytes() == b"words"


def test_the_same_bytes_twice_are_refused(tmp_path):
    catalogue = Catalogue.read(tmp_path / "catalogue.toml", missing_ok=True)
    catalogue.add(source(id="a"))
    before = (tmp_path / "catalogue.toml").read_bytes()
    with pytest.raises(CatalogueError, match="registered already, as 'a'"):
        catalogue.add(source(id="b"))
    assert (tmp_path / "catalogue.toml").read_bytes() == before
    assert catalogue.ids == ("a",)


def test_an_id_is_never_given_to_other_bytes(tmp_path):
    catalogue = Catalogue.read(tmp_path / "catalogue.toml", missing_ok=True)
    catalogue.add(source(id="a"))
    with pytest.raises(CatalogueError, match="taken by other bytes"):
        catalogue.add(source(b"other", id="a"))
    assert (tmp_path / "a.txt").read_bytes() == b"words"


def test_a_file_in_the_way_is_not_overwritten(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"precious")
    with pytest.raises(CatalogueError, match="holds other bytes"):
        Catalogue.read(tmp_path / "catalogue.toml", missing_ok=True).add(source(id="a"))
    assert (tmp_path / "a.txt").read_bytes() == b"precious"
    assert not (tmp_path / "catalogue.toml").exists()


@pytest.mark.parametrize(
    "name", ["..", "../x", "a/b", "", " ", "a b", "-", ".hidden", "a\n", "x" * 300]
)
def test_odd_ids_are_refused(tmp_path, name):
    catalogue = Catalogue.read(tmp_path / "catalogue.toml", missing_ok=True)
    with pytest.raises(CatalogueError, match="is no id"):
        catalogue.add(source(), id=name)
    assert not list(tmp_path.iterdir())


def test_an_unknown_role_is_refused(tmp_path):
    with pytest.raises(CatalogueError, match="unknown role 'offical'"):
        Catalogue.read(tmp_path / "c.toml", missing_ok=True).add(source(role="offical"))


def test_a_catalogue_that_was_changed_meanwhile_keeps_both_entries(tmp_path):
    one = Catalogue.read(tmp_path / "catalogue.toml", missing_ok=True)
    two = Catalogue.read(tmp_path / "catalogue.toml", missing_ok=True)
    one.add(source(b"one", id="one"))
    two.add(source(b"two", id="two"))
    assert Catalogue.read(tmp_path / "catalogue.toml").ids == ("one", "two")
    with pytest.raises(CatalogueError, match="taken by other bytes"):
        two.add(source(b"three", id="one"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[source]", "cannot read the catalogue"),
        ("source = 3", "array of tables"),
        ("source = [3]", "not a table"),
        ('[[source]]\nid = "a"', "'file' is missing"),
        ('[[source]]\nfile = "a"', "'id' is missing"),
        (GOOD + "\n" + GOOD, "listed twice"),
        (GOOD + 'titel = "x"', "unknown field 'titel'"),
        (GOOD + "title = 3", "'title' must be text"),
        (GOOD + 'role = "king"', "unknown role 'king'"),
        (GOOD + 'aliases = "x"', "must be a table"),
        (GOOD + "aliases = {a = 3}", "must be a table"),
        (GOOD + 'paths = "data.items"', "'paths' must be a table"),
        (GOOD + "paths = {turns = 3, text = 4}", "'paths' must be a table"),
        (GOOD + 'paths = {turns = "a", txt = "b"}', "unknown path 'txt'"),
        (GOOD + 'paths = {turns = "a"}', "must say where the 'text'"),
        (GOOD + 'paths = {speaker = "a", text = "b"}', "must say where the 'turns'"),
        (GOOD.replace(HASH, "abc"), "64 hexadecimal"),
        (GOOD.replace(HASH, HASH.upper()), "64 hexadecimal"),
        (GOOD.replace("a.txt", "../a.txt"), "outside"),
        (GOOD.replace("a.txt", "/etc/hostname"), "outside"),
    ],
)
def test_a_broken_catalogue_is_refused(tmp_path, text, said):
    with pytest.raises(CatalogueError, match=said):
        Catalogue.read(written(tmp_path, text))


def test_a_missing_catalogue_is_an_error_unless_allowed(tmp_path):
    with pytest.raises(CatalogueError, match="no catalogue at"):
        Catalogue.read(tmp_path / "catalogue.toml")
    assert Catalogue.read(tmp_path, missing_ok=True).ids == ()


def test_a_date_without_quotes_is_read(tmp_path):
    assert Catalogue.read(written(tmp_path, GOOD + "date = 2015-11-14")).facts("a").date == (
        "2015-11-14"
    )


def test_a_listed_file_that_is_gone_is_said(tmp_path):
    with pytest.raises(CatalogueError, match="lists 'a', but: no such file"):
        Catalogue.read(written(tmp_path, GOOD)).source("a")


def test_an_unknown_id_suggests_the_nearest(tmp_path):
    text = GOOD.replace('"a"', '"vienna-2015"')
    with pytest.raises(CatalogueError, match="did you mean vienna-2015"):
        Catalogue.read(written(tmp_path, text)).facts("vienna-2016")
