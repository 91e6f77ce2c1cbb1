"""Plants differences of structure: what is gone, added, repeated, elsewhere, or around the text."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

from planting.form import spans
from planting.kinds import kind
from planting.sheet import Piece
from planting.texts import Writer
from provenance.model import Span

if TYPE_CHECKING:
    from planting.model import Page
    from planting.sheet import Sheet

SMALL = ("punctuation", "whitespace", "case", "typography")
"""What may come along with a cut: the comma before it, the blank after it."""


DENYING = frozenset("cannot nothing nobody neither without jamais aucune ninguno ninguna".split())
"""Words without which a sentence says the contrary: that is no omission."""


def units(page: Page) -> list[Span]:
    """Body paragraphs with the blank lines after them, no headings or pictures.

    The last one of the text has no line after it.
    """
    body = page.body
    return [
        Span(one.start, two.start)
        for one, two in zip(page.paragraphs, page.paragraphs[1:], strict=False)
        if one.start >= body and len(one) > 60 and page.text[one.start] not in "#!"
    ]


def turn_units(page: Page) -> list[Span]:
    """Turns with the blank lines after them, without the last."""
    return [
        Span(one.start, two.start) for one, two in zip(page.turns, page.turns[1:], strict=False)
    ]


def _writer(sheet: Sheet) -> Writer:
    return Writer(random.Random(sheet.rng.random()), sheet.page.language)


# ---------------------------------------------------------------- omission
@kind("omission", "word")
def omit_word(sheet: Sheet) -> bool:
    """A word is left out."""
    sites = spans(r"(?<=[a-zà-ÿ]{3} )[a-zà-ÿ]{6,} (?=[a-zà-ÿ]{3})", sheet.text)
    site = sheet.pick([s for s in sites if sheet.text[s.start : s.end].strip() not in DENYING])
    if site is None:
        return False
    sheet.edit(site, "", "omission", "word", also=SMALL)
    return True


@kind("omission", "half-sentence")
def omit_half(sheet: Sheet) -> bool:
    """The rest of a sentence after a comma is left out, its last mark kept."""
    sites = []
    for paragraph in units(sheet.page):
        for sentence in sheet.page.sentences(paragraph):
            text = sheet.text[sentence.start : sentence.end].rstrip()
            comma = text.find(", ", 20)
            if comma > 0 and text[-1] in ".?" and len(text[comma:].split()) > 4:
                if is_copied(sheet, sentence):
                    continue
                sites.append(Span(sentence.start + comma, sentence.start + len(text) - 1))
    site = sheet.pick(sites)
    if site is None:
        return False
    sheet.edit(site, "", "omission", "half a sentence", also=SMALL)
    return True


def _sentences(sheet: Sheet) -> list[Span]:
    """Sentences followed by another one in their paragraph, with the blank between them."""
    found = []
    for paragraph in units(sheet.page):
        inside = sheet.page.sentences(paragraph)
        found += [
            Span(one.start, two.start)
            for one, two in itertools.pairwise(inside)
            if len(one) > 30 and not is_copied(sheet, one)
        ]
    return found


@kind("omission", "sentence")
def omit_sentence(sheet: Sheet) -> bool:
    """A sentence is left out."""
    site = sheet.pick(_sentences(sheet))
    if site is None:
        return False
    sheet.edit(site, "", "omission", "sentence", also=SMALL)
    return True


@kind("omission", "paragraph")
def omit_paragraph(sheet: Sheet) -> bool:
    """A paragraph is left out; not one with a label, whose speech would go to another."""
    starts = {label.whole.start for label in sheet.page.labels}
    sites = [unit for unit in units(sheet.page) if unit.start not in starts]
    site = sheet.pick([unit for unit in sites if not is_copied(sheet, unit)])
    if site is None:
        return False
    sheet.edit(site, "", "omission", "paragraph", also=SMALL)
    return True


@kind("omission", "turn")
def omit_turn(sheet: Sheet) -> bool:
    """A whole turn is left out, label and all."""
    site = sheet.pick([t for t in turn_units(sheet.page)[1:] if not is_copied(sheet, t)])
    if site is None:
        return False
    sheet.edit(site, "", "omission", "turn", also=SMALL)
    return True


@kind("omission", "marked")
def omit_marked(sheet: Sheet) -> bool:
    """A sentence or some words are left out, and the witness says so."""
    if sheet.rng.random() < 0.5:
        site = sheet.pick([Span(s.start, s.end - 1) for s in _sentences(sheet)])
        mark = sheet.rng.choice(("…", "[...]", "[…]"))
    else:
        site = sheet.pick(
            spans(r"(?<=[a-z]{3} )[a-zà-ÿ]{4,}(?: [a-zà-ÿ]{2,}){1,4}(?= )", sheet.text)
        )
        mark = sheet.rng.choice(("…", "[...]", "(inaudible)"))
    if site is None:
        return False
    sheet.edit(site, mark, "omission", f"marked {mark}", also=SMALL)
    return True


# ---------------------------------------------------------------- insertion
@kind("insertion", "sentence")
def insert_sentence(sheet: Sheet) -> bool:
    """A sentence that nobody said is put between two."""
    site = sheet.pick([Span(s.end, s.end) for s in _sentences(sheet)])
    if site is None:
        return False
    sheet.edit(site, _writer(sheet).sentence() + " ", "insertion", "sentence", also=SMALL)
    return True


@kind("insertion", "word")
def insert_word(sheet: Sheet) -> bool:
    """A word is put in."""
    sites = [Span(s.end, s.end) for s in spans(r"[a-zà-ÿ]{4,} (?=[a-zà-ÿ]{4,})", sheet.text)]
    site = sheet.pick(sites)
    if site is None:
        return False
    words = {
        "en": ("actually", "perhaps", "uh", "basically"),
        "es": ("quizás", "realmente"),
        "fr": ("vraiment", "peut-être"),
    }
    sheet.edit(
        site, sheet.rng.choice(words[sheet.page.language]) + " ", "insertion", "word", also=SMALL
    )
    return True


@kind("insertion", "paragraph")
def insert_paragraph(sheet: Sheet) -> bool:
    """An editor's paragraph is put between two."""
    site = sheet.pick([Span(u.end, u.end) for u in units(sheet.page)])
    if site is None:
        return False
    writer = _writer(sheet)
    lead = sheet.rng.choice(("Read more: ", "", ""))
    sheet.edit(
        site,
        f"{lead}{writer.sentence()} {writer.sentence()}\n\n",
        "insertion",
        "paragraph",
        also=SMALL,
        accept=("boilerplate",) if lead else (),
    )
    return True


