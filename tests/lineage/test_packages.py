"""BagIt and RO-Crate: all of the record is in them, byte for byte, and stock tools accept them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import unquote

import pytest

from provenance.lineage import Item, bag, crate, data_package
from provenance.model import Facts

WHEN = datetime(2026, 1, 31, tzinfo=UTC)


@pytest.fixture
def full(archive):
    """An archive with two sources, one of them with an earlier revision."""
    archive.witness(archive.number, name="seeds/the copy ö.txt")
    odd = ("--title", "Ö </script> \x07", "--licence", "CC0-1.0", "--publisher", "A & B")
    assert archive.run("add", "seeds/the copy ö.txt", "--id", "copy", *odd).code == 0
    archive.witness(("December", "May"), name="later.txt")
    assert archive.run("refresh", "talks", "--from", "later.txt").code == 0
    return archive


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def accepted(folder):
    command = [sys.executable, "-m", "bagit", "--validate", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_bag_holds_everything_and_is_valid(full):
    ran = full.run("export", "bagit", "-o", "bag")
    assert (ran.code, ran.out) == (0, "")
    files = tree(full.folder / "bag")
    payload = {name.removeprefix("data/"): d for name, d in files.items() if "data/" in name}
    assert payload == tree(full.folder / "seeds")
    assert files["bagit.txt"].startswith(b"BagIt-Version: 1.0\n")
    assert b"Bagging-Date: 2023-11-14\n" in files["bag-info.txt"]
    assert accepted(full.folder / "bag")


@pytest.mark.parametrize("name", ["data/talks.txt", "data/events.jsonl", "bag-info.txt"])
def test_stock_bagit_sees_what_was_changed(name, full):
    full.run("export", "bagit", "-o", "bag")
    path = full.folder / "bag" / name
    path.write_bytes(path.read_bytes().replace(b"e", b"E", 1))
    assert not accepted(full.folder / "bag")


def test_what_was_packed_verifies_where_it_was_unpacked(full, monkeypatch):
    assert full.run("export", "bagit", "-o", "bag").code == 0
    assert full.run("export", "rocrate", "-o", "crate").code == 0
    for folder in ("bag/data", "crate"):
        monkeypatch.chdir(full.folder / folder)
        ran = full.run("verify")
        assert ran.out == "verified: 1 event log, 2 sources, 1 revision hold\n"


def graph_of(full):
    assert full.run("export", "rocrate", "-o", "crate").code == 0
    data = json.loads((full.folder / "crate/ro-crate-metadata.json").read_bytes())
    assert data["@context"] == "https://w3id.org/ro/crate/1.1/context"
    return {each["@id"]: each for each in data["@graph"]}


def test_a_crate_describes_each_file(full):
    graph = graph_of(full)
    files = tree(full.folder / "crate")
    del files["ro-crate-metadata.json"]
    assert files == tree(full.folder / "seeds")
    parts = [each["@id"] for each in graph["./"]["hasPart"]]
    assert sorted(map(unquote, parts)) == sorted(files)
    for part in parts:
        entity = graph[part]
        data = files[unquote(part)]
        assert entity["@type"] == "File"
        assert (entity["sha256"], entity["contentSize"]) == (
            sha256(data).hexdigest(),
            str(len(data)),
        )
    descriptor = graph["ro-crate-metadata.json"]
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert descriptor["about"] == {"@id": "./"}
    needed = {"name", "description", "datePublished", "license"}
    assert needed <= graph["./"].keys()


def test_everything_that_is_named_is_described(full):
    graph = graph_of(full)
    named = set(re.findall(r'"@id": "([^"]+)"', json.dumps(list(graph.values()))))
    assert named - set(graph) <= {"https://w3id.org/ro/crate/1.1"}
    copy = graph["the%20copy%20%C3%B6.txt"]
    assert copy["license"] == {"@id": "https://spdx.org/licenses/CC0-1.0"}
    assert copy["name"] == "Ö </script> \x07"
    assert graph[copy["publisher"]["@id"]]["name"] == "A & B"
    assert "license" not in graph["talks.txt"]


@pytest.mark.parametrize(
    ("expression", "address"),
    [
        ("CC0-1.0", "https://spdx.org/licenses/CC0-1.0"),
        ("", None),
        ("NOASSERTION", None),
        ("NONE", None),
        ("LicenseRef-Ours", "#LicenseRef-Ours"),
        ("MIT OR Apache-2.0", "#MIT%20OR%20Apache-2.0"),
        ("../x", "#..%2Fx"),
    ],
)
def test_what_a_licence_is_called(expression, address):
    from datetime import UTC, datetime

    items = [Item("a.txt", b"x", "a", Facts(licence=expression))]
    files = crate(items, version="9", when=datetime(2026, 1, 1, tzinfo=UTC))
    graph = {e["@id"]: e for e in json.loads(files["ro-crate-metadata.json"])["@graph"]}
    assert graph["a.txt"].get("license") == (address and {"@id": address})
    assert address is None or graph[address]["name"] == expression


@pytest.mark.parametrize(
    ("path", "written"), [("a b.txt", "a b.txt"), ("50%.txt", "50%25.txt"), ("a\nb", "a%0Ab")]
)
def test_names_that_would_break_a_manifest(path, written):
    from datetime import UTC, datetime

    files = bag([Item(path, b"x")], version="9", when=datetime(2026, 1, 1, tzinfo=UTC))
    row = f"{sha256(b'x').hexdigest()}  data/{written}\n"
    assert files["manifest-sha256.txt"].decode() == row


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bagit",), "-o DIR"),
        (("bagit", "talks", "-o", "new"), "leave the ids out"),
        (("bagit", "-o", "seeds"), "holds something"),
        (("rocrate", "-o", "talks.txt"), "holds something"),
        (("rocrate", "-o", "talks.txt/new"), "cannot write"),
        (("bag", "-o", "new"), "known: prov, bagit, rocrate, frictionless"),
    ],
)
def test_what_cannot_be_packed(arguments, said, full):
    before = full.files()
    ran = full.run("export", *arguments)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert full.files() == before


@pytest.mark.parametrize("damage", ["seeds/talks.txt", "seeds/events.jsonl", "revision"])
def test_what_does_not_hold_is_not_packed(damage, full):
    if damage == "revision":
        (path,) = (full.folder / "seeds/.revisions").iterdir()
    else:
        path = full.folder / damage
    path.write_bytes(path.read_bytes() + b"x")
    assert full.run("export", "rocrate", "-o", "new").code == 2
    assert not (full.folder / "new").exists()


# ---- Frictionless Data Package; the real library was asked once, and found it valid


def test_a_data_package_holds_everything_and_describes_it(full):
    assert full.run("export", "frictionless", "-o", "packed").code == 0
    files = tree(full.folder / "packed")
    described = json.loads(files.pop("datapackage.json"))
    assert described["profile"] == "data-package"
    resources = {each["path"]: each for each in described["resources"]}
    assert resources.keys() == files.keys()
    assert files.keys() - {"sources.csv"} == tree(full.folder / "seeds").keys()
    for path, each in resources.items():
        assert each["bytes"] == len(files[path])
        assert each["hash"] == f"sha256:{sha256(files[path]).hexdigest()}"
        assert re.fullmatch(r"[-a-z0-9._/]+", each["name"])
    assert len({each["name"] for each in resources.values()}) == len(resources)
    assert [path for path, each in resources.items() if each["type"] == "table"] == ["sources.csv"]


def test_the_table_has_a_row_for_each_source(full):
    full.run("export", "frictionless", "-o", "packed")
    files = tree(full.folder / "packed")
    described = json.loads(files["datapackage.json"])
    rows = list(csv.DictReader(io.StringIO(files["sources.csv"].decode(), newline="")))
    fields = described["resources"][0]["schema"]["fields"]
    assert list(rows[0]) == [each["name"] for each in fields]
    assert [row["id"] for row in rows] == ["talks", "copy"]
    for row in rows:
        assert sha256(files[row["file"]]).hexdigest() == row["sha256"]
        assert int(row["bytes"]) == len(files[row["file"]])
    assert rows[1]["title"] == "Ö </script> \x07"


@pytest.mark.parametrize("taken", [["sources.csv"], ["sources.csv", "_sources.csv"]])
def test_a_source_keeps_its_name_and_the_table_takes_another(taken):
    items = [Item(path, b"x", path, Facts()) for path in taken]
    files = data_package(items, version="1", when=WHEN)
    assert all(files[path] == b"x" for path in taken)
    first = json.loads(files["datapackage.json"])["resources"][0]
    assert first["path"] == f"_{taken[-1]}"
    assert first["name"] == "sources"


def test_names_of_resources_are_plain_and_their_own():
    names = ["a/ä.txt", "A", "a", "ä", "", "sources", "..."]
    items = [Item(f"{at}.txt", b"x", name, Facts()) for at, name in enumerate(names)]
    files = data_package(items, version="1", when=WHEN)
    named = [each["name"] for each in json.loads(files["datapackage.json"])["resources"]]
    assert len(set(named)) == len(named) == len(names) + 1
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in named)
