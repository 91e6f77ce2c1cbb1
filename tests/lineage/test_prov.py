"""W3C PROV: written, it reads back equal; nothing derives without method and confidence."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from prov.model import ProvDerivation, ProvDocument, ProvEntity, ProvUsage

from provenance import pipeline
from provenance.lineage import prov_of
from provenance.model import Examination, Facts, Source

WHEN = datetime(2026, 1, 31, 12, tzinfo=UTC)
QUOTATION = "prov:Quotation"


def source(content, name, **facts):
    data = content.encode()
    return Source(name, f"{name}.txt", data, sha256(data).hexdigest(), Facts(**facts))


def compared(archive, base_role, witness_role, *changes):
    content = archive.base
    for old, new in changes:
        content = content.replace(old, new)
    base = pipeline.read(source(archive.base, "base", role=base_role))
    witness = pipeline.read(source(content, "witness", role=witness_role))
    collation = pipeline.compare(base, witness)
    return prov_of([Examination(collation.witness, collation=collation)], version="9", when=WHEN)


def read_back(text):
    document = ProvDocument.deserialize(content=text, format="json")
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert document == again
    assert unnamed(json.loads(text)) == unnamed(json.loads(document.serialize(format="json")))
    return document


def unnamed(data):
    """Return PROV-JSON without the names of relations, which each writer chooses anew."""
    return {
        kind: sorted(json.dumps(each, sort_keys=True) for each in records.values())
        if all(name.startswith("_:") for name in records)
        else records
        for kind, records in data.items()
    }


def derivations(text):
    """Return (newer, older, type, confidence) of every derivation."""
    document = read_back(text)
    found = []
    for each in document.get_records(ProvDerivation):
        told = {str(key): value for key, value in each.attributes}
        assert told["pv:method"]
        assert 0 < told["pv:confidence"] <= 1
        kinds = "prov:type" in told and str(told["prov:type"])
        found.append((str(told["prov:generatedEntity"]), str(told["prov:usedEntity"]), kinds))
    return found


def digest(content):
    return sha256(content.encode()).hexdigest()


@pytest.mark.parametrize(
    ("roles", "quotes"),
    [
        (("official", "reprint"), "witness"),
        (("official", "excerpt"), "witness"),
        (("unknown", "machine"), "witness"),
        (("excerpt", "official"), "base"),
        (("reprint", "unknown"), "base"),
        (("official", "official"), None),
        (("official", "unknown"), None),
        (("unknown", "official"), None),
        (("unknown", "unknown"), None),
        (("reprint", "reprint"), None),
        (("reprint", "excerpt"), None),
    ],
)
def test_who_quotes_whom_is_said_only_where_a_role_tells(roles, quotes, archive):
    text = compared(archive, *roles, archive.number)
    base = f"text:{digest(archive.base)}"
    witness = f"text:{digest(archive.base.replace(*archive.number))}"
    quoted = [each[:2] for each in derivations(text) if each[2] == QUOTATION]
    expected = {"witness": [(witness, base)], "base": [(base, witness)], None: []}
    assert quoted == expected[quotes]
    alternates = json.loads(text).get("alternateOf", {})
    assert len(alternates) == (quotes is None)


def test_unrelated_texts_are_neither_derived_nor_alternates(archive):
    other = "THE CHAIR: The clerk reads the estimates for harbours and lighthouses aloud now.\n"
    text = compared(archive, "official", "reprint", (archive.base, other))
    assert [each for each in derivations(text) if each[2] == QUOTATION] == []
    assert "alternateOf" not in json.loads(text)


def test_a_text_compared_with_itself_is_no_alternate_of_itself(archive):
    text = compared(archive, "official", "reprint")
    assert [each for each in derivations(text) if each[2] == QUOTATION] == []
    assert "alternateOf" not in json.loads(text)


def test_every_text_leads_to_a_capture_by_digest(archive):
    document = read_back(compared(archive, "official", "reprint", archive.number))
    entities = {str(each.identifier) for each in document.get_records(ProvEntity)}
    texts = {name for name in entities if name.startswith("text:")}
    assert len(texts) == 2
    derived = {each[0]: each[1] for each in derivations(document.serialize()) if not each[2]}
    assert derived.keys() == texts
    assert set(derived.values()) == {name for name in entities if name.startswith("sha256:")}
    # What is used is said to exist.
    for each in document.get_records(ProvUsage):
        told = {str(key): str(value) for key, value in each.attributes}
        assert told["prov:entity"] in entities


@pytest.mark.parametrize("text", ["é – \u202e", "\u0000 \x1b[31m", '"}] <script>', "\ud800 x"])
def test_what_is_declared_is_only_data(text, archive):
    base = pipeline.read(source(archive.base, "base", title=text, publisher=text, url=text))
    written = prov_of([Examination(base)], version="9", when=WHEN)
    document = read_back(written)
    titles = [
        value
        for each in document.get_records(ProvEntity)
        for key, value in each.attributes
        if str(key) == "pv:title"
    ]
    assert titles == [text]
    assert written.isascii()


def test_the_same_gives_the_same(archive):
    one, other = (compared(archive, "official", "reprint", archive.number) for _ in range(2))
    assert one == other


# ---- the verbs


@pytest.fixture
def two(archive):
    archive.witness(archive.number)
    assert archive.run("add", "copy.txt", "--role", "reprint").code == 0
    return archive


@pytest.mark.parametrize(
    "verb",
    [
        ("diff", "talks", "copy"),
        ("check", "copy"),
        ("inspect", "copy"),
        ("gate", "--all"),
        ("check", "copy", "talks"),
    ],
)
def test_as_a_format(verb, two):
    ran = two.run(*verb, "-f", "prov")
    assert ran.code in (0, 1), ran.err
    read_back(ran.out)
    assert f"sha256:{digest(two.base.replace(*two.number))}" in ran.out
    assert ("pv:Validate" in ran.out) == (verb[0] in ("check", "gate"))


def test_to_a_file_with_paths_redacted(two):
    (two.folder / "deep").mkdir()
    two.witness(("December", "May"), name="deep/new.txt")
    out = "prov=made.json"
    assert two.run("diff", "talks", two.folder / "deep/new.txt", "-o", out).code == 0
    made = two.folder / "made.json"
    assert str(two.folder) in made.read_text()
    where = two.folder / "deep/new.txt"
    assert two.run("diff", "talks", where, "-o", out, "--redact-paths").code == 0
    assert "deep" not in made.read_text()


@pytest.mark.parametrize("verb", [("match", "copy"), ("report", "copy", "talks", "seeds/copy.txt")])
def test_not_of_what_is_no_text_or_pair(verb, two):
    ran = two.run(*verb, "-f", "prov") if verb[0] == "match" else two.run(*verb, "-oprov=x.json")
    assert (ran.code, "provenance export prov" in ran.err) == (2, True)


def test_export_holds_revisions_and_all_events(two):
    two.witness(("December", "May"), name="new.txt")
    assert two.run("refresh", "copy", "--from", "new.txt").code == 0
    two.run("check", "copy", "--record")
    two.run("verify", "--record")
    ran = two.run("export", "prov")
    assert ran.code == 0, ran.err
    document = read_back(ran.out)
    old, new = (digest(two.base.replace(*pair)) for pair in (two.number, ("December", "May")))
    revisions = [each for each in derivations(ran.out) if each[2] == "prov:Revision"]
    assert revisions == [(f"sha256:{new}", f"sha256:{old}", "prov:Revision")]
    names = {str(each.identifier) for each in document.get_records() if each.identifier}
    assert {f"event:{number}" for number in range(1, 10)} <= names
    only = json.loads(two.run("export", "prov", "talks").out)
    assert set(only["activity"]) == {"event:1", "event:2", "event:8"}


def test_decisions_are_those_of_persons(two):
    two.witness(("December", "May"), name="seeds/new.txt")
    assert two.run("baseline", "create", "--reviewer", "Ann", "--reason", "x").code == 0
    two.run("add", "seeds/new.txt")
    data = json.loads(two.run("export", "prov").out)
    kinds = {each["prov:label"]: each["prov:type"]["$"] for each in data["agent"].values()}
    assert kinds.pop("Ann") == "prov:Person"
    assert set(kinds.values()) == {"prov:SoftwareAgent"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "prow"), "known: prov, bagit, rocrate, frictionless"),
        (("export", "prov", "nobody"), "no source 'nobody'"),
        (("export", "prov", "-o", "nowhere/x.json"), "cannot write"),
    ],
)
def test_what_cannot_be_exported(arguments, said, two):
    ran = two.run(*arguments)
    assert (ran.code, said in ran.err) == (2, True), ran.err


def test_a_changed_source_is_not_exported(two):
    two.write("seeds/copy.txt", "A: Other words.\n")
    assert two.run("export", "prov").code == 2
    assert two.run("export", "prov", "talks").code == 0