# ---------------------------------------------------------------- duplication
def _passages(sheet: Sheet) -> list[Span]:
    """Paragraphs long enough to be a passage: less may be a phrase that is said again."""
    return [u for u in units(sheet.page) if len(sheet.text[u.start : u.end].split()) >= 16]


def _inside_moved(sheet: Sheet, at: int) -> bool:
    """Whether ``at`` lies within a passage that has moved: to cut it would make two of it."""
    return any(p.code == "move" and p.span.start < at < p.span.end for p in sheet.pieces)


def _most_of(span: Span, other: Span) -> bool:
    """Whether ``span`` holds most of ``other``."""
    return 2 * (min(span.end, other.end) - max(span.start, other.start)) > len(other)


def is_copied(sheet: Sheet, span: Span) -> bool:
    """Whether a part of ``span`` is printed once more elsewhere.

    Where the first printing goes, the second one is no copy: the passage has moved. Where a part of
    it goes, either is the copy, and the cut is one of the text or of the copy.
    """
    return any(p.code == "duplication" and p.span.overlaps(span) for p in sheet.pieces)


def _copy(sheet: Sheet, source: Span, at: int, note: str) -> bool:
    if not (sheet.free(source, 0) and sheet.free(Span(at, at), 0)) or _inside_moved(sheet, at):
        return False
    # of what has moved and is printed twice, either printing may be called the copy
    if any(p.code == "move" and _most_of(source, p.span) for p in sheet.pieces):
        return False
    index = sheet.split(at)
    sheet.pieces.insert(index, Piece(source, code="duplication", note=note))
    sheet.take(Span(at, at))
    return True


@kind("duplication", "adjacent")
def repeat_here(sheet: Sheet) -> bool:
    """A paragraph is printed twice in a row."""
    unit = sheet.pick(_passages(sheet), 0)
    return unit is not None and _copy(sheet, unit, unit.end, "printed twice in a row")


@kind("duplication", "elsewhere")
def repeat_there(sheet: Sheet) -> bool:
    """A paragraph is printed again somewhere else."""
    unit = sheet.pick(_passages(sheet), 0)
    places = [u.end for u in units(sheet.page) if unit and abs(u.end - unit.end) > len(unit)]
    if unit is None or not places:
        return False
    return _copy(sheet, unit, sheet.rng.choice(places), "printed again elsewhere")


@kind("duplication", "lead")
def repeat_lead(sheet: Sheet) -> bool:
    """A passage of the body is printed at the top, as a lead."""
    unit = sheet.pick(_passages(sheet)[:6], 0)
    return unit is not None and _copy(sheet, unit, units(sheet.page)[0].start, "lead")


