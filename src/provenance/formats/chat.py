"""CHAT of TalkBank (.cha): utterances of coded speakers, with what was said alone taken.

Lines that annotate an utterance (``%mor``) and codes within it (``[//]``, ``&=laughs``) are left
out; what was really said stays, also where a code gives what was meant. Times become anchors.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.formats._cues import lines_of
from provenance.formats._draft import Draft, bounded
from provenance.formats._format import Format
from provenance.model import Metadata, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Text, Transcript

_SAMPLE: Final = 20_000
_PARTICIPANTS: Final = "@Participants:"
_SPEAKER: Final = re.compile(r"\*([A-Za-z0-9_-]{1,20}):[ \t]?")
_TIMES: Final = re.compile(r"\x15(\d{1,10})_(\d{1,10})\x15")
_BLANK: Final = r"(?:(?<![ \t])[ \t]{1,9})?"
_CODE: Final = re.compile(
    r"\x15[^\x15\r\n]{0,200}\x15"  # the place in the recording
    rf"|{_BLANK}\[[^\[\]]{{0,300}}\]"  # [/], [= text], [: meant], [* error]
    rf"|{_BLANK}&[=*][^\s]{{1,100}}"  # &=laughs, &*MOT:yes
    r"|&[-+~](?=\w)"  # &-uh: the word stays
    rf"|{_BLANK}\((?:\.{{1,3}}|[\d:]{{1,9}}\.?\d{{0,9}})\)"  # pauses
    rf"|{_BLANK}\+[/\"]{{0,3}}(?=[.!?])"  # ends that are no full stop: its mark stays
    r"|\+[<^,+\"](?=[ \t])"  # what links an utterance to another one
    r"|@[a-z]{1,4}(?:[$:][\w:&+-]{0,30})?(?![\w@.])"  # word@s:eng
    r"|(?<![^\s<])0[a-z][\w']{0,40}"  # 0the: not said
    r"|(?<=\w)\((?P<end>\w{1,20})\)|\((?P<start>\w{1,20})\)(?=\w)"  # goin(g), (be)cause
    r"|[<>↑↓↗↘→⌈⌉⌊⌋‹›‡„]"
    r"|(?<![ \t])[ \t]{1,9}(?=[.?!,](?:[ \t]|\x15|[\r\n]|$))"
)
_DATE: Final = re.compile(r"(\d{1,2})-([A-Z]{3})-(\d{4})")
_MONTHS: Final = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def _claims(text: Text) -> bool:
    """Claim what opens with the headers that every file of CHAT has, with an utterance below."""
    content = text.content[:_SAMPLE]
    if _PARTICIPANTS not in content:
        return False
    begun = False
    for start, end in _joined(content):
        if content.startswith("@Begin", start):
            begun = end - start == len("@Begin")
        elif not content.startswith(("@", "*"), start):
            return False
        elif found := _SPEAKER.match(content, start, end):
            return begun and found.end() < end
    return False


def _read(text: Text) -> Transcript:
    bounded(text, "chat")
    content = text.content
    draft = Draft(text)
    names: dict[str, str] = {}
    title = date = place = speaking = ""
    for start, end in _joined(content):
        line = content[start:end]
        if line.startswith("@"):
            key, _, value = line.partition(":")
            value = " ".join(value.split())
            if key == "@Participants":
                names = _names(value)
            elif key == "@Date":
                date = _day(value)
            elif key == "@Location":
                place = value[:300]
            elif key in ("@Situation", "@Title") and not title:
                title = value[:300]
        elif found := _SPEAKER.match(content, start, end):
            if found[1] != speaking:
                if speaking:
                    draft.end()
                speaking = found[1]
                draft.gap("\n\n")
                draft.begin(speaker=names.get(speaking, speaking))
                at = draft.begins()
                draft.put(names.get(speaking, speaking), found.start(1), found.end(1))
                draft.labelled(at)
            draft.gap(" ")
            _utterance(draft, found.end(), end)
    if speaking:
        draft.end()
    step = Step("codes", "annotations of CHAT left out: what was said alone is taken", 0.9)
    return draft.finish(
        "chat",
        step,
        metadata=Metadata(title, date, place),
        dialect="*CODE: the file names who speaks.",
    )


def _joined(content: str) -> Iterator[tuple[int, int]]:
    """Yield lines, each with those that go on with it, which begin with a tab."""
    start = end = -1
    for begin, finish in lines_of(content):
        if start >= 0 and content[begin : begin + 1] in ("\t", " ", ""):
            end = finish
            continue
        if start >= 0:
            yield start, end
        start, end = begin + (content[begin : begin + 1] == "\ufeff"), finish
    if start >= 0:
        yield start, end


def _utterance(draft: Draft, start: int, end: int) -> None:
    """Write what was said, without codes; a blank before the mark at its end is left out."""
    begins = draft.begins()
    at = start
    for code in _CODE.finditer(draft.source, start, end):
        draft.words(at, code.start())
        for part in ("start", "end"):
            if code[part]:
                draft.words(*code.span(part))
        at = code.end()
    draft.words(at, end)
    times = [(int(b) / 1000, int(f) / 1000) for b, f in _TIMES.findall(draft.source, start, end)]
    if times:
        draft.spoken_at(begins, times[0][0], max(times[0][0], times[-1][1]))


def _names(participants: str) -> dict[str, str]:
    """Return who each code stands for: "MOT Ann Mother" is Ann, and "CHI Target_Child" that.

    Where two would be called the same, each keeps its code.
    """
    found: dict[str, str] = {}
    for entry in participants.split(","):
        words = entry.split()
        if words:
            called = words[1] if len(words) > 1 else words[0]
            found[words[0]] = called.replace("_", " ")
    shared = list(found.values())
    return {code: name if shared.count(name) == 1 else code for code, name in found.items()}


def _day(value: str) -> str:
    """Return a date such as 14-NOV-2015 as ISO writes it, or nothing.

    >>> _day("14-NOV-2015"), _day("some day")
    ('2015-11-14', '')
    """
    found = _DATE.fullmatch(value)
    if found is None or found[2] not in _MONTHS:
        return ""
    return f"{found[3]}-{_MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"


plugin = Format(
    code="chat",
    rank=236,
    meaning="CHAT of TalkBank: utterances and their speakers, without the codes",
    claims=_claims,
    read=_read,
)
