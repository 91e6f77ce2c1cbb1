"""Text breaks off: in a word, in a sentence, or the document before its end.

The end of an excerpt where a paragraph or a turn ends is no truncation, and neither is a cut that
the text marks with dots or brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.differences._detector import Claim, Detector
from provenance.model import ANNOTATION
from provenance.text.lines import is_paragraph_a_line

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

_SENTENCE_END = re.compile(r"[.?!…؟。:;](?:[\s\"'”’»)\]*_]|$)|[\"'”’»)\]]\s*$|—|--|–")
CUSTOM = 3
"""So many paragraphs that end in a hyphen show what it stands for."""

_BLANK = re.compile(r"\n[ \t]*\n\s*")


def _claims(place: Place) -> Claim | None:
    if place.edge == "all":
        return None
    for whole, cut in ((place.base, place.witness), (place.witness, place.base)):
        if place.edge == "head" and (whole.at_paragraph or not cut.at.start):
            continue  # what comes before the shared stretch breaks off nowhere
        if whole.size <= cut.size and not (whole.size == cut.size == 1):
            continue
        if cut.size > 1 or not breaks(cut):
            continue
        if not whole.size or whole.only(1) or whole.only(2):
            continue
        if not place.edge and (whole.has_label or _paragraphs(whole) > 1):
            continue  # more than a paragraph is missing inside the text: that is left out
        note = _in_word(whole, cut) or _in_sentence(whole, cut)
        if note:
            return Claim(note)
    return None


def _paragraphs(part: Part) -> int:
    """How many paragraphs end in ``part``, before its last one."""
    text = part.printed.strip()
    if is_paragraph_a_line(part.tokens.content):
        return text.count("\n")
    return len(_BLANK.findall(text))


def _in_word(whole: Part, cut: Part) -> str:
    """A part of a word at the end of a paragraph, where the other text has all of the word."""
    if cut.size != 1:
        return ""
    stump, word = cut.forms[0], whole.forms[0]
    ends = word.removeprefix(stump)
    if 1 <= len(stump) < len(word) and ends not in (word, "s", "'s", "'"):
        return f"breaks off in a word: “{cut.words[0]}” for “{whole.words[0]}”"
    return ""


def _in_sentence(whole: Part, cut: Part) -> str:
    """Nothing more where the other text goes on in the same sentence, and no mark closes it."""
    if cut.size:
        return ""
    if "\n" in whole.before or _SENTENCE_END.search(whole.before.strip()):
        return ""
    if whole.at.start and whole.tokens.kinds[whole.at.start - 1] == ANNOTATION:
        return ""  # a sentence begins behind a stage direction
    if _above_speech(whole) and _above_speech(cut):
        return ""  # a heading ends without a mark, however many words it has
    if cut.at.end >= len(cut.tokens):
        return "the document breaks off in a sentence"
    # Inside the text the rest of a sentence is missing at the end of a paragraph.
    return "breaks off in a sentence" if "\n" in whole.after else ""


def _above_speech(part: Part) -> bool:
    """Whether a place lies above the first turn: in a title, a byline or a date."""
    turns = part.transcript.turns
    return bool(turns) and part.text.end <= turns[0].span.start


def _is_interrupted(head: str, content: str) -> bool:
    """Whether a hyphen at a paragraph's end is the dash of a text in which speakers stop short."""
    return head.strip() == "-" and (head[0].isspace() or content.count("-\n\n") >= CUSTOM)


def breaks(cut: Part) -> bool:
    """Whether a paragraph or the document ends here without a mark that closes a sentence."""
    ends = cut.at.end >= cut.total
    if not ends and "\n" not in cut.after:
        return False
    head, _, rest = cut.after.partition("\n")
    if _SENTENCE_END.search(head.strip()) or _is_interrupted(head, cut.tokens.content):
        return False
    return ends or "\n" in rest or is_paragraph_a_line(cut.tokens.content)


plugin = Detector(
    code="truncation",
    rank=110,
    group="damage",
    severity="critical",
    meaning="Text breaks off: in a word, in a sentence, or the document before its end.",
    claims=_claims,
)
