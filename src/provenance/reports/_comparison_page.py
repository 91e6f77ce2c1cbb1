"""The page of a comparison: what heads it, the two texts, and all that is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import GROUPS
from provenance.reports import _data, _page, _strip
from provenance.reports._characters import clip, one_line
from provenance.reports._comparison_sheet import Sheet, blocks
from provenance.reports._encode import document
from provenance.reports._layout import rows
from provenance.reports._markup import Keys, word
from provenance.reports._page import QUOTE, markup
from provenance.reports._places import Lines
from provenance.reports._subject import Comparison
from provenance.reports._subject_data import data_of
from provenance.reports._vocabulary import GROUP_MEANINGS, grouped, meaning, weighed
from provenance.reports._words import count, counted, percent
from provenance.text.characters import is_legible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Collation, Difference, Finding, Verdict
    from provenance.reports._data import Data
    from provenance.reports._subject import Check, Frame

_LONG_PAGE = 150
_LINKS = 40
"""Links that the index gives to marks of form that read alike; each has its own in the text."""

_MANY = 200
_FEW_LINKS = 8
"""Such links where there are more than ``_MANY`` marks of form: nobody follows them one by one."""


def comparison(subject: Comparison | Check, frame: Frame) -> Data:
    """Return the view of a comparison; an examination adds findings, verdict and other matches."""
    examination = subject.examination
    collation = subject.collation if isinstance(subject, Comparison) else None
    if collation is None:
        assert examination is not None
        assert examination.collation is not None
        collation = examination.collation
    base, witness = collation.base.text, collation.witness.text
    data = data_of(subject, frame.redact_paths)
    keys = Keys(collation.differences)
    laid = rows(collation)
    lines = Lines(base.content), Lines(witness.content)
    sheet = Sheet(collation, keys, lines)
    verdict = examination.verdict if examination is not None else None
    findings = examination.findings if examination is not None else ()
    seek = _page.Seek(
        {
            # The witness last: it is meant where two captures carry one id.
            base.source.id: [row.base for row in laid],
            witness.source.id: [row.witness for row in laid],
        },
        _beginnings(collation, keys),
    )
    return {
        **_page.common(frame, data["sentence"], data, (base, witness)),
        "relation": _relation(collation),
        "cards": [
            _page.card(base, frame, collation.base_coverage),
            _page.card(witness, frame, collation.witness_coverage),
        ],
        "fidelity": {
            "same": count(collation.fidelity.part),
            "shared": count(collation.fidelity.whole),
            "percent": percent(collation.fidelity),
        },
        "contents": _contents(verdict, findings),
        "groups": _groups(collation.differences),
        "style": _page.print_head((base, witness)) + _toggles(collation.differences),
        "legend": _legend(collation),
        "strip": markup(_strip.svg(collation, keys)),
        "verdict": _page.verdict(verdict, seek),
        "findings": _page.findings(
            findings,
            witness.content,
            lines[1],
            [seek.link(witness.source.id, each.span.start) for each in findings],
            _data.finding_ids(examination) if examination is not None else (),
        ),
        "matches": _page.matches(examination),
        "blocks": blocks(laid, sheet),
        "long": len(laid) > _LONG_PAGE,
        "index": _index(collation, keys, lines),
        "chains": [
            _page.chain(collation.base, frame),
            _page.chain(collation.witness, frame),
        ],
        "outcome": {
            "figure": counted(len(collation.differences), "difference"),
            "detail": f"relation: {_relation(collation)}",
            "digest": _data.digest(document(data)),
        },
    }


def _beginnings(collation: Collation, keys: Keys) -> dict[tuple[str, int], str]:
    """Return the mark that begins at a place of either text, where one does."""
    marks: dict[tuple[str, int], str] = {}
    for each in collation.differences:
        for side, transcript, reading, anchor in zip(
            ("base", "witness"),
            (collation.base, collation.witness),
            (each.base, each.witness),
            keys.anchors(each),
            strict=True,
        ):
            if side in keys.sides(each) and each.group != "form":
                marks.setdefault((transcript.text.source.id, reading.span.start), anchor)
    return marks


def _toggles(differences: Sequence[Difference]) -> str:
    """Return the style by which each chip hides the marks of its code, scripts or no scripts."""
    plain = "color:inherit;background:none;text-decoration:none;outline:0"
    faint = "background:none;color:inherit;text-decoration:underline dotted 1.5px var(--form)"
    rules = []
    for code, group in sorted({(word(each.code), each.group) for each in differences}):
        off = f"body:has(#c-{code}:not(:checked))"
        if group == "form":
            rules.append(f".{code}[id]{{{faint}}}")
        rules.append(
            f".n>.{code}>a:first-child,.kinds .{code}>b{{color:var(--{group})}}"
            f"{off} .{code}[id]{{{plain}}}{off} .{code}[id]::before,{off} .{code}[id]::after"
            f"{{content:none}}{off} .n>.{code}{{display:none}}"
        )
    rules += [
        f"body:has(.group.{group} input:checked) .tick.{group}{{display:inline}}"
        for group in GROUPS
    ]
    return "\n".join(rules) + "\n"


def _relation(collation: Collation) -> str:
    """Return the relation; of a text that cannot be read there is none to be told."""
    texts = collation.base.text.content, collation.witness.text.content
    if collation.relation == "unrelated" and not all(map(is_legible, texts)):
        return "not readable"
    return collation.relation


def _legend(collation: Collation) -> list[tuple[str, str]]:
    """Return what the overview draws, as class and words: only what is in it."""
    drawn = {each.code for each in collation.differences}
    groups = {each.group for each in collation.differences if each.code != "excerpt"}
    return [
        *([("shared", "has a counterpart")] if collation.base_coverage.part else []),
        *([("move", "moved")] if "move" in drawn else []),
        *([("duplication", "printed again")] if "duplication" in drawn else []),
        *((f"t {group}", group) for group in GROUPS if group in groups and group != "form"),
    ]


def _contents(verdict: Verdict | None, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return the parts of the page that it leads to at its head."""
    return [
        ("counts", "What differs"),
        ("overview", "Where"),
        *([("expectations", "Expectations")] if verdict is not None else []),
        ("texts", "Texts"),
        ("index", "All differences"),
        *([("findings", "Findings")] if findings else []),
        ("chain", "Making"),
    ]