# ---------------------------------------------------------------- move
def _must_stay(sheet: Sheet, span: Span) -> bool:
    """Whether something else has moved past ``span``, which shows by staying that it did."""
    return any(_most_of(span, pivot) for pivot in sheet.pivots) or any(
        span.start < each.end and each.start < span.end for each in sheet.passed
    )


def _move(sheet: Sheet, source: Span, at: int, note: str) -> bool:
    if not (sheet.free(source, 0) and sheet.free(Span(at, at), 0)) or _inside_moved(sheet, at):
        return False
    if _inside_moved(sheet, source.start + 1) or _must_stay(sheet, source):
        return False
    # of two neighbours of one length, either may be said to have moved: it must go past more than
    # it holds itself, of text that stays
    for edge in (source.start, source.end, at):
        sheet.split(edge)
    start, stop = sorted((sheet.split(source.start), sheet.split(at)))
    past = [p for p in sheet.pieces[start:stop] if not p.code and not source.covers(p.span)]
    passed = sum(len(p.span) for p in past)
    if passed < 1.3 * len(source):
        return False
    if passed < 4 * len(source):
        sheet.passed += [p.span for p in past]
    piece = sheet.lift(source)
    piece.code, piece.note = "move", note
    sheet.pieces.insert(sheet.split(at), piece)
    for edge in (source.start, source.end, at):
        sheet.take(Span(edge, edge))
    return True


@kind("move", "paragraph")
def move_paragraph(sheet: Sheet) -> bool:
    """A paragraph is printed elsewhere, at least its own length away."""
    starts = {label.whole.start for label in sheet.page.labels}
    sites = [unit for unit in units(sheet.page) if unit.start not in starts and len(unit) > 150]
    unit = sheet.pick(sites, 0)
    if unit is None:
        return False
    return _move(sheet, unit, sheet.rng.choice(units(sheet.page)).end, "paragraph elsewhere")


@kind("move", "turn")
def move_turn(sheet: Sheet) -> bool:
    """A whole turn is printed elsewhere."""
    turns = turn_units(sheet.page)
    unit = sheet.pick([turn for turn in turns if 150 < len(turn) < len(sheet.text) / 4], 0)
    if unit is None:
        return False
    return _move(sheet, unit, sheet.rng.choice(turns).end, "turn elsewhere")


@kind("move", "answers-swapped")
def swap_answers(sheet: Sheet) -> bool:
    """Two turns that stand one apart change places; the heaviest of the three stays in line."""
    turns = turn_units(sheet.page)
    at = sheet.rng.randrange(max(len(turns) - 2, 1))
    if len(turns) < at + 3:
        return False
    trio = turns[at : at + 3]
    weights = [len(sheet.text[t.start : t.end].split()) for t in trio]
    # a tie would leave the choice of what moved open
    if max(weights) < sorted(weights)[1] * 1.2 or min(weights) < 20:
        return False
    if not all(sheet.free(turn, 0) for turn in trio):
        return False
    # a turn that others have changed places around must stay where it is
    moved = [p.span for p in sheet.pieces if p.code == "move"]
    if any(_must_stay(sheet, t) or any(_most_of(t, each) for each in moved) for t in trio):
        return False
    # and so must what follows the three: they are put back before it
    first, behind = sheet.split(trio[0].start), sheet.split(trio[2].end)
    between = sheet.pieces[first:behind]
    if not between or not all(trio[0].start <= p.span.start < trio[2].end for p in between):
        return False
    sheet.pivots.append(max(trio, key=lambda turn: weights[trio.index(turn)]))
    pieces = [sheet.lift(turn) for turn in trio]
    for piece, weight in zip(pieces, weights, strict=True):
        if weight != max(weights):
            piece.code, piece.note = "move", "turns swapped"
    index = sheet.split(trio[2].end)
    sheet.pieces[index:index] = [pieces[2], pieces[1], pieces[0]]
    for turn in trio:
        sheet.take(Span(turn.start, turn.start))
    sheet.take(Span(trio[2].end, trio[2].end))
    return True


# ---------------------------------------------------------------- around the text
MASTHEADS = (
    "Daily Observer | World News\nHome | News | Opinion | Sport | Subscribe\n\n",
    "THE CONTINENTAL HERALD\nWEDNESDAY EDITION\n\nBy Our Correspondent\n\n",
    "Skip to main content\nMenu\nSearch\nShare on Facebook\nShare on Twitter\n\n",
    "NORTHERN PRESS AGENCY -\nBREAKING NEWS SERVICE\n\n",
)
FOOTERS = (
    "\n\nAll rights reserved. No part of this publication may be reproduced without permission.\n",
    "\n\n© Continental Media Group Ltd. Terms of Use | Privacy Policy | Contact us\n",
    "\n\nThe publisher shall assume no liability for the accuracy of this report.\n"
    "Registered Office: 12 Mill Lane\n",
)
FURNITURE = (
    "Continental Herald - Page {n}\n\n",
    "Page {n} of 12\n\n",
    "ADVERTISEMENT\n\n",
    "Share this article\n\n",
)


