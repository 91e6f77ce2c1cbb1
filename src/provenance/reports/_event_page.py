"""The page of an event: every text as the base once, and at each place who reads what."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from provenance.model import Share, Span
from provenance.reports import _data, _event_data, _page
from provenance.reports._characters import clip, one_line
from provenance.reports._encode import document
from provenance.reports._layout import LONG_ROW, breathing_place, openings
from provenance.reports._markup import Marked, Node, label_nodes, word
from provenance.reports._page import markup
from provenance.reports._words import count, counted, percent, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Collation, Transcript
    from provenance.reports._data import Data
    from provenance.reports._event_data import Witness
    from provenance.reports._subject import Event, Frame

_LONG_PAGE = 150
_WIDTH = 1000
_READING = 160
_SHORT_RUN = 160


def event(subject: Event, frame: Frame) -> Data:
    """Return the view of an event."""
    data = _event_data.event(subject, redact_paths=frame.redact_paths)
    found = _event_data.witnesses(subject)
    transcripts = {each.base.text.source.id: each.base for each in reversed(subject.collations)}
    ordered = [transcripts[name] for name in found]
    bases = [
        _base(index, transcripts[view["base"]], found[view["base"]], view)
        for index, view in enumerate(data["bases"])
    ]
    texts = [each.text for each in ordered]
    common = _page.common(frame, data["sentence"], data, texts)
    return {
        **common,
        "title": one_line(subject.title),
        "contents": [
            ("bases", "Read against"),
            ("texts", "Who reads what"),
            ("sources", "The texts"),
            ("chain", "Making"),
        ],
        "bases": bases,
        "cards": [_page.card(text, frame) for text in texts],
        "style": common["style"] + _switches(len(bases)),
        "long": any(len(base["rows"]) > _LONG_PAGE for base in bases),
        "chains": [_page.chain(each, frame) for each in ordered],
        "outcome": {
            "figure": counted(len(subject.collations), "comparison"),
            "detail": f"each of {counted(len(texts), 'text')} with every other",
            "digest": _data.digest(document(data)),
        },
    }


def _switches(bases: int) -> str:
    """Return the style by which the chosen base is shown; a link into another shows that one."""
    rules = [
        f"body:has(#base-{index}:checked) .as:not(.as-{index}){{display:none}}"
        for index in range(bases)
    ]
    rules.append("html:not(.js) body .as.as.as:has(:target){display:block!important}")
    return "@media screen{" + "".join(rules) + "}\n"


def _base(index: int, base: Transcript, found: Sequence[Witness], view: Data) -> Data:
    rows = _rows(base, view["places"])
    shares = {each.name: each.collation for each in found}
    content = base.text.content
    laid = [
        _row(index, number, row, base, found, view["places"])
        for number, row in enumerate(_shown(index, base, rows, view["places"]))
    ]
    return {
        "name": base.text.source.id,
        "places": counted(len(view["places"]), "place"),
        "witnesses": [
            {
                "name": each["witness"],
                "relation": each["relation"],
                "covered": percent(shares[each["witness"]].base_coverage),
                "same": _same(shares[each["witness"]]),
                "heat": markup(_heat(witness, rows, len(content), view, index)),
            }
            for each, witness in zip(view["witnesses"], found, strict=True)
        ],
        "rows": laid,
        "blocks": _blocks(laid, [content[row.start : row.end] for row in rows]),
    }


def _blocks(laid: Sequence[Data], contents: Sequence[str]) -> list[Data]:
    """Return the rows, runs of those that nobody reads otherwise folded together."""
    blocks: list[Data] = []
    for (folds, said), run in groupby(
        zip(laid, contents, strict=True),
        key=lambda each: (not each[0]["notes"], each[0]["alike"]),
    ):
        rows, texts = zip(*run, strict=True)
        length = sum(map(len, texts))
        if not folds or length <= _SHORT_RUN:
            blocks.append({"kind": "rows", "rows": rows})
            continue
        words = counted(sum(map(words_in, texts)), "word")
        blocks.append(
            {
                "kind": "same",
                "rows": rows,
                "words": f"{counted(len(rows), 'passage')}, {words}: {said}",
            }
        )
    return blocks


def _same(collation: Collation) -> str:
    fidelity: Share = collation.fidelity
    return f"{count(fidelity.part)} of {count(fidelity.whole)}"


def _rows(base: Transcript, places: Sequence[Data]) -> list[Span]:
    """Return the paragraphs and turns of the base, long ones cut; no place is cut in two."""
    content = base.text.content
    end = len(content)
    cuts: list[int] = []
    for start, stop in pairwise(sorted({0, *openings(base), end})):
        cuts.append(start)
        at: int | None = start
        while at is not None and stop - at > LONG_ROW * 3 // 2:
            at = breathing_place(content, at + LONG_ROW, stop)
            if at is not None:
                cuts.append(at)
    inner = iter(places)
    place = next(inner, None)
    kept = []
    for cut in cuts:
        while place is not None and place["end"] <= cut:
            place = next(inner, None)
        if place is None or place["start"] >= cut:
            kept.append(cut)
    return [Span(a, b) for a, b in pairwise([*kept, end])]


def _heat(witness: Witness, rows: Sequence[Span], length: int, view: Data, index: int) -> str:
    """Return the strip of one witness along the base: what it has, and where it reads otherwise.

    Neighbours of one state are drawn as one, and of places that would cover each other the first.
    """
    runs: list[tuple[str, int, int]] = []
    for row in rows:
        state = _event_data.state(witness, row, beyond_form=False)
        if runs and runs[-1][0] == state:
            runs[-1] = (state, runs[-1][1], row.end)
        else:
            runs.append((state, row.start, row.end))
    scale = _WIDTH / max(length, 1)
    parts = []
    for state, start, end in runs:
        parts.append(_box(state, start * scale, max((end - start) * scale, 1)))
    drawn = -1.0
    for place in view["places"]:
        start, end = place["start"] * scale, place["end"] * scale
        reads = any(witness.name in each["witnesses"] for each in place["readings"])
        if not reads or end < drawn:
            continue
        width = max(end - start, 2)
        drawn = start + width
        link = f"#p-{index}-{word(place['id'])}"
        parts.append(f'<a href="{link}" tabindex="-1">{_box("differs", start, width)}</a>')
    return (
        f'<svg class="heat" viewBox="0 0 {_WIDTH} 16" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


def _box(state: str, start: float, width: float) -> str:
    return f'<rect class="h {state}" x="{start:.1f}" width="{width:.1f}" height="16"/>'


def _shown(
    index: int, base: Transcript, rows: Sequence[Span], places: Sequence[Data]
) -> list[tuple[Span, str]]:
    nodes = [
        Node(
            each["start"],
            each["end"],
            f"<mark id=p-{index}-{word(each['id'])} class=v>",
            "</mark>",
        )
        for each in places
    ]
    marked = Marked(base.text.content, nodes, label_nodes(base))
    return [(row, marked.shown(row)) for row in rows]


def _row(
    index: int,
    number: int,
    shown: tuple[Span, str],
    base: Transcript,
    found: Sequence[Witness],
    places: Sequence[Data],
) -> Data:
    span, content = shown
    turn = next((t for t in [base.turn_at(span.start)] if t), None)
    opens = turn is not None and turn.span.start in span
    who = (turn.speaker.name if turn.speaker else turn.label_text) if turn and opens else ""
    states = [(each.name, _event_data.state(each, span)) for each in found]
    have = [state for _, state in states if state != "absent"]
    agree = sum(state in ("same", "form") for state in have)
    alike = "all agree" if len(have) == len(found) else "all agree that have it"
    return {
        "id": f"b{index}-{number}",
        "speaker": clip(one_line(who), 60),
        "turn": count(turn.index + 1) if turn and opens else "",
        "text": markup(content),
        "states": states,
        "alike": alike if have else "here alone",
        "agreement": f"{agree} of {len(have)} agree" if have else "here alone",
        "notes": [
            _note(index, each, base.text.source.id)
            for each in places
            if span.start <= each["start"] < span.end
        ],
    }


def _note(index: int, place: Data, base: str) -> Data:
    def entry(text: str, names: Sequence[str], codes: Sequence[str]) -> Data:
        shown = clip(text, _READING)
        return {
            "text": one_line(shown).replace(" ", "␣") if shown.isspace() else one_line(shown),
            "names": ", ".join(one_line(name) for name in names),
            "codes": ", ".join(codes),
        }

    readings = [entry(place["text"], [base, *place["agree"]], ())]
    readings += [entry(r["text"], r["witnesses"], r["codes"]) for r in place["readings"]]
    return {
        "href": f"p-{index}-{word(place['id'])}",
        "line": count(place["line"]),
        "readings": readings,
        "absent": ", ".join(one_line(name) for name in place["absent"]),
    }