def _groups(differences: Sequence[Difference]) -> list[Data]:
    weights = weighed(differences)
    return [
        {
            "group": group,
            "meaning": GROUP_MEANINGS[group],
            "total": count(sum(codes.values())),
            "codes": [
                {
                    "code": code,
                    "class": word(code),
                    # What weighs and what does not are two figures, where a code has both.
                    "count": count(weights[code][0]),
                    "slight": count(weights[code][1]) if weights[code][1] else "",
                    "meaning": meaning(code),
                    "on": group != "form",
                }
                for code in codes
            ],
        }
        for group, codes in grouped(differences).items()
    ]


def _index(collation: Collation, keys: Keys, lines: tuple[Lines, Lines]) -> list[Data]:
    """Return every difference as a link, those that read alike together."""
    index: list[Data] = []
    form = sum(each.group == "form" for each in collation.differences)
    most = _FEW_LINKS if form > _MANY else _LINKS
    for group in GROUPS:
        kinds: dict[tuple[str, str, str, str], list[Difference]] = {}
        for each in collation.differences:
            if each.group == group:
                note = each.note if group == "form" else ""
                readings = clip(each.base.text, QUOTE), clip(each.witness.text, QUOTE)
                kind = (each.code, *readings, note)
                kinds.setdefault(kind, []).append(each)
        if not kinds:
            continue
        ordered = sorted(kinds.items(), key=lambda item: (item[0][0], -len(item[1]), item[0]))
        index.append(
            {
                "group": group,
                "kinds": [
                    {
                        "code": code,
                        "class": word(code),
                        "base": _page.quoted(members[0].base),
                        "witness": _page.quoted(members[0].witness),
                        # Rows say it of all but form.
                        "note": one_line(members[0].note) if group == "form" else "",
                        "count": count(len(members)),
                        "links": [
                            (keys.anchor(each), _where(keys, each, lines))
                            for each in (members[:most] if group == "form" else members)
                        ],
                        "more": count(len(members) - most)
                        if group == "form" and len(members) > most
                        else "",
                    }
                    for (code, _, _, _), members in ordered
                ],
            }
        )
    return index


def _where(keys: Keys, each: Difference, lines: tuple[Lines, Lines]) -> str:
    if "base" in keys.sides(each):
        return f"{lines[0].at(each.base.span.start)}"
    return f"{lines[1].at(each.witness.span.start)}w"
