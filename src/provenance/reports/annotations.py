"""Annotations: W3C Web Annotation, one for each difference and finding, anchored in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.reports import _data
from provenance.reports._characters import one_line
from provenance.reports._encode import document
from provenance.reports._results import examinations_of
from provenance.reports._vocabulary import MEANINGS
from provenance.text.identity import identities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Collation, Examination, Reading, Span, Text
    from provenance.reports._data import Data
    from provenance.reports._subject import Frame, Subject

CONTEXT: Final = 32
"""Code points quoted on either side of what is annotated."""


class _Annotations:
    """Annotations: W3C Web Annotation, one for each difference and finding."""

    code = "annotations"
    rank = 111
    meaning = "W3C Web Annotation: each difference and finding, anchored by quote and position"

    def render(self, subjects: Sequence[Subject], frame: Frame) -> str:
        """Return one page of annotations; positions count code points of the decoded text.

        What is quoted is exactly what stands at its position. An annotation whose words do not
        stand there is tagged ``orphan`` and has no position.
        """
        items: list[Data] = []
        for examination, collation, _ in examinations_of(subjects):
            if collation is not None:
                items += _differences(collation, frame)
            if examination is not None:
                items += _findings(examination, frame)
        page: Data = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        }
        return document(page, indent=1) + "\n"


def _differences(collation: Collation, frame: Frame) -> Iterator[Data]:
    base, witness = collation.base.text, collation.witness.text
    for each in collation.differences:
        meaning = MEANINGS.get(each.code, each.code)
        note = f" ({one_line(each.note)})" if each.note else ""
        targets = [_target(witness, each.witness, frame), _target(base, each.base, frame)]
        tags = [each.code, each.severity, each.group]
        yield _annotation(
            f"{base.source.sha256[:16]}:{each.id}", f"{meaning}{note}", tags, targets, frame
        )


def _findings(examination: Examination, frame: Frame) -> Iterator[Data]:
    text = examination.transcript.text
    ids = identities(
        text.content, ((f.rule, f.span.start, f.span.end) for f in examination.findings)
    )
    for name, each in zip(ids, examination.findings, strict=True):
        said = one_line(each.note) or MEANINGS.get(each.rule, each.rule)
        targets = [_anchored(text, each.span, each.text, frame)]
        yield _annotation(
            f"{text.source.sha256[:16]}:{name}", said, [each.rule, each.severity], targets, frame
        )


def _annotation(
    name: str, said: str, tags: Sequence[str], targets: Sequence[Data], frame: Frame
) -> Data:
    if any("selector" not in each for each in targets):
        tags = [*tags, "orphan"]
    data: Data = {
        "id": f"urn:x-provenance:annotation:{name}",
        "type": "Annotation",
        "motivation": "assessing",
        "generator": {"type": "Software", "name": f"provenance {frame.version}"},
        "body": [
            {"type": "TextualBody", "value": said, "format": "text/plain", "purpose": "describing"},
            *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags),
        ],
        "target": list(targets),
    }
    if frame.clock:
        data["created"] = frame.clock
    return data


def _target(text: Text, reading: Reading, frame: Frame) -> Data:
    return _anchored(text, reading.span, reading.text, frame)


def _anchored(text: Text, span: Span, quoted: str, frame: Frame) -> Data:
    """Return a target; a place without words is a point between two characters."""
    target: Data = {"source": _resource(text, frame)}
    content = text.content
    if content[span.start : span.end] != quoted:
        return target
    target["selector"] = [
        {
            "type": "TextQuoteSelector",
            "exact": quoted,
            "prefix": content[max(span.start - CONTEXT, 0) : span.start],
            "suffix": content[span.end : span.end + CONTEXT],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
    return target


def _resource(text: Text, frame: Frame) -> Data:
    """Return what is annotated: the source's bytes, or the text that was extracted from them."""
    source = text.source
    name = (
        f"urn:sha256:{source.sha256}"
        if text.exact
        else f"urn:x-provenance:text:sha256:{_data.digest(text.content)}"
    )
    data: Data = {
        "id": name,
        "type": "Text",
        "label": [source.id, _data.path_of(source, frame.redact_paths)],
    }
    if source.facts.language:
        data["language"] = source.facts.language
    if source.facts.url:
        data["canonical"] = source.facts.url
    return data


plugin = _Annotations()
