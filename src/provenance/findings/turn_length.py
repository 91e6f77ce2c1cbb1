"""A turn is empty, or so long that it may be the words of several people.

A label with nothing after it has lost its words. In a conversation a turn of more than 20,000
characters may hide a label that was not recognised, so that one person is given the words of
several. A short answer (Yes. No.) and a speech by one person are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

LONG = 20_000


def _find(view: View) -> Iterator[Sighting]:
    turns = view.turns
    for turn, said in zip(turns, view.speech, strict=False):
        words = view.content[said.start : said.end].strip(" \t\r\n*_:\\-—–.")
        if turn.label is not None and not words:
            yield Sighting(
                turn.label.start,
                turn.label.end,
                "a label with nothing said under it: its words are lost, or stand elsewhere",
            )
        elif view.dialogue and len(said) > LONG:
            start = turn.label.start if turn.label else turn.span.start
            end = turn.label.end if turn.label else min(turn.span.end, turn.span.start + 80)
            yield Sighting(start, end, f"a turn of {len(said):,} characters", "info")


plugin = rule("turn-length", 260, "warning", __doc__, _find)
