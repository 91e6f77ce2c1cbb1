"""One source alone, for a terminal: what it is, who speaks, what is nobody's, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Rich

from provenance.reports._characters import clip, one_line
from provenance.reports._places import Lines
from provenance.reports._words import count, counted, words_in
from provenance.text.names import strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from provenance.model import Considered, Step, Transcript, Turn

_SURE = 0.99
"""Steps at least as sure as this one are not told of."""
_REFUSED = 12
_TAKEN = 20


def heading(console: Console, word: str, rest: str = "") -> None:
    """Print an underlined heading after an empty line."""
    console.print()
    console.print(Rich.assemble((word, "bold underline"), f"  {rest}" if rest else ""))


def facts(console: Console, rows: Sequence[tuple[str, str]]) -> None:
    """Print names and values in two columns; a value that is empty is left out."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=9, no_wrap=True)
    table.add_column(overflow="fold")
    for word, value in rows:
        if value:
            table.add_row(Rich(word, style="bold"), Rich(one_line(value)))
    console.print(table)


def assumed(steps: Sequence[Step]) -> str:
    """Tell in words the steps from bytes to text that were not sure, and how sure they were."""
    return "; ".join(
        f"{step.detail or step.name} ({int(step.confidence * 100)} % sure)"
        for step in steps
        if step.confidence < _SURE
    )


def speakers(console: Console, transcript: Transcript) -> None:
    """Print who speaks: how often, how much, in what role, and under which labels."""
    if not transcript.turns:
        return
    heading(console, "speakers", counted(transcript.turn_count, "turn"))
    said: dict[str, list[Turn]] = {}
    for turn in transcript.turns:
        said.setdefault(turn.speaker.name if turn.speaker else "(nobody named)", []).append(turn)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("  turns", justify="right")
    table.add_column("words", justify="right")
    table.add_column("speaker", overflow="fold")
    table.add_column("role", overflow="fold")
    table.add_column("labelled", overflow="fold")
    content = transcript.text.content
    for name, turns in sorted(said.items(), key=lambda item: (-len(item[1]), item[0])):
        words = sum(_words(content, turn) for turn in turns)
        speaker = turns[0].speaker
        role = speaker.role if speaker and speaker.role != speaker.name else ""
        table.add_row(
            f"  {count(sum(not turn.continues for turn in turns))}",
            count(words),
            Rich(one_line(name)),
            Rich(one_line(role)),
            Rich(_labels(turns)),
        )
    console.print(table)
    _inferred(console, transcript)
    _asked(console, transcript)


def _words(content: str, turn: Turn) -> int:
    begin = turn.label.end if turn.label is not None else turn.span.start
    return words_in(content[max(begin, turn.span.start) : turn.span.end])


def _labels(turns: Sequence[Turn]) -> str:
    """The labels as printed, most frequent first, and how many turns have none."""
    printed = Counter(
        one_line(clip(strip(turn.label_text) or turn.label_text, 60))
        for turn in turns
        if turn.label_text
    )
    shown = [label for label, _ in printed.most_common(3)]
    more = len(printed) - len(shown)
    bare = sum(not turn.label_text and not turn.continues for turn in turns)
    parts = [f"{', '.join(shown)}{f' and {count(more)} more' if more else ''}"] if shown else []
    if bare and printed:
        parts.append(f"{count(bare)} without a label")
    return "; ".join(parts) or "no label"


def _inferred(console: Console, transcript: Transcript) -> None:
    """Print from what the speakers of turns without a label were concluded."""
    reasons = Counter(
        turn.why for turn in transcript.turns if turn.inferred and turn.why and not turn.continues
    )
    for why, number in reasons.most_common(4):
        told = Rich(f"inferred, {counted(number, 'turn')}: {one_line(why)}", style="dim")
        console.print(Padding(told, (0, 0, 0, 2), expand=False))


def _asked(console: Console, transcript: Transcript) -> None:
    """Print whom the moderator named before a turn that is labelled by a role."""
    asking = [
        (turn.index + 1, turn.speaker.asker)
        for turn in transcript.turns
        if turn.speaker is not None and turn.speaker.asker
    ]
    if not asking:
        return
    shown = "; ".join(f"turn {count(turn)} {one_line(asker)}" for turn, asker in asking[:12])
    more = f"; and {count(len(asking) - 12)} more" if len(asking) > 12 else ""
    told = Rich(f"named by the moderator: {shown}{more}", style="dim")
    console.print(Padding(told, (0, 0, 0, 2), expand=False))


def nobodys(console: Console, transcript: Transcript) -> None:
    """Print what belongs to no speaker, and how many marks of each kind stand in the text."""
    parts: dict[str, list[int]] = {}
    for part in transcript.unattributed:
        parts.setdefault(part.why, []).append(len(part.span))
    kinds = Counter(annotation.kind for annotation in transcript.annotations)
    if not parts and not kinds:
        return
    console.print()
    said = [
        f"{why} {counted(sum(sizes), 'character')}{f' in {len(sizes)}' if len(sizes) > 1 else ''}"
        for why, sizes in parts.items()
    ]
    marks = [f"{kind} {count(number)}" for kind, number in kinds.most_common()]
    facts(console, [("nobody’s", ", ".join(said)), ("marks", ", ".join(marks))])


def explained(console: Console, transcript: Transcript) -> None:
    """Print which phrases were taken for labels and which were not, each with why."""
    heading(console, "labels", transcript.dialect)
    if not transcript.considered:
        console.print(Padding("Nothing in the text could be a label.", (0, 0, 0, 2), expand=False))
        return
    lines = Lines(transcript.text.content)
    taken = [each for each in transcript.considered if each.taken]
    refused = [each for each in transcript.considered if not each.taken]
    for title, group, most in (("taken", taken, _TAKEN), ("refused", refused, _REFUSED)):
        if not group:
            continue
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
        table.add_column(f"  {title}", justify="right")
        table.add_column("label", overflow="fold")
        table.add_column("style")
        table.add_column("first in", no_wrap=True)
        table.add_column("why", overflow="fold")
        for each in group[:most]:
            table.add_row(*_considered(each, lines))
        console.print(table)
        if len(group) > most:
            more = counted(len(group) - most, "phrase")
            console.print(Padding(Rich(f"and {more} more", style="dim"), (0, 0, 0, 2)))


def _considered(each: Considered, lines: Lines) -> tuple[Rich, Rich, Rich, Rich, Rich]:
    number = f"{count(each.taken)} of {count(each.count)}" if each.taken else count(each.count)
    return (
        Rich(f"  {number}"),
        Rich(one_line(clip(each.text, 60))),
        Rich(each.style),
        Rich(f"line {lines.at(each.first.start)}"),
        Rich(one_line(each.why), style="dim"),
    )
