"""The two texts of a comparison side by side: rows, notes below them, runs folded together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Share
from provenance.reports import _page
from provenance.reports._characters import clip, one_line
from provenance.reports._layout import in_passing, off_chain, one_sided
from provenance.reports._markup import Marked, difference_nodes, label_nodes, word
from provenance.reports._page import markup
from provenance.reports._words import count, counted, percent, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Collation, Difference
    from provenance.reports._data import Data
    from provenance.reports._layout import Row
    from provenance.reports._markup import Keys
    from provenance.reports._places import Lines

_LONG_ABSENCE = 1200
"""Characters without counterpart from which on they are folded; of a page's frame, fewer."""

_LONG_FRAME = 300
_SHORT_RUN = 160
"""Characters of rows that are the same up to which nothing is gained by folding them."""


class Sheet:
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


def blocks(laid: Sequence[Row], sheet: Sheet) -> list[Data]:
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


def _fold(blocks: list[Data], run: Sequence[tuple[int, Row]], sheet: Sheet) -> None:
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


def _absence(row: Row, sheet: Sheet) -> str:
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
