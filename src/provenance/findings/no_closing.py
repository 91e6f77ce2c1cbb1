"""A conversation ends without any closing words.

Press conferences, debates and interviews close with thanks, a farewell or the moderator's "that
concludes". Where the last turns hold nothing of the kind, the end is probably missing, although
the last sentence is whole. A reading of the last turns only: a footer after them does not hide the
closing. Written messages and speeches by one person end as they like and are not judged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.findings._rule import Sighting, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.findings._view import View

CLOSING = re.compile(
    r"\b(?:thank(?:s|ed|ing)?\b|that concludes|this concludes|concludes (?:the|our|this|tonight)|"
    r"(?:end|close) of (?:the |this |our |today's )?(?:\w+ )?(?:conference|briefing|interview|"
    r"debate|transcript|event|session|show|remarks)|conference (?:is )?(?:over|ended)|"
    r"good ?(?:night|bye|-bye)|bye\b|farewell|so long|god bless|see you|have a (?:\w+ )?(?:day|"
    r"night|evening|afternoon|weekend|one)|take care|until next|next (?:time|week|episode)|"
    r"we(?:'re| are) (?:done|adjourned|out of time)|adjourned|that's (?:it|all|a wrap)|"
    r"appreciate (?:it|you|your|everybody)|"
    r"(?:\w*gracias|adi[oó]s|hasta (?:luego|mañana|pronto|la vista|aquí|ahí)|"
    r"nos vemos|vámonos|mañana\s*\Z|"
    r"que (?:les?|la|lo|se la|te) (?:vaya|pasen?|pases)|buen(?:as|os)? "
    r"(?:tarde|noche|día|provecho)s?|viva méxico|"
    r"concluy[eóa]\w*|damos por|se levanta la sesi[oó]n|felicidades|abrazo)|"
    r"(?:merci|au revoir|bonne (?:soirée|journée|nuit)|à bientôt|vive la)|"
    r"(?:danke|dank|auf wiedersehen|tschüss|schönen (?:tag|abend)|guten abend)|"
    r"(?:obrigad[oa]|até (?:logo|amanhã|breve)|tchau|boa noite)|"
    r"(?:grazie|arrivederci|buona (?:sera|notte|giornata))|"
    r"(?:спасибо|благодарю|до свидания|всего доброго|до встречи))\b"
    r"|شكرا|والسلام|السلام عليكم|谢谢|ありがとう"
    r"|\((?:end|fin|ende|fine|конец|corte|himno|applause)\b",
    re.IGNORECASE,
)
ASKER = re.compile(
    r"\b(?:q|question\w*|journalist\w*|reporter|press|pregunta|interlocutora?|periodista|prensa|"
    r"frage\w*|domanda|вопрос)\b",
    re.IGNORECASE,
)
REACH = 700
"""How many characters of the last turns are read: a farewell is seldom longer."""


def _find(view: View) -> Iterator[Sighting]:
    if not view.dialogue or len(view.labelled) < 4 or not _asks(view):
        return
    if CLOSING.search(_tail(view).replace("’", "'")):
        return
    spoken = view.spoken
    if spoken:
        start, end = spoken[-1].start, spoken[-1].end
        if end - start > 120:
            start = view.content.find(" ", end - 120, end) + 1 or end - 120
        yield Sighting(
            start, end, "perhaps the text breaks off: no thanks, no farewell, no closing"
        )


def _asks(view: View) -> bool:
    """Whether anybody asks: ceremonies without questions end as they like."""
    return any(
        ASKER.search(turn.label_text) or view.ending(span.end, span.start) in "?؟"
        for turn, span in zip(view.turns, view.speech, strict=True)
    )


def _tail(view: View) -> str:
    """Return the end of what is said, from the last turns."""
    parts: list[str] = []
    length = 0
    for span in reversed(view.speech[-6:]):
        parts.append(view.content[max(span.start, span.end - REACH + length) : span.end])
        length += len(parts[-1])
        if length >= REACH:
            break
    return "\n".join(reversed(parts))


plugin = rule("no-closing", 160, "warning", __doc__, _find)