@kind("boilerplate", "masthead", sweep=True)
def masthead(sheet: Sheet) -> bool:
    """A masthead or a site's navigation stands before the text."""
    site = Span(0, 0)
    if sheet.pieces[0].span.start or not sheet.free(site, 0):
        return False
    sheet.edit(
        site, sheet.rng.choice(MASTHEADS), "boilerplate", "masthead", also=("whitespace", "markup")
    )
    return True


@kind("boilerplate", "footer", sweep=True)
def footer(sheet: Sheet) -> bool:
    """A legal footer stands after the text."""
    site = Span(len(sheet.text), len(sheet.text))
    last = sheet.pieces[-1].span.end == site.end
    if sheet.closed_end or not last or not sheet.free(site, 0):
        return False
    sheet.edit(
        site, sheet.rng.choice(FOOTERS), "boilerplate", "footer", also=("whitespace", "markup")
    )
    return True


@kind("boilerplate", "page-header", sweep=True)
def page_header(sheet: Sheet) -> bool:
    """A page header stands between paragraphs, again and again."""
    places = [Span(u.end, u.end) for u in units(sheet.page)]
    text = sheet.rng.choice(FURNITURE)
    done = 0
    for place in places[2 :: max(len(places) // 4, 1)]:
        if sheet.free(place):
            done += 1
            sheet.edit(
                place, text.format(n=done), "boilerplate", "page header", also=("whitespace",)
            )
    return done > 0


@kind("excerpt", "part", sweep=True)
def excerpt(sheet: Sheet) -> bool:
    """Only the first, the last or a middle part is reprinted, whole paragraphs or turns."""
    page = sheet.page
    edges = [unit.start for unit in (turn_units(page) if len(page.turns) > 6 else units(page))]
    if len(edges) < 5 or len(sheet.pieces) > 1 or sheet.closed_end:
        return False
    shape = sheet.rng.choice(("first", "last", "middle"))
    low, high = edges[len(edges) // 3], edges[-(len(edges) // 3) or -1]
    if low >= high and shape == "middle":
        return False
    if shape in ("last", "middle"):
        head = Span(0, low)
        if not sheet.free(head, 0):
            return False
        sheet.edit(
            head, "", "excerpt", f"head of the text not reprinted ({shape})", also=("whitespace",)
        )
    if shape in ("first", "middle"):
        tail = Span(high, len(sheet.text))
        if not sheet.free(tail, 0):
            return False
        sheet.edit(
            tail, "", "excerpt", f"tail of the text not reprinted ({shape})", also=("whitespace",)
        )
        sheet.closed_end = True
    return True


def permute(sheet: Sheet, blocks: int = 5) -> bool:
    """Reprint the text as blocks out of order; what is off the heaviest ordered chain has moved."""
    edges = [0, *(unit.start for unit in units(sheet.page))]
    if len(edges) < blocks * 2 or len(sheet.pieces) > 1:
        return False
    cuts = sorted(sheet.rng.sample(edges[1:], blocks - 1))
    # the last unit keeps its place: it has no blank line after it
    bounds = [0, *cuts]
    last = cuts[-1]
    spans_ = [Span(a, b) for a, b in itertools.pairwise(bounds)]
    order = spans_[:]
    sheet.rng.shuffle(order)
    if any(one.end == two.start for one, two in itertools.pairwise([*order, Span(last, last)])):
        return False  # two blocks that still follow one another are one
    weights = [len(sheet.text[s.start : s.end].split()) for s in order]
    if min(weights) < 30:
        return False  # a heading alone is too little to say that it moved, and not the rest
    best: list[tuple[int, tuple[int, ...]]] = []
    for i, span in enumerate(order):
        before = [best[j] for j in range(i) if order[j].start < span.start]
        weight, chain = max(before, default=(0, ()))
        best.append((weight + weights[i], (*chain, i)))
    ranked = sorted(best, reverse=True)
    if len(ranked) > 1 and ranked[1][0] > ranked[0][0] * 0.9:
        return False
    stay = set(ranked[0][1])
    pieces = [
        Piece(s) if i in stay else Piece(s, code="move", note="block out of order")
        for i, s in enumerate(order)
    ]
    sheet.pieces = [*pieces, Piece(Span(last, len(sheet.text)))]
    for edge in cuts:
        sheet.take(Span(edge, edge))
    return True
