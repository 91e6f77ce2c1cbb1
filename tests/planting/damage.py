"""Plants damage: characters garbled on the way, and texts that break off."""

from __future__ import annotations

from html.entities import codepoint2name
from typing import TYPE_CHECKING

from planting import texts
from planting.form import spans
from planting.kinds import kind
from planting.structure import is_copied
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from planting.sheet import Sheet

ODD = r"[^\x00-\x7f\s]"


def _misread(text: str, codec: str) -> str:
    """UTF-8 bytes read as ``codec``; bytes that it leaves undefined become C1 controls."""
    out = []
    for byte in text.encode():
        try:
            out.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            out.append(chr(byte))
    return "".join(out)


def _entity(text: str) -> str:
    return "".join(
        f"&{codepoint2name[ord(c)]};" if ord(c) in codepoint2name else f"&#{ord(c)};" for c in text
    )


CHAINS: dict[str, Callable[[str], str]] = {
    "utf-8 as cp1252": lambda text: _misread(text, "cp1252"),
    "utf-8 as cp1252 twice": lambda text: _misread(_misread(text, "cp1252"), "cp1252"),
    "utf-8 as latin-1": lambda text: _misread(text, "latin-1"),
    "utf-8 as mac-roman": lambda text: _misread(text, "mac-roman"),
    "question mark": lambda text: "?" * len(text),
    "replacement character": lambda text: "\N{REPLACEMENT CHARACTER}" * len(text),
    "entity": _entity,
    "numeric entity": lambda text: "".join(f"&#{ord(c)};" for c in text),
    "escaped code point": lambda text: "".join(f"<U+{ord(c):04X}>" for c in text),
}


LOSSY = ("question mark", "replacement character")


def _single(chain: str) -> Callable[[Sheet], bool]:
    def plant(sheet: Sheet) -> bool:
        # a lone "?" after a word and before a blank reads as a question mark: not honest there
        pattern = rf"(?<=\w){ODD}(?=\w)|(?<= )[–—](?= )" if chain == "question mark" else ODD
        site = sheet.pick(spans(pattern, sheet.text), 0)
        if site is None:
            return False
        sheet.edit(site, CHAINS[chain](sheet.text[site.start]), "encoding", chain)
        return True

    plant.__doc__ = f"One character, {chain}."
    return plant


def _throughout(chain: str) -> Callable[[Sheet], bool]:
    def plant(sheet: Sheet) -> bool:
        if sheet.page.language in texts.SCRIPTS and chain in LOSSY:
            return False  # nothing would be left that the two texts share
        done = False
        for site in spans(f"{ODD}+", sheet.text):
            if sheet.free(site, 0):
                garbled = CHAINS[chain](sheet.text[site.start : site.end])
                sheet.edit(site, garbled, "encoding", f"{chain}, throughout")
                done = True
        return done

    plant.__doc__ = f"Every character outside ASCII, {chain}."
    return plant


for _chain in CHAINS:
    kind("encoding", _chain.replace(" ", "-"))(_single(_chain))
    kind("encoding", f"{_chain.replace(' ', '-')}-throughout", sweep=True)(_throughout(_chain))


@kind("encoding", "dash-as-quotes")
def dash_as_quotes(sheet: Sheet) -> bool:
    """A dash became two straight quotation marks."""
    site = sheet.pick(spans("(?<= )[–—](?= )", sheet.text), 0)
    if site is None:
        return False
    sheet.edit(site, '""', "encoding", "dash as two quotation marks")
    return True


@kind("encoding", "stripped-throughout", sweep=True)
def strip(sheet: Sheet) -> bool:
    """Every character outside ASCII was dropped."""
    sites = [site for site in spans(ODD, sheet.text) if sheet.free(site, 0)]
    if len(sites) < 5 or any(piece.code == "duplication" for piece in sheet.pieces):
        return False  # a copy would keep what the text has lost
    for site in sites:
        sheet.edit(site, "", "encoding", "stripped throughout", also=("whitespace",))
    return True


@kind("encoding", "invisible")
def invisible(sheet: Sheet) -> bool:
    """An invisible or bidirectional control slipped into a word or between two."""
    sites = [Span(s.start, s.start) for s in spans(r"(?<=\w)(?=\w)|(?<= )(?=\w)", sheet.text)]
    site = sheet.pick(sites, 0)
    if site is None:
        return False
    character = sheet.rng.choice(("\u200b", "\u200e", "\u202a", "\ufeff", "\u2060"))
    sheet.edit(site, character, "encoding", f"U+{ord(character):04X} slipped in")
    return True


# ---------------------------------------------------------------- breaking off
def _break_off(sheet: Sheet, cut: int, note: str) -> bool:
    site = Span(cut, len(sheet.text))
    if sheet.closed_end or not sheet.free(site, 1) or is_copied(sheet, site):
        return False
    sheet.edit(site, "", "truncation", note, also=("whitespace",))
    sheet.closed_end = True
    return True


@kind("truncation", "document-in-word", sweep=True)
def document_in_word(sheet: Sheet) -> bool:
    """The document breaks off in a word."""
    late = int(len(sheet.text) * 0.6)
    sites = [s for s in spans(r"\b[a-zà-ÿ]{6,}\b", sheet.text) if s.start > late]
    if not sites:
        return False
    word = sheet.rng.choice(sites)
    return _break_off(
        sheet, word.start + sheet.rng.randint(3, len(word) - 2), "breaks off in a word"
    )


@kind("truncation", "document-in-sentence", sweep=True)
def document_in_sentence(sheet: Sheet) -> bool:
    """The document breaks off after a word, in a sentence."""
    late = int(len(sheet.text) * 0.6)
    sites = [s for s in spans(r"(?<=[a-zà-ÿ]{3}) (?=[a-zà-ÿ])", sheet.text) if s.start > late]
    if not sites:
        return False
    return _break_off(sheet, sheet.rng.choice(sites).start, "breaks off in a sentence")


def _paragraph(sheet: Sheet, pattern: str, note: str) -> bool:
    bodies = [p for p in sheet.page.paragraphs if len(p) > 250 and p.end < len(sheet.text) * 0.95]
    sites = []
    for body in bodies:
        cuts = [
            s
            for s in spans(pattern, sheet.text[body.start : body.end])
            if s.start > len(body) * 0.5
        ]
        sites += [Span(body.start + s.start, body.end) for s in cuts[:-3]]
    site = sheet.pick([each for each in sites if not is_copied(sheet, each)])
    if site is None:
        return False
    sheet.edit(site, "", "truncation", note)
    return True


@kind("truncation", "paragraph-in-word")
def paragraph_in_word(sheet: Sheet) -> bool:
    """A paragraph breaks off in a word."""
    return _paragraph(sheet, r"(?<= [a-zà-ÿ]{4})(?=[a-zà-ÿ]{3})", "paragraph breaks off in a word")


@kind("truncation", "paragraph-in-sentence")
def paragraph_in_sentence(sheet: Sheet) -> bool:
    """A paragraph breaks off in a sentence."""
    return _paragraph(
        sheet, r"(?<=[a-zà-ÿ]{3})(?= [a-zà-ÿ]{2})", "paragraph breaks off in a sentence"
    )
