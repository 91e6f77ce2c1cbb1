"""The four tables that expectations are about, as plain rows; every figure is computed here.

So most expectations are core ones over one column, and read as JSON. No cell is null where
something is known: an unknown speaker is ``""``, a missing partner is ``-1``, and what was never
compared has no row at all, which ``Table.reasons`` says in words.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any

from provenance.validation._columns import COLUMNS
from provenance.validation._pairs import pair_rows
from provenance.validation._places import place, shorten

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from provenance.model import Collation, Difference, Examination, Finding, Place, Reading, Turn

Row = dict[str, Any]

_CLEAN_END = tuple(".!?…:;–—-\"'”’»)]*_।。！？؟")
_CODEC = re.compile(r"[\w-]+")


@dataclass(slots=True)
class Table:
    """Rows of equal keys, and for each row where it is to be found in its source.

    ``reasons`` says for each source without a row why it has none, where that is no mistake.
    ``findings`` holds, for each row and each column that counts findings, what it counts.
    """

    name: str
    columns: list[str]
    rows: list[Row] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    findings: list[Mapping[str, Sequence[Finding]]] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def absent(self) -> str:
        """Why there is no row, where there is a reason for every source that could have one."""
        return "; ".join(dict.fromkeys(self.reasons.values()))

    def by_source(self) -> dict[str, list[int]]:
        """Return the numbers of the rows that each source has."""
        numbers: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows):
            numbers.setdefault(row["source"], []).append(number)
        return numbers

    def add(
        self, row: Row, where: Place, findings: Mapping[str, Sequence[Finding]] | None = None
    ) -> None:
        """Append a row with its place; ``findings`` are counted, each list in its own column."""
        found = findings or {}
        self.rows.append(row | {column: len(counted) for column, counted in found.items()})
        self.places.append(where)
        self.findings.append(found)


def column_of(code: str, prefix: str = "n") -> str:
    """Return the column that counts the findings of a rule or the differences of a code.

    >>> column_of("cut-word"), column_of("encoding", "nth")
    ('n_cut_word', 'nth_encoding')
    """
    return f"{prefix}_{code.replace('-', '_')}"


def build_tables(
    examinations: Sequence[Examination], rules: Collection[str] = (), codes: Collection[str] = ()
) -> dict[str, Table]:
    """Return the four tables by name.

    ``rules`` and ``codes`` are the finding rules and difference codes there are: each has its
    column even where nothing was found, and a name that is not among them has none.
    """
    found = {finding.rule for each in examinations for finding in each.findings}
    rules = sorted({*rules, *found})
    collations = [each.collation for each in examinations if each.collation is not None]
    codes = sorted({*codes, *(d.code for collation in collations for d in collation.differences)})
    counted = [column_of(rule, prefix) for rule in rules for prefix in ("n", "n_grave")]
    tables = {
        "sources": Table("sources", [*COLUMNS["sources"], *counted]),
        "turns": Table("turns", [*COLUMNS["turns"], *counted]),
        "alignment": Table("alignment", [*COLUMNS["alignment"], *map(column_of, codes)]),
        "differences": Table(
            "differences",
            [
                *COLUMNS["differences"],
                *(column_of(code, prefix) for code in codes for prefix in ("nth", "nth_grave")),
            ],
        ),
    }
    for each in examinations:
        _add_source(tables["sources"], each, rules)
        _add_turns(tables["turns"], each, rules)
    for collation in collations:
        tally = {column_of(code): 0 for code in codes}
        for row, where in pair_rows(collation):
            counts = Counter(row.pop("codes"))
            tables["alignment"].add(
                row | tally | {column_of(code): n for code, n in counts.items()}, where
            )
        _add_differences(tables["differences"], collation, codes)
    for each in examinations:
        _give_reasons(tables, each)
    return tables


def _give_reasons(tables: Mapping[str, Table], examination: Examination) -> None:
    """Say of what a source rightly has no row; a comparison always has one in ``alignment``."""
    source = examination.transcript.text.source.id
    if not examination.transcript.turns:
        tables["turns"].reasons[source] = "it has no turn of speech"
    if examination.collation is None:
        why = "nothing registered is like it, so nothing was compared"
        tables["alignment"].reasons[source] = tables["differences"].reasons[source] = why
    elif not examination.collation.differences:
        tables["differences"].reasons[source] = "the texts that were compared do not differ"


def words_in(text: str) -> int:
    """Count the words as ``split()`` sees them that hold a letter or a digit."""
    return sum(1 for word in text.split() if any(map(str.isalnum, word)))


def _per_rule(findings: Sequence[Finding], rules: Iterable[str]) -> dict[str, Sequence[Finding]]:
    """Sort findings into the columns that count them."""
    columns: dict[str, list[Finding]] = {"n_findings": list(findings)}
    columns |= {column_of(rule, prefix): [] for rule in rules for prefix in ("n", "n_grave")}
    for finding in findings:
        columns[column_of(finding.rule)].append(finding)
        if finding.severity != "info":
            columns[column_of(finding.rule, "n_grave")].append(finding)
    return dict(columns)


def _add_source(table: Table, examination: Examination, rules: Sequence[str]) -> None:
    transcript = examination.transcript
    text = transcript.text
    source = text.source
    facts = source.facts
    content = text.content
    turns = transcript.turns
    n_words = words_in(content)
    spoken = [words_in(content[t.span.start : t.span.end]) for t in turns]
    unnamed = sum(n for n, turn in zip(spoken, turns, strict=True) if turn.speaker is None)
    starts = _starts(turns)
    declared = facts.date or transcript.metadata.date
    row: Row = {
        "source": source.id,
        "path": source.path,
        "sha256": source.sha256,
        "role": facts.role,
        "publisher": facts.publisher,
        "format": transcript.format,
        "encoding": text.encoding,
        "encoding_known": not text.exact or _is_codec(text.encoding),
        "decoding_confidence": min((step.confidence for step in text.steps), default=1.0),
        "exact": text.exact,
        "date": declared,
        "date_valid": not facts.date or _is_date(facts.date),
        "licence": facts.licence,
        "n_bytes": len(source.data),
        "n_characters": len(content),
        "n_words": n_words,
        "n_undecoded": _undecoded(examination),
        "n_turns": len(turns),
        "n_speakers": len({turn.speaker.name for turn in turns if turn.speaker}),
        "unattributed_share": max(0.0, 1 - sum(spoken) / n_words) if n_words else 1.0,
        "unnamed_share": unnamed / sum(spoken) if sum(spoken) else 0.0,
        "compared": examination.collation is not None,
        "n_matches": len(examination.matches),
    }
    outside = [
        finding
        for finding in examination.findings
        if finding.severity != "info" and not _touched(finding, turns, starts)
    ]
    title = transcript.metadata.title or facts.title or PureWindowsPath(source.path).name
    counted = {**_per_rule(examination.findings, rules), "n_outside_turns": outside}
    table.add(row, place(source.id, None, title), counted)


def _is_codec(encoding: str) -> bool:
    named = _CODEC.match(encoding)
    if named is None:
        return False
    try:
        # Python has no name of its own for UTF-16 and UTF-32 behind a byte order mark.
        codecs.lookup(named.group().removesuffix("-sig"))
    except LookupError:
        return False
    return True


def _is_date(declared: str) -> bool:
    """Whether a day, a month, a year or an interval of them is written as ISO 8601 has it."""
    parts = declared.split("/")
    for part in parts:
        match part.count("-"):
            case 2 if len(part) == len("2015-11-14"):
                whole = part
            case 1 if len(part) == len("2015-11"):
                whole = f"{part}-01"
            case 0 if len(part) == len("2015"):
                whole = f"{part}-01-01"
            case _:
                return False
        try:
            date.fromisoformat(whole)
        except ValueError:
            return False
    return len(parts) <= 2


def _undecoded(examination: Examination) -> int:
    """Count the U+FFFD in the text that are not in the bytes themselves."""
    text = examination.transcript.text
    shown = text.content.count("\ufffd")
    if not shown or not text.exact:
        return 0
    try:
        own = text.source.data.count("\ufffd".encode(text.encoding))
    except (LookupError, UnicodeEncodeError):
        # Some names of encodings are the decoder's own; what they stand on is UTF-8.
        own = text.source.data.count("\ufffd".encode())
    return max(0, shown - own)


def _starts(turns: Sequence[Turn]) -> list[int]:
    return [turn.span.start for turn in turns]


def _touched(finding: Finding, turns: Sequence[Turn], starts: list[int]) -> range:
    """Return the places of the turns that a finding touches; it may be empty, between letters."""
    first = max(bisect_right(starts, finding.span.start) - 1, 0)
    last = bisect_right(starts, max(finding.span.end - 1, finding.span.start))
    if first < last and turns[first].span.end <= finding.span.start:
        first += 1
    return range(first, last)


def _add_turns(table: Table, examination: Examination, rules: Sequence[str]) -> None:
    transcript = examination.transcript
    content = transcript.text.content
    starts = _starts(transcript.turns)
    touched: list[list[Finding]] = [[] for _ in transcript.turns]
    for finding in examination.findings:
        for at in _touched(finding, transcript.turns, starts):
            touched[at].append(finding)
    end = 0
    for turn, findings in zip(transcript.turns, touched, strict=True):
        begin = turn.label.end if turn.label and turn.span.covers(turn.label) else turn.span.start
        said = content[begin : turn.span.end].strip()
        row: Row = {
            "source": transcript.text.source.id,
            "turn": turn.index,
            "start": turn.span.start,
            "end": turn.span.end,
            "in_order": turn.span.start >= end and turn.span.end <= len(content),
            "speaker": turn.speaker.name if turn.speaker else "",
            "label": turn.label_text,
            "labelled": turn.label is not None,
            "inferred": turn.inferred,
            "text": said,
            "n_characters": len(said),
            "n_words": words_in(said),
            "ends_clean": said.endswith(_CLEAN_END),
        }
        end = max(end, turn.span.end)
        table.add(
            row,
            place(transcript.text.source.id, turn.span, content[turn.span.start : turn.span.end]),
            _per_rule(findings, rules),
        )


def _add_differences(table: Table, collation: Collation, codes: Sequence[str]) -> None:
    base, witness = collation.base.text, collation.witness.text
    seen: Counter[str] = Counter()
    grave: Counter[str] = Counter()
    none = {column_of(code, prefix): 0 for code in codes for prefix in ("nth", "nth_grave")}
    for number, difference in enumerate(collation.differences, 1):
        nth = dict(none)
        seen[difference.code] += 1
        nth[column_of(difference.code, "nth")] = seen[difference.code]
        if difference.severity != "info":
            grave[difference.code] += 1
            nth[column_of(difference.code, "nth_grave")] = grave[difference.code]
        row: Row = {
            "comparison": f"{base.source.id} / {witness.source.id}",
            "source": witness.source.id,
            "base": base.source.id,
            "id": difference.id,
            "code": difference.code,
            "group": difference.group,
            "severity": difference.severity,
            "kind": f"{difference.group}/{difference.severity}",
            **_side("base", difference.base),
            **_side("witness", difference.witness),
            "speaker": difference.speaker or "",
            "turn": -1 if difference.turn is None else difference.turn,
            "note": difference.note,
            "within": difference.within or "",
            "differs": _differs(difference),
            "true_to_text": _is_slice(difference.base, base.content)
            and _is_slice(difference.witness, witness.content),
            "nth": number,
        }
        excerpt = f"{shorten(difference.base.text, 80)} → {shorten(difference.witness.text, 80)}"
        table.add(row | nth, place(witness.source.id, difference.witness.span, excerpt))


def _side(side: str, reading: Reading) -> Row:
    return {
        f"{side}_start": reading.span.start,
        f"{side}_end": reading.span.end,
        f"{side}_text": reading.text,
    }


def _differs(difference: Difference) -> bool:
    """Whether the readings differ; a passage that stands elsewhere or twice may read the same."""
    return difference.base.text != difference.witness.text or difference.group == "structure"


def _is_slice(reading: Reading, content: str) -> bool:
    return content[reading.span.start : reading.span.end] == reading.text
