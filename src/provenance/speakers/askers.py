"""Who asks: the moderator's introduction of the questioner who speaks next."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.speakers.vocabulary import NOT_NAMES
from provenance.speakers.vocabulary import words as words_of
from provenance.text.names import fold, parse, same_speaker
from provenance.text.titles import COURTESIES, OFFICES, PARTICLES, QUESTIONING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model import Speaker

_CALL = re.compile(
    r"\b(?:questions?|one|next|last|first|final|go|turn|call|over|hear|back|take)\b"
    r"[^.?!\r\n]{0,60}?\b(?:from|to|on|by|with|is|be)\s+"
    r"|\b(?:preguntas?|palabra|turno|siguiente|adelante)\b[^.?!\r\n]{0,50}?\b(?:de|del|a|es|para)\s+"
    r"|\b(?:question|parole|micro|suivante?)\b[^.?!\r\n]{0,50}?(?:\b(?:de|à|est|vient de)\s+|d['’])"
    r"|\b(?:Frage|Wort)\b[^.?!\r\n]{0,50}?\b(?:von|hat|an|geht an|kommt von)\s+"
    r"|\b(?:[Вв]опрос|слово|[Пп]ожалуйста)\b[^.?!\r\n]{0,40}?(?:\b(?:от|у|задаст|имеет)\s+|[—–:,-]\s*)"
    r"|(?:السؤال|سؤال|الكلمة)[^.؟!\r\n]{0,40}?(?:من|إلى)\s+",
    re.IGNORECASE,
)
_INVITED = re.compile(
    r"(?:^|[.?!]\s+)([^.?!\r\n]{4,60}?),?\s+(?:please|go ahead|you(?:'|’)re (?:up|next))\b"
)
_FROM = words_of(
    """
    from with of , at for de del du des d' von vom aus из от для من the la le el der by is
    """
)
_MENTION = re.compile(
    r"\bquestion|\bpregunta|\bfrage\b|вопрос|سؤال|\bnext\b|\bgo ahead\b|\bplease\b", re.IGNORECASE
)


_FOLLOWING = 3
"""So many questions in a row are taken for one questioner's, unless somebody else is called."""


class Floor:
    """Who has the floor: the questioner whom another voice has called upon.

    ``answering`` are the speakers whom the document names: a question may be for one of them, but
    it is not by him.
    """

    def __init__(self, answering: Iterable[Speaker]) -> None:
        self._answering = [each.name for each in answering if not parse(each.name).role]
        self._asker = ""
        self._left = 0

    def given(self, speaker: Speaker | None, tail: str, asks: bool) -> Speaker | None:
        """Return the speaker of the next turn, with the asker's name where one was called upon.

        ``tail`` is the end of what the turn says; ``asks`` says that a questioner speaks after it.
        """
        if speaker is not None and speaker.role in QUESTIONING:
            if not self._asker or not self._left:
                return speaker
            self._left -= 1
            return replace(speaker, asker=self._asker)
        called = introduced(tail) if asks else None
        if called and any(same_speaker(called.partition(",")[0], name) for name in self._answering):
            called = ""
        if called is not None:
            self._asker, self._left = called, _FOLLOWING
        return speaker


def introduced(text: str) -> str | None:
    """Return whom the end of a moderator's turn calls upon: "Olga Golovanova, Interfax".

    Empty if somebody is called upon but not named; None if nobody is.

    >>> introduced("Next question comes from Olga Golovanova from Interfax.")
    'Olga Golovanova, Interfax'
    """
    tail = text[-400:]
    best = ""
    for match in _CALL.finditer(tail):
        best = _named(tail[match.end() : match.end() + 140]) or best
    if not best:
        for match in _INVITED.finditer(tail):
            best = _named(match.group(1)) or best
    if best:
        return best
    return "" if _MENTION.search(tail) else None


def _named(text: str) -> str:
    words = re.sub(r"([,.?!;:])", r" \1 ", text).split()
    at = 0
    while at < len(words) and (
        fold(words[at]) in COURTESIES
        or fold(words[at]) in OFFICES
        or words[at] == "."
        or words[at] in _FROM
    ):
        at += 1
    name, at = _capitals(words, at, 5)
    if len(name) < 2 and not _arabic(name):
        return ""
    if any(fold(word) in NOT_NAMES for word in name) or fold(" ".join(name)) in OFFICES:
        return ""
    joined = False
    while at < len(words) and (words[at] == "," or words[at] in _FROM):
        joined = True
        at += 1
    place: list[str] = []
    if joined:
        place, _ = _capitals(words, at, 6)
    full = " ".join(name)
    return f"{full}, {' '.join(place)}" if place else full


def _capitals(words: list[str], at: int, most: int) -> tuple[list[str], int]:
    taken: list[str] = []
    while at < len(words) and len(taken) < most:
        word = words[at].strip("\"“”«»()'")
        small = fold(word) in PARTICLES and bool(taken) and at + 1 < len(words)
        upper = word[:1].isupper() or (word[:1].isalpha() and not word[:1].islower())
        if word in _FROM or not (upper or (small and words[at + 1][:1].isupper())):
            break
        if small and fold(word) in ("de", "del", "du", "von", "vom", "of") and len(taken) >= 2:
            break
        taken.append(word)
        at += 1
        initial = len(word) == 1 and at < len(words) and words[at] == "."
        if initial:
            taken[-1] += "."
            at += 1
    return taken, at


def _arabic(name: list[str]) -> bool:
    return len(name) == 1 and "\u0600" <= name[0][:1] <= "\u06ff"
