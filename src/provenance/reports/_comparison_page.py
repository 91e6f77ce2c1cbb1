"""The page of a comparison: two texts side by side, and all that is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import GROUPS, Share
from provenance.reports import _data, _page, _strip
from provenance.reports._characters import clip, one_line
from provenance.reports._encode import document
from provenance.reports._layout import in_passing, off_chain, one_sided, rows
from provenance.reports._markup import Keys, Marked, difference_nodes, label_nodes, word
from provenance.reports._page import QUOTE, markup
from provenance.reports._places import Lines
from provenance.reports._subject import Comparison
from provenance.reports._subject_data import data_of
from provenance.reports._vocabulary import GROUP_MEANINGS, grouped, meaning, weighed
from provenance.reports._words import count, counted, percent, words_in
from provenance.text.characters import is_legible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Collation, Difference, Finding, Verdict
    from provenance.reports._data import Data
    from provenance.reports._layout import Row
    from provenance.reports._subject import Check, Frame

_LONG_ABSENCE = 1200
_LONG_FRAME = 300
_SHORT_RUN = 160
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
    sheet = _Sheet(collation, keys, lines)
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
        "blocks": _blocks(laid, sheet),
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


class _Sheet:
    """The two marked texts, and what is said below a row of them."""

    def __init__(self, collation: Collation, keys: Keys, lines: tuple[Lines, Lines]) -> None:
        self.collation = collation
        self.keys = keys
        self.lines = lines
        self.base = Marked(
            collation.base.text.content,
            difference_nodes(keys, "base"),
            label_nodes(collation.base),
        )
        self.witness = Marked(
            collation.witness.text.content,
            difference_nodes(keys, "witness"),
            label_nodes(collation.witness),
        )
        self.turns = (
            {turn.span.start: turn for turn in collation.base.turns},
            {turn.span.start: turn for turn in collation.witness.turns},
        )

    def row(self, index: int, row: Row, resumed: bool = False) -> Data:
        """Return the cells of a row, who speaks, and its notes.

        ``resumed`` says that what came before is folded away, so that the speaker is named again.
        """
        base = self.turns[0].get(row.base.start) if len(row.base) else None
        turn = base or (self.turns[1].get(row.witness.start) if len(row.witness) else None)
        speaker = ""
        goes_on = turn is None and resumed
        if goes_on:
            here = self.collation.base if len(row.base) else self.collation.witness
            turn = here.turn_at((row.base if len(row.base) else row.witness).start)
        if turn is not None:
            speaker = turn.speaker.name if turn.speaker else turn.label_text or "speaker not named"
        last = "" if len(row.base) else " nb"
        content = self.collation.base.text.content, self.collation.witness.text.content
        alike = (
            content[0][row.base.start : row.base.end]
            == content[1][row.witness.start : row.witness.end]
        )
        # What moved within a row is in it twice.
        noted = {id(each): each for each in row.differences}.values()
        return {
            "id": f"r{index}",
            "kind": ("" if row.opens else " k")
            + (last if len(row.witness) else " nw")
            # A narrow screen shows one of two that are alike.
            + (" q" if alike else ""),
            "base": markup(self.base.shown(row.base, row.differences)),
            "witness": markup(self.witness.shown(row.witness, row.differences)),
            "speaker": clip(one_line(speaker), 60),
            "goes_on": goes_on,
            "turn": "" if turn is None else count(turn.index + 1),
            "notes": [self.note(each, row) for each in noted if each.group != "form"],
        }

    def note(self, each: Difference, row: Row) -> Data:
        """Return what is said of one difference below the row that shows it."""
        here, there = self.keys.anchors(each)
        alone = one_sided(each)
        view: Data = {
            "href": self.keys.anchor(each),
            "code": each.code,
            "class": word(each.code),
            "group": each.group,
            "severity": each.severity,
            "base": _page.quoted(each.base, each.note),
            "witness": _page.quoted(each.witness, each.note),
            "note": one_line(each.note),
            "slight": in_passing(each),
            "line": (
                count(self.lines[0].at(each.base.span.start)),
                count(self.lines[1].at(each.witness.span.start)),
            ),
            "elsewhere": None,
            "absent": each.code == "excerpt",
        }
        if off_chain(each):
            at_base = row.base.covers(each.base.span) and len(row.base) > 0 and alone != "witness"
            view["href"] = here if at_base else there
            view["elsewhere"] = {
                "href": there if at_base else here,
                "words": (
                    f"{'the witness prints it' if at_base else 'the base prints it'} "
                    f"at line {view['line'][1 if at_base else 0]}"
                ),
            }
        return view


def _blocks(laid: Sequence[Row], sheet: _Sheet) -> list[Data]:
    """Return the rows, runs of rows that need no look folded together."""
    blocks: list[Data] = []
    run: list[tuple[int, Row]] = []
    for index, row in enumerate(laid):
        if all(each.group == "form" for each in row.differences):
            run.append((index, row))
            continue
        _fold(blocks, run, sheet)
        run = []
        absent = _absence(row, sheet)
        folded = bool(blocks) and blocks[-1]["kind"] != "rows"
        shown = sheet.row(index, row, folded)
        if absent:
            blocks.append({"kind": "absent", "words": absent, "rows": [shown]})
        else:
            blocks.append({"kind": "rows", "rows": [shown]})
    _fold(blocks, run, sheet)
    return blocks


def _fold(blocks: list[Data], run: Sequence[tuple[int, Row]], sheet: _Sheet) -> None:
    if not run:
        return
    folded = bool(blocks) and blocks[-1]["kind"] != "rows"
    shown = [sheet.row(index, row, folded and index == run[0][0]) for index, row in run]
    length = sum(max(len(row.base), len(row.witness)) for _, row in run)
    if length <= _SHORT_RUN:
        blocks.append({"kind": "rows", "rows": shown})
        return
    content = sheet.collation.base.text.content
    words = words_in(content[run[0][1].base.start : run[-1][1].base.end])
    form = sum(len(row.differences) for _, row in run)
    rest = f", {counted(form, 'difference')} of form" if form else ""
    parts = counted(len(run), "passage")
    same = "the same words" if form else "the same"
    blocks.append(
        {"kind": "same", "words": f"{parts}, {counted(words, 'word')}: {same}{rest}", "rows": shown}
    )


def _absence(row: Row, sheet: _Sheet) -> str:
    """Return what a long stretch without counterpart is called where it is folded; else ''."""
    if len(row.base) and len(row.witness):
        return ""
    codes = {each.code for each in row.differences if each.within is None}
    limit = _LONG_FRAME if codes == {"boilerplate"} else _LONG_ABSENCE
    long = max(len(row.base), len(row.witness)) > limit
    if not long and codes != {"excerpt"}:
        return ""
    here = len(row.base) > 0
    text = sheet.collation.base.text if here else sheet.collation.witness.text
    span = row.base if here else row.witness
    words = words_in(text.content[span.start : span.end])
    whole = words_in(text.content)
    code = next(iter(codes)) if len(codes) == 1 else ""
    what = {
        "excerpt": "not reprinted" if here else "not in the base",
        "omission": "left out",
        "boilerplate": "is boilerplate",
        "duplication": "printed again",
        "move": "stands elsewhere",
        "insertion": "added",
    }.get(code, "without counterpart")
    share = "all" if words >= whole else percent(Share(words, whole))
    side = "base" if here else "witness"
    return f"{share} of the {side} {what}: {counted(words, 'word')}".capitalize()


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
