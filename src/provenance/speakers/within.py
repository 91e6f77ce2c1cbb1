"""Labels that stand within the words of a turn which the format itself has told.

A field of speech may hold the beginning of the next turn too: "Let me - MCCAIN: You have to". Only
labels that the fields of the same text know are taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.model import Span, Speaker
from provenance.speakers.shapes import case_of, shape_of
from provenance.text.names import fold, same_speaker, strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Turn

_LONGEST = 60
"""A label within a turn has at most so many characters."""

_BEGINS = re.compile(r"(?:[.?!…)\]\"”»*\-–—][ \u00a0\t]+|\n[ \u00a0\t]*)(?=[*_]*[^\W\d_])")
"""What stands before it: a sentence or a clause that ends, a remark in brackets, a line's end."""

_AFTER = frozenset(" \u00a0\t\n*")


def parted(content: str, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return ``turns``, those that hold the label of another turn parted before it."""
    labels: dict[str, Speaker] = {}
    for turn in turns:
        label = strip(turn.label_text)
        if label and turn.speaker is not None:
            labels.setdefault(label, turn.speaker)
    if len(labels) < 2:
        return tuple(turns)
    known = _Known(labels)
    found: list[Turn] = []
    for turn in turns:
        begins = list(_labels_within(content, turn, known))
        if not begins:
            found.append(replace(turn, index=len(found)))
            continue
        stops = [mark.start for mark, _ in begins[1:]] + [turn.span.end]
        found.append(_piece(content, turn, turn.span.start, begins[0][0].start, len(found)))
        for (mark, speaker), stop in zip(begins, stops, strict=True):
            piece = _piece(content, turn, mark.start, stop, len(found))
            found.append(
                replace(
                    piece,
                    label=mark,
                    label_text=content[mark.start : mark.end],
                    speaker=speaker,
                    inferred=False,
                    why="the label stands within another turn",
                    continues=False,
                )
            )
    return tuple(found)


class _Known:
    """The labels of the fields, by their folded text and by their last word."""

    def __init__(self, labels: dict[str, Speaker]) -> None:
        self._labels = labels
        self._by_last: dict[str, list[str]] = defaultdict(list)
        for label in labels:
            words = fold(label).split()
            if words:
                self._by_last[words[-1]].append(label)

    def speaker(self, text: str) -> Speaker | None:
        """Return whom ``text`` labels, if a field has it, or one field names the same person.

        What is not in capitals is a label only as it is printed in the fields, in several words.
        """
        if text in self._labels and (case_of(text) == "capitals" or " " in text):
            return self._labels[text]
        words = fold(text).split()
        if not words or case_of(text) != "capitals":
            return None
        alike = [label for label in self._by_last[words[-1]] if same_speaker(label, text)]
        people = {self._labels[label].name for label in alike}
        if len(people) != 1:
            return None
        exact = any(fold(label) == fold(text) for label in alike)
        return self._labels[alike[0]] if exact else Speaker(text, self._labels[alike[0]].role)


def _labels_within(content: str, turn: Turn, known: _Known) -> Iterator[tuple[Span, Speaker]]:
    """Yield the labels inside a turn, colon included, with the speakers whom they name."""
    low = turn.label.end if turn.label is not None else turn.span.start
    colon = content.find(":", low, turn.span.end)
    while colon >= 0:
        if content[colon + 1 : colon + 2] in _AFTER and colon + 1 < turn.span.end:
            start = max(low, colon - _LONGEST)
            for match in _BEGINS.finditer(content, start, colon):
                begin = match.end()
                text = content[begin:colon].strip("*_ ")
                speaker = known.speaker(text) if shape_of(text)[0] else None
                spoken = any(c.isalnum() for c in content[low : match.start() + 1])
                if speaker is not None and spoken:
                    begin += content[begin:colon].index(text)
                    yield Span(begin, colon + 1), speaker
                    low = colon + 1
                    break
        colon = content.find(":", colon + 1, turn.span.end)


def _piece(content: str, turn: Turn, start: int, stop: int, index: int) -> Turn:
    """Return what ``turn`` holds from ``start`` to ``stop``, without the blanks at its end."""
    while stop > start and content[stop - 1].isspace():
        stop -= 1
    span = Span(start, stop)
    inside = tuple(each for each in turn.annotations if span.covers(each.span))
    return replace(turn, index=index, span=span, annotations=inside)
