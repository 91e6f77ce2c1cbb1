"""TEI: each witness can be rebuilt from the document, and by a plain XML parser."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from xml.etree import ElementTree

import pytest

from provenance import pipeline
from provenance.errors import UsageError
from provenance.model import Facts, Source
from provenance.reports import Comparison, Inspection, render
from provenance.sources import Catalogue, packaged

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
BASE = """MR KIRBY: We met in Vienna – and then we talked of twelve countries for quite a while.

QUESTION: Will the envoy come back to this town, and did he say when, or by which road?

MR KIRBY: He will. <b>Thank you</b> all & everybody for coming out here tonight, my friends.

QUESTION: Which of the borders will be watched next month, and who is going to pay for that?

MR KIRBY: The crossings in the north come first, and the monitors have asked for forty days.
"""
FIRST, SECOND, THIRD, FOURTH, FIFTH = BASE.split("\n\n")


def read(content, name="base", **facts):
    data = content.encode("utf-8", "surrogatepass")
    source = Source(name, f"{name}.txt", data, sha256(data).hexdigest(), Facts(**facts))
    transcript = pipeline.read(replace(source, data=b"x: y.\n"))
    # The text is given, so that what no decoder lets through is tried as well.
    return replace(transcript, text=replace(transcript.text, source=source, content=content))


def parsed(content, name="base", **facts):
    data = content.encode()
    return pipeline.read(
        Source(name, f"{name}.txt", data, sha256(data).hexdigest(), Facts(**facts))
    )


def tei(base, witness, **options):
    collation = pipeline.compare(base, witness)
    return render("tei", [Comparison(collation)], version="9", **options)


def rebuilt(document, side):
    """Return the text of one side of a TEI document."""
    root = ElementTree.fromstring(document.encode("utf-8"))
    (block,) = root.iter(f"{TEI}ab")
    pieces = []

    def walk(element, silent):
        for child in element:
            if child.tag == f"{TEI}g" and not silent:
                pieces.append(chr(int(child.attrib["n"].removeprefix("U+"), 16)))
            elif child.tag == f"{TEI}app":
                for reading in child.iter(f"{TEI}rdg"):
                    if reading.attrib["wit"] == f"#{side}":
                        pieces.append(reading.text or "")
                        walk(reading, silent)
            if child.tail:
                pieces.append(child.tail)

    pieces.append(block.text or "")
    walk(block, silent=False)
    return "".join(pieces)


def digests(document):
    root = ElementTree.fromstring(document.encode("utf-8"))
    return {
        each.attrib[f"{XML}id"]: each.find(f"{TEI}idno[@type='text-sha256']").text
        for each in root.iter(f"{TEI}witness")
    }


def holds(document, base, witness):
    for side, transcript in (("base", base), ("witness", witness)):
        text = rebuilt(document, side)
        assert text == transcript.text.content
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        assert digests(document)[side] == digest


def kinds(document):
    root = ElementTree.fromstring(document.encode("utf-8"))
    return [each.attrib.get("type") for each in root.iter(f"{TEI}app")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (BASE, []),
        (BASE.replace("twelve", "fifteen"), ["number"]),
        (BASE.replace("– and", '"" and'), ["encoding"]),
        (BASE.replace("and then we talked ", ""), ["omission"]),
        (BASE.replace("for forty days", "for some forty days or so"), None),
        (BASE.replace("\n", "\r\n"), None),
        ("\n\n".join((FIRST, FOURTH, FIFTH, SECOND, THIRD)), None),
        ("\n\n".join((FIRST, SECOND, THIRD, SECOND, THIRD, FOURTH, FIFTH)), None),
        ("\n\n".join((FIFTH, THIRD.replace("tonight", "today"), FIRST)), None),
        (SECOND, None),
        ("THE CHAIR: The clerk reads the estimates for harbours and lighthouses aloud.\n", None),
    ],
)
def test_both_sides_are_rebuilt(content, expected):
    for base, witness in (
        (parsed(BASE), parsed(content, "witness")),
        (parsed(content), parsed(BASE, "witness")),
    ):
        document = tei(base, witness)
        holds(document, base, witness)
        if expected is not None and base.text.content == BASE:
            assert kinds(document) == expected


def test_the_seeds_are_rebuilt_in_every_pair():
    catalogue = Catalogue.read(packaged("seeds"))
    texts = [pipeline.read(catalogue.source(name)) for name in ("002", "004", "001")]
    for base in texts:
        for witness in texts:
            document = tei(base, witness)
            holds(document, base, witness)
    document = tei(texts[0], texts[1])
    assert kinds(document).count("encoding") == 8
    assert None not in kinds(document)


def test_what_is_not_listed_is_still_there():
    base, witness = parsed(BASE), parsed(BASE.replace("twelve", "six").replace("He will", "No"))
    collation = pipeline.compare(base, witness)
    for kept in ((), collation.differences[:1]):
        subject = Comparison(replace(collation, differences=kept))
        document = render("tei", [subject], version="9")
        holds(document, base, witness)
        assert sum(kind is not None for kind in kinds(document)) == len(kept)


@pytest.mark.parametrize(
    "odd",
    [
        *("\x00", "\x0b\x1b[31m", "\r", "\r\n", "\x85\x9b", "\u2028", "\u202e", "\ufffe"),
        *("\ud800", "\U000e0041", "]]>", "<!-- -->", "&amp;", "\t  \n\n \n", "\ufeff"),
    ],
)
def test_every_character_comes_back(odd):
    content = f"{odd}A: We met {odd} here, and then we went home again.{odd}"
    base, witness = read(content), read(content.replace("met", f"met {odd} them"), "witness")
    document = tei(base, witness)
    holds(document, base, witness)
    assert not {"\x1b", "\x9b", "\u202e", "\r", "\x00"} & set(document)


def test_names_are_told_once_and_moves_name_their_other_end():
    base = parsed(BASE)
    moved = parsed("\n\n".join((FIRST, FOURTH, FIFTH, SECOND, THIRD)), "witness")
    root = ElementTree.fromstring(tei(base, moved))
    names = [each.attrib[f"{XML}id"] for each in root.iter() if f"{XML}id" in each.attrib]
    assert len(names) == len(set(names))
    corresponding = [e.attrib["corresp"][1:] for e in root.iter() if "corresp" in e.attrib]
    assert corresponding
    assert set(corresponding) <= set(names)


def test_facts_are_only_text():
    base = parsed(BASE, 'a"<x>', title="</witness>\x1b\u202e\ud800", url="&")
    document = tei(base, parsed(BASE, "witness"), clock="2026-01-31T00:00:00Z")
    assert '</witness>"' not in document
    holds(document, base, base)


def test_several_are_a_corpus_and_none_is_an_error():
    base = parsed(BASE)
    subjects = [Comparison(pipeline.compare(base, base))] * 2
    document = render("tei", subjects, version="9")
    root = ElementTree.fromstring(document)
    assert root.tag == f"{TEI}teiCorpus"
    assert len(list(root.iter(f"{TEI}TEI"))) == 2
    with pytest.raises(UsageError, match="nothing was compared"):
        render("tei", [Inspection(pipeline.inspect(base))], version="9")
