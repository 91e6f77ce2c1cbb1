"""The first statement has no speaker's label, although the others have.

Who speaks first is known only from the heading or from what is said; the label was lost or never
printed. A text by one speaker, and one in which nobody is labelled, needs no label at its opening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

SPEECH = 3000
"""Characters from which an opening that is a third of the text is a speech: by custom the heading
names its speaker."""


def _find(view: View) -> Iterator[Sighting]:
    if not view.dialogue or view.turns[0].label is not None:
        return
    opening = view.turns[0]
    if opening.speaker is None:
        note = "nobody can be named for it"
    else:
        why = f" ({opening.why})" if opening.why else ""
        note = f"taken to be {opening.speaker.name}{why}"
    first = next((p for p in view.spoken if p.turn == opening.index), None)
    start = first.start if first else opening.span.start
    end = min(first.end if first else opening.span.end, start + 200)
    if end < (first.end if first else opening.span.end):
        end = view.content.rfind(" ", start, end) if " " in view.content[start:end] else end
    length = len(opening.span)
    speech = opening.speaker is not None and length > max(SPEECH, len(view.content) // 3)
    yield Sighting(start, end, f"the opening has no label: {note}", "info" if speech else None)


plugin = rule("unlabelled-opening", 230, "warning", __doc__, _find)
